"""*Verdelen*: what waits for a person, what is late or unsafe, who has room; nobody is ranked."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from ketenkameleon.personen.models import Persoon
from ketenkameleon.zaken.models import Contact, Gebeurtenis, Toewijzing, Veiligheidssignaal, Zaak
from meldingen_bouw import browsing, log_in, see, text
from wereld import NU, VANDAAG
from zaken_bouw import make_vast, make_zaak

pytestmark = pytest.mark.muren


@pytest.fixture(scope="module")
def gevuld(losse_database, losse_wereld):
    """Zaken that nobody has, one refused, one unanswered, one asked, one late, one unsafe; Samira has two."""
    with losse_database.verbonden("owner"):
        return _build(losse_wereld.hier)


def _build(hier):
    zaken = {
        naam: make_zaak(hier, naam, gemeld=gemeld)
        for naam, gemeld in (
            ("Wacht", date(2026, 10, 1)),
            ("Langst", date(2026, 9, 1)),
            ("Geweigerd", date(2026, 10, 5)),
            ("Stil", date(2026, 10, 2)),
            ("Gevraagd", date(2026, 10, 6)),
            ("Laat", date(2026, 6, 1)),
        )
    }
    make_vast(hier, zaken["Laat"], "samira", date(2026, 6, 2))
    ask = {"soort": "vast", "gevraagd_at": NU, "regio": hier.regio}
    Toewijzing.objects.create(
        zaak=zaken["Geweigerd"],
        account=hier.accounts["tom"],
        stand="geweigerd",
        beantwoord_at=NU,
        antwoord_uiterlijk=VANDAAG,
        weiger_code="anders",
        weiger_reden="Kent de ouders.",
        **ask,
    )
    Toewijzing.objects.create(
        zaak=zaken["Stil"],
        account=hier.accounts["tom"],
        stand="gevraagd",
        antwoord_uiterlijk=date(2026, 10, 7),
        **ask,
    )
    Toewijzing.objects.create(
        zaak=zaken["Gevraagd"],
        account=hier.accounts["samira"],
        stand="gevraagd",
        antwoord_uiterlijk=date(2026, 10, 9),
        **ask,
    )
    earlier = make_zaak(
        hier,
        gemeld=date(2025, 10, 1),
        persoon=Persoon.objects.get(pk=zaken["Wacht"].persoon_id),
        stand="gesloten",
        gesloten_at=NU,
        uitkomst="plek",
    )
    Toewijzing.objects.create(
        zaak=earlier,
        account=hier.accounts["tom"],
        stand="geeindigd",
        van=date(2025, 10, 2),
        tot=date(2026, 2, 1),
        antwoord_uiterlijk=date(2025, 10, 2),
        **ask,
    )
    _contact(hier, zaken["Laat"])
    return hier, zaken


def _contact(hier, zaak: Zaak) -> None:
    """A contact that Samira held without authority, and with a worry."""
    begin = datetime(2026, 10, 7, 12, tzinfo=UTC)
    contact = Contact.objects.create(
        regio=hier.regio,
        verantwoordelijke=hier.organisaties["rvdk"],
        muur=301,
        zaak=zaak,
        rol="raad",
        account=hier.accounts["samira"],
        bevoegd=False,
        bevoegd_code="proof_missing",
        met=["kind"],
        uitgelegd=True,
        begonnen_at=begin,
        geeindigd_at=begin,
        wijze="thuis",
        bewaard_at=begin,
    )
    Gebeurtenis.objects.create(
        regio=hier.regio, zaak=zaak, code="contact.zonder_bevoegdheid", op=begin.date(), at=begin
    )
    Veiligheidssignaal.objects.create(
        regio=hier.regio, zaak=zaak, contact_id=contact.id, account_id=hier.account_id("samira"), at=begin
    )


@pytest.fixture
def site(gevuld, losse_database, settings, monkeypatch):
    """`site("farah")` is a browser in which Farah is logged in."""
    with browsing(losse_database, gevuld[0].regio.pk, settings, monkeypatch):
        yield lambda naam: log_in(gevuld[0].accounts[naam])


def waiting(page: str) -> str:
    """The part of the page with zaken to give."""
    return page[page.index('id="geven"') : page.index('id="laat"')]


def test_refused_and_unanswered_zaken_stand_first_then_who_waits_longest(site, gevuld):
    part = waiting(see(site("farah"), "/verdelen/"))
    places = [part.index(gevuld[1][naam].nummer) for naam in ("Geweigerd", "Stil", "Langst", "Wacht")]
    assert places == sorted(places)
    assert gevuld[1]["Gevraagd"].nummer not in part
    assert "4 zaken zonder contactpersoon · langst 37 dagen" in part


def test_a_zaak_that_came_back_says_why_and_one_of_a_known_child_who_knew_it(site):
    part = waiting(see(site("farah"), "/verdelen/"))
    assert "Tom Bakker: Anders. Kent de ouders." in part
    assert "<bdi>Tom Bakker</bdi> antwoordde niet op tijd." in part
    assert part.count("Voorstel: Tom Bakker") == 1


def test_every_zaak_can_be_given_from_here(site, gevuld):
    part = waiting(see(site("farah"), "/verdelen/"))
    assert all(
        f'href="/zaken/{gevuld[1][naam].nummer}/geef/"' in part
        for naam in ("Geweigerd", "Stil", "Langst", "Wacht")
    )


def test_what_is_late_unsafe_asked_or_without_authority_is_on_the_page(site, gevuld):
    page, zaken = see(site("farah"), "/verdelen/"), gevuld[1]
    late = page[page.index('id="laat"') : page.index('id="gevraagd"')]
    assert zaken["Laat"].nummer in late
    assert zaken["Langst"].nummer not in late
    assert f"/zaken/{zaken['Laat'].nummer}/veiligheid/" in page
    assert zaken["Gevraagd"].nummer in page[page.index('id="gevraagd"') :]
    assert "Contact zonder geldige bevoegdheid" in page


def test_the_team_stands_by_name_with_counts_and_without_a_late_count(site):
    page = see(site("farah"), "/verdelen/")
    team = page[page.index('id="team"') :]
    assert team.index("Samira de Wit") < team.index("Tom Bakker")
    assert "1 van 16" in team
    assert "0 van 16" in team
    assert "aat" not in team.replace("Gemeente", "").split("</table>")[0].replace("Raad", "")


def test_only_who_gives_zaken_sees_the_page(site):
    assert site("samira").get("/verdelen/").status_code == 403
    assert site("peter").get("/verdelen/").status_code == 403


def test_the_title_holds_nothing_of_a_child(site):
    page = text(site("farah").get("/verdelen/"))
    assert page[page.index("<title>") : page.index("</title>")] == "<title>Verdelen – Ketenkameleon"


def test_the_page_costs_the_same_whatever_the_number_of_zaken(site, gevuld, losse_database):
    page = see(site("farah"), "/verdelen/?toon=alles")
    assert "Toon alle" not in page
