"""The one statement of the page of a family. Every table is read through its own wall.

Source: ux.md S11a and S11b; design.md 6, Walls.
"""

from __future__ import annotations

from typing import Final

from ketenkameleon.zaken.queries.gezin import GEZINSCONTACT, MEE, VAST, WAARNEMING, own_statement

_KOLOMMEN: Final = f"""z.id, z.nummer, z.stand, p.voornaam, r.soort, z.geopend_op, z.belofte_van,
  CASE z.werkwijze WHEN 'bip' THEN z.belofte_op END, z.plek_gestart_op,
  (z.gesloten_at AT TIME ZONE 'Europe/Amsterdam')::date,
  p.geheim OR coalesce((SELECT bool_or(w.geheim) FROM personen_verwant v JOIN personen_persoon w ON w.id = v.persoon_id
    WHERE v.kind_id = p.id AND %(on)s BETWEEN v.van AND v.tot), false),
  coalesce(sc.naam, ''), ik.naam,
  ARRAY[coalesce(vast.naam, ''), coalesce(vast.telefoon, ''), coalesce(vast.werkdagen, ''),
    coalesce(waarneming.naam, ''), coalesce(waarneming.telefoon, '')],
  ARRAY(SELECT w.voornaam::text FROM personen_verwant v JOIN personen_persoon w ON w.id = v.persoon_id
    WHERE v.kind_id = p.id AND %(on)s BETWEEN v.van AND v.tot
      AND concat_ws(' ', nullif(w.voornaam, ''), nullif(w.tussenvoegsel, ''), nullif(w.achternaam, '')) <> ik.naam),
  (SELECT count(*)::int FROM personen_verwant v WHERE v.kind_id = p.id AND %(on)s BETWEEN v.van AND v.tot),
  coalesce((SELECT json_object_agg(t.code, t.op) FROM zaken_termijn t WHERE t.zaak_id = z.id), '{{}}'),
  (SELECT min((c.begonnen_at AT TIME ZONE 'Europe/Amsterdam')::date) FROM zaken_contact c
    WHERE {GEZINSCONTACT} AND c.bewaard_at IS NOT NULL AND c.wijze <> 'niet_gelukt'
      AND c.met && ARRAY['kind', 'ouder1', 'ouder2', 'voogd']::varchar[]),
  (SELECT min(g.op) FROM zaken_gebeurtenis g WHERE g.zaak_id = z.id AND g.code = 'plan.gemaakt'),
  (SELECT json_build_object('id', k.id, 'waar', k.waar, 'stand', k.stand, 'aanvaard_op', k.aanvaard_op,
      'gestart_op', k.gestart_op, 'bevestigd_als', k.bevestigd_als, 'betwist_als', k.betwist_als,
      'kind_zegt', k.kind_zegt) FROM zaken_plek k
    WHERE k.zaak_id = z.id AND k.stand NOT IN ('gestopt', 'vervallen')
    ORDER BY k.stand IN ('gestart', 'bevestigd') DESC, k.aangeboden_op DESC, k.id DESC LIMIT 1),
  (SELECT json_agg(json_build_array(w.partij, w.wat, w.tot) ORDER BY w.tot, w.id) FROM zaken_wachtop w
    WHERE w.zaak_id = z.id AND w.klaar_op IS NULL),
  (SELECT json_agg(json_build_array(f.wie, f.wie_naam, coalesce(c.met, '{{}}'), f.wanneer, f.tijd, f.waar, f.id,
      EXISTS (SELECT FROM gezin_bericht b WHERE b.afspraak_id = f.id AND b.zaak_id = f.zaak_id AND b.soort = 'verzetten'
        AND b.van_gezin AND b.klaar_at IS NULL)) ORDER BY f.wanneer, f.tijd, f.id) FROM zaken_afspraak f
    LEFT JOIN zaken_contact c ON c.id = f.contact_id AND {GEZINSCONTACT}
    WHERE f.zaak_id = z.id AND f.klaar_at IS NULL AND f.tijd IS NOT NULL AND f.wanneer >= %(on)s
      AND (f.contact_id IS NULL OR c.id IS NOT NULL)),
  ARRAY(SELECT c.rol::text FROM zaken_contact c WHERE {GEZINSCONTACT} AND 'kind' = ANY (c.met)
    AND (c.begonnen_at AT TIME ZONE 'Europe/Amsterdam')::date = %(on)s GROUP BY c.rol ORDER BY min(c.begonnen_at)),
  {MEE},
  (SELECT json_agg(json_build_array(o.begonnen_at, o.tekst, o.met) ORDER BY o.begonnen_at DESC) FROM (
    SELECT l.begonnen_at, l.tekst, l.met FROM zaken_ouderregels(z.id) l
    ORDER BY l.begonnen_at DESC LIMIT %(regels)s) o)"""  # noqa: S608 - only text written here
BLAD: Final = own_statement(_KOLOMMEN, f"""JOIN personen_persoon p ON p.id = z.persoon_id
JOIN toegang_account ik ON ik.id = r.account_id
LEFT JOIN regio_school sc ON sc.id = z.school_id{VAST}{WAARNEMING}""")
