from django.db import migrations

from ketenkameleon.inzage.migrations import _lijsten as lijsten


class Migration(migrations.Migration):
    """Who looked also finds a zaak that stood in a list."""

    dependencies = [
        ("inzage", "0001_initial"),
        ("logboek", "0004_lijsten"),
    ]

    operations = [
        migrations.RunSQL(lijsten.WEG + lijsten.LUIKEN, lijsten.TERUG),
    ]
