"""A catalog is read as translators' programs write it, and what is compiled says what was read."""

from __future__ import annotations

import gettext
import io
import shutil
import subprocess

import polib
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ketenkameleon.web.bronteksten import Brontekst
from ketenkameleon.web.catalogi import new_catalog, save, updated
from ketenkameleon.web.po import PoFout, forms, is_filled, key, read_po

BESTAND = """# Amira las dit.
msgid ""
msgstr ""
"Language: ar\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

# kort houden
#. a remark of a program
#: gezin/basis.html:4
msgid "Dag"
msgstr "يوم"

#, fuzzy, python-format
#| msgid "was"
msgid "Hoi %(naam)s"
msgstr ""
"een "
"\\"twee\\"\\n"
"drie"

msgctxt "knop"
msgid "Dag"
msgstr "b"

msgid "%(n)s keer"
msgid_plural "%(n)s keren"
msgstr[0] "nul"
msgstr[1] "een"

#~ msgid "Weg"
#~ msgstr "gone"
"""
VORMEN = ("nul", "één", "twee", "3 tot 10", "11 of meer", "100")


def written(folder, text):
    path = folder / "django.po"
    path.write_text(text, encoding="utf-8", newline="")
    return path


def arabic(*entries):
    catalog = new_catalog("ar")
    catalog.extend(entries)
    return catalog


def spoken(catalog):
    return gettext.GNUTranslations(io.BytesIO(catalog.to_binary()))


@pytest.mark.parametrize("text", [BESTAND, BESTAND.replace("\n", "\r\n"), "\ufeff" + BESTAND])
def test_a_file_of_a_translators_program_is_read_whole_without_what_is_obsolete(tmp_path, text):
    found = read_po(written(tmp_path, text))
    assert found.metadata == {"Language": "ar", "Content-Type": "text/plain; charset=UTF-8"}
    assert [(key(entry), forms(entry), entry.fuzzy) for entry in found] == [
        (("", "Dag"), ("يوم",), False), (("", "Hoi %(naam)s"), ('een "twee"\ndrie',), True),
        (("knop", "Dag"), ("b",), False), (("", "%(n)s keer"), ("nul", "een"), False)]


def test_what_a_translator_wrote_beside_the_texts_stays(tmp_path):
    path = written(tmp_path, BESTAND)
    save(path, updated(read_po(path), [Brontekst("", "Dag", "", ("gezin/basis.html:5",))]))
    assert {"# Amira las dit.", "# kort houden", "#: gezin/basis.html:5"} < set(path.read_text("utf-8").splitlines())


@example('a\u2028b\x85c\x0bd\x0ce\x1cf\r\n\t\\n "g" \x00-\x7f ' + "lang " * 40)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_what_is_written_is_read_back_the_same_whatever_signs_it_holds(tmp_path_factory, said):
    path = tmp_path_factory.mktemp("talen") / "django.po"
    save(path, arabic(polib.POEntry(msgid="Dag", msgstr=said)))
    assert [forms(entry) for entry in read_po(path)] == [(said,)]


@pytest.mark.parametrize(("text", "number"), [
    ("dit is geen catalogus", 1), ('"los"', 1), ('msgid "a\nmsgstr "b"', 1), ('msgid "a"\nmsgstr "b', 2),
    ('msgid "a"\nmsgstr "b"c"', 2), ('msgid "a"\nmsgstr b', 2), ('msgid "a"\n\nmsgid "b"\nmsgstr "c"', 3),
    ('msgid "a"\nmsgid_plural "b"\nmsgstr[x] "c"', 3), ('msgid "a"\nmsgstr "b"\n#~ onzin', 3)])
def test_a_line_that_is_no_catalog_is_named_by_its_number(tmp_path, text, number):
    with pytest.raises(PoFout, match=f"^Regel {number} hoort niet .* Verbeter die regel"):
        read_po(written(tmp_path, text))


def test_a_file_that_is_no_text_or_is_not_there_is_said_so(tmp_path):
    (tmp_path / "django.po").write_bytes(b"\xff\xfe")
    with pytest.raises(PoFout, match="UTF-8"):
        read_po(tmp_path / "django.po")
    with pytest.raises(FileNotFoundError):
        read_po(tmp_path / "weg.po")


def test_python_reads_what_is_compiled_with_its_contexts_and_the_six_forms_of_arabic():
    made = spoken(arabic(
        polib.POEntry(msgid="Dag", msgstr="يوم"), polib.POEntry(msgid="Dag", msgctxt="knop", msgstr="b"),
        polib.POEntry(msgid="%(n)s keer", msgid_plural="%(n)s keren", msgstr_plural=dict(enumerate(VORMEN)))))
    assert (made.gettext("Dag"), made.pgettext("knop", "Dag"), made.gettext("Nacht")) == ("يوم", "b", "Nacht")
    assert tuple(made.ngettext("%(n)s keer", "%(n)s keren", n) for n in (0, 1, 2, 7, 12, 100)) == VORMEN
    assert made.info()["language"] == "ar"


@pytest.mark.parametrize("entry", [
    polib.POEntry(msgid="Dag", msgstr="x", flags=["fuzzy"]), polib.POEntry(msgid="Dag"),
    polib.POEntry(msgid="Dag", msgid_plural="Dagen", msgstr_plural={0: "x", 1: ""})])
def test_a_text_in_doubt_or_not_whole_is_not_compiled(entry):
    assert spoken(arabic(entry)).ngettext("Dag", "Dagen", 1) == "Dag"


@pytest.mark.parametrize("entry", [
    polib.POEntry(msgid="Dag", msgstr=" \n"), polib.POEntry(msgid="Dag", msgid_plural="Dagen", msgstr="x"),
    polib.POEntry(msgid="Dag", msgstr_plural={0: "x", 1: "y"}),
    polib.POEntry(msgid="Dag", msgid_plural="Dagen", msgstr_plural={0: "x", 1: ""})])
def test_a_text_of_which_a_form_is_blank_or_of_the_wrong_kind_is_not_filled(entry):
    assert not is_filled(entry)


MSGFMT = shutil.which("msgfmt")


@pytest.mark.skipif(MSGFMT is None, reason="msgfmt is hier niet; het is alleen een tweede mening")
def test_msgfmt_finds_nothing_wrong_and_reads_the_same(tmp_path):
    made = arabic(polib.POEntry(msgid="Dag", msgstr='a "b"\n\tc\\'), polib.POEntry(
        msgid="%(n)s keer", msgid_plural="%(n)s keren", msgstr_plural=dict(enumerate(VORMEN))))
    source, out = tmp_path / "a.po", tmp_path / "a.mo"
    save(source, made)
    subprocess.run([MSGFMT, "--check-format", "-o", str(out), str(source)], check=True)
    theirs = gettext.GNUTranslations(io.BytesIO(out.read_bytes()))
    assert theirs.gettext("Dag") == spoken(made).gettext("Dag") == 'a "b"\n\tc\\'
