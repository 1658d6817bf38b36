"""Mail over a real socket: what a server says decides, a silent one costs the patience, settings say what is wrong."""

from __future__ import annotations

import io
import socketserver
from email import message_from_string
from threading import Event, Thread
from uuid import UUID

import pytest

from ketenkameleon.config.opdrachten import post_terug
from ketenkameleon.koppelingen.mail.bezorger import Console, Mail, Poststuk, Uitslag
from ketenkameleon.koppelingen.mail.instellingen import Mailserver, is_address, read_mailserver
from ketenkameleon.start.fout import StartFout

STUK = Poststuk(UUID("01a20000-0000-7000-8000-000000000001"), "mila@huis.example", "Er is nieuws", "Log zelf in.\n")


class Gesprek(socketserver.StreamRequestHandler):
    """One talk of a mail server: says what `server.zegt` has for a command, else that it is fine."""

    def handle(self):
        self._say("220 hallo")
        while line := self.rfile.readline().decode().strip():
            word = line.split()[0].upper()
            if self.server.zegt.get(word) == "stil":
                self.server.klaar.wait()
                return
            if self.server.zegt.get(word) == "weg":
                return
            self._say(self.server.zegt.get(word) or {"DATA": "354 ga uw gang", "QUIT": "221 dag"}.get(word, "250 goed"))
            if word == "DATA" and "DATA" not in self.server.zegt:
                self._body()

    def _body(self):
        lines = []
        while (line := self.rfile.readline().decode()).rstrip("\r\n") != ".":
            lines.append(line)
        self.server.gekregen.append("".join(lines))
        if self.server.zegt.get("EINDE") != "weg":
            self._say(self.server.zegt.get("EINDE", "250 goed"))
        else:
            self.connection.shutdown(2)

    def _say(self, text):
        self.wfile.write(f"{text}\r\n".encode())


@pytest.fixture
def server():
    """`server(RCPT="550 nee")` runs a server that says that; its address and what it got come back."""
    running = []

    def run(**zegt):
        found = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Gesprek)
        found.daemon_threads = True
        found.zegt, found.gekregen, found.klaar = zegt, [], Event()
        Thread(target=found.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        running.append(found)
        return Mail(Mailserver("127.0.0.1", found.server_address[1], "", "", "smtp", "post@duinstad.example"),
                    geduld=0.3), found.gekregen

    yield run
    for one in running:
        one.klaar.set()
        one.shutdown()
        one.server_close()


def test_a_mail_arrives_with_a_number_that_is_the_same_at_every_attempt(server):
    mail, got = server()
    assert [mail.bezorg(STUK), mail.bezorg(STUK)] == [Uitslag.VERSTUURD] * 2
    first, second = map(message_from_string, got)
    assert first["Message-ID"] == second["Message-ID"] == f"<{STUK.id}@duinstad.example>"
    assert (first["To"], first["From"], first["Subject"]) == (STUK.naar, "post@duinstad.example", "Er is nieuws")
    assert first["Auto-Submitted"] == "auto-generated"
    assert first.get_payload().strip() == "Log zelf in."


@pytest.mark.parametrize(("zegt", "uitslag"), [
    ({"RCPT": "550 onbekend"}, Uitslag.GEWEIGERD), ({"RCPT": "450 later"}, Uitslag.LATER),
    ({"MAIL": "550 u niet"}, Uitslag.LATER), ({"DATA": "451 later"}, Uitslag.LATER),
    ({"EINDE": "452 vol"}, Uitslag.LATER), ({"EINDE": "weg"}, Uitslag.ONZEKER), ({"EHLO": "weg"}, Uitslag.LATER),
    ({"EHLO": "stil"}, Uitslag.LATER), ({"DATA": "stil"}, Uitslag.ONZEKER), ({"QUIT": "weg"}, Uitslag.VERSTUURD)])
def test_what_the_server_says_or_does_not_say_decides(server, zegt, uitslag):
    mail, _ = server(**zegt)
    assert mail.bezorg(STUK) is uitslag


def test_a_server_that_is_not_there_makes_it_wait():
    nobody = Mailserver("127.0.0.1", 1, "", "", "smtp", "post@duinstad.example")
    assert Mail(nobody, geduld=0.3).bezorg(STUK) is Uitslag.LATER


def test_the_console_says_that_something_went_and_not_to_whom():
    said = io.StringIO()
    assert Console(said).bezorg(STUK) is Uitslag.VERSTUURD
    assert "Er is nieuws" in said.getvalue()
    assert "mila" not in said.getvalue()


@pytest.mark.parametrize(("url", "van", "said"), [
    ("smtps://a:b@mail.example", "", "horen bij elkaar"), ("", "post@duinstad.example", "horen bij elkaar"),
    ("http://mail.example", "post@duinstad.example", "niet te lezen"),
    ("smtps://mail.example:veel", "post@duinstad.example", "niet te lezen"),
    ("smtp://mail.example", "post@duinstad.example", "zonder TLS"),
    ("smtps://mail.example", "Post <post@duinstad.example>", "één e-mailadres")])
def test_a_setting_that_cannot_be_is_told_at_the_start_and_never_repeats_a_password(url, van, said):
    with pytest.raises(StartFout, match=said) as wrong:
        read_mailserver(url, van)
    assert "a:b" not in str(wrong.value)


def test_a_server_is_read_with_its_usual_port_and_its_password_never_shows():
    found = read_mailserver("smtp+tls://kk:ge%40heim@mail.example", "post@duinstad.example")
    assert (found.host, found.poort, found.naam, found.wachtwoord) == ("mail.example", 587, "kk", "ge@heim")
    assert "heim" not in repr(found)
    assert read_mailserver("", "") is None


@pytest.mark.parametrize(("text", "ok"), [
    ("mila@huis.example", True), ("mila+kk@post.huis.example", True), ("0612345678", False), ("", False),
    ("mila@huis", False), ("mila@huis.example, vader@huis.example", False),
    ("mila@huis.example\nBcc: x@y.example", False), ("Mila <mila@huis.example>", False),
    ("m" * 250 + "@huis.example", False)])
def test_one_address_and_nothing_else_is_an_address(text, ok):
    assert is_address(text) is ok


def test_a_number_that_is_of_no_message_is_told_in_a_sentence():
    with pytest.raises(StartFout, match="Neem het Message-ID over"):
        post_terug.run(["geen nummer"])
