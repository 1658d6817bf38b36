"""Logging in by a letter, choosing for whom one works, and choosing a password."""

from __future__ import annotations

from typing import Final

from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from ketenkameleon.toegang import onderweg
from ketenkameleon.toegang.inloggen.actions import (
    choose_password,
    log_in_by_letter,
    may_choose_password,
    own_name,
    redeem,
)
from ketenkameleon.toegang.inloggen.forms import BriefForm, WachtwoordForm
from ketenkameleon.toegang.inloggen.hoeden import SESSION_HOED, hats, wear
from ketenkameleon.toegang.pagina import Vraag
from ketenkameleon.toegang.verzoek import AnyRequest
from ketenkameleon.web.context import FUNCTIES
from ketenkameleon.web.views import csrf_fout as page_without_token

NIET_GOED: Final = ("Deze gegevens horen niet bij elkaar, of de code werkt niet meer. Kijk alles na. "
                    "Na 5 keer werkt een code niet meer. Bel dan {telefoon}.")
TE_VAAK: Final = "U probeerde het te vaak. Wacht een paar minuten, of bel {telefoon}."
WRONG: Final = 422


@require_http_methods(["GET", "POST"])
def inlogbrief(request: HttpRequest) -> HttpResponse:
    """Log in with the code in a letter. Whatever was wrong, the page says the same; tries are counted and kept."""
    form = BriefForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if not ratelimit.consume(request, action="inlogbrief"):
            form.add_error(None, TE_VAAK.format(telefoon=settings.TELEFOON_HULP))
        else:
            given = form.cleaned_data
            account = redeem(given["code"], given["geboren"], given["belcode"], at=timezone.now())
            if account is not None:
                return log_in_by_letter(request, account)
            form.add_error(None, NIET_GOED.format(telefoon=settings.TELEFOON_HULP))
    # 200, also with faults: what is answered with 422 is undone, and with it the count of tries.
    return render(request, "toegang/inlogbrief.html", {"form": form})


def csrf_fout(request: AnyRequest, reason: str = "") -> HttpResponse:
    """A form came back with the token of another session. Its text waits for its writer; nothing is done with it.

    Back to the page of the form, by way of the login when nobody is logged in; a page that says no for a form that is
    not ours, or not of who is logged in here now.
    """
    page = (request.resolver_match and request.resolver_match.url_name) or ""
    sent = onderweg.hold(request, page)
    if sent is None or request.session.get(SESSION_HOED, sent.hoed) != sent.hoed:
        return page_without_token(request, reason)
    return redirect(sent.pad)


@require_http_methods(["GET", "POST"])
def hoed(request: Vraag) -> HttpResponse:
    """Choose for whom to work now. What one hat may is never added to what another may. Source: design.md 4."""
    found = hats()
    if request.method == "POST":
        chosen = next((hat for hat in found if str(hat.id) == request.POST.get("hoed")), None)
        if chosen is not None:
            wear(request, chosen.id)
            messages.success(request, "U kijkt nu als ouder of kind." if chosen.gezin
                             else f"U werkt nu als {_words(chosen.functies)} voor {chosen.organisatie}.")
            return redirect("start")
    shown = [(hat, _words(hat.functies), hat.id == request.actor.hoed) for hat in found]
    wrong = request.method == "POST"
    return render(request, "toegang/hoed.html", {"hoeden": shown, "fout": wrong}, status=WRONG if wrong else 200)


@require_http_methods(["GET", "POST"])
def wachtwoord(request: Vraag) -> HttpResponse:
    """Choose a password, once there is an app or passkey beside it."""
    form = WachtwoordForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        naam = choose_password(request, request.actor, form.cleaned_data["wachtwoord"])
        messages.success(request, f"Bewaard. U logt voortaan in als {naam}, met dit wachtwoord en uw tweede stap.")
        return redirect("mfa_index")
    return render(request, "toegang/wachtwoord.html",
                  {"form": form, "naam": own_name(request.actor), "kan": may_choose_password(request.actor)},
                  status=WRONG if form.errors else 200)


def _words(functies: tuple[str, ...]) -> str:
    return " en ".join(FUNCTIES.get(functie, functie) for functie in functies)
