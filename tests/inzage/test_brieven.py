"""Letters are in what a request shows, in what was kept long enough, and go with it."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from inzage_bouw import MUREN, OUD, filled_zaak
from ketenkameleon.brieven.models import Brief, Briefversie
from ketenkameleon.inzage.actions.bewaren import approve, destroy_agreed, propose
from ketenkameleon.inzage.actions.verzoeken import VerzoekInvoer, check_identity, write_request
from ketenkameleon.inzage.queries.bewaren import kept_long_enough
from ketenkameleon.inzage.queries.verzoeken import records, request_page
from ketenkameleon.rules.access import Functie
from ketenkameleon.rules.roles import Regime
from ketenkameleon.rules.visibility import Band
from wereld import NU, VANDAAG

pytestmark = pytest.mark.acties
GESLOTEN = date(2020, 6, 1)


def add_letters(hier, zaak, at=NU, muren=(*MUREN, 100)):
    """A letter to the child behind each muur, in two versions, of the organisatie that answers there. As owner."""
    for muur in muren:
        own = {"regio": hier.regio, "zaak": zaak, "muur": muur, "gemaakt_at": at,
               "gemaakt_door": hier.account_id("samira"),
               "verantwoordelijke": hier.organisaties[MUREN.get(muur, ("", "gemeente"))[1]]}
        brief = Brief.objects.create(**own, soort="uitnodiging", naar="gezin", persoon_id=zaak.persoon_id)
        for nummer in (1, 2):
            Briefversie.objects.create(**own, brief=brief, nummer=nummer, aan=["Mila Vos"], waarden={},
                                       onderwerp="Brief", blokken=[["gegeven", f"brief{muur}v{nummer}", "Waar"]])


def told(als, zaak, regime):
    with als("jan") as actor:
        asked = VerzoekInvoer(zaak.nummer, "inzage", regime, Band.OUDER_MET_GEZAG, "Mila Vos", "alles", VANDAAG)
        verzoek = write_request(actor, asked, at=NU)
        check_identity(actor, verzoek, "paspoort gezien", at=NU)
        found = records(actor, request_page(actor, verzoek, on=VANDAAG), on=VANDAAG)
    return json.dumps([dict(stuk.inhoud) for stuk in found], ensure_ascii=False)


@pytest.mark.parametrize(("regime", "shown"), [(Regime.AVG, {100, 101}), (Regime.WPG, {401})])
def test_a_request_shows_the_last_version_of_letters_of_the_own_organisatie_and_law(
    als, fgs, volle_zaak, regime, shown,
):
    add_letters(fgs.hier, volle_zaak)
    said = told(als, volle_zaak, regime)
    assert {muur for muur in (*MUREN, 100) if f"Waar: brief{muur}v2" in said} == shown
    assert "v1" not in said


def test_a_request_shows_on_which_day_a_letter_was_given_on_paper_beside_the_page(als, fgs, volle_zaak):
    add_letters(fgs.hier, volle_zaak, muren=(100,))
    Brief.objects.update(vrijgegeven_at=NU, vrijgegeven_door=fgs.hier.account_id("samira"), weg="bericht",
                         verstuurd_op=VANDAAG, papier_op=date(2026, 10, 7),
                         papier_door=fgs.hier.account_id("samira"))
    assert '"op papier gegeven op": "2026-10-07"' in told(als, volle_zaak, Regime.AVG)


@pytest.fixture
def oude_zaak(fgs):
    """Closed in 2020, with letters of that time."""
    zaak = filled_zaak(fgs.hier, geboren=OUD, gesloten=GESLOTEN)
    add_letters(fgs.hier, zaak, at=datetime(2019, 10, 1, 9, tzinfo=UTC))
    return zaak


def test_letters_go_with_what_was_kept_long_enough_and_the_others_stay(als, als_plicht, oude_zaak):
    with als("jan") as actor:
        lijst = propose(actor, "Selectielijst gemeenten 2020, 12.1.3", at=NU)
    with als("ria") as actor:
        approve(actor, lijst, at=NU)
    with als_plicht(Functie.KLOK) as actor:
        assert destroy_agreed(actor, at=NU) == 1
    for model in (Brief, Briefversie):
        assert set(model.objects.filter(zaak=oude_zaak).values_list("muur", flat=True)) == {301, 401}


def test_a_letter_behind_a_muur_where_nothing_else_stands_is_on_the_list_too(als, fgs):
    zaak = filled_zaak(fgs.hier, geboren=OUD, gesloten=GESLOTEN)
    add_letters(fgs.hier, zaak, at=datetime(2019, 10, 1, 9, tzinfo=UTC), muren=(102,))
    with als("jan") as actor:
        found = {line.muur for line in kept_long_enough(actor, on=VANDAAG)}
    assert 102 in found


def test_a_version_goes_for_nothing_but_an_agreed_list(oude_zaak):
    for statement in ("DELETE FROM brieven_briefversie", "UPDATE brieven_briefversie SET onderwerp = ''"):
        with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
