"""A plan with one goal and a step at each place, what everybody said of it, and whether the school reads it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from ketenkameleon.delen.models import Schoolgrens
from ketenkameleon.plan.models import Akkoord, Bericht, Doel, Inzet, Opschaling, Plan, Stap, Woorden
from ketenkameleon.regio.models import School
from ketenkameleon.zaken.models import Zaak
from wereld import NU, VANDAAG


def build_plan(zaak: Zaak, account: UUID, school: School | None = None, *, gedeeld: bool = False) -> dict[str, UUID]:
    """The keys of the plan, its goal and its step at school; as owner. `gedeeld`: a share with the school stands."""
    own = {"regio_id": zaak.regio_id, "zaak": zaak, "verantwoordelijke_id": zaak.verantwoordelijke_id, "muur": 100}
    made = {"gemaakt_door": account, "gemaakt_at": NU}
    said = {"door": account, "at": NU}
    plan = Plan.objects.create(**own, **made, school=school, samen_op=VANDAAG, samen_met=["kind", "ouder"],
                               bekijken_op=date(2026, 11, 5), opp=True)
    doel = Doel.objects.create(**own, **made, plan=plan, school=school, plaats=1,
                               tekst="planbloem: om 9.00 uur op school")
    steps = {waar: Stap.objects.create(**own, **made, doel=doel, school=school, waar=waar, plaats=1,
                                       wat=f"planbloem {waar}", wie="iemand") for waar in ("school", "thuis", "kind")}
    for van, hoe in (("school", "beter"), ("ouder", "minder"), ("ozm", "gelijk")):
        Bericht.objects.create(**own, **said, doel=doel, school=school, van=van, hoe=hoe, tekst=f"planbloem {van}",
                               namens=van != "ozm")
    Woorden.objects.create(**own, **said, plan=plan, soort="eigen", persoon_id=zaak.persoon_id, tekst="planbloem",
                           op=VANDAAG)
    Akkoord.objects.create(**own, **said, plan=plan, persoon_id=zaak.persoon_id, als="kind", ja=True, hoe="mondeling",
                           op=VANDAAG)
    Inzet.objects.create(**own, **said, keuze="ozm", omdat="planbloem", van=VANDAAG, werkgever="CJG Duinstreek",
                         opdrachtgever="Stichting De Vlier", betaler="Gemeente Duinstad", schoolcontact="planbloem")
    Opschaling.objects.create(**own, **said, anders="uit_huis", anders_tekst="", zegt="school", waarom="planbloem",
                              op=VANDAAG)
    if gedeeld:
        Schoolgrens.objects.create(regio_id=zaak.regio_id, zaak=zaak, soort="plan", tot=date(2027, 1, 8))
    return {"plan": plan.id, "doel": doel.id, "stap": steps["school"].id}
