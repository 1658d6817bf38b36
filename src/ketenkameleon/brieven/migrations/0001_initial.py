import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import ketenkameleon.logboek.ids
from ketenkameleon.brieven.muren import ROL_MUUR, UNDO, VAST
from ketenkameleon.logboek.walls import append_only, child_of_zaak, wall


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ("delen", "0001_initial"),
        ("personen", "0001_initial"),
        ("regio", "0002_inloggen"),
        ("zaken", "0002_noodtoegang"),
    ]

    operations = [
        migrations.CreateModel(
            name="Brief",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("muur", models.SmallIntegerField()),
                ("soort", models.CharField(max_length=30)),
                ("naar", models.CharField(max_length=20)),
                ("gemaakt_door", models.UUIDField()),
                ("gemaakt_at", models.DateTimeField()),
                ("vrijgegeven_door", models.UUIDField(null=True)),
                ("vrijgegeven_at", models.DateTimeField(null=True)),
                ("verstuurd_op", models.DateField(null=True)),
                ("verstuurd_door", models.UUIDField(null=True)),
                ("ingetrokken_at", models.DateTimeField(null=True)),
                ("deling", models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="brieven", to="delen.deling")),
                ("persoon", models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="personen.persoon")),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="brieven", to="zaken.zaak")),
            ],
        ),
        migrations.CreateModel(
            name="Briefversie",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("muur", models.SmallIntegerField()),
                ("nummer", models.SmallIntegerField()),
                ("aan", django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=200), size=None)),
                ("waarden", models.JSONField()),
                ("onderwerp", models.CharField(default="", max_length=300)),
                ("blokken", models.JSONField(default=list)),
                ("gemaakt_door", models.UUIDField()),
                ("gemaakt_at", models.DateTimeField()),
                ("brief", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="versies", to="brieven.brief")),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="zaken.zaak")),
            ],
        ),
        migrations.AddIndex(
            model_name="briefversie",
            index=models.Index(fields=["zaak", "nummer"], name="briefversie_zaak"),
        ),
        migrations.AddIndex(
            model_name="brief",
            index=models.Index(fields=["zaak", "gemaakt_at"], name="brief_zaak"),
        ),
        migrations.AddConstraint(
            model_name="brief",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("deling__isnull", True), ("naar", "gezin"), ("persoon__isnull", False)), models.Q(models.Q(("naar", "gezin"), _negated=True), ("persoon__isnull", True)), _connector="OR"), name="brief_aan_wie"),
        ),
        migrations.AddConstraint(
            model_name="brief",
            constraint=models.CheckConstraint(condition=models.Q(("vrijgegeven_at__isnull", True), ("naar", "gezin"), ("deling__isnull", False), _connector="OR"), name="brief_uit_op_een_deling"),
        ),
        migrations.AddConstraint(
            model_name="brief",
            constraint=models.CheckConstraint(condition=models.Q(("verstuurd_op__isnull", True), ("vrijgegeven_at__isnull", False), _connector="OR"), name="brief_eerst_vrijgegeven"),
        ),
        migrations.AddConstraint(
            model_name="brief",
            constraint=models.CheckConstraint(condition=models.Q(("ingetrokken_at__isnull", True), ("vrijgegeven_at__isnull", True), _connector="OR"), name="brief_vrij_of_weg"),
        ),
        migrations.AddConstraint(
            model_name="briefversie",
            constraint=models.UniqueConstraint(fields=("brief", "nummer"), name="briefversie_een_keer"),
        ),
        migrations.AddConstraint(
            model_name="briefversie",
            constraint=models.CheckConstraint(condition=models.Q(("nummer__gte", 1)), name="briefversie_vanaf_een"),
        ),
    ]
    operations += [
        child_of_zaak("brieven_brief"),
        child_of_zaak("brieven_briefversie"),
        # Written once; added is that it was released, on which share, when it was posted, and that it was taken back.
        wall(
            "brieven_brief", ROL_MUUR, jobs="",
            web="SELECT, INSERT, UPDATE (deling_id, vrijgegeven_door, vrijgegeven_at, verstuurd_op, verstuurd_door, ingetrokken_at)",
        ),
        wall("brieven_briefversie", ROL_MUUR, web="SELECT, INSERT", jobs=""),
        append_only("brieven_briefversie"),
        migrations.RunSQL(VAST, UNDO),
    ]
