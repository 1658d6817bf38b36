import django.db.models.deletion
from django.db import migrations, models

import ketenkameleon.logboek.ids
from ketenkameleon.logboek.walls import Opening, breed, listed, wall

RIGHTS = "SELECT, INSERT, UPDATE"
KIND = "{column} = ANY (" + listed("persoon100") + ")"
VERWANTEN = """
-- Luik: the parents of the children in the context, once per statement; a child row never asks for it.
CREATE FUNCTION personen_verwanten() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$ BEGIN
  RETURN ARRAY(SELECT v.persoon_id FROM personen_verwant v
    WHERE v.kind_id = ANY (nullif(current_setting('kk.persoon100', true), '')::uuid[]));
END $$;
REVOKE ALL ON FUNCTION personen_verwanten FROM PUBLIC;
GRANT EXECUTE ON FUNCTION personen_verwanten TO web, jobs;
"""


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ("regio", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Persoon",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("bsn", models.BinaryField(null=True)),
                ("bsn_zoek", models.BinaryField(null=True)),
                ("onderwijsnummer", models.BinaryField(null=True)),
                ("onderwijsnummer_zoek", models.BinaryField(null=True)),
                ("gegevens", models.CharField(default="opvragen", max_length=10)),
                ("voornaam", models.CharField(default="", max_length=80)),
                ("tussenvoegsel", models.CharField(default="", max_length=20)),
                ("achternaam", models.CharField(default="", max_length=120)),
                ("geboortejaar", models.SmallIntegerField(null=True)),
                ("geboortemaand", models.SmallIntegerField(null=True)),
                ("geboortedag", models.SmallIntegerField(null=True)),
                ("taal", models.CharField(default="", max_length=40)),
                ("tolk", models.BooleanField(default=False)),
                ("telefoon", models.CharField(default="", max_length=20)),
                ("geheim", models.BooleanField(default=False)),
                ("overleden", models.BooleanField(default=False)),
                ("startkwalificatie", models.BooleanField(null=True)),
                ("klas", models.CharField(default="", max_length=20)),
                ("gemeente", models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to="regio.gemeente")),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("school", models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to="regio.school")),
            ],
        ),
        migrations.CreateModel(
            name="Gezag",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("soort", models.CharField(max_length=20)),
                ("van", models.DateField()),
                ("tot", models.DateField(default="9999-12-31")),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("kind", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="gezag", to="personen.persoon")),
            ],
        ),
        migrations.CreateModel(
            name="Verwant",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("relatie", models.CharField(max_length=20)),
                ("heeft_gezag", models.BooleanField()),
                ("van", models.DateField()),
                ("tot", models.DateField(default="9999-12-31")),
                ("kind", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="verwanten", to="personen.persoon")),
                ("persoon", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="kinderen", to="personen.persoon")),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
            ],
        ),
        migrations.AddConstraint(
            model_name="persoon",
            constraint=models.UniqueConstraint(condition=models.Q(("bsn_zoek__isnull", False)), fields=("regio", "bsn_zoek"), name="persoon_bsn"),
        ),
        migrations.AddConstraint(
            model_name="persoon",
            constraint=models.UniqueConstraint(condition=models.Q(("onderwijsnummer_zoek__isnull", False)), fields=("regio", "onderwijsnummer_zoek"), name="persoon_onderwijsnummer"),
        ),
        migrations.AddConstraint(
            model_name="persoon",
            constraint=models.UniqueConstraint(fields=("regio", "id"), name="persoon_in_regio"),
        ),
        migrations.AddConstraint(
            model_name="persoon",
            constraint=models.CheckConstraint(condition=models.Q(("gegevens__in", ["opvragen", "bekend"])), name="persoon_gegevens"),
        ),
        migrations.AddConstraint(
            model_name="persoon",
            constraint=models.CheckConstraint(condition=models.Q(("geboortemaand__isnull", False), ("geboortedag__isnull", True), _connector="OR"), name="persoon_geboortedag"),
        ),
        migrations.AddConstraint(
            model_name="gezag",
            constraint=models.CheckConstraint(condition=models.Q(("soort__in", ["gezamenlijk", "eenhoofdig", "voogdij", "tijdelijk_geen", "niet_te_bepalen"])), name="gezag_soort"),
        ),
        migrations.AddConstraint(
            model_name="gezag",
            constraint=models.UniqueConstraint(condition=models.Q(("tot", "9999-12-31")), fields=("kind",), name="gezag_een_stand"),
        ),
        migrations.AddConstraint(
            model_name="verwant",
            constraint=models.UniqueConstraint(condition=models.Q(("tot", "9999-12-31")), fields=("kind", "persoon"), name="verwant_een_keer"),
        ),
    ]
    operations += [
        migrations.RunSQL(VERWANTEN, "DROP FUNCTION personen_verwanten;"),
        wall(
            "personen_persoon", breed("persoon"), Opening("relatie", KIND.format(column="id")),
            Opening("school", f"id = ANY ({listed('schoolpersonen')})", "SELECT"),
            Opening("verwant", "id = ANY ((SELECT personen_verwanten())::uuid[])"), web=RIGHTS, jobs=RIGHTS,
        ),
        *(
            wall(f"personen_{t}", breed("persoon"), Opening("relatie", KIND.format(column="kind_id")), web=RIGHTS, jobs=RIGHTS)
            for t in ("gezag", "verwant")
        ),
    ]
