"""Children that die come back, all stop together, none outlives us."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ketenkameleon.start import supervise as module
from ketenkameleon.start.fout import StartFout
from ketenkameleon.start.supervise import Child, supervise

SRC = Path(module.__file__).resolve().parents[2]
STAYS = "import time; print('er is werk', flush=True); time.sleep(60)"
LINUX = pytest.mark.skipif(
    sys.platform != "linux", reason="only the Linux kernel ends the children of a killed parent"
)
POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no process groups to end")


def python(name: str, code: str, **env: str) -> Child:
    return Child(name, [sys.executable, "-c", code], env)


def until(condition: Callable[[], bool], seconds: float = 10.0) -> bool:
    """Poll an outside fact; the time is only an upper bound."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        threading.Event().wait(0.01)
    return True


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def run_until(path: Path, lines: int, *children: Child, logs: Path) -> str:
    """Supervise until `path` has so many lines; returns what the terminal showed."""
    stop, terminal = threading.Event(), io.StringIO()

    def ready() -> bool:
        if path.exists() and len(path.read_text().splitlines()) >= lines:
            stop.set()
        return False

    supervise(children, logs=logs, ready=ready, stop_event=stop, terminal=terminal)
    return terminal.getvalue()


def test_a_child_that_dies_comes_back_with_one_dutch_line(tmp_path: Path) -> None:
    seen = tmp_path / "gezien"
    code = f"import os; open({str(seen)!r}, 'a').write(f'{{os.getpid()}}\\n'); raise SystemExit(3)"
    shown = run_until(seen, 2, python("worker", code), logs=tmp_path)
    assert "worker is gestopt (met code 3) en start over 0,2 s opnieuw." in shown.splitlines()
    assert len(set(seen.read_text().splitlines())) >= 2


def test_waiting_grows_to_five_seconds_and_begins_anew_after_a_steady_time() -> None:
    assert [module.next_wait(s) for s in (0.2, 0.4, 3.2, 5.0)] == [0.4, 0.8, 5.0, 5.0]
    assert module.wait_after(up_seconds=30.0, wait=5.0, steady_seconds=30.0) == 0.2
    assert module.wait_after(up_seconds=29.9, wait=5.0, steady_seconds=30.0) == 5.0


def test_output_goes_to_the_log_and_errors_also_to_the_terminal(tmp_path: Path) -> None:
    seen = tmp_path / "gezien"
    code = (
        f"import sys; print('stil'); print('luid', file=sys.stderr); open({str(seen)!r}, 'a').write('x\\n')"
    )
    shown = run_until(seen, 2, python("web", code), logs=tmp_path / "log")
    log = (tmp_path / "log" / "web.log").read_text()
    assert "stil" in log
    assert "luid" in log
    assert "[web] luid" in shown
    assert "stil" not in shown
    assert (tmp_path / "log" / "web.log").stat().st_mode & 0o777 == 0o600


def test_a_child_that_never_starts_well_is_given_up_with_the_place_of_its_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "FIRST_WAIT", 0.01)
    monkeypatch.setattr(module, "LONGEST_WAIT", 0.01)
    with pytest.raises(StartFout, match=r"web start niet: 5 keer geprobeerd\. Zie .*web\.log"):
        supervise(
            [python("web", "raise SystemExit(1)")], logs=tmp_path, ready=lambda: False, terminal=io.StringIO()
        )


def test_a_command_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(StartFout, match="web kan niet starten: /nergens/web is er niet"):
        supervise([Child("web", ["/nergens/web"])], logs=tmp_path, terminal=io.StringIO())


def test_ready_is_told_once_and_the_environment_is_passed(tmp_path: Path) -> None:
    stop, told, seen = threading.Event(), [], tmp_path / "gezien"
    code = f"import os, time; open({str(seen)!r}, 'w').write(os.environ['KLEUR']); time.sleep(60)"

    def on_ready() -> None:
        told.append(seen.read_text())

    def ready() -> bool:
        if told:
            stop.set()
        return seen.exists() and seen.read_text() == "groen"

    timer = threading.Timer(1.0, stop.set)  # ready is not asked again once it said yes
    timer.start()
    supervise(
        [python("web", code, KLEUR="groen")],
        logs=tmp_path,
        ready=ready,
        on_ready=on_ready,
        stop_event=stop,
        terminal=io.StringIO(),
    )
    timer.join()
    assert told == ["groen"]


@POSIX
def test_a_child_that_will_not_stop_is_killed_with_its_own_children(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "STOP_SECONDS", 0.3)
    seen = tmp_path / "gezien"
    code = (
        "import signal, subprocess, sys, os, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
        "kind = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']);"
        f"open({str(seen)!r}, 'w').write(f'{{os.getpid()}}\\n{{kind.pid}}\\n'); time.sleep(60)"
    )
    run_until(seen, 2, python("web", code), logs=tmp_path)
    assert until(lambda: not any(alive(int(pid)) for pid in seen.read_text().split()))


def parent(tmp_path: Path) -> tuple[subprocess.Popen[str], list[int]]:
    """A supervising process of two children, and the ids of those."""
    code = (
        "import os, sys, time; from pathlib import Path;"
        "from ketenkameleon.start.supervise import Child, supervise;"
        "kind = 'import os, sys, time; open(sys.argv[1], \"w\").write(str(os.getpid()) + chr(10));'"
        "' time.sleep(60)';"
        f"logs = Path({str(tmp_path)!r});"
        "two = [Child(n, [sys.executable, '-c', kind, str(logs / n)]) for n in ('web', 'worker')];"
        "supervise(two, logs=logs)"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": str(SRC)}, text=True
    )
    notes = [tmp_path / "web", tmp_path / "worker"]
    assert until(lambda: all(note.exists() and note.read_text().endswith("\n") for note in notes))
    return process, [int(note.read_text()) for note in notes]


@POSIX
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_and_sigterm_stop_everything_and_exit_well(tmp_path: Path, number: signal.Signals) -> None:
    process, children = parent(tmp_path)
    process.send_signal(number)
    assert process.wait(timeout=10) == 0
    assert not any(alive(pid) for pid in children)


@LINUX
def test_no_child_outlives_a_parent_that_is_killed(tmp_path: Path) -> None:
    process, children = parent(tmp_path)
    process.kill()
    process.wait(timeout=10)
    assert until(lambda: not any(alive(pid) for pid in children))


def test_a_log_that_grew_large_is_put_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ketenkameleon.start.child.LOG_BYTES", 10)
    (tmp_path / "web.log").write_text("x" * 11)
    seen = tmp_path / "gezien"
    run_until(seen, 1, python("web", f"open({str(seen)!r}, 'a').write('x\\n'); {STAYS}"), logs=tmp_path)
    assert (tmp_path / "web.log.1").read_text() == "x" * 11
    assert "x" not in (tmp_path / "web.log").read_text()
