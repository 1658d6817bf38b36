"""The way of somebody through the team, the leerlog, the report of a BOA, and who came along to a contact."""

from __future__ import annotations

import pytest
from django.db import connection

from gezin_bouw import let_look
from ketenkameleon.team.models import (
    Begeleiding,
    Bevoegdheid,
    Inzet,
    Leerregel,
    Loopbaanstap,
    Meeloper,
    Voortgang,
)
from ketenkameleon.zaken.models import Contact, Toewijzing
from paginas_bouw import text, title
from wereld import NU, VANDAAG

pytestmark = pytest.mark.muren
LEERLOG = "/team/leerlog/"


@pytest.fixture
def farah(bezoek):
    return bezoek("farah")


@pytest.fixture
def samira(bezoek):
    return bezoek("samira")


@pytest.fixture(autouse=True)
def as_it_was(eigenaar, streek):
    """What a test wrote down is gone afterwards: the pages really commit, and the tests come in any order."""
    proofs = eigenaar(lambda: set(Bevoegdheid.objects.values_list("pk", flat=True)))
    yield

    def put_back():
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
            for model in (Loopbaanstap, Voortgang, Inzet, Begeleiding, Leerregel, Meeloper):
                model.objects.all().delete()
            cursor.execute("SET session_replication_role = DEFAULT")
        Bevoegdheid.objects.exclude(pk__in=proofs).delete()

    eigenaar(put_back)


@pytest.fixture
def hers(streek):
    return f"/team/loopbaan/{streek.hier.account_id('samira')}/"


def test_the_coordinator_walks_somebody_through_the_team_and_reads_it_back(farah, samira, hers, streek, eigenaar):
    assert "Iedereen begint als kandidaat" in text(farah.get(hers))
    for stand, op in (("kandidaat", "01-08-2026"), ("gestopt", "05-10-2026")):
        answer = farah.post(hers + "stap/", {"stand": stand, "op": op, "waarom": "Zo is besloten."}, follow=True)
        assert answer.status_code == 200, text(answer)
    halt = str(streek.hier.organisaties["halt"].id)
    stint = {"organisatie": halt, "soort": "inwerken", "rol": "halt", "van": "01-09-2026", "uren": "7,5",
             "begeleider": "Ans Vis"}
    assert "Vanaf de eerste dag telt zij mee" in text(farah.post(hers + "inzet/", stint, follow=True))
    assert "Er is al een periode bij deze partner" in text(farah.post(hers + "inzet/", stint))
    farah.post(hers + "programma/boa_cursus/", {"gedaan_op": "05-10-2026", "uren": "72"})
    inzet = eigenaar(Inzet.objects.get)
    assert "afgetekend" in text(farah.post(f"{hers}inzet/{inzet.id}/tekenen/", {"op": "07-10-2026"}, follow=True))
    farah.post(f"{hers}inzet/{inzet.id}/einde/", {"laatste_dag": "08-10-2026", "waarom": "Klaar."})
    page = text(farah.get(hers))
    for said in ("Programma: 8 van 9 delen klaar", "72 van 296 geplande uren", "uit het bewijs", "Klaar 5 oktober 2026",
                 "Afgetekend op 7 oktober 2026", "7,5 uur per week", "Eerder geëindigd: Klaar.", "hoogstens 0 zaken",
                 "5 oktober 2026: gestopt . Zo is besloten. ( Farah Aziz )"):
        assert said in page, said
    assert "Volgende stap" not in text(samira.get(hers))
    assert eigenaar(Loopbaanstap.objects.count) == 2
    assert eigenaar(Voortgang.objects.count) == 1


def test_zaken_of_who_stopped_are_listed_for_who_hands_them_over(farah, samira, hers, maak, eigenaar, streek):
    zaak = maak("Noor", vast="samira")
    eigenaar(lambda: Loopbaanstap.objects.create(
        regio=streek.hier.regio, account_id=streek.hier.account_id("samira"), stand="gestopt", op=VANDAAG,
        waarom="weg", at=NU))
    assert f"Zaak {zaak.nummer}" in text(farah.get(hers))
    assert zaak.nummer not in text(samira.get(hers))


def test_the_leerlog_is_written_shared_and_taken_out(samira, bezoek, eigenaar):
    line = {"vak": "halt", "op": "08-10-2026", "tekst": "=Eerst het waarom.", "uren": "1,5"}
    refused = samira.post(LEERLOG, line | {"tekst": "zaak 2026-00041"})
    assert refused.status_code == 422
    assert "Haal het zaaknummer weg" in text(refused)
    assert "Bewaard in uw leerlog." in text(samira.post(LEERLOG, line, follow=True))
    tom = bezoek("tom")
    assert "Eerst het waarom" not in text(tom.get(LEERLOG))
    key = eigenaar(lambda: Leerregel.objects.get().id)
    samira.post(f"{LEERLOG}{key}/delen/", {"hoe": "delen"})
    assert "Eerst het waarom. Samira de Wit" in text(tom.get(LEERLOG))
    assert tom.post(f"{LEERLOG}{key}/delen/", {"hoe": "niet_delen"}).status_code == 404
    answer = samira.post(LEERLOG + "uitvoer/")
    assert answer["Content-Disposition"] == 'attachment; filename="leerlog-2026-10-08.csv"'
    assert answer.content.decode("utf-8-sig").splitlines() == [
        "dag;vak;wat ik leerde;uren;gedeeld met het team", "2026-10-08;Halt;'=Eerst het waarom.;1,5;ja"]


def test_a_talk_about_the_work_counts_in_the_hours_of_its_week(samira, farah, hers, eigenaar):
    talk = {"soort": "intervisie", "op": "05-10-2026", "uren": "2", "met": "Nina", "thema": "grenzen"}
    assert "Intervisie, 5 oktober 2026 2 uur · met Nina · grenzen" in text(
        samira.post("/team/begeleiding/", talk, follow=True))
    assert "5 oktober 2026 0 2 " in text(farah.get(hers))
    assert eigenaar(Begeleiding.objects.count) == 1


def test_the_report_of_a_boa_is_of_the_boa_alone_and_says_what_it_cannot_count(samira, farah):
    page = text(samira.get("/team/boa/2026/"))
    assert "In 2026 is er geen akte vastgelegd." in page
    assert "Klachten over de BOA staat hier niet" in page
    assert "Farah Aziz , Duinstreek." in text(farah.get("/team/boa/2026/"))
    assert [samira.get(f"/team/boa/{jaar}/").status_code for jaar in (1999, 2025, 2027)] == [404, 200, 404]


def test_the_family_reads_who_came_along_and_of_a_verhoor_nothing(samira, maak, eigenaar, streek, bezoek):
    zaak, hier = maak("Noor", vast="samira"), streek.hier
    own = {"regio_id": zaak.regio_id, "zaak": zaak, "verantwoordelijke_id": zaak.verantwoordelijke_id,
           "account_id": hier.account_id("samira"), "bevoegd": True, "met": ["kind"], "uitgelegd": True}
    verhoor = eigenaar(lambda: Contact.objects.create(**own, muur=401, rol="leerplicht_verhoor", begonnen_at=NU,
                                                      geeindigd_at=NU))
    talk = eigenaar(lambda: Contact.objects.create(**own, muur=102, rol="halt", begonnen_at=NU))
    mee = {"als": "meeloper", "verteld": "ja"}
    for contact, wie in ((talk, "tom"), (verhoor, "tom")):
        page = f"/zaken/{zaak.nummer}/contact/{contact.id}/meeloper/"
        assert samira.post(page, mee | {"wie": str(hier.account_id(wie))}).status_code == 302
    assert "Tom Bakker , als meeloper" in text(samira.get(f"/zaken/{zaak.nummer}/contact/{talk.id}/meeloper/"))
    assert eigenaar(lambda: sorted(Meeloper.objects.values_list("muur", flat=True))) == [102, 401]

    ander = maak("Sem", vast="samira")
    for one in (zaak, ander):
        eigenaar(lambda one=one: let_look(hier, one, "mila"))
    noor, sem = text(bezoek("mila").get("/gezin/")).split("van Sem", 1)
    assert "Bij het gesprek op 8 oktober 2026 was ook Tom Bakker , om het werk te leren." in noor
    assert (noor.count("Tom Bakker"), sem.count("Tom Bakker")) == (1, 0)
    own, other = (text(bezoek("mila").get(f"/gezin/{one.nummer}/")) for one in (zaak, ander))
    assert (own.count("was ook Tom Bakker ."), other.count("Tom Bakker")) == (1, 0)
    eigenaar(lambda: Contact.objects.filter(pk=talk.id).update(afgebroken_at=NU))
    assert "Tom Bakker" not in text(bezoek("mila").get("/gezin/"))


def test_a_zaak_for_a_colleague_without_room_asks_why_on_the_page(farah, maak, streek, eigenaar):
    zaak = maak("Bo")
    tom = streek.hier.professionals["tom"]
    eigenaar(lambda: type(tom).objects.filter(pk=tom.pk).update(zaken_maximaal=0))
    give = {"stap": "geven", "wie": str(streek.hier.account_id("tom"))}
    page = f"/zaken/{zaak.nummer}/geef/"
    assert "Deze collega heeft geen ruimte." in text(farah.post(page, give))
    assert farah.post(page, give | {"toch": "Kent het gezin."}).status_code == 302
    assert eigenaar(lambda: Toewijzing.objects.get(zaak=zaak).reden) == "Kent het gezin."
    eigenaar(lambda: type(tom).objects.filter(pk=tom.pk).update(zaken_maximaal=16))


def test_no_title_names_a_professional(samira, hers):
    for page in (hers, LEERLOG, "/team/boa/2026/"):
        assert "Samira" not in title(samira.get(page))
