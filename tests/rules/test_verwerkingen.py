"""To which processing activity something belongs, and which kind of processing it was."""

from __future__ import annotations

from datetime import date

import pytest

from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.roles import Rol
from ketenkameleon.rules.verwerkingen import Verwerkingssoort, activities, activity_of, kind_of

DAG = date(2026, 10, 8)


@pytest.mark.parametrize(("doel", "rol", "code"), [
    ("zaak", "", "regie"),
    ("zaak", "leerplicht_gesprek", "toezicht"),
    ("contact", "leerplicht_verhoor", "opsporing"),
    ("contact", "onderwijszorg", "onderwijszorg"),
    ("meldingen lezen", "", "meldingen"),
    ("plek_bevestigen", "", "school"),
    ("klok", "", "regie"),
    ("niet ingelogd: account_login", "", "toegang"),
])
def test_the_rol_decides_and_without_a_rol_the_page_does(doel, rol, code):
    assert activity_of(doel, rol, on=DAG, wet=shipped()).code == code


def test_a_page_that_nobody_listed_has_no_activity():
    assert activity_of("niemand kent dit", "", on=DAG, wet=shipped()) is None


@pytest.mark.parametrize("rol", list(Rol))
def test_every_rol_has_its_activity_under_the_regime_of_the_rol(rol):
    regime = shipped().tabel("rol.tabel", DAG)[rol]["regime"]
    assert activity_of("zaak", rol, on=DAG, wet=shipped()).regime == regime


def test_the_uri_names_the_version_of_the_entry_so_that_an_old_line_keeps_its_meaning():
    found = activities(on=DAG, wet=shipped())
    assert found["regie"].uri == "urn:ketenkameleon:verwerking:regie:2000-01-01"
    assert len({each.uri for each in found.values()}) == len(found)


def test_no_page_belongs_to_two_activities():
    listed = [doel for doelen in shipped().tabel("verwerking.doelen", DAG).values() for doel in doelen]
    assert len(listed) == len(set(listed))
    assert set(shipped().tabel("verwerking.doelen", DAG)) <= set(activities(on=DAG, wet=shipped()))


@pytest.mark.parametrize(("gebeurtenis", "soort"), [
    ("contact.bewaard", Verwerkingssoort.VERZAMELEN),
    ("zaak.gesloten", Verwerkingssoort.WIJZIGEN),
    ("verstrekking.gedaan", Verwerkingssoort.VERSTREKKEN),
    ("zaak.verzuim_erbij", Verwerkingssoort.COMBINEREN),
    ("certificaat.opgemaakt", Verwerkingssoort.VERNIETIGEN),
])
def test_an_event_is_of_one_kind(gebeurtenis, soort):
    assert kind_of(gebeurtenis, on=DAG, wet=shipped()) is soort
