"""Lines of a file in bounded memory, and what is kept of a line that cannot be used.

Offsets and lengths are bytes and count the whole line with its line end, so that header, good lines and bad
lines together are the file, to the byte.
"""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Iterator, Mapping
from typing import BinaryIO, Final, NamedTuple, TypeAlias

HELE_REGEL: Final = 64 * 1024
BEGIN_VAN_REGEL: Final = 4 * 1024
_BLOK: Final = 64 * 1024


class OnleesbaarBestand(ValueError):
    """The file as a whole cannot be read; nothing was taken from it. The message is a Dutch sentence."""

    def __init__(self, code: str, zin: str) -> None:
        super().__init__(zin)
        self.code = code
        self.zin = zin

    def __reduce__(self) -> tuple[type[OnleesbaarBestand], tuple[str, str]]:
        """Both parts go along to another process."""
        return OnleesbaarBestand, (self.code, self.zin)


class Fout(Exception):
    """What is wrong with one line: the name of the field (or nothing) and a code that has a sentence."""

    def __init__(self, code: str, veld: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.veld = veld


class LangeRegel(NamedTuple):
    """What is kept of a line that is too long to hold: SHA-256 of all of it, and its first 4 KiB."""

    sha256: bytes
    begin: bytes


class Regel(NamedTuple):
    """One line as it stands in the file. `data` has no line end; `volgende` is where the next line begins."""

    nummer: int
    offset: int
    data: bytes | LangeRegel
    volgende: int


class SlechteRegel(NamedTuple):
    """A line that could not be used, kept so that nothing is lost.

    `begin` holds the whole line with its line end (`heel`), or the first 4 KiB of a line over 64 KiB;
    `sha256` is over the whole line in both cases. `zin` says in Dutch what is wrong and what to do, and
    never holds a person's number or free text. `begin` does: store it encrypted.
    """

    regelnummer: int
    offset: int
    lengte: int
    sha256: bytes
    begin: bytes
    heel: bool
    veld: str
    code: str
    zin: str

    @property
    def volgende(self) -> int:
        """The offset of the next line: a reader that stopped after this one goes on from here."""
        return self.offset + self.lengte

    def __repr__(self) -> str:
        return f"SlechteRegel(regel {self.regelnummer}, {self.code})"


Zinnen: TypeAlias = Mapping[str, str]

ALGEMENE_ZINNEN: Final[Zinnen] = {
    "codering": "Deze regel is niet als UTF-8 opgeslagen. Sla het bestand op als UTF-8 en lees het opnieuw.",
    "nul_teken": "In deze regel staan lege tekens (NUL). Het bestand is beschadigd: vraag het opnieuw op.",
    "regel_te_lang": "Deze regel is langer dan 64 KiB. Kijk of er een regeleinde ontbreekt.",
    "regel_afgebroken": "De laatste regel is niet af. Haal het bestand opnieuw op en lees het nog een keer.",
    "lege_regel": "Deze regel is leeg. U hoeft niets te doen.",
    "geen_json": "Deze regel is geen geldige JSON. Eén regel is één object. Verbeter de regel.",
    "geen_object": "Deze regel is geen JSON-object. Eén regel is één object tussen accolades.",
    "sleutel_dubbel": "In deze regel staat een veld twee keer. Laat één van de twee staan.",
    "veld_onbekend": "In deze regel staat een veld dat niet bij deze indeling hoort. Haal het veld weg.",
    "veld_soort": "In het veld {veld} staat een ander soort waarde dan daar hoort. Verbeter het veld.",
    "veld_leeg": "Het veld {veld} is leeg. Vul het in.",
    "te_lang": "De tekst in het veld {veld} is te lang. Maak de tekst korter.",
    "datum_ongeldig": "In het veld {veld} staat geen bestaande datum. Schrijf jjjj-mm-dd, zoals 2026-09-07.",
    "datum_in_toekomst": "De datum in het veld {veld} ligt in de toekomst. Kijk de datum na.",
    "bsn_ongeldig": "Het nummer in het veld {veld} is geen geldig BSN. Vraag het nummer na bij de school.",
    "onderwijsnummer_ongeldig":
        "Het nummer in het veld {veld} is geen geldig onderwijsnummer. Vraag het nummer na bij de school.",
    "onderwijsnummer_in_bsn":
        "In het veld {veld} staat een onderwijsnummer. Zet het in het veld onderwijsnummer en maak bsn leeg.",
    "bsn_in_onderwijsnummer":
        "In het veld {veld} staat een BSN. Zet het in het veld bsn en maak onderwijsnummer leeg.",
    "persoonsnummer_ontbreekt":
        "Er staat geen BSN en geen onderwijsnummer in deze regel. Vul één van de twee in.",
    "twee_persoonsnummers":
        "Er staat een BSN en ook een onderwijsnummer in deze regel. Laat alleen het BSN staan.",
    "vestiging_ongeldig":
        "De code in het veld {veld} is geen vestiging. Schrijf BRIN en twee cijfers, zoals 99AB01.",
}


def bad_line(regel: Regel, fout: Fout, zinnen: Zinnen) -> SlechteRegel:
    """Return what is kept of this line, with the Dutch sentence of its fault."""
    zin = zinnen[fout.code].format(veld=f"'{fout.veld}'")
    length = regel.volgende - regel.offset
    if isinstance(regel.data, LangeRegel):
        return SlechteRegel(regel.nummer, regel.offset, length, regel.data.sha256, regel.data.begin,
                            False, fout.veld, fout.code, zin)
    whole = regel.data + b"\n" if length > len(regel.data) else regel.data
    return SlechteRegel(regel.nummer, regel.offset, length, hashlib.sha256(whole).digest(), whole, True,
                        fout.veld, fout.code, zin)


def lines(stream: BinaryIO, *, offset: int = 0, nummer: int = 1) -> Iterator[Regel]:
    """Yield the lines of a stream that stands at `offset`, where line `nummer` begins.

    Never holds more than a block of 64 KiB and a line of at most 64 KiB: of a longer one only the hash and
    the first 4 KiB are kept. Only a line feed ends a line. Raises what reading the stream raises.
    """
    rest = b""
    while block := stream.read(_BLOK):
        parts = block.split(b"\n")
        if len(rest) + len(parts[0]) > HELE_REGEL:
            regel, block = _long_line(stream, rest, block, nummer, offset)
            yield regel
            nummer, offset, rest = nummer + 1, regel.volgende, b""
            parts = block.split(b"\n")
        parts[0] = rest + parts[0]
        rest = parts.pop()
        for data in parts:
            end = offset + len(data) + 1
            yield Regel(nummer, offset, data, end)
            nummer, offset = nummer + 1, end
    if rest:
        yield Regel(nummer, offset, rest, offset + len(rest))


def _long_line(stream: BinaryIO, rest: bytes, block: bytes, nummer: int, offset: int) -> tuple[Regel, bytes]:
    """The line that began with `rest` and goes on in `block`, and what of the last block comes after it."""
    digest = hashlib.sha256(rest)
    begin, length = (rest + block[:BEGIN_VAN_REGEL])[:BEGIN_VAN_REGEL], len(rest)
    while block and (cut := block.find(b"\n") + 1) == 0:
        digest.update(block)
        length += len(block)
        block = stream.read(_BLOK)
    if block:
        digest.update(block[:cut])
        length += cut
        block = block[cut:]
    return Regel(nummer, offset, LangeRegel(digest.digest(), begin), offset + length), block


def first_line(regels: Iterator[Regel]) -> tuple[str, int]:
    """Return the next line as text, without byte order mark, and where the line after it begins.

    Raises OnleesbaarBestand for an empty file, one that is not UTF-8, and one that is no text at all.
    """
    regel = next(regels, None)
    if regel is None:
        raise OnleesbaarBestand("leeg_bestand", (
            "Dit bestand is leeg, of de kopregel ontbreekt. Haal het opnieuw op."))
    data = regel.data.begin if isinstance(regel.data, LangeRegel) else regel.data
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in data:
        raise OnleesbaarBestand("utf16", (
            "Dit bestand is niet als UTF-8 opgeslagen maar bijvoorbeeld als UTF-16."
            " Sla het op als UTF-8 en lees het opnieuw."))
    if isinstance(regel.data, LangeRegel):
        raise OnleesbaarBestand("kopregel_te_lang", (
            "De eerste regels van dit bestand zijn geen kopregels: ze zijn veel te lang."
            " Kijk of dit het goede bestand is."))
    if regel.nummer == 1:
        data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode().strip(), regel.volgende
    except UnicodeDecodeError:
        raise OnleesbaarBestand("codering", "De eerste regels van dit bestand zijn niet als UTF-8 opgeslagen."
                                            " Sla het op als UTF-8 en lees het opnieuw.") from None


def decode(data: bytes) -> str:
    """Return the line as text, without the carriage return of Windows; Fout when empty or not UTF-8."""
    if data[-1:] == b"\r":
        data = data[:-1]
    if not data:
        raise Fout("lege_regel")
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise Fout("codering") from None


def count_lines(stream: BinaryIO, upto: int) -> int:
    """Return how many lines there are before offset `upto`, and leave the stream standing there.

    Raises ValueError when `upto` lies past the end or does not stand at the beginning of a line.
    """
    stream.seek(0)
    count, left, last = 0, upto, b"\n"
    while left and (block := stream.read(min(_BLOK, left))):
        count += block.count(b"\n")
        left -= len(block)
        last = block[-1:]
    if left or last != b"\n":
        raise ValueError(f"op plaats {upto} begint geen regel")
    return count
