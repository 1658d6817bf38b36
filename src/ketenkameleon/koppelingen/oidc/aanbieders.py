"""The file with the OpenID providers of the organisaties. Plain Python: the settings read it at start.

Source: NL GOV Assurance profile for OpenID Connect; docs/run/inloggen.md says what each name means.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit
from uuid import UUID

_NEEDED: Final = ("code", "naam", "issuer", "client_id", "secret_bestand")
_KNOWN: Final = frozenset({*_NEEDED, "acr", "claim", "organisatie", "scopes", "tweede_factor"})
_LOOPBACK: Final = ("localhost", "127.0.0.1", "::1")


def read_providers(path: str) -> list[dict[str, object]]:
    """The providers in that JSON file, as django-allauth wants its apps; none for an empty path.

    Errors: ValueError with a sentence that names the provider and what is wrong with it; OSError for a file that
    cannot be read. A provider that is not on TLS is refused, unless it is on this machine.
    """
    if not path:
        return []
    found = json.loads(Path(path).read_text(encoding="utf-8"))
    if not isinstance(found, list):
        raise ValueError("KAMELEON_OIDC: het bestand moet een lijst van aanbieders zijn.")
    apps = [_app(item, Path(path).parent) for item in found]
    codes = [str(app["provider_id"]) for app in apps]
    if len(codes) != len(set(codes)):
        raise ValueError("KAMELEON_OIDC: elke aanbieder heeft een eigen code.")
    return apps


def _app(item: Mapping[str, object], folder: Path) -> dict[str, object]:
    code = str(item.get("code", "?"))
    for name in _NEEDED:
        if not isinstance(item.get(name), str) or not item[name]:
            raise ValueError(f"KAMELEON_OIDC, {code}: '{name}' ontbreekt.")
    unknown = sorted(set(item) - _KNOWN)
    if unknown:
        raise ValueError(f"KAMELEON_OIDC, {code}: '{unknown[0]}' is geen naam die wij kennen.")
    issuer = str(item["issuer"]).rstrip("/")
    parts = urlsplit(issuer)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        raise ValueError(f"KAMELEON_OIDC, {code}: de issuer moet met https:// beginnen.")
    secret = (folder / str(item["secret_bestand"])).read_text(encoding="utf-8").strip()
    return {"provider_id": code, "name": item["naam"], "client_id": item["client_id"], "secret": secret,
            "settings": {"server_url": issuer, "issuer": issuer, "oauth_pkce_enabled": True, "fetch_userinfo": False,
                         **_extra(item, code)}}


def _extra(item: Mapping[str, object], code: str) -> dict[str, object]:
    """`acr`: one of these must be in the answer. `claim` with `organisatie`: by what an account is found at first."""
    acr, scopes, claim = _words(item, "acr", code), _words(item, "scopes", code), item.get("claim", "")
    if bool(claim) != bool(item.get("organisatie")):
        raise ValueError(f"KAMELEON_OIDC, {code}: 'claim' en 'organisatie' horen bij elkaar.")
    extra: dict[str, object] = {"acr": acr, "claim": claim, "tweede_factor": item.get("tweede_factor") is True,
                                "scope": sorted({"openid", *scopes})}
    if claim:
        extra["organisatie"] = str(UUID(str(item["organisatie"])))
    if acr:
        extra["auth_params"] = {"acr_values": " ".join(acr)}
    return extra


def _words(item: Mapping[str, object], name: str, code: str) -> list[str]:
    found = item.get(name, [])
    if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
        raise ValueError(f"KAMELEON_OIDC, {code}: '{name}' is een lijst van woorden.")
    return found
