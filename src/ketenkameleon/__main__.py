"""`python -m ketenkameleon`: what the script `kameleon` runs once its virtual environment stands."""

from __future__ import annotations

import sys

from ketenkameleon.config.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
