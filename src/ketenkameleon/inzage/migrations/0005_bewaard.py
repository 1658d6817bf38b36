from django.db import migrations

from ketenkameleon.inzage.migrations._bewaard import BEWAARD, UNDO


class Migration(migrations.Migration):
    """Request, retention and destruction know every table that says of itself that it hangs on a zaak."""

    dependencies = [
        ("inzage", "0004_brieven"),
        ("logboek", "0005_bewaard"),
    ]

    operations = [migrations.RunSQL(BEWAARD, UNDO)]
