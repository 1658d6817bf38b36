"""S9: who sees what of one child, for the vaste contactpersoon and who stands in; and its print for the kitchen table.

Source: ux.md S9.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from ketenkameleon.delen.actions.deling import discuss
from ketenkameleon.delen.invoer import HOE, parties, words_for
from ketenkameleon.delen.queries.delen import Delenblad, Gezegd, sharing
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.delen import Celstand, Gedeeld, Tabel, reopened, stands, who_sees_what
from ketenkameleon.rules.gronden import explain_by
from ketenkameleon.rules.roles import Regime
from ketenkameleon.rules.texts import weigering
from ketenkameleon.rules.toestemming import counts, may_share
from ketenkameleon.rules.verdict import Refused
from ketenkameleon.rules.wetboek import Wetboek
from ketenkameleon.toegang.pagina import Vraag, today
from ketenkameleon.zaken.queries.zaak import may_do, persoonslijn
from ketenkameleon.zaken.views.pagina import zaak_of

GRONDEN: Mapping[str, str] = {"wet": "de wet", "toestemming": "toestemming", "vitaal_belang": "nood"}


@require_safe
def delen(request: Vraag, nummer: str) -> HttpResponse:
    """The table, the shares, and what was said."""
    blad = _blad(request, nummer)
    return render(request, "delen/delen.html", page(request, blad, gezin=False))


@require_safe
def delen_print(request: Vraag, nummer: str) -> HttpResponse:
    """The same table for the family, on one A4: nothing of the Wpg, no counts, and not what was not told yet."""
    blad = _blad(request, nummer)
    return render(request, "delen/print.html", page(request, blad, gezin=True))


@require_POST
def delen_besproken(request: Vraag, nummer: str) -> HttpResponse:
    """The table was gone through with child and parents today."""
    zicht = zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    discuss(request.actor, zicht.zaak_id, at=request.at)
    return to_delen(request, nummer, "Genoteerd: vandaag besproken met het gezin.")


def page(request: Vraag, blad: Delenblad, *, gezin: bool) -> dict[str, object]:
    """What both pages show; `gezin` leaves out what the family does not see."""
    on, wet, zicht = today(request), request.actor.wet, blad.zicht
    tabel = who_sees_what(blad.gedeeld, blad.verhaal_voor, gezin=gezin, on=on, wet=wet)
    return {
        "zicht": zicht, "kind": persoonslijn(zicht.kind), "vandaag": on, "tabel": tabel, "blad": blad,
        "partijen": parties(on=on, wet=wet), "soorten": words_for(on=on, wet=wet), "hoe": HOE,
        "kan": bool(may_do(request.actor, zicht, Deed.ZAAK_BEHANDELEN)),
        "delingen": [_row(g, blad, on, wet) for g in blad.gedeeld if g.open and g.deling.tot and on <= g.deling.tot],
        "gezegd": [(row, said(row, blad, on, wet)) for row in reversed(blad.gezegd)],
        "opnieuw": reopened((row.toestemming for row in blad.gezegd), blad.gezin, on=on, wet=wet),
        "verteld": _told(tabel),
        "uit_te_leggen": [(g.id, explain_by(g.deling.nood.gedeeld_om, wet=wet)) for g in blad.gedeeld
                          if g.id in blad.uit_te_leggen and g.deling.nood is not None],
    }


def said(row: Gezegd, blad: Delenblad, on: date, wet: Wetboek) -> str:
    """Why what somebody said does not count today; "" when it does, or was a no."""
    verdict = counts(row.toestemming, geboren=blad.gezin.geboren, on=on, wet=wet)
    if not isinstance(verdict, Refused) or not row.toestemming.ja:
        return ""
    return weigering(verdict).waarom


def to_delen(request: Vraag, nummer: str, effect: str) -> HttpResponse:
    """Back to the table, with a sentence that says what has happened. No personal data in it."""
    messages.success(request, effect)
    return redirect("delen", nummer)


def _blad(request: Vraag, nummer: str) -> Delenblad:
    return sharing(request.actor, zaak_of(request, nummer, Deed.NOTITIES_ZIEN), on=today(request))


def _row(gedeeld: Gedeeld, blad: Delenblad, on: date, wet: Wetboek) -> dict[str, object]:
    """One share: its ground in a word, and what it still misses ("" when it stands)."""
    verdict = may_share(gedeeld.deling, on=on, wet=wet)
    missing = weigering(verdict).waarom if isinstance(verdict, Refused) else ""
    if not missing and not stands(gedeeld.deling, on=on, wet=wet):
        missing = "De uitleg was er niet op tijd."
    return {"id": gedeeld.id, "deling": gedeeld.deling, "grond": GRONDEN[gedeeld.deling.grond], "mist": missing,
            "wpg": gedeeld.deling.regime is Regime.WPG}


def _told(tabel: Tabel) -> list[str]:
    """Receivers whose rol reads the verhaal because the teller said yes: each can be taken back."""
    return [cel.ontvanger for _, cells in tabel.rijen for cel in cells if cel.stand is Celstand.VERTELD]
