"""Step `speel`, as web: what the personas did since the first report, up to now."""

from __future__ import annotations

import json
import sys

from ketenkameleon.demo.draaiboek import Draaiboek
from ketenkameleon.demo.handwerk import enter_all
from ketenkameleon.demo.stappen.keuzes import Keuzes, parse
from ketenkameleon.demo.streekplan import Streekplan
from ketenkameleon.demo.vandaag import set_the_day
from ketenkameleon.demo.verloop import Gespeeld, play, played_before, stage, zaken
from ketenkameleon.demo.wetboek import agree_on_rows


def main(argv: list[str]) -> int:
    """Play both regios, unless they were played before. What was refused goes to standard output as JSON."""
    keuzes = parse(argv)
    found = {
        plan.code: {"gedaan": told.gedaan, "geweigerd": dict(told.geweigerd)}
        for plan in keuzes.plannen
        if (told := _regio(keuzes, plan)) is not None
    }
    sys.stdout.write(json.dumps(found) + "\n")
    return 0


def _regio(keuzes: Keuzes, plan: Streekplan) -> Gespeeld | None:
    toneel = stage(plan, nu=keuzes.nu, seed=keuzes.seed, licht=keuzes.maat == "regio")
    if played_before(toneel):
        sys.stderr.write(f"  {plan.naam}: er is al gespeeld\n")
        return None
    enter_all(toneel, keuzes.population(plan))
    script = Draaiboek(toneel).plan(zaken(toneel))

    def say(done: int, total: int) -> None:
        sys.stderr.write(f"  {plan.naam}: {done} van {total} handelingen\n")

    told = play(toneel, script, say)
    set_the_day(toneel, told)
    agree_on_rows(toneel)
    return told
