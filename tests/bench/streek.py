"""Filling a database for measuring: one caseload of a region, and years of history behind it. Invented, by number."""

from __future__ import annotations

import psycopg

# Twelve running zaken of one professional: one with 500 contacts, one with 10, the rest with 8.
_LOPEND = """
WITH s AS (SELECT r.id AS regio, o.id AS organisatie, g.id AS gemeente, k.id AS school, a.id AS account
  FROM regio_regio r JOIN regio_organisatie o ON o.regio_id = r.id AND o.soort = 'gemeente'
  JOIN regio_gemeente g ON g.regio_id = r.id AND g.naam = 'Duinstad' JOIN regio_school k ON k.regio_id = r.id AND
    k.naam = 'De Vlier'
  JOIN toegang_account a ON a.gebruikersnaam = 'samira' WHERE r.code = '25'),
kind AS (INSERT INTO personen_persoon (id, regio_id, gegevens, voornaam, tussenvoegsel, achternaam, geboortejaar,
  geboortemaand,
    geboortedag, taal, tolk, telefoon, geheim, overleden, klas, school_id, gemeente_id)
  SELECT gen_random_uuid(), s.regio, 'bekend', 'Kind ' || n, '', 'Proef', 2011, 5, 1 + n %% 28, '', false, '', false,
    false, '2b',
    s.school, s.gemeente FROM s, generate_series(%(van)s::int, %(tot)s::int) n RETURNING id, regio_id, voornaam),
zaak AS (INSERT INTO zaken_zaak (id, regio_id, verantwoordelijke_id, muur, nummer, persoon_id, gemeente_id,
  school_id, soort,
    werkwijze, aanleiding, stand, geopend_at, geopend_op, belofte_van, belofte_op, belofte_herkomst, belofte_rij,
      belofte_hash,
    stand_tekst, stand_at, nazorg_tekst, uitkomst, uitkomst_reden, gesloten_at)
  SELECT gen_random_uuid(), s.regio, s.organisatie, 100, %(jaar)s::text || '-' || lpad(substr(k.voornaam, 6), 5,
    '0'), k.id, s.gemeente,
    s.school, 'verzuim', 'bip', 'zestien_uur', %(stand)s::text, now() - interval '40 days', current_date - 40,
      current_date - 40,
    current_date + 51, 'meldingsdatum', 'belofte.termijn', '', 'Gaat langzaam beter.', now(), '', %(uitkomst)s::text,
      '',
    CASE WHEN %(stand)s::text = 'gesloten' THEN now() END
  FROM s, kind k RETURNING id, regio_id, nummer)
INSERT INTO zaken_toewijzing (id, regio_id, zaak_id, account_id, soort, stand, gevraagd_at, antwoord_uiterlijk, reden,
    is_overdracht, weiger_code, weiger_reden, van, tot, einde_reden)
  SELECT gen_random_uuid(), z.regio_id, z.id, s.account, 'vast', CASE WHEN %(stand)s::text = 'gesloten' THEN
    'geeindigd' ELSE 'aanvaard' END,
    now() - interval '39 days', current_date - 38, '', false, '', '', current_date - 39,
    CASE WHEN %(stand)s::text = 'gesloten' THEN current_date - 1 ELSE date '9999-12-31' END, ''
  FROM s, zaak z
"""
_RELATIE = """
INSERT INTO toegang_relatie (id, regio_id, account_id, zaak_id, soort, muren, van, tot)
  SELECT gen_random_uuid(), t.regio_id, t.account_id, t.zaak_id, 'vast', '{}', t.van, t.tot FROM zaken_toewijzing t
  WHERE NOT EXISTS (SELECT FROM toegang_relatie r WHERE r.zaak_id = t.zaak_id AND r.soort = 'vast')
"""
_CONTACT = """
INSERT INTO zaken_contact (id, regio_id, verantwoordelijke_id, muur, zaak_id, account_id, rol, bevoegd, bevoegd_code,
  met, uitgelegd,
    uitgelegd_reden, begonnen_at, geeindigd_at, wijze, opnieuw_verteld, geen_afspraak, bewaard_at)
  SELECT gen_random_uuid(), z.regio_id, z.verantwoordelijke_id, 101, z.id, t.account_id,
    (ARRAY['leerplicht_gesprek', 'halt', 'raad'])[1 + n %% 3], true, '', '{{kind}}', true, '', now() - interval
      '38 days' + n * interval '1 hour' / 20,
    now() - interval '38 days' + n * interval '1 hour' / 20 + interval '20 minutes', 'thuis', false, true, now()
  FROM zaken_zaak z JOIN zaken_toewijzing t ON t.zaak_id = z.id, generate_series(1, %(aantal)s) n WHERE {}
"""
_NOTITIE = """
INSERT INTO zaken_notitie (contact_id, regio_id, verantwoordelijke_id, muur, zaak_id, feiten, indruk, waarom,
  waarom_voor_ouders)
  SELECT c.id, c.regio_id, c.verantwoordelijke_id, c.muur, c.zaak_id, repeat('Het kind was er. ', 12),
    'Het gaat beter.', '', false
  FROM zaken_contact c WHERE NOT EXISTS (SELECT FROM zaken_notitie n WHERE n.contact_id = c.id) AND c.bewaard_at IS
    NOT NULL
"""
# What the bare view reads.
TABEL = """
CREATE TABLE bench_kaal (id bigserial PRIMARY KEY, nummer text, naam text, op date, stand text);
INSERT INTO bench_kaal (nummer, naam, op, stand)
  SELECT '2026-' || lpad(n::text, 5, '0'), 'Leerling ' || n, date '2026-09-01' + n % 90, 'loopt' FROM
    generate_series(1, 200) n;
GRANT SELECT ON bench_kaal TO web;
"""
LANG, KORT, AANTAL = "2026-00001", "2026-00002", 12


def caseload(conn: psycopg.Connection) -> None:
    """Twelve running zaken of Samira: 2026-00001 has 500 contacts, 2026-00002 has 10."""
    conn.execute(_LOPEND, {"van": 1, "tot": AANTAL, "jaar": "2026", "stand": "loopt", "uitkomst": ""})
    conn.execute(_RELATIE)
    for where, count in ((f"z.nummer = '{LANG}'", 500), (f"z.nummer = '{KORT}'", 10),
                         (f"z.nummer NOT IN ('{LANG}', '{KORT}')", 8)):
        conn.execute(_CONTACT.format(where), {"aantal": count})
    conn.execute(_NOTITIE)
    conn.execute("INSERT INTO zaken_zaaknummer (regio_id, jaar, laatste)"
                 " SELECT id, 2026, %s FROM regio_regio WHERE code = '25'", [AANTAL])
    settle(conn)


def history(conn: psycopg.Connection, contacten: int, jaar: int) -> None:
    """Closed zaken of the same professional with ten contacts each, `contacten` in all."""
    conn.execute(_LOPEND,
                 {"van": 1, "tot": contacten // 10, "jaar": str(jaar), "stand": "gesloten", "uitkomst": "plek_past"})
    conn.execute(_RELATIE)
    conn.execute(_CONTACT.format(f"z.nummer LIKE '{jaar}-%%'"), {"aantal": 10})
    conn.execute(_NOTITIE)
    settle(conn)


def to_save(conn: psycopg.Connection, aantal: int) -> list[tuple[str, str]]:
    """Contacts that still have to be saved, of all running zaken in turn; gives (zaaknummer, contact id)."""
    return [(nummer, str(key)) for nummer, key in conn.execute("""
      WITH nieuw AS (INSERT INTO zaken_contact (id, regio_id, verantwoordelijke_id, muur, zaak_id, account_id, rol,
        bevoegd,
          bevoegd_code, met, uitgelegd, uitgelegd_reden, begonnen_at, geeindigd_at, wijze, geen_afspraak)
        SELECT gen_random_uuid(), z.regio_id, z.verantwoordelijke_id, 101, z.id, t.account_id, 'leerplicht_gesprek',
          true, '', '{kind}',
          true, '', now() - interval '30 minutes', now() - interval '5 minutes', '', false
        FROM generate_series(1, %s) n JOIN zaken_zaak z ON z.nummer = '2026-' || lpad((1 + n %% 12)::text, 5, '0')
        JOIN zaken_toewijzing t ON t.zaak_id = z.id RETURNING id, zaak_id)
      SELECT z.nummer, nieuw.id FROM nieuw JOIN zaken_zaak z ON z.id = nieuw.zaak_id""", [aantal])]


def settle(conn: psycopg.Connection) -> None:
    """Let the planner know what stands there."""
    conn.commit()
    before, conn.autocommit = conn.autocommit, True
    conn.execute("VACUUM ANALYZE")
    conn.autocommit = before
