"""The texts of the repository say what the code is: words, lists, addresses and decisions."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from ketenkameleon.config.cli import OPDRACHTEN

ROOT = Path(__file__).resolve().parents[1]
SRC = ROOT / "src" / "ketenkameleon"
DOCS = ROOT / "docs"
ADR = sorted((DOCS / "adr").glob("[0-9]*.md"))
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md"))]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
MOST_LINES = 300
# Migrations and rows of the law are lists; the stylesheet is bound by its weight (tests/web/test_look.py).
LONG_BY_NATURE = re.compile(r"/migrations/|/rules/rijen/|\.css$|\.svg$")
BANNED = re.compile(r"\b(casus|casussen|dossiers?|trajecten|traject|cliënt\w*)\b", re.IGNORECASE)
MODEL_BASES = {"models.Model", "AbstractBaseUser"}


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _classes(paths: Iterator[Path], bases: set[str]) -> set[str]:
    """The classes in these files that name one of the bases."""
    return {
        node.name for path in paths for node in ast.walk(ast.parse(_text(path)))
        if isinstance(node, ast.ClassDef) and bases & {ast.unparse(base) for base in node.bases}
    }


def _folders() -> set[str]:
    return {path.name for path in SRC.iterdir() if path.is_dir() and path.name != "__pycache__"}


def _in_git() -> list[Path]:
    """The files that git keeps and that are there; skips where there is no git."""
    # safe.directory: a normal user may test a clone that root made.
    command = ["git", "-c", "safe.directory=*", "-C", str(ROOT), "ls-files", "-z"]
    try:
        done = subprocess.run(command, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError) as exc:
        pytest.skip(f"git noemt hier geen bestanden: {exc}")
    found = [ROOT / name for name in done.stdout.decode().split("\0") if name]
    return [path for path in found if path.is_file()]


def _rows_with_code(text: str) -> set[str]:
    """Everything between backticks in the tables of a page."""
    rows = [line for line in text.splitlines() if line.startswith("|")]
    return {code for line in rows for code in re.findall(r"`([^`]+)`", line)}


def _yaml(path: Path) -> dict[str, str]:
    """The keys with a value of a plain YAML file, by path: `legal.license`. Enough for ours; no lists."""
    found: dict[str, str] = {}
    above: list[tuple[int, str]] = []
    for line in _text(path).splitlines():
        if not (match := re.fullmatch(r"( *)([A-Za-z]+):(?: +(.*))?", line)):
            continue
        indent, key, value = len(match[1]), match[2], (match[3] or "").strip().strip('"')
        above = [*(pair for pair in above if pair[0] < indent), (indent, key)]
        if value:
            found[".".join(name for _, name in above)] = value
    return found


def test_every_app_model_and_enumeration_has_a_line_in_the_glossary():
    models = _classes((p for p in SRC.rglob("*.py") if "models" in (p.stem, p.parent.name)), MODEL_BASES)
    enums = _classes(SRC.glob("rules/*.py"), {"StrEnum"})
    assert {"Zaak", "Account"} <= models
    assert {"Rol", "Niveau"} <= enums
    missing = (models | enums | _folders()) - _rows_with_code(_text(DOCS / "glossary.md"))
    assert missing == set()


def test_the_glossary_names_nothing_that_the_code_does_not_have():
    code = "\n".join(_text(path) for path in SRC.rglob("*.py"))
    words = set(re.findall(r"\w+", code)) | _folders() | {"geheim.json"}
    assert _rows_with_code(_text(DOCS / "glossary.md")) - words == set()


def test_no_file_in_git_names_a_path_of_one_machine_or_a_package_registry():
    homes = "|".join(("work", "tmp", "root", "home", "Users"))
    machine = re.compile(rf"(?<![\w.~/-])/(?:{homes})/\w")
    hosts = "|".join(("pyp" "i", "pythonhosted", "npmj" "s", "artifactory", "nexus", "devpi"))
    registry = re.compile(rf"(?:{hosts})\.\w+|--(?:extra-)?index-url|--find-(?:links)|://(?![\w.]*\.example/)[^\s\"'<>]+/simple\b")
    found = []
    for path in _in_git():
        text = path.read_bytes().decode(errors="replace")
        found += [f"{_name(path)}: {hit[0]}" for hit in (machine.search(text), registry.search(text)) if hit]
    assert found == []


def test_words_we_do_not_use_stand_in_no_template_and_no_sentence_of_the_code():
    pages = [path for kind in ("*.html", "*.txt", "*.py", "*.js") for path in SRC.rglob(kind)]
    found = [f"{_name(path)}: {hit[0]}" for path in pages if (hit := BANNED.search(_text(path)))]
    assert found == []


def test_every_folder_stands_in_the_list_of_contributing_and_no_other():
    table = re.findall(r"^\| `(\w+)/` \|", _text(ROOT / "CONTRIBUTING.md"), re.MULTILINE)
    assert sorted(table) == sorted(_folders())


def test_the_list_of_contributing_is_in_the_order_of_the_import_contract():
    table = re.findall(r"^\| `(\w+)/` \|", _text(ROOT / "CONTRIBUTING.md"), re.MULTILINE)
    layers = PROJECT["tool"]["importlinter"]["contracts"][0]["layers"]
    order = [name for layer in layers for name in layer.split(" | ") if name in _folders()]
    assert table == order


def test_decisions_are_numbered_without_gaps_and_stand_in_their_list():
    assert [int(path.name[:4]) for path in ADR] == list(range(1, len(ADR) + 1))
    listed = re.findall(r"\]\((\d{4}-[\w-]+\.md)\)", _text(DOCS / "adr" / "README.md"))
    assert sorted(set(listed)) == [path.name for path in ADR]


@pytest.mark.parametrize("path", ADR, ids=lambda path: path.name[:4])
def test_a_decision_has_its_number_a_date_and_four_parts(path):
    text = _text(path)
    assert text.startswith(f"# {path.name[:4]} ")
    assert re.search(r"^\d{4}-\d{2}-\d{2}, \w+", text, re.MULTILINE)
    parts = re.findall(r"^## (.*)", text, re.MULTILINE)
    assert parts == ["Context", "Decision", "Consequences", "Alternatives"]


def test_every_luik_of_the_walls_test_is_named_in_adr_0003():
    block = re.search(r"LUIKEN = \{(.*?)\}", _text(ROOT / "tests" / "muren" / "test_tables.py"), re.DOTALL)
    luiken = set(re.findall(r'"(\w+)"', block[1]))
    assert luiken
    assert luiken - set(re.findall(r"`(\w+)`", _text(ADR[2]))) == set()


def test_every_package_that_is_asked_for_has_its_reason_and_locked_version_in_adr_0006():
    asked = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["test"]]
    names = {re.match(r"[\w-]+", package)[0] for package in asked}
    locked = re.compile(r"^([\w-]+)(?:\[[\w,]+\])?==([\w.]+)", re.MULTILINE)
    lock = dict(locked.findall(_text(ROOT / "requirements-test.lock")))
    rows = dict(re.findall(r"^\| ([\w-]+) \| ([\d.]+) \|", _text(ADR[5]), re.MULTILINE))
    assert {name.lower() for name in rows} == {name.lower() for name in names}
    assert {name: version for name, version in rows.items() if lock[name.lower()] != version} == {}


def test_no_file_of_the_code_is_longer_than_three_hundred_lines():
    files = [path for path in SRC.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    files = [path for path in files if not LONG_BY_NATURE.search(path.as_posix())]
    lines = {_name(path): path.read_bytes().count(b"\n") for path in files}
    assert {name: count for name, count in lines.items() if count > MOST_LINES} == {}


def test_licence_version_and_name_are_the_same_everywhere():
    licence, public = _text(ROOT / "LICENSE"), _yaml(ROOT / "publiccode.yml")
    assert licence.startswith("Copyright (c) 2026 de makers van Ketenkameleon\n")
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2\n" in licence
    assert public["legal.license"] == PROJECT["project"]["license"] == "EUPL-1.2"
    assert public["legal.mainCopyrightOwner"] in licence.splitlines()[0]
    assert public["softwareVersion"] == PROJECT["project"]["version"]
    assert f"## [{public['softwareVersion']}]" in _text(ROOT / "CHANGELOG.md")


def test_publiccode_has_the_keys_that_the_standard_asks_for():
    public = _yaml(ROOT / "publiccode.yml")
    asked = {"publiccodeYmlVersion", "name", "url", "developmentStatus", "softwareType", "legal.license",
             "maintenance.type", "localisation.localisationReady", "description.nl.shortDescription",
             "description.nl.longDescription"}
    assert asked - public.keys() == set()
    assert "\t" not in _text(ROOT / "publiccode.yml")
    for language in ("nl", "en"):
        assert len(public[f"description.{language}.shortDescription"]) <= 150


def test_the_licence_is_the_whole_text_up_to_the_last_line_of_its_appendix():
    text = _text(ROOT / "LICENSE")
    assert re.findall(r"^(\d+)\.[A-Z]", text, re.MULTILINE) == [str(number) for number in range(1, 16)]
    assert text.endswith("to this Appendix require the production of a new EUPL version.\n")


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_every_link_of_a_page_goes_somewhere(page):
    text = re.sub(r"```.*?```", "", _text(page), flags=re.DOTALL)
    links = [link.split("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link]
    assert [link for link in links if link and not (page.parent / link).exists()] == []


def test_every_document_can_be_found_from_the_list_of_documents():
    listed = set()
    for page in DOCS.rglob("README.md"):
        listed |= {(page.parent / link).resolve() for link in re.findall(r"\]\(([^)#\s]+)", _text(page))}
    pages = {page for page in DOCS.rglob("*.md") if page.name != "README.md"}
    assert sorted(map(_name, pages - listed)) == []


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_a_page_names_only_commands_that_exist(page):
    known = {" ".join(words) for words in OPDRACHTEN} | {words[0] for words in OPDRACHTEN} | {"help"}
    said = re.findall(r"\./kameleon ([a-z]+)(?: ([a-z]+))?", _text(page))
    pairs = {words[0] for words in OPDRACHTEN if len(words) > 1}
    wrong = [f"{first} {second}" for first, second in said
             if first not in known or (first in pairs and second and f"{first} {second}" not in known)]
    assert wrong == []


def test_hooks_fetch_nothing():
    text = _text(ROOT / ".pre-commit-config.yaml")
    assert re.findall(r"^ *- repo: (.*)", text, re.MULTILINE) == ["local"]
    assert set(re.findall(r"language: (\w+)", text)) == {"system"}
