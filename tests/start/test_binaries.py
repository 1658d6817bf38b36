"""Which PostgreSQL is taken, and as whom root runs it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from ketenkameleon.start import binaries
from ketenkameleon.start.binaries import Binaries
from ketenkameleon.start.fout import StartFout

ANY = Binaries(Path("/ergens/bin"), 18, "postgres")


def versions(known: dict[str, int]) -> Callable[[Path], int | None]:
    return lambda folder: known.get(str(folder))


@pytest.fixture
def as_root(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(binaries, "is_root", lambda: True)
    monkeypatch.setattr(
        binaries, "_ids", lambda name: {"postgres": (101, 104), "nobody": (65_534, 65_534)}[name]
    )
    binaries.demotion.cache_clear()
    yield
    binaries.demotion.cache_clear()


def works(*allowed: str) -> Callable[..., bool]:
    def probe(command: Sequence[str], *, user: str | None = None) -> bool:
        return command[0] in allowed or (user or "") in allowed

    return probe


def test_pg_bin_wins_and_has_a_data_folder_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PG_BIN", "/vijftien/bin")
    monkeypatch.setattr(binaries, "_major", versions({"/vijftien/bin": 15}))
    assert binaries.find() == Binaries(Path("/vijftien/bin"), 15, "postgres-15")


@pytest.mark.parametrize("major", [None, 14])
def test_pg_bin_without_a_postgresql_that_will_do_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, major: int | None
) -> None:
    monkeypatch.setenv("PG_BIN", "/oud/bin")
    monkeypatch.setattr(binaries, "_major", lambda _folder: major)
    with pytest.raises(StartFout, match=r"In PG_BIN \(/oud/bin\) staat geen PostgreSQL 15 of hoger"):
        binaries.find()


def test_the_wheel_comes_before_the_system_and_a_broken_wheel_does_not_stop_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("PG_BIN", raising=False)
    monkeypatch.setattr(binaries, "_wheel", lambda: Path("/wiel/bin"))
    monkeypatch.setattr(binaries, "_on_system", lambda: iter([Path("/oud/bin"), Path("/systeem/bin")]))
    known = {"/wiel/bin": 18, "/oud/bin": 14, "/systeem/bin": 16}
    monkeypatch.setattr(binaries, "_major", versions(known))
    assert binaries.find().bin == Path("/wiel/bin")
    del known["/wiel/bin"]
    assert binaries.find().bin == Path("/systeem/bin")
    del known["/systeem/bin"]
    with pytest.raises(StartFout, match="Er is geen PostgreSQL gevonden"):
        binaries.find()


@pytest.mark.usefixtures("as_root")
@pytest.mark.skipif(sys.platform == "win32", reason="there is no root on Windows")
@pytest.mark.parametrize(
    ("allowed", "first_word", "user", "uid"),
    [
        (("unshare", "setpriv"), "unshare", None, 0),
        (("setpriv",), "setpriv", None, 101),
        (("postgres", "nobody"), None, "postgres", 101),
        (("nobody",), None, "nobody", 65_534),
    ],
)
def test_root_runs_it_as_another_user_in_this_order(
    monkeypatch: pytest.MonkeyPatch,
    allowed: tuple[str, ...],
    first_word: str | None,
    user: str | None,
    uid: int,
) -> None:
    monkeypatch.setattr(binaries, "_works", works(*allowed))
    how = binaries.demotion(ANY)
    assert (next(iter(how.prefix), None), how.user, how.uid) == (first_word, user, uid)


@pytest.mark.usefixtures("as_root")
def test_root_on_a_machine_that_allows_nothing_gets_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binaries, "_works", works())
    with pytest.raises(StartFout, match="PostgreSQL mag niet als root draaien"):
        binaries.demotion(ANY)
