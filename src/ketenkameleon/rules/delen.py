"""How long a share lasts, what it opens for another rol, and the table of who sees what of a child."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from ketenkameleon.rules.gezag import Gezin, birthday, consent_ages, who_must_say_yes
from ketenkameleon.rules.gronden import Grondsoort, explain_by, grounds, weighed
from ketenkameleon.rules.roles import Regime, Rol, muur, role_facts, roles
from ketenkameleon.rules.terms import add_months
from ketenkameleon.rules.toestemming import Deling, Toestemming, may_share, reopens
from ketenkameleon.rules.verdict import ALLOWED, Refused, Verdict, refused
from ketenkameleon.rules.visibility import Band, Onderdeel, Voorwaarde, matrix
from ketenkameleon.rules.waarden import names, part, table, texts
from ketenkameleon.rules.wetboek import Wetboek

A_DAY: Final = timedelta(days=1)
NAAMLOOS: Final = "onderzoek"
SCHOOL: Final = "school"


class Celstand(StrEnum):
    """What one cell of the table says. VANZELF: seen without a share. VERTELD: the teller said yes when telling."""

    WET = "wet"
    VANZELF = "vanzelf"
    JA = "ja"
    VERTELD = "verteld"
    NOOD = "nood"
    OPNIEUW = "opnieuw"
    WACHT = "wacht"
    NEE = "nee"


@dataclass(frozen=True, slots=True)
class Opent:
    """What a share opens here: for who looks as `lezersmuur`, notities of `muren`, and the verhaal of the child.

    `lezersmuur` None: the receiver has no rol to look in, and nothing opens.
    """

    lezersmuur: int | None
    muren: frozenset[int]
    verhaal: bool


@dataclass(frozen=True, slots=True)
class Gedeeld:
    """One share as it was recorded; `open`: nobody stopped it."""

    id: UUID
    deling: Deling
    open: bool = True


@dataclass(frozen=True, slots=True)
class Cel:
    """One cell: may this receiver see this kind of data, why, until when, and by which share."""

    ontvanger: str
    soort: str
    stand: Celstand
    tot: date | None = None
    waarom: str = ""
    deling: UUID | None = None

    @property
    def ja(self) -> bool:
        """Does this receiver see it? Source: ux.md S9."""
        return self.stand not in (Celstand.OPNIEUW, Celstand.WACHT, Celstand.NEE)


@dataclass(frozen=True, slots=True)
class Tabel:
    """Who sees what: a row of cells per kind of data, one cell per receiver, in the order of `ontvangers`."""

    ontvangers: tuple[str, ...]
    rijen: tuple[tuple[str, tuple[Cel, ...]], ...]


def giver(lezersmuur: int, *, on: date, wet: Wetboek) -> tuple[str, Regime]:
    """For which party somebody gives who looks as that, and under which law their records fall.

    With no rol active the zaak itself is of Leerplicht. Units: a muur of row rol.muur; `on` is a date.
    Source: rows delen.rollen, rol.muur and rol.tabel.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> giver(301, on=date(2026, 10, 8), wet=shipped())
    ('rvdk', <Regime.RVDK: 'rvdk'>)
    """
    rol = next((rol for rol in roles(on=on, wet=wet) if muur(rol, wet=wet) == lezersmuur), Rol.LEERPLICHT_GESPREK)
    partij = next((p for p, naam in names(wet.waarde("delen.rollen", on)).items() if naam == rol), "leerplicht")
    return partij, role_facts(rol, on=on, wet=wet).regime


def opens(deling: Deling, *, on: date, wet: Wetboek) -> Opent:
    """What this share opens in the system while it stands. Under the Wpg nothing: that never leaves its rol.

    Units: muren as in row rol.muur; `on` is a date. Source: rows delen.rollen, delen.opent and zicht.matrix.
    """
    parties = names(wet.waarde("delen.rollen", on))
    rol = parties.get(deling.ontvanger)
    if rol is None or deling.regime is Regime.WPG:
        return Opent(None, frozenset(), False)
    what = names(wet.waarde("delen.opent", on))
    kinds = {what[soort] for soort in deling.soorten if soort in what}
    notes = frozenset[int]()
    if Onderdeel.NOTITIE in kinds and deling.gever in parties:
        notes = written_as(muur(Rol(parties[deling.gever]), wet=wet), on=on, wet=wet)
    return Opent(muur(Rol(rol), wet=wet), notes, Onderdeel.VERHAAL in kinds)


def opens_for_school(deling: Deling, *, on: date, wet: Wetboek) -> frozenset[str]:
    """The kinds of data that the school of the child reads here itself while this share stands; none under the Wpg.

    Units: `on` is a date. Source: row delen.school.
    """
    if deling.ontvanger != SCHOOL or deling.regime is Regime.WPG:
        return frozenset()
    return deling.soorten & frozenset(texts(wet.waarde("delen.school", on)))


def holds_until(deling: Deling, *, on: date, wet: Wetboek) -> date | None:
    """The last day up to which this share stands without a break from that day; None when it does not stand now.

    It ends with its own last day, with a yes that is needed, or on the day before the first birthday that can
    reopen the question. An emergency that is not explained ends on the day the explanation is due (a day in UTC).
    Units: dates, both included. Source: rows toestemming.*, delen.nood_uitleg; issue 3, part 4.
    """
    if deling.tot is None or not may_share(deling, on=on, wet=wet):
        return None
    if deling.grond is Grondsoort.VITAAL_BELANG and deling.nood is not None:
        explained = weighed(deling.nood.toetsen, deling.nood.verteld, on=on, wet=wet)
        return deling.tot if explained else min(deling.tot, explain_by(deling.nood.gedeeld_om, wet=wet).date())
    ends = (day for day in sorted({deling.tot, *_ends(deling, on, wet)}) if day >= on)
    return next(day for day in ends if not may_share(deling, on=day + A_DAY, wet=wet))


def stands(deling: Deling, *, on: date, wet: Wetboek) -> bool:
    """Does this share stand on that day, an emergency no longer than its explanation may wait?

    Units: `on` is a date. Source: as for `holds_until`.
    """
    until = holds_until(deling, on=on, wet=wet)
    return until is not None and on <= until


def last_day_proposed(on: date, *, wet: Wetboek) -> date:
    """The last day that a form proposes for a share of today. Units: a date. Source: row delen.looptijd.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> last_day_proposed(date(2026, 10, 8), wet=shipped())
    datetime.date(2027, 1, 8)
    """
    return add_months(on, wet.getal("delen.looptijd", on))


def article_for(soorten: Iterable[str], *, gever: str, ontvanger: str, regime: Regime, on: date,
                wet: Wetboek) -> str:
    """The articles by which this giver may give these kinds of data to the receiver, "" when there is none.

    Units: `on` is a date. Source: row delen.gronden.
    """
    asked = frozenset(soorten)
    found = [g.artikel for g in grounds(on=on, wet=wet)
             if (g.gever, g.ontvanger, g.regime) == (gever, ontvanger, regime) and g.soorten & asked]
    return "; ".join(dict.fromkeys(found))


def who_sees_what(gedeeld: Sequence[Gedeeld], verhaal_voor: frozenset[int], *, gezin: bool, on: date,
                  wet: Wetboek) -> Tabel:
    """The table of who sees what on that day: the same for who works and for the family.

    `verhaal_voor`: the lezersmuren for which a verhaal of this zaak may be used. `gezin`: leaves out what the
    family does not see: all of the Wpg, and what they were, with a reason, not told. Units: `on` is a date.
    Source: ux.md S9; rows delen.kolommen, delen.tabelrijen and delen.vanzelf; domain.md 11.3.
    """
    shown = [g for g in gedeeld if g.open and not (gezin and _hidden(g.deling))]
    live = [g for g in shown if stands(g.deling, on=on, wet=wet)]
    columns = dict.fromkeys((*texts(wet.waarde("delen.kolommen", on)), *(g.deling.ontvanger for g in live)))
    kinds = dict.fromkeys((*texts(wet.waarde("delen.tabelrijen", on)),
                           *(soort for g in live for soort in sorted(g.deling.soorten))))
    return Tabel(tuple(columns), tuple(
        (soort, tuple(_cell(ontvanger, soort, shown, verhaal_voor, on, wet) for ontvanger in columns))
        for soort in kinds))


def shown_to_family(deling: Deling) -> bool:
    """May the family read this share on a page of its own: as on the print, and an emergency once they were told.

    Until then that page could say it before a person did. Source: domain.md 11.3; ux.md S9.
    """
    return not _hidden(deling) and (deling.nood is None or deling.nood.verteld.op is not None)


def written_as(lezersmuur: int, *, on: date, wet: Wetboek) -> frozenset[int]:
    """The muren of notities that the vaste contactpersoon reads, and so writes, in that rol; without any share.

    Units: muren as in row rol.muur; `on` is a date. Source: row zicht.matrix.
    """
    return frozenset(behind for regel in matrix(on=on, wet=wet)
                     if regel.onderdeel is Onderdeel.NOTITIE and regel.voorwaarde is Voorwaarde.GEEN
                     and Band.VAST in regel.banden and lezersmuur in regel.kijkt_als for behind in regel.muren)


def may_withdraw(toestemming: Toestemming, door: UUID | None, gezin: Gezin, regime: Regime, *, on: date,
                 wet: Wetboek) -> Verdict:
    """May this person (None: the court) take back this yes? Who gave it may, and who must say yes as well.

    Units: `on` is a date. Source: AVG art. 7 lid 3; rows toestemming.*; ux.md S9.
    """
    if door == toestemming.door:
        return ALLOWED
    needed = who_must_say_yes(regime, gezin, on=on, wet=wet)
    if not isinstance(needed, Refused) and door in needed.personen:
        return ALLOWED
    return refused("not_theirs_to_withdraw", "AVG art. 7 lid 3; rijen toestemming.*")


def reopened(toestemmingen: Iterable[Toestemming], gezin: Gezin, *, on: date, wet: Wetboek) -> int | None:
    """The age whose birthday reopened a yes that would still run, the last one; None when none has.

    Units: whole years; `on` is a date. Source: row toestemming.grenzen; ux.md S9 ("Vraag haar opnieuw").
    """
    ages = (reopens(yes, geboren=gezin.geboren, on=on, wet=wet) for yes in toestemmingen
            if yes.ja and yes.ingetrokken_op is None and on <= yes.tot)
    return max((age for age in ages if age is not None), default=None)


def without_name(ontvanger: str, soorten: Iterable[str], *, on: date, wet: Wetboek) -> bool:
    """May these kinds of data go to this receiver as far as names go? Research gets only what names nobody.

    Units: `on` is a date. Source: row delen.naamloos.
    """
    return ontvanger != NAAMLOOS or frozenset(soorten) <= frozenset(texts(wet.waarde("delen.naamloos", on)))


_ORDER: Final = (Grondsoort.WET, Grondsoort.TOESTEMMING, Grondsoort.VITAAL_BELANG)
_STAND: Final = {Grondsoort.WET: Celstand.WET, Grondsoort.TOESTEMMING: Celstand.JA,
                 Grondsoort.VITAAL_BELANG: Celstand.NOOD}


def _cell(ontvanger: str, soort: str, shown: Sequence[Gedeeld], verhaal_voor: frozenset[int], on: date,
          wet: Wetboek) -> Cel:
    here = sorted((g for g in shown if g.deling.ontvanger == ontvanger and soort in g.deling.soorten),
                  key=lambda g: _ORDER.index(g.deling.grond))
    for g in here:
        if stands(g.deling, on=on, wet=wet):
            return Cel(ontvanger, soort, _STAND[g.deling.grond], holds_until(g.deling, on=on, wet=wet),
                       g.deling.doel, g.id)
    by_itself = table(wet.tabel("delen.vanzelf", on).get(ontvanger, {})).get(soort)
    if by_itself is not None:
        return Cel(ontvanger, soort, Celstand.VANZELF, waarom=part(by_itself, str))
    if _told_for(ontvanger, soort, verhaal_voor, on, wet):
        return Cel(ontvanger, soort, Celstand.VERTELD)
    return _not_yet(ontvanger, soort, here, on, wet)


def _told_for(ontvanger: str, soort: str, verhaal_voor: frozenset[int], on: date, wet: Wetboek) -> bool:
    """Is this the verhaal, and did the teller say yes for the rol of this receiver?"""
    rol = names(wet.waarde("delen.rollen", on)).get(ontvanger)
    is_verhaal = names(wet.waarde("delen.opent", on)).get(soort) == Onderdeel.VERHAAL
    return is_verhaal and rol is not None and muur(Rol(rol), wet=wet) in verhaal_voor


def _not_yet(ontvanger: str, soort: str, here: Sequence[Gedeeld], on: date, wet: Wetboek) -> Cel:
    """No, and whether somebody must be asked again, or something still misses."""
    waits = [g for g in here if g.deling.tot is not None and on <= g.deling.tot]
    if not waits:
        return Cel(ontvanger, soort, Celstand.NEE)
    again = next((g for g in waits if reopened(g.deling.toestemmingen, g.deling.gezin, on=on, wet=wet)), None)
    if again is not None:
        return Cel(ontvanger, soort, Celstand.OPNIEUW, deling=again.id)
    return Cel(ontvanger, soort, Celstand.WACHT, deling=waits[0].id)


def _hidden(deling: Deling) -> bool:
    """Is this share not shown to the family: under the Wpg, or not told with a reason?"""
    told = deling.nood.verteld if deling.nood is not None else deling.verteld
    return deling.regime is Regime.WPG or (told.op is None and bool(told.reden_niet.strip()))


def _ends(deling: Deling, on: date, wet: Wetboek) -> set[date]:
    """Every day after which something can be different: the last days of what was said, and birthdays."""
    ends = {yes.tot for yes in deling.toestemmingen}
    ends |= {yes.ingetrokken_op - A_DAY for yes in deling.toestemmingen if yes.ingetrokken_op is not None}
    ends |= {yes.op - A_DAY for yes in deling.toestemmingen}
    if deling.gezin.geboren is not None:
        ends |= {birthday(born, jaar) - A_DAY for jaar in consent_ages(on=on, wet=wet)
                 for born in (deling.gezin.geboren.earliest(), deling.gezin.geboren.latest())}
    return ends
