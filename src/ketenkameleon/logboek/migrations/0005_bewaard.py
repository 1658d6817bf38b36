import django.contrib.postgres.fields
from django.db import migrations, models

# Until the app of the privacy officer says which rows may go, none does.
GUARD = """
CREATE FUNCTION logboek_weiger_bewaard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE EXCEPTION 'wat hier staat, blijft staan (%)', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
REVOKE ALL ON FUNCTION logboek_weiger_bewaard FROM PUBLIC;
"""


class Migration(migrations.Migration):
    """Tables that hang on a zaak say so themselves: request, retention and destruction follow."""

    dependencies = [
        ("logboek", "0004_lijsten"),
    ]

    operations = [
        migrations.CreateModel(
            name="Bewaard",
            fields=[
                ("tabel", models.CharField(max_length=60, primary_key=True, serialize=False)),
                ("onderdeel", models.CharField(max_length=20)),
                ("soort", models.CharField(max_length=40)),
                ("dag", models.CharField(max_length=60)),
                ("weglaten", django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), default=list, size=None)),
            ],
        ),
        migrations.RunSQL(GUARD, "DROP FUNCTION logboek_weiger_bewaard;"),
    ]
