import datetime

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models

import ketenkameleon.logboek.ids
from ketenkameleon.logboek.walls import regio_wall


class Migration(migrations.Migration):
    """The kernteam of a school: who holds which functie, who stands in, and what is vacant."""

    dependencies = [
        ("regio", "0003_beheer"),
    ]

    operations = [
        migrations.CreateModel(
            name="Kernteamplaats",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("functie", models.CharField(max_length=30)),
                ("soort", models.CharField(max_length=12)),
                ("dagen", django.contrib.postgres.fields.ArrayField(base_field=models.SmallIntegerField(), default=list, size=None)),
                ("telefoon", models.CharField(default="", max_length=20)),
                ("van", models.DateField()),
                ("tot", models.DateField(default="9999-12-31")),
                ("gemaakt_door", models.UUIDField()),
                ("gemaakt_at", models.DateTimeField()),
            ],
        ),
        migrations.AddConstraint(
            model_name="aanstelling",
            constraint=models.CheckConstraint(condition=models.Q(("functie", "kernteam"), ("school__isnull", False), _negated=True), name="aanstelling_kernteam_zonder_school"),
        ),
        migrations.AddField(
            model_name="kernteamplaats",
            name="aanstelling",
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to="regio.aanstelling"),
        ),
        migrations.AddField(
            model_name="kernteamplaats",
            name="regio",
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio"),
        ),
        migrations.AddField(
            model_name="kernteamplaats",
            name="school",
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.school"),
        ),
        migrations.AddIndex(
            model_name="kernteamplaats",
            index=models.Index(fields=["school", "tot"], name="kernteamplaats_school"),
        ),
        migrations.AddIndex(
            model_name="kernteamplaats",
            index=models.Index(fields=["aanstelling", "tot"], name="kernteamplaats_van"),
        ),
        migrations.AddConstraint(
            model_name="kernteamplaats",
            constraint=models.CheckConstraint(condition=models.Q(("soort__in", ["houder", "vervanger", "vacature", "niet_hier"])), name="kernteamplaats_soort"),
        ),
        migrations.AddConstraint(
            model_name="kernteamplaats",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("aanstelling__isnull", False), ("soort__in", ["houder", "vervanger"])), models.Q(("aanstelling__isnull", True), ("soort__in", ["vacature", "niet_hier"])), _connector="OR"), name="kernteamplaats_wie"),
        ),
        migrations.AddConstraint(
            model_name="kernteamplaats",
            constraint=models.CheckConstraint(condition=models.Q(("tot__gte", django.db.models.expressions.CombinedExpression(models.F("van"), "-", models.Value(datetime.timedelta(days=1))))), name="kernteamplaats_van_voor_tot"),
        ),
        migrations.AddConstraint(
            model_name="kernteamplaats",
            constraint=models.UniqueConstraint(condition=models.Q(("tot", "9999-12-31"), models.Q(("soort", "vervanger"), _negated=True)), fields=("school", "functie"), name="kernteamplaats_een_stand"),
        ),
        migrations.AddConstraint(
            model_name="kernteamplaats",
            constraint=models.UniqueConstraint(condition=models.Q(("soort", "vervanger"), ("tot", "9999-12-31")), fields=("school", "functie"), name="kernteamplaats_een_vervanger"),
        ),
        regio_wall("regio_kernteamplaats", web="SELECT, INSERT, UPDATE (tot)", jobs="SELECT"),
    ]
