"""Two people at once, really: two connections as `web`, really committing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connections, transaction

from ketenkameleon.rules.roles import Rol
from ketenkameleon.toegang.context import Actor, begin
from ketenkameleon.toegang.refusals import NotAllowed
from ketenkameleon.zaken.actions import plek as plekken
from ketenkameleon.zaken.actions.concept import keep_draft
from ketenkameleon.zaken.actions.contact import start
from ketenkameleon.zaken.actions.notitie import save
from ketenkameleon.zaken.actions.sluiten import close
from ketenkameleon.zaken.actions.toewijzen import accept, ask
from ketenkameleon.zaken.actions.verhaal import tell_once
from ketenkameleon.zaken.invoer import NotitieInvoer
from ketenkameleon.zaken.models import Contact, Gebeurtenis, Toewijzing, Zaak
from wereld import NU
from zaken_bouw import make_vast, make_zaak

pytestmark = pytest.mark.muren
NOTE = NotitieInvoer("thuis", geen_afspraak=True, feiten="Noor was thuis.")


def at_once(database, streek, *deeds: tuple[str, Callable[[Actor], object]]) -> Counter[str]:
    """Everyone does it at the same moment, each on a connection of its own; what became of each."""
    found: Counter[str] = Counter()
    gate = Barrier(len(deeds))

    def act(wie: str, deed: Callable[[Actor], object]) -> None:
        try:
            with transaction.atomic():
                actor = begin(streek.account_id(wie), doel="test", at=NU).actor
                gate.wait(timeout=10)
                deed(actor)
            found["done"] += 1
        except NotAllowed as refusal:
            found[refusal.refusal.code] += 1
        except Exception as fault:  # whatever else comes out is what the test is about
            found[type(fault).__name__] += 1
        finally:
            connections.close_all()

    with database.verbonden("web"):
        threads = [Thread(target=act, args=deed) for deed in deeds]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=20)
    return found


@pytest.fixture
def streek(losse_database, losse_wereld):
    """The invented regio, committed; built once for the module."""
    return losse_wereld.hier


@pytest.fixture
def owner(losse_database, streek):
    """Builds and looks as the owner: `owner(lambda: make_zaak(streek))`."""
    def work(deed):
        with losse_database.verbonden("owner"):
            return deed()

    return work


@pytest.fixture
def given(owner, streek):
    """A zaak of its own for this test, with Samira as the vaste contactpersoon."""
    def build() -> Zaak:
        zaak = make_zaak(streek)
        make_vast(streek, zaak, "samira", date(2026, 9, 8))
        return zaak

    return owner(build)


def test_of_two_coordinators_who_ask_at_once_one_is_first(losse_database, streek, owner):
    zaak = owner(lambda: make_zaak(streek))
    asks = [("farah", lambda actor, wie=wie: ask(actor, zaak.id, streek.account_id(wie),
                                                 at=NU)) for wie in ("samira", "tom")]
    assert at_once(losse_database, streek, *asks) == {"done": 1, "request_open": 1}
    assert owner(lambda: Toewijzing.objects.filter(zaak=zaak).count()) == 1


def test_of_two_answers_at_once_one_counts(losse_database, streek, owner):
    zaak = owner(lambda: make_zaak(streek))
    keys: list = []
    at_once(losse_database, streek,
            ("farah", lambda a: keys.append(ask(a, zaak.id, streek.account_id("samira"), at=NU))))
    yes = ("samira", lambda actor: accept(actor, keys[0], at=NU))
    assert at_once(losse_database, streek, yes, yes) == {"done": 1, "already_answered": 1}
    codes = owner(lambda: Counter(Gebeurtenis.objects.filter(zaak=zaak).values_list("code", flat=True)))
    assert codes == {"toewijzing.gevraagd": 1, "toewijzing.aanvaard": 1, "zaak.loopt": 1}


def test_of_two_saves_at_once_one_stands(losse_database, streek, owner, given):
    keys: list = []
    begin_one = ("samira",
                 lambda a: keys.append(start(a, given.id, Rol.RAAD, met=["kind"], uitgelegd=True, at=NU).id))
    assert at_once(losse_database, streek, begin_one) == {"done": 1}
    write = ("samira", lambda actor: save(actor, keys[0], NOTE, at=NU))
    assert at_once(losse_database, streek, write, write) == {"done": 1, "contact_saved": 1}


def test_two_clicks_on_begin_give_one_contact(losse_database, streek, owner, given):
    click = ("samira", lambda actor: start(actor, given.id, Rol.HALT, met=["kind"], uitgelegd=True, at=NU))
    assert at_once(losse_database, streek, click, click) == {"done": 2}
    assert owner(lambda: Contact.objects.filter(zaak=given).count()) == 1


def test_no_contact_begins_in_a_zaak_that_is_closed_at_the_same_moment(losse_database, streek, owner, given):
    begin_one = ("samira", lambda actor: start(actor, given.id, Rol.RAAD, met=["kind"], uitgelegd=True, at=NU))
    shut = ("samira", lambda actor: close(actor, given.id, "ten_onrechte_gemeld", meldingen_zonder_reden=0, at=NU))
    found = at_once(losse_database, streek, begin_one, shut)
    assert found in ({"done": 1, "contact_open": 1}, {"done": 1, "zaak_closed": 1})
    still = owner(lambda: Contact.objects.filter(zaak=given, bewaard_at=None, zaak__stand="gesloten").count())
    assert still == 0


def test_a_verhaal_told_twice_at_once_is_told_once(losse_database, streek, given):
    tell = ("samira",
            lambda actor: tell_once(actor, given.id, "kind", "Ik wil weg.", date(2026, 10, 8), at=NU))
    assert at_once(losse_database, streek, tell, tell) == {"done": 1, "verhaal_al_verteld": 1}


def test_two_plekken_do_not_start_at_once(losse_database, streek, owner, given):
    keys: list = []

    def offers(actor: Actor) -> None:
        for _ in range(2):
            key = plekken.offer(actor, given.id, "andere_school", "De Zon", at=NU)
            plekken.accept_plek(actor, key, at=NU)
            keys.append(key)

    at_once(losse_database, streek, ("samira", offers))
    starts = [("samira", lambda a, key=key: plekken.start_plek(a, key, date(2026, 10, 8),
                                                               at=NU)) for key in keys]
    assert at_once(losse_database, streek, *starts) == {"done": 1, "plek_running": 1}


def test_a_draft_saved_from_two_screens_keeps_the_last_and_loses_no_request(losse_database, streek, given):
    typing = [("samira", lambda a, n=n: keep_draft(a, "notitie", given.id, {"feiten": str(n)},
                                                   at=NU)) for n in range(4)]
    assert at_once(losse_database, streek, *typing) == {"done": 4}
