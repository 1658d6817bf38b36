"""A file that somebody sends in: refused by its size before it is read, then by its name, its content and a scanner.

One way in for every page that takes files: `BestandField`. Nothing is kept under the name that was given.
Source: ASVS 5.0, chapter 5; issue 3, part 9.
"""

from __future__ import annotations

import codecs
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import IO, Final

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse

from ketenkameleon.web.clamd import Gescand, ScannerFout, scan
from ketenkameleon.web.views import fout_413

MB: Final = 1024 * 1024
# One file of at most this size; a form with files may be that and a little more.
LARGEST: Final = 10 * MB
LARGEST_BODY: Final = LARGEST + MB
LONGEST_NAME: Final = 100
_HEAD: Final = 8192
FIRST_PRINTED: Final = 32
# A document of Word or LibreOffice is a zip; more than this unpacked is no document but an attack.
_MOST_UNPACKED: Final = 100 * MB
_MOST_FILES: Final = 2000

TE_GROOT: Final = f"Dit bestand is te groot. Het mag hoogstens {LARGEST // MB} MB zijn."
LEEG: Final = "Dit bestand is leeg. Kies een ander bestand."
NAAM: Final = "De naam van dit bestand kan niet. Geef het een korte naam met letters en cijfers."
SOORT: Final = "Dit soort bestand kan hier niet. Kies een bestand dat eindigt op {soorten}."
ANDERS: Final = "De inhoud past niet bij de naam van het bestand. Bewaar het opnieuw en kies het dan nog eens."
VIRUS: Final = "In dit bestand zit een virus. Het is niet bewaard. Bel uw eigen helpdesk."
GEEN_SCAN: Final = "Wij kunnen het bestand nu niet nakijken op virussen. Het is niet bewaard. Probeer het straks weer."
NIET_GESCAND: Final = "Let op: bestanden worden hier niet op virussen nagekeken."


class SizeMiddleware:
    """Refuses a body that is too large by what it says of itself, before a byte of it is read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        said = request.META.get("CONTENT_LENGTH") or "0"
        if not (said.isascii() and said.isdigit()) or int(said) > LARGEST_BODY:
            return fout_413(request)
        return self.get_response(request)


class BestandField(forms.FileField):
    """A question for a file. `soorten`: endings without a dot, out of SOORTEN."""

    def __init__(self, *, label: str, soorten: tuple[str, ...], required: bool = True) -> None:
        unknown = set(soorten) - SOORTEN.keys()
        if unknown:
            raise ValueError(f"no check of content for {unknown}")
        told = f"Hoogstens {LARGEST // MB} MB. Het bestand eindigt op {_or(soorten)}."
        super().__init__(label=label, required=required, max_length=None,
                         help_text=told if settings.CLAMD else f"{told} {NIET_GESCAND}",
                         error_messages={"required": "Kies een bestand.", "empty": LEEG})
        self.soorten = soorten

    def clean(self, data: UploadedFile | None, initial: object = None) -> UploadedFile | None:
        """The file, with a name that is safe to show. Raises ValidationError with a sentence."""
        if data is not None:
            check_upload(data, self.soorten)
        found: UploadedFile | None = super().clean(data, initial)
        return found


def check_upload(upload: UploadedFile, soorten: tuple[str, ...]) -> None:
    """Let this file in or raise ValidationError with the sentence for the person: size, name, content, virus."""
    if not upload.size:
        raise ValidationError(LEEG)
    if upload.size > LARGEST:
        raise ValidationError(TE_GROOT)
    upload.name = safe_name(upload.name or "")
    ending = PurePosixPath(upload.name).suffix[1:].lower()
    if ending not in soorten:
        raise ValidationError(SOORT.format(soorten=_or(soorten)))
    content = upload.file or upload
    if not SOORTEN[ending](content):
        raise ValidationError(ANDERS)
    upload.seek(0)
    _scan(upload)
    upload.seek(0)


def safe_name(naam: str) -> str:
    """The last part of a name, in one spelling. Raises ValidationError for one that is no plain name."""
    last = unicodedata.normalize("NFC", naam.replace("\\", "/").rsplit("/", 1)[-1]).strip()
    bad = any(unicodedata.category(sign)[0] == "C" or sign in '<>:"|?*' for sign in last)
    if bad or not last or last.startswith(".") or len(last) > LONGEST_NAME:
        raise ValidationError(NAAM)
    return last


def _scan(upload: UploadedFile) -> None:
    if not settings.CLAMD:
        return
    try:
        found = scan(upload.file or upload, settings.CLAMD)
    except ScannerFout as exc:
        raise ValidationError(GEEN_SCAN) from exc
    if found is Gescand.VIRUS:
        raise ValidationError(VIRUS)


def _begins(*heads: bytes) -> Callable[[IO[bytes]], bool]:
    def fits(stream: IO[bytes]) -> bool:
        stream.seek(0)
        return stream.read(_HEAD).startswith(heads)

    return fits


def _is_text(stream: IO[bytes]) -> bool:
    """UTF-8 to the end, and no character that no text has."""
    stream.seek(0)
    try:
        for piece in _decoded(stream):
            if any(ord(sign) < FIRST_PRINTED and sign not in "\t\r\n" for sign in piece):
                return False
    except UnicodeDecodeError:
        return False
    return True


def _decoded(stream: IO[bytes]) -> Iterator[str]:
    """The text in pieces; a letter that stands on the edge of two is read whole."""
    decode = codecs.getincrementaldecoder("utf-8-sig")().decode
    while piece := stream.read(_HEAD):
        yield decode(piece)
    yield decode(b"", True)


def _has_part(naam: str) -> Callable[[IO[bytes]], bool]:
    """A zip that holds that part and no bomb."""

    def fits(stream: IO[bytes]) -> bool:
        stream.seek(0)
        try:
            with zipfile.ZipFile(stream) as packed:
                parts = packed.infolist()
        except (zipfile.BadZipFile, ValueError, OSError):
            return False
        small = len(parts) <= _MOST_FILES and sum(part.file_size for part in parts) <= _MOST_UNPACKED
        return small and any(part.filename == naam for part in parts)

    return fits


# Ending → does the content begin, or look, as that kind does? No SVG or HTML: a browser would run what is in it.
SOORTEN: Final[Mapping[str, Callable[[IO[bytes]], bool]]] = {
    "pdf": _begins(b"%PDF-"), "png": _begins(b"\x89PNG\r\n\x1a\n"), "jpg": _begins(b"\xff\xd8\xff"),
    "jpeg": _begins(b"\xff\xd8\xff"), "docx": _has_part("word/document.xml"), "odt": _has_part("content.xml"),
    "txt": _is_text, "csv": _is_text, "jsonl": _is_text,
}


def _or(soorten: tuple[str, ...]) -> str:
    named = [f".{soort}" for soort in soorten]
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} of {named[-1]}"
