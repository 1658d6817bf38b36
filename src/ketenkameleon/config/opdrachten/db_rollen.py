"""`./kameleon db rollen`: the SQL that a database administrator runs once."""

from __future__ import annotations

import sys

from ketenkameleon.start.roles import roles_sql


def run(args: list[str]) -> int:
    """Print the SQL; touches no database."""
    sys.stdout.write(roles_sql())
    return 0
