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
from toezicht import FG_TOEGANG, UITLEG

from ketenkameleon.regio.models import Aanstelling, School
from ketenkameleon.rules.inloggen import family_days
from ketenkameleon.rules.leerplicht import BirthDate
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.verdict import Refused
from ketenkameleon.rules.visibility import Band
from ketenkameleon.toegang.middleware import GEZIN_PAGES, OPEN_PAGES
from ketenkameleon.toegang.models import Account, Relatie
from ketenkameleon.zaken.models import Zaak
from wereld import BEGIN, VANDAAG
from zaken_bouw import make_zaak

GISTEREN, MORGEN = VANDAAG - timedelta(days=1), VANDAAG + timedelta(days=1)
VERSLAG: Final = ("feitenbloem", "indrukbloem", "aanvulbloem", "verhaalbloem", "routebloem", "beeldbloem")
MELDING: Final = ("meldbloem", "schoolbloem", "regelbloem")


class Ander(NamedTuple):
    """Somebody else: whose column of the access table is theirs, where they work, how they stand.

    `als`: "gezin", "fg", "fg_ander", "kernteam", "geen_daden" have no column. `dicht`: the words they never read, even
    when every decision of the program says yes. `zaak`: which zaak they stand to; `vraagt`: for which one they ask.
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
    # By the age of the child the rule says who may look, and from when till when.
    "kind_van_elf": Ander("uit", "", soort="kind", zaak="elf"),
    "ouder_van_elf": Ander("gezin", "", soort="ouder_met_gezag", zaak="elf"),
    "kind_van_dertien": Ander("gezin", "", soort="kind", zaak="dertien"),
    "kind_van_zestien": Ander("gezin", "", soort="kind", zaak="zestien"),
    "ouder_van_zestien": Ander("uit", "", soort="ouder_met_gezag", zaak="zestien"),
    # A request gives no account and no relatie: who asked is a parent, and sees what a parent sees.
    "ouder_met_verzoek": Ander("gezin", "", soort="ouder_met_gezag"),
    # The privacy officer of who answers for the zaak, of another organisatie in it, and of another regio.
    "fg": Ander("fg", "fg", "gemeente", dicht=VERSLAG + MELDING),
    "fg_van_de_raad": Ander("fg_ander", "fg", "rvdk"),
    "fg_elders": Ander("fg_ander", "fg", "gemeente"),
    # They have an aanstelling, and no line of the matrix names them. A kernteam without a place sees who works where;
    # what it sees of the schools where it has one is tests/meldingen/test_signalen.py and tests/overleg.
    "kernteam": Ander("kernteam", "kernteam", "cjg"),
    "onderzoeker": Ander("geen_daden", "onderzoeker", "gemeente"),
    "was_ouder": Ander("uit", "", soort="ouder_met_gezag", tot=GISTEREN),
    "wordt_ouder": Ander("uit", "", soort="kind", van=MORGEN),
}
GEBOREN: Final = {"elf": date(2015, 5, 17), "dertien": date(2013, 5, 17), "zestien": date(2010, 5, 17)}
# Who they are, for as far as the tests look for their names.
KINDNAMEN: Final = {"elf": "Elfenbank", "dertien": "Dertelgras", "zestien": "Zestienkelk"}
# What somebody of a kernteam, without a place at any school, gets beside what every functie gets.
KERNTEAM_TOEGANG: Final = {
    ("kernteams", "GET"): "200", ("kernteam", "GET"): "200", ("betrokken", "GET"): "200", ("betrokken", "POST"): "422",
    ("betrokken_vragen", "GET"): "200", ("betrokken_antwoord", "POST"): "404", ("agenda_adressen", "GET"): "200",
    ("agenda_adressen", "POST"): "422", ("signaal", "GET"): "404", ("signaal", "POST"): "404",
    ("signalen_mijn", "GET"): "200",
    ("overleg", "GET"): "404", ("overleg", "POST"): "404", ("overleg_punt", "GET"): "404",
    ("overleg_punt", "POST"): "404", ("overleg_gedaan", "POST"): "404",
}
# Of who serves a school: every functie above has the deed, and who has none is refused.
VAN_EEN_TEAM: Final = {naam for naam, _ in KERNTEAM_TOEGANG}
# Whoever has no work here: of all addresses only these answer, and only the start with something of their own.
VAN_GEZIN: Final = GEZIN_PAGES | OPEN_PAGES


def build_others(huis: Huis) -> dict[str, str]:
    """Everybody of ANDEREN with an account of that name; gives the zaaknummers they ask for, per short name."""
    hier = huis.wereld.hier
    closed = make_zaak(hier, "Waterlelie", stand="gesloten", gesloten_at=huis.zaak.geopend_at, uitkomst="plek_past")
    zaken = {"vol": huis.zaak, "dicht": closed, "ander": make_zaak(hier, "Rietkraag", school="Duincollege")}
    zaken |= {kort: make_zaak(hier, KINDNAMEN[kort], geboren, school="Duincollege")
              for kort, geboren in GEBOREN.items()}
    for kort, ander in ANDEREN.items():
        account = Account.objects.create(gebruikersnaam=kort, naam="Iemand Anders",
                                         password=hier.accounts["samira"].password)
        school = _work(huis, account, ander)
        _stands(account.id, ander, zaken[ander.zaak], school)
    return {kort: zaken[ander.vraagt].nummer for kort, ander in ANDEREN.items()}


def _work(huis: Huis, account: Account, ander: Ander) -> School | None:
    wereld, school = huis.wereld, None
    hier = wereld.elders if account.gebruikersnaam == "fg_elders" else wereld.hier
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
    who, van, tot = {"school_id": school.id} if school else {"account_id": account_id}, ander.van, ander.tot
    if ander.zaak in GEBOREN:
        geboren = GEBOREN[ander.zaak]
        days = family_days(Band(ander.soort), BirthDate(geboren.year, geboren.month, geboren.day), on=VANDAAG,
                           wet=shipped())
        if isinstance(days, Refused):
            return
        van, tot = days
    Relatie.objects.create(regio_id=zaak.regio_id, zaak_id=zaak.id, soort=ander.soort, van=van, tot=tot, **who)


def expected(kort: str, naam: str, methode: str) -> Callable[[str], bool]:
    """Is this the answer (as the access table writes it) that this person should get on this address?"""
    als = ANDEREN[kort].als
    row = TOEGANG[naam, methode]
    if als in FG_TOEGANG and (naam, methode) in FG_TOEGANG[als]:
        return FG_TOEGANG[als][naam, methode].__eq__
    if als == "kernteam" and (naam, methode) in KERNTEAM_TOEGANG:
        return KERNTEAM_TOEGANG[naam, methode].__eq__
    if als in (*FG_TOEGANG, "geen_daden", "kernteam"):
        # Without a deed: what every functie gets, and else nothing.
        same = row["andere_school"] == row["bip_elders"] and naam not in {*UITLEG, *VAN_EEN_TEAM}
        return (row["andere_school"] if same else "403").__eq__
    if als != "gezin":
        return row[als].__eq__
    return (lambda said: said in ("200", "302", "403", "404", "422")) if naam in VAN_GEZIN else "404".__eq__
