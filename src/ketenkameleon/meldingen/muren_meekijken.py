"""The SQL of the list of children in view once more, also for who looks along on a ground; and what a family was told.

Used by migration 0005. Source: docs/adr/0036-the-kernteam.md.
"""

from __future__ import annotations

from typing import Final

from ketenkameleon.meldingen.muren import IN_BEELD
from ketenkameleon.meldingen.muren_beeld import BLIK, BLIKKEN
from ketenkameleon.team.muren_gebied import again, also_on_a_ground

_SMAL: Final = (IN_BEELD, BLIK, BLIKKEN)
LUIKEN: Final = "".join(map(also_on_a_ground, _SMAL)) + """
-- Luik: what a family was told: that a kernteam asked who is involved, and who may look along. No names, and only what
-- somebody wrote down to have told. For the child and a parent with gezag.
CREATE FUNCTION meldingen_gezin_hoort(p_nummer text)
RETURNS TABLE (soort text, op date, verteld_op date, grond text, antwoord text, organisatie text, tot date,
  gestopt_op date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH hier AS MATERIALIZED (
    SELECT z.id, r.regio_id FROM zaken_zaak z JOIN toegang_relatie r ON r.zaak_id = z.id
    WHERE z.regio_id = nullif(current_setting('kk.regio', true), '')::uuid AND z.nummer = p_nummer
      AND r.account_id = nullif(current_setting('kk.account', true), '')::uuid
      AND r.soort IN ('ouder_met_gezag', 'kind')
      AND nullif(current_setting('kk.dag', true), '')::date BETWEEN r.van AND r.tot LIMIT 1
  )
  SELECT 'vraag', v.gevraagd_op, v.verteld_op, v.grond::text, v.antwoord::text, o.naam::text, NULL::date, NULL::date
  FROM hier JOIN meldingen_betrokkenvraag v ON v.zaak_id = hier.id AND v.verteld_op IS NOT NULL
    JOIN regio_organisatie o ON o.id = v.verantwoordelijke_id
  UNION ALL
  SELECT 'meekijken', k.van, k.verteld_op, k.grond::text, '', o.naam::text, k.tot,
    (k.gestopt_at AT TIME ZONE 'Europe/Amsterdam')::date
  FROM hier JOIN team_meekijker k ON k.zaak_id = hier.id AND k.verteld_op IS NOT NULL
    JOIN regio_aanstelling s ON s.id = k.aanstelling_id JOIN regio_organisatie o ON o.id = s.organisatie_id
  ORDER BY 2 DESC, 1, 3 LIMIT 50
$$;
REVOKE ALL ON FUNCTION meldingen_gezin_hoort FROM PUBLIC;
GRANT EXECUTE ON FUNCTION meldingen_gezin_hoort TO web;
"""  # noqa: S608 - only text written here
UNDO: Final = "".join(map(again, _SMAL)) + "DROP FUNCTION meldingen_gezin_hoort;"
