"""Reading an ID token: signature, issuer, audience, age and nonce, every time. Knows no Django and no network.

Source: OpenID Connect Core 1.0, 3.1.3.7; NL GOV Assurance profile for OpenID Connect (signatures, nonce, acr).
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Mapping
from typing import Final

import jwt

# Asymmetric only: with "none" or an HMAC anybody who knows the public key could write a token.
ALGORITMEN: Final = ("RS256", "PS256", "ES256", "ES384", "ES512", "PS384", "PS512")
# Clocks of two machines differ; more than this is not a difference of clocks. Seconds.
SPELING: Final = 30
_MUST: Final = ("iss", "sub", "aud", "exp", "iat", "nonce")


class Ongeldig(Exception):
    """The token is not one for us, now, from this provider."""


def nonce_of(verifier: str) -> str:
    """The nonce that belongs to this PKCE verifier: as unguessable, and bound to the same session and the same try.

    Source: OpenID Connect Core 1.0, 15.5.2 (a hash of a value in the session).
    """
    made = hashlib.sha256(b"nonce\0" + verifier.encode()).digest()
    return base64.urlsafe_b64encode(made).rstrip(b"=").decode()


def read_token(token: str, *, keys: Mapping[str, object], issuer: str, client_id: str, nonce: str,
               acr: tuple[str, ...] = ()) -> dict[str, object]:
    """The claims of a good ID token. `keys`: the provider's JWK set. `acr`: one of these levels, or any for none.

    Errors: Ongeldig, for whatever reason; why is for the log, not for who logs in.
    """
    try:
        header = jwt.get_unverified_header(token)
        key = _key(jwt.PyJWKSet.from_dict(dict(keys)), header.get("kid"))
        claims = jwt.decode(token, key, algorithms=list(ALGORITMEN), audience=client_id, issuer=issuer, leeway=SPELING,
                            options={"require": list(_MUST), "verify_iat": True})
    except (jwt.PyJWTError, ValueError, TypeError) as wrong:
        raise Ongeldig(type(wrong).__name__) from wrong
    if not hmac.compare_digest(str(claims["nonce"]).encode(), nonce.encode()):
        raise Ongeldig("nonce")
    audience = claims["aud"]
    if isinstance(audience, list) and len(audience) > 1 and claims.get("azp") != client_id:
        raise Ongeldig("azp")
    if acr and claims.get("acr") not in acr:
        raise Ongeldig("acr")
    if not isinstance(claims["sub"], str) or not claims["sub"]:
        raise Ongeldig("sub")
    return claims


def _key(keys: jwt.PyJWKSet, kid: object) -> jwt.PyJWK:
    """The key with that id; without an id only when there is one key."""
    fits = [key for key in keys.keys if kid is None or key.key_id == kid]
    if len(fits) != 1:
        raise Ongeldig("sleutel")
    return fits[0]
