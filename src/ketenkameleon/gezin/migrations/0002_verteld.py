from django.db import migrations, models

from ketenkameleon.gezin.muren import COORDINATOR, UNDO_COORDINATOR, UNDO_VERTELD, VRAGEN_VERTELD

Q = models.Q


class Migration(migrations.Migration):
    """What was told is noted with the day it was said; a coördinator notes who asked for another contactpersoon."""

    dependencies = [("gezin", "0001_initial")]

    operations = [
        migrations.AddField("bericht", "gezegd_op", models.DateField(null=True)),
        migrations.RemoveConstraint("bericht", "gezinsbericht_antwoord"),
        migrations.AddConstraint(
            "bericht",
            models.CheckConstraint(condition=Q(("van_gezin", True), Q(("gedaan", ""), ("klaar_at__isnull", True), Q(("hoe", "pagina"), ("soort", "ander_contact"), _connector="OR")), _connector="OR"), name="gezinsbericht_antwoord"),
        ),
        migrations.AddConstraint(
            "bericht",
            models.CheckConstraint(condition=Q(("gezegd_op__isnull", True), Q(("van_gezin", True), Q(("hoe", "pagina"), _negated=True)), _connector="OR"), name="gezinsbericht_gezegd"),
        ),
        migrations.RunSQL(VRAGEN_VERTELD, UNDO_VERTELD),
        migrations.RunSQL(COORDINATOR, UNDO_COORDINATOR),
    ]
