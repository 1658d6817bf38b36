"""The question who is involved at 100,000 zaken, and the agenda of thirty pupils. Source: issue 6, Speed."""

from __future__ import annotations

import http.client
import os
from datetime import timedelta
from statistics import median
from time import perf_counter

import psycopg
from django.db import connection
from django.utils import timezone
from last import Regel, server
from paginas import ROOT, _log_in, environment

from kernteam_bouw import add_kernteam
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.meldingen.models import Signaal
from ketenkameleon.overleg.models import Agendapunt, Overleg
from ketenkameleon.regio.models import Organisatie, Regio, School
from ketenkameleon.toegang.context import _BEGIN
from ketenkameleon.toegang.models import Account
from ketenkameleon.toegang.sleutels import lookup_keys
from wereld import Streek, build_world, child
from zaken_bouw import make_vast, make_zaak, numbers_from

ZAKEN, LEERLINGEN = 100_000, 30
VRAAG_MS, AGENDA_MS = 20, 300
WARM, ASKED = 30, 300
# Above the numbers of the caseload that another part of the bench may have left in the same regio.
APART = 70_000
BEKEND, ONBEKEND = "999990342", "999990354"
_KINDEREN = """
WITH k AS (INSERT INTO personen_persoon (id, regio_id, gegevens, voornaam, tussenvoegsel, achternaam, taal, tolk,
    telefoon, geheim, overleden, klas, bsn_zoek)
  SELECT gen_random_uuid(), %(regio)s, 'opvragen', '', '', '', '', false, '', false, false, '',
    sha256(('bench' || n)::bytea) FROM generate_series(1, %(aantal)s) n RETURNING id),
z AS (INSERT INTO zaken_zaak (id, regio_id, verantwoordelijke_id, muur, nummer, persoon_id, soort, werkwijze,
    aanleiding, stand, geopend_at, geopend_op, belofte_herkomst, belofte_rij, belofte_hash, stand_tekst, nazorg_tekst,
    uitkomst, uitkomst_reden)
  SELECT gen_random_uuid(), %(regio)s, %(organisatie)s, 100, 'B' || row_number() OVER (), k.id, 'verzuim', 'bip',
    'zestien_uur', 'loopt', now(), current_date, '', '', '', '', '', '', '' FROM k RETURNING id)
INSERT INTO toegang_relatie (id, regio_id, account_id, zaak_id, soort, muren, van, tot)
  SELECT gen_random_uuid(), %(regio)s, %(account)s, z.id, 'vast', '{}', date '2020-08-01', date '9999-12-31' FROM z
"""
_VRAAG = """SELECT * FROM meldingen_betrokken(%(id)s, %(bsn)s, %(ander)s, %(signaal)s, %(school)s, '', '', %(dag)s, '',
  %(at)s)"""


def measure_involved() -> list[Regel]:
    """What the luik takes for a child with and without somebody involved, asked in turn."""
    streek = _streek()
    if not Account.objects.filter(gebruikersnaam="rob").exists():
        add_kernteam(streek)
    with numbers_from(APART):
        zaak = make_zaak(streek, persoon=child(streek, BEKEND, "Noor"))
    make_vast(streek, zaak, "tom")
    rob, school, regio = Account.objects.get(gebruikersnaam="rob").id, streek.scholen["De Vlier"].id, streek.regio.id
    connection.close()
    with psycopg.connect(os.environ["KAMELEON_DATABASE_URL"]) as conn:
        conn.execute(_KINDEREN, {"regio": regio, "organisatie": streek.organisaties["gemeente"].id,
                                 "account": streek.accounts["samira"].id, "aantal": ZAKEN})
        conn.commit()
        conn.execute("ANALYZE")
    times: dict[str, list[float]] = {BEKEND: [], ONBEKEND: []}
    at = timezone.now()
    with psycopg.connect(os.environ["KAMELEON_WEB_URL"]) as web:
        web.execute(_BEGIN, {"handeling": new_id(), "account": rob, "regio": regio, "rol": "", "doel": "bench",
                             "at": at, "lezersmuur": 100, "soort": "", "hoed": None})
        for _ in range(WARM + ASKED):
            for nummer, taken in times.items():
                keys = {soort: list(lookup_keys(nummer, regio_id=regio, soort=soort))
                        for soort in ("bsn", "onderwijsnummer", "signaal")}
                values = {"id": new_id(), "bsn": keys["bsn"], "ander": keys["onderwijsnummer"], "school": school,
                          "signaal": keys["signaal"], "dag": at.date(), "at": at}
                begin = perf_counter()
                web.execute(_VRAAG, values).fetchall()
                taken.append(1000 * (perf_counter() - begin))
        web.rollback()
    known, unknown = (median(taken[WARM:]) for taken in times.values())
    said = f"{known:.2f} ms met, {unknown:.2f} ms zonder iemand betrokken, {ZAKEN} zaken"
    return [Regel("vraag wie betrokken is ÷ 20 ms", max(known, unknown) / VRAAG_MS, 1, said),
            Regel("dezelfde vraag: wel iemand ÷ niemand", max(known, unknown) / min(known, unknown), 1.1, said)]


def measure_meeting() -> list[Regel]:
    """The page of an agenda with thirty pupils, by name, as the user web."""
    streek = _streek()
    if not Account.objects.filter(gebruikersnaam="rob").exists():
        add_kernteam(streek)
    key = _thirty(streek)
    connection.close()
    web = environment(os.environ["KAMELEON_WEB_URL"])
    with server("ketenkameleon.config.wsgi:application", web, ROOT) as (port, _):
        link = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        heads, taken = {"Host": "localhost", "Cookie": _log_in(port, "rob")}, []
        for _ in range(WARM + ASKED // 3):
            begin = perf_counter()
            link.request("GET", f"/overleg/{key}/", headers=heads)
            answer = link.getresponse()
            body = answer.read()
            taken.append(1000 * (perf_counter() - begin))
            if answer.status != 200 or body.count(b"Leerling ") < LEERLINGEN:
                raise RuntimeError(f"de agenda gaf {answer.status}")
    spent = median(taken[WARM:])
    return [Regel("agenda van 30 leerlingen ÷ 300 ms", spent / AGENDA_MS, 1, f"{spent:.1f} ms")]


def _thirty(streek: Streek) -> object:
    rob, at = Account.objects.get(gebruikersnaam="rob").id, timezone.now()
    school = streek.scholen["De Vlier"]
    own = {"regio": streek.regio, "verantwoordelijke": Organisatie.objects.get(regio=streek.regio, soort="cjg"),
           "muur": 100, "school": school}
    overleg = Overleg.objects.create(regio=streek.regio, school=school, begin_at=at + timedelta(days=7),
                                     eind_at=at + timedelta(days=7, hours=1), gemaakt_door=rob, gemaakt_at=at)
    for n in range(LEERLINGEN):
        signaal = Signaal.objects.create(
            **own, soort="zorgen", kring="kernteam", tekst="Zit alleen.", afzender_id=rob, gegeven_at=at,
            eigenaar_id=rob, uiterlijk_op=at.date(), voornaam="Leerling", achternaam=f"Proef {n}")
        Agendapunt.objects.create(**own, overleg=overleg, signaal=signaal, regel="Zit alleen.", gemaakt_door=rob,
                                  gemaakt_at=at)
    return overleg.id


def _streek() -> Streek:
    """The invented regio, built when no other part of the bench did."""
    if not Regio.objects.filter(code="25").exists():
        return build_world().hier
    regio = Regio.objects.get(code="25")
    found = Streek(regio)
    found.organisaties = {o.soort: o for o in Organisatie.objects.filter(regio=regio)}
    found.gemeenten = {g.naam: g for g in regio.gemeente_set.all()}
    found.scholen = {s.naam: s for s in School.objects.filter(regio=regio)}
    found.accounts = {a.gebruikersnaam: a for a in Account.objects.all()}
    return found
