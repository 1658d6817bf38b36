"""The SQL by which a parent reads the lines that were written for parents. Used by the fifth migration.

Source: design.md 6, Walls; rules.ouderregel; docs/adr/0038.
"""

from __future__ import annotations

from typing import Final

LUIK: Final = """
-- Luik: the lines for parents of a zaak, for a parent with gezag who looks at home; from the moment on which a line
-- stands, by the handeling in which one looks. Never of a verhoor or of anything under the Wpg, nor of a talk that was
-- broken off. With more than one adult around the child: of a talk with the child alone, or at which all of them were;
-- with a secret address only of the last.
CREATE FUNCTION zaken_ouderregels(p_zaak uuid) RETURNS TABLE (begonnen_at timestamptz, tekst text, met text[])
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_regio uuid := nullif(current_setting('kk.regio', true), '')::uuid;
  v_dag date := nullif(current_setting('kk.dag', true), '')::date;
  v_at timestamptz;
  v_kind uuid;
  v_om_kind int;
  v_geheim boolean;
BEGIN
  SELECT h.at INTO v_at FROM logboek_handeling h
  WHERE h.id = nullif(current_setting('kk.handeling', true), '')::uuid;
  SELECT z.persoon_id, p.geheim INTO v_kind, v_geheim
  FROM zaken_zaak z JOIN personen_persoon p ON p.id = z.persoon_id
  JOIN toegang_relatie r ON r.zaak_id = z.id AND r.regio_id = z.regio_id AND r.soort = 'ouder_met_gezag'
  WHERE z.id = p_zaak AND z.regio_id = v_regio AND v_dag BETWEEN r.van AND r.tot
    AND r.account_id = nullif(current_setting('kk.account', true), '')::uuid
    AND nullif(current_setting('kk.organisatie', true), '') IS NULL;
  IF v_at IS NULL OR v_kind IS NULL THEN
    RETURN;
  END IF;
  SELECT count(*), v_geheim OR coalesce(bool_or(w.geheim), false) INTO v_om_kind, v_geheim
  FROM personen_verwant v JOIN personen_persoon w ON w.id = v.persoon_id
  WHERE v.kind_id = v_kind AND v_dag BETWEEN v.van AND v.tot;
  RETURN QUERY
  SELECT c.begonnen_at, o.tekst::text, c.met::text[]
  FROM zaken_ouderregel o JOIN zaken_contact c ON c.id = o.contact_id
  WHERE o.zaak_id = p_zaak AND o.regio_id = v_regio AND o.tekst <> '' AND o.vast_at <= v_at
    AND c.rol <> 'leerplicht_verhoor' AND c.muur / 100 <> 4 AND o.muur / 100 <> 4
    AND c.bewaard_at IS NOT NULL AND c.afgebroken_at IS NULL
    AND ((NOT v_geheim AND (v_om_kind = 1 OR (v_om_kind > 1 AND 'kind' = ANY (c.met)
        AND NOT c.met && ARRAY['ouder1', 'ouder2', 'voogd']::varchar[])))
      OR cardinality(ARRAY(SELECT unnest(c.met) INTERSECT SELECT unnest(ARRAY['ouder1', 'ouder2', 'voogd'])))
        >= greatest(2, v_om_kind));
END $$;
REVOKE ALL ON FUNCTION zaken_ouderregels FROM PUBLIC;
GRANT EXECUTE ON FUNCTION zaken_ouderregels TO web;
"""
LUIK_UNDO: Final = "DROP FUNCTION zaken_ouderregels;"
