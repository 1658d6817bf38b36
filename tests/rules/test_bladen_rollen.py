"""The pages of docs/rules about rollen, bevoegdheid, the team and the verhoor are what the rules answer."""

from datetime import date, timedelta
from decimal import Decimal

from bevoegd_bouw import ALL, pro, without, zaak
from ketenkameleon.rules.authority import Bewijs, may_take
from ketenkameleon.rules.bewijs import ProfessionalFeiten, needs, proof_name
from ketenkameleon.rules.fase import Fase, FaseStap
from ketenkameleon.rules.inzet import InzetFeit, Inzetsoort
from ketenkameleon.rules.loopbaan import career_name, career_steps
from ketenkameleon.rules.ouderregel import fixed_from
from ketenkameleon.rules.programma import programme
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.roles import Rol, muur, role_facts
from ketenkameleon.rules.ruimte import most_zaken
from ketenkameleon.rules.verhoor import Verdachte, answers, may_invite, questions

WET = shipped()
ON = date(2026, 10, 8)
A_DAY = timedelta(days=1)


def yes(value):
    return "ja" if value else "nee"


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
