"""Promise: any order, overlap or split of the lines gives the same database and the same bad lines."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction

from intake_bouw import BSN, BSN_2, BSN_3, lees, regel, uitvoer
from ketenkameleon.rules.access import Functie
from ketenkameleon.toegang.context import begin_duty, end
from ketenkameleon.zaken.models import Zaak
from wereld import NU, Wereld

pytestmark = pytest.mark.acties
EERST = datetime(2026, 9, 14, 10, tzinfo=UTC)
# Lives of reports, with statuses that fit, that do not fit, and that jump.
LEVENS = ["R", "RB", "RBG", "RG", "RI", "RBGB", "RK", "BG", "G", "RIB", "RGK", "RBI", "I", "RBGI"]


def regels(seed: int) -> list[bytes]:
    """Some twenty lines: two children with several reports, one with one; also bad lines and a shifting report date."""
    rng = random.Random(seed)
    found = []
    for nummer in range(700000001, 700000008):
        kind = rng.choice([BSN, BSN_2, BSN_3])
        soort, gemeld = rng.choice(["V3", "V3", "L", "O", "LRV", "RMC"]), EERST + timedelta(days=rng.randint(0, 9))
        for step, status in enumerate(rng.choice(LEVENS)):
            at = gemeld + timedelta(days=2 * step)
            other = rng.random()
            found.append(regel(
                meldingsnummer=str(nummer), bsn=BSN_3 if other < 0.06 else kind, status=status,
                soort=soort if other < 0.9 else "V3",
                meldingsdatum=(gemeld + timedelta(days=other < 0.1)).date().isoformat(),
                verzuimspecificatie="2026-09-01=1,2" if 0.5 < other < 0.6 else "2026-09-01=heel|2026-09-02=heel",
                reden_afgesloten="a" if status == "G" else "", laatste_mutatie=at.isoformat(timespec="seconds")))
    return [*found, regel(soort="V9"), b"rommel\n", regel(uitvoerder="009801")]


def database_after(wereld: Wereld, *leveringen: list[bytes]) -> list[str]:
    """The canonical export after these files; what they did is undone."""
    with transaction.atomic():
        for lines in leveringen:
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL ROLE jobs")
            actor = begin_duty(Functie.DUO_IMPORT, regio_id=wereld.hier.regio.id, doel="test", at=NU)
            lees(actor, *lines, at=NU)
            with connection.cursor() as cursor:
                cursor.execute("RESET ROLE")
            end()
        found = uitvoer()
        transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("seed", range(12))
def test_the_order_of_lines_in_a_file_makes_no_difference(wereld, seed):
    lines = regels(seed)
    clean = database_after(wereld, lines)
    shuffled = lines * 2
    random.Random(seed + 100).shuffle(shuffled)
    assert database_after(wereld, shuffled) == clean
    assert database_after(wereld, lines[::-1]) == clean


@pytest.mark.parametrize("seed", range(12))
def test_a_split_over_files_makes_no_difference_but_to_who_opened_the_zaak(wereld, seed):
    """The promise never moves, so of several reports of one child the one that came in first gave it."""
    lines = regels(seed)
    cut = random.Random(seed + 200).randint(1, len(lines) - 1)
    first, second = lines[cut - 1 :], lines[: cut + 2]
    clean, split = database_after(wereld, lines), database_after(wereld, first, second)
    assert _blind(split) == _blind(clean)


@pytest.mark.parametrize("leven", LEVENS)
def test_one_report_split_in_any_way_gives_the_same_zaak_and_promise(wereld, leven):
    lines = [regel(status=status, reden_afgesloten="a" if status == "G" else "",
                   laatste_mutatie=(EERST + timedelta(days=step)).isoformat(timespec="seconds"))
             for step, status in enumerate(leven)]
    clean = database_after(wereld, lines)
    assert database_after(wereld, *([line] for line in lines)) == clean
    assert database_after(wereld, *([line] for line in reversed(lines))) == clean


def _blind(lines: list[str]) -> list[str]:
    """The export without what the opening report decides, and the question that an open report in between takes
    back."""
    opener = {"belofte_van", "belofte_op", "belofte_herkomst", "belofte_rij", "belofte_hash", "aanleiding", "termijnen",
              "soort", "school", "gemeente"}
    found = []
    for line in lines:
        record = json.loads(line)
        if record["deel"] == "zaak":
            record = {name: value for name, value in record.items() if name not in opener}
        found.append(json.dumps(record, sort_keys=True))
    return sorted(found)


def test_the_promise_never_moves_when_lines_are_read_again(wereld, als_plicht):
    lines = regels(3)
    with als_plicht() as actor:
        lees(actor, *lines[5:], at=NU)
    before = dict(Zaak.objects.exclude(belofte_op=None).values_list("id", "belofte_op"))
    assert before
    with als_plicht() as actor:
        lees(actor, *lines[::-1], at=NU + timedelta(days=3))
    after = dict(Zaak.objects.values_list("id", "belofte_op"))
    assert {key: after[key] for key in before} == before
