"""The SQL of what somebody answers for, for luiken of the apps above. Source: docs/adr/0036-the-kernteam.md."""

from __future__ import annotations

from typing import Final

# The gemeenten that somebody answers for under the hat of now, as two parts of a WITH: a coördinator the regio, who
# swore the oath as leerplichtambtenaar those it was sworn in, everybody else none.
GEBIED: Final = """ik AS MATERIALIZED (
    SELECT s.id, s.functie, s.regio_id, d.dag FROM regio_aanstelling s,
      (SELECT nullif(current_setting('kk.dag', true), '')::date AS dag) d
    WHERE s.account_id = nullif(current_setting('kk.account', true), '')::uuid
      AND s.organisatie_id = nullif(current_setting('kk.organisatie', true), '')::uuid
      AND s.regio_id = nullif(current_setting('kk.regio', true), '')::uuid AND d.dag BETWEEN s.van AND s.tot
  ), mijn AS MATERIALIZED (
    SELECT g.id, g.naam, ik.regio_id, ik.dag FROM ik JOIN regio_gemeente g ON g.regio_id = ik.regio_id
    WHERE ik.functie = 'coordinator'
    UNION
    SELECT g.id, g.naam, ik.regio_id, ik.dag FROM ik JOIN team_professional p ON p.aanstelling_id = ik.id
      JOIN team_bevoegdheid b ON b.professional_id = p.id AND b.soort = 'eed' AND ik.dag BETWEEN b.van AND b.tot
      JOIN regio_gemeente g ON g.id = b.gemeente_id
  )"""
# The zaken of those gemeenten, in a FROM. Apart, so that a luik can be made again for more than gemeenten alone.
ZAKEN_VAN_GEBIED: Final = "mijn m JOIN zaken_zaak z ON z.gemeente_id = m.id AND z.regio_id = m.regio_id"
# In which functie somebody looks who is no coördinator.
ANDERS: Final = "ELSE 'leerplicht'"
# Beside those gemeenten the one zaak of every child that was shown to somebody, while that runs.
_RUIMER: Final = GEBIED + """, gebied AS MATERIALIZED (
    SELECT mijn.*, NULL::uuid AS zaak_id FROM mijn
    UNION
    SELECT g.id, g.naam, ik.regio_id, ik.dag, k.zaak_id FROM ik
      JOIN team_meekijker k ON k.aanstelling_id = ik.id AND k.gestopt_at IS NULL AND ik.dag BETWEEN k.van AND k.tot
      JOIN zaken_zaak z ON z.id = k.zaak_id JOIN regio_gemeente g ON g.id = z.gemeente_id
    WHERE NOT EXISTS (SELECT FROM mijn WHERE mijn.id = g.id)
  )"""  # noqa: S608 - only text written here
_RUIMERE_ZAKEN: Final = ("gebied m JOIN zaken_zaak z ON z.gemeente_id = m.id AND z.regio_id = m.regio_id"
                         " AND (m.zaak_id IS NULL OR m.zaak_id = z.id)")
_RUIMER_ANDERS: Final = "WHEN m.zaak_id IS NULL THEN 'leerplicht' ELSE 'meekijker'"


def again(luik: str) -> str:
    """The SQL that makes this luik once more in the place of the one that is there."""
    return luik.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")


def also_on_a_ground(luik: str) -> str:
    """The SQL that makes a luik of gemeenten once more, now also for the one zaak that somebody looks along at.

    Raises ValueError for a luik that does not ask for gemeenten: it would stay as it was without a word.
    """
    if luik.count(GEBIED) != 1 or ZAKEN_VAN_GEBIED not in luik:
        raise ValueError("no luik of gemeenten")
    wider = luik.replace(GEBIED, _RUIMER).replace(ZAKEN_VAN_GEBIED, _RUIMERE_ZAKEN).replace(ANDERS, _RUIMER_ANDERS)
    return again(wider)
