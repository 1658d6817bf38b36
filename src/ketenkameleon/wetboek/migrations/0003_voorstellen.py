import django.db.models.deletion
from django.db import migrations, models

import ketenkameleon.logboek.ids
from ketenkameleon.logboek.walls import append_only, regio_wall

ZEKERHEID = ["gelezen in de bron", "gelezen in een oude tekst", "niet bevestigd", "na te vragen bij een jurist",
             "keuze van dit project", "aanname"]
LUIKEN = """
-- The code of the regio in which the actor may change the wetboek under this hat, today; nothing for everybody else.
CREATE FUNCTION wetboek_wijzigt() RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT r.code FROM regio_aanstelling s JOIN regio_regio r ON r.id = s.regio_id
  WHERE s.account_id = nullif(current_setting('kk.account', true), '')::uuid
    AND s.regio_id = nullif(current_setting('kk.regio', true), '')::uuid
    AND s.organisatie_id = nullif(current_setting('kk.organisatie', true), '')::uuid
    AND s.functie IN ('beheerder', 'coordinator')
    AND nullif(current_setting('kk.dag', true), '')::date BETWEEN s.van AND s.tot LIMIT 1
$$;
-- One proposal or decision at a time about a row of a regio, until the transaction ends.
CREATE FUNCTION wetboek_om_beurten(p_naam text) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT pg_advisory_xact_lock(hashtextextended(current_setting('kk.regio', true) || p_naam, 34))
$$;
-- Luik: propose a row for the own regio. What is wrong comes back as a word; '' when it stands.
CREATE FUNCTION wetboek_voorstel(p_id uuid, p_naam text, p_van date, p_waarde jsonb, p_eenheid text, p_bron text,
  p_zekerheid text, p_reden text, p_at timestamptz) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_regio uuid := nullif(current_setting('kk.regio', true), '')::uuid;
  v_code text := wetboek_wijzigt();
BEGIN
  IF v_code IS NULL THEN RETURN 'functie'; END IF;
  PERFORM wetboek_om_beurten(p_naam);
  IF EXISTS (SELECT FROM wetboek_wetboekrij w WHERE w.regio_id = v_regio AND w.naam = p_naam AND w.van = p_van
      AND w.scope = 'regio') THEN RETURN 'bekend'; END IF;
  IF EXISTS (SELECT FROM wetboek_rijvoorstel v WHERE v.regio_id = v_regio AND v.naam = p_naam
      AND NOT EXISTS (SELECT FROM wetboek_rijbesluit b WHERE b.voorstel_id = v.id)) THEN RETURN 'wacht'; END IF;
  IF p_van < nullif(current_setting('kk.dag', true), '')::date AND btrim(p_reden) = '' THEN RETURN 'voorbij'; END IF;
  INSERT INTO wetboek_rijvoorstel (id, regio_id, naam, van, waarde, eenheid, bron, zekerheid, scope, sleutel, reden,
      voorgesteld_door, voorgesteld_at)
    VALUES (p_id, v_regio, p_naam, p_van, p_waarde, p_eenheid, p_bron, p_zekerheid, 'regio', v_code, p_reden,
      nullif(current_setting('kk.account', true), '')::uuid, p_at);
  RETURN '';
END $$;
-- Luik: what becomes of a proposal. Another person says yes or no; who proposed it takes it back. Everything is asked anew.
CREATE FUNCTION wetboek_besluit(p_voorstel uuid, p_wat text, p_reden text, p_at timestamptz) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v wetboek_rijvoorstel;
  v_regio uuid := nullif(current_setting('kk.regio', true), '')::uuid;
  v_ik uuid := nullif(current_setting('kk.account', true), '')::uuid;
BEGIN
  IF wetboek_wijzigt() IS NULL THEN RETURN 'functie'; END IF;
  SELECT * INTO v FROM wetboek_rijvoorstel w WHERE w.id = p_voorstel AND w.regio_id = v_regio;
  IF v.id IS NULL THEN RETURN 'onbekend'; END IF;
  PERFORM wetboek_om_beurten(v.naam);
  IF EXISTS (SELECT FROM wetboek_rijbesluit b WHERE b.voorstel_id = v.id) THEN RETURN 'besloten'; END IF;
  IF (p_wat = 'ingetrokken') <> (v.voorgesteld_door = v_ik) THEN
    RETURN CASE WHEN p_wat = 'ingetrokken' THEN 'ander' ELSE 'zelf' END;
  END IF;
  IF p_wat = 'goedgekeurd' THEN
    IF v.van < nullif(current_setting('kk.dag', true), '')::date AND btrim(v.reden) = '' THEN RETURN 'voorbij'; END IF;
    IF EXISTS (SELECT FROM wetboek_wetboekrij w WHERE w.regio_id = v_regio AND w.naam = v.naam AND w.van = v.van
        AND w.scope = v.scope AND w.sleutel = v.sleutel) THEN RETURN 'bekend'; END IF;
    INSERT INTO wetboek_wetboekrij (id, regio_id, naam, van, waarde, eenheid, bron, zekerheid, scope, sleutel,
        voorgesteld_door, voorgesteld_at, goedgekeurd_door, goedgekeurd_at)
      VALUES (v.id, v_regio, v.naam, v.van, v.waarde, v.eenheid, v.bron, v.zekerheid, v.scope, v.sleutel,
        v.voorgesteld_door, v.voorgesteld_at, v_ik, p_at);
    INSERT INTO wetboek_herrekening (rij_id, regio_id, naam, van, bekeken, veranderd)
      SELECT v.id, v_regio, v.naam, v.van, 0, 0 WHERE v.naam LIKE 'termijn.%';
  END IF;
  INSERT INTO wetboek_rijbesluit (voorstel_id, regio_id, wat, reden, door, at)
    VALUES (v.id, v_regio, p_wat, p_reden, v_ik, p_at);
  RETURN '';
END $$;
-- Luik: the regios in which running terms wait to be counted again. No context is needed to ask.
CREATE FUNCTION wetboek_wachtende_regios() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT DISTINCT h.regio_id FROM wetboek_herrekening h WHERE h.klaar_at IS NULL ORDER BY 1
$$;
REVOKE ALL ON FUNCTION wetboek_wachtende_regios, wetboek_wijzigt, wetboek_om_beurten, wetboek_voorstel, wetboek_besluit FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wetboek_voorstel, wetboek_besluit TO web;
GRANT EXECUTE ON FUNCTION wetboek_wachtende_regios TO jobs;
"""
WEG = """
DROP FUNCTION wetboek_wachtende_regios;
DROP FUNCTION wetboek_voorstel; DROP FUNCTION wetboek_besluit; DROP FUNCTION wetboek_wijzigt; DROP FUNCTION wetboek_om_beurten;
"""


class Migration(migrations.Migration):
    """Rows are proposed by one person and decided by another; the worker counts running terms again."""

    dependencies = [("wetboek", "0002_toets"), ("regio", "0003_beheer")]

    operations = [
        migrations.CreateModel(
            name="Rijvoorstel",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("regio_id", models.UUIDField()),
                ("naam", models.CharField(max_length=80)),
                ("van", models.DateField()),
                ("waarde", models.JSONField()),
                ("eenheid", models.CharField(max_length=80)),
                ("bron", models.CharField(max_length=200)),
                ("zekerheid", models.CharField(max_length=40)),
                ("scope", models.CharField(max_length=10)),
                ("sleutel", models.CharField(max_length=10)),
                ("reden", models.CharField(max_length=300)),
                ("voorgesteld_door", models.UUIDField()),
                ("voorgesteld_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Rijbesluit",
            fields=[
                ("voorstel", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name="besluit", serialize=False, to="wetboek.rijvoorstel")),
                ("regio_id", models.UUIDField()),
                ("wat", models.CharField(max_length=12)),
                ("reden", models.CharField(max_length=300)),
                ("door", models.UUIDField()),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Herrekening",
            fields=[
                ("rij", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name="herrekening", serialize=False, to="wetboek.wetboekrij")),
                ("regio_id", models.UUIDField()),
                ("naam", models.CharField(max_length=80)),
                ("van", models.DateField()),
                ("tot_hier", models.UUIDField(null=True)),
                ("bekeken", models.IntegerField(default=0)),
                ("veranderd", models.IntegerField(default=0)),
                ("klaar_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.AddIndex(model_name="rijvoorstel", index=models.Index(fields=["regio_id", "naam"], name="rijvoorstel_naam")),
        migrations.AddIndex(model_name="herrekening", index=models.Index(condition=models.Q(("klaar_at__isnull", True)), fields=["regio_id"], name="herrekening_wacht")),
        migrations.AddConstraint(model_name="wetboekrij", constraint=models.UniqueConstraint(fields=("regio_id", "naam", "van", "scope", "sleutel"), name="wetboekrij_een_keer")),
        migrations.AddConstraint(model_name="rijvoorstel", constraint=models.CheckConstraint(condition=models.Q(("scope", "regio")), name="rijvoorstel_scope")),
        migrations.AddConstraint(model_name="rijvoorstel", constraint=models.CheckConstraint(condition=models.Q(("zekerheid__in", ZEKERHEID)), name="rijvoorstel_zekerheid")),
        migrations.AddConstraint(model_name="rijbesluit", constraint=models.CheckConstraint(condition=models.Q(("wat__in", ["goedgekeurd", "geweigerd", "ingetrokken"])), name="rijbesluit_wat")),
        migrations.AddConstraint(model_name="rijbesluit", constraint=models.CheckConstraint(condition=models.Q(("reden", ""), ("wat", "geweigerd"), _negated=True), name="rijbesluit_weigering_met_reden")),
        regio_wall("wetboek_rijvoorstel", web="SELECT", jobs=""),
        regio_wall("wetboek_rijbesluit", web="SELECT", jobs=""),
        regio_wall("wetboek_herrekening", web="SELECT", jobs="SELECT"),
        append_only("wetboek_rijvoorstel"),
        append_only("wetboek_rijbesluit"),
        migrations.RunSQL(LUIKEN, WEG),
    ]
