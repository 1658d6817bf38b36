"""A plan with one goal and a step at each place, what everybody said of it, and whether the school reads it."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from ketenkameleon.delen.models import Schoolgrens
from ketenkameleon.plan.models import Akkoord, Bericht, Doel, Inzet, Opschaling, Plan, Stap, Woorden
from ketenkameleon.regio.models import School
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.zaken.models import Zaak
from wereld import NU


def build_plan(zaak: Zaak, account: UUID, school: School | None = None, *, gedeeld: bool = False,
               woord: str = "planbloem", at: datetime = NU) -> dict[str, UUID]:
    """The keys of the plan, its goal and its step at school; as owner. `gedeeld`: a share with the school stands."""
    own = {"regio_id": zaak.regio_id, "zaak": zaak, "verantwoordelijke_id": zaak.verantwoordelijke_id, "muur": 100}
    made = {"gemaakt_door": account, "gemaakt_at": at}
    day = local_day(at)
    said = {"door": account, "at": at}
    plan = Plan.objects.create(**own, **made, school=school, samen_op=day, samen_met=["kind", "ouder"],
                               bekijken_op=date(2026, 11, 5), opp=True)
    doel = Doel.objects.create(**own, **made, plan=plan, school=school, plaats=1,
                               tekst=f"{woord}: om 9.00 uur op school")
    steps = {waar: Stap.objects.create(**own, **made, doel=doel, school=school, waar=waar, plaats=1,
                                       wat=f"{woord} {waar}", wie="iemand") for waar in ("school", "thuis", "kind")}
    for van, hoe in (("school", "beter"), ("ouder", "minder"), ("ozm", "gelijk")):
        Bericht.objects.create(**own, **said, doel=doel, school=school, van=van, hoe=hoe, tekst=f"{woord} {van}",
                               namens=van != "ozm")
    Woorden.objects.create(**own, **said, plan=plan, soort="eigen", persoon_id=zaak.persoon_id, tekst=woord,
                           op=day)
    Akkoord.objects.create(**own, **said, plan=plan, persoon_id=zaak.persoon_id, als="kind", ja=True, hoe="mondeling",
                           op=day)
    Inzet.objects.create(**own, **said, keuze="ozm", omdat=woord, van=day, werkgever="CJG Duinstreek",
                         opdrachtgever="Stichting De Vlier", betaler="Gemeente Duinstad", schoolcontact=woord)
    Opschaling.objects.create(**own, **said, anders="uit_huis", anders_tekst="", zegt="school", waarom=woord,
                              op=day)
    if gedeeld:
        Schoolgrens.objects.create(regio_id=zaak.regio_id, zaak=zaak, soort="plan", tot=date(2027, 1, 8))
    return {"plan": plan.id, "doel": doel.id, "stap": steps["school"].id}
