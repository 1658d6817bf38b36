import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models

# A look with zaken has one part more than one without, so that what was written before is still what it was.
MET_LIJST = """
  SELECT coalesce(string_agg((CASE WHEN zaken IS NULL
      THEN json_build_array(id, soort, object_soort, gevraagd, zaak_id, reden)
      ELSE json_build_array(id, soort, object_soort, gevraagd, zaak_id, reden, zaken) END)::text,
      E'\\n' ORDER BY id), '')
    INTO v_inzage FROM logboek_inzage WHERE handeling_id = NEW.id;"""
ZONDER_LIJST = """
  SELECT coalesce(string_agg(json_build_array(id, soort, object_soort, gevraagd, zaak_id, reden)::text,
      E'\\n' ORDER BY id), '')
    INTO v_inzage FROM logboek_inzage WHERE handeling_id = NEW.id;"""
CHAIN = """
CREATE OR REPLACE FUNCTION logboek_schakel() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_keten uuid := coalesce(NEW.regio_id, '00000000-0000-0000-0000-000000000000');
  v_nummer bigint; v_vorige bytea; v_regels text; v_inzage text; v_hash bytea;
BEGIN
  -- The number is taken by the update that takes the lock, so numbers and hashes follow each other.
  UPDATE logboek_kop SET nummer = nummer + 1 WHERE keten = v_keten RETURNING nummer, hash INTO v_nummer, v_vorige;
  IF NOT FOUND THEN
    INSERT INTO logboek_kop (keten, nummer, hash) VALUES (v_keten, 0, '') ON CONFLICT DO NOTHING;
    UPDATE logboek_kop SET nummer = nummer + 1 WHERE keten = v_keten RETURNING nummer, hash INTO v_nummer, v_vorige;
  END IF;
  SELECT coalesce(string_agg(json_build_array(volgnr, gebeurtenis, object_soort, object_id, zaak_id,
      encode(digest, 'hex'))::text, E'\\n' ORDER BY volgnr), '')
    INTO v_regels FROM logboek_regel WHERE handeling_id = NEW.id;{inzage}
  v_hash := sha256(convert_to(json_build_array(v_keten, v_nummer, encode(v_vorige, 'hex'), NEW.id,
      to_char(NEW.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), NEW.account_id, NEW.plicht, NEW.rol, NEW.doel,
      NEW.regio_id, NEW.verantwoordelijke_id,
      encode(sha256(convert_to(v_regels, 'UTF8')), 'hex'), encode(sha256(convert_to(v_inzage, 'UTF8')), 'hex'))::text,
      'UTF8'));
  INSERT INTO logboek_schakel (keten, nummer, handeling_id, vorige, hash)
    VALUES (v_keten, v_nummer, NEW.id, v_vorige, v_hash);
  UPDATE logboek_kop SET hash = v_hash WHERE keten = v_keten;
  RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    """A look at a list says which zaken stood on it."""

    dependencies = [
        ("logboek", "0003_controle"),
    ]

    operations = [
        migrations.AddField(
            model_name="inzage",
            name="zaken",
            field=django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), null=True, size=None),
        ),
        migrations.AddIndex(
            model_name="inzage",
            index=django.contrib.postgres.indexes.GinIndex(condition=models.Q(("zaken__isnull", False)), fields=["zaken"], gin_pending_list_limit=256, name="inzage_zaken"),
        ),
        migrations.RunSQL(CHAIN.replace("{inzage}", MET_LIJST), CHAIN.replace("{inzage}", ZONDER_LIJST)),
    ]
