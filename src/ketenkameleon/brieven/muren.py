"""The SQL of letters: who reads them, and what about them never changes.

Used by the first migration. Source: design.md 6, Walls; docs/adr/0028-the-outbox.md.
"""

from __future__ import annotations

from typing import Final

from ketenkameleon.logboek.walls import MUREN, Opening, listed

_ZAAK: Final = 100
_WHENS: Final = " ".join(
    f"WHEN {muur} THEN {listed('toestemming100' if muur == _ZAAK else f'notitie{muur}')}" for muur in MUREN)
# A letter made without a rol is for who sees what was shared; one made in a rol for who reads the notities of that rol.
ROL_MUUR: Final = Opening("relatie", f"zaak_id = ANY (CASE muur {_WHENS} END)")

VAST: Final = """
CREATE FUNCTION brieven_brief_vast() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF OLD.verstuurd_op IS NOT NULL OR OLD.ingetrokken_at IS NOT NULL THEN
    RAISE EXCEPTION 'een brief die weg is, verandert niet' USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.vrijgegeven_at IS NOT NULL AND (NEW.vrijgegeven_at, NEW.vrijgegeven_door, NEW.deling_id, NEW.ingetrokken_at)
    IS DISTINCT FROM (OLD.vrijgegeven_at, OLD.vrijgegeven_door, OLD.deling_id, OLD.ingetrokken_at) THEN
    RAISE EXCEPTION 'een vrijgegeven brief verandert niet' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER brieven_brief_vast BEFORE UPDATE ON brieven_brief FOR EACH ROW EXECUTE FUNCTION brieven_brief_vast();
CREATE FUNCTION brieven_versie_open() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NOT EXISTS (SELECT FROM brieven_brief b WHERE b.id = NEW.brief_id AND b.zaak_id = NEW.zaak_id AND b.muur = NEW.muur
      AND b.regio_id = NEW.regio_id AND b.vrijgegeven_at IS NULL AND b.ingetrokken_at IS NULL) THEN
    RAISE EXCEPTION 'bij deze brief komt geen versie meer' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER brieven_versie_open BEFORE INSERT ON brieven_briefversie
  FOR EACH ROW EXECUTE FUNCTION brieven_versie_open();
"""
UNDO: Final = """
DROP TRIGGER brieven_versie_open ON brieven_briefversie; DROP FUNCTION brieven_versie_open;
DROP TRIGGER brieven_brief_vast ON brieven_brief; DROP FUNCTION brieven_brief_vast;
"""
