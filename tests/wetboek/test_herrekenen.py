"""Running terms are counted again after a row was added; what was decided stays. Source: issue 4, part 7; ADR 0034."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from ketenkameleon.logboek.models import Inhoud, Regel
from ketenkameleon.routes.actions.herrekenen import recount_part
from ketenkameleon.routes.jobs import herrekenen
from ketenkameleon.routes.models import Routestap, Termijn, Zaakroute
from ketenkameleon.rules.access import Functie
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.wetboek.models import Herrekening
from ketenkameleon.zaken.models import Termijn as Mijlpaal
from ketenkameleon.zaken.models import Zaak
from wereld import NU, VANDAAG
from wetboek_bouw import STARTGESPREK, decide, invoer, propose, running
from zaken_bouw import make_zaak

pytestmark = pytest.mark.acties

VAN, BEFORE, AFTER = date(2026, 9, 15), date(2026, 9, 14), date(2026, 9, 21)
RIJ = f"{STARTGESPREK}@2026-09-15/regio:25"
Add = Callable[..., None]


@pytest.fixture
def add(hier, als) -> Add:
    """A row of fourteen days, from 15 September on, approved."""
    def approved(**changes: object) -> None:
        with als("bea") as bea:
            key = propose(bea, invoer(**{"van": VAN, "reden": "De afspraak met Halt liep al.", **changes}))
        with als("cas") as cas:
            assert decide(cas, key) == ""
    return approved


@pytest.fixture
def herreken(hier, als_plicht) -> Callable[..., int]:
    """Parts until it is done, as the worker does; how many there were."""
    def parts(per_keer: int = 100) -> int:
        done = 0
        with als_plicht(Functie.KLOK) as klok:
            while recount_part(klok, at=NU, per_keer=per_keer):
                done += 1
        return done
    return parts


def _now(zaak: Zaak) -> Termijn:
    return Termijn.objects.get(zaak=zaak, gestopt_op=None)


def test_a_running_term_gets_its_new_day_and_says_what_it_was_and_by_which_row(hier, add, herreken):
    zaak, elders = make_zaak(hier), make_zaak(hier)
    old, other = running(zaak, AFTER), running(elders, AFTER, "halt.verwijzing")
    add()
    assert herreken() == 1
    new = _now(zaak)
    assert (new.vanaf, new.laatste_dag, new.was_dag, new.rij_id, new.soort, new.muur, new.at) == (
        AFTER, date(2026, 10, 5), date(2026, 10, 21), RIJ, "lokaal", 401, NU)
    assert new.geteld == ("14 dagen na 21 september 2026 is 5 oktober 2026. "
                          f"Herrekend op 8 oktober 2026 door rij {RIJ}")
    old.refresh_from_db()
    assert (old.laatste_dag, old.gestopt_op, old.gestopt_door) == (date(2026, 10, 21), VANDAAG, None)
    assert _now(elders).pk == other.pk, "another term is another row"
    done = Herrekening.objects.get()
    assert (done.bekeken, done.veranderd, done.klaar_at) == (1, 1, NU)


def test_each_changed_term_is_logged_once_with_old_and_new_day_and_row(hier, add, herreken, als_plicht):
    zaak = make_zaak(hier)
    running(zaak, AFTER)
    add()
    herreken()
    assert herreken() == 0, "a second time there is nothing to do"
    line = Regel.objects.get(gebeurtenis="termijn.herrekend")
    said = Inhoud.objects.get(handeling_id=line.handeling_id, volgnr=line.volgnr).inhoud
    assert (line.zaak_id, line.object_id) == (zaak.id, _now(zaak).id)
    assert all(word in str(said) for word in ("2026-10-21", "2026-10-05", RIJ, "halt.startgesprek"))


def test_what_was_decided_ended_or_promised_stays(hier, add, herreken):
    """An exemption that was decided, a closed zaak, a stopped term, a term of before the row, the promise."""
    closed = make_zaak(hier, stand="gesloten", gesloten_at=NU, uitkomst="plek_past")
    stopped, early, loopt = make_zaak(hier), make_zaak(hier), make_zaak(hier)
    route = Zaakroute.objects.create(
        regio=hier.regio, verantwoordelijke=loopt.verantwoordelijke, muur=100, zaak=loopt, route="vrijstelling",
        stand="besloten", begonnen_op=AFTER, begonnen_at=NU, begonnen_door=hier.account_id("tom"), rij_id="x",
        rij_hash="y", geeindigd_op=AFTER)
    besluit = Routestap.objects.create(
        regio=hier.regio, verantwoordelijke=loopt.verantwoordelijke, muur=100, zaak=loopt, zaakroute=route, nummer=1,
        van="aangevraagd", naar="besloten", op=AFTER, door="college", zelf=True, gezet_door=hier.account_id("tom"),
        at=NU, rij_id="route.vrijstelling@2007-08-01", rij_hash="abc")
    running(loopt, AFTER)
    kept = [running(closed, AFTER), running(stopped, AFTER, gestopt_op=AFTER, gestopt_door=hier.account_id("tom")),
            running(early, BEFORE)]
    def decided() -> list[dict[str, object]]:
        return [*Termijn.objects.filter(pk__in=[t.pk for t in kept]).order_by("pk").values(),
                *Zaak.objects.order_by("pk").values("belofte_op", "belofte_rij", "stand"),
                *Mijlpaal.objects.order_by("pk").values(), *Zaakroute.objects.values(), *Routestap.objects.values()]

    before = decided()
    add()
    herreken()
    assert decided() == before
    assert besluit.pk in {row.get("id") for row in before}
    assert Herrekening.objects.get().veranderd == 1, "only the one that runs"


def test_a_right_that_has_lapsed_is_not_brought_back(hier, add, herreken):
    lapsed, runs = make_zaak(hier), make_zaak(hier)
    running(lapsed, VAN, vervalt=True, laatste_dag=VANDAAG - timedelta(days=1))
    running(runs, VAN, vervalt=True, laatste_dag=VANDAAG)
    add(delen={("lengte",): 60})
    herreken()
    assert _now(lapsed).laatste_dag == VANDAAG - timedelta(days=1)
    assert _now(runs).laatste_dag == date(2026, 11, 14)


def test_a_promise_never_moves_whatever_row_is_added(hier, add, herreken):
    zaak = make_zaak(hier)
    add(naam="mijlpaal.plan", van=VANDAAG, delen={("aantal",): 20})
    assert herreken() == 0, "a milestone is no term of a route: nothing waits"
    zaak.refresh_from_db()
    assert zaak.belofte_op == date(2026, 12, 7)
    assert Mijlpaal.objects.get(zaak=zaak, code="plan").rij_id == shipped().rij("mijlpaal.plan", VANDAAG).id


def test_a_recount_that_stopped_in_the_middle_goes_on_and_ends_the_same(hier, add, herreken, als_plicht):
    zaken = [make_zaak(hier) for _ in range(5)]
    for number, zaak in enumerate(zaken):
        running(zaak, AFTER + timedelta(days=number))
    add()
    with als_plicht(Functie.KLOK) as klok:
        with pytest.raises(RuntimeError), transaction.atomic():
            recount_part(klok, at=NU, per_keer=2)
            raise RuntimeError("the worker is killed")
        assert not Termijn.objects.exclude(was_dag=None).exists(), "what was not finished is not there"
        assert recount_part(klok, at=NU, per_keer=2)
    half = Herrekening.objects.get()
    assert (half.bekeken, half.veranderd, half.klaar_at) == (2, 2, None)
    assert herreken(2) == 2
    assert [_now(zaak).laatste_dag - _now(zaak).vanaf for zaak in zaken] == [timedelta(days=14)] * 5
    assert Regel.objects.filter(gebeurtenis="termijn.herrekend").count() == 5
    done = Herrekening.objects.get()
    assert (done.bekeken, done.veranderd, done.klaar_at) == (5, 5, NU)


def test_the_terms_of_another_regio_are_not_touched(hier, wereld, add, herreken):
    zaak = make_zaak(wereld.elders, school="De Waal")
    mine = running(zaak, AFTER)
    add()
    herreken()
    assert _now(zaak).pk == mine.pk


def test_two_rows_that_wait_are_both_done_the_first_one_first(hier, add, herreken):
    zaak = make_zaak(hier)
    running(zaak, AFTER)
    add()
    add(van=date(2026, 9, 20), delen={("lengte",): 21})
    assert herreken() == 2
    assert (_now(zaak).laatste_dag, _now(zaak).rij_id) == (date(2026, 10, 12), f"{STARTGESPREK}@2026-09-20/regio:25")


def test_nobody_but_the_worker_counts_again(hier, als, add):
    add()
    with als("bea"), connection.cursor() as cursor:
        for luik in ("routes_herreken_deel(NULL, 1)", "wetboek_wachtende_regios()",
                     "routes_herreken(NULL, NULL, 1, 1, now(), '[]', '{}')"):
            with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
                cursor.execute(f"SELECT * FROM {luik}")


def test_the_job_goes_through_the_regios_where_something_waits_and_writes_nothing_elsewhere(
        hier, add, monkeypatch):
    seen = []
    monkeypatch.setattr("ketenkameleon.routes.jobs.until_done", lambda regio, work, **rest: seen.append(regio))
    herrekenen(int(NU.timestamp()))
    assert seen == []
    add()
    herrekenen(int(NU.timestamp()))
    assert seen == [hier.regio.id]
