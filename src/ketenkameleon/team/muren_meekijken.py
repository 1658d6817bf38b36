"""The SQL of looking along at one child in view, on a ground. Used by migration 0004.

Source: docs/adr/0036-the-kernteam.md.
"""

from __future__ import annotations

from typing import Final

from ketenkameleon.team.muren_gebied import GEBIED, ZAKEN_VAN_GEBIED

LUIKEN: Final = """
-- Luik: keep that a colleague may look along at this child: by who answers for its gemeente, for somebody who works
-- here today as bip or in a kernteam, and not for oneself.
CREATE FUNCTION team_meekijken(p_id uuid, p_zaak uuid, p_aanstelling uuid, p_grond text, p_waarom text, p_tot date,
  p_verteld date, p_niet_verteld text, p_at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  WITH """ + GEBIED + """
  INSERT INTO team_meekijker (id, regio_id, verantwoordelijke_id, muur, zaak_id, aanstelling_id, grond, waarom,
      verteld_op, niet_verteld, van, tot, gegeven_door, gegeven_at)
    SELECT p_id, z.regio_id, z.verantwoordelijke_id, 100, z.id, s.id, p_grond, p_waarom, p_verteld, p_niet_verteld,
      m.dag, p_tot, nullif(current_setting('kk.account', true), '')::uuid, p_at
    FROM """ + ZAKEN_VAN_GEBIED + """ JOIN regio_aanstelling s ON s.id = p_aanstelling AND s.regio_id = m.regio_id
      AND m.dag BETWEEN s.van AND s.tot AND s.functie IN ('bip', 'kernteam')
      AND s.account_id <> nullif(current_setting('kk.account', true), '')::uuid
    WHERE z.id = p_zaak;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'dit kind is niet aan u, of deze collega kan niet meekijken'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
END $$;
-- Luik: end it, by who answers for the gemeente of that child. How many were ended comes back: one or none.
CREATE FUNCTION team_meekijken_stop(p_id uuid, p_zaak uuid, p_at timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE v_gestopt integer;
BEGIN
  WITH """ + GEBIED + """
  UPDATE team_meekijker k SET gestopt_at = p_at,
      gestopt_door = nullif(current_setting('kk.account', true), '')::uuid
    FROM """ + ZAKEN_VAN_GEBIED + """
    WHERE k.id = p_id AND k.zaak_id = p_zaak AND k.gestopt_at IS NULL AND z.id = k.zaak_id;
  GET DIAGNOSTICS v_gestopt = ROW_COUNT;
  RETURN v_gestopt;
END $$;
-- Luik: who looks along now: at children whose gemeente one answers for, and oneself.
CREATE FUNCTION team_meekijkers() RETURNS TABLE (id uuid, zaak_id uuid, aanstelling_id uuid, naam text,
  organisatie text, grond text, waarom text, van date, tot date, van_mij boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH """ + GEBIED + """, wie AS (
    SELECT k.id, false AS van_mij FROM """ + ZAKEN_VAN_GEBIED + """
      JOIN team_meekijker k ON k.zaak_id = z.id AND k.gestopt_at IS NULL AND m.dag BETWEEN k.van AND k.tot
    UNION ALL
    SELECT k.id, true FROM ik JOIN team_meekijker k ON k.aanstelling_id = ik.id AND k.gestopt_at IS NULL
      AND ik.dag BETWEEN k.van AND k.tot
  )
  SELECT k.id, k.zaak_id, k.aanstelling_id, a.naam::text, o.naam::text, k.grond::text, k.waarom::text, k.van, k.tot,
    bool_or(wie.van_mij)
  FROM wie JOIN team_meekijker k ON k.id = wie.id JOIN regio_aanstelling s ON s.id = k.aanstelling_id
    JOIN toegang_account a ON a.id = s.account_id JOIN regio_organisatie o ON o.id = s.organisatie_id
  GROUP BY k.id, a.naam, o.naam ORDER BY k.tot, a.naam, k.id
$$;
REVOKE ALL ON FUNCTION team_meekijken, team_meekijken_stop, team_meekijkers FROM PUBLIC;
GRANT EXECUTE ON FUNCTION team_meekijken, team_meekijken_stop, team_meekijkers TO web;
"""  # noqa: S608 - only text written here
UNDO: Final = "DROP FUNCTION team_meekijkers; DROP FUNCTION team_meekijken_stop; DROP FUNCTION team_meekijken;"
