"""Who is exempt or long at home stays on one list, for the LPA per gemeente and for the coördinator alone."""

from __future__ import annotations

from datetime import date

import pytest

from kernteam_bouw import add_kernteam
from ketenkameleon.meldingen.actions.in_beeld import Vrijstelling, look_again_on, note_exemption
from ketenkameleon.meldingen.queries_in_beeld import in_view
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.team.models import Bevoegdheid
from ketenkameleon.toegang.refusals import NotAllowed, NotFound
from ketenkameleon.zaken.invoer import Onvolledig
from wereld import NU, VANDAAG
from zaken_bouw import make_vast, make_zaak

pytestmark = pytest.mark.acties
JAAR = Vrijstelling("5_onder_a", date(2026, 8, 1), date(2027, 7, 31), date(2027, 5, 1))


@pytest.fixture
def hier(wereld):
    """Noor is 28 days away, Yara 27; Sem is exempt by article 5 letter a, and his zaak is closed."""
    hier = wereld.hier
    add_kernteam(hier)
    make_zaak(hier, "Noor", verzuim_van=date(2026, 9, 10))
    make_zaak(hier, "Yara", verzuim_van=date(2026, 9, 11))
    hier.zaak = make_zaak(hier, "Sem")
    make_vast(hier, hier.zaak, "samira")
    return hier


def test_who_is_exempt_and_who_is_away_longer_than_four_weeks_is_on_the_list(hier, als):
    with als("samira") as actor:
        note_exemption(actor, hier.zaak.id, JAAR, at=NU)
    for wie in ("farah", "tom"):
        with als(wie) as actor:
            assert [(line.lijst, line.naam) for line in in_view(actor, on=VANDAAG)] \
                == [("vrijgesteld", "Sem Vos"), ("lang_thuis", "Noor Vos")]


def test_an_lpa_sees_the_gemeenten_where_the_oath_was_sworn(hier, als):
    Bevoegdheid.objects.filter(professional=hier.professionals["tom"], soort="eed",
                               gemeente=hier.gemeenten["Duinstad"]).update(tot=date(2026, 10, 7))
    with als("tom") as actor:
        assert in_view(actor, on=VANDAAG) == ()


@pytest.mark.parametrize("wie", ["rob", "peter"])
def test_the_kernteam_and_the_school_do_not_see_the_list(hier, als, wie):
    with als(wie) as actor, pytest.raises(NotAllowed):
        in_view(actor, on=VANDAAG)


def test_the_luik_gives_the_kernteam_nothing_whatever_the_program_decides(hier, als):
    from django.db import connection

    with als("rob"), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM meldingen_in_beeld(%s)", [VANDAAG])
        assert cursor.fetchone() == (0,)


def test_only_who_runs_the_zaak_notes_an_exemption_and_its_days_fit(hier, als):
    with als("tom") as actor, pytest.raises(NotFound):
        note_exemption(actor, hier.zaak.id, JAAR, at=NU)
    wrong = Vrijstelling("geen", date(2026, 8, 1), date(2026, 7, 1), date(2027, 5, 1))
    with als("samira") as actor, pytest.raises(Onvolledig) as said:
        note_exemption(actor, hier.zaak.id, wrong, at=NU)
    assert set(said.value.velden) == {"soort", "tot", "kijk_weer_op"}


def test_the_proposal_is_to_look_again_after_a_year():
    assert look_again_on(VANDAAG, wet=shipped()) == date(2027, 10, 8)
