from django.db import migrations

from ketenkameleon.inzage.migrations import _bewijs as bewijs


class Migration(migrations.Migration):
    """What proves consent and sharing has a term of its own and goes by the same job; nothing else is left behind."""

    dependencies = [
        ("inzage", "0002_lijsten"),
    ]

    operations = [
        migrations.RunSQL(bewijs.BEWIJS, bewijs.UNDO),
    ]
