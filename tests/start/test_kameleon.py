"""The script `kameleon` and the environment that it makes."""

from __future__ import annotations

import ast
import importlib
import importlib.util
import os
import re
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType

import pytest

from ketenkameleon.start import omgeving
from ketenkameleon.start.fout import StartFout

ROOT = Path(omgeving.__file__).resolve().parents[3]
SCRIPT = ROOT / "kameleon"


def run(*args: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(SCRIPT), *args],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **env},
    )


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script as a module, without running it."""
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.delenv("PYTHONPATH", raising=False)
    loader = SourceFileLoader("kameleon_script", str(SCRIPT))
    spec = importlib.util.spec_from_loader("kameleon_script", loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with a space in its name, on a machine without uv, where installing always succeeds."""
    base = tmp_path / "een map"
    (base / "src").mkdir(parents=True)
    for name, text in (
        ("requirements.lock", "a==1"),
        ("requirements-test.lock", "a==1\nb==2"),
        ("pyproject.toml", ""),
    ):
        (base / name).write_text(text)
    monkeypatch.setattr(omgeving.shutil, "which", lambda _name: None)
    monkeypatch.setattr(omgeving, "_run", lambda *_args: None)
    return base


def test_an_old_python_can_read_the_script() -> None:
    tree = ast.parse(SCRIPT.read_text(encoding="ascii"), feature_version=(3, 6))
    imported = {a.name for node in tree.body if isinstance(node, ast.Import) for a in node.names}
    assert imported <= sys.stdlib_module_names


def test_an_old_python_alone_is_one_sentence_and_exit_1(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    monkeypatch.setenv("PATH", "")
    assert script.main(["demo"]) == 1
    said = capsys.readouterr().err.splitlines()
    assert said == [
        "Deze Python is versie 3.9; Ketenkameleon heeft 3.11 of hoger nodig. "
        "Installeer Python 3.11 of hoger, of uv."
    ]


@pytest.mark.skipif(os.name == "nt", reason="the stand-ins are shell scripts")
def test_an_old_python_goes_on_under_a_newer_one(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name, does in (("python3.12", "exit 1"), ("python3.13", f'exec "{sys.executable}" "$@"')):
        (tmp_path / name).write_text(f"#!/bin/sh\n{does}\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    ran: list[list[str]] = []
    monkeypatch.setattr(script, "run_instead", lambda command, _env: ran.append(command))
    script.main(["demo", "--port", "1"])
    assert ran == [[str(tmp_path / "python3.13"), str(SCRIPT), "demo", "--port", "1"]]


def test_help_lists_every_command_and_sets_nothing_up() -> None:
    for args in ([], ["help"], ["--help"]):
        done = run(*args)
        assert done.returncode == 0
        assert {"demo", "test", "check", "bench", "meldingen", "personen", "logboek", "db"} <= set(
            done.stdout.split()
        )


def test_an_unknown_command_is_one_sentence_and_exit_2() -> None:
    done = run("demoo")
    assert done.returncode == 2
    assert done.stderr == "De opdracht 'demoo' bestaat niet. ./kameleon help toont welke er zijn.\n"


def test_the_pythonpath_of_the_user_does_not_stand_before_the_standard_library(tmp_path: Path) -> None:
    (tmp_path / "shutil.py").write_text("raise SystemExit('verkeerd')")
    assert run("help", PYTHONPATH=str(tmp_path)).returncode == 0


def test_the_program_gets_the_data_folder_and_not_the_paths_of_another_python(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PYTHONHOME", "elders")
    monkeypatch.delenv("KAMELEON_DATA", raising=False)
    assert script.program_env()["KAMELEON_DATA"] == str(ROOT / ".kameleon")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KAMELEON_DATA", "hier")
    env = script.program_env()
    assert env["KAMELEON_DATA"] == str(tmp_path / "hier")
    assert not {"PYTHONHOME", "PYTHONPATH"} & env.keys()
    assert env["PYTHONSAFEPATH"] == "1"


@pytest.mark.parametrize("error", [ImportError("geen"), AttributeError("version"), FileNotFoundError("leeg")])
def test_without_ensurepip_the_sentence_names_the_package(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def missing(_name: str) -> ModuleType:
        raise error

    monkeypatch.setattr(importlib, "import_module", missing)
    with pytest.raises(StartFout, match="python3-venv"):
        omgeving.set_up(checkout, "demo")
    assert not (checkout / ".venv").exists()


def test_a_set_up_finds_the_source_and_is_done_once(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (checkout / "src" / "gevonden.py").write_text("print('ja')")
    python = omgeving.set_up(checkout, "demo")
    command = [str(python), "-c", "import gevonden"]
    assert subprocess.check_output(command, text=True, cwd="/") == "ja\n"
    checkout.rename(checkout.with_name("verhuisd"))
    moved = checkout.with_name("verhuisd")
    monkeypatch.setattr(omgeving, "_make", lambda *_args: pytest.fail("made again"))
    command = [str(omgeving.set_up(moved, "demo")), "-c", "import gevonden"]
    assert subprocess.check_output(command, text=True, cwd="/") == "ja\n"


def test_a_set_up_that_was_killed_is_done_again_from_nothing(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = omgeving._install

    def killed(*_args: object) -> None:
        (checkout / ".venv" / "half").write_text("")
        raise KeyboardInterrupt

    monkeypatch.setattr(omgeving, "_install", killed)
    with pytest.raises(KeyboardInterrupt):
        omgeving.set_up(checkout, "demo")
    assert not omgeving.is_ready(checkout, "demo")
    monkeypatch.setattr(omgeving, "_install", whole)
    omgeving.set_up(checkout, "demo")
    assert omgeving.is_ready(checkout, "demo")
    assert not (checkout / ".venv" / "half").exists()


def test_an_environment_for_the_tests_runs_the_demo_too_but_not_the_other_way(checkout: Path) -> None:
    omgeving.set_up(checkout, "demo")
    assert not omgeving.is_ready(checkout, "test")
    (checkout / ".venv" / "blijft").write_text("")
    omgeving.set_up(checkout, "test")
    assert omgeving.is_ready(checkout, "test")
    assert omgeving.is_ready(checkout, "demo")
    assert (checkout / ".venv" / "blijft").exists()


@pytest.mark.parametrize("changed", ["requirements.lock", "pyproject.toml"])
def test_a_changed_lock_or_project_is_noticed(checkout: Path, changed: str) -> None:
    omgeving.set_up(checkout, "demo")
    (checkout / changed).write_text("c==3")
    assert not omgeving.is_ready(checkout, "demo")


def test_an_environment_of_somebody_else_is_left_alone(checkout: Path) -> None:
    (checkout / ".venv").mkdir()
    (checkout / ".venv" / "van-een-ander").write_text("")
    with pytest.raises(StartFout, match=r"niet door \./kameleon gemaakt"):
        omgeving.set_up(checkout, "demo")
    assert (checkout / ".venv" / "van-een-ander").exists()


@pytest.mark.parametrize("uv", [None, "/bin/uv"])
def test_packages_come_with_hashes_as_wheels_and_never_to_another_place(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, uv: str | None
) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr(omgeving.shutil, "which", lambda _name: uv)
    monkeypatch.setattr(omgeving, "_run", lambda command, *_args: ran.append(command))
    monkeypatch.setenv("PIP_TARGET", "/elders")
    monkeypatch.setenv("PIP_INDEX_URL", "https://eigen.example/simple")
    omgeving.set_up(checkout, "test")
    assert {"--require-hashes", "--only-binary", ":all:", str(checkout / "requirements-test.lock")} <= set(
        ran[-1]
    )
    assert (uv in ran[-1]) == bool(uv)
    assert "PIP_TARGET" not in omgeving._clean_env()
    assert omgeving._clean_env()["PIP_INDEX_URL"] == "https://eigen.example/simple"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
            "De schijf is vol",
        ),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
            "anders dan afgesproken",
        ),
        ("WARNING: Retrying after connection broken by 'NewConnectionError(...)'", "niet op te halen"),
        ("ERROR: No matching distribution found for a==1", "niet te plaatsen: ERROR: No matching"),
    ],
)
def test_what_pip_could_not_do_is_one_dutch_sentence(said: str, sentence: str) -> None:
    assert sentence in omgeving.why_failed(["Collecting a", said, ""])


def test_a_failing_command_is_told_and_leaves_no_stamp(tmp_path: Path) -> None:
    with pytest.raises(StartFout, match="De schijf is vol"):
        omgeving._run([sys.executable, "-c", "print('[Errno 28]'); raise SystemExit(1)"], tmp_path)


def test_everything_in_the_lock_of_the_demo_is_in_the_lock_of_the_tests() -> None:
    pins = [
        set(re.findall(r"(?m)^[A-Za-z0-9._-]+==\S+", (ROOT / lock).read_text()))
        for lock in (omgeving.RUN_LOCK, omgeving.TEST_LOCK)
    ]
    assert pins[0]
    assert pins[0] <= pins[1]
