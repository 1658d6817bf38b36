"""How many people a child had to get to know."""

from datetime import date

import pytest

from ketenkameleon.rules.continuity import ContactFact, Continuity, continuity

SAMIRA, BRAM, TOM = "samira", "bram", "tom"
VASTE = [(SAMIRA, date(2026, 9, 7), date(2026, 10, 15)), (TOM, date(2026, 10, 16), None)]


def contact(door, maand, dag, *, opnieuw=None, gelukt=True):
    return ContactFact(door, date(2026, maand, dag), opnieuw, gelukt)


@pytest.mark.parametrize(("contacts", "vaste", "overdrachten", "found", "why"), [
    ([], VASTE, 0, Continuity(0, 0, 0, None), "no contact yet"),
    ([contact(SAMIRA, 9, 14, gelukt=False, opnieuw=True)], VASTE, 0, Continuity(0, 0, 0, None),
     "not reached"),
    ([contact(SAMIRA, 9, 14), contact(SAMIRA, 9, 21, opnieuw=False)], VASTE[:1], 0, Continuity(1, 0, 0, 1.0),
     "one face"),
    ([contact(SAMIRA, 9, 14), contact(BRAM, 9, 21, opnieuw=True)], VASTE[:1], 0, Continuity(2, 0, 1, 0.5),
     "cover is a face and no hand-over"),
    ([contact(SAMIRA, 10, 15), contact(TOM, 10, 16)], VASTE, 1, Continuity(2, 1, 0, 1.0), "a hand-over"),
    ([contact(SAMIRA, 10, 16), contact(TOM, 10, 15), contact(SAMIRA, 9, 6)], VASTE, 1,
     Continuity(2, 1, 0, 0.0),
     "not vast on that day"),
])
def test_continuity_counts_what_the_child_met(contacts, vaste, overdrachten, found, why):
    assert continuity(contacts, vaste, overdrachten) == found, why


def test_a_negative_number_of_hand_overs_is_refused():
    with pytest.raises(ValueError, match="kleiner zijn dan nul"):
        continuity([], VASTE, -1)
