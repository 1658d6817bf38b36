"""Reads back what a PDF of ours says, without the program that made it: tags, fonts, text as one would copy it."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, field

_OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\s(.*?)\nendobj", re.DOTALL)
_MARK = re.compile(rb"/(f\d+) [\d.]+ Tf|/MCID[^>]*>>(BDC)|(\()")
_STEP = re.compile(rb"\\(?:[0-7]{1,3}|.)|.", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


@dataclass
class Pdf:
    """The objects of one file by number: the dictionary, and the unpacked stream ("" without one)."""

    raw: bytes
    objects: dict[int, tuple[bytes, bytes]] = field(default_factory=dict)

    def __post_init__(self):
        for number, body in _OBJECT.findall(self.raw):
            head, sign, stream = body.partition(b"stream\n")
            data = stream.rpartition(b"\nendstream")[0] if sign else b""
            self.objects[int(number)] = (head, zlib.decompress(data) if b"/FlateDecode" in head else data)

    @property
    def catalog(self) -> bytes:
        return next(head for head, _ in self.objects.values() if b"/Type/Catalog" in head)

    @property
    def metadata(self) -> str:
        return next(data for head, data in self.objects.values() if b"/Type/Metadata" in head).decode()

    @property
    def tags(self) -> list[str]:
        """The structure in reading order, by the names of its elements."""
        found = [re.search(rb"/Type/StructElem/S/(\w+)", head) for _, (head, _) in sorted(self.objects.items())]
        return [hit[1].decode() for hit in found if hit]

    @property
    def fonts(self) -> dict[str, bool]:
        """Each font that is used, and whether its letters are inside the file."""
        heads = [head for head, _ in self.objects.values() if b"/Type/FontDescriptor" in head]
        return {re.search(rb"/FontName/\w+\+([\w-]+)", head)[1].decode(): b"/FontFile" in head for head in heads}

    @property
    def text(self) -> str:
        """All text, a new line for each tagged piece, letters looked up in the table that a reader copies from."""
        pages = [head for _, (head, _) in sorted(self.objects.items()) if re.search(rb"/Type/Page[^s]", head)]
        contents = [self.objects[_reference(b"Contents", head)][1] for head in pages]
        return "\n".join(self._shown(data, self._maps(head)) for head, data in zip(pages, contents, strict=True))

    def _maps(self, page: bytes) -> dict[str, dict[int, str]]:
        """Per font of this page, by its name there: the letters that each code stands for."""
        fonts = re.search(rb"/Font<<(.*?)>>", self.objects[_reference(b"Resources", page)][0])[1]
        found = {}
        for name, number in re.findall(rb"/(f\d+) (\d+) 0 R", fonts):
            table = self.objects[_reference(b"ToUnicode", self.objects[int(number)][0])][1]
            pairs = re.findall(rb"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>\n", table.partition(b"endcodespacerange")[2])
            found[name.decode()] = {int(code, 16): bytes.fromhex(to.decode()).decode("utf-16-be") for code, to in pairs}
        return found

    @staticmethod
    def _shown(data: bytes, maps: dict[str, dict[int, str]]) -> str:
        found, font, at = [], "", 0
        while hit := _MARK.search(data, at):
            at = hit.end()
            if hit[1]:
                font = hit[1].decode()
            elif hit[2]:
                found.append("\n")
            else:
                codes, at = _string(data, at)
                found += [maps[font][int.from_bytes(codes[i:i + 2], "big")] for i in range(0, len(codes), 2)]
        return "".join(found)


def _reference(name: bytes, head: bytes) -> int:
    return int(re.search(rb"/" + name + rb" (\d+) 0 R", head)[1])


def _string(data: bytes, at: int) -> tuple[bytes, int]:
    """The string that begins here and where it ends; parentheses in it may stand bare when they are a pair."""
    found, depth = b"", 1
    while True:
        step = _STEP.match(data, at)[0]
        at += len(step)
        depth += {b"(": 1, b")": -1}.get(step, 0)
        if not depth:
            return found, at
        found += _ESCAPE.sub(_one, step)


def _one(hit: re.Match[bytes]) -> bytes:
    return bytes([int(hit[1], 8)]) if hit[1][:1].isdigit() else _LETTERS.get(hit[1], hit[1])
