"""What is known already for a letter: nobody types it again. What is not known here stays empty, and is asked.

Source: design.md 2, promise 6; issue 4, part 5 (written from what is already known).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from ketenkameleon.brieven.models import Briefversie
from ketenkameleon.personen.queries import Omgeving, around
from ketenkameleon.rules.leerplicht import BirthDate
from ketenkameleon.rules.texts import MAANDEN, dutch_date
from ketenkameleon.team.queries import facts_of
from ketenkameleon.toegang.context import Actor
from ketenkameleon.zaken.queries.lezen import row
from ketenkameleon.zaken.queries.zaak import ZaakZicht

_UUR: Final = 60
AKTE: Final = "akte_boa"
_UREN: Final = """
SELECT m.minuten FROM meldingen_melding m WHERE m.zaak_id = %(zaak)s AND m.minuten IS NOT NULL
ORDER BY m.gemeld_op DESC, m.id DESC LIMIT 1"""

_PLEK: Final = """
SELECT waar, gestart_op FROM zaken_plek WHERE zaak_id = %(zaak)s AND stand IN ('gestart', 'bevestigd')"""
# A letter with a code that was used: somebody holds this account. An adult has one with gezag.
_PAGINA: Final = """
SELECT i.account_id, r.soort = 'kind' FROM toegang_inlogbrief i
JOIN toegang_relatie r ON r.account_id = i.account_id AND r.zaak_id = i.zaak_id
  AND r.soort IN ('ouder_met_gezag', 'kind') AND %(on)s BETWEEN r.van AND r.tot
WHERE i.regio_id = %(regio)s AND i.zaak_id = %(zaak)s AND i.persoon_id = %(persoon)s AND i.gebruikt_at IS NOT NULL
ORDER BY i.gebruikt_at DESC LIMIT 1"""


@dataclass(frozen=True, slots=True)
class Lezer:
    """Somebody of the family who can get a letter; `kind`: it is the child."""

    persoon_id: UUID
    naam: str
    kind: bool


def family_readers(actor: Actor, zicht: ZaakZicht) -> tuple[Lezer, ...]:
    """The child, and who has gezag that day; a parent without gezag gets no letter from here. Source: data.md 2.2."""
    return _readers(zicht, around(actor, zicht.kind.persoon_id, on=zicht.on))


def known(actor: Actor, zicht: ZaakZicht, persoon_id: UUID | None) -> dict[str, str]:
    """A value for every field that the zaak answers, or who writes; empty ones are left out. Five queries."""
    omgeving = around(actor, zicht.kind.persoon_id, on=zicht.on)
    reader = next((lezer for lezer in _readers(zicht, omgeving) if lezer.persoon_id == persoon_id), None)
    minutes = row(lambda found: found, _UREN, {"zaak": zicht.zaak_id})
    vast = zicht.vast
    found = {
        "kind": zicht.kind.voornaam, "kind_naam": zicht.kind.naam if zicht.kind.bekend else "",
        "geboren": _born(zicht.kind.geboren),
        "aanhef": (zicht.kind.voornaam if reader.kind else reader.naam) if reader else "",
        "professional": vast.naam if vast else "", "telefoon": vast.telefoon if vast else "",
        "school": zicht.school_naam, "uren": str(minutes // _UUR) if minutes else "",
        "belofte_op": dutch_date(zicht.belofte_op) if zicht.belofte_op else "",
        "melding_op": dutch_date(zicht.telt_van),
        "tolk_taal": zicht.kind.taal if zicht.kind.tolk else "", "gemeente": zicht.gemeente_naam,
        "organisatie": zicht.gemeente_naam and f"de gemeente {zicht.gemeente_naam}",
        "gezag": "\n".join(tie.naam for tie in omgeving.verwanten if tie.heeft_gezag and tie.naam),
        **_by(actor, zicht), **_placed(zicht)}
    return {veld: waarde for veld, waarde in found.items() if waarde}


@dataclass(frozen=True, slots=True)
class EigenPagina:
    """The account of somebody of the family who logged in before and may look today; `kind`: it is the child."""

    account_id: UUID
    kind: bool


def page_of(actor: Actor, zicht: ZaakZicht, persoon_id: UUID | None) -> EigenPagina | None:
    """The own page of this child or parent, None for who never logged in or may not look today. One query."""
    return row(EigenPagina, _PAGINA, {"regio": actor.regio_id, "zaak": zicht.zaak_id, "persoon": persoon_id,
                                      "on": zicht.on})


def last_address(actor: Actor, zicht: ZaakZicht, naar: str, persoon_id: UUID | None) -> tuple[str, ...]:
    """The address on the last letter of this zaak to the same receiver; () for the first."""
    found = Briefversie.objects.filter(regio_id=actor.regio_id, zaak_id=zicht.zaak_id, brief__naar=naar)
    found = found.filter(brief__persoon_id=persoon_id) if persoon_id else found.filter(brief__persoon__isnull=True)
    found = found.order_by("-gemaakt_at", "-nummer")
    return tuple(found.values_list("aan", flat=True).first() or ())


def _by(actor: Actor, zicht: ZaakZicht) -> dict[str, str]:
    """What is known of who writes: the name, for the acts it signs, and the deed that is valid that day."""
    deeds = [b for b in facts_of(actor, actor.account_id).bewijzen
             if b.soort == AKTE and b.van <= zicht.on and (b.tot is None or zicht.on <= b.tot)]
    deed = max(deeds, key=lambda b: b.van, default=None)
    return {**dict.fromkeys(("verbalisant", "verwijzer", "uitvoerende", "beslisser"), actor.naam),
            "akte": deed.nummer if deed else "", "akte_tot": dutch_date(deed.tot) if deed and deed.tot else "",
            "identificatie": zicht.nummer, "startdatum": dutch_date(zicht.telt_van),
            "registratiedatum": dutch_date(zicht.on)}


def _placed(zicht: ZaakZicht) -> dict[str, str]:
    """The plek that started, and when: for the outcome to the school."""
    found = row(lambda waar, op: (waar, op), _PLEK, {"zaak": zicht.zaak_id})
    return {"plek": found[0], "uitkomst_op": dutch_date(found[1])} if found else {}


def _readers(zicht: ZaakZicht, omgeving: Omgeving) -> tuple[Lezer, ...]:
    child = Lezer(zicht.kind.persoon_id, zicht.kind.naam or "het kind", True)
    return (child, *(Lezer(tie.persoon_id, tie.naam or "naam niet bekend", False)
                     for tie in omgeving.verwanten if tie.heeft_gezag))


def _born(geboren: BirthDate | None) -> str:
    if geboren is None or geboren.maand is None or geboren.dag is None:
        return str(geboren.jaar) if geboren else ""
    return f"{geboren.dag} {MAANDEN[geboren.maand - 1]} {geboren.jaar}"
