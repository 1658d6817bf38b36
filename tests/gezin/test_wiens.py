"""Whose zaak a page of a family is about: asked in one place, and refused in the same words.

Source: issue 6, part 5; design.md 2, promise 5.
"""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gezin_bouw import give_page
from ketenkameleon.delen.queries.gezin import family_zaak
from ketenkameleon.gezin.queries.berichten import own_thread
from ketenkameleon.gezin.queries.zaak import family_page
from ketenkameleon.plan.queries.gezin import family_plan
from ketenkameleon.regio.models import Aanstelling
from ketenkameleon.toegang.context import GEZIN, begin
from ketenkameleon.toegang.refusals import NotFound
from ketenkameleon.zaken.queries.gezin import who_of_family
from ketenkameleon.zaken.queries.zaak import NOT_THERE
from wereld import BEGIN, NU, VANDAAG
from zaken_bouw import make_zaak

pytestmark = pytest.mark.acties
VRAGEN = [own_thread, family_page, family_zaak, family_plan, who_of_family]


def refused(ask, actor, nummer):
    """What was refused, and the queries it took."""
    with CaptureQueriesContext(connection) as queries, pytest.raises(NotFound) as no:
        ask(actor, nummer, on=VANDAAG)
    return no.value, len(queries)


@pytest.mark.parametrize("ask", VRAGEN)
def test_an_unknown_zaak_and_one_of_another_family_are_refused_alike_and_cost_the_same(ask, als, gezin, wereld):
    ander = make_zaak(wereld.hier, "Sem").nummer
    with als("mila") as actor:
        (unknown, cheap), (forbidden, dear) = refused(ask, actor, "2026-99999"), refused(ask, actor, ander)
    assert cheap == dear == 1
    assert (unknown.refusal, unknown.gevraagd) == (NOT_THERE, "2026-99999")
    assert (forbidden.refusal, forbidden.object_soort) == (NOT_THERE, unknown.object_soort)


@pytest.mark.parametrize("ask", VRAGEN)
def test_a_parent_without_gezag_is_refused_as_if_it_were_not_there(ask, als, gezin, wereld):
    give_page(wereld.hier, gezin.zaak, "piet", gezin.vader, "ouder_zonder_gezag")
    with als("piet") as actor:
        assert refused(ask, actor, gezin.zaak.nummer)[0].refusal == NOT_THERE


@pytest.mark.parametrize("ask", VRAGEN)
def test_a_parent_who_works_here_asks_as_a_parent_alone(ask, als, gezin, wereld):
    """One account, two hats: at work it is not there, and no query is spent on it."""
    hier = wereld.hier
    work = Aanstelling.objects.create(regio=hier.regio, account=hier.accounts["mila"], functie="bip", van=BEGIN,
                                      organisatie=hier.organisaties["gemeente"])
    with als("mila"):
        mila = begin(hier.account_id("mila"), hoed=work.id, doel="test", at=NU).actor
        no, queries = refused(ask, mila, gezin.zaak.nummer)
        assert (no.refusal, queries) == (NOT_THERE, 0)
        mila = begin(hier.account_id("mila"), hoed=GEZIN, doel="test", at=NU).actor
        assert ask(mila, gezin.zaak.nummer, on=VANDAAG)
