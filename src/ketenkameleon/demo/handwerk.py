"""What the coördinator enters and decides by hand, on the day it happened: before anything else is played."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction

from ketenkameleon.demo.bestanden import MET_DE_HAND
from ketenkameleon.demo.bevolking import Bevolking
from ketenkameleon.demo.gezinnen import Kind
from ketenkameleon.demo.toneel import Toneel, moment
from ketenkameleon.demo.verloop import as_account
from ketenkameleon.demo.verzuim import Gemeld
from ketenkameleon.meldingen.actions.hand import TER_KENNISGEVING, ZAAK, HandMelding, choose, enter_by_hand
from ketenkameleon.meldingen.models import Melding
from ketenkameleon.personen.invoer import KindFeit, VerwantFeit
from ketenkameleon.regio.models import Gemeente
from ketenkameleon.rules.duo import Aanleiding, Gevolg
from ketenkameleon.toegang.context import Actor

# Reports of the last days still wait for Farah.
_NOG_TE_BEOORDELEN: Final = timedelta(days=10)
_REDENEN: Final = {
    ZAAK: "Gebeld met school: er is meer aan de hand, hulp is nodig.",
    TER_KENNISGEVING: "Gebeld met school: zij lossen het zelf op en melden opnieuw als het niet lukt.",
}


def enter_all(toneel: Toneel, bevolking: Bevolking) -> int:
    """Enter what came without a file, and decide on what waited for a person; how many acts it took."""
    reports = [report for report in bevolking.meldingen if report.soort in MET_DE_HAND]
    for report in reports:
        _enter(toneel, report, bevolking.by_nr[report.leerling])
    return len(reports) + _judge(toneel)


def _enter(toneel: Toneel, report: Gemeld, kind: Kind) -> None:
    at = min(moment(report.op, toneel.rng(f"hand/{report.leerling}"), 9, 11), toneel.nu)
    absent = report.soort == "absoluut"
    with transaction.atomic():
        actor = as_account(toneel.accounts[toneel.coordinator], at)
        gemeente = Gemeente.objects.get(regio_id=actor.regio_id, code=kind.gemeente)
        # Who is enrolled nowhere has no school; who asks for help has.
        school = (
            None
            if absent
            else next((key for key, brin6 in toneel.scholen.items() if brin6 == kind.brin6), None)
        )
        invoer = HandMelding(
            Aanleiding.ABSOLUUT if absent else Aanleiding.HULPVRAAG,
            report.op,
            report.begin,
            school_id=school,
            gemeente_id=gemeente.id,
            familie_zegt_ja=not absent,
        )
        enter_by_hand(actor, _facts(kind, gemeente, absent=absent), invoer, at=at)


def _facts(kind: Kind, gemeente: Gemeente, *, absent: bool) -> KindFeit:
    day = kind.geboren
    around = tuple(VerwantFeit(o.naam, o.relatie, o.bsn, o.telefoon, o.adres_geheim) for o in kind.ouders)
    return KindFeit(
        kind.voornaam,
        kind.achternaam,
        kind.tussenvoegsel,
        nummer=kind.bsn,
        geboren=(day.year, day.month, day.day),
        gemeente_id=gemeente.id,
        klas="" if absent else kind.klas,
        taal=kind.taal,
        tolk=kind.tolk,
        geheim=kind.geheim,
        gezag=kind.gezag,
        verwanten=around,
    )


def _judge(toneel: Toneel) -> int:
    """Decide on reports that wait for a person: a zaak now and then, else for information."""
    until = toneel.today - _NOG_TE_BEOORDELEN
    with transaction.atomic():
        actor = as_account(toneel.accounts[toneel.coordinator], toneel.nu)
        waiting = list(
            Melding.objects.filter(
                regio_id=actor.regio_id,
                zaak=None,
                keuze="",
                gevolg=Gevolg.WACHT_OP_KEUZE.value,
            )
            .order_by("gemeld_op", "meldingsnummer")
            .values_list("id", "meldingsnummer", "gemeld_op")
        )
    # The newest one always waits, so that there is something to judge.
    due = [row for row in waiting[:-1] if row[2] < until]
    for melding_id, nummer, gemeld_op in due:
        rng = toneel.rng(f"oordeel/{nummer}")
        keuze = ZAAK if rng.random() < 0.3 else TER_KENNISGEVING
        at = moment(_later(toneel, gemeld_op), rng, 13, 15)
        with transaction.atomic():
            choose(_coordinator(toneel, at), melding_id, keuze, _REDENEN[keuze], at=at)
    return len(due)


def _later(toneel: Toneel, day: date) -> date:
    return toneel.workdays(day, 3)


def _coordinator(toneel: Toneel, at: datetime) -> Actor:
    return as_account(toneel.accounts[toneel.coordinator], at)
