"""The regie: afspraken, wacht op, the state in words; and the verhaal that is told once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import ProgrammingError, transaction

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.roles import Rol
from ketenkameleon.toegang.refusals import NotAllowed, NotFound, NotNow
from ketenkameleon.zaken import queries
from ketenkameleon.zaken.actions import regie, verhaal
from ketenkameleon.zaken.actions.contact import start
from ketenkameleon.zaken.actions.notitie import save
from ketenkameleon.zaken.invoer import AfspraakInvoer, NotitieInvoer, Onvolledig
from ketenkameleon.zaken.models import Verhaal
from wereld import NU, VANDAAG

pytestmark = pytest.mark.acties
BELLEN = AfspraakInvoer("School bellen.", "contactpersoon", VANDAAG)


def page(actor, zaak, on=VANDAAG):
    return queries.zaakpagina(actor, queries.zaak_for(actor, zaak.nummer, Deed.ZAAK_ZIEN, on=on), on=on)


def test_an_afspraak_of_mine_stands_on_mijn_dag_until_it_is_done(als, samiras):
    with als("samira") as samira:
        key = regie.add_afspraak(samira, samiras.id, BELLEN, at=NU)
        regie.add_afspraak(samira, samiras.id, AfspraakInvoer("Plek noemen.", "swv", VANDAAG), at=NU)
        assert [a.wat for a in queries.mijn_dag(samira, on=VANDAAG, at=NU).afspraken] == ["School bellen."]
        assert queries.mijn_dag(samira, on=VANDAAG - timedelta(days=1), at=NU).afspraken == ()
        regie.end_afspraak(samira, key, "gedaan", at=NU)
        with pytest.raises(NotNow, match="already_done"):
            regie.end_afspraak(samira, key, "vervallen", at=NU)
        assert queries.mijn_dag(samira, on=VANDAAG, at=NU).afspraken == ()
        blad = page(samira, samiras)
    assert [a.wat for a in blad.afspraken] == ["Plek noemen."]
    assert [(a.wat, a.klaar_hoe) for a in blad.afgerond] == [("School bellen.", "gedaan")]


def test_a_zaak_waits_for_any_number_of_parties_each_with_a_day_and_the_promise_stays(als, samiras):
    with als("samira") as samira:
        before = page(samira, samiras).klok
        swv = regie.wait_for(samira, samiras.id, "swv", "antwoord over plek", date(2026, 10, 14), at=NU)
        regie.wait_for(samira, samiras.id, "ouders", "de huisarts", date(2026, 10, 12), at=NU)
        assert [(w.partij, w.tot) for w in page(samira, samiras).wacht_op] == [
            ("ouders", date(2026, 10, 12)), ("swv", date(2026, 10, 14))]
        regie.end_wait(samira, swv, at=NU)
        with pytest.raises(NotNow, match="already_done"):
            regie.end_wait(samira, swv, at=NU)
        after = page(samira, samiras)
    assert ([w.partij for w in after.wacht_op], after.klok) == (["ouders"], before)


@pytest.mark.parametrize(("values", "field"), [
    (("de buurman", "iets", VANDAAG), "partij"), (("swv", " ", VANDAAG), "wat"),
    (("swv", "iets", date(2026, 10, 7)), "tot"),
])
def test_what_a_zaak_waits_for_is_named_and_lies_ahead(als, samiras, values, field):
    with als("samira") as samira, pytest.raises(Onvolledig) as told:
        regie.wait_for(samira, samiras.id, *values, at=NU)
    assert list(told.value.velden) == [field]


def test_only_who_runs_the_zaak_keeps_its_regie(als, samiras):
    with als("samira") as samira:
        key = regie.add_afspraak(samira, samiras.id, BELLEN, at=NU)
        wacht = regie.wait_for(samira, samiras.id, "swv", "plek", VANDAAG, at=NU)
        told = verhaal.tell_once(samira, samiras.id, "kind", "Ik wil weg.", VANDAAG, at=NU)
    deeds = [lambda a: regie.add_afspraak(a, samiras.id, BELLEN, at=NU),
             lambda a: regie.end_afspraak(a, key, "gedaan", at=NU), lambda a: regie.end_wait(a, wacht, at=NU),
             lambda a: regie.wait_for(a, samiras.id, "swv", "plek", VANDAAG, at=NU),
             lambda a: regie.write_stand(a, samiras.id, "Nee.", at=NU),
             lambda a: verhaal.tell_once(a, samiras.id, "ouder1", "Nee.", VANDAAG, at=NU),
             lambda a: verhaal.extend(a, told, "Nee.", VANDAAG, at=NU), lambda a: verhaal.read_back(a, told,
                                                                                                    True,
                                                                                                    at=NU)]
    for wie, refusal in (("tom", NotFound), ("peter", NotFound), ("bram", NotFound), ("farah", NotAllowed)):
        with als(wie) as actor:
            for number, deed in enumerate(deeds):
                # A coördinator sees no verhaal: the last two find nothing to act on.
                expected = NotFound if number >= len(deeds) - 2 else refusal
                with pytest.raises(expected) as told_no:
                    deed(actor)
                assert type(told_no.value) is expected


def test_what_is_not_there_looks_as_what_is_not_yours(als, samiras):
    nothing = new_id()
    with als("samira") as samira:
        for deed in (lambda: regie.end_afspraak(samira, nothing, "gedaan", at=NU),
                     lambda: regie.end_wait(samira, nothing, at=NU),
                     lambda: regie.seen(samira, nothing, at=NU), lambda: verhaal.read_back(samira, nothing,
                                                                                           True, at=NU),
                     lambda: queries.zaak_for(samira, "2026-99999", Deed.ZAAK_ZIEN, on=VANDAAG),
                     lambda: queries.zaak_for(samira, nothing, Deed.ZAAK_ZIEN, on=VANDAAG)):
            with pytest.raises(NotFound, match="not_your_zaak"):
                deed()


def test_a_safety_signal_is_seen_once_by_a_coordinator(als, samiras):
    with als("samira") as samira:
        contact = start(samira, samiras.id, Rol.RAAD, met=["kind"], uitgelegd=True, at=NU)
        signal = save(samira, contact.id, NotitieInvoer("thuis", geen_afspraak=True, veiligheid=True),
                      at=NU).signaal_id
        with pytest.raises(NotAllowed):
            regie.seen(samira, signal, at=NU)
    with als("farah") as farah:
        regie.seen(farah, signal, at=NU)
        with pytest.raises(NotNow, match="already_done"):
            regie.seen(farah, signal, at=NU)
        assert queries.safety_open(farah, on=VANDAAG) == []


def test_the_verhaal_is_told_once_and_later_words_are_added_to_it(als, samiras):
    with als("samira") as samira:
        first = verhaal.tell_once(samira, samiras.id, "kind", "Ik wil iets met mijn handen.", VANDAAG, at=NU)
        with pytest.raises(NotNow, match="verhaal_al_verteld"):
            verhaal.tell_once(samira, samiras.id, "kind", "Nog een keer.", VANDAAG, at=NU)
        verhaal.tell_once(samira, samiras.id, "ouder1", "Ons kind is moe.", VANDAAG, at=NU)
        more = verhaal.extend(samira, first, "En buiten zijn.", VANDAAG, at=NU)
        verhaal.extend(samira, more, "Met dieren.", VANDAAG, at=NU + timedelta(hours=1))
        verhaal.read_back(samira, first, True, at=NU)
        told = page(samira, samiras).verhalen
    assert [(v.verteller, v.tekst, v.vervangt) for v in told] == [
        ("kind", "Ik wil iets met mijn handen.", None), ("kind", "En buiten zijn.", first), ("kind",
                                                                                             "Met dieren.",
                                                                                             first),
        ("ouder1", "Ons kind is moe.", None)]
    assert (told[0].voorgelezen_op, told[0].klopt) == (VANDAAG, True)


def test_the_words_of_a_verhaal_never_change(als, samiras):
    with als("samira") as samira:
        verhaal.tell_once(samira, samiras.id, "kind", "Ik wil weg.", VANDAAG, at=NU)
        with pytest.raises(ProgrammingError), transaction.atomic():
            Verhaal.objects.update(tekst="Ik wil blijven.")


@pytest.mark.parametrize(("verteller", "tekst", "op", "field"), [
    ("buurman", "Ja.", VANDAAG, "verteller"), ("kind", " ", VANDAAG, "tekst"), ("kind", "Ja.",
                                                                                date(2026, 10, 9),
                                                                                "verteld_op"),
])
def test_a_verhaal_has_a_teller_words_and_a_day(als, samiras, verteller, tekst, op, field):
    with als("samira") as samira, pytest.raises(Onvolledig) as told:
        verhaal.tell_once(samira, samiras.id, verteller, tekst, op, at=NU)
    assert list(told.value.velden) == [field]
