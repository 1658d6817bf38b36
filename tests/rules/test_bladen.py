"""What docs/rules says is what the rules answer: every example, every table, every row with its zekerheid."""

import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from bevoegd_bouw import ALL, pro, without, zaak
from ketenkameleon.rules.absence import AbsenceDay, report_due_by, thresholds
from ketenkameleon.rules.access import Deed, Functie, Relatie, who_may
from ketenkameleon.rules.authority import Bewijs, may_take
from ketenkameleon.rules.beeld import serves, subjects
from ketenkameleon.rules.belofte import day_number, milestones, niveau, promise
from ketenkameleon.rules.bewijs import ProfessionalFeiten, needs, proof_name
from ketenkameleon.rules.bezwaar import Bezwaarfeiten, bezwaar
from ketenkameleon.rules.calendar import school_calendar
from ketenkameleon.rules.duo import Stap, aanleiding_of, fold, gevolg_of, may_send_status, reachability
from ketenkameleon.rules.fase import Fase, FaseStap
from ketenkameleon.rules.halt import hours
from ketenkameleon.rules.inzet import InzetFeit, Inzetsoort
from ketenkameleon.rules.leerplicht import BirthDate, duty_on
from ketenkameleon.rules.loopbaan import career_name, career_steps
from ketenkameleon.rules.ouderregel import fixed_from
from ketenkameleon.rules.plek import PlekStand, dispute_until, plek_steps, reopens_zaak
from ketenkameleon.rules.programma import programme
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.roles import Rol, muur, role_facts
from ketenkameleon.rules.routes import Route, follows, stands
from ketenkameleon.rules.routes import steps as route_steps
from ketenkameleon.rules.ruimte import most_zaken
from ketenkameleon.rules.termijnlijst import term as route_term
from ketenkameleon.rules.terms import last_day_of_term
from ketenkameleon.rules.verhoor import Verdachte, answers, may_invite, questions
from ketenkameleon.rules.verlof import Verlofsoort, Verlofvraag, exemptions, notice_by, who_decides
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
         "routes", "termijnen", "wetboek", "loopbaan", "berichten", "plan", "kernteam",
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


def test_roles_are_those_of_the_page(blad):
    for rol, row in zip(Rol, blad("rollen-en-bevoegdheid").tabel("rol", "teken"), strict=True):
        facts = role_facts(rol, on=ON, wet=WET)
        ages = {None: "–", 12: "vanaf 12"}[facts.minimum_leeftijd]
        if facts.maximum_leeftijd:
            ages = f"{facts.minimum_leeftijd} tot en met {facts.maximum_leeftijd}"
        assert [*row[:2], row[2].lower(), row[4], row[5]] == [
            facts.naam, facts.letter, facts.regime, ages, str(muur(rol, wet=WET))]
    for rol, (naam, proofs) in zip(Rol, blad("bevoegdheid").tabel("rol", "bewijzen (alle nodig)"), strict=True):
        asked = [eis.soort.split("_")[0] + {"gemeente": " voor deze gemeente", "gebied": " boa voor dit gebied"}.get(
            eis.waar, "") for eis in needs(rol, ON, WET)]
        assert (naam, proofs.lower().split(" én ")) == (role_facts(rol, on=ON, wet=WET).naam, asked)


def test_steps_of_the_training_phases_and_acts_are_those_of_the_page(blad):
    page = blad("bevoegdheid")
    steps = [[str(number) for number in pair] for pair in WET.waarde("boa.phb", ON)]
    assert page.tabel("jaren na het begin van de akte") == [
        *steps, ["verlengen", str(WET.getal("boa.phb_verlengen", ON))]]
    assert [cells[:2] for cells in page.tabel("fase")] == [
        [row["naam"], "het eigen maximum" if row["zaken"] is None else str(row["zaken"])]
        for row in WET.tabel("team.fasen", ON).values()]
    assert [cells[:2] for cells in page.tabel("daad", "van wie")] == [
        [row["naam"], row["orgaan"]] for row in WET.tabel("daad.bewijzen", ON).values()]
    assert "Waarschuwen** {}, {} en {} dagen".format(*WET.waarde("bevoegdheid.waarschuwen", ON)) in page.tekst
    assert f"Ten hoogste {WET.getal('boa.termijn', ON)} kalendermaanden" in page.tekst
    assert f"{WET.getal('boa.verlengen', ON)} kalendermaanden voor het einde" in page.tekst


def test_steps_and_programme_of_the_team_are_those_of_the_page(blad):
    page, standen = blad("loopbaan"), WET.tabel("team.loopbaan", ON)
    assert page.tabel("van", "naar", "grond") == [
        [career_name(was, ON, WET), career_name(to, ON, WET), grond]
        for (was, to), grond in career_steps(on=ON, wet=WET).items()]
    assert page.tabel("stand", "zaken") == [[row["naam"], yes(row["zaken"])] for row in standen.values()]
    assert page.tabel("deel", "uren", "klaar door") == [
        [deel.naam, str(deel.uren), proof_name(deel.soort, ON, WET) if deel.soort else "een eigen dag"]
        for deel in programme(ON, WET)]
    for of, contract, elders, most in page.tabel("ruimte", "contract"):
        facts = ProfessionalFeiten((), (), (FaseStap(Fase.ZELFSTANDIG, ON, True),), (
            InzetFeit("x", Inzetsoort.MEEWERKEN, ON, None, Decimal(elders)),))
        assert str(most_zaken(facts, int(of), Decimal(contract), on=ON, wet=WET)) == most


def taken(rol, leeftijd, *bewijzen):
    verdict = may_take(rol, pro(*bewijzen), zaak(leeftijd=leeftijd), ON, wet=WET)
    return getattr(verdict, "code", "kan"), dict(getattr(verdict, "gegevens", ()))


def test_proofs_hold_on_the_days_of_the_page(blad, dagen):
    codes = {"kan": "kan", "kan niet: pas": "proof_not_yet", "kan niet: gold": "proof_expired",
             "kan niet: ontbreekt": "proof_missing"}
    for proof, answer in blad("rollen-en-bevoegdheid").tabel("inwerken bij Halt"):
        days = dagen(proof)
        tot = days[-1] if "tot en met" in proof else None
        van = days[0] if days and not proof.startswith("tot") else date(2020, 1, 1)
        held = [Bewijs(Rol.HALT, "inwerken_halt", None, van, tot)] if days else []
        code, said = taken(Rol.HALT, 14, *without("inwerken_halt"), *held)
        assert code == max((key, found) for key, found in codes.items() if answer.startswith(key))[1]
        assert said.get("vanaf", said.get("tot", "")) in answer


def test_ages_of_a_rol_are_those_of_the_page(blad):
    codes = {"kan": "kan", "te jong": "too_young", "te oud": "too_old", "leeftijd niet bekend": "age_unknown"}
    names = {role_facts(rol, on=ON, wet=WET).naam: rol for rol in Rol}
    for naam, ages, answer in blad("rollen-en-bevoegdheid").tabel("rol", "leeftijd", "antwoord"):
        for age in ages.split(", "):
            code, _ = taken(names[naam], int(age) if age.isdigit() else None, *ALL)
            assert code == codes[answer], (naam, age)


def test_a_verhoor_begins_and_waits_as_the_page_says(blad, dagen):
    page = blad("rollen-en-bevoegdheid")
    codes = {"kan": None, "kan niet: de brief is van vandaag": "verhoor_same_day",
             "kan niet: geen brief": "verhoor_on_paper"}
    for posted, answer in page.tabel("brief verstuurd op"):
        day = dagen(posted)[0] if posted != "geen" else None
        assert getattr(may_invite([Verdachte(True, day)], ON, wet=WET), "code", None) == codes[answer], posted
    said = [(vraag, zin, answer == "door") for vraag, zin, answer in page.tabel("vraag", "antwoord")]
    assert said == [(vraag, answer.zin, answer.gaat_door) for vraag in questions(kind=True)
                    for answer in answers(vraag, on=ON, wet=WET).values()]


def test_the_line_for_parents_stands_from_the_moment_of_the_page(blad, dagen):
    for saved, until in blad("rollen-en-bevoegdheid").tabel("bewaard op"):
        day, hour = fixed_from(*dagen(saved), wet=WET)
        assert (dagen(until), f"{hour.hour}.00 uur") == ([day], until.split(", ")[1]), saved


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


def route_page(blad, route):
    return blad(f"route-{route.replace('_', '-')}")


@pytest.mark.parametrize("route", Route)
def test_steps_of_a_route_are_those_of_its_page(blad, route):
    known, parties = stands(route, on=ON, wet=WET), WET.tabel("route.partijen", ON)
    eisen = WET.tabel("route.eisen", ON)
    rows = route_page(blad, route).tabel("van", "naar", "wie zet de stap")
    held = [(known[was], known[to], ", ".join(parties[p] for p in stap.door), stap.grond, stap.eisen, stap.zekerheid)
            for (was, to), stap in route_steps(route, on=ON, wet=WET).items()]
    assert [(*row[:4], row[5]) for row in rows] == [(*step[:4], step[5]) for step in held]
    for (*_, asked, _), (*_, codes, _) in zip(rows, held, strict=True):
        assert len(asked.split("; ")) == max(len(codes), 1)
        named = [eisen[code]["naam"] for code in codes]
        assert all(naam == said or not naam for naam, said in zip(named, asked.split("; "), strict=False))
        assert (asked == "–") == (not codes)


@pytest.mark.parametrize("route", Route)
def test_terms_of_a_route_are_those_of_its_page(blad, route):
    known = stands(route, on=ON, wet=WET)
    held = [[known[was], known[to], code, word] for (was, to), stap in route_steps(route, on=ON, wet=WET).items()
            for word, codes in (("begint", stap.start), ("stopt", stap.stopt)) for code in codes]
    assert (route_page(blad, route).tabel("bij de stap van") if held else []) == held


def test_help_first_and_what_follows_are_those_of_the_page(blad):
    names = {route: WET.tabel(f"route.{route}", ON)["naam"] for route in Route}
    first = WET.tabel("route.hulp_eerst", ON)
    said = {re.sub(r"\[(.*?)\].*", r"\1", naam): answer for naam, answer in blad("routes").tabel("route")}
    assert said == {names[route]: yes(first.get(route, False)) for route in Route}
    held = [[names[route], naam, names[other], grond] for route in Route
            for stand, naam in stands(route, on=ON, wet=WET).items()
            for other, grond in follows(route, stand, on=ON, wet=WET).items()]
    assert blad("routes").tabel("na", "einde") == held


def test_terms_are_those_of_the_page(blad, dagen):
    for code, naam, length, origin, kind, sure in blad("termijnen").tabel("termijn", "wat"):
        found = route_term(code, ON, wet=WET)
        assert [found.naam, f"{found.lengte} {found.telt}", found.herkomst, found.soort, found.zekerheid] == [
            naam, length, origin, kind, sure]
    for code, begin, last, counted in blad("termijnen").tabel("termijn", "begin"):
        found = route_term(code, *dagen(begin), wet=WET)
        assert ([found.laatste_dag], found.geteld) == (dagen(last), counted)


def test_conditions_and_hours_of_halt_are_those_of_the_page(blad):
    page = blad("route-halt")
    assert page.tabel("voorwaarde") == [[row["naam"], row["zekerheid"]]
                                        for row in map(table, WET.tabel("halt.voorwaarden", ON).values())]
    limits, days = WET.tabel("halt.grenzen", ON), WET.tabel("halt.dagen", ON)
    assert "Groot genoeg: {uren_minst} uur of {te_laat_minst} keer te laat.".format(**limits) in page.tekst
    assert "meer dan {uren_meest} uur of {te_laat_meest} keer".format(**limits) in page.tekst
    assert "hoogstens {reeks} schooldagen, in een half schooljaar hoogstens {half_jaar}".format(**days) in page.tekst
    for age, absent, late, given, how in page.tabel("leeftijd", "uren verzuim"):
        found = hours(int(age), uren=int(absent), te_laat=int(late), on=ON, wet=WET)
        assert (str(found.uren), how.split(",")[0]) == (given, " + ".join(str(plus) for _, plus in found.regels))
        assert found.afgekapt == ("hoogstens" in how)
        assert found.regel in page.tekst


def test_exemptions_and_leave_are_those_of_their_pages(blad, dagen):
    assert blad("route-vrijstelling").tabel("soort", "wie beslist") == [
        [soort.naam, soort.beslist, soort.grens, soort.bron] for soort in exemptions(on=ON, wet=WET).values()]
    begins, by = dagen(blad("route-vrijstelling").tekst.partition("Begint die op")[2])
    assert notice_by(begins, wet=WET) == by
    kinds = {"gewichtig": Verlofsoort.GEWICHTIG, "werk van de ouders": Verlofsoort.WERK_OUDERS}
    for had, asked, why, who in blad("route-verlof").tabel("al gehad"):
        vraag = Verlofvraag(kinds[why], int(asked), ON, date(2026, 8, 31), int(had))
        assert who_decides(vraag, on=ON, wet=WET) == who
    signal = "bij de {meldingen}e ziekmelding in {lesweken} lesweken, of op de {schooldagen}e schooldag ziek op rij"
    assert signal.format(**WET.tabel("ziekte.signaal", ON)) in blad("route-ziekte").tekst


def test_the_beeld_asks_and_serves_what_the_page_says(blad):
    page = blad("beeld-en-besluiten")
    assert page.tabel("onderwerp", "vraag") == [[s.naam, s.vraag] for s in subjects(on=ON, wet=WET)]
    for here, also, voor in page.tabel("verteld als"):
        rollen = [] if also == "–" else [Rol(also)]
        assert voor == ", ".join(map(str, serves(int(here), rollen, on=ON, wet=WET)))


def test_a_bezwaar_stands_as_the_page_says(blad, dagen):
    for *known, on, stand in blad("beeld-en-besluiten").tabel("verstuurd", "ingediend"):
        facts = Bezwaarfeiten(*(None if day == "–" else dagen(day)[0] for day in known))
        assert bezwaar(facts, on=dagen(on)[0], wet=WET).naam == stand


def test_what_a_route_asks_and_what_a_letter_tells_is_what_the_page_says(blad):
    page = blad("wat-een-route-vraagt")
    assert page.tabel("vraag", "routes") == [[row["naam"], ", ".join(row["routes"])]
                                             for row in map(table, WET.tabel("route.vragen", ON).values())]
    assert page.tabel("dit is dan bekend") == [[code, ", ".join(row["brieven"]), row["aan"]] for code, row in (
        (code, table(value)) for code, value in WET.tabel("route.uit_brief", ON).items())]
