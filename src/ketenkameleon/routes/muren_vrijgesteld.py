"""The SQL of who is exempt by a route. Used by migrations 0004 and 0005. Source: docs/adr/0036-the-kernteam.md."""

from __future__ import annotations

from typing import Final

from ketenkameleon.team.muren_gebied import GEBIED, ZAKEN_VAN_GEBIED

LUIK: Final = """
-- Luik: which children a route of exemption left exempt, for who answers for their gemeente. The last step to one of
-- the named stands decides. Nothing of the Wpg, and nobody who was born before that year.
CREATE FUNCTION routes_vrijgesteld(p_wel text[], p_niet text[], p_geboren_vanaf int)
RETURNS TABLE (zaak_id uuid, nummer text, codes text[], naam text, school text, gemeente text, sinds date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH """ + GEBIED + """, laatste AS (
    SELECT DISTINCT ON (s.zaakroute_id) s.zaakroute_id, s.naar, s.op
    FROM """ + ZAKEN_VAN_GEBIED + """
      JOIN routes_zaakroute r ON r.zaak_id = z.id AND r.route = 'vrijstelling' AND r.muur = 100
      JOIN routes_routestap s ON s.zaakroute_id = r.id AND s.naar = ANY (p_wel || p_niet) AND s.op <= m.dag
    ORDER BY s.zaakroute_id, s.nummer DESC
  )
  SELECT z.id, z.nummer::text, ARRAY(SELECT f.code::text FROM routes_routefeit f
      WHERE f.zaak_id = z.id AND (f.zaakroute_id = r.id OR f.zaakroute_id IS NULL) AND f.geldt
        AND NOT EXISTS (SELECT FROM routes_routefeit n WHERE n.vervangt_id = f.id) ORDER BY f.code),
    concat_ws(' ', nullif(p.voornaam, ''), nullif(p.tussenvoegsel, ''), nullif(p.achternaam, '')),
    coalesce(c.naam, '')::text, g.naam::text, l.op
  FROM laatste l JOIN routes_zaakroute r ON r.id = l.zaakroute_id JOIN zaken_zaak z ON z.id = r.zaak_id
    JOIN regio_gemeente g ON g.id = z.gemeente_id JOIN personen_persoon p ON p.id = z.persoon_id
    LEFT JOIN regio_school c ON c.id = z.school_id
  WHERE l.naar = ANY (p_wel) AND (p.geboortejaar IS NULL OR p.geboortejaar >= p_geboren_vanaf)
  ORDER BY l.op, z.nummer LIMIT 500
$$;
"""  # noqa: S608 - only text written here
RECHT: Final = """
REVOKE ALL ON FUNCTION routes_vrijgesteld FROM PUBLIC;
GRANT EXECUTE ON FUNCTION routes_vrijgesteld TO web;
"""
