"""Letters and a verhoor: who was invited in writing, and a proces-verbaal that begins with what is known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ketenkameleon.brieven.actions.schrijven import make
from ketenkameleon.brieven.invoer import NieuweBrief
from ketenkameleon.brieven.queries.brief import letter
from ketenkameleon.brieven.queries.verhoor import invited, last_invitation, waiting
from ketenkameleon.rules.access import Deed
from ketenkameleon.zaken.actions.verhoor import save_verhoor, start_verhoor
from ketenkameleon.zaken.invoer import NotitieInvoer
from ketenkameleon.zaken.invoer_verhoor import VraagEnAntwoord
from ketenkameleon.zaken.queries.zaak import zaak_for
from verhoor_bouw import GISTEREN, invoer, may_question, posted_letter
from wereld import NU, VANDAAG

pytestmark = pytest.mark.acties
ALS = "leerplicht_verhoor"


def _zicht(actor, gezin):
    return zaak_for(actor, gezin.zaak.id, Deed.ZAAK_BEHANDELEN, on=VANDAAG)


def test_invited_is_who_got_a_letter_of_their_own_kind_that_was_posted_and_only_a_verhoor_knows(als, wereld, gezin):
    hier = wereld.hier
    brief = posted_letter(hier, gezin.zaak, gezin.kind)
    posted_letter(hier, gezin.zaak, gezin.moeder, "verhoor_ouder", op=None)
    posted_letter(hier, gezin.zaak, gezin.moeder, "verhoor_kind")
    with als("samira", rol=ALS) as samira:
        [found] = invited(samira, _zicht(samira, gezin))
        assert (found.persoon_id, found.kind, found.met, found.brief_id, found.verstuurd_op) == (
            gezin.kind, True, "kind", brief.id, GISTEREN)
        assert last_invitation(samira, _zicht(samira, gezin)) == "Niet naar school, september 2026"
        assert len(waiting(samira, _zicht(samira, gezin))) == 3
    for wie, rol in (("samira", ""), ("samira", "raad")):
        with als(wie, rol=rol) as actor:
            assert not invited(actor, _zicht(actor, gezin))
            assert last_invitation(actor, _zicht(actor, gezin)) == ""
            assert waiting(actor, _zicht(actor, gezin)) == ()


def test_a_proces_verbaal_begins_with_what_the_verhoor_recorded(als, wereld, gezin):
    may_question(wereld.hier, "samira")
    begun = invoer(meekomen="erbij")
    begun = replace(begun, wie=(replace(begun.wie[0], persoon_id=gezin.kind),), meekomen_wie="haar oma")
    with als("samira", rol=ALS) as samira:
        empty = make(samira, gezin.zaak.id, NieuweBrief("proces_verbaal"), at=NU)
        contact = start_verhoor(samira, gezin.zaak.id, begun, at=NU)
        save_verhoor(samira, contact.id, [VraagEnAntwoord("Waar was je?", "Thuis.")], NotitieInvoer("elders"), at=NU)
        brief = make(samira, gezin.zaak.id, NieuweBrief("proces_verbaal"), at=NU)
        zicht = _zicht(samira, gezin)
        before, known = letter(samira, zicht, empty).waarden, letter(samira, zicht, brief).waarden
    assert "verklaring" not in before
    asked = ("feit", "verdachte_is", "ingelicht_op", "verhoor_op", "cautie_om", "advocaat", "vertrouwenspersoon",
             "verbalisant", "verklaring")
    assert {veld: known[veld] for veld in asked} == {
        "feit": "Niet naar school in september.", "verdachte_is": "kind", "ingelicht_op": "7 oktober 2026",
        "verhoor_op": "8 oktober 2026, 10.00 uur", "cautie_om": "10.00 uur",
        "advocaat": "Aangeboden. Wil geen advocaat.", "verbalisant": "Samira de Wit",
        "vertrouwenspersoon": "Aangeboden. Er is iemand bij die het kind vertrouwt. haar oma",
        "verklaring": "Vraag: Waar was je?\nAntwoord: Thuis."}
