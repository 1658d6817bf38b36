"""What waits too long is told by mail, once, without a word of it; and counts in the daily one. Source: ux.md 6.9."""

from __future__ import annotations

from datetime import timedelta

import pytest

from gezin_bouw import add_message
from ketenkameleon.gezin.actions.berichten_werk import write
from ketenkameleon.gezin.invoer import Antwoord
from ketenkameleon.koppelingen.mail.klaarzetten import put_out_digest, put_out_unanswered
from ketenkameleon.post.models import Bericht as Mail
from ketenkameleon.post.models import Berichtadres
from wereld import NU

pytestmark = pytest.mark.acties
# Thursday 8 October, 8.00 uur here; and the workdays after it.
OCHTEND = NU - timedelta(hours=2)
VRIJDAG, ZATERDAG, MAANDAG = (OCHTEND + timedelta(days=n) for n in (1, 2, 4))


def test_who_runs_the_zaak_hears_once_on_the_second_workday_that_a_parent_waits(als_plicht, gezin, wereld):
    add_message(gezin.zaak, gezin.moeder, wereld.hier.account_id("mila"), at=NU)
    for at, new in ((VRIJDAG, 0), (ZATERDAG, 0), (MAANDAG, 1), (MAANDAG + timedelta(minutes=30), 0)):
        with als_plicht(at=at) as actor:
            assert put_out_unanswered(actor, at=at) == new, at
    [mail] = Mail.objects.all()
    assert (mail.account_id, mail.soort, mail.velden) == (wereld.hier.account_id("samira"), "onbeantwoord", {})


def test_nobody_hears_of_a_message_that_was_answered(als, als_plicht, gezin, wereld):
    add_message(gezin.zaak, gezin.moeder, wereld.hier.account_id("mila"), at=NU)
    with als("samira") as actor:
        write(actor, gezin.zaak.nummer, gezin.moeder, Antwoord("Ik bel u."), at=NU)
    with als_plicht(at=MAANDAG) as actor:
        assert put_out_unanswered(actor, at=MAANDAG) == 0


def test_a_coordinator_hears_of_a_question_for_another_contact_and_the_contact_does_not(als_plicht, gezin, wereld):
    add_message(gezin.zaak, gezin.kind, wereld.hier.account_id("noor"), "", at=NU, soort="ander_contact")
    with als_plicht(at=MAANDAG) as actor:
        assert put_out_unanswered(actor, at=MAANDAG) == 1
    assert Mail.objects.get().account_id == wereld.hier.account_id("farah")


def test_a_message_that_waits_counts_in_the_daily_mail_without_a_word_of_it(als_plicht, gezin, wereld):
    Berichtadres.objects.create(regio_id=gezin.zaak.regio_id, account_id=wereld.hier.account_id("samira"), adres=b"x",
                                gezet_at=NU)
    before = _waits(als_plicht, VRIJDAG)
    add_message(gezin.zaak, gezin.moeder, wereld.hier.account_id("mila"), at=NU)
    assert _waits(als_plicht, MAANDAG) == before + 1


def _waits(als_plicht, at):
    with als_plicht(at=at) as actor:
        put_out_digest(actor, at=at)
    found = Mail.objects.filter(soort="dagelijks", gemaakt_at=at).first()
    return found.velden["wacht"] if found else 0
