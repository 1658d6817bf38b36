"""`./kameleon demo --check`: everything once in a database of its own, beside the kept one; then it is gone.

Prints one JSON object. It is the database that says what happened, never an exit code alone.
"""

from __future__ import annotations

import json
import secrets
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import psycopg

from ketenkameleon.demo import opzetten
from ketenkameleon.demo.opzetten import Opstelling
from ketenkameleon.logboek.verify import verify
from ketenkameleon.start.fout import StartFout
from ketenkameleon.start.messages import Progress

DATABASE: Final = "kameleon_check"
# Of a database that lives for seconds and answers on this machine only.
_WACHTWOORD: Final = secrets.token_urlsafe(12)
_VOORBEELD: Final = Path(__file__).resolve().parents[3] / "docs" / "koppelingen"
_STAP: Final = (sys.executable, "-m", "ketenkameleon.demo")


def check(data: Path, *, seed: int) -> int:
    """Fill, read, walk and look; 0 when every step happened, else 1 with the sentences. Errors: StartFout."""
    began, say = time.monotonic(), Progress()
    urls = opzetten.connect(data)
    say.step("Lege database maken")
    opzetten.renew_database(urls, DATABASE)
    stand = Opstelling(data, opzetten.other_database(urls, DATABASE), "klein", seed, datetime.now(UTC))
    try:
        outcome = _walk(stand, say)
    finally:
        opzetten.drop_database(urls, DATABASE)
        opzetten.clean_folder(_folder(data))
    outcome["seconden"] = round(time.monotonic() - began, 1)
    sys.stdout.write(json.dumps(outcome, ensure_ascii=False) + "\n")
    for sentence in outcome["fouten"]:
        sys.stderr.write(f"{sentence}\n")
    return 1 if outcome["fouten"] else 0


def _folder(data: Path) -> Path:
    return data / "demo-check"


def _walk(stand: Opstelling, say: Progress) -> dict:  # type: ignore[type-arg]
    same = (
        "--maat",
        stand.maat,
        "--seed",
        str(stand.seed),
        "--nu",
        stand.nu.isoformat(),
        "--map",
        str(_folder(stand.data)),
    )
    opzetten.migrate(stand)
    say.step("Proefregio vullen")
    opzetten.base_rows(stand, _WACHTWOORD)
    say.step("Meldingen en persoonsgegevens inlezen")
    examples = [
        part for path in sorted(_VOORBEELD.glob("voorbeeld-*")) for part in ("--voorbeeld", str(path))
    ]
    if not examples:
        raise StartFout(f"Het voorbeeldbestand ontbreekt in {_VOORBEELD}.")
    opzetten.run((*_STAP, "lees", *same, *examples), stand.urls.jobs, stand.data, quick=True)
    say.step("De hele weg lopen")
    outcome = _say_outcome((*_STAP, "wandel", *same), stand)
    say.step("Logboek nalopen")
    with psycopg.connect(stand.urls.owner) as link:
        found = verify(link)
    outcome["logboek"] = {"heel": not found.fouten, "schakels": found.schakels, "regels": found.regels}
    if found.fouten:
        outcome["fouten"].append(f"Het logboek klopt niet op {len(found.fouten)} plaatsen.")
    return outcome


def _say_outcome(command: tuple[str, ...], stand: Opstelling) -> dict:  # type: ignore[type-arg]
    """The JSON of the walk, also when a step did not happen; StartFout when the walk itself broke off."""
    done = subprocess.run(
        command,
        env=opzetten.child_env(stand.urls.web, stand.data) | {"KAMELEON_DEMO_WACHTWOORD": _WACHTWOORD},
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    try:
        return dict(json.loads(done.stdout))
    except ValueError:
        raise StartFout("De controle brak af bij het lopen van de weg. De reden staat hierboven.") from None
