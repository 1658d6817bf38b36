"""The small pages of a zaak: giving and answering, afspraken, wacht op, verhaal, plek, nazorg, closing."""

from __future__ import annotations

from datetime import date

import pytest

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.meldingen.models import Melding
from ketenkameleon.zaken.models import Afspraak, Concept, Plek, Toewijzing, Verhaal, WachtOp, Zaak
from paginas_bouw import text, title
from wereld import VANDAAG

pytestmark = pytest.mark.muren


@pytest.fixture
def noor(maak):
    """Noor's zaak, with Samira."""
    return maak("Noor", vast="samira")


@pytest.fixture
def samira(noor, bezoek):
    """Samira's browser."""
    return bezoek("samira")


@pytest.fixture
def farah(noor, bezoek):
    """The browser of the coördinator."""
    return bezoek("farah")


@pytest.fixture
def staat(eigenaar, noor):
    """`staat(Plek)`: every row of Noor's zaak, oldest first, read by the owner."""
    return lambda model: eigenaar(lambda: list(model.objects.filter(zaak_id=noor.id).order_by("pk")))


@pytest.fixture
def nu(eigenaar, noor):
    """The zaak as it stands now."""
    return lambda: eigenaar(lambda: Zaak.objects.get(pk=noor.id))


def melding(zaak, **rest):
    """A melding of the zaak that is open at DUO; runs as owner."""
    facts = {"meldingsnummer": 880001, "soort": "V3", "aanleiding": "zestien_uur", "gevolg": "zaak_met_belofte"} | rest
    return Melding.objects.create(
        regio_id=zaak.regio_id, verantwoordelijke_id=zaak.verantwoordelijke_id, muur=100, persoon_id=zaak.persoon_id,
        school_id=zaak.school_id, zaak=zaak, bron="duo", status="B", begin=date(2026, 8, 20), minuten=1080,
        actie_gewenst=True, gemeld_op=date(2026, 9, 7), gemeld_herkomst="meldingsdatum", **facts)


@pytest.mark.parametrize(("pad", "wat", "fout", "klaar"), [
    ("afspraak", {"wat": "Dokter bellen", "wie": "ouders", "wanneer": "12-10-2026"}, {"wanneer": ""},
     "De afspraak staat erbij."),
    ("wacht-op", {"partij": "swv", "wat": "antwoord", "tot": "14-10-2026"}, {"tot": "01-10-2026"},
     "De klok loopt door."),
    ("stand", {"tekst": "Noor wil praktijk."}, {"tekst": "a" * 281}, "De stand is bewaard."),
    ("nazorg", {"tekst": "Het gaat goed."}, {"tekst": ""}, "De nazorg is vastgelegd."),
    ("verhaal", {"verteller": "kind", "tekst": "Ik wil iets doen.", "verteld_op": "08-10-2026"}, {"verteller": ""},
     "Het verhaal staat er."),
    ("plek", {"soort": "werk_leerplek", "waar": "De Haven"}, {"waar": ""}, "De plek is aangeboden."),
])
def test_a_small_page_asks_says_what_is_missing_and_says_what_it_did(noor, samira, farah, pad, wat, fout, klaar):
    url = f"/zaken/{noor.nummer}/{pad}/"
    assert samira.get(url).content.count(b"<h1") == 1
    wrong = samira.post(url, wat | fout)
    assert wrong.status_code == 422
    assert title(wrong).startswith("Fout: ")
    sent = samira.post(url, wat)
    assert sent.url == f"/zaken/{noor.nummer}/"
    assert klaar in text(samira.get(sent.url))
    assert farah.get(url).status_code == 403, "a coördinator does not do the work of the contactpersoon"


def test_an_afspraak_is_ticked_off_or_lapses_and_only_once(noor, samira, staat):
    for wat in ("Dokter bellen", "School bellen"):
        samira.post(f"/zaken/{noor.nummer}/afspraak/", {"wat": wat, "wie": "ouders", "wanneer": "12-10-2026"})
    first, second = staat(Afspraak)
    url = f"/zaken/{noor.nummer}/afspraak/{first.id}/klaar/"
    assert samira.post(url, {"hoe": "iets"}).status_code == 400
    assert samira.post(url, {"hoe": "gedaan"}).status_code == 302
    assert samira.post(url, {"hoe": "gedaan"}).status_code == 409
    samira.post(f"/zaken/{noor.nummer}/afspraak/{second.id}/klaar/", {"hoe": "vervallen"})
    assert [row.klaar_hoe for row in staat(Afspraak)] == ["gedaan", "vervallen"]
    assert samira.get(url).status_code == 405


def test_what_the_zaak_waits_for_stands_on_top_until_it_has_come(noor, samira, staat):
    samira.post(f"/zaken/{noor.nummer}/wacht-op/", {"partij": "ggd", "wat": "een brief", "tot": "14-10-2026"})
    assert "We wachten op GGD" in text(samira.get(f"/zaken/{noor.nummer}/"))
    row, = staat(WachtOp)
    samira.post(f"/zaken/{noor.nummer}/wacht-op/{row.id}/klaar/")
    assert "We wachten op niemand." in text(samira.get(f"/zaken/{noor.nummer}/"))


def test_a_verhaal_is_told_once_read_back_and_added_to(noor, samira, staat, eigenaar):
    url = f"/zaken/{noor.nummer}/verhaal/"
    samira.post(f"/concept/verhaal/{noor.id}/", {"verteller": "kind", "tekst": "Half verteld"})
    assert "Half verteld" in text(samira.get(url))
    assert "Schrijf verder" in text(samira.get("/mijn-dag/"))
    told = {"verteller": "kind", "tekst": "Ik wil iets met mijn handen.", "verteld_op": "08-10-2026"}
    samira.post(url, told)
    assert not eigenaar(lambda: Concept.objects.filter(object_id=noor.id).exists())
    assert samira.post(url, told).status_code == 409, "nobody has to tell it twice"
    row, = staat(Verhaal)
    assert b'value="kind"' not in samira.get(url).content
    assert samira.post(f"{url}{row.id}/voorgelezen/", {"klopt": "ja"}).status_code == 302
    assert samira.post(f"{url}{row.id}/voorgelezen/", {}).status_code == 400
    assert samira.post(f"{url}{row.id}/meer/", {"tekst": "", "verteld_op": "08-10-2026"}).status_code == 422
    more = {"tekst": "En geen wiskunde.", "verteld_op": "08-10-2026"}
    assert samira.post(f"{url}{row.id}/meer/", more).status_code == 302
    read = text(samira.get(url))
    assert "Ik wil iets met mijn handen." in read
    assert "Voorgelezen op 8 oktober 2026: het klopte." in read
    assert "En geen wiskunde." in read


def test_a_plek_goes_step_by_step_and_who_noted_the_start_does_not_confirm_it(noor, samira, farah, staat, nu):
    def step(client, naam, **wat):
        return client.post(f"/zaken/{noor.nummer}/plek/{staat(Plek)[0].id}/{naam}/", wat)

    samira.post(f"/zaken/{noor.nummer}/plek/", {"soort": "werk_leerplek", "waar": "De Haven", "bij_school": "on"})
    assert staat(Plek)[0].school_id == noor.school_id
    assert step(samira, "aanvaarden").status_code == 302
    assert step(samira, "starten", op="09-10-2026").status_code == 422, "a day to come"
    assert step(samira, "starten", op="08-10-2026").status_code == 302
    assert "Gestart, nog niet bevestigd" in text(samira.get(f"/zaken/{noor.nummer}/"))
    assert "Een ouder bevestigt" not in text(samira.get(f"/zaken/{noor.nummer}/plek/"))
    assert step(samira, "ouder_bevestigt").status_code == 403
    assert nu().stand == "loopt"
    assert step(samira, "kind", tekst="Het is leuk.").status_code == 302
    assert step(farah, "ouder_bevestigt").status_code == 302
    assert nu().stand == "plek_gestart"
    page = text(samira.get(f"/zaken/{noor.nummer}/"))
    assert "Gestart en bevestigd" in page
    assert "Het is leuk." in page
    assert step(samira, "stoppen", op="08-10-2026", reden="").status_code == 422
    assert step(samira, "stoppen", op="08-10-2026", reden="te ver weg").status_code == 302
    assert (nu().stand, nu().belofte_op) == ("loopt", date(2026, 12, 7)), "the promise does not move"
    assert step(samira, "zweven").status_code == 404


def test_a_parent_who_says_it_is_not_so_lets_the_zaak_run_on(noor, samira, staat):
    samira.post(f"/zaken/{noor.nummer}/plek/", {"soort": "andere_school", "waar": "Duincollege"})
    url = f"/zaken/{noor.nummer}/plek/{staat(Plek)[0].id}/"
    assert samira.post(f"{url}klopt_niet/", {"reden": "nooit geweest"}).status_code == 409, "it has not started"
    samira.post(f"{url}aanvaarden/")
    samira.post(f"{url}starten/", {"op": "07-10-2026"})
    assert samira.post(f"{url}klopt_niet/", {"reden": "nooit geweest"}).status_code == 302
    assert [row.stand for row in staat(Plek)] == ["betwist"]
    assert samira.post(f"{url}vervallen/", {"reden": "nooit gestart"}).status_code == 302


def test_a_zaak_is_given_accepted_and_only_then_has_a_name(maak, bezoek, eigenaar, streek):
    zaak = maak("Sem")
    farah, tom = bezoek("farah"), bezoek("tom")
    url = f"/zaken/{zaak.nummer}/geef/"
    assert farah.post(url, {"stap": "geven"}).status_code == 422
    assert "ruimte voor" in text(farah.get(url))
    farah.post(url, {"stap": "geven", "wie": str(streek.hier.account_id("tom"))})
    assert "Nog geen vaste contactpersoon. Gevraagd: Tom Bakker" in text(farah.get(f"/zaken/{zaak.nummer}/"))
    asked = f"/zaken/{zaak.nummer}/verzoek/"
    assert bezoek("samira").get(asked).status_code == 404
    assert tom.get(asked).status_code == 200
    sent = tom.post(asked, {"stap": "aanvaarden"})
    assert sent.url == f"/zaken/{zaak.nummer}/"
    assert "Vaste contactpersoon: Tom Bakker" in text(tom.get(sent.url))
    assert eigenaar(lambda: Zaak.objects.get(pk=zaak.pk)).stand == "loopt"
    assert tom.post(asked, {"stap": "aanvaarden"}).url == sent.url  # pressed twice: nothing happens twice


def test_a_refusal_has_a_reason_and_the_zaak_is_gone_from_who_refused(maak, bezoek, eigenaar, streek):
    zaak = maak("Bo")
    bezoek("farah").post(f"/zaken/{zaak.nummer}/geef/", {"stap": "geven", "wie": str(streek.hier.account_id("tom"))})
    tom, asked = bezoek("tom"), f"/zaken/{zaak.nummer}/verzoek/"
    assert tom.post(asked, {"stap": "weigeren"}).status_code == 422
    assert tom.post(asked, {"stap": "weigeren", "code": "anders"}).status_code == 409, "anders asks for an explanation"
    assert tom.post(asked, {"stap": "weigeren", "code": "kent_gezin"}).url == "/"
    assert tom.get(f"/zaken/{zaak.nummer}/").status_code == 404
    row = eigenaar(lambda: Toewijzing.objects.get(zaak_id=zaak.pk))
    assert (row.stand, row.weiger_code) == ("geweigerd", "kent_gezin")
    assert "zei eerder nee tegen deze zaak" in text(bezoek("farah").get(f"/zaken/{zaak.nummer}/geef/"))


def test_a_hand_over_asks_why_and_a_request_can_be_taken_back(noor, farah, streek, staat):
    url, tom = f"/zaken/{noor.nummer}/geef/", str(streek.hier.account_id("tom"))
    wrong = farah.post(url, {"stap": "geven", "wie": tom})
    assert wrong.status_code == 422
    assert "Schrijf in één zin waarom." in text(wrong)
    assert farah.post(url, {"stap": "geven", "wie": tom, "reden": "Samira gaat weg"}).status_code == 302
    assert farah.post(url, {"stap": "intrekken"}).status_code == 302
    assert farah.post(url, {"stap": "intrekken"}).status_code == 400
    assert [row.stand for row in staat(Toewijzing)] == ["aanvaard", "ingetrokken"]
    vast = str(streek.hier.account_id("samira"))
    assert vast not in farah.get(url).content.decode(), "nobody is asked for what they are already"


def test_cover_has_days_and_can_be_ended(noor, farah, streek, staat, bezoek):
    url, tom = f"/zaken/{noor.nummer}/geef/", str(streek.hier.account_id("tom"))
    days = {"stap": "waarnemen", "w-wie": tom, "w-van": "08-10-2026", "w-tot": "15-10-2026", "w-reden": "vakantie"}
    wrong = farah.post(url, days | {"w-tot": "07-10-2026"})
    assert wrong.status_code == 422
    assert b'href="#id_w-tot"' in wrong.content
    assert farah.post(url, days).status_code == 302
    assert bezoek("tom").get(f"/zaken/{noor.nummer}/").status_code == 200
    assert farah.post(url, {"stap": "stop_waarneming"}).status_code == 302
    assert bezoek("tom").get(f"/zaken/{noor.nummer}/").status_code == 404
    assert [row.stand for row in staat(Toewijzing)] == ["aanvaard", "geeindigd"]


def test_a_zaak_closes_with_its_outcome_and_each_melding_with_its_own_reason(noor, samira, eigenaar, nu):
    row = eigenaar(lambda: melding(noor))
    url = f"/zaken/{noor.nummer}/sluiten/"
    codes = {f"reden_{row.id.hex}": "a", f"toelichting_{row.id.hex}": "geen_actie"}
    assert "De nazorg is nog niet gedaan." in text(samira.get(url))
    assert samira.post(url, {"uitkomst": "verhuisd"}).status_code == 422
    assert samira.post(url, {"uitkomst": "verhuisd"} | codes).status_code == 409, "the aftercare comes first"
    samira.post(f"/zaken/{noor.nummer}/nazorg/", {"tekst": "Het gaat goed."})
    sent = samira.post(url, {"uitkomst": "verhuisd"} | codes)
    assert sent.status_code == 302, text(sent)
    assert (nu().stand, nu().uitkomst) == ("gesloten", "verhuisd")
    closed = eigenaar(lambda: Melding.objects.get(pk=row.pk))
    assert (closed.status, closed.reden_afgesloten, closed.toelichting_afsluiting) == ("G", "a", "geen_actie")


def test_a_voluntary_zaak_becomes_a_verzuimzaak_only_when_the_family_was_told(maak, bezoek, eigenaar):
    zaak = maak("Jip", soort="vrijwillig", vast="samira")
    samira, url = bezoek("samira"), f"/zaken/{zaak.nummer}/omzetten/"
    assert "Dit kan pas als er een melding is" in text(samira.get(url))
    row = eigenaar(lambda: melding(zaak, meldingsnummer=880002))
    assert samira.post(url, {"melding": str(row.id)}).status_code == 422
    assert samira.post(url, {"melding": str(row.id), "verteld_op": "09-10-2026"}).status_code == 422, "a day to come"
    assert samira.post(url, {"melding": str(row.id), "verteld_op": "08-10-2026"}).status_code == 302
    now = eigenaar(lambda: Zaak.objects.get(pk=zaak.pk))
    assert (now.soort, now.belofte_op, now.familie_ingelicht_op) == ("verzuim", date(2026, 12, 7), VANDAAG)


def test_a_withdrawn_report_asks_the_contactpersoon_and_nothing_closes_by_itself(noor, samira, eigenaar, nu):
    eigenaar(lambda: Zaak.objects.filter(pk=noor.pk).update(intrekking_gevraagd_op=VANDAAG))
    assert "gaat de zaak door?" in text(samira.get("/mijn-dag/"))
    url = f"/zaken/{noor.nummer}/intrekking/"
    assert samira.post(url, {"keuze": "doorgaan"}).status_code == 422
    assert samira.post(url, {"keuze": "sluiten", "reden": "klopte niet"}).url == f"/zaken/{noor.nummer}/sluiten/"
    assert nu().stand == "loopt"
    assert samira.post(url, {"keuze": "doorgaan", "reden": "er is zorg"}).url == f"/zaken/{noor.nummer}/"
    assert nu().intrekking_gevraagd_op is None


@pytest.mark.parametrize("pad", [
    "verzoek", "geef", "contact", "afspraak", "wacht-op", "verhaal", "stand", "plek", "nazorg", "sluiten", "omzetten",
    "intrekking", "print", "eerder", "rolkaart/raad",
])
def test_no_page_of_a_zaak_is_there_for_who_has_nothing_to_do_with_it(noor, bezoek, pad):
    assert bezoek("tom").get(f"/zaken/{noor.nummer}/{pad}/").status_code == 404
    assert bezoek("bram").get(f"/zaken/{noor.nummer}/{pad}/").status_code == 404


def test_who_is_not_logged_in_goes_to_the_login_page(noor, bezoek, client):
    for page in ("/", "/mijn-dag/", "/zaken/", f"/zaken/{noor.nummer}/", f"/concept/notitie/{new_id()}/"):
        assert client.get(page).url.startswith("/inloggen/"), page
