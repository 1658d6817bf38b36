"""Reports that a person enters, and the choice that a person makes about a report that waits for one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Final, NamedTuple
from uuid import UUID

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.meldingen.besluit import OPENT
from ketenkameleon.meldingen.gebied import default_organisatie
from ketenkameleon.meldingen.models import Melding
from ketenkameleon.personen.actions import Opname, take_in_persons
from ketenkameleon.personen.invoer import KindFeit
from ketenkameleon.personen.models import Persoon
from ketenkameleon.regio.models import Gemeente, School
from ketenkameleon.rules.access import Deed, may
from ketenkameleon.rules.duo import Aanleiding, aanleiding_of, gevolg_of
from ketenkameleon.rules.verdict import refused
from ketenkameleon.rules.zaak import Zaaksoort
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import NotFound, authorise, require
from ketenkameleon.zaken.invoer import Onvolledig, check_texts
from ketenkameleon.zaken.openen import MUUR_REGIE, ZaakFeit, open_zaken

# What can be entered by hand, with the code of its kind.
MET_DE_HAND: Final = MappingProxyType({
    Aanleiding.ZESTIEN_UUR: "V3", Aanleiding.LRV: "LRV", Aanleiding.ABSOLUUT: "ABSOLUUT", Aanleiding.LUXE: "L",
    Aanleiding.HULPVRAAG: "HULPVRAAG",
})
ZAAK: Final = "zaak"
TER_KENNISGEVING: Final = "ter_kennisgeving"


class Ingevoerd(NamedTuple):
    """What entering a report made: the melding, its zaak (opened, or running and fed) and the child."""

    melding_id: UUID
    zaak_id: UUID
    persoon_id: UUID


@dataclass(frozen=True, slots=True)
class HandMelding:
    """A report as a person fills it in. `gemeld_op` is the day the promise counts from; minutes of absence."""

    aanleiding: Aanleiding
    gemeld_op: date
    begin: date
    einde: date | None = None
    minuten: int | None = None
    school_id: UUID | None = None
    gemeente_id: UUID | None = None
    familie_zegt_ja: bool = False


def enter_by_hand(actor: Actor, kind: KindFeit | UUID, invoer: HandMelding, *, at: datetime) -> Ingevoerd:
    """Enter a report for a child (new facts, or the key of a known child) and open or feed its zaak.

    A support question opens a voluntary zaak without promise and only with the family's yes. Raises Onvolledig
    with a sentence per field, NotAllowed, NotFound. Source: issue part 3; design.md 2, promises 1, 2 and 9.
    """
    on = local_day(at)
    authorise(may(Deed.ZAAK_OPENEN, functies=actor.functies, relaties=frozenset(), on=on, wet=actor.wet))
    _check(invoer, on)
    school, gemeente = _places(actor, invoer)
    persoon_id = kind if isinstance(kind, UUID) else _child(actor, kind, at)
    if not Persoon.objects.filter(regio_id=actor.regio_id, id=persoon_id).exists():
        raise NotFound(refused("not_your_zaak", "design.md 2, belofte 5"), object_soort="persoon", gevraagd=str(kind))
    gevolg = gevolg_of(invoer.aanleiding, on=invoer.gemeld_op, wet=actor.wet)
    organisatie = gemeente.organisatie_id if gemeente else default_organisatie(actor)
    fact = ZaakFeit(persoon_id, OPENT[gevolg], invoer.aanleiding.value, invoer.gemeld_op, "meldingsdatum",
                    gemeente.id if gemeente else None, school.id if school else None, organisatie, invoer.begin)
    zaak_id = open_zaken(actor, [fact], at=at)[0]
    melding = Melding.objects.create(
        id=new_id(), regio_id=actor.regio_id, verantwoordelijke_id=organisatie, muur=MUUR_REGIE, persoon_id=persoon_id,
        gemeente=gemeente, school=school, zaak_id=zaak_id, bron="hand", soort=MET_DE_HAND[invoer.aanleiding],
        status="B",
        begin=invoer.begin, einde=invoer.einde, minuten=invoer.minuten, actie_gewenst=True,
        aanleiding=invoer.aanleiding.value, gevolg=gevolg.value, gemeld_op=invoer.gemeld_op,
        gemeld_herkomst="meldingsdatum", keuze_door=actor.account_id, keuze_at=at,
    )
    record(actor.lopend, Wijziging("melding.met_de_hand", "melding", melding.id, {
        "aanleiding": invoer.aanleiding, "gemeld_op": invoer.gemeld_op, "begin": invoer.begin, "einde": invoer.einde,
        "minuten": invoer.minuten, "familie_zegt_ja": invoer.familie_zegt_ja, "persoon": persoon_id}, zaak_id))
    return Ingevoerd(melding.id, zaak_id, persoon_id)


def choose(actor: Actor, melding_id: UUID, keuze: str, reden: str, *, at: datetime) -> UUID | None:
    """Decide on a report that waits: a zaak, or *ter kennisgeving*. Returns the zaak, or None.

    `keuze`: "zaak" or "ter_kennisgeving"; `reden`: up to 200 characters, required. A report of *overig verzuim*
    that becomes a zaak is a verzuimzaak. Raises Onvolledig, NotAllowed, NotFound, and NotNow when it was decided.
    Source: issue part 3; design.md 2, promise 9 (a human decides).
    """
    on = local_day(at)
    wrong = check_texts(reden=(reden.strip(), 200))
    if keuze not in (ZAAK, TER_KENNISGEVING):
        wrong["keuze"] = "Kies: een zaak, of ter kennisgeving."
    if not reden.strip():
        wrong["reden"] = "Schrijf kort op waarom."
    if wrong:
        raise Onvolledig(**wrong)
    authorise(may(Deed.MELDING_BEOORDELEN, functies=actor.functies, relaties=frozenset(), on=on, wet=actor.wet))
    melding = Melding.objects.select_for_update(no_key=True).filter(regio_id=actor.regio_id, id=melding_id).first()
    if melding is None:
        raise NotFound(refused("not_your_zaak", "design.md 2, belofte 5"), object_soort="melding",
                       gevraagd=str(melding_id))
    if melding.keuze or melding.zaak_id:
        require(refused("already_done", "Ketenkameleon, een melding wordt één keer beoordeeld"), object_soort="melding",
                gevraagd=str(melding_id))
    if keuze == ZAAK:
        melding.zaak_id = open_zaken(actor, [_chosen(actor, melding)], at=at)[0]
    melding.keuze, melding.keuze_reden = keuze, reden.strip()
    melding.keuze_at, melding.keuze_door = at, actor.account_id
    melding.save(update_fields=["zaak", "keuze", "keuze_reden", "keuze_at", "keuze_door"])
    record(actor.lopend, Wijziging("melding.beoordeeld", "melding", melding.id, {
        "keuze": keuze, "reden": reden.strip(), "aanleiding": melding.aanleiding}, melding.zaak_id))
    return melding.zaak_id


def _chosen(actor: Actor, melding: Melding) -> ZaakFeit:
    """What a person's yes makes of the report: what it would ask for if the school wanted action, else verzuim."""
    about = aanleiding_of(melding.soort, uren_minuten=None, actie_gewenst=True, on=melding.gemeld_op, wet=actor.wet)
    soort = OPENT.get(gevolg_of(about, on=melding.gemeld_op, wet=actor.wet), Zaaksoort.VERZUIM)
    return ZaakFeit(melding.persoon_id, soort, melding.aanleiding, melding.gemeld_op, melding.gemeld_herkomst,
                    melding.gemeente_id, melding.school_id, melding.verantwoordelijke_id, melding.begin)


def _check(invoer: HandMelding, on: date) -> None:
    wrong: dict[str, str] = {}
    if invoer.aanleiding not in MET_DE_HAND:
        wrong["aanleiding"] = "Kies waar de melding over gaat."
    if invoer.gemeld_op > on:
        wrong["gemeld_op"] = "Kies vandaag of een dag daarvoor."
    if invoer.begin > invoer.gemeld_op:
        wrong["begin"] = "Het verzuim begint op of voor de dag van de melding."
    if invoer.einde is not None and invoer.einde < invoer.begin:
        wrong["einde"] = "Het einde ligt op of na het begin."
    if invoer.minuten is not None and invoer.minuten < 0:
        wrong["minuten"] = "Vul uren in die niet onder nul zijn."
    if invoer.aanleiding is Aanleiding.HULPVRAAG and not invoer.familie_zegt_ja:
        wrong["familie_zegt_ja"] = "Hulp op eigen verzoek kan alleen als het gezin ja zegt."
    if wrong:
        raise Onvolledig(**wrong)


def _places(actor: Actor, invoer: HandMelding) -> tuple[School | None, Gemeente | None]:
    """The school, and the gemeente: the one that was filled in, else the school's. Both of the actor's regio."""
    school = School.objects.filter(regio_id=actor.regio_id, pk=invoer.school_id).first() if invoer.school_id else None
    key = invoer.gemeente_id or (school.gemeente_id if school else None)
    return school, Gemeente.objects.filter(regio_id=actor.regio_id, pk=key).first() if key else None


def _child(actor: Actor, kind: KindFeit, at: datetime) -> UUID:
    taken = take_in_persons(actor, [kind], at=at)[0]
    if taken.hoe is Opname.ANDER_KIND:
        raise Onvolledig(nummer="Bij dit nummer hoort een ander kind. Kijk het nummer na.")
    return taken.persoon_id
