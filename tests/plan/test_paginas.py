"""The pages of the plan: what is read, what stays as it was typed, and the card that goes along on a visit."""

from __future__ import annotations

from datetime import time

import pytest
from django.contrib.messages import get_messages

from ketenkameleon.personen.models import Persoon
from ketenkameleon.plan.models import Bericht
from ketenkameleon.zaken.models import Afspraak
from paginas_bouw import text
from zaken_bouw import make_vast, make_zaak

pytestmark = pytest.mark.muren


def test_the_page_says_how_far_it_is_agreed_on_and_whether_the_child_was_heard(bezoekers):
    said = text(bezoekers.vraag("vast", "plan", "GET"))
    assert "Voorstel Nog geen ja van: Moerasvaren (ouder)" in said
    assert "Heeft het kind meegepraat?" in said
    assert "Volgens de school was er anders dit gekomen: ergens anders wonen." in said


def test_what_the_family_told_before_stands_on_the_page_of_the_plan_and_is_not_asked_again(bezoekers):
    page = bezoekers.vraag("vast", "plan", "GET").content.decode()
    assert "beeldbloem" in page
    assert f'href="/zaken/{bezoekers.huis.nummer}/beeld/"' in page
    assert "Vraag het niet opnieuw." in page


def test_a_line_that_is_not_whole_stays_as_it_was_typed_with_its_error(bezoekers):
    answer = bezoekers.vraag("vast", "plan_bericht", "POST", {"regel": "d1", "d1-tekst": "ochtend is zwaar"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="ochtend is zwaar"' in page
    assert "Kies hoe het gaat." in page
    assert "<details open>" in page


def test_the_school_says_how_it_goes_and_who_runs_the_zaak_reads_it(bezoekers, losse_database):
    said = {"hoe": "minder", "tekst": "schoolwoord"}
    assert bezoekers.vraag("school", "schoolplan_bericht", "POST", said, blijft=True).status_code == 302
    assert "schoolwoord" in text(bezoekers.vraag("vast", "plan", "GET"))
    with losse_database.verbonden("owner"):
        line = Bericht.objects.get(tekst="schoolwoord")
        assert (line.van, line.namens, line.door) == ("school", False, bezoekers.huis.wereld.hier.account_id("peter"))


def test_the_school_reads_no_word_of_home(bezoekers):
    said = text(bezoekers.vraag("school", "schoolplan", "GET"))
    assert "planbloem school" in said
    for word in ("planbloem thuis", "planbloem kind", "planbloem ouder", "planbloem ozm"):
        assert word not in said


def test_a_zaak_without_a_plan_gets_one_through_the_pages(bezoekers, losse_database):
    with losse_database.verbonden("owner"):
        other = make_zaak(bezoekers.huis.wereld.hier, "Sem")
        make_vast(bezoekers.huis.wereld.hier, other, "samira")
    with losse_database.verbonden("web"):
        _made_through_the_pages(bezoekers, other.nummer)


def _made_through_the_pages(bezoekers, nummer):
    assert "Hier komt één plan voor school en thuis." in text(bezoekers.vraag("vast", "plan", "GET", nummer=nummer))
    made = {"samen_op": "08-10-2026", "bekijken_op": "05-11-2026", "samen_met": ["kind"], "opp": "nee", "school": ""}
    assert bezoekers.vraag("vast", "plan_nieuw", "POST", made, nummer=nummer, blijft=True).status_code == 302
    page = text(bezoekers.vraag("vast", "plan", "GET", nummer=nummer))
    assert "Er staat nog geen doel in het plan." in page
    assert "Wij weten nog niet wie ja moet zeggen." in page, "no parent is known, so nobody can be named"
    for goal, easy in (("Noor is elke dag om half negen op school.", True),
                       ("Jeugdige participeert structureel in het onderwijsprogramma conform afspraken.", False)):
        answer = bezoekers.vraag("vast", "plan_doel_nieuw", "POST", {"tekst": goal}, nummer=nummer, blijft=True)
        said = " ".join(str(message) for message in get_messages(answer.wsgi_request))
        told = [words for words in ("nog niet makkelijk genoeg", "Schrijf niet 'conform'") if words in said]
        assert len(told) == (0 if easy else 2), said
        kept = text(bezoekers.vraag("vast", "plan", "GET", nummer=nummer))
        assert goal in kept, "what somebody wrote is kept, also when it is hard to read"


def test_the_card_of_today_has_time_place_and_what_to_talk_about(bezoekers, losse_database):
    with losse_database.verbonden("owner"):
        Afspraak.objects.filter(pk=bezoekers.huis.afspraak).update(tijd=time(10, 30), waar="thuis")
    said = text(bezoekers.vraag("vast", "dagkaart", "GET"))
    assert "10.30 uur , thuis: afspraakbloem" in said
    assert "Zilverlinde · zaak" in said
    assert "Kwikstaart" not in said.split("Kaart voor")[-1]
    assert "10.30 uur: afspraakbloem" in text(bezoekers.vraag("vast", "mijn_dag", "GET"))


def test_the_card_of_today_never_has_a_surname_also_when_no_first_name_is_known(bezoekers, losse_database):
    mine = Persoon.objects.filter(pk=bezoekers.huis.zaak.persoon_id)
    was = "Zilverlinde"
    for first, shown in (("", "Naam onbekend"), ("Anne Marie", "Anne Marie"), ("ليلى", "ليلى"), (was, was)):
        with losse_database.verbonden("owner"):
            mine.update(voornaam=first)
        page = bezoekers.vraag("vast", "dagkaart", "GET")
        assert f"<bdi>{shown}</bdi> · zaak" in page.content.decode()
        assert "Kwikstaart" not in text(page).split("Kaart voor")[-1]


def test_an_afspraak_is_made_with_a_time_and_a_place(bezoekers, losse_database):
    made = {"wat": "Samen kijken", "wie": "contactpersoon", "wanneer": "15-10-2026", "tijd": "14.00",
            "waar": "werkplaats"}
    assert bezoekers.vraag("vast", "afspraak_nieuw", "POST", made, blijft=True).status_code == 302
    with losse_database.verbonden("owner"):
        found = Afspraak.objects.get(wat="Samen kijken")
        assert (found.tijd, found.waar) == (time(14), "werkplaats")
