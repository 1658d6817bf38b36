"""A region changes a letter with a file of its own; a file that is wrong holds up the start, with every reason."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from ketenkameleon.config.cli import main
from ketenkameleon.post.mappen import MEEGELEVERD, check_folders, template
from ketenkameleon.post.sjabloon import SjabloonFout
from ketenkameleon.rules.brieven import letters
from ketenkameleon.rules.rijen import shipped

WET = shipped()
ON = date(2026, 10, 8)
EERSTE = (MEEGELEVERD / "eerste_brief.txt").read_text(encoding="utf-8")


def found(code, regio, map_):
    return template(code, regio, str(map_) if map_ else "", on=ON, wet=WET)


@pytest.fixture
def eigen(tmp_path):
    """A folder of letters in which one region greets in its own way."""
    (tmp_path / "duinstad").mkdir()
    (tmp_path / "duinstad" / "eerste_brief.txt").write_text(EERSTE.replace("Beste", "Dag"), encoding="utf-8")
    return tmp_path


def zinnen(map_):
    with pytest.raises(SjabloonFout) as fout:
        check_folders(str(map_), on=ON, wet=WET)
    return fout.value.zinnen


def test_every_letter_of_the_rows_has_a_template_and_no_other_ships():
    assert sorted(path.stem for path in MEEGELEVERD.iterdir()) == sorted(letters(on=ON, wet=WET))
    assert check_folders("", on=ON, wet=WET) == len(letters(on=ON, wet=WET))


def test_the_letter_of_a_region_goes_before_the_shipped_one_and_only_there(eigen):
    greets = {regio: found("eerste_brief", regio, eigen).onderdelen[0].blokken[0].tekst
              for regio in ("duinstad", "heide")}
    assert greets == {"duinstad": "Dag {aanhef},", "heide": "Beste {aanhef},"}
    assert found("uitnodiging", "duinstad", eigen) == found("uitnodiging", "", None)
    assert check_folders(str(eigen), on=ON, wet=WET) == len(letters(on=ON, wet=WET)) + 1


@pytest.mark.parametrize("regio", ["..", "../duinstad", "", "."])
def test_a_code_that_is_no_folder_finds_the_shipped_letter(eigen, regio):
    assert found("eerste_brief", regio, eigen) == found("eerste_brief", "", None)


@pytest.mark.parametrize(("naam", "inhoud", "zin"), [
    ("eerste_brief.txt", EERSTE.replace("{telefoon}", "het kantoor").encode(),
     "duinstad/eerste_brief.txt: In het deel 'bellen' ontbreekt het veld 'telefoon'."),
    ("eerste_brief.txt", EERSTE.replace("DUO", "het register").encode(),
     "duinstad/eerste_brief.txt: In het deel 'wie_weet' ontbreekt 'DUO'."),
    ("eerste_brief.txt", b"Onderwerp: a\nlos",
     "duinstad/eerste_brief.txt: Regel 2: deze tekst staat in geen enkel deel. Zet er [naam] boven."),
    ("eerste_brief.txt", b"Onderwerp: \xff", "duinstad/eerste_brief.txt: dit bestand is geen gewone tekst (UTF-8)."),
    ("eerste_brief.txt", b"x" * 50_001, "duinstad/eerste_brief.txt: dit bestand is te groot voor een brief."),
    ("eerste.txt", b"", "duinstad/eerste.txt: er is geen brief met deze naam."),
    ("eerste_brief.docx", b"", "duinstad/eerste_brief.docx: er is geen brief met deze naam."),
])
def test_a_file_that_is_wrong_is_told_with_its_name(eigen, naam, inhoud, zin):
    (eigen / "duinstad" / naam).write_bytes(inhoud)
    assert zin in zinnen(eigen)


def test_a_folder_where_a_letter_should_be_and_a_map_that_is_not_there_are_told(eigen):
    (eigen / "duinstad" / "uitnodiging.txt").mkdir()
    assert zinnen(eigen) == ("duinstad/uitnodiging.txt: dit bestand is niet te lezen.",)
    assert zinnen(eigen / "weg") == (f"De map met brieven is er niet: {eigen / 'weg'}.",)


def test_a_wrong_letter_holds_up_the_start_with_its_sentence(eigen, monkeypatch):
    (eigen / "duinstad" / "eerste_brief.txt").write_text("Onderwerp: a\n[weg]\n{bsn}\n", encoding="utf-8")
    monkeypatch.setenv("KAMELEON_BRIEVEN", str(eigen))
    code = "import django; from ketenkameleon.start.fout import StartFout\n" \
           "try: django.setup()\nexcept StartFout as exc: print(exc)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    first, second = said.splitlines()[:2]
    assert first == "Een brief is niet goed:"
    assert second == "- duinstad/eerste_brief.txt: Het veld 'bsn' kan niet in deze brief."


def test_the_command_says_what_is_wrong_and_what_is_hard_to_read(eigen, capsys):
    assert main(["brieven", "toets", "--map", str(eigen)]) == 0
    assert capsys.readouterr().out == f"{len(letters(on=ON, wet=WET)) + 1} brieven zijn goed.\n"
    path = eigen / "duinstad" / "eerste_brief.txt"
    path.write_text(EERSTE.replace("U kent {kind} het best.", "Indien u wilt."), encoding="utf-8")
    assert main(["brieven", "toets", "--map", str(eigen)]) == 1
    assert capsys.readouterr().err == "duinstad/eerste_brief.txt: Schrijf niet 'indien'. Schrijf liever 'als'.\n"
    path.write_text("niets", encoding="utf-8")
    assert main(["brieven", "toets", "--map", str(eigen)]) == 1
    assert capsys.readouterr().err == "duinstad/eerste_brief.txt: Regel 1 moet beginnen met 'Onderwerp:'.\n"


def test_the_command_makes_an_example_on_paper_in_the_words_of_the_region(eigen, tmp_path, capsys, monkeypatch):
    from pdf_lezer import Pdf

    monkeypatch.setenv("KAMELEON_BRIEVEN", str(eigen))
    path = tmp_path / "proef.pdf"
    assert main(["brieven", "voorbeeld", "eerste_brief", "--regio", "duinstad", "--uit", str(path)]) == 0
    assert capsys.readouterr().out == f"De brief staat in {path}.\n"
    assert "Dag mevrouw El Amrani," in Pdf(path.read_bytes()).text
    assert main(["brieven", "voorbeeld", "eerste_brief", "--uit", str(tmp_path / "weg" / "a.pdf")]) == 1
