"""The SQL of what a school reads itself: closed at once when the gezag or the age of the child is not what it was.

Used by the second migration. Source: design.md 6, Walls; docs/adr/0037-the-plan.md.
"""

from __future__ import annotations

from typing import Final

from ketenkameleon.delen.muren import FEITEN_ANDERS

_TOO: Final = """
  UPDATE delen_schoolgrens g SET tot = v_dag - 1 FROM zaken_zaak z
    WHERE z.persoon_id = v_kind AND g.zaak_id = z.id AND g.tot >= v_dag;
  RETURN NULL;"""

UNDO: Final = FEITEN_ANDERS.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
SCHOOL_OOK: Final = UNDO.replace("\n  RETURN NULL;", _TOO)
