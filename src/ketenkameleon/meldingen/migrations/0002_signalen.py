import django.db.models.deletion
from django.db import migrations, models

import ketenkameleon.logboek.ids
from ketenkameleon.logboek.walls import breed, child_of_zaak, kept, relatie, wall
from ketenkameleon.meldingen.muren import GEVRAAGD, LUIKEN, SIGNAAL, UNDO

NAAM = "voornaam, achternaam, geboren, nummersoort, nummer, nummer_zoek"
KLAAR = "overgedragen_at, overgedragen_door, klaar_at, klaar_door, uitkomst"


class Migration(migrations.Migration):
    """Signalen, the question who is involved, and who is exempt and stays in view."""

    dependencies = [
        ("logboek", "0005_bewaard"),
        ("meldingen", "0001_initial"),
        ("regio", "0004_kernteam"),
        ("team", "0001_initial"),
        ("zaken", "0002_noodtoegang"),
    ]

    operations = [
        migrations.CreateModel(
            name="Betrokkenvraag",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("muur", models.SmallIntegerField()),
                ("signaal_id", models.UUIDField(null=True)),
                ("vrager_id", models.UUIDField()),
                ("gevraagd_at", models.DateTimeField()),
                ("gevraagd_op", models.DateField()),
                ("verteld_op", models.DateField(null=True)),
                ("niet_verteld", models.CharField(default="", max_length=200)),
                ("grond", models.CharField(default="", max_length=20)),
                ("waarom", models.CharField(default="", max_length=200)),
                ("account_id", models.UUIDField(null=True)),
                ("antwoord", models.CharField(default="", max_length=10)),
                ("antwoord_at", models.DateTimeField(null=True)),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("school", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.school")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="zaken.zaak")),
            ],
            options={
                "indexes": [models.Index(condition=models.Q(("antwoord_at__isnull", True)), fields=["account_id"], name="betrokken_wacht"), models.Index(fields=["vrager_id", "-gevraagd_at"], name="betrokken_vrager"), models.Index(condition=models.Q(("zaak__isnull", False)), fields=["zaak"], name="betrokken_zaak")],
                "constraints": [models.CheckConstraint(condition=models.Q(("antwoord__in", ["", "contact", "niet"])), name="betrokken_antwoord"), models.CheckConstraint(condition=models.Q(models.Q(("antwoord", ""), ("antwoord_at__isnull", True)), models.Q(models.Q(("antwoord", ""), _negated=True), ("antwoord_at__isnull", False)), _connector="OR"), name="betrokken_antwoord_heel"), models.CheckConstraint(condition=models.Q(("grond", ""), models.Q(("waarom", ""), _negated=True), _connector="OR"), name="betrokken_grond_met_reden"), models.CheckConstraint(condition=models.Q(("verteld_op__isnull", False), models.Q(("niet_verteld", ""), _negated=True), _connector="OR"), name="betrokken_verteld")],
            },
        ),
        migrations.CreateModel(
            name="Signaal",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("muur", models.SmallIntegerField()),
                ("soort", models.CharField(max_length=30)),
                ("kring", models.CharField(max_length=12)),
                ("tekst", models.CharField(max_length=280)),
                ("afzender_id", models.UUIDField()),
                ("gegeven_at", models.DateTimeField()),
                ("functie", models.CharField(default="", max_length=30)),
                ("eigenaar_id", models.UUIDField()),
                ("uiterlijk_op", models.DateField()),
                ("voornaam", models.CharField(default="", max_length=80)),
                ("achternaam", models.CharField(default="", max_length=120)),
                ("geboren", models.DateField(null=True)),
                ("nummersoort", models.CharField(default="", max_length=20)),
                ("nummer", models.BinaryField(null=True)),
                ("nummer_zoek", models.BinaryField(null=True)),
                ("ouder_1", models.CharField(default="", max_length=15)),
                ("ouder_2", models.CharField(default="", max_length=15)),
                ("kind_zegt", models.CharField(default="", max_length=15)),
                ("ja_weg_op", models.DateField(null=True)),
                ("overgedragen_at", models.DateTimeField(null=True)),
                ("overgedragen_door", models.UUIDField(null=True)),
                ("klaar_at", models.DateTimeField(null=True)),
                ("klaar_door", models.UUIDField(null=True)),
                ("uitkomst", models.CharField(default="", max_length=200)),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("school", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.school")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="signalen", to="zaken.zaak")),
            ],
            options={
                "indexes": [models.Index(condition=models.Q(("klaar_at__isnull", True)), fields=["school", "uiterlijk_op"], name="signaal_open"), models.Index(condition=models.Q(("nummer_zoek__isnull", False)), fields=["regio", "nummer_zoek"], name="signaal_nummer"), models.Index(condition=models.Q(("klaar_at__isnull", True), ("overgedragen_at__isnull", False)), fields=["regio", "overgedragen_at"], name="signaal_wacht"), models.Index(condition=models.Q(("zaak__isnull", False)), fields=["zaak"], name="signaal_zaak")],
                "constraints": [models.CheckConstraint(condition=models.Q(("kring__in", ["kernteam", "school_arts"])), name="signaal_kring"), models.CheckConstraint(condition=models.Q(("kind_zegt__in", ["", "ja", "nee", "niet_gevraagd"]), ("ouder_1__in", ["", "ja", "nee", "niet_gevraagd"]), ("ouder_2__in", ["", "ja", "nee", "niet_gevraagd"])), name="signaal_ja"), models.CheckConstraint(condition=models.Q(("kring", "kernteam"), models.Q(("overgedragen_at__isnull", True), ("zaak__isnull", True)), _connector="OR"), name="signaal_ziek_blijft"), models.CheckConstraint(condition=models.Q(("klaar_at__isnull", True), models.Q(("achternaam", ""), ("nummer__isnull", True), ("voornaam", "")), _connector="OR"), name="signaal_klaar_zonder_naam")],
            },
        ),
        migrations.CreateModel(
            name="Vrijgesteld",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("muur", models.SmallIntegerField()),
                ("soort", models.CharField(max_length=20)),
                ("van", models.DateField()),
                ("tot", models.DateField()),
                ("kijk_weer_op", models.DateField()),
                ("vastgelegd_door", models.UUIDField()),
                ("vastgelegd_at", models.DateTimeField()),
                ("beeindigd_at", models.DateTimeField(null=True)),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="zaken.zaak")),
            ],
            options={
                "indexes": [models.Index(fields=["regio", "tot"], name="vrijgesteld_loopt"), models.Index(fields=["zaak"], name="vrijgesteld_zaak")],
                "constraints": [models.CheckConstraint(condition=models.Q(("tot__gte", models.F("van"))), name="vrijgesteld_van_voor_tot")],
            },
        ),
    ]
    operations += [
        child_of_zaak("meldingen_signaal"),
        child_of_zaak("meldingen_betrokkenvraag"),
        child_of_zaak("meldingen_vrijgesteld"),
        # Said once; added is who has it, what became of it, and that the name went.
        wall(
            "meldingen_signaal", *SIGNAAL, jobs="",
            web=f"SELECT, INSERT, UPDATE ({NAAM}, zaak_id, eigenaar_id, functie, ja_weg_op, {KLAAR})",
        ),
        # Nobody adds a question but the luik; who was asked answers it.
        wall("meldingen_betrokkenvraag", GEVRAAGD, web="SELECT, UPDATE (antwoord, antwoord_at)", jobs=""),
        wall(
            "meldingen_vrijgesteld", breed("melding"), relatie("melding"),
            web="SELECT, INSERT, UPDATE (kijk_weer_op, beeindigd_at)", jobs="",
        ),
        migrations.RunSQL(LUIKEN, UNDO),
        kept("meldingen_signaal", onderdeel="melding", soort="signaal", dag="gegeven_at",
             weglaten=("nummer", "nummer_zoek", "eigenaar_id", "afzender_id", "overgedragen_door", "klaar_door")),
        kept("meldingen_betrokkenvraag", onderdeel="melding", soort="vraag wie betrokken is", dag="gevraagd_at",
             weglaten=("vrager_id", "account_id", "signaal_id")),
        kept("meldingen_vrijgesteld", onderdeel="regie", soort="vrijstelling", dag="van",
             weglaten=("vastgelegd_door",)),
    ]
