"""What docs/rules says is what the rules answer: every example, every table, every row with its zekerheid."""

from datetime import UTC, date, datetime, timedelta

import pytest

from ketenkameleon.rules.absence import AbsenceDay, report_due_by, thresholds
from ketenkameleon.rules.access import Deed, Functie, Relatie, who_may
from ketenkameleon.rules.belofte import day_number, milestones, niveau, promise
from ketenkameleon.rules.calendar import school_calendar
from ketenkameleon.rules.duo import Stap, aanleiding_of, fold, gevolg_of, may_send_status, reachability
from ketenkameleon.rules.leerplicht import BirthDate, duty_on
from ketenkameleon.rules.plek import PlekStand, dispute_until, plek_steps, reopens_zaak
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.roles import Rol
from ketenkameleon.rules.routes import Route
from ketenkameleon.rules.terms import last_day_of_term
from ketenkameleon.rules.waarden import items, table
from ketenkameleon.rules.zaak import Zaaksoort, answer_due, has_promise, may_have_role, steps

WET = shipped()
NOORD = school_calendar("noord", wet=WET)
ON = date(2026, 10, 8)
A_DAY = timedelta(days=1)
MONDAY = datetime(2026, 9, 7, 10, tzinfo=UTC)
PAGES = ["kalender", "leerplicht", "zestien-uur", "belofte", "zaak-en-plek", "rollen-en-bevoegdheid",
         "bevoegdheid", "toegang", "duo", "wie-ziet-wat", "delen-en-toestemming", "bewaren", "inzage",
         "verwerkingen", "inloggen", "taal", "brieven", "beeld-en-besluiten", "wat-een-route-vraagt",
         "routes", "termijnen", "wetboek", "loopbaan", "berichten", "plan", "kernteam", "gezin",
         *(f"route-{route.replace('_', '-')}" for route in Route)]
UNITS = {"weken": "weeks", "dagen": "days", "maanden": "months"}


def yes(value):
    return "ja" if value else "nee"


def test_every_row_stands_on_a_page_with_its_zekerheid_and_whether_it_is_local(blad):
    said = [(naam, set(zekerheid.split("; ")), lokaal) for page in PAGES
            for names, zekerheid, lokaal in blad(page).tabel("rij") for naam in names.split(", ")]
    held = {naam: ({r.zekerheid.value for r in WET.versies(naam)}, yes(WET.versies(naam)[-1].lokaal))
            for naam in {rij.naam for rij in WET.rijen}}
    assert {naam: (zekerheid, lokaal) for naam, zekerheid, lokaal in said} == held
    assert len(said) == len(held), "each row on one page"


def test_terms_end_on_the_day_the_page_says(blad, dagen):
    for begin, term, last, why in blad("kalender").tabel("begin", "termijn"):
        length, unit = term.split()
        found = last_day_of_term(*dagen(begin), **{UNITS[unit]: int(length)}, wet=WET)
        assert [found] == dagen(last), why


def test_school_is_open_or_closed_as_the_page_says(blad, dagen):
    for regio, day, answer in blad("kalender").tabel("regio", "dag", "school?"):
        why = school_calendar(regio, wet=WET).why_closed(*dagen(day))
        assert answer == (f"nee, {why}" if why else "ja"), day


def test_the_corrected_holidays_are_those_of_the_page(blad, dagen):
    for regio, _, here in blad("kalender").tabel("regio", "in de tabel"):
        [first, last] = dagen(here)
        held = [(row["van"], row["tot"]) for rij in WET.versies(f"schoolvakanties.{regio}")
                for row in items(table(rij.waarde)["vakanties"])]
        assert [(van, tot) for van, tot in held if van <= last <= tot] == [(first, last)]


def test_the_bands_of_a_holiday_are_those_of_the_page(blad):
    bands = WET.tabel("kalender.plausibele_vakantie", ON)
    assert bands["herfstvakantie"] == bands["voorjaarsvakantie"] == bands["meivakantie"]
    herfst, kerst, zomer = ("{} tot en met {}".format(*bands[f"{naam}vakantie"])
                            for naam in ("herfst", "kerst", "zomer"))
    said = f"herfst, voorjaar en mei {herfst} dagen, kerst {kerst}, zomer {zomer}."
    assert said in blad("kalender").tekst


def test_duty_is_what_the_page_says(blad, dagen):
    for born, on, answer in blad("leerplicht").tabel("geboren", "op"):
        days = dagen(born)
        birth = BirthDate(days[0].year, days[0].month, days[0].day) if days else BirthDate(int(born[:4]))
        assert duty_on(birth, *dagen(on), startkwalificatie=False, wet=WET) == answer, born


def test_sixteen_hours_are_reached_on_the_days_of_the_page(blad, dagen):
    for absence, begin, reached, why in blad("zestien-uur").tabel("verzuim (noord, 2026)"):
        days = [AbsenceDay(day, int(part.split()[0]) * 60) for part in absence.split("; ")
                for day in dagen(part.partition(" op ")[2], 2026)]
        found = thresholds(days, calendar=NOORD, wet=WET)
        assert [t.begin for t in found] == dagen(begin, 2026), why
        assert [t.bereikt for t in found] == dagen(reached, 2026), why


def test_report_is_due_on_the_day_of_the_page(blad, dagen):
    [reached, due] = dagen(blad("zestien-uur").tekst.partition("Bereikt op")[2].partition("##")[0])
    assert report_due_by(reached, wet=WET) == due


def test_promises_are_those_of_the_page(blad, dagen):
    for report, op, why in blad("belofte").tabel("melding", "belofte"):
        [van] = dagen(report)
        assert [promise(van, wet=WET).op] == dagen(op), why
        assert "dag " not in op or f"dag {day_number(van, *dagen(op))}" in op


def test_levels_change_on_the_days_of_the_page(blad, dagen):
    rows = blad("belofte").tabel("dagen over")
    let_op, spoed = (WET.tabel(f"mijlpaal.{code}", ON)["aantal"] for code in ("let_op", "spoed"))
    assert [left for left, _, _ in rows] == [f"meer dan {let_op}", f"{let_op} tot en met {spoed + 1}",
                                             f"{spoed} tot en met 0", "voorbij"]
    for _, level, when in rows:
        [day] = dagen(when, 2026)
        other = day + A_DAY if when.startswith("tot en met") else day - A_DAY
        assert niveau(date(2026, 12, 7), day, wet=WET) == level
        assert niveau(date(2026, 12, 7), other, wet=WET) != level


def test_milestones_are_those_of_the_page(blad, dagen):
    rules = [WET.tabel(f"mijlpaal.{code}", ON) for code in WET.waarde("mijlpalen", ON)]
    counts = [f"{row['aantal']} {row['telt'].removeprefix('kalender')}" for row in rules]
    held = [(m.naam, [m.op]) for m in milestones(date(2026, 9, 7), date(2026, 12, 7), wet=WET)]
    rows = blad("belofte").tabel("mijlpaal")
    assert [(naam, dagen(day, 2026)) for naam, _, day in rows] == held
    assert [count for _, count, _ in rows] == counts


def test_steps_of_a_zaak_and_of_a_plek_are_those_of_the_page(blad):
    zaak = {(was, to) for was, to, _ in blad("zaak-en-plek").tabel("van", "naar", "grond")}
    assert zaak == {(was.replace("_", " "), to.replace("_", " ")) for was, to in steps(on=ON, wet=WET)}
    [rows] = [rows[1:] for rows in blad("zaak-en-plek").tabellen() if rows[0] == ["van", "naar"]]
    plek = {(PlekStand(was), PlekStand(to)) for was, ends in rows for to in ends.split(", ")}
    assert plek == set(plek_steps(on=ON, wet=WET))


@pytest.mark.parametrize("soort", Zaaksoort)
def test_kinds_of_zaak_are_those_of_the_page(blad, soort):
    [(promised, not_allowed)] = [row[1:] for row in blad("zaak-en-plek").tabel("soort") if row[0] == soort]
    assert promised == yes(has_promise(soort, on=ON, wet=WET))
    leerplicht = {Rol.LEERPLICHT_GESPREK, Rol.LEERPLICHT_VERHOOR}
    names = {"–": set(), "Halt": {Rol.HALT}, "Leerplicht, gesprek en verhoor": leerplicht}
    assert names[not_allowed] == {rol for rol in Rol if not may_have_role(soort, rol, on=ON, wet=WET)}


def test_outcomes_are_those_of_the_page(blad):
    rows = [table(row) for row in WET.tabel("zaak.uitkomsten", ON).values()]
    assert blad("zaak-en-plek").tabel("uitkomst") == [
        [row["naam"], yes(row["nazorg"]), yes(row["reden"]), yes(row["plek"])] for row in rows]


def test_terms_of_a_verzoek_and_a_plek_are_those_of_the_page(blad, dagen):
    page = blad("zaak-en-plek")
    [asked, due] = dagen(page.tekst.partition("gevraagd op")[2].partition("Alleen")[0])
    assert answer_due(asked, wet=WET) == due
    for what, day, until in page.tabel("noord"):
        [first], [last] = dagen(day), dagen(until)
        if what.startswith("bevestigd"):
            assert dispute_until(first, NOORD, wet=WET) == last
        else:
            assert reopens_zaak(first, last, NOORD, wet=WET)
            assert not reopens_zaak(first, last + A_DAY, NOORD, wet=WET)


def test_deeds_are_those_of_the_page(blad):
    columns = (Functie.BIP, Functie.COORDINATOR, Functie.SCHOOL, Functie.DUO_IMPORT, Functie.BEHEERDER,
               Functie.FG, Functie.KERNTEAM)
    both = {"afgekeurde regels zien en verbeteren": (Deed.AFGEKEURD_ZIEN, Deed.AFGEKEURD_VERBETEREN),
            "betrokken vragen en beantwoorden": (Deed.BETROKKEN_VRAGEN, Deed.BETROKKEN_ANTWOORDEN)}
    words = {"ja": "geen", "school van de melding": "school_van_melding"}
    said = {}
    for naam, *cells in blad("toegang").tabel("daad"):
        who = {functie: {Relatie(words.get(part, part)) for part in cell.split(", ")}
               for functie, cell in zip(columns, cells, strict=True) if cell}
        for deed in both.get(naam) or (Deed(naam.replace(" ", "_")),):
            said[deed] = who
    assert said == {deed: who_may(deed, on=ON, wet=WET) for deed in Deed}


def test_soorten_of_duo_set_going_what_the_page_says(blad):
    names = {"rmc18": "18+", "lrv": "LRV", "wacht_op_keuze": "wacht op een keuze",
             "doorstroompunt_zaak": "Doorstroompunt-zaak"}
    by_hand = {"absoluut": "ABSOLUUT", "hulpvraag,": "HULPVRAAG"}
    seen = set()
    for codes, what, duty, about, then in blad("duo").tabel("code", "soort"):
        for code in codes.replace("(met de hand)", by_hand.get(what.split()[0], "")).split(", "):
            soort, _, under = code.partition(" ")
            minutes = 959 if under else None
            found = aanleiding_of(soort, uren_minuten=minutes, actie_gewenst=True, on=ON, wet=WET)
            follows = gevolg_of(found, on=ON, wet=WET)
            known = table(WET.tabel("duo.soort", ON).get(soort, {"meldplicht": ""}))
            words = [names.get(word, word.replace("_", " ")) for word in (found, follows)]
            assert words == [about, then], code
            assert known["meldplicht"] == duty, code
            seen.add(soort)
    assert seen == {*WET.tabel("melding.aanleiding", ON), *WET.tabel("melding.aanleiding_met_de_hand", ON)}


def test_a_whole_day_without_lesson_hours_counts_as_the_page_says(blad):
    whole, minutes = WET.getal("duo.lesuren_hele_dag", ON), WET.getal("verzuim.uur", ON)
    assert (2 * whole, whole + 7) == (16, 15)
    assert "2 hele dagen zijn 16 uur, 1 hele dag en 7 lesuren zijn 15 uur" in blad("duo").tekst
    found = [aanleiding_of("V3", uren_minuten=hours * minutes, actie_gewenst=True, on=ON, wet=WET)
             for hours in (2 * whole, whole + 7)]
    assert found == ["zestien_uur", "onder_de_grens"]


def test_steps_of_a_status_are_those_of_the_page(blad):
    said = {}
    for was, to, remark in blad("duo").tabel("van", "naar", ""):
        for status in (part.split()[0] for part in was.split(", ")):
            said[status] = set(to.split(", ")) - {"–"} | ({"D"} if remark.startswith("en D") else set())
    held = {status: set(table(steps)) for status, steps in WET.tabel("duo.overgang", ON).items()}
    assert said == {status: held.get(status, set()) for status in "RBDGKI"}


def test_d_is_not_sent_from_the_day_of_the_page(blad, dagen):
    [end] = [day for row in blad("duo").tabel("van", "naar", "") for day in dagen(row[2])]
    sent = [bool(may_send_status("D", on=day, wet=WET)) for day in (end - A_DAY, end)]
    assert sent == [True, False]


def test_stands_of_a_melding_are_those_of_the_page(blad):
    for mutaties, stand, refused in blad("duo").tabel("mutaties op volgorde"):
        stappen = [Stap(MONDAY + index * A_DAY, b"%d" % index, part[0], "b" if "kind b" in part else "a")
                   for index, part in enumerate(mutaties.split(", "))]
        found = fold(stappen, transitions=reachability(on=ON, wet=WET))
        assert stappen[found.stand].status == stand
        said = [] if refused == "–" else [refused]
        assert [f"{stappen[index].status}: {code}" for index, code in found.refused] == said
