from django.db import migrations, models

import ketenkameleon.logboek.ids
from ketenkameleon.logboek.walls import CONTEXT_ACCOUNT, Opening, breed, no_wall, relatie, wall

KEY = models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)
SOORTEN = ["vast", "waarneming", "gevraagd", "meeloper", "begeleider", "noodtoegang", "school", "gedeeld",
           "ouder_met_gezag", "ouder_zonder_gezag", "kind"]
EIGEN = f"account_id = {CONTEXT_ACCOUNT}"
# A recipient of a message is an account with such a functie; the rows hold no word about a child.
PROBEER = """
-- Luik: a code out of a letter, before anybody is logged in. Counts every wrong try under a lock; nothing comes back but
-- the account, and NULL for whatever was wrong with it: unknown, used, over, withdrawn, locked or not proven.
CREATE FUNCTION toegang_brief_probeer(p_code bytea, p_bewijs bytea, p_at timestamptz) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE v_brief toegang_inlogbrief;
BEGIN
  SELECT * INTO v_brief FROM toegang_inlogbrief b WHERE b.code = p_code FOR UPDATE;
  IF v_brief.id IS NULL OR v_brief.gebruikt_at IS NOT NULL OR v_brief.ingetrokken_at IS NOT NULL
    OR p_at >= v_brief.geldig_tot OR v_brief.pogingen >= v_brief.pogingen_maximaal THEN RETURN NULL; END IF;
  IF v_brief.bewijs <> p_bewijs THEN
    UPDATE toegang_inlogbrief SET pogingen = pogingen + 1 WHERE id = v_brief.id;
    RETURN NULL;
  END IF;
  UPDATE toegang_inlogbrief SET gebruikt_at = p_at WHERE id = v_brief.id;
  RETURN v_brief.account_id;
END $$;
REVOKE ALL ON FUNCTION toegang_brief_probeer FROM PUBLIC;
GRANT EXECUTE ON FUNCTION toegang_brief_probeer TO web;
"""


class Migration(migrations.Migration):
    """Logging in for real: second factors, letters to parents and children, outside providers, and break-glass."""

    dependencies = [
        ("toegang", "0002_wachtrij"),
        ("account", "0009_emailaddress_unique_primary_email"),
        ("mfa", "0003_authenticator_type_uniq"),
        ("usersessions", "0001_initial"),
        ("socialaccount", "0006_alter_socialaccount_extra_data"),
    ]

    operations = [
        migrations.CreateModel(
            name="Inlogbrief",
            fields=[
                ("id", KEY),
                ("regio_id", models.UUIDField()),
                ("zaak_id", models.UUIDField()),
                ("persoon_id", models.UUIDField()),
                ("account_id", models.UUIDField()),
                ("soort", models.CharField(max_length=20)),
                ("code", models.BinaryField(unique=True)),
                ("bewijs", models.BinaryField()),
                ("belcode", models.BinaryField()),
                ("gemaakt_at", models.DateTimeField()),
                ("gemaakt_door", models.UUIDField()),
                ("geldig_tot", models.DateTimeField()),
                ("pogingen", models.SmallIntegerField(default=0)),
                ("pogingen_maximaal", models.SmallIntegerField()),
                ("gebruikt_at", models.DateTimeField(null=True)),
                ("ingetrokken_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["zaak_id", "persoon_id"], name="inlogbrief_zaak")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("soort__in", SOORTEN[-3:])), name="inlogbrief_soort"),
                    models.CheckConstraint(condition=models.Q(("pogingen__lte", models.F("pogingen_maximaal"))), name="inlogbrief_pogingen"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Inlogkoppeling",
            fields=[
                ("id", KEY),
                ("issuer", models.CharField(max_length=200)),
                ("subject", models.CharField(max_length=255)),
                ("account_id", models.UUIDField()),
                ("gemaakt_at", models.DateTimeField()),
                ("hoe", models.CharField(max_length=20)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("issuer", "subject"), name="inlogkoppeling_subject"),
                    models.UniqueConstraint(fields=("issuer", "account_id"), name="inlogkoppeling_account"),
                    models.CheckConstraint(condition=models.Q(("hoe__in", ["beheerder", "claim"])), name="inlogkoppeling_hoe"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Noodtoegang",
            fields=[
                ("id", KEY),
                ("regio_id", models.UUIDField()),
                ("zaak_id", models.UUIDField()),
                ("nummer", models.CharField(max_length=12)),
                ("account_id", models.UUIDField()),
                ("relatie_id", models.UUIDField(unique=True)),
                ("reden", models.CharField(max_length=40)),
                ("toelichting", models.CharField(max_length=500)),
                ("van_at", models.DateTimeField()),
                ("tot_at", models.DateTimeField()),
                ("gesloten_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("gesloten_at__isnull", True)), fields=["account_id"], name="noodtoegang_open"),
                    models.Index(fields=["regio_id", "-van_at"], name="noodtoegang_regio"),
                ],
                "constraints": [models.CheckConstraint(condition=models.Q(("tot_at__gt", models.F("van_at"))), name="noodtoegang_van_voor_tot")],
            },
        ),
        migrations.CreateModel(
            name="Noodbericht",
            fields=[
                ("id", KEY),
                ("regio_id", models.UUIDField()),
                ("noodtoegang_id", models.UUIDField()),
                ("voor", models.CharField(max_length=20)),
                ("at", models.DateTimeField()),
                ("gezien_at", models.DateTimeField(null=True)),
                ("gezien_door", models.UUIDField(null=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("noodtoegang_id", "voor"), name="noodbericht_een_keer")],
            },
        ),
        migrations.RemoveConstraint(model_name="relatie", name="relatie_soort"),
        migrations.AddConstraint(model_name="relatie", constraint=models.CheckConstraint(condition=models.Q(("soort__in", SOORTEN)), name="relatie_soort")),
        # Exempt by name: accounts and how they log in, no child data (design.md 6).
        no_wall("mfa_authenticator", web="SELECT, INSERT, UPDATE, DELETE", jobs=""),
        no_wall("usersessions_usersession", web="SELECT, INSERT, UPDATE, DELETE", jobs=""),
        # Empty: no account has an address, and nothing of a provider is kept. Asked all the same.
        no_wall("account_emailaddress", web="SELECT", jobs=""),
        no_wall("socialaccount_socialaccount", web="SELECT", jobs=""),
        no_wall("toegang_inlogkoppeling", web="SELECT", jobs=""),
        # An account for a parent or child is made with the letter; it has no rights but its relatie.
        no_wall("toegang_account", web="INSERT", jobs=""),
        # Who does the zaak sees its meldingen: the vaste contactpersoon and who stands in make the letters.
        wall("toegang_inlogbrief", relatie("melding"), web="SELECT, INSERT, UPDATE (ingetrokken_at)", jobs=""),
        wall("toegang_noodtoegang", breed("regie", command="SELECT"), Opening("eigen", EIGEN), web="SELECT, UPDATE (gesloten_at)", jobs=""),
        wall("toegang_noodbericht", breed("regie"), web="SELECT, UPDATE (gezien_at, gezien_door)", jobs=""),
        migrations.RunSQL(PROBEER, "DROP FUNCTION toegang_brief_probeer;"),
    ]
