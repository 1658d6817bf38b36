from django.db import migrations

from ketenkameleon.routes.muren_vrijgesteld import LUIK, RECHT


class Migration(migrations.Migration):
    """What was decided on an exemption keeps the child in view, without anybody typing it again."""

    dependencies = [("routes", "0003_herrekend"), ("team", "0003_loopbaan")]

    operations = [migrations.RunSQL(LUIK + RECHT, "DROP FUNCTION routes_vrijgesteld;")]
