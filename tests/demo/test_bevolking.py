"""The people of the synthetic region: reproducible, inside the bands of the sources, and invented."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from datetime import date, timedelta

import pytest

from ketenkameleon.demo.bevolking import Bevolking, population, pupils
from ketenkameleon.demo.gezinnen import numbers
from ketenkameleon.demo.namen import ACHTERNAMEN, OUDERS, VOORNAMEN, WERKENDEN
from ketenkameleon.demo.parameters import PARAMETERS, Parameters, sources
from ketenkameleon.demo.streekplan import ELDERS, KLEIN, REGIO
from ketenkameleon.demo.verzuim import Gemeld, simulate
from ketenkameleon.rules.calendar import school_calendar
from ketenkameleon.rules.leerplicht import BirthDate, age_on
from ketenkameleon.rules.numbers import is_bsn
from ketenkameleon.rules.rijen import shipped

VANDAAG = date(2026, 11, 20)
# People of the project that inspired this system: nobody here may carry their names.
ECHTE_NAMEN = ("yazami", "ven", "dikkers")


@pytest.fixture(scope="module")
def klein() -> Bevolking:
    return population(KLEIN, seed=1, today=VANDAAG, wet=shipped())


@pytest.fixture(scope="module")
def regio() -> Bevolking:
    return population(REGIO, seed=1, today=VANDAAG, wet=shipped())


@pytest.fixture(scope="module")
def schooljaar() -> list[Gemeld]:
    """Every report about the pupils of the big regio in the school year 2025/26."""
    return list(
        simulate(
            pupils(REGIO, seed=1),
            jaar=2025,
            calendar=school_calendar("noord", wet=shipped()),
            wet=shipped(),
            seed=1,
        )
    )


def test_same_seed_and_day_give_the_same_people_and_reports(klein: Bevolking) -> None:
    again = population(KLEIN, seed=1, today=VANDAAG, wet=shipped())
    assert (again.kinderen, again.meldingen) == (klein.kinderen, klein.meldingen)


def test_another_seed_gives_other_people(klein: Bevolking) -> None:
    other = population(KLEIN, seed=2, today=VANDAAG, wet=shipped())
    assert {kind.bsn for kind in other.kinderen} != {kind.bsn for kind in klein.kinderen}


def test_a_day_later_the_reports_of_pupils_until_then_are_the_same(klein: Bevolking) -> None:
    later = population(KLEIN, seed=1, today=VANDAAG + timedelta(days=1), wet=shipped())

    def by_rule(found: Bevolking) -> set[Gemeld]:
        first = max(klein.begin, later.begin)
        return {
            m
            for m in found.meldingen
            if m.soort not in ("absoluut", "hulpvraag") and first <= m.op <= VANDAAG
        }

    assert by_rule(later) == by_rule(klein)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_klein_has_sixty_to_ninety_reports_since_the_summer(seed: int) -> None:
    found = population(KLEIN, seed=seed, today=VANDAAG, wet=shipped())
    assert 55 <= sum(report.op >= found.zomer for report in found.meldingen) <= 105


def test_regio_has_thousands_of_reports_in_a_year_and_fits_in_the_test_numbers(regio: Bevolking) -> None:
    assert 1_500 <= len(regio.meldingen) <= 3_500
    assert min(report.op for report in regio.meldingen) <= VANDAAG - timedelta(days=350)
    assert len(regio.kinderen) == len({kind.bsn for kind in regio.kinderen})


def test_every_number_is_a_valid_test_number_and_is_used_for_one_person(klein: Bevolking) -> None:
    parents = {ouder for kind in klein.kinderen for ouder in kind.ouders if ouder.bsn}
    every = [kind.bsn for kind in klein.kinderen] + [ouder.bsn for ouder in parents]
    assert all(bsn.startswith("9999") and is_bsn(bsn) for bsn in every)
    assert len(every) == len(set(every))


def test_the_two_regios_share_no_number() -> None:
    assert not set(numbers(1, elders=False)) & set(numbers(1, elders=True))
    assert len(population(ELDERS, seed=1, today=VANDAAG, wet=shipped()).kinderen) < len(
        numbers(1, elders=True)
    )


def test_brothers_and_sisters_have_the_very_same_parents(regio: Bevolking) -> None:
    families = Counter(kind.ouders for kind in regio.kinderen if kind.ouders)
    shared = sum(count for count in families.values() if count > 1)
    assert 0.1 <= shared / len(regio.kinderen) <= 0.45


def test_every_state_of_gezag_and_every_kind_of_birth_date_occurs(regio: Bevolking) -> None:
    children = regio.kinderen
    assert {kind.gezag for kind in children} == {
        "gezamenlijk",
        "eenhoofdig",
        "niet_te_bepalen",
        "voogdij",
        "tijdelijk_geen",
    }
    assert {kind.geboren_deel for kind in children} == {"jmd", "jm", "j"}
    assert any(kind.tolk for kind in children)
    assert any(kind.gescheiden and len(kind.ouders) == 2 for kind in children)
    assert 0.005 < sum(not kind.gegevens_bekend for kind in children) / len(children) < 0.04


def test_the_family_with_pages_is_there_once_with_a_child_of_fourteen_and_one_report(klein: Bevolking) -> None:
    (jip,) = [kind for kind in klein.kinderen if kind.naam == "Jip Timmer"]
    assert age_on(BirthDate(jip.geboren.year, jip.geboren.month, jip.geboren.day), VANDAAG) == 14
    assert [ouder.naam for ouder in jip.ouders] == ["Wanda Kroes", "Remco Timmer"]
    assert [m.soort for m in klein.meldingen if m.leerling == jip.nr] == ["absoluut"]


def test_nobody_carries_a_name_of_the_people_behind_the_project() -> None:
    names = [name for _, name in ACHTERNAMEN] + [part for name in WERKENDEN for part in name.split()]
    names += [part for plan in (KLEIN, REGIO, ELDERS) for mens in plan.mensen for part in mens.naam.split()]
    assert not {name.lower() for name in (*names, *VOORNAMEN, *OUDERS)} & set(ECHTE_NAMEN)


def test_relatief_per_thousand_lies_within_the_national_years(schooljaar: list[Gemeld]) -> None:
    reported = [m for m in schooljaar if m.soort in ("V3", "LRV")]
    per_1000 = 1000 * len({m.leerling for m in reported}) / REGIO.leerplichtigen
    assert 20 <= per_1000 <= 31.5, per_1000
    assert 1.1 <= len(reported) / len({m.leerling for m in reported}) <= 1.45


def test_luxe_and_lrv_lie_within_their_bands(schooljaar: list[Gemeld]) -> None:
    kinds = Counter(m.soort for m in schooljaar)
    assert 0.07 <= kinds["L"] / len(schooljaar) <= 0.17
    assert 1.0 <= 1000 * kinds["LRV"] / REGIO.leerplichtigen <= 2.2


def test_city_reports_more_than_villa_suburb(schooljaar: list[Gemeld]) -> None:
    people = {pupil.nr: pupil.gemeente for pupil in pupils(REGIO, seed=1)}
    living = Counter(people.values())
    reported = Counter(people[m.leerling] for m in schooljaar if m.soort == "V3")
    assert reported["9901"] / living["9901"] > 1.4 * reported["9903"] / living["9903"]


def test_every_parameter_names_its_source_and_how_sure_it_is() -> None:
    assert set(sources()) == {f.name for f in fields(Parameters)}
    for name, (value, source) in sources().items():
        assert source.startswith(("(A)", "(S)", "(P)", "(C)", "(U)")), name
        assert value == getattr(PARAMETERS, name)
