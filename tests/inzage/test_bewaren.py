"""What was kept long enough goes by two persons, under a certificate; what runs stays, and the chain stays whole."""

from __future__ import annotations

from datetime import UTC, date, datetime

import psycopg
import pytest

from inzage_bouw import OUD, add_fgs, filled_zaak
from ketenkameleon.inzage.actions.bewaren import approve, destroy_agreed, propose, withdraw
from ketenkameleon.inzage.models import Vernietiging
from ketenkameleon.inzage.queries.bewaren import kept_long_enough, one_list
from ketenkameleon.logboek.models import Inhoud, Regel
from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.logboek.verify import snapshot, verify
from ketenkameleon.rules.access import Functie
from ketenkameleon.toegang.context import begin, begin_duty
from ketenkameleon.toegang.refusals import NotFound, NotNow
from ketenkameleon.zaken.models import Afspraak, Contact, Gebeurtenis, Notitie, Ouderregel, Verhaal, Zaak
from wereld import NU, VANDAAG

pytestmark = pytest.mark.acties
GESLOTEN = date(2020, 6, 1)


@pytest.fixture
def oude_zaak(fgs: object) -> Zaak:
    """Closed in 2020, of somebody born in 2005: leerplicht was kept until 2024, the Raad keeps on, so does the Wpg."""
    return filled_zaak(fgs.hier, geboren=OUD, gesloten=GESLOTEN)


def _proposed(als, wie="jan"):
    with als(wie) as actor:
        return propose(actor, "Selectielijst gemeenten 2020, 12.1.3", at=NU)


def test_only_what_is_over_is_on_the_list_with_its_last_day(als, oude_zaak, volle_zaak):
    with als("jan") as actor:
        found = [(b.nummer, b.muur, b.soort, b.tot) for b in kept_long_enough(actor, on=VANDAAG)]
    last = date(2024, 3, 14)
    assert found == [(oude_zaak.nummer, 100, "leerplicht", last), (oude_zaak.nummer, 101, "leerplicht", last)]
    with als("rob") as actor:
        assert kept_long_enough(actor, on=VANDAAG) == ()


def test_nobody_agrees_with_their_own_proposal_not_even_in_the_database(als, oude_zaak):
    from django.db import IntegrityError, transaction

    lijst = _proposed(als)
    with als("jan") as actor, pytest.raises(NotNow):
        approve(actor, lijst, at=NU)
    row = Vernietiging.objects.get(pk=lijst)
    row.goedgekeurd_door, row.goedgekeurd_at = row.voorgesteld_door, NU
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_a_privacy_officer_of_another_organisatie_cannot_see_or_agree(als, oude_zaak):
    lijst = _proposed(als)
    for wie in ("rob", "fem"):
        with als(wie) as actor, pytest.raises(NotFound):
            approve(actor, lijst, at=NU)


def test_what_was_not_agreed_on_or_was_taken_back_is_not_destroyed(als, als_plicht, oude_zaak):
    lijst = _proposed(als)
    with als_plicht(Functie.KLOK) as actor:
        assert destroy_agreed(actor, at=NU) == 0
    with als("ria") as actor:
        withdraw(actor, lijst, at=NU)
    with als("ria") as actor, pytest.raises(NotNow):
        approve(actor, lijst, at=NU)
    assert Notitie.objects.filter(zaak=oude_zaak).count() == 3


def test_destroying_takes_the_words_keeps_the_days_and_may_run_twice(als, als_plicht, oude_zaak, volle_zaak):
    Gebeurtenis.objects.create(regio=oude_zaak.regio, zaak=oude_zaak, code="zaak.gesloten", op=GESLOTEN, at=NU)
    lijst = _proposed(als)
    with als("ria") as actor:
        approve(actor, lijst, at=NU)
    with als_plicht(Functie.KLOK) as actor:
        assert destroy_agreed(actor, at=NU) == 1
        assert destroy_agreed(actor, at=NU) == 0
    assert set(Notitie.objects.filter(zaak=oude_zaak).values_list("muur", flat=True)) == {301, 401}
    assert not Verhaal.objects.filter(zaak=oude_zaak).exists()
    assert not Afspraak.objects.filter(zaak=oude_zaak).exists()
    assert set(Ouderregel.objects.filter(zaak=oude_zaak).values_list("tekst", flat=True)) == {"regel301", "regel401"}
    assert Zaak.objects.get(pk=oude_zaak.id).stand_tekst == ""
    assert Gebeurtenis.objects.filter(zaak=oude_zaak).count() == 1
    # The Raad keeps its file, so it is still known whose it is.
    assert Zaak.objects.get(pk=oude_zaak.id).persoon.voornaam == "Zilverlinde"
    assert Notitie.objects.filter(zaak=volle_zaak).count() == 3
    with als("jan") as actor:
        done = one_list(actor, lijst, on=VANDAAG)
        assert done.certificaat_id is not None
        assert kept_long_enough(actor, on=VANDAAG) == ()


def test_the_person_goes_when_nothing_of_them_is_kept(als, als_plicht, oude_zaak):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for table in ("aanvulling", "ouderregel", "notitie", "contact"):
            cursor.execute(f"DELETE FROM zaken_{table} WHERE zaak_id = %s AND muur > 200", [oude_zaak.id])
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")
    lijst = _proposed(als)
    with als("ria") as actor:
        approve(actor, lijst, at=NU)
    with als_plicht(Functie.KLOK) as actor:
        destroy_agreed(actor, at=NU)
    persoon = Zaak.objects.get(pk=oude_zaak.id).persoon
    assert (persoon.naam, persoon.bsn, persoon.bsn_zoek, persoon.geboortejaar) == ("", None, None, None)


def test_what_runs_again_is_not_destroyed_after_all(als, oude_zaak):
    lijst = _proposed(als)
    persoon = oude_zaak.persoon
    persoon.geboortejaar = 2012
    persoon.save()
    with als("ria") as actor, pytest.raises(NotNow):
        approve(actor, lijst, at=NU)


def test_a_notitie_goes_for_nothing_but_an_agreed_list(fgs, oude_zaak):
    from django.db import connection, transaction
    from django.db.utils import ProgrammingError

    for statement in (
        "DELETE FROM zaken_notitie",
        "UPDATE zaken_notitie SET feiten = ''",
        "DELETE FROM zaken_aanvulling",
    ):
        with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


@pytest.mark.muren
def test_verify_says_destroyed_and_not_broken(losse_database, losse_wereld):
    from django.db import transaction

    at = datetime(2026, 10, 8, 9, tzinfo=UTC)
    with losse_database.verbonden("owner"):
        add_fgs(losse_wereld)
        zaak = filled_zaak(losse_wereld.hier, geboren=OUD, gesloten=GESLOTEN)
        contact = Contact.objects.get(zaak=zaak, muur=101).id
    hier = losse_wereld.hier
    with losse_database.verbonden("web"):
        with transaction.atomic():
            actor = begin(hier.account_id("samira"), doel="zaak", at=at).actor
            record(
                actor.lopend,
                Wijziging("contact.bewaard", "contact", contact, {"feiten": "logwoord"}, zaak.id),
                Wijziging("contact.bewaard", "contact", zaak.persoon_id, {"feiten": "blijft"}, zaak.id),
            )
        with transaction.atomic():
            lijst = propose(begin(hier.account_id("jan"), doel="fg_bewaren", at=at).actor, "Selectielijst", at=at)
        with transaction.atomic():
            approve(begin(hier.account_id("ria"), doel="fg_vernietiging", at=at).actor, lijst, at=at)
    with losse_database.verbonden("jobs"), transaction.atomic():
        assert destroy_agreed(begin_duty(Functie.KLOK, regio_id=hier.regio.id, doel="vernietigen", at=at), at=at) == 1
    with losse_database.verbonden("owner"):
        gone = Regel.objects.get(object_id=contact)
        assert not Inhoud.objects.filter(handeling_id=gone.handeling_id, volgnr=gone.volgnr).exists()
        certificaat = Vernietiging.objects.get(pk=lijst).certificaat_id
    with snapshot(losse_database.owner_url) as conn:
        outcome = verify(conn, processes=1)
    assert outcome.fouten == ()
    assert dict(outcome.vernietigd) == {str(certificaat): 1}
    with psycopg.connect(losse_database.owner_url) as conn:
        assert conn.execute("SELECT count(*) FROM logboek_inhoud WHERE inhoud LIKE '%logwoord%'").fetchone() == (0,)
        assert conn.execute("SELECT count(*) FROM logboek_inhoud WHERE inhoud LIKE '%blijft%'").fetchone() == (1,)
