"""The SQL of signalen, of the question who is involved, and of the list of children who stay in view.

Used by migration 0002. Source: design.md 2a and 6, Walls; docs/adr/0036-the-kernteam.md.
"""

from __future__ import annotations

from typing import Final

from ketenkameleon.logboek.walls import CONTEXT_ACCOUNT, Opening, breed, listed, relatie
from ketenkameleon.regio.muren import ARTSSCHOLEN, KERNSCHOLEN
from ketenkameleon.team.muren_gebied import GEBIED, ZAKEN_VAN_GEBIED

SIGNAAL: Final = (
    Opening("kernteam", f"kring = 'kernteam' AND school_id = ANY ({KERNSCHOLEN})"),
    Opening("arts", f"kring = 'school_arts' AND school_id = ANY ({ARTSSCHOLEN})"),
    Opening("school", f"school_id = ANY ({listed('scholen')})"),
    Opening("eigen", f"afzender_id = {CONTEXT_ACCOUNT}"),
    # Who judges reports sees what was handed over, and nothing that was not.
    Opening("breed", f"{breed('melding').test} AND overgedragen_at IS NOT NULL"),
    relatie("melding", command="SELECT"),
)
GEVRAAGD: Final = Opening("eigen", f"account_id = {CONTEXT_ACCOUNT}")

IN_BEELD: Final = """
-- Luik: which children are exempt, or long at home since that day. For a coördinator the regio; for who swore the oath
-- as leerplichtambtenaar the gemeenten it was sworn in; for everybody else nothing.
CREATE FUNCTION meldingen_in_beeld(p_sinds date)
RETURNS TABLE (zaak_id uuid, nummer text, lijst text, soort text, naam text, school text, gemeente text, sinds date,
  kijk_weer_op date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH """ + GEBIED + """, beeld AS (
    SELECT z.id, z.nummer, 'vrijgesteld' AS lijst, v.soort, z.persoon_id, z.school_id, m.naam AS gemeente,
      v.van AS sinds, v.kijk_weer_op
    FROM """ + ZAKEN_VAN_GEBIED + """
      JOIN meldingen_vrijgesteld v ON v.zaak_id = z.id AND m.dag BETWEEN v.van AND v.tot AND v.beeindigd_at IS NULL
    UNION ALL
    SELECT z.id, z.nummer, 'lang_thuis', '', z.persoon_id, z.school_id, m.naam, z.verzuim_van, NULL
    FROM """ + ZAKEN_VAN_GEBIED + """
    WHERE z.stand IN ('nieuw', 'loopt') AND z.soort = 'verzuim' AND z.verzuim_van <= p_sinds
  )
  SELECT b.id, b.nummer::text, b.lijst, b.soort::text,
    concat_ws(' ', nullif(p.voornaam, ''), nullif(p.tussenvoegsel, ''), nullif(p.achternaam, '')),
    coalesce(s.naam, '')::text, b.gemeente::text, b.sinds, b.kijk_weer_op
  FROM beeld b JOIN personen_persoon p ON p.id = b.persoon_id LEFT JOIN regio_school s ON s.id = b.school_id
  ORDER BY b.lijst DESC, b.sinds, b.nummer LIMIT 500
$$;
"""  # noqa: S608 - only text written here
LUIKEN: Final = """
-- Luik: ask who is involved with the child of this number. The same work and one new row, whether anybody is or not;
-- the answer is empty, unless a ground was written down. Only for the kernteam of that school.
CREATE FUNCTION meldingen_betrokken(p_id uuid, p_bsn bytea[], p_onderwijsnummer bytea[], p_signaal bytea[],
  p_school uuid, p_grond text, p_waarom text, p_verteld date, p_niet_verteld text, p_at timestamptz)
RETURNS TABLE (naam text, functie text, telefoon text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_nul CONSTANT uuid := '00000000-0000-0000-0000-000000000000';
  v_regio uuid := nullif(current_setting('kk.regio', true), '')::uuid;
  v_ik uuid := nullif(current_setting('kk.account', true), '')::uuid;
  v_organisatie uuid := nullif(current_setting('kk.organisatie', true), '')::uuid;
  v_dag date := nullif(current_setting('kk.dag', true), '')::date;
  -- Above what the work takes: the answer comes at the same moment, whatever was found.
  v_klaar CONSTANT timestamptz := clock_timestamp() + interval '5 milliseconds';
  v_bsn uuid; v_ander uuid; v_zaak uuid; v_vast uuid; v_signaal uuid; v_eigenaar uuid; v_aan uuid;
BEGIN
  IF NOT EXISTS (SELECT FROM regio_kernteamplaats k JOIN regio_aanstelling s ON s.id = k.aanstelling_id
      WHERE k.school_id = p_school AND k.regio_id = v_regio AND s.account_id = v_ik AND s.organisatie_id = v_organisatie
        AND v_dag BETWEEN k.van AND k.tot AND v_dag BETWEEN s.van AND s.tot) THEN
    RAISE EXCEPTION 'niet in het kernteam van deze school' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT p.id INTO v_bsn FROM personen_persoon p WHERE p.regio_id = v_regio AND p.bsn_zoek = ANY (p_bsn) LIMIT 1;
  SELECT p.id INTO v_ander FROM personen_persoon p
    WHERE p.regio_id = v_regio AND p.onderwijsnummer_zoek = ANY (p_onderwijsnummer) LIMIT 1;
  SELECT z.id INTO v_zaak FROM zaken_zaak z WHERE z.regio_id = v_regio
    AND z.persoon_id = coalesce(v_bsn, v_ander, v_nul) AND z.stand <> 'gesloten';
  SELECT r.account_id INTO v_vast FROM toegang_relatie r WHERE r.zaak_id = coalesce(v_zaak, v_nul) AND r.soort = 'vast'
    AND v_dag BETWEEN r.van AND r.tot LIMIT 1;
  SELECT s.id, s.eigenaar_id INTO v_signaal, v_eigenaar FROM meldingen_signaal s
    WHERE s.regio_id = v_regio AND s.nummer_zoek = ANY (p_signaal) AND s.klaar_at IS NULL
      AND s.kring = 'kernteam' ORDER BY s.gegeven_at LIMIT 1;
  v_aan := nullif(coalesce(v_vast, v_eigenaar), v_ik);
  INSERT INTO meldingen_betrokkenvraag (id, regio_id, verantwoordelijke_id, muur, zaak_id, signaal_id, school_id,
      vrager_id, gevraagd_at, gevraagd_op, verteld_op, niet_verteld, grond, waarom, account_id, antwoord)
    VALUES (p_id, v_regio, v_organisatie, 100, v_zaak, CASE WHEN v_vast IS NULL THEN v_signaal END, p_school, v_ik,
      p_at, v_dag, p_verteld, p_niet_verteld, p_grond, p_waarom, v_aan, '');
  IF p_grond <> '' THEN
    INSERT INTO logboek_inzage (id, handeling_id, regio_id, soort, object_soort, gevraagd, zaak_id, reden)
      VALUES (gen_random_uuid(), nullif(current_setting('kk.handeling', true), '')::uuid, v_regio, 'bekeken',
        'betrokken', p_id::text, v_zaak, p_grond);
    RETURN QUERY SELECT * FROM meldingen_wie_is(v_aan, v_regio, v_dag);
  END IF;
  PERFORM pg_sleep_until(v_klaar);
END $$;
-- Who somebody is to a colleague: name, functie and telephone number. Not for web: two luiken ask it.
CREATE FUNCTION meldingen_wie_is(p_account uuid, p_regio uuid, p_dag date)
RETURNS TABLE (naam text, functie text, telefoon text)
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT a.naam::text, s.functie::text, coalesce(nullif(k.telefoon, ''), pr.telefoon, '')::text
  FROM toegang_account a
  JOIN regio_aanstelling s ON s.account_id = a.id AND s.regio_id = p_regio AND p_dag BETWEEN s.van AND s.tot
  LEFT JOIN team_professional pr ON pr.aanstelling_id = s.id
  LEFT JOIN regio_kernteamplaats k ON k.aanstelling_id = s.id AND p_dag BETWEEN k.van AND k.tot
  WHERE a.id = p_account ORDER BY (pr.id IS NULL), s.van, s.id, k.van LIMIT 1
$$;
-- Luik: the questions that somebody asked since a day, and the answer of who chose to give one. Nothing of the others.
CREATE FUNCTION meldingen_eigen_vragen(p_sinds date)
RETURNS TABLE (id uuid, school text, gevraagd_at timestamptz, direct boolean, antwoord_at timestamptz, naam text,
  functie text, telefoon text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT v.id, s.naam::text, v.gevraagd_at, v.grond <> '', CASE WHEN v.antwoord = 'contact' THEN v.antwoord_at END,
    w.naam, w.functie, w.telefoon
  FROM meldingen_betrokkenvraag v JOIN regio_school s ON s.id = v.school_id
  LEFT JOIN LATERAL meldingen_wie_is(CASE WHEN v.antwoord = 'contact' THEN v.account_id END, v.regio_id,
    nullif(current_setting('kk.dag', true), '')::date) w ON true
  WHERE v.vrager_id = nullif(current_setting('kk.account', true), '')::uuid
    AND v.regio_id = nullif(current_setting('kk.regio', true), '')::uuid AND v.gevraagd_op >= p_sinds
  ORDER BY v.gevraagd_at DESC LIMIT 100
$$;
""" + IN_BEELD + """
REVOKE ALL ON FUNCTION meldingen_betrokken, meldingen_wie_is, meldingen_eigen_vragen, meldingen_in_beeld FROM PUBLIC;
GRANT EXECUTE ON FUNCTION meldingen_betrokken, meldingen_eigen_vragen, meldingen_in_beeld TO web;
"""  # noqa: S608 - only text written here
UNDO: Final = """
DROP FUNCTION meldingen_in_beeld; DROP FUNCTION meldingen_eigen_vragen; DROP FUNCTION meldingen_betrokken;
DROP FUNCTION meldingen_wie_is;
"""
