"""Lines in bounded memory."""

import hashlib
import io
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketenkameleon.koppelingen.duo.reader import read
from ketenkameleon.koppelingen.duo.writer import header
from ketenkameleon.koppelingen.regels import HELE_REGEL, Fout, LangeRegel, bad_line, count_lines, lines
from ketenkameleon.rules.rijen import shipped
from koppelingen.bestanden import TODAY, line

ZINNEN = {"mis": "Mis."}


class OneLongLine(io.RawIOBase):
    """A file made while it is read: the header, a line of `length` letters, and one good line."""

    def __init__(self, length):
        self.head, self.left, self.tail = header("csv"), length, b"\n" + line()

    def read(self, size=-1):
        found, self.head = self.head[:size], self.head[size:]
        if not found and self.left:
            found = b"x" * min(size, self.left)
            self.left -= len(found)
        if not found:
            found, self.tail = self.tail[:size], self.tail[size:]
        return found


@pytest.mark.parametrize("length", [0, 1, 4096, HELE_REGEL - 1, HELE_REGEL])
def test_a_line_up_to_64_kib_is_kept_whole_to_the_byte(length):
    data = b"a\n" + b"x" * length + b"\nb"
    regel = list(lines(io.BytesIO(data)))[1]
    kept = bad_line(regel, Fout("mis"), ZINNEN)
    assert (kept.begin, kept.heel, kept.offset, kept.lengte) == (b"x" * length + b"\n", True, 2, length + 1)
    assert kept.sha256 == hashlib.sha256(kept.begin).digest()


@pytest.mark.parametrize("length", [HELE_REGEL + 1, 2 * HELE_REGEL, 3 * HELE_REGEL + 17])
@pytest.mark.parametrize("end", [b"\n", b""])
def test_of_a_longer_line_offset_length_hash_and_first_4_kib_are_kept(length, end):
    whole = bytes(byte for byte in range(97, 123)) * (length // 26 + 1)
    whole = whole[:length] + end
    regels = list(lines(io.BytesIO(b"a\n" + whole + (b"b\n" if end else b""))))
    kept = bad_line(regels[1], Fout("mis"), ZINNEN)
    assert (kept.begin, kept.heel, kept.offset, kept.lengte) == (whole[:4096], False, 2, len(whole))
    assert kept.sha256 == hashlib.sha256(whole).digest()
    assert [regel.data for regel in regels[2:]] == ([b"b"] if end else [])


def test_a_line_of_200_mb_needs_less_than_5_mb_and_the_next_line_still_comes_in():
    tracemalloc.start()
    try:
        first, second = read(OneLongLine(200_000_000), formaat="csv", wet=shipped(), today=TODAY)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (first.code, first.heel) == ("regel_te_lang", False)
    assert (first.lengte, len(first.begin)) == (200_000_001, 4096)
    assert (second.offset, second.meldingsnummer) == (first.volgende, "700000001")
    assert peak < 5_000_000


@given(st.lists(st.one_of(st.binary(max_size=30), st.just(b"x" * 70_000)), max_size=8))
def test_lines_put_together_are_the_file(parts):
    data = b"\n".join(parts)
    regels = list(lines(io.BytesIO(data)))
    assert [regel.offset for regel in regels] == [0, *[regel.volgende for regel in regels[:-1]]][:len(regels)]
    assert (regels[-1].volgende if regels else 0) == len(data)
    for regel in regels:
        whole = data[regel.offset:regel.volgende].removesuffix(b"\n")
        assert isinstance(regel.data, LangeRegel) == (len(whole) > HELE_REGEL)
        if not isinstance(regel.data, LangeRegel):
            assert regel.data == whole


def test_counting_lines_stops_at_the_beginning_of_a_line_and_nowhere_else():
    stream = io.BytesIO(b"a\nbb\nccc")
    assert (count_lines(stream, 0), count_lines(stream, 2), count_lines(stream, 5)) == (0, 1, 2)
    assert stream.read() == b"ccc"
    for wrong in (1, 3, 8, 9):
        with pytest.raises(ValueError, match="begint geen regel"):
            count_lines(stream, wrong)


def test_a_bad_line_does_not_show_its_bytes_when_it_is_printed():
    regel = next(lines(io.BytesIO(b"999990342;geheim\n")))
    assert repr(bad_line(regel, Fout("mis"), ZINNEN)) == "SlechteRegel(regel 1, mis)"
