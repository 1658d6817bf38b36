"""The yearly audit set under the Wpg, out of the log: who was authorised, what was looked at, given and refused.

No content. Runs as owner, for an auditor who is not the privacy officer. Source: domain.md 11.2 (Wpg art. 32, 32a and
33; the text of 32a was not read); design.md 2a (Wpg audit per verantwoordelijke).
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from psycopg import Connection

from ketenkameleon.inzage.cellen import cell
from ketenkameleon.rules.roles import muur, roles
from ketenkameleon.rules.verwerkingen import Verwerkingssoort, kind_of
from ketenkameleon.rules.wetboek import Wetboek

WPG: Final = 4
_JAAR: Final = """h.at >= %(van)s::timestamp AT TIME ZONE 'Europe/Amsterdam'
  AND h.at < %(tot)s::timestamp AT TIME ZONE 'Europe/Amsterdam'"""
# A transaction is under the Wpg when it was done in such a rol, or touched a contact behind such a muur. Of a list that
# shows such a contact only its own row is: the rest of the list is daily work.
_ONDER_WPG: Final = f"""
WITH stil AS MATERIALIZED (SELECT id, id::text AS tekst FROM zaken_contact WHERE muur / 100 = {WPG}),
doen AS MATERIALIZED (
  SELECT h.id, h.at, h.account_id, h.regio_id, h.verantwoordelijke_id, h.rol = ANY (%(rollen)s) AS in_rol
  FROM logboek_handeling h
  WHERE {_JAAR} AND (h.rol = ANY (%(rollen)s)
    OR EXISTS (SELECT FROM logboek_regel r WHERE r.handeling_id = h.id AND r.object_id IN (SELECT id FROM stil))
    OR EXISTS (SELECT FROM logboek_inzage i WHERE i.handeling_id = h.id AND i.gevraagd IN (SELECT tekst FROM stil))))
"""  # noqa: S608 - only text written here
_MAAND: Final = "to_char(d.at AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM')"
_AUTORISATIES: Final = """
SELECT r.naam, o.naam, a.naam, coalesce(g.naam, ''), b.soort, b.van, b.tot, b.bron
FROM team_bevoegdheid b JOIN team_professional p ON p.id = b.professional_id
JOIN regio_aanstelling s ON s.id = p.aanstelling_id JOIN toegang_account a ON a.id = s.account_id
JOIN regio_organisatie o ON o.id = s.organisatie_id JOIN regio_regio r ON r.id = b.regio_id
LEFT JOIN regio_gemeente g ON g.id = b.gemeente_id
WHERE b.rol = ANY (%(rollen)s) AND b.van < %(tot)s AND b.tot >= %(van)s ORDER BY 1, 2, 3, 4, 6
"""
_BEKEKEN: Final = f"""{_ONDER_WPG}
SELECT {_MAAND}, coalesce(o.naam, ''), i.object_soort, count(*), count(DISTINCT d.account_id)
FROM doen d JOIN logboek_inzage i ON i.handeling_id = d.id AND i.soort = 'bekeken'
  AND (i.zaken IS NULL OR d.in_rol OR i.gevraagd IN (SELECT tekst FROM stil))
LEFT JOIN regio_organisatie o ON o.id = d.verantwoordelijke_id GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
"""  # noqa: S608 - only text written here
_GEWEIGERD: Final = (
    _ONDER_WPG
    + f"""
SELECT {_MAAND}, coalesce(o.naam, ''), i.reden, count(*)
FROM doen d JOIN logboek_inzage i ON i.handeling_id = d.id AND i.soort = 'geweigerd'
LEFT JOIN regio_organisatie o ON o.id = d.verantwoordelijke_id GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
"""  # noqa: S608 - only text written here
)
_REGELS: Final = (
    _ONDER_WPG
    + f"""
SELECT {_MAAND}, coalesce(o.naam, ''), r.gebeurtenis, count(*)
FROM doen d JOIN logboek_regel r ON r.handeling_id = d.id
LEFT JOIN regio_organisatie o ON o.id = d.verantwoordelijke_id GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
"""  # noqa: S608 - only text written here
)
LEESMIJ: Final = """# Wpg-audit {jaar}

Gemaakt uit het logboek. Er staat geen inhoud in, en niets over een kind. Eén bestand per vraag:

- `autorisaties.csv`: wie in {jaar} bevoegd was voor een rol onder de Wpg, van en tot wanneer, en waar dat uit blijkt.
- `raadplegingen.csv`: per maand en organisatie hoe vaak iets onder de Wpg is bekeken, en door hoeveel mensen.
- `verstrekkingen.csv`: per maand en organisatie wat eruit is verstrekt.
- `weigeringen.csv`: per maand en organisatie wat is geweigerd, met de reden.
- `tellingen.csv`: hoe vaak elk van de zes soorten verwerkingen voorkwam.

Controleer het logboek eerst met `./kameleon logboek verify`: dan weet u dat er niets is veranderd. De
privacyfunctionaris doet deze audit niet zelf. De tekst van Wpg art. 32a is bij het maken niet gelezen: laat de zes
soorten nakijken.
"""


def write_audit(conn: Connection, jaar: int, folder: Path, *, wet: Wetboek) -> list[str]:
    """Write the files of that calendar year into the folder, which is made; their names come back.

    Units: a calendar year in the Netherlands. Raises OSError. Source: domain.md 11.2.
    """
    on = date(jaar, 12, 31)
    rollen = [rol.value for rol in roles(on=on, wet=wet) if muur(rol, wet=wet) // 100 == WPG]
    asked = {"van": date(jaar, 1, 1), "tot": date(jaar + 1, 1, 1), "rollen": rollen}
    looks, changes = (conn.execute(sql, asked).fetchall() for sql in (_BEKEKEN, _REGELS))
    given = [row for row in changes if kind_of(row[2], on=on, wet=wet) is Verwerkingssoort.VERSTREKKEN]
    files: dict[str, tuple[tuple[str, ...], Iterable[Sequence[object]]]] = {
        "autorisaties": (
            ("regio", "organisatie", "naam", "gemeente", "bewijs", "van", "tot", "bron"),
            conn.execute(_AUTORISATIES, asked).fetchall(),
        ),
        "raadplegingen": (("maand", "verantwoordelijke", "wat", "aantal", "mensen"), looks),
        "verstrekkingen": (("maand", "verantwoordelijke", "gebeurtenis", "aantal"), given),
        "weigeringen": (
            ("maand", "verantwoordelijke", "reden", "aantal"),
            conn.execute(_GEWEIGERD, asked).fetchall(),
        ),
        "tellingen": (("soort", "aantal"), _counts(looks, changes, on, wet)),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, (head, rows) in files.items():
        _write(folder / f"{name}.csv", head, rows)
    (folder / "LEESMIJ.md").write_text(LEESMIJ.format(jaar=jaar), encoding="utf-8")
    return ["LEESMIJ.md", *(f"{name}.csv" for name in files)]


def _counts(
    looks: Sequence[Sequence[object]], changes: Sequence[Sequence[object]], on: date, wet: Wetboek
) -> list[tuple[str, int]]:
    """How often each of the six kinds of processing was done; a kind that was not done stands there with 0."""
    found = Counter({Verwerkingssoort.RAADPLEGEN: sum(int(str(row[3])) for row in looks)})
    for row in changes:
        found[kind_of(str(row[2]), on=on, wet=wet)] += int(str(row[3]))
    return [(soort.value, found[soort]) for soort in Verwerkingssoort]


def _write(path: Path, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as target:
        writer = csv.writer(target, delimiter=";")
        writer.writerow(head)
        writer.writerows([cell(value) for value in row] for row in rows)
