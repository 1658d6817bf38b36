"""One real server for the tests that only need one, and a folder with a space in its name for all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from ketenkameleon.start import binaries, fout, postgres


@pytest.fixture(autouse=True)
def own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The developer's own database and data folder play no part here, and a commit outlives a kill."""
    for name in ("DATABASE_URL", "KAMELEON_WEB_URL", "KAMELEON_JOBS_URL", "KAMELEON_DATA", "PGOPTIONS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def bins() -> binaries.Binaries:
    """The PostgreSQL of this machine; skips where there is none that may run here."""
    try:
        found = binaries.find()
        binaries.demotion(found)
    except fout.StartFout as exc:
        pytest.skip(f"no PostgreSQL to start here: {exc}")
    return found


@pytest.fixture
def data(tmp_path: Path, bins: binaries.Binaries) -> Iterator[Path]:
    """An empty data folder whose server is stopped afterwards."""
    folder = tmp_path / "een map"
    yield folder
    postgres.stop(folder)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory, bins: binaries.Binaries) -> Iterator[Path]:
    """A data folder with a running server, for the tests of one file."""
    folder = tmp_path_factory.mktemp("gedeeld") / "een map"
    kept = {name: os.environ.pop(name) for name in ("DATABASE_URL",) if name in os.environ}
    postgres.start(folder)
    os.environ.update(kept)
    yield folder
    postgres.stop(folder)
