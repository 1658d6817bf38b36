"""Proofs of a professional: written down by the coördinator with a document, ended with a reason, never removed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from ketenkameleon.logboek.models import Regel
from ketenkameleon.rules.authority import holds
from ketenkameleon.rules.bewijs import AKTE
from ketenkameleon.rules.fase import Fase
from ketenkameleon.rules.roles import Rol
from ketenkameleon.team.actions import add_proof, end_proof, sign_phase
from ketenkameleon.team.invoer import BewijsInvoer, FaseInvoer, OnvolledigBewijs
from ketenkameleon.team.models import Bevoegdheid
from ketenkameleon.team.models import Fase as FaseRij
from ketenkameleon.team.queries import facts_of, member, proofs_of, team
from ketenkameleon.toegang.refusals import NotAllowed, NotFound, NotNow
from wereld import NU, VANDAAG, give_chain

pytestmark = pytest.mark.acties
DUINSTAD, ZEEDORP = "9901", "9902"
EED = BewijsInvoer("leerplicht_gesprek:eed", date(2026, 9, 1), "proces-verbaal eed.pdf", gemeente=DUINSTAD,
                   gegeven_door="burgemeester Van Dam", waar="gemeentehuis Duinstad")
DEED = BewijsInvoer("leerplicht_verhoor:akte_boa", date(2026, 1, 1), "akte.pdf", date(2030, 12, 31),
                    gebied=(DUINSTAD,), nummer="1234567")
A_DAY = timedelta(days=1)
VIJF_JAAR = "Een akte geldt ten hoogste 5 jaar. Kies een laatste dag tot en met 31 december 2030."


@pytest.fixture
def samira_id(wereld):
    return wereld.hier.account_id("samira")


def test_the_coordinator_writes_down_a_proof_with_its_document_and_stands_beside_it(als, samira_id):
    with als("farah") as farah:
        key = add_proof(farah, samira_id, EED, at=NU)
        line = next(line for line in proofs_of(farah, samira_id) if line.id == key)
    assert (line.document, line.door, line.at, line.gegeven_door, line.waar, line.gemeente, line.tot) == (
        "proces-verbaal eed.pdf", "Farah Aziz", NU, "burgemeester Van Dam", "gemeentehuis Duinstad", "Duinstad", None)
    assert Regel.objects.filter(object_id=key, gebeurtenis="bevoegdheid.toegevoegd").count() == 1


def test_a_rol_opens_with_the_last_proof_of_its_chain_and_not_before(als, wereld, samira_id):
    pro = wereld.hier.professionals["samira"]
    give_chain(wereld.hier, pro, Rol.LEERPLICHT_VERHOOR)
    pro.bevoegdheden.filter(soort=AKTE).delete()
    with als("farah") as farah:
        found = [holds(Rol.LEERPLICHT_VERHOOR, facts_of(farah, samira_id), DUINSTAD, VANDAAG, wet=farah.wet)]
        add_proof(farah, samira_id, DEED, at=NU)
        found += [holds(Rol.LEERPLICHT_VERHOOR, facts_of(farah, samira_id), code, VANDAAG, wet=farah.wet)
                  for code in (DUINSTAD, ZEEDORP)]
    assert [getattr(verdict, "code", "ja") for verdict in found] == ["proof_missing", "ja", "proof_elsewhere"]


@pytest.mark.parametrize(("change", "field", "sentence"), [
    ({"soort": "halt:bestaat_niet"}, "soort", "Kies welk bewijs het is."),
    ({"document": " "}, "document", "Schrijf op uit welk document dit blijkt."),
    ({"document": "x" * 201}, "document", "Maak de tekst korter: hoogstens 200 tekens."),
    ({"gemeente": ""}, "gemeente", "Kies de gemeente die het gaf."),
    ({"gemeente": "9801"}, "gemeente", "Kies de gemeente die het gaf."),
    ({"gebied": (DUINSTAD,)}, "gebied", "Kies alleen bij een akte gemeenten, van deze regio."),
    ({"waar": " "}, "gegeven_door", "Schrijf op bij welke burgemeester de eed was, en waar."),
    ({"tot": EED.van - A_DAY}, "van", "De laatste dag ligt voor de eerste dag. Kies een latere dag."),
    ({"van": date(1999, 12, 31)}, "van",
     "De begindatum ligt voor 1 januari 2000. Voor die tijd kennen wij de regels niet."),
    ({"soort": ":vog"}, "gemeente", "Dit bewijs geldt overal."),
])
def test_a_proof_that_is_not_whole_is_answered_with_a_dutch_sentence_and_not_kept(als, samira_id, change, field,
                                                                                 sentence):
    before = Bevoegdheid.objects.count()
    with als("farah") as farah, pytest.raises(OnvolledigBewijs) as wrong:
        add_proof(farah, samira_id, replace(EED, **change), at=NU)
    assert wrong.value.velden[field] == sentence
    assert Bevoegdheid.objects.count() == before


@pytest.mark.parametrize(("change", "sentence"), [
    ({"tot": None}, VIJF_JAAR), ({"tot": date(2031, 1, 1)}, VIJF_JAAR),
    ({"tot": date(2025, 12, 31)}, "De laatste dag ligt voor de eerste dag. Kies een latere dag."),
    ({"nummer": ""}, "Vul het nummer van de akte in, en voor welke gemeenten zij geldt."),
])
def test_a_deed_that_cannot_be_is_answered_with_a_dutch_sentence(als, samira_id, change, sentence):
    with als("farah") as farah, pytest.raises(OnvolledigBewijs) as wrong:
        add_proof(farah, samira_id, replace(DEED, **change), at=NU)
    assert wrong.value.velden == {"van": sentence}


def test_two_deeds_that_overlap_are_refused_in_words_and_by_the_database(als, wereld, samira_id):
    with als("farah") as farah:
        add_proof(farah, samira_id, DEED, at=NU)
        with pytest.raises(OnvolledigBewijs, match="Er is al een akte die geldt van 1 januari 2026"):
            add_proof(farah, samira_id, replace(DEED, van=date(2030, 12, 31), tot=date(2031, 12, 31)), at=NU)
        add_proof(farah, samira_id, replace(DEED, van=date(2031, 1, 1), tot=date(2031, 12, 31)), at=NU)
    one = Bevoegdheid.objects.filter(soort=AKTE).first()
    again = {"regio": wereld.hier.regio, "professional": one.professional, "rol": one.rol, "soort": AKTE,
             "van": one.tot, "tot": one.tot, "bron": "x", "nummer": "7", "gebied": [DUINSTAD]}
    with pytest.raises(IntegrityError, match="bevoegdheid_een_akte"), transaction.atomic():
        Bevoegdheid.objects.create(**again)
    with pytest.raises(IntegrityError, match="akte_nummer_gebied"), transaction.atomic():
        Bevoegdheid.objects.create(**again | {"gebied": []})


def test_a_proof_that_ends_stays_to_be_seen_with_who_ended_it_and_why(als, samira_id):
    with als("farah") as farah:
        vog = next(line for line in proofs_of(farah, samira_id) if line.soort == "vog")
        end_proof(farah, samira_id, vog.id, VANDAAG, "Ingetrokken door Justis.", at=NU)
        line = next(line for line in proofs_of(farah, samira_id) if line.id == vog.id)
        held = [bool(holds(Rol.RAAD, facts_of(farah, samira_id), DUINSTAD, on, wet=farah.wet))
                for on in (VANDAAG, VANDAAG + A_DAY)]
        with pytest.raises(NotNow, match="already_done"):
            end_proof(farah, samira_id, vog.id, VANDAAG + A_DAY, "Later.", at=NU)
    assert (line.tot, line.beeindigd_door, line.beeindigd_waarom, held) == (
        VANDAAG, "Farah Aziz", "Ingetrokken door Justis.", [True, False])
    assert Regel.objects.filter(object_id=vog.id, gebeurtenis="bevoegdheid.beeindigd").count() == 1


@pytest.mark.parametrize(("dag", "waarom", "fields"), [
    (date(2020, 7, 31), "x", {"laatste_dag"}), (VANDAAG, " ", {"waarom"}), (VANDAAG, "x" * 201, {"waarom"})])
def test_an_end_needs_a_reason_and_a_day_that_can_be(als, samira_id, dag, waarom, fields):
    with als("farah") as farah:
        vog = next(line for line in proofs_of(farah, samira_id) if line.soort == "vog")
        with pytest.raises(OnvolledigBewijs) as wrong:
            end_proof(farah, samira_id, vog.id, dag, waarom, at=NU)
    assert set(wrong.value.velden) == fields


def test_the_employer_of_a_deed_is_the_one_of_the_job_it_hangs_on(als, wereld, samira_id):
    with als("farah") as farah:
        add_proof(farah, samira_id, DEED, at=NU)
        akte = next(b for b in facts_of(farah, samira_id).bewijzen if b.soort == AKTE)
    assert akte.werkgever == str(wereld.hier.organisaties["halt"].id)


@pytest.mark.parametrize("wie", ["samira", "peter"])
def test_nobody_but_the_coordinator_writes_down_ends_or_signs(als, samira_id, wie):
    with als("farah") as farah:
        vog = next(line for line in proofs_of(farah, samira_id) if line.soort == "vog").id
    with als(wie) as actor:
        for act in (lambda: add_proof(actor, samira_id, EED, at=NU),
                    lambda: end_proof(actor, samira_id, vog, VANDAAG, "x", at=NU),
                    lambda: sign_phase(actor, samira_id, FaseInvoer(Fase.MEELOPEN, VANDAAG, samira_id), at=NU)):
            with pytest.raises(NotAllowed, match="not_your_function"):
                act()


def test_the_database_lets_no_professional_write_an_own_proof(als, wereld, samira_id):
    pro = wereld.hier.professionals["samira"]
    with als("samira"), pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Bevoegdheid.objects.create(regio=wereld.hier.regio, professional=pro, soort="vog", van=VANDAAG, bron="x")
    with als("samira"), pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        FaseRij.objects.create(regio=wereld.hier.regio, professional=pro, fase="zelfstandig", van=VANDAAG)
    with als("samira"):
        assert Bevoegdheid.objects.filter(professional=pro, soort="vog").update(tot=VANDAAG) == 0


def test_the_team_of_another_regio_is_not_there(als, wereld, samira_id):
    with als("els") as els:
        assert [lid.naam for lid in team(els, on=VANDAAG)] == ["Bram Visser"]
        with pytest.raises(NotFound):
            add_proof(els, samira_id, EED, at=NU)
    with als("farah") as farah, pytest.raises(NotFound):
        end_proof(farah, samira_id, wereld.hier.regio.id, VANDAAG, "x", at=NU)


def test_a_bip_sees_the_own_line_alone(als, wereld, samira_id):
    with als("samira") as samira:
        assert [lid.naam for lid in team(samira, on=VANDAAG)] == ["Samira de Wit"]
        assert member(samira, wereld.hier.account_id("tom"), on=VANDAAG) is None
    with als("peter") as peter, pytest.raises(NotAllowed):
        team(peter, on=VANDAAG)


def test_a_phase_is_signed_by_a_begeleider_of_the_team_one_step_at_a_time(als, wereld, samira_id):
    tom = wereld.hier.account_id("tom")
    wereld.hier.professionals["samira"].fasen.all().delete()
    step = FaseInvoer(Fase.ONDER_BEGELEIDING, VANDAAG, tom, "Drie gesprekken samen gedaan.")
    with als("farah") as farah:
        for wrong, error in ((replace(step, fase=Fase.ZELFSTANDIG), "phase_step"),
                             (replace(step, begeleider=samira_id), "phase_own_sign")):
            with pytest.raises(NotNow, match=error):
                sign_phase(farah, samira_id, wrong, at=NU)
        with pytest.raises(OnvolledigBewijs, match="begeleider uit het team"):
            sign_phase(farah, samira_id, replace(step, begeleider=wereld.hier.account_id("peter")), at=NU)
        before = holds(Rol.RAAD, facts_of(farah, samira_id), DUINSTAD, VANDAAG, wet=farah.wet)
        key = sign_phase(farah, samira_id, step, at=NU)
        after = holds(Rol.RAAD, facts_of(farah, samira_id), DUINSTAD, VANDAAG, wet=farah.wet)
        with pytest.raises(OnvolledigBewijs, match="Op deze dag begon al een fase"):
            sign_phase(farah, samira_id, replace(step, fase=Fase.ZELFSTANDIG), at=NU)
    assert (before.code, bool(after)) == ("phase_too_early", True)
    row = FaseRij.objects.get(pk=key)
    assert (row.begeleider_id, row.getekend_door_id, row.getekend_at) == (tom, wereld.hier.account_id("farah"), NU)
    assert Regel.objects.filter(object_id=key, gebeurtenis="fase.getekend").count() == 1
