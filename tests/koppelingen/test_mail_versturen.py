"""Messages go out once: two workers at once, one that dies halfway, a server that is away, mail that came back."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from threading import Barrier, Event, Thread

import pytest
from django.db import connection, connections, transaction

from ketenkameleon.koppelingen.mail.adres import set_address
from ketenkameleon.koppelingen.mail.bezorger import Simulator, Uitslag
from ketenkameleon.koppelingen.mail.terug import note_bounce
from ketenkameleon.koppelingen.mail.versturen import send_due
from ketenkameleon.post.actions import ACHTERGELATEN, MEEST, Uit, put_out, take_due
from ketenkameleon.post.models import Bericht, Berichtadres
from ketenkameleon.rules.access import Functie
from ketenkameleon.rules.berichten import Berichtsoort
from ketenkameleon.toegang.context import begin, begin_duty
from wereld import NU

pytestmark = pytest.mark.muren
MINUUT = timedelta(minutes=1)


class Dood(Simulator):
    """The process dies while it sends: the server may have it, and nobody writes that down."""

    def bezorg(self, stuk):
        super().bezorg(stuk)
        raise KeyboardInterrupt


@pytest.fixture
def hier(losse_database, losse_wereld):
    """The regio with an empty outbox, and an address of Samira."""
    hier = losse_wereld.hier
    with losse_database.verbonden("owner"):
        Bericht.objects.all().delete()
        Berichtadres.objects.all().delete()
    address(losse_database, hier, "samira@werk.example")
    return hier


def address(database, hier, adres, naam="samira"):
    with database.verbonden("web"), transaction.atomic():
        set_address(begin(hier.account_id(naam), doel="test", at=NU).actor, adres, dagelijks=True, at=NU)


def out(database, hier, soort=Berichtsoort.NIEUWS, count=1, naam="samira"):
    """That many messages of this kind, really committed; the newest id comes back."""
    with database.verbonden("web"), transaction.atomic():
        actor = begin(hier.account_id("samira"), doel="test", at=NU).actor
        velden = {"te_laat": 1, "vandaag": 0, "wacht": 0} if soort is Berichtsoort.DAGELIJKS else {}
        put_out(actor.lopend, [Uit(hier.account_id(naam), soort, f"x{n}", velden) for n in range(count)], "g", at=NU)


def send(database, bezorger, at=NU):
    with database.verbonden("jobs"):
        return send_due(bezorger, at=at)


def row(database):
    with database.verbonden("owner"):
        return Bericht.objects.get()


def test_a_message_goes_to_the_own_address_once(losse_database, hier):
    out(losse_database, hier)
    bezorger = Simulator()
    assert send(losse_database, bezorger) == {"verstuurd": 1}
    assert send(losse_database, bezorger) == {}
    [stuk] = bezorger.bezorgd
    assert (stuk.naar, stuk.onderwerp) == ("samira@werk.example", "Er is nieuws")
    assert "samira@" not in repr(stuk)
    assert (row(losse_database).verstuurd_at, row(losse_database).id) == (NU, stuk.id)


def test_two_workers_at_once_send_nothing_twice_and_leave_nothing(losse_database, hier):
    out(losse_database, hier, count=60)
    carriers, gate = [Simulator(), Simulator()], Barrier(2)

    def work(bezorger):
        try:
            gate.wait(timeout=10)
            send_due(bezorger, at=NU)
        finally:
            connections.close_all()

    with losse_database.verbonden("jobs"):
        threads = [Thread(target=work, args=(bezorger,)) for bezorger in carriers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=30)
    went = Counter(stuk.id for bezorger in carriers for stuk in bezorger.bezorgd)
    assert len(went) == 60
    assert set(went.values()) == {1}


def test_what_one_worker_is_taking_another_does_not_take_nor_wait_for(losse_database, hier):
    out(losse_database, hier, count=MEEST + 10)
    taken, go_on, first = Event(), Event(), []

    def hold():
        try:
            with transaction.atomic():
                first.extend(take_due(begin_duty(Functie.KLOK, regio_id=hier.regio.id, doel="t", at=NU).lopend, at=NU))
                taken.set()
                go_on.wait(timeout=10)
        finally:
            connections.close_all()

    with losse_database.verbonden("jobs"):
        other = Thread(target=hold)
        other.start()
        assert taken.wait(timeout=10)
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = '2s'")
                second = take_due(begin_duty(Functie.KLOK, regio_id=hier.regio.id, doel="t", at=NU).lopend, at=NU)
        finally:
            go_on.set()
            other.join(timeout=10)
    assert (len(first), len(second)) == (MEEST, 10)
    assert not {one.id for one in first} & {one.id for one in second}


@pytest.mark.parametrize(("soort", "keren"), [(Berichtsoort.DAGELIJKS, 1), (Berichtsoort.VEILIGHEID, 2)])
def test_after_a_death_halfway_a_daily_message_is_not_sent_again_and_a_warning_is(losse_database, hier, soort, keren):
    out(losse_database, hier, soort)
    dies, lives = Dood(), Simulator()
    with pytest.raises(KeyboardInterrupt):
        send(losse_database, dies)
    assert send(losse_database, lives, NU + ACHTERGELATEN - MINUUT) == {}
    send(losse_database, lives, NU + ACHTERGELATEN)
    went = [stuk.id for stuk in (*dies.bezorgd, *lives.bezorgd)]
    assert went == [row(losse_database).id] * keren
    assert row(losse_database).fout == ("onzeker" if keren == 1 else "")
    assert (row(losse_database).gestopt_at is None) is (keren == 2)


def test_a_server_that_is_away_is_tried_again_after_the_waits_and_then_no_more(losse_database, hier):
    out(losse_database, hier)
    away, at = Simulator(*[Uitslag.LATER] * 20), NU
    for wait in (1, 5, 15, 60, 240, 720):
        assert send(losse_database, away, at) == {"later": 1}
        assert send(losse_database, away, at + wait * MINUUT - MINUUT / 2) == {}
        at += wait * MINUUT
    assert send(losse_database, away, at) == {"gestopt": 1}
    assert (row(losse_database).pogingen, row(losse_database).fout) == (7, "later")


@pytest.mark.parametrize(("adres", "fout"), [("", "geen_adres"), ("samira@werk.example", "geweigerd")])
def test_without_an_address_or_with_one_that_is_refused_it_stops(losse_database, hier, adres, fout):
    if not adres:
        address(losse_database, hier, "")
    out(losse_database, hier)
    assert send(losse_database, Simulator(Uitslag.GEWEIGERD)) == {"gestopt": 1}
    assert row(losse_database).fout == fout


def test_nothing_goes_to_an_address_that_came_back_until_it_is_written_anew(losse_database, hier):
    out(losse_database, hier)
    bezorger = Simulator()
    send(losse_database, bezorger)
    with losse_database.verbonden("jobs"):
        assert note_bounce(bezorger.bezorgd[0].id, at=NU + MINUUT)
        assert not note_bounce(bezorger.bezorgd[0].id, at=NU + MINUUT)
    out(losse_database, hier, Berichtsoort.TE_LAAT)
    assert send(losse_database, bezorger) == {"gestopt": 1}
    address(losse_database, hier, "beter@werk.example")
    out(losse_database, hier, Berichtsoort.VEILIGHEID)
    assert send(losse_database, bezorger) == {"verstuurd": 1}
    assert bezorger.bezorgd[-1].naar == "beter@werk.example"


def test_one_that_cannot_be_opened_stops_alone_and_the_next_one_goes(losse_database, hier):
    address(losse_database, hier, "tom@werk.example", "tom")
    with losse_database.verbonden("owner"):
        Berichtadres.objects.filter(account_id=hier.account_id("samira")).update(adres=b"\x01" + b"x" * 40)
    out(losse_database, hier)
    out(losse_database, hier, naam="tom")
    assert send(losse_database, Simulator()) == {"gestopt": 1, "verstuurd": 1}


def test_where_nothing_is_due_nothing_is_begun(losse_database, hier):
    with losse_database.verbonden("owner"), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM logboek_handeling")
        before = cursor.fetchone()
    assert send(losse_database, Simulator()) == {}
    with losse_database.verbonden("owner"), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM logboek_handeling")
        assert cursor.fetchone() == before


def test_two_parents_with_one_address_get_one_mail_of_news_a_day_between_them(losse_database, hier):
    for naam in ("samira", "tom"):
        address(losse_database, hier, "samen@huis.example", naam)
        out(losse_database, hier, naam=naam)
    first, same_day, next_day = Simulator(), Simulator(), Simulator()
    assert send(losse_database, first) == Counter({"verstuurd": 1, "later": 1})
    assert send(losse_database, same_day, NU + timedelta(hours=13)) == Counter()
    assert send(losse_database, next_day, NU + timedelta(days=1)) == Counter({"verstuurd": 1})
    [stuk], [later] = first.bezorgd, next_day.bezorgd
    assert (stuk.naar, stuk.onderwerp, stuk.tekst) == (later.naar, later.onderwerp, later.tekst)
