"""Promise 7: drafts survive, and every change and its log line are one transaction."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction

import ketenkameleon.zaken
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.models import Inhoud, Regel
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.roles import Rol
from ketenkameleon.zaken import queries
from ketenkameleon.zaken.actions.concept import LARGEST, drop_draft, keep_draft
from ketenkameleon.zaken.actions.contact import abort, start
from ketenkameleon.zaken.actions.notitie import save
from ketenkameleon.zaken.actions.regie import write_stand
from ketenkameleon.zaken.gebeurtenissen import ZINNEN
from ketenkameleon.zaken.invoer import NotitieInvoer, Onvolledig
from ketenkameleon.zaken.models import Concept, Contact, Gebeurtenis
from wereld import NU, VANDAAG

TEXT = {"feiten": "Noor wil praktijk. Zij zegt: \"ik wil iets met mijn handen\"."}


@pytest.mark.acties
def test_a_draft_comes_back_as_it_was_typed_last_and_is_sealed(als, samiras):
    with als("samira") as samira:
        keep_draft(samira, "notitie", samiras.id, {"feiten": "Noor"}, at=NU)
        keep_draft(samira, "notitie", samiras.id, TEXT, at=NU + timedelta(seconds=5))
        assert queries.draft(samira, "notitie", samiras.id) == TEXT
        assert queries.draft(samira, "verhaal", samiras.id) is None
        [waiting] = queries.mijn_dag(samira, on=VANDAAG, at=NU).concepten
    assert (waiting.formulier, waiting.object_id) == ("notitie", samiras.id)
    assert b"Noor" not in bytes(Concept.objects.get().inhoud)


@pytest.mark.acties
def test_nobody_else_sees_a_draft(als, samiras):
    with als("samira") as samira:
        keep_draft(samira, "notitie", samiras.id, TEXT, at=NU)
    for wie in ("tom", "farah", "bram"):
        with als(wie) as actor:
            assert queries.draft(actor, "notitie", samiras.id) is None
            assert not Concept.objects.exists()
            drop_draft(actor, "notitie", samiras.id)
    assert Concept.objects.count() == 1


@pytest.mark.acties
def test_a_draft_that_is_too_long_leaves_the_one_before(als, samiras):
    with als("samira") as samira:
        keep_draft(samira, "notitie", samiras.id, TEXT, at=NU)
        with pytest.raises(Onvolledig):
            keep_draft(samira, "notitie", samiras.id, {"feiten": "x" * LARGEST}, at=NU)
        assert queries.draft(samira, "notitie", samiras.id) == TEXT


@pytest.mark.acties
def test_a_draft_goes_when_it_is_saved_broken_off_or_thrown_away(als, samiras):
    with als("samira") as samira:
        for end in (lambda key: save(samira, key, NotitieInvoer("thuis", geen_afspraak=True), at=NU),
                    lambda key: abort(samira, key, at=NU), lambda key: drop_draft(samira, "notitie", key)):
            contact = start(samira, samiras.id, Rol.RAAD, met=["kind"], uitgelegd=True, at=NU)
            keep_draft(samira, "notitie", contact.id, TEXT, at=NU)
            end(contact.id)
            assert queries.draft(samira, "notitie", contact.id) is None


@pytest.mark.acties
def test_a_change_without_its_log_line_does_not_happen(als, samiras, monkeypatch):
    def broken(*args: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("ketenkameleon.zaken.actions.notitie.record", broken)
    with als("samira") as samira:
        contact = start(samira, samiras.id, Rol.RAAD, met=["kind"], uitgelegd=True, at=NU)
        with pytest.raises(OSError, match="disk"), transaction.atomic():
            save(samira, contact.id, NotitieInvoer("thuis", geen_afspraak=True), at=NU)
    assert Contact.objects.get().bewaard_at is None


@pytest.mark.acties
def test_the_log_says_what_stood_there_before_and_holds_no_notitie(als, samiras):
    with als("samira") as samira:
        write_stand(samira, samiras.id, "Noor wil praktijk.", at=NU)
        write_stand(samira, samiras.id, "Noor begint op de werkplaats.", at=NU)
        with pytest.raises(Onvolledig):
            write_stand(samira, samiras.id, "x" * 281, at=NU)
        contact = start(samira, samiras.id, Rol.RAAD, met=["kind"], uitgelegd=True, at=NU)
        save(samira, contact.id, NotitieInvoer("thuis", geen_afspraak=True, feiten="Een geheim van Noor"),
             at=NU)
    texts = list(Inhoud.objects.values_list("inhoud", flat=True))
    assert any('"was": "Noor wil praktijk."' in text for text in texts)
    assert not any("geheim" in text for text in texts)


@pytest.mark.acties
def test_who_looked_is_written_down_in_the_transaction_that_showed_it(als, samiras):
    with als("samira") as samira:
        queries.mijn_dag(samira, on=VANDAAG, at=NU)
    with connection.cursor() as cursor:
        cursor.execute("SELECT object_soort, handeling_id FROM logboek_inzage")
        assert cursor.fetchall() == [("mijn_dag", samira.handeling_id)]


def test_every_code_that_is_written_has_a_sentence_and_every_sentence_is_used():
    folder = Path(ketenkameleon.zaken.__file__).parent
    files = [path for app in ("zaken", "delen", "plan") for path in (folder.parent / app).rglob("*.py")]
    sources = [p.read_text(encoding="utf-8") for p in files if p.name != "gebeurtenissen.py"]
    groups = "|".join(sorted({code.partition(".")[0] for code in ZINNEN}))
    codes = {code for text in sources for code in re.findall(rf"""["']((?:{groups})\.[a-z_]+)["']""", text)}
    # Names of rows of the law, of models in a migration, and of fields that leave with a share.
    others = {"delen.deling", "plan.plan", "plan.doel", "plan.plek", "plan.doelen"}
    no_codes = {rij.naam for rij in shipped().rijen} | others
    assert codes - (no_codes - set(ZINNEN)) == set(ZINNEN)


def test_codes_fit_the_tables_and_sentences_end_with_a_full_stop():
    assert all(len(code) <= 40 and sentence.endswith(".") for code, sentence in ZINNEN.items())


@pytest.mark.acties
def test_log_and_figures_use_the_same_codes(als, samiras):
    with als("samira") as samira:
        contact = start(samira, samiras.id, Rol.RAAD, met=["kind"], uitgelegd=True, at=NU)
        save(samira, contact.id, NotitieInvoer("thuis", geen_afspraak=True, opnieuw_verteld=True), at=NU)
    assert set(Regel.objects.values_list("gebeurtenis", flat=True)) <= set(ZINNEN)
    assert set(Gebeurtenis.objects.values_list("code", flat=True)) == {
        "contact.begonnen", "contact.bewaard", "verhaal.opnieuw_verteld"}


@pytest.mark.acties
def test_a_draft_beyond_the_most_is_refused_and_those_before_it_stay(als, wereld, monkeypatch):
    monkeypatch.setattr("ketenkameleon.zaken.actions.concept.MOST", 2)
    first, second, third = new_id(), new_id(), new_id()
    with als("samira") as samira:
        keep_draft(samira, "verhaal", first, {"tekst": ["een"]}, at=NU)
        keep_draft(samira, "verhaal", second, {"tekst": ["twee"]}, at=NU)
        with pytest.raises(Onvolledig, match="2 concepten"):
            keep_draft(samira, "verhaal", third, {"tekst": ["drie"]}, at=NU)
        keep_draft(samira, "verhaal", first, {"tekst": ["een, verder"]}, at=NU)
        assert queries.draft(samira, "verhaal", first) == {"tekst": ["een, verder"]}
        assert queries.draft(samira, "verhaal", third) is None
