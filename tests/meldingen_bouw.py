"""People who are logged in, and reports to look at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from io import BytesIO

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from intake_bouw import BSN, BSN_2, BSN_3, bestand, regel
from ketenkameleon.koppelingen.duo.lezen import read_file
from ketenkameleon.meldingen.models import Melding
from ketenkameleon.zaken.models import Afspraak, Plek, Zaak
from wereld import NU, VANDAAG, Wereld
from zaken_bouw import make_vast, make_zaak

ZAAK, OVERIG, GRENS, HERHAALD = 700000001, 700000002, 700000003, 700000004
CHEAP, BIG = 12, 30_000  # queries, and characters of HTML (ux.md 8)
LATER = datetime(2026, 10, 8, 9, 0, tzinfo=UTC)


def log_in(account) -> Client:
    """A browser in which that account is logged in. Django must be the database user web."""
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.save()
    client = Client()
    client.cookies["sessionid"] = session.session_key
    return client


def read_reports() -> None:
    """Four meldingen of De Vlier and three bad lines, as the importer takes them. Django must be `jobs`."""
    first = bestand(
        regel(),
        regel(
            meldingsnummer=str(OVERIG),
            bsn=BSN_2,
            soort="O",
            einddatum="",
            vermoedelijke_reden="Komt vaak niet.",
        ),
        regel(meldingsnummer=str(GRENS), bsn=BSN_3, verzuimspecificatie="2026-09-01=1,2"),
        regel(
            meldingsnummer=str(HERHAALD),
            bsn=BSN_3,
            soort="O",
            einddatum="",
            status="B",
            laatste_mutatie="2026-09-20T10:00:00",
            meldingsdatum="2026-09-16",
        ),
        regel(meldingsnummer="700000008", soort="V9"),
        regel(meldingsnummer="700000009", bsn="123456789"),
        regel(meldingsnummer="=1+1"),
    )
    read_file(BytesIO(first), regio_code="25", today=VANDAAG, at=NU)
    second = bestand(
        regel(
            meldingsnummer=str(HERHAALD),
            bsn=BSN_3,
            soort="O",
            einddatum="",
            laatste_mutatie="2026-09-18T10:00:00",
            meldingsdatum="2026-09-16",
        ),
        regel(
            meldingsnummer=str(HERHAALD),
            bsn=BSN,
            soort="O",
            einddatum="",
            laatste_mutatie="2026-09-25T10:00:00",
            meldingsdatum="2026-09-16",
        ),
    )
    read_file(BytesIO(second), regio_code="25", today=VANDAAG, at=LATER)


def give_noor_a_plek(wereld: Wereld) -> tuple[Zaak, Plek]:
    """Samira's zaak of a child reported by De Vlier, with a plek that started at De Vlier, and what the
    school does.

    Runs as owner.
    """
    zaak = make_zaak(wereld.hier)
    make_vast(wereld.hier, zaak, "samira")
    Melding.objects.create(
        regio=wereld.hier.regio,
        verantwoordelijke_id=zaak.verantwoordelijke_id,
        muur=100,
        meldingsnummer=700000100,
        persoon_id=zaak.persoon_id,
        school=wereld.hier.scholen["De Vlier"],
        zaak=zaak,
        bron="duo",
        soort="V3",
        status="B",
        begin=date(2026, 8, 31),
        minuten=1080,
        actie_gewenst=True,
        aanleiding="zestien_uur",
        gevolg="zaak_met_belofte",
        gemeld_op=date(2026, 9, 7),
        gemeld_herkomst="meldingsdatum",
    )
    samira = wereld.hier.account_id("samira")
    plek = Plek.objects.create(
        regio=wereld.hier.regio,
        zaak=zaak,
        soort="eigen_school_hervat",
        waar="De Vlier, klas 3B",
        school=wereld.hier.scholen["De Vlier"],
        stand="gestart",
        aangeboden_op=date(2026, 9, 20),
        aangeboden_door=samira,
        aanvaard_op=date(2026, 9, 25),
        gestart_op=date(2026, 10, 5),
        gestart_door=samira,
    )
    for wat, wie, wanneer in (
        ("De mentor belt elke ochtend", "school", date(2026, 10, 6)),
        ("Moeder belt de huisarts", "ouder", date(2026, 10, 12)),
    ):
        Afspraak.objects.create(
            regio=wereld.hier.regio,
            zaak=zaak,
            wat=wat,
            wie=wie,
            wanneer=wanneer,
            gemaakt_at=NU,
            gemaakt_door=samira,
        )
    return zaak, plek


def fill(database, wereld: Wereld) -> tuple[Zaak, Plek]:
    """Everything above, committed; gives the zaak and plek of `give_noor_a_plek`."""
    with database.verbonden("owner"):
        made = give_noor_a_plek(wereld)
    with database.verbonden("jobs"):
        read_reports()
    return made


def look_behind(regio_id: object) -> None:
    """Let the test itself see the whole regio, as a coördinator does, until the next page begins its own context."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('kk.regio', %s, true), set_config('kk.breed', '{regie,persoon,melding}', true),"
            " set_config('kk.breedmuren', '{100,101,102,103,201,301}', true)", [str(regio_id)])


@contextmanager
def browsing(database, regio_id, settings, monkeypatch) -> Iterator[None]:
    """Django is the database user web, it is NU, and what the pages write is undone afterwards."""
    settings.ALLOWED_HOSTS = ["testserver"]
    monkeypatch.setattr("django.utils.timezone.now", lambda: NU)
    with database.verbonden("web"), transaction.atomic():
        look_behind(regio_id)
        yield
        transaction.set_rollback(True)


def text(answer) -> str:
    """The page as one reads it."""
    return answer.content.decode()


def see(client: Client, address: str) -> str:
    """A page that is there: cheap, small, and with one heading above all others."""
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    assert answer.status_code == 200, text(answer)
    real = [q["sql"] for q in asked if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(real) <= CHEAP, real
    page = text(answer)
    assert len(page) <= BIG
    assert page.count("<h1") == 1
    return page
