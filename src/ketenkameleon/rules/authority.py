"""Who may take which rol on a day, and do which act: the proofs, the age of the child, the kind of zaak."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ketenkameleon.rules.bewijs import Bewijs, Dienst, Eis, ProfessionalFeiten, as_needs, in_service, needs, proof
from ketenkameleon.rules.fase import Besluitdaad, phase_allows, phase_allows_act, phase_on
from ketenkameleon.rules.roles import Rol, role_facts
from ketenkameleon.rules.verdict import ALLOWED, Refused, Verdict, refused
from ketenkameleon.rules.waarden import items, part, table, texts
from ketenkameleon.rules.wetboek import Wetboek
from ketenkameleon.rules.zaak import Zaaksoort, may_have_role

__all__ = ["Besluitdaad", "Bewijs", "Dienst", "Dubbelrol", "Geldigheid", "Paar", "ProfessionalFeiten", "ZaakFeiten",
           "authority_note", "holds", "may_do", "may_explain", "may_question", "may_take", "pairs"]


class Geldigheid(StrEnum):
    """Whether a contact was held with a valid authority; kept with the contact."""

    GELDIG = "geldig"
    ZONDER = "zonder_geldige_bevoegdheid"


class Paar(StrEnum):
    """What holds for two rollen of one professional with one child."""

    VRIJ = "vrij"
    MET_REDEN = "met_reden"
    VERBODEN = "verboden"


@dataclass(frozen=True, slots=True)
class Dubbelrol:
    """Why somebody takes a second rol that lies uneasily with the first: reason, child told, colleague offered."""

    reden: str
    verteld_op: date | None
    collega_aangeboden_op: date | None


@dataclass(frozen=True, slots=True)
class ZaakFeiten:
    """What authority asks of a zaak.

    `gemeente`: its code. `leeftijd`: whole years on the day of the absence, None when it is not to be said.
    `kind_verdacht`: False for a verhoor of a parent alone. `regio`: its code, for rows of its own. `gehouden`: the
    rollen this professional had with this child. `dubbelrol`: what was written down about a second one.
    """

    gemeente: str
    leeftijd: int | None
    soort: Zaaksoort
    kind_verdacht: bool = True
    regio: str = ""
    gehouden: frozenset[Rol] = frozenset()
    dubbelrol: Dubbelrol | None = None


def may_take(rol: Rol, professional: ProfessionalFeiten, zaak: ZaakFeiten, on: date, *, wet: Wetboek) -> Verdict:
    """May this professional begin a contact in this rol on that day?

    The refusal names the proof that is missing, since or until when, and who can mend it. A verhoor is always
    refused here: it is announced in writing beforehand and never begins from a talk. Units: `on` is a date.
    Source: Leerplichtwet 1969 art. 2, 16 and 26; Besluit BOA art. 2, 7 and 35; design.md 2 (promise 3) and 2a.
    """
    verdict = _has_authority(rol, professional, zaak, on, wet)
    if not verdict:
        return verdict
    if rol is Rol.LEERPLICHT_VERHOOR:
        return refused("verhoor_on_paper", "design.md 2a; Wetboek van Strafvordering art. 27c-29")
    return _fits_what_was(rol, zaak, on, wet)


def may_question(professional: ProfessionalFeiten, zaak: ZaakFeiten, on: date, *, wet: Wetboek) -> Verdict:
    """May this professional hold a verhoor with these suspects that day? The letter and what is said: rules.verhoor.

    Units: `on` is a date; ages in whole years on the day of the absence. Source: Leerplichtwet 1969 art. 16 and 26;
    Besluit BOA art. 2, 7 and 35; design.md 2a.
    """
    verdict = _has_authority(Rol.LEERPLICHT_VERHOOR, professional, zaak, on, wet)
    return verdict and _fits_what_was(Rol.LEERPLICHT_VERHOOR, zaak, on, wet)


def authority_note(rol: Rol, professional: ProfessionalFeiten, zaak: ZaakFeiten, on: date, *,
                   wet: Wetboek) -> Geldigheid:
    """Was there a valid authority for this rol on that day? A verhoor counts as valid with every proof.

    Noting what happened is never refused; this says what is kept with it. Units: as in may_take.
    Source: design.md 2, promise 3 (kept as *zonder geldige bevoegdheid*).
    """
    return Geldigheid.GELDIG if _has_authority(rol, professional, zaak, on, wet) else Geldigheid.ZONDER


def holds(rol: Rol, professional: ProfessionalFeiten, gemeente: str | None, on: date, *, wet: Wetboek,
          regio: str = "") -> Verdict:
    """Does this professional hold the rol that day in this gemeente (None: in any), whatever the child?

    Units: `on` is a date; the last day of a job or a proof counts, the day after does not.
    Source: Besluit BOA art. 35; rows rol.bewijzen, rol.functies and team.fasen.
    """
    if not in_service(professional, on, wet):
        return refused("not_in_service", "Besluit BOA art. 35; rij rol.functies")
    held = _all(needs(rol, on, wet), professional, gemeente, on, wet)
    return held and phase_allows(phase_on(professional.fasen, on), rol, on, wet, regio)


def may_do(daad: Besluitdaad, professional: ProfessionalFeiten, zaak: ZaakFeiten, on: date, *,
           wet: Wetboek) -> Verdict:
    """May this professional do this act that day: has he the deed, the designation or the mandate it asks for?

    A request for research (VTO) and an exemption are of the college: without its mandate they are refused. A
    proces-verbaal and a referral to Halt ask for the age of a suspect. Units: `on` is a date.
    Source: Leerplichtwet 1969 art. 14-16; Sr art. 77e; Jeugdwet art. 2.4; row daad.bewijzen.
    """
    if not in_service(professional, on, wet):
        return refused("not_in_service", "Besluit BOA art. 35; rij rol.functies")
    early = phase_allows_act(phase_on(professional.fasen, on), daad, on, wet, zaak.regio)
    if not early:
        return early
    row = table(wet.tabel("daad.bewijzen", on)[daad])
    rol = part(row["leeftijd_van"], str)
    aged = _fits_age(Rol(rol), zaak.leeftijd, on, wet) if rol and zaak.kind_verdacht else ALLOWED
    return aged and _all(as_needs(row["bewijzen"], on, wet), professional, zaak.gemeente, on, wet)


def pairs(rol: Rol, gehouden: frozenset[Rol], on: date, *, wet: Wetboek, regio: str = "") -> tuple[Paar, str]:
    """What holds for taking this rol after those, with the source: the strictest pair counts.

    Units: `on` is a date. Source: design.md 2a; row rol.onverenigbaar (ask a lawyer; a regio may differ).

    >>> from ketenkameleon.rules.rijen import shipped
    >>> pairs(Rol.RAAD, frozenset({Rol.LEERPLICHT_VERHOOR}), date(2026, 10, 8), wet=shipped())[0].value
    'met_reden'
    """
    rows = [table(row) for row in items(wet.waarde("rol.onverenigbaar", on, regio=regio))]
    found = [(Paar(part(row["stand"], str)), part(row["bron"], str)) for row in rows
             if rol in texts(row["rollen"]) and gehouden & set(texts(row["rollen"])) - {rol}]
    return max(found, key=lambda pair: list(Paar).index(pair[0]), default=(Paar.VRIJ, ""))


def may_explain(rol: Rol, gehouden: frozenset[Rol], on: date, *, wet: Wetboek, regio: str = "") -> Verdict:
    """Does it help to write down why this rol is taken after those? Not where it is forbidden, or asks for nothing.

    Units: `on` is a date. Source: row rol.onverenigbaar; design.md 2a (ask a lawyer).
    """
    paar, bron = pairs(rol, gehouden, on, wet=wet, regio=regio)
    if paar is Paar.VERBODEN:
        return refused("pair_forbidden", bron)
    return ALLOWED if paar is Paar.MET_REDEN else refused("pair_free", bron)


def _fits_what_was(rol: Rol, zaak: ZaakFeiten, on: date, wet: Wetboek) -> Verdict:
    paar, bron = pairs(rol, zaak.gehouden, on, wet=wet, regio=zaak.regio)
    if paar is Paar.VERBODEN:
        return refused("pair_forbidden", bron)
    if paar is Paar.MET_REDEN and not _explained(zaak.dubbelrol, on):
        return refused("pair_needs_reason", bron)
    return ALLOWED


def _explained(dubbelrol: Dubbelrol | None, on: date) -> bool:
    """Is there a reason, was the child told, and was a colleague offered before that?"""
    if dubbelrol is None or dubbelrol.verteld_op is None or dubbelrol.collega_aangeboden_op is None:
        return False
    return bool(dubbelrol.reden.strip()) and dubbelrol.collega_aangeboden_op <= dubbelrol.verteld_op <= on


def _has_authority(rol: Rol, pro: ProfessionalFeiten, zaak: ZaakFeiten, on: date, wet: Wetboek) -> Verdict:
    fits = may_have_role(zaak.soort, rol, on=on, wet=wet)
    if not fits:
        return fits
    any_age = rol is Rol.LEERPLICHT_VERHOOR and not zaak.kind_verdacht
    aged = ALLOWED if any_age else _fits_age(rol, zaak.leeftijd, on, wet)
    return aged and holds(rol, pro, zaak.gemeente, on, wet=wet, regio=zaak.regio)


def _all(eisen: tuple[Eis, ...], pro: ProfessionalFeiten, gemeente: str | None, on: date, wet: Wetboek) -> Verdict:
    """The first proof that fails. In no gemeente in particular: all of them in one and the same."""
    if gemeente is not None:
        found = (proof(eis, pro, gemeente, on, wet) for eis in eisen)
        return next((verdict for verdict in found if not verdict), ALLOWED)
    local = {eis.soort for eis in eisen if eis.waar}
    places = {code for b in pro.bewijzen if b.soort in local for code in (b.gemeente, *b.gebied) if code}
    tried = [_all(eisen, pro, place, on, wet) for place in sorted(places) or [""]]
    return next((verdict for verdict in tried if verdict), _most_telling(tried))


def _most_telling(tried: list[Verdict]) -> Verdict:
    """Of several gemeenten the one that comes nearest: what was or will be there says more than what is missing."""
    dated = [verdict for verdict in tried if isinstance(verdict, Refused) and verdict.code != "proof_elsewhere"]
    return next(iter(dated or tried))


def _fits_age(rol: Rol, leeftijd: int | None, on: date, wet: Wetboek) -> Verdict:
    facts = role_facts(rol, on=on, wet=wet)
    bron = "Leerplichtwet 1969 art. 2 lid 3 en 26; Halt, verwijzen door leerplichtambtenaren"
    least = facts.minimum_leeftijd or 0
    if not least and facts.maximum_leeftijd is None:
        return ALLOWED
    if leeftijd is None:
        return refused("age_unknown", bron, rol=facts.naam, jaar=str(least))
    if leeftijd < least:
        return refused("too_young", bron, rol=facts.naam, jaar=str(least))
    if facts.maximum_leeftijd is not None and leeftijd > facts.maximum_leeftijd:
        return refused("too_old", bron, rol=facts.naam, jaar=str(facts.maximum_leeftijd + 1))
    return ALLOWED
