import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import ketenkameleon.logboek.ids
from ketenkameleon.logboek.walls import regio_wall

BEGIN = """
-- Luik: who acts. Finds the aanstellingen that are valid on the day, writes the handeling, answers with the context.
CREATE FUNCTION toegang_begin(p_handeling uuid, p_account uuid, p_regio uuid, p_rol text, p_doel text, p_at timestamptz)
RETURNS TABLE (account_id uuid, regio_id uuid, code text, regio_naam text, naam text, organisatie_id uuid,
  functies text[], school_ids uuid[], wetboek_versie int, wachtwoord text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE v_dag date := (p_at AT TIME ZONE 'Europe/Amsterdam')::date;
BEGIN
  SELECT a.id, a.naam, a.password INTO account_id, naam, wachtwoord
    FROM toegang_account a WHERE a.id = p_account AND a.is_active;
  SELECT s.regio_id INTO regio_id FROM regio_aanstelling s
    WHERE s.account_id = toegang_begin.account_id AND v_dag BETWEEN s.van AND s.tot
    ORDER BY (s.regio_id = p_regio) DESC NULLS LAST, s.van, s.id LIMIT 1;
  SELECT (array_agg(s.organisatie_id ORDER BY s.van, s.id))[1], array_agg(DISTINCT s.functie::text),
      coalesce(array_agg(DISTINCT s.school_id) FILTER (WHERE s.school_id IS NOT NULL), '{}')
    INTO organisatie_id, functies, school_ids FROM regio_aanstelling s
    WHERE s.account_id = toegang_begin.account_id AND s.regio_id = toegang_begin.regio_id
      AND v_dag BETWEEN s.van AND s.tot;
  SELECT r.code, r.naam INTO code, regio_naam FROM regio_regio r WHERE r.id = toegang_begin.regio_id;
  SELECT count(*) INTO wetboek_versie FROM wetboek_wetboekrij w WHERE w.regio_id = toegang_begin.regio_id;
  INSERT INTO logboek_handeling (id, at, account_id, plicht, rol, doel, regio_id)
    VALUES (p_handeling, p_at, toegang_begin.account_id, '', p_rol, p_doel, toegang_begin.regio_id);
  RETURN NEXT;
END $$;
-- Luik: a job or command acts under a named duty, in one regio.
CREATE FUNCTION toegang_begin_plicht(p_handeling uuid, p_plicht text, p_regio uuid, p_doel text, p_at timestamptz)
RETURNS TABLE (regio_id uuid, code text, naam text, wetboek_versie int)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  SELECT r.id, r.code, r.naam INTO STRICT regio_id, code, naam FROM regio_regio r WHERE r.id = p_regio;
  SELECT count(*) INTO wetboek_versie FROM wetboek_wetboekrij w WHERE w.regio_id = p_regio;
  INSERT INTO logboek_handeling (id, at, plicht, rol, doel, regio_id)
    VALUES (p_handeling, p_at, p_plicht, '', p_doel, p_regio);
  RETURN NEXT;
END $$;
-- Luik: a command names its regio by code, before there is a context to read the table in.
CREATE FUNCTION toegang_regio_van_code(p_code text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT id FROM regio_regio WHERE code = p_code OR (p_code = '' AND (SELECT count(*) FROM regio_regio) = 1)
$$;
-- Luik: the worker goes through all regios, one context each.
CREATE FUNCTION toegang_regios() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT id FROM regio_regio ORDER BY id
$$;
REVOKE ALL ON FUNCTION toegang_begin, toegang_begin_plicht, toegang_regio_van_code, toegang_regios FROM PUBLIC;
GRANT EXECUTE ON FUNCTION toegang_begin TO web;
GRANT EXECUTE ON FUNCTION toegang_begin_plicht, toegang_regio_van_code, toegang_regios TO jobs;
"""


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ("logboek", "0001_initial"),
        ("wetboek", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Regio",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=10, unique=True)),
                ("naam", models.CharField(max_length=120)),
            ],
        ),
        migrations.CreateModel(
            name="Organisatie",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("soort", models.CharField(max_length=20)),
                ("naam", models.CharField(max_length=120)),
                ("regio", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
            ],
        ),
        migrations.CreateModel(
            name="Gemeente",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=4)),
                ("naam", models.CharField(max_length=120)),
                ("vakantieregio", models.CharField(max_length=10)),
                ("organisatie", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
                ("regio", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
            ],
        ),
        migrations.CreateModel(
            name="School",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("brin6", models.CharField(max_length=6)),
                ("naam", models.CharField(max_length=120)),
                ("soort", models.CharField(max_length=3)),
                ("telefoon", models.CharField(default="", max_length=20)),
                ("gemeente", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="regio.gemeente")),
                ("regio", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
            ],
        ),
        migrations.CreateModel(
            name="Aanstelling",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("functie", models.CharField(max_length=20)),
                ("van", models.DateField()),
                ("tot", models.DateField(default="9999-12-31")),
                ("account", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                ("organisatie", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
                ("regio", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("school", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="regio.school")),
            ],
        ),
        migrations.AddConstraint(
            model_name="organisatie",
            constraint=models.CheckConstraint(condition=models.Q(("soort__in", ["gemeente", "halt", "rvdk", "school", "doorstroompunt", "cjg", "ggd", "swv", "regio"])), name="organisatie_soort"),
        ),
        migrations.AddConstraint(
            model_name="organisatie",
            constraint=models.UniqueConstraint(fields=("regio", "naam"), name="organisatie_naam"),
        ),
        migrations.AddConstraint(
            model_name="gemeente",
            constraint=models.UniqueConstraint(fields=("regio", "code"), name="gemeente_code"),
        ),
        migrations.AddConstraint(
            model_name="gemeente",
            constraint=models.CheckConstraint(condition=models.Q(("vakantieregio__in", ["noord", "midden", "zuid"])), name="gemeente_vakantie"),
        ),
        migrations.AddConstraint(
            model_name="school",
            constraint=models.UniqueConstraint(fields=("regio", "brin6"), name="school_brin6"),
        ),
        migrations.AddConstraint(
            model_name="school",
            constraint=models.CheckConstraint(condition=models.Q(("soort__in", ["po", "vo", "so", "mbo"])), name="school_soort"),
        ),
        migrations.AddConstraint(
            model_name="school",
            constraint=models.CheckConstraint(condition=models.Q(("brin6__regex", "^[0-9]{2}[A-Z]{2}[0-9]{2}$")), name="school_brin6_vorm"),
        ),
        migrations.AddIndex(
            model_name="aanstelling",
            index=models.Index(fields=["account", "tot"], name="aanstelling_account"),
        ),
        migrations.AddConstraint(
            model_name="aanstelling",
            constraint=models.CheckConstraint(condition=models.Q(("tot__gte", models.F("van"))), name="aanstelling_van_voor_tot"),
        ),
    ]
    operations += [
        regio_wall("regio_regio", web="SELECT", jobs="SELECT", column="id"),
        *(regio_wall(f"regio_{t}", web="SELECT", jobs="SELECT") for t in ("organisatie", "gemeente", "school", "aanstelling")),
        # Two luiken: the context must be known before a wall can open.
        migrations.RunSQL(
            BEGIN,
            "DROP FUNCTION toegang_begin; DROP FUNCTION toegang_begin_plicht; DROP FUNCTION toegang_regio_van_code; DROP FUNCTION toegang_regios;",
        ),
    ]
