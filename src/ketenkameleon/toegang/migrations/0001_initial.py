import datetime

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import ketenkameleon.logboek.ids
from ketenkameleon.logboek.walls import CONTEXT_ACCOUNT, Opening, breed, no_wall, relatie, school, wall
from ketenkameleon.toegang.zicht import write_zicht


def first_matrix(apps: object, schema_editor: object) -> None:
    """A database is never without its matrix; `db migreer` brings it up to date later."""
    write_zicht()


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
                ("persoon_id", models.UUIDField(null=True)),
                ("school_id", models.UUIDField(null=True)),
                ("lezersmuur", models.SmallIntegerField(null=True)),
                ("muren", django.contrib.postgres.fields.ArrayField(base_field=models.SmallIntegerField(), default=list, size=None)),
                ("van", models.DateField()),
                ("tot", models.DateField(default="9999-12-31")),
                ("account", models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "indexes": [models.Index(fields=["account", "tot", "zaak_id"], name="relatie_account"), models.Index(fields=["zaak_id", "tot"], name="relatie_zaak"), models.Index(condition=models.Q(("school_id__isnull", False)), fields=["school_id", "tot"], name="relatie_school")],
                "constraints": [models.CheckConstraint(condition=models.Q(("soort__in", ["vast", "waarneming", "gevraagd", "meeloper", "begeleider", "noodtoegang", "school", "gedeeld"])), name="relatie_soort"), models.CheckConstraint(condition=models.Q(models.Q(("account__isnull", True), ("lezersmuur__isnull", True), ("school_id__isnull", False), ("soort", "school")), models.Q(("account__isnull", True), ("lezersmuur__isnull", False), ("school_id__isnull", True), ("soort", "gedeeld")), models.Q(("account__isnull", False), ("lezersmuur__isnull", True), ("school_id__isnull", True)), _connector="OR"), name="relatie_van_wie"), models.UniqueConstraint(condition=models.Q(("soort", "school"), ("tot", "9999-12-31")), fields=("zaak_id", "school_id"), name="relatie_school_een"), models.CheckConstraint(condition=models.Q(("tot__gte", django.db.models.expressions.CombinedExpression(models.F("van"), "-", models.Value(datetime.timedelta(days=1))))), name="relatie_van_voor_tot")],
            },
        ),
        migrations.CreateModel(
            name="ZichtRij",
            fields=[
                ("pk", models.CompositePrimaryKey("lezersmuur", "band", "onderdeel", "muur", blank=True, editable=False, primary_key=True, serialize=False)),
                ("lezersmuur", models.SmallIntegerField()),
                ("band", models.CharField(max_length=20)),
                ("onderdeel", models.CharField(max_length=20)),
                ("muur", models.SmallIntegerField()),
            ],
            options={
                "db_table": "toegang_zicht",
            },
        ),
        migrations.CreateModel(
            name="ZichtStand",
            fields=[
                ("hash", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("school_maanden", models.SmallIntegerField()),
                ("geschreven_at", models.DateTimeField()),
            ],
            options={
                "db_table": "toegang_zicht_stand",
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
        # How often in this minute, under a keyed digest (toegang/tempo.py): lost at a crash, and no harm done.
        migrations.RunSQL(
            "CREATE UNLOGGED TABLE toegang_tempo (sleutel bytea PRIMARY KEY, venster bigint NOT NULL, aantal int NOT NULL);",
            "DROP TABLE toegang_tempo;",
        ),
        # Digests of forms that were sent, and the page each led to (toegang/eenmaal.py).
        migrations.RunSQL(
            "CREATE TABLE toegang_verzonden (sleutel bytea PRIMARY KEY, at timestamptz NOT NULL,"
            " antwoord text NOT NULL DEFAULT '');",
            "DROP TABLE toegang_verzonden;",
        ),
        no_wall("toegang_verzonden", web="SELECT, INSERT, UPDATE, DELETE", jobs=""),
        no_wall("toegang_tempo", web="SELECT, INSERT, UPDATE, DELETE", jobs=""),
        # The matrix of who sees what holds no child data either; only `toegang_begin` reads it.
        no_wall("toegang_zicht_stand", web="SELECT", jobs="SELECT"),
        migrations.RunPython(first_matrix, migrations.RunPython.noop),
        no_wall("toegang_cache", web="SELECT, INSERT, UPDATE, DELETE", jobs=""),
        no_wall("django_session", web="SELECT, INSERT, UPDATE, DELETE", jobs="SELECT, DELETE"),
        wall(
            "toegang_relatie", breed("regie"), relatie("regie"), Opening("eigen", f"account_id = {CONTEXT_ACCOUNT}", "SELECT"),
            school(), web="SELECT, INSERT, UPDATE (tot)", jobs="SELECT, INSERT, UPDATE (tot)",
        ),
    ]
