"""`python -m ketenkameleon.demo.werker ADRES`: becomes the worker, once the first page answers.

Two processes that load Django at once are slower than one after the other; the page comes first.
"""

from __future__ import annotations

import os
import sys

from ketenkameleon.start.ports import wait_http

_LANGST = 20.0

if __name__ == "__main__":
    wait_http(sys.argv[1], seconds=_LANGST)
    os.execv(sys.executable, (sys.executable, "-m", "ketenkameleon.config.werker"))
