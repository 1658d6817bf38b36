"""Pages of the real server against a bare Django view, and pages with little and much history behind them."""

from __future__ import annotations

import http.client
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from urllib.parse import urlencode

import psycopg
from last import Meting, Regel, Vraag, measure, server
from streek import KORT, LANG, TABEL, caseload, history, to_save

from wereld import WACHTWOORD

ROOT = Path(__file__).resolve().parents[2]
WARM, GETELD = 200, 1500
WEINIG, VEEL = 10_000, 1_000_000


def against_bare(conn: psycopg.Connection, web_env: dict[str, str]) -> list[Regel]:
    """CPU time per request of the server's own processes, ours as a multiple of the bare view's, in one run."""
    conn.execute(TABEL)
    conn.commit()
    bare_env = {k: v for k, v in web_env.items() if k != "DJANGO_SETTINGS_MODULE"}
    bare_env["PYTHONPATH"] = str(ROOT / "tests" / "bench")
    with server("kaal:application", bare_env, ROOT) as (bare, bare_pid), \
            server("ketenkameleon.config.wsgi:application", web_env, ROOT) as (port, pid):
        cookies = _log_in(port)
        mine = {"Host": "localhost", "Cookie": cookies}
        asked = {
            "kale view": [Vraag("GET", "/", {"Host": "127.0.0.1"})],
            "Mijn dag": [Vraag("GET", "/mijn-dag/", mine)],
            "zaakpagina": [Vraag("GET", f"/zaken/2026-{n:05d}/", mine) for n in range(2, 12)],
        }
        found: dict[str, Meting] = {}
        for name, vragen in asked.items():
            where = (bare, bare_pid) if name == "kale view" else (port, pid)
            measure(*where, _repeat(vragen, WARM))
            found[name] = measure(*where, _repeat(vragen, GETELD))
        # Only now: contacts that wait for their notitie stand on Mijn dag.
        saves = _saves(port, cookies, to_save(conn, WARM + GETELD))
        conn.commit()
        measure(port, pid, saves[:WARM])
        found["notitie bewaren"] = measure(port, pid, saves[WARM:])
    peer = found["kale view"]
    return [Regel(f"{name} ÷ kale view, CPU per verzoek", m.cpu_ms / peer.cpu_ms, most,
                  f"{m.cpu_ms:.1f} ms ÷ {peer.cpu_ms:.1f} ms")
            for name, most in (("Mijn dag", 3), ("zaakpagina", 4), ("notitie bewaren", 4)) for m in (found[name],)]


def with_history(conn: psycopg.Connection, web_env: dict[str, str]) -> list[Regel]:
    """Server time of Mijn dag and the zaakpagina with 10,000 and with 1,000,000 historic contacts, and 500
    against 10."""
    history(conn, WEINIG, 2016)
    few = _times(web_env)
    history(conn, VEEL - WEINIG, 2017)
    many = _times(web_env)
    lines = [Regel(f"{name}: 1.000.000 ÷ 10.000 contacten in het verleden", many[name] / few[name], 1.3,
                   f"{many[name]:.2f} ms ÷ {few[name]:.2f} ms") for name in ("Mijn dag", "zaakpagina")]
    long, short = many["lange zaak"], many["korte zaak"]
    return [*lines, Regel("zaakpagina: 500 ÷ 10 contacten", long / short, 2, f"{long:.2f} ms ÷ {short:.2f} ms")]


def fill(conn: psycopg.Connection) -> None:
    """The running caseload that every measurement looks at."""
    caseload(conn)


def _times(web_env: dict[str, str]) -> dict[str, float]:
    """The median wall time of a page asked one at a time: server and database together, no queue."""
    pages = {"Mijn dag": "/mijn-dag/", "zaakpagina": "/zaken/2026-00003/", "lange zaak": f"/zaken/{LANG}/",
             "korte zaak": f"/zaken/{KORT}/"}
    with server("ketenkameleon.config.wsgi:application", web_env, ROOT) as (port, _):
        mine = {"Host": "localhost", "Cookie": _log_in(port)}
        link = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        return {name: _median(link, path, mine) for name, path in pages.items()}


def _median(link: http.client.HTTPConnection, path: str, headers: dict[str, str]) -> float:
    taken = []
    for _ in range(120):
        begun = perf_counter()
        link.request("GET", path, headers=headers)
        answer = link.getresponse()
        answer.read()
        taken.append(1000 * (perf_counter() - begun))
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status}")
    return sorted(taken[20:])[50]


def _log_in(port: int, naam: str = "samira") -> str:
    """The cookies of Samira, or of somebody else, logged in through the page."""
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    link.request("GET", "/inloggen/", headers={"Host": "localhost"})
    answer = link.getresponse()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', answer.read().decode())
    cookies = _cookies(answer)
    body = urlencode({"csrfmiddlewaretoken": token[1], "login": naam, "password": WACHTWOORD})
    link.request("POST", "/inloggen/", body, {"Host": "localhost", "Cookie": "; ".join(cookies.values()),
                                              "Content-Type": "application/x-www-form-urlencoded"})
    answer = link.getresponse()
    answer.read()
    if answer.status != 302:
        raise RuntimeError(f"logging in: {answer.status}")
    return "; ".join({**cookies, **_cookies(answer)}.values())


def _cookies(answer: http.client.HTTPResponse) -> dict[str, str]:
    pairs = [value.split(";")[0] for name, value in answer.getheaders() if name.lower() == "set-cookie"]
    return {pair.split("=")[0]: pair for pair in pairs}


def _saves(port: int, cookies: str, contacts: list[tuple[str, str]]) -> list[Vraag]:
    token = re.search(r"csrftoken=([^;]+)", cookies)[1]
    body = urlencode({
        "csrfmiddlewaretoken": token, "wijze": "thuis", "opnieuw_verteld": "nee", "wat_1": "Wij bellen de mentor.",
        "wie_1": "contactpersoon", "wanneer_1": "31-12-2029", "feiten": "Het kind was er. " * 12,
        "indruk": "Het gaat beter.",
        "waarom_voor_ouders": "nee", "ouderregel": "Wij spraken elkaar.",
    }).encode()
    headers = {"Host": "localhost", "Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
    return [Vraag("POST", f"/zaken/{nummer}/contact/{key}/", headers, body, status=302) for nummer, key in contacts]


def _repeat(vragen: list[Vraag], count: int) -> Iterator[Vraag]:
    return (vragen[n % len(vragen)] for n in range(count))


def environment(url: str) -> dict[str, str]:
    """What the server under measurement gets: its database as web, and limits that count but never stop."""
    limits = json.dumps({"schrijven": {"account": 10**9, "adres": 10**9}})
    return {**os.environ, "KAMELEON_DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "ketenkameleon.config.settings",
            "KAMELEON_TEMPO": limits}
