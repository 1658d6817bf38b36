"""Two people at once, really: a yes is taken back while somebody gives; what left, left on a yes that stood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connections, transaction

from delen_bouw import build_family
from ketenkameleon.delen.actions.deling import ask_share, stop
from ketenkameleon.delen.actions.toestemming import say, withdraw
from ketenkameleon.delen.actions.verstrekken import give
from ketenkameleon.delen.invoer import DelingInvoer, JaInvoer, UitlegInvoer
from ketenkameleon.delen.models import Toestemming, Verstrekking
from ketenkameleon.rules.toestemming import Hoedanigheid, Toestemmingsvorm
from ketenkameleon.toegang.context import Actor, begin
from ketenkameleon.toegang.refusals import NotAllowed
from wereld import NU, VANDAAG

pytestmark = pytest.mark.muren
TOT = date(2027, 1, 8)


def _act(streek: object, deed: Callable[[Actor], object]) -> object:
    with transaction.atomic():
        return deed(begin(streek.account_id("samira"), doel="test", at=NU).actor)


def _at_once(database: object, streek: object, *deeds: Callable[[Actor], object]) -> Counter[str]:
    """Each on a connection of its own, at the same moment; what became of each."""
    found: Counter[str] = Counter()
    gate = Barrier(len(deeds))

    def go(deed: Callable[[Actor], object]) -> None:
        try:
            gate.wait(timeout=10)
            _act(streek, deed)
            found["done"] += 1
        except NotAllowed as refusal:
            found[refusal.refusal.code] += 1
        finally:
            connections.close_all()

    with database.verbonden("web"):
        threads = [Thread(target=go, args=[deed]) for deed in deeds]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=20)
    return found


@pytest.fixture
def staat(losse_database, losse_wereld):
    """A family with one parent who said yes: the share that stands, and her yes."""
    streek = losse_wereld.hier
    with losse_database.verbonden("owner"):
        g = build_family(streek, date(2012, 5, 17), "eenhoofdig")
    wants = DelingInvoer("cjg", ("plan",), "samen starten", TOT)
    yes = JaInvoer(g.moeder, Hoedanigheid.GEZAG, "cjg", ("plan",), True, VANDAAG, TOT, Toestemmingsvorm.MONDELING, True)
    with losse_database.verbonden("web"):
        deling = _act(streek, lambda a: ask_share(a, g.zaak.id, wants, UitlegInvoer("a", "b", VANDAAG, "thuis"), at=NU))
        return g, deling, _act(streek, lambda a: say(a, g.zaak.id, yes, at=NU))


@pytest.mark.parametrize("_n", range(3))
def test_a_giving_and_a_withdrawal_at_once_come_one_after_the_other(losse_database, losse_wereld, staat, _n):
    g, deling, yes = staat
    told = _at_once(losse_database, losse_wereld.hier, lambda a: give(a, deling, "papier", at=NU),
                    lambda a: withdraw(a, yes, g.moeder, at=NU))
    assert told in ({"done": 2}, {"done": 1, "consent_withdrawn": 1})
    with losse_database.verbonden("owner"):
        assert Verstrekking.objects.filter(deling_id=deling).count() == told["done"] - 1
        assert Toestemming.objects.get(pk=yes).ingetrokken_op == VANDAAG


@pytest.mark.parametrize("what", ["withdraw", "stop"])
def test_of_two_at_once_one_is_first_and_the_other_is_told(losse_database, losse_wereld, staat, what):
    g, deling, yes = staat
    deed = {"withdraw": lambda a: withdraw(a, yes, g.moeder, at=NU), "stop": lambda a: stop(a, deling, at=NU)}[what]
    refused = {"withdraw": "already_done", "stop": "share_not_running"}[what]
    assert _at_once(losse_database, losse_wereld.hier, deed, deed) == {"done": 1, refused: 1}
