from django.db import migrations

from ketenkameleon.inzage.migrations._lijsten_erbij import NIEUW, OUD


class Migration(migrations.Migration):
    """A family also reads that their zaak stood in the lists of the wetboek, of a school and of a kernteam."""

    dependencies = [
        ("inzage", "0005_bewaard"),
    ]

    operations = [migrations.RunSQL(NIEUW, OUD)]
