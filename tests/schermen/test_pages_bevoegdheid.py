"""S8: what ends first, the team with every rol, one's own page; and S3, where a missing proof closes a rol."""

from __future__ import annotations

import re
from datetime import date

import pytest

from ketenkameleon.team.models import Bevoegdheid, Fase, Professional
from ketenkameleon.zaken.models import Afspraak, Contact
from paginas_bouw import text, title
from wereld import NU, VANDAAG

pytestmark = pytest.mark.muren
TEAM = "/team/bevoegdheden/"
BEWIJS = {"soort": "leerplicht_gesprek:eed", "van": "01-09-2026", "document": "proces-verbaal eed.pdf",
          "gemeente": "9901", "gegeven_door": "burgemeester Van Dam", "waar": "gemeentehuis"}
AKTE = {"soort": "leerplicht_verhoor:akte_boa", "van": "01-01-2026", "tot": "31-12-2030", "document": "akte.pdf",
        "nummer": "1234567", "gebied": ["9901", "9902"]}


@pytest.fixture
def farah(bezoek):
    return bezoek("farah")


@pytest.fixture
def samira(bezoek):
    return bezoek("samira")


@pytest.fixture
def staat(eigenaar):
    """`staat(Contact)`: every row, read by the owner."""
    return lambda model: eigenaar(lambda: list(model.objects.order_by("pk")))


@pytest.fixture(autouse=True)
def as_it_was(eigenaar, streek):
    """What a test did to proofs and phases is undone: the pages really commit."""
    before = eigenaar(lambda: [(model, list(model.objects.all())) for model in (Bevoegdheid, Fase)])
    yield

    def put_back():
        for model, found in before:
            model.objects.all().delete()
            model.objects.bulk_create(found)

    eigenaar(put_back)


@pytest.fixture
def hers(streek):
    return f"{TEAM}{streek.hier.account_id('samira')}/"


@pytest.fixture
def vog_ends(eigenaar, streek):
    """Samira's VOG ends on the day that is asked for."""
    pro = streek.hier.professionals["samira"]
    vog = Bevoegdheid.objects.filter(professional=pro, soort="vog")
    return lambda day: eigenaar(lambda: vog.update(tot=day))


def test_the_coordinator_sees_the_team_with_every_rol_and_a_bip_the_own_line(farah, samira):
    page = text(farah.get(TEAM))
    assert "Samira de Wit" in page
    assert "Tom Bakker" in page
    assert "Er loopt binnenkort niets af." in page
    assert page.count("Geldig") == 10, "two people with five rollen"
    assert page.count("Dit ontbreekt nog: de akte van beëdiging als BOA.") == 2
    own = text(samira.get(TEAM))
    assert "Samira de Wit" in own
    assert "Tom Bakker" not in own
    assert title(samira.get(TEAM)).startswith("Opleiding en bevoegdheid")


def test_a_cell_of_the_matrix_carries_its_rol_so_that_a_narrow_screen_shows_a_list(farah):
    page = farah.get(TEAM).content.decode()
    for naam in ("Leerplicht, gesprek", "Leerplicht, verhoor", "Halt", "Raad", "Doorstroompunt", "Onderwijszorg"):
        assert page.count(f'data-label="{naam}"') == 2
    assert "data-druk-af" in page


def test_what_ends_first_stands_above_the_matrix_with_the_rollen_and_afspraken_it_touches(
        farah, samira, maak, eigenaar, vog_ends):
    noor = maak("Noor", vast="samira")
    made = {"regio_id": noor.regio_id, "zaak": noor, "wat": "langs bij Noor", "wie": "contactpersoon", "gemaakt_at": NU,
            "gemaakt_door": noor.id}
    eigenaar(lambda: [Afspraak.objects.create(**made, wanneer=day) for day in (date(2026, 10, 20), date(2026, 11, 2))])
    vog_ends(date(2026, 10, 28))
    for browser, address in ((farah, TEAM), (samira, TEAM), (farah, "/verdelen/"), (samira, "/mijn-dag/")):
        page = text(browser.get(address))
        assert "de verklaring omtrent het gedrag (VOG) · laatste dag 28 oktober 2026" in page, address
        assert "Nog 20 dagen" in page
        assert "Daarna kan niet meer: Leerplicht, gesprek, Leerplicht, verhoor, Halt, Raad" in page
        assert (f"1 afspraak na die dag: zaak {noor.nummer} (2 nov" in page) is (address == TEAM)
        assert "langs bij Noor" not in page
    page = text(farah.get(TEAM))
    assert page.index("Loopt binnenkort af (1)") < page.index("Het team")
    assert page.count("Verloopt Tot en met 28 oktober 2026.") == 5


@pytest.mark.parametrize(("day", "words"), [
    (date(2027, 1, 7), ""), (date(2027, 1, 6), "Nog 90 dagen"), (date(2026, 11, 7), "Nog 30 dagen"),
    (date(2026, 10, 15), "Nog 7 dagen"), (VANDAAG, "Vandaag de laatste dag")])
def test_bip_and_coordinator_are_warned_ninety_thirty_and_seven_days_before(farah, samira, vog_ends, day, words):
    vog_ends(day)
    for browser, address in ((samira, "/mijn-dag/"), (farah, "/verdelen/")):
        assert (words or "laatste dag 7 januari 2027") in text(browser.get(address)) if words else (
            "Loopt binnenkort af" not in text(browser.get(address)))
    shape = {"Nog 90 dagen": "let-op", "Nog 30 dagen": "spoed", "Nog 7 dagen": "te-laat"}.get(words)
    if shape:
        assert re.search(f'km-status--{shape}">.*?{words}', samira.get("/mijn-dag/").content.decode())


def test_an_expired_rol_disappears_from_the_start_and_the_zaak_stays(samira, maak, vog_ends):
    noor = maak("Noor", vast="samira")
    vog_ends(date(2026, 10, 7))
    begin = text(samira.get(f"/zaken/{noor.nummer}/contact/"))
    assert "Dit gold tot en met 7 oktober 2026: de verklaring omtrent het gedrag (VOG)." in begin
    assert samira.get(f"/zaken/{noor.nummer}/").status_code == 200


def test_ones_own_page_shows_every_step_of_the_chain_and_who_can_mend_what_is_missing(samira, hers):
    page = text(samira.get(hers))
    assert ("de akte van beëdiging als BOA: Niet Dit ontbreekt nog: de akte van beëdiging als BOA."
            " Wie kan dit regelen? Uw werkgever, bij Justis.") in page
    assert "meegenomen bij het begin" in page
    assert "Bewijs toevoegen" not in page
    assert "werkt zelfstandig · hoogstens 16 zaken" in page


def test_the_page_of_another_is_not_there_for_a_bip(samira, streek):
    assert samira.get(f"{TEAM}{streek.hier.account_id('tom')}/").status_code == 404
    assert samira.get(f"{TEAM}{streek.hier.account_id('peter')}/").status_code == 404


def test_a_proof_is_added_with_document_and_registrar_and_ended_with_a_reason(farah, hers):
    assert farah.get(f"{hers}erbij/").status_code == 200
    sent = farah.post(f"{hers}erbij/", BEWIJS)
    assert (sent.status_code, sent.url) == (302, hers)
    page = farah.get(hers)
    assert "proces-verbaal eed.pdf" in text(page)
    assert "burgemeester Van Dam, gemeentehuis" in text(page)
    assert "Farah Aziz , 8 oktober 2026" in text(page)
    links = re.findall(r'href="([^"]+/einde/)"', page.content.decode())
    ends = next(link for link in links if farah.get(link).status_code == 200)
    wrong = farah.post(ends, {"laatste_dag": "01-01-2019", "waarom": "Fout."})
    assert (wrong.status_code, "De laatste dag ligt voor de eerste dag." in text(wrong)) == (422, True)
    assert farah.post(ends, {"laatste_dag": "08-10-2026", "waarom": "Verkeerd vastgelegd."}).status_code == 302
    assert "Beëindigd door Farah Aziz: Verkeerd vastgelegd." in text(farah.get(hers))


def test_overlapping_deeds_keep_what_was_typed_and_say_which_days_are_taken(farah, hers):
    assert farah.post(f"{hers}erbij/", AKTE).status_code == 302
    page = farah.get(hers)
    assert "nummer 1234567, voor Duinstad, Zeedorp" in text(page)
    assert "bijscholing: uiterlijk 1 januari 2028 ten minste 1 van 4 modules" in text(page)
    again = farah.post(f"{hers}erbij/", AKTE | {"van": "01-06-2026", "nummer": "7654321"})
    assert again.status_code == 422
    assert "Er is al een akte die geldt van 1 januari 2026 tot en met 31 december 2030." in text(again)
    assert 'value="7654321"' in again.content.decode()
    backwards = farah.post(f"{hers}erbij/", AKTE | {"tot": "31-12-2025"})
    assert "De laatste dag ligt voor de eerste dag. Kies een latere dag." in text(backwards)


def test_a_phase_is_signed_on_a_page_and_a_step_too_far_is_refused(farah, eigenaar, streek):
    tom = streek.hier.account_id("tom")
    eigenaar(lambda: Professional.objects.get(aanstelling__account_id=tom).fasen.all().delete())
    address = f"{TEAM}{tom}/fase/"
    page = farah.get(address)
    assert b"Samira de Wit" in page.content
    assert "Tom Bakker" not in re.search(r"<select.*?</select>", page.content.decode(), re.DOTALL)[0]
    step = {"van": "08-10-2026", "begeleider": str(streek.hier.account_id("samira"))}
    assert farah.post(address, step | {"fase": "zelfstandig"}).status_code == 409
    assert farah.post(address, step | {"fase": "onder_begeleiding"}).status_code == 302
    assert "werkt onder begeleiding" in text(farah.get(f"{TEAM}{tom}/"))
    assert farah.post(address, step | {"fase": "zelfstandig"}).status_code == 422


def test_a_raadsonderzoeker_sworn_in_one_gemeente_takes_leerplicht_there_and_is_refused_next_door(
        samira, maak, eigenaar, streek, staat):
    pro, next_door = streek.hier.professionals["samira"], streek.hier.gemeenten["Zeedorp"]
    eigenaar(lambda: Bevoegdheid.objects.filter(professional=pro, gemeente=next_door).delete())
    here, there = maak("Sem", vast="samira"), maak("Bo", vast="samira", gemeente=next_door)
    asked = {"met": "kind", "rol": "leerplicht_gesprek", "uitgelegd": "ja"}
    page = samira.get(f"/zaken/{there.nummer}/contact/")
    assert "Dit ontbreekt voor deze gemeente: de aanwijzing als leerplichtambtenaar." in text(page)
    assert f'href="{TEAM}"' in page.content.decode()
    assert 'value="leerplicht_gesprek"' not in page.content.decode()
    no = samira.post(f"/zaken/{there.nummer}/contact/", asked)
    assert no.status_code == 403
    assert "Het college van de gemeente." in text(no)
    assert staat(Contact) == []
    assert samira.post(f"/zaken/{here.nummer}/contact/", asked).status_code == 302
    assert [(c.zaak_id, c.rol, c.bevoegd) for c in staat(Contact)] == [(here.id, "leerplicht_gesprek", True)]
    cell = re.search(r'data-label="Leerplicht, gesprek">.*?</td>', samira.get(TEAM).content.decode(), re.DOTALL)[0]
    assert "Duinstad." in cell
    assert "Zeedorp" not in cell
