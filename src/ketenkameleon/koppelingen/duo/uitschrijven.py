"""From checked lines to packets for the database, in one go: what a file of a million lines goes through.

A line that was found good is written out from its cells, without a Mutatie in between; the outcome is that of
`meldingen.gereed.prepare` for the Mutatie, to the byte. Plain Python: runs in a process of its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import Final, NamedTuple

from ketenkameleon.koppelingen.afgekeurd import rejected
from ketenkameleon.koppelingen.duo.columns import NAMEN, PLAATS
from ketenkameleon.koppelingen.duo.keuring import Gekeurd
from ketenkameleon.koppelingen.regels import SlechteRegel
from ketenkameleon.koppelingen.terugkijker import Terugkijker
from ketenkameleon.meldingen.feiten import AfgekeurdFeit
from ketenkameleon.meldingen.gereed import EIGEN_KOLOM, LEEG, Gereed, json_text
from ketenkameleon.toegang.afdruk import keyed_digest

ANDERE_REGIO: Final = "andere_regio"
ZIN_ANDERE_REGIO: Final = ("De gemeente in het veld 'uitvoerder' hoort niet bij deze regio."
                           " Lees deze regel in bij de regio van die gemeente.")
_NUMMERS: Final = frozenset(("bsn", "onderwijsnummer"))
_INHOUD: Final = tuple(naam for naam in NAMEN if naam not in EIGEN_KOLOM and naam not in _NUMMERS)
_KOPPEN: Final = tuple(f'{naam}": "' for naam in _INHOUD)
_inhoud = itemgetter(*(PLAATS[naam] for naam in _INHOUD))
_eigen = itemgetter(*(PLAATS[naam] for naam in (
    "meldingsnummer", "laatste_mutatie", "meldingsdatum", "begindatum", "einddatum")))


class Bereik(NamedTuple):
    """Whose lines these are: the gemeentecodes of the regio, and its key for digests."""

    gemeenten: frozenset[str]
    sleutel: bytes


def written_out(records: Iterable[Gekeurd | SlechteRegel], bereik: Bereik,
                bytes_read: Terugkijker) -> Iterator[Gereed | AfgekeurdFeit]:
    """The lines ready to be kept; one for a gemeente of another regio becomes a bad line, kept whole."""
    here, key = bereik
    for record in records:
        if isinstance(record, SlechteRegel):
            yield rejected(record)
        elif record.places[2][2:] in here:
            yield ready(record, key)
        else:
            line = bytes_read.between(record.regel.offset, record.regel.volgende)
            yield of_other_regio(record.regel.nummer, record.regel.offset, line)


def of_other_regio(nummer: int, offset: int, line: bytes) -> AfgekeurdFeit:
    """The bad line that a line of another regio becomes."""
    return AfgekeurdFeit(nummer, offset, len(line), hashlib.sha256(line).digest(), line, True, "uitvoerder",
                         ANDERE_REGIO, ZIN_ANDERE_REGIO)


def ready(g: Gekeurd, key: bytes) -> Gereed:
    """A checked line written out, as `meldingen.gereed.prepare` does with its Mutatie."""
    nummer, moment, gemeld, begin, einde = _eigen(g.cells)
    soort, status, reden, toelichting, _, actie, *_ = g.codes
    verzender, vestiging, uitvoerder = g.places
    persoon, kind = g.persoon
    # Dates and moments were put in the one spelling that the database writes too: no need to spell them again.
    return Gereed(
        (kind, persoon), f"{nummer}\t{moment}\t\\\\x{keyed_digest(g.hash, key).hex()}\t",
        f"\t{status}\t{soort}\t{gemeld or LEEG}\t{begin}\t{einde or LEEG}\t"
        f"{LEEG if g.minuten is None else g.minuten}\t{actie == 'ja'}\t{verzender}\t{vestiging}\t{uitvoerder}\t"
        f"{reden}\t{toelichting}\t{_json(_inhoud(g.cells))}\t{g.regel.nummer}\n",
    )


def _json(values: tuple[str, ...]) -> str:
    """What has no column of its own, as JSON in PostgreSQL's text format. Most texts need no escape at all."""
    raw = "".join(values)
    if not raw or '"' in raw or "\\" in raw or not raw.isprintable():
        return json_text({naam: value for naam, value in zip(_INHOUD, values, strict=True) if value})
    text = '", "'.join([kop + value for kop, value in zip(_KOPPEN, values, strict=True) if value])
    return f'{{"{text}"}}'
