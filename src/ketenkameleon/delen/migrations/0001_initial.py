import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import ketenkameleon.logboek.ids
from ketenkameleon.delen.muren import LUIKEN, OWN_MUUR, UNDO
from ketenkameleon.logboek.walls import append_only, child_of_zaak, relatie, wall


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ("personen", "0001_initial"),
        ("regio", "0001_initial"),
        ("zaken", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Deling",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("muur", models.SmallIntegerField()),
                ("gever", models.CharField(max_length=20)),
                ("ontvanger", models.CharField(max_length=20)),
                ("soorten", django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), size=None)),
                ("regime", models.CharField(max_length=10)),
                ("grond", models.CharField(max_length=15)),
                ("artikel", models.CharField(default="", max_length=300)),
                ("doel", models.CharField(max_length=200)),
                ("van", models.DateField()),
                ("tot", models.DateField()),
                ("kind_alleen", models.CharField(default="", max_length=20)),
                ("niet_minder", models.CharField(default="", max_length=200)),
                ("niet_anders", models.CharField(default="", max_length=200)),
                ("verteld_op", models.DateField(null=True)),
                ("verteld_hoe", models.CharField(default="", max_length=120)),
                ("verteld_niet", models.CharField(default="", max_length=200)),
                ("gemaakt_door", models.UUIDField()),
                ("gemaakt_at", models.DateTimeField()),
                ("gestopt_op", models.DateField(null=True)),
                ("gestopt_door", models.UUIDField(null=True)),
                ("nood_reden", models.CharField(default="", max_length=200)),
                ("nood_at", models.DateTimeField(null=True)),
                ("fg_gemeld_at", models.DateTimeField(null=True)),
                ("uitgelegd_at", models.DateTimeField(null=True)),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="delingen", to="zaken.zaak")),
            ],
        ),
        migrations.CreateModel(
            name="FgBericht",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("deling", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="bericht", to="delen.deling")),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, to="zaken.zaak")),
            ],
        ),
        migrations.CreateModel(
            name="Toestemming",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("ontvanger", models.CharField(max_length=20)),
                ("soorten", django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), size=None)),
                ("als", models.CharField(max_length=10)),
                ("ja", models.BooleanField()),
                ("op", models.DateField()),
                ("tot", models.DateField()),
                ("hoe", models.CharField(max_length=12)),
                ("leeftijd_toen", models.SmallIntegerField(null=True)),
                ("kind_gehoord", models.BooleanField(default=False)),
                ("vastgelegd_door", models.UUIDField()),
                ("vastgelegd_at", models.DateTimeField()),
                ("ingetrokken_op", models.DateField(null=True)),
                ("ingetrokken_at", models.DateTimeField(null=True)),
                ("ingetrokken_bij", models.UUIDField(null=True)),
                ("door", models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="personen.persoon")),
                ("ingetrokken_door", models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="personen.persoon")),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="toestemmingen", to="zaken.zaak")),
            ],
        ),
        migrations.CreateModel(
            name="VerhaalGrens",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("lezersmuur", models.SmallIntegerField()),
                ("tot", models.DateField()),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("verhaal", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="grenzen", to="zaken.verhaal")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, to="zaken.zaak")),
            ],
        ),
        migrations.CreateModel(
            name="Verstrekking",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("muur", models.SmallIntegerField()),
                ("ontvanger", models.CharField(max_length=20)),
                ("soorten", django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), size=None)),
                ("velden", django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), size=None)),
                ("hoe", models.CharField(max_length=10)),
                ("sha256", models.BinaryField()),
                ("gegeven_door", models.UUIDField()),
                ("gegeven_at", models.DateTimeField()),
                ("deling", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="verstrekkingen", to="delen.deling")),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="verstrekkingen", to="zaken.zaak")),
            ],
        ),
        migrations.AddIndex(
            model_name="deling",
            index=models.Index(fields=["zaak", "gemaakt_at"], name="deling_zaak"),
        ),
        migrations.AddIndex(
            model_name="deling",
            index=models.Index(condition=models.Q(("nood_at__isnull", False), ("uitgelegd_at__isnull", True)), fields=["zaak"], name="deling_uit_te_leggen"),
        ),
        migrations.AddConstraint(
            model_name="deling",
            constraint=models.CheckConstraint(condition=models.Q(("grond__in", ["wet", "toestemming", "vitaal_belang"])), name="deling_grond"),
        ),
        migrations.AddConstraint(
            model_name="deling",
            constraint=models.CheckConstraint(condition=models.Q(("regime__in", ["avg", "jeugdwet", "rvdk", "wpg"])), name="deling_regime"),
        ),
        migrations.AddConstraint(
            model_name="deling",
            constraint=models.CheckConstraint(condition=models.Q(("tot__gte", models.F("van"))), name="deling_van_voor_tot"),
        ),
        migrations.AddConstraint(
            model_name="deling",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("doel", ""), _negated=True), models.Q(("soorten", []), _negated=True)), name="deling_met_doel_en_soort"),
        ),
        migrations.AddConstraint(
            model_name="deling",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("grond", "wet"), _negated=True), models.Q(("artikel", ""), _negated=True), _connector="OR"), name="deling_wet_met_artikel"),
        ),
        migrations.AddConstraint(
            model_name="deling",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("fg_gemeld_at__isnull", False), ("grond", "vitaal_belang"), ("nood_at__isnull", False), models.Q(("nood_reden", ""), _negated=True)), models.Q(models.Q(("grond", "vitaal_belang"), _negated=True), ("nood_at__isnull", True)), _connector="OR"), name="deling_nood_heel"),
        ),
        migrations.AddConstraint(
            model_name="deling",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("grond", "wet"), ("muur", 401), ("regime", "wpg")), models.Q(models.Q(("regime", "wpg"), _negated=True), ("muur", 100)), _connector="OR"), name="deling_wpg_alleen_op_de_wet"),
        ),
        migrations.AddIndex(
            model_name="fgbericht",
            index=models.Index(fields=["regio", "verantwoordelijke", "at"], name="fgbericht_van"),
        ),
        migrations.AddIndex(
            model_name="toestemming",
            index=models.Index(fields=["zaak", "vastgelegd_at"], name="toestemming_zaak"),
        ),
        migrations.AddConstraint(
            model_name="toestemming",
            constraint=models.CheckConstraint(condition=models.Q(("als__in", ["kind", "gezag", "rechter"])), name="toestemming_als"),
        ),
        migrations.AddConstraint(
            model_name="toestemming",
            constraint=models.CheckConstraint(condition=models.Q(("hoe__in", ["mondeling", "papier", "portaal", "beschikking"])), name="toestemming_hoe"),
        ),
        migrations.AddConstraint(
            model_name="toestemming",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("als", "rechter"), ("door__isnull", True)), models.Q(models.Q(("als", "rechter"), _negated=True), ("door__isnull", False)), _connector="OR"), name="toestemming_van_wie"),
        ),
        migrations.AddConstraint(
            model_name="toestemming",
            constraint=models.CheckConstraint(condition=models.Q(("tot__gte", models.F("op")), models.Q(("soorten", []), _negated=True)), name="toestemming_op_voor_tot"),
        ),
        migrations.AddConstraint(
            model_name="toestemming",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("ingetrokken_at__isnull", True), ("ingetrokken_op__isnull", True)), models.Q(("ingetrokken_at__isnull", False), ("ingetrokken_bij__isnull", False), ("ingetrokken_op__isnull", False), ("ja", True)), _connector="OR"), name="toestemming_intrekking_heel"),
        ),
        migrations.AddIndex(
            model_name="verhaalgrens",
            index=models.Index(fields=["zaak"], name="verhaalgrens_zaak"),
        ),
        migrations.AddConstraint(
            model_name="verhaalgrens",
            constraint=models.UniqueConstraint(fields=("verhaal", "lezersmuur"), name="verhaalgrens_een_keer"),
        ),
        migrations.AddIndex(
            model_name="verstrekking",
            index=models.Index(fields=["zaak", "gegeven_at"], name="verstrekking_zaak"),
        ),
        migrations.AddConstraint(
            model_name="verstrekking",
            constraint=models.CheckConstraint(condition=models.Q(("hoe__in", ["papier", "bestand"])), name="verstrekking_hoe"),
        ),
    ]
    operations += [
        *(child_of_zaak(f"delen_{t}") for t in ("deling", "toestemming", "verstrekking", "fgbericht", "verhaalgrens")),
        # A share is written once; added to it are the tests, the telling, and that it stopped. No privilege on the rest.
        wall(
            "delen_deling", OWN_MUUR, jobs="",
            web="SELECT, INSERT, UPDATE (niet_minder, niet_anders, verteld_op, verteld_hoe, verteld_niet, gestopt_op, gestopt_door,"
            " uitgelegd_at)",
        ),
        wall(
            "delen_toestemming", relatie("toestemming"), jobs="",
            web="SELECT, INSERT, UPDATE (ingetrokken_op, ingetrokken_door_id, ingetrokken_at, ingetrokken_bij)",
        ),
        wall("delen_verstrekking", OWN_MUUR, web="SELECT, INSERT", jobs=""),
        wall("delen_fgbericht", relatie("toestemming"), web="SELECT, INSERT", jobs=""),
        # Written by the luiken alone.
        wall("delen_verhaalgrens", relatie("toestemming"), web="SELECT", jobs=""),
        append_only("delen_verstrekking"),
        append_only("delen_fgbericht"),
        migrations.RunSQL(LUIKEN, UNDO),
    ]
