"""Recording a share: asked for, in an emergency, explained, stopped, talked about. Source: ux.md S9."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from ketenkameleon.delen.actions.openen import bring_up_to_date
from ketenkameleon.delen.invoer import (
    DelingInvoer,
    NoodInvoer,
    UitlegInvoer,
    check_deling,
    check_not_by_law,
    check_uitleg,
    check_what,
)
from ketenkameleon.delen.models import WPG_MUUR, ZAAK_MUUR, Deling, FgBericht
from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.authority import Besluitdaad
from ketenkameleon.rules.delen import article_for, giver, last_day_proposed, without_name
from ketenkameleon.rules.gronden import Grondsoort, Toetsen, Verteld, law_allows, weighed
from ketenkameleon.rules.roles import Regime, Rol
from ketenkameleon.rules.verdict import refused
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import NotFound, require
from ketenkameleon.zaken.gebeurtenissen import happened
from ketenkameleon.zaken.invoer import Onvolledig, check_texts
from ketenkameleon.zaken.queries.rollen import may_act, responsible_for
from ketenkameleon.zaken.queries.zaak import NOT_THERE, ZaakZicht, still_open, zaak_for

BRON = "ux.md S9; issue 3, onderdeel 4"
COLLEGE = "college"
NAAMLOOS_FOUT = "Onderzoek krijgt alleen wat niemand herkent: het verzuim, en de uitkomst."


def ask_share(actor: Actor, zaak_id: UUID, invoer: DelingInvoer, uitleg: UitlegInvoer, *, at: datetime) -> UUID:
    """Record that a receiver wants these kinds of data for this purpose; the id of the share comes back.

    The ground is not chosen: the law where it covers all of it, else consent. Where it covers a part, that part
    is a share of its own. Recording shares nothing: it stands once rules.toestemming.may_share says so.
    Raises Onvolledig, NotFound, NotAllowed, NotNow for a closed zaak and for what the Wpg does not allow.
    """
    zicht = _open_zaak(actor, zaak_id, local_day(at))
    gever, regime = gives_for(actor, zicht, invoer.ontvanger, frozenset(invoer.soorten))
    check_deling(invoer, gever, on=zicht.on, wet=actor.wet)
    check_uitleg(uitleg, on=zicht.on)
    grond, artikel = _ground(actor, invoer, gever, regime, zicht.on)
    row = _new(actor, zicht, invoer.ontvanger, invoer.soorten, at)
    row.gever, row.regime = gever, regime.value
    row.grond, row.artikel, row.doel = grond.value, artikel, invoer.doel.strip()
    row.tot, row.kind_alleen = invoer.tot, invoer.kind_alleen
    _explained(row, uitleg)
    row.save(force_insert=True)
    _keep(actor, row, "deling.gevraagd", at)
    bring_up_to_date(actor, zicht)
    return row.id


def share_now(actor: Actor, zaak_id: UUID, invoer: NoodInvoer, *, at: datetime) -> UUID:
    """Share in an emergency, at once; the id of the share comes back. The privacy officer is told in the same breath.

    It must be explained within the hours of row delen.nood_uitleg, or it no longer stands. Raises Onvolledig,
    NotFound, NotAllowed, and NotNow for a closed zaak and under the Wpg.
    """
    zicht = _open_zaak(actor, zaak_id, local_day(at))
    gever, regime = giver(actor.lezersmuur, on=zicht.on, wet=actor.wet)
    wrong = check_what(invoer.ontvanger, invoer.soorten, gever, on=zicht.on, wet=actor.wet)
    wrong |= check_texts(reden=(invoer.reden, 200))
    if not invoer.reden.strip():
        wrong["reden"] = "Schrijf in één zin waarom het niet kan wachten."
    if wrong:
        raise Onvolledig(**wrong)
    if regime is Regime.WPG:
        require(refused("wpg_only_by_law", "Wpg art. 16, 19 en 20"), gevraagd=zicht.nummer)
    row = _new(actor, zicht, invoer.ontvanger, invoer.soorten, at)
    row.grond, row.doel = Grondsoort.VITAAL_BELANG.value, invoer.reden.strip()
    row.nood_reden, row.nood_at, row.fg_gemeld_at = invoer.reden.strip(), at, at
    row.tot = last_day_proposed(zicht.on, wet=actor.wet)
    row.save(force_insert=True)
    FgBericht.objects.create(regio_id=actor.regio_id, verantwoordelijke_id=row.verantwoordelijke_id, zaak_id=zaak_id,
                             deling=row, at=at)
    _keep(actor, row, "deling.nood", at)
    bring_up_to_date(actor, zicht)
    return row.id


def explain(actor: Actor, deling_id: UUID, uitleg: UitlegInvoer, *, at: datetime) -> UUID:
    """Write the tests and the telling with a share; the zaak's id comes back.

    What was written before stays where nothing new is given. An emergency counts as explained once all is there.
    Raises Onvolledig, NotFound, NotAllowed, and NotNow for a share that was stopped.
    """
    row, zicht = mine(actor, deling_id, local_day(at))
    check_uitleg(uitleg, on=zicht.on)
    _explained(row, uitleg)
    whole = weighed(Toetsen(row.doel, row.niet_minder, row.niet_anders),
                    Verteld(row.verteld_op, row.verteld_hoe, row.verteld_niet), on=zicht.on, wet=actor.wet)
    if row.nood_at is not None and row.uitgelegd_at is None and whole:
        row.uitgelegd_at = at
    row.save(update_fields=["niet_minder", "niet_anders", "verteld_op", "verteld_hoe", "verteld_niet", "uitgelegd_at"])
    _keep(actor, row, "deling.uitgelegd", at)
    bring_up_to_date(actor, zicht)
    return zicht.zaak_id


def stop(actor: Actor, deling_id: UUID, *, at: datetime) -> UUID:
    """End a share today; the zaak's id comes back. Raises NotFound, NotAllowed, NotNow when it was stopped before."""
    row, zicht = mine(actor, deling_id, local_day(at))
    row.gestopt_op, row.gestopt_door = zicht.on, actor.account_id
    row.save(update_fields=["gestopt_op", "gestopt_door"])
    _keep(actor, row, "deling.gestopt", at)
    bring_up_to_date(actor, zicht)
    return zicht.zaak_id


def discuss(actor: Actor, zaak_id: UUID, *, at: datetime) -> None:
    """Note that the table was gone through with child and parents today, and open again what still stands.

    Raises NotFound, NotAllowed, and NotNow for a closed zaak.
    """
    zicht = _open_zaak(actor, zaak_id, local_day(at))
    happened(actor, zaak_id, "delen.besproken", at=at)
    record(actor.lopend, Wijziging("delen.besproken", "zaak", zaak_id, {"op": zicht.on}, zaak_id))
    bring_up_to_date(actor, zicht)


def mine(actor: Actor, deling_id: UUID, on: date) -> tuple[Deling, ZaakZicht]:
    """The share, held until the transaction ends, for who runs the zaak; NotNow when it was stopped."""
    found = Deling.objects.filter(pk=deling_id, regio_id=actor.regio_id)
    zaak_id = found.values_list("zaak_id", flat=True).first()
    if zaak_id is None:
        raise NotFound(NOT_THERE, object_soort="deling", gevraagd=str(deling_id))
    zicht = zaak_for(actor, zaak_id, Deed.ZAAK_BEHANDELEN, on=on, lock=True)
    row = found.select_for_update(no_key=True).get()
    if row.gestopt_op is not None:
        require(refused("share_not_running", BRON), object_soort="deling", gevraagd=str(deling_id))
    return row, zicht


def gives_for(actor: Actor, zicht: ZaakZicht, ontvanger: str, soorten: frozenset[str]) -> tuple[str, Regime]:
    """For which party the actor gives this, and under which law: the rol they look in, or with its mandate the college.

    The college asks for an onderzoek of the Raad, and no leerplichtambtenaar does. Source: Jeugdwet art. 2.4; row
    delen.gronden; docs/adr/0035.
    """
    lawful = law_allows(soorten, gever=COLLEGE, ontvanger=ontvanger, regime=Regime.JEUGDWET, on=zicht.on, wet=actor.wet)
    if actor.lezersmuur == ZAAK_MUUR and lawful and may_act(actor, zicht, Besluitdaad.VTO, on=zicht.on):
        return COLLEGE, Regime.JEUGDWET
    return giver(actor.lezersmuur, on=zicht.on, wet=actor.wet)


def _ground(actor: Actor, invoer: DelingInvoer, gever: str, regime: Regime, on: date) -> tuple[Grondsoort, str]:
    """The law where it covers all of it, with its article; else consent, where that may be asked."""
    asked = {"gever": gever, "ontvanger": invoer.ontvanger, "regime": regime}
    if law_allows(invoer.soorten, gever=gever, ontvanger=invoer.ontvanger, regime=regime, on=on, wet=actor.wet):
        return Grondsoort.WET, article_for(invoer.soorten, gever=gever, ontvanger=invoer.ontvanger, regime=regime,
                                           on=on, wet=actor.wet)
    if regime is Regime.WPG:
        require(refused("wpg_only_by_law", "Wpg art. 16, 19 en 20"), object_soort="deling", gevraagd=str(asked))
    wrong = check_not_by_law(invoer.soorten, gever, invoer.ontvanger, regime, on=on, wet=actor.wet)
    if not without_name(invoer.ontvanger, invoer.soorten, on=on, wet=actor.wet):
        wrong["soorten"] = NAAMLOOS_FOUT
    if wrong:
        raise Onvolledig(**wrong)
    return Grondsoort.TOESTEMMING, ""


def _new(actor: Actor, zicht: ZaakZicht, ontvanger: str, soorten: tuple[str, ...], at: datetime) -> Deling:
    gever, regime = giver(actor.lezersmuur, on=zicht.on, wet=actor.wet)
    answers = responsible_for(actor, zicht, Rol(actor.rol), on=zicht.on) if actor.rol else zicht.verantwoordelijke_id
    return Deling(
        regio_id=actor.regio_id, verantwoordelijke_id=answers, zaak_id=zicht.zaak_id, gever=gever, ontvanger=ontvanger,
        muur=WPG_MUUR if regime is Regime.WPG else ZAAK_MUUR, soorten=sorted(set(soorten)), regime=regime.value,
        van=zicht.on, gemaakt_door=actor.account_id, gemaakt_at=at)


def _explained(row: Deling, uitleg: UitlegInvoer) -> None:
    row.niet_minder = uitleg.niet_minder.strip() or row.niet_minder
    row.niet_anders = uitleg.niet_anders.strip() or row.niet_anders
    row.verteld_op = uitleg.verteld_op or row.verteld_op
    row.verteld_hoe = uitleg.verteld_hoe.strip() or row.verteld_hoe
    row.verteld_niet = uitleg.verteld_niet.strip() or row.verteld_niet


def _open_zaak(actor: Actor, zaak_id: UUID, on: date) -> ZaakZicht:
    zicht = zaak_for(actor, zaak_id, Deed.ZAAK_BEHANDELEN, on=on, lock=True)
    require(still_open(zicht), gevraagd=zicht.nummer)
    return zicht


def _keep(actor: Actor, row: Deling, code: str, at: datetime) -> None:
    """Under the Wpg nothing for the figures: an event in sight of every rol would tell of it."""
    if row.muur != WPG_MUUR:
        happened(actor, row.zaak_id, code, at=at)
    content = {"gever": row.gever, "ontvanger": row.ontvanger, "soorten": row.soorten, "regime": row.regime,
               "grond": row.grond, "artikel": row.artikel, "van": row.van, "tot": row.tot,
               "verteld": row.verteld_op, "gestopt": row.gestopt_op}
    record(actor.lopend, Wijziging(code, "deling", row.id, content, row.zaak_id))
