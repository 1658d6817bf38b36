"""The zaak: its kinds, its steps, how it closes, and how a professional is asked to take it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ketenkameleon.rules.roles import Rol
from ketenkameleon.rules.terms import add_workdays
from ketenkameleon.rules.verdict import ALLOWED, Verdict, refused
from ketenkameleon.rules.waarden import arrows, names, part, table, texts
from ketenkameleon.rules.wetboek import Waarde, Wetboek


class Stand(StrEnum):
    """Where a zaak stands. *Wacht op* is no stand but any number of open rows."""

    NIEUW = "nieuw"
    LOOPT = "loopt"
    PLEK_GESTART = "plek_gestart"
    GESLOTEN = "gesloten"


class Zaaksoort(StrEnum):
    """What kind of zaak it is; only a verzuimzaak has a promise."""

    VERZUIM = "verzuim"
    LUXE = "luxe"
    DOORSTROOMPUNT = "doorstroompunt"
    VRIJWILLIG = "vrijwillig"


class VerzoekStand(StrEnum):
    """Where the question to a professional to take a zaak stands."""

    GEVRAAGD = "gevraagd"
    AANVAARD = "aanvaard"
    GEWEIGERD = "geweigerd"
    INGETROKKEN = "ingetrokken"
    GEEINDIGD = "geeindigd"


@dataclass(frozen=True, slots=True)
class CloseFacts:
    """What the house knows when somebody wants to close a zaak.

    `meldingen_zonder_reden`: open meldingen that have no DUO reason and note yet. `open_contacten`:
    contacts that were started and neither kept nor broken off. `plek_bevestigd`: a plek that was confirmed
    and runs.
    """

    uitkomst: str
    reden: str = ""
    nazorg_gedaan: bool = False
    plek_bevestigd: bool = False
    meldingen_zonder_reden: int = 0
    open_contacten: int = 0


def steps(*, on: date, wet: Wetboek) -> Mapping[tuple[Stand, Stand], str]:
    """Every step a zaak can take, each with its ground in Dutch.

    Units: `on` is a date. Source: row zaak.stappen.
    """
    found = arrows(wet.waarde("zaak.stappen", on))
    return {(Stand(was), Stand(to)): grond for (was, to), grond in found.items()}


def may_step(now_in: Stand, to: Stand, *, on: date, wet: Wetboek) -> Verdict:
    """May a zaak go from `now_in` to `to` on that day?

    Units: `on` is a date. Source: with each step in row zaak.stappen; design.md 2a.
    """
    if (now_in, to) in steps(on=on, wet=wet):
        return ALLOWED
    return refused("no_such_step", "design.md 2a (standen van een zaak)", nu=_words(now_in), naar=_words(to))


def has_promise(soort: Zaaksoort, *, on: date, wet: Wetboek) -> bool:
    """Has a zaak of this kind a promise? Units: `on` is a date. Source: design.md 2; row zaak.soorten."""
    return part(_soort(soort, on, wet)["belofte"], bool)


def may_have_role(soort: Zaaksoort, rol: Rol, *, on: date, wet: Wetboek) -> Verdict:
    """May a contact in a zaak of this kind have this rol?

    A voluntary zaak has no Leerplicht rol, a Doorstroompunt-zaak no Halt.
    Units: `on` is a date. Source: row zaak.soorten.
    """
    row = _soort(soort, on, wet)
    if rol in texts(row["rollen_niet"]):
        return refused("role_not_in_kind", "Ketenkameleon, rij zaak.soorten", soort=part(row["naam"], str))
    return ALLOWED


def may_convert(soort: Zaaksoort, to: Zaaksoort, *, told_family: bool, on: date, wet: Wetboek) -> Verdict:
    """May a zaak of one kind become a zaak of another kind?

    A voluntary zaak becomes a verzuimzaak only as a step of its own that the family has been told.
    Units: `on` is a date. Source: row zaak.omzetten.
    """
    must_tell = wet.tabel("zaak.omzetten", on).get(f"{soort}>{to}")
    if must_tell is None:
        return refused("cannot_convert", "Ketenkameleon, rij zaak.omzetten")
    if must_tell and not told_family:
        return refused("family_not_told", "Ketenkameleon, rij zaak.omzetten")
    return ALLOWED


def outcomes(*, on: date, wet: Wetboek) -> Mapping[str, str]:
    """The outcomes a zaak can close with: code and name.

    Units: `on` is a date. Source: row zaak.uitkomsten.
    """
    return _names(wet.tabel("zaak.uitkomsten", on))


def may_close(facts: CloseFacts, *, on: date, wet: Wetboek) -> Verdict:
    """May the zaak be closed with this outcome?

    No contact is open, each melding has its own DUO reason and note, the outcome is one of the list with a
    reason or a confirmed plek where it asks for one, and the nazorg check is done (not after a death or a
    report made in error). Units: counts and a date. Source: row zaak.uitkomsten; design.md 2, promise 2;
    domain.md 14b, 10.
    """
    if facts.open_contacten:
        return refused("contact_open", "design.md 2, belofte 7")
    if facts.meldingen_zonder_reden:
        return refused("melding_without_reason", "Besluit verzuimmelding, bijlage")
    known = wet.tabel("zaak.uitkomsten", on)
    if facts.uitkomst not in known:
        return refused("outcome_unknown", "Ketenkameleon, rij zaak.uitkomsten")
    asks = table(known[facts.uitkomst])
    if part(asks["reden"], bool) and not facts.reden.strip():
        return refused("reason_missing", "Ketenkameleon, rij zaak.uitkomsten")
    if part(asks["plek"], bool) and not facts.plek_bevestigd:
        return refused("plek_not_confirmed", "design.md 2, belofte 2")
    if part(asks["nazorg"], bool) and not facts.nazorg_gedaan:
        return refused("aftercare_not_done", "Ketenkameleon, rij zaak.uitkomsten")
    return ALLOWED


def waiting_parties(*, on: date, wet: Wetboek, regio: str = "") -> Mapping[str, str]:
    """Whom a zaak can wait for: code and name.

    Units: `on` is a date. Source: design.md 2a; row zaak.wacht_op.
    """
    return names(wet.waarde("zaak.wacht_op", on, regio=regio))


def choices_after_withdrawal(open_meldingen: int, *, on: date, wet: Wetboek) -> Mapping[str, str]:
    """What the contactpersoon chooses from when a melding was withdrawn; empty while others remain open.

    Nothing closes by itself. Units: `open_meldingen` counts the meldingen that are still open.
    Source: design.md 2, promise 9; row zaak.na_intrekken.
    """
    return {} if open_meldingen else names(wet.waarde("zaak.na_intrekken", on))


def answer_due(asked_on: date, *, wet: Wetboek) -> date:
    """The last day on which the asked professional answers.

    Units: one workday after the day of asking. Source: design.md 2, promise 1; row verzoek.antwoord_binnen.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> answer_due(date(2026, 9, 11), wet=shipped())
    datetime.date(2026, 9, 14)
    """
    return add_workdays(asked_on, wet.getal("verzoek.antwoord_binnen", asked_on), wet=wet)


def may_answer(verzoek_stand: VerzoekStand, is_asked_person: bool) -> Verdict:
    """May this person accept or refuse the question now? Source: design.md 2, promise 1."""
    if not is_asked_person:
        return refused("not_asked", "design.md 2, belofte 1")
    if verzoek_stand is not VerzoekStand.GEVRAAGD:
        return refused("already_answered", "design.md 2, belofte 1")
    return ALLOWED


def refusal_reasons(*, on: date, wet: Wetboek) -> Mapping[str, str]:
    """Why a professional may say no: code and name.

    Units: `on` is a date. Source: row verzoek.weigerredenen.
    """
    return _names(wet.tabel("verzoek.weigerredenen", on))


def may_refuse(reden_code: str, toelichting: str, *, on: date, wet: Wetboek) -> Verdict:
    """Is this a reason to refuse a zaak? "Anders" asks for an explanation.

    Units: `on` is a date. Source: design.md 2, promise 1; row verzoek.weigerredenen.
    """
    known = wet.tabel("verzoek.weigerredenen", on)
    if reden_code not in known:
        return refused("refusal_reason_unknown", "design.md 2, belofte 1")
    if part(table(known[reden_code])["toelichting"], bool) and not toelichting.strip():
        return refused("reason_missing", "design.md 2, belofte 1")
    return ALLOWED


def may_hand_over(reden: str) -> Verdict:
    """May the zaak go to another vaste contactpersoon? Only with a reason. Source: design.md 2, promise 1."""
    return ALLOWED if reden.strip() else refused("reason_missing", "design.md 2, belofte 1")


def _soort(soort: Zaaksoort, on: date, wet: Wetboek) -> Mapping[str, Waarde]:
    return table(wet.tabel("zaak.soorten", on)[soort])


def _names(rows: Mapping[str, Waarde]) -> Mapping[str, str]:
    return {code: part(table(row)["naam"], str) for code, row in rows.items()}


def _words(stand: Stand) -> str:
    return stand.replace("_", " ")
