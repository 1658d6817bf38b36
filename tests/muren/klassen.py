"""One class for every table, and per class the policies that are no weaker than it. A new table needs a line here.

zaak: content of a zaak, by the onderdeel of the matrix whose readers are its readers. eigen: the writer's alone.
fg: of one organisatie, for its privacy officer. regio: the people and places of a regio. log: written by everybody,
read by nobody. What is exempt stands in grants.py.
Source: design.md 6, Walls; docs/adr/0017.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from grants import EXEMPT

from ketenkameleon.logboek.walls import MUREN
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.visibility import Band, Onderdeel, zicht_rijen
from wereld import VANDAAG

KLASSEN: Final = {
    "zaak.regie": {
        "toegang_relatie", "toegang_noodtoegang", "toegang_noodbericht", "zaken_zaak", "zaken_termijn", "zaken_wachtop",
        "zaken_afspraak", "zaken_gebeurtenis", "zaken_toewijzing", "zaken_contact", "zaken_veiligheidssignaal",
        "zaken_plek", "team_meeloper", "brieven_klacht", "brieven_klachtbrief", "overleg_agendapunt",
        "overleg_overlegafspraak",
    },
    "zaak.notitie": {
        "zaken_notitie", "zaken_aanvulling", "zaken_ouderregel", "brieven_brief", "brieven_briefversie",
        "zaken_verhoor", "zaken_verhoorregel", "zaken_verhoorverzoek", "zaken_dubbelrol",
    },
    "zaak.verhaal": {"zaken_verhaal", "routes_beeld"},
    "zaak.persoon": {"personen_persoon", "personen_gezag", "personen_verwant"},
    "zaak.melding": {
        "meldingen_levering", "meldingen_melding", "meldingen_mutatie", "meldingen_tevouwen",
        "meldingen_afgekeurderegel", "meldingen_schoolaanvulling", "toegang_inlogbrief", "routes_zaakroute",
        "routes_routestap", "routes_routefeit", "routes_termijn", "meldingen_signaal", "meldingen_vrijgesteld",
        "gezin_bericht",
    },
    "zaak.toestemming": {
        "delen_deling", "delen_toestemming", "delen_verstrekking", "delen_fgbericht", "delen_verhaalgrens",
        "delen_schoolgrens", "plan_plan", "plan_doel", "plan_stap", "plan_bericht", "plan_woorden", "plan_akkoord",
        "plan_inzet", "plan_opschaling",
    },
    "eigen": {"zaken_concept", "meldingen_betrokkenvraag", "overleg_agendasleutel", "meldingen_blikinbeeld",
              "team_meekijker"},
    "fg": {
        "inzage_verzoek", "inzage_deel", "inzage_vernietiging", "inzage_vernietigregel", "inzage_datalek",
        "inzage_afwijkendeblik",
    },
    "regio": {
        "regio_regio", "regio_organisatie", "regio_gemeente", "regio_school", "regio_aanstelling",
        "regio_koppelvoorstel", "team_professional", "team_bevoegdheid", "team_fase", "wetboek_wetboekrij",
        "wetboek_rijvoorstel", "wetboek_rijbesluit", "wetboek_herrekening", "zaken_zaaknummer", "team_loopbaanstap",
        "team_voortgang", "team_inzet", "team_begeleiding", "team_leerregel", "post_bericht", "post_berichtadres",
        "regio_kernteamplaats", "overleg_overleg",
    },
    "log": {
        "logboek_handeling", "logboek_regel", "logboek_inhoud", "logboek_inzage", "logboek_kop", "logboek_schakel",
        "logboek_certificaat", "logboek_vernietigd",
    },
    "vrij": EXEMPT,
}


class Policy(NamedTuple):
    """A policy as pg_policies tells it, with every look at the context written as <name>."""

    tabel: str
    naam: str
    streng: bool
    voor: str
    ziet: str
    schrijft: str


_VAN_MIJ: Final = "account_id = <account>"
_GEVRAAGD: Final = "(account_id = <account>) AND (vraag_at IS NOT NULL)"
_VAN_DE_FG: Final = "breed(log) AND (verantwoordelijke_id = <organisatie>)"
_DAG: Final = ("(account_id = <account>) AND ((COALESCE(bewaard_at, afgebroken_at) IS NULL)"
               " OR (COALESCE(bewaard_at, afgebroken_at) >= <morgens>))")
_MIJN_CONTACT: Final = ("contact_id = ANY (ARRAY( SELECT c.id FROM zaken_contact c WHERE ((c.bewaard_at IS NULL)"
                        " AND (c.afgebroken_at IS NULL) AND (c.account_id = <account>))))")
_BRIEF: Final = ("zaak_id = ANY ( CASE muur WHEN 100 THEN <toestemming100> "
                 + " ".join(f"WHEN {muur} THEN <notitie{muur}>" for muur in MUREN if muur != 100)
                 + " ELSE NULL::uuid[] END)")
_BIJ_ZAAK: Final = "(account_id = <account>) AND (zaak_id = ANY <regie100>)"
_DELING: Final = ("zaak_id = ANY ( CASE muur WHEN 100 THEN <toestemming100> WHEN 401 THEN <regie401>"
                  " ELSE NULL::uuid[] END)")
_SCHOOLPLAN: Final = ("(school_id = ANY <scholen>) AND (zaak_id = ANY (ARRAY( SELECT g.zaak_id FROM delen_schoolgrens g"
                      " WHERE (((g.soort)::text = 'plan'::text) AND (g.tot >= <dag>)))))")
# At which schools somebody is in the kernteam now.
_KERN: Final = (
    "school_id = ANY (ARRAY( SELECT k.school_id FROM (regio_kernteamplaats k JOIN regio_aanstelling s ON"
    " ((s.id = k.aanstelling_id))) WHERE ((s.account_id = <account>) AND (s.organisatie_id = <organisatie>)"
    " AND (k.regio_id = <regio>) AND ((<dag> >= k.van) AND (<dag> <= k.tot))"
    " AND ((<dag> >= s.van) AND (<dag> <= s.tot)){})))")
# Messages of a family: who runs the zaak, but of a question for somebody else what they may; and each their own thread.
_CONTACT: Final = "(zaak_id = ANY <melding100>) AND (((soort)::text <> 'ander_contact'::text) OR contact_mag)"
_ANDER_CONTACT: Final = "breed(regie) AND ((soort)::text = 'ander_contact'::text)"
_EIGEN_DRAAD: Final = ("(zaak_id = ANY <toestemming100>) AND (persoon_id = ANY (( SELECT delen_mijn_personen()"
                       " AS delen_mijn_personen)::uuid[]))")
# Openings beside those of the class: per table and policy for which command, and what a row must satisfy.
WIJDER: Final = {
    # One's own: the request, the contact until the day it was saved, what one writes in it.
    ("toegang_relatie", "eigen"): ("SELECT", _VAN_MIJ),
    ("toegang_noodtoegang", "eigen"): ("ALL", _VAN_MIJ),
    ("zaken_toewijzing", "eigen"): ("SELECT", _VAN_MIJ),
    ("zaken_contact", "eigen"): ("SELECT", _DAG),
    ("zaken_contact", "eigen_af"): ("UPDATE", _DAG),
    ("zaken_contact", "erbij"): ("INSERT", _BIJ_ZAAK),
    ("zaken_notitie", "eigen"): ("INSERT", _MIJN_CONTACT),
    ("zaken_ouderregel", "eigen"): ("INSERT", _MIJN_CONTACT),
    ("zaken_aanvulling", "eigen"): ("INSERT", _BIJ_ZAAK),
    ("zaken_verhoorregel", "eigen"): ("INSERT", _MIJN_CONTACT),
    ("zaken_verhoorverzoek", "eigen"): ("SELECT", _VAN_MIJ),
    ("zaken_verhoorverzoek", "eigen_af"): ("UPDATE", _VAN_MIJ),
    ("zaken_dubbelrol", "erbij"): ("INSERT", _BIJ_ZAAK),
    ("zaken_verhaal", "erbij"): ("INSERT", "(vastgelegd_door = <account>) AND (zaak_id = ANY <regie100>)"),
    ("routes_beeld", "erbij"): ("INSERT", "(vastgelegd_door = <account>) AND (zaak_id = ANY <regie100>)"),
    # A coördinator sees contacts of the muren of regie alone.
    ("zaken_contact", "breed"): ("ALL", "breed(regie) AND (muur = ANY <breedmuren>)"),
    # Who came along to a contact is seen by whoever sees the contact.
    ("team_meeloper", "breed"): ("ALL", "breed(regie) AND (muur = ANY <breedmuren>)"),
    ("team_meeloper", "erbij"): ("INSERT", "(vastgelegd_door = <account>) AND (zaak_id = ANY <regie100>)"),
    # The school of the child: zaak, plek and request; an afspraak that is its own to keep; its own reports.
    ("toegang_relatie", "school"): ("SELECT", "zaak_id = ANY <schoolzaken>"),
    ("zaken_zaak", "school"): ("ALL", "id = ANY <schoolzaken>"),
    ("zaken_plek", "school"): ("ALL", "zaak_id = ANY <schoolzaken>"),
    ("zaken_toewijzing", "school"): ("SELECT", "zaak_id = ANY <schoolzaken>"),
    ("zaken_gebeurtenis", "school"): ("INSERT", "zaak_id = ANY <schoolzaken>"),
    ("zaken_afspraak", "school"): ("SELECT", "(zaak_id = ANY <schoolzaken>) AND ((wie)::text = 'school'::text)"),
    ("personen_persoon", "school"): ("SELECT", "id = ANY <schoolpersonen>"),
    ("meldingen_melding", "school"): ("SELECT", "school_id = ANY <scholen>"),
    ("meldingen_schoolaanvulling", "school"): ("ALL", "school_id = ANY <scholen>"),
    # The signalen of a school: its kernteam, for illness its youth doctor, the school itself, who gave it; and for who
    # judges reports what was handed over.
    ("meldingen_signaal", "kernteam"): ("ALL", f"((kring)::text = 'kernteam'::text) AND ({_KERN.format('')})"),
    ("meldingen_signaal", "arts"): (
        "ALL", "((kring)::text = 'school_arts'::text) AND ("
        + _KERN.format(" AND ((k.functie)::text = 'ggd'::text)") + ")"),
    ("meldingen_signaal", "school"): ("ALL", "school_id = ANY <scholen>"),
    ("meldingen_signaal", "eigen"): ("ALL", "afzender_id = <account>"),
    ("meldingen_signaal", "breed"): ("ALL", "breed(melding) AND (overgedragen_at IS NOT NULL)"),
    # The agenda of a meeting and what was agreed: the team and the school it is of.
    **{(tabel, "kernteam"): ("ALL", _KERN.format("")) for tabel in ("overleg_agendapunt", "overleg_overlegafspraak")},
    **{(tabel, "school"): ("ALL", "school_id = ANY <scholen>")
       for tabel in ("overleg_agendapunt", "overleg_overlegafspraak")},
    # Parents of the children in the context.
    ("personen_persoon", "verwant"): ("ALL", "id = ANY (( SELECT personen_verwanten() AS personen_verwanten)::uuid[])"),
    # What was sent about a child, and what its school added, for who sees the child's meldingen.
    ("meldingen_mutatie", "relatie"): ("SELECT", "persoon_id = ANY <meldingpersonen>"),
    ("meldingen_schoolaanvulling", "relatie"): (
        "SELECT",
        "melding_id = ANY (ARRAY( SELECT m.id FROM meldingen_melding m WHERE (m.zaak_id = ANY <melding100>)))"),
    # A share under the Wpg is there for who looks as verhoor, as what is of the verhoor itself.
    ("delen_deling", "relatie"): ("ALL", _DELING),
    ("delen_verstrekking", "relatie"): ("ALL", _DELING),
    # A letter without a rol is for who sees what is shared; one of a rol for who reads the notities of that rol.
    ("brieven_brief", "relatie"): ("ALL", _BRIEF),
    ("brieven_briefversie", "relatie"): ("ALL", _BRIEF),
    # A coördinator and a duty see the terms of the regio, none of them under the Wpg.
    ("routes_termijn", "breed"): ("ALL", "breed(melding) AND (muur = 100)"),
    # A complaint is read by who noted it, besides the coördinator.
    ("brieven_klacht", "genoteerd"): ("ALL", "genoteerd_door = <account>"),
    ("brieven_klachtbrief", "genoteerd"): ("ALL", "genoteerd_door = <account>"),
    # The school of the plan, while a share of the plan stands: the plan, its goals, its own steps and its own words.
    ("delen_schoolgrens", "school"): ("SELECT", "zaak_id = ANY <schoolzaken>"),
    ("plan_plan", "school"): ("SELECT", _SCHOOLPLAN),
    ("plan_doel", "school"): ("SELECT", _SCHOOLPLAN),
    ("plan_stap", "school"): ("SELECT", f"{_SCHOOLPLAN} AND ((waar)::text = 'school'::text)"),
    ("plan_bericht", "school"): ("ALL", f"{_SCHOOLPLAN} AND ((van)::text = 'school'::text)"),
    ("gezin_bericht", "contact"): ("SELECT", _CONTACT),
    ("gezin_bericht", "contact_af"): ("UPDATE", f"{_CONTACT} AND van_gezin"),
    ("gezin_bericht", "contact_schrijft"): (
        "INSERT", f"{_CONTACT} AND (door = <account>) AND (van_gezin = ((hoe)::text <> 'pagina'::text))"),
    ("gezin_bericht", "eigen"): ("SELECT", _EIGEN_DRAAD),
    ("gezin_bericht", "eigen_gelezen"): ("UPDATE", f"{_EIGEN_DRAAD} AND (NOT van_gezin)"),
    ("gezin_bericht", "eigen_schrijft"): (
        "INSERT", f"{_EIGEN_DRAAD} AND (door = <account>) AND van_gezin AND ((hoe)::text = 'pagina'::text)"),
    # What a child wants its parents to read; what break-glass opens; what a coördinator is asked.
    ("gezin_bericht", "meelezen"): (
        "SELECT", "(zaak_id = ANY <toestemming100>) AND (<organisatie> IS NULL) AND ouders_mogen AND van_gezin"),
    ("gezin_bericht", "nood"): (
        "SELECT", "(zaak_id = ANY <verhaal100>) AND ((soort)::text <> 'ander_contact'::text)"
        " AND (<organisatie> IS NOT NULL) AND (zaak_id = ANY (ARRAY( SELECT r.zaak_id FROM toegang_relatie r"
        " WHERE ((r.account_id = <account>) AND ((r.soort)::text = 'noodtoegang'::text)"
        " AND ((<dag> >= r.van) AND (<dag> <= r.tot))))))"),
    ("gezin_bericht", "coordinator"): ("SELECT", _ANDER_CONTACT),
    ("gezin_bericht", "coordinator_af"): ("UPDATE", f"{_ANDER_CONTACT} AND van_gezin"),
    ("gezin_bericht", "coordinator_schrijft"): (
        "INSERT",
        f"{_ANDER_CONTACT} AND (door = <account>) AND ((NOT van_gezin) OR ((hoe)::text <> 'pagina'::text))"),
    # Who is asked about a look answers; the coördinator of the regio reads the question.
    ("inzage_afwijkendeblik", "gevraagd_leest"): ("SELECT", _GEVRAAGD),
    ("inzage_afwijkendeblik", "gevraagd_antwoordt"): ("UPDATE", _GEVRAAGD),
    ("inzage_afwijkendeblik", "coordinator"): ("SELECT", "breed(regie) AND (vraag_at IS NOT NULL)"),
    # Who asks for a page without being logged in is written down outside every regio.
    ("logboek_inzage", "zonder_regio"): ("INSERT", "(regio_id IS NULL) AND (<regio> IS NULL)"),
}

_LOOK: Final = re.compile(
    r"\( SELECT \(NULLIF\(current_setting\('kk\.(\w+)'::text, true\), ''::text\)\)::\w+(?:\[\])?(?: AS \"?\w+\"?)?\)")
_BREED: Final = re.compile(
    r"\( SELECT \('(\w+)'::text = ANY \(\(NULLIF\(current_setting\('kk\.breed'::text, true\), ''::text\)\)"
    r"::text\[\]\)\)(?: AS \"?\?column\?\"?)?\)")
_DAY: Final = re.compile(
    r"\( SELECT \(\(NULLIF\(current_setting\('kk\.dag'::text, true\), ''::text\)\)::timestamp without time zone"
    r" AT TIME ZONE 'Europe/Amsterdam'::text\)(?: AS \w+)?\)")
_CAST: Final = re.compile(r"\(+(<\w+>)\)*(?:::\w+\[\])?\)")


def plain(expression: str) -> str:
    """The expression of a policy as PostgreSQL brackets it, with its looks at the context as <name> and breed(…)."""
    text = _LOOK.sub(r"<\1>", _DAY.sub("<morgens>", _BREED.sub(r"breed(\1)", expression)))
    text = _CAST.sub(r"\1", " ".join(text.split()))
    return text[1:-1] if text.startswith("(") else text


def wrong(policies: list[Policy], klasse: str, tabel: str) -> list[str]:
    """What is weaker in the policies of this table than its class allows, in words; nothing when it is sound."""
    mine = [p for p in policies if p.tabel == tabel]
    if klasse == "vrij":
        return [f"{tabel}: vrijgesteld en toch een muur"] if mine else []
    walled = klasse.startswith("zaak") or klasse in ("eigen", "fg")
    regio = [p for p in mine if p.naam == "regio"]
    column = {"regio_regio": "id", "logboek_kop": "keten", "logboek_schakel": "keten"}.get(tabel, "regio_id")
    sound = [Policy(tabel, "regio", walled, "ALL", f"{column} = <regio>", f"{column} = <regio>")]
    found = [] if regio == sound else [f"{tabel}: de muur van de regio is er niet of zwakker"]
    return found + [f"{tabel}.{p.naam}: {p.voor} {p.ziet or p.schrijft}" for p in mine
                    if p.naam != "regio" and not _allowed(p, klasse)]


def _allowed(policy: Policy, klasse: str) -> bool:
    """An opening of the class, or one written in WIJDER; one that only hides more (RESTRICTIVE) is always allowed."""
    if policy.streng:
        return True
    tests = {test for test in (policy.ziet, policy.schrijft) if test}
    if len(tests) != 1:
        return False
    test = tests.pop()
    if (policy.tabel, policy.naam) in WIJDER:
        return WIJDER[policy.tabel, policy.naam] == (policy.voor, test)
    return test in openings(klasse)


def openings(klasse: str) -> set[str]:
    """What a policy of this class may ask of a row. Who sees a whole regio is asked of the matrix itself."""
    if klasse == "eigen":
        return {_VAN_MIJ}
    if klasse == "fg":
        return {_VAN_DE_FG}
    if not klasse.startswith("zaak."):
        return set()
    onderdeel = Onderdeel(klasse.removeprefix("zaak."))
    key = {"zaken_zaak": "id", "personen_persoon": "id"}
    keys = {"zaak_id", *key.values()} | ({"kind_id"} if onderdeel is Onderdeel.PERSOON else set())
    found = {f"{name} = ANY <{onderdeel}100>" for name in keys} \
        if onderdeel.value in ("regie", "persoon", "melding", "toestemming") else set()
    for muren in (MUREN, (100, 401)):
        whens = " ".join(f"WHEN {muur} THEN <{onderdeel}{muur}>" for muur in muren)
        by_muur = f"zaak_id = ANY ( CASE muur {whens} ELSE NULL::uuid[] END)"
        found.add(f"({by_muur}) AND (<lezersmuur> = ANY (voor))" if onderdeel is Onderdeel.VERHAAL else by_muur)
    wide = {rij.onderdeel for rij in zicht_rijen(on=VANDAAG, wet=shipped())
            if rij.band in (Band.COORDINATOR, Band.DIENST) and rij.muur == 100}
    return found | ({f"breed({onderdeel})"} if onderdeel.value in wide else set())
