"""Mutations written out for the database, many in one packet. Plain Python: a process of its own does this work.

Source: design.md 6, Walls (bulk loads); issue part 3 (streaming).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple, TypeAlias

from ketenkameleon.meldingen.feiten import AfgekeurdFeit, MutatieFeit
from ketenkameleon.toegang.afdruk import keyed_digest

Nummer: TypeAlias = tuple[str, str]
# What has a column of its own is not kept twice.
EIGEN_KOLOM: Final = frozenset((
    "meldingsnummer", "begindatum", "einddatum", "soort", "actie_gewenst", "vestiging", "status", "reden_afgesloten",
    "toelichting_afsluiting", "meldingsdatum", "laatste_mutatie", "verzender", "uitvoerder",
))
LEEG: Final = "\\N"
_encode: Final = json.JSONEncoder(ensure_ascii=False).encode


class Gereed(NamedTuple):
    """A mutation in PostgreSQL's text format, before and after the person: that is known only in the transaction."""

    nummer: Nummer
    voor: str
    na: str


class Pakket(NamedTuple):
    """The next lines of a file, good and bad, made ready to be kept.

    `regels`: how many. `nummers`: the different persons in it, `wie`: for every good line an index in them. `stukken`:
    the text before, between and after the persons, one piece more than there are good lines.
    """

    regels: int
    nummers: list[Nummer]
    wie: list[int]
    stukken: list[str]
    slecht: list[AfgekeurdFeit]

    def text(self, personen: Mapping[Nummer, str]) -> str:
        """The lines for COPY, with the key of every person filled in. KeyError for a person that is not given."""
        keys = [personen[nummer] for nummer in self.nummers]
        parts = [""] * (2 * len(self.wie) + 1)
        parts[::2] = self.stukken
        parts[1::2] = [keys[index] for index in self.wie]
        return "".join(parts)


def prepare(feit: MutatieFeit, key: bytes) -> Gereed:
    """The mutation written out. `key` is the regio's own for digests (toegang.sleutels.digest_key)."""
    content = json_text({naam: text for naam, text in feit.inhoud.items() if naam not in EIGEN_KOLOM})
    return Gereed(
        (feit.nummersoort, feit.nummer),
        f"{feit.meldingsnummer}\t{feit.laatste_mutatie.isoformat()}\t\\\\x"
        f"{keyed_digest(feit.inhoud_hash, key).hex()}\t",
        f"\t{feit.status}\t{feit.soort}\t{feit.meldingsdatum or LEEG}\t{feit.begindatum}\t{feit.einddatum or LEEG}\t"
        f"{LEEG if feit.minuten is None else feit.minuten}\t{feit.actie_gewenst}\t{feit.verzender}\t"
        f"{feit.vestiging}\t{feit.uitvoerder}\t{feit.reden_afgesloten}\t{feit.toelichting_afsluiting}\t{content}\t"
        f"{feit.regelnummer}\n",
    )


def json_text(said: Mapping[str, str]) -> str:
    """JSON in PostgreSQL's text format. Only the backslash is left to double: JSON escapes every other character."""
    return _encode(said).replace("\\", "\\\\")


def packed(lines: Iterable[Gereed | AfgekeurdFeit], size: int) -> Iterator[Pakket]:
    """The lines in packets of `size`; the last holds what is left, and no packet is empty."""
    count, pakket, end, known = 0, Pakket(0, [], [], [], []), "", dict[Nummer, int]()
    for line in lines:
        count += 1
        if isinstance(line, Gereed):
            nummer, voor, na = line
            pakket.wie.append(known.setdefault(nummer, len(known)))
            pakket.stukken.append(end + voor)
            end = na
        else:
            pakket.slecht.append(line)
        if count == size:
            yield _closed(pakket, count, end, known)
            count, pakket, end, known = 0, Pakket(0, [], [], [], []), "", {}
    if count:
        yield _closed(pakket, count, end, known)


def _closed(pakket: Pakket, count: int, end: str, known: dict[Nummer, int]) -> Pakket:
    return pakket._replace(regels=count, nummers=list(known), stukken=[*pakket.stukken, end])
