"""A catalog is read as translators' programs write it, written back the same, and compiled to what Python reads."""

from __future__ import annotations

import gettext
import io
import shutil
import subprocess

import pytest

from ketenkameleon.web.po import Catalogus, PoFout, Vertaling, compile_mo, read_po, write_po

KOP = {"Language": "ar", "Content-Type": "text/plain; charset=UTF-8",
       "Plural-Forms": "nplurals=3; plural=n==0 ? 0 : n==1 ? 1 : 2;"}
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


def spoken(catalog: Catalogus) -> gettext.GNUTranslations:
    return gettext.GNUTranslations(io.BytesIO(compile_mo(catalog)))


def test_a_file_of_a_translators_program_is_read_whole():
    found = read_po(BESTAND)
    assert found.kop == {"Language": "ar", "Content-Type": "text/plain; charset=UTF-8"}
    assert found.vertalingen == (
        Vertaling("Dag", vormen=("يوم",), plaatsen=("gezin/basis.html:4",), uitleg=("kort houden",)),
        Vertaling("Hoi %(naam)s", vormen=('een "twee"\ndrie',), twijfel=True),
        Vertaling("Dag", "knop", vormen=("b",)),
        Vertaling("%(n)s keer", meervoud="%(n)s keren", vormen=("nul", "een")))


def test_what_is_written_is_read_back_the_same():
    found = read_po(BESTAND)
    assert read_po(write_po(found)) == found
    assert write_po(read_po(write_po(found))) == write_po(found)


@pytest.mark.parametrize("text", ["dit is geen catalogus", '"los"', 'msgid "a\nmsgstr "b"'])
def test_a_line_that_is_no_catalog_is_named_by_its_number(text):
    with pytest.raises(PoFout, match="Regel 1 "):
        read_po(text)


def test_python_reads_what_is_compiled_with_its_plurals_and_contexts():
    made = spoken(Catalogus(KOP, (
        Vertaling("Dag", vormen=("يوم",)), Vertaling("Dag", "knop", vormen=("b",)),
        Vertaling("%(n)s keer", meervoud="%(n)s keren", vormen=("nul", "een", "meer")))))
    assert (made.gettext("Dag"), made.pgettext("knop", "Dag"), made.gettext("Nacht")) == ("يوم", "b", "Nacht")
    assert [made.ngettext("%(n)s keer", "%(n)s keren", n) for n in (0, 1, 5)] == ["nul", "een", "meer"]
    assert made.info()["language"] == "ar"


@pytest.mark.parametrize("bad", [Vertaling("Dag", vormen=("x",), twijfel=True), Vertaling("Dag", vormen=(" ",)),
                                 Vertaling("Dag", meervoud="Dagen", vormen=("x", ""))])
def test_a_text_in_doubt_or_not_whole_is_not_compiled(bad):
    assert spoken(Catalogus(KOP, (bad,))).gettext("Dag") == "Dag"


MSGFMT = shutil.which("msgfmt")


@pytest.mark.skipif(MSGFMT is None, reason="msgfmt is hier niet; het is alleen een tweede mening")
def test_msgfmt_finds_nothing_wrong_and_reads_the_same(tmp_path):
    made = Catalogus(KOP, (Vertaling("Dag", vormen=('a "b"\n\tc\\',)),
                           Vertaling("%(n)s keer", meervoud="%(n)s keren", vormen=("nul", "een", "meer"))))
    source, out = tmp_path / "a.po", tmp_path / "a.mo"
    source.write_text(write_po(made), encoding="utf-8")
    subprocess.run([MSGFMT, "--check-format", "-o", str(out), str(source)], check=True)
    theirs = gettext.GNUTranslations(io.BytesIO(out.read_bytes()))
    assert theirs.gettext("Dag") == spoken(made).gettext("Dag") == 'a "b"\n\tc\\'
