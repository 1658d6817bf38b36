"""Who sees what, and yes, no and stop, for a parent or child on their own page. Source: issue 6, part 5; ux.md S11a."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ketenkameleon.delen.actions.gezin import answer, stand_of, take_back
from ketenkameleon.delen.invoer import parties, words_for
from ketenkameleon.delen.queries.gezin import EigenJa, Gevraagd, Gezinsblad, sharing_of_family
from ketenkameleon.gezin.forms.toestemming import AntwoordForm
from ketenkameleon.gezin.woorden_delen import VERTELD, ground, kept, taken_back
from ketenkameleon.meldingen.queries_gezin import heard_by_family
from ketenkameleon.rules.delen import Cel, Celstand, Gedeeld, reopened
from ketenkameleon.rules.gezinsvraag import Vraagstand
from ketenkameleon.rules.halt import DEELNAME
from ketenkameleon.rules.verdict import refused
from ketenkameleon.rules.visibility import Band
from ketenkameleon.toegang.pagina import Vraag, today
from ketenkameleon.toegang.refusals import NotFound, require
from ketenkameleon.zaken.queries.zaak import NOT_THERE


@dataclass(frozen=True, slots=True)
class Regel:
    """One kind of data that a party sees: why, for what, and until when."""

    soort: str
    waarom: str
    doel: str
    tot: date | None


@dataclass(frozen=True, slots=True)
class Partij:
    """One party: what it sees, what it may see later, and what it does not see."""

    naam: str
    ziet: tuple[Regel, ...]
    nog_niet: tuple[str, ...]
    opnieuw: tuple[str, ...]
    niet: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kaart:
    """One question as it stands on the page. `verteld`: what somebody told is part of it."""

    deling_id: UUID
    partij: str
    soorten: tuple[str, ...]
    doel: str
    tot: date | None
    stand: Vraagstand
    beslist: bool
    anderen: bool
    verteld: bool
    gezegd_op: date | None
    opnieuw: int | None
    gezien: str


@dataclass(frozen=True, slots=True)
class Woord:
    """Something they said themselves. `stop`: the key of a yes that can still be taken back."""

    ja: bool
    partij: str
    soorten: tuple[str, ...]
    op: date
    tot: date
    gestopt_op: date | None
    stop: UUID | None


@require_safe
def gezin_delen(request: Vraag, nummer: str) -> HttpResponse:
    """The table in plain words, the questions that are open, and what they said themselves."""
    return _page(request, sharing_of_family(request.actor, nummer, on=today(request)))


@require_POST
def gezin_antwoord(request: Vraag, nummer: str, deling_id: UUID) -> HttpResponse:
    """Yes or no to one question."""
    form = AntwoordForm(request.POST)
    if not form.is_valid():
        blad = sharing_of_family(request.actor, nummer, on=today(request))
        return _page(request, blad, status=422)
    ja = form.cleaned_data["antwoord"] == "ja"
    band = answer(request.actor, nummer, deling_id, ja=ja, gezien=form.cleaned_data["gezien"], at=request.at)
    messages.success(request, kept(je=band is Band.KIND, ja=ja))
    return redirect("gezin_delen", nummer)


@require_http_methods(["GET", "HEAD", "POST"])
def gezin_stop(request: Vraag, nummer: str, toestemming_id: UUID) -> HttpResponse:
    """What stops and what does not; then one press takes the yes back."""
    if request.method == "POST":
        take_back(request.actor, nummer, toestemming_id, at=request.at)
        messages.success(request, taken_back())
        return redirect("gezin_delen", nummer)
    blad = sharing_of_family(request.actor, nummer, on=today(request))
    woord = next((w for own, w in _words(request, blad) if own.id == toestemming_id), None)
    if woord is None:
        raise NotFound(NOT_THERE, object_soort="toestemming", gevraagd=str(toestemming_id))
    if woord.stop is None:
        require(refused("answer_changed", "ux.md 9.5"), object_soort="toestemming", gevraagd=str(toestemming_id))
    return render(request, "gezin/stop.html", {"woord": woord, "nummer": nummer, "je": _je(blad)})


def _page(request: Vraag, blad: Gezinsblad, *, status: int = 200) -> HttpResponse:
    heard = heard_by_family(request.actor, blad.zaak.nummer)
    cards, parts = [_card(request, asked, blad) for asked in blad.vragen], _parties(request, blad)
    page = {
        "nummer": blad.zaak.nummer, "voornaam": blad.zaak.voornaam, "je": _je(blad),
        "vragen": [c for c in cards if c.stand in (Vraagstand.OPEN, Vraagstand.OPNIEUW)],
        "anders": [c for c in cards if c.stand in (Vraagstand.NEE, Vraagstand.GESTOPT)],
        "partijen": [p for p in parts if p.ziet or p.nog_niet or p.opnieuw],
        "niets": [p.naam for p in parts if not (p.ziet or p.nog_niet or p.opnieuw)],
        "woorden": [woord for _, woord in _words(request, blad)],
        "gehoord": heard, "kijkt_mee": any(line.loopt(today(request)) for line in heard),
        "fout": status != 200, "vandaag": today(request),
    }
    return render(request, "gezin/delen.html", page, status=status)


def _card(request: Vraag, asked: Gevraagd, blad: Gezinsblad) -> Kaart:
    deling, vraag = asked.gedeeld.deling, asked.vraag
    on, wet = today(request), request.actor.wet
    child = _je(blad)
    return Kaart(
        asked.gedeeld.id, gettext(parties(on=on, wet=wet)[deling.ontvanger]), _kinds(request, deling.soorten, je=child),
        deling.doel, deling.tot, vraag.stand, vraag.beslist, vraag.anderen, bool(deling.soorten & VERTELD),
        vraag.laatste.ingetrokken_op or vraag.laatste.op if vraag.laatste else None,
        reopened(deling.toestemmingen, deling.gezin, on=on, wet=wet) if child else None,
        stand_of(asked.gedeeld, blad.zaak.ik) if blad.zaak.ik else "")


def _parties(request: Vraag, blad: Gezinsblad) -> list[Partij]:
    """Per party its column of the table."""
    on, wet = today(request), request.actor.wet
    names, found = parties(on=on, wet=wet), []
    shares = {share.id: share for share in blad.gedeeld}
    for place, ontvanger in enumerate(blad.tabel.ontvangers):
        cells = [cells[place] for _, cells in blad.tabel.rijen]
        sees = tuple(_line(request, cel, shares, blad) for cel in cells if cel.ja)
        rest = [_kinds(request, {cel.soort for cel in cells if cel.stand is stand}, je=_je(blad))
                for stand in (Celstand.WACHT, Celstand.OPNIEUW, Celstand.NEE)]
        found.append(Partij(gettext(names[ontvanger]), sees, *rest))
    return found


def _line(request: Vraag, cel: Cel, shares: dict[UUID, Gedeeld], blad: Gezinsblad) -> Regel:
    share = shares.get(cel.deling) if cel.deling else None
    doel = share.deling.doel if share and cel.stand is not Celstand.NOOD else ""
    own = [said.toestemming.op for said in blad.gezegd
           if share and said.toestemming.ja and said.toestemming.ingetrokken_op is None
           and said.toestemming.ontvanger == cel.ontvanger and cel.soort in said.toestemming.soorten]
    why = ground(cel, share, max(own, default=None), je=_je(blad))
    return Regel(_kinds(request, {cel.soort}, je=_je(blad))[0], why, doel, cel.tot)


def _words(request: Vraag, blad: Gezinsblad) -> list[tuple[EigenJa, Woord]]:
    """What they said about sharing, the newest first, each with whether it can be taken back."""
    on, wet = today(request), request.actor.wet
    names = parties(on=on, wet=wet)
    return [(own, _word(request, own, blad, names[own.toestemming.ontvanger])) for own in blad.gezegd
            if DEELNAME not in own.toestemming.soorten]


def _word(request: Vraag, own: EigenJa, blad: Gezinsblad, partij: str) -> Woord:
    said = own.toestemming
    newer = blad.gezegd[:blad.gezegd.index(own)]
    undone = any(not later.toestemming.ja and later.toestemming.ontvanger == said.ontvanger
                 and later.toestemming.soorten & said.soorten for later in newer)
    runs = said.ja and said.ingetrokken_op is None and today(request) <= said.tot and not undone
    what = _kinds(request, said.soorten, je=_je(blad))
    return Woord(said.ja, gettext(partij), what, said.op, said.tot, said.ingetrokken_op, own.id if runs else None)


def _kinds(request: Vraag, codes: frozenset[str] | set[str], *, je: bool) -> tuple[str, ...]:
    """The names of these kinds of data, in the order of the row; a child reads of its own words."""
    own = {"waarom": gettext("waarom, in jouw woorden")} if je else {}
    names = words_for(on=today(request), wet=request.actor.wet)
    return tuple(own.get(code, gettext(naam)) for code, naam in names.items() if code in codes)


def _je(blad: Gezinsblad) -> bool:
    return blad.zaak.band is Band.KIND
