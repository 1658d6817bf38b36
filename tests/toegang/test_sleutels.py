"""Sealing and look-up: a sealed value opens only in its own place, and nothing tells a number without the key."""

from __future__ import annotations

import hashlib
from uuid import UUID

import pytest
from cryptography.exceptions import InvalidTag
from django.core.exceptions import ImproperlyConfigured

from ketenkameleon.start.sleutelring import Paar
from ketenkameleon.toegang.sleutels import OnbekendeSleutel, keyed, lookup_key, lookup_keys, seal, unseal

HIER, ELDERS = UUID(int=25), UUID(int=15)
RIJ, ANDERE_RIJ = UUID(int=1), UUID(int=2)
BSN = "999990342"


OUD, NIEUW = Paar(1, b"v" * 32, b"z" * 32), Paar(2, b"w" * 32, b"y" * 32)


@pytest.fixture(autouse=True)
def _keys(settings):
    settings.GEHEIM_PAD, settings.SLEUTELRING, settings.SLEUTEL_AFDRUK = "", (OUD,), b"a" * 32


def test_what_is_sealed_opens_again_and_never_looks_the_same_twice():
    one, other = (seal(BSN.encode(), regio_id=HIER, place="personen_persoon.bsn", row=RIJ) for _ in range(2))
    assert one != other
    assert BSN.encode() not in one
    assert unseal(one, regio_id=HIER, place="personen_persoon.bsn", row=RIJ) == BSN.encode()


@pytest.mark.parametrize("elsewhere", [
    {"regio_id": ELDERS}, {"place": "zaken_concept.inhoud"}, {"row": ANDERE_RIJ},
], ids=["regio", "column", "row"])
def test_a_sealed_value_that_is_copied_elsewhere_does_not_open(elsewhere):
    here = {"regio_id": HIER, "place": "personen_persoon.bsn", "row": RIJ}
    sealed = seal(BSN.encode(), **here)
    with pytest.raises(InvalidTag):
        unseal(sealed, **(here | elsewhere))


def test_a_number_is_found_in_its_own_regio_and_kind_only():
    found = lookup_key(BSN, regio_id=HIER, soort="bsn")
    assert found == lookup_key(BSN, regio_id=HIER, soort="bsn")
    assert found != lookup_key(BSN, regio_id=ELDERS, soort="bsn")
    assert found != lookup_key(BSN, regio_id=HIER, soort="onderwijsnummer")
    assert found != hashlib.sha256(BSN.encode()).digest()


def test_a_digest_over_a_number_is_kept_with_a_key():
    digest = hashlib.sha256(b"alles behalve " + BSN.encode()).digest()
    assert keyed(digest, regio_id=HIER) != digest
    assert keyed(digest, regio_id=HIER) == keyed(digest, regio_id=HIER)
    assert keyed(digest, regio_id=HIER) != keyed(digest, regio_id=ELDERS)


def test_without_keys_nothing_is_sealed(settings):
    settings.SLEUTELRING = ()
    with pytest.raises(ImproperlyConfigured):
        seal(b"x", regio_id=HIER, place="a.b", row=RIJ)


def test_while_keys_change_both_open_and_both_find_and_only_the_new_one_writes(settings):
    here = {"regio_id": HIER, "place": "personen_persoon.bsn", "row": RIJ}
    before, found_before = seal(BSN.encode(), **here), lookup_key(BSN, regio_id=HIER, soort="bsn")
    settings.SLEUTELRING = (NIEUW, OUD)
    after = seal(BSN.encode(), **here)
    assert (before[0], after[0]) == (1, 2)
    assert unseal(before, **here) == unseal(after, **here) == BSN.encode()
    assert lookup_keys(BSN, regio_id=HIER, soort="bsn") == (lookup_key(BSN, regio_id=HIER, soort="bsn"), found_before)
    assert lookup_key(BSN, regio_id=HIER, soort="bsn") != found_before


def test_what_was_sealed_with_a_key_that_is_gone_says_which_key_and_nothing_else(settings):
    here = {"regio_id": HIER, "place": "personen_persoon.bsn", "row": RIJ}
    sealed = seal(BSN.encode(), **here)
    settings.SLEUTELRING = (NIEUW,)
    with pytest.raises(OnbekendeSleutel, match=r"^sleutel 1 staat niet meer in het bestand met sleutels$"):
        unseal(sealed, **here)


def test_a_digest_stays_the_same_when_the_keys_change(settings):
    digest = hashlib.sha256(b"alles behalve " + BSN.encode()).digest()
    before = keyed(digest, regio_id=HIER)
    settings.SLEUTELRING = (NIEUW, OUD)
    assert keyed(digest, regio_id=HIER) == before
