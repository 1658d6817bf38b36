"""Destroy what has been kept long enough, by two persons and under a certificate; and the breach register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import connection

from ketenkameleon.inzage.models import Datalek, Vernietiging, Vernietigregel
from ketenkameleon.inzage.queries.bewaren import breach, kept_long_enough, lines_of_list, one_list
from ketenkameleon.inzage.queries.toezicht import may_watch, own_organisatie
from ketenkameleon.logboek.certificaten import Besluit, destroy_content
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.rules.toezicht import report_breach_by
from ketenkameleon.rules.verdict import ALLOWED, refused
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import require
from ketenkameleon.zaken.invoer import Onvolledig, check_texts

BRON: Final = "issue 3, onderdeel 6 (twee personen)"
# A list that one person can read, and that a worker carries out in one transaction.
MEEST: Final = 200


@dataclass(frozen=True, slots=True)
class LekInvoer:
    """A breach as it was found."""

    wat: str
    ontdekt_at: datetime
    gebeurd_op: date | None
    van_wie: str
    aantal: int | None
    gegevens: str


def propose(actor: Actor, grond: str, *, at: datetime) -> UUID:
    """Put everything whose term is over on a list, two hundred lines at most; its id comes back.

    Raises Onvolledig without a ground, NotNow when nothing may go, NotAllowed. Source: rules.bewaren.
    """
    wrong = check_texts(grond=(grond, 200))
    if not grond.strip():
        wrong["grond"] = "Schrijf op op grond waarvan, zoals de selectielijst."
    if wrong:
        raise Onvolledig(**wrong)
    found = kept_long_enough(actor, on=local_day(at))[:MEEST]
    require(ALLOWED if found else refused("nothing_to_destroy", BRON), object_soort="vernietiging")
    own = {"regio_id": actor.regio_id, "verantwoordelijke_id": own_organisatie(actor)}
    lijst = Vernietiging(
        id=new_id(), **own, grond=grond.strip(), voorgesteld_door=actor.account_id, voorgesteld_at=at
    )
    lijst.save(force_insert=True)
    Vernietigregel.objects.bulk_create(
        Vernietigregel(
            **own,
            vernietiging_id=lijst.id,
            zaak_id=b.zaak_id,
            zaaknummer=b.nummer,
            muur=b.muur,
            soort=b.soort,
            tot=b.tot,
        )
        for b in found
    )
    record(
        actor.lopend,
        Wijziging(
            "vernietiging.voorgesteld", "vernietiging", lijst.id, {"grond": grond.strip(), "regels": len(found)}
        ),
    )
    return lijst.id


def approve(actor: Actor, lijst_id: UUID, *, at: datetime) -> None:
    """Agree with a proposal of somebody else; the worker carries it out. The terms are computed once more.

    Raises NotFound, NotAllowed, and NotNow for one's own proposal, one that was settled, or one of which something
    may not go after all. Source: issue 3, part 6 (two persons).
    """
    on = local_day(at)
    lijst = one_list(actor, lijst_id, on=on, lock=True)
    settled = lijst.goedgekeurd_at or lijst.ingetrokken_at
    require(refused("already_done", BRON) if settled else ALLOWED, object_soort="vernietiging")
    mine = lijst.voorgesteld_door == actor.account_id
    require(refused("second_person", BRON) if mine else ALLOWED, object_soort="vernietiging")
    still = {(b.nummer, b.muur) for b in kept_long_enough(actor, on=on, lijst_id=lijst_id)}
    asked = {(r.nummer, r.muur) for r in lines_of_list(actor, lijst_id, on=on)}
    require(ALLOWED if asked == still else refused("still_kept", BRON), object_soort="vernietiging")
    Vernietiging.objects.filter(pk=lijst_id).update(goedgekeurd_door=actor.account_id, goedgekeurd_at=at)
    record(actor.lopend, Wijziging("vernietiging.goedgekeurd", "vernietiging", lijst_id, {"regels": len(asked)}))


def withdraw(actor: Actor, lijst_id: UUID, *, at: datetime) -> None:
    """Take a proposal back that nobody agreed with yet. Raises NotFound, NotAllowed and NotNow."""
    lijst = one_list(actor, lijst_id, on=local_day(at), lock=True)
    settled = lijst.goedgekeurd_at or lijst.ingetrokken_at
    require(refused("already_done", BRON) if settled else ALLOWED, object_soort="vernietiging")
    Vernietiging.objects.filter(pk=lijst_id).update(ingetrokken_at=at)
    record(actor.lopend, Wijziging("vernietiging.ingetrokken", "vernietiging", lijst_id, {}))


def destroy_agreed(actor: Actor, *, at: datetime) -> int:
    """Carry out what two persons agreed on in this regio; how many lists were done. May run twice: done is done.

    Under the duty of the clock. Content goes, and with it what the log holds of it, under a certificate.
    """
    done = 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM inzage_te_vernietigen()")
        for lijst_id, verantwoordelijke, voorstel, akkoord, grond in cursor.fetchall():
            cursor.execute("SELECT * FROM inzage_vernietig(%s)", [lijst_id])
            gone = cursor.fetchone()
            if gone is None:
                continue
            besluit = Besluit(voorstel, akkoord, verantwoordelijke, grond)
            certificaat, lines = destroy_content(actor.lopend, besluit, zaken=gone[0], objecten=gone[1], at=at)
            cursor.execute("SELECT inzage_vernietigd(%s, %s, %s, %s)", [lijst_id, certificaat, lines, at])
            record(
                actor.lopend,
                Wijziging("vernietiging.uitgevoerd", "vernietiging", lijst_id, {"certificaat": certificaat}),
            )
            done += 1
    return done


def write_breach(actor: Actor, invoer: LekInvoer, *, at: datetime) -> UUID:
    """Write a breach down; from its discovery the 72 hours run. Raises Onvolledig and NotAllowed."""
    may_watch(actor, on=local_day(at))
    wrong = check_texts(wat=(invoer.wat, 600), van_wie=(invoer.van_wie, 200), gegevens=(invoer.gegevens, 300))
    if invoer.ontdekt_at > at:
        wrong["ontdekt_op"] = "Kies een moment dat al is geweest."
    if invoer.gebeurd_op and invoer.gebeurd_op > local_day(invoer.ontdekt_at):
        wrong["gebeurd_op"] = "Dit ligt na de ontdekking."
    if wrong:
        raise Onvolledig(**wrong)
    lek = Datalek(
        id=new_id(),
        regio_id=actor.regio_id,
        verantwoordelijke_id=own_organisatie(actor),
        wat=invoer.wat.strip(),
        ontdekt_at=invoer.ontdekt_at,
        gebeurd_op=invoer.gebeurd_op,
        van_wie=invoer.van_wie.strip(),
        aantal=invoer.aantal,
        gegevens=invoer.gegevens.strip(),
        opgeschreven_door=actor.account_id,
        melden_uiterlijk=report_breach_by(invoer.ontdekt_at, wet=actor.wet),
    )
    lek.save(force_insert=True)
    record(actor.lopend, Wijziging("datalek.opgeschreven", "datalek", lek.id, {"ontdekt": invoer.ontdekt_at}))
    return lek.id


def update_breach(
    actor: Actor,
    lek_id: UUID,
    *,
    ap_at: datetime | None,
    ap_niet: str,
    verteld_op: date | None,
    verteld_niet: str,
    maatregelen: str,
    klaar: bool,
    at: datetime,
) -> None:
    """Write down whom it was told, what was done, and that it is settled. Raises Onvolledig, NotFound and NotNow."""
    lek = breach(actor, lek_id, on=local_day(at))
    require(refused("already_done", BRON) if lek.afgerond_at else ALLOWED, object_soort="datalek")
    wrong = check_texts(ap_niet=(ap_niet, 300), verteld_niet=(verteld_niet, 300), maatregelen=(maatregelen, 600))
    if klaar and not (ap_at or ap_niet.strip()):
        wrong["ap_niet"] = "Schrijf op waarom u het niet bij de AP meldde."
    if klaar and not (verteld_op or verteld_niet.strip()):
        wrong["verteld_niet"] = "Schrijf op waarom u het niet aan de mensen vertelde."
    if klaar and not maatregelen.strip():
        wrong["maatregelen"] = "Schrijf op wat u deed om het te stoppen en te voorkomen."
    if wrong:
        raise Onvolledig(**wrong)
    Datalek.objects.filter(pk=lek_id).update(
        ap_at=ap_at,
        ap_niet=ap_niet.strip(),
        verteld_op=verteld_op,
        verteld_niet=verteld_niet.strip(),
        maatregelen=maatregelen.strip(),
        afgerond_at=at if klaar else None,
    )
    record(actor.lopend, Wijziging("datalek.bijgewerkt", "datalek", lek_id, {"afgerond": klaar}))
