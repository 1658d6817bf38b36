"""The pages of messages: what each reads, what stays as it was typed, and what they cost. Source: issue 6, part 5."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from gezin_bouw import add_message, build_portal
from ketenkameleon.gezin.models import Bericht
from ketenkameleon.logboek.models import Inzage
from ketenkameleon.zaken.models import Afspraak
from paginas_bouw import counted, text
from wereld import NU

pytestmark = [pytest.mark.muren, pytest.mark.usefixtures("gezin")]
# Session, begin and look log counted. Source: issue 6, Speed.
MEEST = 8


@pytest.fixture(scope="module")
def gezin(losse_database, losse_wereld):
    """Noor, her two parents with a page each, and an afspraak with Samira."""
    hier = losse_wereld.hier
    with losse_database.verbonden("owner"):
        found = build_portal(hier)
        Afspraak.objects.create(
            regio_id=found.zaak.regio_id, zaak=found.zaak, wat="Kennismaken", wie="contactpersoon", waar="thuis",
            wie_naam="Mila", wanneer=date(2026, 10, 15), tijd=time(14), gemaakt_at=NU,
            gemaakt_door=hier.account_id("samira"))
    return found


def url(gezin, rest="berichten/"):
    return f"/gezin/{gezin.zaak.nummer}/{rest}"


def test_a_parent_writes_and_reads_and_the_other_parent_sees_nothing_of_it(web, gezin):
    mila = web("mila")
    answer = mila.post(url(gezin), {"tekst": "Moederwoord أهلا"}, follow=True)
    assert "Uw bericht is verstuurd." in answer.content.decode()
    page = mila.get(url(gezin)).content.decode()
    assert '<p dir="auto">Moederwoord أهلا</p>' in page
    assert "U krijgt antwoord op maandag 12 oktober 2026 of eerder." in page
    for other in ("vik", "noor"):
        assert "Moederwoord" not in web(other).get(url(gezin)).content.decode()
    assert "Moederwoord" in text(web("samira").get(f"/zaken/{gezin.zaak.nummer}/berichten/"))


def test_a_child_that_chooses_nothing_keeps_it_to_the_contact_and_can_share_it(web, gezin):
    noor, mila = web("noor"), web("mila")
    assert 'value="nee" checked' in noor.get(url(gezin)).content.decode()
    noor.post(url(gezin), {"tekst": "Kindgeheim", "ouders": "nee"})
    noor.post(url(gezin), {"tekst": "Kinddeelt", "ouders": "ja"})
    said = text(mila.get(url(gezin)))
    assert ("Kindgeheim" in said, "Kinddeelt" in said) == (False, True)
    assert "Dit wil Noor dat u leest Noor · 8 oktober 2026" in said
    own = text(noor.get(url(gezin)))
    assert "Jij · 8 oktober 2026" in own
    assert "Je ouders mogen dit ook lezen." in own


def test_a_message_of_601_characters_comes_back_as_it_was_typed_with_its_error(web, gezin):
    answer = web("mila").post(url(gezin), {"tekst": "m" * 601})
    assert answer.status_code == 422
    assert "m" * 601 in answer.content.decode()
    assert "hoogstens 600 tekens" in answer.content.decode()


def test_a_moment_that_was_wrong_says_so_at_the_day_it_is_about(web, gezin, losse_database):
    with losse_database.verbonden("owner"):
        key = Afspraak.objects.get(wat="Kennismaken").id
    mila, move = web("mila"), url(gezin, f"afspraak/{key}/verzetten/")
    assert "De afspraak is nu op donderdag 15 oktober 2026 om 14.00 uur. Waar: thuis" in text(mila.get(move))
    wrong = mila.post(move, {"dag0": "10-10-2026", "tijd0": "10.00", "dag1": "12-10-2026", "tijd1": "x"})
    assert (wrong.status_code, "Schrijf de tijd zo: 10.05." in text(wrong)) == (422, True)
    weekend = mila.post(move, {"dag0": "10-10-2026", "tijd0": "10.00", "dag1": "12-10-2026", "tijd1": "9.30"})
    assert "Kies een dag van maandag tot en met vrijdag" in text(weekend)
    good = {"dag0": "12-10-2026", "tijd0": "10.00", "dag1": "13-10-2026", "tijd1": "9.30"}
    assert mila.post(move, good).status_code == 302
    assert "U hebt al om een ander moment gevraagd." in text(mila.get(move))


def test_what_was_typed_before_the_session_ran_out_stands_in_the_box_again(web, gezin, klok):
    mila = web("mila")
    page = mila.get(url(gezin)).content.decode()
    sender = page.split('name="afzender" value="', 1)[1].split('"', 1)[0]
    klok.nu = NU + timedelta(hours=2)
    late = mila.post(url(gezin), {"tekst": "Te laat gestuurd woord", "afzender": sender})
    assert late.status_code == 302
    assert "/inloggen/" in late.headers["Location"]
    session = mila.session
    again = web("mila")
    kept = {key: value for key, value in session.items() if not key.startswith("_auth") and key not in again.session}
    store = again.session
    store.update(kept)
    store.save()
    assert "Te laat gestuurd woord" in again.get(url(gezin)).content.decode()


def test_what_waits_two_workdays_says_so_on_mijn_dag_and_on_the_zaak(web, gezin, losse_database, losse_wereld):
    with losse_database.verbonden("owner"):
        add_message(gezin.zaak, gezin.vader, losse_wereld.hier.account_id("vik"), "Vaderwoord",
                    at=NU - timedelta(days=2))
    samira, nummer = web("samira"), gezin.zaak.nummer
    day = text(samira.get("/mijn-dag/"))
    assert "wacht al 2 werkdagen" in day
    assert "Vaderwoord" not in day
    assert "van het gezin , al 2 werkdagen" in text(samira.get(f"/zaken/{nummer}/"))
    sent = {"draad": str(gezin.vader), f"d{gezin.vader.hex[-6:]}-hoe": "pagina",
            f"d{gezin.vader.hex[-6:]}-tekst": "Antwoord aan Vik"}
    assert samira.post(f"/zaken/{nummer}/berichten/", sent).status_code == 302
    assert "wacht al 2 werkdagen" not in text(samira.get("/mijn-dag/"))
    assert "Antwoord aan Vik" in text(web("vik").get(url(gezin)))


def test_a_coordinator_reads_and_answers_the_question_for_another_contact_alone(web, gezin):
    web("noor").post(url(gezin, "ander-contact/"), {"tekst": "Kliktniet", "contact": "nee"})
    nummer, farah = gezin.zaak.nummer, web("farah")
    assert f"Zaak {nummer}" in text(farah.get("/verdelen/"))
    page = text(farah.get(f"/zaken/{nummer}/ander-contact/"))
    assert ("Kliktniet" in page, "Noor" in page) == (True, True)
    work = text(web("samira").get(f"/zaken/{nummer}/berichten/"))
    assert ("Kliktniet" in work, "vroeg iemand van het gezin om een ander vast contact" in work) == (False, True)
    assert farah.post(f"/zaken/{nummer}/ander-contact/", {"tekst": "Ik bel je."}).status_code == 302
    assert "Ik bel je." in text(web("noor").get(url(gezin)))


def test_a_coordinator_notes_who_phoned_and_how_the_answer_was_given(web, gezin, losse_database):
    farah, page = web("farah"), f"/zaken/{gezin.zaak.nummer}/ander-contact/"
    with losse_database.verbonden("owner"):
        Bericht.objects.filter(soort="ander_contact", van_gezin=True, klaar_at=None).update(klaar_at=NU)
    assert page in farah.get(f"/zaken/{gezin.zaak.nummer}/").content.decode()
    first = text(farah.get(page))
    assert "Iemand van het gezin vroeg het u" in first
    empty = farah.post(page, {"stap": "verteld"})
    assert (empty.status_code, "Kies wie het vroeg." in text(empty)) == (422, True)
    told = {"stap": "verteld", "verteld-wie": str(gezin.vader), "verteld-hoe": "telefoon", "verteld-contact": "nee",
            "verteld-tekst": "Vadersreden", "verteld-op": "07-10-2026"}
    wrong = farah.post(page, {**told, "verteld-op": "09-10-2026"})
    assert (wrong.status_code, "tot en met vandaag" in text(wrong), "Vadersreden" in text(wrong)) == (422, True, True)
    assert farah.post(page, told).status_code == 302
    read = text(farah.get(page))
    assert "Vik , aan de telefoon op 7 oktober 2026, opgeschreven door Farah Aziz · 8 oktober 2026" in read
    assert "Hierover gaat geen mail." in read
    assert "gevraagd op 7 okt" in text(farah.get("/verdelen/"))
    assert "Vadersreden" not in text(web("samira").get(f"/zaken/{gezin.zaak.nummer}/berichten/"))
    assert farah.post(page, {"tekst": "Vaderantwoord"}).status_code == 422
    assert farah.post(page, {"tekst": "Vaderantwoord", "hoe": "gesprek"}).status_code == 302
    assert "Hierover gaat geen mail." not in text(farah.get(page))
    own = text(web("vik").get(url(gezin)))
    assert ("Farah Aziz schreef dit op voor u." in own, "Gezegd op 7 oktober 2026." in own, "Vaderantwoord" in own) == (
        True, True, True)
    assert "Vader" not in text(web("mila").get(url(gezin)))


@pytest.mark.parametrize("naam", ["mila", "noor"])
def test_a_page_of_a_family_costs_at_most_eight_queries_however_long_the_thread(web, gezin, losse_database,
                                                                                 losse_wereld, naam):
    with losse_database.verbonden("owner"):
        for n in range(30):
            add_message(gezin.zaak, gezin.moeder, losse_wereld.hier.account_id("mila"), f"regel {n}")
    client = web(naam)
    with counted() as queries:
        assert client.get(url(gezin)).status_code == 200
    assert len(queries) <= MEEST


@pytest.mark.parametrize("rest", ["berichten/", "klopt-niet/", "ander-contact/"])
def test_every_page_of_the_thread_is_one_line_in_the_log(web, gezin, losse_database, rest):
    looks = {"object_soort": "gezinsberichten", "soort": "bekeken", "zaak_id": gezin.zaak.id}
    with losse_database.verbonden("owner"):
        before = Inzage.objects.filter(**looks).count()
    assert web("mila").get(url(gezin, rest)).status_code == 200
    with losse_database.verbonden("owner"):
        assert Inzage.objects.filter(**looks).count() == before + 1


def test_a_page_of_a_zaak_of_somebody_else_answers_like_one_that_is_not_there(web, gezin):
    for rest in ("berichten/", "klopt-niet/", "ander-contact/"):
        answers = {web("mila").get(f"/gezin/2026-0999{n}/{rest}").status_code for n in (1, 2)}
        assert answers == {404}
