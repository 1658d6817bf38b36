import datetime

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models

import ketenkameleon.logboek.ids
import ketenkameleon.zaken.models.contact
from ketenkameleon.logboek.walls import (
    CONTEXT_ACCOUNT,
    CONTEXT_LEZERSMUUR,
    Opening,
    append_only,
    breed,
    breed_by_muur,
    child_of_zaak,
    listed,
    regio_wall,
    relatie,
    relatie_by_muur,
    school,
    wall,
)
from ketenkameleon.zaken.muren import RELATIES, UNDO

# Rows of the zaak itself, without a muur of their own.
REGIE = (breed("regie"), relatie("regie"))
VANDAAG = "(SELECT nullif(current_setting('kk.dag', true), '')::timestamp AT TIME ZONE 'Europe/Amsterdam')"
VAN_MIJ = f"account_id = {CONTEXT_ACCOUNT}"
# The contact that somebody holds is theirs until it is saved, also when the zaak went to somebody else; and still on
# the day it was saved or broken off. What they wrote in it they read as everybody else: in the rol they look in.
EIGEN_CONTACT = Opening(
    "eigen", f"{VAN_MIJ} AND (coalesce(bewaard_at, afgebroken_at) IS NULL OR coalesce(bewaard_at, afgebroken_at) >= {VANDAAG})",
    "SELECT",
)
EIGEN_CONTACT_ERBIJ = Opening("erbij", f"{VAN_MIJ} AND zaak_id = ANY ({listed('regie100')})", "INSERT")
TE_BEWAREN = f"SELECT c.id FROM zaken_contact c WHERE c.bewaard_at IS NULL AND c.afgebroken_at IS NULL AND c.{VAN_MIJ}"  # noqa: S608 - only names written here
EIGEN_NOTITIE = Opening("eigen", f"contact_id = ANY (ARRAY({TE_BEWAREN}))", "INSERT")
EIGEN_AANVULLING = Opening("eigen", f"{VAN_MIJ} AND zaak_id = ANY ({listed('regie100')})", "INSERT")
VERHAAL_ERBIJ = Opening("erbij", f"vastgelegd_door = {CONTEXT_ACCOUNT} AND zaak_id = ANY ({listed('regie100')})", "INSERT")

CONTACT_COLUMNS = "begonnen_at, geeindigd_at, wijze, opnieuw_verteld, geen_afspraak, bewaard_at, afgebroken_at"
FIXED = """
-- Promise 2: once there is a promise, nobody moves it; not by mistake and not on purpose.
CREATE FUNCTION zaken_belofte_vast() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF OLD.belofte_op IS NOT NULL AND (NEW.belofte_op, NEW.belofte_van) IS DISTINCT FROM (OLD.belofte_op, OLD.belofte_van) THEN
    RAISE EXCEPTION 'de belofte van een zaak verschuift nooit' USING ERRCODE = 'check_violation';
  END IF;
  IF (NEW.regio_id, NEW.persoon_id, NEW.nummer) IS DISTINCT FROM (OLD.regio_id, OLD.persoon_id, OLD.nummer) THEN
    RAISE EXCEPTION 'een zaak blijft van hetzelfde kind' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER zaken_belofte_vast BEFORE UPDATE ON zaken_zaak FOR EACH ROW EXECUTE FUNCTION zaken_belofte_vast();
-- Promise 3: what was saved of a contact stays; a correction is a new line.
CREATE FUNCTION zaken_contact_vast() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF OLD.bewaard_at IS NOT NULL OR NEW.rol <> OLD.rol THEN
    RAISE EXCEPTION 'een bewaard contact verandert niet' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER zaken_contact_vast BEFORE UPDATE ON zaken_contact FOR EACH ROW EXECUTE FUNCTION zaken_contact_vast();
"""


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ("personen", "0001_initial"),
        ("regio", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Zaak",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("muur", models.SmallIntegerField()),
                ("nummer", models.CharField(max_length=12)),
                ("soort", models.CharField(max_length=20)),
                ("werkwijze", models.CharField(default="bip", max_length=10)),
                ("aanleiding", models.CharField(max_length=30)),
                ("stand", models.CharField(default="nieuw", max_length=20)),
                ("geopend_at", models.DateTimeField()),
                ("geopend_op", models.DateField()),
                ("belofte_van", models.DateField(null=True)),
                ("belofte_op", models.DateField(null=True)),
                ("belofte_herkomst", models.CharField(default="", max_length=20)),
                ("belofte_rij", models.CharField(default="", max_length=80)),
                ("belofte_hash", models.CharField(default="", max_length=16)),
                ("verzuim_van", models.DateField(null=True)),
                ("plek_gestart_op", models.DateField(null=True)),
                ("stand_tekst", models.CharField(default="", max_length=280)),
                ("stand_door", models.UUIDField(null=True)),
                ("stand_at", models.DateTimeField(null=True)),
                ("familie_ingelicht_op", models.DateField(null=True)),
                ("intrekking_gevraagd_op", models.DateField(null=True)),
                ("nazorg_op", models.DateField(null=True)),
                ("nazorg_tekst", models.CharField(default="", max_length=280)),
                ("gesloten_at", models.DateTimeField(null=True)),
                ("uitkomst", models.CharField(default="", max_length=40)),
                ("uitkomst_reden", models.CharField(default="", max_length=200)),
                ("gemeente", models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to="regio.gemeente")),
                ("persoon", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, to="personen.persoon")),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("school", models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to="regio.school")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
            ],
        ),
        migrations.CreateModel(
            name="WachtOp",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("partij", models.CharField(max_length=30)),
                ("wat", models.CharField(max_length=200)),
                ("sinds", models.DateField()),
                ("tot", models.DateField()),
                ("klaar_op", models.DateField(null=True)),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="wacht_op", to="zaken.zaak")),
            ],
        ),
        migrations.CreateModel(
            name="Verhaal",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("muur", models.SmallIntegerField()),
                ("verteller", models.CharField(max_length=20)),
                ("tekst", models.TextField()),
                ("verteld_op", models.DateField()),
                ("vastgelegd_door", models.UUIDField()),
                ("vastgelegd_at", models.DateTimeField()),
                ("voorgelezen_op", models.DateField(null=True)),
                ("klopt", models.BooleanField(null=True)),
                ("vervangt", models.UUIDField(null=True)),
                ("voor", django.contrib.postgres.fields.ArrayField(base_field=models.SmallIntegerField(), default=ketenkameleon.zaken.models.contact.voor_gesprek, size=None)),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="verhalen", to="zaken.zaak")),
            ],
        ),
        migrations.CreateModel(
            name="Veiligheidssignaal",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("contact_id", models.UUIDField(null=True)),
                ("account_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                ("gezien_door", models.UUIDField(null=True)),
                ("gezien_at", models.DateTimeField(null=True)),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("zaak", models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name="veiligheid", to="zaken.zaak")),
            ],
        ),
        migrations.CreateModel(
            name="Toewijzing",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("soort", models.CharField(max_length=12)),
                ("stand", models.CharField(max_length=12)),
                ("gevraagd_at", models.DateTimeField()),
                ("gevraagd_door", models.UUIDField(null=True)),
                ("antwoord_uiterlijk", models.DateField()),
                ("reden", models.CharField(default="", max_length=200)),
                ("is_overdracht", models.BooleanField(default=False)),
                ("beantwoord_at", models.DateTimeField(null=True)),
                ("weiger_code", models.CharField(default="", max_length=30)),
                ("weiger_reden", models.CharField(default="", max_length=200)),
                ("van", models.DateField(null=True)),
                ("tot", models.DateField(default="9999-12-31")),
                ("einde_reden", models.CharField(default="", max_length=200)),
                ("account", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="toewijzingen", to="zaken.zaak")),
            ],
        ),
        migrations.CreateModel(
            name="Termijn",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=30)),
                ("naam", models.CharField(max_length=80)),
                ("op", models.DateField()),
                ("rij_id", models.CharField(max_length=80)),
                ("rij_hash", models.CharField(max_length=16)),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="termijnen", to="zaken.zaak")),
            ],
        ),
        migrations.CreateModel(
            name="Plek",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("soort", models.CharField(max_length=40)),
                ("waar", models.CharField(max_length=120)),
                ("stand", models.CharField(max_length=12)),
                ("aangeboden_op", models.DateField()),
                ("aangeboden_door", models.UUIDField()),
                ("aanvaard_op", models.DateField(null=True)),
                ("gestart_op", models.DateField(null=True)),
                ("gestart_door", models.UUIDField(null=True)),
                ("bevestigd_op", models.DateField(null=True)),
                ("bevestigd_als", models.CharField(default="", max_length=10)),
                ("bevestigd_door", models.UUIDField(null=True)),
                ("kind_zegt", models.CharField(default="", max_length=200)),
                ("betwist_op", models.DateField(null=True)),
                ("betwist_als", models.CharField(default="", max_length=10)),
                ("betwist_reden", models.CharField(default="", max_length=200)),
                ("gestopt_op", models.DateField(null=True)),
                ("stop_reden", models.CharField(default="", max_length=200)),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("school", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="regio.school")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="plekken", to="zaken.zaak")),
            ],
        ),
        migrations.CreateModel(
            name="Gebeurtenis",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=40)),
                ("op", models.DateField()),
                ("at", models.DateTimeField()),
                ("getal", models.IntegerField(null=True)),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="gebeurtenissen", to="zaken.zaak")),
            ],
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("muur", models.SmallIntegerField()),
                ("rol", models.CharField(max_length=30)),
                ("bevoegd", models.BooleanField()),
                ("bevoegd_code", models.CharField(default="", max_length=40)),
                ("met", django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), default=list, size=None)),
                ("uitgelegd", models.BooleanField()),
                ("uitgelegd_reden", models.CharField(default="", max_length=120)),
                ("vervolg_van", models.UUIDField(null=True)),
                ("begonnen_at", models.DateTimeField()),
                ("geeindigd_at", models.DateTimeField(null=True)),
                ("wijze", models.CharField(default="", max_length=12)),
                ("opnieuw_verteld", models.BooleanField(null=True)),
                ("geen_afspraak", models.BooleanField(default=False)),
                ("bewaard_at", models.DateTimeField(null=True)),
                ("afgebroken_at", models.DateTimeField(null=True)),
                ("account", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="contacten", to="zaken.zaak")),
            ],
        ),
        migrations.CreateModel(
            name="Afspraak",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("contact_id", models.UUIDField(null=True)),
                ("wat", models.CharField(max_length=200)),
                ("wie", models.CharField(max_length=30)),
                ("wie_naam", models.CharField(default="", max_length=80)),
                ("wanneer", models.DateField()),
                ("gemaakt_at", models.DateTimeField()),
                ("gemaakt_door", models.UUIDField()),
                ("klaar_at", models.DateTimeField(null=True)),
                ("klaar_hoe", models.CharField(default="", max_length=10)),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="afspraken", to="zaken.zaak")),
            ],
        ),
        migrations.CreateModel(
            name="Aanvulling",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("muur", models.SmallIntegerField()),
                ("account_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                ("tekst", models.CharField(max_length=600)),
                ("reden", models.CharField(max_length=120)),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
                ("contact", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="aanvullingen", to="zaken.contact")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, to="zaken.zaak")),
            ],
        ),
        migrations.CreateModel(
            name="Zaaknummer",
            fields=[
                ("pk", models.CompositePrimaryKey("regio_id", "jaar", blank=True, editable=False, primary_key=True, serialize=False)),
                ("jaar", models.SmallIntegerField()),
                ("laatste", models.IntegerField()),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
            ],
        ),
        migrations.CreateModel(
            name="Concept",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("account_id", models.UUIDField()),
                ("formulier", models.CharField(max_length=30)),
                ("object_id", models.UUIDField()),
                ("inhoud", models.BinaryField()),
                ("bewaard_at", models.DateTimeField()),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("account_id", "formulier", "object_id"), name="concept_een_keer")],
            },
        ),
        migrations.CreateModel(
            name="Notitie",
            fields=[
                ("contact", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name="notitie", serialize=False, to="zaken.contact")),
                ("muur", models.SmallIntegerField()),
                ("feiten", models.CharField(default="", max_length=600)),
                ("indruk", models.CharField(default="", max_length=400)),
                ("waarom", models.CharField(default="", max_length=400)),
                ("waarom_voor_ouders", models.BooleanField(default=False)),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, to="zaken.zaak")),
            ],
        ),
        migrations.CreateModel(
            name="Ouderregel",
            fields=[
                ("contact", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name="ouderregel", serialize=False, to="zaken.contact")),
                ("muur", models.SmallIntegerField()),
                ("tekst", models.CharField(max_length=280)),
                ("regio", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
                ("verantwoordelijke", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
                ("zaak", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, to="zaken.zaak")),
            ],
            options={
                "indexes": [models.Index(fields=["zaak", "muur"], name="ouderregel_zaak")],
            },
        ),
        migrations.AddIndex(
            model_name="zaak",
            index=models.Index(fields=["persoon", "geopend_at"], name="zaak_persoon"),
        ),
        migrations.AddIndex(
            model_name="zaak",
            index=models.Index(models.F("regio"), models.F("stand"), django.db.models.functions.comparison.Coalesce("belofte_op", models.Value(datetime.date(9999, 12, 31))), models.F("nummer"), name="zaak_lijst"),
        ),
        migrations.AddConstraint(
            model_name="zaak",
            constraint=models.UniqueConstraint(condition=models.Q(("stand", "gesloten"), _negated=True), fields=("regio", "persoon"), name="zaak_een_open"),
        ),
        migrations.AddConstraint(
            model_name="zaak",
            constraint=models.UniqueConstraint(fields=("regio", "nummer"), name="zaak_nummer"),
        ),
        migrations.AddConstraint(
            model_name="zaak",
            constraint=models.UniqueConstraint(fields=("regio", "id"), name="zaak_in_regio"),
        ),
        migrations.AddConstraint(
            model_name="zaak",
            constraint=models.CheckConstraint(condition=models.Q(("stand__in", ["nieuw", "loopt", "plek_gestart", "gesloten"])), name="zaak_stand"),
        ),
        migrations.AddConstraint(
            model_name="zaak",
            constraint=models.CheckConstraint(condition=models.Q(("soort__in", ["verzuim", "luxe", "doorstroompunt", "vrijwillig"])), name="zaak_soort"),
        ),
        migrations.AddConstraint(
            model_name="zaak",
            constraint=models.CheckConstraint(condition=models.Q(("werkwijze__in", ["bip", "keten"])), name="zaak_werkwijze"),
        ),
        migrations.AddConstraint(
            model_name="zaak",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("belofte_op__isnull", True), ("belofte_van__isnull", True)), models.Q(("belofte_op__gt", models.F("belofte_van")), ("belofte_op__isnull", False), ("belofte_van__isnull", False)), _connector="OR"), name="zaak_belofte_heel"),
        ),
        migrations.AddConstraint(
            model_name="zaak",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("stand", "gesloten"), ("gesloten_at__isnull", False), models.Q(("uitkomst", ""), _negated=True)), models.Q(models.Q(("stand", "gesloten"), _negated=True), ("gesloten_at__isnull", True), ("uitkomst", "")), _connector="OR"), name="zaak_gesloten_met_uitkomst"),
        ),
        migrations.AddConstraint(
            model_name="zaak",
            constraint=models.CheckConstraint(condition=models.Q(("stand", "gesloten"), models.Q(("plek_gestart_op__isnull", False), ("stand", "plek_gestart")), models.Q(("plek_gestart_op__isnull", True), ("stand__in", ["nieuw", "loopt"])), _connector="OR"), name="zaak_klok_staat_stil"),
        ),
        migrations.AddIndex(
            model_name="wachtop",
            index=models.Index(condition=models.Q(("klaar_op__isnull", True)), fields=["zaak"], name="wachtop_open"),
        ),
        migrations.AddIndex(
            model_name="verhaal",
            index=models.Index(fields=["zaak"], name="verhaal_zaak"),
        ),
        migrations.AddConstraint(
            model_name="verhaal",
            constraint=models.UniqueConstraint(condition=models.Q(("vervangt__isnull", True)), fields=("zaak", "verteller"), name="verhaal_een_keer"),
        ),
        migrations.AddConstraint(
            model_name="verhaal",
            constraint=models.CheckConstraint(condition=models.Q(("verteller__in", ["kind", "ouder1", "ouder2", "voogd"])), name="verhaal_verteller"),
        ),
        migrations.AddIndex(
            model_name="veiligheidssignaal",
            index=models.Index(condition=models.Q(("gezien_at__isnull", True)), fields=["regio", "at"], name="veiligheid_open"),
        ),
        migrations.AddIndex(
            model_name="toewijzing",
            index=models.Index(fields=["zaak", "gevraagd_at"], name="toewijzing_zaak"),
        ),
        migrations.AddIndex(
            model_name="toewijzing",
            index=models.Index(condition=models.Q(("stand", "gevraagd")), fields=["account"], name="toewijzing_gevraagd"),
        ),
        migrations.AddConstraint(
            model_name="toewijzing",
            constraint=models.UniqueConstraint(condition=models.Q(("soort", "vast"), ("stand", "aanvaard")), fields=("zaak",), name="zaak_een_vaste"),
        ),
        migrations.AddConstraint(
            model_name="toewijzing",
            constraint=models.UniqueConstraint(condition=models.Q(("soort", "vast"), ("stand", "gevraagd")), fields=("zaak",), name="zaak_een_verzoek"),
        ),
        migrations.AddConstraint(
            model_name="toewijzing",
            constraint=models.CheckConstraint(condition=models.Q(("soort__in", ["vast", "waarneming"])), name="toewijzing_soort"),
        ),
        migrations.AddConstraint(
            model_name="toewijzing",
            constraint=models.CheckConstraint(condition=models.Q(("stand__in", ["gevraagd", "aanvaard", "geweigerd", "ingetrokken", "geeindigd"])), name="toewijzing_stand"),
        ),
        migrations.AddConstraint(
            model_name="toewijzing",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("is_overdracht", True), _negated=True), models.Q(("reden", ""), _negated=True), _connector="OR"), name="overdracht_met_reden"),
        ),
        migrations.AddConstraint(
            model_name="toewijzing",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("stand", "geweigerd"), _negated=True), models.Q(("weiger_code", ""), _negated=True), _connector="OR"), name="weigering_met_reden"),
        ),
        migrations.AddConstraint(
            model_name="termijn",
            constraint=models.UniqueConstraint(fields=("zaak", "code"), name="termijn_een_keer"),
        ),
        migrations.AddIndex(
            model_name="plek",
            index=models.Index(fields=["zaak", "aangeboden_op"], name="plek_zaak"),
        ),
        migrations.AddConstraint(
            model_name="plek",
            constraint=models.UniqueConstraint(condition=models.Q(("stand__in", ["gestart", "bevestigd"])), fields=("zaak",), name="plek_een_gestart"),
        ),
        migrations.AddConstraint(
            model_name="plek",
            constraint=models.CheckConstraint(condition=models.Q(("stand__in", ["aangeboden", "aanvaard", "gestart", "bevestigd", "betwist", "gestopt", "vervallen"])), name="plek_stand"),
        ),
        migrations.AddConstraint(
            model_name="plek",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("stand__in", ["gestart", "bevestigd"]), _negated=True), ("gestart_op__isnull", False), _connector="OR"), name="plek_gestart_op"),
        ),
        migrations.AddConstraint(
            model_name="plek",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("stand", "bevestigd"), _negated=True), models.Q(("bevestigd_op__isnull", False), ("bevestigd_als__in", ["school", "ouder"]), models.Q(("bevestigd_door", models.F("gestart_door")), _negated=True)), _connector="OR"), name="plek_bevestigd_door_ander"),
        ),
        migrations.AddIndex(
            model_name="gebeurtenis",
            index=models.Index(fields=["zaak", "at"], name="gebeurtenis_zaak"),
        ),
        migrations.AddIndex(
            model_name="gebeurtenis",
            index=models.Index(fields=["regio", "code", "op"], name="gebeurtenis_code"),
        ),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(fields=["zaak", "-begonnen_at"], name="contact_zaak"),
        ),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(condition=models.Q(("afgebroken_at__isnull", True), ("bewaard_at__isnull", True)), fields=["account"], name="contact_te_bewaren"),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(condition=models.Q(("wijze__in", ["", "thuis", "school", "bellen", "app_mail", "elders", "niet_gelukt"])), name="contact_wijze"),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(condition=models.Q(("bewaard_at__isnull", True), models.Q(models.Q(("wijze", ""), _negated=True), ("geeindigd_at__isnull", False)), _connector="OR"), name="contact_bewaard_is_heel"),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(condition=models.Q(("uitgelegd", True), models.Q(("uitgelegd_reden", ""), _negated=True), _connector="OR"), name="contact_uitgelegd"),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.UniqueConstraint(condition=models.Q(("afgebroken_at__isnull", True), ("geeindigd_at__isnull", True)), fields=("account",), name="een_contact_tegelijk"),
        ),
        migrations.AddIndex(
            model_name="notitie",
            index=models.Index(fields=["zaak", "muur"], name="notitie_zaak"),
        ),
        migrations.AddIndex(
            model_name="afspraak",
            index=models.Index(condition=models.Q(("klaar_at__isnull", True)), fields=["zaak", "wanneer"], name="afspraak_open"),
        ),
        migrations.AddIndex(
            model_name="afspraak",
            index=models.Index(condition=models.Q(("klaar_at__isnull", False)), fields=["zaak", "-klaar_at"], name="afspraak_klaar"),
        ),
        migrations.AddConstraint(
            model_name="afspraak",
            constraint=models.CheckConstraint(condition=models.Q(("klaar_hoe__in", ["", "gedaan", "vervallen"])), name="afspraak_klaar_hoe"),
        ),
    ]
    operations += [
        migrations.RunSQL(
            "ALTER TABLE zaken_zaak ADD CONSTRAINT zaak_persoon_in_regio FOREIGN KEY (regio_id, persoon_id)"
            " REFERENCES personen_persoon (regio_id, id);",
            "ALTER TABLE zaken_zaak DROP CONSTRAINT zaak_persoon_in_regio;",
        ),
        *(child_of_zaak(f"zaken_{t}") for t in (
            "termijn", "wachtop", "afspraak", "gebeurtenis", "toewijzing", "contact", "notitie", "ouderregel",
            "aanvulling", "veiligheidssignaal", "verhaal", "plek",
        )),
        child_of_zaak("toegang_relatie"),
        regio_wall("zaken_zaaknummer", web="SELECT, INSERT, UPDATE (laatste)", jobs="SELECT, INSERT, UPDATE (laatste)"),
        wall(
            "zaken_zaak", breed("regie"), relatie("regie", "id"), school("id", command="ALL"),
            web="SELECT, INSERT, UPDATE", jobs="SELECT, INSERT, UPDATE",
        ),
        wall("zaken_termijn", *REGIE, web="SELECT, INSERT", jobs="SELECT, INSERT"),
        wall("zaken_wachtop", *REGIE, web="SELECT, INSERT, UPDATE (klaar_op)", jobs="SELECT, INSERT, UPDATE (klaar_op)"),
        wall(
            "zaken_afspraak", *REGIE, school(also=" AND wie = 'school'"),
            web="SELECT, INSERT, UPDATE (klaar_at, klaar_hoe)", jobs="SELECT",
        ),
        # A school writes that it confirmed or disputed a plek; it reads no events.
        wall("zaken_gebeurtenis", *REGIE, school(command="INSERT"), web="SELECT, INSERT", jobs="SELECT, INSERT"),
        # Who was asked keeps sight of the request itself, also when it was taken back: it says so to who answers late.
        wall("zaken_toewijzing", *REGIE, school(), Opening("eigen", VAN_MIJ, "SELECT"), web="SELECT, INSERT, UPDATE", jobs="SELECT"),
        # No privilege on rol, zaak or account: who took which rol with whom is fixed from the start (promise 3).
        wall(
            "zaken_contact", breed_by_muur(), relatie_by_muur("regie"), EIGEN_CONTACT,
            EIGEN_CONTACT._replace(name="eigen_af", command="UPDATE"), EIGEN_CONTACT_ERBIJ,
            web=f"SELECT, INSERT, UPDATE ({CONTACT_COLUMNS})", jobs="SELECT",
        ),
        wall("zaken_notitie", relatie_by_muur("notitie", command="SELECT"), EIGEN_NOTITIE, web="SELECT, INSERT", jobs=""),
        # The line for parents stands apart: dates and roles of a contact are regie, this is not.
        wall("zaken_ouderregel", relatie_by_muur("notitie", command="SELECT"), EIGEN_NOTITIE, web="SELECT, INSERT", jobs=""),
        wall("zaken_aanvulling", relatie_by_muur("notitie", command="SELECT"), EIGEN_AANVULLING, web="SELECT, INSERT", jobs=""),
        wall(
            "zaken_veiligheidssignaal", *REGIE, web="SELECT, INSERT, UPDATE (gezien_door, gezien_at)", jobs="",
        ),
        wall(
            "zaken_verhaal", relatie_by_muur("verhaal", also=f" AND {CONTEXT_LEZERSMUUR} = ANY (voor)"), VERHAAL_ERBIJ,
            web="SELECT, INSERT, UPDATE (voorgelezen_op, klopt)", jobs="",
        ),
        wall("zaken_plek", *REGIE, school(command="ALL"), web="SELECT, INSERT, UPDATE", jobs="SELECT"),
        wall(
            "zaken_concept", Opening("eigen", f"account_id = {CONTEXT_ACCOUNT}"),
            web="SELECT, INSERT, UPDATE, DELETE", jobs="",
        ),
        append_only("zaken_notitie"),
        append_only("zaken_ouderregel"),
        append_only("zaken_aanvulling"),
        append_only("zaken_gebeurtenis"),
        append_only("zaken_termijn"),
        migrations.RunSQL(FIXED, "DROP FUNCTION zaken_belofte_vast CASCADE; DROP FUNCTION zaken_contact_vast CASCADE;"),
        migrations.RunSQL(RELATIES, UNDO),
    ]
