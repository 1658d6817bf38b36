"""Asking who is involved with a child, and answering it: who is involved decides.

The asker learns the same, whether anybody is involved or not. Source: design.md 2a; issue 6, part 2; ADR 0036.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, NamedTuple
from uuid import UUID

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.meldingen.actions.signaal import ZOEKSOORT
from ketenkameleon.meldingen.models import Betrokkenvraag
from ketenkameleon.meldingen.queries_betrokken import asked_today
from ketenkameleon.regio.queries_kernteam import NIET_UW_SCHOOL, places_of
from ketenkameleon.rules.access import Deed, Relatie, may
from ketenkameleon.rules.numbers import is_bsn, is_onderwijsnummer
from ketenkameleon.rules.signaal import may_answer_directly, may_ask_involved
from ketenkameleon.rules.verdict import refused
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import NotAllowed, NotFound, authorise, require
from ketenkameleon.toegang.sleutels import lookup_keys
from ketenkameleon.zaken.invoer import Onvolledig, check_texts
from ketenkameleon.zaken.queries.lezen import row

CONTACT: Final = "contact"
NIET: Final = "niet"
_VRAAG: Final = """SELECT naam, functie, telefoon FROM meldingen_betrokken(%(id)s, %(bsn)s, %(onderwijsnummer)s,
  %(signaal)s, %(school)s, %(grond)s, %(waarom)s, %(verteld)s, %(niet_verteld)s, %(at)s)"""


@dataclass(frozen=True, slots=True)
class VraagInvoer:
    """A question: the child's number, for which school, and whether the family knows; with a ground for at once."""

    school_id: UUID
    nummer: str
    verteld_op: date | None = None
    niet_verteld: str = ""
    grond: str = ""
    waarom: str = ""


class Betrokkene(NamedTuple):
    """Who is involved, as a colleague reaches them."""

    naam: str
    functie: str
    telefoon: str


def ask_involved(actor: Actor, invoer: VraagInvoer, *, at: datetime) -> Betrokkene | None:
    """Ask who is involved; None, unless a ground for a direct answer was written down and somebody is.

    Every question is kept with who asked, for which school, and whether the family knows. Raises Onvolledig,
    NotAllowed for who is not in the kernteam of that school, and NotNow after too many questions on one day, or for a
    direct answer without a ground. Source: design.md 2a.
    """
    on = local_day(at)
    authorise(may(Deed.BETROKKEN_VRAGEN, functies=actor.functies, relaties=frozenset({Relatie.GEEN}), on=on,
                  wet=actor.wet))
    if invoer.school_id not in places_of(actor, on=on):
        raise NotAllowed(NIET_UW_SCHOOL, object_soort="school", gevraagd=str(invoer.school_id))
    _check(invoer, on)
    require(may_ask_involved(asked_today(actor, on=on), on=on, wet=actor.wet, regio=actor.regio_code),
            object_soort="betrokken")
    if invoer.grond or invoer.waarom.strip():
        require(may_answer_directly(invoer.grond, invoer.waarom, on=on, wet=actor.wet), object_soort="betrokken")
    key = new_id()
    found = row(Betrokkene, _VRAAG, {
        "id": key, "bsn": _keys(actor, invoer.nummer, "bsn"), "school": invoer.school_id,
        "onderwijsnummer": _keys(actor, invoer.nummer, "onderwijsnummer"), "grond": invoer.grond,
        "signaal": _keys(actor, invoer.nummer, ZOEKSOORT), "waarom": invoer.waarom.strip(),
        "verteld": invoer.verteld_op, "niet_verteld": invoer.niet_verteld.strip(), "at": at})
    record(actor.lopend, Wijziging("betrokken.gevraagd", "betrokkenvraag", key, {
        "school": invoer.school_id, "grond": invoer.grond, "waarom": invoer.waarom.strip(),
        "verteld_op": invoer.verteld_op, "niet_verteld": invoer.niet_verteld.strip()}))
    return found


def answer_involved(actor: Actor, vraag_id: UUID, antwoord: str, *, at: datetime) -> None:
    """Who was asked decides: "contact" lets the asker see who to call, "niet" lets them see nothing.

    Raises NotAllowed, NotFound for a question to somebody else, and NotNow for one that has its answer.
    """
    authorise(may(Deed.BETROKKEN_ANTWOORDEN, functies=actor.functies, relaties=frozenset({Relatie.GEEN}),
                  on=local_day(at), wet=actor.wet))
    vraag = Betrokkenvraag.objects.select_for_update(no_key=True).filter(
        pk=vraag_id, regio_id=actor.regio_id, account_id=actor.account_id).first()
    if vraag is None:
        raise NotFound(refused("not_your_zaak", "design.md 2, belofte 5"), object_soort="betrokkenvraag",
                       gevraagd=str(vraag_id))
    if antwoord not in (CONTACT, NIET):
        raise Onvolledig(antwoord="Kies of de ander mag zien dat u betrokken bent.")
    if vraag.antwoord:
        require(refused("already_done", "design.md 2a"), object_soort="betrokkenvraag", gevraagd=str(vraag_id))
    vraag.antwoord, vraag.antwoord_at = antwoord, at
    vraag.save(update_fields=["antwoord", "antwoord_at"])
    record(actor.lopend, Wijziging("betrokken.beantwoord", "betrokkenvraag", vraag_id, {"antwoord": antwoord},
                                   vraag.zaak_id))


def _check(invoer: VraagInvoer, on: date) -> None:
    wrong = check_texts(niet_verteld=(invoer.niet_verteld.strip(), 200), waarom=(invoer.waarom.strip(), 200))
    if not (is_bsn(invoer.nummer) or is_onderwijsnummer(invoer.nummer)):
        wrong["nummer"] = "Dit nummer klopt niet. Kijk het na, cijfer voor cijfer."
    if invoer.verteld_op is None and not invoer.niet_verteld.strip():
        wrong["niet_verteld"] = "Schrijf op waarom het gezin het nog niet weet, of vul de dag in."
    if invoer.verteld_op and invoer.verteld_op > on:
        wrong["verteld_op"] = "Kies vandaag of een dag daarvoor."
    if wrong:
        raise Onvolledig(**wrong)


def _keys(actor: Actor, nummer: str, soort: str) -> list[bytes]:
    return list(lookup_keys(nummer, regio_id=actor.regio_id, soort=soort))
