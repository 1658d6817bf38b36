import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import ketenkameleon.logboek.ids
from ketenkameleon.inzage.migrations import _luiken as luiken
from ketenkameleon.inzage.migrations import _muren as muren
from ketenkameleon.logboek.walls import wall


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ("regio", "0002_inloggen"),
        ("logboek", "0003_controle"),
        ("toegang", "0003_inloggen"),
        ("zaken", "0002_noodtoegang"),
        ("meldingen", "0001_initial"),
        ("delen", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Vernietiging",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("grond", models.CharField(max_length=200)),
                ("voorgesteld_door", models.UUIDField()),
                ("voorgesteld_at", models.DateTimeField()),
                ("goedgekeurd_door", models.UUIDField(null=True)),
                ("goedgekeurd_at", models.DateTimeField(null=True)),
                ("ingetrokken_at", models.DateTimeField(null=True)),
                ("uitgevoerd_at", models.DateTimeField(null=True)),
                ("certificaat_id", models.UUIDField(null=True)),
                ("logregels", models.IntegerField(null=True)),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
            ],
        ),
        migrations.CreateModel(
            name="Vernietigregel",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("zaak_id", models.UUIDField()),
                ("zaaknummer", models.CharField(max_length=12)),
                ("muur", models.SmallIntegerField()),
                ("soort", models.CharField(max_length=30)),
                ("tot", models.DateField()),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
                ("vernietiging", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="regels", to="inzage.vernietiging")),
            ],
        ),
        migrations.CreateModel(
            name="Verzoek",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("zaak_id", models.UUIDField()),
                ("zaaknummer", models.CharField(max_length=12)),
                ("soort", models.CharField(max_length=12)),
                ("regime", models.CharField(max_length=10)),
                ("vrager", models.CharField(max_length=20)),
                ("vrager_naam", models.CharField(max_length=120)),
                ("wat", models.CharField(max_length=600)),
                ("ontvangen_op", models.DateField()),
                ("uiterlijk_op", models.DateField()),
                ("identiteit", models.CharField(default="", max_length=120)),
                ("identiteit_op", models.DateField(null=True)),
                ("identiteit_door", models.UUIDField(null=True)),
                ("verlengd_op", models.DateField(null=True)),
                ("verlengd_reden", models.CharField(default="", max_length=300)),
                ("lakwoorden", models.TextField(default="")),
                ("besloten_at", models.DateTimeField(null=True)),
                ("besloten_door", models.UUIDField(null=True)),
                ("gegeven_at", models.DateTimeField(null=True)),
                ("gegeven_door", models.UUIDField(null=True)),
                ("gegeven_sha256", models.BinaryField(null=True)),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
            ],
        ),
        migrations.CreateModel(
            name="Deel",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("onderdeel", models.CharField(max_length=20)),
                ("voorstel", models.CharField(max_length=10)),
                ("code", models.CharField(default="", max_length=40)),
                ("besluit", models.CharField(default="", max_length=10)),
                ("grond", models.CharField(default="", max_length=40)),
                ("reden", models.CharField(default="", max_length=300)),
                ("weggelaten", django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), default=list, size=None)),
                ("besloten_at", models.DateTimeField(null=True)),
                ("besloten_door", models.UUIDField(null=True)),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
                ("verzoek", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="delen", to="inzage.verzoek")),
            ],
        ),
        migrations.CreateModel(
            name="AfwijkendeBlik",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("soort", models.CharField(max_length=12)),
                ("account_id", models.UUIDField()),
                ("dag", models.DateField()),
                ("zaak_id", models.UUIDField(null=True)),
                ("zaaknummer", models.CharField(default="", max_length=12)),
                ("aantal", models.IntegerField()),
                ("eerste_at", models.DateTimeField()),
                ("gevonden_at", models.DateTimeField()),
                ("vraag", models.CharField(default="", max_length=400)),
                ("vraag_at", models.DateTimeField(null=True)),
                ("vraag_door", models.UUIDField(null=True)),
                ("uitleg", models.CharField(default="", max_length=600)),
                ("uitleg_at", models.DateTimeField(null=True)),
                ("oordeel", models.CharField(default="", max_length=12)),
                ("oordeel_tekst", models.CharField(default="", max_length=400)),
                ("oordeel_at", models.DateTimeField(null=True)),
                ("oordeel_door", models.UUIDField(null=True)),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
            ],
            options={
                "indexes": [models.Index(condition=models.Q(("oordeel", "")), fields=["verantwoordelijke", "-dag"], name="blik_open"), models.Index(condition=models.Q(("oordeel", ""), ("vraag_at__isnull", False)), fields=["account_id"], name="blik_gevraagd")],
                "constraints": [models.UniqueConstraint(fields=("verantwoordelijke", "soort", "account_id", "dag", "zaak_id"), name="blik_een_keer", nulls_distinct=False), models.CheckConstraint(condition=models.Q(("soort__in", ["zonder_band", "nacht", "veel", "noodtoegang", "geweigerd"])), name="blik_soort"), models.CheckConstraint(condition=models.Q(("oordeel__in", ["", "in_orde", "niet_in_orde"])), name="blik_oordeel"), models.CheckConstraint(condition=models.Q(("oordeel", ""), models.Q(("oordeel_tekst", ""), _negated=True), _connector="OR"), name="blik_oordeel_met_woorden")],
            },
        ),
        migrations.CreateModel(
            name="Datalek",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("wat", models.CharField(max_length=600)),
                ("ontdekt_at", models.DateTimeField()),
                ("gebeurd_op", models.DateField(null=True)),
                ("van_wie", models.CharField(max_length=200)),
                ("aantal", models.IntegerField(null=True)),
                ("gegevens", models.CharField(max_length=300)),
                ("melden_uiterlijk", models.DateTimeField()),
                ("ap_at", models.DateTimeField(null=True)),
                ("ap_niet", models.CharField(default="", max_length=300)),
                ("verteld_op", models.DateField(null=True)),
                ("verteld_niet", models.CharField(default="", max_length=300)),
                ("maatregelen", models.CharField(default="", max_length=600)),
                ("opgeschreven_door", models.UUIDField()),
                ("afgerond_at", models.DateTimeField(null=True)),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
            ],
            options={
                "indexes": [models.Index(fields=["verantwoordelijke", "-ontdekt_at"], name="datalek_van")],
                "constraints": [models.CheckConstraint(condition=models.Q(("afgerond_at__isnull", True), models.Q(models.Q(("ap_at__isnull", False), models.Q(("ap_niet", ""), _negated=True), _connector="OR"), models.Q(("verteld_op__isnull", False), models.Q(("verteld_niet", ""), _negated=True), _connector="OR"), models.Q(("maatregelen", ""), _negated=True)), _connector="OR"), name="datalek_heel_voor_afgerond")],
            },
        ),
        migrations.AddIndex(
            model_name="vernietiging",
            index=models.Index(condition=models.Q(("goedgekeurd_at__isnull", False), ("uitgevoerd_at__isnull", True)), fields=["regio"], name="vernietiging_wacht"),
        ),
        migrations.AddConstraint(
            model_name="vernietiging",
            constraint=models.CheckConstraint(condition=models.Q(("goedgekeurd_door__isnull", True), models.Q(("voorgesteld_door", models.F("goedgekeurd_door")), _negated=True), _connector="OR"), name="vernietiging_twee_personen"),
        ),
        migrations.AddConstraint(
            model_name="vernietiging",
            constraint=models.CheckConstraint(condition=models.Q(("goedgekeurd_at__isnull", True), ("ingetrokken_at__isnull", True), _connector="OR"), name="vernietiging_een_einde"),
        ),
        migrations.AddConstraint(
            model_name="vernietiging",
            constraint=models.CheckConstraint(condition=models.Q(("uitgevoerd_at__isnull", True), models.Q(("certificaat_id__isnull", False), ("goedgekeurd_at__isnull", False), ("goedgekeurd_door__isnull", False)), _connector="OR"), name="vernietiging_na_akkoord"),
        ),
        migrations.AddIndex(
            model_name="vernietigregel",
            index=models.Index(fields=["zaak_id", "muur"], name="vernietigregel_zaak"),
        ),
        migrations.AddConstraint(
            model_name="vernietigregel",
            constraint=models.UniqueConstraint(fields=("vernietiging", "zaak_id", "muur"), name="vernietigregel_een_keer"),
        ),
        migrations.AddIndex(
            model_name="verzoek",
            index=models.Index(condition=models.Q(("besloten_at__isnull", True)), fields=["verantwoordelijke", "uiterlijk_op"], name="verzoek_open"),
        ),
        migrations.AddConstraint(
            model_name="verzoek",
            constraint=models.CheckConstraint(condition=models.Q(("soort__in", ["inzage", "rectificatie", "vernietiging", "bezwaar"])), name="verzoek_soort"),
        ),
        migrations.AddConstraint(
            model_name="verzoek",
            constraint=models.CheckConstraint(condition=models.Q(("regime__in", ["avg", "jeugdwet", "rvdk", "wpg"])), name="verzoek_regime"),
        ),
        migrations.AddConstraint(
            model_name="verzoek",
            constraint=models.CheckConstraint(condition=models.Q(("vrager__in", ["kind", "ouder_met_gezag"])), name="verzoek_vrager"),
        ),
        migrations.AddConstraint(
            model_name="verzoek",
            constraint=models.CheckConstraint(condition=models.Q(("besloten_at__isnull", True), ("identiteit_op__isnull", False), _connector="OR"), name="verzoek_eerst_identiteit"),
        ),
        migrations.AddConstraint(
            model_name="verzoek",
            constraint=models.CheckConstraint(condition=models.Q(("gegeven_at__isnull", True), ("besloten_at__isnull", False), _connector="OR"), name="verzoek_eerst_besluit"),
        ),
        migrations.AddConstraint(
            model_name="deel",
            constraint=models.UniqueConstraint(fields=("verzoek", "onderdeel"), name="deel_een_keer"),
        ),
        migrations.AddConstraint(
            model_name="deel",
            constraint=models.CheckConstraint(condition=models.Q(("besluit__in", ["", "geven", "lakken", "niet"])), name="deel_besluit"),
        ),
        migrations.AddConstraint(
            model_name="deel",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("besluit", "niet"), _negated=True), models.Q(("reden", ""), _negated=True), _connector="OR"), name="deel_nee_met_reden"),
        ),
    ]
    operations += [
        wall("inzage_verzoek", muren.FG, web="SELECT, INSERT, UPDATE (identiteit, identiteit_op, identiteit_door, verlengd_op, verlengd_reden, uiterlijk_op, lakwoorden, besloten_at, besloten_door, gegeven_at, gegeven_door, gegeven_sha256)", jobs=""),
        wall("inzage_deel", muren.FG, web="SELECT, INSERT, UPDATE (besluit, grond, reden, weggelaten, besloten_at, besloten_door)", jobs=""),
        wall(
            "inzage_afwijkendeblik", muren.FG, muren.GEVRAAGD_LEEST, muren.GEVRAAGD_ANTWOORDT, muren.COORDINATOR_LEEST,
            web="SELECT, UPDATE (vraag, vraag_at, vraag_door, uitleg, uitleg_at, oordeel, oordeel_tekst, oordeel_at, oordeel_door)", jobs="",
        ),
        wall("inzage_vernietiging", muren.FG, web="SELECT, INSERT, UPDATE (goedgekeurd_door, goedgekeurd_at, ingetrokken_at)", jobs=""),
        wall("inzage_vernietigregel", muren.FG, web="SELECT, INSERT", jobs=""),
        wall("inzage_datalek", muren.FG, web="SELECT, INSERT, UPDATE (ap_at, ap_niet, verteld_op, verteld_niet, maatregelen, afgerond_at)", jobs=""),
        migrations.RunSQL(muren.LUIKEN_LOG, migrations.RunSQL.noop),
        migrations.RunSQL(muren.LUIKEN_AFWIJKINGEN, muren.UNDO),
        migrations.RunSQL(luiken.STUKKEN, migrations.RunSQL.noop),
        migrations.RunSQL(luiken.BEWAREN, migrations.RunSQL.noop),
        migrations.RunSQL(luiken.VERNIETIG, luiken.UNDO),
    ]
