import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import ketenkameleon.logboek.ids
from ketenkameleon.logboek.walls import child_of_zaak, kept, wall
from ketenkameleon.routes.muren_beeld import BEELD, BEELD_ERBIJ, UNDO, VAST


class Migration(migrations.Migration):

    dependencies = [
        ("delen", "0001_initial"),
        ("regio", "0002_inloggen"),
        ("routes", "0001_initial"),
        ("zaken", "0002_noodtoegang"),
    ]

    operations = [
        migrations.CreateModel(
            name="Beeld",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("muur", models.SmallIntegerField()),
                ("onderwerp", models.CharField(max_length=30)),
                ("wie", models.CharField(max_length=20)),
                ("wie_anders", models.CharField(default="", max_length=80)),
                ("tekst", models.CharField(max_length=1000)),
                ("gezegd_op", models.DateField()),
                ("vastgelegd_door", models.UUIDField()),
                ("at", models.DateTimeField()),
                ("voor", django.contrib.postgres.fields.ArrayField(base_field=models.SmallIntegerField(), size=None)),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
                ("vervangt", models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="routes.beeld")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="zaken.zaak")),
            ],
        ),
        migrations.AddIndex(
            model_name="beeld",
            index=models.Index(fields=["zaak"], name="beeld_zaak"),
        ),
        migrations.AddConstraint(
            model_name="beeld",
            constraint=models.UniqueConstraint(condition=models.Q(("vervangt__isnull", True)), fields=("zaak", "muur", "onderwerp", "wie", "wie_anders"), name="beeld_een_keer"),
        ),
        migrations.AddConstraint(
            model_name="beeld",
            constraint=models.UniqueConstraint(fields=("vervangt",), name="beeld_een_keer_verbeterd"),
        ),
        migrations.AddConstraint(
            model_name="beeld",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("tekst", ""), _negated=True), models.Q(("onderwerp", ""), _negated=True)), name="beeld_met_woorden"),
        ),
    ]
    operations += [
        child_of_zaak("routes_beeld"),
        # What was said is written once; that it may no longer be used in a rol goes through a luik.
        wall("routes_beeld", BEELD, BEELD_ERBIJ, web="SELECT, INSERT", jobs=""),
        migrations.RunSQL(VAST, UNDO),
        kept("routes_beeld", onderdeel="verhaal", soort="beeld", dag="gezegd_op", weglaten=["vervangt_id"]),
    ]
