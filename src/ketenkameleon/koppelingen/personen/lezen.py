"""`./kameleon personen lees FILE`: who the children are, into the database, as the user `jobs`."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final
from uuid import UUID

from ketenkameleon.koppelingen.inlezen import Uitslag, duty, opened, regio_of, rejected
from ketenkameleon.koppelingen.personen.feiten import Gezagsoort, PersoonFeit
from ketenkameleon.koppelingen.personen.reader import LAYOUT_NAAM, read_persons
from ketenkameleon.koppelingen.regels import SlechteRegel
from ketenkameleon.koppelingen.terugkijker import Terugkijker
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.meldingen.actions.aankomst import keep_bad_lines
from ketenkameleon.meldingen.actions.intake import Voortgang, begin_levering, end_levering, lock_intake
from ketenkameleon.meldingen.feiten import AfgekeurdFeit, LeveringFeit, Telling
from ketenkameleon.personen.actions import Opname, take_in_persons
from ketenkameleon.personen.invoer import KindFeit, VerwantFeit
from ketenkameleon.regio.models import Gemeente, School
from ketenkameleon.rules.access import Deed
from ketenkameleon.toegang.context import Actor
from ketenkameleon.zaken.gebeurtenissen import happened
from ketenkameleon.zaken.models import WachtOp

SOORT: Final = "personen"
PERSONEN_PER_BATCH: Final = 500
GEZAG: Final[Mapping[Gezagsoort, str]] = {
    Gezagsoort.GEZAMENLIJK: "gezamenlijk", Gezagsoort.EENHOOFDIG: "eenhoofdig", Gezagsoort.VOOGDIJ: "voogdij",
    Gezagsoort.TIJDELIJK_GEEN: "tijdelijk_geen", Gezagsoort.NIET_TE_BEPALEN: "niet_te_bepalen",
}
ZINNEN: Final[Mapping[str, str]] = {
    Opname.ANDER_KIND.value: "Bij dit nummer hoort een ander kind: de naam of de geboortedatum is anders."
                             " Vraag het nummer na.",
    "te_lang": "De tekst in het veld {veld} is te lang. Maak de tekst korter.",
}
_LANGST: Final = {"voornamen": 80, "achternaam": 120, "naam": 120, "relatie": 20}


def read_persons_file(source: Path | BinaryIO, *, regio_code: str, today: date, at: datetime,
                      progress: Voortgang = lambda phase, told: None) -> Uitslag:
    """Read a file of persons and return the counts. The process must be logged in as `jobs`.

    Fills in what is known of a child, and lets zaken go on that waited for it. May be killed and run again.
    Raises OnleesbaarBestand with one Dutch sentence. Source: issue part 3; data.md 2.2.
    """
    transactie = duty(regio_of(regio_code), doel="personen lezen", deed=Deed.PERSONEN_INVOEREN, at=at)
    with opened(source) as stream:
        seen = Terugkijker(stream)
        records = ((found, seen.between(found.offset, found.volgende) if isinstance(found, PersoonFeit) else b"")
                   for found in read_persons(seen, today=today))
        levering, told, changed = LeveringFeit(new_id(), SOORT, "jsonl", LAYOUT_NAAM), Telling(), 0
        with transactie() as actor:
            begin_levering(actor, levering, at=at)
        while batch := list(islice(records, PERSONEN_PER_BATCH)):
            with transactie() as actor:
                lock_intake(actor)
                changed += _take(actor, batch, levering, told, at, today)
            progress("lezen", told)
        with transactie() as actor:
            end_levering(actor, levering, told, sha256=seen.sha256, at=at)
    return Uitslag(told.regels, told.nieuw, told.afgekeurd, changed, told.zaken)


def _take(actor: Actor, batch: list[tuple[PersoonFeit | SlechteRegel, bytes]], levering: LeveringFeit, told: Telling,
          at: datetime, today: date) -> int:
    """Take in one batch; returns how many children were new or changed."""
    good: list[tuple[PersoonFeit, bytes]] = []
    bad: list[AfgekeurdFeit] = []
    for found, line in batch:
        feit = judged(found, line)
        if isinstance(feit, PersoonFeit):
            good.append((feit, line))
        else:
            bad.append(feit)
    taken = take_in_persons(actor, children(actor, [feit for feit, _ in good]), at=at)
    bad += [other_child(feit, line) for (feit, line), (_, how) in zip(good, taken, strict=True)
            if how is Opname.ANDER_KIND]
    told.regels += len(batch)
    told.nieuw += sum(how is Opname.NIEUW for _, how in taken)
    told.afgekeurd += len(keep_bad_lines(actor, bad, levering, at=at))
    told.zaken += data_came_in(actor, [key for key, how in taken if how is Opname.NIEUW], on=today, at=at)
    return sum(how in (Opname.NIEUW, Opname.BIJGEWERKT) for _, how in taken)


def data_came_in(actor: Actor, persons: list[UUID], *, on: date, at: datetime) -> int:
    """Zaken of these children no longer wait for personal data. Returns how many. Units: `on` is a date."""
    waiting = WachtOp.objects.filter(regio_id=actor.regio_id, partij="persoonsgegevens", klaar_op=None,
                                     zaak__persoon_id__in=persons)
    found = list(waiting.values_list("id", "zaak_id"))
    if found:
        WachtOp.objects.filter(id__in=[key for key, _ in found]).update(klaar_op=on)
        record(actor.lopend, *(Wijziging("wachtop.afgerond", "wachtop", key, {"partij": "persoonsgegevens"}, zaak)
                               for key, zaak in found))
        for _, zaak in found:
            happened(actor, zaak, "wachtop.afgerond", at=at)
    return len(found)


def judged(found: PersoonFeit | SlechteRegel, line: bytes) -> PersoonFeit | AfgekeurdFeit:
    """The fact when it fits in the records, else the bad line to keep; `line` is the whole line as it was read."""
    if isinstance(found, SlechteRegel):
        return rejected(found)
    wrong = _too_long(found)
    return _refused(found, line, "te_lang", wrong) if wrong else found


def other_child(feit: PersoonFeit, line: bytes) -> AfgekeurdFeit:
    """The bad line of a fact whose number stands for another child. Source: issue, Bad input."""
    return _refused(feit, line, Opname.ANDER_KIND.value, feit.nummersoort)


def children(actor: Actor, feiten: Sequence[PersoonFeit]) -> list[KindFeit]:
    """What was read as the records take it, in order, with the gemeenten and schools of the actor's regio."""
    places = _places(actor)
    return [_child(feit, *places) for feit in feiten]


def _places(actor: Actor) -> tuple[dict[str, UUID], dict[str, UUID]]:
    gemeenten = Gemeente.objects.filter(regio_id=actor.regio_id).values_list("code", "id")
    return dict(gemeenten), dict(School.objects.filter(regio_id=actor.regio_id).values_list("brin6", "id"))


def _child(feit: PersoonFeit, gemeenten: Mapping[str, UUID], scholen: Mapping[str, UUID]) -> KindFeit:
    born = feit.geboortedatum
    around = tuple(VerwantFeit(d.naam, d.relatie, d.bsn, d.telefoon, d.adres_geheim) for d in feit.gezag.personen)
    return KindFeit(
        feit.roepnaam or feit.voornamen, feit.achternaam, feit.voorvoegsel, feit.nummer, feit.nummersoort,
        (born.jaar, born.maand, born.dag), gemeenten.get(feit.gemeente), scholen.get(feit.school), feit.klas,
        feit.taal, feit.tolk_nodig, feit.geheimhouding, feit.overleden, feit.startkwalificatie,
        GEZAG[feit.gezag.soort], around,
    )


def _too_long(feit: PersoonFeit) -> str:
    """The field that does not fit in the record, or nothing."""
    texts = [("voornamen", feit.roepnaam or feit.voornamen), ("achternaam", feit.achternaam)]
    for drager in feit.gezag.personen:
        texts += [("naam", drager.naam), ("relatie", drager.relatie)]
    return next((veld for veld, text in texts if len(text) > _LANGST[veld]), "")


def _refused(feit: PersoonFeit, line: bytes, code: str, veld: str) -> AfgekeurdFeit:
    return AfgekeurdFeit(feit.regelnummer, feit.offset, len(line), hashlib.sha256(line).digest(), line, True, veld,
                         code, ZINNEN[code].format(veld=f"'{veld}'"))
