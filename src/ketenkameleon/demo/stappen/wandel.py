"""Step `wandel`, as web: the main way once for every zaak, through the pages; then a look at the database.

Farah gives each zaak a professional, who accepts and records a contact in a rol; at a school with an account
a plek is offered, accepted, started, and confirmed by the school. What counts is what stands in the database.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter

from django.db import transaction

from ketenkameleon.demo.stappen.bezoeker import Bezoeker, NietGelukt
from ketenkameleon.demo.stappen.keuzes import Keuzes, parse
from ketenkameleon.demo.stappen.vul import WACHTWOORD
from ketenkameleon.demo.toneel import Toneel
from ketenkameleon.demo.verloop import as_account, stage, zaken
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
    broken = ""
    try:
        _walk(_Weg(toneel, os.environ[WACHTWOORD]))
    except NietGelukt as exc:
        broken = str(exc)
    outcome = look(keuzes, toneel)
    outcome["fouten"] = [*([broken] if broken else []), *faults(outcome)]
    sys.stdout.write(json.dumps(outcome, ensure_ascii=False) + "\n")
    return 1 if outcome["fouten"] else 0


class _Weg:
    """Who walks: everybody logs in once."""

    def __init__(self, toneel: Toneel, wachtwoord: str) -> None:
        self.toneel, self.wachtwoord = toneel, wachtwoord
        self.bezoekers: dict[str, Bezoeker] = {}

    def __getitem__(self, kort: str) -> Bezoeker:
        if kort not in self.bezoekers:
            self.bezoekers[kort] = Bezoeker(kort, self.wachtwoord)
        return self.bezoekers[kort]


def _walk(weg: _Weg) -> None:
    """Every zaak: given, accepted, a contact. At one school with an account also a plek."""
    toneel, team = weg.toneel, [mens.kort for mens in weg.toneel.plan.people("bip")]
    chef = weg[toneel.coordinator]
    for page in ("verdelen", "zaken", "meldingen", "afgekeurd"):
        chef.open(page)
    for index, loop in enumerate(sorted(zaken(toneel), key=lambda loop: loop.nummer)):
        wie = team[index % len(team)]
        chef.give(loop.nummer, toneel.accounts[wie])
        weg[wie].take(loop.nummer)
        weg[wie].talk(loop.nummer, [*_ROLLEN.get(loop.soort, []), Rol.LEERPLICHT_GESPREK, Rol.ONDERWIJSZORG])
        weg[wie].open("zaak", loop.nummer)
        sys.stderr.write(f"  {loop.nummer}: gegeven, aanvaard, contact\n")
    _plek(weg)
    for kort in team:
        weg[kort].open("mijn_dag")


def _plek(weg: _Weg) -> None:
    """The plek of the first verzuimzaak at a school with an account; nothing happens when there is none."""
    toneel = weg.toneel
    found = [
        loop
        for loop in sorted(zaken(toneel), key=lambda loop: loop.nummer)
        if loop.soort == "verzuim" and toneel.school_user(loop.school_id)
    ]
    if not found:
        return
    loop = found[0]
    with transaction.atomic():
        actor = as_account(toneel.accounts[toneel.coordinator], toneel.nu)
        given = Toewijzing.objects.get(
            regio_id=actor.regio_id, zaak_id=loop.zaak_id, soort="vast", stand="aanvaard"
        )
    wie = next(kort for kort, key in toneel.accounts.items() if key == given.account_id)
    weg[wie].offer(loop.nummer)
    with transaction.atomic():
        as_account(given.account_id, toneel.nu)
        plek_id = Plek.objects.get(zaak_id=loop.zaak_id).id
    weg[wie].begin_plek(loop.nummer, plek_id, toneel.today)
    weg[toneel.school_user(loop.school_id)].confirm(plek_id)
    sys.stderr.write(f"  {loop.nummer}: plek gestart, bevestigd door de school\n")


def look(keuzes: Keuzes, toneel: Toneel) -> dict[str, object]:
    """What the database says happened, as the coördinator may count it."""
    on = local_day(toneel.nu)
    with transaction.atomic():
        actor = as_account(toneel.accounts[toneel.coordinator], toneel.nu)
        here = {"regio_id": actor.regio_id}
        open_zaken = list(Zaak.objects.filter(**here).exclude(stand="gesloten").order_by("nummer"))
        vast = set(
            Toewijzing.objects.filter(**here, soort="vast", stand="aanvaard").values_list(
                "zaak_id", flat=True
            )
        )
        promises = [
            {
                "nummer": zaak.nummer,
                "belofte_op": zaak.belofte_op.isoformat(),
                "van": zaak.belofte_van.isoformat(),
                "niveau": niveau(zaak.belofte_op, on, wet=actor.wet).value,
            }
            for zaak in open_zaken
            if zaak.belofte_op and zaak.belofte_van
        ]
        plekken = list(Plek.objects.filter(**here).values_list("stand", "bevestigd_als", "zaak__stand"))
        return {
            "regels": Mutatie.objects.filter(**here).count(),
            "afgekeurd": AfgekeurdeRegel.objects.filter(**here).count(),
            "meldingen": Melding.objects.filter(**here).count(),
            "zaken": len(open_zaken),
            "soorten": Counter(zaak.soort for zaak in open_zaken),
            "standen": Counter(zaak.stand for zaak in open_zaken),
            "aanvaard": len(vast),
            "zonder_professional": sum(zaak.id not in vast for zaak in open_zaken),
            "zaken_met_bewaard_contact": Contact.objects.filter(**here, bewaard_at__isnull=False)
            .values("zaak_id")
            .distinct()
            .count(),
            "rollen": Counter(Contact.objects.filter(**here).values_list("rol", flat=True)),
            "plek_bevestigd_door_school": sum(
                stand == "bevestigd" and als == "school" and zaak == "plek_gestart"
                for stand, als, zaak in plekken
            ),
            "beloften": promises,
            "niveaus": Counter(promise["niveau"] for promise in promises),
        }


def faults(outcome: dict[str, object]) -> list[str]:
    """What did not happen, each in a sentence; empty when the whole way was gone."""
    asked = outcome["zaken"]
    tests = (
        (bool(outcome["regels"]), "Er is geen enkele regel ingelezen."),
        (bool(outcome["afgekeurd"]), "De slechte regels zijn niet bewaard."),
        (bool(asked), "Er is geen zaak geopend."),
        (bool(outcome["beloften"]), "Geen enkele zaak heeft een belofte met een datum."),
        (
            outcome["zonder_professional"] == 0 and outcome["aanvaard"] == asked,
            "Niet elke zaak heeft een professional.",
        ),
        (outcome["zaken_met_bewaard_contact"] == asked, "Niet in elke zaak is een contact bewaard."),
        (bool(outcome["plek_bevestigd_door_school"]), "Er is geen plek gestart die de school bevestigde."),
    )
    return [sentence for held, sentence in tests if not held]
