"""`./kameleon db migreer`: bring the database up to date, as owner."""

from __future__ import annotations

import sys

from django.core.management import call_command

from ketenkameleon.toegang.zicht import write_zicht


def run(args: list[str]) -> int:
    """Apply the migrations that are not there yet, and bring the matrix of who sees what up to date; says which."""
    call_command("migrate", verbosity=1, interactive=False)
    if write_zicht():
        sys.stdout.write("'Wie ziet wat' is bijgewerkt in de database.\n")
    return 0
