"""A file that is sent in: its size is refused unread, its content must be what its name says, and a scanner looks."""

from __future__ import annotations

import io
import socket
import struct
import threading
import zipfile

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory

from ketenkameleon.web import clamd, uploads
from ketenkameleon.web.uploads import SOORTEN, BestandField, SizeMiddleware, check_upload, safe_name

ALLES = tuple(SOORTEN)


def _zip(*names: str, content: bytes = b"x") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in names:
            packed.writestr(name, content)
    return made.getvalue()


GOED = {"pdf": b"%PDF-1.7\n", "png": b"\x89PNG\r\n\x1a\n..", "jpg": b"\xff\xd8\xff\xe0", "jpeg": b"\xff\xd8\xff\xe0",
        "docx": _zip("word/document.xml"), "odt": _zip("content.xml"), "txt": "één regel\n".encode(),
        "csv": b"\xef\xbb\xbfa;b\r\n1;2\r\n", "jsonl": b'{"a": 1}\n'}


class OnlyToCount(io.RawIOBase):
    """A body of two gigabytes that says how much of it was read."""

    def __init__(self) -> None:
        self.read_bytes = 0

    def read(self, size: int = -1) -> bytes:
        self.read_bytes += size
        return b"x" * max(size, 0)


def _upload(content: bytes, naam: str = "brief.pdf") -> SimpleUploadedFile:
    """As it comes in: Django's own class cleans the name before we see it, so it is put back."""
    made = SimpleUploadedFile("x", content)
    made._name = naam
    return made


@pytest.mark.parametrize("ending", ALLES)
def test_a_good_file_of_every_kind_comes_in_and_is_read_from_its_begin(ending):
    upload = _upload(GOED[ending], f"brief.{ending}")
    check_upload(upload, ALLES)
    assert upload.read() == GOED[ending]


@pytest.mark.parametrize(("naam", "content", "sentence"), [
    ("brief.pdf", b"", uploads.LEEG),
    ("brief.pdf", b"<html><script>1</script>", uploads.ANDERS),
    ("foto.png", b"<svg onload=alert(1)>", uploads.ANDERS),
    ("brief.pdf", GOED["png"], uploads.ANDERS),
    ("brief.docx", _zip("anders.xml"), uploads.ANDERS),
    ("brief.docx", b"PK\x03\x04 kapot", uploads.ANDERS),
    ("lijst.csv", b"a;b\n\xff\xfe", uploads.ANDERS),
    ("lijst.txt", b"MZ\x00\x01\x02", uploads.ANDERS),
    ("virus.exe", b"MZ", uploads.SOORT.format(soorten=".pdf of .png")),
    ("plaatje.svg", b"<svg/>", uploads.SOORT.format(soorten=".pdf of .png")),
    ("brief", b"%PDF-", uploads.SOORT.format(soorten=".pdf of .png")),
    ("brief\u202efdp.exe", b"%PDF-", uploads.NAAM), ("brief\u200b.pdf", b"%PDF-", uploads.NAAM),
    ("a" * 200 + ".pdf", b"%PDF-", uploads.NAAM), (".htaccess", b"%PDF-", uploads.NAAM),
    ("brief\x00.pdf", b"%PDF-", uploads.NAAM), ('brief".pdf', b"%PDF-", uploads.NAAM),
])
def test_a_file_that_is_not_what_it_says_is_refused_with_a_sentence(naam, content, sentence):
    soorten = ("pdf", "png") if "eindigt op" in sentence else ALLES
    with pytest.raises(ValidationError) as wrong:
        check_upload(_upload(content, naam), soorten)
    assert wrong.value.messages == [sentence]


def test_a_zip_that_unpacks_to_far_more_is_refused(monkeypatch):
    monkeypatch.setattr(uploads, "_MOST_UNPACKED", 1000)
    with pytest.raises(ValidationError):
        check_upload(_upload(_zip("word/document.xml", content=b"0" * 1001), "brief.docx"), ALLES)


@pytest.mark.parametrize(("given", "kept"), [
    ("../../etc/passwd.txt", "passwd.txt"), ("C:\\Users\\x\\brief.pdf", "brief.pdf"), ("e\u0301.pdf", "é.pdf")])
def test_a_path_in_a_name_leads_nowhere(given, kept):
    assert safe_name(given) == kept


def test_a_file_over_the_limit_is_refused():
    upload = _upload(b"%PDF-")
    upload.size = uploads.LARGEST + 1
    with pytest.raises(ValidationError) as wrong:
        check_upload(upload, ALLES)
    assert wrong.value.messages == [uploads.TE_GROOT]


def test_two_gigabytes_are_refused_without_reading_a_byte(settings):
    """Through the whole middleware: the answer is there before anything looks at the body."""
    settings.ALLOWED_HOSTS = ["testserver"]
    body = OnlyToCount()
    answer = Client().generic("POST", "/zoek/", b"", CONTENT_LENGTH=str(2 * 1024**3), **{"wsgi.input": body})
    assert answer.status_code == 413
    assert body.read_bytes == 0
    assert "Dit is te groot" in answer.content.decode()


@pytest.mark.parametrize(("said", "status"), [("0", 200), ("", 200), (str(uploads.LARGEST_BODY), 200),
                                              (str(uploads.LARGEST_BODY + 1), 413), ("-1", 413), ("veel", 413)])
def test_the_size_is_believed_only_when_it_is_a_number_within_the_limit(said, status):
    from django.http import HttpResponse

    request = RequestFactory().post("/")
    request.META["CONTENT_LENGTH"] = said
    assert SizeMiddleware(lambda _: HttpResponse())(request).status_code == status


class _Form(forms.Form):
    brief = BestandField(label="Welke brief?", soorten=("pdf",))


def test_the_question_checks_the_file_and_says_that_nobody_scans_it():
    assert _Form(files={"brief": _upload(GOED["pdf"])}).is_valid()
    wrong = _Form(files={"brief": _upload(b"MZ")})
    assert wrong.errors == {"brief": [uploads.ANDERS]}
    assert uploads.NIET_GESCAND in str(_Form.base_fields["brief"].help_text)


def test_with_a_scanner_the_question_does_not_say_that_nobody_scans(settings):
    settings.CLAMD = "scanner.example:3310"
    assert uploads.NIET_GESCAND not in BestandField(label="Welke brief?", soorten=("pdf",)).help_text


def test_a_kind_without_a_check_of_its_content_cannot_be_asked_for():
    with pytest.raises(ValueError, match="svg"):
        BestandField(label="Plaatje", soorten=("svg",))


# --- the scanner ------------------------------------------------------------------------------------------------

@pytest.fixture
def scanner():
    """`scanner(answer)`: a clamd that takes one file and says that; gives its address and what it got."""
    made = []

    def start(answer: bytes) -> tuple[str, bytearray]:
        server, got = socket.create_server(("127.0.0.1", 0)), bytearray()
        thread = threading.Thread(target=_serve, args=(server, answer, got), daemon=True)
        thread.start()
        made.append((server, thread))
        return f"127.0.0.1:{server.getsockname()[1]}", got

    yield start
    for server, thread in made:
        server.close()
        thread.join(5)


def _serve(server: socket.socket, answer: bytes, got: bytearray) -> None:
    link, _ = server.accept()
    with link, link.makefile("rb") as stream:
        if stream.read(10) != b"zINSTREAM\0":
            return
        while size := struct.unpack("!I", stream.read(4))[0]:
            got += stream.read(size)
        link.sendall(answer)


def test_a_file_goes_to_the_scanner_whole_and_comes_in_when_it_is_clean(scanner, settings):
    settings.CLAMD, got = scanner(b"stream: OK\0")
    content = b"%PDF-" + b"x" * 200_000
    upload = _upload(content)
    check_upload(upload, ALLES)
    assert bytes(got) == content
    assert upload.tell() == 0


@pytest.mark.parametrize(("answer", "sentence"), [
    (b"stream: Eicar-Test-Signature FOUND\0", uploads.VIRUS),
    (b"INSTREAM size limit exceeded. ERROR\0", uploads.GEEN_SCAN),
    (b"", uploads.GEEN_SCAN), (b"stream: OK but not really\0", uploads.GEEN_SCAN)])
def test_a_file_that_is_not_known_to_be_clean_stays_out(scanner, settings, answer, sentence):
    settings.CLAMD, _ = scanner(answer)
    with pytest.raises(ValidationError) as wrong:
        check_upload(_upload(b"%PDF-"), ALLES)
    assert wrong.value.messages == [sentence]


@pytest.mark.parametrize("address", ["127.0.0.1:1", "geen-poort", "127.0.0.1:negen"])
def test_a_scanner_that_is_not_there_lets_nothing_in(address):
    with pytest.raises(clamd.ScannerFout):
        clamd.scan(io.BytesIO(b"x"), address, seconds=2)
