import django.db.models.deletion
from django.db import migrations, models

import ketenkameleon.logboek.ids
from ketenkameleon.logboek.walls import append_only, child_of_zaak, kept, wall
from ketenkameleon.meldingen.muren_beeld import LUIKEN, UNDO


class Migration(migrations.Migration):
    """Looking again at a child in view, and saying that an exemption holds no more."""

    dependencies = [
        ("logboek", "0005_bewaard"),
        ("meldingen", "0003_namen_gaan_weg"),
        ("regio", "0004_kernteam"),
        ("team", "0003_loopbaan"),
        ("zaken", "0004_tijd_van_een_afspraak"),
    ]

    operations = [
        migrations.CreateModel(
            name="BlikInBeeld",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("muur", models.SmallIntegerField()),
                ("lijst", models.CharField(max_length=12)),
                ("soort", models.CharField(max_length=10)),
                ("op", models.DateField()),
                ("tekst", models.CharField(default="", max_length=200)),
                ("reden", models.CharField(default="", max_length=20)),
                ("kijk_weer_op", models.DateField(null=True)),
                ("functie", models.CharField(max_length=20)),
                ("account_id", models.UUIDField()),
                ("gedaan_at", models.DateTimeField()),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="zaken.zaak")),
            ],
            options={
                "indexes": [models.Index(fields=["zaak", "lijst", "soort", "-gedaan_at"], name="blik_laatste")],
                "constraints": [models.CheckConstraint(condition=models.Q(("lijst__in", ["vrijgesteld", "lang_thuis"])), name="blik_lijst"), models.CheckConstraint(condition=models.Q(models.Q(models.Q(("tekst", ""), _negated=True), ("kijk_weer_op__gt", models.F("op")), ("reden", ""), ("soort", "gekeken")), models.Q(models.Q(("reden", ""), _negated=True), ("kijk_weer_op__isnull", True), ("lijst", "vrijgesteld"), ("soort", "einde")), _connector="OR"), name="blik_heel")],
            },
        ),
        child_of_zaak("meldingen_blikinbeeld"),
        # Nobody writes or reads it but the luiken.
        wall("meldingen_blikinbeeld", web="", jobs=""),
        append_only("meldingen_blikinbeeld"),
        migrations.RunSQL(LUIKEN, UNDO),
        kept("meldingen_blikinbeeld", onderdeel="regie", soort="blik op een kind in beeld", dag="op",
             weglaten=("account_id",)),
    ]
