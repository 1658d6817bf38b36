from django.db import migrations

from ketenkameleon.plan.gezinsmuur import LUIK, LUIK_UNDO, WALLS, WALLS_UNDO, WALLS_VAST, WALLS_VAST_UNDO


class Migration(migrations.Migration):
    """A parent or child reads the plan on their own page, and says there how it goes and whether they agree."""

    dependencies = [
        ("delen", "0003_gezin"),
        ("plan", "0001_initial"),
        ("toegang", "0003_inloggen"),
    ]

    operations = [
        migrations.RunSQL(WALLS, WALLS_UNDO),
        migrations.RunSQL(WALLS_VAST, WALLS_VAST_UNDO),
        migrations.RunSQL(LUIK, LUIK_UNDO),
    ]
