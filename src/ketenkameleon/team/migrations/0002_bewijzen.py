import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import ketenkameleon.logboek.ids
from ketenkameleon.logboek.walls import breed, regio_wall

# An exclusion constraint over a key and a range of days needs this extension, which ships with PostgreSQL. Its functions
# stand apart, where web and jobs have no business.
EXTENSION = migrations.RunSQL(
    "CREATE SCHEMA IF NOT EXISTS uitbreiding; CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA uitbreiding",
    migrations.RunSQL.noop)

# Until now one row stood for the aanwijzing and the oath, a deed held in the whole regio, and everybody who worked was
# taken to work alone.
BROUGHT_ALONG = migrations.RunSQL(
    """
    INSERT INTO team_bevoegdheid (id, regio_id, professional_id, rol, soort, gemeente_id, van, tot, bron, nummer, gebied,
      gegeven_door, waar, document, beeindigd_waarom)
    SELECT gen_random_uuid(), regio_id, professional_id, rol, 'eed', gemeente_id, van, tot, bron, '', '{}', '', '', '', ''
    FROM team_bevoegdheid WHERE soort = 'aanwijzing';
    UPDATE team_bevoegdheid b SET nummer = 'niet vastgelegd',
      gebied = ARRAY(SELECT g.code FROM regio_gemeente g WHERE g.regio_id = b.regio_id ORDER BY g.code)
    WHERE b.soort = 'akte_boa';
    INSERT INTO team_fase (id, regio_id, professional_id, fase, van, getekend_at, waarom)
    SELECT gen_random_uuid(), p.regio_id, p.id, 'zelfstandig', s.van, now(), 'werkte al toen dit werd ingevoerd'
    FROM team_professional p JOIN regio_aanstelling s ON s.id = p.aanstelling_id;
    """,
    migrations.RunSQL.noop,
)


def only_coordinator(table):
    """Adding and changing is for who sees the regie of a whole regio; a professional does not write an own proof."""
    test = breed("regie").test
    return migrations.RunSQL(
        f"CREATE POLICY erbij ON {table} AS RESTRICTIVE FOR INSERT WITH CHECK ({test});"
        f"CREATE POLICY anders ON {table} AS RESTRICTIVE FOR UPDATE USING ({test}) WITH CHECK ({test});",
        f"DROP POLICY erbij ON {table}; DROP POLICY anders ON {table};",
    )


_ENDED = "tot, beeindigd_door_id, beeindigd_at, beeindigd_waarom"


class Migration(migrations.Migration):

    dependencies = [
        ("team", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        EXTENSION,
        migrations.AlterField("bevoegdheid", "rol", models.CharField(default="", max_length=30)),
        *(migrations.AddField("bevoegdheid", name, models.CharField(default="", max_length=length))
          for name, length in (("nummer", 40), ("gegeven_door", 120), ("waar", 120), ("document", 200),
                               ("beeindigd_waarom", 200))),
        migrations.AddField("bevoegdheid", "gebied", django.contrib.postgres.fields.ArrayField(
            base_field=models.CharField(max_length=4), default=list, size=None)),
        *(migrations.AddField("bevoegdheid", name, models.DateTimeField(null=True))
          for name in ("geregistreerd_at", "beeindigd_at")),
        *(migrations.AddField("bevoegdheid", name, models.ForeignKey(
            null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL))
          for name in ("geregistreerd_door", "beeindigd_door")),
        migrations.CreateModel(
            name="Fase",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("fase", models.CharField(max_length=20)),
                ("van", models.DateField()),
                ("getekend_at", models.DateTimeField(null=True)),
                ("waarom", models.CharField(default="", max_length=200)),
                ("begeleider", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("getekend_door", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("professional", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="fasen", to="team.professional")),
                ("regio", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
            ],
        ),
        migrations.AddConstraint("fase", models.CheckConstraint(
            condition=models.Q(("fase__in", ["meelopen", "onder_begeleiding", "zelfstandig"])), name="fase_bekend")),
        migrations.AddConstraint("fase", models.UniqueConstraint(fields=("professional", "van"), name="fase_een_per_dag")),
        regio_wall("team_fase", web="SELECT, INSERT", jobs="SELECT"),
        BROUGHT_ALONG,
        # The rows that were brought along have checks of their own waiting; they are done before the table changes.
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.AddConstraint("bevoegdheid", models.CheckConstraint(
            condition=models.Q(models.Q(("soort", "akte_boa"), _negated=True), models.Q(models.Q(("nummer", ""), _negated=True), models.Q(("gebied", []), _negated=True)), _connector="OR"),
            name="bevoegdheid_akte_nummer_gebied")),
        migrations.AddConstraint("bevoegdheid", django.contrib.postgres.constraints.ExclusionConstraint(
            name="bevoegdheid_een_akte", condition=models.Q(("soort", "akte_boa")),
            expressions=[("professional", "="), (models.Func("van", "tot", models.Value("[]"), function="daterange", output_field=django.contrib.postgres.fields.ranges.DateRangeField()), "&&")])),
        only_coordinator("team_bevoegdheid"),
        only_coordinator("team_fase"),
        migrations.RunSQL(
            f"GRANT INSERT, UPDATE ({_ENDED}) ON team_bevoegdheid TO web;",
            f"REVOKE INSERT, UPDATE ({_ENDED}) ON team_bevoegdheid FROM web;",
        ),
    ]
