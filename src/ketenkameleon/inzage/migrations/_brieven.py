"""Letters in the luiken of the privacy officer: what a request is about, what was kept long enough, and its end.

Each is the luik of `_luiken` or `_bewijs`, made anew with the letters in it. Source: docs/adr/0021 and 0028.
"""

from __future__ import annotations

from typing import Final

from ketenkameleon.inzage.migrations._bewijs import NIEUWE_BEWAREN, NIEUWE_VERNIETIG
from ketenkameleon.inzage.migrations._luiken import STUKKEN


def luik(sql: str, name: str, **more: str) -> str:
    """The luik of that name in this text, made anew; each of `more` comes before the one place where its anchor stands."""
    begin = sql.index(f" FUNCTION {name}(")
    whole = "CREATE OR REPLACE" + sql[begin:sql.index("END $$;", begin)] + "END $$;"
    for key, text in more.items():
        anchor = _ANCHORS[key]
        if whole.count(anchor) != 1:
            raise ValueError(f"'{anchor}' staat niet één keer in {name}")
        whole = whole.replace(anchor, text + anchor)
    return whole


_ANCHORS: Final = {
    "bewijs": "AND NOT EXISTS (SELECT FROM zaken_verhaal n WHERE n.zaak_id = b.zaak_id",
    "stuk": "  UNION ALL SELECT 'persoon', 'persoon',", "termijn": "  ), samen AS",
    "weg": "  DELETE FROM zaken_concept k WHERE", "kaal": "EXISTS (SELECT FROM zaken_notitie n WHERE n.zaak_id = a.id)",
    "elk": "  FOREACH v_tabel IN ARRAY", "namen": "v_tabel text;", "teller": "v_hier uuid := ",
}
_STUK: Final = """  UNION ALL SELECT 'notitie', 'brief', 'brief/' || b.id, b.gemaakt_at, b.muur::int, jsonb_build_object('soort', b.soort,
      'vrijgegeven', b.vrijgegeven_at, 'verstuurd op', b.verstuurd_op, 'aan', array_to_string(w.aan, ', '),
      'onderwerp', w.onderwerp, 'tekst', (SELECT string_agg(concat_ws(': ', nullif(x ->> 2, ''), x ->> 1), E'\\n')
        FROM jsonb_array_elements(w.blokken) x))
    FROM brieven_brief b JOIN brieven_briefversie w ON w.brief_id = b.id AND w.nummer = (
      SELECT max(n.nummer) FROM brieven_briefversie n WHERE n.brief_id = b.id)
    WHERE b.zaak_id = v_zaak AND b.verantwoordelijke_id = v_org AND (b.muur / 100 = 4) = v_wpg
"""
_TERMIJN: Final = """    UNION ALL
    SELECT b.zaak_id, b.muur::int, b.gemaakt_at::date,
      coalesce(b.verstuurd_op, b.vrijgegeven_at::date, b.gemaakt_at::date) FROM brieven_brief b
    WHERE b.regio_id = nullif(current_setting('kk.regio', true), '')::uuid AND b.verantwoordelijke_id = v_org
"""
_BEWIJS: Final = """AND NOT EXISTS (SELECT FROM brieven_brief n WHERE n.zaak_id = b.zaak_id
        AND n.verantwoordelijke_id = v_org)
      """
_WEG: Final = """  DELETE FROM brieven_briefversie b USING inzage_vernietigregel r WHERE r.vernietiging_id = p_vernietiging
    AND b.zaak_id = r.zaak_id AND b.muur = r.muur AND b.verantwoordelijke_id = v_org;
  WITH x AS (DELETE FROM brieven_brief b USING inzage_vernietigregel r WHERE r.vernietiging_id = p_vernietiging
      AND b.zaak_id = r.zaak_id AND b.muur = r.muur AND b.verantwoordelijke_id = v_org RETURNING b.id)
    SELECT objecten || coalesce(array_agg(id), '{}') INTO objecten FROM x;
"""
_KAAL: Final = "EXISTS (SELECT FROM brieven_brief b WHERE b.zaak_id = a.id) OR "
_TRIGGER: Final = """DROP TRIGGER brieven_briefversie_vast ON brieven_briefversie;
CREATE TRIGGER brieven_briefversie_vast BEFORE UPDATE OR DELETE ON brieven_briefversie
  FOR EACH ROW EXECUTE FUNCTION {};"""

MET_BRIEVEN: Final = (
    luik(STUKKEN, "inzage_stukken", stuk=_STUK), luik(NIEUWE_BEWAREN, "inzage_bewaren", termijn=_TERMIJN, bewijs=_BEWIJS),
    luik(NIEUWE_VERNIETIG, "inzage_vernietig", weg=_WEG, kaal=_KAAL))
BRIEVEN: Final = "\n".join((*MET_BRIEVEN, _TRIGGER.format("inzage_weiger()")))
UNDO: Final = "\n".join((
    luik(STUKKEN, "inzage_stukken"), luik(NIEUWE_BEWAREN, "inzage_bewaren"), luik(NIEUWE_VERNIETIG, "inzage_vernietig"),
    _TRIGGER.format("logboek_weiger()")))
