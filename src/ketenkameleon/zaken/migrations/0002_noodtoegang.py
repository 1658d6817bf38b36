from django.db import migrations

OPEN = """
-- Luik: break-glass. Opens a zaak of the own regio that the walls hide, until a moment, and tells who must hear of it in
-- the same statement: it cannot be done in silence. NULL for a nummer that is not there.
CREATE FUNCTION zaken_nood_open(p_id uuid, p_nummer text, p_reden text, p_toelichting text, p_van timestamptz,
  p_tot timestamptz, p_voor text[]) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_account uuid := nullif(current_setting('kk.account', true), '')::uuid;
  v_regio uuid := nullif(current_setting('kk.regio', true), '')::uuid;
  v_dag date := nullif(current_setting('kk.dag', true), '')::date;
  v_zaak uuid;
  v_relatie uuid := gen_random_uuid();
BEGIN
  SELECT z.id INTO v_zaak FROM zaken_zaak z WHERE z.regio_id = v_regio AND z.nummer = p_nummer;
  IF v_zaak IS NULL OR v_account IS NULL OR cardinality(p_voor) = 0 THEN RETURN NULL; END IF;
  INSERT INTO toegang_relatie (id, regio_id, account_id, zaak_id, soort, muren, van, tot)
  VALUES (v_relatie, v_regio, v_account, v_zaak, 'noodtoegang', '{}', v_dag,
    (p_tot AT TIME ZONE 'Europe/Amsterdam')::date);
  INSERT INTO toegang_noodtoegang (id, regio_id, zaak_id, nummer, account_id, relatie_id, reden, toelichting, van_at, tot_at)
  VALUES (p_id, v_regio, v_zaak, p_nummer, v_account, v_relatie, p_reden, p_toelichting, p_van, p_tot);
  INSERT INTO toegang_noodbericht (id, regio_id, noodtoegang_id, voor, at)
  SELECT gen_random_uuid(), v_regio, p_id, voor, p_van FROM unnest(p_voor) AS v (voor);
  RETURN v_zaak;
END $$;
REVOKE ALL ON FUNCTION zaken_nood_open FROM PUBLIC;
GRANT EXECUTE ON FUNCTION zaken_nood_open TO web;
"""


class Migration(migrations.Migration):
    """Opening a zaak by break-glass needs a look past the wall, and one only."""

    dependencies = [("zaken", "0001_initial"), ("toegang", "0003_inloggen")]

    operations = [migrations.RunSQL(OPEN, "DROP FUNCTION zaken_nood_open;")]
