"""Continuity indices against the science plan, 3.3."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketenkameleon.science.estimate import continuity, continuity_per_zaak


@pytest.mark.parametrize(("contacts", "upc", "coc", "secon", "switches"), [
    ("AABACAAB", ".6250", ".3929", ".2857", 5), ("AAAABBBB", ".5000", ".4286", ".8571", 1),
    ("ABABABAB", ".5000", ".4286", ".0000", 7), ("ABCDEFGH", ".1250", ".0000", ".0000", 7),
    ("LLLHHHHRRRRR", ".4167", ".2879", ".8182", 2), ("BBBBBBBBBBBL", ".9167", ".8333", ".9091", 1),
])
def test_indices_are_those_of_the_table_to_the_printed_digits(contacts, upc, coc, secon, switches):
    found = continuity(list(contacts))
    assert [f"{abs(one):.4f}"[1:] for one in (found.upc, found.coc, found.secon)] == [upc, coc, secon]
    assert (found.switches, found.contacts, found.people) == (switches, len(contacts), len(set(contacts)))


def test_the_first_row_of_the_table_is_exact():
    found = continuity(list("AABACAAB"))
    assert (found.coc, found.secon) == (pytest.approx(22 / 56), pytest.approx(2 / 7))
    assert found.hhi == pytest.approx((25 + 4 + 1) / 64)
    assert found.entropy == pytest.approx(-sum(p * math.log(p) for p in (5 / 8, 2 / 8, 1 / 8)))


def test_one_contact_says_nothing_and_two_are_not_yet_stable():
    one, two = continuity(["A"]), continuity(["A", "A"])
    assert all(math.isnan(x) for x in (one.upc, one.coc, one.secon, one.hhi, one.entropy))
    assert (one.contacts, one.people, one.switches, one.stable) == (1, 1, 0, False)
    assert (two.upc, two.coc, two.secon, two.entropy, two.stable) == (1, 1, 1, 0, False)
    assert continuity([4, 4, 7]).stable


def test_zaken_are_counted_apart_whatever_the_order_of_the_file():
    zaak = ["z2", "z1", "z2", "z1", "z1", "z2", "z3"]
    at = [3, 1, 1, 2, 9, 2, 5]
    who = ["B", "A", "A", "A", "C", "A", "C"]
    found = continuity_per_zaak(zaak, at, who)
    assert found.zaken == ("z1", "z2", "z3")
    assert found.switches.tolist() == [1, 1, 0]
    assert found.stable.tolist() == [0, 1]
    assert found.coc[:2] == pytest.approx([1 / 3, 1 / 3])
    assert np.isnan(found.coc[2])


@given(contacts=st.lists(st.sampled_from("ABCD"), min_size=2, max_size=12))
def test_all_indices_lie_between_none_and_one_and_only_one_face_reaches_one(contacts):
    found = continuity(contacts)
    for one in (found.upc, found.coc, found.secon, found.hhi):
        assert -1e-12 <= one <= 1 + 1e-12
        assert (one == pytest.approx(1)) == (len(set(contacts)) == 1)
    turned = continuity(contacts[::-1])
    assert (turned.secon, turned.coc) == (pytest.approx(found.secon), pytest.approx(found.coc))
