"""`./kameleon check`: style, types, the one-way imports, and models without a migration."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from ketenkameleon.config.omgeving import environment

ROOT = Path(__file__).resolve().parents[4]
BIN = Path(sys.executable).parent
CHECKS = (
    ("Stijl", [str(BIN / "ruff"), "check", "--quiet", "."]),
    ("Typen van de regels, streng", [str(BIN / "mypy"), "--strict", "src/ketenkameleon/rules"]),
    ("Typen van de rekenbibliotheek, streng", [str(BIN / "mypy"), "--strict", "src/ketenkameleon/science"]),
    ("Typen", [str(BIN / "mypy"), "src/ketenkameleon"]),
    ("Lagen", [str(BIN / "lint-imports"), "--no-cache"]),
    ("Migraties", [sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run", "--skip-checks"]),
)


def run(args: list[str]) -> int:
    """Run every check, also after one fails. Exit code 1 when one did; needs no database."""
    env = {**os.environ, **environment("postgresql://niemand@127.0.0.1:1/geen"), "KAMELEON_GEHEIM": ""}
    failed = []
    for name, command in CHECKS:
        sys.stdout.write(f"{name} …\n")
        sys.stdout.flush()
        done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.stdout.write(done.stdout + done.stderr)
            failed.append(name)
    sys.stdout.write(f"Niet goed: {', '.join(failed)}.\n" if failed else "Alles goed.\n")
    return 1 if failed else 0
