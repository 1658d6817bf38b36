"""`./kameleon test`: every test, on a real PostgreSQL; what follows the word goes to pytest."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from ketenkameleon.config.omgeving import environment, urls

ROOT = Path(__file__).resolve().parents[4]
MOST_WORKERS = 4


def run(args: list[str]) -> int:
    """Start the database and run pytest; ends with pytest's own closing line and exit code."""
    found = urls()
    env = {**os.environ, **environment(found.owner), "KAMELEON_WEB_URL": found.web, "KAMELEON_JOBS_URL": found.jobs}
    # What a test commits need not outlive a power cut.
    env["PGOPTIONS"] = "-c synchronous_commit=off"
    # A few named files are done sooner by one process than it takes to start more.
    named = any((ROOT / arg.split("::")[0]).exists() for arg in args if not arg.startswith("-"))
    # One more than there are processors: a test waits for the database a third of its time.
    many = ["-n", str(min((os.cpu_count() or 1) + 1, MOST_WORKERS)), "--dist", "loadfile", "--no-loadscope-reorder"]
    workers = [] if named else many
    return subprocess.call([sys.executable, "-m", "pytest", *workers, *args], cwd=ROOT, env=env)
