"""Who put a letter on the own page sees that the mail about it came back, and is offered paper and the phone.

Nothing is tried again by itself: tests/koppelingen/test_mail_versturen.py. Source: issue 6, bad input (a message that
bounces); docs/adr/0035.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection

from gezin_bouw import give_page
from ketenkameleon.brieven.actions.versturen import release
from ketenkameleon.brieven.models import Brief
from ketenkameleon.brieven.queries.brief import letter, mail_state
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.post.models import Bericht, Berichtadres
from ketenkameleon.rules.access import Deed
from ketenkameleon.zaken.queries.zaak import zaak_for
from paginas_bouw import browser, text
from wereld import NU, VANDAAG

pytestmark = pytest.mark.acties
STRAKS, LATER = NU + timedelta(minutes=2), NU + timedelta(hours=2)


@pytest.fixture
def brief(wereld, gezin, als, af):
    """A letter to the mother on her own page; she can log in and gave an address."""
    account = give_page(wereld.hier, gezin.zaak, "mila", gezin.moeder)
    Berichtadres.objects.create(regio_id=gezin.zaak.regio_id, account_id=account.id, adres=b"x", gezet_at=NU)
    with als("samira") as actor:
        key = af(actor)
        release(actor, key, weg="bericht", at=NU)
    return key


def _seen(als, gezin, key):
    with als("samira") as actor:
        return mail_state(letter(actor, zaak_for(actor, gezin.zaak.id, Deed.ZAAK_BEHANDELEN, on=VANDAAG), key))


@pytest.mark.parametrize(("bericht", "adres", "seen"), [
    ({}, {}, "onderweg"),
    ({"verstuurd_at": STRAKS}, {}, "verstuurd"),
    ({"verstuurd_at": STRAKS}, {"terug_at": LATER}, "terug"),
    ({"verstuurd_at": LATER}, {"terug_at": STRAKS, "gezet_at": NU}, "verstuurd"),
    ({"gestopt_at": STRAKS, "fout": "geweigerd"}, {"terug_at": STRAKS}, "terug"),
    ({"gestopt_at": STRAKS, "fout": "geen_adres"}, {"terug_at": NU}, "terug"),
    ({"gestopt_at": STRAKS, "fout": "geen_adres"}, None, "geen_adres"),
    ({"gestopt_at": STRAKS, "fout": "later"}, {}, "mislukt"),
])
def test_what_came_of_the_mail_is_one_word(als, gezin, brief, bericht, adres, seen):
    Bericht.objects.update(**bericht)
    if adres is None:
        Berichtadres.objects.all().delete()
    else:
        Berichtadres.objects.update(**adres or {"dagelijks": True})
    assert _seen(als, gezin, brief) == seen


def test_once_the_letter_was_opened_or_goes_on_paper_the_mail_does_not_matter(als, gezin, brief, af):
    Brief.objects.filter(pk=brief).update(ontvangen_at=STRAKS, ontvangen_door=new_id())
    assert _seen(als, gezin, brief) == ""
    with als("samira") as actor:
        release(actor, paper := af(actor), at=NU)
    assert _seen(als, gezin, paper) == ""


@pytest.mark.parametrize("wie", ["tom", "peter", "mila", "farah"])
def test_the_luik_tells_nobody_but_who_runs_the_zaak(als, brief, wie):
    with als(wie), connection.cursor() as cursor:
        cursor.execute("SELECT brieven_mail(%s)", [brief])
        assert cursor.fetchone() == (None,)


def test_the_page_of_the_letter_says_so_and_offers_the_phone_and_paper(gezin, brief):
    Bericht.objects.update(verstuurd_at=STRAKS)
    Berichtadres.objects.update(terug_at=LATER)
    page = text(browser("samira").get(f"/zaken/{gezin.zaak.nummer}/brieven/{brief}/"))
    assert "De mail hierover kwam terug" in page
    assert "Bel het gezin, of geef de brief op papier: download de PDF hieronder." in page
    assert "Download de PDF" in page
