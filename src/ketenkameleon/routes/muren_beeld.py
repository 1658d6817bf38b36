"""The SQL of the beeld: read as a verhaal is, closed by a no, and never wider than when it was told.

Used by the second migration. Source: design.md 2, promise 4; docs/adr/0031.
"""

from __future__ import annotations

from typing import Final

from ketenkameleon.logboek.walls import (
    CONTEXT_ACCOUNT,
    CONTEXT_DAY,
    CONTEXT_LEZERSMUUR,
    Opening,
    listed,
    relatie_by_muur,
)

# Who looks as a rol that the beeld serves, and reads a verhaal of that muur.
BEELD: Final = relatie_by_muur("verhaal", also=f" AND {CONTEXT_LEZERSMUUR} = ANY (voor)")
BEELD_ERBIJ: Final = Opening(
    "erbij", f"vastgelegd_door = {CONTEXT_ACCOUNT} AND zaak_id = ANY ({listed('regie100')})", "INSERT")

VAST: Final = f"""
-- Who takes back that a verhaal may be used in a rol, takes back the beeld of that zaak for it as well; the rol in
-- which it was told keeps it. This wall only takes away.
CREATE POLICY grens ON routes_beeld AS RESTRICTIVE FOR SELECT USING (muur = {CONTEXT_LEZERSMUUR}
  OR zaak_id <> ALL (ARRAY(SELECT g.zaak_id FROM delen_verhaalgrens g
    WHERE g.lezersmuur = {CONTEXT_LEZERSMUUR} AND g.tot < {CONTEXT_DAY})));
CREATE FUNCTION routes_beeld_vast() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF to_jsonb(NEW) - 'voor' IS DISTINCT FROM to_jsonb(OLD) - 'voor' OR NOT NEW.voor <@ OLD.voor THEN
    RAISE EXCEPTION 'wat er gezegd is, verandert niet, en een rol komt er niet bij' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER routes_beeld_vast BEFORE UPDATE ON routes_beeld FOR EACH ROW EXECUTE FUNCTION routes_beeld_vast();
-- Luik: from now on nothing of the beeld of this zaak is used in that rol, also what stands behind another rol than the
-- one somebody looks in. For who runs the zaak. The rol in which a line was told keeps it. Says how many lines it was.
CREATE FUNCTION routes_beeld_stop(p_zaak uuid, p_lezersmuur int) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE v_aantal int;
BEGIN
  IF NOT EXISTS (SELECT FROM toegang_relatie r WHERE r.zaak_id = p_zaak AND r.soort IN ('vast', 'waarneming')
      AND r.account_id = nullif(current_setting('kk.account', true), '')::uuid
      AND r.regio_id = nullif(current_setting('kk.regio', true), '')::uuid
      AND nullif(current_setting('kk.dag', true), '')::date BETWEEN r.van AND r.tot) THEN
    RAISE EXCEPTION 'dit beeld is niet aan u' USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE routes_beeld b SET voor = array_remove(b.voor, p_lezersmuur::smallint)
    WHERE b.zaak_id = p_zaak AND b.muur <> p_lezersmuur AND p_lezersmuur = ANY (b.voor);
  GET DIAGNOSTICS v_aantal = ROW_COUNT;
  RETURN v_aantal;
END $$;
REVOKE ALL ON FUNCTION routes_beeld_stop FROM PUBLIC;
GRANT EXECUTE ON FUNCTION routes_beeld_stop TO web;
"""  # noqa: S608 - only text written here
UNDO: Final = """
DROP FUNCTION routes_beeld_stop; DROP TRIGGER routes_beeld_vast ON routes_beeld; DROP FUNCTION routes_beeld_vast;
DROP POLICY grens ON routes_beeld;
"""
