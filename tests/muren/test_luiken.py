"""The luiken: functions that see past the wall. Who may open which, what it tells, and what stands in its way.

Source: design.md 6, Walls; docs/adr/0003.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from django.db import connection
from psycopg import errors

import ketenkameleon
from ketenkameleon.logboek.ids import new_id
from wereld import NU, VANDAAG

pytestmark = pytest.mark.muren

BEGIN = "SELECT * FROM toegang_begin(%s, %s, %s, '', 'test', %s, 100, '', NULL)"
# Who may execute it besides the owner, and exactly what comes back.
LUIKEN = {
    "toegang_hoeden": ({"web"}, "TABLE(hoed uuid, regio text, organisatie text, functies text[])"),
    "toegang_was_gezin": ({"web"}, "boolean"),
    "toegang_koppel_claim": ({"web"}, "uuid"),
    "toegang_brief_probeer": ({"web"}, "uuid"),
    "zaken_nood_open": ({"web"}, "uuid"),
    # A beheerder of an organisatie: what was done, or the word of what is wrong.
    "regio_beeindig": ({"web"}, "boolean"),
    "regio_koppel_vraag": ({"web"}, "text"),
    "regio_koppel_besluit": ({"web"}, "text"),
    "regio_ontkoppel": ({"web"}, "text"),
    # A beheerder or coördinator, about a row of the own regio: the word of what is wrong.
    "wetboek_voorstel": ({"web"}, "text"),
    "wetboek_besluit": ({"web"}, "text"),
    # How many terms a row touches, in tens; and for the worker where to count again, what, and that it was done.
    "routes_geraakt": ({"web"}, "TABLE(tientallen integer, eerste date, laatste date)"),
    "wetboek_wachtende_regios": ({"jobs"}, "SETOF uuid"),
    "routes_herreken_deel": ({"jobs"}, "TABLE(tot_zaak uuid, aantal integer, dagen date[])"),
    "routes_herreken": ({"jobs"}, "TABLE(termijn_id uuid, zaak uuid, inhoud text)"),
    "toegang_begin": ({"web"}, "TABLE(account_id uuid, regio_id uuid, code text, regio_naam text, naam text,"
                               " organisatie_id uuid, functies text[], school_ids uuid[], wetboek_versie integer,"
                               " wachtwoord text, aanstelling_id uuid, gezin boolean, hoeden integer, nood jsonb,"
                               " dag date, namen text[], waarden text[])"),
    "toegang_begin_plicht": ({"jobs"}, "TABLE(regio_id uuid, code text, naam text, wetboek_versie integer, dag date,"
                                       " namen text[], waarden text[])"),
    # Parents of the children in the context; counts behind a rol; who told a verhaal; a report of one's own BRIN.
    "personen_verwanten": ({"web", "jobs"}, "uuid[]"),
    "zaken_verborgen": ({"web"}, "TABLE(onderdeel text, muur smallint, aantal integer)"),
    "zaken_vertellers": ({"web"}, "text[]"),
    # The rollen one held oneself with a child, and the reasons one wrote down oneself; and the guard of the line for
    # parents, that asks the handeling for its moment.
    "zaken_eigen_rollen": ({"web"}, "TABLE(rol text, reden text, collega_op date, verteld_op date)"),
    "zaken_ouderregel_vast": (set(), "trigger"),
    # What was written for parents, for a parent with gezag.
    "zaken_ouderregels": ({"web"}, "TABLE(begonnen_at timestamp with time zone, tekst text, met text[])"),
    "meldingen_van_brin": ({"web"}, "TABLE(id uuid, zaak_id uuid)"),
    # Triggers that write the relatie of a school, or put the child on one.
    **{name: (set(), "trigger") for name in (
        "zaken_relatie_persoon", "zaken_school_erbij", "zaken_school_tot", "zaken_school_van_plek",
        "meldingen_school_erbij", "meldingen_school_eraf")},
    # Sharing: as which rol a verhaal opens and closes; and what closes when a birth date or the gezag changes.
    "delen_verhaal": ({"web"}, "void"),
    "routes_beeld_stop": ({"web"}, "integer"),
    "delen_verhaal_voor": ({"web"}, "integer[]"),
    "delen_verlopen": ({"jobs"}, "SETOF uuid"),
    "delen_feiten_anders": (set(), "trigger"),
    # As whom one stands to the zaken of the own family; and what was said in one of them, for the rule.
    "delen_mijn_personen": ({"web"}, "uuid[]"),
    "delen_gezin_gezegd": ({"web"}, "TABLE(id uuid, ontvanger text, soorten text[], door uuid, als text, ja boolean,"
                                    " op date, tot date, hoe text, leeftijd smallint, gehoord boolean,"
                                    " ingetrokken_op date)"),
    "plan_gezin_gezegd": ({"web"}, "TABLE(door uuid, als text, ja boolean, hoe text, leeftijd smallint, op date,"
                                   " at timestamp with time zone)"),
    # The year of one BOA: numbers, and only one's own.
    "team_boa_jaar": ({"web"}, "TABLE(verhoren integer, zonder integer, pv integer, halt integer)"),
    # The letters of a family, to whom they are written; which regios have a message to send.
    "brieven_gezin": ({"web"}, "TABLE(brief_id uuid, soort text, onderwerp text, vrijgegeven_at timestamp with time"
                               " zone, ontvangen_at timestamp with time zone, nummer text)"),
    "brieven_gezin_open": ({"web"}, "TABLE(zaak_id uuid, nummer text, soort text, afzender text, aan text[],"
                                    " onderwerp text, blokken jsonb, vrijgegeven_at timestamp with time zone,"
                                    " nieuw boolean)"),
    "post_regios": ({"jobs"}, "SETOF uuid"),
    # As whom a family looks; that somebody else was asked for, without who; whose messages wait, without a word.
    "gezin_ander_contact": ({"web"}, "TABLE(at timestamp with time zone, klaar boolean)"),
    "gezin_wachtend": ({"jobs"}, "TABLE(account_id uuid, bericht_id uuid, soort text, at timestamp with time zone)"),
    "toegang_regio_van_code": ({"jobs"}, "uuid"),
    "toegang_regios": ({"jobs"}, "SETOF uuid"),
    "logboek_schakel": (set(), "trigger"),
    "logboek_hoofden": ({"jobs"}, "TABLE(keten uuid, nummer bigint, hash bytea)"),
    "logboek_vernietig": ({"jobs"}, "SETOF text"),
    # For the privacy officer of whoever answers for the zaak; without names for the family; the rest for the worker.
    "inzage_log": ({"web"}, "TABLE(at timestamp with time zone, account_id uuid, naam text, functie text,"
                            " organisatie text, plicht text, rol text, doel text, soort text, wat text, reden text,"
                            " band text, keren integer)"),
    "inzage_log_gezin": ({"web"}, "TABLE(dag date, functie text, organisatie text, rol text, keren integer,"
                                   " lijst text)"),
    "inzage_zaak": ({"web"}, "TABLE(zaak_id uuid, nummer text, geboortejaar smallint, geboortemaand smallint,"
                             " geboortedag smallint)"),
    "inzage_nood": ({"web"}, "TABLE(bericht_id uuid, nummer text, naam text, reden text, toelichting text,"
                             " van_at timestamp with time zone, tot_at timestamp with time zone,"
                             " gesloten_at timestamp with time zone, gezien_at timestamp with time zone,"
                             " zaak_id uuid)"),
    "overleg_namen": ({"web"}, "TABLE(punt_id uuid, nummer text, naam text)"),
    "overleg_feed": ({"web"}, "TABLE(id uuid, begin_at timestamp with time zone, eind_at timestamp with time zone,"
                              " school text, plaats text, gewijzigd_at timestamp with time zone, afgelast boolean)"),
    "overleg_sleutel_geldt": ({"web"}, "boolean"),
    "meldingen_betrokken": ({"web"}, "TABLE(naam text, functie text, telefoon text)"),
    "meldingen_eigen_vragen": ({"web"}, "TABLE(id uuid, school text, gevraagd_at timestamp with time zone,"
                                        " direct boolean, antwoord_at timestamp with time zone, naam text,"
                                        " functie text, telefoon text)"),
    "brieven_mail": ({"web"}, "text"),
    "routes_vrijgesteld": ({"web"}, "TABLE(zaak_id uuid, nummer text, codes text[], naam text, school text,"
                                    " gemeente text, sinds date)"),
    "meldingen_namen_weg": ({"jobs"}, "TABLE(signaal uuid)"),
    "meldingen_in_beeld": ({"web"}, "TABLE(zaak_id uuid, nummer text, lijst text, soort text, naam text, school text,"
                                    " gemeente text, sinds date, kijk_weer_op date)"),
    "meldingen_blik": ({"web"}, "void"),
    "team_meekijken": ({"web"}, "void"),
    "team_meekijken_stop": ({"web"}, "integer"),
    "team_meekijkers": ({"web"}, "TABLE(id uuid, zaak_id uuid, aanstelling_id uuid, naam text, organisatie text,"
                                 " grond text, waarom text, van date, tot date, van_mij boolean)"),
    "meldingen_gezin_hoort": ({"web"}, "TABLE(soort text, op date, verteld_op date, grond text, antwoord text,"
                                       " organisatie text, tot date, gestopt_op date)"),
    "meldingen_blikken": ({"web"}, "TABLE(zaak_id uuid, lijst text, soort text, op date, functie text, tekst text,"
                                   " kijk_weer_op date)"),
    "inzage_nood_gezien": ({"web"}, "boolean"),
    "inzage_afwijkingen_fg": ({"web"}, "integer"),
    "inzage_afwijkingen_regio": ({"jobs"}, "integer"),
    "inzage_stukken": ({"web"}, "TABLE(onderdeel text, soort text, stuk text, at timestamp with time zone,"
                                " muur integer, inhoud jsonb)"),
    "inzage_bewaren": ({"web"}, "TABLE(zaak_id uuid, nummer text, soort text, muur integer, geboortejaar smallint,"
                                " geboortemaand smallint, geboortedag smallint, eerste date, laatste date)"),
    "inzage_vernietig": ({"jobs"}, "TABLE(zaken uuid[], objecten uuid[])"),
    "inzage_vernietigd": ({"jobs"}, "void"),
    "inzage_te_vernietigen": ({"jobs"}, "TABLE(id uuid, verantwoordelijke_id uuid, voorgesteld_door uuid,"
                                        " goedgekeurd_door uuid, grond text)"),
}
# A table of web's own, with the name of ours: a function that looks in pg_temp first would take it for ours.
SHADOWS = """
CREATE TEMP TABLE {naam} (LIKE public.{naam});
GRANT ALL ON {naam} TO PUBLIC;
"""


@pytest.fixture
def web(losse_database: object, losse_wereld: object) -> Iterator[psycopg.Connection]:
    """Somebody who writes their own SQL as the database user web; undone afterwards."""
    with psycopg.connect(losse_database.web_url) as conn:
        yield conn
        conn.rollback()


@pytest.fixture
def jobs(losse_database: object, losse_wereld: object) -> Iterator[psycopg.Connection]:
    """The same as the user jobs."""
    with psycopg.connect(losse_database.jobs_url) as conn:
        yield conn
        conn.rollback()


def _owner(database: object, query: str, values: list[object] | None = None) -> list[tuple]:
    with psycopg.connect(database.owner_url) as conn:
        return conn.execute(query, values).fetchall()


def _begin(conn: psycopg.Connection, account: UUID | None, regio: UUID | None = None, at: datetime = NU) -> dict:
    cursor = conn.execute(BEGIN, [new_id(), account, regio, at])
    return dict(zip([column.name for column in cursor.description], cursor.fetchone(), strict=True))


def test_each_luik_is_for_one_user_and_tells_what_the_list_says(losse_database):
    found = _owner(losse_database, """
        SELECT p.proname, pg_get_function_result(p.oid), coalesce(array_agg(x.grantee::regrole::text)
          FILTER (WHERE x.grantee <> p.proowner), '{}')
        FROM pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x
        WHERE p.prosecdef AND p.pronamespace = 'public'::regnamespace GROUP BY 1, 2""")
    assert {name: (set(who), told) for name, told, who in found} == LUIKEN


def test_no_function_of_ours_is_everybodys_but_those_of_triggers_that_run_as_their_caller(losse_database):
    everybody = _owner(losse_database, """
        SELECT p.proname FROM pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x
        WHERE x.grantee = 0 AND p.pronamespace = 'public'::regnamespace AND p.proname !~ '^procrastinate_'
          AND (p.prosecdef OR p.prorettype <> 'trigger'::regtype)""")
    assert everybody == []


@pytest.mark.parametrize("call", [
    "toegang_begin_plicht(gen_random_uuid(), 'duo_import', gen_random_uuid(), 'x', now())",
    "toegang_regio_van_code('25')", "toegang_regios()", "logboek_schakel()",
])
def test_web_cannot_take_a_duty_nor_list_the_regios(web, call):
    with pytest.raises((errors.InsufficientPrivilege, errors.FeatureNotSupported)):
        web.execute(f"SELECT {call}")


def test_jobs_cannot_act_as_a_person(jobs, losse_wereld):
    with pytest.raises(errors.InsufficientPrivilege):
        _begin(jobs, losse_wereld.hier.account_id("farah"))


def test_a_duty_is_for_a_regio_that_exists(jobs):
    with pytest.raises(errors.NoDataFound):
        jobs.execute("SELECT toegang_begin_plicht(%s, 'klok', %s, 'x', %s)", [new_id(), new_id(), NU])


@pytest.mark.parametrize(("van", "tot", "opens"), [
    (VANDAAG, date.max, True),
    (VANDAAG + timedelta(days=1), date.max, False),
    (date(2020, 8, 1), VANDAAG, True),
    (date(2020, 8, 1), VANDAAG - timedelta(days=1), False),
])
def test_begin_gives_a_regio_only_on_the_days_of_an_aanstelling(web, losse_database, losse_wereld, van, tot, opens):
    tom, regio = losse_wereld.hier.account_id("tom"), losse_wereld.hier.regio.id
    with psycopg.connect(losse_database.owner_url) as conn:
        conn.execute("UPDATE regio_aanstelling SET van = %s, tot = %s WHERE account_id = %s", [van, tot, tom])
    told = _begin(web, tom, regio)
    assert (told["regio_id"] == regio, told["functies"] == ["bip"]) == (opens, opens)
    assert told["account_id"] == tom
    assert told["school_ids"] == []


def test_the_day_of_begin_is_the_day_in_amsterdam(web, losse_database, losse_wereld):
    samira = losse_wereld.hier.account_id("samira")
    with psycopg.connect(losse_database.owner_url) as conn:
        conn.execute("UPDATE regio_aanstelling SET tot = %s WHERE account_id = %s", [date(2026, 10, 8), samira])
    assert _begin(web, samira, at=datetime(2026, 10, 8, 21, 59, tzinfo=UTC))["regio_id"] is not None
    assert _begin(web, samira, at=datetime(2026, 10, 8, 22, 1, tzinfo=UTC))["regio_id"] is None


def test_begin_gives_no_regio_for_nobody_for_an_unknown_and_for_a_closed_account(web, losse_database, losse_wereld):
    hier, elders = losse_wereld.hier, losse_wereld.elders
    peter = hier.account_id("peter")
    with psycopg.connect(losse_database.owner_url) as conn:
        conn.execute("UPDATE toegang_account SET is_active = false WHERE id = %s", [peter])
    for account in (None, new_id(), peter):
        told = _begin(web, account, hier.regio.id)
        assert {key: told[key] for key in ("account_id", "regio_id", "code", "naam", "wachtwoord")} \
            == dict.fromkeys(("account_id", "regio_id", "code", "naam", "wachtwoord"))
        assert not told["functies"]
    assert _begin(web, hier.account_id("farah"), elders.regio.id)["regio_id"] == hier.regio.id


def test_begin_sets_no_context_of_its_own_and_the_context_of_a_transaction_dies_with_it(web, losse_wereld):
    schools = "SELECT count(*) FROM regio_school"
    _begin(web, losse_wereld.hier.account_id("farah"))
    assert web.execute(schools).fetchone() == (0,)
    web.execute("SELECT set_config('kk.regio', %s, true)", [str(losse_wereld.hier.regio.id)])
    assert web.execute(schools).fetchone() == (3,)
    web.rollback()
    assert web.execute(schools).fetchone() == (0,)


def test_known_limit_row_security_trusts_the_context_and_only_begin_may_set_it(web, losse_wereld):
    """ADR 0003: who writes SQL as web names any regio and sees it. Nothing but `toegang.context` names one."""
    web.execute("SELECT set_config('kk.regio', %s, true)", [str(losse_wereld.elders.regio.id)])
    assert web.execute("SELECT naam FROM regio_school").fetchall() == [("De Waal",)]


def test_only_the_acting_context_names_a_regio_to_the_database():
    """The other half of the known limit. Settings of the planner are no context."""
    root = Path(ketenkameleon.__file__).parent
    setters = {str(path.relative_to(root)) for path in root.rglob("*.py")
               if re.search(r"set_config\((?!'enable_)|SET (LOCAL )?\"?kk\.", path.read_text(encoding="utf-8"))}
    assert setters == {"toegang/context.py"}


@pytest.mark.parametrize("naam", ["regio_aanstelling", "toegang_account", "regio_regio"])
def test_a_temporary_table_of_web_does_not_stand_in_for_ours(web, losse_wereld, naam):
    web.execute(SHADOWS.format(naam=naam))
    assert _begin(web, losse_wereld.hier.account_id("farah"))["regio_id"] == losse_wereld.hier.regio.id


def test_a_handeling_gets_its_link_in_the_chain_whatever_tables_web_makes(losse_database, losse_wereld):
    """Else web could act and leave a chain that verifies, without itself in it."""
    count = "SELECT (SELECT count(*) FROM logboek_handeling), (SELECT count(*) FROM logboek_schakel)"
    before = _owner(losse_database, count)[0]
    with psycopg.connect(losse_database.web_url) as conn:
        for naam, columns in (("logboek_handeling", "id uuid, at timestamptz, account_id uuid, plicht text, rol text,"
                                                    " doel text, regio_id uuid"),
                              ("logboek_kop", "keten uuid, nummer bigint, hash bytea"),
                              ("logboek_schakel", "keten uuid, nummer bigint, handeling_id uuid, vorige bytea,"
                                                  " hash bytea")):
            conn.execute(f"CREATE TEMP TABLE {naam} ({columns}); GRANT ALL ON {naam} TO PUBLIC;")
        _begin(conn, losse_wereld.hier.account_id("farah"))
    assert _owner(losse_database, count)[0] == (before[0] + 1, before[1] + 1)


def test_web_cannot_hang_the_chain_on_a_table_of_its_own(web):
    web.execute("CREATE TEMP TABLE eigen (id uuid, regio_id uuid)")
    with pytest.raises(errors.InsufficientPrivilege):
        web.execute("CREATE TRIGGER s AFTER INSERT ON eigen FOR EACH ROW EXECUTE FUNCTION logboek_schakel()")


def test_web_makes_no_tables_in_our_schema(web):
    with pytest.raises(errors.InsufficientPrivilege):
        web.execute("CREATE TABLE public.eigen (id uuid)")


def test_the_program_itself_logs_in_as_web_here(losse_database, losse_wereld):
    with losse_database.verbonden("web"), connection.cursor() as cursor:
        cursor.execute("SELECT current_user, session_user")
        assert cursor.fetchone() == ("web", "web")
