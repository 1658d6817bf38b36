import django.db.models.deletion
from django.db import migrations, models

import ketenkameleon.logboek.ids
from ketenkameleon.logboek.walls import child_of_zaak, regio_wall


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
        regio_wall("meldingen_levering", web="SELECT", jobs="SELECT, INSERT, UPDATE"),
        regio_wall("meldingen_melding", web="SELECT, INSERT, UPDATE", jobs="SELECT, INSERT, UPDATE"),
        # A mutation is kept for good; only the outcome of the fold may be noted on it.
        regio_wall("meldingen_mutatie", web="SELECT, INSERT, UPDATE (geweigerd)", jobs="SELECT, INSERT, UPDATE (geweigerd)"),
        regio_wall("meldingen_tevouwen", web="SELECT, INSERT, DELETE", jobs="SELECT, INSERT, DELETE"),
        regio_wall(
            "meldingen_afgekeurderegel", web="SELECT, INSERT, UPDATE (verbeterd_at, verbeterd_door, verbetering)",
            jobs="SELECT, INSERT, UPDATE (verbeterd_at, verbeterd_door, verbetering)",
        ),
        regio_wall(
            "meldingen_schoolaanvulling", web="SELECT, INSERT, UPDATE (melding_id, gelezen_at, gelezen_door)",
            jobs="SELECT, UPDATE (melding_id)",
        ),
    ]
