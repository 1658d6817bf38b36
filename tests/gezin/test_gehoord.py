"""What a family reads of questions of others and of who looks along: only what somebody wrote down to have told."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from gezin_bouw import build_portal
from kernteam_bouw import add_kernteam
from ketenkameleon.meldingen.actions.meekijken import MeekijkInvoer, let_look_along, stop_looking_along
from ketenkameleon.meldingen.models import Betrokkenvraag
from ketenkameleon.meldingen.queries_gezin import heard_by_family
from ketenkameleon.regio.models import Aanstelling
from paginas_bouw import browser, counted, text
from wereld import NU, VANDAAG

pytestmark = pytest.mark.acties
VERTELD = date(2026, 10, 7)


@pytest.fixture
def thuis(wereld, als):
    """Two parents with gezag and Noor; Rob asked twice, once without telling them; Gea looks along."""
    hier = wereld.hier
    add_kernteam(hier)
    thuis = build_portal(hier)
    thuis.zaak.verzuim_van = date(2026, 9, 1)
    thuis.zaak.save(update_fields=["verzuim_van"])
    own = {"regio": hier.regio, "verantwoordelijke": hier.organisaties["cjg"], "muur": 100, "zaak": thuis.zaak,
           "school": hier.scholen["De Vlier"], "vrager_id": hier.account_id("rob"), "gevraagd_at": NU,
           "gevraagd_op": VANDAAG, "account_id": hier.account_id("samira")}
    thuis.vraag = Betrokkenvraag.objects.create(**own, verteld_op=VERTELD)
    Betrokkenvraag.objects.create(**own, niet_verteld="gevaarwoord")
    with als("farah") as actor:
        gea = Aanstelling.objects.get(account=hier.accounts["gea"]).id
        thuis.mee = let_look_along(actor, thuis.zaak.id, MeekijkInvoer(
            gea, "taak", "redenwoord van de GGD", date(2026, 12, 1), VERTELD), at=NU)
    return thuis


def _said(thuis, wie):
    return text(browser(wie).get(reverse("gezin_delen", args=[thuis.zaak.nummer])))


@pytest.mark.parametrize(("wie", "zin"), [
    ("mila", "vroeg iemand ons: is er al iemand die uw kind helpt?"), ("noor", "is er al iemand die jou helpt?")])
def test_who_was_told_reads_that_a_team_asked_and_who_looks_along_without_names(thuis, wie, zin):
    said = _said(thuis, wie)
    assert zin in said
    assert said.count("Wij hebben niets gezegd.") == 1
    for words in ("CJG Duinstreek", "Iemand van GGD Duinstreek kijkt mee", "Dit mag tot en met 1 december 2026.",
                  "Er is wel iemand die meekijkt. Dat staat hieronder."):
        assert words in said
    assert not [word for word in ("Rob", "Gea", "gevaarwoord", "redenwoord") if word in said]


@pytest.mark.parametrize(("antwoord", "zin"), [
    ("contact", "Uw vaste contact zei: bel mij maar."), ("niet", "Wij hebben niets gezegd.")])
def test_a_family_reads_what_the_contactpersoon_answered(thuis, antwoord, zin):
    Betrokkenvraag.objects.filter(pk=thuis.vraag.pk).update(antwoord=antwoord, antwoord_at=NU)
    assert zin in _said(thuis, "mila")


def test_what_stopped_says_so_and_a_direct_answer_too(thuis, als):
    Betrokkenvraag.objects.filter(pk=thuis.vraag.pk).update(grond="gevaar", waarom="er was echt gevaar")
    with als("farah") as actor:
        stop_looking_along(actor, thuis.zaak.id, thuis.mee, at=NU)
    said = _said(thuis, "mila")
    assert "Er is wel iemand die meekijkt." not in said
    assert "Dit stopte op 8 oktober 2026." in said
    assert "Er was haast bij. Daarom zeiden wij meteen wie dat is." in said


def test_nobody_but_the_child_and_a_parent_with_gezag_hears_it(thuis, als):
    for wie, found in (("mila", 2), ("vik", 2), ("noor", 2), ("samira", 0), ("farah", 0), ("rob", 0)):
        with als(wie) as actor:
            assert len(heard_by_family(actor, thuis.zaak.nummer)) == found, wie


def test_the_page_stays_within_eight_queries(thuis):
    client = browser("mila")
    with counted() as queries:
        assert client.get(reverse("gezin_delen", args=[thuis.zaak.nummer])).status_code == 200
    assert len(queries) <= 8
