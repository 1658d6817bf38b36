"""How long a share lasts, what it opens, and what the table says; the examples as an official would put them."""

import dataclasses
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ketenkameleon.rules.delen import (
    Celstand,
    Gedeeld,
    article_for,
    giver,
    holds_until,
    may_withdraw,
    opens,
    reopened,
    shown_to_family,
    stands,
    who_sees_what,
    without_name,
    written_as,
)
from ketenkameleon.rules.gezag import Gezagsoort, Gezin
from ketenkameleon.rules.gronden import Grondsoort, Nood, Toetsen, Verteld
from ketenkameleon.rules.leerplicht import BirthDate
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.roles import Regime
from ketenkameleon.rules.toestemming import Deling, Hoedanigheid, Toestemming, Toestemmingsvorm, may_share

WET = shipped()
ON = date(2026, 10, 8)
NU = datetime(2026, 10, 8, 8, tzinfo=UTC)
A_DAY = timedelta(days=1)
KIND, MOEDER, VADER = (UUID(int=n) for n in range(1, 4))
GEWOGEN, VERTELD = Toetsen("starten", "alleen dit", "anders kan niet"), Verteld(date(2026, 10, 1), "thuis")


def ja(door=MOEDER, **changes):
    als = Hoedanigheid.KIND if door == KIND else Hoedanigheid.GEZAG
    facts = {"door": door, "als": als, "ja": True, "op": date(2026, 10, 1), "tot": date(2027, 1, 31),
             "ontvanger": "cjg", "soorten": frozenset({"plan"}), "hoe": Toestemmingsvorm.MONDELING,
             "leeftijd_toen": 14}
    return Toestemming(**{**facts, **changes})


VEERTIEN, NIET_VERTELD, ALLEEN_DOEL = BirthDate(2012, 5, 17), Verteld(), Toetsen("starten")


def gezin(geboren=VEERTIEN, dragers=(MOEDER,)):
    soort = {0: Gezagsoort.NIET_TE_BEPALEN, 1: Gezagsoort.EENHOOFDIG, 2: Gezagsoort.GEZAMENLIJK}[len(dragers)]
    return Gezin(KIND, geboren, soort, frozenset(dragers))


def deling(*said, **changes):
    facts = {"gever": "leerplicht", "ontvanger": "cjg", "soorten": frozenset({"plan"}), "regime": Regime.AVG,
             "grond": Grondsoort.TOESTEMMING, "doel": "starten", "van": date(2026, 10, 1), "tot": date(2027, 3, 1),
             "gezin": gezin(), "toestemmingen": said, "gehoord_op": date(2026, 10, 1), "toetsen": GEWOGEN,
             "verteld": VERTELD}
    return Deling(**{**facts, **changes})


def nood(verteld=NIET_VERTELD, toetsen=ALLEEN_DOEL, **changes):
    what = Nood(NU, "gevaar", NU, toetsen, verteld)
    return deling(grond=Grondsoort.VITAAL_BELANG, nood=what, **changes)


@pytest.mark.parametrize(("share", "last", "why"), [
    (deling(ja()), date(2027, 1, 31), "the last day of her yes"),
    (deling(ja(tot=date(2028, 1, 1))), date(2027, 3, 1), "the last day of the share"),
    (deling(ja(), ja(tot=date(2027, 6, 1))), date(2027, 3, 1), "a second yes runs longer than the share"),
    (deling(ja(ingetrokken_op=date(2026, 11, 1))), date(2026, 10, 31), "the day before it is taken back"),
    (deling(ja(), ja(ja=False, op=date(2026, 12, 1))), date(2026, 11, 30), "the day before a no"),
    (deling(ja(), gezin=gezin(BirthDate(2010, 10, 20))), date(2026, 10, 19), "the day before sixteen"),
    (deling(ja(), gezin=gezin(BirthDate(2010, 11))), date(2026, 10, 31), "the first day that can be sixteen"),
    (deling(ja(), gezin=gezin(BirthDate(2014, 12, 1))), date(2026, 11, 30), "the day before twelve"),
    (deling(ja(KIND), gezin=gezin(BirthDate(2008, 12, 24))), date(2026, 12, 23), "the day before eighteen"),
    (deling(), None, "nobody said yes"),
    (deling(ja(), tot=None), None, "no last day"),
    (deling(ja(), gezin=gezin(None)), None, "no age"),
    (deling(grond=Grondsoort.WET, ontvanger="veilig_thuis", soorten=frozenset({"zorgen"})), date(2027, 3, 1), "law"),
    (deling(grond=Grondsoort.WET, ontvanger="veilig_thuis", soorten=frozenset({"zorgen"}), gezin=gezin(None)),
     date(2027, 3, 1), "the law asks no age"),
    (nood(), date(2026, 10, 9), "an emergency until its explanation is due"),
    (nood(VERTELD, GEWOGEN), date(2027, 3, 1), "an emergency that was explained"),
])
def test_a_share_holds_until(share, last, why):
    assert holds_until(share, on=ON, wet=WET) == last, why


def test_an_emergency_nobody_explained_does_not_stand_two_days_later():
    assert stands(nood(), on=date(2026, 10, 9), wet=WET)
    assert not stands(nood(), on=date(2026, 10, 10), wet=WET)
    assert not stands(deling(), on=ON, wet=WET)


@given(geboren=st.builds(lambda j, m, d: BirthDate(j, m if d or m > 0 else None, d or None) if m else BirthDate(j),
                         st.integers(2007, 2016), st.integers(0, 12), st.integers(0, 28)),
       tot=st.dates(ON, date(2028, 1, 1)), yes=st.dates(ON, date(2028, 1, 1)), child=st.booleans(),
       court=st.booleans())
@settings(max_examples=150, deadline=None)
def test_a_share_stands_on_every_day_until_that_day_and_not_on_the_next(geboren, tot, yes, child, court):
    said = [ja(tot=yes)] + ([ja(KIND, tot=yes)] if child else [])
    if court:
        said.append(ja(None, als=Hoedanigheid.RECHTER, hoe=Toestemmingsvorm.BESCHIKKING, tot=yes))
    share = deling(*said, tot=tot, gezin=gezin(geboren))
    until = holds_until(share, on=ON, wet=WET)
    if until is None:
        assert not may_share(share, on=ON, wet=WET)
        return
    days = [ON, until, until - A_DAY, ON + (until - ON) / 2]
    assert all(may_share(share, on=day, wet=WET) for day in days if day >= ON)
    assert not may_share(share, on=until + A_DAY, wet=WET)


@pytest.mark.parametrize(("als", "partij", "regime"), [
    (100, "leerplicht", Regime.AVG), (101, "leerplicht", Regime.AVG), (102, "halt", Regime.AVG),
    (103, "doorstroompunt", Regime.AVG), (201, "jeugdhulp", Regime.JEUGDWET), (301, "rvdk", Regime.RVDK),
    (401, "leerplicht", Regime.WPG),
])
def test_who_looks_as_that_gives_for_this_party_under_this_law(als, partij, regime):
    assert giver(als, on=ON, wet=WET) == (partij, regime)


@pytest.mark.parametrize(("changes", "opened"), [
    ({"ontvanger": "halt", "soorten": frozenset({"verslag"})}, (102, {100, 101}, False)),
    ({"ontvanger": "rvdk", "soorten": frozenset({"waarom"})}, (301, set(), True)),
    ({"gever": "jeugdhulp", "ontvanger": "rvdk", "soorten": frozenset({"hulp"})}, (301, {201}, False)),
    ({"gever": "college", "ontvanger": "rvdk", "soorten": frozenset({"verslag"})}, (301, set(), False)),
    ({"ontvanger": "halt", "soorten": frozenset({"plan"})}, (102, set(), False)),
    ({"ontvanger": "cjg", "soorten": frozenset({"verslag", "waarom"})}, (None, set(), False)),
    ({"ontvanger": "halt", "soorten": frozenset({"verslag"}), "regime": Regime.WPG}, (None, set(), False)),
])
def test_a_share_opens_only_the_verslagen_of_who_gives_to_the_rol_of_who_gets(changes, opened):
    found = opens(deling(**changes), on=ON, wet=WET)
    assert (found.lezersmuur, set(found.muren), found.verhaal) == opened


def test_no_share_ever_opens_a_verslag_of_a_verhoor():
    assert all(401 not in written_as(als, on=ON, wet=WET) for als in (100, 101, 102, 103, 201, 301))


def test_who_takes_a_yes_back_gave_it_or_must_say_yes_as_well():
    both, one = gezin(dragers=(MOEDER, VADER)), gezin()
    assert may_withdraw(ja(), MOEDER, one, Regime.AVG, on=ON, wet=WET)
    assert may_withdraw(ja(), VADER, both, Regime.AVG, on=ON, wet=WET)
    for who, around in ((VADER, one), (KIND, one), (VADER, gezin(None)), (None, one)):
        assert may_withdraw(ja(), who, around, Regime.AVG, on=ON, wet=WET).code == "not_theirs_to_withdraw"
    assert may_withdraw(ja(), KIND, one, Regime.JEUGDWET, on=ON, wet=WET), "at 14 the child decides on help as well"


def test_research_gets_only_what_names_nobody():
    assert without_name("onderzoek", {"verzuim", "uitkomst"}, on=ON, wet=WET)
    assert not without_name("onderzoek", {"verzuim", "plan"}, on=ON, wet=WET)
    assert without_name("cjg", {"plan"}, on=ON, wet=WET)


def test_the_article_is_named_once_and_only_for_that_giver_and_law():
    asked = {"gever": "leerplicht", "ontvanger": "veilig_thuis", "on": ON, "wet": WET}
    assert article_for({"zorgen"}, regime=Regime.AVG, **asked).startswith("Besluit meldcode")
    assert article_for({"zorgen"}, regime=Regime.WPG, **asked) == ""
    assert article_for({"plan"}, regime=Regime.AVG, **asked) == ""


def test_a_birthday_reopens_a_yes_that_runs_and_no_other():
    sixteen = gezin(BirthDate(2010, 10, 8))
    assert reopened([ja()], sixteen, on=ON, wet=WET) == 16
    gone = [ja(ja=False), ja(ingetrokken_op=ON), ja(tot=date(2026, 10, 7)), ja(op=ON)]
    assert reopened(gone, sixteen, on=ON, wet=WET) is None
    assert reopened([ja()], gezin(), on=ON, wet=WET) is None


def cel(tabel, ontvanger, soort):
    return next(c for kind, cells in tabel.rijen for c in cells if (kind, c.ontvanger) == (soort, ontvanger))


def tabel(*shares, voor=(), familie=False, **rest):
    rows = [Gedeeld(UUID(int=50 + n), share, **rest) for n, share in enumerate(shares)]
    return who_sees_what(rows, frozenset(voor), gezin=familie, on=ON, wet=WET)


def test_the_empty_table_says_what_is_seen_anyway_and_no_to_all_the_rest():
    found = tabel()
    assert found.ontvangers == ("school", "cjg", "ggd", "swv", "halt", "rvdk", "onderzoek")
    seen = {(kind, c.ontvanger) for kind, cells in found.rijen for c in cells if c.ja}
    assert seen == {("verzuim", "school"), ("regie", "school"), *((k, p) for k in ("verzuim", "regie", "plan")
                                                                    for p in ("halt", "rvdk"))}
    assert cel(found, "school", "verzuim").stand is Celstand.VANZELF


@pytest.mark.parametrize(("share", "who", "kind", "stand"), [
    (deling(ja()), "cjg", "plan", Celstand.JA),
    (deling(), "cjg", "plan", Celstand.WACHT),
    (deling(ja(KIND, ja=False)), "cjg", "plan", Celstand.WACHT),
    (deling(tot=date(2026, 10, 7)), "cjg", "plan", Celstand.NEE),
    (deling(tot=None), "cjg", "plan", Celstand.NEE),
    (deling(ja(), gezin=gezin(BirthDate(2010, 10, 8))), "cjg", "plan", Celstand.OPNIEUW),
    (nood(), "cjg", "plan", Celstand.NOOD),
    (deling(grond=Grondsoort.WET, ontvanger="veilig_thuis", soorten=frozenset({"zorgen"})), "veilig_thuis", "zorgen",
     Celstand.WET),
])
def test_a_cell_says_how_it_stands(share, who, kind, stand):
    assert cel(tabel(share), who, kind).stand is stand


def test_the_law_goes_before_a_yes_and_a_yes_before_an_emergency():
    said = cel(tabel(nood(), deling(ja())), "cjg", "plan")
    assert (said.stand, said.tot) == (Celstand.JA, date(2027, 1, 31))


def test_a_yes_at_the_telling_is_a_cell_of_its_own():
    assert cel(tabel(voor=(100, 301)), "rvdk", "waarom").stand is Celstand.VERTELD
    assert cel(tabel(voor=(100, 301)), "halt", "waarom").stand is Celstand.NEE
    assert cel(tabel(voor=(100, 301)), "cjg", "waarom").stand is Celstand.NEE


def test_a_share_that_was_stopped_is_not_in_the_table():
    assert tabel(deling(ja()), open=False) == tabel()


WPG = deling(regime=Regime.WPG, grond=Grondsoort.WET, ontvanger="om", soorten=frozenset({"proces_verbaal"}))
STIL = dataclasses.replace(deling(ja()), verteld=Verteld(reden_niet="gevaar"))
GEHEIM = nood(Verteld(reden_niet="gevaar voor het kind"), ontvanger="veilig_thuis")


@pytest.mark.parametrize("share", [WPG, GEHEIM, STIL])
def test_the_family_reads_the_same_table_less_the_wpg_and_what_was_with_a_reason_not_told(share):
    assert tabel(share, familie=True) == tabel()
    assert tabel(share) != tabel()


def test_what_the_family_was_told_it_reads_as_who_works_does():
    assert tabel(deling(ja()), familie=True) == tabel(deling(ja()))


@pytest.mark.parametrize(("changes", "shown"), [
    ({}, True), ({"verteld": NIET_VERTELD}, True), ({"verteld": Verteld(None, "", "gevaar")}, False),
    ({"regime": Regime.WPG}, False), ({"nood": Nood(NU, "gevaar", NU, GEWOGEN, NIET_VERTELD)}, False),
    ({"nood": Nood(NU, "gevaar", NU, GEWOGEN, VERTELD)}, True),
])
def test_the_own_page_of_a_family_shows_what_it_was_told_and_an_emergency_no_sooner(changes, shown):
    assert shown_to_family(deling(**changes)) is shown
