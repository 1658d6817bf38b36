"""`./kameleon demo`: a region with invented people on this machine, until Ctrl-C. Data are kept.

This module and what it loads use no Django: a warm start goes straight to the server.
Source: issue 2, part 1.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from ketenkameleon.demo import bewaard, opzetten
from ketenkameleon.demo.controle import check
from ketenkameleon.demo.opzetten import Opstelling
from ketenkameleon.demo.streekplan import GEZIN, PERSONAS
from ketenkameleon.start.fout import StartFout
from ketenkameleon.start.geheim import data_dir, make_data_dir
from ketenkameleon.start.messages import Progress
from ketenkameleon.start.ports import answers, require_port
from ketenkameleon.start.postgres import stop
from ketenkameleon.start.supervise import Child, supervise

PORT: Final = 8000
SEED: Final = 1
MATEN: Final = ("klein", "regio")


def run(args: Sequence[str]) -> int:
    """Run the demo until it is stopped; the exit code comes back. Errors: StartFout, with the sentence."""
    chosen = _parse(args)
    data = make_data_dir(data_dir())
    if chosen.check:
        return check(data, seed=chosen.seed)
    require_port(chosen.port)
    say = Progress()
    urls = opzetten.connect(data)
    if chosen.reset:
        _reset(data, urls.owner, say)
    kept = bewaard.load(data)
    maat = chosen.region or kept.maat or MATEN[0]
    if kept.stand == "klaar" and kept.maat != maat:
        raise StartFout(
            f"Er staat al een proefregio '{kept.maat}'. Begin opnieuw met --reset --region {maat}."
        )
    stand = Opstelling(data, urls, maat, chosen.seed, datetime.now(UTC))
    kept = opzetten.prepare(stand, kept, say)
    _serve(stand, chosen.port, kept.wachtwoord)
    return 0


def demo(argv: Sequence[str]) -> int:
    """As `run`, but says in one sentence what is wrong and returns 1."""
    try:
        return run(argv)
    except StartFout as exc:
        sys.stderr.write(f"{exc}\n")
        return 1


def _parse(args: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="./kameleon demo",
        add_help=False,
        description=(
            "Start een proefregio met verzonnen mensen. Stop met Ctrl-C; de gegevens blijven staan."
        ),
    )
    parser.add_argument("-h", "--help", action="help", help="toon deze uitleg")
    parser.add_argument(
        "--port", type=int, default=PORT, metavar="N", help=f"poort van de website (anders {PORT})"
    )
    parser.add_argument("--region", choices=MATEN, help="klein (een team van zes) of regio (een heel jaar)")
    parser.add_argument(
        "--reset", action="store_true", help="gooi de gegevens van de demo weg en begin opnieuw"
    )
    parser.add_argument(
        "--seed", type=int, default=SEED, metavar="N", help="ander getal, andere verzonnen mensen"
    )
    parser.add_argument("--check", action="store_true", help="loop de hele weg één keer na en stop")
    return parser.parse_args(list(args))


def _reset(data: Path, owner_url: str, say: Progress) -> None:
    """Throw away what the demo made: the database of the embedded cluster, its files and its memory."""
    if not opzetten.own_database():
        raise StartFout("--reset gooit alleen de eigen database van de demo weg, niet die van DATABASE_URL.")
    say.step("Gegevens van de demo weggooien")
    opzetten.renew_database(opzetten.connect(data), urlsplit(owner_url).path[1:])
    opzetten.clean_folder(data / "demo")
    bewaard.forget(data)


def _serve(stand: Opstelling, port: int, wachtwoord: str) -> None:
    """Keep web and worker alive until Ctrl-C or SIGTERM."""
    ours = opzetten.own_database()
    opzetten.forget_addresses()
    host = f"127.0.0.1:{port}"
    web = (
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        "--workers",
        str(min(2, os.cpu_count() or 1)),
        "--respawn-failed-workers",
        "--no-ws",
        "--log-level",
        "warning",
        "ketenkameleon.config.wsgi:application",
    )
    worker = (sys.executable, "-m", "ketenkameleon.demo.werker", f"http://{host}/")
    children = (
        Child("web", web, opzetten.settings_env(stand.urls.web, stand.data)),
        Child("worker", worker, opzetten.settings_env(stand.urls.jobs, stand.data)),
    )
    supervise(
        children,
        logs=stand.data / "log",
        ready=lambda: answers(f"http://{host}/", seconds=0.5),
        on_ready=lambda: _welcome(host, wachtwoord),
    )
    if ours and not opzetten.others_connected(stand.urls):
        stop(stand.data)
    sys.stderr.write("Gestopt. De gegevens blijven staan; ./kameleon demo gaat verder.\n")


def _welcome(host: str, wachtwoord: str) -> None:
    lines = [
        f"\nKetenkameleon staat klaar op http://{host}/",
        "",
        "Log in als een van deze verzonnen mensen:",
    ]
    lines += [f"  {naam:10} {wat}" for naam, wat in (*PERSONAS, *GEZIN)]
    lines += ["", f"  wachtwoord voor allemaal: {wachtwoord}", "", "Stop met Ctrl-C.", ""]
    sys.stdout.write("\n".join(lines))
    sys.stdout.flush()
