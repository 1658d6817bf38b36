"""The pages of who sees what for parent and child: words, grounds, queries, and what is not on them."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse

from gezin_bouw import build_portal
from gezin_delen_bouw import asks
from ketenkameleon.delen.actions.deling import explain, share_now
from ketenkameleon.delen.invoer import NoodInvoer, UitlegInvoer
from ketenkameleon.personen.models import Persoon
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.taal import Toon, shortcomings
from ketenkameleon.toegang.context import begin
from paginas_bouw import counted, text, title
from wereld import NU, VANDAAG
from zaken_bouw import make_zaak

pytestmark = [pytest.mark.muren, pytest.mark.usefixtures("thuis")]

MOST = 8


@pytest.fixture(scope="module")
def thuis(losse_database, losse_wereld):
    """Noor of 14, two parents with gezag, the father's address secret; two questions and an emergency."""
    hier = losse_wereld.hier
    with losse_database.verbonden("owner"):
        g = build_portal(hier)
        Persoon.objects.filter(pk=g.vader).update(geheim=True, telefoon="0698765432", achternaam="Schuilplaats")
        g.ander = make_zaak(hier, "Sem").nummer
    with losse_database.verbonden("web"), transaction.atomic():
        actor = begin(hier.account_id("samira"), doel="test", at=NU).actor
        g.plan, g.regie = asks(actor, g), asks(actor, g, "swv", "regie")
        asks(actor, g, "veilig_thuis", "zorgen")
        nood = share_now(actor, g.zaak.id, NoodInvoer("ggd", ("regie",), "er was gevaar thuis"), at=NU)
        explain(actor, nood, UitlegInvoer("a", "b", VANDAAG, "thuis"), at=NU)
    return g


def _address(thuis) -> str:
    return reverse("gezin_delen", args=[thuis.zaak.nummer])


def _press(client, thuis, deling, antwoord: str):
    """Press Ja or Nee as the page draws it."""
    page = client.get(_address(thuis)).content.decode()
    where = reverse("gezin_antwoord", args=[thuis.zaak.nummer, deling])
    gezien = re.search(rf'action="{where}".*?name="gezien" value="([^"]*)"', page, re.DOTALL)[1]
    return client.post(where, {"antwoord": antwoord, "gezien": gezien}, follow=True)


def test_a_parent_reads_per_party_what_it_sees_why_for_what_and_until_when(web, thuis):
    answer = web("mila").get(_address(thuis))
    said = text(answer)
    for sentence in ("De school meldde dit zelf. Dat moet van de wet.", "Uw vaste contactpersoon doet ook dit werk.",
                     "Dat moest op 8 oktober 2026, want er was gevaar. De reden: er was gevaar thuis.",
                     "Dat mag van de wet. Waarvoor: samen thuis starten. Dit mag tot en met 1 maart 2027.",
                     "Mag het CJG dit zien?", "Er is ook een ja van iemand anders nodig.",
                     "U mag nee zeggen. Dan gaat onze hulp gewoon door. U mag later ook stoppen."):
        assert sentence in said
    assert title(answer).startswith("Wie ziet wat")


def test_a_child_reads_the_same_as_je_and_that_it_does_not_decide_yet(web, thuis):
    said = text(web("noor").get(_address(thuis)))
    assert "Wie ziet wat van jou?" in said
    assert "Wie gezag over jou heeft, beslist. Wij willen ook weten wat jij vindt." in said
    assert "Je mag nee zeggen." in said
    assert not re.search(r"\b[Uu]w?\b", said), re.findall(r".{30}\b[Uu]w?\b.{30}", said)


def test_yes_and_stop_on_the_page_are_kept_and_said_back(web, thuis):
    client = web("mila")
    assert "Bewaard: u zei ja." in text(_press(client, thuis, thuis.plan, "ja"))
    page = client.get(_address(thuis))
    assert "Het CJG: ja" in text(page)
    stop = re.search(r'href="([^"]*/stop/)"', page.content.decode())[1]
    check = text(client.get(stop))
    for sentence in ("Het CJG ziet dit vanaf nu niet meer:", "Onze hulp gaat gewoon door.",
                     "Wat al is gegeven of gelezen, kunnen wij niet terughalen.", "Wat de wet regelt, gaat door."):
        assert sentence in check
    assert "Gestopt. Dit wordt vanaf nu niet meer gedeeld." in text(client.post(stop, follow=True))
    again = client.post(stop)
    assert again.status_code == 409
    assert "Er is intussen iets veranderd." in text(again)
    assert client.get(stop).status_code == 409
    assert "Bewaard: u zei nee." in text(_press(client, thuis, thuis.regie, "nee"))


def test_a_parent_whose_address_is_secret_is_nowhere_on_the_page_of_the_other(web, thuis):
    _press(web("vik"), thuis, thuis.plan, "nee")
    page = web("mila").get(_address(thuis)).content.decode()
    for word in ("Vik", "Schuilplaats", "0698765432", "vader", str(thuis.vader)):
        assert word not in page


def test_without_yes_or_no_the_page_asks_again_and_keeps_nothing(web, thuis):
    where = reverse("gezin_antwoord", args=[thuis.zaak.nummer, thuis.plan])
    answer = web("noor").post(where, {"antwoord": "misschien"})
    assert answer.status_code == 422
    assert "Kies ja of nee." in text(answer)


def test_the_zaak_of_another_family_is_not_there_like_one_that_does_not_exist(web, thuis):
    client = web("mila")
    theirs, unknown = (client.get(reverse("gezin_delen", args=[n])) for n in (thuis.ander, "2026-98765"))
    assert (theirs.status_code, theirs.content) == (unknown.status_code, unknown.content)
    assert theirs.status_code == 404


@pytest.mark.parametrize("wie", ["mila", "noor"])
def test_the_page_costs_at_most_eight_queries(web, thuis, wie):
    client = web(wie)
    client.get(_address(thuis))
    with counted() as queries:
        assert client.get(_address(thuis)).status_code == 200
    assert len(queries) <= MOST, queries


@pytest.mark.parametrize("wie", ["mila", "noor"])
def test_the_page_reads_easily(web, thuis, wie):
    main = web(wie).get(_address(thuis)).content.decode().split("<main", 1)[1].split("</main>", 1)[0]
    pieces = [" ".join(re.sub(r"<[^>]*>", " ", piece).split()) for piece in re.findall(
        r"<(?:h\d|p|li)\b[^>]*>(.*?)</(?:h\d|p|li)>", main, re.DOTALL)]
    assert len(pieces) > 20
    assert shortcomings(pieces, Toon.GEZIN, on=VANDAAG, wet=shipped()) == ()


def test_what_was_said_on_the_page_stands_on_mijn_dag_until_it_was_talked_about(web, thuis, klok):
    samira = web("samira")
    _press(web("noor"), thuis, thuis.regie, "nee")
    assert "Het gezin gaf antwoord over delen" in text(samira.get("/mijn-dag/"))
    assert "Het gezin gaf antwoord" in text(samira.get(reverse("zaak", args=[thuis.zaak.nummer])))
    klok.nu = NU + timedelta(minutes=1)
    samira.post(reverse("delen_besproken", args=[thuis.zaak.nummer]))
    for page in ("/mijn-dag/", reverse("zaak", args=[thuis.zaak.nummer])):
        assert "Het gezin gaf antwoord" not in text(samira.get(page))
