"""The SQL of the verhoor: what never changes about a question to a colleague, and until when the line for parents can.

And the luik that tells somebody which rollen they held themselves. Used by the third migration.
Source: design.md 2 (promise 3) and 2a; docs/adr/0032-the-verhoor.md.
"""

from __future__ import annotations

from typing import Final

VERZOEK: Final = """
-- An answer is given once, and to the question that was put.
CREATE FUNCTION zaken_verhoorverzoek_vast() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF OLD.stand <> 'gevraagd' THEN
    RAISE EXCEPTION 'een vraag aan een collega is al beantwoord' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER zaken_verhoorverzoek_vast BEFORE UPDATE ON zaken_verhoorverzoek
  FOR EACH ROW EXECUTE FUNCTION zaken_verhoorverzoek_vast();
"""
VERZOEK_UNDO: Final = "DROP FUNCTION zaken_verhoorverzoek_vast CASCADE;"

# The moment is that of the handeling: what the program acts by, and what stands in the log.
OUDERREGEL: Final = """
DROP TRIGGER zaken_ouderregel_vast ON zaken_ouderregel;
CREATE FUNCTION zaken_ouderregel_vast() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_at timestamptz;
BEGIN
  SELECT h.at INTO v_at FROM logboek_handeling h
  WHERE h.id = nullif(current_setting('kk.handeling', true), '')::uuid;
  IF v_at IS NULL OR OLD.vast_at IS NULL OR v_at >= OLD.vast_at
    OR (NEW.contact_id, NEW.regio_id, NEW.verantwoordelijke_id, NEW.muur, NEW.zaak_id, NEW.vast_at)
      IS DISTINCT FROM (OLD.contact_id, OLD.regio_id, OLD.verantwoordelijke_id, OLD.muur, OLD.zaak_id, OLD.vast_at) THEN
    RAISE EXCEPTION 'de regel voor ouders staat vast' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION zaken_ouderregel_vast FROM PUBLIC;
CREATE TRIGGER zaken_ouderregel_vast BEFORE UPDATE ON zaken_ouderregel
  FOR EACH ROW EXECUTE FUNCTION zaken_ouderregel_vast();
CREATE TRIGGER zaken_ouderregel_blijft BEFORE DELETE ON zaken_ouderregel
  FOR EACH ROW EXECUTE FUNCTION logboek_weiger_bewaard();
"""
OUDERREGEL_UNDO: Final = """
DROP TRIGGER zaken_ouderregel_blijft ON zaken_ouderregel; DROP FUNCTION zaken_ouderregel_vast CASCADE;
CREATE TRIGGER zaken_ouderregel_vast BEFORE UPDATE OR DELETE ON zaken_ouderregel
  FOR EACH ROW EXECUTE FUNCTION inzage_weiger();
"""

LUIK: Final = """
-- Luik: which rollen the actor held with the child of this zaak, in any zaak here, and the reasons they wrote for a
-- second one. Of oneself alone, whatever rol one looks in; `reden` is NULL for a rol that was held.
CREATE FUNCTION zaken_eigen_rollen(p_zaak uuid) RETURNS TABLE (rol text, reden text, collega_op date, verteld_op date)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_account uuid := nullif(current_setting('kk.account', true), '')::uuid;
  v_regio uuid := nullif(current_setting('kk.regio', true), '')::uuid;
BEGIN
  RETURN QUERY
  SELECT DISTINCT c.rol::text, NULL::text, NULL::date, NULL::date
  FROM zaken_zaak z JOIN zaken_zaak b ON b.persoon_id = z.persoon_id AND b.regio_id = v_regio
  JOIN zaken_contact c ON c.zaak_id = b.id AND c.account_id = v_account AND c.afgebroken_at IS NULL
    AND c.wijze <> 'niet_gelukt'
  WHERE z.id = p_zaak AND z.regio_id = v_regio
  UNION ALL
  (SELECT d.rol::text, d.reden::text, d.collega_aangeboden_op, d.verteld_op FROM zaken_dubbelrol d
  WHERE d.zaak_id = p_zaak AND d.regio_id = v_regio AND d.account_id = v_account ORDER BY d.at, d.id);
END $$;
REVOKE ALL ON FUNCTION zaken_eigen_rollen FROM PUBLIC;
GRANT EXECUTE ON FUNCTION zaken_eigen_rollen TO web;
"""
LUIK_UNDO: Final = "DROP FUNCTION zaken_eigen_rollen;"
