"""Step `vul`, as owner: the base rows of the regios. Rows that are there already stay as they are."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date

from django.db import transaction

from ketenkameleon.demo.streek import build, exists
from ketenkameleon.demo.streekplan import ELDERS, MATEN

WACHTWOORD = "KAMELEON_DEMO_WACHTWOORD"


def main(argv: list[str]) -> int:
    """Insert what is missing. The password is in the environment: others can read a command line."""
    parser = argparse.ArgumentParser(prog="vul")
    parser.add_argument("--maat", choices=tuple(MATEN), required=True)
    parser.add_argument("--dag", type=date.fromisoformat, required=True)
    chosen = parser.parse_args(argv)
    for plan in (MATEN[chosen.maat], ELDERS):
        with transaction.atomic():
            if not exists(plan):
                build(plan, wachtwoord=os.environ[WACHTWOORD], today=chosen.dag)
                sys.stderr.write(
                    f"  regio {plan.naam}: {len(plan.mensen)} mensen, {len(plan.scholen)} scholen\n"
                )
    return 0
