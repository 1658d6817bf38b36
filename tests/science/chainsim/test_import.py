"""A short import stays short, and the library stands without the web."""

from __future__ import annotations

import subprocess
import sys

LOOK = "import sys, {module}; print([name for name in ('numba', 'scipy', 'django') if name in sys.modules])"


def imported(module: str) -> str:
    command = [sys.executable, "-c", LOOK.format(module=module)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_science_itself_imports_nothing_heavy():
    assert imported("ketenkameleon.science").strip() == "[]"


def test_the_simulator_needs_no_django():
    assert "django" not in imported("ketenkameleon.science.chainsim")
