"""A child that stood in a list that somebody looked at is found in who looked: by the privacy officer and the family.

Source: issue 3, part 6; docs/adr/0018 and 0021.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection

from ketenkameleon.inzage.actions.toezicht import search_odd_views
from ketenkameleon.inzage.actions.verzoeken import VerzoekInvoer, check_identity, write_request
from ketenkameleon.inzage.migrations._lijsten_erbij import VOOR_GEZIN
from ketenkameleon.inzage.queries.toezicht import LIJSTEN_GEZIN, Periode, log_of_zaak, odd_views, plain_log
from ketenkameleon.inzage.woorden import LIJSTEN
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.models import Inzage
from ketenkameleon.logboek.schrijven import Lijstsoort, looked, looked_at_list
from ketenkameleon.meldingen.models import Melding
from ketenkameleon.meldingen.queries_school import my_reports
from ketenkameleon.rules.roles import Regime
from ketenkameleon.rules.visibility import Band
from ketenkameleon.zaken.models import Contact
from ketenkameleon.zaken.queries import mijn_dag
from wereld import NU, VANDAAG
from zaken_bouw import make_vast, make_zaak

pytestmark = pytest.mark.acties
ALLES = Periode(date(2026, 1, 1), date(2026, 12, 31))
NACHT = datetime.fromisoformat("2026-10-07T23:30:00+00:00")


def _listed(als, fg, zaak, **more):
    with als(fg) as actor:
        return [(line.naam, line.wat, line.keren) for line in log_of_zaak(actor, zaak.nummer, ALLES, on=VANDAAG, **more)
                if line.soort == "in_lijst"]


def _family(als, zaak, wie="samira"):
    with als(wie) as actor:
        return [(r.functie, r.lijst, r.keren) for r in plain_log(actor, zaak.nummer)]


def _list(als, wie, soort, zaken, *, at=NU, rol="", stil=()):
    with als(wie, at=at, rol=rol, doel="mijn_dag") as actor:
        looked_at_list(actor.lopend, soort, [zaak.id for zaak in zaken], stil=stil)


def _request(als, zaak, regime=Regime.WPG):
    with als("jan") as actor:
        wens = VerzoekInvoer(zaak.nummer, "inzage", regime, Band.OUDER_MET_GEZAG, "M. Vos", "alles", VANDAAG)
        verzoek = write_request(actor, wens, at=NU)
        check_identity(actor, verzoek, "paspoort gezien", at=NU)
    return verzoek


def test_mijn_dag_is_found_for_each_child_on_it_and_for_no_other(als, volle_zaak, fgs):
    other = make_zaak(fgs.hier, "Rietkraag")
    with als("samira", doel="mijn_dag") as actor:
        mijn_dag(actor, on=VANDAAG, at=NU)
    assert _listed(als, "jan", volle_zaak) == [("Samira de Wit", "mijn_dag", 1)]
    assert _family(als, volle_zaak) == [("bip", "mijn_dag", 1)]
    assert _listed(als, "jan", other) == []


def test_a_list_is_one_row_of_the_log_however_many_zaken_stand_on_it(als, volle_zaak, fgs):
    more = [make_zaak(fgs.hier, f"Kind{n}") for n in range(30)]
    for zaak in more:
        make_vast(fgs.hier, zaak, "samira")
    with als("samira", doel="mijn_dag") as actor:
        mijn_dag(actor, on=VANDAAG, at=NU)
    [kept] = Inzage.objects.all()
    assert (kept.object_soort, kept.zaak_id) == ("mijn_dag", None)
    assert set(kept.zaken) == {volle_zaak.id, *(zaak.id for zaak in more)}


def test_ten_looks_at_a_list_on_a_day_are_one_line_with_how_often_and_hide_no_other_look(als, volle_zaak):
    for n in range(10):
        _list(als, "samira", Lijstsoort.MIJN_DAG, [volle_zaak], at=NU + timedelta(minutes=n))
    _list(als, "samira", Lijstsoort.MIJN_DAG, [volle_zaak], at=NU - timedelta(days=1))
    with als("samira") as actor:
        looked(actor.lopend, "zaak", volle_zaak.nummer, zaak_id=volle_zaak.id)
    assert _listed(als, "jan", volle_zaak) == [("Samira de Wit", "mijn_dag", 10), ("Samira de Wit", "mijn_dag", 1)]
    assert _family(als, volle_zaak) == [("bip", "", 1), ("bip", "mijn_dag", 10), ("bip", "mijn_dag", 1)]


def test_the_school_that_opened_its_reports_is_found(als, volle_zaak, fgs):
    zaak = volle_zaak
    Melding.objects.create(
        regio=fgs.hier.regio, verantwoordelijke_id=zaak.verantwoordelijke_id, muur=100, persoon_id=zaak.persoon_id,
        school=fgs.hier.scholen["De Vlier"], zaak=zaak, bron="hand", soort="V3", status="B", begin=date(2026, 9, 1),
        actie_gewenst=True, aanleiding="zestien_uur", gevolg="zaak_met_belofte", gemeld_op=date(2026, 9, 7),
        gemeld_herkomst="meldingsdatum")
    with als("peter", doel="mijn_meldingen") as actor:
        assert my_reports(actor, on=VANDAAG).meldingen
    assert _listed(als, "jan", zaak) == [("Peter Mol", "mijn_meldingen", 1)]
    assert _family(als, zaak) == [("school", "mijn_meldingen", 1)]


def test_a_list_without_a_rol_is_of_the_organisatie_of_the_zaak_and_in_a_rol_of_that_rol(als, volle_zaak):
    _list(als, "samira", Lijstsoort.MIJN_DAG, [volle_zaak])
    _list(als, "samira", Lijstsoort.ZAKEN, [volle_zaak], rol="raad")
    assert _listed(als, "jan", volle_zaak) == [("Samira de Wit", "mijn_dag", 1)]
    assert _listed(als, "rob", volle_zaak) == [("Samira de Wit", "zaken", 1)]
    assert _listed(als, "fem", volle_zaak) == []


def test_a_contact_under_the_wpg_on_mijn_dag_is_found_by_a_wpg_request_alone(als, volle_zaak, fgs):
    """Tom has a verhoor to save in a zaak that is not his: to the family he was never there."""
    running = Contact.objects.create(
        regio=fgs.hier.regio, zaak=volle_zaak, muur=401, verantwoordelijke=fgs.hier.organisaties["gemeente"],
        account_id=fgs.hier.account_id("tom"), rol="leerplicht_verhoor", bevoegd=True, met=["kind"], uitgelegd=True,
        begonnen_at=NU)
    with als("tom", doel="mijn_dag") as actor:
        assert [c.contact_id for c in mijn_dag(actor, on=VANDAAG, at=NU).te_bewaren] == [running.id]
    with als("samira", doel="mijn_dag") as actor:
        mijn_dag(actor, on=VANDAAG, at=NU)
    assert _listed(als, "jan", volle_zaak) == [("Samira de Wit", "mijn_dag", 1)]
    assert _family(als, volle_zaak) == [("bip", "mijn_dag", 1)]
    assert _listed(als, "jan", volle_zaak, verzoek_id=_request(als, volle_zaak)) == [("Tom Bakker", "mijn_dag", 1)]


def test_whose_own_zaak_stands_beside_a_verhoor_is_in_the_log_as_on_any_day(als, volle_zaak):
    verhoor = Contact.objects.get(zaak=volle_zaak, muur=401)
    _list(als, "samira", Lijstsoort.MIJN_DAG, [volle_zaak], stil=[(verhoor.id, volle_zaak.id)])
    assert _family(als, volle_zaak) == [("bip", "mijn_dag", 1)]


def test_a_list_seen_in_the_rol_of_a_verhoor_is_not_for_the_family(als, volle_zaak):
    _list(als, "samira", Lijstsoort.MIJN_DAG, [volle_zaak], rol="leerplicht_verhoor")
    assert (_listed(als, "jan", volle_zaak), _family(als, volle_zaak)) == ([], [])


@pytest.mark.parametrize("soort", sorted(set(Lijstsoort) - LIJSTEN_GEZIN))
def test_a_list_of_the_privacy_officer_tells_a_family_nothing_of_somebody_elses_request(als, volle_zaak, soort):
    _list(als, "jan", soort, [volle_zaak])
    assert _family(als, volle_zaak) == []
    assert _listed(als, "jan", volle_zaak) == [("Jan Hoek", soort.value, 1)]


def test_every_list_has_a_word_and_the_wall_leaves_out_the_same_lists():
    assert set(LIJSTEN) == {soort.value for soort in Lijstsoort}
    assert set(VOOR_GEZIN) == LIJSTEN_GEZIN


def test_a_day_of_lists_is_no_odd_view_however_many_children_stood_on_them(als, fgs):
    """A list shows what somebody stands to or works with; only opening one zaak after another is odd."""
    zaken = [make_zaak(fgs.hier, f"Kind{n}") for n in range(45)]
    for at in (NU, NACHT):
        _list(als, "farah", Lijstsoort.ZAKEN, zaken, at=at)
        _list(als, "tom", Lijstsoort.MIJN_DAG, zaken, at=at)
    with als("jan") as actor:
        assert search_odd_views(actor, at=NU + timedelta(minutes=1)) == 0
        assert odd_views(actor, on=VANDAAG) == ()


def test_a_child_is_found_among_many_lists_by_the_index(fgs, volle_zaak):
    """Else who looked would read the whole log."""
    handeling = new_id()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO logboek_inzage (id, handeling_id, soort, object_soort, gevraagd, reden, zaken)"
            " SELECT gen_random_uuid(), %s, 'bekeken', 'zaken', 'zaken', '',"
            " ARRAY(SELECT gen_random_uuid() FROM generate_series(1, 10) WHERE n > 0) FROM generate_series(1, 4000) n",
            [handeling])
        cursor.execute("ANALYZE logboek_inzage")
        cursor.execute("EXPLAIN SELECT 1 FROM logboek_inzage i WHERE i.zaken @> ARRAY[%s::uuid]", [UUID(int=1)])
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "inzage_zaken" in plan
    assert "Seq Scan" not in plan
