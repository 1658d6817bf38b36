"""Promise 8: the law is data with a date; a running zaak says which row applied when."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, connection, transaction

from intake_bouw import BSN, BSN_2, lees, regel
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.wetboek import NietToegestaan, Rij, Scope, Wetboek, frozen
from ketenkameleon.wetboek.landelijk import write_national
from ketenkameleon.wetboek.models import WetboekRij
from ketenkameleon.wetboek.queries import wetboek_for
from ketenkameleon.zaken.models import Termijn, Zaak
from ketenkameleon.zaken.queries import zaak_for
from wereld import NU, VANDAAG

pytestmark = pytest.mark.acties

GEMELD = date(2026, 9, 14)
# A new law: four months, and a plan sooner; in force from before the report, and made known after it.
NIEUW_VAN = date(2026, 9, 1)


@pytest.fixture
def nieuwe_wet(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], Wetboek]]:
    """`nieuwe_wet()`: from now on the program ships two more rows."""
    old = shipped()
    longer = replace(old.rij("belofte.termijn", GEMELD), van=NIEUW_VAN, waarde=4, bron="Een latere wet")
    sooner = replace(old.rij("mijlpaal.plan", GEMELD), van=NIEUW_VAN, bron="Een latere wet", waarde={
        **old.tabel("mijlpaal.plan", GEMELD), "aantal": 20})
    later = Wetboek((*old.rijen, longer, sooner))

    def enact() -> Wetboek:
        wetboek_for.cache_clear()
        monkeypatch.setattr("ketenkameleon.wetboek.queries.shipped", lambda: later)
        return later

    yield enact
    wetboek_for.cache_clear()


@pytest.fixture
def regiorij(wereld: object) -> Iterator[Callable[..., None]]:
    """`regiorij("mijlpaal.plan", {…})`: a row that the regio added, proposed by one and approved by another."""
    wetboek_for.cache_clear()
    people = wereld.hier.account_id("farah"), wereld.hier.account_id("samira")

    def add(naam: str, waarde: object, *, scope: Scope = Scope.REGIO, sleutel: str = "25",
            van: date = date(2026, 1, 1)) -> None:
        rij = shipped().rij(naam, GEMELD)
        WetboekRij.objects.create(
            regio_id=wereld.hier.regio.id, naam=naam, van=van, waarde=waarde, eenheid=rij.eenheid, scope=scope,
            bron="Besluit stuurgroep 3 december 2025", zekerheid=rij.zekerheid, sleutel=sleutel,
            voorgesteld_door=people[0], voorgesteld_at=NU, goedgekeurd_door=people[1], goedgekeurd_at=NU)

    yield add
    wetboek_for.cache_clear()


def _read(als_plicht: Callable[..., object], *lines: bytes, at: datetime = NU) -> None:
    with als_plicht(at=at) as actor:
        lees(actor, *lines, at=at)


def _kept(nummer: str | None = None) -> tuple[object, ...]:
    """Everything that a zaak keeps of the law."""
    zaak = Zaak.objects.get(nummer=nummer) if nummer else Zaak.objects.get()
    points = Termijn.objects.filter(zaak_id=zaak.id).order_by("code")
    return (zaak.belofte_van, zaak.belofte_op, zaak.belofte_rij, zaak.belofte_hash,
            [(t.code, t.op, t.rij_id, t.rij_hash) for t in points])


def _row(wet: Wetboek, naam: str, **where: str) -> Rij:
    return wet.rij(naam, GEMELD, **where)


def test_a_zaak_keeps_id_and_hash_of_the_rows_that_made_its_promise_and_its_milestones(wereld, als_plicht):
    _read(als_plicht, regel())
    wet = shipped()
    van, op, rij, digest, points = _kept()
    assert (van, op) == (GEMELD, date(2026, 12, 14))
    assert (rij, digest) == (_row(wet, "belofte.termijn").id, _row(wet, "belofte.termijn").hash)
    assert [(code, rij, digest) for code, _, rij, digest in points] == [
        (code, _row(wet, f"mijlpaal.{code}").id, _row(wet, f"mijlpaal.{code}").hash)
        for code in sorted(wet.waarde("mijlpalen", GEMELD))]


def test_a_new_row_of_the_law_changes_no_running_zaak_and_does_make_the_next_one(wereld, als_plicht, nieuwe_wet):
    _read(als_plicht, regel())
    before, nummer = _kept(), Zaak.objects.get().nummer
    law = nieuwe_wet()
    later = datetime(2026, 10, 9, 8, tzinfo=UTC)
    _read(als_plicht, regel(laatste_mutatie="2026-10-08T10:00:00", vermoedelijke_reden="Weer gemeld."),
          regel(meldingsnummer="700000002"), regel(meldingsnummer="700000003", bsn=BSN_2), at=later)
    assert _kept(nummer) == before
    fresh = Zaak.objects.exclude(nummer=nummer).get()
    assert (fresh.belofte_op, fresh.belofte_rij, fresh.belofte_hash) == (
        date(2027, 1, 14), f"belofte.termijn@{NIEUW_VAN}", law.rij("belofte.termijn", GEMELD).hash)
    plan = Termijn.objects.get(zaak=fresh, code="plan")
    assert (plan.op, plan.rij_id) == (date(2026, 10, 4), f"mijlpaal.plan@{NIEUW_VAN}")


def test_who_looks_at_a_running_zaak_after_a_new_law_is_told_the_row_that_applied(
        wereld, als, als_plicht, nieuwe_wet):
    _read(als_plicht, regel())
    nieuwe_wet()
    with als("farah") as farah:
        zicht = zaak_for(farah, Zaak.objects.get().nummer, Deed.ZAAK_ZIEN, on=VANDAAG)
        assert farah.wet.rij("belofte.termijn", GEMELD).waarde == 4
    assert zicht.belofte_rij == _row(shipped(), "belofte.termijn").id


def test_a_row_that_the_regio_added_is_read_there_and_nowhere_else(wereld, als, als_plicht, regiorij):
    regiorij("mijlpaal.plan", {"naam": "Plan klaar", "telt": "kalenderdagen na de melding", "aantal": 21})
    with als("farah") as farah:
        mine = farah.wet.rij("mijlpaal.plan", GEMELD, regio=farah.regio_code)
        assert (mine.waarde["aantal"], mine.id) == (21, "mijlpaal.plan@2026-01-01/regio:25")
        assert farah.wetboek_versie == 1
    with als("els") as els:
        assert els.wet.rij("mijlpaal.plan", GEMELD, regio=els.regio_code) == _row(shipped(), "mijlpaal.plan")
        assert els.wetboek_versie == 0
    _read(als_plicht, regel(bsn=BSN))
    plan = Termijn.objects.get(code="plan")
    assert (plan.op, plan.rij_id, plan.rij_hash) == (date(2026, 10, 5), mine.id, mine.hash)


PLAN: dict[str, object] = {"naam": "Plan klaar", "telt": "kalenderdagen na de melding", "aantal": 21}
WRONG: list[tuple[str, object, dict[str, object], str]] = [
    ("belofte.termijn", 6, {}, "mag een regio niet afwijken"),
    ("verzuim.grens", 40, {}, "mag een regio niet afwijken"),
    ("toegang.daden", {}, {}, "mag een regio niet afwijken"),
    ("mijlpaal.plan", 21, {}, "andere vorm"),
    ("mijlpaal.plan", {"aantal": 21}, {}, "andere vorm"),
    ("mijlpaal.plan", PLAN, {"sleutel": ""}, "geen landelijke regel"),
    ("mijlpaal.plan", PLAN, {"van": date(1999, 1, 1)}, "geen landelijke regel"),
]


@pytest.mark.parametrize(("naam", "waarde", "rest", "why"), WRONG)
def test_a_regio_cannot_override_a_national_row(wereld, regiorij, naam, waarde, rest, why):
    with pytest.raises(IntegrityError, match=why), transaction.atomic():
        regiorij(naam, waarde, **rest)
    assert not WetboekRij.objects.exists()


@pytest.mark.parametrize(("naam", "waarde", "rest", "why"), WRONG)
def test_a_wrong_row_that_is_in_the_table_all_the_same_stops_no_page(wereld, als, regiorij, caplog, naam, waarde, rest,
                                                                     why):
    """An older program wrote it, or somebody who may switch a trigger off: the law is read without it."""
    _unguarded(regiorij, naam, waarde, **rest)
    regiorij("mijlpaal.kennismaking", {**shipped().tabel("mijlpaal.kennismaking", GEMELD), "aantal": 13})
    with als("farah") as farah:
        assert farah.wetboek_versie == 2
        where = {"regio": farah.regio_code}
        assert farah.wet.rij(naam, GEMELD, **where) == shipped().rij(naam, GEMELD)
        assert farah.wet.tabel("mijlpaal.kennismaking", GEMELD, **where)["aantal"] == 13, "the good one counts"
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert naam in caplog.records[0].getMessage()


def test_the_program_and_the_database_refuse_the_same_rows():
    for naam, waarde, rest, _ in WRONG:
        shipped_row = shipped().rij(naam, GEMELD)
        row = Rij(naam, rest.get("van", date(2026, 1, 1)), frozen(waarde), shipped_row.eenheid, "Besluit",
                  shipped_row.zekerheid, Scope.REGIO, rest.get("sleutel", "25"))
        with pytest.raises(NietToegestaan):
            shipped().check_addition(row)


def test_what_the_database_knows_of_the_law_is_what_the_program_ships(wereld):
    assert not write_national(), "the migration wrote it"
    with connection.cursor() as cursor:
        cursor.execute("UPDATE wetboek_landelijk SET lokaal = true WHERE naam = 'belofte.termijn'")
    assert write_national(), "and it is put right"
    assert not write_national()


def _unguarded(regiorij: Callable[..., None], *said: object, **rest: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE wetboek_wetboekrij DISABLE TRIGGER wetboek_wetboekrij_toets")
        regiorij(*said, **rest)
        cursor.execute("ALTER TABLE wetboek_wetboekrij ENABLE TRIGGER wetboek_wetboekrij_toets")


def test_a_row_of_another_scope_than_its_own_is_no_way_round(wereld, als, regiorij):
    regiorij("mijlpaal.plan", {"naam": "x", "telt": "kalenderdagen na de melding", "aantal": 1}, sleutel="15")
    with als("farah") as farah:
        assert farah.wet.rij("mijlpaal.plan", GEMELD, regio=farah.regio_code) == _row(shipped(), "mijlpaal.plan")
