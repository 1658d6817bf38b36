from django.db import migrations

from ketenkameleon.delen.gezinsmuur import LUIKEN, UNDO, VERHAAL_OOK, VERHAAL_TERUG, WALLS


class Migration(migrations.Migration):
    """A parent or child says yes or no on their own page, and reads what they said themselves."""

    dependencies = [
        ("delen", "0002_schoolgrens"),
        ("toegang", "0003_inloggen"),
    ]

    operations = [
        migrations.RunSQL(LUIKEN + WALLS, UNDO),
        migrations.RunSQL(VERHAAL_OOK, VERHAAL_TERUG),
    ]
