"""`./kameleon bench`: speed and memory as ratios against a named peer in the same run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from ketenkameleon.config.omgeving import environment, urls

ROOT = Path(__file__).resolve().parents[4]


def run(args: list[str]) -> int:
    """Run tests/bench in a database of its own and print its table."""
    found = urls()
    env = {**os.environ, **environment(found.owner), "KAMELEON_WEB_URL": found.web, "KAMELEON_JOBS_URL": found.jobs}
    return subprocess.call([sys.executable, str(ROOT / "tests" / "bench" / "run.py"), *args], cwd=ROOT, env=env)
