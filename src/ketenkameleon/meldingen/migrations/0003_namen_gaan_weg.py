from django.db import migrations, models

LUIK = """
-- Luik: the name goes out of every open signaal of the regio that was given, or handed over, before that day. Which
-- ones they are. One that was handed over goes back to the kernteam: a report needs a child.
CREATE FUNCTION meldingen_namen_weg(p_voor date) RETURNS TABLE (signaal uuid)
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  UPDATE meldingen_signaal s SET voornaam = '', achternaam = '', geboren = NULL, nummersoort = '', nummer = NULL,
    nummer_zoek = NULL, overgedragen_at = NULL, overgedragen_door = NULL
  WHERE s.regio_id = nullif(current_setting('kk.regio', true), '')::uuid AND s.klaar_at IS NULL
    AND (s.achternaam <> '' OR s.voornaam <> '' OR s.nummer IS NOT NULL)
    AND (coalesce(s.overgedragen_at, s.gegeven_at) AT TIME ZONE 'Europe/Amsterdam')::date < p_voor
  RETURNING s.id
$$;
REVOKE ALL ON FUNCTION meldingen_namen_weg FROM PUBLIC;
GRANT EXECUTE ON FUNCTION meldingen_namen_weg TO jobs;
"""


class Migration(migrations.Migration):
    """The name in a signaal that nobody finishes has an end; one's own signalen are found without reading the rest."""

    dependencies = [("meldingen", "0002_signalen")]

    operations = [
        migrations.AddIndex(
            "signaal",
            models.Index(condition=models.Q(("klaar_at__isnull", True)), fields=["eigenaar_id"], name="signaal_eigenaar"),
        ),
        migrations.AddIndex("signaal", models.Index(fields=["afzender_id", "-gegeven_at"], name="signaal_afzender")),
        migrations.RunSQL(LUIK, "DROP FUNCTION meldingen_namen_weg;"),
    ]
