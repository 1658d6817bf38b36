"""Puts the base rows of the synthetic regions in the database, as the owner.

Regio, organisaties, gemeenten, scholen, accounts, aanstellingen, professionals and their bevoegdheden: what a
region's own administration would deliver. Nothing about a child. Source: issue 2, part 7; domain.md 13.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib.auth.hashers import make_password

from ketenkameleon.demo.bewijzen import phase, proofs
from ketenkameleon.demo.kernteams import build_kernteams
from ketenkameleon.demo.loopbaan import build_careers
from ketenkameleon.demo.streekplan import Streekplan
from ketenkameleon.regio.models import Aanstelling, Gemeente, Organisatie, Regio, School
from ketenkameleon.team.models import Bevoegdheid, Fase, Professional
from ketenkameleon.toegang.models import Account

_JAAR = timedelta(days=365)


def exists(plan: Streekplan) -> bool:
    """Are the base rows of this regio there already?"""
    return Regio.objects.filter(code=plan.code).exists()


def build(plan: Streekplan, *, wachtwoord: str, today: date) -> Regio:
    """Insert the whole plan; must run inside a transaction, as the owner.

    Everybody gets the same password. Aanstellingen began two years before `today`; one aanwijzing ended 20
    days ago and one training starts in four weeks, so that refused roles can be seen with their dates.
    """
    regio = Regio.objects.create(code=plan.code, naam=plan.naam)
    organisaties = {
        soort: Organisatie(regio=regio, soort=soort, naam=naam) for soort, naam in plan.organisaties
    }
    Organisatie.objects.bulk_create(organisaties.values())
    gemeenten = {
        g.code: Gemeente(
            regio=regio,
            code=g.code,
            naam=g.naam,
            vakantieregio=plan.vakantieregio,
            organisatie=organisaties["gemeente"],
        )
        for g in plan.gemeenten
    }
    Gemeente.objects.bulk_create(gemeenten.values())
    scholen = {
        s.brin6: School(
            regio=regio,
            brin6=s.brin6,
            naam=s.naam,
            soort=s.soort,
            gemeente=gemeenten[s.gemeente],
            telefoon=f"088-000 {index:04d}",
        )
        for index, s in enumerate(plan.scholen)
    }
    School.objects.bulk_create(scholen.values())
    people = _appointments(plan, regio, organisaties, scholen, wachtwoord, today - 2 * _JAAR)
    _professionals(plan, regio, people, gemeenten, today)
    build_careers(plan.people("bip"), people, organisaties, today)
    build_kernteams(regio, scholen, people, today)
    return regio


def _appointments(
    plan: Streekplan,
    regio: Regio,
    organisaties: dict[str, Organisatie],
    scholen: dict[str, School],
    wachtwoord: str,
    van: date,
) -> dict[str, Aanstelling]:
    """An account and an aanstelling for everybody; the password is hashed once, it is the same for all."""
    hashed = make_password(wachtwoord)
    accounts = {
        mens.kort: Account(gebruikersnaam=mens.kort, naam=mens.naam, password=hashed) for mens in plan.mensen
    }
    Account.objects.bulk_create(accounts.values())
    found = {
        mens.kort: Aanstelling(
            regio=regio,
            account=accounts[mens.kort],
            organisatie=organisaties[mens.organisatie],
            functie=mens.functie,
            school=scholen.get(mens.school),
            van=van,
        )
        for mens in plan.mensen
    }
    Aanstelling.objects.bulk_create(found.values())
    return found


def _professionals(
    plan: Streekplan,
    regio: Regio,
    people: dict[str, Aanstelling],
    gemeenten: dict[str, Gemeente],
    today: date,
) -> None:
    team = {
        mens.kort: Professional(
            regio=regio,
            aanstelling=people[mens.kort],
            uren_per_week=mens.uren,
            zaken_maximaal=mens.zaken,
            werkdagen="ma di wo do" if mens.uren >= 28 else "ma di do",
            telefoon=f"06-0000 {index:04d}",
        )
        for index, mens in enumerate(plan.people("bip"), 1)
    }
    Professional.objects.bulk_create(team.values())
    Bevoegdheid.objects.bulk_create(
        [proof for mens in plan.people("bip") for proof in proofs(mens, team[mens.kort], gemeenten, today)]
    )
    Fase.objects.bulk_create([phase(mens, team[mens.kort], today) for mens in plan.people("bip")])
