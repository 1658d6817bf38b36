"""The SQL of the plan: who reads it beside who runs the zaak, and when nobody does.

Used by the first migration. Source: design.md 6, Walls; docs/adr/0037-the-plan.md.
"""

from __future__ import annotations

from typing import Final

from django.db.migrations import RunSQL

from ketenkameleon.logboek.walls import CONTEXT_DAY, CONTEXT_LEZERSMUUR, Opening, listed

_VERHOOR: Final = 401
# The plan of this school, of a zaak in which a share of the plan with the school stands today.
_MIJN_SCHOOL: Final = f"""school_id = ANY ({listed('scholen')}) AND zaak_id = ANY (ARRAY(
  SELECT g.zaak_id FROM delen_schoolgrens g WHERE g.soort = 'plan' AND g.tot >= {CONTEXT_DAY}))"""  # noqa: S608 - our own
# A school reads the plan, its goals and the steps at school; it reads and writes what it says itself. Nothing else.
SCHOOL: Final = Opening("school", _MIJN_SCHOOL, "SELECT")
SCHOOL_STAP: Final = Opening("school", f"{_MIJN_SCHOOL} AND waar = 'school'", "SELECT")
SCHOOL_BERICHT: Final = Opening("school", f"{_MIJN_SCHOOL} AND van = 'school'")
# A parent or child has no organisatie in the context.
_AAN_HET_WERK: Final = "(SELECT nullif(current_setting('kk.organisatie', true), '')::uuid) IS NOT NULL"


def not_in_verhoor(table: str) -> RunSQL:
    """In a verhoor nobody reads or writes anything of the plan: it is told for help, not for an investigation."""
    return RunSQL(
        f"CREATE POLICY geen_verhoor ON {table} AS RESTRICTIVE USING ({CONTEXT_LEZERSMUUR} <> {_VERHOOR});",
        f"DROP POLICY geen_verhoor ON {table};")


def not_for_family(table: str) -> RunSQL:
    """What one parent says is not for the other: closed to all of the family until each has a page of their own."""
    return RunSQL(f"CREATE POLICY geen_gezin ON {table} AS RESTRICTIVE USING ({_AAN_HET_WERK});",
                  f"DROP POLICY geen_gezin ON {table};")
