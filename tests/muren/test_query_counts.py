"""What a page costs in queries: few, and the same with two zaken as with twelve. Source: issue 2, Speed; design.md 6.

Counted: session, begin and look log. Not counted: BEGIN, COMMIT, SET and savepoints.
"""

from __future__ import annotations

from datetime import date

import pytest
from bezoek import Bezoek
from huis import Huis

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.meldingen.models import AfgekeurdeRegel, Levering, Melding, SchoolAanvulling
from ketenkameleon.routes.models import Termijn
from ketenkameleon.toegang.models import Relatie
from ketenkameleon.zaken.models import (
    Afspraak,
    Contact,
    Gebeurtenis,
    Plek,
    Toewijzing,
    Veiligheidssignaal,
    WachtOp,
    Zaak,
)
from paginas_bouw import counted
from wereld import NU, VANDAAG
from zaken_bouw import GEMELD, make_vast, make_zaak

pytestmark = pytest.mark.muren

MOST = 12
FEWER, MORE = 2, 12
# Every page that shows a list which grows with the work: who looks, where.
LISTS = [
    ("vast", "/mijn-dag/"), ("vast", "/mijn-dag/kaart/"), ("vast", "/zaken/"), ("vast", "/zaken/?niveau=op-schema"),
    ("coordinator", "/zaken/"), ("coordinator", "/zaken/?wacht-op=school"), ("coordinator", "/verdelen/"),
    ("coordinator", "/verdelen/?toon=alles"), ("coordinator", "/meldingen/"),
    ("coordinator", "/meldingen/?lijst=onder_de_grens"), ("coordinator", "/meldingen/?lijst=ter_kennisgeving"),
    ("coordinator", "/meldingen/?lijst=opvragen"), ("coordinator", "/meldingen/afgekeurd/"),
    ("vast", "/termijnen/"), ("coordinator", "/termijnen/"),
    ("school", "/mijn-meldingen/"),
]


@pytest.fixture(scope="module")
def kosten(bezoekers: Bezoek, losse_database: object) -> dict[tuple[str, str], tuple[int, int, int, int]]:
    """Per page: queries and bytes with two zaken of each kind, and with twelve."""
    found: dict[tuple[str, str], list[int]] = {page: [] for page in LISTS}
    have = 0
    for many in (FEWER, MORE):
        with losse_database.verbonden("owner"):
            for n in range(have, many):
                _grow(bezoekers.huis, n)
        have = many
        for wie, address in LISTS:
            found[wie, address] += _cost(bezoekers, wie, address)
    return {page: tuple(costs) for page, costs in found.items()}


@pytest.mark.parametrize("naam", ["delen", "delen_print", "delen_ja", "deling", "verstrekken", "ja_intrekken"])
def test_the_pages_of_sharing_cost_at_most_twelve_queries(bezoekers, naam):
    assert _cost(bezoekers, "vast", bezoekers.url(naam))[0] <= MOST


@pytest.mark.parametrize("naam", ["brieven", "brief", "brief_print"])
def test_the_pages_of_letters_cost_at_most_twelve_queries(bezoekers, naam):
    assert _cost(bezoekers, "vast", bezoekers.url(naam))[0] <= MOST


@pytest.mark.parametrize("naam", ["routes", "route", "route_stap", "route_feit", "route_feit_beter"])
def test_the_pages_of_routes_cost_at_most_twelve_queries(bezoekers, naam):
    assert _cost(bezoekers, "vast", bezoekers.url(naam))[0] <= MOST


@pytest.mark.parametrize("naam", ["zaak", "zaak_print", "mijn_dag"])
@pytest.mark.parametrize("wie", ["vast", "waarneemt", "gevraagd", "coordinator"])
def test_zaakpagina_and_mijn_dag_cost_at_most_twelve_queries(bezoekers, wie, naam):
    address = bezoekers.url(naam)
    if naam == "mijn_dag" and wie == "coordinator":
        address = bezoekers.url("verdelen")
    assert _cost(bezoekers, wie, address)[0] <= MOST


@pytest.mark.parametrize("page", LISTS, ids=" ".join)
def test_a_list_costs_the_same_number_of_queries_with_two_zaken_and_with_twelve(kosten, page):
    few, small, many, large = kosten[page]
    assert few == many <= MOST
    assert large > small, "the page did not grow: then this proves nothing"


def _cost(bezoekers: Bezoek, wie: str, address: str) -> tuple[int, int]:
    with counted() as queries:
        answer = bezoekers.adres(wie, address, "GET")
    assert answer.status_code == 200, address
    return len(queries), len(answer.content)


def _grow(huis: Huis, n: int) -> None:
    """One more of everything that a list can show: of Samira, of nobody, asked of her, and waiting for a choice."""
    hier = huis.wereld.hier
    mine = make_zaak(hier, f"Kind{n}")
    make_vast(hier, mine, "samira")
    _work(huis, mine)
    make_zaak(hier, f"Los{n}")
    unknown = make_zaak(hier, "", None)
    _asked(huis, make_zaak(hier, f"Vraag{n}"))
    _melding(huis, mine, n, zaak=mine)
    _melding(huis, unknown, 1000 + n, zaak=unknown)
    _melding(huis, mine, 2000 + n, soort="O", status="R", aanleiding="overig", gevolg="wacht_op_keuze")
    _melding(huis, mine, 3000 + n, aanleiding="onder_de_grens", gevolg="geen_zaak")
    _melding(huis, mine, 4000 + n, aanleiding="overig", keuze="ter_kennisgeving", keuze_reden="Niets.", keuze_at=NU)
    SchoolAanvulling.objects.create(regio=hier.regio, school=hier.scholen["De Vlier"], meldingsnummer=900000 + n,
                                    account_id=hier.account_id("peter"), at=NU)
    _bad_line(huis, n)


def _work(huis: Huis, zaak: Zaak) -> None:
    samira, own = huis.wereld.hier.account_id("samira"), {"regio_id": zaak.regio_id, "zaak": zaak}
    for wie in ("contactpersoon", "school"):
        Afspraak.objects.create(**own, wat="Bellen", wie=wie, wanneer=VANDAAG, gemaakt_at=NU, gemaakt_door=samira)
    WachtOp.objects.create(**own, partij="school", wat="rooster", sinds=VANDAAG, tot=VANDAAG)
    Plek.objects.create(**own, soort="eigen_school_hervat", waar="klas", stand="gestart", aangeboden_op=GEMELD,
                        school=huis.wereld.hier.scholen["De Vlier"], aangeboden_door=samira, aanvaard_op=GEMELD,
                        gestart_op=date(2026, 10, 5), gestart_door=samira)
    Veiligheidssignaal.objects.create(**own, account_id=samira, at=NU)
    Termijn.objects.create(**own, verantwoordelijke_id=zaak.verantwoordelijke_id, muur=100, at=NU, soort="norm",
                           code="civiel.start_onderzoek", vanaf=GEMELD, laatste_dag=VANDAAG, vervalt=False, geteld="x")
    Contact.objects.create(**own, verantwoordelijke_id=zaak.verantwoordelijke_id, muur=zaak.muur, account_id=samira,
                           rol="raad", bevoegd=False, bevoegd_code="no_training", met=["kind"], uitgelegd=True,
                           begonnen_at=NU, geeindigd_at=NU)
    Gebeurtenis.objects.create(**own, code="contact.zonder_bevoegdheid", op=VANDAAG, at=NU)


def _asked(huis: Huis, zaak: Zaak) -> None:
    samira = huis.wereld.hier.accounts["samira"]
    Toewijzing.objects.create(regio_id=zaak.regio_id, zaak=zaak, account=samira, soort="vast", stand="gevraagd",
                              gevraagd_at=NU, antwoord_uiterlijk=date(2026, 10, 9))
    Relatie.objects.create(regio_id=zaak.regio_id, account=samira, zaak_id=zaak.id, soort="gevraagd", van=VANDAAG)


def _melding(huis: Huis, of: Zaak, nummer: int, **rest: object) -> None:
    facts = {"soort": "V3", "status": "B", "aanleiding": "zestien_uur", "gevolg": "zaak_met_belofte"} | rest
    Melding.objects.create(
        regio_id=of.regio_id, verantwoordelijke_id=of.verantwoordelijke_id, muur=100, meldingsnummer=800000 + nummer,
        persoon_id=of.persoon_id, school=huis.wereld.hier.scholen["De Vlier"], bron="duo", begin=date(2026, 8, 31),
        minuten=1080, actie_gewenst=True, gemeld_op=GEMELD, gemeld_herkomst="meldingsdatum", **facts)


def _bad_line(huis: Huis, n: int) -> None:
    regio = huis.wereld.hier.regio
    levering = Levering.objects.create(regio=regio, soort="duo", layout="duo/1", begonnen_at=NU, afgekeurd=1)
    AfgekeurdeRegel.objects.create(
        id=new_id(), regio=regio, levering=levering, soort="duo", formaat="csv", layout="duo/1", regelnummer=n,
        plaats=0, lengte=1, sha256=bytes([n + 2]), heel=True, inhoud=b"x", veld="soort", code="c", zin="Zin.",
        ontvangen_at=NU)
