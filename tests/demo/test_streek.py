"""The base rows of the synthetic region: who works there, for whom, and what they may do when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from ketenkameleon.demo.streek import build, exists
from ketenkameleon.demo.streekplan import ELDERS, KLEIN, PERSONAS, REGIO
from ketenkameleon.personen.models import Persoon
from ketenkameleon.regio.models import Aanstelling, Gemeente, School
from ketenkameleon.rules.numbers import is_brin6
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.team.models import Bevoegdheid, Professional

pytestmark = pytest.mark.acties
VANDAAG = date(2026, 11, 20)


@pytest.fixture(scope="module")
def streek(losse_database: object) -> Iterator[None]:
    """Both regios in a database with nothing else in it."""
    with losse_database.verbonden("owner"):
        for plan in (KLEIN, ELDERS):
            build(plan, wachtwoord="alleen-voor-de-test", today=VANDAAG)
        yield


@pytest.mark.usefixtures("streek")
def test_the_team_is_six_professionals_two_of_each_of_three_employers() -> None:
    employers = [pro.aanstelling.organisatie.soort for pro in Professional.objects.filter(regio__code="90")]
    assert sorted(employers) == ["gemeente", "gemeente", "halt", "halt", "rvdk", "rvdk"]


@pytest.mark.usefixtures("streek")
def test_every_persona_has_an_account_and_no_child_is_there_yet() -> None:
    accounts = set(Aanstelling.objects.values_list("account__gebruikersnaam", flat=True))
    assert {naam for naam, _ in PERSONAS} <= accounts
    assert not Persoon.objects.exists()
    assert exists(KLEIN)


@pytest.mark.usefixtures("streek")
def test_there_is_a_rol_without_proof_one_that_starts_later_and_one_that_ended() -> None:
    def proofs(kort: str, rol: str) -> list[tuple[date, date]]:
        return list(
            Bevoegdheid.objects.filter(
                professional__aanstelling__account__gebruikersnaam=kort, rol=rol
            ).values_list("van", "tot")
        )

    assert proofs("marvin", "halt") == []
    assert [van > VANDAAG for van, _ in proofs("esra", "raad")] == [True, True], "training and induction"
    assert sum(tot < VANDAAG for _, tot in proofs("tom", "leerplicht_gesprek")) == 2, "aanwijzing and oath"
    assert all(van < VANDAAG < tot for van, tot in proofs("samira", "halt"))


@pytest.mark.usefixtures("streek")
def test_every_proof_is_of_a_kind_that_the_law_asks_for() -> None:
    asked = {
        (need["rol"], need["soort"])
        for needs in shipped().tabel("rol.bewijzen", VANDAAG).values()
        for need in needs
    }
    asked |= {("leerplicht_verhoor", soort) for soort in shipped().waarde("boa.modules", VANDAAG)}
    assert set(Bevoegdheid.objects.values_list("rol", "soort").distinct()) <= asked


@pytest.mark.usefixtures("streek")
def test_codes_of_gemeenten_and_schools_are_of_a_range_that_nobody_uses() -> None:
    assert all(code[:2] in ("99", "98") for code in Gemeente.objects.values_list("code", flat=True))
    brins = list(School.objects.values_list("brin6", flat=True))
    assert brins
    assert all(is_brin6(brin) and brin[:2] in ("99", "98") for brin in brins)


def test_no_short_name_is_used_twice() -> None:
    for plan in (KLEIN, REGIO):
        short = [mens.kort for mens in (*plan.mensen, *ELDERS.mensen)]
        assert len(short) == len(set(short))
