"""Queues by formula: who waits, how long, and how many people that takes. Answers in microseconds, no simulation."""

from ketenkameleon.science.queues.erlang import Wachtrij, allen_cunneen, erlang_b, erlang_c, load_at_blocking
from ketenkameleon.science.queues.seizoen import Verloop, follow, offered_load, sine_lag, sine_load, staff_for_load
from ketenkameleon.science.queues.staffing import fewest_servers, halfin_whitt, spare_for, square_root_staffing

__all__ = [
    "Verloop", "Wachtrij", "allen_cunneen", "erlang_b", "erlang_c", "fewest_servers", "follow", "halfin_whitt",
    "load_at_blocking", "offered_load", "sine_lag", "sine_load", "spare_for", "square_root_staffing", "staff_for_load",
]
