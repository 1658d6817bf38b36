"""How long a school stands to a zaak that closed, and who reads the line for parents. Rows zicht.*; docs/adr/0017."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import connection

from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.roles import Rol
from ketenkameleon.toegang import zicht
from ketenkameleon.toegang.models import Relatie, ZichtStand
from ketenkameleon.zaken.actions.contact import start
from ketenkameleon.zaken.actions.notitie import save
from ketenkameleon.zaken.invoer import NotitieInvoer
from ketenkameleon.zaken.models import Contact, Ouderregel, Zaak
from wereld import NU, VANDAAG
from zaken_bouw import make_vast

pytestmark = pytest.mark.acties
# A quarter past midnight on 9 October in Amsterdam is still the 8th in Greenwich.
NACHT = datetime(2026, 10, 8, 22, 15, tzinfo=UTC)
GEZEGD = NotitieInvoer("thuis", geen_afspraak=True, feiten="Noor was thuis.", ouderregel="Samira sprak met Noor.")


def _until(zaak: Zaak) -> list[date]:
    return list(Relatie.objects.filter(zaak_id=zaak.id, soort="school").values_list("tot", flat=True))


def _close(zaak: Zaak, at: datetime) -> None:
    Zaak.objects.filter(pk=zaak.pk).update(stand="gesloten", gesloten_at=at, uitkomst="plek_past")


def test_a_school_stands_to_a_closed_zaak_for_twelve_months_and_to_a_reopened_one_again(zaak):
    assert _until(zaak) == [date(9999, 12, 31)]
    _close(zaak, NU)
    assert _until(zaak) == [date(2027, 10, 8)]
    Zaak.objects.filter(pk=zaak.pk).update(stand="loopt", gesloten_at=None, uitkomst="")
    assert _until(zaak) == [date(9999, 12, 31)]


def test_the_day_of_closing_is_the_day_in_amsterdam(zaak):
    _close(zaak, NACHT)
    assert _until(zaak) == [date(2027, 10, 9)]


def test_the_term_is_the_one_of_the_row_and_not_of_the_trigger(zaak, nog_een):
    """Also for many zaken in one statement, and for one that was closed before it came in."""
    assert shipped().getal("zicht.school_na_sluiten", VANDAAG) == ZichtStand.objects.get().school_maanden == 12
    other = nog_een("Sem")
    ZichtStand.objects.update(school_maanden=3)
    Zaak.objects.filter(pk__in=[zaak.pk, other.pk]).update(stand="gesloten", gesloten_at=NU, uitkomst="plek_past")
    known = nog_een("Bo", stand="gesloten", gesloten_at=NU, uitkomst="plek_past")
    assert _until(zaak) == _until(other) == _until(known) == [date(2027, 1, 8)]


def test_what_else_changes_in_a_zaak_leaves_the_school_where_it_stood(zaak):
    _close(zaak, NU)
    Relatie.objects.filter(zaak_id=zaak.id, soort="school").update(tot=date(2026, 12, 1))
    Zaak.objects.filter(pk=zaak.pk).update(nazorg_op=VANDAAG, nazorg_tekst="Het gaat goed.")
    assert _until(zaak) == [date(2026, 12, 1)]


def test_another_term_is_another_stand_of_the_database():
    rows = zicht.rows(on=VANDAAG)
    assert zicht.stand_hash(rows, 12) != zicht.stand_hash(rows, 13)
    assert zicht.stand_hash(rows, 12) != zicht.stand_hash(rows[1:], 12)


def test_the_line_for_parents_is_read_by_who_reads_the_notitie_and_the_contact_by_more(als, wereld, samiras):
    """Promise 4: both walls agree. A coördinator has the contact, its day and its rol, and not a word of it."""
    with als("samira") as samira:
        save(samira, start(samira, samiras.id, Rol.RAAD, met=["kind"], uitgelegd=True, at=NU).id, GEZEGD, at=NU)
    seen = {}
    for wie, rol in (("samira", ""), ("samira", "raad"), ("samira", "halt"), ("farah", ""), ("tom", "")):
        with als(wie, rol=rol):
            seen[wie, rol] = (Contact.objects.count(), [line.tekst for line in Ouderregel.objects.all()])
    assert seen == {("samira", ""): (1, []), ("samira", "raad"): (1, ["Samira sprak met Noor."]),
                    ("samira", "halt"): (1, []), ("farah", ""): (1, []), ("tom", ""): (0, [])}


def test_no_line_for_parents_is_kept_where_none_was_written_and_none_changes_afterwards(als, wereld, samiras):
    with als("samira") as samira:
        save(samira, start(samira, samiras.id, Rol.RAAD, met=["kind"], uitgelegd=True, at=NU).id,
             NotitieInvoer("bellen", geen_afspraak=True), at=NU)
    assert not Ouderregel.objects.exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT privilege_type FROM information_schema.role_table_grants"
                       " WHERE table_name = 'zaken_ouderregel' AND grantee IN ('web', 'jobs') ORDER BY 1")
        assert [right for (right,) in cursor.fetchall()] == ["INSERT", "SELECT"]


def test_the_schools_of_a_zaak_that_another_one_closes_keep_theirs(zaak, nog_een, wereld):
    other = nog_een("Sem")
    make_vast(wereld.hier, other, "samira")
    _close(other, NU)
    assert (_until(zaak), _until(other)) == ([date(9999, 12, 31)], [date(2027, 10, 8)])
