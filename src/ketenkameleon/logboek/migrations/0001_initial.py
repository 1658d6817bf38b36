import django.db.models.deletion
from django.db import migrations, models

import ketenkameleon.logboek.ids
from ketenkameleon.logboek.walls import CONTEXT_REGIO, append_only, regio_wall

CHAIN = """
-- pg_temp last: unnamed it is searched first, and a temporary table of web would stand in for ours.
CREATE FUNCTION logboek_schakel() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
    INTO v_regels FROM logboek_regel WHERE handeling_id = NEW.id;
  SELECT coalesce(string_agg(json_build_array(id, soort, object_soort, gevraagd, zaak_id, reden)::text,
      E'\\n' ORDER BY id), '')
    INTO v_inzage FROM logboek_inzage WHERE handeling_id = NEW.id;
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
CREATE CONSTRAINT TRIGGER logboek_schakel AFTER INSERT ON logboek_handeling
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION logboek_schakel();
-- Else web could hang it on a table of its own and write links.
REVOKE ALL ON FUNCTION logboek_schakel FROM PUBLIC;
"""


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name="Kop",
            fields=[
                ("keten", models.UUIDField(primary_key=True, serialize=False)),
                ("nummer", models.BigIntegerField()),
                ("hash", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="Schakel",
            fields=[
                ("pk", models.CompositePrimaryKey("keten", "nummer", blank=True, editable=False, primary_key=True, serialize=False)),
                ("keten", models.UUIDField()),
                ("nummer", models.BigIntegerField()),
                ("handeling_id", models.UUIDField(unique=True)),
                ("vorige", models.BinaryField()),
                ("hash", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="Handeling",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("account_id", models.UUIDField(null=True)),
                ("plicht", models.CharField(default="", max_length=40)),
                ("rol", models.CharField(default="", max_length=40)),
                ("doel", models.CharField(max_length=60)),
                ("regio_id", models.UUIDField(null=True)),
                ("verantwoordelijke_id", models.UUIDField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["regio_id", "at"], name="handeling_regio_at")],
            },
        ),
        migrations.CreateModel(
            name="Inhoud",
            fields=[
                ("pk", models.CompositePrimaryKey("handeling_id", "volgnr", blank=True, editable=False, primary_key=True, serialize=False)),
                ("volgnr", models.IntegerField()),
                ("regio_id", models.UUIDField(null=True)),
                ("zout", models.BinaryField()),
                ("inhoud", models.TextField()),
                ("handeling", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, to="logboek.handeling")),
            ],
        ),
        migrations.CreateModel(
            name="Inzage",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("regio_id", models.UUIDField(null=True)),
                ("soort", models.CharField(max_length=20)),
                ("object_soort", models.CharField(max_length=40)),
                ("gevraagd", models.CharField(max_length=80)),
                ("zaak_id", models.UUIDField(null=True)),
                ("reden", models.CharField(default="", max_length=60)),
                ("handeling", models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, to="logboek.handeling")),
            ],
        ),
        migrations.CreateModel(
            name="Regel",
            fields=[
                ("pk", models.CompositePrimaryKey("handeling_id", "volgnr", blank=True, editable=False, primary_key=True, serialize=False)),
                ("volgnr", models.IntegerField()),
                ("regio_id", models.UUIDField(null=True)),
                ("gebeurtenis", models.CharField(max_length=60)),
                ("object_soort", models.CharField(max_length=40)),
                ("object_id", models.UUIDField()),
                ("zaak_id", models.UUIDField(null=True)),
                ("digest", models.BinaryField()),
                ("handeling", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, to="logboek.handeling")),
            ],
            options={
                "indexes": [models.Index(condition=models.Q(("zaak_id__isnull", False)), fields=["zaak_id"], name="regel_zaak")],
            },
        ),
    ]
    operations += [
        # Nobody rewrites the log, whatever they were granted.
        migrations.RunSQL(
            "CREATE FUNCTION logboek_weiger() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            " RAISE EXCEPTION 'wat hier staat, blijft staan (%)', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';"
            " END $$;",
            "DROP FUNCTION logboek_weiger();",
        ),
        *(append_only(t) for t in ("logboek_handeling", "logboek_regel", "logboek_inzage", "logboek_schakel")),
        regio_wall("logboek_handeling", web="", jobs=""),
        *(regio_wall(t, web="INSERT", jobs="INSERT") for t in ("logboek_regel", "logboek_inhoud")),
        regio_wall("logboek_inzage", web="INSERT", jobs="INSERT"),
        # A refused visitor may have no regio: then the line has none either, and nobody in a regio reads it.
        migrations.RunSQL(
            f"CREATE POLICY zonder_regio ON logboek_inzage FOR INSERT WITH CHECK (regio_id IS NULL AND {CONTEXT_REGIO} IS NULL);",
            "DROP POLICY zonder_regio ON logboek_inzage;",
        ),
        regio_wall("logboek_kop", web="", jobs="", column="keten"),
        regio_wall("logboek_schakel", web="", jobs="", column="keten"),
        migrations.RunSQL(CHAIN, "DROP TRIGGER logboek_schakel ON logboek_handeling; DROP FUNCTION logboek_schakel();"),
    ]
