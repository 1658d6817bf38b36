"""Every table that says of itself that it hangs on a zaak (`logboek_bewaard`), in the luiken of the privacy officer.

Each is the luik of `_brieven`, made anew; a table that is added later needs no new one. Source: docs/adr/0021.
"""

from __future__ import annotations

from typing import Final

from ketenkameleon.inzage.migrations._brieven import MET_BRIEVEN, luik
from ketenkameleon.inzage.migrations._muren import PAD

_STUKKEN, _BEWAREN, _VERNIETIG = MET_BRIEVEN
_HIER: Final = "nullif(current_setting('kk.regio', true), '')::uuid"
# For who asks: every column but the keys and what the table itself leaves out; empty ones say nothing.
_ELK: Final = """  FOR v_tabel, v_soort, v_deel, v_dag, v_niet IN SELECT b.tabel, b.soort, b.onderdeel, b.dag, b.weglaten
    FROM logboek_bewaard b ORDER BY b.tabel LOOP
    RETURN QUERY EXECUTE format($q$SELECT %L, %L, %L || t.id, t.%I::timestamptz, t.muur::int, jsonb_strip_nulls(to_jsonb(t)
        - ARRAY['id', 'regio_id', 'verantwoordelijke_id', 'zaak_id', 'muur'] - %L::text[])
      FROM %I t WHERE t.zaak_id = $1 AND t.verantwoordelijke_id = $2 AND (t.muur / 100 = 4) = $3$q$,
      v_deel, v_soort, v_soort || '/', v_dag, v_niet, v_tabel) USING v_zaak, v_org, v_wpg;
  END LOOP;
"""
_NAMEN: Final = "v_soort text; v_deel text; v_dag text; v_niet text[]; "
_WEG: Final = """  FOR v_tabel IN SELECT b.tabel FROM logboek_bewaard b LOOP
    EXECUTE format($q$WITH x AS (DELETE FROM %I t USING inzage_vernietigregel r WHERE r.vernietiging_id = $1
        AND t.zaak_id = r.zaak_id AND t.muur = r.muur AND t.verantwoordelijke_id = $2 RETURNING t.id)
      SELECT coalesce(array_agg(id), '{}') FROM x$q$, v_tabel) INTO v_weg_hier USING p_vernietiging, v_org;
    objecten := objecten || v_weg_hier;
  END LOOP;
"""

# Per zaak and muur the first and the last day, out of every such table of one organisatie; and whether a zaak has any row.
_HULP: Final = f"""
CREATE FUNCTION inzage_bewaard_van(p_org uuid) RETURNS TABLE (zaak_id uuid, muur int, vanaf date, tot date)
LANGUAGE plpgsql STABLE {PAD} AS $$
DECLARE v_tabel text; v_dag text;
BEGIN
  FOR v_tabel, v_dag IN SELECT b.tabel, b.dag FROM logboek_bewaard b LOOP
    RETURN QUERY EXECUTE format($q$SELECT t.zaak_id, t.muur::int, min(t.%I)::date, max(t.%I)::date FROM %I t
      WHERE t.regio_id = $1 AND t.verantwoordelijke_id = $2 GROUP BY 1, 2$q$, v_dag, v_dag, v_tabel)
      USING {_HIER}, p_org;
  END LOOP;
END $$;
CREATE FUNCTION inzage_bewaard_bij(p_zaak uuid) RETURNS boolean LANGUAGE plpgsql STABLE {PAD} AS $$
DECLARE v_tabel text; v_een boolean;
BEGIN
  FOR v_tabel IN SELECT b.tabel FROM logboek_bewaard b LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM %I t WHERE t.zaak_id = $1)', v_tabel) INTO v_een USING p_zaak;
    IF v_een THEN RETURN true; END IF;
  END LOOP;
  RETURN false;
END $$;
REVOKE ALL ON FUNCTION inzage_bewaard_van, inzage_bewaard_bij FROM PUBLIC;
"""  # noqa: S608 - only text written here
_TERMIJN: Final = """    UNION ALL
    SELECT e.zaak_id, e.muur, e.vanaf, e.tot FROM inzage_bewaard_van(v_org) e
"""
_BEWIJS: Final = """AND NOT EXISTS (SELECT FROM inzage_bewaard_van(v_org) n WHERE n.zaak_id = b.zaak_id)
      """
# The guard of an append-only table lets go of what two persons agreed on, as `inzage_weiger` does.
_GUARD: Final = f"""
CREATE OR REPLACE FUNCTION logboek_weiger_bewaard() RETURNS trigger LANGUAGE plpgsql {PAD} AS $$ BEGIN
  IF TG_OP = 'DELETE' AND inzage_mag_weg(OLD.zaak_id, OLD.muur, OLD.verantwoordelijke_id) THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'wat hier staat, blijft staan (%)', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
"""
_GUARD_UNDO: Final = """
CREATE OR REPLACE FUNCTION logboek_weiger_bewaard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE EXCEPTION 'wat hier staat, blijft staan (%)', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
"""

STUKKEN: Final = luik(_STUKKEN, "inzage_stukken", namen=_NAMEN, elk=_ELK)
# Of a letter also on which day it was given on paper beside the own page.
_POST: Final = "'verstuurd op', b.verstuurd_op, "
STUKKEN_OP_PAPIER: Final = STUKKEN.replace(_POST, f"{_POST}'op papier gegeven op', b.papier_op, ")
BEWAARD: Final = "\n".join((
    _HULP, _GUARD, STUKKEN,
    luik(_BEWAREN, "inzage_bewaren", termijn=_TERMIJN, bewijs=_BEWIJS),
    luik(_VERNIETIG, "inzage_vernietig", teller="v_tabel text; v_weg_hier uuid[]; ", weg=_WEG,
         kaal="inzage_bewaard_bij(a.id) OR ")))
UNDO: Final = "\n".join((
    *MET_BRIEVEN, _GUARD_UNDO, "DROP FUNCTION inzage_bewaard_bij; DROP FUNCTION inzage_bewaard_van;"))
