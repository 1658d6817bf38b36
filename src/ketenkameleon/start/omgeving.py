"""The virtual environment in `.venv`: made from the lock with hashes, mended when a set-up was killed
halfway.

Standard library only: it runs before anything is installed. Nothing is written outside the checkout, but
for the temporary files of pip or uv and a cache that the user chose.
"""

from __future__ import annotations

import hashlib
import importlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import time
import venv
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from ketenkameleon.start.fout import StartFout
from ketenkameleon.start.messages import Progress
from ketenkameleon.start.slot import locked

RUN_LOCK: Final = "requirements.lock"
TEST_LOCK: Final = "requirements-test.lock"
WITH_TESTS: Final = frozenset({"test", "check", "bench"})
WAIT_SECONDS: Final = 900
NEEDED_MB: Final = 1600
# Published without a wheel; pure Python, asked for by a peer in the tests, its hash in the test lock.
FROM_SOURCE: Final = "autograd-gamma"
STAMP: Final = "kameleon.stempel"
BUSY: Final = "kameleon.bezig"
PYTHON: Final = "kameleon.python"

# These would send the packages to another place than .venv; other settings of pip and uv are the user's own.
_ELSEWHERE: Final = frozenset({
    "PYTHONHOME", "PYTHONPATH", "PYTHONSTARTUP", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_USER",
    "PIP_DRY_RUN", "UV_SYSTEM_PYTHON", "UV_PROJECT_ENVIRONMENT", "__PYVENV_LAUNCHER__",
})  # fmt: skip
_REASONS: Final = (
    (r"No space left|Errno 28|os error 28|Disk quota",
     f"De schijf is vol. Maak {NEEDED_MB} MB vrij en start opnieuw."),
    (r"DO NOT MATCH THE HASHES|(?i:hash mismatch)",
     "Een pakket is anders dan afgesproken en is niet geplaatst. Start opnieuw; blijft dit, meld het dan."),
    (r"Connection|(?i:timed out|timeout)|Temporary failure|ProxyError|SSLError|dns error",
     "De pakketten zijn niet op te halen. Controleer de verbinding, of uw instellingen van pip."),
)  # fmt: skip


def set_up(root: str | Path, command: str) -> Path:
    """Make `.venv` as the lock for this command says, unless it is so already; returns its Python.

    An environment with the tests also runs the demo. The stamp is written last and goes first, so that a
    set-up that was killed is seen and done again. Errors: StartFout; OSError when the checkout cannot be
    written.
    """
    base = Path(root)
    if is_ready(base, command):
        return python_of(base)
    say = Progress()
    (base / ".kameleon").mkdir(mode=0o700, exist_ok=True)

    def waiting() -> None:
        say.say("Een andere start zet de omgeving al klaar; even wachten …")

    with locked(base / ".kameleon" / "opzetten.slot", seconds=WAIT_SECONDS, on_wait=waiting):
        if not is_ready(base, command):
            _make(base, _locks_for(command)[0], say)
    return python_of(base)


def _make(base: Path, lock: str, say: Progress) -> None:
    uv = shutil.which("uv")
    if not uv:
        require_ensurepip()
    say.say("Ketenkameleon zet de omgeving klaar in .venv: eenmalig, ongeveer een minuut.")
    begun = time.monotonic()
    folder = base / ".venv"
    if not _may_add(folder):
        _new_venv(folder)
        if not uv:
            _run([str(python_of(base)), "-m", "ensurepip", "--default-pip"], base)
    say.step("Pakketten ophalen en plaatsen")
    _install(base, lock, uv, say)
    _point_to_source(base)
    _write(folder / STAMP, stamp_of(base, lock))
    (folder / BUSY).unlink()
    say.say(f"De omgeving staat klaar ({time.monotonic() - begun:.0f} seconden).")


def python_of(base: Path) -> Path:
    """The Python inside `.venv`."""
    return base / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def stamp_of(base: Path, lock: str) -> str:
    """What a complete environment carries: a digest of the lock, the project file and this Python."""
    parts = [_read(base / lock), _read(base / "pyproject.toml"), sys.version.encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def is_ready(base: Path, command: str) -> bool:
    """Is there a complete environment for this command, made by this Python, that still starts?"""
    stamp = _read(base / ".venv" / STAMP).decode("ascii", errors="replace")
    return stamp in {stamp_of(base, lock) for lock in _locks_for(command)} and python_of(base).exists()


def _locks_for(command: str) -> tuple[str, ...]:
    return (TEST_LOCK,) if command in WITH_TESTS else (RUN_LOCK, TEST_LOCK)


def require_ensurepip() -> None:
    """Errors: StartFout when this Python cannot make an environment with pip in it."""
    try:
        # On Debian without python3-venv the folder is there, but empty: it imports and knows no version.
        importlib.import_module("ensurepip").version()
    except (ImportError, AttributeError, OSError, LookupError, StopIteration) as exc:
        raise StartFout(
            "Deze Python kan geen eigen omgeving maken. Installeer het pakket python3-venv "
            "(op Debian en Ubuntu: apt install python3-venv), of installeer uv."
        ) from exc


def _may_add(folder: Path) -> bool:
    """Can the packages be added to what is there? From here on the environment is marked as unfinished.

    Yes for a complete one of this Python, whose lock changed. A half one, or one of another Python, is
    removed. Errors: StartFout when `.venv` was not made by us: what is not ours is not thrown away.
    """
    if not folder.is_dir() or not any(folder.iterdir()):
        return False
    if not (folder / BUSY).exists() and not (folder / STAMP).exists():
        raise StartFout(
            "De map .venv is niet door ./kameleon gemaakt. Verplaats of verwijder die map en start opnieuw."
        )
    whole = (folder / STAMP).exists() and not (folder / BUSY).exists()
    if whole and _read(folder / PYTHON) == sys.version.encode() and python_of(folder.parent).exists():
        _write(folder / BUSY, "")
        (folder / STAMP).unlink()
        return True
    _remove_but_mark(folder)
    return False


def _remove_but_mark(folder: Path) -> None:
    """Empty the folder, the mark last: a removal that is killed is still known as ours."""
    _write(folder / BUSY, "")
    for path in folder.iterdir():
        if path.name == BUSY:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def _new_venv(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    _write(folder / BUSY, "")
    venv.EnvBuilder(with_pip=False, symlinks=os.name != "nt").create(folder)
    _write(folder / PYTHON, sys.version)


def _point_to_source(base: Path) -> None:
    """A .pth with a relative path, so that the checkout can be moved and may have spaces in its name."""
    where = str(base / ".venv")
    site = Path(sysconfig.get_path("purelib", scheme="venv", vars={"base": where, "platbase": where}))
    _write(site / "ketenkameleon.pth", os.path.relpath(base / "src", site) + "\n")


def _write(path: Path, text: str) -> None:
    """Write beside it and rename: a full disk leaves no empty file that counts."""
    beside = path.with_name(path.name + ".nieuw")
    with beside.open("w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    beside.replace(path)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _clean_env() -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if key not in _ELSEWHERE}
    return kept | {
        "PYTHONNOUSERSITE": "1",
        "PYTHONUNBUFFERED": "1",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_NO_INPUT": "1",
    }


def _install(base: Path, lock: str, uv: str | None, say: Progress) -> None:
    if uv:
        command = [uv, "pip", "install", "--python", str(python_of(base))]
        command += [] if "UV_CACHE_DIR" in os.environ else ["--no-cache"]
    else:
        command = [str(python_of(base)), "-m", "pip", "install", "--no-user", "--progress-bar", "off"]
        command += [] if "PIP_CACHE_DIR" in os.environ else ["--no-cache-dir"]
    total = len(re.findall(rb"(?m)^[A-Za-z0-9._-]+==", _read(base / lock)))
    command += ["--require-hashes", "--only-binary", ":all:"]
    command += ["--no-binary", FROM_SOURCE] if lock == TEST_LOCK else []
    command += ["-r", str(base / lock)]
    _run(command, base, say, total)


def _run(command: list[str], base: Path, say: Progress | None = None, total: int = 0) -> None:
    """Run it and count the packages it names. Errors: StartFout with the reason."""
    said: list[str] = []
    with subprocess.Popen(
        command,
        env=_clean_env(),
        cwd=base,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        try:
            done = 0
            for raw in process.stdout or ():
                said.append(raw.decode(errors="replace").rstrip())
                if say and re.match(r"(Collecting|Requirement already satisfied:) ", said[-1]):
                    done += 1
                    say.count("pakketten", min(done, total), total)
                elif say and said[-1].startswith(("Installing collected", "Prepared ")):
                    say.say("  plaatsen …")
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        raise StartFout(why_failed(said))


def why_failed(said: Iterable[str]) -> str:
    """One sentence for what pip or uv could not do, from what it said (in English)."""
    lines = [line.strip() for line in said if line.strip()]
    for pattern, sentence in _REASONS:
        if any(re.search(pattern, line) for line in lines):
            return sentence
    wrong = [line for line in lines if re.search(r"(?i)error|no solution|because", line)] or lines
    return f"De pakketten zijn niet te plaatsen: {wrong[-1] if wrong else 'er is geen reden genoemd'}"
