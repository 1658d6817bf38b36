"""A signaal is given, taken further and finished; it goes on as a report without anybody typing it again.

Source: issue 6, part 2; ux.md S6; docs/adr/0036-the-kernteam.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.meldingen.gezondheid import health_sentence
from ketenkameleon.meldingen.models import Signaal
from ketenkameleon.meldingen.queries_signalen import NOT_HERE, must_see
from ketenkameleon.regio.queries_kernteam import holders, member_of, works_for
from ketenkameleon.rules.access import Deed, Relatie, may
from ketenkameleon.rules.leerplicht import BirthDate
from ketenkameleon.rules.numbers import is_bsn, is_onderwijsnummer
from ketenkameleon.rules.signaal import (
    Antwoord,
    Gevraagd,
    Kring,
    Signaalsoort,
    answer_by,
    may_become_zaak,
    may_name,
    signal_kinds,
    who_gets_it,
)
from ketenkameleon.rules.verdict import Refused, refused
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import NotFound, authorise, require
from ketenkameleon.toegang.sleutels import lookup_key, seal
from ketenkameleon.zaken.invoer import Onvolledig, check_texts
from ketenkameleon.zaken.openen import MUUR_REGIE

PLAATS: Final = "meldingen_signaal.nummer"
ZOEKSOORT: Final = "signaal"
NIET_MET_NAAM: Final = "U kunt dit nog niet met naam delen. {waarom} Geef het signaal zonder naam, of vraag het eerst."


@dataclass(frozen=True, slots=True)
class Leerling:
    """Who the pupil is, and what everybody said to naming it. `ouders`: how many have gezag, one or two."""

    voornaam: str
    achternaam: str
    geboren: date
    nummer: str = ""
    nummersoort: str = ""
    ouders: int = 2
    ouder_1: Antwoord = Antwoord.NIET_GEVRAAGD
    ouder_2: Antwoord = Antwoord.NIET_GEVRAAGD
    kind: Antwoord = Antwoord.NIET_GEVRAAGD


@dataclass(frozen=True, slots=True)
class SignaalInvoer:
    """A signaal as somebody fills it in: at which school, of which kind, in at most 280 characters."""

    school_id: UUID
    soort: str
    tekst: str
    leerling: Leerling | None = None


def give_signal(actor: Actor, invoer: SignaalInvoer, *, at: datetime) -> UUID:
    """Keep a signaal and say at once who has it and by when; its key comes back.

    Named only with a yes of everybody who decides. Raises Onvolledig with a sentence per field, and NotAllowed for who
    is not of this school. Source: issue 6, part 2 (under 30 seconds, an owner and a date).
    """
    on = local_day(at)
    _may(actor, Deed.SIGNAAL_GEVEN, on)
    member_of(actor, invoer.school_id, on=on)
    soort = _checked(actor, invoer, on)
    functie, eigenaar = who_gets_it(soort, holders(actor, invoer.school_id, on=on), sender=actor.account_id)
    signaal = Signaal(
        id=new_id(), regio_id=actor.regio_id, verantwoordelijke_id=works_for(actor), muur=MUUR_REGIE,
        school_id=invoer.school_id, soort=soort.code, kring=soort.kring.value, tekst=invoer.tekst.strip(),
        afzender_id=actor.account_id, gegeven_at=at, functie=functie, eigenaar_id=eigenaar,
        uiterlijk_op=answer_by(on, wet=actor.wet, regio=actor.regio_code))
    if invoer.leerling:
        _name(actor, signaal, invoer.leerling)
    signaal.save(force_insert=True)
    record(actor.lopend, Wijziging("signaal.gegeven", "signaal", signaal.id, {
        "school": invoer.school_id, "soort": soort.code, "met_naam": invoer.leerling is not None,
        "eigenaar": eigenaar, "uiterlijk_op": signaal.uiterlijk_op}))
    return signaal.id


def take_over(actor: Actor, signaal_id: UUID, *, at: datetime) -> None:
    """Whoever of the team says "I do this" is the owner from now on. Raises NotAllowed, NotFound, NotNow."""
    signaal = _open(actor, signaal_id, at)
    was = signaal.eigenaar_id
    signaal.eigenaar_id, signaal.functie = actor.account_id, ""
    signaal.save(update_fields=["eigenaar_id", "functie"])
    record(actor.lopend, Wijziging("signaal.opgepakt", "signaal", signaal_id, {"was": was}))


def finish_signal(actor: Actor, signaal_id: UUID, uitkomst: str, *, at: datetime) -> None:
    """Say in one line what came of it. The name goes with it: what is done is no longer about a pupil.

    Raises Onvolledig, NotAllowed, NotFound, and NotNow for one that is done.
    """
    wrong = check_texts(uitkomst=(uitkomst.strip(), 200))
    if not uitkomst.strip():
        wrong["uitkomst"] = "Schrijf in één zin wat er is gebeurd."
    if wrong:
        raise Onvolledig(**wrong)
    signaal = _open(actor, signaal_id, at)
    _end(signaal, actor.account_id, at, uitkomst.strip())
    record(actor.lopend, Wijziging("signaal.afgerond", "signaal", signaal_id, {"uitkomst": uitkomst.strip()}))


def withdraw_name(actor: Actor, signaal_id: UUID, *, at: datetime) -> None:
    """A parent or pupil takes the yes back: the name is gone at once, the signaal stays without it.

    Raises NotAllowed, NotFound, and NotNow when it was handed over or is done. Source: AVG art. 7 lid 3.
    """
    signaal = _open(actor, signaal_id, at)
    if signaal.overgedragen_at is not None:
        require(refused("already_done", "issue 6, deel 2"), object_soort="signaal", gevraagd=str(signaal_id))
    _forget(signaal)
    signaal.ja_weg_op = local_day(at)
    signaal.save(update_fields=[*_NAAM, "ja_weg_op"])
    record(actor.lopend, Wijziging("signaal.naam_weg", "signaal", signaal_id, {}))


def hand_over(actor: Actor, signaal_id: UUID, *, at: datetime) -> None:
    """Ask the coördinator to make a report of it, with the name that stands here. Promise 9: a human decides.

    Raises NotAllowed, NotFound, NotNow for one without a name, about illness, or handed over or done already.
    """
    signaal = _open(actor, signaal_id, at)
    require(may_become_zaak(_kind(actor, signaal.soort, local_day(at)), named=bool(signaal.achternaam)),
            object_soort="signaal", gevraagd=str(signaal_id))
    if signaal.overgedragen_at is not None:
        require(refused("already_done", "issue 6, deel 2"), object_soort="signaal", gevraagd=str(signaal_id))
    signaal.overgedragen_at, signaal.overgedragen_door = at, actor.account_id
    signaal.save(update_fields=["overgedragen_at", "overgedragen_door"])
    record(actor.lopend, Wijziging("signaal.overgedragen", "signaal", signaal_id, {}))


def became_zaak(actor: Actor, signaal_id: UUID, zaak_id: UUID, *, at: datetime) -> None:
    """Tie the signaal to the zaak that came of it; from now on only the zaak says who the pupil is."""
    signaal = Signaal.objects.select_for_update().filter(
        pk=signaal_id, regio_id=actor.regio_id, overgedragen_at__isnull=False, klaar_at__isnull=True).first()
    if signaal is None:
        raise NotFound(NOT_HERE, object_soort="signaal", gevraagd=str(signaal_id))
    signaal.zaak_id = zaak_id
    _end(signaal, actor.account_id, at, "Er is een zaak.")
    record(actor.lopend, Wijziging("signaal.zaak", "signaal", signaal_id, {}, zaak_id))


_NAAM: Final = ("voornaam", "achternaam", "geboren", "nummersoort", "nummer", "nummer_zoek")


def _may(actor: Actor, deed: Deed, on: date) -> None:
    authorise(may(deed, functies=actor.functies, relaties=frozenset({Relatie.GEEN}), on=on, wet=actor.wet))


def _kind(actor: Actor, code: str, on: date) -> Signaalsoort:
    return signal_kinds(on=on, wet=actor.wet, regio=actor.regio_code)[code]


def _open(actor: Actor, signaal_id: UUID, at: datetime) -> Signaal:
    """The signaal, locked, for who sees it; NotNow when it is done."""
    _may(actor, Deed.SIGNAAL_GEVEN, local_day(at))
    signaal = must_see(actor, signaal_id, lock=True)
    if signaal.klaar_at is not None:
        require(refused("already_done", "issue 6, deel 2"), object_soort="signaal", gevraagd=str(signaal_id))
    return signaal


def _end(signaal: Signaal, door: UUID, at: datetime, uitkomst: str) -> None:
    _forget(signaal)
    signaal.klaar_at, signaal.klaar_door, signaal.uitkomst = at, door, uitkomst
    signaal.save(update_fields=[*_NAAM, "zaak_id", "klaar_at", "klaar_door", "uitkomst"])


def _forget(signaal: Signaal) -> None:
    signaal.voornaam = signaal.achternaam = signaal.nummersoort = ""
    signaal.geboren = signaal.nummer = signaal.nummer_zoek = None


def _checked(actor: Actor, invoer: SignaalInvoer, on: date) -> Signaalsoort:
    """The kind of the signaal when all of it can be kept; Onvolledig otherwise."""
    kinds = signal_kinds(on=on, wet=actor.wet, regio=actor.regio_code)
    wrong = check_texts(tekst=(invoer.tekst.strip(), 280))
    if invoer.soort not in kinds:
        wrong["soort"] = "Kies waar het signaal over gaat."
    if not invoer.tekst.strip():
        wrong["tekst"] = "Schrijf in één of twee zinnen wat u ziet."
    elif kinds.get(invoer.soort) is None or kinds[invoer.soort].kring is Kring.KERNTEAM:
        health = health_sentence(invoer.tekst)
        wrong |= {"tekst": health} if health else {}
    if invoer.leerling:
        wrong |= _wrong_pupil(actor, invoer.leerling, on)
    if wrong:
        raise Onvolledig(**wrong)
    return kinds[invoer.soort]


def _wrong_pupil(actor: Actor, leerling: Leerling, on: date) -> dict[str, str]:
    wrong = check_texts(voornaam=(leerling.voornaam, 80), achternaam=(leerling.achternaam, 120))
    for veld, woord in (("voornaam", leerling.voornaam), ("achternaam", leerling.achternaam)):
        if not woord.strip():
            wrong[veld] = f"Vul de {veld} in."
    good = is_bsn if leerling.nummersoort == "bsn" else is_onderwijsnummer
    if leerling.nummer and not good(leerling.nummer):
        wrong["nummer"] = "Dit nummer klopt niet. Kijk het na, cijfer voor cijfer."
    if leerling.geboren > on:
        wrong["geboren"] = "Kies een dag in het verleden."
        return wrong
    geboren = BirthDate(leerling.geboren.year, leerling.geboren.month, leerling.geboren.day)
    verdict = may_name(Gevraagd(geboren, leerling.ouders, leerling.ouder_1, leerling.ouder_2, leerling.kind), on=on,
                       wet=actor.wet)
    if isinstance(verdict, Refused):
        wie = dict(verdict.gegevens).get("wie", "")
        waarom = f"Er is nog geen ja van: {wie}." if wie else "De leerling is nog niet gevraagd."
        wrong["met_naam"] = NIET_MET_NAAM.format(waarom=waarom)
    return wrong


def _name(actor: Actor, signaal: Signaal, leerling: Leerling) -> None:
    signaal.voornaam, signaal.achternaam = leerling.voornaam.strip(), leerling.achternaam.strip()
    signaal.geboren = leerling.geboren
    signaal.ouder_1, signaal.kind_zegt = leerling.ouder_1.value, leerling.kind.value
    signaal.ouder_2 = leerling.ouder_2.value if leerling.ouders > 1 else ""
    if leerling.nummer:
        signaal.nummersoort = leerling.nummersoort
        signaal.nummer = seal(leerling.nummer.encode(), regio_id=actor.regio_id, place=PLAATS, row=signaal.id)
        signaal.nummer_zoek = lookup_key(leerling.nummer, regio_id=actor.regio_id, soort=ZOEKSOORT)
