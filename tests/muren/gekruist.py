"""A database in which everybody stands to many zaken in every way, and what the rules say about each record.

Drawn with a fixed seed; no name or word in it is anybody's. Built as the owner.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from ketenkameleon.meldingen.models import Melding
from ketenkameleon.regio.models import Aanstelling
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.visibility import Band, Doel, Lezer, Onderdeel, Stuk, may_see
from ketenkameleon.toegang.models import Account, Relatie
from ketenkameleon.zaken.models import Afspraak, Contact, Notitie, Plek, Verhaal
from wereld import BEGIN, Wereld
from zaken_bouw import make_zaak

MUREN = (100, 101, 102, 103, 201, 301, 401)
ROLLEN = {101: "leerplicht_gesprek", 102: "halt", 103: "doorstroompunt", 201: "onderwijszorg", 301: "raad",
          401: "leerplicht_verhoor"}
BANDEN = ("vast", "waarneming", "gevraagd", "meeloper", "begeleider", "noodtoegang")
DAGEN = tuple(date(2026, 10, 1) + timedelta(days=n) for n in range(21))
ZAKEN, MENSEN = 24, 10
# Every doel of daily work: the database takes them together, for a relatie of break-glass ends by itself.
DOELEN = (Doel.BEHANDELING, Doel.NOOD)


@dataclass(frozen=True)
class Rij:
    """One record: in which table under which key, of which zaak, and what the rules need to know of it."""

    tabel: str
    sleutel: UUID
    zaak: UUID
    regio: UUID
    stuk: Stuk
    van: UUID | None = None
    school: UUID | None = None


@dataclass
class Kruis:
    """The records, who stands how to which zaak from when until when, and what was shared."""

    wereld: Wereld
    rijen: list[Rij]
    relaties: list[tuple[UUID, UUID, Band, date, date]]
    scholen: dict[UUID, set[UUID]]
    gedeeld: list[tuple[UUID, int, frozenset[int], date, date]]
    mensen: list[UUID]


def build_cross(wereld: Wereld) -> Kruis:
    """Twenty-four zaken, ten professionals, one coördinator and two schools in one regio; runs as owner."""
    draw, hier = random.Random(20261008), wereld.hier
    people = [hier.account_id("farah"), hier.account_id("peter"), hier.account_id("zus"),
              wereld.elders.account_id("els"), *(_person(wereld, n) for n in range(MENSEN))]
    cross = Kruis(wereld, [], [], {}, [], people)
    for n in range(ZAKEN):
        school = draw.choice(("De Vlier", "De Zon", "Duincollege"))
        zaak = make_zaak(hier, f"Kind{n}", school=school)
        cross.scholen[zaak.id] = {hier.scholen[school].id}
        _add(cross, "zaken_zaak", zaak.id, zaak, Stuk(Onderdeel.REGIE, 100))
        _add(cross, "personen_persoon", zaak.persoon_id, zaak, Stuk(Onderdeel.PERSOON, 100))
        _relations(cross, zaak, draw)
        _records(cross, zaak, draw)
    return cross


def expected(cross: Kruis, wie: UUID, lezersmuur: int, rij: Rij, on: date) -> bool:
    """What rules.visibility says: may this account, looking so, see this record on that day?"""
    hier = cross.wereld.hier
    if wie == cross.wereld.elders.account_id("els"):
        banden, eigen = {Band.ANDERE_REGIO}, False
    else:
        banden = {band for account, zaak, band, van, tot in cross.relaties
                  if (account, zaak) == (wie, rij.zaak) and van <= on <= tot}
        banden |= {Band.COORDINATOR} if wie == hier.account_id("farah") else set()
        schools = (("peter", "De Vlier"), ("zus", "De Zon"))
        mine = {hier.account_id(kort): hier.scholen[naam].id for kort, naam in schools}
        here = cross.scholen[rij.zaak] if rij.stuk.onderdeel is not Onderdeel.MELDING else {rij.school}
        banden |= {Band.SCHOOL} if mine.get(wie) in here else set()
        eigen = rij.van == wie
    if Band.SCHOOL in banden and rij.tabel == "zaken_afspraak":
        banden.discard(Band.SCHOOL)  # narrower than the matrix: a school reads only an afspraak that is its own to keep
    scholen = frozenset({rij.school}) if Band.SCHOOL in banden and rij.school else frozenset()
    shared = frozenset(als for zaak, als, muren, van, tot in cross.gedeeld
                       if zaak == rij.zaak and rij.stuk.muur in muren and van <= on <= tot)
    voor = shared if rij.stuk.onderdeel is Onderdeel.NOTITIE else rij.stuk.voor
    stuk = Stuk(rij.stuk.onderdeel, rij.stuk.muur, voor=voor, school=rij.school)
    return eigen or any(may_see(Lezer(frozenset(banden or {Band.GEEN}), lezersmuur, doel, scholen=scholen), stuk,
                                on=on, wet=shipped()) for doel in DOELEN)


def _person(wereld: Wereld, n: int) -> UUID:
    account = Account.objects.create(gebruikersnaam=f"iemand{n}", naam=f"Iemand {n}")
    Aanstelling.objects.create(regio=wereld.hier.regio, account=account, functie="bip", van=BEGIN,
                               organisatie=wereld.hier.organisaties["halt"])
    return account.id


def _relations(cross: Kruis, zaak: object, draw: random.Random) -> None:
    for account in cross.mensen[4:]:
        if draw.random() < 0.5:
            band, (van, tot) = draw.choice(BANDEN), _days(draw)
            Relatie.objects.create(regio_id=zaak.regio_id, account_id=account, zaak_id=zaak.id, soort=band,
                                   van=van, tot=tot)
            cross.relaties.append((account, zaak.id, Band(band), van, tot))
    for _ in range(3):
        als, muren, (van, tot) = draw.choice(MUREN), frozenset(draw.sample(MUREN, 2)), _days(draw)
        Relatie.objects.create(regio_id=zaak.regio_id, zaak_id=zaak.id, soort="gedeeld", lezersmuur=als,
                               muren=sorted(muren), van=van, tot=tot)
        cross.gedeeld.append((zaak.id, als, muren, van, tot))


def _records(cross: Kruis, zaak: object, draw: random.Random) -> None:
    hier = cross.wereld.hier
    walled = {"regio_id": zaak.regio_id, "zaak": zaak, "verantwoordelijke_id": zaak.verantwoordelijke_id}
    begin = datetime(2026, 9, 20, 8, tzinfo=UTC)
    for muur, rol in ROLLEN.items():
        author, running = draw.choice(cross.mensen[4:]), muur == 301 and draw.random() < 0.4
        ended = None if running else begin
        contact = Contact.objects.create(**walled, muur=muur, account_id=author, rol=rol, bevoegd=True, met=["kind"],
                                         uitgelegd=True, begonnen_at=begin, geeindigd_at=begin, bewaard_at=ended,
                                         wijze="thuis")
        if running:
            # One's own until it is saved; and who has it to save sees the zaak itself.
            cross.relaties.append((author, zaak.id, Band.GEVRAAGD, date.min, date.max))
        _add(cross, "zaken_contact", contact.id, zaak, Stuk(Onderdeel.REGIE, muur), van=author if running else None)
        Notitie.objects.create(**walled, muur=muur, contact=contact, feiten="x")
        _add(cross, "zaken_notitie", contact.id, zaak, Stuk(Onderdeel.NOTITIE, muur))
    voor = sorted(draw.sample(MUREN, 3))
    verhaal = Verhaal.objects.create(**walled, muur=zaak.muur, verteller="kind", tekst="x", verteld_op=BEGIN, voor=voor,
                                     vastgelegd_door=cross.mensen[4], vastgelegd_at=begin)
    _add(cross, "zaken_verhaal", verhaal.id, zaak, Stuk(Onderdeel.VERHAAL, zaak.muur, voor=frozenset(voor)))
    afspraak = Afspraak.objects.create(regio_id=zaak.regio_id, zaak=zaak, wat="x", wie="contactpersoon", wanneer=BEGIN,
                                       gemaakt_at=begin, gemaakt_door=cross.mensen[4])
    _add(cross, "zaken_afspraak", afspraak.id, zaak, Stuk(Onderdeel.REGIE, 100))
    elsewhere = hier.scholen["De Zon"]
    if draw.random() < 0.5:
        plek = Plek.objects.create(regio_id=zaak.regio_id, zaak=zaak, soort="eigen_school_hervat", waar="x",
                                   school=elsewhere, stand="aangeboden", aangeboden_op=BEGIN,
                                   aangeboden_door=cross.mensen[4])
        cross.scholen[zaak.id].add(elsewhere.id)
        _add(cross, "zaken_plek", plek.id, zaak, Stuk(Onderdeel.REGIE, 100))
    melding = Melding.objects.create(
        regio_id=zaak.regio_id, verantwoordelijke_id=zaak.verantwoordelijke_id, muur=100, persoon_id=zaak.persoon_id,
        school_id=zaak.school_id, zaak=zaak, bron="hand", soort="V3", status="B", begin=BEGIN, actie_gewenst=True,
        aanleiding="zestien_uur", gevolg="zaak_met_belofte", gemeld_op=BEGIN, gemeld_herkomst="meldingsdatum")
    _add(cross, "meldingen_melding", melding.id, zaak, Stuk(Onderdeel.MELDING, 100), school=zaak.school_id)


def _add(cross: Kruis, tabel: str, key: UUID, zaak: object, stuk: Stuk, **rest: UUID | None) -> None:
    cross.rijen.append(Rij(tabel, key, zaak.id, zaak.regio_id, stuk, **rest))


def _days(draw: random.Random) -> tuple[date, date]:
    van = draw.choice(DAGEN)
    return van, van + timedelta(days=draw.randrange(15))
