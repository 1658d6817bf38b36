from django.db import migrations, models

import ketenkameleon.logboek.ids
from ketenkameleon.logboek.walls import no_wall

WIE_MAG = """
-- Only the worker destroys: what a person decides in the browser is carried out elsewhere, after a second person.
REVOKE EXECUTE ON FUNCTION logboek_vernietig FROM web;
GRANT EXECUTE ON FUNCTION logboek_vernietig TO jobs;
-- Who was refused a zaak, found by the nummer that was asked for.
CREATE INDEX inzage_geweigerd ON logboek_inzage (gevraagd) WHERE zaak_id IS NULL AND soort = 'geweigerd';
"""
TERUG = """
DROP INDEX inzage_geweigerd;
REVOKE EXECUTE ON FUNCTION logboek_vernietig FROM jobs; GRANT EXECUTE ON FUNCTION logboek_vernietig TO web;
"""


class Migration(migrations.Migration):

    dependencies = [
        ("logboek", "0002_certificaten"),
    ]

    operations = [
        migrations.CreateModel(
            name="Controle",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("ketens", models.IntegerField()),
                ("schakels", models.BigIntegerField()),
                ("fouten", models.IntegerField()),
            ],
        ),
        migrations.AddIndex(
            model_name="inzage",
            index=models.Index(condition=models.Q(("zaak_id__isnull", False)), fields=["zaak_id"], name="inzage_zaak"),
        ),
        migrations.AddIndex(
            model_name="controle",
            index=models.Index(fields=["-at"], name="controle_laatste"),
        ),
        # Exempt by name: counts of chains and faults, no child data.
        no_wall("logboek_controle", web="SELECT", jobs=""),
        migrations.RunSQL(WIE_MAG, TERUG),
    ]
