"""Who may see what: one decision for every record, and the same matrix flattened for the database.

A band says how somebody stands to the zaak that day; the lezersmuur in which rol they look now; the muur in
which rol the record was made. What the matrix does not allow is refused. Source: row zicht.matrix.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple
from uuid import UUID

from ketenkameleon.rules.verdict import ALLOWED, Verdict, refused
from ketenkameleon.rules.waarden import items, part, table, texts
from ketenkameleon.rules.wetboek import Waarde, Wetboek
from ketenkameleon.rules.wpg import is_wpg

_BRON: Final = "Ketenkameleon, rij zicht.matrix"


class Onderdeel(StrEnum):
    """The kind of record. REGIE: the zaak, its promise, afspraken, dates and roles of contacts."""

    REGIE = "regie"
    VERHAAL = "verhaal"
    NOTITIE = "notitie"
    PERSOON = "persoon"
    MELDING = "melding"
    TOESTEMMING = "toestemming"
    LOG = "log"


class Band(StrEnum):
    """How somebody stands to the zaak on a day. DIENST is a named duty of the machine."""

    VAST = "vast"
    WAARNEMING = "waarneming"
    GEVRAAGD = "gevraagd"
    MEELOPER = "meeloper"
    BEGELEIDER = "begeleider"
    TEAM = "team"
    KERNTEAM = "kernteam"
    COORDINATOR = "coordinator"
    SCHOOL = "school"
    OUDER_MET_GEZAG = "ouder_met_gezag"
    OUDER_ZONDER_GEZAG = "ouder_zonder_gezag"
    KIND = "kind"
    ONDERZOEKER = "onderzoeker"
    FG = "fg"
    NOODTOEGANG = "noodtoegang"
    INZAGEVERZOEK = "inzageverzoek"
    DIENST = "dienst"
    ANDERE_ORGANISATIE = "andere_organisatie"
    ANDERE_REGIO = "andere_regio"
    GEEN = "geen"


class Doel(StrEnum):
    """What somebody looks for. All daily work is BEHANDELING; a band counts only for its own doelen."""

    BEHANDELING = "behandeling"
    EIGEN_GEGEVENS = "eigen_gegevens"
    ONDERZOEK = "onderzoek"
    TOEZICHT = "toezicht"
    NOOD = "nood"
    INZAGEVERZOEK = "inzageverzoek"
    WPG_VERZOEK = "wpg_verzoek"


class Voorwaarde(StrEnum):
    """What a line of the matrix asks for besides band and walls."""

    GEEN = ""
    DELING = "deling"
    JA_BIJ_VERTELLEN = "ja_bij_vertellen"
    GEDEELD = "gedeeld"
    EIGEN = "eigen"
    EIGEN_WOORDEN = "eigen_woorden"
    VERANTWOORDELIJKE = "verantwoordelijke"
    EIGEN_SCHOOL = "eigen_school"
    LEEFTIJD = "leeftijd"


# Conditions that the database keeps elsewhere than in its table of band and walls.
_ELDERS: Final = (Voorwaarde.DELING, Voorwaarde.GEDEELD, Voorwaarde.EIGEN, Voorwaarde.EIGEN_WOORDEN)


class StukDaad(StrEnum):
    """What somebody does with a record, other than reading it."""

    AANVULLEN = "aanvullen"
    DELEN = "delen"
    VERBETEREN = "verbeteren"
    UITVOEREN = "uitvoeren"
    VERNIETIGEN = "vernietigen"


@dataclass(frozen=True, slots=True)
class Lezer:
    """Who looks. `leeftijd`: whole years of the child of the zaak that day, None when not to be said.

    `organisatie`: for which somebody looks; `scholen`: the schools they work for. `ja_van_kind`: a child old
    enough to decide said yes to this parent. A Wpg request is handled with lezersmuur and doel of the Wpg.
    """

    banden: frozenset[Band]
    lezersmuur: int
    doel: Doel = Doel.BEHANDELING
    organisatie: UUID | None = None
    leeftijd: int | None = None
    scholen: frozenset[UUID] = frozenset()
    ja_van_kind: bool = False


@dataclass(frozen=True, slots=True)
class Stuk:
    """One record. `voor`: the lezersmuren for which child or parents said yes, or a ground stands.

    `eigen`: the reader's own running contact or draft, or own words in a verhaal. `gedeeld_met`: bands
    without gezag to which a consent gives it. `school`: the school that made a melding.
    """

    onderdeel: Onderdeel
    muur: int
    verantwoordelijke: UUID | None = None
    voor: frozenset[int] = frozenset()
    eigen: bool = False
    gedeeld_met: frozenset[Band] = frozenset()
    school: UUID | None = None


class ZichtRij(NamedTuple):
    """One row of the database's table: band, looking as this lezersmuur, reads this muur of this kind."""

    band: str
    lezersmuur: int
    onderdeel: str
    muur: int


class Matrixregel(NamedTuple):
    """One line of the matrix, as a privacy officer reads it. `zekerheid`: "keuze" or "navragen"."""

    onderdeel: Onderdeel
    banden: frozenset[Band]
    kijkt_als: frozenset[int]
    muren: frozenset[int]
    voorwaarde: Voorwaarde
    zekerheid: str


def may_see(lezer: Lezer, stuk: Stuk, *, on: date, wet: Wetboek) -> Verdict:
    """May this reader see this record on that day? What no line of the matrix allows is refused.

    A refusal for a record under the Wpg says the same as one for a part that is nobody's business, so that it
    tells nothing. Units: `on` is a date; ages in whole years; muren as in row rol.muur.
    Source: row zicht.matrix; design.md 2, promises 4 and 5.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> stuk = Stuk(Onderdeel.NOTITIE, 301)
    >>> bool(may_see(Lezer(frozenset({Band.VAST}), 102), stuk, on=date(2026, 10, 8), wet=shipped()))
    False
    >>> bool(may_see(Lezer(frozenset({Band.VAST}), 301), stuk, on=date(2026, 10, 8), wet=shipped()))
    True
    """
    banden = counting_bands(lezer, on=on, wet=wet)
    if not banden:
        return refused("not_your_zaak", _BRON)
    regels = [r for r in matrix(on=on, wet=wet) if r.onderdeel is stuk.onderdeel and r.banden & banden
              and (stuk.eigen or r.voorwaarde is not Voorwaarde.EIGEN)]
    verdicts = [_condition(r, lezer, banden, stuk, on, wet) for r in regels
                if lezer.lezersmuur in r.kijkt_als and stuk.muur in r.muren]
    if any(verdicts):
        return ALLOWED
    if not regels or is_wpg(stuk.muur, on=on, wet=wet):
        return refused("part_not_for_you", _BRON)
    return verdicts[0] if verdicts else refused("other_role_wall", _BRON)


def may_do(daad: StukDaad, lezer: Lezer, stuk: Stuk, *, on: date, wet: Wetboek) -> Verdict:
    """May this reader do this with the record? Who cannot see it can do nothing with it.

    Break-glass and a meeloper read and do no more. Units: `on` is a date. Source: rows zicht.daden and
    zicht.matrix.
    """
    seen = may_see(lezer, stuk, on=on, wet=wet)
    if not seen:
        return seen
    who = frozenset(map(Band, texts(wet.tabel("zicht.daden", on)[daad])))
    able = counting_bands(lezer, on=on, wet=wet) & who
    if not able:
        return refused("read_only_for_you", "Ketenkameleon, rij zicht.daden")
    # Seen through one hat and done with another is not allowed: the hat that does must itself see it.
    return may_see(replace(lezer, banden=able), stuk, on=on, wet=wet)


def counted(lezer: Lezer, stuk: Stuk, *, on: date, wet: Wetboek) -> bool:
    """Is this record, which the reader may not see, shown to them as a count with its reason?

    Only to the vaste contactpersoon and who stands in, and never for a record under the Wpg. The reason is
    the refusal of `may_see`. Units: `on` is a date. Source: row zicht.geteld; design.md 2, promise 4.
    """
    row = wet.tabel("zicht.geteld", on)
    who = frozenset(map(Band, texts(row["banden"])))
    return (bool(counting_bands(lezer, on=on, wet=wet) & who)
            and stuk.onderdeel in texts(row["onderdelen"]) and stuk.muur in _muren(row["muren"])
            and not may_see(lezer, stuk, on=on, wet=wet))


def counting_bands(lezer: Lezer, *, on: date, wet: Wetboek) -> frozenset[Band]:
    """The bands that count for the doel of this look. Units: `on` is a date. Source: row zicht.doelen."""
    doelen = wet.tabel("zicht.doelen", on)
    return frozenset(band for band in lezer.banden if lezer.doel in texts(doelen[band])
                     and _request_fits(band, lezer, on, wet))


def matrix(*, on: date, wet: Wetboek) -> tuple[Matrixregel, ...]:
    """The matrix in force on that day, line by line. Units: `on` is a date. Source: row zicht.matrix."""
    return _parsed(wet, wet.rij("zicht.matrix", on).van)


def zicht_rijen(*, on: date, wet: Wetboek) -> tuple[ZichtRij, ...]:
    """The matrix flattened for the database, sorted: a combination that is not in it is refused.

    Left out is what the database keeps elsewhere: a recorded deling of notities (relatie `gedeeld`), what a
    consent gives a parent without gezag, one's own drafts and words. Kept are lines whose condition it checks
    on the row: `voor` of a verhaal, verantwoordelijke, school of a melding, age (the end of the relatie). No
    row of a regio changes it. Units: `on` is a date; muren as in rol.muur. Source: zicht.matrix; design.md 6.
    """
    found = {ZichtRij(band.value, als, regel.onderdeel.value, muur)
             for regel in matrix(on=on, wet=wet) if regel.voorwaarde not in _ELDERS
             for band in regel.banden for als in regel.kijkt_als for muur in regel.muren}
    return tuple(sorted(found))


def zicht_hash(rijen: Iterable[ZichtRij]) -> str:
    """SHA-256 in hexadecimal of the sorted rows; equal tables give an equal hash. Source: design.md 6."""
    lines = sorted(f"{r.band}|{r.lezersmuur}|{r.onderdeel}|{r.muur}\n" for r in rijen)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


@lru_cache(maxsize=8)
def _parsed(wet: Wetboek, van: date) -> tuple[Matrixregel, ...]:
    return tuple(Matrixregel(
        Onderdeel(part(row["onderdeel"], str)), frozenset(map(Band, texts(row["banden"]))),
        _muren(row["kijkt_als"]), _muren(row["muren"]), Voorwaarde(part(row["voorwaarde"], str)),
        part(row["zekerheid"], str)) for row in map(table, items(wet.waarde("zicht.matrix", van))))


def _muren(value: Waarde) -> frozenset[int]:
    return frozenset(part(muur, int) for muur in items(value))


def _request_fits(band: Band, lezer: Lezer, on: date, wet: Wetboek) -> bool:
    """FG and handler of a request look at the Wpg for a Wpg request, and then at nothing else."""
    if band not in (Band.FG, Band.INZAGEVERZOEK):
        return True
    return (lezer.doel is Doel.WPG_VERZOEK) is is_wpg(lezer.lezersmuur, on=on, wet=wet)


def _condition(regel: Matrixregel, lezer: Lezer, banden: frozenset[Band], stuk: Stuk, on: date,
               wet: Wetboek) -> Verdict:
    """Is the condition of this line met? The code of the refusal says which one was not."""
    match regel.voorwaarde:
        case Voorwaarde.DELING | Voorwaarde.JA_BIJ_VERTELLEN:
            return ALLOWED if lezer.lezersmuur in stuk.voor else refused("no_yes_for_role", _BRON)
        case Voorwaarde.GEDEELD:
            given = regel.banden & banden & stuk.gedeeld_met
            return ALLOWED if given else refused("no_yes_for_parent", _BRON)
        case Voorwaarde.EIGEN_WOORDEN:
            return ALLOWED if stuk.eigen else refused("not_your_words", _BRON)
        case Voorwaarde.VERANTWOORDELIJKE:
            same = stuk.verantwoordelijke is not None and stuk.verantwoordelijke == lezer.organisatie
            return ALLOWED if same else refused("other_controller", "AVG art. 4 onder 7; design.md 2a")
        case Voorwaarde.LEEFTIJD:
            return _age_allows(lezer, banden, on, wet)
        case Voorwaarde.GEEN | Voorwaarde.EIGEN:  # one's own: the line was left out for who does not own it
            return ALLOWED
        case _:  # EIGEN_SCHOOL
            return ALLOWED if stuk.school in lezer.scholen else refused("not_your_report", _BRON)


def _age_allows(lezer: Lezer, banden: frozenset[Band], on: date, wet: Wetboek) -> Verdict:
    """A child from the first age on; a parent until the second, and later with the child's yes."""
    row = wet.tabel("zicht.leeftijd", on)
    first, decides = part(row["kind_vanaf"], int), part(row["kind_beslist_vanaf"], int)
    bron = wet.rij("zicht.leeftijd", on).bron
    ouder = Band.OUDER_MET_GEZAG in banden
    if ouder and lezer.ja_van_kind:
        return ALLOWED
    if lezer.leeftijd is None:
        return refused("family_age_unknown", bron)
    if ouder:
        return ALLOWED if lezer.leeftijd < decides else refused("child_decides", bron, jaar=str(decides))
    return ALLOWED if lezer.leeftijd >= first else refused("child_through_parent", bron, jaar=str(first))
