"""What stands around every page: the menu of this persona, the search box, the rol bar, the end of the session.

A context processor: `ketenkameleon.schermen.navigatie.navigatie`. It asks the database nothing.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final, NamedTuple

from django.http import HttpRequest

from ketenkameleon.rules.access import Deed, Functie, who_may
from ketenkameleon.rules.inloggen import warns_before
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.middleware import SESSION_ROL
from ketenkameleon.toegang.sessies import SESSION_TOT, kind_of
from ketenkameleon.toegang.verzoek import AnyRequest
from ketenkameleon.web.adressen import adres
from ketenkameleon.web.dates import tijd
from ketenkameleon.zaken.views.lopend import SESSION_CONTACT, met_words

# Per functie the pages of its work, the start page first; at most five for one person. Source: ux.md 5.
MENU: Final = (
    (Functie.BIP, "mijn_dag", "Mijn dag"),
    (Functie.COORDINATOR, "verdelen", "Verdelen"),
    (Functie.BIP, "zaken", "Zaken"),
    (Functie.COORDINATOR, "zaken", "Zaken"),
    (Functie.COORDINATOR, "meldingen", "Meldingen"),
    (Functie.SCHOOL, "mijn_meldingen", "Mijn meldingen"),
    (Functie.SCHOOL, "melden", "Melden"),
    (Functie.SCHOOL, "schoolplannen", "Plannen"),
    (Functie.COORDINATOR, "afgekeurd", "Afgekeurde regels"),
    (Functie.KERNTEAM, "kernteams", "Kernteams"),
    (Functie.KERNTEAM, "signalen_mijn", "Uw signalen"),
    (Functie.KERNTEAM, "betrokken", "Betrokken?"),
    (Functie.KERNTEAM, "betrokken_vragen", "Vragen aan u"),
    (Functie.BIP, "kernteams", "Kernteams"),
    (Functie.SCHOOL, "kernteams", "Kernteams"),
    (Functie.SCHOOL, "signalen_mijn", "Uw signalen"),
    (Functie.FG, "fg", "Privacy"),
    (Functie.BEHEERDER, "beheer", "Accounts"),
    (Functie.BEHEERDER, "wetboek", "Wetboek"),
    (Functie.BIP, "noodtoegangen", "Noodtoegang"),
    (Functie.COORDINATOR, "noodtoegangen", "Noodtoegang"),
)
MOST: Final = 5
KIJKT_ALS: Final = (
    (Functie.BIP, "Geen rol actief — u kijkt als vaste contactpersoon"),
    (Functie.COORDINATOR, "Geen rol actief — u kijkt als coördinator"),
    (Functie.SCHOOL, "Geen rol actief — u kijkt als school"),
    (Functie.KERNTEAM, "Geen rol actief — u kijkt als kernteam"),
    (Functie.FG, "Geen rol actief — u kijkt als privacyfunctionaris"),
    (Functie.BEHEERDER, "Geen rol actief — u kijkt als beheerder"),
)


class Punt(NamedTuple):
    """One item of the menu. `current`: this is the page, or a page below it."""

    label: str
    url: str
    current: bool


def navigatie(request: AnyRequest) -> dict[str, object]:
    """`nav`, `zoek_url`, `wetboek_url`, `rolbalk` and `sessie_tot` for base.html; nothing for who is not logged in.

    Source: ux.md 5 (at most five items, the same order on every page), 6.1 (rol bar), 6.5 (end of the session).
    """
    actor = getattr(request, "actor", None)
    if actor is None:
        return {}
    found: dict[str, object] = {"nav": [Punt(label, url, _is_here(request.path, url)) for label, url in
                                        menu(actor.functies)], "rolbalk": _bar(request, actor.functies),
                                "nood": actor.nood, "hoeden": actor.hoeden}
    if actor.functies & {Functie.BIP, Functie.COORDINATOR}:
        found["zoek_url"] = adres("zoek")
    if actor.functies & who_may(Deed.WETBOEK_ZIEN, on=local_day(request.at), wet=actor.wet).keys():
        found["wetboek_url"] = adres("wetboek")
    ends = request.session.get(SESSION_TOT)
    if ends:
        warns = warns_before(kind_of(actor), on=local_day(request.at), wet=actor.wet)
        found |= {"sessie_tot": datetime.fromisoformat(ends), "sessie_verleng": adres("sessie_verleng"),
                  "sessie_waarschuwing": warns // timedelta(minutes=1)}
    return found


@lru_cache(maxsize=32)
def menu(functies: frozenset[Functie]) -> tuple[tuple[str, str], ...]:
    """Label and address of every item for these functies; nobody gets more than five. Source: ux.md 5."""
    items: dict[str, str] = {}
    for functie, name, label in MENU:
        if functie in functies:
            items[label] = adres(name)
    return tuple(items.items())[:MOST]


def _is_here(path: str, url: str) -> bool:
    afgekeurd = adres("afgekeurd")
    return path.startswith(url) and (url == afgekeurd or not path.startswith(afgekeurd))


def _bar(request: HttpRequest, functies: frozenset[Functie]) -> dict[str, str] | str:
    """The rol of the contact that runs, or as what somebody looks."""
    rol, contact = request.session.get(SESSION_ROL), request.session.get(SESSION_CONTACT)
    if rol and not contact:
        return {"kijkt": rol, "stop": adres("kijk_stop")}
    if rol and contact:
        return {"rol": rol, "met": met_words(contact["met"]), "sinds": tijd(datetime.fromisoformat(contact["sinds"]))}
    return next((words for functie, words in KIJKT_ALS if functie in functies), "Geen rol actief")
