"""The luiken that tell who looked, with lists: a zaak that stood in a list is found, one line a day for each list.

Used by the second migration. Source: docs/adr/0018 and 0021.
"""

from __future__ import annotations

from typing import Final

from ketenkameleon.inzage.migrations._muren import _DAG, _FUNCTIE, _VAN_WIE, _WPG_ROLLEN, LUIKEN_LOG, PAD

# Lists of daily work. Those of a privacy officer show a request of one parent, or a question to a colleague: what the
# other parent has nothing to do with.
VOOR_GEZIN: Final = ("mijn_dag", "zaken", "verdelen", "meldingen", "mijn_meldingen", "noodtoegangen")
_GEZINSLIJSTEN: Final = ", ".join(f"'{lijst}'" for lijst in VOOR_GEZIN)
# All that the log holds about one zaak, and which transactions in it touched a record under the Wpg. A list is judged by
# its own row: beside a contact under the Wpg stands the daily work of that day.
_REGELS: Final = """
WITH stil AS MATERIALIZED (
  SELECT c.id, c.id::text AS tekst FROM zaken_contact c WHERE c.zaak_id = v_zaak AND c.muur / 100 = 4
), regels AS MATERIALIZED (
  SELECT i.handeling_id, i.soort::text, i.object_soort::text AS wat, i.reden::text, i.gevraagd::text, NULL::uuid AS object_id
  FROM logboek_inzage i WHERE i.zaak_id = v_zaak
  UNION ALL
  SELECT i.handeling_id, 'in_lijst', i.object_soort, '', i.gevraagd, NULL FROM logboek_inzage i
  WHERE i.zaken @> ARRAY[v_zaak]
  UNION ALL
  SELECT r.handeling_id, 'veranderd', r.gebeurtenis, '', NULL, r.object_id FROM logboek_regel r WHERE r.zaak_id = v_zaak
  UNION ALL
  SELECT i.handeling_id, i.soort, i.object_soort, i.reden, i.gevraagd, NULL FROM logboek_inzage i
  WHERE i.zaak_id IS NULL AND i.soort = 'geweigerd' AND i.gevraagd = p_nummer AND i.regio_id = v_regio
), onder_wpg AS MATERIALIZED (
  SELECT x.handeling_id FROM regels x
  WHERE x.soort <> 'in_lijst' AND (x.object_id IN (SELECT id FROM stil) OR x.gevraagd IN (SELECT tekst FROM stil))
)"""
_ONDER_WPG: Final = f"""(h.rol IN ({_WPG_ROLLEN}) OR CASE WHEN x.soort = 'in_lijst' THEN x.gevraagd IN (SELECT tekst FROM stil)
      ELSE x.handeling_id IN (SELECT w.handeling_id FROM onder_wpg w) END)"""  # noqa: S608 - only text written here

WEG: Final = """
DROP FUNCTION inzage_log(text, timestamptz, timestamptz, uuid, int);
DROP FUNCTION inzage_log_gezin(text, int);
DROP FUNCTION inzage_nood();
"""
LUIKEN: Final = f"""
-- Luik: the whole log of one zaak, for the privacy officer of whoever answers for it. Looks under the Wpg are left out,
-- without a gap or a count; for a running request under the Wpg of a known asker there is nothing but those. That the
-- zaak stood in a list is one line a day for each person and list, so that it hides no other look.
CREATE FUNCTION inzage_log(p_nummer text, p_van timestamptz, p_tot timestamptz, p_verzoek uuid, p_meest int)
RETURNS TABLE (at timestamptz, account_id uuid, naam text, functie text, organisatie text, plicht text, rol text, doel text,
  soort text, wat text, reden text, band text, keren int)
LANGUAGE plpgsql STABLE SECURITY DEFINER {PAD} AS $$
DECLARE
  v_org uuid := inzage_fg();
  v_regio uuid := nullif(current_setting('kk.regio', true), '')::uuid;
  v_zaak uuid; v_zaakorg uuid; v_wpg boolean := p_verzoek IS NOT NULL;
BEGIN
  SELECT z.id, z.verantwoordelijke_id INTO v_zaak, v_zaakorg FROM zaken_zaak z
    WHERE z.regio_id = v_regio AND z.nummer = p_nummer;
  IF v_org IS NULL OR v_zaak IS NULL OR v_wpg AND NOT EXISTS (SELECT FROM inzage_verzoek q WHERE q.id = p_verzoek
      AND q.zaak_id = v_zaak AND q.verantwoordelijke_id = v_org AND q.regime = 'wpg' AND q.identiteit_op IS NOT NULL)
  THEN RETURN; END IF;
  RETURN QUERY {_REGELS}, gezien AS MATERIALIZED (
    SELECT h.id, h.at, h.account_id, h.regio_id, h.plicht, h.rol, h.doel, x.soort, x.wat, x.reden
    FROM regels x JOIN logboek_handeling h ON h.id = x.handeling_id
    WHERE h.at >= p_van AND h.at < p_tot AND {_ONDER_WPG} = v_wpg AND {_VAN_WIE.format(zaak="v_zaakorg")} = v_org
  ), samen AS (
    SELECT g.*, 1 AS keren FROM gezien g WHERE g.soort <> 'in_lijst'
    UNION ALL
    SELECT NULL, max(h.at), h.account_id, h.regio_id, h.plicht, h.rol, h.doel, h.soort, h.wat, h.reden, count(DISTINCT h.id)::int
    FROM gezien h WHERE h.soort = 'in_lijst' GROUP BY {_DAG}, 3, 4, 5, 6, 7, 8, 9, 10
  )
  SELECT h.at, h.account_id, coalesce(a.naam, '')::text, coalesce(f.functie, '')::text, coalesce(f.naam, '')::text,
    h.plicht::text, h.rol::text, h.doel::text, h.soort, h.wat, h.reden,
    coalesce((SELECT string_agg(DISTINCT b.soort, ',') FROM toegang_relatie b
      WHERE b.zaak_id = v_zaak AND b.account_id = h.account_id AND {_DAG} BETWEEN b.van AND b.tot), ''), h.keren
  FROM samen h LEFT JOIN toegang_account a ON a.id = h.account_id {_FUNCTIE}
  ORDER BY h.at DESC, h.id, h.wat LIMIT p_meest;
END $$;
-- Luik: who looked, in plain words: per day the functie and how often, no names, nothing under the Wpg; apart, in which
-- list of daily work the zaak stood. For the child, a parent with gezag, and the contactpersoon who takes the print along.
CREATE FUNCTION inzage_log_gezin(p_nummer text, p_meest int)
RETURNS TABLE (dag date, functie text, organisatie text, rol text, keren int, lijst text)
LANGUAGE plpgsql STABLE SECURITY DEFINER {PAD} AS $$
DECLARE
  v_regio uuid := nullif(current_setting('kk.regio', true), '')::uuid;
  v_zaak uuid;
BEGIN
  SELECT z.id INTO v_zaak FROM zaken_zaak z JOIN toegang_relatie r ON r.zaak_id = z.id
    WHERE z.regio_id = v_regio AND z.nummer = p_nummer
      AND r.account_id = nullif(current_setting('kk.account', true), '')::uuid
      AND r.soort IN ('vast', 'waarneming', 'ouder_met_gezag', 'kind')
      AND nullif(current_setting('kk.dag', true), '')::date BETWEEN r.van AND r.tot LIMIT 1;
  IF v_zaak IS NULL THEN RETURN; END IF;
  RETURN QUERY {_REGELS}
  SELECT {_DAG}, coalesce(f.functie, '')::text, coalesce(f.naam, '')::text, h.rol::text, count(DISTINCT h.id)::int,
    CASE WHEN x.soort = 'in_lijst' THEN x.wat ELSE '' END
  FROM regels x JOIN logboek_handeling h ON h.id = x.handeling_id {_FUNCTIE}
  WHERE (x.soort = 'bekeken' OR x.soort = 'in_lijst' AND x.wat IN ({_GEZINSLIJSTEN})) AND h.plicht = '' AND NOT {_ONDER_WPG}
  GROUP BY 1, 2, 3, 4, 6 ORDER BY 1 DESC, 6, 2, 3, 4 LIMIT p_meest;
END $$;
-- Luik: break-glass in zaken of the own organisatie, as it was told to the privacy officer.
CREATE FUNCTION inzage_nood() RETURNS TABLE (bericht_id uuid, nummer text, naam text, reden text, toelichting text,
  van_at timestamptz, tot_at timestamptz, gesloten_at timestamptz, gezien_at timestamptz, zaak_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER {PAD} AS $$
DECLARE v_org uuid := inzage_fg();
BEGIN
  RETURN QUERY SELECT b.id, n.nummer::text, a.naam::text, n.reden::text, n.toelichting::text, n.van_at, n.tot_at,
    n.gesloten_at, b.gezien_at, n.zaak_id
  FROM toegang_noodbericht b JOIN toegang_noodtoegang n ON n.id = b.noodtoegang_id
  JOIN zaken_zaak z ON z.id = n.zaak_id JOIN toegang_account a ON a.id = n.account_id
  WHERE b.voor = 'fg' AND z.verantwoordelijke_id = v_org
    AND n.regio_id = nullif(current_setting('kk.regio', true), '')::uuid
  UNION ALL
  -- Shared in an emergency: closed once it was explained.
  SELECT f.id, z.nummer::text, a.naam::text, 'gedeeld', d.nood_reden::text, f.at, f.at, d.uitgelegd_at, NULL, f.zaak_id
  FROM delen_fgbericht f JOIN delen_deling d ON d.id = f.deling_id JOIN zaken_zaak z ON z.id = f.zaak_id
  JOIN toegang_account a ON a.id = d.gemaakt_door
  WHERE f.verantwoordelijke_id = v_org AND f.regio_id = nullif(current_setting('kk.regio', true), '')::uuid
  ORDER BY 9 DESC NULLS FIRST, 6 DESC LIMIT 50;
END $$;
REVOKE ALL ON FUNCTION inzage_log, inzage_log_gezin, inzage_nood FROM PUBLIC;
GRANT EXECUTE ON FUNCTION inzage_log, inzage_log_gezin, inzage_nood TO web;
"""  # noqa: S608 - only text written here
_EERST: Final = ("inzage_log(", "inzage_log_gezin(", "inzage_nood()")
# As they were in the first migration, out of its own text.
TERUG: Final = WEG + "".join(
    f"CREATE FUNCTION {part}" for part in LUIKEN_LOG.split("CREATE FUNCTION ")[1:] if part.startswith(_EERST)
) + """
REVOKE ALL ON FUNCTION inzage_log, inzage_log_gezin, inzage_nood FROM PUBLIC;
GRANT EXECUTE ON FUNCTION inzage_log, inzage_log_gezin, inzage_nood TO web;
"""
