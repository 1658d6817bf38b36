"""A family with pages of their own: parents who live apart, and their child of fourteen.

The vaste contactpersoon gives each of them a letter with a code, they log in once, and from then on the demo's password
is theirs too. Source: issue 6, part 5.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from ketenkameleon.brieven.actions.schrijven import change, make
from ketenkameleon.brieven.actions.versturen import release
from ketenkameleon.brieven.invoer import BERICHT, BriefInvoer, NieuweBrief
from ketenkameleon.brieven.queries.bekend import family_readers, known
from ketenkameleon.delen.actions.deling import ask_share
from ketenkameleon.delen.invoer import DelingInvoer, UitlegInvoer
from ketenkameleon.demo.gezinnen import MOEDER, VADER
from ketenkameleon.demo.plannen import maak_plan
from ketenkameleon.demo.toneel import Daad, Stap, Toneel, Zaakloop
from ketenkameleon.demo.verloop import DOEL, Gespeeld, ago, as_account, perform
from ketenkameleon.gezin.actions.berichten import say
from ketenkameleon.gezin.actions.berichten_werk import write
from ketenkameleon.gezin.invoer import Antwoord, Gezegd
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.gezinsbericht import Gezinsbericht
from ketenkameleon.rules.texts import dutch_date
from ketenkameleon.toegang.context import Actor, begin
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.inloggen.actions import redeem
from ketenkameleon.toegang.inloggen.codes import code_hash, read_code
from ketenkameleon.toegang.models import Account, Inlogbrief
from ketenkameleon.toegang.sleutels import seal
from ketenkameleon.zaken.actions import plek, regie
from ketenkameleon.zaken.actions.inlogbrief import Brief, make_letter
from ketenkameleon.zaken.invoer import AfspraakInvoer
from ketenkameleon.zaken.models import Zaak
from ketenkameleon.zaken.queries.inlogbrief import PLAATS, Ontvanger, receivers
from ketenkameleon.zaken.queries.zaak import zaak_for

CONTACT: Final = "samira"
OUDER, OUDER2, KIND = "ouder", "ouder2", "kind"
# Who is not one of the parents is the child.
_NAMEN: Final = {MOEDER.naam: OUDER, VADER.naam: OUDER2}
_WEEK: Final = timedelta(days=7)
_OM: Final = time(16)
_PLEK: Final = "De Werkplaats, drie dagen per week"
_VRAAGT: Final = Gezegd(Gezinsbericht.BERICHT, "Hoe komt Jip op de eerste dag bij de werkplaats?")
_ANTWOORD: Final = Antwoord("Ik haal Jip die dag thuis op. Daarna gaan we samen met de bus.")
_ZEGT: Final = Gezegd(Gezinsbericht.KIND_ZEGT, "Ik wil iets met mijn handen doen.", mag=True)
_GEDAAN: Final = Antwoord("", gedaan="De Werkplaats gebeld. Je mag komen kijken.")


def show_family(toneel: Toneel, told: Gespeeld, open_zaken: Mapping[UUID, Zaakloop]) -> None:
    """Give the family of the demo its pages, and play what stands on them; nothing where that family is not."""
    with transaction.atomic():
        as_account(toneel.accounts[CONTACT], toneel.nu)
        found = Zaak.objects.filter(persoon__voornaam="Jip", persoon__achternaam=VADER.achternaam).first()
    loop = open_zaken.get(found.id) if found else None
    if loop is None:
        return
    with_family = _let_in(toneel, loop)
    for days, wie, doe in _SCRIPT:
        perform(with_family, Stap(ago(toneel, days=days), wie, doe), loop, told)


def _let_in(toneel: Toneel, loop: Zaakloop) -> Toneel:
    """Each of the family gets a letter and logs in with its code an hour later; their accounts join the others."""
    at = ago(toneel, days=9)
    with transaction.atomic():
        actor = as_account(toneel.accounts[CONTACT], at)
        zicht = zaak_for(actor, loop.zaak_id, Deed.ZAAK_BEHANDELEN, on=local_day(at))
        letters = [_letter(actor, loop, who, at) for who in receivers(actor, zicht, at=at)]
    geboren = zicht.kind.geboren
    with transaction.atomic():
        later = at + timedelta(hours=1)
        begin(None, doel=DOEL, at=later)
        accounts = [redeem(read_code(letter.code), geboren.earliest(), letter.belcode, at=later)
                    for letter in letters if geboren]
    return replace(toneel, accounts={**toneel.accounts, **{a.gebruikersnaam: a.id for a in accounts if a}})


def _letter(actor: Actor, loop: Zaakloop, who: Ontvanger, at: datetime) -> Brief:
    """A letter with a code for an account of a name that people can type, with the password of all in the demo.

    A letter gives who had one before the same account again; so there is one before it, taken back unused.
    """
    account = Account(gebruikersnaam=_NAMEN.get(who.naam, KIND), naam=who.naam,
                      password=Account.objects.get(pk=actor.account_id).password)
    account.save(force_insert=True)
    key, before = new_id(), at - timedelta(minutes=1)
    Inlogbrief.objects.create(
        id=key, regio_id=actor.regio_id, zaak_id=loop.zaak_id, persoon_id=who.persoon_id, account_id=account.id,
        soort=who.band.value, code=code_hash(str(key)), bewijs=b"", pogingen_maximaal=0, gemaakt_at=before,
        belcode=seal(b"", regio_id=actor.regio_id, place=PLAATS, row=key), gemaakt_door=actor.account_id,
        geldig_tot=at, ingetrokken_at=at)
    return make_letter(actor, loop.nummer, who.persoon_id, at=at)


def _next_week(toneel: Toneel) -> date:
    """Tuesday of next week, or the first workday after it."""
    return toneel.workdays(toneel.today + _WEEK - timedelta(days=toneel.today.weekday() - 1), 0)


def _bied_plek(toneel: Toneel, actor: Actor, loop: Zaakloop, at: datetime) -> None:
    loop.plek_id = plek.offer(actor, loop.zaak_id, "werk_leerplek", _PLEK, at=at)


def _zeg_ja(toneel: Toneel, actor: Actor, loop: Zaakloop, at: datetime) -> None:
    if loop.plek_id:
        plek.accept_plek(actor, loop.plek_id, at=at)


def _wacht(toneel: Toneel, actor: Actor, loop: Zaakloop, at: datetime) -> None:
    regie.wait_for(actor, loop.zaak_id, "school", "Antwoord of Jip daar op vrijdag les krijgt",
                   toneel.workdays(_next_week(toneel), 3), at=at)


def _maak_afspraken(toneel: Toneel, actor: Actor, loop: Zaakloop, at: datetime) -> None:
    """A visit to the mother next week, and a day later one for the child."""
    day = _next_week(toneel)
    for invoer in (
        AfspraakInvoer("Praten over de plek", "contactpersoon", day, MOEDER.naam, _OM, "thuis"),
        AfspraakInvoer("Kijken bij de werkplaats", "jongere", toneel.workdays(day, 1), "", time(10), "De Werkplaats")):
        regie.add_afspraak(actor, loop.zaak_id, invoer, at=at)


def _nodig_uit(toneel: Toneel, actor: Actor, loop: Zaakloop, at: datetime) -> None:
    """The invitation to that visit, on the mother's own page."""
    zicht = zaak_for(actor, loop.zaak_id, Deed.ZAAK_BEHANDELEN, on=local_day(at))
    mother = next(reader for reader in family_readers(actor, zicht) if reader.naam == MOEDER.naam)
    key = make(actor, loop.zaak_id, NieuweBrief("uitnodiging", mother.persoon_id), at=at)
    said = {"onderwerp": "de plek voor Jip", "wanneer": f"{dutch_date(_next_week(toneel))} om {_OM.hour}.00 uur",
            "waar": "bij u thuis"}
    change(actor, key, BriefInvoer((mother.naam,), known(actor, zicht, mother.persoon_id) | said), at=at)
    release(actor, key, weg=BERICHT, at=at)


def _vraag_delen(toneel: Toneel, actor: Actor, loop: Zaakloop, at: datetime) -> None:
    """The CJG would like to read the plan: parents and child can say yes or no on their page."""
    on = local_day(at)
    ask_share(actor, loop.zaak_id, DelingInvoer("cjg", ("plan",), "hulp thuis die past bij het plan",
                                                on + timedelta(days=90)),
              UitlegInvoer("alleen het plan, niet het verhaal", "de hulp moet weten wat we afspraken", on,
                           "in een gesprek"), at=at)


def _zeg(gezegd: Gezegd) -> Daad:
    """Somebody of the family says something on their own page."""
    def doe(toneel: Toneel, actor: Actor, loop: Zaakloop, at: datetime) -> None:
        say(actor, loop.nummer, gezegd, at=at)

    return doe


def _antwoord(aan: str, antwoord: Antwoord) -> Daad:
    """The vaste contactpersoon answers in the thread of that account."""
    def doe(toneel: Toneel, actor: Actor, loop: Zaakloop, at: datetime) -> None:
        persoon = Inlogbrief.objects.filter(zaak_id=loop.zaak_id, account_id=toneel.accounts[aan],
                                            ingetrokken_at=None).values_list("persoon_id", flat=True).get()
        write(actor, loop.nummer, persoon, antwoord, at=at)

    return doe


# How many days ago, who, and what.
_SCRIPT: Final[tuple[tuple[float, str, Daad], ...]] = (
    (8, CONTACT, maak_plan), (7.2, KIND, _zeg(_ZEGT)), (7, CONTACT, _antwoord(KIND, _GEDAAN)),
    (6, CONTACT, _bied_plek), (5, CONTACT, _zeg_ja), (4.5, CONTACT, _vraag_delen), (3.2, OUDER, _zeg(_VRAAGT)),
    (3, CONTACT, _antwoord(OUDER, _ANTWOORD)), (2, CONTACT, _wacht), (1.9, CONTACT, _maak_afspraken),
    (1.8, CONTACT, _nodig_uit))
