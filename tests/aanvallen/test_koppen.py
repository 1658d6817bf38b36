"""What every answer carries in its headers, and what production refuses to start without."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from itertools import product

import pytest
from django.conf import settings
from toegangstabel import TOEGANG

from ketenkameleon.config import beveiliging
from ketenkameleon.start.fout import StartFout

pytestmark = [pytest.mark.muren, pytest.mark.rondgang]

KEY = base64.b64encode(b"k" * 32).decode()
SECRETS = {f"KAMELEON_SLEUTEL_{naam}": KEY for naam in ("VERSLEUTEL", "ZOEK", "TEKEN", "AFDRUK")} | {
    "KAMELEON_SLEUTEL_DJANGO": "kameleon-test-sleutel-" * 3}
PRODUCTION = SECRETS | {"KAMELEON_HTTPS": "1", "KAMELEON_HOSTS": "kameleon.example",
                        "DJANGO_SETTINGS_MODULE": "ketenkameleon.config.settings"}
FIXED = {
    "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin", "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow", "Permissions-Policy": beveiliging.PERMISSIONS,
}


def _manage(*command: str, **env: str) -> subprocess.CompletedProcess[str]:
    """A Django command in a process of its own, with only this environment besides the usual one."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("KAMELEON_", "DJANGO_"))}
    return subprocess.run([sys.executable, "-m", "django", *command], env=clean | env, capture_output=True, text=True,
                          timeout=120, check=False)


def _policy(answer: object) -> dict[str, list[str]]:
    parts = (part.split() for part in answer.headers["Content-Security-Policy"].split(";"))
    return {name: values for name, *values in parts}


def test_every_answer_carries_the_headers_whoever_asks(gezien):
    wrong, policy = {}, {name: list(values) for name, values in beveiliging.CSP.items()}
    for page, wie in product(sorted(TOEGANG), ("niemand", "vast", "bip")):
        answer = gezien.antwoord(wie, *page)
        carried = {name: answer.headers.get(name) for name in FIXED}
        if carried != FIXED or _policy(answer) != policy:
            wrong[*page, wie] = answer.status_code, carried, answer.headers.get("Content-Security-Policy")
    assert wrong == {}


@pytest.mark.parametrize("url", ["/bestaat-niet/", "/static/web/kameleon.css", "/static/web/kameleon.js"])
def test_a_stylesheet_and_a_page_that_is_not_there_carry_them_too(bezoekers, url):
    answer = bezoekers.adres("niemand", url, "GET")
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Content-Security-Policy" in answer.headers


def test_the_policy_lets_nothing_in_but_what_comes_from_us():
    allowed = {value for values in beveiliging.CSP.values() for value in values}
    assert allowed == {"'self'", "'none'"}
    assert beveiliging.CSP["default-src"] == beveiliging.CSP["frame-ancestors"] == ["'none'"]
    assert beveiliging.CSP["object-src"] == beveiliging.CSP["base-uri"] == ["'none'"]


def test_no_page_holds_a_script_or_a_style_of_its_own(gezien):
    """What the policy would stop is not there in the first place."""
    wrong, pages = {}, sorted(naam for naam, methode in TOEGANG if methode == "GET")
    for naam, wie in product(pages, ("niemand", "vast", "coordinator", "school")):
        page = gezien.antwoord(wie, naam, "GET").tekst
        own = [word for word in (" style=", "<style", " onclick=", " onload=", " onerror=", "javascript:")
               if word in page]
        if own or page.count("<script") != page.count('<script src="/static/'):
            wrong[naam, wie] = own
    assert wrong == {}
    assert len(pages) > 150


def test_the_deployment_check_of_django_finds_nothing_under_production_settings():
    said = _manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert said.returncode == 0, said.stderr
    assert "no issues" in said.stdout


def test_in_production_cookies_hold_to_one_host_over_tls_and_faults_show_nothing():
    names = ("DEBUG", "SESSION_COOKIE_NAME", "SESSION_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY", "CSRF_COOKIE_NAME",
             "CSRF_COOKIE_SECURE", "CSRF_COOKIE_HTTPONLY", "SECURE_HSTS_SECONDS", "SECURE_SSL_REDIRECT")
    script = ("import json; from django.conf import settings as s; "
              f"print(json.dumps({{n: getattr(s, n) for n in {names!r}}}))")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("KAMELEON_", "DJANGO_"))}
    said = subprocess.run([sys.executable, "-c", script], env=clean | PRODUCTION, capture_output=True, text=True,
                          check=True)
    assert json.loads(said.stdout) == {
        "DEBUG": False, "SESSION_COOKIE_NAME": "__Host-sessionid", "SESSION_COOKIE_SECURE": True,
        "SESSION_COOKIE_HTTPONLY": True, "CSRF_COOKIE_NAME": "__Host-csrftoken", "CSRF_COOKIE_SECURE": True,
        "CSRF_COOKIE_HTTPONLY": True, "SECURE_HSTS_SECONDS": 31_536_000, "SECURE_SSL_REDIRECT": True}


def test_there_is_no_switch_that_turns_on_debug():
    said = _manage("diffsettings", **PRODUCTION | {"DEBUG": "1", "KAMELEON_DEBUG": "1"})
    assert said.returncode == 0, said.stderr
    assert "DEBUG = True" not in said.stdout
    assert settings.DEBUG is False


@pytest.mark.parametrize(("change", "sentence"), [
    *(({naam: ""}, f"Deze sleutel ontbreekt: {naam}.") for naam in SECRETS),
    ({"KAMELEON_SLEUTEL_DJANGO": "kort"}, "KAMELEON_SLEUTEL_DJANGO is te kort"),
    ({"KAMELEON_HOSTS": beveiliging.LOCAL_HOSTS}, "Zet in KAMELEON_HOSTS de namen"),
    ({"KAMELEON_HOSTS": "*"}, "Zet in KAMELEON_HOSTS de namen"),
    ({"KAMELEON_TEMPO": "uit"}, "KAMELEON_TEMPO=uit is alleen voor tests"),
])
def test_production_says_in_one_sentence_what_is_missing(change, sentence):
    env = PRODUCTION | change
    with pytest.raises(StartFout, match=sentence):
        beveiliging.check_production(env, beveiliging.read_secrets(env))
    assert beveiliging.check_production(PRODUCTION, beveiliging.read_secrets(PRODUCTION)) is None


def test_a_command_in_production_without_keys_ends_with_the_sentence():
    env = {name: value for name, value in PRODUCTION.items() if name not in SECRETS} | {
        "KAMELEON_DATABASE_URL": "postgresql://niemand@127.0.0.1:1/geen"}
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("KAMELEON_", "DJANGO_"))}
    said = subprocess.run([sys.executable, "-m", "ketenkameleon", "sleutels", "status"], env=clean | env,
                          capture_output=True, text=True, check=False)
    assert said.returncode == 1
    assert said.stderr.startswith("Deze sleutel ontbreekt: KAMELEON_SLEUTEL_DJANGO")
    assert "Traceback" not in said.stderr


def test_a_secret_may_come_from_the_environment_a_file_or_the_file_with_all(tmp_path):
    alone, together = tmp_path / "zoek", tmp_path / "geheim.json"
    alone.write_text(f"{KEY}\n")
    together.write_text(json.dumps({"zoek": "van-het-bestand", "django": "d"}))
    read = beveiliging.read_secrets
    assert read({"KAMELEON_GEHEIM": str(together)})["zoek"] == "van-het-bestand"
    assert read({"KAMELEON_GEHEIM": str(together), "KAMELEON_SLEUTEL_ZOEK": KEY})["zoek"] == KEY
    assert read({"KAMELEON_SLEUTEL_ZOEK_FILE": str(alone)}) == {"zoek": KEY}
    assert beveiliging.from_environment("KAMELEON_DATABASE_URL", {"KAMELEON_DATABASE_URL_FILE": str(alone)}) == KEY


@pytest.mark.parametrize(("env", "sentence"), [
    ({"KAMELEON_SLEUTEL_ZOEK": KEY, "KAMELEON_SLEUTEL_ZOEK_FILE": "zoek"}, "staan allebei ingesteld"),
    ({"KAMELEON_SLEUTEL_ZOEK_FILE": "bestaat-niet"}, "is niet te lezen"),
    ({"KAMELEON_GEHEIM": "bestaat-niet"}, "is niet te lezen"),
    ({"KAMELEON_GEHEIM": __file__}, "is beschadigd"),
])
def test_a_secret_that_cannot_be_read_is_named_and_never_shown(env, sentence):
    with pytest.raises(StartFout, match=sentence) as wrong:
        beveiliging.read_secrets(env)
    assert KEY not in str(wrong.value)


@pytest.mark.parametrize("damaged", ["geen base64!", base64.b64encode(b"kort").decode()])
def test_a_damaged_key_is_named_and_never_shown(damaged):
    with pytest.raises(StartFout, match="De sleutel 'zoek'") as wrong:
        beveiliging.key({"zoek": damaged}, "zoek")
    assert damaged not in str(wrong.value)
