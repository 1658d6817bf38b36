import django.db.models.deletion
from django.db import migrations, models

import ketenkameleon.logboek.ids
from ketenkameleon.logboek.walls import append_only, child_of_zaak, kept, wall
from ketenkameleon.routes.muren import BREED, ROUTE, same_wall


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ("logboek", "0005_bewaard"),
        ("regio", "0003_beheer"),
        ("zaken", "0002_noodtoegang"),
    ]

    operations = [
        migrations.CreateModel(
            name="Zaakroute",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("muur", models.SmallIntegerField()),
                ("route", models.CharField(max_length=30)),
                ("stand", models.CharField(max_length=40)),
                ("uitleg", models.CharField(default="", max_length=500)),
                ("begonnen_op", models.DateField()),
                ("begonnen_at", models.DateTimeField()),
                ("begonnen_door", models.UUIDField()),
                ("geeindigd_op", models.DateField(null=True)),
                ("rij_id", models.CharField(max_length=80)),
                ("rij_hash", models.CharField(max_length=16)),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="routes", to="zaken.zaak")),
            ],
        ),
        migrations.CreateModel(
            name="Termijn",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("muur", models.SmallIntegerField()),
                ("code", models.CharField(max_length=40)),
                ("soort", models.CharField(max_length=10)),
                ("vanaf", models.DateField(null=True)),
                ("laatste_dag", models.DateField(null=True)),
                ("vervalt", models.BooleanField()),
                ("geteld", models.CharField(max_length=300)),
                ("rij_id", models.CharField(default="", max_length=80)),
                ("rij_hash", models.CharField(default="", max_length=16)),
                ("at", models.DateTimeField()),
                ("gestopt_op", models.DateField(null=True)),
                ("gestopt_door", models.UUIDField(null=True)),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="regio.regio")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="zaken.zaak")),
                ("zaakroute", models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="termijnen", to="routes.zaakroute")),
            ],
        ),
        migrations.CreateModel(
            name="Routestap",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("muur", models.SmallIntegerField()),
                ("nummer", models.SmallIntegerField()),
                ("van", models.CharField(max_length=40)),
                ("naar", models.CharField(max_length=40)),
                ("op", models.DateField()),
                ("door", models.CharField(max_length=30)),
                ("zelf", models.BooleanField()),
                ("gezet_door", models.UUIDField()),
                ("at", models.DateTimeField()),
                ("reden", models.CharField(default="", max_length=500)),
                ("bevoegd_daad", models.CharField(default="", max_length=40)),
                ("rij_id", models.CharField(max_length=80)),
                ("rij_hash", models.CharField(max_length=16)),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="zaken.zaak")),
                ("zaakroute", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="stappen", to="routes.zaakroute")),
            ],
        ),
        migrations.CreateModel(
            name="Routefeit",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("muur", models.SmallIntegerField()),
                ("code", models.CharField(max_length=40)),
                ("op", models.DateField()),
                ("waarde", models.JSONField(default=dict)),
                ("bron", models.CharField(default="", max_length=200)),
                ("geldt", models.BooleanField(default=True)),
                ("vastgelegd_door", models.UUIDField()),
                ("at", models.DateTimeField()),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
                ("vervangt", models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="routes.routefeit")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="zaken.zaak")),
                ("zaakroute", models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="feiten", to="routes.zaakroute")),
            ],
        ),
        migrations.AddIndex(
            model_name="zaakroute",
            index=models.Index(fields=["zaak", "begonnen_at"], name="zaakroute_zaak"),
        ),
        migrations.AddConstraint(
            model_name="zaakroute",
            constraint=models.UniqueConstraint(condition=models.Q(("geeindigd_op__isnull", True)), fields=("zaak", "route"), name="zaakroute_loopt_een_keer"),
        ),
        migrations.AddConstraint(
            model_name="zaakroute",
            constraint=models.UniqueConstraint(fields=("id", "zaak", "muur"), name="zaakroute_met_muur"),
        ),
        migrations.AddConstraint(
            model_name="zaakroute",
            constraint=models.CheckConstraint(condition=models.Q(("geeindigd_op__isnull", True), ("geeindigd_op__gte", models.F("begonnen_op")), _connector="OR"), name="zaakroute_eindigt_later"),
        ),
        migrations.AddIndex(
            model_name="termijn",
            index=models.Index(fields=["zaak"], name="routetermijn_zaak"),
        ),
        migrations.AddIndex(
            model_name="termijn",
            index=models.Index(condition=models.Q(("gestopt_op__isnull", True)), fields=["regio", "laatste_dag"], name="routetermijn_loopt"),
        ),
        migrations.AddConstraint(
            model_name="termijn",
            constraint=models.UniqueConstraint(condition=models.Q(("gestopt_op__isnull", True)), fields=("zaak", "code"), name="routetermijn_loopt_een_keer"),
        ),
        migrations.AddConstraint(
            model_name="termijn",
            constraint=models.CheckConstraint(condition=models.Q(("soort__in", ["wet", "norm", "lokaal"])), name="routetermijn_soort"),
        ),
        migrations.AddConstraint(
            model_name="termijn",
            constraint=models.CheckConstraint(condition=models.Q(("laatste_dag__isnull", True), models.Q(("vanaf__isnull", False), ("laatste_dag__gte", models.F("vanaf"))), _connector="OR"), name="routetermijn_na_begin"),
        ),
        migrations.AddIndex(
            model_name="routestap",
            index=models.Index(fields=["zaak", "op"], name="routestap_zaak"),
        ),
        migrations.AddConstraint(
            model_name="routestap",
            constraint=models.UniqueConstraint(fields=("zaakroute", "nummer"), name="routestap_een_keer"),
        ),
        migrations.AddConstraint(
            model_name="routestap",
            constraint=models.CheckConstraint(condition=models.Q(("nummer__gte", 1)), name="routestap_vanaf_een"),
        ),
        migrations.AddIndex(
            model_name="routefeit",
            index=models.Index(fields=["zaak", "at"], name="routefeit_zaak"),
        ),
        migrations.AddConstraint(
            model_name="routefeit",
            constraint=models.UniqueConstraint(fields=("vervangt",), name="routefeit_een_keer_verbeterd"),
        ),
        migrations.AddConstraint(
            model_name="routefeit",
            constraint=models.CheckConstraint(condition=models.Q(("geldt", True), ("vervangt__isnull", False), _connector="OR"), name="routefeit_nee_op_iets"),
        ),
    ]
    operations += [
        child_of_zaak("routes_zaakroute"),
        child_of_zaak("routes_routestap"),
        child_of_zaak("routes_routefeit"),
        child_of_zaak("routes_termijn"),
        same_wall("routes_routestap"),
        same_wall("routes_routefeit"),
        same_wall("routes_termijn"),
        # Of a route only how far it came is added; steps and what was recorded are written once.
        wall("routes_zaakroute", ROUTE, web="SELECT, INSERT, UPDATE (stand, geeindigd_op)", jobs=""),
        wall("routes_routestap", ROUTE, web="SELECT, INSERT", jobs=""),
        wall("routes_routefeit", ROUTE, web="SELECT, INSERT", jobs=""),
        wall(
            "routes_termijn", ROUTE, BREED, jobs="SELECT",
            web="SELECT, INSERT, UPDATE (gestopt_op, gestopt_door)",
        ),
        append_only("routes_routestap"),
        append_only("routes_routefeit"),
        kept("routes_zaakroute", onderdeel="regie", soort="route", dag="begonnen_op", weglaten=["rij_hash"]),
        kept("routes_routestap", onderdeel="regie", soort="stap", dag="op", weglaten=["zaakroute_id", "rij_hash"]),
        kept("routes_routefeit", onderdeel="regie", soort="feit", dag="op", weglaten=["zaakroute_id", "vervangt_id"]),
        kept("routes_termijn", onderdeel="regie", soort="termijn", dag="at", weglaten=["zaakroute_id", "rij_hash"]),
    ]
