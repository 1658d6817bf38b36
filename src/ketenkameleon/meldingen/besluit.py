"""What a pile of mutations makes of one melding: its stand, what it is about, and what it sets going.

Everything here is a function of the mutations and of what is known of the child, never of the order in which they
came in. So a melding sets a zaak going when one of its accepted mutations had an open status and an aanleiding
that asks for one; a melding that was never seen open sets nothing going. Source: issue part 3; docs/rules/duo.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from operator import attrgetter
from typing import Final, NamedTuple, TypeAlias

from ketenkameleon.rules.duo import (
    Aanleiding,
    Bereik,
    Gevolg,
    Herkomst,
    Stap,
    aanleiding_of,
    fold,
    gevolg_of,
    report_date,
)
from ketenkameleon.rules.leerplicht import BirthDate, Duty, duty_on
from ketenkameleon.rules.wetboek import Wetboek
from ketenkameleon.rules.zaak import Zaaksoort

# Of two that a melding asked for in its life, the first here counts.
OPENT: Final[dict[Gevolg, Zaaksoort]] = {
    Gevolg.ZAAK_MET_BELOFTE: Zaaksoort.VERZUIM,
    Gevolg.DOORSTROOMPUNT_ZAAK: Zaaksoort.DOORSTROOMPUNT,
    Gevolg.LUXE_ROUTE: Zaaksoort.LUXE,
    Gevolg.VRIJWILLIGE_ZAAK: Zaaksoort.VRIJWILLIG,
}
_STERKTE: Final = {gevolg: index for index, gevolg in enumerate(OPENT)}
OPEN_STATUS: Final = frozenset("RBD")
AL_GESLOTEN: Final = "al_gesloten"
BUITEN_LEERPLICHT: Final = "buiten_leerplicht"
_VRAAGT_LEERPLICHT: Final = frozenset((Gevolg.ZAAK_MET_BELOFTE, Gevolg.LUXE_ROUTE))
_GEEN_LEERPLICHT: Final = frozenset((Duty.NOG_NIET, Duty.NIET_MEER))

Geboren: TypeAlias = "tuple[int | None, int | None, int | None, bool | None]"


class MutatieRij(NamedTuple):
    """A kept mutation as the fold needs it; the first six are a Stap."""

    laatste_mutatie_at: datetime
    hash: bytes
    status: str
    persoon: bytes
    meldingsdatum: date | None
    meldingsnummer: int
    soort: str
    minuten: int | None
    actie_gewenst: bool
    uitvoerder: str
    verzender: str
    vestiging: str
    ontvangen_at: datetime
    geweigerd: str
    begin: date
    einde: date | None
    reden_afgesloten: str
    toelichting_afsluiting: str
    wachtte_bij: bytes


class Besluit(NamedTuple):
    """The melding as it stands. `zaak` is the kind of zaak it asks for and `zaak_aanleiding` why; or nothing."""

    stand: MutatieRij
    mutaties: int
    aanleiding: Aanleiding
    gevolg: Gevolg
    gevolg_reden: str
    gemeld_op: date
    herkomst: Herkomst
    zaak: Zaaksoort | None
    zaak_aanleiding: str
    geweigerd: tuple[tuple[int, str], ...]


def decide(mutaties: Sequence[MutatieRij], *, transitions: Bereik, geboren: Geboren | None, wet: Wetboek) -> Besluit:
    """Fold the sorted mutations of one melding and say what it sets going.

    `geboren`: year, month, day and startkwalificatie of the child, None where nobody knows; what cannot be
    determined never stops a report. A child that is known to be outside leerplicht waits for a person's choice.
    Source: issue part 3; Leerplichtwet 1969 art. 3 and 4a.
    """
    folded = fold([Stap(*m[:6]) for m in mutaties], transitions=transitions)
    no = dict(folded.refused)
    accepted = [m for index, m in enumerate(mutaties) if index not in no] if no else mutaties
    stand = mutaties[folded.stand or 0]
    gemeld = report_date(folded.report_on, folded.first_r_at, min(map(_ontvangen, mutaties)))
    aanleiding = _about(stand, gemeld.op, wet)
    asked = _asked(accepted, stand, aanleiding, gemeld.op, wet)
    if asked is None:
        gevolg, reden, zaak = *_without_zaak(accepted, aanleiding, gemeld.op, wet), None
    elif asked[1] in _VRAAGT_LEERPLICHT and geboren is not None and _outside(geboren, gemeld.op, wet):
        gevolg, reden, zaak = Gevolg.WACHT_OP_KEUZE, BUITEN_LEERPLICHT, None
    else:
        gevolg, reden, zaak = asked[1], "", OPENT[asked[1]]
    return Besluit(stand, folded.accepted, aanleiding, gevolg, reden, gemeld.op, gemeld.herkomst, zaak,
                   asked[0].value if asked else aanleiding.value, folded.refused)


_ontvangen = attrgetter("ontvangen_at")


def _asked(accepted: Sequence[MutatieRij], stand: MutatieRij, aanleiding: Aanleiding, on: date,
           wet: Wetboek) -> tuple[Aanleiding, Gevolg] | None:
    """The strongest thing the melding asked for while it was open; `aanleiding` is that of its stand."""
    # Most mutations of a melding say the same about it: ask once for each thing said, and not again for the stand.
    now = stand.soort, stand.minuten, stand.actie_gewenst
    said = {(m.soort, m.minuten, m.actie_gewenst): m for m in accepted if m.status in OPEN_STATUS}
    abouts = {aanleiding if thing == now else _about(m, on, wet) for thing, m in said.items()}
    found = [(about, gevolg) for about in abouts if (gevolg := _gevolg(about, on, wet)) in _STERKTE]
    return min(found, key=lambda about: (_STERKTE[about[1]], about[0]), default=None)


def _about(mutatie: MutatieRij, on: date, wet: Wetboek) -> Aanleiding:
    return aanleiding_of(mutatie.soort, uren_minuten=mutatie.minuten, actie_gewenst=mutatie.actie_gewenst,
                         on=on, wet=wet)


@lru_cache(maxsize=8192)
def _gevolg(aanleiding: Aanleiding, on: date, wet: Wetboek) -> Gevolg:
    return gevolg_of(aanleiding, on=on, wet=wet)


def _without_zaak(accepted: Sequence[MutatieRij], aanleiding: Aanleiding, on: date,
                  wet: Wetboek) -> tuple[Gevolg, str]:
    """A report never seen open asks nothing of anybody; another waits, or stays under the limit."""
    if not any(m.status in OPEN_STATUS for m in accepted):
        return Gevolg.GEEN_ZAAK, AL_GESLOTEN
    return _gevolg(aanleiding, on, wet), ""


def _outside(geboren: Geboren, on: date, wet: Wetboek) -> bool:
    return _duty(geboren, on, wet) in _GEEN_LEERPLICHT


@lru_cache(maxsize=8192)
def _duty(geboren: Geboren, on: date, wet: Wetboek) -> Duty:
    jaar, maand, dag, startkwalificatie = geboren
    if jaar is None:
        return Duty.NIET_TE_BEPALEN
    return duty_on(BirthDate(jaar, maand, dag), on, startkwalificatie=startkwalificatie, wet=wet)
