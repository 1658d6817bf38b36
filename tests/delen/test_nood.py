"""An emergency: share now, explain within 24 hours, and the privacy officer is told in the same breath."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ketenkameleon.delen.actions.deling import explain, share_now
from ketenkameleon.delen.actions.verstrekken import give, preview
from ketenkameleon.delen.invoer import NoodInvoer, UitlegInvoer
from ketenkameleon.delen.models import Deling, FgBericht, Verstrekking
from ketenkameleon.rules.access import Deed
from ketenkameleon.schermen.wacht_queries import waiting_for
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import NotNow
from ketenkameleon.zaken.invoer import Onvolledig
from ketenkameleon.zaken.queries.zaak import zaak_for
from wereld import NU, VANDAAG

pytestmark = pytest.mark.acties
GEVAAR = NoodInvoer("veilig_thuis", ("regie",), "Er is gevaar voor Noor.")
UITLEG = UitlegInvoer("alleen wie er komt", "bellen lukte niet", verteld_niet="Vertellen is nu gevaarlijk.")
HOUR = timedelta(hours=1)


@pytest.fixture
def gedeeld(als, gezin):
    """An emergency share of now: the family and the key of the share."""
    g = gezin()
    with als("samira") as actor:
        return g, share_now(actor, g.zaak.id, GEVAAR, at=NU)


def test_it_can_be_given_at_once_without_any_yes(als, gedeeld):
    with als("samira") as actor:
        stuk = give(actor, gedeeld[1], "papier", at=NU)
    assert stuk.aan == "Veilig Thuis"
    assert "regie.belofte" in Verstrekking.objects.get().velden


def test_the_privacy_officer_of_who_answers_is_told(gedeeld):
    bericht = FgBericht.objects.get()
    assert (bericht.deling_id, bericht.at) == (gedeeld[1], NU)
    assert bericht.verantwoordelijke_id == gedeeld[0].zaak.verantwoordelijke_id
    assert Deling.objects.get().fg_gemeld_at == NU


def test_it_stays_on_the_list_until_it_is_explained_whole(als, gedeeld):
    with als("samira") as actor:
        waits = waiting_for(actor, on=VANDAAG).uit_te_leggen
        assert [row[:2] for row in waits] == [(gedeeld[0].zaak.nummer, gedeeld[1])]
        explain(actor, gedeeld[1], UitlegInvoer("alleen wie er komt"), at=NU)
        assert waiting_for(actor, on=VANDAAG).uit_te_leggen
        explain(actor, gedeeld[1], UITLEG, at=NU + HOUR)
        assert not waiting_for(actor, on=VANDAAG).uit_te_leggen
    assert Deling.objects.get().uitgelegd_at == NU + HOUR
    with als("tom") as actor:
        assert not waiting_for(actor, on=VANDAAG).uit_te_leggen


@pytest.mark.parametrize(("hours", "explained", "stands"), [(24, False, True), (25, False, False), (72, False, False),
                                                            (25, True, True), (72, True, True)])
def test_nobody_gives_more_on_it_once_the_time_to_explain_is_over(als, gedeeld, hours, explained, stands):
    later = NU + timedelta(hours=hours)
    with als("samira", at=later) as actor:
        if explained:
            explain(actor, gedeeld[1], UITLEG, at=later)
        if stands:
            give(actor, gedeeld[1], "papier", at=later)
            return
        with pytest.raises(NotNow, match="emergency_unexplained"):
            give(actor, gedeeld[1], "papier", at=later)
        if hours > 48:
            zicht = zaak_for(actor, gedeeld[0].zaak.id, Deed.ZAAK_BEHANDELEN, on=local_day(later))
            assert not preview(actor, zicht, gedeeld[1])[1]


def test_an_emergency_asks_for_a_reason_and_is_no_ground_under_the_wpg(als, gezin):
    g = gezin()
    with als("samira") as actor, pytest.raises(Onvolledig, match="niet kan wachten"):
        share_now(actor, g.zaak.id, NoodInvoer("veilig_thuis", ("regie",), " "), at=NU)
    with als("samira", rol="leerplicht_verhoor") as actor, pytest.raises(NotNow, match="wpg_only_by_law"):
        share_now(actor, g.zaak.id, GEVAAR, at=NU)
    assert not FgBericht.objects.exists()
