"""The walls of the privacy officer: rows of the own verwerkingsverantwoordelijke, and the luiken into the log.

A privacy officer has `log` in the list `breed` of the context, by the matrix of rules.visibility; the organisatie of the
hat they wear says of whom. Source: design.md 2a and 6; docs/adr/0021.
"""

from __future__ import annotations

from typing import Final

from ketenkameleon.logboek.walls import CONTEXT_ACCOUNT, Opening, breed
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.roles import Rol, muur

CONTEXT_ORGANISATIE: Final = "(SELECT nullif(current_setting('kk.organisatie', true), '')::uuid)"
FG: Final = Opening("fg", f"{breed('log').test} AND verantwoordelijke_id = {CONTEXT_ORGANISATIE}")
# Who is asked about a look, and the coördinator of the regio, read the question; only who is asked answers it.
GEVRAAGD: Final = Opening("gevraagd", f"account_id = {CONTEXT_ACCOUNT} AND vraag_at IS NOT NULL")
GEVRAAGD_LEEST: Final = Opening("gevraagd_leest", GEVRAAGD.test, "SELECT")
GEVRAAGD_ANTWOORDT: Final = Opening("gevraagd_antwoordt", GEVRAAGD.test, "UPDATE")
COORDINATOR_LEEST: Final = Opening("coordinator", f"{breed('regie').test} AND vraag_at IS NOT NULL", "SELECT")

# Hundreds are the regime: whatever stands behind 4xx is under the Wpg (row rol.muur).
_WPG_ROLLEN: Final = ", ".join(f"'{rol.value}'" for rol in Rol if muur(rol, wet=shipped()) // 100 == 4)
PAD: Final = "SET search_path = pg_catalog, public, pg_temp"
_DAG: Final = "(h.at AT TIME ZONE 'Europe/Amsterdam')::date"
_FUNCTIE: Final = f"""LEFT JOIN LATERAL (SELECT s.functie, o.naam FROM regio_aanstelling s
    JOIN regio_organisatie o ON o.id = s.organisatie_id
    WHERE s.account_id = h.account_id AND s.regio_id = h.regio_id AND {_DAG} BETWEEN s.van AND s.tot
    ORDER BY s.van, s.id LIMIT 1) f ON true"""  # noqa: S608 - only text written here
# A look in a rol is of the organisatie that rol is taken for; without a rol it is of the organisatie of the zaak.
_VAN_WIE: Final = "CASE WHEN h.rol <> '' THEN h.verantwoordelijke_id ELSE {zaak} END"
# All that the log holds about one zaak, and which transactions in it touched a record under the Wpg.
_REGELS: Final = """
WITH stil AS MATERIALIZED (
  SELECT c.id, c.id::text AS tekst FROM zaken_contact c WHERE c.zaak_id = v_zaak AND c.muur / 100 = 4
), regels AS MATERIALIZED (
  SELECT i.handeling_id, i.soort::text, i.object_soort::text AS wat, i.reden::text, i.gevraagd::text, NULL::uuid AS object_id
  FROM logboek_inzage i WHERE i.zaak_id = v_zaak
  UNION ALL
  SELECT r.handeling_id, 'veranderd', r.gebeurtenis, '', NULL, r.object_id FROM logboek_regel r WHERE r.zaak_id = v_zaak
  UNION ALL
  SELECT i.handeling_id, i.soort, i.object_soort, i.reden, i.gevraagd, NULL FROM logboek_inzage i
  WHERE i.zaak_id IS NULL AND i.soort = 'geweigerd' AND i.gevraagd = p_nummer AND i.regio_id = v_regio
), onder_wpg AS MATERIALIZED (
  SELECT x.handeling_id FROM regels x
  WHERE x.object_id IN (SELECT id FROM stil) OR x.gevraagd IN (SELECT tekst FROM stil)
)"""

LUIKEN_LOG: Final = f"""
-- Of which organisatie somebody is the privacy officer in this context; NULL for everybody else.
CREATE FUNCTION inzage_fg() RETURNS uuid LANGUAGE sql STABLE {PAD} AS $$
  SELECT CASE WHEN 'log' = ANY (nullif(current_setting('kk.breed', true), '')::text[])
    THEN nullif(current_setting('kk.organisatie', true), '')::uuid END
$$;
-- Luik: the whole log of one zaak, for the privacy officer of whoever answers for it. Looks under the Wpg are left out,
-- without a gap or a count; for a running request under the Wpg of a known asker there is nothing but those.
CREATE FUNCTION inzage_log(p_nummer text, p_van timestamptz, p_tot timestamptz, p_verzoek uuid, p_meest int)
RETURNS TABLE (at timestamptz, account_id uuid, naam text, functie text, organisatie text, plicht text, rol text, doel text,
  soort text, wat text, reden text, band text)
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
  RETURN QUERY {_REGELS}
  SELECT h.at, h.account_id, coalesce(a.naam, '')::text, coalesce(f.functie, '')::text, coalesce(f.naam, '')::text,
    h.plicht::text, h.rol::text, h.doel::text, x.soort, x.wat, x.reden,
    coalesce((SELECT string_agg(DISTINCT b.soort, ',') FROM toegang_relatie b
      WHERE b.zaak_id = v_zaak AND b.account_id = h.account_id AND {_DAG} BETWEEN b.van AND b.tot), '')
  FROM regels x JOIN logboek_handeling h ON h.id = x.handeling_id
  LEFT JOIN toegang_account a ON a.id = h.account_id {_FUNCTIE}
  WHERE h.at >= p_van AND h.at < p_tot
    AND (h.rol IN ({_WPG_ROLLEN}) OR x.handeling_id IN (SELECT w.handeling_id FROM onder_wpg w)) = v_wpg
    AND {_VAN_WIE.format(zaak="v_zaakorg")} = v_org
  ORDER BY h.at DESC, x.handeling_id, x.wat LIMIT p_meest;
END $$;
-- Luik: who looked, in plain words: per day the functie and how often, no names, nothing under the Wpg. For the child, a
-- parent with gezag, and the contactpersoon who takes the print along.
CREATE FUNCTION inzage_log_gezin(p_nummer text, p_meest int)
RETURNS TABLE (dag date, functie text, organisatie text, rol text, keren int)
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
  SELECT {_DAG}, coalesce(f.functie, '')::text, coalesce(f.naam, '')::text, h.rol::text, count(DISTINCT h.id)::int
  FROM regels x JOIN logboek_handeling h ON h.id = x.handeling_id {_FUNCTIE}
  WHERE x.soort = 'bekeken' AND h.plicht = '' AND h.rol NOT IN ({_WPG_ROLLEN})
    AND x.handeling_id NOT IN (SELECT w.handeling_id FROM onder_wpg w)
  GROUP BY 1, 2, 3, 4 ORDER BY 1 DESC, 2, 3, 4 LIMIT p_meest;
END $$;
-- Luik: the zaak that a request is about, where the own organisatie answers for it or for a contact in it.
CREATE FUNCTION inzage_zaak(p_nummer text)
RETURNS TABLE (zaak_id uuid, nummer text, geboortejaar smallint, geboortemaand smallint, geboortedag smallint)
LANGUAGE plpgsql STABLE SECURITY DEFINER {PAD} AS $$
DECLARE v_org uuid := inzage_fg();
BEGIN
  RETURN QUERY SELECT z.id, z.nummer::text, p.geboortejaar, p.geboortemaand, p.geboortedag
  FROM zaken_zaak z JOIN personen_persoon p ON p.id = z.persoon_id
  WHERE z.regio_id = nullif(current_setting('kk.regio', true), '')::uuid AND z.nummer = p_nummer
    AND (z.verantwoordelijke_id = v_org
      OR EXISTS (SELECT FROM zaken_contact c WHERE c.zaak_id = z.id AND c.verantwoordelijke_id = v_org));
END $$;
-- Luik: break-glass in zaken of the own organisatie, as it was told to the privacy officer.
CREATE FUNCTION inzage_nood() RETURNS TABLE (bericht_id uuid, nummer text, naam text, reden text, toelichting text,
  van_at timestamptz, tot_at timestamptz, gesloten_at timestamptz, gezien_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER {PAD} AS $$
DECLARE v_org uuid := inzage_fg();
BEGIN
  RETURN QUERY SELECT b.id, n.nummer::text, a.naam::text, n.reden::text, n.toelichting::text, n.van_at, n.tot_at,
    n.gesloten_at, b.gezien_at
  FROM toegang_noodbericht b JOIN toegang_noodtoegang n ON n.id = b.noodtoegang_id
  JOIN zaken_zaak z ON z.id = n.zaak_id JOIN toegang_account a ON a.id = n.account_id
  WHERE b.voor = 'fg' AND z.verantwoordelijke_id = v_org
    AND n.regio_id = nullif(current_setting('kk.regio', true), '')::uuid
  UNION ALL
  -- Shared in an emergency: closed once it was explained.
  SELECT f.id, z.nummer::text, a.naam::text, 'gedeeld', d.nood_reden::text, f.at, f.at, d.uitgelegd_at, NULL
  FROM delen_fgbericht f JOIN delen_deling d ON d.id = f.deling_id JOIN zaken_zaak z ON z.id = f.zaak_id
  JOIN toegang_account a ON a.id = d.gemaakt_door
  WHERE f.verantwoordelijke_id = v_org AND f.regio_id = nullif(current_setting('kk.regio', true), '')::uuid
  ORDER BY 9 DESC NULLS FIRST, 6 DESC LIMIT 50;
END $$;
-- Luik: that the privacy officer saw it.
CREATE FUNCTION inzage_nood_gezien(p_bericht uuid, p_at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER {PAD} AS $$
BEGIN
  UPDATE toegang_noodbericht b SET gezien_at = p_at, gezien_door = nullif(current_setting('kk.account', true), '')::uuid
  FROM toegang_noodtoegang n JOIN zaken_zaak z ON z.id = n.zaak_id
  WHERE b.id = p_bericht AND b.noodtoegang_id = n.id AND b.voor = 'fg' AND b.gezien_at IS NULL
    AND z.verantwoordelijke_id = inzage_fg() AND b.regio_id = nullif(current_setting('kk.regio', true), '')::uuid;
  RETURN FOUND;
END $$;
"""  # noqa: S608 - only text written here

_ZOEK: Final = f"""
WITH blik AS MATERIALIZED (
  SELECT h.account_id, {_DAG} AS dag, i.zaak_id, z.nummer, h.at, {_VAN_WIE.format(zaak="z.verantwoordelijke_id")} AS org,
    extract(hour FROM h.at AT TIME ZONE 'Europe/Amsterdam')::int AS uur
  FROM logboek_handeling h JOIN logboek_inzage i ON i.handeling_id = h.id JOIN zaken_zaak z ON z.id = i.zaak_id
  WHERE h.regio_id = p_regio AND h.at >= p_van AND h.at < p_tot AND h.account_id IS NOT NULL AND i.soort = 'bekeken'
    AND h.rol NOT IN ({_WPG_ROLLEN}) AND NOT EXISTS (SELECT FROM zaken_contact c
      WHERE c.zaak_id = i.zaak_id AND c.muur / 100 = 4 AND c.id::text = i.gevraagd)
), gevonden (org, soort, account_id, dag, zaak_id, nummer, aantal, eerste_at) AS (
  SELECT b.org, 'zonder_band', b.account_id, b.dag, b.zaak_id, b.nummer, count(*)::int, min(b.at) FROM blik b
  WHERE NOT EXISTS (SELECT FROM toegang_relatie r WHERE r.zaak_id = b.zaak_id AND r.account_id = b.account_id
      AND b.dag BETWEEN r.van AND r.tot)
    AND NOT EXISTS (SELECT FROM regio_aanstelling s WHERE s.account_id = b.account_id AND b.dag BETWEEN s.van AND s.tot
      AND s.functie IN ('coordinator', 'fg'))
    AND NOT EXISTS (SELECT FROM regio_aanstelling s JOIN toegang_relatie r ON r.school_id = s.school_id
      WHERE s.account_id = b.account_id AND r.zaak_id = b.zaak_id AND b.dag BETWEEN r.van AND r.tot)
  GROUP BY 1, 3, 4, 5, 6
  UNION ALL
  SELECT b.org, 'nacht', b.account_id, b.dag, NULL, '', count(*)::int, min(b.at) FROM blik b
  WHERE b.uur >= p_nacht_van OR b.uur < p_nacht_tot GROUP BY 1, 3, 4
  UNION ALL
  SELECT b.org, 'veel', b.account_id, b.dag, NULL, '', count(DISTINCT b.zaak_id)::int, min(b.at) FROM blik b
  GROUP BY 1, 3, 4 HAVING count(DISTINCT b.zaak_id) >= p_veel
  UNION ALL
  SELECT h.verantwoordelijke_id, 'geweigerd', h.account_id, {_DAG}, NULL, '', count(*)::int, min(h.at)
  FROM logboek_handeling h JOIN logboek_inzage i ON i.handeling_id = h.id
  WHERE h.regio_id = p_regio AND h.at >= p_van AND h.at < p_tot AND h.account_id IS NOT NULL AND i.soort = 'geweigerd'
  GROUP BY 1, 3, 4 HAVING count(*) >= p_weigeringen
  UNION ALL
  SELECT z.verantwoordelijke_id, 'noodtoegang', n.account_id, (n.van_at AT TIME ZONE 'Europe/Amsterdam')::date, n.zaak_id,
    n.nummer, count(*)::int, min(n.van_at)
  FROM toegang_noodtoegang n JOIN zaken_zaak z ON z.id = n.zaak_id
  WHERE n.regio_id = p_regio AND n.van_at >= p_van AND n.van_at < p_tot GROUP BY 1, 3, 4, 5, 6
), nieuw AS (
  INSERT INTO inzage_afwijkendeblik (id, regio_id, verantwoordelijke_id, soort, account_id, dag, zaak_id, zaaknummer, aantal,
    eerste_at, gevonden_at, vraag, uitleg, oordeel, oordeel_tekst)
  SELECT gen_random_uuid(), p_regio, g.org, g.soort, g.account_id, g.dag, g.zaak_id, g.nummer, g.aantal, g.eerste_at, p_at,
    '', '', '', '' FROM gevonden g WHERE g.org IS NOT NULL AND (p_org IS NULL OR g.org = p_org)
  ON CONFLICT (verantwoordelijke_id, soort, account_id, dag, zaak_id) DO UPDATE SET aantal = EXCLUDED.aantal
    WHERE inzage_afwijkendeblik.aantal < EXCLUDED.aantal AND inzage_afwijkendeblik.oordeel = ''
  RETURNING 1
) SELECT count(*)::int FROM nieuw"""  # noqa: S608 - only text written here
_GRENZEN: Final = "p_nacht_van int, p_nacht_tot int, p_veel int, p_weigeringen int, p_at timestamptz"

LUIKEN_AFWIJKINGEN: Final = f"""
-- Looks that are odd, kept once each however often this runs. Not a luik itself: the two below say for whom.
CREATE FUNCTION inzage_zoek(p_org uuid, p_regio uuid, p_van timestamptz, p_tot timestamptz, {_GRENZEN}) RETURNS int
LANGUAGE sql {PAD} AS $$ {_ZOEK} $$;
-- Luik: looks for odd views of the own organisatie, for its privacy officer.
CREATE FUNCTION inzage_afwijkingen_fg(p_van timestamptz, p_tot timestamptz, {_GRENZEN}) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER {PAD} AS $$ BEGIN
  IF inzage_fg() IS NULL THEN RETURN 0; END IF;
  RETURN inzage_zoek(inzage_fg(), nullif(current_setting('kk.regio', true), '')::uuid, p_van, p_tot, p_nacht_van,
    p_nacht_tot, p_veel, p_weigeringen, p_at);
END $$;
-- Luik: the same for every organisatie of the regio, by the duty of the clock.
CREATE FUNCTION inzage_afwijkingen_regio(p_van timestamptz, p_tot timestamptz, {_GRENZEN}) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER {PAD} AS $$ BEGIN
  RETURN inzage_zoek(NULL, nullif(current_setting('kk.regio', true), '')::uuid, p_van, p_tot, p_nacht_van, p_nacht_tot,
    p_veel, p_weigeringen, p_at);
END $$;
REVOKE ALL ON FUNCTION inzage_fg, inzage_log, inzage_log_gezin, inzage_zaak, inzage_nood, inzage_nood_gezien, inzage_zoek,
  inzage_afwijkingen_fg, inzage_afwijkingen_regio FROM PUBLIC;
GRANT EXECUTE ON FUNCTION inzage_log, inzage_log_gezin, inzage_zaak, inzage_nood, inzage_nood_gezien,
  inzage_afwijkingen_fg TO web;
GRANT EXECUTE ON FUNCTION inzage_afwijkingen_regio TO jobs;
"""
UNDO: Final = "".join(f"DROP FUNCTION {name};" for name in (
    "inzage_afwijkingen_regio", "inzage_afwijkingen_fg", "inzage_zoek", "inzage_nood_gezien", "inzage_nood",
    "inzage_zaak", "inzage_log_gezin", "inzage_log", "inzage_fg"))
