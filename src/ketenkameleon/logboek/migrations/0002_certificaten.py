from django.db import migrations, models

import ketenkameleon.logboek.ids
from ketenkameleon.logboek.walls import append_only, regio_wall

LUIKEN = """
-- Luik: takes away what log lines of this regio hold, under a certificate, and gives back which lines those were.
CREATE FUNCTION logboek_vernietig(p_certificaat uuid, p_verantwoordelijke uuid, p_voorstel uuid, p_akkoord uuid,
  p_grond text, p_at timestamptz, p_zaken uuid[], p_objecten uuid[]) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE v_regio uuid := nullif(current_setting('kk.regio', true), '')::uuid;
BEGIN
  IF v_regio IS NULL THEN RAISE EXCEPTION 'zonder regio wordt niets vernietigd' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO logboek_certificaat (id, regio_id, verantwoordelijke_id, at, voorgesteld_door, goedgekeurd_door, grond)
    VALUES (p_certificaat, v_regio, p_verantwoordelijke, p_at, p_voorstel, p_akkoord, p_grond);
  RETURN QUERY
  WITH weg AS (
    DELETE FROM logboek_inhoud i USING logboek_regel r
    WHERE i.handeling_id = r.handeling_id AND i.volgnr = r.volgnr AND r.regio_id = v_regio
      AND r.object_soort <> 'certificaat' AND (r.zaak_id = ANY(p_zaken) OR r.object_id = ANY(p_objecten))
    RETURNING i.handeling_id, i.volgnr
  ), geschreven AS (
    INSERT INTO logboek_vernietigd (handeling_id, volgnr, regio_id, certificaat_id)
    SELECT w.handeling_id, w.volgnr, v_regio, p_certificaat FROM weg w
    RETURNING handeling_id, volgnr
  ) SELECT g.handeling_id || '/' || g.volgnr FROM geschreven g ORDER BY 1;
END $$;
-- Luik: the heads of the chains, to be signed and kept elsewhere. A head is a number and a hash.
CREATE FUNCTION logboek_hoofden() RETURNS TABLE (keten uuid, nummer bigint, hash bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT k.keten, k.nummer, k.hash FROM logboek_kop k ORDER BY k.keten
$$;
REVOKE ALL ON FUNCTION logboek_vernietig, logboek_hoofden FROM PUBLIC;
GRANT EXECUTE ON FUNCTION logboek_vernietig TO web;
GRANT EXECUTE ON FUNCTION logboek_hoofden TO jobs;
"""


class Migration(migrations.Migration):

    dependencies = [
        ("logboek", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Certificaat",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("regio_id", models.UUIDField()),
                ("verantwoordelijke_id", models.UUIDField(null=True)),
                ("at", models.DateTimeField()),
                ("voorgesteld_door", models.UUIDField()),
                ("goedgekeurd_door", models.UUIDField()),
                ("grond", models.CharField(max_length=200)),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("voorgesteld_door", models.F("goedgekeurd_door")), _negated=True), name="certificaat_twee_personen")],
            },
        ),
        migrations.CreateModel(
            name="Vernietigd",
            fields=[
                ("pk", models.CompositePrimaryKey("handeling_id", "volgnr", blank=True, editable=False, primary_key=True, serialize=False)),
                ("handeling_id", models.UUIDField()),
                ("volgnr", models.IntegerField()),
                ("regio_id", models.UUIDField()),
                ("certificaat_id", models.UUIDField()),
            ],
            options={
                "indexes": [models.Index(fields=["certificaat_id"], name="vernietigd_certificaat")],
            },
        ),
        regio_wall("logboek_certificaat", web="SELECT", jobs=""),
        regio_wall("logboek_vernietigd", web="", jobs=""),
        append_only("logboek_certificaat"),
        append_only("logboek_vernietigd"),
        migrations.RunSQL(LUIKEN, "DROP FUNCTION logboek_vernietig; DROP FUNCTION logboek_hoofden;"),
    ]
