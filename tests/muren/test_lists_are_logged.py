"""Every zaaknummer that stands on a list stands in the look at that list. Source: docs/adr/0018; issue 3, part 5."""

from __future__ import annotations

import re
from uuid import UUID

import psycopg
import pytest
from bezoek import Bezoek
from test_query_counts import LISTS, _grow
from toezicht import build_supervision

from ketenkameleon.regio.models import Aanstelling
from ketenkameleon.toegang.models import Account
from ketenkameleon.zaken.models import Zaak
from paginas_bouw import browser
from wereld import BEGIN

pytestmark = pytest.mark.muren
NUMMER = re.compile(r"\b2026-[0-9]{5}\b")
# A list of rejected lines names no zaak: a line hangs on no child until it is mended.
PAGES = [
    *(page for page in LISTS if page[1] != "/meldingen/afgekeurd/"), ("coordinator", "/noodtoegang/"),
    ("coordinator", "/privacy/vragen/"), ("fg", "/privacy/overzicht/"), ("fg", "/privacy/verzoeken/"),
    ("fg", "/privacy/afwijkingen/"), ("fg", "/privacy/bewaren/{lijst}/"),
]
# They show a child by the number of a report, or a question about a look, and no zaaknummer.
ZONDER_NUMMER = {"/mijn-meldingen/", "/privacy/vragen/", "/meldingen/", "/meldingen/?lijst=onder_de_grens",
                 "/meldingen/?lijst=ter_kennisgeving", "/zaken/?niveau=op-schema"}
LOOKS = """
SELECT i.object_soort, i.zaken FROM logboek_inzage i
WHERE i.zaken IS NOT NULL AND i.handeling_id = (SELECT max(h.id::text)::uuid FROM logboek_handeling h)
"""


@pytest.fixture(scope="module")
def vol(bezoekers: Bezoek, losse_database: object) -> dict[str, str]:
    """Three of everything that a list can show, and a privacy officer; gives what stands in an address."""
    hier = bezoekers.huis.wereld.hier
    with losse_database.verbonden("owner"):
        for n in range(3):
            _grow(bezoekers.huis, n)
        keys = build_supervision(bezoekers.huis, "gemeente")
        account = Account.objects.create(gebruikersnaam="fg", naam="Jan Hoek",
                                         password=hier.accounts["samira"].password)
        Aanstelling.objects.create(regio=hier.regio, account=account, organisatie=hier.organisaties["gemeente"],
                                   functie="fg", van=BEGIN)
    bezoekers.sessies["fg"] = browser("fg").cookies["sessionid"].value
    return {"lijst": str(keys["fg_vernietiging"])}


def _shown(bezoekers: Bezoek, database: object, wie: str, address: str) -> tuple[set[str], set[UUID]]:
    """The zaaknummers on the page, and the zaken in the log of that very look."""
    answer = bezoekers.adres(wie, address, "GET", blijft=True)
    assert answer.status_code == 200, address
    with psycopg.connect(database.owner_url) as conn:
        looks = conn.execute(LOOKS).fetchall()
    assert looks, "no look at a list was written"
    return set(NUMMER.findall(answer.content.decode())), {zaak for _, zaken in looks for zaak in zaken}


@pytest.mark.parametrize(("wie", "address"), PAGES, ids=lambda part: part.replace("{lijst}", "lijst"))
def test_whoever_stands_on_a_list_stands_in_its_look(bezoekers, vol, losse_database, wie, address):
    numbers, logged = _shown(bezoekers, losse_database, wie, address.format(**vol))
    with losse_database.verbonden("owner"):
        known = dict(Zaak.objects.values_list("nummer", "id"))
    assert {nummer for nummer in numbers if known[nummer] not in logged} == set()
    assert numbers or address in ZONDER_NUMMER, "the page shows nobody: then this proves nothing"


def test_a_school_list_is_logged_by_the_zaken_behind_its_reports(bezoekers, vol, losse_database):
    _, logged = _shown(bezoekers, losse_database, "school", "/mijn-meldingen/")
    assert bezoekers.huis.zaak.id in logged
