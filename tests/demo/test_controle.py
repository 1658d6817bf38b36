"""What the check counts as gone wrong, what the demo remembers, and which address a child gets."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from ketenkameleon.demo import bewaard, opzetten
from ketenkameleon.demo.bewaard import Bewaard
from ketenkameleon.demo.stappen.wandel import faults
from ketenkameleon.start.fout import StartFout

GOED: dict[str, object] = {
    "regels": 9, "afgekeurd": 3, "zaken": 4, "beloften": [{"nummer": "2026-00001"}], "zonder_professional": 0,
    "aanvaard": 4, "zaken_met_bewaard_contact": 4, "plek_bevestigd_door_school": 1,
}  # fmt: skip


def test_a_walk_where_every_step_happened_has_no_faults() -> None:
    assert faults(GOED) == []


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"regels": 0}, "geen enkele regel"),
        ({"afgekeurd": 0}, "slechte regels"),
        ({"beloften": []}, "belofte"),
        ({"zonder_professional": 1}, "professional"),
        ({"aanvaard": 3}, "professional"),
        ({"zaken_met_bewaard_contact": 3}, "contact"),
        ({"plek_bevestigd_door_school": 0}, "plek"),
    ],
)
def test_each_step_that_did_not_happen_is_a_fault(changed: dict[str, object], says: str) -> None:
    found = faults(GOED | changed)
    assert len(found) == 1
    assert says in found[0]


def test_the_memory_comes_back_and_is_readable_for_its_owner_alone(tmp_path: Path) -> None:
    kept = Bewaard("geheim-woord", maat="klein", seed=3, database="1/2", migraties="ab", stand="klaar")
    bewaard.save(tmp_path, kept)
    assert bewaard.load(tmp_path) == kept
    assert stat.S_IMODE((tmp_path / bewaard.NAAM).stat().st_mode) == 0o600


def test_a_new_demo_gets_a_random_password_that_is_long_enough(tmp_path: Path) -> None:
    first, second = bewaard.load(tmp_path).wachtwoord, bewaard.load(tmp_path).wachtwoord
    assert first != second
    assert len(first) >= 12


def test_a_damaged_memory_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / bewaard.NAAM).write_text(json.dumps({"anders": 1}), encoding="utf-8")
    with pytest.raises(StartFout, match="beschadigd"):
        bewaard.load(tmp_path)


@pytest.fixture
def adressen(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    for name in ("DATABASE_URL", "KAMELEON_WEB_URL", "KAMELEON_JOBS_URL", "KAMELEON_DATABASE_URL"):
        monkeypatch.setenv(name, "postgresql://owner:geheim@ergens/db")


@pytest.mark.usefixtures("adressen")
def test_a_child_gets_its_own_address_and_never_the_owners(tmp_path: Path) -> None:
    env = opzetten.child_env("postgresql://web@hier/db", tmp_path)
    assert env["KAMELEON_DATABASE_URL"] == "postgresql://web@hier/db"
    assert not [value for value in env.values() if "owner:geheim" in value]


@pytest.mark.usefixtures("adressen")
def test_a_database_that_somebody_pointed_at_is_not_ours_to_drop() -> None:
    assert not opzetten.own_database()
