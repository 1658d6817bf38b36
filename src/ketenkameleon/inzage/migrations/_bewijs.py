"""Proof of consent, sharing and requests: kept on after the zaak for a term of its own, then destroyed by the same job.

Used by the third migration. The number 900 is no muur of a record: it stands for that proof on a list of what may go (row
bewaren.per_muur). Source: domain.md 11.5; rows bewaren.bewijs and bewaren.blijft; docs/adr/0021.
"""

from __future__ import annotations

from typing import Final

from ketenkameleon.inzage.migrations._luiken import _HIER, BEWAREN, VERNIETIG
from ketenkameleon.inzage.migrations._muren import PAD


def _function(source: str, name: str) -> str:
    """The statement that makes this function, out of the text of the first migration."""
    [body] = [part for part in source.split("CREATE FUNCTION ") if part.startswith(f"{name}(")]
    return f"CREATE OR REPLACE FUNCTION {body.split('END $$;')[0]}END $$;"


def _with(source: str, place: str, added: str) -> str:
    """The statement with something added before a place in it, which must be there once."""
    before, after = source.split(place)
    return before + added + place + after


_OUDE_BEWAREN: Final = _function(BEWAREN, "inzage_bewaren")
_OUDE_VERNIETIG: Final = _function(VERNIETIG, "inzage_vernietig")
# What proves something is due once the zaak it was about is gone, and then for as long as its own term says.
_STUKKEN: Final = f"""
    UNION ALL
    SELECT b.zaak_id, 900, b.vanaf, b.tot FROM (
      SELECT d.zaak_id, d.gemaakt_at::date AS vanaf, coalesce(d.gestopt_op, d.tot) AS tot FROM delen_deling d
      WHERE d.regio_id = {_HIER} AND d.verantwoordelijke_id = v_org
      UNION ALL
      SELECT t.zaak_id, t.op, coalesce(t.ingetrokken_op, t.tot) FROM delen_toestemming t
      WHERE t.regio_id = {_HIER} AND t.verantwoordelijke_id = v_org
      UNION ALL
      SELECT v.zaak_id, v.gegeven_at::date, v.gegeven_at::date FROM delen_verstrekking v
      WHERE v.regio_id = {_HIER} AND v.verantwoordelijke_id = v_org
      UNION ALL
      SELECT q.zaak_id, q.ontvangen_op, greatest(q.uiterlijk_op, q.besloten_at::date, q.gegeven_at::date) FROM inzage_verzoek q
      WHERE q.regio_id = {_HIER} AND q.verantwoordelijke_id = v_org
      UNION ALL
      SELECT a.zaak_id, a.dag, greatest(a.gevonden_at, a.oordeel_at)::date FROM inzage_afwijkendeblik a
      WHERE a.regio_id = {_HIER} AND a.verantwoordelijke_id = v_org AND a.zaak_id IS NOT NULL) b
    WHERE NOT EXISTS (SELECT FROM zaken_zaak z WHERE z.id = b.zaak_id AND z.verantwoordelijke_id = v_org AND NOT EXISTS (
        SELECT FROM inzage_vernietigregel r JOIN inzage_vernietiging v ON v.id = r.vernietiging_id
        WHERE r.zaak_id = z.id AND r.muur = 100 AND v.uitgevoerd_at IS NOT NULL))
      AND NOT EXISTS (SELECT FROM zaken_notitie n WHERE n.zaak_id = b.zaak_id AND n.verantwoordelijke_id = v_org)
      AND NOT EXISTS (SELECT FROM zaken_verhaal n WHERE n.zaak_id = b.zaak_id AND n.verantwoordelijke_id = v_org)
  """  # noqa: S608 - only text written here
_GRENZEN: Final = """DELETE FROM delen_verhaalgrens g USING zaken_verhaal v, inzage_vernietigregel r
    WHERE r.vernietiging_id = p_vernietiging AND v.zaak_id = r.zaak_id AND v.muur = r.muur
      AND v.verantwoordelijke_id = v_org AND g.verhaal_id = v.id;
  """
# Before the sentence of the zaak itself goes: what else holds a sentence, and the keys under which the log has it.
_OOK: Final = """WITH d AS (SELECT d.id FROM delen_deling d JOIN inzage_vernietigregel r ON r.zaak_id = d.zaak_id AND r.muur = d.muur
      WHERE r.vernietiging_id = p_vernietiging AND d.verantwoordelijke_id = v_org),
    n AS (UPDATE toegang_noodtoegang n SET toelichting = '' WHERE n.zaak_id = ANY (v_kern) RETURNING n.id),
    samen AS (TABLE d UNION ALL TABLE n)
    SELECT objecten || coalesce(array_agg(id), '{}') INTO objecten FROM samen;
  DELETE FROM meldingen_tevouwen t USING meldingen_melding m WHERE m.zaak_id = ANY (v_kern) AND t.regio_id = m.regio_id
    AND t.meldingsnummer = m.meldingsnummer;
  -- Proof: of whoever answers for it, whole. It stands on a list only when the zaak went before.
  SELECT coalesce(array_agg(r.zaak_id), '{}') INTO v_bewijs FROM inzage_vernietigregel r
    WHERE r.vernietiging_id = p_vernietiging AND r.muur = 900;
  WITH f AS (DELETE FROM delen_fgbericht x WHERE x.zaak_id = ANY (v_bewijs) AND x.verantwoordelijke_id = v_org RETURNING x.id),
    v AS (DELETE FROM delen_verstrekking x WHERE x.zaak_id = ANY (v_bewijs) AND x.verantwoordelijke_id = v_org RETURNING x.id),
    t AS (DELETE FROM delen_toestemming x WHERE x.zaak_id = ANY (v_bewijs) AND x.verantwoordelijke_id = v_org RETURNING x.id),
    a AS (DELETE FROM inzage_afwijkendeblik x WHERE x.zaak_id = ANY (v_bewijs) AND x.verantwoordelijke_id = v_org
      RETURNING x.id),
    samen AS (TABLE f UNION ALL TABLE v UNION ALL TABLE t UNION ALL TABLE a)
    SELECT objecten || coalesce(array_agg(id), '{}') INTO objecten FROM samen;
  WITH d AS (DELETE FROM delen_deling x WHERE x.zaak_id = ANY (v_bewijs) AND x.verantwoordelijke_id = v_org RETURNING x.id),
    p AS (DELETE FROM inzage_deel x USING inzage_verzoek q WHERE q.id = x.verzoek_id AND q.zaak_id = ANY (v_bewijs)
      AND q.verantwoordelijke_id = v_org RETURNING x.id),
    samen AS (TABLE d UNION ALL TABLE p)
    SELECT objecten || coalesce(array_agg(id), '{}') INTO objecten FROM samen;
  WITH q AS (DELETE FROM inzage_verzoek x WHERE x.zaak_id = ANY (v_bewijs) AND x.verantwoordelijke_id = v_org RETURNING x.id)
    SELECT objecten || coalesce(array_agg(id), '{}') INTO objecten FROM q;
  """
# An account made with a letter bears the name of parent or child: it closes once it stands to nothing any more.
_ACCOUNTS: Final = """v_account := ARRAY(SELECT b.account_id FROM toegang_inlogbrief b WHERE b.zaak_id = ANY (zaken)
    UNION SELECT r.account_id FROM toegang_relatie r WHERE r.zaak_id = ANY (zaken)
      AND r.soort IN ('ouder_met_gezag', 'ouder_zonder_gezag', 'kind'));
  """
_ACCOUNTS_DICHT: Final = """v_account := ARRAY(SELECT a FROM unnest(v_account) a
    WHERE NOT EXISTS (SELECT FROM regio_aanstelling s WHERE s.account_id = a)
      AND NOT EXISTS (SELECT FROM toegang_relatie r WHERE r.account_id = a)
      AND NOT EXISTS (SELECT FROM toegang_inlogbrief b WHERE b.account_id = a));
  DELETE FROM mfa_authenticator m WHERE m.user_id = ANY (v_account);
  DELETE FROM usersessions_usersession u WHERE u.user_id = ANY (v_account);
  DELETE FROM toegang_inlogkoppeling k WHERE k.account_id = ANY (v_account);
  UPDATE toegang_account a SET naam = '', gebruikersnaam = 'weg-' || a.id, password = '!', is_active = false
    WHERE a.id = ANY (v_account);
  """


def _changed() -> str:
    """How things are destroyed, with what was forgotten at first."""
    changed = _OUDE_VERNIETIG
    for place, added in (
        ("WITH x AS (DELETE FROM zaken_verhaal v ", _GRENZEN),
        ("UPDATE zaken_zaak z SET stand_tekst", _OOK),
        ("DELETE FROM toegang_inlogbrief b ", _ACCOUNTS),
        ("WITH x AS (DELETE FROM personen_verwant w ", _ACCOUNTS_DICHT),
        ("voornaam = '', tussenvoegsel", "geheim = false, overleden = false, startkwalificatie = NULL,\n      "),
        ("BEGIN\n  SELECT v.verantwoordelijke_id INTO v_org", "  v_bewijs uuid[]; v_account uuid[];\n"),
    ):
        changed = _with(changed, place, added)
    return changed


NIEUWE_BEWAREN: Final = _with(_OUDE_BEWAREN, "), samen AS (", _STUKKEN)
NIEUWE_VERNIETIG: Final = _changed()

BEWIJS: Final = f"""
{NIEUWE_BEWAREN}
{NIEUWE_VERNIETIG}
-- Proof goes for an agreed list and for nothing else.
CREATE FUNCTION inzage_weiger_bewijs() RETURNS trigger LANGUAGE plpgsql {PAD} AS $$ BEGIN
  IF TG_OP = 'DELETE' AND inzage_mag_weg(OLD.zaak_id, 900, OLD.verantwoordelijke_id) THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'wat hier staat, blijft staan (%)', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
REVOKE ALL ON FUNCTION inzage_weiger_bewijs FROM PUBLIC;
DROP TRIGGER delen_verstrekking_vast ON delen_verstrekking;
CREATE TRIGGER delen_verstrekking_vast BEFORE UPDATE OR DELETE ON delen_verstrekking
  FOR EACH ROW EXECUTE FUNCTION inzage_weiger_bewijs();
DROP TRIGGER delen_fgbericht_vast ON delen_fgbericht;
CREATE TRIGGER delen_fgbericht_vast BEFORE UPDATE OR DELETE ON delen_fgbericht
  FOR EACH ROW EXECUTE FUNCTION inzage_weiger_bewijs();
"""
UNDO: Final = f"""
DROP TRIGGER delen_verstrekking_vast ON delen_verstrekking;
CREATE TRIGGER delen_verstrekking_vast BEFORE UPDATE OR DELETE ON delen_verstrekking
  FOR EACH ROW EXECUTE FUNCTION logboek_weiger();
DROP TRIGGER delen_fgbericht_vast ON delen_fgbericht;
CREATE TRIGGER delen_fgbericht_vast BEFORE UPDATE OR DELETE ON delen_fgbericht
  FOR EACH ROW EXECUTE FUNCTION logboek_weiger();
DROP FUNCTION inzage_weiger_bewijs;
{_OUDE_BEWAREN}
{_OUDE_VERNIETIG}
"""
