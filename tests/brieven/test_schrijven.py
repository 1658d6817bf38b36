"""A letter is made from what is known, changed in versions, and changes no more once it is released."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from delen_bouw import build_family
from ketenkameleon.brieven.actions.schrijven import change, make, withdraw
from ketenkameleon.brieven.actions.versturen import release
from ketenkameleon.brieven.invoer import BriefInvoer, NieuweBrief
from ketenkameleon.brieven.models import Brief, Briefversie
from ketenkameleon.brieven.queries.bekend import known, last_address
from ketenkameleon.brieven.queries.brief import letter, letters_of
from ketenkameleon.rules.access import Deed
from ketenkameleon.toegang.refusals import NotFound, NotNow
from ketenkameleon.zaken.invoer import Onvolledig
from ketenkameleon.zaken.queries.zaak import zaak_for
from wereld import NU, VANDAAG

pytestmark = pytest.mark.acties


def seen(actor, gezin):
    return zaak_for(actor, gezin.zaak.id, Deed.ZAAK_BEHANDELEN, on=VANDAAG)


def test_a_first_letter_has_in_it_what_is_known_and_asks_for_the_rest(als, gezin):
    with als("samira") as actor:
        key = make(actor, gezin.zaak.id, NieuweBrief("eerste_brief", gezin.moeder), at=NU)
        found = letter(actor, seen(actor, gezin), key)
    assert (found.waarden["kind"], found.waarden["aanhef"]) == ("Noor", "Mila")
    assert found.waarden["professional"] == "Samira de Wit"
    assert found.waarden["belofte_op"]
    assert (found.aan, found.versie, found.open) == (("Mila",), 1, True)
    assert "afspraak" not in found.waarden


def test_the_whole_text_is_kept_once_everything_is_filled_in(als, gezin, af):
    with als("samira") as actor:
        empty = make(actor, gezin.zaak.id, NieuweBrief("uitnodiging", gezin.moeder), at=NU)
        whole = af(actor)
        zicht = seen(actor, gezin)
        assert letter(actor, zicht, empty).tekst is None
        said = letter(actor, zicht, whole).tekst
    assert said.onderwerp == "Uitnodiging voor een gesprek"
    assert "Ik wil graag met u praten. Het gaat over school." in said.proza


def test_each_change_is_a_version_and_the_older_ones_stay(als, gezin, af):
    with als("samira") as actor:
        key = af(actor)
        change(actor, key, BriefInvoer(("Iemand anders",), {}), at=NU)
    rows = Briefversie.objects.filter(brief_id=key).order_by("nummer")
    assert [(row.nummer, row.aan[0]) for row in rows] == [(1, "Mila"), (2, "Mevrouw Vos"), (3, "Iemand anders")]


def test_the_next_letter_to_the_same_reader_has_the_address_of_the_last(als, gezin, af):
    with als("samira") as actor:
        af(actor)
        key = make(actor, gezin.zaak.id, NieuweBrief("waarschuwing", gezin.moeder), at=NU)
        zicht = seen(actor, gezin)
        assert letter(actor, zicht, key).aan == ("Mevrouw Vos", "Wilgenlaan 4", "2000 AB Duinstad")
        assert last_address(actor, zicht, "gezin", gezin.kind) == ()


@pytest.mark.parametrize(("soort", "persoon", "veld"), [
    ("eerste_brief", None, "persoon"), ("eerste_brief", "vader", "persoon"), ("klacht", None, "soort"),
    ("klacht_boa", None, "soort"), ("bestaat_niet", None, "soort")])
def test_a_letter_that_cannot_go_from_here_or_to_nobody_with_gezag_is_asked_again(als, gezin, soort, persoon, veld):
    reader = getattr(gezin, persoon) if persoon else None
    with als("samira") as actor, pytest.raises(Onvolledig) as wrong:
        make(actor, gezin.zaak.id, NieuweBrief(soort, reader), at=NU)
    assert set(wrong.value.velden) == {veld}


def test_a_letter_under_the_wpg_is_made_in_a_verhoor_alone_and_no_other_letter_there(als, gezin):
    with als("samira") as actor, pytest.raises(NotNow, match="letter_other_rol"):
        make(actor, gezin.zaak.id, NieuweBrief("verhoor_kind", gezin.kind), at=NU)
    with als("samira", rol="leerplicht_verhoor") as actor:
        assert make(actor, gezin.zaak.id, NieuweBrief("verhoor_kind", gezin.kind), at=NU)
        with pytest.raises(NotNow, match="letter_other_rol"):
            make(actor, gezin.zaak.id, NieuweBrief("eerste_brief", gezin.moeder), at=NU)


def test_a_letter_of_a_rol_is_there_for_who_looks_in_that_rol_alone(als, gezin):
    keys = {}
    for rol, soort in (("", "uitnodiging"), ("raad", "uitnodiging"), ("leerplicht_verhoor", "verhoor_kind")):
        with als("samira", **({"rol": rol} if rol else {})) as actor:
            keys[rol] = make(actor, gezin.zaak.id, NieuweBrief(soort, gezin.kind), at=NU)
    seen_by = {"": {""}, "raad": {"", "raad"}, "halt": {""}, "leerplicht_verhoor": {"", "leerplicht_verhoor"}}
    for rol, expected in seen_by.items():
        with als("samira", **({"rol": rol} if rol else {})) as actor:
            found = {regel.id for regel in letters_of(actor, seen(actor, gezin))}
            assert found == {keys[which] for which in expected}, rol
    with als("samira") as actor, pytest.raises(NotFound):
        letter(actor, seen(actor, gezin), keys["raad"])


def test_a_letter_taken_back_is_no_longer_there_and_cannot_be_changed(als, gezin, af):
    with als("samira") as actor:
        key = af(actor)
        withdraw(actor, key, at=NU)
        assert letters_of(actor, seen(actor, gezin)) == ()
        for deed in (lambda: change(actor, key, BriefInvoer((), {}), at=NU), lambda: withdraw(actor, key, at=NU)):
            with pytest.raises(NotFound):
                deed()


def test_a_released_letter_cannot_be_changed_or_taken_back(als, gezin, af):
    with als("samira") as actor:
        key = af(actor)
        release(actor, key, at=NU)
        for deed in (lambda: change(actor, key, BriefInvoer((), {}), at=NU), lambda: withdraw(actor, key, at=NU),
                     lambda: release(actor, key, at=NU)):
            with pytest.raises(NotNow, match="letter_released"):
                deed()


@pytest.mark.parametrize("sql", [
    "INSERT INTO brieven_briefversie (id, muur, nummer, aan, waarden, onderwerp, blokken, gemaakt_door, gemaakt_at,"
    " brief_id, regio_id, verantwoordelijke_id, zaak_id) SELECT gen_random_uuid(), muur, 99, aan, waarden, onderwerp,"
    " blokken, gemaakt_door, gemaakt_at, brief_id, regio_id, verantwoordelijke_id, zaak_id FROM brieven_briefversie"
    " WHERE brief_id = %s LIMIT 1",
    "UPDATE brieven_brief SET vrijgegeven_at = now() WHERE id = %s",
    "UPDATE brieven_brief SET soort = 'klacht' WHERE id = %s",
    "UPDATE brieven_briefversie SET onderwerp = 'anders' WHERE brief_id = %s",
    "DELETE FROM brieven_briefversie WHERE brief_id = %s",
])
def test_the_database_holds_a_released_letter_as_it_is(als, gezin, af, sql):
    with als("samira") as actor:
        key = af(actor)
        release(actor, key, at=NU)
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, [key])
    assert Brief.objects.get(pk=key).vrijgegeven_at == NU


def test_what_is_known_leaves_out_what_nobody_knows(als, gezin):
    with als("samira") as actor:
        found = known(actor, seen(actor, gezin), gezin.kind)
    assert found["aanhef"] == "Noor"
    assert found["geboren"] == "17 mei 2012"
    assert found["gezag"] == "Mila"
    assert all(found.values())


@pytest.mark.parametrize(("geboren", "said"), [(None, ""), (date(2012, 1, 2), "2 januari 2012")])
def test_a_birth_date_is_written_as_far_as_it_is_known(als, wereld, geboren, said):
    family = build_family(wereld.hier, geboren, "eenhoofdig")
    with als("samira") as actor:
        assert known(actor, seen(actor, family), None).get("geboren", "") == said
