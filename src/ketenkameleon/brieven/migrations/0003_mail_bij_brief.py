from django.db import migrations

LUIK = """
-- Luik: what came of the mail that says that this letter stands on the own page, one word of it and no address: for who
-- runs the zaak and not for the family, as long as the letter was not opened. Nothing for a letter on paper.
CREATE FUNCTION brieven_mail(p_brief uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT CASE WHEN m.verstuurd_at IS NULL AND m.gestopt_at IS NULL THEN 'onderweg'
    WHEN a.terug_at >= coalesce(m.verstuurd_at, a.terug_at) THEN 'terug'
    WHEN m.verstuurd_at IS NOT NULL THEN 'verstuurd' WHEN m.fout = 'geen_adres' THEN 'geen_adres'
    ELSE 'mislukt' END
  FROM brieven_brief b
  JOIN post_bericht m ON m.regio_id = b.regio_id AND m.soort IN ('nieuws', 'nieuws_kind')
    AND m.sleutel = encode(sha256(convert_to(b.id::text, 'UTF8')), 'hex')
  LEFT JOIN post_berichtadres a ON a.regio_id = m.regio_id AND a.account_id = m.account_id
  WHERE b.id = p_brief AND b.weg = 'bericht' AND b.ontvangen_at IS NULL
    AND b.regio_id = nullif(current_setting('kk.regio', true), '')::uuid
    AND b.zaak_id = ANY (nullif(current_setting('kk.melding100', true), '')::uuid[])
$$;
REVOKE ALL ON FUNCTION brieven_mail FROM PUBLIC;
GRANT EXECUTE ON FUNCTION brieven_mail TO web;
"""


class Migration(migrations.Migration):
    """Who sent a letter to the own page sees whether the mail about it arrived."""

    dependencies = [("brieven", "0002_berichten_en_klachten")]

    operations = [migrations.RunSQL(LUIK, "DROP FUNCTION brieven_mail;")]
