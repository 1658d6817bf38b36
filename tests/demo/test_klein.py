"""The small region, filled for real: base rows as owner, files as jobs, the play as web."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.db import transaction
from django.urls import reverse

from ketenkameleon.demo.stappen import lees, speel, vul
from ketenkameleon.demo.stappen.bezoeker import Bezoeker
from ketenkameleon.demo.streek import exists
from ketenkameleon.demo.streekplan import GEZIN, KLEIN
from ketenkameleon.demo.verloop import as_account
from ketenkameleon.meldingen.models import AfgekeurdeRegel
from ketenkameleon.routes.models import Termijn
from ketenkameleon.toegang.models import Account
from ketenkameleon.wetboek.queries import proposals
from ketenkameleon.zaken.models import Contact, Plek, Toewijzing, Zaak
from ketenkameleon.zaken.queries.mijn_dag import mijn_dag

pytestmark = pytest.mark.muren
NU = "2026-11-20T14:00:00+01:00"
WACHTWOORD = "alleen-voor-de-test"


@pytest.fixture(scope="module")
def gespeeld(losse_database: object, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the files, after everything was filled and played."""
    folder = tmp_path_factory.mktemp("demo")
    same = ["--maat", "klein", "--seed", "1", "--nu", NU, "--map", str(folder)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(vul.WACHTWOORD, WACHTWOORD)
        with losse_database.verbonden("owner"):
            assert not exists(KLEIN), "de database van deze test is niet leeg"
            assert vul.main(["--maat", "klein", "--dag", NU[:10]]) == 0
    with losse_database.verbonden("jobs"):
        assert lees.main([*same, "--deel", "oud"]) == 0
    with losse_database.verbonden("web"):
        assert speel.main(same) == 0
    with losse_database.verbonden("jobs"):
        assert lees.main([*same, "--deel", "vers"]) == 0
    return folder


@pytest.fixture
def als_farah(losse_database: object, gespeeld: Path) -> object:
    """In a transaction as the coördinator, under the database user web."""
    with losse_database.verbonden("web"), transaction.atomic():
        yield as_account(Account.objects.get(gebruikersnaam="farah").id, speel.parse(_args(gespeeld)).nu)


def _args(folder: Path) -> list[str]:
    return ["--maat", "klein", "--seed", "1", "--nu", NU, "--map", str(folder)]


def test_the_regio_has_a_row_of_its_own_and_one_that_waits_for_a_second_person(als_farah: object) -> None:
    assert als_farah.wet.tabel("termijn.halt.startgesprek", date(2026, 11, 20),
                                regio=als_farah.regio_code)["lengte"] == 21
    assert [found.rij.naam for found in proposals(als_farah.regio_id, als_farah.wet)] == ["ziekte.signaal"]


def test_every_state_of_the_work_occurs(als_farah: object) -> None:
    here = {"regio_id": als_farah.regio_id}
    zaken = Counter(Zaak.objects.filter(**here).values_list("soort", flat=True))
    assert {"verzuim", "doorstroompunt", "vrijwillig"} <= set(zaken)
    assert {"nieuw", "loopt", "plek_gestart", "gesloten"} == set(
        Zaak.objects.filter(**here).values_list("stand", flat=True)
    )
    given = set(Toewijzing.objects.filter(**here).values_list("soort", "stand"))
    assert {("vast", "aanvaard"), ("vast", "geweigerd"), ("vast", "gevraagd")} <= given
    assert {"waarneming"} <= {soort for soort, _ in given}
    assert Toewijzing.objects.filter(**here, is_overdracht=True).exists()
    assert Plek.objects.filter(**here, stand="bevestigd", bevestigd_als="school").exists()
    assert Contact.objects.filter(**here, bevoegd=False).exists()
    assert AfgekeurdeRegel.objects.filter(**here).count() == 3
    terms = set(Termijn.objects.filter(**here).values_list("code", flat=True))
    assert terms == {"civiel.start_onderzoek", "besluit.bezwaar"}


def test_two_or_more_zaken_wait_for_farah_to_give(als_farah: object) -> None:
    waiting = Zaak.objects.filter(regio_id=als_farah.regio_id, stand="nieuw").exclude(
        toewijzingen__stand="gevraagd"
    )
    assert waiting.count() >= 2


def test_mijn_dag_of_samira_shows_every_level_a_question_a_draft_and_an_afspraak_of_today(
    losse_database: object, gespeeld: Path
) -> None:
    keuzes = speel.parse(_args(gespeeld))
    with losse_database.verbonden("web"), transaction.atomic():
        actor = as_account(Account.objects.get(gebruikersnaam="samira").id, keuzes.nu)
        dag = mijn_dag(actor, on=keuzes.today, at=keuzes.nu)
    assert {"te laat", "spoed", "let op", "op schema"} <= {str(zaak.niveau) for zaak in dag.zaken}
    assert len(dag.verzoeken) == 1
    assert dag.te_bewaren
    assert dag.concepten
    assert keuzes.today in {afspraak.wanneer for afspraak in dag.afspraken}


@pytest.fixture
def thuis(losse_database: object, gespeeld: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Bezoeker]:
    """Log in as somebody of the family, with the password of the demo."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: speel.parse(_args(gespeeld)).nu)
    with losse_database.verbonden("web"):
        yield lambda naam: Bezoeker(naam, WACHTWOORD)


def _family_page(wie: Bezoeker, name: str = "gezin_zaak") -> str:
    """A page of their zaak as text, with its number out of their first page."""
    first = wie.client.get(reverse("gezin")).content.decode()
    nummer = re.search(r"/gezin/(2026-\d+)/", first)
    assert nummer, first
    found = wie.client.get(reverse(name, args=[nummer[1]]))
    assert found.status_code == 200, found.status_code
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", found.content.decode()))


def test_the_mother_logs_in_and_reads_visit_wait_plek_messages_letter_and_question(
    thuis: Callable[[str], Bezoeker],
) -> None:
    wanda = thuis("ouder")
    page = _family_page(wanda)
    for words in ("Jip: waar staan we?", "dinsdag 24 november", "om 16.00 uur, thuis", "De school is aan zet.",
                  "Samira Lahlou"):
        assert words in page
    messages = _family_page(wanda, "gezin_berichten")
    assert "Hoe komt Jip op de eerste dag" in messages
    assert "Ik haal Jip die dag thuis op." in messages
    assert "Ik wil iets met mijn handen doen." in messages, "Jip lets the parents read it"
    assert "CJG" in _family_page(wanda, "gezin_delen")
    assert "Uitnodiging" in wanda.client.get(reverse("gezin_brieven")).content.decode()


def test_the_father_reads_nothing_of_the_visit_message_and_letter_of_the_mother(
    thuis: Callable[[str], Bezoeker],
) -> None:
    remco = thuis("ouder2")
    assert "16.00 uur" not in _family_page(remco)
    assert "Hoe komt Jip" not in _family_page(remco, "gezin_berichten")
    assert "Uitnodiging" not in remco.client.get(reverse("gezin_brieven")).content.decode()


def test_the_child_logs_in_and_reads_what_it_said_and_what_was_done(thuis: Callable[[str], Bezoeker]) -> None:
    page = _family_page(thuis("kind"))
    for words in ("Hoi Jip", "Jij zei: Ik wil iets met mijn handen doen.",
                  "Wij deden: De Werkplaats gebeld. Je mag komen kijken.", "om 10.00 uur, De Werkplaats"):
        assert words in page


def test_everybody_of_the_family_that_the_start_names_can_log_in(losse_database: object, gespeeld: Path) -> None:
    with losse_database.verbonden("web"):
        there = set(Account.objects.values_list("gebruikersnaam", flat=True))
    assert {naam for naam, _ in GEZIN} <= there


def test_nothing_is_played_twice(
    losse_database: object, gespeeld: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with losse_database.verbonden("web"):
        before = Contact.objects.count()
        assert speel.main(_args(gespeeld)) == 0
        assert json.loads(capsys.readouterr().out) == {}
        assert Contact.objects.count() == before


def test_no_file_holds_a_person_number_outside_the_test_range(gespeeld: Path) -> None:
    files = sorted(gespeeld.iterdir())
    assert len(files) > 20
    for path in files:
        found = _numbers(path)
        assert found, path.name
        assert all(number.startswith("9999") for number in found), path.name


def _numbers(path: Path) -> set[str]:
    """Every person number in the file, the one with the typing error included."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        return set(re.findall(r'"(?:bsn|onderwijsnummer)": "([^"]+)"', text))
    rows = csv.DictReader(text.splitlines()[1:], delimiter=";")
    return {number for row in rows for number in (row["bsn"], row["onderwijsnummer"]) if number}
