import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import ketenkameleon.logboek.ids
from ketenkameleon.logboek.walls import (
    append_only,
    breed_by_muur,
    child_of_zaak,
    kept,
    regio_wall,
    relatie_by_muur,
    wall,
)
from ketenkameleon.team.muren import (
    BROUGHT_ALONG,
    CONTACT,
    ERBIJ,
    VERSLAG,
    VERSLAG_WEG,
    only_coordinator,
    own_row,
    writes_own,
)

_ADDED = "tot, getekend_op, getekend_door_id, beeindigd_waarom"

class Migration(migrations.Migration):

    dependencies = [
        ("brieven", "0001_initial"),
        ("logboek", "0005_bewaard"),
        ("regio", "0003_beheer"),
        ("team", "0002_bewijzen"),
        ("zaken", "0002_noodtoegang"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Begeleiding",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("soort", models.CharField(max_length=20)),
                ("op", models.DateField()),
                ("uren", models.DecimalField(decimal_places=1, max_digits=4)),
                ("met", models.CharField(max_length=120)),
                ("thema", models.CharField(default="", max_length=200)),
                ("at", models.DateTimeField()),
                ("account", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("regio", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
            ],
            options={
                "indexes": [models.Index(fields=["account", "-op"], name="begeleiding_op")],
                "constraints": [models.CheckConstraint(condition=models.Q(("uren__gt", 0)), name="begeleiding_uren")],
            },
        ),
        migrations.CreateModel(
            name="Inzet",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("soort", models.CharField(max_length=10)),
                ("rol", models.CharField(max_length=30)),
                ("van", models.DateField()),
                ("tot", models.DateField(default="9999-12-31")),
                ("uren_per_week", models.DecimalField(decimal_places=1, max_digits=4)),
                ("begeleider", models.CharField(default="", max_length=120)),
                ("at", models.DateTimeField()),
                ("getekend_op", models.DateField(null=True)),
                ("beeindigd_waarom", models.CharField(default="", max_length=200)),
                ("account", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("door", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("getekend_door", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("organisatie", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="regio.organisatie")),
                ("regio", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("soort__in", ["inwerken", "meewerken"])), name="inzet_soort"), models.CheckConstraint(condition=models.Q(("tot__gte", models.F("van"))), name="inzet_van_voor_tot"), models.CheckConstraint(condition=models.Q(("uren_per_week__gt", 0)), name="inzet_uren"), models.CheckConstraint(condition=models.Q(models.Q(("getekend_op__isnull", True), ("soort", "meewerken")), models.Q(("soort", "inwerken"), models.Q(("begeleider", ""), _negated=True)), _connector="OR"), name="inzet_begeleider"), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[("account", "="), ("organisatie", "="), (models.Func("van", "tot", models.Value("[]"), function="daterange", output_field=django.contrib.postgres.fields.ranges.DateRangeField()), "&&")], name="inzet_een_per_partner")],
            },
        ),
        migrations.CreateModel(
            name="Leerregel",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("op", models.DateField()),
                ("vak", models.CharField(max_length=20)),
                ("tekst", models.CharField(max_length=600)),
                ("uren", models.DecimalField(decimal_places=1, max_digits=4, null=True)),
                ("gedeeld", models.BooleanField(default=False)),
                ("at", models.DateTimeField()),
                ("account", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("regio", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
            ],
            options={
                "indexes": [models.Index(fields=["regio", "-op"], name="leerregel_op")],
            },
        ),
        migrations.CreateModel(
            name="Loopbaanstap",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("stand", models.CharField(max_length=20)),
                ("op", models.DateField()),
                ("waarom", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("account", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("door", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("regio", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("stand__in", ["kandidaat", "gekozen", "in_opleiding", "ingezet", "gestopt"])), name="loopbaan_stand"), models.UniqueConstraint(fields=("regio", "account", "op"), name="loopbaan_een_per_dag")],
            },
        ),
        migrations.CreateModel(
            name="Meeloper",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("muur", models.SmallIntegerField()),
                ("zaak_id", models.UUIDField()),
                ("contact_id", models.UUIDField()),
                ("als", models.CharField(max_length=12)),
                ("verteld", models.BooleanField()),
                ("verteld_reden", models.CharField(default="", max_length=200)),
                ("vastgelegd_door", models.UUIDField()),
                ("op", models.DateField()),
                ("account", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="regio.organisatie")),
            ],
            options={
                "indexes": [models.Index(fields=["zaak_id", "contact_id"], name="meeloper_zaak")],
                "constraints": [models.CheckConstraint(condition=models.Q(("als__in", ["meeloper", "begeleider"])), name="meeloper_als"), models.CheckConstraint(condition=models.Q(("verteld", True), models.Q(("verteld_reden", ""), _negated=True), _connector="OR"), name="meeloper_verteld"), models.UniqueConstraint(fields=("contact_id", "account"), name="meeloper_een_keer")],
            },
        ),
        migrations.CreateModel(
            name="Voortgang",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("deel", models.CharField(max_length=30)),
                ("gepland_op", models.DateField(null=True)),
                ("gedaan_op", models.DateField(null=True)),
                ("uren", models.DecimalField(decimal_places=1, max_digits=5, null=True)),
                ("at", models.DateTimeField()),
                ("account", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("door", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("regio", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
            ],
            options={
                "indexes": [models.Index(fields=["account", "deel", "-at"], name="voortgang_nieuwste")],
                "constraints": [models.CheckConstraint(condition=models.Q(("uren__isnull", True), ("uren__gte", 0), _connector="OR"), name="voortgang_uren")],
            },
        ),
    ]
    operations += [
        regio_wall("team_loopbaanstap", web="SELECT, INSERT", jobs="SELECT"),
        regio_wall("team_voortgang", web="SELECT, INSERT", jobs=""),
        regio_wall("team_inzet", web=f"SELECT, INSERT, UPDATE ({_ADDED})", jobs="SELECT"),
        regio_wall("team_begeleiding", web="SELECT, INSERT", jobs=""),
        regio_wall("team_leerregel", web="SELECT, INSERT, UPDATE (gedeeld)", jobs=""),
        *(own_row(f"team_{t}") for t in ("loopbaanstap", "voortgang", "inzet", "begeleiding")),
        own_row("team_leerregel", of_all="gedeeld"),
        *(only_coordinator(f"team_{t}") for t in ("loopbaanstap", "voortgang", "inzet")),
        *(writes_own(f"team_{t}") for t in ("begeleiding", "leerregel")),
        *(append_only(f"team_{t}") for t in ("loopbaanstap", "voortgang", "begeleiding", "meeloper")),
        child_of_zaak("team_meeloper"),
        CONTACT,
        wall("team_meeloper", breed_by_muur(), relatie_by_muur("regie"), ERBIJ, web="SELECT, INSERT", jobs=""),
        kept("team_meeloper", onderdeel="regie", soort="meeloper", dag="op",
             weglaten=("contact_id", "account_id", "vastgelegd_door")),
        migrations.RunSQL(VERSLAG, VERSLAG_WEG),
        BROUGHT_ALONG,
    ]
