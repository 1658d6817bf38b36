/* Only what a page can do without: drafts, counters, keys, a warning before the session ends,
   a form that stays when there is no network. Without this file
   every form still works. No inline code, nothing evaluated. */
(function () {
  "use strict";
  var WAIT = 2000; // ms after typing stops
  var LEAST = 5000; // ms between two drafts
  var OFFLINE_DRAFT = "Geen internet. Uw tekst blijft op dit scherm. Sluit het niet. We bewaren hem zodra het kan.";
  // A page in another language brings these sentences along, by the Dutch one (zinnen.py).
  var sentences = JSON.parse(document.body.dataset.zinnen || "{}");

  function t(dutch, n, m) {
    return (sentences[dutch] || dutch).replace("{n}", n).replace("{m}", m);
  }

  function two(number) {
    return String(number).padStart(2, "0");
  }
  function clock() {
    var now = new Date();
    return two(now.getHours()) + ":" + two(now.getMinutes());
  }
  function say(node, text) {
    if (node && node.textContent !== text) node.textContent = text;
  }

  function drafts(form) {
    var line = form.querySelector("[data-concept-status]");
    var timer = 0;
    var last = 0;
    var busy = false;
    var unsent = false;
    var leaving = false;

    function later(delay) {
      clearTimeout(timer);
      timer = setTimeout(send, Math.max(delay, last + LEAST - Date.now()));
    }
    function failed(expired) {
      unsent = true;
      say(line, expired
        ? t("U bent niet meer ingelogd. Uw tekst blijft op dit scherm. Log in een ander tabblad opnieuw in.")
        : t(OFFLINE_DRAFT));
      if (!leaving) later(LEAST);
    }
    function send() {
      if (busy || leaving) return;
      busy = true;
      last = Date.now();
      unsent = false; // typing during the request sets it again
      fetch(form.dataset.concept, {
        method: "POST", body: new FormData(form), credentials: "same-origin", redirect: "manual",
        headers: { "X-Requested-With": "fetch" }
      }).then(function (answer) {
        busy = false;
        if (!answer.ok) return failed(answer.type === "opaqueredirect" || answer.status === 403);
        say(line, t("Concept bewaard {n}", clock()));
      }, function () {
        busy = false;
        failed(false);
      });
    }
    function changed() {
      unsent = true;
      later(WAIT);
    }
    form.addEventListener("input", changed);
    form.addEventListener("change", changed);
    form.addEventListener("submit", function () {
      leaving = true;
      clearTimeout(timer);
    });
    window.addEventListener("pageshow", function () {
      leaving = false;
    });
    window.addEventListener("online", function () {
      if (unsent) send();
    });
    window.addEventListener("beforeunload", function (event) {
      if (!unsent && !busy || leaving) return;
      event.preventDefault();
      event.returnValue = "";
    });
  }

  // Sent without a network a form would be lost on the page of the browser: it stays, and says so.
  function stays(form) {
    var box = null;
    form.addEventListener("submit", function (event) {
      if (navigator.onLine) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (!box) {
        box = document.createElement("p");
        box.className = "utrecht-alert utrecht-alert--warning";
        box.setAttribute("role", "alert");
        form.prepend(box);
      }
      say(box, t(form.dataset.concept ? OFFLINE_DRAFT
        : "Geen internet. Uw tekst blijft op dit scherm. Sluit het niet. Bewaar opnieuw zodra er internet is."));
    });
    window.addEventListener("online", function () {
      if (box) box.remove();
      box = null;
    });
  }

  function counter(box) {
    var limit = Number(box.dataset.teller);
    var line = document.getElementById(box.id + "-teller");
    if (!limit || !line) return;
    function count() {
      // As the server counts: a form sends a line break as two characters, an emoji is one.
      var used = Array.from(box.value.replace(/\r?\n/g, "\r\n")).length;
      line.classList.toggle("km-teller--over", used > limit);
      say(line, used > limit ? t("{n} tekens te veel", used - limit) : t("{n} van {m} tekens", used, limit));
    }
    box.addEventListener("input", count);
    count();
  }

  function keys(event) {
    if (!event.ctrlKey && !event.metaKey || event.altKey || event.shiftKey) return;
    if (event.key === "Enter") {
      var form = event.target.form || event.target.closest && event.target.closest("form");
      var button = form && form.querySelector("button[type=submit], button:not([type])");
      if (!button) return;
      event.preventDefault();
      button.click();
    } else if (event.key.toLowerCase() === "k") {
      var search = document.querySelector("[data-zoek]");
      if (!search) return;
      event.preventDefault();
      search.focus();
    }
  }

  function session() {
    var ends = Date.parse(document.body.dataset.sessieTot || "");
    var warn = Number(document.body.dataset.sessieWaarschuwing) * 60000; // the page says minutes
    var extend = document.body.dataset.sessieVerleng;
    var box = null;
    if (isNaN(ends)) return;
    function close() {
      if (box) box.remove();
      box = null;
    }
    function show() {
      box = document.createElement("div");
      box.className = "utrecht-alert utrecht-alert--warning km-sessie";
      box.setAttribute("role", "alert");
      var text = document.createElement("p");
      var left = Math.max(1, Math.round((ends - Date.now()) / 60000));
      text.textContent = t(left === 1 ? "U wordt over 1 minuut uitgelogd. Bewaar uw tekst."
        : "U wordt over {n} minuten uitgelogd. Bewaar uw tekst.", left);
      box.appendChild(text);
      if (extend) {
        var button = document.createElement("button");
        button.type = "button";
        button.className = "utrecht-button utrecht-button--primary-action";
        button.textContent = t("Blijf ingelogd");
        button.addEventListener("click", function () {
          fetch(extend, { credentials: "same-origin", cache: "no-store" }).then(function (answer) {
            if (!answer.ok) throw new Error(String(answer.status));
            return answer.json();
          }).then(function (news) {
            ends = Date.parse(news.sessie_tot);
            close();
            plan();
          }).catch(function () {
            text.textContent = t("Verlengen lukt niet. Bewaar uw tekst en log opnieuw in.");
          });
        });
        box.appendChild(button);
      }
      document.body.appendChild(box);
    }
    function plan() {
      // setTimeout counts in 32 bits: a longer wait would fire at once.
      setTimeout(show, Math.min(Math.max(0, ends - warn - Date.now()), 2147483647));
    }
    plan();
  }

  // Leaving fast: also the page one comes from is gone from the history; without a network one leaves as well.
  document.querySelectorAll("form[data-weg]").forEach(function (form) {
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      fetch(form.action, { method: "POST", credentials: "same-origin", keepalive: true });
      location.replace(form.dataset.weg);
    });
  });
  document.querySelectorAll("form[method=post]:not([data-weg])").forEach(stays); // before drafts: what stays has not left
  document.querySelectorAll("form[data-concept]").forEach(drafts);
  document.querySelectorAll("[data-teller]").forEach(counter);
  document.addEventListener("keydown", keys);
  session();
  document.querySelectorAll("[data-druk-af]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      window.print();
    });
  });
})();
