"""Step `wandel`, as web: the main way once for every zaak, and then a look at what the database says of it.

Farah gives each zaak a professional, who accepts and records a contact in a rol; at a school with an account a
plek is offered, accepted, started, and confirmed by the school. What counts is what stands in the database.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from django.db import transaction

from ketenkameleon.demo import daden
from ketenkameleon.demo.stappen.keuzes import Keuzes, parse
from ketenkameleon.demo.toneel import Daad, Stap, Toneel, Zaakloop
from ketenkameleon.demo.verloop import Gespeeld, as_account, perform, stage, zaken
from ketenkameleon.meldingen.models import AfgekeurdeRegel, Melding, Mutatie
from ketenkameleon.rules.belofte import niveau
from ketenkameleon.rules.roles import Rol
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.zaken.models import Contact, Plek, Toewijzing, Zaak

_ROLLEN = {"doorstroompunt": [Rol.DOORSTROOMPUNT, Rol.ONDERWIJSZORG], "vrijwillig": [Rol.ONDERWIJSZORG]}


def main(argv: list[str]) -> int:
    """Walk, then print one JSON object with what the database says. Exit 1 when a step did not happen."""
    keuzes = parse(argv)
    toneel = stage(keuzes.plannen[0], nu=keuzes.nu, seed=keuzes.seed, licht=True)
    told, loops = Gespeeld(), sorted(zaken(toneel), key=lambda loop: loop.nummer)
    chosen = next((loop for loop in loops if toneel.school_user(loop.school_id) and loop.soort == "verzuim"), None)
    for index, loop in enumerate(loops):
        for step in _steps(toneel, loop, index, with_plek=loop is chosen):
            perform(toneel, step, loop, told)
        sys.stderr.write(f"  {loop.nummer}: gegeven, aanvaard, contact{', plek' if loop is chosen else ''}\n")
    outcome = look(keuzes, toneel) | {"handelingen": told.gedaan, "geweigerd": dict(told.geweigerd)}
    outcome["fouten"] = faults(outcome)
    sys.stdout.write(json.dumps(outcome, ensure_ascii=False) + "\n")
    return 1 if outcome["fouten"] else 0


def _steps(toneel: Toneel, loop: Zaakloop, index: int, *, with_plek: bool) -> Iterator[Stap]:
    """The way of one zaak, a minute between the steps."""
    team = [mens.kort for mens in toneel.plan.people("bip")]
    wie, chef = team[index % len(team)], toneel.coordinator
    rollen = [*_ROLLEN.get(loop.soort, []), Rol.LEERPLICHT_GESPREK, Rol.ONDERWIJSZORG]
    rng = toneel.rng(f"wandel/{loop.nummer}")
    way: list[tuple[str, Daad]] = [
        (chef, daden.geef(wie)), (wie, daden.aanvaard(wie)), (wie, daden.begin_contact(rollen, ["kind"])),
        (wie, daden.bewaar(rng, rollen[0], wijze="school", nummer=1))]
    if with_plek:
        way += [(wie, daden.bied_plek(rng)), (wie, daden.plek_ja), (wie, daden.plek_start),
                (toneel.school_user(loop.school_id), daden.bevestig("school"))]
    begin = toneel.nu - timedelta(minutes=len(way))
    for minute, (who, doe) in enumerate(way):
        yield Stap(begin + timedelta(minutes=minute), who, doe)


def look(keuzes: Keuzes, toneel: Toneel) -> dict[str, object]:
    """What the database says happened, as the coördinator may count it."""
    on = local_day(toneel.nu)
    with transaction.atomic():
        actor = as_account(toneel.accounts[toneel.coordinator], toneel.nu)
        here = {"regio_id": actor.regio_id}
        open_zaken = list(Zaak.objects.filter(**here).exclude(stand="gesloten").order_by("nummer"))
        vast = set(Toewijzing.objects.filter(**here, soort="vast", stand="aanvaard").values_list("zaak_id", flat=True))
        promises = [{"nummer": zaak.nummer, "belofte_op": zaak.belofte_op.isoformat(), "van": zaak.belofte_van.isoformat(),
                     "niveau": niveau(zaak.belofte_op, on, wet=actor.wet).value} for zaak in open_zaken if zaak.belofte_op]
        plekken = list(Plek.objects.filter(**here).values_list("stand", "bevestigd_als", "zaak__stand"))
        return {
            "regels": Mutatie.objects.filter(**here).count(), "afgekeurd": AfgekeurdeRegel.objects.filter(**here).count(),
            "meldingen": Melding.objects.filter(**here).count(), "zaken": len(open_zaken),
            "soorten": Counter(zaak.soort for zaak in open_zaken), "standen": Counter(zaak.stand for zaak in open_zaken),
            "aanvaard": len(vast), "zonder_professional": sum(zaak.id not in vast for zaak in open_zaken),
            "zaken_met_bewaard_contact": Contact.objects.filter(**here, bewaard_at__isnull=False).values(
                "zaak_id").distinct().count(),
            "rollen": Counter(Contact.objects.filter(**here).values_list("rol", flat=True)),
            "plek_bevestigd_door_school": sum(
                stand == "bevestigd" and als == "school" and zaak == "plek_gestart" for stand, als, zaak in plekken),
            "beloften": promises, "niveaus": Counter(promise["niveau"] for promise in promises),
        }


def faults(outcome: dict[str, object]) -> list[str]:
    """What did not happen, each in a sentence; empty when the whole way was gone."""
    asked = outcome["zaken"]
    tests = (
        (bool(outcome["regels"]), "Er is geen enkele regel ingelezen."),
        (bool(outcome["afgekeurd"]), "De slechte regels zijn niet bewaard."),
        (bool(asked), "Er is geen zaak geopend."),
        (bool(outcome["beloften"]), "Geen enkele zaak heeft een belofte met een datum."),
        (outcome["zonder_professional"] == 0 and outcome["aanvaard"] == asked, "Niet elke zaak heeft een professional."),
        (outcome["zaken_met_bewaard_contact"] == asked, "Niet in elke zaak is een contact bewaard."),
        (bool(outcome["plek_bevestigd_door_school"]), "Er is geen plek gestart die de school bevestigde."),
    )
    return [sentence for held, sentence in tests if not held]
