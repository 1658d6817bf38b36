from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("post", "0001_initial"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="bericht",
            name="bericht_soort",
        ),
        migrations.AddConstraint(
            model_name="bericht",
            constraint=models.CheckConstraint(condition=models.Q(("soort__in", ["dagelijks", "veiligheid", "te_laat", "nieuws", "nieuws_kind", "onbeantwoord"])), name="bericht_soort"),
        ),
    ]
