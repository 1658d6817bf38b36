"""A letter can go to the own page of a parent or child: only theirs, never a draft, and opening it is receiving it."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from gezin_bouw import give_page
from ketenkameleon.brieven.actions.ontvangen import open_letter
from ketenkameleon.brieven.actions.schrijven import change, make
from ketenkameleon.brieven.actions.versturen import posted, release
from ketenkameleon.brieven.invoer import BriefInvoer, NieuweBrief
from ketenkameleon.brieven.models import Brief, Briefversie
from ketenkameleon.brieven.queries.gezin import letters_to_me
from ketenkameleon.post.models import Bericht
from ketenkameleon.post.voorbeeld import VOORBEELD
from ketenkameleon.toegang.models import Relatie
from ketenkameleon.toegang.refusals import NotFound, NotNow
from wereld import NU, VANDAAG

pytestmark = pytest.mark.acties
MORGEN = NU + timedelta(days=1)


@pytest.fixture
def pagina(wereld, gezin):
    """`pagina("mila", gezin.moeder)` gives somebody of the family a page of their own; as owner."""
    return partial(give_page, wereld.hier, gezin.zaak)


def test_a_letter_stands_on_the_page_of_whom_it_is_for_and_of_nobody_else(als, gezin, af, pagina):
    for naam, persoon, soort in (("mila", gezin.moeder, "ouder_met_gezag"), ("vader", gezin.vader, "ouder_met_gezag"),
                                 ("noor", gezin.kind, "kind")):
        pagina(naam, persoon, soort)
    with als("samira") as actor:
        key, draft = af(actor), af(actor)
        release(actor, key, weg="bericht", at=NU)
    with als("mila", at=MORGEN) as actor:
        assert [regel.id for regel in letters_to_me()] == [key]
        assert open_letter(actor, key, at=MORGEN).tekst.onderwerp == "Uitnodiging voor een gesprek"
        with pytest.raises(NotFound):
            open_letter(actor, draft, at=MORGEN)
    for naam in ("vader", "noor", "tom", "samira"):
        with als(naam, at=MORGEN) as actor:
            assert letters_to_me() == []
            with pytest.raises(NotFound):
                open_letter(actor, key, at=MORGEN)


def test_it_is_received_when_it_is_opened_first_and_that_never_changes(als, gezin, af, pagina):
    account = pagina("mila", gezin.moeder)
    with als("samira") as actor:
        key = af(actor)
        release(actor, key, weg="bericht", at=NU)
        with pytest.raises(NotNow, match="letter_on_page"):
            posted(actor, key, VANDAAG, at=NU)
    for days in (1, 2):
        with als("mila", at=NU + timedelta(days=days)) as actor:
            open_letter(actor, key, at=NU + timedelta(days=days))
    row = Brief.objects.get(pk=key)
    assert (row.weg, row.ontvangen_at, row.ontvangen_door) == ("bericht", MORGEN, account.id)
    with pytest.raises(DatabaseError), transaction.atomic():
        Brief.objects.filter(pk=key).update(ontvangen_at=NU)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM logboek_regel WHERE gebeurtenis = 'brief.ontvangen'")
        assert cursor.fetchone() == (1,)


@pytest.mark.parametrize(("soort", "said"), [("ouder_met_gezag", "nieuws"), ("kind", "nieuws_kind")])
def test_a_message_without_a_word_about_it_goes_out(als, gezin, af, pagina, soort, said):
    account = pagina("lezer", gezin.moeder, soort)
    with als("samira") as actor:
        release(actor, af(actor), weg="bericht", at=NU)
    [bericht] = Bericht.objects.all()
    assert (bericht.account_id, bericht.soort, bericht.velden) == (account.id, said, {})


@pytest.mark.parametrize("why", ["no account", "never logged in", "may look no more", "not with gezag"])
def test_to_who_has_no_page_a_letter_goes_on_paper_alone(als, gezin, af, pagina, why):
    if why != "no account":
        pagina("mila", gezin.moeder, "ouder_zonder_gezag" if why == "not with gezag" else "ouder_met_gezag",
               gebruikt=why != "never logged in", tot=VANDAAG - timedelta(days=1) if why == "may look no more"
               else "9999-12-31")
    with als("samira") as actor:
        key = af(actor)
        with pytest.raises(NotNow, match="letter_not_by_message"):
            release(actor, key, weg="bericht", at=NU)
        release(actor, key, at=NU)
    assert Brief.objects.get(pk=key).weg == "papier"


def test_what_is_of_a_verhoor_never_goes_to_a_page(als, gezin, pagina):
    pagina("mila", gezin.moeder)
    with als("samira", rol="leerplicht_verhoor") as actor:
        key = make(actor, gezin.zaak.id, NieuweBrief("verhoor_ouder", gezin.moeder), at=NU)
        change(actor, key, BriefInvoer(("Mevrouw Vos",), VOORBEELD), at=NU)
        with pytest.raises(NotNow, match="letter_not_by_message"):
            release(actor, key, weg="bericht", at=NU)
    with pytest.raises(DatabaseError), transaction.atomic():
        Brief.objects.filter(pk=key).update(weg="bericht")


def test_whose_right_to_look_ended_reads_the_letter_no_more(als, gezin, af, pagina):
    account = pagina("mila", gezin.moeder)
    with als("samira") as actor:
        release(actor, af(actor), weg="bericht", at=NU)
    Relatie.objects.filter(account=account).update(tot=VANDAAG)
    Relatie.objects.create(regio_id=gezin.zaak.regio_id, zaak_id=gezin.zaak.id, account=account,
                           soort="ouder_zonder_gezag", van=VANDAAG + timedelta(days=1))
    with als("mila") as actor:
        assert len(letters_to_me()) == 1
    with als("mila", at=MORGEN) as actor:
        assert letters_to_me() == []


def test_the_walls_give_a_family_no_letter_at_all_outside_its_page(als, gezin, af, pagina):
    """A draft and a letter to the other parent are no part of what was shared."""
    pagina("mila", gezin.moeder)
    with als("samira") as actor:
        release(actor, af(actor), weg="bericht", at=NU)
    with als("mila") as actor:
        assert actor.gezin
        assert (Brief.objects.count(), Briefversie.objects.count()) == (0, 0)
