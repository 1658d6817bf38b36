from django.db import migrations, models

import ketenkameleon.logboek.ids
from ketenkameleon.logboek.walls import append_only, regio_wall


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ("logboek", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="WetboekRij",
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
                ("voorgesteld_door", models.UUIDField()),
                ("voorgesteld_at", models.DateTimeField()),
                ("goedgekeurd_door", models.UUIDField()),
                ("goedgekeurd_at", models.DateTimeField()),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("scope__in", ["regio", "school"])), name="wetboekrij_scope"), models.CheckConstraint(condition=models.Q(("goedgekeurd_door", models.F("voorgesteld_door")), _negated=True), name="wetboekrij_twee_personen")],
            },
        ),
    ]
    operations += [
        regio_wall("wetboek_wetboekrij", web="SELECT", jobs="SELECT"),
        append_only("wetboek_wetboekrij"),
    ]
