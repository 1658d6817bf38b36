"""`python -m ketenkameleon.demo STAP …`: one step of the demo in a process of its own, as one database user.

The launcher starts these with the address of the user that the step is for: `vul` as owner, `lees` as jobs,
`speel` and `wandel` as web. Not for people; they use `./kameleon demo`.
"""

from __future__ import annotations

import sys
from importlib import import_module

import django

STAPPEN = ("vul", "lees", "speel", "wandel")


def main(argv: list[str]) -> int:
    """Run one step; the exit code comes back."""
    if not argv or argv[0] not in STAPPEN:
        sys.stderr.write(f"Kies een stap: {', '.join(STAPPEN)}.\n")
        return 2
    django.setup()
    step = import_module(f"ketenkameleon.demo.stappen.{argv[0]}")
    return int(step.main(argv[1:]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
