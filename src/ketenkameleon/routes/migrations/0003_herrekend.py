from django.db import migrations, models

LUIKEN = """
-- Luik: the next part of a recount: up to which zaak, how many terms, and the days they count from. The zaken stay as
-- they are until the transaction ends. A right that has lapsed and a closed zaak keep what they had.
CREATE FUNCTION routes_herreken_deel(p_rij uuid, p_hoeveel int)
RETURNS TABLE (tot_zaak uuid, aantal int, dagen date[])
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  h wetboek_herrekening;
  v_dag date := nullif(current_setting('kk.dag', true), '')::date;
BEGIN
  SELECT * INTO h FROM wetboek_herrekening w WHERE w.rij_id = p_rij AND w.klaar_at IS NULL
    AND w.regio_id = nullif(current_setting('kk.regio', true), '')::uuid FOR UPDATE;
  IF h.rij_id IS NULL THEN RETURN; END IF;
  RETURN QUERY WITH deel AS MATERIALIZED (
    SELECT t.zaak_id, t.vanaf FROM routes_termijn t JOIN zaken_zaak z ON z.id = t.zaak_id AND z.regio_id = t.regio_id
    WHERE t.regio_id = h.regio_id AND t.code = substr(h.naam, length('termijn.') + 1) AND t.gestopt_op IS NULL
      AND t.zaak_id > coalesce(h.tot_hier, '00000000-0000-0000-0000-000000000000') AND t.vanaf >= h.van
      AND NOT (t.vervalt AND coalesce(t.laatste_dag < v_dag, false)) AND z.stand <> 'gesloten'
    ORDER BY t.zaak_id LIMIT p_hoeveel FOR SHARE OF z
  ) SELECT (SELECT d.zaak_id FROM deel d ORDER BY d.zaak_id DESC LIMIT 1), count(*)::int, array_agg(DISTINCT d.vanaf)
    FROM deel d;
END $$;
-- Luik: what was counted for those days is written. A term that changed stops, and runs on with its new day and row; it
-- says what it was. Gives the changed terms; keeps how far the recount is.
CREATE FUNCTION routes_herreken(p_rij uuid, p_tot uuid, p_aantal int, p_klaar int, p_at timestamptz, p_tellingen jsonb,
  p_sleutels uuid[]) RETURNS TABLE (termijn_id uuid, zaak uuid, inhoud text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  h wetboek_herrekening;
  v_dag date := nullif(current_setting('kk.dag', true), '')::date;
  v_veranderd int;
BEGIN
  SELECT * INTO h FROM wetboek_herrekening w WHERE w.rij_id = p_rij AND w.klaar_at IS NULL
    AND w.regio_id = nullif(current_setting('kk.regio', true), '')::uuid FOR UPDATE;
  IF h.rij_id IS NULL THEN RETURN; END IF;
  RETURN QUERY WITH telling AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset(p_tellingen)
      AS n (vanaf date, laatste_dag date, geteld text, soort text, rij_id text, rij_hash text)
  ), oud AS (
    UPDATE routes_termijn t SET gestopt_op = v_dag, gestopt_door = NULL FROM telling n, zaken_zaak z
    WHERE t.regio_id = h.regio_id AND t.code = substr(h.naam, length('termijn.') + 1) AND t.gestopt_op IS NULL
      AND t.zaak_id > coalesce(h.tot_hier, '00000000-0000-0000-0000-000000000000') AND t.zaak_id <= p_tot
      AND t.vanaf = n.vanaf AND t.vanaf >= h.van AND NOT (t.vervalt AND coalesce(t.laatste_dag < v_dag, false))
      AND z.id = t.zaak_id AND z.stand <> 'gesloten'
      AND (t.laatste_dag, t.rij_id, t.rij_hash) IS DISTINCT FROM (n.laatste_dag, n.rij_id, n.rij_hash)
    RETURNING t.regio_id, t.verantwoordelijke_id, t.muur, t.zaak_id, t.zaakroute_id, t.code, n.soort, t.vanaf,
      n.laatste_dag, t.vervalt, n.geteld, n.rij_id, n.rij_hash, t.laatste_dag AS was
  ), genummerd AS (SELECT o.*, p_sleutels[row_number() OVER ()] AS sleutel FROM oud o
  ), nieuw AS (
    INSERT INTO routes_termijn (id, regio_id, verantwoordelijke_id, muur, zaak_id, zaakroute_id, code, soort, vanaf,
      laatste_dag, vervalt, geteld, rij_id, rij_hash, at, was_dag)
    SELECT g.sleutel, g.regio_id, g.verantwoordelijke_id, g.muur, g.zaak_id, g.zaakroute_id, g.code, g.soort, g.vanaf,
      g.laatste_dag, g.vervalt, g.geteld, g.rij_id, g.rij_hash, p_at, g.was FROM genummerd g
    RETURNING id, zaak_id, code, was_dag, laatste_dag, rij_id
  ) SELECT w.id, w.zaak_id, json_build_object('code', w.code, 'rij', w.rij_id, 'was', w.was_dag, 'wordt', w.laatste_dag)::text
    FROM nieuw w;
  GET DIAGNOSTICS v_veranderd = ROW_COUNT;
  UPDATE wetboek_herrekening w SET tot_hier = coalesce(p_tot, w.tot_hier), bekeken = w.bekeken + p_aantal,
    veranderd = w.veranderd + v_veranderd, klaar_at = CASE WHEN p_aantal < p_klaar THEN p_at END WHERE w.rij_id = p_rij;
END $$;
-- Luik: how much a row would touch, as a figure of the whole regio for who may propose one: tens of running terms, and
-- the first and last day they count from; nothing of fewer than ten. Source: design.md 2, promise 10.
CREATE FUNCTION routes_geraakt(p_naam text, p_van date) RETURNS TABLE (tientallen int, eerste date, laatste date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT (count(*) / 10)::int, CASE WHEN count(*) >= 10 THEN min(t.vanaf) END,
    CASE WHEN count(*) >= 10 THEN max(t.vanaf) END
  FROM routes_termijn t JOIN zaken_zaak z ON z.id = t.zaak_id
  WHERE wetboek_wijzigt() IS NOT NULL AND t.regio_id = nullif(current_setting('kk.regio', true), '')::uuid
    AND p_naam = 'termijn.' || t.code AND t.gestopt_op IS NULL AND t.vanaf >= p_van AND z.stand <> 'gesloten'
    AND NOT (t.vervalt AND coalesce(t.laatste_dag < nullif(current_setting('kk.dag', true), '')::date, false))
$$;
REVOKE ALL ON FUNCTION routes_herreken_deel, routes_herreken, routes_geraakt FROM PUBLIC;
GRANT EXECUTE ON FUNCTION routes_herreken_deel, routes_herreken TO jobs;
GRANT EXECUTE ON FUNCTION routes_geraakt TO web;
"""
WEG = "DROP FUNCTION routes_herreken_deel; DROP FUNCTION routes_herreken; DROP FUNCTION routes_geraakt;"


class Migration(migrations.Migration):
    """Running terms are counted again after a row was added, and say what they were."""

    dependencies = [("routes", "0002_beeld"), ("wetboek", "0003_voorstellen")]

    operations = [
        migrations.AddField(model_name="termijn", name="was_dag", field=models.DateField(null=True)),
        migrations.RunSQL(LUIKEN, WEG),
    ]
