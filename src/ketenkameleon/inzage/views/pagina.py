"""What the pages of the privacy officer share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Final

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from ketenkameleon.inzage.queries.toezicht import Blik, Nood, last_check
from ketenkameleon.inzage.queries.verzoeken import Verzoekregel
from ketenkameleon.logboek.schrijven import Lijstsoort, looked_at_list
from ketenkameleon.rules.roles import Regime
from ketenkameleon.toegang.pagina import Vraag, today

WRONG: Final = 422
# A log that nobody read back for longer than this says so.
TE_LANG: Final = timedelta(days=8)
TABS: Final = (
    ("fg", "Overzicht"),
    ("fg_wie_keek", "Wie keek?"),
    ("fg_verzoeken", "Verzoeken"),
    ("fg_afwijkingen", "Afwijkingen"),
    ("fg_bewaren", "Bewaren"),
    ("fg_datalekken", "Datalekken"),
    ("fg_register", "Regels"),
)


def write_look(request: Vraag, verzoeken: Sequence[Verzoekregel] = (), blikken: Sequence[Blik] = (),
               spoed: Sequence[Nood] = ()) -> None:
    """Write down whose zaken stood on this page of the privacy officer. A request under the Wpg is left out: that there
    is one may stand in no log but that of such a request.
    """
    shown = [v.zaak_id for v in verzoeken if v.regime != Regime.WPG]
    shown += [blik.zaak_id for blik in blikken if blik.zaak_id] + [nood.zaak_id for nood in spoed]
    looked_at_list(request.actor.lopend, Lijstsoort.PRIVACY, shown)


def show(request: Vraag, template: str, tab: str, context: Mapping[str, object]) -> HttpResponse:
    """The page with its tabs and the state of the log; 422 when one of its forms has errors."""
    wrong = any(isinstance(form, forms.Form) and form.errors for form in context.values())
    check = last_check(request.actor)
    page = {
        "tabs": TABS,
        "tab": tab,
        "vandaag": today(request),
        "controle": check,
        "fout": wrong,
        "controle_oud": check is None or request.at - check.at > TE_LANG,
        **context,
    }
    return render(request, f"inzage/{template}.html", page, status=WRONG if wrong else 200)
