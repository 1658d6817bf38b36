"""Ports, pages that answer, and the lines that tell how far it is."""

from __future__ import annotations

import http.server
import io
import socket
import threading
from collections.abc import Iterator

import pytest

from ketenkameleon.start import ports
from ketenkameleon.start.fout import StartFout
from ketenkameleon.start.messages import Progress


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        yield holder.getsockname()[1]


class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(int(self.path[1:]))
        self.end_headers()

    def log_message(self, *_args: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    with http.server.HTTPServer(("127.0.0.1", 0), Page) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_taken_port_names_another_that_is_free(taken: int) -> None:
    assert not ports.port_free(taken)
    with pytest.raises(
        StartFout, match=rf"^Poort {taken} is bezet\. Start opnieuw met --port (\d+)\.$"
    ) as refused:
        ports.require_port(taken)
    assert ports.port_free(int(str(refused.value).rstrip(".").split()[-1]))


def test_a_free_port_is_free() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    assert ports.port_free(port)
    ports.require_port(port)


@pytest.mark.parametrize("port", [0, -1, 65_536])
def test_a_number_that_is_no_port_is_refused(port: int) -> None:
    assert not ports.port_free(port)
    with pytest.raises(StartFout, match="is geen poort"):
        ports.require_port(port)


def test_the_last_port_has_a_lower_neighbour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ports, "_bind_error", lambda port: 0 if port < 65_535 else 98)
    with pytest.raises(StartFout, match=r"Poort 65535 is bezet\. Start opnieuw met --port 8000\."):
        ports.require_port(65_535)


@pytest.mark.parametrize(
    ("status", "answer"), [(200, True), (404, True), (403, True), (500, False), (503, False)]
)
def test_a_page_answers_unless_the_server_is_in_trouble(site: str, status: int, answer: bool) -> None:
    assert ports.answers(f"{site}/{status}") is answer


def test_this_machine_is_asked_without_the_proxy_of_the_environment(
    site: str, monkeypatch: pytest.MonkeyPatch, taken: int
) -> None:
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{taken}")
    assert ports.wait_http(f"{site}/200", seconds=5)


def test_waiting_for_a_page_that_never_comes_ends(taken: int) -> None:
    assert ports.wait_http(f"http://127.0.0.1:{taken}/", seconds=0.2) is False


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_one_moving_line_and_a_file_gets_whole_lines() -> None:
    seconds = iter([0.0, 0.05, 1.0, 2.0])
    screen = Terminal()
    shown = Progress(screen, clock=lambda: next(seconds))
    shown.count("Regels", 1, 12_000)
    shown.count("Regels", 2, 12_000)
    shown.count("Regels", 3_000, 12_000)
    shown.say("Klaar")
    assert screen.getvalue() == "\r\x1b[2K  Regels: 1 van 12.000\r\x1b[2K  Regels: 3.000 van 12.000\nKlaar\n"


def test_a_file_gets_a_line_each_five_seconds_and_the_last_one() -> None:
    seconds = iter([0.0, 4.9, 5.0, 6.0])
    file = io.StringIO()
    shown = Progress(file, clock=lambda: next(seconds))
    for done in (1, 2, 3, 4):
        shown.count("regels", done, 4)
    assert file.getvalue() == "  regels: 1 van 4\n  regels: 3 van 4\n  regels: 4 van 4\n"
