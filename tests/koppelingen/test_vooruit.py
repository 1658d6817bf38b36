"""Reading ahead and looking back: the same items in order, faults come through, a line can be had again."""

from __future__ import annotations

import hashlib
import io
import threading

import pytest

from ketenkameleon.koppelingen.regels import lines
from ketenkameleon.koppelingen.terugkijker import Terugkijker
from ketenkameleon.koppelingen.vooruit import ahead


@pytest.mark.parametrize("count", [0, 1, 999, 1000, 1001, 25_000])
def test_the_same_items_come_out_in_the_same_order(count):
    with ahead(range(count)) as items:
        assert list(items) == list(range(count))


def test_what_goes_wrong_while_reading_is_raised_after_the_items_before_it():
    def broken():
        yield from range(1500)
        raise OSError("schijf weg")

    seen = []
    with ahead(broken()) as items, pytest.raises(OSError, match="schijf weg"):
        for item in items:
            seen.append(item)  # noqa: PERF402 -- what came before the fault is what is asked for
    assert seen == list(range(1500))


def test_the_thread_ends_when_nobody_reads_on():
    with ahead(iter(int, 1)) as items:
        assert next(items) == 0
    assert all(thread.name != "vooruit lezen" for thread in threading.enumerate())


def test_a_line_can_be_had_again_right_after_it_was_read_and_not_much_later():
    data = b"".join(b"%07d" % n + b"x" * (n % 60_000) + b"\n" for n in range(0, 400_000, 1733))
    seen = Terugkijker(io.BytesIO(data))
    for regel in lines(seen):
        assert seen.between(regel.offset, regel.volgende) == regel.data + b"\n"
    assert seen.sha256 == hashlib.sha256(data).digest()
    with pytest.raises(ValueError, match="voorbij"):
        seen.between(0, 10)
