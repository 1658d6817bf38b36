import django.db.models.deletion
from django.db import migrations, models

import ketenkameleon.logboek.ids
from ketenkameleon.logboek.walls import child_of_zaak, kept, wall
from ketenkameleon.team.muren_meekijken import LUIKEN, UNDO


class Migration(migrations.Migration):
    """A colleague looks along at one child in view, on a ground that was written down."""

    dependencies = [
        ("logboek", "0005_bewaard"),
        ("regio", "0004_kernteam"),
        ("team", "0003_loopbaan"),
        ("zaken", "0002_noodtoegang"),
    ]

    operations = [
        migrations.CreateModel(
            name="Meekijker",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("muur", models.SmallIntegerField()),
                ("zaak_id", models.UUIDField()),
                ("aanstelling_id", models.UUIDField()),
                ("grond", models.CharField(max_length=20)),
                ("waarom", models.CharField(max_length=200)),
                ("verteld_op", models.DateField(null=True)),
                ("niet_verteld", models.CharField(default="", max_length=200)),
                ("van", models.DateField()),
                ("tot", models.DateField()),
                ("gegeven_door", models.UUIDField()),
                ("gegeven_at", models.DateTimeField()),
                ("gestopt_at", models.DateTimeField(null=True)),
                ("gestopt_door", models.UUIDField(null=True)),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="regio.organisatie")),
            ],
            options={
                "indexes": [models.Index(condition=models.Q(("gestopt_at__isnull", True)), fields=["aanstelling_id"], name="meekijker_van"), models.Index(fields=["zaak_id"], name="meekijker_zaak")],
                "constraints": [models.CheckConstraint(condition=models.Q(models.Q(("grond", ""), _negated=True), models.Q(("waarom", ""), _negated=True)), name="meekijker_grond"), models.CheckConstraint(condition=models.Q(("tot__gte", models.F("van"))), name="meekijker_dagen"), models.CheckConstraint(condition=models.Q(("verteld_op__isnull", False), models.Q(("niet_verteld", ""), _negated=True), _connector="OR"), name="meekijker_verteld"), models.CheckConstraint(condition=models.Q(models.Q(("gestopt_at__isnull", True), ("gestopt_door__isnull", True)), models.Q(("gestopt_at__isnull", False), ("gestopt_door__isnull", False)), _connector="OR"), name="meekijker_stop_heel")],
            },
        ),
        child_of_zaak("team_meekijker"),
        # Nobody writes or reads it but the luiken.
        wall("team_meekijker", web="", jobs=""),
        migrations.RunSQL(LUIKEN, UNDO),
        kept("team_meekijker", onderdeel="regie", soort="meekijken op een grond", dag="van",
             weglaten=("aanstelling_id", "gegeven_door", "gestopt_door")),
    ]
