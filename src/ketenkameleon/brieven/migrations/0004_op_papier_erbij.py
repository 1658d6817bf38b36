from django.db import migrations, models

from ketenkameleon.brieven.muren import VAST_BERICHT, VAST_PAPIER

Q = models.Q


class Migration(migrations.Migration):
    """Of a letter on the own page is noted on which day somebody got it on paper as well, once."""

    dependencies = [("brieven", "0003_mail_bij_brief")]

    operations = [
        migrations.AddField("brief", "papier_op", models.DateField(null=True)),
        migrations.AddField("brief", "papier_door", models.UUIDField(null=True)),
        migrations.AddConstraint(
            "brief",
            models.CheckConstraint(condition=Q(Q(("papier_door__isnull", True), ("papier_op__isnull", True)), Q(("papier_door__isnull", False), ("papier_op__isnull", False), ("weg", "bericht")), _connector="OR"), name="brief_papier_erbij"),
        ),
        migrations.RunSQL(VAST_PAPIER, VAST_BERICHT),
        migrations.RunSQL("GRANT UPDATE (papier_op, papier_door) ON brieven_brief TO web",
                          "REVOKE UPDATE (papier_op, papier_door) ON brieven_brief FROM web"),
    ]
