"""Of a letter on the own page is noted on which day it was given or sent on paper as well.

Source: issue 6, part 5 (a paper and phone path for everything); docs/adr/0035.
"""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from gezin_bouw import give_page
from ketenkameleon.brieven.actions.ontvangen import open_letter
from ketenkameleon.brieven.actions.versturen import given_on_paper, release
from ketenkameleon.brieven.models import Brief
from ketenkameleon.brieven.queries.brief import letter, letters_of
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.post.models import Bericht, Berichtadres
from ketenkameleon.rules.access import Deed
from ketenkameleon.toegang.refusals import NotAllowed, NotFound, NotNow
from ketenkameleon.zaken.invoer import Onvolledig
from ketenkameleon.zaken.queries.zaak import zaak_for
from paginas_bouw import browser, text
from wereld import NU, VANDAAG

pytestmark = pytest.mark.acties
A_DAY = timedelta(days=1)
LATER = NU + 2 * A_DAY


@pytest.fixture
def brief(wereld, gezin, als, af):
    """A letter to the mother on her own page, released today."""
    give_page(wereld.hier, gezin.zaak, "mila", gezin.moeder)
    with als("samira") as actor:
        key = af(actor)
        release(actor, key, weg="bericht", at=NU)
    return key


def test_it_stands_at_the_letter_and_in_the_list_and_moves_no_other_day(als, gezin, brief):
    before = Brief.objects.values("verstuurd_op", "vrijgegeven_at", "ontvangen_at", "weg").get(pk=brief)
    with als("samira", at=LATER) as actor:
        assert given_on_paper(actor, brief, VANDAAG + A_DAY, at=LATER) == gezin.zaak.id
        zicht = zaak_for(actor, gezin.zaak.id, Deed.ZAAK_BEHANDELEN, on=VANDAAG)
        assert [found.papier_op for found in (letter(actor, zicht, brief), *letters_of(actor, zicht))] == [
            VANDAAG + A_DAY] * 2
        assert actor.account_id == Brief.objects.get(pk=brief).papier_door
    assert Brief.objects.values(*before).get(pk=brief) == before
    with connection.cursor() as cursor:
        cursor.execute("SELECT i.inhoud FROM logboek_regel r JOIN logboek_inhoud i USING (handeling_id, volgnr)"
                       " WHERE r.gebeurtenis = 'brief.papier_gegeven'")
        [(kept,)] = cursor.fetchall()
    assert json.loads(kept)["op"] == "2026-10-09"


def test_who_opened_it_on_the_page_can_have_it_on_paper_too_and_still_open_it(als, brief):
    with als("mila") as actor:
        open_letter(actor, brief, at=NU)
    with als("samira") as actor:
        given_on_paper(actor, brief, VANDAAG, at=NU)
    with als("mila") as actor:
        assert open_letter(actor, brief, at=LATER).tekst.onderwerp == "Uitnodiging voor een gesprek"
    row = Brief.objects.get(pk=brief)
    assert (row.ontvangen_at, row.papier_op) == (NU, VANDAAG)


def test_opening_it_after_it_was_given_on_paper_is_still_written_down(als, brief):
    with als("samira") as actor:
        given_on_paper(actor, brief, VANDAAG, at=NU)
    with als("mila", at=LATER) as actor:
        open_letter(actor, brief, at=LATER)
    assert Brief.objects.get(pk=brief).ontvangen_at == LATER


@pytest.mark.parametrize("op", [VANDAAG - A_DAY, VANDAAG + A_DAY])
def test_a_day_before_the_release_or_after_today_is_refused(als, brief, op):
    with als("samira") as actor, pytest.raises(Onvolledig, match="8 oktober 2026 tot en met vandaag"):
        given_on_paper(actor, brief, op, at=NU)
    assert Brief.objects.get(pk=brief).papier_op is None


def test_it_is_noted_once_and_never_changes(als, brief):
    with als("samira") as actor:
        given_on_paper(actor, brief, VANDAAG, at=NU)
        with pytest.raises(NotNow, match="letter_given_on_paper"):
            given_on_paper(actor, brief, VANDAAG, at=NU)
    for change in ({"papier_op": VANDAAG + A_DAY}, {"papier_door": new_id()}, {"papier_op": None, "papier_door": None}):
        with pytest.raises(DatabaseError, match="verandert niet"), transaction.atomic():
            Brief.objects.filter(pk=brief).update(**change)


def test_a_letter_that_goes_on_paper_or_was_not_released_has_no_such_day(als, af, brief):
    with als("samira") as actor:
        draft, paper = af(actor), af(actor)
        release(actor, paper, at=NU)
        with pytest.raises(NotNow, match="letter_not_released"):
            given_on_paper(actor, draft, VANDAAG, at=NU)
        with pytest.raises(NotNow, match="letter_goes_on_paper"):
            given_on_paper(actor, paper, VANDAAG, at=NU)
    for change in ({"papier_op": VANDAAG, "papier_door": new_id()}, {"papier_door": new_id()}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Brief.objects.filter(pk=paper).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        Brief.objects.filter(pk=brief).update(papier_op=VANDAAG)


@pytest.mark.parametrize("wie", ["tom", "farah", "peter", "mila"])
def test_nobody_notes_it_but_who_runs_the_zaak(als, brief, wie):
    with als(wie) as actor, pytest.raises((NotFound, NotAllowed)):
        given_on_paper(actor, brief, VANDAAG, at=NU)
    with als(wie):
        assert Brief.objects.filter(pk=brief).update(papier_op=VANDAAG, papier_door=new_id()) == 0


@pytest.mark.parametrize(("adres", "terug"), [(True, True), (False, False)])
def test_the_page_of_a_letter_whose_mail_failed_offers_it_open_and_says_it_after(als, gezin, brief, adres, terug):
    if adres:
        Bericht.objects.update(verstuurd_at=NU + timedelta(minutes=1))
        Berichtadres.objects.create(regio_id=gezin.zaak.regio_id, account_id=Bericht.objects.get().account_id,
                                    adres=b"x", gezet_at=NU, terug_at=NU + timedelta(hours=1))
    else:
        Bericht.objects.update(gestopt_at=NU, fout="geen_adres")
    where = f"/zaken/{gezin.zaak.nummer}/brieven/{brief}/"
    samira = browser("samira")
    assert '<details class="km-kaart" open><summary>Ook op papier' in samira.get(where).content.decode()
    with als("samira") as actor:
        given_on_paper(actor, brief, VANDAAG, at=NU)
    page = samira.get(where)
    assert "Op papier gegeven of gestuurd op 8 oktober 2026." in text(page)
    assert ("kwam terug: het adres klopt niet." in text(page)) is terug
    assert "Bel het gezin" not in text(page)
    assert "Ook op papier" not in text(page)


def test_a_letter_whose_mail_went_out_offers_it_behind_a_line(gezin, brief):
    Bericht.objects.update(verstuurd_at=NU + timedelta(minutes=1))
    page = browser("samira").get(f"/zaken/{gezin.zaak.nummer}/brieven/{brief}/").content.decode()
    assert '<details class="km-kaart"><summary>Ook op papier' in page
