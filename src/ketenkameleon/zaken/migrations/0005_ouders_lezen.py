from django.db import migrations

from ketenkameleon.zaken.oudermuren import LUIK, LUIK_UNDO


class Migration(migrations.Migration):
    """A parent with gezag reads the line for parents on the own page."""

    dependencies = [
        ("personen", "0001_initial"),
        ("zaken", "0004_tijd_van_een_afspraak"),
    ]

    operations = [
        migrations.RunSQL(LUIK, LUIK_UNDO),
    ]
