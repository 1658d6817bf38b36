"""Sealing and look-up: a sealed value opens only in its own place, and nothing tells a number without the key."""

from __future__ import annotations

import hashlib
from uuid import UUID

import pytest
from cryptography.exceptions import InvalidTag
from django.core.exceptions import ImproperlyConfigured

from ketenkameleon.toegang import sleutels
from ketenkameleon.toegang.sleutels import keyed, lookup_key, seal, unseal

HIER, ELDERS = UUID(int=25), UUID(int=15)
RIJ, ANDERE_RIJ = UUID(int=1), UUID(int=2)
BSN = "999990342"


@pytest.fixture(autouse=True)
def _keys(settings):
    settings.SLEUTEL_VERSLEUTEL, settings.SLEUTEL_ZOEK = b"v" * 32, b"z" * 32
    for made in (sleutels._cipher, sleutels._search_key):
        made.cache_clear()
    yield
    for made in (sleutels._cipher, sleutels._search_key):
        made.cache_clear()


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
    settings.SLEUTEL_VERSLEUTEL = b""
    with pytest.raises(ImproperlyConfigured):
        seal(b"x", regio_id=HIER, place="a.b", row=RIJ)
