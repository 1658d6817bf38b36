"""The SQL of looking again at children who stay in view. Used by migration 0004. Source: docs/adr/0036-the-kernteam.md.
"""

from __future__ import annotations

from typing import Final

from ketenkameleon.team.muren_gebied import ANDERS, GEBIED, ZAKEN_VAN_GEBIED

BLIK: Final = """
-- Luik: keep that somebody looked at a child in view, or that its exemption holds no more; only for who answers for the
-- gemeente of the zaak. An end also ends what was noted of that exemption.
CREATE FUNCTION meldingen_blik(p_id uuid, p_zaak uuid, p_lijst text, p_soort text, p_op date, p_tekst text,
  p_reden text, p_kijk_weer date, p_at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_regio uuid; v_verantwoordelijke uuid; v_functie text;
BEGIN
  WITH """ + GEBIED + """
  SELECT z.regio_id, z.verantwoordelijke_id, CASE WHEN EXISTS (SELECT FROM ik WHERE ik.functie = 'coordinator')
      THEN 'coordinator' """ + ANDERS + """ END
    INTO v_regio, v_verantwoordelijke, v_functie
  FROM """ + ZAKEN_VAN_GEBIED + """ WHERE z.id = p_zaak;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'dit kind is niet aan u' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO meldingen_blikinbeeld (id, regio_id, verantwoordelijke_id, muur, zaak_id, lijst, soort, op, tekst, reden,
      kijk_weer_op, functie, account_id, gedaan_at)
    VALUES (p_id, v_regio, v_verantwoordelijke, 100, p_zaak, p_lijst, p_soort, p_op, p_tekst, p_reden, p_kijk_weer,
      v_functie, nullif(current_setting('kk.account', true), '')::uuid, p_at);
  IF p_soort = 'einde' THEN
    UPDATE meldingen_vrijgesteld v SET beeindigd_at = p_at
      WHERE v.regio_id = v_regio AND v.zaak_id = p_zaak AND v.beeindigd_at IS NULL AND v.van <= p_op;
  END IF;
END $$;
"""  # noqa: S608 - only text written here
BLIKKEN: Final = """
-- Luik: of these zaken, per list the last look and the last end; as far as one answers for their gemeente.
CREATE FUNCTION meldingen_blikken(p_zaken uuid[])
RETURNS TABLE (zaak_id uuid, lijst text, soort text, op date, functie text, tekst text, kijk_weer_op date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH """ + GEBIED + """
  SELECT DISTINCT ON (b.zaak_id, b.lijst, b.soort) b.zaak_id, b.lijst::text, b.soort::text, b.op, b.functie::text,
    b.tekst::text, b.kijk_weer_op
  FROM """ + ZAKEN_VAN_GEBIED + """ JOIN meldingen_blikinbeeld b ON b.zaak_id = z.id
  WHERE b.zaak_id = ANY (p_zaken)
  ORDER BY b.zaak_id, b.lijst, b.soort, b.gedaan_at DESC
$$;
"""  # noqa: S608 - only text written here
LUIKEN: Final = BLIK + BLIKKEN + """
REVOKE ALL ON FUNCTION meldingen_blik, meldingen_blikken FROM PUBLIC;
GRANT EXECUTE ON FUNCTION meldingen_blik, meldingen_blikken TO web;
-- What was noted of an exemption is not changed by hand: an end goes through the luik.
REVOKE UPDATE (kijk_weer_op, beeindigd_at) ON meldingen_vrijgesteld FROM web;
"""
UNDO: Final = """
GRANT UPDATE (kijk_weer_op, beeindigd_at) ON meldingen_vrijgesteld TO web;
DROP FUNCTION meldingen_blikken; DROP FUNCTION meldingen_blik;
"""
