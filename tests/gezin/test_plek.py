"""A parent with gezag says itself whether the plek started; a child is heard, and stops no clock (promise 2)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from gezinspagina_bouw import add_contact, add_plek, add_visit, build_pages
from ketenkameleon.gezin.forms.plek import PlekForm
from ketenkameleon.gezin.queries.kindblad import next_visit
from ketenkameleon.rules.access import Deed
from ketenkameleon.toegang.models import Account, Relatie
from ketenkameleon.toegang.refusals import NotAllowed, NotFound, NotNow
from ketenkameleon.zaken.actions.inlogbrief import make_letter
from ketenkameleon.zaken.actions.plek import child_says, confirm, dispute
from ketenkameleon.zaken.models import Afspraak, Gebeurtenis, Plek, Zaak
from ketenkameleon.zaken.queries.mijn_dag import mijn_dag
from ketenkameleon.zaken.queries.zaak import zaak_for
from wereld import NU, VANDAAG
from zaken_bouw import make_vast, make_zaak

pytestmark = pytest.mark.acties
LATER = NU + timedelta(days=1)


@pytest.fixture
def gezin(wereld):
    return build_pages(wereld.hier)


@pytest.fixture
def plek(wereld, gezin):
    return add_plek(gezin.zaak, wereld.hier.account_id("samira")).id


def stand(gezin):
    return Zaak.objects.values_list("stand", "plek_gestart_op").get(pk=gezin.zaak.id)


def test_a_parent_with_gezag_confirms_without_a_scribe_and_the_clock_stops(als, gezin, plek, wereld):
    with als("mila", at=LATER) as mila:
        confirm(mila, plek, "ouder", at=LATER)
    row = Plek.objects.get(pk=plek)
    assert (row.stand, row.bevestigd_als, row.bevestigd_door) == (
        "bevestigd", "ouder", wereld.hier.account_id("mila"))
    assert stand(gezin) == ("plek_gestart", row.gestart_op)
    assert Gebeurtenis.objects.filter(code="zaak.plek_gestart").exists()


def test_a_no_keeps_the_clock_running_and_puts_a_call_on_mijn_dag(als, gezin, plek):
    with als("mila") as mila:
        dispute(mila, plek, "ouder", "Noor ging er één uur heen.", at=NU)
    assert stand(gezin) == ("loopt", None)
    with als("samira") as samira:
        [call] = mijn_dag(samira, on=VANDAAG, at=NU).afspraken
    assert (call.nummer, call.wat) == (gezin.zaak.nummer, "Bel het gezin: een ouder zegt dat de plek niet klopt.")
    with als("mila") as mila:
        confirm(mila, plek, "ouder", at=NU)
    assert stand(gezin)[0] == "plek_gestart", "who said no can say yes after all"


def test_after_the_school_a_parent_says_no_within_ten_school_days_and_the_zaak_runs_again(als, gezin, plek):
    with als("peter") as peter:
        confirm(peter, plek, "school", at=NU)
    assert stand(gezin)[0] == "plek_gestart"
    with als("vik", at=NU + timedelta(days=40)) as vik, pytest.raises(NotNow, match="dispute_too_late"):
        dispute(vik, plek, "ouder", "Nee.", at=NU + timedelta(days=40))
    with als("vik", at=LATER) as vik:
        dispute(vik, plek, "ouder", "Nee.", at=LATER)
    assert stand(gezin) == ("loopt", None)


def test_what_a_professional_takes_down_puts_no_call_on_the_day(als, gezin, plek):
    with als("samira") as samira:
        dispute(samira, plek, "ouder", "Zei moeder.", at=NU)
    assert not Afspraak.objects.exists()


def test_a_child_says_what_it_thinks_and_moves_no_clock(als, gezin, plek):
    with als("noor") as noor:
        child_says(noor, plek, "Ik was er maar één dag.", at=NU)
        for act in (lambda: confirm(noor, plek, "ouder", at=NU), lambda: dispute(noor, plek, "ouder", "Nee.", at=NU)):
            with pytest.raises(NotFound):
                act()
    assert Plek.objects.get(pk=plek).kind_zegt == "Ik was er maar één dag."
    assert stand(gezin) == ("loopt", None)


@pytest.mark.parametrize("wie", ["mila", "piet"])
def test_nobody_of_the_family_speaks_for_another(als, gezin, plek, wie):
    with als(wie) as actor, pytest.raises(NotFound):
        child_says(actor, plek, "Prima.", at=NU)


@pytest.mark.parametrize("wie", ["piet", "vreemd"])
def test_a_parent_without_gezag_and_one_of_another_child_confirm_nothing(als, wereld, gezin, plek, wie):
    other, stranger = make_zaak(wereld.hier, "Sem"), Account.objects.create(gebruikersnaam="vreemd", naam="Vera Smit")
    wereld.hier.accounts["vreemd"] = stranger
    Relatie.objects.create(regio_id=other.regio_id, account=stranger, zaak_id=other.id, soort="ouder_met_gezag",
                           van=VANDAAG)
    with als(wie) as actor, pytest.raises(NotFound):
        confirm(actor, plek, "ouder", at=NU)
    assert Plek.objects.get(pk=plek).stand == "gestart"


def test_a_parent_does_not_speak_for_the_school(als, gezin, plek):
    with als("mila") as mila, pytest.raises(NotAllowed, match="cannot_confirm"):
        confirm(mila, plek, "school", at=NU)


def test_a_no_asks_for_a_line_and_a_yes_for_none():
    assert not PlekForm({"antwoord": "nee", "reden": " "}, alleen_nee=False).is_valid()
    assert PlekForm({"antwoord": "ja"}, alleen_nee=False).is_valid()
    assert not PlekForm({"antwoord": "ja"}, alleen_nee=True).is_valid(), "the school said yes already"


def test_a_child_of_eleven_gets_no_letter_to_log_in_and_has_a_sheet(als, wereld):
    zaak = make_zaak(wereld.hier, "Elfje", VANDAAG.replace(year=VANDAAG.year - 12) + timedelta(days=1))
    make_vast(wereld.hier, zaak, "samira")
    with als("samira") as samira:
        with pytest.raises(NotNow, match="child_through_parent"):
            make_letter(samira, zaak.nummer, zaak.persoon_id, at=NU)
        zicht = zaak_for(samira, zaak.nummer, Deed.ZAAK_BEHANDELEN, on=VANDAAG)
        assert next_visit(samira, zicht) is None


def test_the_sheet_names_the_next_afspraak_of_the_child_and_never_one_of_a_verhoor(als, wereld, gezin):
    zaak, samira = gezin.zaak, wereld.hier.account_id("samira")
    talk = add_contact(zaak, samira, ("kind",), "leerplicht_verhoor")
    add_visit(zaak, "jongere", op=VANDAAG, contact=talk)
    add_visit(zaak, naam="Mila", op=VANDAAG)
    add_visit(zaak, "ouders", op=VANDAAG)
    add_visit(zaak, "jongere", op=VANDAAG + timedelta(days=2), waar="op school")
    for rol in ("", "leerplicht_verhoor"):
        with als("samira", rol=rol) as actor:
            found = next_visit(actor, zaak_for(actor, zaak.nummer, Deed.ZAAK_BEHANDELEN, on=VANDAAG))
        assert (found.op, found.waar) == (VANDAAG + timedelta(days=2), "op school")
