"""What a report sets going: a zaak with promise, another kind of zaak, a list, or a person's choice."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from intake_bouw import BSN, BSN_2, deel, geweigerd, melding, regel, zaak
from ketenkameleon.logboek.models import Regel
from ketenkameleon.meldingen.models import Melding, SchoolAanvulling
from ketenkameleon.personen.models import Persoon
from ketenkameleon.zaken.models import Gebeurtenis, Termijn, WachtOp, Zaak
from wereld import NU, child

pytestmark = pytest.mark.acties
LATER = datetime(2026, 10, 9, 8, 0, tzinfo=UTC)


def test_a_report_of_16_hours_opens_a_zaak_with_a_promise_from_the_report_date(inlezen, wereld):
    told = inlezen(regel())
    z = zaak()
    assert (told.regels, told.nieuw, told.afgekeurd, told.meldingen) == (1, 1, 0, 1)
    assert (z.soort, z.stand, z.aanleiding, z.nummer) == ("verzuim", "nieuw", "zestien_uur", "2026-00001")
    assert (z.belofte_van, z.belofte_op, z.belofte_herkomst) == (date(2026, 9, 14), date(2026, 12, 14), "meldingsdatum")
    assert z.belofte_rij.startswith("belofte.termijn@")
    assert z.verantwoordelijke_id == wereld.hier.gemeenten["Duinstad"].organisatie_id
    assert z.verzuim_van == date(2026, 9, 1)
    assert z.school_id == wereld.hier.scholen["De Vlier"].id
    assert melding().zaak_id == z.id
    assert Termijn.objects.filter(zaak=z).count() == 5
    assert list(Gebeurtenis.objects.values_list("code", flat=True)) == ["zaak.geopend"]


def test_an_unknown_number_opens_the_zaak_and_waits_for_personal_data(inlezen):
    inlezen(regel())
    persoon = Persoon.objects.get(pk=zaak().persoon_id)
    assert (persoon.gegevens, persoon.naam, BSN.encode() in bytes(persoon.bsn)) == ("opvragen", "", False)
    assert list(WachtOp.objects.values_list("partij", "klaar_op")) == [("persoonsgegevens", None)]


@pytest.mark.parametrize(("values", "aanleiding", "gevolg", "soort"), [
    ({"soort": "V3"}, "zestien_uur", "zaak_met_belofte", "verzuim"),
    ({"soort": "LRV"}, "lrv", "zaak_met_belofte", "verzuim"),
    ({"soort": "V4"}, "rmc18", "doorstroompunt_zaak", "doorstroompunt"),
    ({"soort": "RMC"}, "rmc18", "doorstroompunt_zaak", "doorstroompunt"),
    ({"soort": "L"}, "luxe", "luxe_route", "luxe"),
    ({"soort": "O"}, "overig", "wacht_op_keuze", None),
    ({"verzuimspecificatie": "2026-09-01=1,2"}, "onder_de_grens", "geen_zaak", None),
    ({"verzuimspecificatie": ""}, "zestien_uur", "zaak_met_belofte", "verzuim"),
    ({"actie_gewenst": "nee", "toelichting_geen_actie": "Opgelost."}, "geen_actie", "wacht_op_keuze", None),
])
def test_the_aanleiding_decides_what_follows(inlezen, values, aanleiding, gevolg, soort):
    inlezen(regel(**values))
    found = melding()
    assert (found.aanleiding, found.gevolg) == (aanleiding, gevolg)
    assert [z.soort for z in Zaak.objects.all()] == ([soort] if soort else [])
    assert [z.belofte_op is not None for z in Zaak.objects.all()] == ([soort == "verzuim"] if soort else [])


def test_a_second_report_feeds_the_running_zaak_and_its_promise_stays(inlezen):
    inlezen(regel())
    before = zaak()
    inlezen(regel(meldingsnummer="700000002", meldingsdatum="2026-09-02", laatste_mutatie="2026-10-01T10:00:00"))
    assert zaak().belofte_op == before.belofte_op
    assert melding(700000002).zaak_id == before.id


def test_a_luxe_zaak_becomes_a_verzuimzaak_when_a_report_of_16_hours_comes(inlezen):
    inlezen(regel(soort="L"))
    assert zaak().belofte_op is None
    inlezen(regel(meldingsnummer="700000002", meldingsdatum="2026-09-21", laatste_mutatie="2026-09-21T10:00:00"))
    assert (zaak().soort, zaak().belofte_op, Termijn.objects.count()) == ("verzuim", date(2026, 12, 21), 5)


def test_a_luxe_report_after_verzuim_only_feeds(inlezen):
    inlezen(regel())
    inlezen(regel(meldingsnummer="700000002", soort="L", laatste_mutatie="2026-09-21T10:00:00"))
    assert (zaak().soort, Melding.objects.filter(zaak=zaak()).count()) == ("verzuim", 2)


def test_a_doorstroompunt_zaak_is_fed_and_stays_what_it_is(inlezen):
    inlezen(regel(soort="RMC"))
    inlezen(regel(meldingsnummer="700000002", laatste_mutatie="2026-09-21T10:00:00"))
    assert (zaak().soort, zaak().belofte_op) == ("doorstroompunt", None)


def test_without_report_date_the_promise_counts_from_the_first_r_seen(inlezen):
    inlezen(regel(meldingsdatum="", laatste_mutatie="2026-09-14T23:30:00+00:00"))
    assert (zaak().belofte_van, zaak().belofte_herkomst) == (date(2026, 9, 15), "eerste_R")


def test_without_report_date_and_r_the_promise_counts_from_receipt_and_says_so(inlezen):
    inlezen(regel(meldingsdatum="", status="B"))
    assert (zaak().belofte_van, zaak().belofte_herkomst) == (date(2026, 10, 8), "ontvangst")


def test_an_earlier_mutation_that_comes_later_is_shown_but_never_moves_the_promise(inlezen):
    inlezen(regel(meldingsdatum="", status="B", laatste_mutatie="2026-09-20T10:00:00"))
    promised = zaak().belofte_op
    inlezen(regel(meldingsdatum="", status="R", laatste_mutatie="2026-09-14T10:00:00"), at=LATER)
    assert (melding().gemeld_op, melding().gemeld_herkomst, melding().mutaties) == (date(2026, 9, 14), "eerste_R", 2)
    assert zaak().belofte_op == promised


@pytest.mark.parametrize(("born", "gevolg", "reden"), [
    (date(2012, 5, 17), "zaak_met_belofte", ""),
    (date(2023, 5, 17), "wacht_op_keuze", "buiten_leerplicht"),
    (date(2007, 5, 17), "wacht_op_keuze", "buiten_leerplicht"),
])
def test_a_child_known_to_be_outside_leerplicht_waits_for_a_choice(inlezen, wereld, born, gevolg, reden):
    child(wereld.hier, BSN, "Noor", born, achternaam="Vos")
    inlezen(regel())
    assert (melding().gevolg, melding().gevolg_reden) == (gevolg, reden)


def test_an_incomplete_birth_date_never_stops_a_report(inlezen, wereld):
    child(wereld.hier, BSN, "Noor", achternaam="Vos", geboortejaar=2008)
    inlezen(regel())
    assert zaak().soort == "verzuim"


@pytest.mark.parametrize("status", ["G", "K", "I"])
def test_a_report_never_seen_open_opens_nothing(inlezen, status):
    inlezen(regel(status=status, reden_afgesloten="a" if status == "G" else ""))
    assert (Zaak.objects.count(), melding().gevolg, melding().gevolg_reden) == (0, "geen_zaak", "al_gesloten")


def test_a_closed_report_closes_the_melding_and_never_the_zaak(inlezen):
    inlezen(regel(), regel(status="G", reden_afgesloten="a", laatste_mutatie="2026-09-20T10:00:00"))
    assert (melding().status, melding().reden_afgesloten, zaak().stand) == ("G", "a", "nieuw")
    assert melding().afgesloten_at == datetime(2026, 9, 20, 8, 0, tzinfo=UTC)


def test_a_withdrawn_only_report_asks_the_contactpersoon_and_closes_nothing(inlezen):
    inlezen(regel())
    inlezen(regel(status="I", laatste_mutatie="2026-09-20T10:00:00"))
    assert (zaak().stand, zaak().intrekking_gevraagd_op) == ("nieuw", date(2026, 10, 8))


def test_a_withdrawn_report_beside_an_open_one_asks_nothing_until_that_closes_too(inlezen):
    inlezen(regel(), regel(meldingsnummer="700000002"))
    inlezen(regel(status="I", laatste_mutatie="2026-09-20T10:00:00"))
    assert zaak().intrekking_gevraagd_op is None
    inlezen(regel(meldingsnummer="700000002", status="K", laatste_mutatie="2026-09-21T10:00:00"))
    assert zaak().intrekking_gevraagd_op == date(2026, 10, 8)


def test_a_report_under_the_limit_that_grows_over_it_opens_a_zaak(inlezen):
    inlezen(regel(verzuimspecificatie="2026-09-01=1,2"))
    assert Zaak.objects.count() == 0
    inlezen(regel(laatste_mutatie="2026-09-20T10:00:00"))
    assert (zaak().soort, melding().zaak_id) == ("verzuim", zaak().id)


def test_a_status_that_no_path_leads_to_is_kept_and_refused(inlezen):
    inlezen(regel(status="I"), regel(status="B", laatste_mutatie="2026-09-20T10:00:00"))
    assert (melding().status, geweigerd()) == ("I", [("B", "status_kan_niet")])


def test_a_refusal_is_lifted_when_what_was_missing_arrives(inlezen):
    inlezen(regel(status="G", reden_afgesloten="a", laatste_mutatie="2026-09-16T10:00:00"),
            regel(status="I", laatste_mutatie="2026-09-20T10:00:00"))
    assert geweigerd() == [("I", "status_kan_niet")]
    inlezen(regel(status="B", laatste_mutatie="2026-09-18T10:00:00"))
    assert (geweigerd(), melding().status) == ([], "I")


def test_another_child_under_the_same_report_is_refused(inlezen):
    inlezen(regel(), regel(bsn=BSN_2, status="B", laatste_mutatie="2026-09-20T10:00:00"))
    assert (geweigerd(), Zaak.objects.count(), melding().status) == ([("B", "andere_leerling")], 1, "R")


def test_the_old_status_d_is_read(inlezen):
    inlezen(regel(status="D", overnemende_partij="Bureau X"))
    assert (melding().status, zaak().soort) == ("D", "verzuim")


def test_what_a_school_added_before_is_linked_when_its_report_comes_in(inlezen, wereld):
    hier = wereld.hier
    for school in ("De Vlier", "De Zon"):
        SchoolAanvulling.objects.create(regio=hier.regio, school=hier.scholen[school], at=NU, meldingsnummer=700000001,
                                        account_id=hier.account_id("peter"))
    inlezen(regel())
    linked = SchoolAanvulling.objects.exclude(melding=None)
    assert [(row.school.naam, row.melding_id) for row in linked] == [("De Vlier", melding().id)]


def test_an_unknown_school_is_no_reason_to_refuse(inlezen):
    inlezen(regel(vestiging="88ZZ01", verzender="88ZZ"))
    assert (melding().school_id, deel("mutatie")[0]["vestiging"]) == (None, "88ZZ01")


def test_reading_again_changes_nothing_and_writes_no_change_in_the_log(inlezen):
    inlezen(regel())
    before = deel("melding"), Regel.objects.exclude(gebeurtenis__startswith="levering").count()
    told = inlezen(regel())
    assert (told.nieuw, told.meldingen) == (0, 0)
    assert (deel("melding"), Regel.objects.exclude(gebeurtenis__startswith="levering").count()) == before


def test_the_log_says_what_a_melding_was_and_became(inlezen):
    inlezen(regel())
    inlezen(regel(status="B", laatste_mutatie="2026-09-20T10:00:00"))
    events = list(Regel.objects.order_by("handeling_id", "volgnr").values_list("gebeurtenis", flat=True))
    assert [e for e in events if e.startswith(("melding", "zaak", "persoon"))] == [
        "persoon.opgenomen", "zaak.geopend", "melding.ontvangen", "melding.bijgewerkt"]
