import datetime

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import ketenkameleon.logboek.ids
from ketenkameleon.logboek.walls import no_wall, regio_wall


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ("sessions", "0001_initial"),
        ("logboek", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Account",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("gebruikersnaam", models.CharField(max_length=80, unique=True)),
                ("naam", models.CharField(max_length=120)),
                ("is_active", models.BooleanField(default=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Relatie",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("regio_id", models.UUIDField()),
                ("zaak_id", models.UUIDField()),
                ("soort", models.CharField(max_length=20)),
                ("muren", models.JSONField(default=list)),
                ("van", models.DateField()),
                ("tot", models.DateField(default="9999-12-31")),
                ("account", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "indexes": [models.Index(fields=["account", "tot", "zaak_id"], name="relatie_account"), models.Index(fields=["zaak_id", "tot"], name="relatie_zaak")],
                "constraints": [models.CheckConstraint(condition=models.Q(("soort__in", ["vast", "waarneming", "gevraagd"])), name="relatie_soort"), models.CheckConstraint(condition=models.Q(("tot__gte", django.db.models.expressions.CombinedExpression(models.F("van"), "-", models.Value(datetime.timedelta(days=1))))), name="relatie_van_voor_tot")],
            },
        ),
    ]
    operations += [
        # Exempt by name: these hold no child data (design.md 6).
        no_wall("toegang_account", web="SELECT, UPDATE (password, last_login)", jobs="SELECT"),
        migrations.RunSQL(
            "CREATE TABLE toegang_cache (cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL);"
            "CREATE INDEX toegang_cache_expires ON toegang_cache (expires);",
            "DROP TABLE toegang_cache;",
        ),
        no_wall("toegang_cache", web="SELECT, INSERT, UPDATE, DELETE", jobs=""),
        no_wall("django_session", web="SELECT, INSERT, UPDATE, DELETE", jobs="SELECT, DELETE"),
        regio_wall("toegang_relatie", web="SELECT, INSERT, UPDATE (tot)", jobs="SELECT, INSERT, UPDATE (tot)"),
    ]
