from django.db import migrations

from ketenkameleon.inzage.migrations._brieven import BRIEVEN, UNDO


class Migration(migrations.Migration):

    dependencies = [
        ("brieven", "0001_initial"),
        ("inzage", "0003_bewijs"),
    ]

    operations = [migrations.RunSQL(BRIEVEN, UNDO)]
