"""One transaction around every request, one acting context in it, and one place where a no becomes a page.

Source: design.md 6, Transaction. The response is rendered inside the transaction; a refusal rolls it back and
is written down in a second one.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from ketenkameleon.logboek.schrijven import refused as write_refusal
from ketenkameleon.rules.inloggen import family_ended
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.texts import weigering
from ketenkameleon.rules.verdict import Refused, refused
from ketenkameleon.toegang import onderweg
from ketenkameleon.toegang.context import Actor, Begonnen, begin, was_family
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.inloggen.hoeden import SESSION_HOED, wear
from ketenkameleon.toegang.inloggen.sterk import MAKEN, where_to
from ketenkameleon.toegang.models import Account
from ketenkameleon.toegang.refusals import NotAllowed, NotFound
from ketenkameleon.toegang.sessies import empty, end_session, is_over, keep_alive
from ketenkameleon.toegang.taal import draw_in_chosen_language
from ketenkameleon.toegang.verzoek import AnyRequest
from ketenkameleon.web.talen import NEDERLANDS, spoken_in
from ketenkameleon.web.views import fout_404

OPEN_PAGES = frozenset({"account_login", "account_logout", "hulp", "toegankelijkheid", "privacy", "inlogbrief",
                        "mfa_authenticate", "mfa_login_webauthn", "oidc_login", "oidc_callback", "agenda_ics",
                        "snel_weg"})
# What is there whatever hat somebody wears, and before they wear one.
ZONDER_HOED = MAKEN | {"hoed"}
# All that a parent or child can reach; every other page is not there for them.
GEZIN_PAGES = ZONDER_HOED | {"start", "gezin", "wie_keek", "berichten", "gezin_brieven", "gezin_brief",
                             "gezin_delen", "gezin_antwoord", "gezin_stop",
                             "sessie_verleng", "wachtwoord", "usersessions_list", "mfa_deactivate_totp",
                             "mfa_generate_recovery_codes", "mfa_list_webauthn",
                             "mfa_remove_webauthn", "gezin_taal", "gezin_zaak", "gezin_hulp", "gezin_plek",
                             "gezin_berichten", "gezin_klopt_niet", "gezin_ander_contact", "gezin_verzetten",
                             "gezin_plan", "gezin_plan_woorden", "gezin_plan_antwoord"}
SESSION_REGIO = "regio"
SESSION_ROL = "rol"
NOT_FOUND, SERVER_ERROR = 404, 500
# A form that comes back with its faults has written nothing, whatever the action did before it found them.
BAD_INPUT = frozenset({400, 422})

Answer = Callable[[AnyRequest], HttpResponse]


class TransactionMiddleware:
    """Opens the transaction, rolls it back on a refusal or a fault, and writes the refusal down afterwards."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: AnyRequest) -> HttpResponse:
        request.at = timezone.now()
        request.actor = None
        request.refusal = None
        request.talen = ()
        request.teruggehaald = None
        with spoken_in(NEDERLANDS), transaction.atomic():
            response = self.get_response(request)
            if request.refusal is not None or response.status_code in BAD_INPUT or response.status_code >= SERVER_ERROR:
                transaction.set_rollback(True)
            elif response.status_code == NOT_FOUND and SESSION_KEY in request.session:
                # An address that does not exist says that the attempt is kept, like one that is not yours.
                request.refusal = NotFound(refused("not_your_zaak"), gevraagd="onbekend adres")
        if request.refusal is not None:
            _write_down(request, request.refusal)
        _keep_nowhere(request, response)
        return response

    def process_exception(self, request: AnyRequest, exc: Exception) -> HttpResponse | None:
        """Turn a refusal into its page, once, here, so that no view has to."""
        return _refusal_page(request, exc) if isinstance(exc, NotAllowed) else None


class ActorMiddleware:
    """Begins the acting context of the request, and sends who is not logged in to the login page."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: AnyRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: AnyRequest, view: object, args: object, kwargs: object) -> HttpResponse | None:
        """Everything is closed unless it stands on the list of open pages."""
        page = (request.resolver_match and request.resolver_match.url_name) or ""
        started = _begin(request, page)
        request.actor = started.actor
        if request.actor is not None:
            keep_alive(request.session, request.actor, request.at)
            return None if page in OPEN_PAGES else _first(request, request.actor, page)
        if page in OPEN_PAGES:
            return None
        if started.wachtwoord:
            return _refusal_page(request, NotAllowed(_why_nobody(request)))
        sent = onderweg.hold(request, page)
        return redirect_to_login(sent.pad if sent else request.get_full_path())


def _why_nobody(request: AnyRequest) -> Refused:
    """Why this account may do nothing here: a parent or child whose right to look has ended, or no aanstelling."""
    if was_family(UUID(request.session[SESSION_KEY])):
        return family_ended(on=local_day(request.at), wet=shipped())
    return refused("no_aanstelling")


def _first(request: AnyRequest, actor: Actor, page: str) -> HttpResponse | None:
    """What comes before the page that was asked for: a hat, a second factor; and what is not there for a family."""
    if page not in ZONDER_HOED and not _wears(request, actor):
        onderweg.hold(request, page)
        wear(request, None)
        return redirect("hoed" if actor.hoeden > 1 else "start")
    stronger = where_to(request.session, actor.account_id, page)
    if stronger:
        onderweg.hold(request, page)
        return redirect(stronger)
    if actor.gezin and page not in GEZIN_PAGES:
        return _refusal_page(request, NotFound(refused("not_your_zaak"), gevraagd=page))
    if actor.gezin:
        draw_in_chosen_language(request, page)
    request.afzender = partial(onderweg.sender, actor, request.get_full_path())
    back = onderweg.bring_back(request, actor, page)
    return redirect(back) if back else None


def _wears(request: AnyRequest, actor: Actor) -> bool:
    """Does this session wear the hat that the actor acts under? Who has one only, wears it from the first page on."""
    known = request.session.get(SESSION_HOED)
    if known is None and actor.hoeden == 1:
        request.session[SESSION_HOED] = str(actor.hoed)
        return True
    return bool(known == str(actor.hoed))


def _refusal_page(request: AnyRequest, exc: NotAllowed) -> HttpResponse:
    request.refusal = exc
    if isinstance(exc, NotFound):
        return fout_404(request, exc)
    # The four lines are in Dutch, so the page around them is.
    with spoken_in(NEDERLANDS):
        return render(request, "web/weigering.html", {"weigering": weigering(exc.refusal)}, status=exc.status)


def _begin(request: AnyRequest, page: str) -> Begonnen:
    session = request.session
    if is_over(session, request.at):
        end_session(session)
    account, hoed = session.get(SESSION_KEY), session.get(SESSION_HOED)
    doel = page if account else f"niet ingelogd: {page}"
    regio = session.get(SESSION_REGIO) if account else None
    rol = session.get(SESSION_ROL, "") if account else ""
    started = begin(
        UUID(account) if account else None, regio_id=UUID(regio) if regio else None,
        hoed=UUID(hoed) if account and hoed else None, rol=rol, doel=doel, at=request.at
    )
    if account and not _session_holds(session.get(HASH_SESSION_KEY, ""), started.wachtwoord):
        empty(session)
        return Begonnen(started.lopend, None)
    return started


def _session_holds(said: str, wachtwoord: str) -> bool:
    """A new password, or an account that is closed, ends every session of that account."""
    return bool(wachtwoord) and constant_time_compare(said, Account(password=wachtwoord).get_session_auth_hash())


def _keep_nowhere(request: AnyRequest, response: HttpResponse) -> None:
    """A shared computer keeps no page about a child, nor shows it to who presses "back" after logging out."""
    if request.actor is not None:
        response.headers.setdefault("Cache-Control", "no-store, private")


def _write_down(request: AnyRequest, exc: NotAllowed) -> None:
    with transaction.atomic():
        lopend = _begin(request, "weigering").lopend
        write_refusal(lopend, exc.object_soort, exc.gevraagd, reden=exc.refusal.code)
