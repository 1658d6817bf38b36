from django.db import migrations

from ketenkameleon.inzage.migrations._bewaard import STUKKEN, STUKKEN_OP_PAPIER


class Migration(migrations.Migration):
    """A request shows of a letter also on which day it was given on paper beside the own page."""

    dependencies = [
        ("brieven", "0004_op_papier_erbij"),
        ("inzage", "0006_lijsten_erbij"),
    ]

    operations = [migrations.RunSQL(STUKKEN_OP_PAPIER, STUKKEN)]
