"""Two rollen of one professional with one child: with a reason, a colleague offered first, and told to the child."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import ProgrammingError, transaction

from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.roles import Rol
from ketenkameleon.rules.wetboek import Rij, Wetboek, Zekerheid, frozen
from ketenkameleon.toegang.refusals import NotAllowed, NotFound, NotNow
from ketenkameleon.zaken.actions.contact import note_afterwards, start
from ketenkameleon.zaken.actions.dubbelrol import explain_second
from ketenkameleon.zaken.actions.verhoor import start_verhoor
from ketenkameleon.zaken.invoer import Onvolledig
from ketenkameleon.zaken.models import Contact, Dubbelrol
from ketenkameleon.zaken.queries.gehouden import held_by_me
from verhoor_bouw import GISTEREN, invoer, may_question
from wereld import NU, VANDAAG
from zaken_bouw import make_vast, make_zaak

pytestmark = pytest.mark.acties
DAYS = {"collega_op": GISTEREN, "verteld_op": VANDAAG, "at": NU}


@pytest.fixture
def verhoord(wereld, als, samiras):
    """Noor's zaak, in which Samira held a verhoor last week."""
    may_question(wereld.hier, "samira")
    with als("samira") as samira:
        note_afterwards(samira, samiras.id, Rol.LEERPLICHT_VERHOOR, NU - timedelta(days=7), 30, met=["kind"],
                        uitgelegd=True, at=NU)
    Contact.objects.update(bewaard_at=NU - timedelta(days=7), wijze="elders")
    return samiras


def test_verhoor_and_raad_by_one_person_asks_for_a_reason_and_then_begins(als, verhoord):
    with als("samira") as samira:
        with pytest.raises(NotAllowed, match="pair_needs_reason"):
            start(samira, verhoord.id, Rol.RAAD, met=["kind"], uitgelegd=True, at=NU)
        explain_second(samira, verhoord.id, Rol.RAAD, "Noor wil niemand anders.", **DAYS)
        assert start(samira, verhoord.id, Rol.RAAD, met=["kind"], uitgelegd=True, at=NU)
        with pytest.raises(ProgrammingError), transaction.atomic():
            Dubbelrol.objects.update(reden="anders")


def test_the_other_way_round_and_in_another_zaak_of_the_child_it_counts_too(als, wereld, samiras):
    may_question(wereld.hier, "samira")
    old = make_zaak(wereld.hier, persoon=samiras.persoon, gemeld=date(2024, 9, 2), stand="gesloten", uitkomst="terug",
                    gesloten_at=NU - timedelta(days=400), plek_gestart_op=date(2024, 10, 1))
    Contact.objects.create(regio=old.regio, verantwoordelijke=wereld.hier.organisaties["rvdk"], muur=301, zaak=old,
                           account_id=wereld.hier.account_id("samira"), rol="raad", bevoegd=True, met=["kind"],
                           uitgelegd=True, begonnen_at=NU - timedelta(days=500), geeindigd_at=NU - timedelta(days=500),
                           wijze="thuis", bewaard_at=NU - timedelta(days=500))
    with als("samira", rol="leerplicht_verhoor") as samira:
        with pytest.raises(NotAllowed, match="pair_needs_reason"):
            start_verhoor(samira, samiras.id, invoer(), at=NU)
        explain_second(samira, samiras.id, Rol.LEERPLICHT_VERHOOR, "Er is geen collega.", **DAYS)
        assert start_verhoor(samira, samiras.id, invoer(), at=NU)


def test_a_verhoor_by_somebody_else_tells_nobody_and_asks_for_nothing(als, wereld, verhoord):
    verhoord.toewijzingen.filter(stand="aanvaard").update(stand="geeindigd", tot=VANDAAG - timedelta(days=1))
    make_vast(wereld.hier, verhoord, "tom")
    with als("tom") as tom:
        assert held_by_me(tom, verhoord.id).rollen == frozenset()
        assert start(tom, verhoord.id, Rol.RAAD, met=["kind"], uitgelegd=True, at=NU)
        with pytest.raises(NotNow, match="pair_free"):
            explain_second(tom, verhoord.id, Rol.RAAD, "Zomaar.", **DAYS)


def test_why_is_kept_behind_the_wall_of_the_wpg_so_that_it_tells_of_no_verhoor(als, verhoord):
    with als("samira") as samira:
        explain_second(samira, verhoord.id, Rol.RAAD, "Noor wil niemand anders.", **DAYS)
    assert Dubbelrol.objects.get().muur == 401
    for rol, seen in (("", 0), ("raad", 0), ("leerplicht_verhoor", 1)):
        with als("samira", rol=rol):
            assert Dubbelrol.objects.count() == seen, rol


@pytest.mark.parametrize(("change", "field"), [
    ({"reden": " "}, "reden"), ({"reden": "x" * 201}, "reden"),
    ({"collega_op": VANDAAG + timedelta(days=1)}, "collega_op"),
    ({"verteld_op": VANDAAG + timedelta(days=1)}, "verteld_op"), ({"verteld_op": date(2026, 10, 1)}, "verteld_op"),
])
def test_a_colleague_is_offered_before_the_child_is_told_and_both_have_been(als, verhoord, change, field):
    with als("samira") as samira, pytest.raises(Onvolledig) as told:
        explain_second(samira, verhoord.id, Rol.RAAD, **{"reden": "Noor wil dit.", **DAYS, **change})
    assert field in told.value.velden


def test_a_regio_can_forbid_the_pair_and_then_no_reason_helps(als, verhoord, monkeypatch):
    row = frozen([{"rollen": ("leerplicht_verhoor", "raad"), "stand": "verboden", "bron": "besluit van de regio"}])
    law = Wetboek((*shipped().rijen, Rij("rol.onverenigbaar", date(2026, 1, 1), row, "", "besluit van de regio",
                                         Zekerheid.NAVRAGEN, lokaal=True)))
    with als("samira") as samira:
        monkeypatch.setattr(type(samira), "wet", property(lambda _: law))
        with pytest.raises(NotNow, match="pair_forbidden"):
            explain_second(samira, verhoord.id, Rol.RAAD, "Noor wil dit.", **DAYS)
        with pytest.raises(NotAllowed, match="pair_forbidden"):
            start(samira, verhoord.id, Rol.RAAD, met=["kind"], uitgelegd=True, at=NU)


def test_who_is_not_vast_or_covering_explains_nothing(als, verhoord):
    for wie in ("tom", "bram"):
        with als(wie) as actor, pytest.raises(NotFound):
            explain_second(actor, verhoord.id, Rol.RAAD, "Zomaar.", **DAYS)
