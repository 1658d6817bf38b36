"""After a destruction nothing of the child is left in any table, but for what row bewaren.blijft names with its reason.

Every table with personal data holds something of this child first. Source: domain.md 11.5; issue 3, part 6.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from klassen import KLASSEN

from gezin_bouw import add_message
from inzage_bouw import filled_zaak
from ketenkameleon.brieven.models import Brief, Briefversie, Klacht, Klachtbrief
from ketenkameleon.delen.models import Deling, FgBericht, Toestemming, VerhaalGrens, Verstrekking
from ketenkameleon.inzage.actions.bewaren import approve, destroy_agreed, propose
from ketenkameleon.inzage.models import AfwijkendeBlik, Deel, Verzoek
from ketenkameleon.inzage.queries.bewaren import kept_long_enough
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.schrijven import Lijstsoort, Wijziging, looked, looked_at_list, record
from ketenkameleon.meldingen.models import (
    Betrokkenvraag,
    BlikInBeeld,
    Melding,
    Mutatie,
    SchoolAanvulling,
    Signaal,
    TeVouwen,
    Vrijgesteld,
)
from ketenkameleon.overleg.models import Agendapunt, Overleg, Overlegafspraak
from ketenkameleon.personen.models import Gezag, Persoon, Verwant
from ketenkameleon.post.models import Bericht, Berichtadres
from ketenkameleon.regio.models import Aanstelling
from ketenkameleon.routes.models import Beeld, Routefeit, Routestap, Zaakroute
from ketenkameleon.routes.models import Termijn as RouteTermijn
from ketenkameleon.rules.access import Functie
from ketenkameleon.rules.bewaren import stays
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.team.models import Meekijker, Meeloper
from ketenkameleon.toegang.models import Account, Inlogbrief, Noodbericht, Noodtoegang, Relatie
from ketenkameleon.zaken.models import (
    Concept,
    Contact,
    Dubbelrol,
    Gebeurtenis,
    Plek,
    Toewijzing,
    Veiligheidssignaal,
    Verhaal,
    Verhoor,
    Verhoorregel,
    Verhoorverzoek,
    WachtOp,
    Zaak,
)
from plan_bouw import build_plan
from wereld import BEGIN

pytestmark = pytest.mark.acties
# Everything of somebody born in 1901 was kept long enough by then, also under the Wpg and at the Raad.
GEBOREN, GESLOTEN, DAN = date(1901, 3, 14), date(2020, 6, 1), datetime(2035, 10, 8, 9, tzinfo=UTC)
WOORDEN = ("Zilverlinde", "Moerasvaren", "blijfwoord", "feiten101", "feiten301", "feiten401", "indrukwoord",
           "verhaalwoord", "afspraakwoord", "standwoord", "meer101", "regel101")
NUMMER = 700000777
# An account bears a name, though it stands on the exempt list.
TABELLEN = sorted({"toegang_account"}.union(*(tables for klasse, tables in KLASSEN.items() if klasse != "vrij")))
# Of a regio, a colleague's calendar or a whole file: nothing in them hangs on one child. A rejected line holds who
# it is about sealed, under no key of the child; the content of the log is looked for by its words.
VAN_NIEMAND = KLASSEN["regio"] | {
    "overleg_agendasleutel", "meldingen_levering", "meldingen_afgekeurderegel", "inzage_datalek",
    "inzage_vernietiging", "logboek_inhoud", "logboek_kop", "logboek_schakel", "logboek_handeling",
    "logboek_certificaat", "logboek_vernietigd"}
# Of an account, and so of a child when it is theirs.
BERICHTEN = {"post_bericht", "post_berichtadres"}
# Written by the destruction itself.
ERNA = {"inzage_vernietigregel"}
BEWIJS = {"delen_toestemming", "delen_deling", "delen_verstrekking", "delen_fgbericht", "inzage_verzoek", "inzage_deel",
          "inzage_afwijkendeblik"}


@pytest.fixture
def zaak(fgs, als) -> Zaak:
    """Closed in 2020, with something in every table; and a second privacy officer for the Raad."""
    zaak = filled_zaak(fgs.hier, geboren=GEBOREN, gesloten=GESLOTEN)
    account = Account.objects.create(gebruikersnaam="rik", naam="Rik Roos")
    fgs.hier.accounts["rik"] = account
    Aanstelling.objects.create(regio=fgs.hier.regio, account=account, organisatie=fgs.hier.organisaties["rvdk"],
                               functie="fg", van=BEGIN)
    mother = Persoon.objects.create(regio=zaak.regio, voornaam="Moerasvaren", gegevens="bekend")
    Gezag.objects.create(regio=zaak.regio, kind=zaak.persoon, soort="eenhoofdig", van=BEGIN)
    Verwant.objects.create(regio=zaak.regio, kind=zaak.persoon, persoon=mother, relatie="ouder", heeft_gezag=True,
                           van=BEGIN)
    _work(fgs.hier, zaak)
    _letter(fgs.hier, zaak)
    _route(fgs.hier, zaak)
    _along(fgs.hier, zaak)
    _verhoor(fgs.hier, zaak)
    _complaint(fgs.hier, zaak)
    _plan(fgs.hier, zaak)
    add_message(zaak, mother.id, fgs.hier.account_id("samira"), "blijfwoord", at=_at(), gedaan="blijfwoord")
    _family(zaak)
    _reports(fgs.hier, zaak)
    _before_a_report(fgs.hier, zaak)
    _proof(fgs.hier, zaak, mother)
    _log(als, zaak)
    return zaak


def _at(day: date = GESLOTEN) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


def _work(hier, zaak: Zaak) -> None:
    own, samira = {"regio": zaak.regio, "zaak": zaak}, hier.account_id("samira")
    Relatie.objects.create(regio_id=zaak.regio_id, zaak_id=zaak.id, soort="vast", account_id=samira, van=BEGIN)
    nood = Noodtoegang.objects.create(
        regio_id=zaak.regio_id, zaak_id=zaak.id, nummer=zaak.nummer, account_id=samira, relatie_id=new_id(),
        reden="veiligheid", toelichting="blijfwoord", van_at=_at(), tot_at=_at() + timedelta(hours=1),
        gesloten_at=_at())
    Noodbericht.objects.create(regio_id=zaak.regio_id, noodtoegang_id=nood.id, voor="fg", at=_at())
    WachtOp.objects.create(**own, partij="school", wat="blijfwoord", sinds=GESLOTEN, tot=GESLOTEN)
    Gebeurtenis.objects.create(**own, code="zaak.gesloten", op=GESLOTEN, at=_at())
    Toewijzing.objects.create(**own, account_id=samira, soort="vast", stand="geeindigd", gevraagd_at=_at(),
                              van=GESLOTEN, antwoord_uiterlijk=GESLOTEN, tot=GESLOTEN, reden="blijfwoord",
                              einde_reden="blijfwoord")
    Veiligheidssignaal.objects.create(**own, account_id=samira, at=_at())
    Plek.objects.create(**own, soort="eigen_school_hervat", waar="blijfwoord", stand="aangeboden",
                        kind_zegt="blijfwoord", aangeboden_op=GESLOTEN, aangeboden_door=samira)
    VerhaalGrens.objects.create(**own, verhaal=Verhaal.objects.get(zaak=zaak), lezersmuur=102, tot=GESLOTEN)
    Concept.objects.create(regio=zaak.regio, account_id=samira, formulier="verhaal", object_id=zaak.id, inhoud=b"x",
                           bewaard_at=_at())


def _letter(hier, zaak: Zaak) -> None:
    own = {"regio": zaak.regio, "verantwoordelijke": hier.organisaties["gemeente"], "muur": 101, "zaak": zaak,
           "gemaakt_door": hier.account_id("samira"), "gemaakt_at": _at()}
    brief = Brief.objects.create(**own, soort="uitnodiging", naar="gezin", persoon=zaak.persoon)
    Briefversie.objects.create(**own, brief=brief, nummer=1, aan=["Zilverlinde"], waarden={"waar": "blijfwoord"},
                               onderwerp="blijfwoord", blokken=[["tekst", "blijfwoord", ""]])


def _route(hier, zaak: Zaak) -> None:
    own = {"regio": zaak.regio, "verantwoordelijke": hier.organisaties["gemeente"], "muur": 100, "zaak": zaak}
    row, samira = {"rij_id": "route.civiel@2015-01-01", "rij_hash": "x"}, hier.account_id("samira")
    route = Zaakroute.objects.create(**own, **row, route="civiel", stand="gestopt", uitleg="blijfwoord",
                                     begonnen_op=GESLOTEN, begonnen_at=_at(), begonnen_door=samira,
                                     geeindigd_op=GESLOTEN)
    Routestap.objects.create(**own, **row, zaakroute=route, nummer=1, van="overwogen", naar="gestopt", op=GESLOTEN,
                             door="contactpersoon", zelf=True, gezet_door=samira, at=_at(), reden="blijfwoord")
    feit = {**own, "zaakroute": route, "code": "bedreigd", "op": GESLOTEN, "vastgelegd_door": samira, "at": _at()}
    told = {**own, "onderwerp": "thuis", "wie": "kind", "tekst": "blijfwoord", "voor": [100, 101],
            "gezegd_op": GESLOTEN, "vastgelegd_door": samira, "at": _at()}
    Beeld.objects.create(**told, vervangt=Beeld.objects.create(**told))
    first = Routefeit.objects.create(**feit, bron="blijfwoord")
    Routefeit.objects.create(**feit, bron="blijfwoord", vervangt=first)
    RouteTermijn.objects.create(**own, zaakroute=route, code="civiel.start_onderzoek", soort="norm", vanaf=GESLOTEN,
                                laatste_dag=GESLOTEN, vervalt=False, geteld="blijfwoord", at=_at(),
                                gestopt_op=GESLOTEN)
def _along(hier, zaak: Zaak) -> None:
    """Tom came along to the contact."""
    contact = Contact.objects.filter(zaak=zaak).first()
    Meeloper.objects.create(
        regio=zaak.regio, verantwoordelijke_id=contact.verantwoordelijke_id, muur=contact.muur, zaak_id=zaak.id,
        contact_id=contact.id, account_id=hier.account_id("tom"), als="meeloper", verteld=False,
        verteld_reden="blijfwoord", vastgelegd_door=contact.account_id, op=GESLOTEN)


def _verhoor(hier, zaak: Zaak) -> None:
    """What was said before a verhoor, a question of it, a colleague who was asked, and a second rol."""
    contact, samira = Contact.objects.get(zaak=zaak, muur=401), hier.account_id("samira")
    own = {"regio": zaak.regio, "verantwoordelijke": hier.organisaties["gemeente"], "muur": 401, "zaak": zaak}
    Verhoor.objects.create(
        **own, contact=contact, account_id=samira, at=_at(), kind_verdacht=True, personen=[zaak.persoon_id],
        brieven=[new_id()], uitgenodigd_op=GESLOTEN - timedelta(days=1), verdenking="blijfwoord",
        verdenking_genoemd=True, zwijgen_gezegd=True, cautie_at=_at(), advocaat="wil_niet", meekomen="erbij",
        meekomen_wie="Moerasvaren", tolk="niet_nodig")
    Verhoorregel.objects.create(**own, contact=contact, nummer=1, at=_at(), vraag="blijfwoord", antwoord="blijfwoord")
    Verhoorverzoek.objects.create(**own, account_id=hier.account_id("tom"), gevraagd_door=samira, gevraagd_at=_at(),
                                  reden="blijfwoord", stand="geweigerd", beantwoord_at=_at(), antwoord="blijfwoord")
    Dubbelrol.objects.create(**own, account_id=samira, at=_at(), rol="raad", reden="blijfwoord",
                             collega_aangeboden_op=GESLOTEN, verteld_op=GESLOTEN)


def _complaint(hier, zaak: Zaak) -> None:
    """One about this zaak, and one about no zaak at all: that is of nobody here, and stays."""
    own = {"regio": zaak.regio, "verantwoordelijke": hier.organisaties["gemeente"], "muur": 100,
           "genoteerd_door": hier.account_id("samira")}
    said = {"over": "gemeente", "over_wie": "iets", "klager_adres": "ergens", "gebeurd_op": GESLOTEN, "hoe": "papier",
            "ontvangen_op": GESLOTEN, "genoteerd_at": _at()}
    klacht = Klacht.objects.create(**own, **said, zaak=zaak, klager="Moerasvaren", inhoud="blijfwoord")
    Klachtbrief.objects.create(**own, zaak=zaak, klacht=klacht, aan="de gemeente", onderwerp="blijfwoord", blokken=[],
                               gemaakt_door=own["genoteerd_door"], gemaakt_at=_at())
    Klacht.objects.create(**own, **said, klager="Iemand", inhoud="iets anders")


def _plan(hier, zaak: Zaak) -> None:
    """A plan, everything that can stand in it, and that its school read it."""
    build_plan(zaak, hier.account_id("samira"), hier.scholen["De Vlier"], gedeeld=True, woord="blijfwoord", at=_at())


def _family(zaak: Zaak) -> None:
    """The child logged in once with a letter."""
    account = Account.objects.create(gebruikersnaam="brief-1", naam="Zilverlinde Kwik")
    Relatie.objects.create(regio_id=zaak.regio_id, zaak_id=zaak.id, soort="kind", account=account, van=GESLOTEN)
    Inlogbrief.objects.create(
        regio_id=zaak.regio_id, zaak_id=zaak.id, persoon_id=zaak.persoon_id, account_id=account.id, soort="kind",
        code=b"c", bewijs=b"b", belcode=b"b", gemaakt_at=_at(), gemaakt_door=account.id, geldig_tot=_at(),
        pogingen_maximaal=3)
    own = {"regio_id": zaak.regio_id, "account_id": account.id}
    Berichtadres.objects.create(**own, adres=b"x", gezet_at=_at())
    Bericht.objects.create(**own, soort="nieuws_kind", grond="g", sleutel="s", gemaakt_at=_at(), volgende_at=_at())


def _reports(hier, zaak: Zaak) -> None:
    facts = {"regio": zaak.regio, "meldingsnummer": NUMMER}
    melding = Melding.objects.create(
        **facts, verantwoordelijke_id=zaak.verantwoordelijke_id, muur=100, persoon_id=zaak.persoon_id, zaak=zaak,
        school=hier.scholen["De Vlier"], bron="duo", soort="V3", status="B", begin=GESLOTEN, actie_gewenst=True,
        aanleiding="zestien_uur", gevolg="zaak_met_belofte", gemeld_op=GESLOTEN, gemeld_herkomst="meldingsdatum",
        keuze_reden="blijfwoord")
    Mutatie.objects.create(
        **facts, laatste_mutatie_at=_at(), hash=b"1", persoon_id=zaak.persoon_id, status="B", soort="V3",
        begin=GESLOTEN, actie_gewenst=True, verzender="99AA", uitvoerder="009901", regelnummer=1, ontvangen_at=_at(),
        inhoud='{"reden": "blijfwoord"}', levering_id=new_id())
    TeVouwen.objects.create(**facts, persoon_id=zaak.persoon_id)
    SchoolAanvulling.objects.create(**facts, school=hier.scholen["De Vlier"], account_id=hier.account_id("peter"),
                                    melding=melding, wens="blijfwoord", at=_at())


def _before_a_report(hier, zaak: Zaak) -> None:
    """A signaal that became the zaak, a question who was involved, and that the child was exempt."""
    peter, samira = hier.account_id("peter"), hier.account_id("samira")
    own = {"regio": zaak.regio, "verantwoordelijke": hier.organisaties["gemeente"], "muur": 100, "zaak": zaak}
    Signaal.objects.create(**own, school=hier.scholen["De Vlier"], soort="zorgen", kring="kernteam", tekst="blijfwoord",
                           afzender_id=peter, gegeven_at=_at(), eigenaar_id=samira, uiterlijk_op=GESLOTEN,
                           overgedragen_at=_at(), klaar_at=_at(), uitkomst="blijfwoord")
    Betrokkenvraag.objects.create(**own, school=hier.scholen["De Vlier"], vrager_id=peter, gevraagd_at=_at(),
                                  gevraagd_op=GESLOTEN, niet_verteld="blijfwoord", account_id=samira)
    Vrijgesteld.objects.create(**own, soort="5_onder_a", van=GESLOTEN, tot=GESLOTEN, kijk_weer_op=GESLOTEN,
                               vastgelegd_door=samira, vastgelegd_at=_at())
    BlikInBeeld.objects.create(**own, lijst="vrijgesteld", soort="gekeken", op=GESLOTEN, tekst="blijfwoord",
                               kijk_weer_op=_at().date() + timedelta(days=30), functie="leerplicht", account_id=samira,
                               gedaan_at=_at())
    here = {name: value for name, value in own.items() if name != "zaak"}
    Meekijker.objects.create(**here, zaak_id=zaak.id, aanstelling_id=new_id(), grond="taak", waarom="blijfwoord",
                             verteld_op=GESLOTEN, van=GESLOTEN, tot=GESLOTEN, gegeven_door=samira, gegeven_at=_at())
    _discussed(hier, own, peter)


def _discussed(hier, own: dict[str, object], peter: object) -> None:
    """The zaak stood on the agenda of a kernteam, and somebody agreed to do something."""
    school, made = hier.scholen["De Vlier"], {"gemaakt_door": peter, "gemaakt_at": _at()}
    overleg = Overleg.objects.create(regio=own["regio"], school=school, begin_at=_at(), **made,
                                     eind_at=_at() + timedelta(hours=1))
    punt = Agendapunt.objects.create(**own, **made, overleg=overleg, school=school, deling_id=new_id(),
                                     regel="blijfwoord")
    Overlegafspraak.objects.create(**own, **made, punt=punt, school=school, wat="blijfwoord", wie_id=peter,
                                   wanneer=GESLOTEN)


def _proof(hier, zaak: Zaak, mother: Persoon) -> None:
    samira = hier.account_id("samira")
    own = {"regio": zaak.regio, "verantwoordelijke_id": zaak.verantwoordelijke_id}
    given = own | {"zaak": zaak, "ontvanger": "veilig_thuis", "soorten": ["regie"]}
    Toestemming.objects.create(**given, door=mother, als="gezag", ja=True, op=GESLOTEN, tot=GESLOTEN, hoe="mondeling",
                               leeftijd_toen=14, vastgelegd_door=samira, vastgelegd_at=_at())
    deling = Deling.objects.create(
        **given, muur=100, gever="leerplicht", regime="avg", grond="vitaal_belang", doel="blijfwoord", van=GESLOTEN,
        tot=GESLOTEN, gemaakt_door=samira, gemaakt_at=_at(), nood_at=_at(), nood_reden="blijfwoord",
        fg_gemeld_at=_at())
    Verstrekking.objects.create(**given, muur=100, deling=deling, velden=["belofte"], hoe="papier", sha256=b"1",
                                gegeven_door=samira, gegeven_at=_at())
    FgBericht.objects.create(**own, zaak=zaak, deling=deling, at=_at())
    of_zaak = own | {"zaak_id": zaak.id, "zaaknummer": zaak.nummer}
    verzoek = Verzoek.objects.create(**of_zaak, soort="inzage", regime="avg", vrager="ouder_met_gezag",
                                     vrager_naam="M.", wat="alles", ontvangen_op=GESLOTEN, uiterlijk_op=GESLOTEN)
    Deel.objects.create(**own, verzoek=verzoek, onderdeel="regie", voorstel="geven",
                        weggelaten=[f"zaak/{zaak.id}"])
    AfwijkendeBlik.objects.create(**of_zaak, soort="zonder_band", account_id=samira, dag=GESLOTEN, aantal=1,
                                  eerste_at=_at(), gevonden_at=_at())


def _log(als, zaak: Zaak) -> None:
    deling, contact = Deling.objects.get(zaak=zaak), Contact.objects.get(zaak=zaak, muur=101)
    with als("samira") as actor:
        record(actor.lopend, Wijziging("contact.bewaard", "contact", contact.id, {"feiten": "feiten101"}, zaak.id),
               Wijziging("deling.gemaakt", "deling", deling.id, {"doel": "blijfwoord"}, zaak.id))
        looked(actor.lopend, "zaak", zaak.nummer, zaak_id=zaak.id)
        looked_at_list(actor.lopend, Lijstsoort.MIJN_DAG, [zaak.id])


def _rows(words: tuple[str, ...]) -> dict[str, list[str]]:
    """Per table the rows in which any of these stands, whatever column it is in."""
    found = {}
    with connection.cursor() as cursor:
        for table in TABELLEN:
            cursor.execute(f"SELECT t::text FROM {table} t")
            rows = [text for (text,) in cursor.fetchall() if any(word in text for word in words)]
            if rows:
                found[table] = rows
    return found


def _keys(zaak: Zaak) -> tuple[str, ...]:
    """Every key and number by which something can be of this child."""
    mother, account = Verwant.objects.get(kind=zaak.persoon).persoon_id, Relatie.objects.get(soort="kind").account_id
    own = [model.objects.filter(zaak_id=zaak.id).values_list("pk", flat=True)
           for model in (Contact, Verhaal, Melding, Deling, Noodtoegang, Verzoek)]
    keys = (zaak.id, zaak.persoon_id, mother, account, zaak.nummer, NUMMER)
    return tuple(map(str, (*keys, *(key for found in own for key in found))))


def _destroy(als, als_plicht, *pairs: tuple[str, str]) -> None:
    for one, other in pairs:
        with als(one, at=DAN) as actor:
            lijst = propose(actor, "Selectielijst", at=DAN)
        with als(other, at=DAN) as actor:
            approve(actor, lijst, at=DAN)
    with als_plicht(Functie.KLOK, at=DAN) as actor:
        assert destroy_agreed(actor, at=DAN) == len(pairs)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what would only fail at the commit
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _due(als, wie: str) -> Iterator[tuple[int, str]]:
    with als(wie, at=DAN) as actor:
        yield from ((b.muur, b.soort) for b in kept_long_enough(actor, on=DAN.date()))


def test_every_table_with_personal_data_holds_something_of_the_child_first(zaak):
    """Else the tests below prove nothing about that table."""
    assert set(_rows(_keys(zaak))) == set(TABELLEN) - (VAN_NIEMAND - BERICHTEN) - ERNA
    words = {word for word in WOORDEN if _rows((word,))}
    assert words == set(WOORDEN)


def test_after_destruction_nothing_is_left_but_what_a_row_names_with_its_reason(als, als_plicht, zaak):
    keys, named = _keys(zaak), stays(on=DAN.date(), wet=shipped())
    _destroy(als, als_plicht, ("jan", "ria"), ("rob", "rik"))
    assert _rows(WOORDEN) == {}
    assert Klacht.objects.get().klager == "Iemand"
    left = set(_rows(keys))
    assert left - set(named) == set()
    assert set(named) - left - {"logboek_handeling"} == set(), "a reason for what is not there any more"
    assert all(named.values())
    persoon = Zaak.objects.get(pk=zaak.id).persoon
    assert (persoon.naam, persoon.bsn, persoon.geboortejaar, persoon.startkwalificatie) == ("", None, None, None)


def test_proof_goes_later_by_a_list_of_its_own_and_by_the_same_job(als, als_plicht, zaak):
    keys = _keys(zaak)
    assert 900 not in dict(_due(als, "jan"))
    _destroy(als, als_plicht, ("jan", "ria"), ("rob", "rik"))
    assert set(_rows(keys)) >= BEWIJS
    assert list(_due(als, "jan")) == [(900, "bewijs")]
    _destroy(als, als_plicht, ("jan", "ria"))
    assert BEWIJS & set(_rows(keys)) == set()
    assert list(_due(als, "jan")) == []
    with als_plicht(Functie.KLOK, at=DAN) as actor:
        assert destroy_agreed(actor, at=DAN) == 0


def test_proof_whose_term_runs_is_kept_when_the_zaak_goes(als, als_plicht, zaak):
    Toestemming.objects.update(tot=date(2031, 1, 1))
    _destroy(als, als_plicht, ("jan", "ria"), ("rob", "rik"))
    assert list(_due(als, "jan")) == []
    assert Toestemming.objects.get(zaak_id=zaak.id).door is not None


def test_proof_goes_for_nothing_but_an_agreed_list(zaak):
    for statement in ("DELETE FROM delen_verstrekking", "UPDATE delen_verstrekking SET hoe = 'bestand'",
                      "DELETE FROM delen_fgbericht"):
        with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
