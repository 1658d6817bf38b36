"""S3 and S4 around the verhoor, the second rol and the line for parents, as somebody does them."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from ketenkameleon.zaken.models import Contact, Dubbelrol, Ouderregel, Verhoor, Verhoorregel
from paginas_bouw import text
from verhoor_bouw import GISTEREN, may_question, posted_letter
from wereld import NU, VANDAAG

pytestmark = pytest.mark.muren
ROL = {"met": ["kind"], "rol": "raad", "uitgelegd": "ja"}
NOTITIE = {"wijze": "thuis", "geen_afspraak": "on", "ouderregel": "Samira sprak met Noor."}
GEZEGD = {"verdenking": "Niet naar school in september.", "verdenking_genoemd": "on", "zwijgen_gezegd": "on",
          "cautie_om": "10.00", "advocaat": "wil_niet", "meekomen": "wil_niet", "tolk": "niet_nodig"}


@pytest.fixture
def noor(maak, streek, eigenaar):
    """A zaak of a child who can be a suspect, with Samira: she holds the deed, and no contact of a test before runs."""
    eigenaar(lambda: may_question(streek.hier, "samira"))
    eigenaar(lambda: Contact.objects.filter(account_id=streek.hier.account_id("samira"), bewaard_at=None,
                                            afgebroken_at=None).update(afgebroken_at=NU))
    return maak("Noor", vast="samira")


@pytest.fixture
def samira(noor, bezoek):
    """Samira's browser."""
    return bezoek("samira")


@pytest.fixture
def staat(eigenaar, noor):
    """`staat(Contact)`: every row of Noor's zaak, read by the owner."""
    return lambda model: eigenaar(lambda: list(model.objects.filter(zaak_id=noor.id).order_by("pk")))


def look(client, zaak):
    """Look as verhoor, as the page asks."""
    return client.post(f"/zaken/{zaak.nummer}/kijk-als/", {"rol": "leerplicht_verhoor"})


def test_the_list_of_rollen_leads_to_the_page_of_the_verhoor_and_has_no_button_for_it(noor, samira):
    page = samira.get(f"/zaken/{noor.nummer}/contact/")
    assert b'value="leerplicht_verhoor"' not in page.content
    assert f'href="/zaken/{noor.nummer}/verhoor/"' in page.content.decode()
    told = text(samira.get(f"/zaken/{noor.nummer}/verhoor/"))
    assert "Een verhoor is geen gesprek" in told
    assert "Leg dit eerst vast" not in told


def test_outside_the_rol_the_page_of_the_verhoor_tells_nothing_of_this_zaak(noor, samira, eigenaar, streek):
    def page():
        return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "",
                      samira.get(f"/zaken/{noor.nummer}/verhoor/").content.decode())

    before = page()
    eigenaar(lambda: posted_letter(streek.hier, noor, noor.persoon_id))
    assert page() == before
    assert look(samira, noor).url == f"/zaken/{noor.nummer}/verhoor/"
    assert "Brief aan het kind: verstuurd op" in text(samira.get(f"/zaken/{noor.nummer}/verhoor/"))


def test_a_verhoor_is_said_first_then_begun_and_saved_as_questions_and_answers(noor, samira, staat, eigenaar, streek):
    eigenaar(lambda: posted_letter(streek.hier, noor, noor.persoon_id))
    look(samira, noor)
    page = f"/zaken/{noor.nummer}/verhoor/"
    kind = {"wie": [str(noor.persoon_id)]}
    wrong = samira.post(page, kind | GEZEGD | {"zwijgen_gezegd": "", "meekomen": ""})
    assert wrong.status_code == 422
    assert staat(Contact) == []
    wrong = samira.post(page, kind | GEZEGD | {"meekomen": ""})
    assert "Vraag of er iemand mee moet komen" in text(wrong)
    began = samira.post(page, kind | GEZEGD)
    assert [said.uitgenodigd_op for said in staat(Verhoor)] == [GISTEREN]
    note = samira.get(began.url)
    assert "Typ wat er wordt gezegd. Spreek het niet in." in text(note)
    assert not re.search(r'name="(feiten|indruk|waarom|ouderregel|wat_1)"', note.content.decode())
    more = samira.post(began.url, {"wijze": "elders", "vraag_1": "Waar was je?", "antwoord_1": "Thuis.", "meer": "ja"})
    assert (more.status_code, more.content.count(b'name="vraag_')) == (200, 5)
    assert b'value="Waar was je?"' in more.content
    half = samira.post(began.url, {"wijze": "elders", "vraag_1": "Waar was je?"})
    assert "Schrijf het antwoord erbij" in text(half)
    samira.post(began.url, {"wijze": "elders", "vraag_1": "Waar was je?", "antwoord_1": "Thuis."})
    assert [(line.vraag, line.antwoord) for line in staat(Verhoorregel)] == [("Waar was je?", "Thuis.")]
    assert "Leerplicht, verhoor" not in text(samira.get(f"/zaken/{noor.nummer}/"))
    look(samira, noor)
    assert "Waar was je?" in text(samira.get(page))


def test_a_verhoor_is_no_part_of_a_talk_and_has_no_next_part(noor, samira, staat, eigenaar, streek):
    eigenaar(lambda: posted_letter(streek.hier, noor, noor.persoon_id))
    look(samira, noor)
    began = samira.post(f"/zaken/{noor.nummer}/verhoor/", {"wie": [str(noor.persoon_id)]} | GEZEGD)
    assert "Stop en wissel van rol" not in text(samira.get(began.url))
    assert samira.post(f"{began.url}wissel/").status_code == 409
    samira.post(began.url, {"wijze": "niet_gelukt"})
    [held] = staat(Contact)
    sent = samira.post(f"/zaken/{noor.nummer}/contact/?vervolg={held.id}", ROL | {"rol": "leerplicht_gesprek"})
    assert sent.status_code == 404


def test_to_whom_the_rol_was_not_explained_is_kept_by_person_and_asked_again(noor, samira, staat):
    both = ROL | {"met": ["kind", "ouder1"], "uitgelegd": "nee", "uitgelegd_reden": "Moeder kwam later."}
    begin = f"/zaken/{noor.nummer}/contact/"
    assert "U koos hier iemand die er niet bij is" in text(samira.post(begin, both | {"nog_niet": ["voogd"]}))
    url = samira.post(begin, both | {"nog_niet": ["ouder1"]}).url
    samira.post(url, NOTITIE)
    [held] = staat(Contact)
    assert (held.uitgelegd, held.uitgelegd_aan) == (False, ["kind"])
    page = samira.get(begin)
    assert "nog niet uitgelegd aan ouder 1: Moeder kwam later." in text(page)
    assert not re.search(r'name="uitgelegd"[^>]* checked', page.content.decode())


def test_two_parts_of_one_visit_stand_together_each_with_its_own_time(noor, samira, monkeypatch):
    begin = f"/zaken/{noor.nummer}/contact/"
    first = samira.post(begin, ROL | {"rol": "leerplicht_gesprek"}).url
    monkeypatch.setattr("django.utils.timezone.now", lambda: NU + timedelta(minutes=10))
    onward = samira.post(f"{first}wissel/", NOTITIE).url
    second = samira.post(onward, ROL).url
    monkeypatch.setattr("django.utils.timezone.now", lambda: NU + timedelta(minutes=25))
    for url in (second, first):
        samira.post(url, NOTITIE)
    page = samira.get(f"/zaken/{noor.nummer}/")
    assert "Eén bezoek" in text(page)
    assert re.findall(r"\b(\d+) min\b", text(page)) == ["15", "10"]
    assert page.content.decode().count("Eén bezoek") == 1


def test_the_line_for_parents_is_changed_from_the_timeline_until_eight(noor, samira, bezoek, staat, monkeypatch):
    saved = samira.post(f"/zaken/{noor.nummer}/contact/", ROL | {"rol": "leerplicht_gesprek"}).url
    samira.post(saved, NOTITIE)
    page = samira.get(f"/zaken/{noor.nummer}/")
    assert "Wijzig de regel voor ouders kan tot 9 okt" in text(page)
    url = re.search(r'href="([^"]*/ouderregel/)"', page.content.decode())[1]
    assert samira.get(url).status_code == 200
    samira.post(url, {"ouderregel": "Samira belde met Noor."})
    assert [line.tekst for line in staat(Ouderregel)] == ["Samira belde met Noor."]
    monkeypatch.setattr("django.utils.timezone.now", lambda: NU + timedelta(days=1))
    samira = bezoek("samira")
    assert "/ouderregel/" not in samira.get(f"/zaken/{noor.nummer}/").content.decode()
    late = samira.get(url)
    assert late.status_code == 409
    assert "Dat kon tot 9 oktober 2026, 8.00 uur." in text(late)


def test_a_second_rol_that_fits_badly_is_explained_and_can_then_be_chosen(noor, samira, staat, eigenaar, streek):
    eigenaar(lambda: Contact.objects.create(
        regio=noor.regio, verantwoordelijke=noor.verantwoordelijke, muur=401, zaak=noor, rol="leerplicht_verhoor",
        account_id=streek.hier.account_id("samira"), bevoegd=True, met=["kind"], uitgelegd=True, wijze="elders",
        begonnen_at=NU - timedelta(days=3), geeindigd_at=NU - timedelta(days=3), bewaard_at=NU - timedelta(days=3)))
    begin = f"/zaken/{noor.nummer}/contact/"
    link = re.search(r'href="([^"]*/tweede-rol/raad/)"', samira.get(begin).content.decode())[1]
    assert samira.post(begin, ROL).status_code == 403
    assert "vraag bij twijfel een jurist".casefold() in text(samira.get(link)).casefold()
    sent = {"reden": "Noor wil niemand anders.", "collega_op": "07-10-2026", "verteld_op": "08-10-2026"}
    assert samira.post(link, sent | {"verteld_op": "06-10-2026"}).status_code == 422
    assert samira.post(link, sent).url == begin
    assert [(row.rol, row.verteld_op) for row in staat(Dubbelrol)] == [("raad", VANDAAG)]
    assert samira.post(begin, ROL).status_code == 302


def test_a_colleague_is_asked_on_the_same_page_and_answers_from_mijn_dag(noor, samira, bezoek, eigenaar, streek):
    eigenaar(lambda: may_question(streek.hier, "tom"))
    look(samira, noor)
    tom_id = str(streek.hier.account_id("tom"))
    page = f"/zaken/{noor.nummer}/verhoor/"
    assert samira.post(page, {"stap": "collega", "collega": tom_id}).status_code == 422
    assert samira.post(page, {"stap": "collega", "collega": tom_id, "reden": "Noor kent mij."}).url == page
    assert "Tom Bakker : nog geen antwoord" in text(samira.get(page)).replace("Bakker:", "Bakker :")
    tom = bezoek("tom")
    day = tom.get("/mijn-dag/")
    assert "verhoor" not in text(day).casefold()
    url = re.search(r'href="(/vraag/[^"]+)"', day.content.decode())[1]
    assert tom.get(f"/zaken/{noor.nummer}/verzoek/").url == url
    assert tom.post(url, {"ja": "nee"}).status_code == 422
    assert tom.post(url, {"ja": "ja"}).url == f"/zaken/{noor.nummer}/"
    assert tom.get(url).status_code == 409
    assert look(tom, noor).url == page
