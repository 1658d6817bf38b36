"""Addresses are the same as Django gives, and nothing of a zaak is remembered for them."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.urls import NoReverseMatch, reverse

from ketenkameleon.web import adressen
from ketenkameleon.web.adressen import adres

KEY = UUID("0198c5f2-0000-7000-8000-000000000001")
ASKED = [("zaak", ("2026-00041",)), ("contact", ("2026-00041", KEY)), ("plek_stap", ("2026-00041", KEY, "starten")),
         ("mijn_dag", ()), ("rolkaart", ("2026-00041", "halt"))]


@pytest.mark.parametrize(("naam", "args"), ASKED)
def test_an_address_is_what_django_says(naam, args):
    assert adres(naam, *args) == reverse(naam, args=args) == adres(naam, *args)


def test_the_form_of_an_address_is_worked_out_once_for_all_zaken():
    adressen._form.cache_clear()
    assert [adres("zaak", f"2026-0004{n}") for n in range(3)] == [f"/zaken/2026-0004{n}/" for n in range(3)]
    assert (adressen._form.cache_info().misses, adressen._form.cache_info().hits) == (1, 2)


def test_what_needs_an_escape_or_does_not_fit_is_left_to_django():
    with pytest.raises(NoReverseMatch):
        adres("zaak", "2026 00041")


def test_a_name_that_is_not_there_is_refused():
    with pytest.raises(NoReverseMatch):
        adres("kasteel")
