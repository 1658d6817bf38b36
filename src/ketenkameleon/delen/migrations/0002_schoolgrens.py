import django.db.models.deletion
from django.db import migrations, models

import ketenkameleon.logboek.ids
from ketenkameleon.delen.schoolmuur import SCHOOL_OOK, UNDO
from ketenkameleon.logboek.walls import child_of_zaak, relatie, school, wall


class Migration(migrations.Migration):

    dependencies = [
        ("delen", "0001_initial"),
        ("regio", "0003_beheer"),
        ("zaken", "0002_noodtoegang"),
    ]

    operations = [
        migrations.CreateModel(
            name="Schoolgrens",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("soort", models.CharField(max_length=20)),
                ("tot", models.DateField()),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, to="zaken.zaak")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("zaak", "soort"), name="schoolgrens_een_keer")],
            },
        ),
    ]
    operations += [
        child_of_zaak("delen_schoolgrens"),
        wall("delen_schoolgrens", relatie("toestemming"), school(), web="SELECT, INSERT, UPDATE (tot)", jobs=""),
        migrations.RunSQL(SCHOOL_OOK, UNDO),
    ]
