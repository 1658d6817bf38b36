"""The pages around a kernteam, really as the user web: from signaal to overleg to zaak, and what they refuse."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kernteam_bouw import add_kernteam, place_at
from ketenkameleon.meldingen.models import Signaal
from ketenkameleon.overleg.models import Overleg
from ketenkameleon.team.models import Professional
from ketenkameleon.zaken.models import Zaak
from paginas_bouw import browser, text
from wereld import NU

pytestmark = pytest.mark.muren
LEERLING = {"met_naam": "on", "voornaam": "ليلى", "achternaam": "بنت يوسف", "geboren": "01-05-2016",
            "nummersoort": "bsn", "nummer": "999990342", "ouders": "1", "ouder_1": "ja", "kind": "niet_gevraagd"}
SIGNAAL = {"soort": "stagneert", "tekst": "Zij komt niet verder met lezen."}


@pytest.fixture(scope="module")
def hier(losse_database, losse_wereld):
    """The regio with its kernteams."""
    with losse_database.verbonden("owner"):
        add_kernteam(losse_wereld.hier)
        return losse_wereld.hier


@pytest.fixture
def bezoek(losse_database, hier, settings, monkeypatch):
    """`bezoek("rob")` is his browser, really as the user web."""
    settings.ALLOWED_HOSTS = ["testserver"]
    monkeypatch.setattr("django.utils.timezone.now", lambda: NU)
    with losse_database.verbonden("web"):
        yield browser


def _owner(database, ask):
    with database.verbonden("owner"):
        return ask()


def test_from_signaal_to_overleg_to_zaak_without_anybody_typing_it_again(bezoek, hier, losse_database):
    school = hier.scholen["De Vlier"].id
    peter, rob, farah = bezoek("peter"), bezoek("rob"), bezoek("farah")
    given = peter.post(reverse("signaal_nieuw", args=[school]), SIGNAAL | LEERLING, follow=True)
    assert "Bedankt. Rob Timmer heeft het signaal." in given.content.decode()
    when = {"op": "15-10-2026", "van": "13.30", "tot": "14.30", "plaats": "Kamer 12"}
    rob.post(reverse("overleg_nieuw", args=[school]), when)
    meeting = reverse("overleg", args=[_owner(losse_database, lambda: Overleg.objects.get().id)])
    assert "Er staat 1 signaal bij." in rob.post(meeting, {"wat": "agenda"}, follow=True).content.decode()
    punt = re.search(r'href="(/overleg/punt/[^"]+)"', rob.get(meeting).content.decode())[1]
    assert rob.post(punt, {"wat": "besluit", "besluit": ""}).status_code == 422
    rob.post(punt, {"wat": "besluit", "besluit": "Wij vragen een zaak."})
    shown = text(peter.get(meeting))
    assert "ليلى بنت يوسف" in shown
    assert "Besluit: Wij vragen een zaak." in shown
    signaal = _owner(losse_database, lambda: Signaal.objects.get().id)
    rob.post(reverse("signaal", args=[signaal]), {"wat": "melding"})
    form = farah.get(reverse("signaal_melding", args=[signaal])).content.decode()
    assert all(f'value="{word}"' in form for word in ("ليلى", "بنت يوسف", "01-05-2016", "999990342"))
    gemeente = hier.gemeenten["Duinstad"].id
    sent = {"aanleiding": "hulpvraag", "familie_zegt_ja": "on", "gemeld_op": "08-10-2026", "school": school,
            "nummersoort": "bsn", "nummer": "999990342", "voornaam": "ليلى", "achternaam": "بنت يوسف",
            "geboren": "01-05-2016", "gemeente": gemeente}
    assert farah.post(reverse("signaal_melding", args=[signaal]), sent).url == "/signalen/"
    made, kept = _owner(losse_database, lambda: (Zaak.objects.get(), Signaal.objects.get()))
    assert (kept.zaak_id, kept.achternaam, made.persoon_id is not None) == (made.id, "", True)


@pytest.mark.parametrize(("extra", "zin"), [
    ({"ouder_1": "nee"}, "U kunt dit nog niet met naam delen."), ({"geboren": ""}, "Vul de geboortedatum in."),
    ({"tekst": "Zij heeft adhd."}, "Dit lijkt over gezondheid te gaan."),
])
def test_what_is_not_right_comes_back_with_everything_that_was_typed(bezoek, hier, extra, zin):
    url = reverse("signaal_nieuw", args=[hier.scholen["De Vlier"].id])
    page = bezoek("peter").post(url, SIGNAAL | LEERLING | extra)
    assert page.status_code == 422
    assert zin in text(page)
    assert "بنت يوسف" in page.content.decode()


def test_the_page_of_a_school_shows_the_team_to_everybody_and_signalen_to_the_team_alone(bezoek, hier):
    url = reverse("kernteam", args=[hier.scholen["De Vlier"].id])
    assert "Nieuw signaal" in text(bezoek("rob").get(url))
    for wie in ("ine", "tom", "farah"):
        seen = text(bezoek(wie).get(url))
        assert "Rob Timmer" in seen
        assert "Nieuw signaal" not in seen
    empty = text(bezoek("ine").get(reverse("kernteam", args=[hier.scholen["Duincollege"].id])))
    assert "Van dit kernteam is nog niemand bekend." in empty
    assert "Vraag de coördinator van uw regio wie erbij komt." in empty


def test_the_page_of_a_school_says_who_to_call_today_also_when_the_holder_is_not_there(
        bezoek, hier, losse_database, monkeypatch):
    url = reverse("kernteam", args=[hier.scholen["De Zon"].id])
    with losse_database.verbonden("owner"):
        place_at(hier, "De Zon", "cjg", "rob", dagen=[2])
        place_at(hier, "De Zon", "cjg", "gea", soort="vervanger", telefoon="0622222222")
    thursday = text(bezoek("ine").get(url))
    assert "di · vandaag niet" in thursday
    assert "Vandaag vervangt Gea Kroon , 0622222222" in thursday
    assert "geen nummer bekend" in thursday, "Rob gave none there"
    with losse_database.verbonden("owner"):
        Professional.objects.filter(pk=hier.professionals["samira"].pk).update(telefoon="0633333333")
    assert "0633333333" in text(bezoek("ine").get(reverse("kernteam", args=[hier.scholen["De Vlier"].id])))
    monkeypatch.setattr("django.utils.timezone.now", lambda: NU + timedelta(days=5))
    tuesday = text(bezoek("ine").get(url))
    assert "di · vandaag" in tuesday
    assert "Vervanger: Gea Kroon" in tuesday


def test_asking_who_is_involved_says_the_same_for_everybody(bezoek, hier):
    rob, school = bezoek("rob"), str(hier.scholen["De Vlier"].id)
    said = [rob.post("/betrokken/", {"school": school, "nummer": nummer, "verteld": "ja", "verteld_op": "08-10-2026"},
                     follow=True) for nummer in ("999990342", "999990354")]
    assert all("Ziet u niets, dan kan er iemand zijn of niemand." in text(page) for page in said)
    assert rob.post("/betrokken/", {"school": school, "nummer": "12", "verteld": "ja"}).status_code == 422


def test_a_coordinator_gives_a_place_and_the_team_page_shows_it(bezoek, hier):
    farah, school = bezoek("farah"), hier.scholen["Duincollege"].id
    form = reverse("kernteam_plaats", args=[school])
    assert farah.post(form, {"functie": "cjg", "soort": "houder", "van": "08-10-2026"}).status_code == 422
    assert farah.post(form, {"functie": "leerplicht", "soort": "niet_hier", "van": "08-10-2026"}).status_code == 422
    farah.post(form, {"functie": "cjg", "soort": "vacature", "van": "01-09-2026"})
    assert "vacature sinds 1 september 2026" in text(farah.get(reverse("kernteam", args=[school])))


def test_the_secret_address_of_a_calendar_is_shown_once_and_needs_no_login(bezoek, hier):
    gea = bezoek("gea")
    page = gea.post("/agenda/", {"school": "alle"}).content.decode()
    path = re.search(r"<code>http://testserver(/agenda/[^<]+\.ics)</code>", page)[1]
    assert path not in gea.get("/agenda/").content.decode()
    answer = Client().get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    weg = re.search(r'name="weg" value="([^"]+)"', gea.get("/agenda/").content.decode())[1]
    gea.post("/agenda/", {"weg": weg})
    assert Client().get(path).status_code == Client().get("/agenda/zomaar.ics").status_code == 404


def test_a_body_of_two_gigabytes_is_refused_before_it_is_read(bezoek, hier):
    url = reverse("signaal_nieuw", args=[hier.scholen["De Vlier"].id])
    assert bezoek("peter").post(url, SIGNAAL, CONTENT_LENGTH=str(2 * 1024**3)).status_code == 413
