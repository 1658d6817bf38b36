"""Two people at once about one row, really: two connections as `web`, really committing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.db import connections, transaction

from ketenkameleon.toegang.context import Actor, begin
from ketenkameleon.wetboek.models import Herrekening, Rijbesluit, Rijvoorstel, WetboekRij
from ketenkameleon.wetboek.queries import wetboek_for
from regio_bouw import add_administrators
from wereld import NU
from wetboek_bouw import decide, invoer, propose

pytestmark = pytest.mark.muren


def _both(hier: object, who: tuple[str, str], act: Callable[[Actor], object]) -> Counter[object]:
    gate, found = Barrier(2), Counter()

    def one(wie: str) -> None:
        try:
            with transaction.atomic():
                actor = begin(hier.account_id(wie), doel="test", at=NU).actor
                gate.wait(timeout=10)
                said = act(actor)
            found[said if isinstance(said, str) else "gedaan"] += 1
        finally:
            connections.close_all()

    threads = [Thread(target=one, args=(wie,)) for wie in who]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    return found


def test_of_two_who_propose_and_two_who_approve_at_once_one_does_and_the_other_is_told(losse_wereld, losse_database):
    wetboek_for.cache_clear()
    hier = losse_wereld.hier
    with losse_database.verbonden("owner"):
        add_administrators(losse_wereld)
    with losse_database.verbonden("web"):
        assert _both(hier, ("bea", "bea"), lambda actor: propose(actor, invoer())) == {"gedaan": 1, "row_waits": 1}
    with losse_database.verbonden("owner"):
        key = Rijvoorstel.objects.get().id
    with losse_database.verbonden("web"):
        assert _both(hier, ("cas", "farah"), lambda actor: decide(actor, key)) == {"": 1, "row_decided": 1}
    with losse_database.verbonden("owner"):
        assert WetboekRij.objects.count() == Rijbesluit.objects.count() == Herrekening.objects.count() == 1
    wetboek_for.cache_clear()
