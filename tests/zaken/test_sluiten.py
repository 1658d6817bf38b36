"""Closing: a person decides, after the nazorg; and a voluntary zaak that becomes a verzuimzaak."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection

from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.roles import Rol
from ketenkameleon.toegang.refusals import NotAllowed, NotFound, NotNow
from ketenkameleon.zaken import queries
from ketenkameleon.zaken.actions import plek as plekken
from ketenkameleon.zaken.actions.contact import abort, start
from ketenkameleon.zaken.actions.regie import add_afspraak, wait_for, write_stand
from ketenkameleon.zaken.actions.sluiten import close, convert, nazorg
from ketenkameleon.zaken.actions.toewijzen import ask
from ketenkameleon.zaken.actions.waarneming import set_cover
from ketenkameleon.zaken.invoer import AfspraakInvoer, Onvolledig
from ketenkameleon.zaken.models import Termijn, Toewijzing, Zaak
from wereld import NU, VANDAAG
from zaken_bouw import make_vast

pytestmark = pytest.mark.acties


def test_a_zaak_closes_after_everything_else_is_done(als, wereld, samiras):
    with als("samira") as samira:
        contact = start(samira, samiras.id, Rol.RAAD, met=["kind"], uitgelegd=True, at=NU)
        plek = plekken.offer(samira, samiras.id, "hulp_gestart", "CJG", at=NU)
        plekken.accept_plek(samira, plek, at=NU)
        plekken.start_plek(samira, plek, VANDAAG, at=NU)
        for code, left, clear in (
            ("contact_open", 1, lambda: abort(samira, contact.id, at=NU)), ("melding_without_reason", 1,
                                                                            lambda: None),
            ("plek_not_confirmed", 0, lambda: None),
        ):
            with pytest.raises(NotNow, match=code):
                close(samira, samiras.id, "plek_past", meldingen_zonder_reden=left, at=NU)
            clear()
    with als("farah") as farah:
        plekken.confirm(farah, plek, "ouder", at=NU)
    with als("samira") as samira:
        with pytest.raises(NotNow, match="aftercare_not_done"):
            close(samira, samiras.id, "plek_past", meldingen_zonder_reden=0, at=NU)
        nazorg(samira, samiras.id, "Het gaat goed, zegt Noor.", at=NU)
        close(samira, samiras.id, "plek_past", meldingen_zonder_reden=0, at=NU)
    closed = Zaak.objects.get()
    assert (closed.stand, closed.uitkomst, closed.gesloten_at) == ("gesloten", "plek_past", NU)


def test_who_closed_reads_the_zaak_until_midnight_and_then_it_is_nobodys(als, wereld, samiras):
    with als("farah") as farah:
        ask(farah, samiras.id, wereld.hier.account_id("tom"), reden="Verlof.", at=NU)
        set_cover(farah, samiras.id, wereld.hier.account_id("tom"), van=VANDAAG + timedelta(days=5),
                  tot=VANDAAG + timedelta(days=9), reden="Verlof.", at=NU)
    with als("samira") as samira:
        close(samira, samiras.id, "ten_onrechte_gemeld", meldingen_zonder_reden=0, at=NU)
        assert queries.zaak_for(samira, samiras.id, Deed.ZAAK_ZIEN, on=VANDAAG).vast is None
        with pytest.raises(NotNow, match="no_such_step"):
            close(samira, samiras.id, "ten_onrechte_gemeld", meldingen_zonder_reden=0, at=NU)
        with pytest.raises(NotNow, match="zaak_closed"):
            nazorg(samira, samiras.id, "Goed.", at=NU)
        with pytest.raises(NotNow, match="zaak_closed"):
            start(samira, samiras.id, Rol.RAAD, met=["kind"], uitgelegd=True, at=NU)
        with pytest.raises(NotFound):
            queries.zaak_for(samira, samiras.id, Deed.ZAAK_ZIEN, on=VANDAAG + timedelta(days=1))
    with als("tom") as tom:
        for days in (0, 5):
            with pytest.raises(NotFound):
                queries.zaak_for(tom, samiras.id, Deed.ZAAK_ZIEN, on=VANDAAG + timedelta(days=days))
    assert set(Toewijzing.objects.values_list("stand", flat=True)) == {"geeindigd", "ingetrokken"}


def test_closing_leaves_cover_that_was_over_as_it_was_and_logs_what_it_ends(als, wereld, samiras):
    with als("farah") as farah:
        set_cover(farah, samiras.id, wereld.hier.account_id("tom"), van=VANDAAG, tot=VANDAAG, reden="Verlof.", at=NU)
    at = NU + timedelta(days=3)
    with als("samira", at=at) as samira:
        close(samira, samiras.id, "ten_onrechte_gemeld", meldingen_zonder_reden=0, at=at)
    ended = dict(Toewijzing.objects.values_list("soort", "tot"))
    assert ended == {"waarneming": VANDAAG, "vast": VANDAAG + timedelta(days=3)}
    with connection.cursor() as cursor:
        cursor.execute("SELECT gebeurtenis FROM logboek_regel ORDER BY handeling_id, volgnr")
        codes = [code for (code,) in cursor.fetchall()]
    assert codes == ["waarneming.begonnen", "zaak.gesloten", "toewijzing.geeindigd"]


def test_nothing_new_is_written_in_a_closed_zaak(als, wereld, samiras):
    with als("samira") as samira:
        close(samira, samiras.id, "ten_onrechte_gemeld", meldingen_zonder_reden=0, at=NU)
        for write in (
            lambda: add_afspraak(samira, samiras.id, AfspraakInvoer("Bellen", "contactpersoon", VANDAAG), at=NU),
            lambda: wait_for(samira, samiras.id, "school", "Bericht", VANDAAG, at=NU),
            lambda: write_stand(samira, samiras.id, "Het gaat goed.", at=NU),
            lambda: plekken.offer(samira, samiras.id, "hulp_gestart", "CJG", at=NU),
        ):
            with pytest.raises(NotNow, match="zaak_closed"):
                write()


def test_only_who_runs_the_zaak_closes_it(als, samiras):
    for wie, refusal in (("farah", NotAllowed), ("tom", NotFound), ("peter", NotFound)):
        with als(wie) as actor, pytest.raises(refusal):
            close(actor, samiras.id, "ten_onrechte_gemeld", meldingen_zonder_reden=0, at=NU)


def test_a_voluntary_zaak_becomes_a_verzuimzaak_only_when_the_family_was_told(als, wereld, zaak, nog_een):
    sem = nog_een("Sem", date(2012, 1, 4), soort="vrijwillig")
    make_vast(wereld.hier, sem, "samira")
    facts = {"belofte_van": date(2026, 10, 5), "herkomst": "meldingsdatum", "at": NU}
    with als("samira") as samira:
        with pytest.raises(NotNow, match="family_not_told"):
            convert(samira, sem.id, told_family_on=None, **facts)
        with pytest.raises(Onvolledig):
            convert(samira, sem.id, told_family_on=VANDAAG + timedelta(days=1), **facts)
        convert(samira, sem.id, told_family_on=VANDAAG, **facts)
        with pytest.raises(NotNow, match="cannot_convert"):
            convert(samira, sem.id, told_family_on=VANDAAG, **facts)
    sem.refresh_from_db()
    assert (sem.soort, sem.belofte_op, sem.familie_ingelicht_op) == ("verzuim", date(2027, 1, 5), VANDAAG)
    assert Termijn.objects.filter(zaak=sem).count() == 5
