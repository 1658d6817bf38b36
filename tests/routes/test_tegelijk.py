"""Two people at once, really: two connections as `web`, really committing."""

from __future__ import annotations

from collections import Counter
from threading import Barrier, Thread

import pytest
from django.db import connections, transaction

from ketenkameleon.routes.actions.route import start_route, take_step
from ketenkameleon.routes.invoer import RouteInvoer, StapInvoer
from ketenkameleon.routes.models import Routestap
from ketenkameleon.rules.texts import weigering
from ketenkameleon.toegang.context import begin
from ketenkameleon.toegang.models import Relatie
from ketenkameleon.toegang.refusals import NotNow
from wereld import NU, VANDAAG
from zaken_bouw import make_vast, make_zaak

pytestmark = pytest.mark.muren


def test_a_step_taken_twice_at_once_by_two_people_is_one_step_and_one_sentence(losse_wereld, losse_database):
    hier = losse_wereld.hier
    with losse_database.verbonden("owner"):
        zaak = make_zaak(hier)
        make_vast(hier, zaak, "samira")
        Relatie.objects.create(regio_id=hier.regio.id, account=hier.accounts["tom"], zaak_id=zaak.id,
                               soort="waarneming", van=VANDAAG, tot=VANDAAG)
    gate, found = Barrier(2), Counter()
    with losse_database.verbonden("web"):
        with transaction.atomic():
            actor = begin(hier.account_id("samira"), doel="test", at=NU).actor
            key = start_route(actor, zaak.id, RouteInvoer("luxeverzuim", VANDAAG), at=NU)

        def act(wie):
            try:
                with transaction.atomic():
                    actor = begin(hier.account_id(wie), doel="test", at=NU).actor
                    gate.wait(timeout=10)
                    take_step(actor, key, StapInvoer("gemeld", "onderzoek", "leerplicht", True, VANDAAG), at=NU)
                found["gezet"] += 1
            except NotNow as refusal:
                found[weigering(refusal.refusal).waarom] += 1
            finally:
                connections.close_all()

        threads = [Thread(target=act, args=(wie,)) for wie in ("samira", "tom")]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=20)
    assert found == {"gezet": 1, "De route staat nu op 'onderzoek'. De stap naar 'onderzoek' kan dan niet.": 1}
    with losse_database.verbonden("owner"):
        assert Routestap.objects.count() == 1
