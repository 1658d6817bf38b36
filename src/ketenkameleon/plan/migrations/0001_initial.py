import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import ketenkameleon.logboek.ids
from ketenkameleon.logboek.walls import append_only, child_of_zaak, kept, relatie, wall
from ketenkameleon.plan.muren import SCHOOL, SCHOOL_BERICHT, SCHOOL_STAP, not_for_family, not_in_verhoor

WERK = relatie("toestemming")
TABELLEN = ("plan", "doel", "stap", "bericht", "woorden", "akkoord", "inzet", "opschaling")


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ("personen", "0001_initial"),
        ("regio", "0003_beheer"),
        ("delen", "0002_schoolgrens"),
        ("logboek", "0005_bewaard"),
        ("zaken", "0002_noodtoegang"),
    ]

    operations = [
        migrations.CreateModel(
            name="Plan",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("muur", models.SmallIntegerField()),
                ("samen_op", models.DateField()),
                ("samen_met", django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), default=list, size=None)),
                ("bekijken_op", models.DateField()),
                ("kind_meegepraat", models.BooleanField(null=True)),
                ("opp", models.BooleanField(null=True)),
                ("opp_op", models.DateField(null=True)),
                ("gemaakt_door", models.UUIDField()),
                ("gemaakt_at", models.DateTimeField()),
                ("geeindigd_op", models.DateField(null=True)),
                ("einde_reden", models.CharField(default="", max_length=200)),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("school", models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to="regio.school")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="plannen", to="zaken.zaak")),
            ],
        ),
        migrations.CreateModel(
            name="Doel",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("muur", models.SmallIntegerField()),
                ("plaats", models.SmallIntegerField()),
                ("tekst", models.CharField(max_length=140)),
                ("rust_tot", models.DateField(null=True)),
                ("gemaakt_door", models.UUIDField()),
                ("gemaakt_at", models.DateTimeField()),
                ("klaar_op", models.DateField(null=True)),
                ("klaar_hoe", models.CharField(default="", max_length=10)),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("school", models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to="regio.school")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="zaken.zaak")),
                ("plan", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="doelen", to="plan.plan")),
            ],
        ),
        migrations.CreateModel(
            name="Akkoord",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("muur", models.SmallIntegerField()),
                ("als", models.CharField(max_length=10)),
                ("ja", models.BooleanField()),
                ("hoe", models.CharField(max_length=12)),
                ("leeftijd_toen", models.SmallIntegerField(null=True)),
                ("op", models.DateField()),
                ("door", models.UUIDField()),
                ("at", models.DateTimeField()),
                ("persoon", models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="personen.persoon")),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="zaken.zaak")),
                ("plan", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="akkoorden", to="plan.plan")),
            ],
        ),
        migrations.CreateModel(
            name="Stap",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("muur", models.SmallIntegerField()),
                ("waar", models.CharField(max_length=10)),
                ("plaats", models.SmallIntegerField()),
                ("wat", models.CharField(max_length=100)),
                ("wie", models.CharField(max_length=40)),
                ("gemaakt_door", models.UUIDField()),
                ("gemaakt_at", models.DateTimeField()),
                ("klaar_op", models.DateField(null=True)),
                ("klaar_hoe", models.CharField(default="", max_length=10)),
                ("doel", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="stappen", to="plan.doel")),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("school", models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to="regio.school")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="zaken.zaak")),
            ],
        ),
        migrations.CreateModel(
            name="Woorden",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("muur", models.SmallIntegerField()),
                ("soort", models.CharField(max_length=10)),
                ("verhaal_id", models.UUIDField(null=True)),
                ("tekst", models.CharField(default="", max_length=280)),
                ("op", models.DateField()),
                ("door", models.UUIDField()),
                ("at", models.DateTimeField()),
                ("persoon", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="personen.persoon")),
                ("plan", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="woorden", to="plan.plan")),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="zaken.zaak")),
            ],
        ),
        migrations.CreateModel(
            name="Bericht",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("muur", models.SmallIntegerField()),
                ("van", models.CharField(max_length=10)),
                ("namens", models.BooleanField(default=False)),
                ("hoe", models.CharField(max_length=10)),
                ("tekst", models.CharField(default="", max_length=140)),
                ("door", models.UUIDField()),
                ("at", models.DateTimeField()),
                ("persoon", models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="personen.persoon")),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("school", models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to="regio.school")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="zaken.zaak")),
                ("doel", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="berichten", to="plan.doel")),
            ],
            options={
                "indexes": [models.Index(fields=["zaak", "doel", "-at"], name="bericht_zaak")],
                "constraints": [models.CheckConstraint(condition=models.Q(("van__in", ["school", "ouder", "kind", "ozm"])), name="bericht_van"), models.CheckConstraint(condition=models.Q(("hoe__in", ["beter", "gelijk", "minder"])), name="bericht_hoe"), models.CheckConstraint(condition=models.Q(("persoon__isnull", True), ("van__in", ["ouder", "kind"]), _connector="OR"), name="bericht_van_wie")],
            },
        ),
        migrations.CreateModel(
            name="Inzet",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("muur", models.SmallIntegerField()),
                ("keuze", models.CharField(max_length=15)),
                ("omdat", models.CharField(max_length=200)),
                ("van", models.DateField()),
                ("schoolcontact", models.CharField(default="", max_length=80)),
                ("werkgever", models.CharField(default="", max_length=80)),
                ("opdrachtgever", models.CharField(default="", max_length=80)),
                ("betaler", models.CharField(default="", max_length=80)),
                ("door", models.UUIDField()),
                ("at", models.DateTimeField()),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="regio.regio")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="regio.organisatie")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="zaken.zaak")),
            ],
            options={
                "indexes": [models.Index(fields=["zaak", "-van"], name="inzet_zaak")],
                "constraints": [models.CheckConstraint(condition=models.Q(("keuze", "contactpersoon"), models.Q(("keuze", "ozm"), models.Q(("werkgever", ""), _negated=True), models.Q(("opdrachtgever", ""), _negated=True), models.Q(("betaler", ""), _negated=True)), _connector="OR"), name="inzet_heel"), models.CheckConstraint(condition=models.Q(("omdat", ""), _negated=True), name="inzet_omdat")],
            },
        ),
        migrations.CreateModel(
            name="Opschaling",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("muur", models.SmallIntegerField()),
                ("anders", models.CharField(max_length=30)),
                ("anders_tekst", models.CharField(max_length=140)),
                ("zegt", models.CharField(max_length=20)),
                ("waarom", models.CharField(max_length=200)),
                ("op", models.DateField()),
                ("door", models.UUIDField()),
                ("at", models.DateTimeField()),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="zaken.zaak")),
            ],
            options={
                "indexes": [models.Index(fields=["zaak", "-op"], name="opschaling_zaak")],
                "constraints": [models.CheckConstraint(condition=models.Q(models.Q(("zegt", ""), _negated=True), models.Q(("anders", ""), _negated=True), models.Q(("waarom", ""), _negated=True)), name="opschaling_heel")],
            },
        ),
        migrations.AddIndex(
            model_name="plan",
            index=models.Index(condition=models.Q(("geeindigd_op__isnull", True)), fields=["school", "zaak"], name="plan_school"),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.UniqueConstraint(condition=models.Q(("geeindigd_op__isnull", True)), fields=("zaak",), name="plan_een_lopend"),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(condition=models.Q(("geeindigd_op__isnull", True), models.Q(("einde_reden", ""), _negated=True), _connector="OR"), name="plan_einde_heel"),
        ),
        migrations.AddIndex(
            model_name="doel",
            index=models.Index(fields=["zaak", "plan"], name="doel_zaak"),
        ),
        migrations.AddConstraint(
            model_name="doel",
            constraint=models.UniqueConstraint(condition=models.Q(("klaar_op__isnull", True)), fields=("plan", "plaats"), name="doel_hoogstens_drie"),
        ),
        migrations.AddConstraint(
            model_name="doel",
            constraint=models.CheckConstraint(condition=models.Q(("plaats__gte", 1), ("plaats__lte", 3)), name="doel_plaats"),
        ),
        migrations.AddConstraint(
            model_name="doel",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("klaar_hoe", ""), ("klaar_op__isnull", True)), models.Q(("klaar_hoe__in", ["gehaald", "gestopt"]), ("klaar_op__isnull", False)), _connector="OR"), name="doel_klaar_heel"),
        ),
        migrations.AddIndex(
            model_name="akkoord",
            index=models.Index(fields=["zaak", "plan", "at"], name="akkoord_zaak"),
        ),
        migrations.AddConstraint(
            model_name="akkoord",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("als", "rechter"), ("persoon__isnull", True)), models.Q(("als__in", ["kind", "gezag"]), ("persoon__isnull", False)), _connector="OR"), name="akkoord_van_wie"),
        ),
        migrations.AddIndex(
            model_name="stap",
            index=models.Index(fields=["zaak", "doel"], name="stap_zaak"),
        ),
        migrations.AddConstraint(
            model_name="stap",
            constraint=models.UniqueConstraint(condition=models.Q(("klaar_op__isnull", True)), fields=("doel", "waar", "plaats"), name="stap_hoogstens_drie"),
        ),
        migrations.AddConstraint(
            model_name="stap",
            constraint=models.CheckConstraint(condition=models.Q(("plaats__gte", 1), ("plaats__lte", 3), ("waar__in", ["school", "thuis", "kind"])), name="stap_plaats"),
        ),
        migrations.AddConstraint(
            model_name="stap",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("klaar_hoe", ""), ("klaar_op__isnull", True)), models.Q(("klaar_hoe__in", ["gedaan", "vervallen"]), ("klaar_op__isnull", False)), _connector="OR"), name="stap_klaar_heel"),
        ),
        migrations.AddIndex(
            model_name="woorden",
            index=models.Index(fields=["zaak", "plan", "-at"], name="woorden_zaak"),
        ),
        migrations.AddConstraint(
            model_name="woorden",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("soort", "eigen"), ("verhaal_id__isnull", True), models.Q(("tekst", ""), _negated=True)), models.Q(("soort", "hulpvraag"), ("verhaal_id__isnull", True), models.Q(("tekst", ""), _negated=True)), models.Q(("soort", "hulpvraag"), ("tekst", ""), ("verhaal_id__isnull", False)), _connector="OR"), name="woorden_een_keer"),
        ),
    ]
    operations += [
        *(child_of_zaak(f"plan_{t}") for t in TABELLEN),
        # The plan, a goal and a step are written once; added is what became of them. What was said is never changed.
        wall(
            "plan_plan", WERK, SCHOOL, jobs="",
            web="SELECT, INSERT, UPDATE (samen_op, samen_met, bekijken_op, kind_meegepraat, opp, opp_op, geeindigd_op,"
            " einde_reden)",
        ),
        wall("plan_doel", WERK, SCHOOL, web="SELECT, INSERT, UPDATE (rust_tot, klaar_op, klaar_hoe)", jobs=""),
        wall("plan_stap", WERK, SCHOOL_STAP, web="SELECT, INSERT, UPDATE (klaar_op, klaar_hoe)", jobs=""),
        wall("plan_bericht", WERK, SCHOOL_BERICHT, web="SELECT, INSERT", jobs=""),
        wall("plan_woorden", WERK, web="SELECT, INSERT", jobs=""),
        wall("plan_akkoord", WERK, web="SELECT, INSERT", jobs=""),
        wall("plan_inzet", WERK, web="SELECT, INSERT", jobs=""),
        wall("plan_opschaling", WERK, web="SELECT, INSERT", jobs=""),
        *(append_only(f"plan_{t}") for t in ("bericht", "woorden", "akkoord", "inzet", "opschaling")),
        # What the whole plan is, is regie; what somebody says themselves is theirs. The maker is in the log.
        kept("plan_plan", onderdeel="regie", soort="plan", dag="gemaakt_at", weglaten=("gemaakt_door", "school_id")),
        kept("plan_doel", onderdeel="regie", soort="doel", dag="gemaakt_at",
             weglaten=("gemaakt_door", "school_id", "plan_id")),
        kept("plan_stap", onderdeel="regie", soort="stap", dag="gemaakt_at",
             weglaten=("gemaakt_door", "school_id", "doel_id")),
        kept("plan_bericht", onderdeel="notitie", soort="bericht bij een doel", dag="at",
             weglaten=("door", "school_id", "doel_id", "persoon_id")),
        kept("plan_woorden", onderdeel="verhaal", soort="eigen woorden", dag="at",
             weglaten=("door", "plan_id", "persoon_id", "verhaal_id")),
        kept("plan_akkoord", onderdeel="toestemming", soort="ja of nee tegen de hulp", dag="at",
             weglaten=("door", "plan_id", "persoon_id")),
        kept("plan_inzet", onderdeel="regie", soort="wie er nodig is", dag="van", weglaten=("door",)),
        kept("plan_opschaling", onderdeel="regie", soort="zwaardere hulp die niet kwam", dag="op", weglaten=("door",)),
        *(not_in_verhoor(f"plan_{t}") for t in TABELLEN),
        *(not_for_family(f"plan_{t}") for t in ("bericht", "woorden", "akkoord", "opschaling")),
    ]
