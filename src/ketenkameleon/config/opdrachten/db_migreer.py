"""`./kameleon db migreer`: bring the database up to date, as owner."""

from __future__ import annotations

from django.core.management import call_command


def run(args: list[str]) -> int:
    """Apply the migrations that are not there yet; says which."""
    call_command("migrate", verbosity=1, interactive=False)
    return 0
