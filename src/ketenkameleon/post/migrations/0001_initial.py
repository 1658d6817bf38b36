from django.db import migrations, models

import ketenkameleon.logboek.ids
from ketenkameleon.logboek.walls import regio_wall
from ketenkameleon.post.muren import EIGEN, UNDO

SOORTEN = ["dagelijks", "veiligheid", "te_laat", "nieuws", "nieuws_kind"]


class Migration(migrations.Migration):
    """Messages that say that there is something, and the addresses they go to."""

    initial = True

    dependencies = [
        ("logboek", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Bericht",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("regio_id", models.UUIDField()),
                ("account_id", models.UUIDField()),
                ("soort", models.CharField(max_length=20)),
                ("grond", models.CharField(max_length=80)),
                ("sleutel", models.CharField(max_length=64)),
                ("velden", models.JSONField(default=dict)),
                ("gemaakt_at", models.DateTimeField()),
                ("volgende_at", models.DateTimeField()),
                ("pogingen", models.SmallIntegerField(default=0)),
                ("bezig_at", models.DateTimeField(null=True)),
                ("verstuurd_at", models.DateTimeField(null=True)),
                ("gestopt_at", models.DateTimeField(null=True)),
                ("fout", models.CharField(default="", max_length=20)),
            ],
            options={
                "indexes": [models.Index(condition=models.Q(("gestopt_at__isnull", True), ("verstuurd_at__isnull", True)), fields=["regio_id", "volgende_at"], name="bericht_wacht")],
                "constraints": [
                    models.UniqueConstraint(fields=("regio_id", "account_id", "soort", "sleutel"), name="bericht_een_keer"),
                    models.CheckConstraint(condition=models.Q(("soort__in", SOORTEN)), name="bericht_soort"),
                    models.CheckConstraint(condition=models.Q(("verstuurd_at__isnull", True), ("gestopt_at__isnull", True), _connector="OR"), name="bericht_een_einde"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Berichtadres",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("regio_id", models.UUIDField()),
                ("account_id", models.UUIDField()),
                ("adres", models.BinaryField()),
                ("dagelijks", models.BooleanField(default=True)),
                ("gezet_at", models.DateTimeField()),
                ("terug_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("regio_id", "account_id"), name="berichtadres_een")],
            },
        ),
        # A page puts a message out and reads none back; the worker sends.
        regio_wall("post_bericht", web="INSERT", jobs="SELECT, INSERT, DELETE, UPDATE (volgende_at, pogingen, bezig_at, verstuurd_at, gestopt_at, fout)"),
        regio_wall("post_berichtadres", web="SELECT, INSERT, DELETE, UPDATE (adres, dagelijks, gezet_at, terug_at)", jobs="SELECT, UPDATE (terug_at)"),
        migrations.RunSQL(EIGEN, UNDO),
    ]
