"""Every function of the apps that reads for an actor, with a rightful asker and an example of what is asked."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from itertools import islice
from uuid import UUID

from huis import MELDINGSNUMMER, ONBEKEND_NUMMER, Huis

import ketenkameleon
from ketenkameleon.brieven.queries import bekend, brief, klacht
from ketenkameleon.delen.queries import delen, inhoud
from ketenkameleon.delen.queries import gezin as delen_gezin
from ketenkameleon.gezin.queries import berichten, berichten_werk
from ketenkameleon.gezin.queries.kindblad import next_visit
from ketenkameleon.gezin.queries.zaak import family_page
from ketenkameleon.meldingen import (
    queries_afgekeurd,
    queries_betrokken,
    queries_gezin,
    queries_in_beeld,
    queries_pages,
    queries_school,
    queries_signalen,
    queries_zaak,
)
from ketenkameleon.personen import queries as personen
from ketenkameleon.plan.queries import gezin as plan_gezin
from ketenkameleon.plan.queries import plan as plannen
from ketenkameleon.plan.queries import school as schoolplannen
from ketenkameleon.regio import queries_kernteam
from ketenkameleon.routes.models import Zaakroute
from ketenkameleon.routes.queries import beeld as beelden
from ketenkameleon.routes.queries import besluit as besluiten
from ketenkameleon.routes.queries import feiten as route_feiten
from ketenkameleon.routes.queries import feiten_van as weten
from ketenkameleon.routes.queries import in_beeld as routes_in_beeld
from ketenkameleon.routes.queries import route as routes
from ketenkameleon.routes.queries import termijn as termijnen
from ketenkameleon.routes.queries.bekend import first_values
from ketenkameleon.routes.queries.besluit_dagen import steps_of_zaak
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.gezag import Gezagsoort, Gezin
from ketenkameleon.rules.gronden import Grondsoort
from ketenkameleon.rules.ouderregel import Regellezers
from ketenkameleon.rules.roles import Regime, Rol
from ketenkameleon.rules.toestemming import Deling
from ketenkameleon.rules.visibility import Band
from ketenkameleon.schermen import in_beeld_queries
from ketenkameleon.schermen import verdelen_queries as verdelen
from ketenkameleon.schermen.bevoegdheden_queries import afspraken_after, zaken_of
from ketenkameleon.schermen.wacht_queries import waiting_for, waiting_in
from ketenkameleon.team import queries as teams
from ketenkameleon.team import queries_leren as leren
from ketenkameleon.team import queries_loopbaan as weg
from ketenkameleon.toegang.context import GEZIN, Actor
from ketenkameleon.toegang.refusals import NotAllowed
from ketenkameleon.zaken.queries import (
    blad,
    concept,
    coordinator,
    eigen_contact,
    gehouden,
    gezin,
    inlogbrief,
    kandidaten,
    lijst,
    meekijken,
    noodtoegang,
    ouderregel,
    rollen,
    verhoor,
)
from ketenkameleon.zaken.queries import zaak as zaken
from ketenkameleon.zaken.queries.mijn_dag import mijn_dag
from ketenkameleon.zaken.queries.verhaal import who_told
from ketenkameleon.zaken.queries.zaak import ZaakZicht
from wereld import NU, VANDAAG

Vraag = Callable[[Actor, Huis, ZaakZicht], object]
D = VANDAAG

# Per function: who may ask, and the question. `z` is the zaak as Samira rightly got it before.
VRAGEN: dict[str, tuple[str, Vraag]] = {
    "zaken.queries.zaak.zaak_for": ("samira", lambda a, h, z: zaken.zaak_for(a, h.nummer, Deed.ZAAK_ZIEN, on=D)),
    "zaken.queries.blad.zaakpagina": ("samira", lambda a, h, z: _page(a, z)),
    "zaken.queries.blad.contacten": ("samira", lambda a, h, z: blad.contacten(a, z)),
    "zaken.queries.concept.draft": ("samira", lambda a, h, z: concept.draft(a, "verhaal", h.zaak.id)),
    "zaken.queries.coordinator.safety_open": ("farah", lambda a, h, z: coordinator.safety_open(a, on=D)),
    "zaken.queries.coordinator.unauthorised_contacts":
        ("farah", lambda a, h, z: coordinator.unauthorised_contacts(a, on=D)),
    "zaken.queries.eigen_contact.eigen_contact":
        ("samira", lambda a, h, z: eigen_contact.eigen_contact(a, h.nummer, h.contact_loopt)),
    "zaken.queries.eigen_contact.vorig_contact": ("samira", lambda a, h, z: eigen_contact.vorig_contact(a, h.zaak.id)),
    "zaken.queries.eigen_contact.bewaard_contact":
        ("samira", lambda a, h, z: eigen_contact.bewaard_contact(a, h.nummer, h.contact_bewaard)),
    "zaken.queries.gezin.of_family": ("mila", lambda a, h, z: gezin.of_family(
        a, h.nummer, str, gezin.own_statement("z.nummer"), on=D)),
    "zaken.queries.gezin.who_of_family": ("mila", lambda a, h, z: gezin.who_of_family(a, h.nummer, on=D)),
    "zaken.queries.gezin.zaak_of_family": ("mila", lambda a, h, z: gezin.zaak_of_family(
        a, h.zaak.id, Band.OUDER_MET_GEZAG, on=D)),
    "zaken.queries.zaak.read_zaak": ("samira", lambda a, h, z: zaken.read_zaak(a, h.nummer, on=D)),
    "gezin.queries.zaak.family_page": ("mila", lambda a, h, z: family_page(a, h.nummer, on=D)),
    "gezin.queries.kindblad.next_visit": ("samira", lambda a, h, z: next_visit(a, z)),
    "zaken.queries.gezin.own_family": ("mila", lambda a, h, z: gezin.own_family(a, on=D)),
    "zaken.queries.inlogbrief.receivers":
        ("samira", lambda a, h, z: [r.persoon_id for r in inlogbrief.receivers(a, z, at=NU)[1:]]),
    "zaken.queries.noodtoegang.emergencies": ("farah", lambda a, h, z: noodtoegang.emergencies(a, at=NU)),
    "zaken.queries.kandidaten.candidates": ("farah", lambda a, h, z: kandidaten.candidates(a, h.zaak.id, on=D)),
    "zaken.queries.lijst.zaken_list": ("farah", lambda a, h, z: lijst.zaken_list(a, lijst.ZakenFilter(), on=D)),
    "zaken.queries.lijst.to_assign": ("farah", lambda a, h, z: lijst.to_assign(a, on=D)),
    "zaken.queries.mijn_dag.mijn_dag": ("samira", lambda a, h, z: mijn_dag(a, on=D, at=NU)),
    "zaken.queries.rollen.may_roles": ("samira", lambda a, h, z: rollen.may_roles(a, h.zaak.id, on=D)),
    "zaken.queries.rollen.role_choices":
        ("samira", lambda a, h, z: [c.rol for c in rollen.role_choices(a, z, on=D) if c.verdict]),
    "zaken.queries.rollen.may_take_now":
        ("samira", lambda a, h, z: bool(rollen.may_take_now(a, z, Rol.RAAD, met=("kind",), on=D))),
    "team.queries.facts_of": ("samira", lambda a, h, z: teams.facts_of(a, h.wereld.hier.account_id("samira"))),
    "team.queries.phones": ("peter", lambda a, h, z: teams.phones(a, [h.wereld.hier.account_id("samira")])),
    "team.queries.team": ("farah", lambda a, h, z: teams.team(a, on=D)),
    "team.queries.member": ("farah", lambda a, h, z: teams.member(a, h.wereld.hier.account_id("samira"), on=D)),
    "team.queries.proofs_of": ("farah", lambda a, h, z: teams.proofs_of(a, h.wereld.hier.account_id("samira"))),
    "team.queries.proof_of": ("farah", lambda a, h, z: teams.proof_of(a, h.wereld.hier.account_id("samira"), h.bewijs)),
    "team.queries.phase_days": ("farah", lambda a, h, z: teams.phase_days(a, h.wereld.hier.account_id("samira"))),
    "team.queries.gemeenten_here": ("farah", lambda a, h, z: teams.gemeenten_here(a)),
    "team.queries.gemeente_names": ("farah", lambda a, h, z: teams.gemeente_names(a)),
    "schermen.bevoegdheden_queries.afspraken_after":
        ("farah", lambda a, h, z: afspraken_after(a, {h.wereld.hier.account_id("samira"): date(2020, 1, 1)}, on=D)),
    "gezin.queries.berichten.own_thread": ("mila", lambda a, h, z: berichten.own_thread(a, h.nummer, on=D)),
    "gezin.queries.berichten.messages_in": ("mila", lambda a, h, z: berichten.messages_in(a, _thread(h, z))),
    "gezin.queries.berichten.said_and_done": ("mila", lambda a, h, z: berichten.said_and_done(a, h.zaak.id)),
    "gezin.queries.berichten_werk.threads_of": ("samira", lambda a, h, z: _messages(a, z)),
    "gezin.queries.berichten_werk.questions_in": ("farah", lambda a, h, z: berichten_werk.questions_in(a, z)),
    "gezin.queries.berichten_werk.asked_for_other": ("farah", lambda a, h, z: berichten_werk.asked_for_other(a)),
    "gezin.queries.berichten_werk.looks_today":
        ("farah", lambda a, h, z: berichten_werk.looks_today(a, z, h.wereld.hier.account_id("mila"))),
    "gezin.queries.berichten_werk.reads_answer":
        ("farah", lambda a, h, z: berichten_werk.reads_answer(a, z, "pagina", h.wereld.hier.account_id("mila"))),
    "schermen.bevoegdheden_queries.zaken_of":
        ("farah", lambda a, h, z: zaken_of(a, h.wereld.hier.account_id("samira"), on=D)),
    "team.queries_loopbaan.career": ("samira", lambda a, h, z: weg.career(a, h.wereld.hier.account_id("samira"))),
    "team.queries_loopbaan.parts_noted":
        ("samira", lambda a, h, z: weg.parts_noted(a, h.wereld.hier.account_id("samira"))),
    "team.queries_loopbaan.stints": ("samira", lambda a, h, z: weg.stints(a, h.wereld.hier.account_id("samira"))),
    "team.queries_loopbaan.stint_of":
        ("samira", lambda a, h, z: weg.stint_of(a, h.wereld.hier.account_id("samira"), h.inzet)),
    "team.queries_loopbaan.partners": ("farah", lambda a, h, z: weg.partners(a)),
    "team.queries_loopbaan.colleagues": ("samira", lambda a, h, z: weg.colleagues(a, on=D)),
    "team.queries_leren.guidance": ("samira", lambda a, h, z: leren.guidance(a, h.wereld.hier.account_id("samira"))),
    "team.queries_leren.lessons": ("samira", lambda a, h, z: leren.lessons(a)),
    "team.queries_leren.lesson_of": ("samira", lambda a, h, z: leren.lesson_of(a, h.leerregel)),
    "team.queries_leren.hours_learned":
        ("samira", lambda a, h, z: leren.hours_learned(a, h.wereld.hier.account_id("samira"))),
    "team.queries_leren.came_along": ("samira", lambda a, h, z: leren.came_along(a, h.contact_bewaard)),
    "plan.queries.plan.plan_of": ("samira", lambda a, h, z: plannen.plan_of(a, z)),
    "plan.queries.plan.effort_of": ("samira", lambda a, h, z: plannen.effort_of(a, z).inzet),
    "plan.queries.plan.schools_of": ("samira", lambda a, h, z: plannen.schools_of(a, z)),
    "plan.queries.plan.goal_of": ("samira", lambda a, h, z: plannen.goal_of(a, z, h.doel)),
    "plan.queries.plan.stories_of": ("samira", lambda a, h, z: plannen.stories_of(a, z)),
    "plan.queries.plan.goals_today": ("samira", lambda a, h, z: dict(plannen.goals_today(a, [h.zaak.id]))),
    "plan.queries.school.plans_of_school": ("peter", lambda a, h, z: schoolplannen.plans_of_school(a, on=D)),
    "plan.queries.school.school_plan": ("peter", lambda a, h, z: schoolplannen.school_plan(a, h.plan, on=D)),
    "team.queries_leren.boa_year": ("tom", lambda a, h, z: leren.boa_year(a, 2025, on=D)),
    "zaken.queries.kandidaten.load_of":
        ("farah", lambda a, h, z: kandidaten.load_of(a, h.wereld.hier.account_id("samira"), on=D)),
    "zaken.queries.rollen.responsible_for":
        ("samira", lambda a, h, z: rollen.responsible_for(a, z, Rol.RAAD, on=D) != z.verantwoordelijke_id),
    "zaken.queries.rollen.may_look_as":
        ("samira", lambda a, h, z: bool(rollen.may_look_as(a, z, Rol.RAAD, on=D))),
    "zaken.queries.rollen.noted_choices":
        ("samira", lambda a, h, z: [c.rol for c in rollen.noted_choices(a, z, on=D) if c.verdict]),
    "zaken.queries.gehouden.held_by_me": ("samira", lambda a, h, z: gehouden.held_by_me(a, h.zaak.id)),
    "zaken.queries.ouderregel.readers_of_line":
        ("samira", lambda a, h, z: ouderregel.readers_of_line(a, h.contact_loopt, on=VANDAAG)
         is not Regellezers.GEEN_PAGINA),
    "zaken.queries.ouderregel.own_line": ("samira", lambda a, h, z: ouderregel.own_line(a, h.contact_bewaard)),
    "zaken.queries.verhoor.question_to_me": ("tom", lambda a, h, z: verhoor.question_to_me(a, h.vraag)),
    "zaken.queries.verhoor.open_question": ("tom", lambda a, h, z: verhoor.open_question(a, h.zaak.id)),
    "zaken.queries.verhaal.who_told": ("samira", lambda a, h, z: who_told(a, h.zaak.id)),
    "brieven.queries.brief.letters_of": ("samira", lambda a, h, z: brief.letters_of(a, z)),
    "brieven.queries.brief.letter": ("samira", lambda a, h, z: brief.letter(a, z, h.brief)),
    "routes.queries.route.routes_of": ("samira", lambda a, h, z: routes.routes_of(a, z)),
    "routes.queries.route.route_page": ("samira", lambda a, h, z: routes.route_page(a, z, h.route).gedaan),
    "routes.queries.termijn.running_terms_of": ("samira", lambda a, h, z: termijnen.running_terms_of(a, z)),
    "routes.queries.termijn.terms_this_week":
        ("farah", lambda a, h, z: termijnen.terms_this_week(a, on=D).termijnen),
    "schermen.wacht_queries.waiting_for": ("samira", lambda a, h, z: any(waiting_for(a, on=D))),
    "schermen.wacht_queries.waiting_in": ("samira", lambda a, h, z: [
        part for part in (waiting_in(a, z).paneel.routes, waiting_in(a, z).paneel.termijnen) if part]),
    "routes.queries.beeld.picture": ("samira", lambda a, h, z: [
        part.regels for part in beelden.picture(a, z) if part.regels]),
    "routes.queries.beeld.one_line": ("samira", lambda a, h, z: beelden.one_line(a, z, h.beeld)),
    "routes.queries.besluit.decisions": ("samira", lambda a, h, z: besluiten.decisions(a, z)),
    "routes.queries.besluit_dagen.steps_of_zaak": ("samira", lambda a, h, z: steps_of_zaak(a, h.zaak.id)),
    "routes.queries.feiten.lines_of_zaak": ("samira", lambda a, h, z: route_feiten.lines_of_zaak(a, h.zaak.id)),
    "routes.queries.feiten.letters_of_zaak": ("samira", lambda a, h, z: route_feiten.letters_of_zaak(a, z)),
    "routes.queries.feiten.gather": ("samira", lambda a, h, z: route_feiten.gather(
        a, z, Zaakroute(id=h.weet, zaak_id=h.zaak.id, route="verlof", begonnen_op=D), on=D).bekend),
    "routes.queries.bekend.first_values": ("samira", lambda a, h, z: first_values(a, z, "halt_verzuim")),
    "routes.queries.feiten_van.sheet": ("samira", lambda a, h, z: weten.sheet(a, z, h.weet)),
    "routes.queries.feiten_van.route_of": ("samira", lambda a, h, z: weten.route_of(a, z, h.weet).id),
    "routes.queries.feiten.facts_of_route":
        ("samira", lambda a, h, z: route_feiten.facts_of_route(a, Zaakroute(id=h.route, zaak_id=h.zaak.id))),
    "routes.queries.feiten.feiten_van": ("samira", lambda a, h, z: route_feiten.feiten_van(
        a, z, Zaakroute(id=h.route, zaak_id=h.zaak.id, route="civiel", begonnen_op=D), on=D).vastgelegd),
    # Without what they were handed with the zaak: who stands around the child, and what is read with it.
    "brieven.queries.bekend.family_readers":
        ("samira", lambda a, h, z: [lezer for lezer in bekend.family_readers(a, z) if not lezer.kind]),
    "brieven.queries.bekend.known": ("samira", lambda a, h, z: bekend.known(a, z, None).get("gezag")),
    "brieven.queries.bekend.last_address": ("samira", lambda a, h, z: bekend.last_address(
        a, z, "gezin", brief.letter(a, z, h.brief).persoon_id)),
    "brieven.queries.bekend.page_of": ("samira", lambda a, h, z: bekend.page_of(
        a, z, brief.letter(a, z, h.brief).persoon_id)),
    "brieven.queries.klacht.complaints": ("farah", lambda a, h, z: klacht.complaints(a, on=D)),
    "brieven.queries.klacht.complaint": ("farah", lambda a, h, z: klacht.complaint(a, h.klacht, on=D)),
    "delen.queries.delen.sharing": ("samira", lambda a, h, z: _sharing(a, z)),
    "delen.queries.delen.shares_of": ("samira", lambda a, h, z: delen.shares_of(a, z, on=D)),
    "delen.queries.delen.family": ("samira", lambda a, h, z: delen.family(a, z, on=D)[0].gezagdragers),
    "delen.queries.gezin.family_zaak":
        ("mila", lambda a, h, z: delen_gezin.family_zaak(a, h.nummer, on=D).voornaam),
    "delen.queries.gezin.shares_of_family": ("mila", lambda a, h, z: delen_gezin.shares_of_family(
        a, delen_gezin.family_zaak(a, h.nummer, on=D))),
    "plan.queries.gezin.family_plan": ("mila", lambda a, h, z: plan_gezin.family_plan(a, h.nummer, on=D).plan),
    "plan.queries.gezin.plan_in": ("mila", lambda a, h, z: plan_gezin.plan_in(
        a, delen_gezin.family_zaak(a, h.nummer, on=D))),
    "delen.queries.gezin.sharing_of_family":
        ("mila", lambda a, h, z: delen_gezin.sharing_of_family(a, h.nummer, on=D).gedeeld),
    "delen.queries.inhoud.content": ("samira", lambda a, h, z: _given(a, z)),
    "meldingen.queries_zaak.meldingen_of_zaak": ("samira", lambda a, h, z: queries_zaak.meldingen_of_zaak(a, z)),
    "meldingen.queries_pages.melding_list":
        ("farah", lambda a, h, z: queries_pages.melding_list(a, "te_beoordelen", on=D)),
    "meldingen.queries_pages.places": ("farah", lambda a, h, z: queries_pages.places(a)),
    "meldingen.queries_pages.melding_page": ("farah", lambda a, h, z: queries_pages.melding_page(a, h.melding, on=D)),
    "meldingen.queries_signalen.signals": ("peter", lambda a, h, z: _signals(a, h)),
    "meldingen.queries_signalen.one_signal":
        ("peter", lambda a, h, z: queries_signalen.one_signal(a, h.kernsignaal, on=D)),
    "meldingen.queries_signalen.own_signals": ("peter", lambda a, h, z: queries_signalen.own_signals(a, on=D)),
    "meldingen.queries_signalen.school_of": ("peter", lambda a, h, z: queries_signalen.school_of(a, h.kernsignaal)),
    "meldingen.queries_signalen.must_see": ("peter", lambda a, h, z: queries_signalen.must_see(a, h.kernsignaal).tekst),
    "meldingen.queries_signalen.handed_over": ("farah", lambda a, h, z: queries_signalen.handed_over(a, on=D)),
    "meldingen.queries_signalen.one_handed_over":
        ("farah", lambda a, h, z: queries_signalen.one_handed_over(a, h.kernsignaal, on=D)),
    "meldingen.queries_betrokken.own_questions": ("rob", lambda a, h, z: queries_betrokken.own_questions(a, on=D)),
    "meldingen.queries_betrokken.asked_today": ("rob", lambda a, h, z: queries_betrokken.asked_today(a, on=D)),
    "meldingen.queries_betrokken.questions_to_me":
        ("samira", lambda a, h, z: queries_betrokken.questions_to_me(a, on=D)),
    "meldingen.queries_in_beeld.in_view": ("farah", lambda a, h, z: queries_in_beeld.in_view(a, on=D)),
    "meldingen.queries_in_beeld.last_looks":
        ("farah", lambda a, h, z: tuple(queries_in_beeld.last_looks(a, [h.zaak.id], on=D).values())),
    "schermen.in_beeld_queries.lines_in_view": ("farah", lambda a, h, z: in_beeld_queries.lines_in_view(a, on=D)),
    "meldingen.queries_gezin.heard_by_family": ("mila", lambda a, h, z: queries_gezin.heard_by_family(a, h.nummer)),
    "zaken.queries.meekijken.shown_to_me": ("gea", lambda a, h, z: meekijken.shown_to_me(a)),
    "zaken.queries.meekijken.looking_along": ("farah", lambda a, h, z: meekijken.looking_along(a, on=D)),
    "routes.queries.in_beeld.exempt_by_route": ("farah", lambda a, h, z: routes_in_beeld.exempt_by_route(a, on=D)),
    "regio.queries_kernteam.my_schools": ("rob", lambda a, h, z: queries_kernteam.my_schools(a, on=D)),
    "regio.queries_kernteam.places_of": ("rob", lambda a, h, z: queries_kernteam.places_of(a, on=D)),
    "meldingen.queries_afgekeurd.bad_list": ("farah", lambda a, h, z: queries_afgekeurd.bad_list(a, on=D)),
    "meldingen.queries_afgekeurd.bad_line_page":
        ("farah", lambda a, h, z: queries_afgekeurd.bad_line_page(a, h.regel, on=D)),
    "meldingen.queries_afgekeurd.bad_lines_for_file":
        ("farah", lambda a, h, z: list(islice(queries_afgekeurd.bad_lines_for_file(a, on=D), 1, None))),
    "meldingen.queries_school.my_reports": ("peter", lambda a, h, z: queries_school.my_reports(a, on=D)),
    "meldingen.queries_school.school_plek": ("peter", lambda a, h, z: queries_school.school_plek(a, h.plek, on=D)),
    "meldingen.queries_school.own_report":
        ("peter", lambda a, h, z: queries_school.own_report(a, MELDINGSNUMMER, on=D)),
    "meldingen.queries_school.my_schools": ("peter", lambda a, h, z: queries_school.my_schools(a)),
    "meldingen.queries_school.last_sent": ("peter", lambda a, h, z: queries_school.last_sent(a, ONBEKEND_NUMMER, on=D)),
    "meldingen.queries_school.my_drafts": ("peter", lambda a, h, z: queries_school.my_drafts(a)),
    "schermen.verdelen_queries.background": ("farah", lambda a, h, z: verdelen.background(a, [h.zaak.id], on=D)),
    "schermen.verdelen_queries.asked": ("farah", lambda a, h, z: verdelen.asked(a, on=D)),
    "schermen.verdelen_queries.team_load": ("farah", lambda a, h, z: verdelen.team_load(a, on=D)),
    "personen.queries.around": ("samira", lambda a, h, z: personen.around(a, h.zaak.persoon_id, on=D)),
    "personen.queries.siblings": ("farah", lambda a, h, z: personen.siblings(a, h.zaak.persoon_id, on=D)),
}
# They decide or compute with what they were handed, hold a row, or give no more than yes or no.
LEZEN_NIETS = {
    # For a privacy officer, of whom there is none here: tests/inzage asks each as the wrong one.
    "inzage.queries.toezicht.may_watch",
    "inzage.queries.toezicht.own_organisatie", "inzage.queries.toezicht.log_of_zaak",
    "inzage.queries.toezicht.plain_log", "inzage.queries.toezicht.odd_views",
    "inzage.queries.toezicht.odd_view", "inzage.queries.toezicht.questions", "inzage.queries.toezicht.question",
    "inzage.queries.toezicht.emergencies", "inzage.queries.toezicht.last_check",
    "inzage.queries.verzoeken.requests", "inzage.queries.verzoeken.request_page",
    "inzage.queries.verzoeken.zaak_of_request", "inzage.queries.verzoeken.records",
    "inzage.queries.bewaren.kept_long_enough", "inzage.queries.bewaren.lists",
    "inzage.queries.bewaren.one_list", "inzage.queries.bewaren.lines_of_list",
    "inzage.queries.bewaren.breaches", "inzage.queries.bewaren.breach",
    # For a beheerder, of whom there is none here: tests/regio asks each as the wrong one. They hold no child.
    "regio.queries.own_organisatie", "regio.queries.organisatie_name", "regio.queries.staff",
    "regio.queries.one_account", "regio.queries.one_appointment", "regio.queries.proposals", "regio.queries.providers",
    "routes.queries.route.choices_of", "routes.queries.termijn.muren", "routes.queries.feiten.zaak_facts",
    "routes.queries.feiten.halt_of", "routes.queries.feiten_van.route_name",
    "zaken.queries.zaak.may_do", "zaken.queries.zaak.lock_zaak", "zaken.queries.rollen.authority_of",
    "zaken.queries.rollen.may_question_now", "zaken.queries.rollen.could_question",
    # Under the Wpg, for who looks as verhoor: tests/zaken/test_verhoor.py and tests/brieven/test_verhoor.py ask them.
    "zaken.queries.verhoor.verhoren_of", "zaken.queries.verhoor.colleagues", "brieven.queries.verhoor.invited",
    "brieven.queries.verhoor.for_report", "brieven.queries.verhoor.last_invitation", "brieven.queries.verhoor.waiting",
    "zaken.queries.rollen.may_act",
    # Colleagues of one's own regio, by name: no child.
    "brieven.queries.klacht.colleagues",
    # Who works where in the regio, which holds no child: for everybody who works here; tests/regio/test_kernteam.py.
    "regio.queries_kernteam.kernteam", "regio.queries_kernteam.directory", "regio.queries_kernteam.holders",
    "regio.queries_kernteam.completeness", "regio.queries_kernteam.may_be_placed", "regio.queries_kernteam.colleagues",
    "regio.queries_kernteam.member_of", "regio.queries_kernteam.works_for",
    # A verdict: what it rests on is asked above, as shown_to_me.
    "zaken.queries.meekijken.may_look",
    # tests/overleg asks each as the wrong one; a meeting itself holds no child.
    "overleg.queries.meetings", "overleg.queries.must_be_there", "overleg.queries.agenda", "overleg.queries.punt_of",
    "overleg.queries.open_afspraken", "overleg.queries.meetings_for", "overleg.queries.who_can_do",
    "overleg.queries.addresses", "overleg.queries.own_schools",
    # Rows of the law and how many tens of terms one would touch: no child; tests/wetboek asks as the wrong one.
    "schermen.wetboek_queries.history", "schermen.wetboek_queries.waiting", "schermen.wetboek_queries.one",
    "routes.queries.geraakt.touched",
    # Only asks whether somebody works at a school; plans_of_school and school_plan read.
    "plan.queries.school.of_school",
    # The people around the child of a zaak that was handed over: receivers reads them.
    "gezin.queries.berichten_werk.may_write", "gezin.queries.berichten_werk.names_in",
    "meldingen.queries_pages.may_choose", "meldingen.queries_school.of_school", "meldingen.queries_school.draft_key",
}


def reading_functions() -> set[str]:
    """Every public function in a module of queries whose first argument is the actor."""
    found = set()
    for module in pkgutil.walk_packages(ketenkameleon.__path__, "ketenkameleon."):
        short = module.name.removeprefix("ketenkameleon.")
        if "queries" not in short or "migrations" in short:
            continue
        for name, function in inspect.getmembers(importlib.import_module(module.name), inspect.isfunction):
            if function.__module__ == module.name and not name.startswith("_") \
                    and next(iter(inspect.signature(function).parameters), "") == "actor":
                found.add(f"{short}.{name}")
    return found


def hat_of(as_if: str, actor: Actor) -> UUID | None:
    """The hat of somebody whose program takes them for that one: of a parent, else their own."""
    return GEZIN if as_if == "mila" else actor.hoed


def is_nothing(found: object) -> bool:
    """No row at all: None, no, zero, "", or a page or list of which every part is nothing."""
    if found is None or found == "" or isinstance(found, (bool, int)):
        return not found
    if is_dataclass(found):
        return all(is_nothing(getattr(found, field.name)) for field in fields(found))
    if isinstance(found, dict):
        return not found
    if isinstance(found, (tuple, list, set, frozenset)):
        return all(is_nothing(part) for part in found)
    return False


def _signals(actor: Actor, h: Huis) -> object:
    """The signalen of De Vlier; nothing for who is not of that school, of which the wall shows no place either."""
    try:
        return queries_signalen.signals(actor, h.wereld.hier.scholen["De Vlier"].id, on=D)
    except NotAllowed:
        return None


def _sharing(actor: Actor, zicht: ZaakZicht) -> tuple[object, ...]:
    """What sharing read itself; the child and the court it was handed."""
    page = delen.sharing(actor, zicht, on=D)
    return page.gedeeld, page.gezegd, page.gegeven, page.verhaal_voor, page.besproken_op, page.uit_te_leggen


def _given(actor: Actor, zicht: ZaakZicht) -> list[object]:
    """The fields of a share of the plan, the verhaal and what was agreed; the promise it was handed."""
    asked = Deling("leerplicht", "cjg", frozenset({"plan", "waarom"}), Regime.AVG, Grondsoort.TOESTEMMING, "x", D, D,
                   Gezin(zicht.kind.persoon_id, None, Gezagsoort.EENHOOFDIG, frozenset()))
    return [deel.velden for deel in inhoud.content(actor, zicht, asked, on=D)]


def _page(actor: Actor, zicht: ZaakZicht) -> tuple[object, ...]:
    """What zaakpagina read itself; the rest it was handed."""
    page = blad.zaakpagina(actor, zicht, on=D)
    return (page.tijdlijn, page.afspraken, page.afgerond, page.wacht_op, page.plekken, page.verhalen, page.mijlpalen,
            page.toewijzingen, page.ouders, page.broers_en_zussen, page.continuiteit.gezichten)


def _thread(h: Huis, zicht: ZaakZicht) -> berichten.Draad:
    """The thread of the mother, as who asks would name it."""
    return berichten.Draad(h.zaak.id, h.nummer, "", Band.OUDER_MET_GEZAG, h.moeder, zicht.verantwoordelijke_id, "", "",
                           "", "")


def _messages(actor: Actor, zicht: ZaakZicht) -> tuple[object, ...]:
    """What threads_of read itself; the people it was handed."""
    page = berichten_werk.threads_of(actor, zicht, at=NU)
    return page.ander_contact, [draad.regels for draad in page.draden]
