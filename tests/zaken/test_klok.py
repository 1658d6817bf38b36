"""The sweep notes what time did, once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.rules.access import Functie
from ketenkameleon.zaken.klok import sweep
from ketenkameleon.zaken.models import Gebeurtenis, Toewijzing, Zaak
from wereld import NU, VANDAAG, child

pytestmark = pytest.mark.acties


def _zaak(streek, bsn: str, belofte_op: date, **rest: object) -> Zaak:
    return Zaak.objects.create(
        id=new_id(), regio=streek.regio, verantwoordelijke=streek.organisaties["gemeente"], muur=101,
        nummer=f"2026-{bsn[-5:]}",
        persoon=child(streek, bsn), soort="verzuim", aanleiding="zestien_uur", geopend_at=NU, geopend_op=VANDAAG,
        belofte_van=belofte_op - timedelta(days=91), belofte_op=belofte_op, **rest,
    )


@pytest.fixture
def tik(als_plicht):
    """Let the sweep run at a moment, as the worker does."""
    def tick(at=NU) -> int:
        with als_plicht(Functie.KLOK, at=at) as actor:
            return sweep(actor, at=at)

    return tick


def test_a_promise_is_late_the_day_after_its_date_and_noted_once(wereld, tik):
    zaak = _zaak(wereld.hier, "999990342", VANDAAG)
    assert tik() == 0, "on the day itself it is still in time"
    assert tik(NU + timedelta(days=1)) == 1
    assert tik(NU + timedelta(days=2)) == 0
    assert list(Gebeurtenis.objects.values_list("zaak_id", "code")) == [(zaak.id, "belofte.te_laat")]


def test_the_other_regio_is_left_alone(wereld, tik):
    _zaak(wereld.elders, "999990342", VANDAAG - timedelta(days=1))
    assert tik() == 0


def test_a_zaak_with_a_confirmed_plek_is_not_late(wereld, tik):
    _zaak(wereld.hier, "999990342", VANDAAG, stand="plek_gestart", plek_gestart_op=VANDAAG)
    assert tik(NU + timedelta(days=30)) == 0


def test_a_request_that_nobody_answered_is_noted(wereld, tik):
    zaak = _zaak(wereld.hier, "999990342", VANDAAG + timedelta(days=60))
    Toewijzing.objects.create(
        regio=wereld.hier.regio, zaak=zaak, account=wereld.hier.accounts["samira"], soort="vast", stand="gevraagd",
        gevraagd_at=NU, antwoord_uiterlijk=VANDAAG + timedelta(days=1),
    )
    assert tik(NU + timedelta(days=1)) == 0
    assert tik(NU + timedelta(days=2)) == 1
    assert tik(NU + timedelta(days=3)) == 0
