"""Addresses are found once and are the same as Django gives."""

from __future__ import annotations

import pytest
from django.urls import NoReverseMatch, reverse

from ketenkameleon.web.adressen import adres


def test_an_address_is_what_django_says_and_is_found_once():
    adres.cache_clear()
    for _ in range(3):
        assert adres("zaak", "2026-00041") == reverse("zaak", args=["2026-00041"])
    assert (adres.cache_info().misses, adres.cache_info().hits) == (1, 2)


def test_a_name_that_is_not_there_is_refused():
    with pytest.raises(NoReverseMatch):
        adres("kasteel")
