"""The SQL of letters: who reads them, and what about them never changes.

Used by the migrations. Source: design.md 6, Walls; docs/adr/0028-the-outbox.md.
"""

from __future__ import annotations

from typing import Final

from ketenkameleon.logboek.walls import CONTEXT_ACCOUNT, MUREN, Opening, listed

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

_GEZIN: Final = "'ouder_met_gezag', 'kind'"
# Whose letters these are: of who got a code for this zaak as this person, and may look today.
_MIJN: Final = f"""b.regio_id = nullif(current_setting('kk.regio', true), '')::uuid
    AND b.weg = 'bericht' AND b.vrijgegeven_at IS NOT NULL AND b.muur <> 401 AND EXISTS (
      SELECT FROM toegang_inlogbrief i JOIN toegang_relatie r ON r.account_id = i.account_id AND r.zaak_id = i.zaak_id
      WHERE i.account_id = nullif(current_setting('kk.account', true), '')::uuid AND i.regio_id = b.regio_id
        AND i.zaak_id = b.zaak_id AND i.persoon_id = b.persoon_id AND r.soort IN ({_GEZIN})
        AND nullif(current_setting('kk.dag', true), '')::date BETWEEN r.van AND r.tot)"""
_ALTIJD: Final = "vrijgegeven_at, vrijgegeven_door, deling_id, ingetrokken_at, weg"


def _row(which: str) -> str:
    return ", ".join(f"{which}.{name}" for name in _ALTIJD.split(", "))


def _vast(eens: tuple[tuple[str, str], ...]) -> str:
    """The trigger of a letter: what was released stays, and each of these pairs is added once."""
    once = "\n    OR ".join(
        f"OLD.{what} IS NOT NULL AND (NEW.{what}, NEW.{door}) IS DISTINCT FROM\n      (OLD.{what}, OLD.{door})"
        for what, door in eens)
    return f"""
CREATE OR REPLACE FUNCTION brieven_brief_vast() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF OLD.ingetrokken_at IS NOT NULL
    OR {once} THEN
    RAISE EXCEPTION 'een brief die weg is, verandert niet' USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.vrijgegeven_at IS NOT NULL AND ({_row("NEW")}) IS DISTINCT FROM ({_row("OLD")}) THEN
    RAISE EXCEPTION 'een vrijgegeven brief verandert niet' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
"""


_EENS: Final = (("verstuurd_op", "verstuurd_door"), ("ontvangen_at", "ontvangen_door"))
# After the release only the day of posting is added, and for a message when it was opened, each once.
VAST_BERICHT: Final = _vast(_EENS)
# And for a message the day it was given on paper as well.
VAST_PAPIER: Final = _vast((*_EENS, ("papier_op", "papier_door")))
BIJ_GEZIN: Final = f"""
-- Luik: the letters that came as a message to whoever looks: of their own, without what they say.
CREATE FUNCTION brieven_gezin() RETURNS TABLE (brief_id uuid, soort text, onderwerp text, vrijgegeven_at timestamptz,
  ontvangen_at timestamptz, nummer text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT b.id, b.soort, v.onderwerp, b.vrijgegeven_at, b.ontvangen_at, z.nummer FROM brieven_brief b
  JOIN zaken_zaak z ON z.id = b.zaak_id
  JOIN LATERAL (SELECT x.onderwerp FROM brieven_briefversie x WHERE x.brief_id = b.id
    ORDER BY x.nummer DESC LIMIT 1) v ON true
  WHERE {_MIJN} ORDER BY b.vrijgegeven_at DESC, b.id
$$;
-- Luik: one of them, whole; that it was opened, and when first, is written down.
CREATE FUNCTION brieven_gezin_open(p_brief uuid, p_at timestamptz) RETURNS TABLE (zaak_id uuid, nummer text, soort text,
  afzender text, aan text[], onderwerp text, blokken jsonb, vrijgegeven_at timestamptz, nieuw boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE v_nieuw boolean;
BEGIN
  UPDATE brieven_brief b SET ontvangen_at = p_at, ontvangen_door = nullif(current_setting('kk.account', true), '')::uuid
    WHERE b.id = p_brief AND b.ontvangen_at IS NULL AND {_MIJN};
  v_nieuw := FOUND;
  RETURN QUERY SELECT b.zaak_id, z.nummer::text, b.soort::text, o.naam::text, v.aan::text[], v.onderwerp::text,
      v.blokken, b.vrijgegeven_at, v_nieuw
    FROM brieven_brief b JOIN zaken_zaak z ON z.id = b.zaak_id JOIN regio_organisatie o ON o.id = b.verantwoordelijke_id
    JOIN LATERAL (SELECT x.* FROM brieven_briefversie x WHERE x.brief_id = b.id
      ORDER BY x.nummer DESC LIMIT 1) v ON true
    WHERE b.id = p_brief AND {_MIJN};
END $$;
REVOKE ALL ON FUNCTION brieven_gezin, brieven_gezin_open FROM PUBLIC;
GRANT EXECUTE ON FUNCTION brieven_gezin, brieven_gezin_open TO web;
"""  # noqa: S608 - only text written here
# With the last code of a parent or child goes where they wanted messages, and what went there.
ADRES_WEG: Final = """
CREATE FUNCTION brieven_adres_weg() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NOT EXISTS (SELECT FROM toegang_inlogbrief b WHERE b.account_id = OLD.account_id) THEN
    DELETE FROM post_bericht WHERE account_id = OLD.account_id;
    DELETE FROM post_berichtadres WHERE account_id = OLD.account_id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER brieven_adres_weg AFTER DELETE ON toegang_inlogbrief FOR EACH ROW EXECUTE FUNCTION brieven_adres_weg();
"""
_OWN_FAMILY: Final = f"""zaak_id <> ALL (ARRAY(SELECT r.zaak_id FROM toegang_relatie r
  WHERE r.account_id = {CONTEXT_ACCOUNT} AND r.soort IN ({_GEZIN}, 'ouder_zonder_gezag')))"""  # noqa: S608 - only text written here
# A parent or child reads a letter through those two alone: never a draft, nor one to the other parent.
NIET_GEZIN: Final = "".join(f"CREATE POLICY niet_gezin ON {table} AS RESTRICTIVE USING ({_OWN_FAMILY});"
                            for table in ("brieven_brief", "brieven_briefversie"))
# A complaint is for the coördinator and who noted it, and never for whom it is about.
NIET_OVER_MIJ: Final = "".join(
    f"CREATE POLICY niet_over_mij ON {table} AS RESTRICTIVE"
    f" USING (over_account_id IS DISTINCT FROM {CONTEXT_ACCOUNT}) WITH CHECK (true);"
    for table in ("brieven_klacht", "brieven_klachtbrief"))
GENOTEERD: Final = Opening("genoteerd", f"genoteerd_door = {CONTEXT_ACCOUNT}")
UNDO_BERICHT: Final = """
DROP TRIGGER brieven_adres_weg ON toegang_inlogbrief; DROP FUNCTION brieven_adres_weg;
DROP POLICY niet_over_mij ON brieven_klachtbrief; DROP POLICY niet_over_mij ON brieven_klacht;
DROP POLICY niet_gezin ON brieven_briefversie; DROP POLICY niet_gezin ON brieven_brief;
DROP FUNCTION brieven_gezin_open; DROP FUNCTION brieven_gezin;
"""
