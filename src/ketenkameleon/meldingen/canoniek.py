"""Everything an import leaves behind, in one fixed spelling, so that two databases can be compared.

Without keys, moments of recording, the log's chain and the file it came from: two imports of the same lines, in any
order, split or half-killed, must give the same text. Source: issue, Bad input.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from psycopg import Connection

_PERSON: Final = "encode(coalesce(p.bsn_zoek, p.onderwijsnummer_zoek), 'hex')"
# Only names of columns and tables are put in these texts, all of them written here.
# ruff: noqa: S608
_PARTS: Final = {
    "persoon": f"""
        SELECT {_PERSON} AS wie, gegevens, voornaam, tussenvoegsel, achternaam, geboortejaar, geboortemaand, geboortedag
        FROM personen_persoon p WHERE coalesce(bsn_zoek, onderwijsnummer_zoek) IS NOT NULL""",
    "mutatie": f"""
        SELECT m.meldingsnummer, m.laatste_mutatie_at AT TIME ZONE 'UTC' AS op, encode(m.hash, 'hex') AS hash,
          {_PERSON} AS wie, m.status, m.soort, m.meldingsdatum, m.begin, m.einde, m.minuten, m.actie_gewenst,
          m.verzender, m.vestiging, m.uitvoerder, m.reden_afgesloten, m.toelichting_afsluiting, m.inhoud, m.geweigerd
        FROM meldingen_mutatie m JOIN personen_persoon p ON p.id = m.persoon_id""",
    "melding": f"""
        SELECT m.meldingsnummer, {_PERSON} AS wie, g.code AS gemeente, s.brin6 AS school, m.bron, m.soort, m.status,
          m.begin, m.einde, m.minuten, m.actie_gewenst, m.aanleiding, m.gevolg, m.gevolg_reden, m.gemeld_op,
          m.gemeld_herkomst, m.laatste_mutatie_at AT TIME ZONE 'UTC' AS op, m.mutaties, m.keuze, m.reden_afgesloten,
          m.toelichting_afsluiting, m.afgesloten_at AT TIME ZONE 'UTC' AS afgesloten, zp.id = p.id AS zaak_van_kind
        FROM meldingen_melding m JOIN personen_persoon p ON p.id = m.persoon_id
        LEFT JOIN regio_gemeente g ON g.id = m.gemeente_id LEFT JOIN regio_school s ON s.id = m.school_id
        LEFT JOIN zaken_zaak z ON z.id = m.zaak_id LEFT JOIN personen_persoon zp ON zp.id = z.persoon_id""",
    "zaak": f"""
        SELECT {_PERSON} AS wie, g.code AS gemeente, s.brin6 AS school, z.soort, z.werkwijze, z.aanleiding, z.stand,
          z.muur, z.belofte_van, z.belofte_op, z.belofte_herkomst, z.belofte_rij, z.belofte_hash,
          z.intrekking_gevraagd_op IS NOT NULL AS intrekking_gevraagd, o.naam AS verantwoordelijke,
          (SELECT count(*) FROM meldingen_melding m WHERE m.zaak_id = z.id) AS meldingen,
          (SELECT json_agg(json_build_array(t.code, t.op, t.rij_id) ORDER BY t.code) FROM zaken_termijn t
             WHERE t.zaak_id = z.id) AS termijnen,
          (SELECT json_agg(json_build_array(w.partij, w.wat, w.klaar_op IS NULL) ORDER BY w.partij) FROM zaken_wachtop w
             WHERE w.zaak_id = z.id) AS wacht_op
        FROM zaken_zaak z JOIN personen_persoon p ON p.id = z.persoon_id
        JOIN regio_organisatie o ON o.id = z.verantwoordelijke_id
        LEFT JOIN regio_gemeente g ON g.id = z.gemeente_id LEFT JOIN regio_school s ON s.id = z.school_id""",
    "afgekeurd": """
        SELECT a.soort, a.formaat, a.layout, a.kolommen, a.lengte, encode(a.sha256, 'hex') AS sha256, a.heel, a.veld,
          a.code, a.zin FROM meldingen_afgekeurderegel a""",
    "te_vouwen": "SELECT t.meldingsnummer FROM meldingen_tevouwen t",
    "nummers": "SELECT jaar, laatste, (SELECT count(*) FROM zaken_zaak z WHERE z.regio_id = n.regio_id) AS zaken"
               " FROM zaken_zaaknummer n",
}


def canonical_export(conn: Connection) -> Iterator[str]:
    """One JSON line per record, sorted by its own text. Runs as owner, changes nothing. Source: issue, Bad input."""
    for part, query in _PARTS.items():
        found = conn.execute(f"SELECT to_json(t)::text FROM ({query}) t")
        for text in sorted(row[0] for row in found):
            yield json.dumps({"deel": part, **json.loads(text)}, sort_keys=True, ensure_ascii=False)
