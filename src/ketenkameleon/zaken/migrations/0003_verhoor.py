import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import ketenkameleon.logboek.ids
from ketenkameleon.logboek.walls import (
    CONTEXT_ACCOUNT,
    Opening,
    append_only,
    child_of_zaak,
    kept,
    listed,
    relatie_by_muur,
    wall,
)
from ketenkameleon.zaken.verhoormuren import LUIK, LUIK_UNDO, OUDERREGEL, OUDERREGEL_UNDO, VERZOEK, VERZOEK_UNDO

VAN_MIJ = f"account_id = {CONTEXT_ACCOUNT}"
TE_BEWAREN = f"SELECT c.id FROM zaken_contact c WHERE c.bewaard_at IS NULL AND c.afgebroken_at IS NULL AND c.{VAN_MIJ}"  # noqa: S608 - only names written here
EIGEN_REGEL = Opening("eigen", f"contact_id = ANY (ARRAY({TE_BEWAREN}))", "INSERT")
DUBBELROL_ERBIJ = Opening("erbij", f"{VAN_MIJ} AND zaak_id = ANY ({listed('regie100')})", "INSERT")
LEEST = relatie_by_muur("notitie").test
# Who is asked reads and answers the question; who asked looks as verhoor.
VERZOEK_AAN_MIJ = (Opening("eigen", VAN_MIJ, "SELECT"), Opening("eigen_af", VAN_MIJ, "UPDATE"))


class Migration(migrations.Migration):

    dependencies = [
        # The guard of the line for parents that inzage made is replaced here, and lets go of what it lets go of.
        ("inzage", "0005_bewaard"),
        ("logboek", "0005_bewaard"),
        ("regio", "0003_beheer"),
        ("zaken", "0002_noodtoegang"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="contact",
            name="uitgelegd_aan",
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), default=list, size=None),
        ),
        migrations.AddField(
            model_name="ouderregel",
            name="gewijzigd_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="ouderregel",
            name="vast_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.CreateModel(
            name="Dubbelrol",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("muur", models.SmallIntegerField()),
                ("account_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                ("rol", models.CharField(max_length=30)),
                ("reden", models.CharField(max_length=200)),
                ("collega_aangeboden_op", models.DateField()),
                ("verteld_op", models.DateField()),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="zaken.zaak")),
            ],
            options={
                "indexes": [models.Index(fields=["zaak", "at"], name="dubbelrol_zaak")],
                "constraints": [models.CheckConstraint(condition=models.Q(models.Q(("reden", ""), _negated=True), ("collega_aangeboden_op__lte", models.F("verteld_op"))), name="dubbelrol_uitgelegd")],
            },
        ),
        migrations.CreateModel(
            name="Verhoor",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("muur", models.SmallIntegerField()),
                ("account_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                ("kind_verdacht", models.BooleanField()),
                ("personen", django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None)),
                ("brieven", django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None)),
                ("uitgenodigd_op", models.DateField()),
                ("verdenking", models.CharField(max_length=300)),
                ("verdenking_genoemd", models.BooleanField()),
                ("zwijgen_gezegd", models.BooleanField()),
                ("cautie_at", models.DateTimeField()),
                ("advocaat", models.CharField(max_length=20)),
                ("meekomen", models.CharField(default="", max_length=20)),
                ("meekomen_wie", models.CharField(default="", max_length=120)),
                ("tolk", models.CharField(max_length=20)),
                ("contact", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="verhoor", to="zaken.contact")),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="zaken.zaak")),
            ],
            options={
                "indexes": [models.Index(fields=["zaak", "at"], name="verhoor_zaak")],
                "constraints": [models.CheckConstraint(condition=models.Q(("muur", 401)), name="verhoor_achter_de_wpg"), models.CheckConstraint(condition=models.Q(("verdenking_genoemd", True), ("zwijgen_gezegd", True), models.Q(("verdenking", ""), _negated=True)), name="verhoor_eerst_gezegd"), models.CheckConstraint(condition=models.Q(models.Q(("advocaat", ""), _negated=True), models.Q(("tolk", ""), _negated=True), models.Q(("kind_verdacht", False), models.Q(("meekomen", ""), _negated=True), _connector="OR")), name="verhoor_eerst_gevraagd"), models.CheckConstraint(condition=models.Q(("cautie_at__lte", models.F("at"))), name="verhoor_cautie_vooraf")],
            },
        ),
        migrations.CreateModel(
            name="Verhoorregel",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("muur", models.SmallIntegerField()),
                ("nummer", models.SmallIntegerField()),
                ("at", models.DateTimeField()),
                ("vraag", models.CharField(max_length=300)),
                ("antwoord", models.CharField(max_length=1000)),
                ("contact", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="verhoorregels", to="zaken.contact")),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="zaken.zaak")),
            ],
            options={
                "indexes": [models.Index(fields=["zaak", "at"], name="verhoorregel_zaak")],
                "constraints": [models.UniqueConstraint(fields=("contact", "nummer"), name="verhoorregel_een_keer"), models.CheckConstraint(condition=models.Q(("muur", 401)), name="verhoorregel_achter_de_wpg"), models.CheckConstraint(condition=models.Q(models.Q(("vraag", ""), _negated=True), models.Q(("antwoord", ""), _negated=True)), name="verhoorregel_heel")],
            },
        ),
        migrations.CreateModel(
            name="Verhoorverzoek",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("muur", models.SmallIntegerField()),
                ("gevraagd_door", models.UUIDField()),
                ("gevraagd_at", models.DateTimeField()),
                ("reden", models.CharField(max_length=200)),
                ("stand", models.CharField(default="gevraagd", max_length=10)),
                ("beantwoord_at", models.DateTimeField(null=True)),
                ("antwoord", models.CharField(default="", max_length=200)),
                ("account", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="zaken.zaak")),
            ],
            options={
                "indexes": [models.Index(fields=["zaak", "gevraagd_at"], name="verhoorverzoek_zaak"), models.Index(condition=models.Q(("stand", "gevraagd")), fields=["account"], name="verhoorverzoek_aan")],
                "constraints": [models.UniqueConstraint(condition=models.Q(("stand", "gevraagd")), fields=("zaak", "account"), name="verhoorverzoek_een_open"), models.CheckConstraint(condition=models.Q(("muur", 401)), name="verhoorverzoek_achter_de_wpg"), models.CheckConstraint(condition=models.Q(models.Q(("beantwoord_at__isnull", True), ("stand", "gevraagd")), models.Q(("beantwoord_at__isnull", False), ("stand__in", ["aanvaard", "geweigerd"])), _connector="OR"), name="verhoorverzoek_stand"), models.CheckConstraint(condition=models.Q(models.Q(("stand", "geweigerd"), _negated=True), models.Q(("antwoord", ""), _negated=True), _connector="OR"), name="verhoorverzoek_met_reden")],
            },
        ),
    ]
    operations += [
        # Who writes contacts without the program (a filled database to measure on) says nothing of it.
        migrations.RunSQL("ALTER TABLE zaken_contact ALTER COLUMN uitgelegd_aan SET DEFAULT '{}';",
                          "ALTER TABLE zaken_contact ALTER COLUMN uitgelegd_aan DROP DEFAULT;"),
        child_of_zaak("zaken_verhoor"),
        child_of_zaak("zaken_verhoorregel"),
        child_of_zaak("zaken_verhoorverzoek"),
        child_of_zaak("zaken_dubbelrol"),
        wall("zaken_verhoor", relatie_by_muur("notitie"), web="SELECT, INSERT", jobs=""),
        wall("zaken_verhoorregel", relatie_by_muur("notitie", command="SELECT"), EIGEN_REGEL, web="SELECT, INSERT", jobs=""),
        wall(
            "zaken_verhoorverzoek", relatie_by_muur("notitie"), *VERZOEK_AAN_MIJ,
            web="SELECT, INSERT, UPDATE (stand, beantwoord_at, antwoord)", jobs="",
        ),
        wall("zaken_dubbelrol", relatie_by_muur("notitie", command="SELECT"), DUBBELROL_ERBIJ, web="SELECT, INSERT", jobs=""),
        append_only("zaken_verhoor"),
        append_only("zaken_verhoorregel"),
        append_only("zaken_dubbelrol"),
        kept("zaken_verhoor", onderdeel="notitie", soort="verhoor", dag="at",
             weglaten=("contact_id", "account_id", "personen", "brieven")),
        kept("zaken_verhoorregel", onderdeel="notitie", soort="vraag_in_verhoor", dag="at", weglaten=("contact_id",)),
        kept("zaken_verhoorverzoek", onderdeel="notitie", soort="vraag_aan_collega", dag="gevraagd_at",
             weglaten=("account_id", "gevraagd_door")),
        kept("zaken_dubbelrol", onderdeel="notitie", soort="tweede_rol", dag="at", weglaten=("account_id",)),
        migrations.RunSQL(VERZOEK, VERZOEK_UNDO),
        migrations.RunSQL(OUDERREGEL, OUDERREGEL_UNDO),
        migrations.RunSQL(
            f"CREATE POLICY wijzigen ON zaken_ouderregel FOR UPDATE USING ({LEEST}) WITH CHECK ({LEEST});"
            "GRANT UPDATE (tekst, gewijzigd_at) ON zaken_ouderregel TO web;",
            "DROP POLICY wijzigen ON zaken_ouderregel; REVOKE UPDATE (tekst, gewijzigd_at) ON zaken_ouderregel FROM web;",
        ),
        migrations.RunSQL(LUIK, LUIK_UNDO),
    ]
