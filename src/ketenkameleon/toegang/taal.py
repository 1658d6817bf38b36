"""Which language a page of a family is drawn in: the one they chose in this session, as long as a person has read it.

The choice stands in the session and in no address. Who works here reads Dutch. Source: ux.md 2; docs/adr/0039.
"""

from __future__ import annotations

from typing import Final

from ketenkameleon.toegang.inloggen.sterk import MAKEN
from ketenkameleon.toegang.verzoek import AnyRequest
from ketenkameleon.web.talen import NEDERLANDS, language, offered, speak

SESSION_TAAL: Final = "taal"
# Pages that a family shares with who works here: their texts are in no catalog, so they are whole in Dutch.
ALLEEN_NEDERLANDS: Final = MAKEN | {
    "start", "hoed", "berichten", "sessie_verleng", "wachtwoord", "usersessions_list", "mfa_deactivate_totp",
    "mfa_generate_recovery_codes", "mfa_list_webauthn", "mfa_remove_webauthn",
}


def draw_in_chosen_language(request: AnyRequest, page: str) -> None:
    """Speak the chosen language from here on, and tell the page which others there are to choose from."""
    if page in ALLEEN_NEDERLANDS:
        return
    chosen = language(request.session.get(SESSION_TAAL, ""))
    speak(chosen)
    request.talen = tuple(taal for taal in (NEDERLANDS, *offered()) if taal != chosen)
