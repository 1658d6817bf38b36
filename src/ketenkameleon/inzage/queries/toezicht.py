"""Who looked at a zaak, what was odd, and how the log itself is. Source: ux.md S15; design.md 2a."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from ketenkameleon.logboek.schrijven import Lijstsoort, looked
from ketenkameleon.rules.access import Deed, Relatie, may
from ketenkameleon.rules.verdict import refused
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import AMSTERDAM
from ketenkameleon.toegang.refusals import NotFound, authorise
from ketenkameleon.zaken.queries.lezen import row, rows

MEEST: Final = 1_000
NIET_HIER: Final = refused("not_your_zaak", "design.md 2, belofte 5")
# They see every zaak of the regio by their functie, or act on themselves; nothing has to tie them to one zaak.
ZONDER_BAND_GOED: Final = frozenset({"coordinator", "fg", "school", ""})
# Lists of a privacy officer show a request of one parent, or a question to a colleague: not for a family.
LIJSTEN_GEZIN: Final = frozenset(Lijstsoort) - {Lijstsoort.PRIVACY, Lijstsoort.VRAGEN, Lijstsoort.BEWAREN}
IN_LIJST: Final = "in_lijst"


class Periode(NamedTuple):
    """From the first day up to and including the last, in the Netherlands."""

    van: date
    tot: date

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """The first moment of it, and the first moment after it."""
        after = self.tot + timedelta(days=1)
        return datetime.combine(self.van, time(), AMSTERDAM), datetime.combine(after, time(), AMSTERDAM)


@dataclass(frozen=True, slots=True)
class Logregel:
    """One line of the log of a zaak. `band`: how they stood to the zaak that day, by relatie; empty: they did not.

    `soort` in_lijst: the zaak stood in a list (`wat`) that they looked at `keren` times that day; `at` is the last.
    """

    at: datetime
    account_id: UUID | None
    naam: str
    functie: str
    organisatie: str
    plicht: str
    rol: str
    doel: str
    soort: str
    wat: str
    reden: str
    band: str
    keren: int

    @property
    def for_family(self) -> bool:
        """May a family read this line? The luik of the family leaves the same lists out."""
        return self.soort != IN_LIJST or self.wat in LIJSTEN_GEZIN

    @property
    def odd(self) -> bool:
        """Did nothing tie this person to the zaak when they looked?"""
        return self.soort == "bekeken" and not self.band and not self.plicht and self.functie not in ZONDER_BAND_GOED


class Gezinsregel(NamedTuple):
    """How often somebody of this functie looked on that day, without a name.

    `lijst`: a Lijstsoort when the zaak only stood in a list, "" for a look at the zaak itself.
    """

    dag: date
    functie: str
    organisatie: str
    rol: str
    keren: int
    lijst: str


class Blik(NamedTuple):
    """An odd view with its question, its explanation and how it was settled."""

    id: UUID
    soort: str
    account_id: UUID
    naam: str
    dag: date
    zaaknummer: str
    aantal: int
    eerste_at: datetime
    vraag: str
    vraag_at: datetime | None
    uitleg: str
    uitleg_at: datetime | None
    oordeel: str
    oordeel_tekst: str
    oordeel_at: datetime | None
    zaak_id: UUID | None


class Nood(NamedTuple):
    """One time that a zaak was opened by break-glass, as it was told."""

    bericht_id: UUID
    nummer: str
    naam: str
    reden: str
    toelichting: str
    van_at: datetime
    tot_at: datetime
    gesloten_at: datetime | None
    gezien_at: datetime | None
    zaak_id: UUID


class Controle(NamedTuple):
    """The last time the log was read back. `fouten`: in how many places it did not hold."""

    at: datetime
    ketens: int
    schakels: int
    fouten: int


def may_watch(actor: Actor, *, on: date) -> None:
    """Go on for a privacy officer; raises NotAllowed for everybody else. Source: row toegang.daden."""
    authorise(
        may(Deed.PRIVACY_TOEZICHT, functies=actor.functies, relaties=frozenset({Relatie.GEEN}), on=on, wet=actor.wet)
    )


def own_organisatie(actor: Actor) -> UUID:
    """The organisatie whose privacy officer this is; NotFound for a hat without one."""
    if actor.organisatie_id is None:
        raise NotFound(NIET_HIER)
    return actor.organisatie_id


def log_of_zaak(
    actor: Actor, nummer: str, periode: Periode, *, on: date, verzoek_id: UUID | None = None
) -> tuple[Logregel, ...]:
    """The whole log of one zaak, newest first, a thousand lines at most; that it was read is written down.

    A zaak that is not there and one of another verantwoordelijke give the same nothing. With a request under the Wpg:
    the looks under the Wpg alone. Raises NotAllowed. Source: ux.md S15; docs/adr/0021.
    """
    may_watch(actor, on=on)
    van, tot = periode.moments
    found = rows(
        Logregel,
        "SELECT * FROM inzage_log(%(nummer)s, %(van)s, %(tot)s, %(verzoek)s, %(meest)s)",
        {"nummer": nummer, "van": van, "tot": tot, "verzoek": verzoek_id, "meest": MEEST},
    )
    looked(actor.lopend, "log", nummer)
    return tuple(line for line in found if line.functie)


def plain_log(actor: Actor, nummer: str) -> tuple[Gezinsregel, ...]:
    """Who looked, for child and parent: per day the functie, no names, nothing under the Wpg; writes the look.

    What the family itself looked at is not in it: parents who live apart, and a child, never read when another looked.
    For the contactpersoon, the child and a parent with gezag; for everybody else there is nothing.
    """
    found = rows(
        Gezinsregel, "SELECT * FROM inzage_log_gezin(%(nummer)s, %(meest)s)", {"nummer": nummer, "meest": MEEST}
    )
    looked(actor.lopend, "log", nummer)
    return tuple(line for line in found if line.functie)


def odd_views(actor: Actor, *, on: date, settled: bool = False) -> tuple[Blik, ...]:
    """The odd views of the own organisatie that wait, or the last fifty that were settled. Raises NotAllowed."""
    may_watch(actor, on=on)
    return tuple(
        rows(
            Blik,
            _BLIKKEN + "WHERE (b.oordeel <> '') = %(klaar)s ORDER BY b.dag DESC, b.id LIMIT 50",
            {"klaar": settled},
        )
    )


def odd_view(actor: Actor, blik_id: UUID, *, on: date) -> Blik:
    """One odd view. Raises NotAllowed, and NotFound when it is not there or of another organisatie."""
    may_watch(actor, on=on)
    return _blik(blik_id)


def questions(actor: Actor) -> tuple[Blik, ...]:
    """The questions of a privacy officer to this person, or for a coördinator about anybody; open ones first."""
    return tuple(
        rows(
            Blik,
            _BLIKKEN + "WHERE b.vraag_at IS NOT NULL ORDER BY (b.uitleg_at IS NOT NULL), b.vraag_at DESC LIMIT 50",
            {},
        )
    )


def question(actor: Actor, blik_id: UUID) -> Blik:
    """One question about a look. NotFound for who was not asked and is not the coördinator."""
    found = _blik(blik_id)
    if found.vraag_at is None:
        raise NotFound(NIET_HIER, object_soort="vraag", gevraagd=str(blik_id))
    return found


def emergencies(actor: Actor, *, on: date) -> tuple[Nood, ...]:
    """Break-glass in zaken of the own organisatie, what was not seen first. Raises NotAllowed."""
    may_watch(actor, on=on)
    return tuple(rows(Nood, "SELECT * FROM inzage_nood()", {}))


def last_check(actor: Actor) -> Controle | None:
    """What the last reading back of the log found; None when that was never done."""
    return row(Controle, "SELECT at, ketens, schakels, fouten FROM logboek_controle ORDER BY at DESC LIMIT 1", {})


def _blik(blik_id: UUID) -> Blik:
    found = row(Blik, _BLIKKEN + "WHERE b.id = %(id)s", {"id": blik_id})
    if found is None:
        raise NotFound(NIET_HIER, object_soort="afwijking", gevraagd=str(blik_id))
    return found


_BLIKKEN: Final = """
SELECT b.id, b.soort, b.account_id, coalesce(a.naam, ''), b.dag, b.zaaknummer, b.aantal, b.eerste_at, b.vraag,
  b.vraag_at, b.uitleg, b.uitleg_at, b.oordeel, b.oordeel_tekst, b.oordeel_at, b.zaak_id
FROM inzage_afwijkendeblik b LEFT JOIN toegang_account a ON a.id = b.account_id
"""
