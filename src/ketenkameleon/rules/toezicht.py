"""What a privacy officer watches: odd looks, the 72 hours of a breach, and the term under which a record falls."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from ketenkameleon.rules.bewaren import Bewaarsoort, Bewaartermijn, Einde, destroy_after, wpg_last_day
from ketenkameleon.rules.leerplicht import BirthDate
from ketenkameleon.rules.waarden import names, part
from ketenkameleon.rules.wetboek import Wetboek
from ketenkameleon.rules.wpg import is_wpg


class Afwijking(StrEnum):
    """Why a look is odd. ZONDER_BAND: nothing tied the person to the zaak on that day."""

    ZONDER_BAND = "zonder_band"
    NACHT = "nacht"
    VEEL = "veel"
    NOODTOEGANG = "noodtoegang"
    GEWEIGERD = "geweigerd"


@dataclass(frozen=True, slots=True)
class Grenzen:
    """When a look is odd. Hours of the day in Amsterdam; zaken and refusals per person and day."""

    nacht_van: int
    nacht_tot: int
    veel_zaken: int
    weigeringen: int


@dataclass(frozen=True, slots=True)
class Eenheid:
    """What goes together: the records of one zaak behind one muur. `soort`: the kind of zaak."""

    soort: str
    muur: int
    geboren: BirthDate | None
    eerste_verwerking: date
    laatste_wijziging: date


def limits(*, on: date, wet: Wetboek) -> Grenzen:
    """From where on a look is odd. Units: `on` is a date. Source: row toezicht.afwijkingen.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> limits(on=date(2026, 10, 8), wet=shipped()).weigeringen
    5
    """
    row = wet.tabel("toezicht.afwijkingen", on)
    return Grenzen(*(part(row[key], int) for key in ("nacht_van", "nacht_tot", "veel_zaken", "weigeringen")))


def report_breach_by(ontdekt_at: datetime, *, wet: Wetboek) -> datetime:
    """The last moment to report a breach to the AP, in UTC. ValueError for a moment without a time zone.

    Units: real hours, also in the night the clock changes. Source: AVG art. 33 lid 1; row datalek.melden.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> report_breach_by(datetime(2026, 10, 8, 8, 0, tzinfo=UTC), wet=shipped()).isoformat()
    '2026-10-11T08:00:00+00:00'
    """
    if ontdekt_at.tzinfo is None:
        raise ValueError("Geef het moment met een tijdzone.")
    moment = ontdekt_at.astimezone(UTC)
    return moment + timedelta(hours=wet.getal("datalek.melden", moment.date()))


def kept_as(eenheid: Eenheid, *, on: date, wet: Wetboek) -> Bewaarsoort | None:
    """As which kind these records are kept; None for what falls under the ladder of the Wpg.

    Units: `on` is a date. Source: rows bewaren.per_muur and bewaren.per_zaak.
    """
    if is_wpg(eenheid.muur, on=on, wet=wet):
        return None
    per_muur = names(wet.tabel("bewaren.per_muur", on))
    code = per_muur.get(str(eenheid.muur)) or names(wet.tabel("bewaren.per_zaak", on))[eenheid.soort]
    return Bewaarsoort(code)


def kept_until(eenheid: Eenheid, *, on: date, wet: Wetboek) -> Bewaartermijn:
    """Until and including which day these records are kept. Units: dates. Source: domain.md 11.5; kept_as."""
    soort = kept_as(eenheid, on=on, wet=wet)
    if soort is None:
        return Bewaartermijn(Einde.DATUM, wpg_last_day(eenheid.eerste_verwerking, wet=wet))
    return destroy_after(soort, geboren=eenheid.geboren, laatste_wijziging=eenheid.laatste_wijziging, on=on, wet=wet)
