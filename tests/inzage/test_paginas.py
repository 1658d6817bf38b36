"""The pages of the privacy officer: each is there for them, for nobody else, and says what it should."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from inzage_bouw import OUD, add_fgs, filled_zaak
from ketenkameleon.inzage.bladen import as_markdown, convenant, dpia, register
from ketenkameleon.inzage.urls import urlpatterns
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.models import Controle
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.toegang.models import Account, Noodbericht, Noodtoegang, Relatie
from paginas_bouw import browser, counted, text
from wereld import NU, VANDAAG

pytestmark = pytest.mark.muren
FG = [
    "fg",
    "fg_wie_keek",
    "fg_afwijkingen",
    "fg_verzoeken",
    "fg_verzoek_nieuw",
    "fg_bewaren",
    "fg_datalekken",
    "fg_datalek_nieuw",
    "fg_register",
    "fg_dpia",
    "fg_convenant",
]
NIET_VOOR_FG = ["mijn_dag", "verdelen", "zaken", "meldingen", "afgekeurd", "mijn_meldingen", "melden"]


@pytest.fixture(scope="module")
def twee_zaken(losse_database, losse_wereld):
    """A running zaak and one that was kept long enough, with the privacy officers."""
    with losse_database.verbonden("owner"):
        add_fgs(losse_wereld)
        return filled_zaak(losse_wereld.hier), filled_zaak(
            losse_wereld.hier, geboren=OUD, gesloten=OUD.replace(year=2020)
        )


@pytest.fixture
def bezoek(losse_database, twee_zaken, monkeypatch):
    """`bezoek("jan")` is a browser of that person, really as the user web."""
    monkeypatch.setattr("django.conf.settings.ALLOWED_HOSTS", ["testserver"])
    monkeypatch.setattr("django.utils.timezone.now", lambda: NU)
    with losse_database.verbonden("web"):
        yield browser


def _post(client: Client, naam: str, data: dict[str, str], *args: object):
    return client.post(reverse(naam, args=args), data)


@pytest.mark.parametrize("naam", FG)
def test_a_page_is_there_for_the_privacy_officer_and_for_nobody_else(bezoek, naam):
    assert bezoek("jan").get(reverse(naam)).status_code == 200
    for wie in ("samira", "farah", "peter"):
        assert bezoek(wie).get(reverse(naam)).status_code == 403


@pytest.mark.parametrize("naam", NIET_VOOR_FG)
def test_a_privacy_officer_has_no_page_of_daily_work_with_a_child_on_it(bezoek, twee_zaken, naam):
    answer = bezoek("jan").get(reverse(naam))
    assert answer.status_code in (302, 403) or "Zilverlinde" not in answer.content.decode()
    for page in ("zaak", "zaak_print", "wie_keek"):
        assert bezoek("jan").get(reverse(page, args=[twee_zaken[0].nummer])).status_code == 404


def test_the_start_page_of_a_privacy_officer_is_privacy(bezoek):
    assert bezoek("jan").get("/").url == reverse("fg")


def test_who_looked_stands_on_the_page_and_in_the_file(bezoek, twee_zaken):
    zaak = twee_zaken[0]
    assert bezoek("samira").get(reverse("zaak", args=[zaak.nummer])).status_code == 200
    jan = bezoek("jan")
    assert "Samira de Wit" in text(jan.get(reverse("fg_wie_keek"), {"zaak": zaak.nummer}))
    file = jan.get(reverse("fg_wie_keek_csv"), {"zaak": zaak.nummer})
    assert file["Content-Disposition"].startswith("attachment")
    assert "Samira de Wit;bip;Halt Duinstreek" in file.content.decode("utf-8-sig")
    assert jan.get(reverse("fg_wie_keek_csv")).status_code == 400
    assert jan.get(reverse("fg_wie_keek"), {"zaak": zaak.nummer, "van": "gisteren"}).status_code == 422


def test_an_unknown_nummer_and_one_of_another_regio_show_the_same_page(bezoek, twee_zaken):
    fem, nummer = bezoek("fem"), twee_zaken[0].nummer
    theirs, unknown = (fem.get(reverse("fg_wie_keek"), {"zaak": n}).content.decode() for n in (nummer, "2026-98765"))
    assert _plain(theirs).replace(nummer, "2026-98765") == _plain(unknown)


def _plain(page: str) -> str:
    return "".join(line for line in page.splitlines() if "csrf" not in line)


def test_the_family_print_is_for_the_contactpersoon_and_names_nobody(bezoek, twee_zaken):
    page = bezoek("samira").get(reverse("wie_keek", args=[twee_zaken[0].nummer]))
    assert page.status_code == 200
    assert "Samira" not in text(page)
    assert bezoek("tom").get(reverse("wie_keek", args=[twee_zaken[0].nummer])).status_code == 404


def test_a_request_goes_from_the_first_page_to_the_file(bezoek, twee_zaken):
    jan = bezoek("jan")
    assert _post(jan, "fg_verzoek_nieuw", {}).status_code == 422
    made = _post(
        jan,
        "fg_verzoek_nieuw",
        {
            "zaaknummer": twee_zaken[0].nummer,
            "soort": "inzage",
            "regime": "avg",
            "vrager": "ouder_met_gezag",
            "vrager_naam": "<b>Mila</b>",
            "wat": "alles",
            "ontvangen_op": "08-10-2026",
        },
    )
    sleutel = made.url.split("/")[-2]
    assert "&lt;b&gt;Mila" in jan.get(made.url).content.decode()
    assert "feiten101" not in jan.get(reverse("fg_verzoek_lak", args=[sleutel])).content.decode()
    assert _post(jan, "fg_verzoek", {"stap": "wie", "identiteit": ""}, sleutel).status_code == 422
    assert _post(jan, "fg_verzoek", {"stap": "wie", "identiteit": "paspoort"}, sleutel).status_code == 302
    assert "feiten101" in jan.get(reverse("fg_verzoek_lak", args=[sleutel])).content.decode()
    assert _post(jan, "fg_verzoek_lak", {"woorden": "Moerasvaren"}, sleutel).status_code == 302
    assert _post(jan, "fg_verzoek_uitvoer", {"als": "bestand"}, sleutel).status_code == 409
    for deel in ("regie", "persoon", "melding", "toestemming", "log", "notitie", "verhaal"):
        assert jan.get(reverse("fg_verzoek_deel", args=[sleutel, deel])).status_code == 200
        assert _post(jan, "fg_verzoek_deel", {"besluit": "lakken"}, sleutel, deel).status_code == 302
    assert _post(jan, "fg_verzoek", {"stap": "besluit"}, sleutel).status_code == 302
    file = _post(jan, "fg_verzoek_uitvoer", {"als": "bestand"}, sleutel)
    assert json.loads(file.content)["zaaknummer"] == twee_zaken[0].nummer
    assert "Moerasvaren" not in file.content.decode()
    printed = _post(jan, "fg_verzoek_uitvoer", {"als": "afdruk"}, sleutel)
    assert "█" in text(printed)
    assert bezoek("rob").get(reverse("fg_verzoek", args=[sleutel])).status_code == 404


def test_a_proposal_is_agreed_on_by_another_person(bezoek, twee_zaken):
    jan, ria = bezoek("jan"), bezoek("ria")
    assert twee_zaken[1].nummer in text(jan.get(reverse("fg_bewaren")))
    assert _post(jan, "fg_bewaren", {"grond": ""}).status_code == 422
    made = _post(jan, "fg_bewaren", {"grond": "Selectielijst"})
    sleutel = made.url.split("/")[-2]
    assert _post(jan, "fg_vernietiging", {}, sleutel).status_code == 409
    assert _post(ria, "fg_vernietiging", {}, sleutel).status_code == 302
    assert _post(ria, "fg_vernietiging", {"intrekken": "1"}, sleutel).status_code == 409
    assert "Goedgekeurd" in text(ria.get(reverse("fg_vernietiging", args=[sleutel])))


def test_a_breach_has_a_clock_of_72_hours_and_is_settled_only_when_it_is_whole(bezoek):
    jan = bezoek("jan")
    made = _post(
        jan,
        "fg_datalek_nieuw",
        {
            "wat": "Een brief ging naar een verkeerd adres.",
            "ontdekt_op": "07-10-2026",
            "ontdekt_om": "10.00",
            "van_wie": "een ouder",
            "aantal": "1",
            "gegevens": "naam en adres",
        },
    )
    assert "zaterdag 10 oktober 2026, 10.00 uur" in text(jan.get(made.url))
    sleutel = made.url.split("/")[-2]
    assert _post(jan, "fg_datalek", {"klaar": "on"}, sleutel).status_code == 422
    whole = {
        "ap_op": "08-10-2026",
        "ap_om": "09.00",
        "verteld_op": "08-10-2026",
        "maatregelen": "Gebeld.",
        "klaar": "on",
    }
    assert _post(jan, "fg_datalek", whole, sleutel).status_code == 302
    assert _post(jan, "fg_datalek", whole, sleutel).status_code == 409
    assert bezoek("rob").get(made.url).status_code == 404


def test_a_log_that_does_not_hold_is_a_red_banner_on_every_page(bezoek, losse_database):
    for fouten, words in ((0, False), (2, True)):
        with losse_database.verbonden("owner"):
            Controle.objects.all().delete()
            Controle.objects.create(at=NU, ketens=2, schakels=9, fouten=fouten)
        with losse_database.verbonden("web"):
            for naam in FG:
                assert ("Het logboek klopt niet" in text(bezoek("jan").get(reverse(naam)))) is words


def test_break_glass_is_told_to_the_fg_of_the_zaak_alone_and_can_be_ticked_off(bezoek, twee_zaken, losse_database):
    with losse_database.verbonden("owner"):
        zaak, tom = twee_zaken[0], Account.objects.get(gebruikersnaam="tom")
        # It is over: what Tom sees of this zaak elsewhere in this file, he sees as a stranger.
        relatie = Relatie.objects.create(regio_id=zaak.regio_id, account=tom, zaak_id=zaak.id, soort="noodtoegang",
                                         van=VANDAAG, tot=VANDAAG - timedelta(days=1))
        nood = Noodtoegang.objects.create(
            regio_id=zaak.regio_id,
            zaak_id=zaak.id,
            nummer=zaak.nummer,
            account_id=tom.id,
            relatie_id=relatie.id,
            reden="veiligheid",
            toelichting="spoedwoord",
            van_at=NU,
            tot_at=NU.replace(hour=9),
        )
        bericht = Noodbericht.objects.create(regio_id=zaak.regio_id, noodtoegang_id=nood.id, voor="fg", at=NU)
    with losse_database.verbonden("web"):
        assert "spoedwoord" not in text(bezoek("rob").get(reverse("fg")))
        assert _post(bezoek("rob"), "fg_nood_gezien", {}, bericht.id).status_code == 404
        jan = bezoek("jan")
        assert "spoedwoord" in text(jan.get(reverse("fg")))
        assert _post(jan, "fg_nood_gezien", {}, bericht.id).status_code == 302
        assert _post(jan, "fg_nood_gezien", {}, bericht.id).status_code == 404


def test_an_unknown_key_is_a_404_on_every_page_that_has_one(bezoek):
    jan, key = bezoek("jan"), new_id()
    for pattern in urlpatterns:
        if "sleutel" in str(pattern.pattern):
            args = [key, "regie"] if "onderdeel" in str(pattern.pattern) else [key]
            method = jan.post if pattern.name in ("fg_nood_gezien", "fg_verzoek_uitvoer") else jan.get
            assert method(reverse(pattern.name, args=args)).status_code == 404, pattern.name


@pytest.mark.parametrize(
    "naam", ["fg", "fg_wie_keek", "fg_verzoeken", "fg_afwijkingen", "fg_bewaren", "fg_datalekken"]
)
def test_a_page_costs_a_few_queries(bezoek, twee_zaken, naam):
    jan = bezoek("jan")
    with counted() as queries:
        jan.get(reverse(naam), {"zaak": twee_zaken[0].nummer})
    assert len(queries) <= 12


def test_the_pages_of_docs_privacy_are_what_the_product_makes():
    from pathlib import Path

    docs = Path(__file__).parents[2] / "docs" / "privacy"
    for name, make in (("verwerkingsregister", register), ("dpia", dpia), ("convenant", convenant)):
        assert (docs / f"{name}.md").read_text(encoding="utf-8") == as_markdown(make(on=VANDAAG, wet=shipped()))
