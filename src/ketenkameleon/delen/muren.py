"""The SQL of sharing: until when a verhaal is open to another rol, and what closes by itself.

Used by the first migration. Source: design.md 6, Walls; docs/adr/0020-delen.md.
"""

from __future__ import annotations

from typing import Final

from ketenkameleon.logboek.walls import CONTEXT_DAY, CONTEXT_LEZERSMUUR, Opening, listed

# A share under the Wpg is there for who looks as verhoor alone; the others go with what was said about sharing.
OWN_MUUR: Final = Opening(
    "relatie", f"zaak_id = ANY (CASE muur WHEN 100 THEN {listed('toestemming100')}"
               f" WHEN 401 THEN {listed('regie401')} END)")

RUNS: Final = """EXISTS (SELECT FROM toegang_relatie r WHERE r.zaak_id = p_zaak AND r.soort IN ('vast', 'waarneming')
      AND r.account_id = nullif(current_setting('kk.account', true), '')::uuid
      AND r.regio_id = nullif(current_setting('kk.regio', true), '')::uuid AND v_dag BETWEEN r.van AND r.tot)"""
_DAG: Final = "v_dag date := nullif(current_setting('kk.dag', true), '')::date;"

FEITEN_ANDERS: Final = """
-- Another birth date or another gezag: who must say yes can be somebody else, so what was open closes that day.
-- Who runs the zaak opens again what still stands.
CREATE FUNCTION delen_feiten_anders() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_dag date := coalesce(nullif(current_setting('kk.dag', true), '')::date,
    (now() AT TIME ZONE 'Europe/Amsterdam')::date);
  v_kind uuid := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid;
BEGIN
  UPDATE toegang_relatie r SET tot = greatest(r.van, v_dag) - 1 FROM zaken_zaak z
    WHERE z.persoon_id = v_kind AND r.zaak_id = z.id AND r.soort = 'gedeeld' AND r.tot >= v_dag;
  UPDATE delen_verhaalgrens g SET tot = v_dag - 1 FROM zaken_zaak z
    WHERE z.persoon_id = v_kind AND g.zaak_id = z.id AND g.tot >= v_dag;
  RETURN NULL;
END $$;
"""

VERHAAL: Final = f"""
-- Luik: from today who looks as that rol reads the words of the child until a day, or (a day that has passed) no more.
-- Also what stands behind another rol than the one somebody looks in: a no must reach every verhaal at once. The rol in
-- which alone it was told keeps it, and a verhoor never gets it.
CREATE FUNCTION delen_verhaal(p_zaak uuid, p_lezersmuur int, p_tot date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE {_DAG}
BEGIN
  IF p_lezersmuur = 401 OR NOT {RUNS} THEN
    RAISE EXCEPTION 'dit verhaal is niet aan u' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO delen_verhaalgrens (id, regio_id, zaak_id, verhaal_id, lezersmuur, tot)
  SELECT gen_random_uuid(), v.regio_id, v.zaak_id, v.id, p_lezersmuur, p_tot FROM zaken_verhaal v
  WHERE v.zaak_id = p_zaak AND v.vervangt IS NULL AND CASE
    -- What the teller said yes to when telling, needs no share and does not end with one.
    WHEN p_tot >= v_dag THEN v.verteller = 'kind' AND (p_lezersmuur <> ALL (v.voor) OR EXISTS (
      SELECT FROM delen_verhaalgrens g WHERE g.verhaal_id = v.id AND g.lezersmuur = p_lezersmuur))
    ELSE p_lezersmuur = ANY (v.voor) AND NOT v.voor <@ ARRAY[p_lezersmuur]::smallint[] END
  ON CONFLICT (verhaal_id, lezersmuur) DO UPDATE SET tot = EXCLUDED.tot;
  UPDATE zaken_verhaal v SET voor = array_remove(v.voor, p_lezersmuur::smallint)
    || CASE WHEN p_tot >= v_dag THEN ARRAY[p_lezersmuur]::smallint[] ELSE '{{}}' END
  FROM delen_verhaalgrens g WHERE g.zaak_id = p_zaak AND g.lezersmuur = p_lezersmuur AND v.zaak_id = p_zaak
    AND coalesce(v.vervangt, v.id) = g.verhaal_id;
END $$;
"""  # noqa: S608 - only text written here
LUIKEN: Final = f"""
{VERHAAL}-- Luik: as which rol somebody can read a verhaal of this zaak; no word of it and not whose. For the table.
CREATE FUNCTION delen_verhaal_voor(p_zaak uuid) RETURNS int[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE {_DAG}
BEGIN
  IF p_zaak <> ALL (coalesce(nullif(current_setting('kk.toestemming100', true), ''), '{{}}')::uuid[]) THEN
    RETURN '{{}}';
  END IF;
  RETURN ARRAY(SELECT DISTINCT als::int FROM zaken_verhaal v, unnest(v.voor) AS als
    WHERE v.zaak_id = p_zaak AND NOT EXISTS (SELECT FROM delen_verhaalgrens g
      WHERE g.verhaal_id = coalesce(v.vervangt, v.id) AND g.lezersmuur = als AND g.tot < v_dag) ORDER BY 1);
END $$;
-- Luik: takes out of a verhaal the rollen whose day has passed; the wall closed them on that day. May run twice.
CREATE FUNCTION delen_verlopen() RETURNS SETOF uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE {_DAG}
BEGIN
  RETURN QUERY UPDATE zaken_verhaal v SET voor = ARRAY(SELECT als FROM unnest(v.voor) als WHERE NOT EXISTS (
      SELECT FROM delen_verhaalgrens g WHERE g.verhaal_id = coalesce(v.vervangt, v.id) AND g.lezersmuur = als
        AND g.tot < v_dag))
    WHERE v.regio_id = nullif(current_setting('kk.regio', true), '')::uuid AND EXISTS (
      SELECT FROM delen_verhaalgrens g WHERE g.verhaal_id = coalesce(v.vervangt, v.id) AND g.lezersmuur = ANY (v.voor)
        AND g.tot < v_dag)
    RETURNING v.zaak_id;
END $$;
{FEITEN_ANDERS}
CREATE TRIGGER delen_geboren AFTER UPDATE OF geboortejaar, geboortemaand, geboortedag ON personen_persoon FOR EACH ROW
  WHEN ((OLD.geboortejaar, OLD.geboortemaand, OLD.geboortedag)
    IS DISTINCT FROM (NEW.geboortejaar, NEW.geboortemaand, NEW.geboortedag))
  EXECUTE FUNCTION delen_feiten_anders('id');
CREATE TRIGGER delen_gezag AFTER INSERT OR UPDATE ON personen_gezag FOR EACH ROW
  EXECUTE FUNCTION delen_feiten_anders('kind_id');
CREATE TRIGGER delen_verwant AFTER INSERT OR UPDATE ON personen_verwant FOR EACH ROW
  EXECUTE FUNCTION delen_feiten_anders('kind_id');
REVOKE ALL ON FUNCTION delen_verhaal, delen_verhaal_voor, delen_verlopen, delen_feiten_anders FROM PUBLIC;
GRANT EXECUTE ON FUNCTION delen_verhaal, delen_verhaal_voor TO web;
GRANT EXECUTE ON FUNCTION delen_verlopen TO jobs;
-- The day that was said closes a verhaal to that rol, whether or not a job has run: this wall only takes away.
CREATE POLICY grens ON zaken_verhaal AS RESTRICTIVE FOR SELECT USING (coalesce(vervangt, id) <> ALL (ARRAY(
  SELECT g.verhaal_id FROM delen_verhaalgrens g WHERE g.lezersmuur = {CONTEXT_LEZERSMUUR} AND g.tot < {CONTEXT_DAY})));
"""  # noqa: S608 - only text written here
UNDO: Final = """
DROP POLICY grens ON zaken_verhaal;
DROP FUNCTION delen_feiten_anders CASCADE; DROP FUNCTION delen_verlopen; DROP FUNCTION delen_verhaal_voor;
DROP FUNCTION delen_verhaal;
"""
