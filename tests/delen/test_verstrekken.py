"""Giving: exactly the fields of the share, read through the walls of who gives; and what is kept of it."""

from __future__ import annotations

import hashlib
import json

import pytest
from django.db import connection

from delen_bouw import add_note, add_verhaal
from ketenkameleon.delen.actions.verstrekken import give, preview
from ketenkameleon.delen.models import Verstrekking
from ketenkameleon.rules.access import Deed
from ketenkameleon.toegang.refusals import NotNow
from ketenkameleon.zaken.models import Afspraak, Plek, Veiligheidssignaal
from ketenkameleon.zaken.queries.zaak import zaak_for
from wereld import NU, VANDAAG

pytestmark = pytest.mark.acties
SOORTEN = ("verzuim", "waarom", "plan", "regie", "zorgen", "uitkomst", "verslag")


@pytest.fixture
def vol(wereld, gezin):
    """A family with one parent, and something of every kind of data, each in a word of its own."""
    g, samira = gezin(gezag="eenhoofdig"), wereld.hier.account_id("samira")
    own = {"regio_id": g.zaak.regio_id, "zaak": g.zaak}
    add_note(g.zaak, samira, "leerplicht_gesprek", "feitenbloem")
    add_note(g.zaak, samira, "raad", "raadbloem")
    add_verhaal(g.zaak, samira, [100, 101], "verhaalbloem")
    add_verhaal(g.zaak, samira, [100, 101], "moederbloem", verteller="ouder1")
    Afspraak.objects.create(**own, wat="afspraakbloem", wie="school", wanneer=VANDAAG, gemaakt_at=NU,
                            gemaakt_door=samira)
    Plek.objects.create(**own, soort="eigen_school_hervat", waar="plekbloem", stand="aangeboden",
                        aangeboden_op=VANDAAG, aangeboden_door=samira)
    Veiligheidssignaal.objects.create(**own, account_id=samira, at=NU)
    return g


WOORDEN = {"waarom": "verhaalbloem", "plan": "plekbloem", "regie": "afspraakbloem", "verslag": "feitenbloem",
           "zorgen": "zorgen.dagen", "verzuim": "verzuim.gemeld"}


@pytest.mark.parametrize("soort", SOORTEN)
def test_a_share_gives_its_own_kind_of_data_and_no_other(als, vol, zegt, vraagt, soort):
    with als("samira") as actor:
        deling = vraagt(actor, vol, "cjg", soort)
        zegt(actor, vol, vol.moeder, "cjg", soort)
        stuk = give(actor, deling, "bestand", at=NU)
    left = stuk.as_json().decode()
    own = [word for kind, word in WOORDEN.items() if kind == soort]
    assert [word for word in WOORDEN.values() if word in left] == own
    assert all(word not in left for word in ("indruk", "raadbloem", "moederbloem", "2012", "99999", "Mila"))
    assert set(json.loads(left)["gegevens"]) == {soort}
    kept = Verstrekking.objects.get()
    assert (kept.velden, bytes(kept.sha256)) == (list(stuk.velden), hashlib.sha256(stuk.as_json()).digest())


def test_what_was_given_is_one_line_in_the_log_and_holds_no_content(als, vol, zegt, vraagt):
    with als("samira") as actor:
        deling = vraagt(actor, vol, "cjg", "waarom")
        zegt(actor, vol, vol.moeder, "cjg", "waarom")
        give(actor, deling, "papier", at=NU)
    with connection.cursor() as cursor:
        cursor.execute("SELECT i.inhoud FROM logboek_regel r JOIN logboek_inhoud i USING (handeling_id, volgnr)"
                       " WHERE r.gebeurtenis = 'verstrekking.gedaan'")
        [(inhoud,)] = cursor.fetchall()
    said = json.loads(inhoud)
    assert (said["ontvanger"], said["grond"], said["hoe"]) == ("cjg", "toestemming", "papier")
    assert said["velden"] == ["kind.naam", "waarom.verhaal"]
    assert "verhaalbloem" not in inhoud


def test_who_looks_in_another_rol_gives_nothing_of_this_one(als, vol, zegt, vraagt):
    with als("samira") as actor:
        deling = vraagt(actor, vol, "cjg", "verslag")
        zegt(actor, vol, vol.moeder, "cjg", "verslag")
    with als("samira", rol="raad") as actor:
        with pytest.raises(NotNow, match="other_role_wall"):
            give(actor, deling, "papier", at=NU)
        zicht = zaak_for(actor, vol.zaak.id, Deed.ZAAK_BEHANDELEN, on=VANDAAG)
        assert preview(actor, zicht, deling)[0].delen == ()


def test_what_another_rol_shared_is_not_theirs_to_pass_on(als, vol, zegt, vraagt):
    with als("samira") as actor:
        vraagt(actor, vol, "rvdk", "verslag")
        zegt(actor, vol, vol.moeder, "rvdk", "verslag")
    with als("samira", rol="raad") as actor:
        deling = vraagt(actor, vol, "cjg", "verslag")
        for who in (vol.moeder, vol.kind):  # for the Raad the child of 14 says yes as well
            zegt(actor, vol, who, "cjg", "verslag")
        left = give(actor, deling, "bestand", at=NU).as_json().decode()
    assert "raadbloem" in left
    assert "feitenbloem" not in left
