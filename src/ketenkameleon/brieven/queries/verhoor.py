"""Letters and a verhoor: who was invited in writing and when it was posted, and what is known for a proces-verbaal.

Read by who looks as verhoor; the walls give nobody else anything. Source: design.md 2a; issue 4, parts 3 and 5.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from ketenkameleon.brieven.models import Brief, Briefversie
from ketenkameleon.brieven.queries.bekend import family_readers
from ketenkameleon.rules.texts import dutch_date
from ketenkameleon.rules.verhoor import answers
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import AMSTERDAM, local_day
from ketenkameleon.zaken.invoer_verhoor import Uitgenodigde
from ketenkameleon.zaken.queries.verhoor import VerhoorZicht, verhoren_of
from ketenkameleon.zaken.queries.zaak import ZaakZicht

SOORTEN: Final = ("verhoor_kind", "verhoor_ouder")
PROCES_VERBAAL: Final = "proces_verbaal"
OUDERS: Final = ("ouder1", "ouder2", "voogd")


def invited(actor: Actor, zicht: ZaakZicht) -> Mapping[Uitgenodigde, str]:
    """Who of the family was invited to a verhoor by a letter that was posted, with their name; the last letter counts.

    The letter must be of the right kind: to a child that for a child. Source: design.md 2a (invite in writing).
    """
    posted = Brief.objects.filter(regio_id=actor.regio_id, zaak_id=zicht.zaak_id, soort__in=SOORTEN,
                                  verstuurd_op__isnull=False).order_by("verstuurd_op", "id")
    last = {(brief.persoon_id, brief.soort): brief for brief in posted}
    codes = iter(OUDERS)
    found: dict[Uitgenodigde, str] = {}
    for reader in family_readers(actor, zicht):
        met = "kind" if reader.kind else next(codes, "anders")
        brief = last.get((reader.persoon_id, SOORTEN[0] if reader.kind else SOORTEN[1]))
        if brief is not None and brief.verstuurd_op is not None:
            found[Uitgenodigde(reader.persoon_id, reader.kind, met, brief.id, brief.verstuurd_op)] = reader.naam
    return found


def for_report(actor: Actor, zicht: ZaakZicht) -> dict[str, str]:
    """The fields of a proces-verbaal that the last saved verhoor answers; {} when there is none.

    Source: BBO art. 27; Sv art. 27c and 29; row brief.soorten.
    """
    done = next((v for v in verhoren_of(actor, zicht) if v.bewaard and v.cautie_at is not None), None)
    if done is None or done.cautie_at is None or done.uitgenodigd_op is None:
        return {}
    said = {vraag: {code: answer.zin for code, answer in answers(vraag, on=zicht.on, wet=actor.wet).items()}
            for vraag in ("advocaat", "meekomen", "tolk")}
    names = [reader.naam for reader in family_readers(actor, zicht) if reader.persoon_id in done.personen]
    with_them = [said["meekomen"].get(done.meekomen, ""), done.meekomen_wie]
    found = {
        "verdachte": " en ".join(names), "verdachte_is": "kind" if "kind" in done.met else "ouder",
        "feit": done.verdenking, "verdenking_gezegd": f"Gezegd: {done.verdenking}",
        "ingelicht_op": dutch_date(done.uitgenodigd_op),
        "verhoor_op": f"{dutch_date(local_day(done.begonnen_at))}, {_hour(done)} uur",
        "cautie_om": f"{done.cautie_at.astimezone(AMSTERDAM):%H.%M} uur",
        "advocaat": said["advocaat"].get(done.advocaat, ""), "tolk": said["tolk"].get(done.tolk, ""),
        "vertrouwenspersoon": " ".join(part for part in with_them if part), "verbalisant": done.door,
        "verklaring": "\n".join(f"Vraag: {regel.vraag}\nAntwoord: {regel.antwoord}" for regel in done.regels)}
    return {veld: waarde for veld, waarde in found.items() if waarde}


def last_invitation(actor: Actor, zicht: ZaakZicht) -> str:
    """The feit of the last invitation to a verhoor, so that nobody types it again; "" without one.

    Source: design.md 2, promise 6.
    """
    found = Briefversie.objects.filter(regio_id=actor.regio_id, zaak_id=zicht.zaak_id, brief__soort__in=SOORTEN,
                                       brief__verstuurd_op__isnull=False).order_by("-gemaakt_at", "-nummer").first()
    if found is None:
        return ""
    return ", ".join(part for part in (found.waarden.get("feit", ""), found.waarden.get("feit_op", "")) if part)


def waiting(actor: Actor, zicht: ZaakZicht) -> tuple[tuple[str, date | None], ...]:
    """The invitations to a verhoor that were not taken back: kind, and the day of posting (None: not yet).

    Source: issue 4, part 3.
    """
    found = Brief.objects.filter(regio_id=actor.regio_id, zaak_id=zicht.zaak_id, soort__in=SOORTEN,
                                 ingetrokken_at__isnull=True).order_by("gemaakt_at", "id")
    return tuple(found.values_list("soort", "verstuurd_op"))


def _hour(done: VerhoorZicht) -> str:
    return f"{done.begonnen_at.astimezone(AMSTERDAM):%H.%M}"
