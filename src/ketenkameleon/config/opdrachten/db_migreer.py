"""`./kameleon db migreer`: bring the database up to date, as owner."""

from __future__ import annotations

import sys

from django.core.management import call_command

from ketenkameleon.toegang.zicht import write_zicht
from ketenkameleon.wetboek.landelijk import write_national


def run(args: list[str]) -> int:
    """Apply the migrations that are not there yet; bring the matrix of who sees what and the national rows up to date.

    Says which.
    """
    call_command("migrate", verbosity=1, interactive=False)
    if write_zicht():
        sys.stdout.write("'Wie ziet wat' is bijgewerkt in de database.\n")
    if write_national():
        sys.stdout.write("De landelijke regels zijn bijgewerkt in de database.\n")
    return 0
