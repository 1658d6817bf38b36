"""The SQL of the walls that needs the tables of zaken: the lists of the context, the relaties of schools, two luiken.

Used by the first migration. Source: design.md 6, Walls; docs/adr/0017.
"""

from __future__ import annotations

from typing import Final

from ketenkameleon.logboek.walls import LISTS

# How somebody stands to a zaak in daily work. FG and requests get contexts of their own, with other conditions.
_BANDEN: Final = "'vast', 'waarneming', 'gevraagd', 'meeloper', 'begeleider', 'noodtoegang'"
# A parent or child acts in a context of their own: who also works here never adds the two.
_GEZIN: Final = "'ouder_met_gezag', 'ouder_zonder_gezag', 'kind'"

_CONTEXT: Final = f"""
-- What somebody may see today, as lists: asked once per transaction, so that no policy has to look anything up.
CREATE FUNCTION toegang_lijsten(p_account uuid, p_regio uuid, p_dag date, p_lezersmuur int, p_banden text[],
  p_scholen uuid[]) RETURNS TABLE (namen text[], waarden text[])
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$ BEGIN
RETURN QUERY WITH mijn AS MATERIALIZED (
  SELECT r.zaak_id, r.persoon_id, r.soort::text AS band FROM toegang_relatie r
  WHERE r.account_id = p_account AND r.regio_id = p_regio AND p_dag BETWEEN r.van AND r.tot
    AND r.soort = ANY (CASE WHEN 'gezin' = ANY (p_banden) THEN ARRAY[{_GEZIN}] ELSE ARRAY[{_BANDEN}] END)
  UNION
  -- Who still has a contact to save sees the zaak itself until it is saved, also when it went to somebody else.
  SELECT c.zaak_id, z.persoon_id, 'gevraagd' FROM zaken_contact c JOIN zaken_zaak z ON z.id = c.zaak_id
  WHERE c.account_id = p_account AND c.regio_id = p_regio AND c.bewaard_at IS NULL AND c.afgebroken_at IS NULL
    AND 'gezin' <> ALL (p_banden)
), mag AS MATERIALIZED (
  SELECT s.band, s.onderdeel, s.muur FROM toegang_zicht s
  WHERE s.lezersmuur = p_lezersmuur AND s.band = ANY (p_banden || '{{school}}'::text[] || ARRAY(SELECT band FROM mijn))
), bij_school AS MATERIALIZED (
  SELECT r.zaak_id, r.persoon_id FROM toegang_relatie r
  WHERE r.school_id = ANY (p_scholen) AND r.regio_id = p_regio AND r.soort = 'school' AND p_dag BETWEEN r.van AND r.tot
), lijst AS (
  SELECT r.onderdeel || r.muur AS naam,
    array_agg(DISTINCT CASE r.onderdeel WHEN 'persoon' THEN r.persoon_id ELSE r.zaak_id END)::text AS waarde
  FROM (SELECT band, onderdeel, muur, zaak_id, persoon_id FROM mijn JOIN mag USING (band)
    WHERE onderdeel NOT IN ('notitie_gedeeld', 'geteld')
    UNION ALL
    -- Child or parents said yes, or a ground stands: who looks as this rol may also read that muur in this zaak.
    SELECT mijn.band, 'notitie', mag.muur, mijn.zaak_id, mijn.persoon_id FROM mijn JOIN mag USING (band)
    JOIN toegang_relatie g ON g.zaak_id = mijn.zaak_id AND g.regio_id = p_regio AND g.soort = 'gedeeld'
      AND g.lezersmuur = p_lezersmuur AND mag.muur = ANY (g.muren) AND p_dag BETWEEN g.van AND g.tot
    WHERE mag.onderdeel = 'notitie_gedeeld') r
  GROUP BY 1
  UNION ALL SELECT 'meldingpersonen', array_agg(DISTINCT persoon_id)::text FROM mijn JOIN mag USING (band)
    WHERE onderdeel = 'melding' AND muur = 100
  UNION ALL SELECT 'schoolzaken', array_agg(DISTINCT zaak_id)::text FROM bij_school
    WHERE EXISTS (SELECT FROM mag WHERE band = 'school' AND onderdeel = 'regie' AND muur = 100)
  UNION ALL SELECT 'schoolpersonen', array_agg(DISTINCT persoon_id)::text FROM bij_school
    WHERE EXISTS (SELECT FROM mag WHERE band = 'school' AND onderdeel = 'persoon' AND muur = 100)
  UNION ALL SELECT 'scholen', p_scholen::text
    WHERE EXISTS (SELECT FROM mag WHERE band = 'school' AND onderdeel = 'melding' AND muur = 100)
  UNION ALL SELECT 'breed', array_agg(DISTINCT onderdeel)::text FROM mag WHERE band = ANY (p_banden) AND muur = 100
  UNION ALL SELECT 'breedmuren', array_agg(DISTINCT muur)::text FROM mag WHERE band = ANY (p_banden)
    AND onderdeel = 'regie'
)
SELECT array_agg(n.naam), array_agg(coalesce(l.waarde, ''))
FROM unnest('{{{",".join(LISTS)}}}'::text[]) AS n (naam) LEFT JOIN lijst l USING (naam);
END $$;
REVOKE ALL ON FUNCTION toegang_lijsten FROM PUBLIC;
"""  # noqa: S608 - only names written here

_RELATIES: Final = """
-- A relatie carries the child of its zaak, so that the context can list the children without a look at the zaken.
CREATE FUNCTION zaken_relatie_persoon() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$ BEGIN
  SELECT z.persoon_id INTO NEW.persoon_id FROM zaken_zaak z WHERE z.id = NEW.zaak_id;
  RETURN NEW;
END $$;
CREATE TRIGGER zaken_relatie_persoon BEFORE INSERT ON toegang_relatie FOR EACH ROW WHEN (NEW.persoon_id IS NULL)
  EXECUTE FUNCTION zaken_relatie_persoon();
-- The school of a zaak stands to it from its report on; one INSERT … SELECT for however many zaken were opened.
CREATE FUNCTION zaken_school_erbij() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$ BEGIN
  INSERT INTO toegang_relatie (id, regio_id, zaak_id, persoon_id, school_id, soort, muren, van, tot)
  SELECT gen_random_uuid(), n.regio_id, n.id, n.persoon_id, n.school_id, 'school', '{}',
    least(n.geopend_op, n.belofte_van),
    CASE n.stand WHEN 'gesloten' THEN (coalesce((n.gesloten_at AT TIME ZONE 'Europe/Amsterdam')::date, n.geopend_op)
      + (SELECT make_interval(months => s.school_maanden) FROM toegang_zicht_stand s))::date ELSE '9999-12-31' END
  FROM nieuw n WHERE n.school_id IS NOT NULL
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER zaken_school_erbij AFTER INSERT ON zaken_zaak REFERENCING NEW TABLE AS nieuw FOR EACH STATEMENT
  EXECUTE FUNCTION zaken_school_erbij();
-- A school stands to a zaak for some months after it closed (row zicht.school_na_sluiten), and again when it is opened
-- once more: so that what a school has in its context does not grow with the years. Per statement, not per row.
CREATE FUNCTION zaken_school_tot() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$ BEGIN
  UPDATE toegang_relatie r SET tot = CASE n.stand WHEN 'gesloten' THEN greatest(r.van,
    ((n.gesloten_at AT TIME ZONE 'Europe/Amsterdam')::date + s.maanden)::date) ELSE '9999-12-31' END
  FROM oud o JOIN nieuw n ON n.id = o.id AND n.stand <> o.stand AND 'gesloten' IN (o.stand, n.stand),
    (SELECT make_interval(months => school_maanden) AS maanden FROM toegang_zicht_stand) s
  WHERE r.zaak_id = n.id AND r.soort = 'school'
    AND r.tot >= coalesce((o.gesloten_at AT TIME ZONE 'Europe/Amsterdam')::date, r.van);
  RETURN NULL;
END $$;
CREATE TRIGGER zaken_school_tot AFTER UPDATE ON zaken_zaak REFERENCING OLD TABLE AS oud NEW TABLE AS nieuw
  FOR EACH STATEMENT EXECUTE FUNCTION zaken_school_tot();
-- And the school of a plek from the day it was offered.
CREATE FUNCTION zaken_school_van_plek() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$ BEGIN
  INSERT INTO toegang_relatie (id, regio_id, zaak_id, school_id, soort, muren, van, tot)
  VALUES (gen_random_uuid(), NEW.regio_id, NEW.zaak_id, NEW.school_id, 'school', '{}', NEW.aangeboden_op, '9999-12-31')
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER zaken_school_van_plek AFTER INSERT ON zaken_plek FOR EACH ROW WHEN (NEW.school_id IS NOT NULL)
  EXECUTE FUNCTION zaken_school_van_plek();
REVOKE ALL ON FUNCTION zaken_relatie_persoon, zaken_school_erbij, zaken_school_tot, zaken_school_van_plek FROM PUBLIC;
"""

_LUIKEN: Final = """
-- Luik: how many verslagen and verhalen of a zaak stand behind another rol than one looks in now, per muur.
-- Only for who is counted to by row zicht.geteld, and never what that row leaves out (Wpg).
CREATE FUNCTION zaken_verborgen(p_zaak uuid) RETURNS TABLE (onderdeel text, muur smallint, aantal int)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_account uuid := nullif(current_setting('kk.account', true), '')::uuid;
  v_dag date := nullif(current_setting('kk.dag', true), '')::date;
  v_als smallint := nullif(current_setting('kk.lezersmuur', true), '')::smallint;
BEGIN
  RETURN QUERY
  WITH geteld AS MATERIALIZED (
    SELECT DISTINCT s.muur FROM toegang_relatie r JOIN toegang_zicht s ON s.band = r.soort AND s.onderdeel = 'geteld'
    WHERE r.account_id = v_account AND r.zaak_id = p_zaak AND v_dag BETWEEN r.van AND r.tot
      AND r.regio_id = nullif(current_setting('kk.regio', true), '')::uuid
  )
  SELECT 'notitie', n.muur, count(*)::int FROM zaken_notitie n JOIN geteld g ON g.muur = n.muur
  WHERE n.zaak_id = p_zaak
    AND p_zaak <> ALL (coalesce(nullif(current_setting('kk.notitie' || g.muur, true), ''), '{}')::uuid[])
  GROUP BY n.muur
  UNION ALL
  SELECT 'verhaal', v.muur, count(*)::int FROM zaken_verhaal v JOIN geteld g ON g.muur = v.muur
  WHERE v.zaak_id = p_zaak AND NOT (v_als = ANY (v.voor)
    AND p_zaak = ANY (coalesce(nullif(current_setting('kk.verhaal' || g.muur, true), ''), '{}')::uuid[]))
  GROUP BY v.muur ORDER BY 1, 2;
END $$;
-- Luik: who told the verhaal already, so that nobody is asked twice; for who could write it down, and no word of it.
CREATE FUNCTION zaken_vertellers(p_zaak uuid) RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$ BEGIN
  RETURN ARRAY(SELECT v.verteller::text FROM zaken_verhaal v WHERE v.zaak_id = p_zaak AND v.vervangt IS NULL
    AND EXISTS (SELECT FROM toegang_relatie r WHERE r.zaak_id = p_zaak AND r.soort IN ('vast', 'waarneming')
      AND r.account_id = nullif(current_setting('kk.account', true), '')::uuid
      AND r.regio_id = nullif(current_setting('kk.regio', true), '')::uuid
      AND nullif(current_setting('kk.dag', true), '')::date BETWEEN r.van AND r.tot));
END $$;
REVOKE ALL ON FUNCTION zaken_verborgen, zaken_vertellers FROM PUBLIC;
GRANT EXECUTE ON FUNCTION zaken_verborgen, zaken_vertellers TO web;
"""

RELATIES: Final = _CONTEXT + _RELATIES + _LUIKEN
UNDO: Final = """
DROP FUNCTION zaken_vertellers; DROP FUNCTION zaken_verborgen; DROP FUNCTION zaken_school_van_plek CASCADE;
DROP FUNCTION zaken_school_erbij CASCADE; DROP FUNCTION zaken_school_tot CASCADE;
DROP FUNCTION zaken_relatie_persoon CASCADE; DROP FUNCTION toegang_lijsten;
"""
