"""The beeld is told once per source, corrected with a new line, and read in the rollen it serves alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from delen_bouw import add_verhaal
from ketenkameleon.delen.models import VerhaalGrens
from ketenkameleon.routes.actions.beeld import correct, stop_use, tell
from ketenkameleon.routes.invoer_kind import BeeldInvoer
from ketenkameleon.routes.models import Beeld
from ketenkameleon.routes.queries.beeld import as_text, picture
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.roles import Rol
from ketenkameleon.toegang.refusals import NotAllowed, NotFound, NotNow
from ketenkameleon.zaken.invoer import Onvolledig
from ketenkameleon.zaken.queries.zaak import zaak_for
from wereld import NU, VANDAAG

pytestmark = pytest.mark.acties
SAID = date(2026, 10, 6)
THUIS = BeeldInvoer("thuis", "kind", "Bij ons is het druk.", SAID)


def read(actor, gezin):
    zicht = zaak_for(actor, gezin.zaak.id, Deed.ZAAK_BEHANDELEN, on=VANDAAG)
    return {part.onderwerp.code: [line.tekst for line in part.regels] for part in picture(actor, zicht)}


def test_it_is_told_once_per_source_and_shown_with_who_and_when(als, gezin):
    with als("samira") as actor:
        tell(actor, gezin.zaak.id, THUIS, at=NU)
        tell(actor, gezin.zaak.id, BeeldInvoer("thuis", "ouder1", "Het gaat.", SAID), at=NU)
        with pytest.raises(Onvolledig, match="Dit staat er al"):
            tell(actor, gezin.zaak.id, THUIS, at=NU)
        zicht = zaak_for(actor, gezin.zaak.id, Deed.ZAAK_BEHANDELEN, on=VANDAAG)
        found = picture(actor, zicht)
    assert [part.onderwerp.code for part in found] == ["school", "thuis", "gezondheid", "geld", "vrienden"]
    assert [line.herkomst for line in found[1].regels] == ["het kind, 6 oktober 2026", "ouder 1, 6 oktober 2026"]
    assert as_text(found) == ("Thuis: Bij ons is het druk. (het kind, 6 oktober 2026)\n"
                              "Thuis: Het gaat. (ouder 1, 6 oktober 2026)")


def test_a_correction_is_a_new_line_and_the_old_one_stays(als, gezin):
    with als("samira") as actor:
        key = tell(actor, gezin.zaak.id, THUIS, at=NU)
        correct(actor, key, "Het is nu rustiger.", VANDAAG, at=NU)
        with pytest.raises(NotNow, match="already_done"):
            correct(actor, key, "Nog een keer.", VANDAAG, at=NU)
        zicht = zaak_for(actor, gezin.zaak.id, Deed.ZAAK_BEHANDELEN, on=VANDAAG)
        [line] = picture(actor, zicht)[1].regels
    assert (line.tekst, line.eerder) == ("Het is nu rustiger.", (("Bij ons is het druk.", SAID),))
    assert Beeld.objects.count() == 2
    with pytest.raises(DatabaseError, match="verandert niet"), transaction.atomic():
        Beeld.objects.filter(pk=key).update(tekst="anders")
    with pytest.raises(DatabaseError, match="komt er niet bij"), transaction.atomic():
        Beeld.objects.filter(pk=key).update(voor=[100, 101, 301])


@pytest.mark.parametrize(("wrong", "veld"), [
    (BeeldInvoer("slaap", "kind", "x", SAID), "onderwerp"), (BeeldInvoer("thuis", "buurvrouw", "x", SAID), "wie"),
    (BeeldInvoer("thuis", "kind", "  ", SAID), "tekst"), (BeeldInvoer("thuis", "kind", "x" * 1001, SAID), "tekst"),
    (BeeldInvoer("thuis", "kind", "x", VANDAAG + timedelta(days=1)), "gezegd_op"),
    (BeeldInvoer("thuis", "anders", "x", SAID), "wie_anders"),
    (BeeldInvoer("thuis", "kind", "x", SAID, "oma"), "wie_anders"),
])
def test_what_is_not_whole_is_asked_again(als, gezin, wrong, veld):
    with als("samira") as actor, pytest.raises(Onvolledig) as asked:
        tell(actor, gezin.zaak.id, wrong, at=NU)
    assert set(asked.value.velden) == {veld}


def test_it_is_read_in_the_rollen_it_serves_and_in_no_other(als, gezin):
    with als("samira", rol="onderwijszorg") as actor:
        tell(actor, gezin.zaak.id, BeeldInvoer("geld", "kind", "Voor hulp.", SAID), at=NU)
        tell(actor, gezin.zaak.id, BeeldInvoer("thuis", "kind", "Ook voor de Raad.", SAID, ook_voor=(Rol.RAAD,)), at=NU)
        assert read(actor, gezin)["geld"] == ["Voor hulp."]
    with als("samira", rol="raad") as actor:
        assert (read(actor, gezin)["geld"], read(actor, gezin)["thuis"]) == ([], ["Ook voor de Raad."])
    for rol in ("", "halt", "leerplicht_gesprek", "leerplicht_verhoor"):
        with als("samira", rol=rol) as actor:
            assert set(map(tuple, read(actor, gezin).values())) == {()}, rol


def test_a_verhoor_neither_reads_nor_feeds_it_and_nobody_else_does(als, gezin):
    with als("samira") as actor:
        key = tell(actor, gezin.zaak.id, THUIS, at=NU)
    with als("samira", rol="leerplicht_verhoor") as actor:
        with pytest.raises(NotAllowed, match="part_not_for_you"):
            tell(actor, gezin.zaak.id, BeeldInvoer("geld", "kind", "x", SAID), at=NU)
        with pytest.raises(NotFound):
            correct(actor, key, "x", SAID, at=NU)
    with als("tom") as actor:
        with pytest.raises(NotFound):
            tell(actor, gezin.zaak.id, THUIS, at=NU)
        with pytest.raises(NotFound):
            correct(actor, key, "x", SAID, at=NU)
        with pytest.raises(DatabaseError, match="niet aan u"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT routes_beeld_stop(%s, 101)", [gezin.zaak.id])


def test_taken_back_for_a_rol_it_is_closed_there_and_stays_where_it_was_told(als, gezin):
    with als("samira", rol="onderwijszorg") as actor:
        tell(actor, gezin.zaak.id, BeeldInvoer("thuis", "kind", "Ook.", SAID, ook_voor=(Rol.RAAD, Rol.HALT)), at=NU)
    with als("samira", rol="raad") as actor:
        tell(actor, gezin.zaak.id, BeeldInvoer("geld", "kind", "Hier.", SAID), at=NU)
        assert stop_use(actor, gezin.zaak.id, Rol.RAAD, at=NU) == 1
        assert (read(actor, gezin)["thuis"], read(actor, gezin)["geld"]) == ([], ["Hier."])
    with als("samira", rol="halt") as actor:
        assert read(actor, gezin)["thuis"] == ["Ook."]


def test_a_no_to_the_verhaal_in_a_rol_closes_the_beeld_there_as_well(als, gezin):
    with als("samira", rol="onderwijszorg") as actor:
        tell(actor, gezin.zaak.id, BeeldInvoer("thuis", "kind", "Ook.", SAID, ook_voor=(Rol.RAAD,)), at=NU)
    verhaal = add_verhaal(gezin.zaak, gezin.moeder, [201, 301])
    for muur in (201, 301):
        VerhaalGrens.objects.create(regio_id=gezin.zaak.regio_id, zaak=gezin.zaak, verhaal=verhaal, lezersmuur=muur,
                                    tot=VANDAAG - timedelta(days=1))
    with als("samira", rol="raad") as actor:
        assert read(actor, gezin)["thuis"] == []
    with als("samira", rol="onderwijszorg") as actor:
        assert read(actor, gezin)["thuis"] == ["Ook."], "the rol it was told in keeps it"
