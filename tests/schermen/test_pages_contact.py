"""S3 and S4 as somebody does them: choose the rol, tell it, note what was said, lose nothing."""

from __future__ import annotations

import re

import pytest

from ketenkameleon.personen.models import Persoon, Verwant
from ketenkameleon.team.models import Bevoegdheid
from ketenkameleon.zaken.models import Aanvulling, Afspraak, Concept, Contact, Notitie, Ouderregel, Veiligheidssignaal
from paginas_bouw import text, title
from wereld import BEGIN, NU

pytestmark = pytest.mark.muren
ROL = {"met": ["kind"], "rol": "raad", "uitgelegd": "ja"}
NOTITIE = {"wijze": "thuis", "wat_1": "Noor kijkt bij de werkplaats.", "wie_1": "jongere", "wanneer_1": "15-10-2026"}


@pytest.fixture
def noor(maak):
    """Noor's zaak, with Samira."""
    return maak("Noor", vast="samira")


@pytest.fixture
def samira(noor, bezoek):
    """Samira's browser."""
    return bezoek("samira")


@pytest.fixture
def staat(eigenaar, noor):
    """`staat(Contact)`: every row of Noor's zaak, oldest first, read by the owner: web sees nothing by itself."""
    return lambda model: eigenaar(lambda: list(model.objects.filter(zaak_id=noor.id).order_by("pk")))


def begin(client, zaak, **other):
    """Begin a contact through the page; the address of the note."""
    answer = client.post(f"/zaken/{zaak.nummer}/contact/", ROL | other)
    assert answer.status_code == 302, text(answer)
    return answer.url


def checked(page, name):
    """The values that are chosen in this question."""
    boxes = re.findall(rf'<input[^>]*name="{name}"[^>]*>', page.content.decode())
    return [re.search(r'value="([^"]*)"', box)[1] for box in boxes if " checked" in box]


def test_who_writes_the_line_for_parents_reads_beforehand_who_will_read_it(noor, samira, eigenaar):
    """Samira sprak met Noor alone: her one parent reads it, both do, and with a secret address nobody."""
    url = begin(samira, noor, rol="leerplicht_gesprek")
    assert "Geen ouder leest dit op de eigen pagina." in text(samira.get(url)), "nobody is known around Noor"
    eigenaar(lambda: _parent(noor, "Mila"))
    assert "De ouder met gezag leest dit vanaf 9 oktober 2026, 8.00 uur." in text(samira.get(url))
    samira.post(url, NOTITIE | {"ouderregel": "Samira sprak met Noor."})
    change = f"{url}ouderregel/"
    assert "De ouder met gezag leest dit vanaf 9 oktober 2026, 8.00 uur." in text(samira.get(change))
    eigenaar(lambda: _parent(noor, "Vik"))
    assert "Alle ouders met gezag lezen dit vanaf 9 oktober 2026, 8.00 uur." in text(samira.get(change))
    eigenaar(lambda: Persoon.objects.filter(pk=noor.persoon_id).update(geheim=True))
    assert "Dat kan alleen na een gesprek met het kind alleen, of met alle ouders." in text(samira.get(change))
    eigenaar(lambda: Persoon.objects.filter(pk=noor.persoon_id).update(geboortejaar=2010, geboortemaand=10,
                                                                      geboortedag=8))
    assert "bij dit kind heeft geen ouder een eigen pagina" in text(samira.get(change))


def _parent(zaak, naam):
    parent = Persoon.objects.create(regio_id=zaak.regio_id, voornaam=naam, gegevens="bekend")
    Verwant.objects.create(regio_id=zaak.regio_id, kind_id=zaak.persoon_id, persoon=parent, relatie="moeder",
                           heeft_gezag=True, van=BEGIN)


def test_a_rol_that_cannot_be_taken_stays_visible_with_its_reason_and_without_a_button(noor, samira):
    page = samira.get(f"/zaken/{noor.nummer}/contact/")
    assert "de akte van beëdiging als BOA" in text(page)
    assert "Wie beslist? Uw werkgever, bij Justis." in text(page)
    assert b'value="leerplicht_verhoor"' not in page.content
    assert text(page).index("Raad") < text(page).index("Leerplicht, verhoor"), "what one may do stands first"


def test_nothing_is_chosen_beforehand_the_first_time(noor, samira):
    page = samira.get(f"/zaken/{noor.nummer}/contact/")
    assert checked(page, "rol") == checked(page, "met") == checked(page, "uitgelegd") == []


def test_the_same_rol_for_the_same_person_is_one_tap_and_for_nobody_else(noor, samira, bezoek, streek):
    url = begin(samira, noor)
    samira.post(url, NOTITIE)
    page = samira.get(f"/zaken/{noor.nummer}/contact/")
    assert (checked(page, "rol"), checked(page, "met"), checked(page, "uitgelegd")) == (["raad"], ["kind"], ["ja"])
    bezoek("farah").post(f"/zaken/{noor.nummer}/geef/", {
        "stap": "waarnemen", "w-wie": str(streek.hier.account_id("tom")), "w-van": "08-10-2026", "w-tot": "09-10-2026",
        "w-reden": "verlof"})
    page = bezoek("tom").get(f"/zaken/{noor.nummer}/contact/")
    assert checked(page, "rol") == []


def test_the_rol_is_asked_again_when_somebody_else_joins(noor, samira):
    samira.post(begin(samira, noor), NOTITIE)
    sent = samira.post(f"/zaken/{noor.nummer}/contact/", ROL | {"met": ["kind", "ouder1"], "voorgekozen": "raad:kind"})
    assert sent.status_code == 422
    assert "Kies uw rol opnieuw" in text(sent)
    assert checked(sent, "rol") == []
    assert checked(sent, "met") == ["kind", "ouder1"]
    begin(samira, noor, met=["kind", "ouder1"], voorgekozen="")


def test_not_told_yet_asks_why(noor, samira, staat):
    sent = samira.post(f"/zaken/{noor.nummer}/contact/", ROL | {"uitgelegd": "nee"})
    assert sent.status_code == 422
    assert title(sent).startswith("Fout: ")
    begin(samira, noor, uitgelegd="nee", uitgelegd_reden="Noor sliep nog.")
    assert [contact.uitgelegd for contact in staat(Contact)] == [False]


def test_a_rol_without_authority_is_refused_and_nothing_begins(noor, samira, staat):
    sent = samira.post(f"/zaken/{noor.nummer}/contact/", ROL | {"rol": "leerplicht_verhoor"})
    assert sent.status_code == 403
    assert "Wie beslist?" in text(sent)
    assert staat(Contact) == []


def test_the_rol_bar_is_there_while_the_contact_runs_and_gone_when_it_is_saved(noor, samira):
    url = begin(samira, noor)
    bar = samira.get("/mijn-dag/").content.decode()
    assert "U bent nu: <strong>Raad</strong>. Met het kind. Sinds 10.00 uur." in bar
    assert title(samira.get(url)).startswith("Raad: ")
    sent = samira.post(url, NOTITIE)
    assert sent.url == f"/zaken/{noor.nummer}/"
    page = samira.get(sent.url)
    assert "Geen rol actief" in page.content.decode()
    assert "Bewaard. Het contact staat nu vast." in text(page)


def test_a_saved_contact_gives_its_afspraak_its_notitie_and_its_safety_signal(noor, samira, staat):
    samira.post(begin(samira, noor), NOTITIE | {"feiten": "Om 9 uur wakker.", "veiligheid": "on", "indruk": "Moe."})
    saved, = staat(Contact)
    assert (saved.rol, saved.wijze, saved.bewaard_at) == ("raad", "thuis", NU)
    assert [(row.wat, row.wie) for row in staat(Afspraak)] == [(NOTITIE["wat_1"], "jongere")]
    assert [row.feiten for row in staat(Notitie)] == ["Om 9 uur wakker."]
    assert [row.contact_id for row in staat(Veiligheidssignaal)] == [saved.id]


def test_three_answers_are_required_and_no_more(noor, samira):
    samira.post(begin(samira, noor), NOTITIE)
    page = samira.get(begin(samira, noor))
    assert page.content.count(b"aria-required") == 3
    assert b'name="opnieuw_verteld"' in page.content


def test_the_first_contact_does_not_ask_whether_it_was_told_again(noor, samira):
    page = samira.get(begin(samira, noor))
    assert b'name="opnieuw_verteld"' not in page.content
    assert page.content.count(b"aria-required") == 2


def test_an_attempt_that_failed_needs_one_answer_and_no_text(noor, samira, staat):
    samira.post(begin(samira, noor), NOTITIE)
    sent = samira.post(begin(samira, noor), {"wijze": "niet_gelukt"})
    assert sent.status_code == 302, text(sent)
    saved = staat(Contact)[-1]
    assert saved.wijze == "niet_gelukt"
    assert staat(Ouderregel) == []


def test_the_line_for_the_parents_of_a_failed_attempt_is_not_kept_as_if_they_spoke(noor, samira, staat):
    url = begin(samira, noor)
    assert b"Samira sprak met Noor." in samira.get(url).content
    samira.post(url, {"wijze": "niet_gelukt", "ouderregel": "Samira sprak met Noor."})
    assert [row.wijze for row in staat(Contact)] == ["niet_gelukt"]
    assert staat(Ouderregel) == []


def test_what_is_missing_is_said_and_what_was_typed_is_kept(noor, samira):
    sent = samira.post(begin(samira, noor), {"feiten": "Lang verhaal met & teken.", "wie_1": "jongere"})
    assert sent.status_code == 422
    assert "Kies hoe het contact was." in text(sent)
    assert "Was er geen afspraak? Kies dan 'geen afspraak'." in text(sent)
    assert "Lang verhaal met & teken." in text(sent)
    assert b'<a class="utrecht-link" href="#id_wat_1">' in sent.content
    assert b'<option value="jongere" selected>' in sent.content


@pytest.mark.parametrize(("wat", "zegt"), [
    ({"wijze": "thuis", "geen_afspraak": "on"}, None),
    ({**NOTITIE, "wie_1": ""}, "Kies wie dit doet."),
    ({**NOTITIE, "wanneer_1": "32-10-2026"}, "Schrijf dag, maand en jaar."),
    ({**NOTITIE, "wat_2": "Nog iets"}, "Vul de dag in."),
    ({**NOTITIE, "feiten": "a" * 601}, "Maak de tekst korter: hoogstens 600 tekens."),
    ({**NOTITIE, "om": "25.00"}, "Schrijf de tijd zo: 10.05."),
    ({**NOTITIE, "om": "11.00"}, "Het contact kan niet later beginnen dan nu."),
])
def test_an_afspraak_is_whole_or_there_is_none(noor, samira, wat, zegt):
    sent = samira.post(begin(samira, noor), wat)
    assert sent.status_code == (422 if zegt else 302), text(sent)
    assert zegt is None or zegt in text(sent)


def test_a_draft_comes_back_after_the_session_and_only_to_who_wrote_it(noor, samira, eigenaar, bezoek):
    url = begin(samira, noor)
    key = url.rstrip("/").rsplit("/", 1)[1]
    kept = samira.post(f"/concept/notitie/{key}/", {"feiten": "Half af", "wie_2": "school", "wijze": "bellen"})
    assert kept.json() == {"bewaard": "10.00"}
    again = bezoek("samira").get(url)
    assert "Half af" in text(again)
    assert checked(again, "wijze") == ["bellen"]
    sealed = eigenaar(lambda: Concept.objects.get(object_id=key))
    assert b"Half af" not in bytes(sealed.inhoud)
    assert bezoek("tom").get(url).status_code == 404
    samira.post(url, NOTITIE)
    assert not eigenaar(lambda: Concept.objects.filter(object_id=key).exists())


def test_a_draft_that_is_too_long_or_of_no_form_is_not_kept(noor, samira):
    key = begin(samira, noor).rstrip("/").rsplit("/", 1)[1]
    assert samira.post(f"/concept/notitie/{key}/", {"feiten": "a" * 70_000}).status_code == 422
    assert samira.post(f"/concept/iets/{key}/", {"feiten": "a"}).status_code == 404
    assert samira.get(f"/concept/notitie/{key}/").status_code == 405


def test_stop_and_change_of_rol_keeps_what_was_typed_in_the_old_rol(noor, samira, staat):
    url = begin(samira, noor)
    sent = samira.post(f"{url}wissel/", {"feiten": "Tot hier als Raad.", "wijze": "thuis"})
    part, = staat(Contact)
    assert sent.url == f"/zaken/{noor.nummer}/contact/?vervolg={part.id}"
    assert part.geeindigd_at == NU
    page = samira.get(sent.url)
    assert checked(page, "rol") == []
    assert checked(page, "met") == ["kind"]
    following = samira.post(sent.url, ROL | {"rol": "onderwijszorg"})
    assert following.status_code == 302, text(following)
    assert [(row.rol, row.vervolg_van) for row in staat(Contact)[1:]] == [("onderwijszorg", part.id)]
    assert "Tot hier als Raad." in text(samira.get(url))
    assert text(samira.get("/mijn-dag/")).count(f"Maak af : zaak {noor.nummer}") == 2


def test_a_contact_that_should_not_have_begun_is_broken_off(noor, samira):
    url = begin(samira, noor)
    assert samira.post(f"{url}afbreken/").url == f"/zaken/{noor.nummer}/"
    assert "Geen rol actief" in samira.get("/mijn-dag/").content.decode()
    assert samira.get(url).status_code == 409
    assert samira.post(url, NOTITIE).status_code == 409


def test_a_contact_of_another_is_not_there_and_a_saved_one_does_not_change(noor, samira, bezoek, maak):
    url = begin(samira, noor)
    tom = bezoek("tom")
    assert [tom.get(url).status_code, tom.post(url, NOTITIE).status_code] == [404, 404]
    assert [tom.post(f"{url}{step}/").status_code for step in ("wissel", "afbreken")] == [404, 404]
    samira.post(url, NOTITIE)
    assert samira.post(url, NOTITIE | {"feiten": "Anders."}).status_code == 409
    other = maak("Sem", vast="samira")
    assert samira.get(url.replace(noor.nummer, other.nummer)).status_code == 404


def test_noting_afterwards_is_never_refused_and_says_what_was_missing(noor, samira, staat, eigenaar, streek):
    eigenaar(lambda: Bevoegdheid.objects.filter(professional=streek.hier.professionals["samira"], rol="halt").delete())
    page = samira.get(f"/zaken/{noor.nummer}/contact/?achteraf=1")
    assert b'value="halt"' in page.content
    then = ROL | {"rol": "halt", "op": "07-10-2026", "om": "16.00", "duur": "40"}
    sent = samira.post(f"/zaken/{noor.nummer}/contact/?achteraf=1", then)
    assert sent.status_code == 302, text(sent)
    made, = staat(Contact)
    assert (made.bevoegd, made.bevoegd_code) == (False, "proof_missing")
    note = samira.get(sent.url)
    assert "geen geldige bevoegdheid" in text(note)
    assert "Geen rol actief" in note.content.decode()
    later = samira.post(f"/zaken/{noor.nummer}/contact/?achteraf=1", then | {"op": "09-10-2026"})
    assert later.status_code == 422
    assert b'href="#id_om"' in later.content


def test_a_saved_contact_gets_a_line_and_keeps_its_text(noor, samira, staat):
    url = begin(samira, noor)
    assert samira.get(f"{url}aanvullen/").status_code == 404, "not saved yet"
    samira.post(url, NOTITIE | {"feiten": "Om 9 uur."})
    assert samira.post(f"{url}aanvullen/", {"tekst": "Om 10 uur."}).status_code == 422
    assert samira.post(f"{url}aanvullen/", {"tekst": "Om 10 uur.", "reden": "vergist"}).status_code == 302
    hidden = text(samira.get(f"/zaken/{noor.nummer}/"))
    assert "1 verslag is niet zichtbaar in deze rol." in hidden
    assert "Om 9 uur." not in hidden
    assert samira.post(f"/zaken/{noor.nummer}/kijk-als/", {"rol": "raad"}).status_code == 302
    read = text(samira.get(f"/zaken/{noor.nummer}/"))
    assert "Om 9 uur." in read
    assert "vergist Om 10 uur." in read
    assert [row.reden for row in staat(Aanvulling)] == ["vergist"]


@pytest.mark.parametrize(("rol", "status"), [("raad", 200), ("leerplicht_gesprek", 200), ("zwerver", 404)])
def test_the_card_of_a_rol_says_it_to_the_child_and_to_a_parent(noor, samira, rol, status):
    page = samira.get(f"/zaken/{noor.nummer}/rolkaart/{rol}/")
    assert page.status_code == status
    assert status == 404 or ("Tegen het kind" in text(page) and "Tegen een ouder" in text(page))
