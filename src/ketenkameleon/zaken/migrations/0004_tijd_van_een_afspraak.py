from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("zaken", "0003_verhoor"),
    ]

    operations = [
        migrations.AddField(
            model_name="afspraak",
            name="tijd",
            field=models.TimeField(null=True),
        ),
        migrations.AddField(
            model_name="afspraak",
            name="waar",
            field=models.CharField(db_default="", default="", max_length=60),
        ),
    ]
