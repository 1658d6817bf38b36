"""The last hours of the play: what makes Mijn dag of Samira show every state."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from ketenkameleon.demo import daden, daden_kind
from ketenkameleon.demo.berichten import schrijf_berichten
from ketenkameleon.demo.gezin import show_family
from ketenkameleon.demo.plannen import maak_plan
from ketenkameleon.demo.routes import HULP, VTO, loop_route
from ketenkameleon.demo.toneel import Daad, Stap, Toneel, Zaakloop
from ketenkameleon.demo.verloop import Gespeeld, ago, as_account, perform, zaken
from ketenkameleon.rules.roles import Rol
from ketenkameleon.toegang.models import Relatie


def set_the_day(toneel: Toneel, told: Gespeeld) -> None:
    """A request to answer, a contact to save with a draft, an afspraak of today with a plan, one overdue; two routes.

    And a family with pages of their own, and for the coördinator one contact that was held without authority and one
    request that was refused. Only in the regio of the personas.
    """
    if "samira" not in toneel.accounts:
        return
    open_zaken = {loop.zaak_id: loop for loop in zaken(toneel)}
    mine = _of("samira", toneel, open_zaken)
    if len(mine) >= 3:
        _do(toneel, told, mine[0], 20 * 24, "samira", loop_route("vrijwillige_hulp", HULP))
        _do(toneel, told, mine[1], 9 * 24, "samira", loop_route("civiel", VTO, "De zorgen over thuis zijn groot."))
        _do(
            toneel,
            told,
            mine[0],
            26,
            "samira",
            daden.spreek_af("Ik bel {naam} om te horen hoe de ochtend was", 1),
        )
        _do(toneel, told, mine[0], 25, "samira", daden_kind.schets)
        _do(toneel, told, mine[1], 30, "samira", daden_kind.vraag_verlof)
        _do(toneel, told, mine[0], 25, "samira", maak_plan)
        _do(toneel, told, mine[0], 24.5, "samira", schrijf_berichten)
        _do(toneel, told, mine[1], 6 * 24, "samira", daden.spreek_af("Ik vraag de mentor om het rooster", 4))
        _do(
            toneel,
            told,
            mine[2],
            1.5,
            "samira",
            daden.begin_contact([Rol.ONDERWIJSZORG, Rol.LEERPLICHT_GESPREK], ["kind"]),
        )
        _do(toneel, told, mine[2], 1.0, "samira", daden.stop_contact)
        _do(toneel, told, mine[2], 0.8, "samira", daden.begin_typen)
    show_family(toneel, told, open_zaken)
    theirs = _of("marvin", toneel, open_zaken)
    if theirs:
        _do(toneel, told, theirs[0], 50, "marvin", daden.achteraf(Rol.HALT))
        _do(
            toneel,
            told,
            theirs[0],
            49.5,
            "marvin",
            daden.bewaar(toneel.rng("achteraf"), Rol.HALT, wijze="bellen", nummer=1),
        )
    waiting = [loop for loop in open_zaken.values() if loop.wacht_op_iemand]
    if waiting:
        newest = max(waiting, key=lambda loop: (loop.geopend, loop.nummer))
        _do(toneel, told, newest, 2, toneel.coordinator, daden.geef("samira"))
        oldest = min(waiting, key=lambda loop: (loop.geopend, loop.nummer))
        if oldest is not newest:
            _do(toneel, told, oldest, 5, toneel.coordinator, daden.geef("tom"))
            _do(toneel, told, oldest, 4, "tom", daden.weiger(toneel.rng("weiger")))


def _of(wie: str, toneel: Toneel, open_zaken: Mapping[UUID, Zaakloop]) -> list[Zaakloop]:
    """The open zaken of which somebody is the vaste contactpersoon today, oldest first."""
    with transaction.atomic():
        as_account(toneel.accounts[wie], toneel.nu)
        mine = list(
            Relatie.objects.filter(
                account_id=toneel.accounts[wie], soort="vast", van__lt=toneel.today, tot__gte=toneel.today
            ).values_list("zaak_id", flat=True)
        )
    return sorted(
        (open_zaken[key] for key in mine if key in open_zaken), key=lambda loop: (loop.geopend, loop.nummer)
    )


def _do(toneel: Toneel, told: Gespeeld, loop: Zaakloop, hours: float, wie: str, doe: Daad) -> None:
    perform(toneel, Stap(ago(toneel, hours=hours), wie, doe), loop, told)
