"""Queues, simulator, forecast, assignment and estimators: arrays in, arrays out; no Django, no files, no clock.

Each part is a module of its own (`from ketenkameleon.science import chainsim`), so that a short import stays short.
"""

from __future__ import annotations

from ketenkameleon.science.fouten import ScienceError

__all__ = ["ScienceError"]
