"""What a professional writes about their own learning: guidance, lessons from another trade, who came along.

No word about a child; it is one's own. Source: issue 4, part 2.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Final
from uuid import UUID

from django.db import IntegrityError, connection, transaction

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.rules.access import Deed, Relatie, may
from ketenkameleon.rules.leerlog import names_a_child
from ketenkameleon.rules.verdict import refused
from ketenkameleon.rules.waarden import names
from ketenkameleon.team.invoer import BegeleidingInvoer, LeerInvoer, MeeloperInvoer, OnvolledigBewijs
from ketenkameleon.team.models import Begeleiding, Leerregel
from ketenkameleon.team.queries_leren import lesson_of, lessons
from ketenkameleon.team.queries_loopbaan import colleagues
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import NotFound, authorise

BRON: Final = "Ketenkameleon, issue 4, deel 2"
LATER: Final = "Deze dag is nog niet geweest. Kies vandaag of eerder."
UREN: Final = "Vul uren in: meer dan nul, hoogstens een dag."
EEN_DAG: Final = Decimal(24)
MEEGEGAAN: Final = ("meeloper", "begeleider")


def log_guidance(actor: Actor, invoer: BegeleidingInvoer, *, at: datetime) -> UUID:
    """Write down a talk about one's own work; its key comes back.

    Raises NotAllowed, and OnvolledigBewijs: a day to come, hours that cannot be, a number of a child in the text.
    """
    on = _own_work(actor, at)
    wrong = _checked(invoer.op, invoer.uren, {"met": (invoer.met, 120), "thema": (invoer.thema, 200)}, on)
    if invoer.soort not in names(actor.wet.tabel("team.begeleiding", on)):
        wrong["soort"] = "Kies wat voor gesprek het was."
    if not invoer.met.strip():
        wrong["met"] = "Schrijf op met wie."
    if wrong:
        raise OnvolledigBewijs(**wrong)
    row = Begeleiding(regio_id=actor.regio_id, account_id=actor.account_id, soort=invoer.soort, op=invoer.op,
                      uren=invoer.uren, met=invoer.met.strip(), thema=invoer.thema.strip(), at=at)
    row.save(force_insert=True)
    content = {"soort": row.soort, "op": row.op, "uren": str(row.uren), "met": row.met, "thema": row.thema}
    record(actor.lopend, Wijziging("begeleiding.vastgelegd", "begeleiding", row.id, content))
    return row.id


def write_lesson(actor: Actor, invoer: LeerInvoer, *, at: datetime) -> UUID:
    """Write down what was learned from another trade; its key comes back. It is one's own until it is shared.

    Raises NotAllowed, and OnvolledigBewijs: no trade, no text, a day to come, a number of a child in the text.
    """
    on = _own_work(actor, at)
    wrong = _checked(invoer.op, invoer.uren, {"tekst": (invoer.tekst, 600)}, on)
    if invoer.vak not in names(actor.wet.tabel("team.vakken", on, regio=actor.regio_code)):
        wrong["vak"] = "Kies van welk vak."
    if not invoer.tekst.strip():
        wrong["tekst"] = "Schrijf op wat u leerde."
    if wrong:
        raise OnvolledigBewijs(**wrong)
    row = Leerregel(regio_id=actor.regio_id, account_id=actor.account_id, op=invoer.op, vak=invoer.vak,
                    tekst=invoer.tekst.strip(), uren=invoer.uren, gedeeld=invoer.gedeeld, at=at)
    row.save(force_insert=True)
    content = {"vak": row.vak, "op": row.op, "gedeeld": row.gedeeld, "tekst": row.tekst}
    record(actor.lopend, Wijziging("leerlog.geschreven", "leerlog", row.id, content))
    return row.id


def share_lesson(actor: Actor, leer_id: UUID, *, gedeeld: bool, at: datetime) -> None:
    """Share an own line with the team, or no longer. Raises NotAllowed, and NotFound for a line of somebody else."""
    _own_work(actor, at)
    line = lesson_of(actor, leer_id)
    if line is None or not line.van_mij:
        raise NotFound(refused("not_your_function", BRON), object_soort="leerlog", gevraagd=str(leer_id))
    Leerregel(id=leer_id, gedeeld=gedeeld).save(force_update=True, update_fields=["gedeeld"])
    event = "leerlog.gedeeld" if gedeeld else "leerlog.niet_gedeeld"
    record(actor.lopend, Wijziging(event, "leerlog", leer_id, {"was": line.gedeeld}))


def take_out_lessons(actor: Actor, *, at: datetime) -> list[tuple[str, ...]]:
    """One's own lines as rows of text, the oldest first; that they were taken out is written down.

    Columns: day, trade, text, hours, shared. Raises NotAllowed.
    """
    on = _own_work(actor, at)
    vakken = names(actor.wet.tabel("team.vakken", on, regio=actor.regio_code))
    own = [line for line in reversed(lessons(actor)) if line.van_mij]
    record(actor.lopend, Wijziging("leerlog.uitgevoerd", "leerlog", actor.account_id, {"regels": len(own)}))
    return [(line.op.isoformat(), vakken.get(line.vak, line.vak), line.tekst,
             "" if line.uren is None else str(line.uren).replace(".", ","), "ja" if line.gedeeld else "nee")
            for line in own]


def name_along(actor: Actor, contact_id: UUID, invoer: MeeloperInvoer, *, at: datetime) -> UUID:
    """Write down who came along to one's own contact, while it is not saved; the key comes back.

    What happened is always kept: when the family did not know beforehand, the reason is asked. The wall, the zaak and
    who answers for it are taken from the contact itself. Raises NotFound when the contact is not the actor's or is
    saved, and OnvolledigBewijs.
    """
    on, key = local_day(at), new_id()
    _check_along(actor, invoer, on)
    reden = "" if invoer.verteld else invoer.verteld_reden.strip()
    values: dict[str, UUID | str | bool | date] = {
        "id": key, "account": invoer.account_id, "als": invoer.als, "verteld": invoer.verteld, "on": on,
        "reden": reden, "wie": actor.account_id, "contact": contact_id, "regio": actor.regio_id}
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_MEE, values)
            [(zaak_id,)] = cursor.fetchall() or [(None,)]
    except IntegrityError as twice:
        raise OnvolledigBewijs(wie="Deze collega staat er al bij.") from twice
    if zaak_id is None:
        raise NotFound(refused("not_your_zaak", BRON), object_soort="contact", gevraagd=str(contact_id))
    content = {"contact": contact_id, "account": invoer.account_id, "als": invoer.als, "verteld": invoer.verteld,
               "reden": reden}
    record(actor.lopend, Wijziging("contact.meegelopen", "meeloper", key, content, zaak_id))
    return key


def _check_along(actor: Actor, invoer: MeeloperInvoer, on: date) -> None:
    wrong = {} if invoer.als in MEEGEGAAN else {"als": "Kies hoe deze collega meeging."}
    if invoer.account_id not in colleagues(actor, on=on):
        wrong["wie"] = "Kies een collega uit het team."
    if not invoer.verteld and not 0 < len(invoer.verteld_reden.strip()) <= 200:
        wrong["verteld_reden"] = "Schrijf in één zin waarom het gezin dit niet wist."
    if wrong:
        raise OnvolledigBewijs(**wrong)


def _own_work(actor: Actor, at: datetime) -> date:
    """The day, for who has work of their own in the team."""
    on = local_day(at)
    authorise(may(Deed.EIGEN_WERK, functies=actor.functies, relaties=frozenset({Relatie.GEEN}), on=on, wet=actor.wet))
    return on


def _checked(op: date, uren: Decimal | None, texts: dict[str, tuple[str, int]], on: date) -> dict[str, str]:
    wrong = {} if op <= on else {"op": LATER}
    if uren is not None and not 0 < uren <= EEN_DAG:
        wrong["uren"] = UREN
    for field, (text, most) in texts.items():
        sentence = names_a_child(text)
        if sentence or len(text) > most:
            wrong[field] = sentence or f"Maak de tekst korter: hoogstens {most} tekens."
    return wrong


# A look back at the row would need the wall of reading; the id is known and the zaak comes from the contact.
_MEE: Final = """
WITH c AS (
  SELECT id, zaak_id, regio_id, verantwoordelijke_id, muur FROM zaken_contact
  WHERE id = %(contact)s AND regio_id = %(regio)s AND account_id = %(wie)s
    AND bewaard_at IS NULL AND afgebroken_at IS NULL
), erbij AS (
  INSERT INTO team_meeloper (id, regio_id, verantwoordelijke_id, muur, zaak_id, contact_id, account_id, als, verteld,
    verteld_reden, vastgelegd_door, op)
  SELECT %(id)s, regio_id, verantwoordelijke_id, muur, zaak_id, id, %(account)s, %(als)s, %(verteld)s, %(reden)s,
    %(wie)s, %(on)s FROM c
)
SELECT zaak_id FROM c
"""
