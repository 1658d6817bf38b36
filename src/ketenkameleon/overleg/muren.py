"""The SQL of meetings: who reads an agenda, the names on it, and the calendar of a secret address.

Used by the first migration. Source: design.md 6, Walls; docs/adr/0036-the-kernteam.md.
"""

from __future__ import annotations

from typing import Final

from ketenkameleon.logboek.walls import CONTEXT_ACCOUNT, Opening, listed, relatie
from ketenkameleon.regio.muren import KERNSCHOLEN

TEAM: Final = (
    Opening("kernteam", f"school_id = ANY ({KERNSCHOLEN})"),
    Opening("school", f"school_id = ANY ({listed('scholen')})"),
    relatie("regie"),
)
EIGEN: Final = Opening("eigen", f"account_id = {CONTEXT_ACCOUNT}")

LUIKEN: Final = """
-- Luik: the names of the children of zaken on an agenda, for the team and the school of that meeting: only while the
-- share with the kernteam runs and nobody whose yes it stands on took it back or said no since.
CREATE FUNCTION overleg_namen(p_overleg uuid) RETURNS TABLE (punt_id uuid, nummer text, naam text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH ctx AS MATERIALIZED (
    SELECT nullif(current_setting('kk.account', true), '')::uuid AS account,
      nullif(current_setting('kk.organisatie', true), '')::uuid AS organisatie,
      nullif(current_setting('kk.regio', true), '')::uuid AS regio,
      nullif(current_setting('kk.dag', true), '')::date AS dag,
      coalesce(nullif(current_setting('kk.scholen', true), ''), '{}')::uuid[] AS scholen
  ), mag AS MATERIALIZED (
    SELECT o.id, c.dag FROM overleg_overleg o JOIN ctx c ON c.regio = o.regio_id
    WHERE o.id = p_overleg AND (o.school_id = ANY (c.scholen) OR EXISTS (
      SELECT FROM regio_kernteamplaats k JOIN regio_aanstelling s ON s.id = k.aanstelling_id
      WHERE k.school_id = o.school_id AND s.account_id = c.account AND s.organisatie_id = c.organisatie
        AND c.dag BETWEEN k.van AND k.tot AND c.dag BETWEEN s.van AND s.tot))
  )
  SELECT a.id, z.nummer::text,
    concat_ws(' ', nullif(p.voornaam, ''), nullif(p.tussenvoegsel, ''), nullif(p.achternaam, ''))
  FROM mag m JOIN overleg_agendapunt a ON a.overleg_id = m.id JOIN zaken_zaak z ON z.id = a.zaak_id
    JOIN personen_persoon p ON p.id = z.persoon_id JOIN delen_deling d ON d.id = a.deling_id
  WHERE d.ontvanger = 'kernteam' AND m.dag BETWEEN d.van AND d.tot AND d.gestopt_op IS NULL
    AND NOT EXISTS (SELECT FROM delen_toestemming t WHERE t.zaak_id = a.zaak_id AND t.ontvanger = 'kernteam'
      AND (t.ingetrokken_op <= m.dag OR NOT t.ja AND t.op >= d.van))
$$;
-- Luik: the meetings behind a secret address, for whoever asks with it: when and at which school, no word of a child.
-- Only as long as the address was not taken back and its owner works there.
CREATE FUNCTION overleg_feed(p_sleutel bytea, p_at timestamptz)
RETURNS TABLE (id uuid, begin_at timestamptz, eind_at timestamptz, school text, plaats text, gewijzigd_at timestamptz,
  afgelast boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH van AS MATERIALIZED (
    SELECT DISTINCT coalesce(k.school_id, s.school_id) AS school_id FROM overleg_agendasleutel g
      JOIN toegang_account a ON a.id = g.account_id AND a.is_active
      JOIN regio_aanstelling s ON s.account_id = a.id AND s.regio_id = g.regio_id
        AND (p_at AT TIME ZONE 'Europe/Amsterdam')::date BETWEEN s.van AND s.tot
      LEFT JOIN regio_kernteamplaats k ON k.aanstelling_id = s.id
        AND (p_at AT TIME ZONE 'Europe/Amsterdam')::date BETWEEN k.van AND k.tot
    WHERE g.sleutel = p_sleutel AND g.ingetrokken_at IS NULL
      AND (g.school_id IS NULL OR g.school_id = coalesce(k.school_id, s.school_id))
  )
  SELECT o.id, o.begin_at, o.eind_at, s.naam::text, o.plaats::text, coalesce(o.afgelast_at, o.gemaakt_at),
    o.afgelast_at IS NOT NULL
  FROM van v JOIN overleg_overleg o ON o.school_id = v.school_id JOIN regio_school s ON s.id = o.school_id
  WHERE o.begin_at > p_at - interval '31 days' ORDER BY o.begin_at LIMIT 500
$$;
-- Luik: is this an address of a calendar that still holds? So that one that does not is not there.
CREATE FUNCTION overleg_sleutel_geldt(p_sleutel bytea) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM overleg_agendasleutel g WHERE g.sleutel = p_sleutel AND g.ingetrokken_at IS NULL)
$$;
REVOKE ALL ON FUNCTION overleg_namen, overleg_feed, overleg_sleutel_geldt FROM PUBLIC;
GRANT EXECUTE ON FUNCTION overleg_namen, overleg_feed, overleg_sleutel_geldt TO web;
"""
UNDO: Final = "DROP FUNCTION overleg_sleutel_geldt; DROP FUNCTION overleg_feed; DROP FUNCTION overleg_namen;"
