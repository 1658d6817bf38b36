import django.db.models.deletion
from django.db import migrations, models

import ketenkameleon.logboek.ids
from ketenkameleon.logboek.walls import child_of_zaak, kept, regio_wall, wall
from ketenkameleon.overleg.muren import EIGEN, LUIKEN, TEAM, UNDO


class Migration(migrations.Migration):
    """Meetings of a kernteam, their agenda and afspraken, and the secret addresses of calendars."""

    initial = True

    dependencies = [
        ("delen", "0001_initial"),
        ("meldingen", "0002_signalen"),
        ("regio", "0004_kernteam"),
        ("zaken", "0002_noodtoegang"),
    ]

    operations = [
        migrations.CreateModel(
            name="Overleg",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("begin_at", models.DateTimeField()),
                ("eind_at", models.DateTimeField()),
                ("plaats", models.CharField(default="", max_length=120)),
                ("gemaakt_door", models.UUIDField()),
                ("gemaakt_at", models.DateTimeField()),
                ("afgelast_at", models.DateTimeField(null=True)),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("school", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.school")),
            ],
        ),
        migrations.CreateModel(
            name="Agendapunt",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("muur", models.SmallIntegerField()),
                ("regel", models.CharField(max_length=140)),
                ("besluit", models.CharField(default="", max_length=280)),
                ("besloten_door", models.UUIDField(null=True)),
                ("besloten_at", models.DateTimeField(null=True)),
                ("gemaakt_door", models.UUIDField()),
                ("gemaakt_at", models.DateTimeField()),
                ("deling", models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="delen.deling")),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("school", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.school")),
                ("signaal", models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="meldingen.signaal")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="zaken.zaak")),
                ("overleg", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="punten", to="overleg.overleg")),
            ],
        ),
        migrations.CreateModel(
            name="Overlegafspraak",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("muur", models.SmallIntegerField()),
                ("wat", models.CharField(max_length=200)),
                ("wie_id", models.UUIDField()),
                ("wanneer", models.DateField()),
                ("gemaakt_door", models.UUIDField()),
                ("gemaakt_at", models.DateTimeField()),
                ("klaar_at", models.DateTimeField(null=True)),
                ("klaar_door", models.UUIDField(null=True)),
                ("punt", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="afspraken", to="overleg.agendapunt")),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("school", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.school")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="zaken.zaak")),
            ],
        ),
        migrations.CreateModel(
            name="Agendasleutel",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("account_id", models.UUIDField()),
                ("sleutel", models.BinaryField(unique=True)),
                ("gemaakt_at", models.DateTimeField()),
                ("ingetrokken_at", models.DateTimeField(null=True)),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("school", models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to="regio.school")),
            ],
            options={
                "indexes": [models.Index(condition=models.Q(("ingetrokken_at__isnull", True)), fields=["account_id"], name="agendasleutel_van")],
            },
        ),
        migrations.AddIndex(
            model_name="overleg",
            index=models.Index(fields=["school", "begin_at"], name="overleg_school"),
        ),
        migrations.AddConstraint(
            model_name="overleg",
            constraint=models.CheckConstraint(condition=models.Q(("eind_at__gt", models.F("begin_at"))), name="overleg_begin_voor_eind"),
        ),
        migrations.AddConstraint(
            model_name="overleg",
            constraint=models.UniqueConstraint(condition=models.Q(("afgelast_at__isnull", True)), fields=("school", "begin_at"), name="overleg_een_tegelijk"),
        ),
        migrations.AddIndex(
            model_name="agendapunt",
            index=models.Index(fields=["overleg", "gemaakt_at"], name="agendapunt_overleg"),
        ),
        migrations.AddIndex(
            model_name="agendapunt",
            index=models.Index(condition=models.Q(("zaak__isnull", False)), fields=["zaak"], name="agendapunt_zaak"),
        ),
        migrations.AddConstraint(
            model_name="agendapunt",
            constraint=models.UniqueConstraint(fields=("overleg", "signaal"), name="agendapunt_signaal_een"),
        ),
        migrations.AddConstraint(
            model_name="agendapunt",
            constraint=models.UniqueConstraint(fields=("overleg", "zaak"), name="agendapunt_zaak_een"),
        ),
        migrations.AddConstraint(
            model_name="agendapunt",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("deling__isnull", True), ("signaal__isnull", False), ("zaak__isnull", True)), models.Q(("deling__isnull", False), ("signaal__isnull", True), ("zaak__isnull", False)), _connector="OR"), name="agendapunt_met_toestemming"),
        ),
        migrations.AddConstraint(
            model_name="agendapunt",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("besloten_at__isnull", True), ("besluit", "")), models.Q(models.Q(("besluit", ""), _negated=True), ("besloten_at__isnull", False)), _connector="OR"), name="agendapunt_besluit_heel"),
        ),
        migrations.AddIndex(
            model_name="overlegafspraak",
            index=models.Index(fields=["punt"], name="overlegafspraak_punt"),
        ),
        migrations.AddIndex(
            model_name="overlegafspraak",
            index=models.Index(condition=models.Q(("klaar_at__isnull", True)), fields=["school", "wanneer"], name="overlegafspraak_open"),
        ),
        migrations.AddIndex(
            model_name="overlegafspraak",
            index=models.Index(condition=models.Q(("zaak__isnull", False)), fields=["zaak"], name="overlegafspraak_zaak"),
        ),
    ]
    operations += [
        # When and where a school meets holds no child.
        regio_wall("overleg_overleg", web="SELECT, INSERT, UPDATE (afgelast_at)", jobs=""),
        child_of_zaak("overleg_agendapunt"),
        child_of_zaak("overleg_overlegafspraak"),
        wall("overleg_agendapunt", *TEAM, web="SELECT, INSERT, UPDATE (besluit, besloten_door, besloten_at)", jobs=""),
        wall("overleg_overlegafspraak", *TEAM, web="SELECT, INSERT, UPDATE (klaar_at, klaar_door)", jobs=""),
        wall("overleg_agendasleutel", EIGEN, web="SELECT, INSERT, UPDATE (ingetrokken_at)", jobs=""),
        migrations.RunSQL(LUIKEN, UNDO),
        kept("overleg_agendapunt", onderdeel="regie", soort="agendapunt van het kernteam", dag="gemaakt_at",
             weglaten=("besloten_door", "gemaakt_door")),
        kept("overleg_overlegafspraak", onderdeel="regie", soort="afspraak van het kernteam", dag="wanneer",
             weglaten=("wie_id", "gemaakt_door", "klaar_door")),
    ]
