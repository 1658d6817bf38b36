"""The sentences of who sees what for a parent (u) and a child (je). Whole sentences, so that each can be translated.

Source: ux.md 9.5 and S11a; issue 6, part 5.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from django.utils.translation import gettext

from ketenkameleon.rules.delen import SCHOOL, Cel, Celstand, Gedeeld
from ketenkameleon.web.dagwoorden import datum_lang
from ketenkameleon.web.dates import local_day

# Kinds of data that hold what the child or a parent told.
VERTELD: Final = frozenset({"waarom", "hulp", "verslag"})


def ground(cel: Cel, share: Gedeeld | None, zei_ja: date | None, *, je: bool) -> str:
    """Why this party sees this, in a sentence; "" for what it does not see. `zei_ja`: the day of one's own yes."""
    match cel.stand:
        case Celstand.WET:
            return gettext("Dat mag van de wet.")
        case Celstand.VANZELF:
            return _by_itself(cel, je)
        case Celstand.VERTELD:
            return gettext("Bij het vertellen is gezegd dat dit mag.")
        case Celstand.JA:
            return _yes(zei_ja, je)
        case Celstand.NOOD:
            return _emergency(share)
        case _:
            return ""


def kept(*, je: bool, ja: bool) -> str:
    """What a page says after an answer was kept."""
    if ja:
        return (gettext("Bewaard: jij zei ja. Je mag later altijd stoppen.") if je
                else gettext("Bewaard: u zei ja. U mag later altijd stoppen."))
    return (gettext("Bewaard: jij zei nee. Onze hulp gaat gewoon door.") if je
            else gettext("Bewaard: u zei nee. Onze hulp gaat gewoon door."))


def taken_back() -> str:
    """What a page says after a yes was taken back."""
    return gettext("Gestopt. Dit wordt vanaf nu niet meer gedeeld.")


def _by_itself(cel: Cel, je: bool) -> str:
    if cel.ontvanger != SCHOOL:
        return (gettext("Jouw vaste contactpersoon doet ook dit werk.") if je
                else gettext("Uw vaste contactpersoon doet ook dit werk."))
    if cel.soort == "verzuim":
        return gettext("De school meldde dit zelf. Dat moet van de wet.")
    return gettext("De school ziet alleen wat zij zelf doet en wie er komt.")


def _yes(zei_ja: date | None, je: bool) -> str:
    if zei_ja is None:
        return gettext("Daar is ja op gezegd.")
    dag = datum_lang(zei_ja)
    return (gettext("Jij zei ja op %(dag)s.") if je else gettext("U zei ja op %(dag)s.")) % {"dag": dag}


def _emergency(share: Gedeeld | None) -> str:
    if share is None or share.deling.nood is None:
        return gettext("Dat moest, want er was gevaar.")
    return gettext("Dat moest op %(dag)s, want er was gevaar. De reden: %(reden)s.") % {
        "dag": datum_lang(local_day(share.deling.nood.gedeeld_om)), "reden": share.deling.nood.reden.rstrip(". ")}
