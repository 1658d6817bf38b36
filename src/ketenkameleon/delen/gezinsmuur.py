"""The SQL of what a parent or child says about sharing: their own answer alone, and that it opens or closes at once.

Used by the third migration. Source: design.md 6, Walls; issue 6, part 5; docs/adr/0020-delen.md.
"""

from __future__ import annotations

from typing import Final

from ketenkameleon.delen.muren import RUNS, VERHAAL
from ketenkameleon.logboek.walls import CONTEXT_ACCOUNT

_LOOKS: Final = "'ouder_met_gezag', 'kind'"
_TODAY: Final = "nullif(current_setting('kk.dag', true), '')::date BETWEEN r.van AND r.tot"
_ME: Final = "r.account_id = nullif(current_setting('kk.account', true), '')::uuid"
_HERE: Final = "r.regio_id = nullif(current_setting('kk.regio', true), '')::uuid"
_FAMILY: Final = f"""EXISTS (SELECT FROM toegang_relatie r WHERE r.zaak_id = p_zaak AND r.soort IN ({_LOOKS})
      AND {_ME} AND {_HERE} AND {_TODAY})"""

LUIKEN: Final = f"""
-- Luik: as whom somebody looks at the zaken of their own family today: the child, or who got a letter with a code.
-- Nobody while they are at work.
CREATE FUNCTION delen_mijn_personen() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT CASE r.soort WHEN 'kind' THEN r.persoon_id ELSE i.persoon_id END), '{{}}')
  FROM toegang_relatie r LEFT JOIN toegang_inlogbrief i ON i.account_id = r.account_id AND i.zaak_id = r.zaak_id
    AND i.regio_id = r.regio_id AND i.soort = r.soort
  WHERE r.soort IN ({_LOOKS}) AND {_ME} AND {_HERE} AND {_TODAY}
    AND nullif(current_setting('kk.organisatie', true), '') IS NULL
$$;
-- Luik: all that was said about sharing in a zaak of the own family, for the rule that says whether a share stands: no
-- names, and of others not when or by whom it was written down. A page shows of it only what one said oneself.
CREATE FUNCTION delen_gezin_gezegd(p_zaak uuid) RETURNS TABLE (id uuid, ontvanger text, soorten text[], door uuid,
  als text, ja boolean, op date, tot date, hoe text, leeftijd smallint, gehoord boolean, ingetrokken_op date)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$ BEGIN
  IF NOT {_FAMILY} THEN RETURN; END IF;
  RETURN QUERY SELECT CASE WHEN t.door_id = ANY (delen_mijn_personen()) THEN t.id END, t.ontvanger::text,
      t.soorten::text[], t.door_id, t.als::text, t.ja, t.op, t.tot, t.hoe::text, t.leeftijd_toen, t.kind_gehoord,
      t.ingetrokken_op
    FROM delen_toestemming t WHERE t.zaak_id = p_zaak ORDER BY t.vastgelegd_at, t.id;
END $$;
REVOKE ALL ON FUNCTION delen_mijn_personen, delen_gezin_gezegd FROM PUBLIC;
GRANT EXECUTE ON FUNCTION delen_mijn_personen, delen_gezin_gezegd TO web;
"""  # noqa: S608 - only text written here
# What somebody of the family says closes and opens the words of the child for a rol as well.
VERHAAL_OOK: Final = VERHAAL.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION").replace(
    f"NOT {RUNS}", f"NOT ({RUNS} OR {_FAMILY})")
VERHAAL_TERUG: Final = VERHAAL.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")

_OTHERS: Final = f"""zaak_id <> ALL (ARRAY(SELECT r.zaak_id FROM toegang_relatie r
  WHERE r.account_id = {CONTEXT_ACCOUNT} AND r.soort IN ({_LOOKS}, 'ouder_zonder_gezag')))"""  # noqa: S608 - fixed text
_MINE: Final = f"({_OTHERS} OR door_id = ANY ((SELECT delen_mijn_personen())::uuid[]))"
# A parent or child reads, gives and takes back what they said themselves, and asks for no share.
WALLS: Final = f"""
CREATE POLICY niet_gezin ON delen_toestemming AS RESTRICTIVE FOR SELECT USING ({_MINE});
CREATE POLICY niet_gezin_zegt ON delen_toestemming AS RESTRICTIVE FOR INSERT
  WITH CHECK ({_OTHERS} OR door_id = ANY ((SELECT delen_mijn_personen())::uuid[]) AND hoe = 'portaal');
CREATE POLICY niet_gezin_trekt_in ON delen_toestemming AS RESTRICTIVE FOR UPDATE USING ({_MINE}) WITH CHECK ({_MINE});
CREATE POLICY niet_gezin_vraagt ON delen_deling AS RESTRICTIVE FOR INSERT WITH CHECK ({_OTHERS});
CREATE POLICY niet_gezin_wijzigt ON delen_deling AS RESTRICTIVE FOR UPDATE USING ({_OTHERS}) WITH CHECK ({_OTHERS});
"""
UNDO: Final = """
DROP POLICY niet_gezin_wijzigt ON delen_deling; DROP POLICY niet_gezin_vraagt ON delen_deling;
DROP POLICY niet_gezin_trekt_in ON delen_toestemming; DROP POLICY niet_gezin_zegt ON delen_toestemming;
DROP POLICY niet_gezin ON delen_toestemming;
DROP FUNCTION delen_gezin_gezegd; DROP FUNCTION delen_mijn_personen;
"""
