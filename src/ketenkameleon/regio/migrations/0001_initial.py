import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import ketenkameleon.logboek.ids
from ketenkameleon.logboek.walls import regio_wall

BEGIN = """
-- Luik: who acts. Finds the aanstellingen that are valid on the day, writes the handeling, answers with the context.
-- p_soort: the kind of organisatie for which the rol is taken, '' without a rol. p_hoed: the aanstelling somebody works
-- under, the key of only zeros for a parent or child. What one organisatie gave is never added to what another gave.
CREATE FUNCTION toegang_begin(p_handeling uuid, p_account uuid, p_regio uuid, p_rol text, p_doel text, p_at timestamptz,
  p_lezersmuur int, p_soort text, p_hoed uuid)
RETURNS TABLE (account_id uuid, regio_id uuid, code text, regio_naam text, naam text, organisatie_id uuid,
  functies text[], school_ids uuid[], wetboek_versie int, wachtwoord text, aanstelling_id uuid, gezin boolean, hoeden int,
  nood jsonb, dag date, namen text[], waarden text[])
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_gezin CONSTANT uuid := '00000000-0000-0000-0000-000000000000';
  v_regio uuid;
BEGIN
  dag := (p_at AT TIME ZONE 'Europe/Amsterdam')::date;
  SELECT a.id, a.naam, a.password INTO account_id, naam, wachtwoord
    FROM toegang_account a WHERE a.id = p_account AND a.is_active;
  nood := toegang_nood(account_id, p_at, dag);
  SELECT s.id, s.regio_id, s.organisatie_id INTO aanstelling_id, regio_id, organisatie_id FROM regio_aanstelling s
    WHERE s.account_id = toegang_begin.account_id AND dag BETWEEN s.van AND s.tot AND p_hoed IS DISTINCT FROM v_gezin
    ORDER BY (s.id = p_hoed) DESC NULLS LAST, (s.regio_id = p_regio) DESC NULLS LAST, s.van, s.id LIMIT 1;
  SELECT count(DISTINCT (s.regio_id, s.organisatie_id)) INTO hoeden FROM regio_aanstelling s
    WHERE s.account_id = toegang_begin.account_id AND dag BETWEEN s.van AND s.tot;
  -- Without work it can be a parent or child: then the relatie says in which regio.
  SELECT r.regio_id INTO v_regio FROM toegang_relatie r WHERE r.account_id = toegang_begin.account_id
    AND r.soort IN ('ouder_met_gezag', 'ouder_zonder_gezag', 'kind') AND dag BETWEEN r.van AND r.tot
    ORDER BY (r.regio_id = p_regio) DESC NULLS LAST, r.van, r.id LIMIT 1;
  hoeden := hoeden + (v_regio IS NOT NULL)::int;
  gezin := aanstelling_id IS NULL AND v_regio IS NOT NULL;
  regio_id := coalesce(regio_id, v_regio);
  SELECT coalesce(array_agg(DISTINCT s.functie::text), '{}'),
      coalesce(array_agg(DISTINCT s.school_id) FILTER (WHERE s.school_id IS NOT NULL), '{}')
    INTO functies, school_ids FROM regio_aanstelling s
    WHERE s.account_id = toegang_begin.account_id AND s.regio_id = toegang_begin.regio_id
      AND s.organisatie_id = toegang_begin.organisatie_id AND dag BETWEEN s.van AND s.tot;
  SELECT r.code, r.naam INTO code, regio_naam FROM regio_regio r WHERE r.id = toegang_begin.regio_id;
  SELECT count(*) INTO wetboek_versie FROM wetboek_wetboekrij w WHERE w.regio_id = toegang_begin.regio_id;
  SELECT l.namen, l.waarden INTO namen, waarden
    FROM toegang_lijsten(toegang_begin.account_id, toegang_begin.regio_id, dag, p_lezersmuur,
      CASE WHEN gezin THEN '{gezin}' ELSE ARRAY(SELECT f FROM unnest(functies) f WHERE f IN ('coordinator', 'fg')) END,
      school_ids) l;
  INSERT INTO logboek_handeling (id, at, account_id, plicht, rol, doel, regio_id, verantwoordelijke_id)
    VALUES (p_handeling, p_at, toegang_begin.account_id, '', p_rol, p_doel, toegang_begin.regio_id,
      toegang_verantwoordelijke(toegang_begin.regio_id, organisatie_id, p_soort));
  RETURN NEXT;
END $$;
-- What somebody has open by break-glass; what is over ends first, so that no list of the context holds it any more.
CREATE FUNCTION toegang_nood(p_account uuid, p_at timestamptz, p_dag date) RETURNS jsonb
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE v_open jsonb;
BEGIN
  IF EXISTS (SELECT FROM toegang_noodtoegang n WHERE n.account_id = p_account AND n.gesloten_at IS NULL) THEN
    UPDATE toegang_relatie r SET tot = greatest(r.van, p_dag) - 1 FROM toegang_noodtoegang n
      WHERE n.account_id = p_account AND n.gesloten_at IS NULL AND n.tot_at <= p_at AND r.id = n.relatie_id;
    UPDATE toegang_noodtoegang n SET gesloten_at = n.tot_at
      WHERE n.account_id = p_account AND n.gesloten_at IS NULL AND n.tot_at <= p_at;
    SELECT jsonb_agg(jsonb_build_object('id', n.id, 'regio', n.regio_id, 'nummer', n.nummer, 'tot', n.tot_at)
        ORDER BY n.tot_at) INTO v_open
      FROM toegang_noodtoegang n WHERE n.account_id = p_account AND n.gesloten_at IS NULL;
  END IF;
  RETURN coalesce(v_open, '[]');
END $$;
-- The organisatie for which a rol is taken: one's own where it is of that kind, else the only or first of that kind.
-- Of several gemeenten none is guessed: then one's own.
CREATE FUNCTION toegang_verantwoordelijke(p_regio uuid, p_eigen uuid, p_soort text) RETURNS uuid
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE v_van_soort uuid[];
BEGIN
  IF p_soort = '' THEN RETURN p_eigen; END IF;
  v_van_soort := ARRAY(SELECT o.id FROM regio_organisatie o WHERE o.regio_id = p_regio AND o.soort = p_soort
    ORDER BY (o.id = p_eigen) DESC NULLS LAST, o.naam, o.id);
  IF p_soort = 'gemeente' AND cardinality(v_van_soort) > 1 AND v_van_soort[1] IS DISTINCT FROM p_eigen THEN
    RETURN p_eigen;
  END IF;
  RETURN coalesce(v_van_soort[1], p_eigen);
END $$;
-- Luik: a job or command acts under a named duty, in one regio; the duty is the regio's, or its first gemeente's.
CREATE FUNCTION toegang_begin_plicht(p_handeling uuid, p_plicht text, p_regio uuid, p_doel text, p_at timestamptz)
RETURNS TABLE (regio_id uuid, code text, naam text, wetboek_versie int, dag date, namen text[], waarden text[])
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  dag := (p_at AT TIME ZONE 'Europe/Amsterdam')::date;
  SELECT r.id, r.code, r.naam INTO STRICT regio_id, code, naam FROM regio_regio r WHERE r.id = p_regio;
  SELECT count(*) INTO wetboek_versie FROM wetboek_wetboekrij w WHERE w.regio_id = p_regio;
  SELECT l.namen, l.waarden INTO namen, waarden
    FROM toegang_lijsten(NULL, p_regio, dag, 100, '{dienst}', '{}') l;
  INSERT INTO logboek_handeling (id, at, plicht, rol, doel, regio_id, verantwoordelijke_id)
    VALUES (p_handeling, p_at, p_plicht, '', p_doel, p_regio,
      toegang_verantwoordelijke(p_regio, toegang_verantwoordelijke(p_regio, NULL, 'gemeente'), 'regio'));
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
REVOKE ALL ON FUNCTION toegang_begin, toegang_nood, toegang_begin_plicht, toegang_verantwoordelijke, toegang_regio_van_code,
  toegang_regios FROM PUBLIC;
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
            "DROP FUNCTION toegang_begin; DROP FUNCTION toegang_nood; DROP FUNCTION toegang_begin_plicht; DROP FUNCTION toegang_verantwoordelijke; DROP FUNCTION toegang_regio_van_code; DROP FUNCTION toegang_regios;",
        ),
    ]
