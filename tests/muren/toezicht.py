"""What a privacy officer keeps, of two organisaties, and which page each of them gets. Built as the owner.

The words of each stand nowhere else, so that a scan finds it when one reads what is the other's. Source: design.md 2a.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final
from uuid import UUID

from huis import Huis

from ketenkameleon.inzage.models import AfwijkendeBlik, Datalek, Deel, Vernietiging, Vernietigregel, Verzoek
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.toegang.models import Noodbericht, Noodtoegang
from wereld import NU, VANDAAG

# Of the gemeente and of the Raad.
FG_WOORDEN: Final = {"gemeente": "toezichtbloem", "rvdk": "raadbloem"}
UITLEG: Final = ("fg_vragen", "fg_vraag", "wetboek", "wetboek_rij", "wetboek_voorstel")

#                          of its own  of another
_FG_TABEL: Final = """
fg                    GET    200   200
fg_wie_keek           GET    200   200
fg_wie_keek_csv       GET    400   400
fg_afwijkingen        GET    200   200
fg_afwijkingen        POST   302   302
fg_afwijking          GET    200   404
fg_afwijking          POST   422   404
fg_nood_gezien        POST   302   404
fg_verzoeken          GET    200   200
fg_verzoek_nieuw      GET    200   200
fg_verzoek_nieuw      POST   422   422
fg_verzoek            GET    200   404
fg_verzoek            POST   200   404
fg_verzoek_deel       GET    200   404
fg_verzoek_deel       POST   422   404
fg_verzoek_lak        GET    200   404
fg_verzoek_lak        POST   302   404
fg_verzoek_uitvoer    POST   409   404
fg_bewaren            GET    200   200
fg_bewaren            POST   422   422
fg_vernietiging       GET    200   404
fg_vernietiging       POST   409   404
fg_datalekken         GET    200   200
fg_datalek_nieuw      GET    200   200
fg_datalek_nieuw      POST   422   422
fg_datalek            GET    200   404
fg_datalek            POST   302   404
fg_register           GET    200   200
fg_dpia               GET    200   200
fg_convenant          GET    200   200
fg_vragen             GET    200   200
fg_vraag              GET    200   404
fg_vraag              POST   422   404
wetboek               GET    200   200
wetboek_rij           GET    200   200
wetboek_voorstel      GET    404   404
wetboek_voorstel      POST   404   404
"""
_LINES: Final = [line.split() for line in _FG_TABEL.strip().splitlines()]
FG_TOEGANG: Final = {als: {(line[0], line[1]): line[place] for line in _LINES} for als, place in
                     (("fg", 2), ("fg_ander", 3))}


def build_supervision(huis: Huis, organisatie: str) -> dict[str, UUID]:
    """One of everything of this organisatie about the full zaak; gives the key that each page asks for."""
    word, hier = FG_WOORDEN[organisatie], huis.wereld.hier
    own = {"regio": hier.regio, "verantwoordelijke": hier.organisaties[organisatie]}
    of_zaak = own | {"zaak_id": huis.zaak.id, "zaaknummer": huis.nummer}
    verzoek = Verzoek.objects.create(
        **of_zaak, soort="inzage", regime="avg", vrager="ouder_met_gezag", vrager_naam=word, wat=word,
        ontvangen_op=VANDAAG, uiterlijk_op=VANDAAG + timedelta(days=30), identiteit=word, identiteit_op=VANDAAG,
        identiteit_door=hier.account_id("farah"), lakwoorden=word)
    for onderdeel in ("regie", "notitie"):
        Deel.objects.create(**own, verzoek=verzoek, onderdeel=onderdeel, voorstel="geven", reden=word)
    blik = AfwijkendeBlik.objects.create(
        **of_zaak, soort="zonder_band", account_id=hier.account_id("kees"), dag=VANDAAG, aantal=1, eerste_at=NU,
        gevonden_at=NU, vraag=word, vraag_at=NU, vraag_door=hier.account_id("farah"))
    lijst = Vernietiging.objects.create(**own, grond=word, voorgesteld_door=hier.account_id("farah"), voorgesteld_at=NU)
    Vernietigregel.objects.create(**of_zaak, vernietiging=lijst, muur=301, soort=word, tot=VANDAAG)
    lek = Datalek.objects.create(
        **own, wat=word, ontdekt_at=NU, van_wie=word, gegevens=word, melden_uiterlijk=NU + timedelta(hours=72),
        opgeschreven_door=hier.account_id("farah"))
    return {"fg_afwijking": blik.id, "fg_vraag": blik.id, "fg_verzoek": verzoek.id, "fg_verzoek_deel": verzoek.id,
            "fg_verzoek_lak": verzoek.id, "fg_verzoek_uitvoer": verzoek.id, "fg_vernietiging": lijst.id,
            "fg_datalek": lek.id, "fg_nood_gezien": _told(huis)}


def _told(huis: Huis) -> UUID:
    """The break-glass of Kees, told to the privacy officer of the zaak: the gemeente's, whoever else looks."""
    nood = Noodtoegang.objects.get(zaak_id=huis.zaak.id)
    told, _ = Noodbericht.objects.get_or_create(
        regio_id=huis.zaak.regio_id, noodtoegang_id=nood.id, voor="fg", defaults={"id": new_id(), "at": NU})
    return told.id
