"""The list of zaken: mine, or those of the regio, with filters that stand in the address. Source: ux.md 3 and 5."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Final
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ketenkameleon.logboek.schrijven import Lijstsoort, looked_at_list
from ketenkameleon.rules.belofte import Niveau
from ketenkameleon.rules.waarden import part
from ketenkameleon.rules.zaak import Stand, waiting_parties
from ketenkameleon.schermen.klok import row_clock
from ketenkameleon.schermen.views.zaak import STANDEN as STANDWOORDEN
from ketenkameleon.toegang.pagina import Vraag, today
from ketenkameleon.zaken.queries.lijst import ZakenFilter, ZakenLijst, zaken_list

STANDEN: Final = {stand.value: woord for stand, (woord, _) in STANDWOORDEN.items()}
NIVEAUS: Final = {niveau.value.replace(" ", "-"): niveau for niveau in Niveau}
A_DAY: Final = timedelta(days=1)


@require_safe
def zaken(request: Vraag) -> HttpResponse:
    """A page of fifty zaken by the promised day. ?wacht-op=school&stand=loopt&niveau=spoed can be shared."""
    on = today(request)
    parties = waiting_parties(on=on, wet=request.actor.wet, regio=request.actor.regio_code)
    chosen = _chosen(request, parties)
    found = _list(request, chosen, on)
    looked_at_list(request.actor.lopend, Lijstsoort.ZAKEN, [zaak.zaak_id for zaak in found.zaken])
    rows = [(zaak, row_clock(zaak.belofte_op, zaak.niveau, on), STANDEN[zaak.stand], parties.get(zaak.wacht_op, ""))
            for zaak in found.zaken]
    page = {
        "rijen": rows, "vandaag": on, "filters": _filters(chosen, parties),
        "verder": urlencode({**chosen, "na": found.verder}) if found.verder else "",
        "chips": _chips(chosen, parties),
    }
    return render(request, "schermen/zaken.html", page)


def _chosen(request: Vraag, parties: Mapping[str, str]) -> dict[str, str]:
    """The filters of the address that mean something; the rest is left out."""
    known = {"wacht-op": parties, "stand": STANDEN, "niveau": NIVEAUS}
    return {name: request.GET[name] for name, codes in known.items() if request.GET.get(name) in codes}


def _list(request: Vraag, chosen: dict[str, str], on: date) -> ZakenLijst:
    standen = (Stand(chosen["stand"]),) if "stand" in chosen else ()
    filters = ZakenFilter(standen=standen, wacht_op=chosen.get("wacht-op", ""), na=_token(request.GET.get("na", "")))
    if "niveau" not in chosen:
        return zaken_list(request.actor, filters, on=on)
    level = NIVEAUS[chosen["niveau"]]
    running = replace(filters, standen=standen or (Stand.NIEUW, Stand.LOOPT),
                      na=filters.na or _begin_of(request, level, on))
    found = zaken_list(request.actor, running, on=on)
    here = tuple(zaak for zaak in found.zaken if zaak.niveau is level)
    # The list goes by the promised day, so a level is one stretch of it: past its end nothing follows.
    over = not found.zaken or found.zaken[-1].niveau is not level
    return ZakenLijst(here, "" if over else found.verder)


def _begin_of(request: Vraag, level: Niveau, on: date) -> str:
    """Where in the list the zaken of this level begin. Source: rows mijlpaal.let_op and mijlpaal.spoed."""
    if level is Niveau.TE_LAAT:
        return ""
    if level is Niveau.SPOED:
        return f"{on.isoformat()}_"
    row = "spoed" if level is Niveau.LET_OP else "let_op"
    wet, regio = request.actor.wet, request.actor.regio_code
    ahead = part(wet.tabel(f"mijlpaal.{row}", on, regio=regio)["aantal"], int)
    return f"{(on + timedelta(days=ahead) + A_DAY).isoformat()}_"


def _token(na: str) -> str:
    """The place to go on from, when it is one that a page gave."""
    day, mark, _ = na.partition("_")
    try:
        date.fromisoformat(day)
    except ValueError:
        return ""
    return na if mark else ""


def _filters(chosen: dict[str, str], parties: Mapping[str, str]) -> list[tuple[str, str, str, str, Mapping[str, str]]]:
    """Every filter: name, question, what no choice means, what is chosen, and the choices."""
    levels = {code: niveau.value.capitalize() for code, niveau in NIVEAUS.items()}
    return [("wacht-op", "Wacht op", "alles", chosen.get("wacht-op", ""), parties),
            ("stand", "Stand", "alle open zaken", chosen.get("stand", ""), STANDEN),
            ("niveau", "Klok", "alles", chosen.get("niveau", ""), levels)]


def _chips(chosen: dict[str, str], parties: Mapping[str, str]) -> list[tuple[str, str]]:
    """Every filter that is on, and the address without it."""
    words = {"wacht-op": ("wacht op", parties), "stand": ("stand", STANDEN),
             "niveau": ("niveau", {code: niveau.value for code, niveau in NIVEAUS.items()})}
    return [(f"{words[name][0]}: {words[name][1][code]}",
             "?" + urlencode({other: value for other, value in chosen.items() if other != name}))
            for name, code in chosen.items()]
