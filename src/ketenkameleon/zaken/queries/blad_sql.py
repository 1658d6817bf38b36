"""The two statements of the zaakpagina."""

from __future__ import annotations

from typing import Final

from ketenkameleon.zaken.queries.lezen import GEEN_STIL, packed

AANTAL: Final = 20

# Does one read of this zaak, in the rol one looks in now, what stands behind the muur of contact c? For one page.
_LEEST: Final = """(%(tekst)s AND coalesce(
    %(zaak)s = ANY (nullif(current_setting('kk.notitie' || c.muur, true), '')::uuid[]), false))"""
# One page of contacts by the index (zaak, begonnen_at); a notitie only for whoever may see it: the wall sees to that.
CONTACTEN: Final = f"""
SELECT c.id, c.begonnen_at, c.geeindigd_at, c.rol, a.naam, c.met, c.wijze, c.bewaard_at IS NOT NULL,
  c.account_id = %(account)s, c.bevoegd, c.bevoegd_code, c.opnieuw_verteld, {_LEEST}, coalesce(n.feiten, ''),
  coalesce(n.indruk, ''), coalesce(n.waarom, ''), coalesce(n.waarom_voor_ouders, false),
  coalesce(o.tekst, ''), o.vast_at, c.vervolg_van,
  CASE WHEN %(tekst)s THEN (SELECT json_agg(json_build_array(v.at, v.tekst, v.reden) ORDER BY v.at)
    FROM zaken_aanvulling v WHERE v.contact_id = c.id) END
FROM zaken_contact c
JOIN toegang_account a ON a.id = c.account_id
LEFT JOIN zaken_notitie n ON n.contact_id = c.id AND %(tekst)s
LEFT JOIN zaken_ouderregel o ON o.contact_id = c.id AND %(tekst)s
WHERE c.zaak_id = %(zaak)s AND c.afgebroken_at IS NULL AND {GEEN_STIL}
  AND (%(voor)s::timestamptz IS NULL OR (c.begonnen_at, c.id) < (%(voor)s::timestamptz, %(voor_id)s::uuid))
ORDER BY c.begonnen_at DESC, c.id DESC LIMIT %(aantal)s
"""  # noqa: S608 - only text written here

# All that is one row or a short list, and who stands around the child. Last the brothers and sisters, children with a
# parent in common: a zaak the actor may not see is not even hinted at.
REGIE: Final = packed("""
WITH vaste AS (
  SELECT account_id, van, tot, is_overdracht FROM zaken_toewijzing
  WHERE zaak_id = %(zaak)s AND soort = 'vast' AND stand IN ('aanvaard', 'geeindigd')
), gehouden AS (
  SELECT account_id, opnieuw_verteld, (begonnen_at AT TIME ZONE 'Europe/Amsterdam')::date AS op
    FROM zaken_contact c
  WHERE zaak_id = %(zaak)s AND bewaard_at IS NOT NULL AND wijze <> 'niet_gelukt' AND {stil}
), afspraken AS (
  (SELECT * FROM zaken_afspraak WHERE zaak_id = %(zaak)s AND klaar_at IS NULL)
  UNION ALL
  (SELECT * FROM zaken_afspraak WHERE zaak_id = %(zaak)s AND klaar_at IS NOT NULL
    ORDER BY klaar_at DESC LIMIT 10)
)
SELECT
  (SELECT json_agg(json_build_array(f.id, f.wat, f.wie, f.wie_naam, f.wanneer, f.klaar_at, f.klaar_hoe)
     ORDER BY f.klaar_at DESC, f.wanneer, f.id) FROM afspraken f),
  (SELECT json_agg(json_build_array(w.id, w.partij, w.wat, w.sinds, w.tot) ORDER BY w.tot, w.id)
     FROM zaken_wachtop w WHERE w.zaak_id = %(zaak)s AND w.klaar_op IS NULL),
  (SELECT json_agg(json_build_array(k.id, k.soort, k.waar, coalesce(s.naam, ''), k.stand, k.aangeboden_op,
    k.aanvaard_op,
     k.gestart_op, k.gestart_door = %(account)s, k.bevestigd_op, k.bevestigd_als, k.kind_zegt, k.betwist_op,
     k.betwist_als, k.betwist_reden, k.gestopt_op, k.stop_reden) ORDER BY k.aangeboden_op DESC, k.id DESC)
     FROM zaken_plek k LEFT JOIN regio_school s ON s.id = k.school_id WHERE k.zaak_id = %(zaak)s),
  (SELECT json_agg(json_build_array(v.id, v.verteller, v.tekst, v.verteld_op,
     v.voorgelezen_op, v.klopt, v.vervangt) ORDER BY v.verteller, v.vastgelegd_at, v.id)
     FROM zaken_verhaal v WHERE v.zaak_id = %(zaak)s AND %(tekst)s),
  (SELECT json_agg(json_build_array(m.code, m.naam, m.op) ORDER BY m.op, m.code)
     FROM zaken_termijn m WHERE m.zaak_id = %(zaak)s),
  (SELECT json_agg(json_build_array(t.id, a.naam, t.soort, t.stand, t.gevraagd_at, t.antwoord_uiterlijk,
    t.is_overdracht,
     t.reden, t.weiger_code, t.weiger_reden, t.van, t.tot) ORDER BY t.gevraagd_at DESC)
     FROM zaken_toewijzing t JOIN toegang_account a ON a.id = t.account_id WHERE t.zaak_id = %(zaak)s),
  (SELECT json_build_array(count(DISTINCT g.account_id), count(*) FILTER (WHERE g.opnieuw_verteld), count(*),
     count(*) FILTER (WHERE EXISTS (SELECT FROM vaste v WHERE v.account_id = g.account_id
       AND g.op BETWEEN v.van AND v.tot)),
     (SELECT count(*) FROM vaste v WHERE v.is_overdracht))
     FROM gehouden g),
  CASE WHEN %(tekst)s THEN (SELECT json_agg(json_build_array(h.onderdeel, h.muur, h.aantal)
     ORDER BY h.onderdeel, h.muur) FROM zaken_verborgen(%(zaak)s) h) END,
  (SELECT z.soort FROM personen_gezag z WHERE z.kind_id = %(kind)s AND %(on)s BETWEEN z.van AND z.tot
     ORDER BY z.van DESC LIMIT 1),
  (SELECT json_agg(json_build_array(concat_ws(' ', nullif(o.voornaam, ''), nullif(o.tussenvoegsel, ''),
       nullif(o.achternaam, '')), v.relatie, v.heeft_gezag, CASE WHEN o.geheim THEN '' ELSE o.telefoon END,
         o.taal, o.tolk)
       ORDER BY v.heeft_gezag DESC, v.relatie, o.voornaam, o.id)
     FROM personen_verwant v JOIN personen_persoon o ON o.id = v.persoon_id
     WHERE v.kind_id = %(kind)s AND %(on)s BETWEEN v.van AND v.tot),
  (SELECT json_agg(json_build_array(b.nummer, b.voornaam) ORDER BY b.nummer) FROM (
     SELECT DISTINCT z.nummer, k.voornaam
     FROM personen_verwant eigen
     JOIN personen_verwant ander ON ander.persoon_id = eigen.persoon_id AND ander.kind_id <> eigen.kind_id
     JOIN zaken_zaak z ON z.regio_id = %(regio)s AND z.persoon_id = ander.kind_id AND z.stand <> 'gesloten'
     JOIN personen_persoon k ON k.id = z.persoon_id
     WHERE eigen.kind_id = %(kind)s AND %(on)s BETWEEN eigen.van AND eigen.tot
       AND %(on)s BETWEEN ander.van AND ander.tot
       AND (%(alle)s OR EXISTS (SELECT FROM toegang_relatie r WHERE r.zaak_id = z.id
         AND r.account_id = %(account)s
         AND r.soort IN ('vast', 'waarneming') AND %(on)s BETWEEN r.van AND r.tot))) b)
""".replace("{stil}", GEEN_STIL))
