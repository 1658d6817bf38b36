import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import ketenkameleon.logboek.ids
from ketenkameleon.logboek.walls import regio_wall

LUIKEN = """
-- The organisatie of which the actor is beheerder under this hat, today; nothing for everybody else.
CREATE FUNCTION regio_beheert() RETURNS uuid
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT s.organisatie_id FROM regio_aanstelling s
  WHERE s.account_id = nullif(current_setting('kk.account', true), '')::uuid
    AND s.regio_id = nullif(current_setting('kk.regio', true), '')::uuid
    AND s.organisatie_id = nullif(current_setting('kk.organisatie', true), '')::uuid
    AND s.functie = 'beheerder' AND nullif(current_setting('kk.dag', true), '')::date BETWEEN s.van AND s.tot LIMIT 1
$$;
-- Why that organisatie has no say in how this account logs in: it does not work there, or it has another hat too.
CREATE FUNCTION regio_geen_zeggenschap(p_organisatie uuid, p_account uuid) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT CASE
    WHEN p_organisatie IS NULL OR NOT EXISTS (SELECT FROM regio_aanstelling s
      WHERE s.account_id = p_account AND s.organisatie_id = p_organisatie) THEN 'onbekend'
    WHEN EXISTS (SELECT FROM regio_aanstelling s WHERE s.account_id = p_account AND s.organisatie_id <> p_organisatie
      AND nullif(current_setting('kk.dag', true), '')::date <= s.tot) THEN 'elders'
    WHEN EXISTS (SELECT FROM toegang_relatie r WHERE r.account_id = p_account
      AND r.soort IN ('ouder_met_gezag', 'ouder_zonder_gezag', 'kind')
      AND nullif(current_setting('kk.dag', true), '')::date <= r.tot) THEN 'elders'
    ELSE '' END
$$;
-- Luik: an aanstelling at the own organisatie has its last day today or yesterday; nobody ends their own.
CREATE FUNCTION regio_beeindig(p_aanstelling uuid, p_tot date) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_dag date := nullif(current_setting('kk.dag', true), '')::date;
BEGIN
  UPDATE regio_aanstelling s SET tot = p_tot WHERE s.id = p_aanstelling AND s.organisatie_id = regio_beheert()
    AND s.account_id <> nullif(current_setting('kk.account', true), '')::uuid
    AND s.tot > p_tot AND s.van <= p_tot AND p_tot IN (v_dag, v_dag - 1);
  RETURN FOUND;
END $$;
-- Luik: propose that a subject of a provider is this account. What is wrong comes back as a word; '' when it stands.
CREATE FUNCTION regio_koppel_vraag(p_id uuid, p_account uuid, p_issuer text, p_subject text, p_at timestamptz)
RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_organisatie uuid := regio_beheert();
  v_nee text := regio_geen_zeggenschap(v_organisatie, p_account);
BEGIN
  IF v_nee <> '' THEN RETURN v_nee; END IF;
  IF EXISTS (SELECT FROM toegang_inlogkoppeling k WHERE k.issuer = p_issuer
      AND (k.subject = p_subject OR k.account_id = p_account)) THEN RETURN 'bekend'; END IF;
  INSERT INTO regio_koppelvoorstel (id, regio_id, organisatie_id, account_id, issuer, subject, voorgesteld_door,
      voorgesteld_at)
    VALUES (p_id, nullif(current_setting('kk.regio', true), '')::uuid, v_organisatie, p_account, p_issuer, p_subject,
      nullif(current_setting('kk.account', true), '')::uuid, p_at) ON CONFLICT DO NOTHING;
  RETURN CASE WHEN FOUND THEN '' ELSE 'wacht' END;
END $$;
-- Luik: a second beheerder of the same organisatie says yes, or anyone of them no. Everything is asked anew.
CREATE FUNCTION regio_koppel_besluit(p_voorstel uuid, p_koppeling uuid, p_ja boolean, p_at timestamptz) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v regio_koppelvoorstel;
  v_ik uuid := nullif(current_setting('kk.account', true), '')::uuid;
  v_nee text;
BEGIN
  SELECT * INTO v FROM regio_koppelvoorstel k WHERE k.id = p_voorstel AND k.organisatie_id = regio_beheert()
    AND k.besloten_at IS NULL FOR UPDATE;
  IF v.id IS NULL THEN RETURN 'onbekend'; END IF;
  IF p_ja THEN
    IF v_ik IN (v.voorgesteld_door, v.account_id) THEN RETURN 'zelf'; END IF;
    v_nee := regio_geen_zeggenschap(v.organisatie_id, v.account_id);
    IF v_nee <> '' THEN RETURN v_nee; END IF;
    INSERT INTO toegang_inlogkoppeling (id, issuer, subject, account_id, gemaakt_at, hoe)
      VALUES (p_koppeling, v.issuer, v.subject, v.account_id, p_at, 'beheerder') ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN RETURN 'bekend'; END IF;
  END IF;
  UPDATE regio_koppelvoorstel k SET besloten_door = v_ik, besloten_at = p_at, ja = p_ja WHERE k.id = v.id;
  RETURN '';
END $$;
-- Luik: a link of somebody of the own organisatie goes, at once.
CREATE FUNCTION regio_ontkoppel(p_koppeling uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_nee text;
BEGIN
  SELECT regio_geen_zeggenschap(regio_beheert(), k.account_id) INTO v_nee FROM toegang_inlogkoppeling k
    WHERE k.id = p_koppeling;
  IF coalesce(v_nee, 'onbekend') <> '' THEN RETURN coalesce(v_nee, 'onbekend'); END IF;
  DELETE FROM toegang_inlogkoppeling k WHERE k.id = p_koppeling;
  RETURN '';
END $$;
REVOKE ALL ON FUNCTION regio_beheert, regio_geen_zeggenschap, regio_beeindig, regio_koppel_vraag, regio_koppel_besluit,
  regio_ontkoppel FROM PUBLIC;
GRANT EXECUTE ON FUNCTION regio_beeindig, regio_koppel_vraag, regio_koppel_besluit, regio_ontkoppel TO web;
"""
WEG = """
DROP FUNCTION regio_beeindig; DROP FUNCTION regio_koppel_vraag; DROP FUNCTION regio_koppel_besluit; DROP FUNCTION regio_ontkoppel;
DROP FUNCTION regio_geen_zeggenschap; DROP FUNCTION regio_beheert;
"""


class Migration(migrations.Migration):
    """What a beheerder does: an aanstelling ends, an outside login is linked by two persons and unlinked by one."""

    dependencies = [("regio", "0002_inloggen"), ("toegang", "0003_inloggen")]

    operations = [
        migrations.CreateModel(
            name="Koppelvoorstel",
            fields=[
                ("id", models.UUIDField(default=ketenkameleon.logboek.ids.new_id, primary_key=True, serialize=False)),
                ("issuer", models.CharField(max_length=200)),
                ("subject", models.CharField(max_length=255)),
                ("voorgesteld_door", models.UUIDField()),
                ("voorgesteld_at", models.DateTimeField()),
                ("besloten_door", models.UUIDField(null=True)),
                ("besloten_at", models.DateTimeField(null=True)),
                ("ja", models.BooleanField(null=True)),
                ("account", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                ("organisatie", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="regio.organisatie")),
                ("regio", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="regio.regio")),
            ],
        ),
        migrations.AddConstraint(model_name="koppelvoorstel", constraint=models.UniqueConstraint(condition=models.Q(("besloten_at__isnull", True)), fields=("issuer", "account"), name="koppelvoorstel_een_tegelijk")),
        migrations.AddConstraint(model_name="koppelvoorstel", constraint=models.CheckConstraint(condition=models.Q(("besloten_door", models.F("voorgesteld_door")), ("ja", True), _negated=True), name="koppelvoorstel_twee_personen")),
        regio_wall("regio_koppelvoorstel", web="SELECT", jobs=""),
        migrations.RunSQL(LUIKEN, WEG),
    ]
