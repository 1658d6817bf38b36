"""Everybody else who can stand to the full zaak, or once did: with the person of the access table whose pages they get.

Built as the owner beside the house; see test_everybody_else.py. Source: issue 3, parts 1 and 3.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from huis import GEHEIM, Huis
from toegangstabel import TOEGANG

from ketenkameleon.regio.models import Aanstelling, School
from ketenkameleon.toegang.middleware import GEZIN_PAGES, OPEN_PAGES
from ketenkameleon.toegang.models import Account, Relatie
from ketenkameleon.zaken.models import Zaak
from wereld import BEGIN, VANDAAG
from zaken_bouw import make_zaak

GISTEREN, MORGEN = VANDAAG - timedelta(days=1), VANDAAG + timedelta(days=1)
VERSLAG: Final = ("feitenbloem", "indrukbloem", "aanvulbloem", "verhaalbloem")
MELDING: Final = ("meldbloem", "schoolbloem", "regelbloem")


class Ander(NamedTuple):
    """Somebody else: whose column of the access table is theirs ("gezin": no column), where they work, how they stand.

    `dicht`: the words they never read, even when every decision of the program says yes. `zaak`: which zaak they stand
    to; `vraagt`: for which one they ask.
    """

    als: str
    functie: str
    organisatie: str = ""
    soort: str = ""
    van: date = BEGIN
    tot: date = date.max
    zaak: str = "vol"
    vraagt: str = "vol"
    dicht: tuple[str, ...] = GEHEIM


ANDEREN: Final = {
    "andere_organisatie": Ander("bip", "bip", "rvdk"),
    "was_vast": Ander("bip", "bip", "halt", "vast", tot=GISTEREN),
    "wordt_vast": Ander("bip", "bip", "halt", "vast", van=MORGEN),
    "nam_waar": Ander("bip", "bip", "halt", "waarneming", tot=GISTEREN),
    "was_gevraagd": Ander("bip", "bip", "gemeente", "gevraagd", tot=GISTEREN),
    "vast_van_een_gesloten_zaak": Ander("bip", "bip", "halt", "vast", tot=GISTEREN, zaak="dicht", vraagt="dicht"),
    "vast_van_een_andere_zaak": Ander("bip", "bip", "halt", "vast", zaak="ander"),
    # They have no pages of their own yet: the matrix lets them read, the program shows them nothing.
    "meeloper": Ander("bip", "bip", "gemeente", "meeloper", dicht=MELDING),
    "begeleider": Ander("bip", "bip", "gemeente", "begeleider", dicht=VERSLAG + MELDING),
    "school_van_een_ander_kind": Ander("andere_school", "school"),
    "school_tot_gisteren": Ander("andere_school", "school", soort="school", tot=GISTEREN),
    "ouder": Ander("gezin", "", soort="ouder_met_gezag"),
    "ouder_zonder_gezag": Ander("gezin", "", soort="ouder_zonder_gezag"),
    "kind": Ander("gezin", "", soort="kind"),
    "ouder_van_een_ander_kind": Ander("gezin", "", soort="ouder_met_gezag", zaak="ander"),
    "was_ouder": Ander("uit", "", soort="ouder_met_gezag", tot=GISTEREN),
    "wordt_ouder": Ander("uit", "", soort="kind", van=MORGEN),
}
# Whoever has no work here: of all addresses only these answer, and only the start with something of their own.
VAN_GEZIN: Final = GEZIN_PAGES | OPEN_PAGES


def build_others(huis: Huis) -> dict[str, str]:
    """Everybody of ANDEREN with an account of that name; gives the zaaknummers they ask for, per short name."""
    hier = huis.wereld.hier
    closed = make_zaak(hier, "Waterlelie", stand="gesloten", gesloten_at=huis.zaak.geopend_at, uitkomst="plek_past")
    zaken = {"vol": huis.zaak, "dicht": closed, "ander": make_zaak(hier, "Rietkraag", school="Duincollege")}
    for kort, ander in ANDEREN.items():
        account = Account.objects.create(gebruikersnaam=kort, naam="Iemand Anders",
                                         password=hier.accounts["samira"].password)
        school = _work(huis, account, ander)
        _stands(account.id, ander, zaken[ander.zaak], school)
    return {kort: zaken[ander.vraagt].nummer for kort, ander in ANDEREN.items()}


def _work(huis: Huis, account: Account, ander: Ander) -> School | None:
    hier, school = huis.wereld.hier, None
    if ander.functie == "school":
        school = School.objects.create(regio=hier.regio, brin6=f"97A{account.gebruikersnaam[7].upper()}00", soort="vo",
                                       naam="Een andere school", gemeente=hier.gemeenten["Duinstad"])
    if ander.functie:
        organisatie = hier.organisaties[ander.organisatie or "school"]
        Aanstelling.objects.create(regio=hier.regio, account=account, organisatie=organisatie, functie=ander.functie,
                                   school=school, van=BEGIN)
    return school


def _stands(account_id: UUID, ander: Ander, zaak: Zaak, school: School | None) -> None:
    if not ander.soort:
        return
    who = {"school_id": school.id} if school else {"account_id": account_id}
    Relatie.objects.create(regio_id=zaak.regio_id, zaak_id=zaak.id, soort=ander.soort, van=ander.van, tot=ander.tot,
                           **who)


def expected(kort: str, naam: str, methode: str) -> Callable[[str], bool]:
    """Is this the answer (as the access table writes it) that this person should get on this address?"""
    als = ANDEREN[kort].als
    if als != "gezin":
        return TOEGANG[naam, methode][als].__eq__
    return (lambda said: said in ("200", "302", "403", "404", "422")) if naam in VAN_GEZIN else "404".__eq__
