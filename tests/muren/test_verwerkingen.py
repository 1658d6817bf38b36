"""Every look can be laid at the door of a processing activity: no page and no duty is without one."""

from __future__ import annotations

import re
from pathlib import Path

from toegangstabel import TOEGANG

import ketenkameleon
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.verwerkingen import activity_of
from wereld import VANDAAG

SRC = Path(ketenkameleon.__file__).parent


def test_every_page_belongs_to_a_processing_activity():
    pages = {name for name, _ in TOEGANG}
    assert len(pages) > 200
    assert {page for page in pages if activity_of(page, "", on=VANDAAG, wet=shipped()) is None} == set()


def test_every_duty_and_purpose_written_in_the_code_belongs_to_one():
    files = [path for path in SRC.rglob("*.py") if "demo" not in path.parts]
    doelen = {doel for path in files for doel in re.findall(r'doel="([^"]+)"', path.read_text(encoding="utf-8"))}
    assert doelen, "the code names no purpose at all: the pattern of this test is wrong"
    assert {doel for doel in doelen if activity_of(doel, "", on=VANDAAG, wet=shipped()) is None} == set()
