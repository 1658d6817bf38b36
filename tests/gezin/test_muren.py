"""Who reads a message: the rule and PostgreSQL say the same, for everybody and every kind. Source: docs/adr/0038."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from gezin_bouw import add_message, give_page
from ketenkameleon.gezin.models import Bericht
from ketenkameleon.rules.gezinsbericht import Gezinsbericht, Leesbaar, may_read_message
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.visibility import Band
from ketenkameleon.toegang.models import Relatie
from wereld import BEGIN, NU, VANDAAG

pytestmark = pytest.mark.acties
MET_JA = {Gezinsbericht.KIND_ZEGT: "ouders_mogen", Gezinsbericht.ANDER_CONTACT: "contact_mag"}


@pytest.fixture
def berichten(gezin, wereld):
    """Every kind in every thread it can stand in, with and without a yes; the rows with what the rule asks of them."""
    made = []
    for naam, persoon in (("mila", gezin.moeder), ("vik", gezin.vader), ("noor", gezin.kind)):
        door = wereld.hier.account_id(naam)
        for soort in Gezinsbericht:
            for yes in (False, True):
                if soort is Gezinsbericht.KIND_ZEGT and naam != "noor":
                    continue
                column = MET_JA.get(soort)
                if yes and column is None:
                    continue
                row = add_message(gezin.zaak, persoon, door, soort=soort.value, **({column: yes} if column else {}))
                made.append((row.id, naam, soort, yes))
    return made


def _stands(wereld, gezin, naam, soort):
    Relatie.objects.create(regio_id=gezin.zaak.regio_id, zaak_id=gezin.zaak.id, soort=soort, van=BEGIN,
                           account=wereld.hier.accounts[naam])


@pytest.mark.parametrize(("naam", "band"), [
    ("samira", Band.VAST), ("tom", Band.WAARNEMING), ("tom", Band.NOODTOEGANG), ("tom", Band.GEVRAAGD),
    ("tom", Band.MEELOPER), ("tom", Band.TEAM), ("farah", Band.COORDINATOR), ("peter", Band.SCHOOL),
    ("mila", Band.OUDER_MET_GEZAG), ("vik", Band.OUDER_MET_GEZAG), ("noor", Band.KIND)])
def test_the_database_lets_through_what_the_rule_says_and_nothing_else(als, gezin, wereld, berichten, naam, band):
    if naam == "tom" and band is not Band.TEAM:
        _stands(wereld, gezin, "tom", band.value)
    rule = {key for key, whose, soort, yes in berichten
            if may_read_message(band, Leesbaar(soort, whose == naam, yes), on=VANDAAG, wet=shipped())}
    with als(naam):
        assert set(Bericht.objects.values_list("id", flat=True)) == rule
    assert bool(rule) is (band not in (Band.GEVRAAGD, Band.MEELOPER, Band.TEAM, Band.SCHOOL))


def test_in_a_verhoor_nobody_reads_what_a_family_wrote_to_be_helped(als, berichten):
    with als("samira", rol="leerplicht_verhoor"):
        assert Bericht.objects.count() == 0
    with als("samira", rol="raad"):
        assert Bericht.objects.count() > 0


def test_a_parent_without_gezag_and_one_whose_days_ended_read_nothing(als, gezin, wereld, berichten):
    give_page(wereld.hier, gezin.zaak, "oma", gezin.moeder, "ouder_zonder_gezag")
    Relatie.objects.filter(account=wereld.hier.accounts["vik"]).update(tot=VANDAAG - timedelta(days=1))
    with als("oma"):
        assert Bericht.objects.count() == 0
    with als("mila", at=NU):
        assert Bericht.objects.count() > 0


@pytest.mark.parametrize("change", [
    {"persoon": "vader"}, {"van_gezin": False}, {"hoe": "telefoon"}, {"door": "samira"}])
def test_a_parent_writes_in_the_own_thread_as_themselves_and_in_no_other_way(als, gezin, wereld, change):
    mila = wereld.hier.account_id("mila")
    with als("mila"):
        with pytest.raises(DatabaseError), transaction.atomic():
            add_message(gezin.zaak, getattr(gezin, change.get("persoon", "moeder")),
                        wereld.hier.account_id(change["door"]) if "door" in change else mila,
                        **{name: value for name, value in change.items() if name in ("van_gezin", "hoe")})
        add_message(gezin.zaak, gezin.moeder, mila)


def test_who_runs_the_zaak_cannot_write_as_if_it_came_from_the_page_of_the_family(als, gezin, wereld):
    samira = wereld.hier.account_id("samira")
    with als("samira"):
        with pytest.raises(DatabaseError), transaction.atomic():
            add_message(gezin.zaak, gezin.moeder, samira)
        add_message(gezin.zaak, gezin.moeder, samira, hoe="gesprek")


@pytest.mark.parametrize("change", [{"klaar_at": None}, {"gelezen_at": NU}, {"gedaan": "anders"}])
def test_what_was_noted_about_a_message_is_noted_once(gezin, wereld, change):
    row = add_message(gezin.zaak, gezin.moeder, wereld.hier.account_id("mila"), klaar_at=NU,
                      gelezen_at=NU - timedelta(hours=1), gedaan="Gebeld.")
    with pytest.raises(DatabaseError), transaction.atomic():
        Bericht.objects.filter(pk=row.pk).update(**change)


def test_a_family_ends_no_waiting_and_changes_no_word(als, gezin, wereld):
    row = add_message(gezin.zaak, gezin.moeder, wereld.hier.account_id("mila"))
    with als("mila"):
        assert Bericht.objects.filter(pk=row.pk).update(klaar_at=NU) == 0
        with pytest.raises(DatabaseError), transaction.atomic():
            Bericht.objects.filter(pk=row.pk).update(tekst="anders")
