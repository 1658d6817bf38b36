"""A regio with running terms and an approved row that touches them, of any size: for the bench and for its test.

Built as the owner. Each zaak has a term that the row touches, one it does not, and one of another code.
"""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

import psycopg

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.routes.actions.herrekenen import recount_part
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.termijnlijst import term
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.regios import until_done

CODE: Final = "halt.startgesprek"
CODES: Final = (CODE, "strafrecht.pv_na_verhoor", "civiel.start_onderzoek")
VAN, TODAY = date(2026, 1, 1), date(2026, 10, 8)
DAYS: Final = 250
_PLACE: Final = """
WITH r AS (INSERT INTO regio_regio (id, code, naam) VALUES (%(regio)s, %(code)s, 'Bench')),
o AS (INSERT INTO regio_organisatie (id, regio_id, soort, naam) VALUES (%(plek)s, %(regio)s, 'gemeente', 'Bench')),
g AS (INSERT INTO regio_gemeente (id, regio_id, code, naam, vakantieregio, organisatie_id)
  VALUES (%(plek)s, %(regio)s, '9701', 'Bench', 'noord', %(plek)s))
INSERT INTO regio_school (id, regio_id, brin6, naam, soort, telefoon, gemeente_id)
  VALUES (%(plek)s, %(regio)s, '97ZZ00', 'Bench', 'vo', '', %(plek)s)
"""
_ZAKEN: Final = """
WITH kind AS (INSERT INTO personen_persoon (id, regio_id, gegevens, voornaam, tussenvoegsel, achternaam, taal, tolk,
    telefoon, geheim, overleden, klas)
  SELECT gen_random_uuid(), %(regio)s, 'opvragen', n::text, '', '', '', false, '', false, false, ''
  FROM generate_series(1, %(zaken)s) n RETURNING id, voornaam::int AS n)
INSERT INTO zaken_zaak (id, regio_id, verantwoordelijke_id, muur, nummer, persoon_id, gemeente_id, school_id, soort,
  werkwijze, aanleiding, stand, geopend_at, geopend_op, belofte_herkomst, belofte_rij, belofte_hash, stand_tekst,
  nazorg_tekst, uitkomst, uitkomst_reden)
SELECT gen_random_uuid(), %(regio)s, %(plek)s, 100, (2000 + n / 50000) || '-' || lpad((n %% 50000)::text, 5, '0'), id,
  %(plek)s, %(plek)s, 'vrijwillig', 'bip', 'hulpvraag', 'loopt', now(), current_date, '', '', '', '', '', '', ''
FROM kind
"""
_TERMIJNEN: Final = """
INSERT INTO routes_termijn (id, regio_id, verantwoordelijke_id, muur, zaak_id, code, soort, vanaf, laatste_dag, vervalt,
  geteld, rij_id, rij_hash, at)
SELECT gen_random_uuid(), z.regio_id, z.verantwoordelijke_id, 401, z.id, t.code, t.soort, t.vanaf, t.laatste_dag, false,
  t.geteld, t.rij_id, t.rij_hash, now()
FROM (SELECT z.*, row_number() OVER (ORDER BY nummer) AS n FROM zaken_zaak z WHERE regio_id = %(regio)s) z
JOIN jsonb_to_recordset(%(tellingen)s::jsonb) AS t (nr int, code text, soort text, vanaf date, laatste_dag date,
  geteld text, rij_id text, rij_hash text) ON t.nr = z.n %% %(dagen)s
"""
_RIJ: Final = """
WITH rij AS (INSERT INTO wetboek_wetboekrij (id, regio_id, naam, van, waarde, eenheid, bron, zekerheid, scope, sleutel,
    voorgesteld_door, voorgesteld_at, goedgekeurd_door, goedgekeurd_at)
  VALUES (%(rij)s, %(regio)s, %(naam)s, %(van)s, %(waarde)s, 'dagen', 'Bench', 'aanname', 'regio', %(code)s, %(een)s,
    now(), %(twee)s, now()))
INSERT INTO wetboek_herrekening (rij_id, regio_id, naam, van, bekeken, veranderd)
  VALUES (%(rij)s, %(regio)s, %(naam)s, %(van)s, 0, 0)
"""
# What is not as it should be: not fourteen days, not the own row, more than one that runs, a line too many or too few.
_WRONG: Final = """
SELECT count(*) FILTER (WHERE laatste_dag <> vanaf + 14 OR rij_id NOT LIKE '%%/regio:%%' OR was_dag IS NULL)
  + abs(count(*) - %(zaken)s)
  + abs(%(zaken)s - (SELECT count(*) FROM logboek_regel l WHERE l.gebeurtenis = 'termijn.herrekend'
      AND l.regio_id = %(regio)s))
FROM routes_termijn WHERE regio_id = %(regio)s AND code = %(code)s AND gestopt_op IS NULL
"""


class Killed(Exception):
    """The worker was killed in the middle of a part."""


def fill_terms(conn: psycopg.Connection, zaken: int) -> UUID:
    """A regio of its own with so many running zaken, three terms each, and a row of fourteen days that waits."""
    regio, plek, rij = new_id(), new_id(), new_id()
    where = {"regio": regio, "plek": plek, "code": regio.hex[-6:], "zaken": zaken, "dagen": DAYS}
    conn.execute(_PLACE, where)
    conn.execute(_ZAKEN, where)
    conn.execute(_TERMIJNEN, {**where, "tellingen": json.dumps(_counted())})
    value = {**shipped().tabel(f"termijn.{CODE}", VAN), "lengte": 14}
    conn.execute(_RIJ, {**where, "rij": rij, "naam": f"termijn.{CODE}", "van": VAN, "waarde": json.dumps(value),
                        "een": new_id(), "twee": new_id()})
    return regio


def _counted() -> list[dict[str, str | int]]:
    found = ((number, term(code, VAN + timedelta(days=number), wet=shipped())) for code in CODES
             for number in range(DAYS))
    return [{"nr": number, "code": t.code, "soort": t.soort.value, "vanaf": str(t.vanaf),
             "laatste_dag": str(t.laatste_dag), "geteld": t.geteld, "rij_id": t.rij_id, "rij_hash": t.rij_hash}
            for number, t in found]


def recount_with_a_stop(regio: UUID, at: datetime, *, per_keer: int, stop: int) -> None:
    """Count everything again as the worker does; in part `stop` it is killed, and started anew. Connected as jobs."""
    done = 0

    def part(actor: Actor, at: datetime) -> bool:
        nonlocal done
        done += 1
        more = recount_part(actor, at=at, per_keer=per_keer)
        if done == stop:
            raise Killed
        return more

    try:
        until_done(regio, part, at=at, doel="herrekenen")
    except Killed:
        until_done(regio, part, at=at, doel="herrekenen")


def wrong(conn: psycopg.Connection, regio: UUID, zaken: int) -> int:
    """How many terms and lines of the log are not as they should be after it."""
    return conn.execute(_WRONG, {"regio": regio, "zaken": zaken, "code": CODE}).fetchone()[0]
