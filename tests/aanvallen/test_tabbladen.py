"""Two tabs, two roles, and a page that stayed open too long."""

from __future__ import annotations

from datetime import timedelta

import psycopg
import pytest

from ketenkameleon.zaken.models import Notitie
from paginas_bouw import browser
from wereld import NU

pytestmark = [pytest.mark.muren, pytest.mark.rondgang]
AFSPRAAK = {"wat": "Samen naar de werkplaats.", "wie": "contactpersoon", "wanneer": "15-10-2026"}
NOTITIE = {"wijze": "thuis", "wat_1": "Samen naar school.", "wie_1": "jongere", "wanneer_1": "15-10-2026",
           "opnieuw_verteld": "nee", "feiten": "Het kind wil graag naar school."}


def test_a_tab_that_stayed_open_after_a_change_of_rol_writes_in_the_rol_of_its_own_contact(
        bezoekers, huis, feiten, losse_database, ended_contact):
    """Two tabs, two roles: each note lands behind the wall of the contact it belongs to, not of the rol of now."""
    raad, halt = (ended_contact(rol) for rol in ("raad", "halt"))
    samira = browser("samira")
    samira.post(f"/zaken/{huis.nummer}/kijk-als/", {"rol": "halt"})
    for key in (raad, halt):
        assert samira.post(f"/zaken/{huis.nummer}/contact/{key}/", NOTITIE).status_code == 302
    muren = dict(feiten("SELECT contact_id, muur FROM zaken_notitie WHERE contact_id = ANY(%s)", [raad, halt]))
    assert muren == {raad: 301, halt: 102}


def test_a_tab_that_looked_in_another_rol_shows_nothing_of_it_after_the_change(
        bezoekers, huis, losse_database, ended_contact):
    with losse_database.verbonden("owner"):
        Notitie.objects.create(
            regio_id=huis.zaak.regio_id, zaak=huis.zaak, verantwoordelijke_id=huis.zaak.verantwoordelijke_id, muur=301,
            contact_id=ended_contact("raad"), feiten="alleenraadbloem", indruk="")
    one, other = browser("samira"), browser("samira")
    assert one.post(f"/zaken/{huis.nummer}/kijk-als/", {"rol": "raad"}).status_code == 302
    assert other.post(f"/zaken/{huis.nummer}/kijk-als/", {"rol": "halt"}).status_code == 302
    assert b"alleenraadbloem" not in other.get(f"/zaken/{huis.nummer}/").content
    one.post("/kijk-als/stop/")
    assert b"alleenraadbloem" not in one.get(f"/zaken/{huis.nummer}/").content


def test_a_form_of_a_zaak_that_was_handed_over_meanwhile_is_refused(bezoekers, huis, losse_database, nog_een, feiten):
    zaak, _, wacht = nog_een("kees")
    kees, url = browser("kees"), f"/zaken/{zaak.nummer}/afspraak/"
    assert kees.get(url).status_code == 200
    with psycopg.connect(losse_database.owner_url) as conn:
        conn.execute("UPDATE toegang_relatie SET tot = %s WHERE zaak_id = %s", [NU.date() - timedelta(days=1), zaak.id])
    assert kees.post(url, AFSPRAAK | {"wat": "Te laat gestuurd."}).status_code == 404
    assert kees.post(f"/zaken/{zaak.nummer}/wacht-op/{wacht.id}/klaar/").status_code == 404
    assert feiten("SELECT count(*) FROM zaken_afspraak WHERE wat = 'Te laat gestuurd.'") == [(0,)]
