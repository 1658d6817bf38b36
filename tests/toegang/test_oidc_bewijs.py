"""Reading an ID token: every way in which it can be not for us; and the file with the providers."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from uuid import UUID

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from ketenkameleon.koppelingen.oidc.aanbieders import read_providers
from ketenkameleon.koppelingen.oidc.bewijs import Ongeldig, nonce_of, read_token

ISSUER, CLIENT, NONCE = "https://inlog.duinstad.example", "kameleon", nonce_of("verifier")
KEY, OTHER = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2))


def _keys() -> dict[str, object]:
    made = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
    return {"keys": [{**made, "kid": "k1", "alg": "RS256", "use": "sig"}]}


def _token(key=KEY, alg: str = "RS256", kid: str = "k1", **changed: object) -> str:
    now = datetime.now(UTC)
    claims = {"iss": ISSUER, "sub": "sub-1", "aud": CLIENT, "nonce": NONCE, "iat": now,
              "exp": now + timedelta(minutes=5), **changed}
    claims = {name: value for name, value in claims.items() if value is not None}
    return jwt.encode(claims, key, algorithm=alg, headers={"kid": kid})


def _read(token: str, **changed: object) -> dict[str, object]:
    return read_token(token, **{"keys": _keys(), "issuer": ISSUER, "client_id": CLIENT, "nonce": NONCE, **changed})


def test_a_good_token_says_who_it_is():
    assert _read(_token())["sub"] == "sub-1"
    assert _read(_token(aud=[CLIENT, "ander"], azp=CLIENT))["sub"] == "sub-1"
    assert _read(_token(acr="hoog"), acr=("hoog",))["acr"] == "hoog"


PAST = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(("token", "why"), [
    (lambda: _token(iss="https://inlog.zeedorp.example"), "another issuer"),
    (lambda: _token(aud="ander"), "for another client"),
    (lambda: _token(aud=[CLIENT, "ander"]), "for two, and not made for us"),
    (lambda: _token(exp=PAST), "expired"),
    (lambda: _token(iat=datetime.now(UTC) + timedelta(hours=1)), "made in the future"),
    (lambda: _token(nonce="x" * 43), "for another try"),
    (lambda: _token(nonce=None), "without a nonce"),
    (lambda: _token(sub=None), "about nobody"),
    (lambda: _token(sub=""), "about nobody"),
    (lambda: _token(exp=None), "without an end"),
    (lambda: _token(key=OTHER), "signed by somebody else"),
    (lambda: _token(kid="k9"), "signed with a key the provider does not have"),
    (lambda: _token(key="", alg="none"), "not signed"),
    (lambda: _token(key="k" * 64, alg="HS256"), "signed with a word instead of a key"),
    (lambda: _token() + "x", "damaged"),
    (lambda: "", "nothing"),
])
def test_a_token_that_is_not_for_us_is_refused(token, why):
    with pytest.raises(Ongeldig):
        _read(token())


def test_a_level_that_is_too_low_is_refused():
    for token in (_token(), _token(acr="laag")):
        with pytest.raises(Ongeldig):
            _read(token, acr=("substantieel", "hoog"))


def test_no_keys_is_a_refusal_and_no_fault():
    with pytest.raises(Ongeldig):
        _read(_token(), keys={"keys": []})


def _file(folder, *items: object) -> str:
    (folder / "geheim").write_text("abc\n")
    (folder / "oidc.json").write_text(json.dumps(list(items)))
    return str(folder / "oidc.json")


GOED = {"code": "duinstad", "naam": "Duinstad", "issuer": ISSUER + "/", "client_id": CLIENT, "secret_bestand": "geheim"}


def test_the_file_becomes_apps_with_the_secret_out_of_its_own_file(tmp_path):
    app = read_providers(_file(tmp_path, GOED))[0]
    assert (app["provider_id"], app["secret"], app["settings"]["issuer"]) == ("duinstad", "abc", ISSUER)
    assert read_providers("") == []
    org = UUID(int=5)
    more = GOED | {"claim": "nr", "organisatie": str(org), "acr": ["hoog"]}
    extra = read_providers(_file(tmp_path, more))[0]["settings"]
    assert (extra["claim"], extra["organisatie"], extra["auth_params"]) == ("nr", str(org), {"acr_values": "hoog"})


@pytest.mark.parametrize(("items", "sentence"), [
    ([GOED | {"issuer": "http://inlog.duinstad.example"}], "https"),
    ([{k: v for k, v in GOED.items() if k != "client_id"}], "'client_id' ontbreekt"),
    ([GOED | {"geheim": "abc"}], "'geheim' is geen naam"),
    ([GOED | {"claim": "nr"}], "horen bij elkaar"),
    ([GOED | {"acr": "hoog"}], "'acr' is een lijst"),
    ([GOED | {"scopes": [1]}], "'scopes' is een lijst"),
    ([GOED, GOED], "eigen code"),
])
def test_a_file_that_is_wrong_is_refused_with_a_sentence(tmp_path, items, sentence):
    with pytest.raises(ValueError, match=sentence):
        read_providers(_file(tmp_path, *items))


def test_a_file_that_is_no_list_is_refused(tmp_path):
    (tmp_path / "oidc.json").write_text("{}")
    with pytest.raises(ValueError, match="lijst"):
        read_providers(str(tmp_path / "oidc.json"))
