from django.db import migrations

HOEDEN = """
-- Luik: for what somebody can work, in every regio: before a choice is made there is only one regio to look in.
CREATE FUNCTION toegang_hoeden() RETURNS TABLE (hoed uuid, regio text, organisatie text, functies text[])
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_account uuid := nullif(current_setting('kk.account', true), '')::uuid;
  v_dag date := nullif(current_setting('kk.dag', true), '')::date;
BEGIN
  RETURN QUERY
  SELECT (array_agg(s.id ORDER BY s.van, s.id))[1], r.naam::text, o.naam::text,
    array_agg(DISTINCT s.functie::text ORDER BY s.functie::text)
  FROM regio_aanstelling s JOIN regio_regio r ON r.id = s.regio_id JOIN regio_organisatie o ON o.id = s.organisatie_id
  WHERE s.account_id = v_account AND v_dag BETWEEN s.van AND s.tot GROUP BY r.id, o.id
  UNION ALL
  (SELECT '00000000-0000-0000-0000-000000000000', r.naam::text, '', '{}'::text[] FROM toegang_relatie t
   JOIN regio_regio r ON r.id = t.regio_id
   WHERE t.account_id = v_account AND v_dag BETWEEN t.van AND t.tot
     AND t.soort IN ('ouder_met_gezag', 'ouder_zonder_gezag', 'kind') LIMIT 1)
  ORDER BY 2, 3;
END $$;
-- Luik: the first login at the provider of an organisatie, by a claim that the provider vouches for. Only an account that
-- works for that organisatie and for no other, and that no other subject of this provider has.
CREATE FUNCTION toegang_koppel_claim(p_id uuid, p_issuer text, p_subject text, p_naam text, p_organisatie uuid,
  p_at timestamptz) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_account uuid;
  v_dag date := (p_at AT TIME ZONE 'Europe/Amsterdam')::date;
BEGIN
  SELECT a.id INTO v_account FROM toegang_account a WHERE a.gebruikersnaam = p_naam AND a.is_active
    AND EXISTS (SELECT FROM regio_aanstelling s WHERE s.account_id = a.id AND v_dag BETWEEN s.van AND s.tot)
    AND NOT EXISTS (SELECT FROM regio_aanstelling s WHERE s.account_id = a.id AND v_dag <= s.tot
      AND s.organisatie_id <> p_organisatie)
    AND NOT EXISTS (SELECT FROM toegang_inlogkoppeling k WHERE k.account_id = a.id AND k.issuer = p_issuer);
  IF v_account IS NOT NULL THEN
    INSERT INTO toegang_inlogkoppeling (id, issuer, subject, account_id, gemaakt_at, hoe)
    VALUES (p_id, p_issuer, p_subject, v_account, p_at, 'claim');
  END IF;
  RETURN v_account;
END $$;
REVOKE ALL ON FUNCTION toegang_hoeden, toegang_koppel_claim FROM PUBLIC;
GRANT EXECUTE ON FUNCTION toegang_hoeden, toegang_koppel_claim TO web;
"""


class Migration(migrations.Migration):
    """Choosing for whom one works, and the first login at an organisatie's own provider."""

    dependencies = [("regio", "0001_initial"), ("toegang", "0003_inloggen")]

    operations = [
        migrations.RunSQL(HOEDEN, "DROP FUNCTION toegang_hoeden; DROP FUNCTION toegang_koppel_claim;"),
    ]
