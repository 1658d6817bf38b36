"""Odd views: look for them, ask about one, explain it, settle it; and that break-glass was seen."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from django.db import connection

from ketenkameleon.inzage.models import AfwijkendeBlik
from ketenkameleon.inzage.queries.toezicht import NIET_HIER, may_watch, odd_view, question
from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.rules.toezicht import limits
from ketenkameleon.rules.verdict import ALLOWED, Verdict, refused
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import AMSTERDAM, local_day
from ketenkameleon.toegang.refusals import NotFound, require
from ketenkameleon.zaken.invoer import Onvolledig, check_texts

BRON: Final = "ux.md S15"
OORDELEN: Final = ("in_orde", "niet_in_orde")
_FG: Final = "SELECT inzage_afwijkingen_fg(%s, %s, %s, %s, %s, %s, %s)"
_REGIO: Final = "SELECT inzage_afwijkingen_regio(%s, %s, %s, %s, %s, %s, %s)"


def search_odd_views(actor: Actor, *, at: datetime) -> int:
    """Look back over the last days for odd views of the own organisatie; how many are new or grew.

    May run as often as one likes. Raises NotAllowed. Source: rows toezicht.afwijkingen and .terugkijken.
    """
    may_watch(actor, on=local_day(at))
    return _search(actor, _FG, at)


def search_regio(actor: Actor, *, at: datetime) -> int:
    """The same for every organisatie of a regio, under the duty of the clock; may run twice."""
    return _search(actor, _REGIO, at)


def ask(actor: Actor, blik_id: UUID, vraag: str, *, at: datetime) -> None:
    """Ask for an explanation: the person and the coördinator read it.

    Raises Onvolledig, NotFound, NotAllowed and NotNow.
    """
    _words(vraag, "vraag", 400, "Schrijf op wat u wilt weten.")
    blik = odd_view(actor, blik_id, on=local_day(at))
    require(_open(blik.oordeel or blik.vraag), object_soort="afwijking", gevraagd=str(blik_id))
    AfwijkendeBlik.objects.filter(pk=blik_id, vraag_at__isnull=True).update(
        vraag=vraag.strip(), vraag_at=at, vraag_door=actor.account_id
    )
    record(actor.lopend, Wijziging("afwijking.gevraagd", "afwijking", blik_id, {"vraag": vraag.strip()}))


def explain(actor: Actor, blik_id: UUID, uitleg: str, *, at: datetime) -> None:
    """Explain one's own look, once. Raises Onvolledig, NotFound for who was not asked, NotNow when it was done."""
    _words(uitleg, "uitleg", 600, "Schrijf op waarom u keek.")
    blik = question(actor, blik_id)
    if blik.account_id != actor.account_id:
        raise NotFound(NIET_HIER, object_soort="vraag", gevraagd=str(blik_id))
    require(_open(blik.oordeel or blik.uitleg), object_soort="vraag", gevraagd=str(blik_id))
    AfwijkendeBlik.objects.filter(pk=blik_id, uitleg_at__isnull=True).update(uitleg=uitleg.strip(), uitleg_at=at)
    record(actor.lopend, Wijziging("afwijking.uitgelegd", "afwijking", blik_id, {"uitleg": uitleg.strip()}))


def settle(actor: Actor, blik_id: UUID, oordeel: str, tekst: str, *, at: datetime) -> None:
    """Settle an odd view in words; nobody settles their own. Raises Onvolledig, NotFound, NotAllowed and NotNow."""
    _words(tekst, "oordeel_tekst", 400, "Schrijf op waarom.")
    if oordeel not in OORDELEN:
        raise Onvolledig(oordeel="Kies of het in orde is.")
    blik = odd_view(actor, blik_id, on=local_day(at))
    require(_open(blik.oordeel), object_soort="afwijking", gevraagd=str(blik_id))
    if blik.account_id == actor.account_id:
        raise Onvolledig(oordeel="Dit gaat over u zelf. Een andere privacyfunctionaris beslist.")
    AfwijkendeBlik.objects.filter(pk=blik_id, oordeel="").update(
        oordeel=oordeel, oordeel_tekst=tekst.strip(), oordeel_at=at, oordeel_door=actor.account_id
    )
    record(
        actor.lopend,
        Wijziging("afwijking.afgehandeld", "afwijking", blik_id, {"oordeel": oordeel, "tekst": tekst.strip()}),
    )


def seen(actor: Actor, bericht_id: UUID, *, at: datetime) -> None:
    """Note that the privacy officer saw that a zaak was opened by break-glass. Raises NotAllowed and NotFound."""
    may_watch(actor, on=local_day(at))
    with connection.cursor() as cursor:
        cursor.execute("SELECT inzage_nood_gezien(%s, %s)", [bericht_id, at])
        if not cursor.fetchone()[0]:
            raise NotFound(NIET_HIER, object_soort="noodbericht", gevraagd=str(bericht_id))
    record(actor.lopend, Wijziging("noodtoegang.gezien", "noodbericht", bericht_id, {"door": "fg"}))


def _search(actor: Actor, luik: str, at: datetime) -> int:
    on = local_day(at)
    back = on - timedelta(days=actor.wet.getal("toezicht.terugkijken", on))
    here = limits(on=on, wet=actor.wet)
    with connection.cursor() as cursor:
        cursor.execute(
            luik, [_midnight(back), at, here.nacht_van, here.nacht_tot, here.veel_zaken, here.weigeringen, at]
        )
        return int(cursor.fetchone()[0])


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), AMSTERDAM)


def _words(said: str, field: str, most: int, empty: str) -> None:
    wrong = check_texts(**{field: (said, most)})
    if not said.strip():
        wrong[field] = empty
    if wrong:
        raise Onvolledig(**wrong)


def _open(done: str) -> Verdict:
    return refused("already_done", BRON) if done else ALLOWED
