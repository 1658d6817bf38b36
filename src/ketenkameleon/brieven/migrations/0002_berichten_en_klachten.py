import django.db.models.deletion
from django.db import migrations, models

import ketenkameleon.logboek.ids
from ketenkameleon.brieven.muren import (
    ADRES_WEG,
    BIJ_GEZIN,
    GENOTEERD,
    NIET_GEZIN,
    NIET_OVER_MIJ,
    UNDO_BERICHT,
    VAST_BERICHT,
)
from ketenkameleon.logboek.walls import append_only, breed, child_of_zaak, kept, wall

KEY = models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)
PROTECT = django.db.models.deletion.PROTECT
REGIO = models.ForeignKey(db_index=False, on_delete=PROTECT, to="regio.regio")
VERANTWOORDELIJKE = models.ForeignKey(db_index=False, on_delete=PROTECT, to="regio.organisatie")


class Migration(migrations.Migration):
    """A letter can go as a message to the page of the family; complaints, and the letters they go on with."""

    dependencies = [
        ("brieven", "0001_initial"),
        ("delen", "0001_initial"),
        ("logboek", "0005_bewaard"),
        ("personen", "0001_initial"),
        ("post", "0001_initial"),
        ("regio", "0003_beheer"),
        ("toegang", "0003_inloggen"),
        ("zaken", "0002_noodtoegang"),
    ]

    operations = [
        migrations.CreateModel(
            name="Klacht",
            fields=[
                ("id", KEY),
                ("muur", models.SmallIntegerField()),
                ("over", models.CharField(max_length=20)),
                ("over_account_id", models.UUIDField(null=True)),
                ("over_wie", models.CharField(max_length=200)),
                ("klager", models.CharField(max_length=200)),
                ("klager_adres", models.CharField(max_length=400)),
                ("inhoud", models.TextField()),
                ("gebeurd_op", models.DateField()),
                ("hoe", models.CharField(max_length=20)),
                ("ontvangen_op", models.DateField()),
                ("genoteerd_door", models.UUIDField()),
                ("genoteerd_at", models.DateTimeField()),
                ("stand", models.CharField(default="ontvangen", max_length=20)),
                ("bij_organisatie_op", models.DateField(null=True)),
                ("beantwoord_op", models.DateField(null=True)),
                ("behandeld_door", models.UUIDField(null=True)),
                ("regio", REGIO),
                ("verantwoordelijke", VERANTWOORDELIJKE),
                ("zaak", models.ForeignKey(db_constraint=False, null=True, on_delete=PROTECT, related_name="+", to="zaken.zaak")),
            ],
        ),
        migrations.CreateModel(
            name="Klachtbrief",
            fields=[
                ("id", KEY),
                ("muur", models.SmallIntegerField()),
                ("over_account_id", models.UUIDField(null=True)),
                ("genoteerd_door", models.UUIDField()),
                ("aan", models.CharField(max_length=200)),
                ("onderwerp", models.CharField(max_length=300)),
                ("blokken", models.JSONField()),
                ("gemaakt_door", models.UUIDField()),
                ("gemaakt_at", models.DateTimeField()),
                ("klacht", models.ForeignKey(on_delete=PROTECT, related_name="brieven", to="brieven.klacht")),
                ("regio", REGIO),
                ("verantwoordelijke", VERANTWOORDELIJKE),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=PROTECT, related_name="+", to="zaken.zaak")),
            ],
        ),
        migrations.AddField("brief", "ontvangen_at", models.DateTimeField(null=True)),
        migrations.AddField("brief", "ontvangen_door", models.UUIDField(null=True)),
        migrations.AddField("brief", "weg", models.CharField(default="papier", max_length=10)),
        migrations.AddConstraint(
            model_name="brief",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("ontvangen_at__isnull", True), ("weg", "papier")), models.Q(("naar", "gezin"), ("weg", "bericht"), models.Q(("muur", 401), _negated=True)), _connector="OR"), name="brief_weg"),
        ),
        migrations.AddIndex(
            model_name="klacht",
            index=models.Index(fields=["regio", "-genoteerd_at"], name="klacht_regio"),
        ),
        migrations.AddConstraint(
            model_name="klacht",
            constraint=models.CheckConstraint(condition=models.Q(("stand__in", ["ontvangen", "bij_organisatie", "beantwoord"])), name="klacht_stand"),
        ),
        migrations.AddConstraint(
            model_name="klacht",
            constraint=models.CheckConstraint(condition=models.Q(("stand", "ontvangen"), ("bij_organisatie_op__isnull", False), _connector="XOR"), name="klacht_bij_organisatie"),
        ),
        migrations.AddConstraint(
            model_name="klacht",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("beantwoord_op__isnull", False), ("stand", "beantwoord")), models.Q(models.Q(("stand", "beantwoord"), _negated=True), ("beantwoord_op__isnull", True)), _connector="OR"), name="klacht_beantwoord"),
        ),
        migrations.AddConstraint(
            model_name="klacht",
            constraint=models.CheckConstraint(condition=models.Q(("behandeld_door__isnull", True), ("over_account_id__isnull", True), models.Q(("behandeld_door", models.F("over_account_id")), _negated=True), _connector="OR"), name="klacht_niet_over_zichzelf"),
        ),
        migrations.AddConstraint(
            model_name="klachtbrief",
            constraint=models.UniqueConstraint(fields=("klacht", "aan"), name="klachtbrief_een_per_ontvanger"),
        ),
        child_of_zaak("brieven_klacht"),
        child_of_zaak("brieven_klachtbrief"),
        wall("brieven_klacht", breed("regie"), GENOTEERD, jobs="",
             web="SELECT, INSERT, UPDATE (stand, bij_organisatie_op, beantwoord_op, behandeld_door)"),
        wall("brieven_klachtbrief", breed("regie"), GENOTEERD, web="SELECT, INSERT", jobs=""),
        append_only("brieven_klachtbrief"),
        kept("brieven_klacht", onderdeel="regie", soort="klacht", dag="ontvangen_op",
             weglaten=("over_account_id", "genoteerd_door", "behandeld_door")),
        kept("brieven_klachtbrief", onderdeel="regie", soort="brief bij een klacht", dag="gemaakt_at",
             weglaten=("over_account_id", "genoteerd_door", "gemaakt_door", "klacht_id")),
        migrations.RunSQL(VAST_BERICHT, migrations.RunSQL.noop),
        migrations.RunSQL("GRANT UPDATE (weg) ON brieven_brief TO web", "REVOKE UPDATE (weg) ON brieven_brief FROM web"),
        migrations.RunSQL(ADRES_WEG + BIJ_GEZIN + NIET_GEZIN + NIET_OVER_MIJ, UNDO_BERICHT),
    ]
