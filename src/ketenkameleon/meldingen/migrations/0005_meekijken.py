from django.db import migrations, models

from ketenkameleon.meldingen.muren_meekijken import LUIKEN, UNDO


class Migration(migrations.Migration):
    """Who looks along on a ground sees that one child on the list; and a family reads what it was told."""

    dependencies = [("meldingen", "0004_blikinbeeld"), ("team", "0004_meekijken")]

    operations = [
        migrations.AddConstraint(
            model_name="blikinbeeld",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("functie", "meekijker"), _negated=True), ("soort", "gekeken"), _connector="OR"), name="blik_einde_van_wie"),
        ),
        migrations.RunSQL(LUIKEN, UNDO),
    ]
