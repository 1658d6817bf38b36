"""The SQL of the plan for a parent or child: their own words alone, beside what a school says itself.

Used by the second migration. Source: design.md 6, Walls; issue 6, part 5; docs/adr/0037-the-plan.md.
"""

from __future__ import annotations

from typing import Final

from ketenkameleon.logboek.walls import CONTEXT_ACCOUNT, CONTEXT_DAY

_AAN_HET_WERK: Final = "(SELECT nullif(current_setting('kk.organisatie', true), '')::uuid) IS NOT NULL"
_VAN_MIJ: Final = "persoon_id = ANY ((SELECT delen_mijn_personen())::uuid[])"
_IK_SCHRIJF: Final = f"{_VAN_MIJ} AND door = {CONTEXT_ACCOUNT}"
# The zaken in which the account looks as the child itself; in the others a parent does.
_ALS_KIND: Final = f"""zaak_id = ANY (ARRAY(SELECT r.zaak_id FROM toegang_relatie r
  WHERE r.account_id = {CONTEXT_ACCOUNT} AND r.soort = 'kind' AND {CONTEXT_DAY} BETWEEN r.van AND r.tot))"""  # noqa: S608 - fixed text


def _wall(table: str, leest: str, schrijft: str) -> str:
    return (f"DROP POLICY geen_gezin ON {table};"
            f"CREATE POLICY geen_gezin ON {table} AS RESTRICTIVE USING ({_AAN_HET_WERK} OR {leest})"
            f" WITH CHECK ({_AAN_HET_WERK} OR {schrijft});")


WALLS: Final = (
    # What a school says itself is for both sides of the plan. What somebody typed for it is not.
    _wall("plan_bericht", f"{_VAN_MIJ} OR van = 'school' AND NOT namens",
          f"{_IK_SCHRIJF} AND NOT namens AND van = CASE WHEN {_ALS_KIND} THEN 'kind' ELSE 'ouder' END")
    + _wall("plan_woorden", _VAN_MIJ, f"{_IK_SCHRIJF} AND soort = 'eigen'")
    + _wall("plan_akkoord", _VAN_MIJ,
            f"{_IK_SCHRIJF} AND hoe = 'portaal' AND als = CASE WHEN {_ALS_KIND} THEN 'kind' ELSE 'gezag' END"))
# Goals and steps are read by the family and written by nobody of them; who is needed, they do not read at all.
_VAST: Final = ("plan_plan", "plan_doel", "plan_stap")
WALLS_VAST: Final = "".join(
    f"CREATE POLICY geen_gezin_erbij ON {table} AS RESTRICTIVE FOR INSERT WITH CHECK ({_AAN_HET_WERK});"
    f"CREATE POLICY geen_gezin_wijzigt ON {table} AS RESTRICTIVE FOR UPDATE USING ({_AAN_HET_WERK});"
    for table in _VAST) + f"CREATE POLICY geen_gezin ON plan_inzet AS RESTRICTIVE USING ({_AAN_HET_WERK});"
WALLS_VAST_UNDO: Final = "DROP POLICY geen_gezin ON plan_inzet;" + "".join(
    f"DROP POLICY geen_gezin_wijzigt ON {table}; DROP POLICY geen_gezin_erbij ON {table};" for table in _VAST)
WALLS_UNDO: Final = "".join(
    f"DROP POLICY geen_gezin ON {table};"
    f"CREATE POLICY geen_gezin ON {table} AS RESTRICTIVE USING ({_AAN_HET_WERK});"
    for table in ("plan_bericht", "plan_woorden", "plan_akkoord"))

LUIK: Final = """
-- Luik: who said yes or no to the support in the plan of a zaak of the own family, for the rule that says whether it is
-- agreed on: no names, and not by whom it was written down. A page shows of it only what one said oneself.
CREATE FUNCTION plan_gezin_gezegd(p_plan uuid) RETURNS TABLE (door uuid, als text, ja boolean, hoe text,
  leeftijd smallint, op date, at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT a.persoon_id, a.als::text, a.ja, a.hoe::text, a.leeftijd_toen, a.op, a.at FROM plan_akkoord a
  JOIN plan_plan p ON p.id = a.plan_id AND p.geeindigd_op IS NULL
  WHERE a.plan_id = p_plan AND nullif(current_setting('kk.organisatie', true), '') IS NULL
    AND EXISTS (SELECT FROM toegang_relatie r WHERE r.zaak_id = a.zaak_id AND r.soort IN ('ouder_met_gezag', 'kind')
      AND r.account_id = nullif(current_setting('kk.account', true), '')::uuid
      AND r.regio_id = nullif(current_setting('kk.regio', true), '')::uuid AND r.regio_id = a.regio_id
      AND nullif(current_setting('kk.dag', true), '')::date BETWEEN r.van AND r.tot)
  ORDER BY a.at, a.id
$$;
REVOKE ALL ON FUNCTION plan_gezin_gezegd FROM PUBLIC;
GRANT EXECUTE ON FUNCTION plan_gezin_gezegd TO web;
"""
LUIK_UNDO: Final = "DROP FUNCTION plan_gezin_gezegd;"
