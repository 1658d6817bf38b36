"""What the settings need for a hard shell: secrets, the headers of every answer, and what production must have.

Imported by the settings, so it knows no Django. A secret comes from the JSON file of KAMELEON_GEHEIM, or one by one
from the environment (KAMELEON_SLEUTEL_DJANGO) or a file of its own (KAMELEON_SLEUTEL_DJANGO_FILE), which is how
Docker, Kubernetes and systemd hand them out. Source: issue 3, part 9; docs/veiligheid/koppen.md.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from ketenkameleon.start.fout import StartFout
from ketenkameleon.start.sleutelring import NAMEN, Paar, key_of, ring_of

PREFIX: Final = "KAMELEON_SLEUTEL_"
# Seconds. A year is what browsers' preload lists ask for at least.
HSTS_SECONDS: Final = 365 * 24 * 3600
FEWEST_SECRET_CHARS: Final = 50
LOCAL_HOSTS: Final = "localhost,127.0.0.1,[::1]"
SELF, NONE = "'self'", "'none'"
# The weather: a site that anybody looks at, and that says nothing about who did.
NEUTRAL: Final = "https://www.knmi.nl/"
# Everything is forbidden but what our own pages fetch from ourselves; no inline script or style, so no nonces.
CSP: Final[Mapping[str, list[str]]] = {
    "default-src": [NONE], "script-src": [SELF], "style-src": [SELF], "img-src": [SELF], "connect-src": [SELF],
    "form-action": [SELF], "object-src": [NONE], "base-uri": [NONE], "frame-ancestors": [NONE],
}
# The most requests a minute that do something, per account and per address. Many work behind one address of a
# municipality, so the second is wide. Ours: nobody who works by hand comes near them.
TEMPO: Final[Mapping[str, Mapping[str, int]]] = {
    "schrijven": {"account": 60, "adres": 600},
    "zoeken": {"account": 20, "adres": 300},
    "concept": {"account": 60, "adres": 1200},
    "uitvoer": {"account": 6, "adres": 60},
    "inloggen": {"adres": 60},
}
# What a page may ask of the device: nothing but a passkey, which belongs to logging in.
_NIETS: Final = ("accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen",
                 "geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment",
                 "picture-in-picture", "screen-wake-lock", "usb", "xr-spatial-tracking")
PERMISSIONS: Final = ", ".join([*(f"{naam}=()" for naam in _NIETS), "publickey-credentials-get=(self)",
                                "publickey-credentials-create=(self)"])


def from_environment(naam: str, environ: Mapping[str, str]) -> str:
    """The value of `naam`, or what stands in the file that `naam`_FILE names; empty when neither is there.

    Errors: StartFout when both are set, or the file cannot be read: the sentence never repeats the value.
    """
    value, path = environ.get(naam, ""), environ.get(f"{naam}_FILE", "")
    if value and path:
        raise StartFout(f"{naam} en {naam}_FILE staan allebei ingesteld. Kies er een.")
    if not path:
        return value
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as exc:
        raise StartFout(f"Het bestand {path} van {naam}_FILE is niet te lezen.") from exc


def read_secrets(environ: Mapping[str, str]) -> dict[str, str]:
    """Every secret by its short name: those of the file KAMELEON_GEHEIM, then those of the environment over them.

    Errors: StartFout with one sentence when a file is not there or is no JSON.
    """
    found: dict[str, str] = {}
    path = environ.get("KAMELEON_GEHEIM", "")
    if path:
        try:
            found = dict(json.loads(Path(path).read_text(encoding="utf-8")))
        except OSError as exc:
            raise StartFout(f"Het bestand met sleutels, {path} (KAMELEON_GEHEIM), is niet te lezen.") from exc
        except (ValueError, TypeError) as exc:
            raise StartFout(f"Het bestand met sleutels, {path} (KAMELEON_GEHEIM), is beschadigd.") from exc
        if "zoek" in found:
            # A file from before digests had a key of their own.
            found.setdefault("afdruk", found["zoek"])
    for naam in NAMEN:
        given = from_environment(PREFIX + naam.upper(), environ)
        if given:
            found[naam] = given
    return found


def is_production(environ: Mapping[str, str]) -> bool:
    """Behind TLS, with real people in it: KAMELEON_HTTPS is "1"."""
    return environ.get("KAMELEON_HTTPS") == "1"


def check_production(environ: Mapping[str, str], secrets: Mapping[str, str]) -> None:
    """Refuse to serve real people with something missing. Errors: StartFout, one sentence for the person at work.

    Source: ASVS 5.0, 13.3 and 13.4; Django's deployment checklist.
    """
    missing = [PREFIX + naam.upper() for naam in ("django", "versleutel", "zoek", "teken", "afdruk")
               if not secrets.get(naam)]
    if missing:
        raise StartFout(f"Deze sleutel ontbreekt: {', '.join(missing)}. Zet hem in de omgeving, in een bestand "
                        f"({missing[0]}_FILE), of wijs met KAMELEON_GEHEIM het bestand met alle sleutels aan.")
    if len(secrets["django"]) < FEWEST_SECRET_CHARS:
        raise StartFout(f"{PREFIX}DJANGO is te kort: neem {FEWEST_SECRET_CHARS} tekens of meer.")
    if environ.get("KAMELEON_HOSTS", LOCAL_HOSTS) == LOCAL_HOSTS or "*" in environ["KAMELEON_HOSTS"]:
        raise StartFout("Zet in KAMELEON_HOSTS de namen waarop deze site te bereiken is, met komma's ertussen.")
    if environ.get("KAMELEON_TEMPO") == "uit":
        raise StartFout("KAMELEON_TEMPO=uit is alleen voor tests. Haal de instelling weg.")


def keys_of(secrets: Mapping[str, str]) -> tuple[Paar, ...]:
    """The pairs of keys for sealing and looking up, the newest first; none when there are no keys at all."""
    return ring_of(secrets) if secrets.get("versleutel") else ()


def limits_from(text: str) -> dict[str, dict[str, int]]:
    """The limits, with those in this JSON text over the usual ones: {"zoeken": {"account": 40}}. "uit": none at all.

    Units: requests a minute. Errors: StartFout when it is no such text.
    """
    if text == "uit":
        return {}
    wrong = StartFout('KAMELEON_TEMPO is niet te lezen. Een voorbeeld: {"zoeken": {"account": 40, "adres": 600}}')
    try:
        given = json.loads(text or "{}")
        made = {soort: {**TEMPO[soort], **given.get(soort, {})} for soort in TEMPO}
    except (ValueError, TypeError, AttributeError) as exc:
        raise wrong from exc
    numbers = [number for limits in made.values() for number in limits.values()]
    names = {naam for limits in made.values() for naam in limits}
    if given.keys() - TEMPO.keys() or names - {"account", "adres"} or not all(
            type(number) is int and number > 0 for number in numbers):
        raise wrong
    return made


def key(secrets: Mapping[str, str], naam: str) -> bytes:
    """One key of 32 bytes, or nothing when it is not there. Errors: StartFout when it is damaged."""
    return key_of(secrets, naam) if secrets.get(naam) else b""


def neutral_site(address: str) -> str:
    """The address that "Snel weg" leads to, as it was set. Errors: StartFout when it is no plain https address.

    No name, password, port, query or fragment: nothing in it can say who left, or from where.

    >>> neutral_site(NEUTRAL)
    'https://www.knmi.nl/'
    """
    wrong = StartFout("KAMELEON_SNEL_WEG moet een gewoon https-adres zijn. Een voorbeeld: https://www.knmi.nl/")
    try:
        parts = urlsplit(address)
        odd = parts.username or parts.password or parts.port or parts.query or parts.fragment
    except ValueError as exc:
        raise wrong from exc
    plain = address.isascii() and address.isprintable() and not set(address) & set(" \"'<>;,\\")
    if parts.scheme != "https" or "." not in (parts.hostname or "") or odd or not plain:
        raise wrong
    return address
