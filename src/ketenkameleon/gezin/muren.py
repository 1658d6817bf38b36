"""The SQL of messages: whose thread it is, who else reads it, and what about a message never changes.

Used by the migration. Source: design.md 6, Walls; rules.gezinsbericht (row bericht.gezin_lezers); docs/adr/0038.
"""

from __future__ import annotations

from typing import Final

from django.db.migrations import RunSQL

from ketenkameleon.logboek.walls import CONTEXT_ACCOUNT, CONTEXT_DAY, CONTEXT_LEZERSMUUR, Opening, breed, listed

_VERHOOR: Final = 401
_HIER: Final = "nullif(current_setting('kk.regio', true), '')::uuid"
_WIE: Final = "nullif(current_setting('kk.account', true), '')::uuid"
_DAG: Final = "nullif(current_setting('kk.dag', true), '')::date"
_NIEMANDS_WERK: Final = "(SELECT nullif(current_setting('kk.organisatie', true), '')::uuid) IS NULL"
_AAN_HET_WERK: Final = "(SELECT nullif(current_setting('kk.organisatie', true), '')::uuid) IS NOT NULL"

# Who runs the zaak stands alone in the list of its meldingen. Of who asked for somebody else they read what they may.
_CONTACT: Final = f"zaak_id = ANY ({listed('melding100')}) AND (soort <> 'ander_contact' OR contact_mag)"
_GEZIN: Final = f"zaak_id = ANY ({listed('toestemming100')})"
_EIGEN: Final = f"{_GEZIN} AND persoon_id = ANY ((SELECT delen_mijn_personen())::uuid[])"
_NOOD: Final = f"""zaak_id = ANY ({listed('verhaal100')}) AND soort <> 'ander_contact' AND {_AAN_HET_WERK}
  AND zaak_id = ANY (ARRAY(SELECT r.zaak_id FROM toegang_relatie r WHERE r.account_id = {CONTEXT_ACCOUNT}
    AND r.soort = 'noodtoegang' AND {CONTEXT_DAY} BETWEEN r.van AND r.tot))"""  # noqa: S608 - only text written here
_MIJ: Final = f"door = {CONTEXT_ACCOUNT}"

OPENINGEN: Final = (
    Opening("contact", _CONTACT, "SELECT"),
    Opening("contact_schrijft", f"{_CONTACT} AND {_MIJ} AND van_gezin = (hoe <> 'pagina')", "INSERT"),
    Opening("contact_af", f"{_CONTACT} AND van_gezin", "UPDATE"),
    Opening("eigen", _EIGEN, "SELECT"),
    Opening("eigen_schrijft", f"{_EIGEN} AND {_MIJ} AND van_gezin AND hoe = 'pagina'", "INSERT"),
    Opening("eigen_gelezen", f"{_EIGEN} AND NOT van_gezin", "UPDATE"),
    # What a child wants its parents to read; the answer to it is the child's own.
    Opening("meelezen", f"{_GEZIN} AND {_NIEMANDS_WERK} AND ouders_mogen AND van_gezin", "SELECT"),
    Opening("nood", _NOOD, "SELECT"),
    Opening("coordinator", f"{breed('regie').test} AND soort = 'ander_contact'"),
)
# In a verhoor nobody reads what a family wrote to be helped.
GEEN_VERHOOR: Final = RunSQL(
    f"CREATE POLICY geen_verhoor ON gezin_bericht AS RESTRICTIVE USING ({CONTEXT_LEZERSMUUR} <> {_VERHOOR});",
    "DROP POLICY geen_verhoor ON gezin_bericht;")

VAST: Final = """
-- Each once: when it was read, that it was answered, what was done. A family reads, and does nothing else.
CREATE FUNCTION gezin_bericht_vast() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF OLD.gelezen_at IS NOT NULL AND NEW.gelezen_at IS DISTINCT FROM OLD.gelezen_at
    OR OLD.klaar_at IS NOT NULL AND NEW.klaar_at IS DISTINCT FROM OLD.klaar_at
    OR OLD.gedaan <> '' AND NEW.gedaan <> OLD.gedaan THEN
    RAISE EXCEPTION 'wat over een bericht is genoteerd, verandert niet' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER gezin_bericht_eens BEFORE UPDATE ON gezin_bericht FOR EACH ROW EXECUTE FUNCTION gezin_bericht_vast();
"""


def _vragen(sinds: str) -> str:
    """The luiken of what waits; `sinds`: since when a question for another contactpersoon does."""
    return f"""
-- Luik: that somebody of the family of a zaak asked for another contactpersoon, and whether it was answered; for who
-- runs it, without who asked and without a word of it.
CREATE OR REPLACE FUNCTION gezin_ander_contact(p_zaak uuid) RETURNS TABLE (at timestamptz, klaar boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT {sinds}, b.klaar_at IS NOT NULL FROM gezin_bericht b
  WHERE b.zaak_id = p_zaak AND b.regio_id = {_HIER} AND b.soort = 'ander_contact' AND b.van_gezin
    AND p_zaak = ANY (coalesce(nullif(current_setting('kk.melding100', true), ''), '{{}}')::uuid[])
  ORDER BY 1 DESC
$$;
-- Luik: which messages of families wait, and for whom: who runs the zaak, for another contactpersoon every coördinator.
CREATE OR REPLACE FUNCTION gezin_wachtend() RETURNS TABLE (account_id uuid, bericht_id uuid, soort text, at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT r.account_id, b.id, b.soort::text, b.at FROM gezin_bericht b JOIN toegang_relatie r ON r.zaak_id = b.zaak_id
    AND r.soort IN ('vast', 'waarneming') AND {_DAG} BETWEEN r.van AND r.tot
  WHERE b.regio_id = {_HIER} AND b.van_gezin AND b.klaar_at IS NULL AND b.soort <> 'ander_contact'
  UNION ALL
  SELECT DISTINCT s.account_id, b.id, b.soort::text, {sinds} FROM gezin_bericht b
  JOIN regio_aanstelling s ON s.regio_id = b.regio_id AND s.functie = 'coordinator' AND {_DAG} BETWEEN s.van AND s.tot
  WHERE b.regio_id = {_HIER} AND b.van_gezin AND b.klaar_at IS NULL AND b.soort = 'ander_contact'
$$;
"""  # noqa: S608 - only text written here


VRAGEN: Final = _vragen("b.at") + """
REVOKE ALL ON FUNCTION gezin_ander_contact, gezin_wachtend FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gezin_ander_contact TO web;
GRANT EXECUTE ON FUNCTION gezin_wachtend TO jobs;
"""
# A question that was told waits since the day it was said, not since somebody typed it.
VRAGEN_VERTELD: Final = _vragen("coalesce(b.gezegd_op::timestamp AT TIME ZONE 'Europe/Amsterdam', b.at)")
UNDO_VERTELD: Final = _vragen("b.at")
_COORDINATOR: Final = f"{breed('regie').test} AND soort = 'ander_contact'"
# A coördinator writes as themselves, and never as if it came from the page of the family.
COORDINATOR: Final = f"""DROP POLICY coordinator ON gezin_bericht;
CREATE POLICY coordinator ON gezin_bericht FOR SELECT USING ({_COORDINATOR});
CREATE POLICY coordinator_schrijft ON gezin_bericht FOR INSERT
  WITH CHECK ({_COORDINATOR} AND {_MIJ} AND (NOT van_gezin OR hoe <> 'pagina'));
CREATE POLICY coordinator_af ON gezin_bericht FOR UPDATE USING ({_COORDINATOR} AND van_gezin);
"""
UNDO_COORDINATOR: Final = f"""DROP POLICY coordinator_af ON gezin_bericht;
DROP POLICY coordinator_schrijft ON gezin_bericht; DROP POLICY coordinator ON gezin_bericht;
CREATE POLICY coordinator ON gezin_bericht USING ({_COORDINATOR});
"""
UNDO: Final = """
DROP FUNCTION gezin_wachtend; DROP FUNCTION gezin_ander_contact;
DROP TRIGGER gezin_bericht_eens ON gezin_bericht; DROP FUNCTION gezin_bericht_vast;
"""
