// Passkeys: asks the browser to make or use one, and sends its answer with the form. Works on forms with data-passkey.
(function () {
  "use strict";

  function bytes(text) {
    var plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, function (sign) { return sign.charCodeAt(0); });
  }

  function text(buffer) {
    if (!buffer) return undefined;
    var plain = String.fromCharCode.apply(null, new Uint8Array(buffer));
    return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  function keys(list) {
    return (list || []).map(function (key) { return Object.assign({}, key, { id: bytes(key.id) }); });
  }

  function make(options) {
    var asked = Object.assign({}, options.publicKey);
    asked.challenge = bytes(asked.challenge);
    asked.user = Object.assign({}, asked.user, { id: bytes(asked.user.id) });
    asked.excludeCredentials = keys(asked.excludeCredentials);
    asked.authenticatorSelection = Object.assign({}, asked.authenticatorSelection, {
      residentKey: "required", requireResidentKey: true, userVerification: "required",
    });
    return navigator.credentials.create({ publicKey: asked });
  }

  function use(options) {
    var asked = Object.assign({}, options.publicKey);
    asked.challenge = bytes(asked.challenge);
    asked.allowCredentials = keys(asked.allowCredentials);
    return navigator.credentials.get({ publicKey: asked });
  }

  function written(made) {
    var answer = made.response;
    return JSON.stringify({
      type: made.type,
      id: made.id,
      rawId: text(made.rawId),
      authenticatorAttachment: made.authenticatorAttachment,
      clientExtensionResults: made.getClientExtensionResults(),
      response: {
        clientDataJSON: text(answer.clientDataJSON),
        attestationObject: text(answer.attestationObject),
        authenticatorData: text(answer.authenticatorData),
        signature: text(answer.signature),
        userHandle: text(answer.userHandle),
        transports: answer.getTransports ? answer.getTransports() : undefined,
      },
    });
  }

  function options(form) {
    if (form.dataset.passkey === "log-in") {
      return fetch(form.action, {
        credentials: "same-origin", cache: "no-store", headers: { "X-Requested-With": "XMLHttpRequest" },
      }).then(function (answer) {
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.json();
      });
    }
    return Promise.resolve(JSON.parse(form.dataset.gegevens));
  }

  function ready(form) {
    var wrong = form.querySelector("[data-passkey-fout]");
    form.hidden = false;
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      wrong.hidden = true;
      options(form).then(function (found) {
        return form.dataset.passkey === "maak" ? make(found.creation_options) : use(found.request_options);
      }).then(function (made) {
        form.querySelector("[name=credential]").value = written(made);
        form.submit();
      }).catch(function () {
        wrong.hidden = false;
      });
    });
  }

  if (window.PublicKeyCredential) {
    document.querySelectorAll("form[data-passkey]").forEach(ready);
  }
})();
