"""S1 Mijn dag: late first, then today, then what waits for me; the rest folded. Source: ux.md 7 S1."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ketenkameleon.plan.queries.plan import goals_today
from ketenkameleon.rules.belofte import Niveau
from ketenkameleon.rules.gronden import explain_by
from ketenkameleon.rules.zaak import Stand, waiting_parties
from ketenkameleon.schermen.bevoegdheden import short_warnings
from ketenkameleon.schermen.klok import row_clock
from ketenkameleon.schermen.wacht_queries import waiting_for
from ketenkameleon.toegang.pagina import Vraag, today
from ketenkameleon.web import components
from ketenkameleon.web.adressen import adres
from ketenkameleon.web.dates import dagen, dagen_geleden, datum_kort
from ketenkameleon.web.marks import rolwoord
from ketenkameleon.zaken.queries.mijn_dag import MijnAfspraak, MijnDag, MijnZaak, mijn_dag

# What to talk about on a visit. Source: ux.md 6.6.
PUNTEN = 3
URGENT = (Niveau.TE_LAAT, Niveau.SPOED)


@dataclass(frozen=True, slots=True)
class Rij:
    """One row of work."""

    titel: str
    tekst: str
    url: str
    klok: components.Klok | None
    actie: str


@dataclass(frozen=True, slots=True)
class Bezoek:
    """One visit on the card: whom, what was agreed, what to talk about, and which lines are left to fill in.

    `voornaam`: the first name and never more; "" when it is not known.
    """

    voornaam: str
    nummer: str
    afspraken: tuple[MijnAfspraak, ...]
    punten: tuple[str, ...]
    leeg: range


@require_safe
def dag(request: Vraag) -> HttpResponse:
    """Mijn dag."""
    on = today(request)
    mine, waits = mijn_dag(request.actor, on=on, at=request.at), waiting_for(request.actor, on=on)
    parties = waiting_parties(on=on, wet=request.actor.wet, regio=request.actor.regio_code)
    late = [zaak for zaak in mine.zaken if _is_urgent(zaak)]
    notice = [zaak for zaak in mine.zaken if zaak not in late and _runs(zaak) and zaak.niveau is Niveau.LET_OP]
    rest = [zaak for zaak in mine.zaken if zaak not in late and zaak not in notice]
    page = {
        "dag": mine, "vandaag": on, "te_laat": _rows(late, parties, on), "let_op": _rows(notice, parties, on),
        "rest": _rows(rest, parties, on), "ingetrokken": [zaak for zaak in mine.zaken if zaak.intrekking_gevraagd],
        "concepten": _drafts(mine),
        "uit_te_leggen": [(nummer, key, explain_by(shared, wet=request.actor.wet))
                          for nummer, key, shared in waits.uit_te_leggen],
        "antwoorden": waits.antwoorden, "berichten": waits.berichten,
        "termijnen": (waits.deze_week, waits.te_laat), "gevraagd": waits.gevraagd, "signalen": waits.signalen,
        "loopt": short_warnings(request.actor, [waits.lid] if waits.lid else [], on=on),
    }
    return render(request, "schermen/mijn_dag.html", page)


@require_safe
def dagkaart(request: Vraag) -> HttpResponse:
    """The card of today, to print and take along: first names, time, place, what was agreed, and what to talk about.

    To talk about are the goals of the plan; lines to fill in make it three. Source: ux.md 6.6.
    """
    on = today(request)
    mine = mijn_dag(request.actor, on=on, at=request.at)
    goals = goals_today(request.actor, (afspraak.zaak_id for afspraak in mine.afspraken))
    visits: dict[UUID, list[MijnAfspraak]] = {}
    for afspraak in mine.afspraken:
        visits.setdefault(afspraak.zaak_id, []).append(afspraak)
    cards = [Bezoek(found[0].voornaam, found[0].nummer, tuple(found), goals.get(zaak_id, ()),
                    range(len(goals.get(zaak_id, ())) + 1, PUNTEN + 1)) for zaak_id, found in visits.items()]
    cards.sort(key=lambda card: _begins(card, on))
    return render(request, "schermen/dagkaart.html", {"vandaag": on, "bezoeken": cards})


def _begins(bezoek: Bezoek, on: date) -> tuple[bool, time, str]:
    """A visit of today with a time goes before one without."""
    times = [afspraak.tijd for afspraak in bezoek.afspraken if afspraak.tijd is not None and afspraak.wanneer == on]
    return not times, min(times, default=time.min), bezoek.nummer


def _runs(zaak: MijnZaak) -> bool:
    return zaak.stand in (Stand.NIEUW, Stand.LOOPT)


def _is_urgent(zaak: MijnZaak) -> bool:
    return _runs(zaak) and (zaak.niveau in URGENT or zaak.eerste_contact_te_laat)


def _rows(zaken: Iterable[MijnZaak], parties: Mapping[str, str], on: date) -> list[Rij]:
    return [Rij(f"{zaak.nummer} {zaak.naam}", _said(zaak, parties, on), adres("zaak", zaak.nummer),
                row_clock(zaak.belofte_op, zaak.niveau, on) if _runs(zaak) else None, "Open") for zaak in zaken]


def _said(zaak: MijnZaak, parties: Mapping[str, str], on: date) -> str:
    """Why this row is here: what we wait for, the last contact, what comes next."""
    words = []
    if zaak.stand is Stand.PLEK_GESTART:
        words.append("plek gestart")
    if zaak.als == "waarneming":
        words.append("u neemt waar")
    if zaak.wacht_op and zaak.wacht_sinds:
        words.append(f"wacht op: {parties.get(zaak.wacht_op, zaak.wacht_op)} ({dagen((on - zaak.wacht_sinds).days)})")
    if zaak.eerste_contact_te_laat:
        words.append("nog geen contact, dat is te laat")
    elif zaak.laatste_contact_at is None:
        words.append("nog geen contact")
    else:
        words.append(f"laatste contact {dagen_geleden(zaak.laatste_contact_at, on)}, {rolwoord(zaak.laatste_rol)}")
    if zaak.mijlpaal_op and _runs(zaak):
        words.append(f"hierna: {zaak.mijlpaal}, {datum_kort(zaak.mijlpaal_op)}")
    return " · ".join(words)


def _drafts(mine: MijnDag) -> list[tuple[str, str, str]]:
    """Drafts about a zaak of mine: what, of which zaak, and where to go on. A draft of a contact stands with it."""
    zaken = {zaak.zaak_id: zaak.nummer for zaak in mine.zaken}
    pages = {"verhaal": "Verhaal", "plek": "Plek aanbieden"}
    return [(pages[draft.formulier], zaken[draft.object_id], adres(draft.formulier, zaken[draft.object_id]))
            for draft in mine.concepten if draft.formulier in pages and draft.object_id in zaken]
