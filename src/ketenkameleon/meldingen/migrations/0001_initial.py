import django.db.models.deletion
from django.db import migrations, models

import ketenkameleon.logboek.ids
from ketenkameleon.logboek.walls import Opening, breed, child_of_zaak, listed, relatie_by_muur, wall

SCHOLEN = """
-- The school of a report stands to the zaak that the report got, and no longer to one it turns out not to be of.
CREATE FUNCTION meldingen_school_erbij() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$ BEGIN
  INSERT INTO toegang_relatie (id, regio_id, zaak_id, persoon_id, school_id, soort, muren, van, tot)
  SELECT gen_random_uuid(), n.regio_id, n.zaak_id, z.persoon_id, n.school_id, 'school', '{}', min(n.gemeld_op), '9999-12-31'
  FROM nieuw n JOIN zaken_zaak z ON z.id = n.zaak_id
  WHERE n.school_id IS NOT NULL AND n.school_id IS DISTINCT FROM z.school_id
  GROUP BY n.regio_id, n.zaak_id, z.persoon_id, n.school_id ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE FUNCTION meldingen_school_eraf() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$ BEGIN
  UPDATE toegang_relatie r SET tot = greatest(r.van, coalesce(nullif(current_setting('kk.dag', true), '')::date, r.van)) - 1
  FROM oud o JOIN nieuw n USING (id)
  WHERE o.zaak_id IS NOT NULL AND (o.zaak_id, o.school_id) IS DISTINCT FROM (n.zaak_id, n.school_id)
    AND r.soort = 'school' AND r.tot = '9999-12-31' AND r.zaak_id = o.zaak_id AND r.school_id = o.school_id
    AND NOT EXISTS (SELECT FROM meldingen_melding m WHERE m.zaak_id = o.zaak_id AND m.school_id = o.school_id)
    AND NOT EXISTS (SELECT FROM zaken_plek k WHERE k.zaak_id = o.zaak_id AND k.school_id = o.school_id);
  RETURN NULL;
END $$;
CREATE TRIGGER meldingen_school_erbij AFTER INSERT ON meldingen_melding REFERENCING NEW TABLE AS nieuw
  FOR EACH STATEMENT EXECUTE FUNCTION meldingen_school_erbij();
CREATE TRIGGER meldingen_school_daarbij AFTER UPDATE ON meldingen_melding REFERENCING NEW TABLE AS nieuw
  FOR EACH STATEMENT EXECUTE FUNCTION meldingen_school_erbij();
CREATE TRIGGER meldingen_school_eraf AFTER UPDATE ON meldingen_melding REFERENCING OLD TABLE AS oud NEW TABLE AS nieuw
  FOR EACH STATEMENT EXECUTE FUNCTION meldingen_school_eraf();
-- Luik: the report with this number, when any vestiging of the school made it (the same BRIN): to hang an addition on.
CREATE FUNCTION meldingen_van_brin(p_nummer bigint) RETURNS TABLE (id uuid, zaak_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$ BEGIN
  RETURN QUERY SELECT m.id, m.zaak_id FROM meldingen_melding m JOIN regio_school s ON s.id = m.school_id
  WHERE m.regio_id = nullif(current_setting('kk.regio', true), '')::uuid AND m.meldingsnummer = p_nummer
    AND left(s.brin6, 4) IN (SELECT left(e.brin6, 4) FROM regio_school e
      WHERE e.id = ANY (nullif(current_setting('kk.scholen', true), '')::uuid[]));
END $$;
REVOKE ALL ON FUNCTION meldingen_school_erbij, meldingen_school_eraf, meldingen_van_brin FROM PUBLIC;
GRANT EXECUTE ON FUNCTION meldingen_van_brin TO web;
"""
KEPT = "SELECT, INSERT, UPDATE (geweigerd)"
MENDED = "SELECT, INSERT, UPDATE (verbeterd_at, verbeterd_door, verbetering)"
EIGEN_SCHOOL = f"school_id = ANY ({listed('scholen')})"
VAN_MELDING = f"melding_id = ANY (ARRAY(SELECT m.id FROM meldingen_melding m WHERE m.zaak_id = ANY ({listed('melding100')})))"  # noqa: S608 - only names written here


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ("personen", "0001_initial"),
        ("regio", "0001_initial"),
        ("zaken", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Levering",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("soort", models.CharField(max_length=20)),
                ("layout", models.CharField(max_length=40)),
                ("sha256", models.BinaryField(null=True)),
                ("begonnen_at", models.DateTimeField()),
                ("klaar_at", models.DateTimeField(null=True)),
                ("regels", models.BigIntegerField(default=0)),
                ("nieuw", models.BigIntegerField(default=0)),
                ("afgekeurd", models.BigIntegerField(default=0)),
                ("regio", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
            ],
        ),
        migrations.CreateModel(
            name="Melding",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("verantwoordelijke_id", models.UUIDField()),
                ("muur", models.SmallIntegerField()),
                ("meldingsnummer", models.BigIntegerField(null=True)),
                ("bron", models.CharField(max_length=10)),
                ("soort", models.CharField(max_length=10)),
                ("status", models.CharField(max_length=1)),
                ("begin", models.DateField()),
                ("einde", models.DateField(null=True)),
                ("minuten", models.IntegerField(null=True)),
                ("actie_gewenst", models.BooleanField()),
                ("aanleiding", models.CharField(max_length=30)),
                ("gevolg", models.CharField(max_length=30)),
                ("gevolg_reden", models.CharField(default="", max_length=30)),
                ("gemeld_op", models.DateField()),
                ("gemeld_herkomst", models.CharField(max_length=20)),
                ("laatste_mutatie_at", models.DateTimeField(null=True)),
                ("mutaties", models.IntegerField(default=0)),
                ("keuze", models.CharField(default="", max_length=20)),
                ("keuze_reden", models.CharField(default="", max_length=200)),
                ("keuze_at", models.DateTimeField(null=True)),
                ("keuze_door", models.UUIDField(null=True)),
                ("reden_afgesloten", models.CharField(default="", max_length=1)),
                ("toelichting_afsluiting", models.CharField(default="", max_length=20)),
                ("afgesloten_at", models.DateTimeField(null=True)),
                ("afgesloten_door", models.UUIDField(null=True)),
                ("gemeente", models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to="regio.gemeente")),
                ("persoon", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, to="personen.persoon")),
                ("regio", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("school", models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to="regio.school")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="meldingen", to="zaken.zaak")),
            ],
        ),
        migrations.CreateModel(
            name="Mutatie",
            fields=[
                ("pk", models.CompositePrimaryKey("regio_id", "meldingsnummer", "laatste_mutatie_at", "hash", blank=True, editable=False, primary_key=True, serialize=False)),
                ("meldingsnummer", models.BigIntegerField()),
                ("laatste_mutatie_at", models.DateTimeField()),
                ("hash", models.BinaryField()),
                ("persoon_id", models.UUIDField()),
                ("status", models.CharField(max_length=1)),
                ("soort", models.CharField(max_length=10)),
                ("meldingsdatum", models.DateField(null=True)),
                ("begin", models.DateField()),
                ("einde", models.DateField(null=True)),
                ("minuten", models.IntegerField(null=True)),
                ("actie_gewenst", models.BooleanField()),
                ("verzender", models.CharField(max_length=6)),
                ("vestiging", models.CharField(default="", max_length=7)),
                ("uitvoerder", models.CharField(max_length=6)),
                ("reden_afgesloten", models.CharField(default="", max_length=1)),
                ("toelichting_afsluiting", models.CharField(default="", max_length=20)),
                ("inhoud", models.TextField()),
                ("levering_id", models.UUIDField()),
                ("regelnummer", models.BigIntegerField()),
                ("ontvangen_at", models.DateTimeField()),
                ("geweigerd", models.CharField(default="", max_length=30)),
                ("regio", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
            ],
        ),
        migrations.CreateModel(
            name="SchoolAanvulling",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("account_id", models.UUIDField()),
                ("meldingsnummer", models.BigIntegerField()),
                ("uren", models.SmallIntegerField(null=True)),
                ("sinds", models.DateField(null=True)),
                ("te_laat", models.BooleanField(default=False)),
                ("ouders_verteld_op", models.DateField(null=True)),
                ("ouders_niet_reden", models.CharField(default="", max_length=120)),
                ("acties", models.JSONField(default=list)),
                ("actie_anders", models.CharField(default="", max_length=120)),
                ("wens", models.CharField(default="", max_length=300)),
                ("at", models.DateTimeField()),
                ("gelezen_at", models.DateTimeField(null=True)),
                ("gelezen_door", models.UUIDField(null=True)),
                ("melding", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="aanvullingen", to="meldingen.melding")),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("school", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="regio.school")),
            ],
        ),
        migrations.CreateModel(
            name="TeVouwen",
            fields=[
                ("pk", models.CompositePrimaryKey("regio_id", "persoon_id", "meldingsnummer", blank=True, editable=False, primary_key=True, serialize=False)),
                ("persoon_id", models.UUIDField()),
                ("meldingsnummer", models.BigIntegerField()),
                ("regio", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
            ],
        ),
        migrations.CreateModel(
            name="AfgekeurdeRegel",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("soort", models.CharField(max_length=20)),
                ("formaat", models.CharField(max_length=10)),
                ("layout", models.CharField(max_length=40)),
                ("kolommen", models.TextField(default="")),
                ("regelnummer", models.BigIntegerField()),
                ("plaats", models.BigIntegerField()),
                ("lengte", models.BigIntegerField()),
                ("sha256", models.BinaryField()),
                ("heel", models.BooleanField()),
                ("inhoud", models.BinaryField()),
                ("veld", models.CharField(max_length=60)),
                ("code", models.CharField(max_length=40)),
                ("zin", models.CharField(max_length=300)),
                ("ontvangen_at", models.DateTimeField()),
                ("verbeterd_at", models.DateTimeField(null=True)),
                ("verbeterd_door", models.UUIDField(null=True)),
                ("verbetering", models.CharField(default="", max_length=20)),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("levering", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="meldingen.levering")),
            ],
            options={
                "indexes": [models.Index(condition=models.Q(("verbeterd_at__isnull", True)), fields=["regio", "ontvangen_at"], name="afgekeurd_open")],
                "constraints": [models.UniqueConstraint(fields=("regio", "soort", "sha256", "code"), name="afgekeurd_een_keer")],
            },
        ),
        migrations.AddIndex(
            model_name="melding",
            index=models.Index(condition=models.Q(("zaak__isnull", False)), fields=["zaak"], name="melding_zaak"),
        ),
        migrations.AddIndex(
            model_name="melding",
            index=models.Index(fields=["school", "-gemeld_op"], name="melding_school"),
        ),
        migrations.AddIndex(
            model_name="melding",
            index=models.Index(condition=models.Q(("keuze", ""), ("zaak__isnull", True)), fields=["regio", "gevolg", "gemeld_op"], name="melding_wacht"),
        ),
        migrations.AddIndex(
            model_name="melding",
            index=models.Index(fields=["persoon"], name="melding_persoon"),
        ),
        migrations.AddIndex(
            model_name="melding",
            index=models.Index(condition=models.Q(("keuze", "ter_kennisgeving")), fields=["regio", "-gemeld_op"], name="melding_kennis"),
        ),
        migrations.AddConstraint(
            model_name="melding",
            constraint=models.UniqueConstraint(condition=models.Q(("meldingsnummer__isnull", False)), fields=("regio", "meldingsnummer"), name="melding_nummer"),
        ),
        migrations.AddConstraint(
            model_name="melding",
            constraint=models.CheckConstraint(condition=models.Q(("bron__in", ["duo", "hand"])), name="melding_bron"),
        ),
        migrations.AddConstraint(
            model_name="melding",
            constraint=models.CheckConstraint(condition=models.Q(("keuze__in", ["", "zaak", "ter_kennisgeving"])), name="melding_keuze"),
        ),
        migrations.AddIndex(
            model_name="mutatie",
            index=models.Index(condition=models.Q(("geweigerd", ""), _negated=True), fields=["regio", "meldingsnummer"], name="mutatie_geweigerd"),
        ),
        migrations.AddIndex(
            model_name="schoolaanvulling",
            index=models.Index(condition=models.Q(("melding__isnull", True)), fields=["regio", "meldingsnummer"], name="aanvulling_los"),
        ),
    ]
    operations += [
        migrations.RunSQL(
            "ALTER TABLE meldingen_melding ADD CONSTRAINT melding_persoon_in_regio FOREIGN KEY (regio_id, persoon_id)"
            " REFERENCES personen_persoon (regio_id, id);",
            "ALTER TABLE meldingen_melding DROP CONSTRAINT melding_persoon_in_regio;",
        ),
        child_of_zaak("meldingen_melding"),
        # Who reads files and judges reports does so for the whole regio; a file has no zaak.
        wall("meldingen_levering", breed("melding"), web="SELECT", jobs="SELECT, INSERT, UPDATE"),
        wall(
            "meldingen_melding", breed("melding"), relatie_by_muur("melding", muren=(100, 401)),
            Opening("school", EIGEN_SCHOOL, "SELECT"), web="SELECT, INSERT, UPDATE", jobs="SELECT, INSERT, UPDATE",
        ),
        # A mutation is kept for good; only the outcome of the fold may be noted on it. It is of a child, not of a zaak.
        wall(
            "meldingen_mutatie", breed("melding"), Opening("relatie", f"persoon_id = ANY ({listed('meldingpersonen')})", "SELECT"),
            web=KEPT, jobs=KEPT,
        ),
        wall("meldingen_tevouwen", breed("melding"), web="SELECT, INSERT, DELETE", jobs="SELECT, INSERT, DELETE"),
        wall("meldingen_afgekeurderegel", breed("melding"), web=MENDED, jobs=MENDED),
        wall(
            "meldingen_schoolaanvulling", breed("melding"), Opening("relatie", VAN_MELDING, "SELECT"),
            Opening("school", EIGEN_SCHOOL), web="SELECT, INSERT, UPDATE (melding_id, gelezen_at, gelezen_door)",
            jobs="SELECT, UPDATE (melding_id)",
        ),
        migrations.RunSQL(SCHOLEN, "DROP FUNCTION meldingen_school_erbij CASCADE; DROP FUNCTION meldingen_school_eraf CASCADE; DROP FUNCTION meldingen_van_brin;"),
    ]
