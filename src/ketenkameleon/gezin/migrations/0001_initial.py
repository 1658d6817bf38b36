import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import ketenkameleon.logboek.ids
from ketenkameleon.gezin.muren import GEEN_VERHOOR, OPENINGEN, UNDO, VAST, VRAGEN
from ketenkameleon.logboek.walls import child_of_zaak, kept, wall


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ("delen", "0003_gezin"),
        ("logboek", "0005_bewaard"),
        ("personen", "0001_initial"),
        ("regio", "0004_kernteam"),
        ("toegang", "0003_inloggen"),
        ("zaken", "0004_tijd_van_een_afspraak"),
    ]

    operations = [
        migrations.CreateModel(
            name="Bericht",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("muur", models.SmallIntegerField()),
                ("van_gezin", models.BooleanField()),
                ("hoe", models.CharField(default="pagina", max_length=10)),
                ("door", models.UUIDField()),
                ("at", models.DateTimeField()),
                ("soort", models.CharField(max_length=15)),
                ("over", models.CharField(default="", max_length=10)),
                ("tekst", models.CharField(default="", max_length=600)),
                ("ouders_mogen", models.BooleanField(default=False)),
                ("contact_mag", models.BooleanField(default=False)),
                ("afspraak_id", models.UUIDField(null=True)),
                ("voorstellen", django.contrib.postgres.fields.ArrayField(base_field=models.DateTimeField(), default=list, size=None)),
                ("gekozen_at", models.DateTimeField(null=True)),
                ("gelezen_at", models.DateTimeField(null=True)),
                ("klaar_at", models.DateTimeField(null=True)),
                ("gedaan", models.CharField(default="", max_length=280)),
                ("antwoord_op", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="antwoorden", to="gezin.bericht")),
                ("persoon", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="personen.persoon")),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="regio.regio")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="regio.organisatie")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="gezinsberichten", to="zaken.zaak")),
            ],
            options={
                "indexes": [models.Index(fields=["zaak", "persoon", "at"], name="gezinsbericht_draad"), models.Index(condition=models.Q(("klaar_at__isnull", True), ("van_gezin", True)), fields=["regio", "zaak"], name="gezinsbericht_open")],
                "constraints": [models.CheckConstraint(condition=models.Q(("hoe__in", ["pagina", "telefoon", "gesprek", "papier"]), ("soort__in", ["bericht", "verzetten", "klopt_niet", "ander_contact", "kind_zegt"])), name="gezinsbericht_soort"), models.CheckConstraint(condition=models.Q(models.Q(("tekst", ""), _negated=True), models.Q(("soort__in", ["verzetten", "ander_contact"]), ("van_gezin", True)), _connector="OR"), name="gezinsbericht_heel"), models.CheckConstraint(condition=models.Q(("ouders_mogen", False), models.Q(("soort", "kind_zegt"), ("van_gezin", True)), _connector="OR"), name="gezinsbericht_ouders"), models.CheckConstraint(condition=models.Q(("contact_mag", False), ("soort", "ander_contact"), _connector="OR"), name="gezinsbericht_contact"), models.CheckConstraint(condition=models.Q(("van_gezin", True), models.Q(("gedaan", ""), ("hoe", "pagina"), ("klaar_at__isnull", True)), _connector="OR"), name="gezinsbericht_antwoord"), models.UniqueConstraint(condition=models.Q(("klaar_at__isnull", True), ("soort", "verzetten"), ("van_gezin", True)), fields=("afspraak_id", "persoon"), name="gezinsbericht_een_verzoek")],
            },
        ),
    ]
    operations += [
        child_of_zaak("gezin_bericht"),
        wall("gezin_bericht", *OPENINGEN, web="SELECT, INSERT, UPDATE (gelezen_at, klaar_at, gedaan)", jobs=""),
        GEEN_VERHOOR,
        migrations.RunSQL(VAST + VRAGEN, UNDO),
        # What somebody said themselves goes with their own words; who typed it is in the log.
        kept("gezin_bericht", onderdeel="verhaal", soort="bericht van of aan het gezin", dag="at",
             weglaten=("door", "persoon_id", "antwoord_op_id", "afspraak_id")),
    ]
