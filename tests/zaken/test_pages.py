"""Zaakpagina, Mijn dag and the lists: what they show to whom, and what they cost."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.personen.models import Gezag, Persoon, Verwant
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.continuity import ContactFact, continuity
from ketenkameleon.rules.roles import Rol
from ketenkameleon.toegang.refusals import NotAllowed, NotFound, NotNow
from ketenkameleon.zaken import queries
from ketenkameleon.zaken.actions.toewijzen import ask
from ketenkameleon.zaken.actions.verhaal import tell_once
from ketenkameleon.zaken.models import Afspraak, Contact, Notitie, Ouderregel, Toewijzing, Verhaal
from ketenkameleon.zaken.queries.blad_sql import AANTAL
from ketenkameleon.zaken.queries.lijst import AANTAL as REGELS
from ketenkameleon.zaken.queries.verhaal import who_told
from wereld import NU, VANDAAG
from zaken_bouw import make_vast, make_zaak

pytestmark = pytest.mark.acties


def contact(wereld, zaak, wie, op, *, wijze="thuis", opnieuw=None, tekst="", bewaard=True):
    """A contact on that day at noon; runs as owner."""
    begin = datetime(op.year, op.month, op.day, 12, tzinfo=UTC)
    made = Contact.objects.create(
        regio=wereld.hier.regio, verantwoordelijke=wereld.hier.organisaties["rvdk"], muur=301, zaak=zaak,
        rol="raad",
        account=wereld.hier.accounts[wie], bevoegd=True, met=["kind"], uitgelegd=True, begonnen_at=begin,
        geeindigd_at=begin + timedelta(minutes=30), wijze=wijze, opnieuw_verteld=opnieuw,
        bewaard_at=begin + timedelta(hours=1) if bewaard else None)
    if tekst:
        Notitie.objects.create(contact=made, regio=wereld.hier.regio,
                               verantwoordelijke=made.verantwoordelijke, muur=301,
                               zaak=zaak, feiten=tekst, indruk=tekst, waarom=tekst)
        Ouderregel.objects.create(contact=made, regio=wereld.hier.regio, verantwoordelijke=made.verantwoordelijke,
                                  muur=301, zaak=zaak, tekst=tekst)
    return made


def page(als, wie, zaak, on=VANDAAG, rol=""):
    with als(wie, rol=rol) as actor:
        return queries.zaakpagina(actor, queries.zaak_for(actor, zaak.nummer, Deed.ZAAK_ZIEN, on=on), on=on)


def test_the_clock_of_the_page_says_date_day_and_level_in_words(als, samiras):
    klok = page(als, "samira", samiras).klok
    assert (klok.op, klok.dag, klok.van_dagen, klok.dagen_over, klok.niveau) == (date(2026, 12, 7), 32, 92,
                                                                                 60, "op schema")
    assert page(als, "samira", samiras, on=date(2026, 12, 1)).klok.niveau == "spoed"
    assert page(als, "samira", samiras).mijlpaal.code == "let_op"


def test_a_zaak_without_promise_has_no_clock(als, wereld, nog_een):
    luxe = nog_een("Sem", soort="luxe")
    make_vast(wereld.hier, luxe, "samira")
    assert page(als, "samira", luxe).klok is None


def test_the_text_of_a_contact_is_for_vast_and_cover_alone(als, wereld, samiras):
    contact(wereld, samiras, "samira", date(2026, 10, 1), tekst="Een geheim")
    with als("samira") as samira:
        tell_once(samira, samiras.id, "kind", "Mijn verhaal", VANDAAG, at=NU)
    with als("farah") as farah:
        ask(farah, samiras.id, wereld.hier.account_id("tom"), reden="Verlof.", at=NU)
    assert page(als, "samira", samiras, rol="raad").tijdlijn.contacten[0].feiten == "Een geheim"
    own = page(als, "samira", samiras)
    assert (own.tijdlijn.contacten[0].met_tekst, own.verhalen[0].tekst) == (False, "Mijn verhaal")
    farah, tom = (page(als, wie, samiras) for wie in ("farah", "tom"))
    [blik] = farah.tijdlijn.contacten
    assert (blik.rol, blik.wijze, blik.door, blik.met_tekst) == ("raad", "thuis", "Samira de Wit", False)
    assert tom.tijdlijn.contacten == ()
    for blad in (farah, tom, own):
        assert "Een geheim" not in repr(blad)
    for blad in (farah, tom):
        assert (blad.verhalen, blad.verborgen) == ((), ())
        assert "Mijn verhaal" not in repr(blad)


def test_what_stands_behind_another_rol_is_counted_to_vast_and_cover_alone(als, wereld, samiras):
    contact(wereld, samiras, "samira", date(2026, 10, 1), tekst="Een geheim")
    Notitie.objects.create(contact=contact(wereld, samiras, "samira", date(2026, 10, 2)), regio=wereld.hier.regio,
                           verantwoordelijke=samiras.verantwoordelijke, muur=401, zaak=samiras, feiten="Verhoor")
    with als("samira", rol="halt") as samira:
        tell_once(samira, samiras.id, "kind", "Mijn verhaal", VANDAAG, ook_voor=[Rol.ONDERWIJSZORG], at=NU)
    assert page(als, "samira", samiras).verborgen == (("notitie", "raad", 1), ("verhaal", "", 1))
    assert page(als, "samira", samiras, rol="raad").verborgen == (("verhaal", "", 1),)
    for rol in ("halt", "onderwijszorg"):
        assert page(als, "samira", samiras, rol=rol).verhalen[0].tekst == "Mijn verhaal"
    assert page(als, "samira", samiras, rol="leerplicht_verhoor").verhalen == ()
    assert page(als, "farah", samiras).verborgen == ()


def test_a_verhaal_is_neither_told_in_a_verhoor_nor_for_it(als, samiras):
    with als("samira", rol="leerplicht_verhoor") as samira, pytest.raises(NotAllowed, match="part_not_for_you"):
        tell_once(samira, samiras.id, "kind", "Mijn verhaal", VANDAAG, at=NU)
    with als("samira") as samira:
        tell_once(samira, samiras.id, "kind", "Mijn verhaal", VANDAAG, ook_voor=[Rol.LEERPLICHT_VERHOOR], at=NU)
    assert Verhaal.objects.get().voor == [100, 101]


def test_nobody_is_asked_to_tell_again_what_stands_behind_another_rol(als, samiras):
    with als("samira", rol="raad") as samira:
        tell_once(samira, samiras.id, "kind", "Mijn verhaal", VANDAAG, at=NU)
    assert page(als, "samira", samiras).verhalen == ()
    with als("samira") as samira:
        assert who_told(samira, samiras.id) == {"kind"}
        with pytest.raises(NotNow, match="verhaal_al_verteld"):
            tell_once(samira, samiras.id, "kind", "Nog een keer.", VANDAAG, at=NU)
    with als("farah") as farah:
        assert who_told(farah, samiras.id) == frozenset()


def test_other_regio_other_school_and_colleague_find_nothing(als, samiras):
    for wie in ("bram", "els", "zus", "tom", "peter"):
        with pytest.raises(NotFound):
            page(als, wie, samiras)


def test_a_school_reaches_its_own_zaak_only_to_confirm(als, samiras):
    with als("peter") as peter:
        assert queries.zaak_for(peter, samiras.nummer, Deed.PLEK_BEVESTIGEN,
                                on=VANDAAG).nummer == samiras.nummer
    with als("zus") as zus, pytest.raises(NotFound):
        queries.zaak_for(zus, samiras.nummer, Deed.PLEK_BEVESTIGEN, on=VANDAAG)


def test_unknown_and_forbidden_cost_the_same(als, wereld, samiras):
    costs = []
    for nummer in (samiras.nummer, "2026-99999"):
        with als("tom") as tom, CaptureQueriesContext(connection) as asked:
            with pytest.raises(NotFound):
                queries.zaak_for(tom, nummer, Deed.ZAAK_ZIEN, on=VANDAAG)
            costs.append(len(asked))
    assert costs == [1, 1]


def test_a_child_nobody_knows_yet_and_an_incomplete_birth_date_are_said_in_words(als, wereld, nog_een):
    unknown = nog_een("", None)
    half = nog_een("Sem", None)
    Persoon.objects.filter(pk=half.persoon_id).update(geboortejaar=2012)
    lines = []
    for zaak in (unknown, half):
        with als("farah") as farah:
            lines.append(queries.persoonslijn(queries.zaak_for(farah, zaak.nummer, Deed.ZAAK_ZIEN,
                                                               on=VANDAAG).kind))
    assert lines == ["Persoonsgegevens opvragen", "Sem Vos, leeftijd niet te bepalen"]


def test_older_contacts_come_twenty_at_a_time_without_gap_or_double(als, wereld, samiras):
    days = [date(2026, 9, 8) + timedelta(days=n % 25) for n in range(45)]
    made = {contact(wereld, samiras, "samira", day).id for day in days}
    seen, token = [], None
    with als("samira") as samira:
        zicht = queries.zaak_for(samira, samiras.nummer, Deed.ZAAK_ZIEN, on=VANDAAG)
        for size in (AANTAL, AANTAL, 5):
            found = queries.contacten(samira, zicht, ouder=token)
            assert len(found.contacten) == size
            seen += found.contacten
            token = found.ouder
    assert token is None
    assert {blik.id for blik in seen} == made
    assert [blik.at for blik in seen] == sorted((blik.at for blik in seen), reverse=True)
    with pytest.raises(ValueError, match="isoformat"):
        queries.contacten(samira, zicht, ouder="onzin_1")


def test_continuity_on_the_page_is_the_continuity_of_the_rule(als, wereld, samiras):
    Toewijzing.objects.filter(zaak=samiras).update(stand="geeindigd", tot=date(2026, 9, 20))
    make_vast(wereld.hier, samiras, "tom", date(2026, 9, 21))
    Toewijzing.objects.filter(account=wereld.hier.accounts["tom"]).update(is_overdracht=True, reden="Verlof.")
    facts = [("samira", date(2026, 9, 10), None, "thuis"), ("samira", date(2026, 9, 22), True, "thuis"),
             ("tom", date(2026, 9, 21), True, "school"), ("tom", date(2026, 9, 30), False, "bellen"),
             ("farah", date(2026, 10, 1), True, "niet_gelukt")]
    for wie, op, opnieuw, wijze in facts:
        contact(wereld, samiras, wie, op, wijze=wijze, opnieuw=opnieuw)
    contact(wereld, samiras, "farah", date(2026, 10, 2), bewaard=False)
    rule = continuity([ContactFact(wie, op, opnieuw, wijze != "niet_gelukt") for wie, op, opnieuw,
                       wijze in facts],
                      [("samira", date(2026, 9, 8), date(2026, 9, 20)), ("tom", date(2026, 9, 21), None)], 1)
    assert page(als, "tom", samiras).continuiteit == rule
    assert (rule.gezichten, rule.overdrachten, rule.opnieuw_verteld, rule.aandeel_vast) == (2, 1, 2, 0.75)


def test_parents_gezag_and_only_the_siblings_zaken_one_may_see(als, wereld, samiras, nog_een):
    sister, brother = nog_een("Lotte", date(2010, 3, 1)), nog_een("Bas", date(2009, 3, 1))
    make_vast(wereld.hier, sister, "samira")
    make_vast(wereld.hier, brother, "tom")
    regio = wereld.hier.regio
    mother = Persoon.objects.create(regio=regio, voornaam="Malika", gegevens="bekend", telefoon="06-1",
                                    geheim=True, tolk=True)
    for zaak in (samiras, sister, brother):
        Verwant.objects.create(regio=regio, kind=zaak.persoon, persoon=mother, relatie="moeder",
                               heeft_gezag=True, van=date(2009, 3, 1))
    blad = page(als, "samira", samiras)
    assert [(o.naam, o.heeft_gezag, o.telefoon, o.tolk) for o in blad.ouders] == [("Malika", True, "", True)]
    assert [(b.nummer, b.voornaam) for b in blad.broers_en_zussen] == [(sister.nummer, "Lotte")]
    assert blad.gezag == "niet_te_bepalen"
    Gezag.objects.create(regio=regio, kind=samiras.persoon, soort="eenhoofdig", van=date(2012, 5, 17))
    blad = page(als, "farah", samiras)
    assert (blad.gezag, len(blad.broers_en_zussen)) == ("eenhoofdig", 2)


def test_mijn_dag_shows_late_zaken_first_and_only_mine(als, wereld, samiras, nog_een):
    late = nog_een("Daan", date(2011, 1, 1), gemeld=date(2026, 6, 22))
    luxe = nog_een("Sem", date(2011, 1, 1), soort="luxe")
    for zaak in (late, luxe):
        make_vast(wereld.hier, zaak, "samira")
    make_vast(wereld.hier, nog_een("Isa", date(2011, 1, 1)), "tom")
    contact(wereld, samiras, "samira", date(2026, 9, 10))
    with als("samira") as samira:
        zaken = queries.mijn_dag(samira, on=VANDAAG, at=NU).zaken
    assert [(z.nummer, z.niveau) for z in zaken] == [
        (late.nummer, "te laat"), (samiras.nummer, "op schema"), (luxe.nummer, None)]
    assert (zaken[0].dag, zaken[0].van_dagen, zaken[0].eerste_contact_te_laat) == (109, 93, True)
    assert (zaken[1].eerste_contact_te_laat, zaken[1].laatste_rol, zaken[1].mijlpaal_op) == (False, "raad",
                                                                                             date(2026, 11,
                                                                                                  5))


def test_who_has_no_mijn_dag_is_told_so(als, samiras):
    for wie in ("farah", "peter"):
        with als(wie) as actor, pytest.raises(NotAllowed, match="not_your_function"):
            queries.mijn_dag(actor, on=VANDAAG, at=NU)


def test_a_list_shows_the_own_zaken_and_to_a_coordinator_those_of_the_regio(als, wereld, samiras, nog_een):
    sem = nog_een("Sem", gemeld=date(2026, 8, 31))
    make_zaak(wereld.elders, "Elders", school="De Waal")
    with als("farah") as farah:
        both = queries.zaken_list(farah, queries.ZakenFilter(), on=VANDAAG)
        one = queries.zaken_list(farah, queries.ZakenFilter(nummer=sem.nummer), on=VANDAAG)
        hers = queries.zaken_list(farah,
                                  queries.ZakenFilter(vast_account_id=wereld.hier.account_id("samira")),
                                  on=VANDAAG)
    with als("samira") as samira:
        own = queries.zaken_list(samira, queries.ZakenFilter(), on=VANDAAG)
    assert [z.nummer for z in both.zaken] == [sem.nummer, samiras.nummer]
    assert ([z.nummer for z in one.zaken], one.zaken[0].vast) == ([sem.nummer], "")
    assert [[z.nummer for z in found.zaken] for found in (hers, own)] == [[samiras.nummer]] * 2
    with als("peter") as peter, pytest.raises(NotAllowed):
        queries.zaken_list(peter, queries.ZakenFilter(), on=VANDAAG)


def test_a_long_list_goes_on_where_the_page_before_ended(als, wereld, nog_een):
    for n in range(REGELS + 3):
        nog_een("Kind", gemeld=date(2026, 9, 1) + timedelta(days=n // 10),
                soort="verzuim" if n % 7 else "luxe")
    with als("farah") as farah:
        first = queries.zaken_list(farah, queries.ZakenFilter(), on=VANDAAG)
        rest = queries.zaken_list(farah, queries.ZakenFilter(na=first.verder), on=VANDAAG)
    numbers = [z.nummer for z in first.zaken + rest.zaken]
    assert (len(first.zaken), len(rest.zaken), rest.verder) == (REGELS, 3, "")
    assert len(set(numbers)) == REGELS + 3


def test_who_waits_longest_is_given_first(als, wereld, nog_een):
    young, old = nog_een("Sem", gemeld=date(2026, 10, 5)), nog_een("Daan", gemeld=date(2026, 9, 28))
    with als("farah") as farah:
        assert [z.nummer for z in queries.to_assign(farah, on=VANDAAG)] == [old.nummer, young.nummer]
    with als("samira") as samira, pytest.raises(NotAllowed):
        queries.to_assign(samira, on=VANDAAG)


def test_the_pages_keep_within_their_number_of_queries(als, wereld, samiras):
    for n in range(30):
        contact(wereld, samiras, "samira", date(2026, 9, 8) + timedelta(days=n), tekst="Tekst")
        Afspraak.objects.create(regio=wereld.hier.regio, zaak=samiras, wat="Bellen", wie="school",
                                wanneer=VANDAAG,
                                gemaakt_at=NU, gemaakt_door=new_id(), klaar_at=NU if n % 2 else None)
    with als("samira") as samira:
        with CaptureQueriesContext(connection) as asked:
            queries.zaakpagina(samira, queries.zaak_for(samira, samiras.nummer, Deed.ZAAK_ZIEN, on=VANDAAG),
                               on=VANDAAG)
        assert len(asked) == 4  # the zaak, contacts, regie with the people, and the look log
        with CaptureQueriesContext(connection) as asked:
            queries.mijn_dag(samira, on=VANDAAG, at=NU)
        assert len(asked) == 3  # zaken, the four other lists, and the look log
