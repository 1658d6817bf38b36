"""Recording what was said, what is asked, an emergency, and taking a yes back. Source: ux.md S9."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from ketenkameleon.delen.actions.deling import ask_share, share_now
from ketenkameleon.delen.actions.toestemming import say, withdraw, withdraw_told
from ketenkameleon.delen.forms.delen import IntrekForm, JaForm, NoodForm, VraagForm, key_of, proposed
from ketenkameleon.delen.invoer import kinds, parties, words_for
from ketenkameleon.delen.queries.delen import Delenblad, sharing
from ketenkameleon.delen.views.blad import to_delen
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.delen import giver, last_day_proposed
from ketenkameleon.toegang.pagina import Vraag, today
from ketenkameleon.toegang.refusals import NotFound
from ketenkameleon.web.dates import datum_lang
from ketenkameleon.zaken.forms.velden import done_with
from ketenkameleon.zaken.queries.zaak import NOT_THERE, ZaakZicht
from ketenkameleon.zaken.views.pagina import given, show, zaak_of


@require_http_methods(["GET", "HEAD", "POST"])
def delen_ja(request: Vraag, nummer: str) -> HttpResponse:
    """A yes or a no: who, to whom, which data. The rest is filled in and stands there as a sentence."""
    zicht = zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    blad = sharing(request.actor, zicht, on=today(request))
    tot = last_day_proposed(today(request), wet=request.actor.wet)
    form = JaForm(given(request), mensen=blad.mensen, **_choices(request),
                  initial=proposed(today(request), tot) | _asked(request, blad))
    if form.is_bound and done_with(form, lambda: say(request.actor, zicht.zaak_id, form.invoer(), at=request.at)):
        return to_delen(request, nummer, "Bewaard. Het antwoord geldt vanaf nu.")
    return _page(request, zicht, form, kop="Antwoord van het gezin vastleggen", knop="Bewaar het antwoord", zinnen=(
        f"Bewaard wordt ook: ja, mondeling, vandaag, tot en met {datum_lang(tot)}.",
        "Vertel erbij: u mag nee zeggen, en later ook stoppen. De hulp gaat dan gewoon door."))


@require_http_methods(["GET", "HEAD", "POST"])
def delen_vraag(request: Vraag, nummer: str) -> HttpResponse:
    """Who wants to see what, for what. The ground follows from the law; nothing is shared by it yet."""
    zicht = zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    tot = last_day_proposed(today(request), wet=request.actor.wet)
    form = VraagForm(given(request), **_choices(request), initial=proposed(today(request), tot))
    if form.is_bound and done_with(form, lambda: ask_share(request.actor, zicht.zaak_id, form.invoer(), form.uitleg(),
                                                           at=request.at)):
        return to_delen(request, nummer, "Bewaard. Wat nog nodig is, staat bij deze vraag.")
    return _page(request, zicht, form, kop="Iemand wil iets zien", knop="Bewaar de vraag", zinnen=(
        f"Het geldt tot en met {datum_lang(tot)}. Regelt de wet het al, dan vragen we geen toestemming.",
        "Waarom niet minder, waarom niet anders, en hoe u het vertelde: dat mag nu of later. Eerder wordt niets"
        " gedeeld."))


@require_http_methods(["GET", "HEAD", "POST"])
def delen_nood(request: Vraag, nummer: str) -> HttpResponse:
    """Share now, explain within 24 hours; the privacy officer is told."""
    zicht = zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    form = NoodForm(given(request), **_choices(request))
    if form.is_bound and done_with(form, lambda: share_now(request.actor, zicht.zaak_id, form.invoer(),
                                                           at=request.at)):
        return to_delen(request, nummer, "U mag dit nu delen. De privacyfunctionaris heeft bericht."
                                         " Leg het uit voordat de tijd om is.")
    uren = request.actor.wet.getal("delen.nood_uitleg", today(request))
    return _page(request, zicht, form, kop="Nu delen, bij gevaar", knop="Deel nu", zinnen=(
        f"Alleen bij gevaar voor iemand. U legt het binnen {uren} uur uit.",
        "De privacyfunctionaris krijgt meteen bericht."))


@require_http_methods(["GET", "HEAD", "POST"])
def ja_intrekken(request: Vraag, nummer: str, toestemming_id: UUID) -> HttpResponse:
    """Take one yes back, for one receiver, at once."""
    zicht = zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    blad = sharing(request.actor, zicht, on=today(request))
    row = next((row for row in blad.gezegd if row.id == toestemming_id), None)
    if row is None:
        raise NotFound(NOT_THERE, object_soort="toestemming", gevraagd=str(toestemming_id))
    form = IntrekForm(given(request), mensen=blad.mensen, initial={"wie": key_of(row.toestemming.door)})
    if form.is_bound and done_with(form, lambda: withdraw(request.actor, toestemming_id, form.door(), at=request.at)):
        return to_delen(request, nummer, "Ingetrokken. Vanaf nu wordt dit niet meer gedeeld.")
    wat = ", ".join(naam for code, naam in words_for(on=today(request), wet=request.actor.wet).items()
                    if code in row.toestemming.soorten)
    aan = parties(on=today(request), wet=request.actor.wet)[row.toestemming.ontvanger]
    return _page(request, zicht, form, kop="Toestemming intrekken", knop="Trek in", zinnen=(
        f"Het gaat om: {wat}, aan {aan}. Wat al is gegeven, blijft gegeven.", "Het stopt meteen."))


@require_POST
def verteld_intrekken(request: Vraag, nummer: str, ontvanger: str) -> HttpResponse:
    """Take back what was said when the verhaal was told, for the rol of one receiver."""
    zicht = zaak_of(request, nummer, Deed.ZAAK_BEHANDELEN)
    withdraw_told(request.actor, zicht.zaak_id, ontvanger, at=request.at)
    return to_delen(request, nummer, "Ingetrokken. In die rol is het verhaal niet meer te lezen.")


def _page(request: Vraag, zicht: ZaakZicht, form: JaForm | VraagForm | NoodForm | IntrekForm, *, kop: str, knop: str,
          zinnen: tuple[str, ...]) -> HttpResponse:
    first = [form[name] for name in getattr(form, "EERST", form.fields)]
    later = [form[name] for name in getattr(form, "INGEVULD", ())]
    return show(request, "delen/formulier.html", zicht, form=form, kop=kop, knop=knop, zinnen=zinnen, eerst=first,
                later=later, open=any(field.errors for field in later))


def _choices(request: Vraag) -> dict[str, dict[str, str]]:
    """Receivers other than who gives, and every kind of data."""
    on, wet = today(request), request.actor.wet
    gever, _ = giver(request.actor.lezersmuur, on=on, wet=wet)
    return {"partijen": {code: naam for code, naam in parties(on=on, wet=wet).items() if code != gever},
            "soorten": dict(kinds(on=on, wet=wet))}


def _asked(request: Vraag, blad: Delenblad) -> dict[str, object]:
    """The receiver and the kinds of the share that the page was opened for; nothing when there is none."""
    asked = request.GET.get("deling")
    if not asked:
        return {}
    try:
        found = next(g for g in blad.gedeeld if g.id == UUID(asked))
    except (ValueError, StopIteration) as wrong:
        raise Http404 from wrong
    return {"ontvanger": found.deling.ontvanger, "soorten": sorted(found.deling.soorten),
            "tot": found.deling.tot}
