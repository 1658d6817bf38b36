"""`python -m ketenkameleon.config.werker`: the worker on the queue, logged in to the database as `jobs`.

It refuses to start with another matrix of who sees what in the database than in this program.
"""

from __future__ import annotations

import sys

import django
from django.core.management import execute_from_command_line
from django.db import connection

from ketenkameleon.start.fout import StartFout
from ketenkameleon.toegang.zicht import check_zicht

if __name__ == "__main__":
    django.setup()
    try:
        check_zicht()
    except StartFout as wrong:
        sys.exit(str(wrong))
    finally:
        connection.close()
    execute_from_command_line(["django", "procrastinate", "worker"])
