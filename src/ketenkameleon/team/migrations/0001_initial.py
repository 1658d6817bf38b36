import django.db.models.deletion
from django.db import migrations, models

import ketenkameleon.logboek.ids
from ketenkameleon.logboek.walls import regio_wall


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ("regio", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Professional",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("uren_per_week", models.DecimalField(decimal_places=1, max_digits=4)),
                ("zaken_maximaal", models.SmallIntegerField()),
                ("werkdagen", models.CharField(default="", max_length=40)),
                ("telefoon", models.CharField(default="", max_length=20)),
                ("aanstelling", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, to="regio.aanstelling")),
                ("regio", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
            ],
        ),
        migrations.CreateModel(
            name="Bevoegdheid",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("rol", models.CharField(max_length=30)),
                ("soort", models.CharField(max_length=30)),
                ("van", models.DateField()),
                ("tot", models.DateField(default="9999-12-31")),
                ("bron", models.CharField(max_length=200)),
                ("gemeente", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="regio.gemeente")),
                ("regio", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("professional", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="bevoegdheden", to="team.professional")),
            ],
        ),
        migrations.AddConstraint(
            model_name="professional",
            constraint=models.CheckConstraint(condition=models.Q(("uren_per_week__gt", 0)), name="professional_uren"),
        ),
        migrations.AddConstraint(
            model_name="professional",
            constraint=models.CheckConstraint(condition=models.Q(("zaken_maximaal__gte", 0)), name="professional_zaken"),
        ),
        migrations.AddConstraint(
            model_name="bevoegdheid",
            constraint=models.CheckConstraint(condition=models.Q(("tot__gte", models.F("van"))), name="bevoegdheid_van_voor_tot"),
        ),
    ]
    operations += [
        regio_wall(f"team_{t}", web="SELECT", jobs="SELECT") for t in ("professional", "bevoegdheid")
    ]
