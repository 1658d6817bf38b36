"""The yearly audit set: what was done under the Wpg is counted, nothing else is, and no word of it is in a file."""

from __future__ import annotations

import csv

import psycopg
import pytest

from inzage_bouw import filled_zaak
from ketenkameleon.config.opdrachten import logboek_verify, logboek_wpg_audit
from ketenkameleon.inzage.wpg_audit import write_audit
from ketenkameleon.logboek.models import Controle
from ketenkameleon.logboek.schrijven import Wijziging, looked, record, refused
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.start.fout import StartFout
from ketenkameleon.team.models import Bevoegdheid
from ketenkameleon.toegang.context import begin
from ketenkameleon.zaken.models import Contact
from wereld import BEGIN, NU

pytestmark = pytest.mark.muren


@pytest.fixture(scope="module")
def audit(losse_database, losse_wereld, tmp_path_factory):
    """The files of 2026 by name, after one look in the rol of verhoor, one at its contact, one change, one refusal."""
    from django.db import transaction

    hier = losse_wereld.hier
    with losse_database.verbonden("owner"):
        zaak = filled_zaak(hier)
        verhoor = Contact.objects.get(zaak=zaak, muur=401).id
        Bevoegdheid.objects.create(
            regio=hier.regio,
            professional=hier.professionals["tom"],
            rol="leerplicht_verhoor",
            soort="akte",
            van=BEGIN,
            bron="=HYPERLINK(1)",
        )
    with losse_database.verbonden("web"):
        for rol, gevraagd in (
            ("leerplicht_verhoor", zaak.nummer),
            ("", str(verhoor)),
            ("", zaak.nummer),
            ("raad", "x"),
        ):
            with transaction.atomic():
                looked(
                    begin(hier.account_id("samira"), rol=rol, doel="zaak", at=NU).actor.lopend,
                    "zaak",
                    gevraagd,
                    zaak_id=zaak.id,
                )
        with transaction.atomic():
            lopend = begin(hier.account_id("samira"), rol="leerplicht_verhoor", doel="contact", at=NU).actor.lopend
            record(
                lopend,
                Wijziging("contact.bewaard", "contact", verhoor, {"feiten": "geheimwoord"}, zaak.id),
                Wijziging("verstrekking.gedaan", "contact", verhoor, {}, zaak.id),
            )
            refused(lopend, "contact", "y", reden="wpg_out_of_use")
    folder = tmp_path_factory.mktemp("audit") / "uit"
    with psycopg.connect(losse_database.owner_url) as conn:
        names = write_audit(conn, 2026, folder, wet=shipped())
        write_audit(conn, 2025, folder / "2025", wet=shipped())
    return folder, names


def _rows(path):
    with path.open(encoding="utf-8-sig", newline="") as source:
        return list(csv.reader(source, delimiter=";"))[1:]


def test_what_was_done_under_the_wpg_is_counted_and_nothing_else(audit):
    folder, names = audit
    assert sorted(path.name for path in folder.iterdir() if path.is_file()) == sorted(names)
    assert dict(_rows(folder / "tellingen.csv")) == {
        "verzamelen": "1",
        "wijzigen": "0",
        "raadplegen": "2",
        "verstrekken": "1",
        "combineren": "0",
        "vernietigen": "0",
    }
    assert sum(int(row[3]) for row in _rows(folder / "raadplegingen.csv")) == 2
    assert [row[2:] for row in _rows(folder / "weigeringen.csv")] == [["wpg_out_of_use", "1"]]
    assert [row[2:] for row in _rows(folder / "verstrekkingen.csv")] == [["verstrekking.gedaan", "1"]]


def test_who_was_authorised_stands_there_and_no_cell_is_a_formula(audit):
    [row] = _rows(audit[0] / "autorisaties.csv")
    assert (row[2], row[4], row[7]) == ("Tom Bakker", "akte", "'=HYPERLINK(1)")


def test_another_year_holds_nothing_of_this_one(audit):
    assert {row[1] for row in _rows(audit[0] / "2025" / "tellingen.csv")} == {"0"}


def test_no_content_and_no_child_is_in_a_file(audit):
    text = "".join(path.read_text(encoding="utf-8") for path in audit[0].rglob("*") if path.is_file())
    for word in ("geheimwoord", "Zilverlinde", "feiten401", "2026-000"):
        assert word not in text


@pytest.mark.parametrize("jaar", ["", "26", "1999", "x", "²⁰²⁶"])
def test_a_year_that_is_none_is_a_sentence(jaar):
    with pytest.raises(StartFout, match="is geen jaar"):
        logboek_wpg_audit.run([jaar])


def test_verify_keeps_what_it_found_for_the_banner(losse_database, audit, monkeypatch, capsys):
    monkeypatch.setattr(logboek_verify, "urls", lambda: type("U", (), {"owner": losse_database.owner_url}))
    assert logboek_verify.run(["--processen", "1"]) == 0
    with psycopg.connect(losse_database.owner_url) as conn:
        conn.execute("SET session_replication_role = replica")
        conn.execute("UPDATE logboek_inzage SET gevraagd = 'anders' WHERE soort = 'geweigerd'")
    assert logboek_verify.run(["--processen", "1"]) == 1
    capsys.readouterr()
    with losse_database.verbonden("owner"):
        found = list(Controle.objects.order_by("at", "id").values_list("fouten", flat=True))
    assert (found[0], found[-1] > 0) == (0, True)
