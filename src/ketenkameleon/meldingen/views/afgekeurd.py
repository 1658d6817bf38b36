"""Lines that did not go in: see them, take them along in a file, mend one and read it again. For a
coördinator."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Callable, Container
from typing import Final, NamedTuple, Protocol
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ketenkameleon.meldingen.forms.oordeel import Regel
from ketenkameleon.meldingen.queries_afgekeurd import (
    AfgekeurdBlad,
    bad_line_page,
    bad_lines_for_file,
    bad_list,
)
from ketenkameleon.meldingen.woorden import SOORTEN_AFGEKEURD
from ketenkameleon.rules.access import Deed
from ketenkameleon.toegang.pagina import Vraag, deed, today

WRONG: Final = 422
IN_MEMORY: Final = 1024 * 1024
GELEZEN: Final = "De regel is opnieuw gelezen en hoort er nu bij."
NIET_NODIG: Final = "De regel is weggezet: niet nodig. Hij blijft bewaard."


class Uitslag(Protocol):
    """What became of a mended line: it went in, or still not, with the sentence that says why."""

    @property
    def gelukt(self) -> bool: ...
    @property
    def zin(self) -> str: ...


class Verbeteren(NamedTuple):
    """What an adapter can do with a line: read a mended one under its own layout, or note that it needs
    nothing. `soorten`: the kinds of file whose lines it can read."""

    lees: Callable[..., Uitslag]
    laat: Callable[..., None]
    soorten: Container[str]


@require_safe
@deed(Deed.AFGEKEURD_ZIEN)
def afgekeurd(request: Vraag) -> HttpResponse:
    """The lines that did not go in, of all files or of one."""
    levering = _key(request.GET.get("levering", ""))
    found = bad_list(request.actor, levering_id=levering, na=request.GET.get("na", ""), on=today(request))
    page = {
        "regels": found.regels,
        "verder": found.verder,
        "levering": levering,
        "bladert": "na" in request.GET,
        "leveringen": [(v, SOORTEN_AFGEKEURD.get(v.soort, v.soort)) for v in found.leveringen],
    }
    return render(request, "meldingen/afgekeurd.html", page)


def line_page(adapter: Verbeteren) -> Callable[..., HttpResponseBase]:
    """The page of one line. Reading is for the adapter that knows the layout, which stands above this app:
    it hands
    its functions in where the address is hung. Source: design.md 4 (imports point one way)."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @deed(Deed.AFGEKEURD_ZIEN)
    def afgekeurd_regel(request: Vraag, regel_id: UUID) -> HttpResponse:
        """The whole line, what is wrong with it, and a box to mend it in."""
        if request.method == "POST" and "niet_nodig" in request.POST:
            adapter.laat(request.actor, regel_id, at=request.at)
            messages.success(request, NIET_NODIG)
            return redirect("afgekeurd")
        blad = bad_line_page(request.actor, regel_id, on=today(request))
        form = Regel(request.POST) if request.method == "POST" else Regel(initial={"regel": blad.inhoud})
        if request.method == "POST" and form.is_valid():
            outcome = adapter.lees(request.actor, regel_id, form.cleaned_data["regel"], at=request.at)
            if outcome.gelukt:
                messages.success(request, GELEZEN)
                return redirect("afgekeurd")
            form.add_error("regel", outcome.zin)
        page = {
            "form": form,
            "regel": blad,
            "soort": SOORTEN_AFGEKEURD.get(blad.soort, blad.soort),
            "te_verbeteren": _can_be_mended(blad) and blad.soort in adapter.soorten,
        }
        return render(request, "meldingen/afgekeurd_regel.html", page, status=WRONG if form.errors else 200)

    return afgekeurd_regel


@require_POST
@deed(Deed.AFGEKEURD_ZIEN)
def afgekeurd_uitvoer(request: Vraag) -> FileResponse:
    """All open lines as a CSV file. Written to a file first: what is sent later is sent without a
    transaction."""
    target = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the response closes it
    text = io.TextIOWrapper(target, encoding="utf-8-sig", newline="", write_through=True)
    csv.writer(text, delimiter=";").writerows(bad_lines_for_file(request.actor, on=today(request)))
    text.detach()
    target.seek(0)
    name = f"afgekeurde-regels-{today(request).isoformat()}.csv"
    return FileResponse(target, as_attachment=True, filename=name, content_type="text/csv; charset=utf-8")


def _can_be_mended(blad: AfgekeurdBlad) -> bool:
    return blad.heel and blad.leesbaar and blad.verbeterd_at is None


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
