"""One zaak with everything on it, and everybody who can stand to it in another way; built as the owner.

What nobody outside may read is written in words that occur nowhere else, so that a scan finds every leak.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from leerhuis import build_learning

from gezin_bouw import build_messages
from kernteam_bouw import add_kernteam
from ketenkameleon.brieven.models import Brief, Briefversie, Klacht, Klachtbrief
from ketenkameleon.delen.models import Deling, Toestemming
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.meldingen.actions.aankomst import PLAATS_AFGEKEURD
from ketenkameleon.meldingen.models import (
    AfgekeurdeRegel,
    Betrokkenvraag,
    BlikInBeeld,
    Levering,
    Melding,
    Mutatie,
    SchoolAanvulling,
    Signaal,
    Vrijgesteld,
)
from ketenkameleon.personen.models import Gezag, Persoon, Verwant
from ketenkameleon.regio.models import Aanstelling
from ketenkameleon.routes.models import Beeld, Routefeit, Routestap, Zaakroute
from ketenkameleon.routes.models import Termijn as RouteTermijn
from ketenkameleon.team.models import Meekijker, Professional
from ketenkameleon.toegang.models import Account, Inlogbrief, Noodbericht, Noodtoegang, Relatie
from ketenkameleon.toegang.sleutels import seal
from ketenkameleon.zaken.models import (
    Aanvulling,
    Afspraak,
    Concept,
    Contact,
    Gebeurtenis,
    Notitie,
    Ouderregel,
    Plek,
    Toewijzing,
    Veiligheidssignaal,
    Verhaal,
    Verhoorverzoek,
    WachtOp,
    Zaak,
)
from ketenkameleon.zaken.queries.concept import PLACE
from plan_bouw import build_plan
from wereld import BEGIN, NU, VANDAAG, Wereld, child
from zaken_bouw import GEMELD, make_vast, make_zaak

BSN, TELEFOON = "999990342", "0612345678"
MELDINGSNUMMER, ONBEKEND_NUMMER = 700000555, 700000999
# Who a child is, and what was said: none of it belongs in a title, an address, a header, a message or a log.
NAMEN = ("Zilverlinde", "Kwikstaart", "Moerasvaren", "Boterbloem", BSN, TELEFOON)
TEKSTEN = ("feitenbloem", "indrukbloem", "verhaalbloem", "afspraakbloem", "wachtbloem", "standbloem",
           "aanvulbloem", "meldbloem", "regelbloem", "schoolbloem", "plekbloem", "deelbloem", "noodbloem", "briefbloem",
           "routebloem", "beeldbloem", "meebloem", "leerbloem", "themabloem", "ouderbloem", "verhoorbloem",
           "klachtbloem", "planbloem", "signaalbloem", "vraagbloem", "gezinsbloem", "blikbloem")
GEHEIM = NAMEN + TEKSTEN


@dataclass
class Huis:
    """Where everything is, by its key."""

    wereld: Wereld
    zaak: Zaak
    nummer: str
    contact_loopt: UUID
    contact_bewaard: UUID
    afspraak: UUID
    wachtop: UUID
    verhaal: UUID
    plek: UUID
    signaal: UUID
    melding: UUID
    regel: UUID
    deling: UUID
    toestemming: UUID
    brief: UUID
    route: UUID
    weet: UUID
    hulp: UUID
    beeld: UUID
    feit: UUID
    vraag: UUID
    betrokkenvraag: UUID
    meekijker: UUID
    klacht: UUID
    klachtbrief: UUID
    bewijs: UUID
    inzet: UUID
    leerregel: UUID
    plan: UUID
    doel: UUID
    stap: UUID
    kernsignaal: UUID
    gezinsbericht: UUID
    moeder: UUID


def build_house(wereld: Wereld) -> Huis:
    """Noor is Zilverlinde here: with Samira, covered by Nina, asked of Tom; Kees is a BIP with nothing to do."""
    hier = wereld.hier
    _bip(wereld, "nina", "Nina Smit")
    _bip(wereld, "kees", "Kees Laan")
    _bip(wereld, "uit", "Uli Tromp", tot=VANDAAG - timedelta(days=1))
    kind = child(hier, BSN, "Zilverlinde", date(2012, 5, 17), achternaam="Kwikstaart", telefoon=TELEFOON)
    zaak = make_zaak(hier, persoon=kind, stand_tekst="standbloem", stand_at=NU)
    make_vast(hier, zaak, "samira")
    _family(wereld, kind)
    _drafts(wereld, zaak)
    _asked(wereld, zaak)
    _covers(wereld, zaak)
    _parent(wereld, zaak)
    _emergency(wereld, zaak)
    made = _content(wereld, zaak)
    made |= _sharing(wereld, zaak, kind)
    made["brief"] = _letter(wereld, zaak, kind)
    made |= _route(wereld, zaak)
    made |= _known(wereld, zaak)
    made["vraag"] = _question(wereld, zaak)
    made |= _complaint(wereld, zaak)
    Professional.objects.filter(pk=hier.professionals["samira"].pk).update(telefoon="0633333333")
    made |= build_plan(zaak, hier.account_id("samira"), hier.scholen["De Vlier"], gedeeld=True)
    made |= _around_the_school(wereld, zaak)
    made |= build_messages(zaak, made["afspraak"], hier.account_id("mila"))
    made["bewijs"] = hier.professionals["samira"].bevoegdheden.get(soort="vog").id
    made |= build_learning(wereld, zaak, made["contact_bewaard"])
    return Huis(wereld, zaak, zaak.nummer, **made, melding=_melding(wereld, zaak), regel=_bad_line(wereld))


def _family(wereld: Wereld, kind: Persoon) -> None:
    """A mother, and a child of hers in a zaak that nobody has yet."""
    regio, hier = wereld.hier.regio, wereld.hier
    mother = Persoon.objects.create(regio=regio, voornaam="Moerasvaren", gegevens="bekend")
    sibling = make_zaak(hier, "Boterbloem", date(2011, 4, 1)).persoon
    Gezag.objects.create(regio=regio, kind=kind, soort="eenhoofdig", van=BEGIN)
    for each in (kind, sibling):
        Verwant.objects.create(regio=regio, kind=each, persoon=mother, relatie="ouder", heeft_gezag=True, van=BEGIN)


def _drafts(wereld: Wereld, zaak: Zaak) -> None:
    """What Samira and the school were typing, each about the same key: their drafts hang on it, not on a zaak."""
    for kort, formulier in (("samira", "verhaal"), ("peter", "melden")):
        text = f'{{"tekst": ["verhaalbloem"], "meldingsnummer": ["{MELDINGSNUMMER}"]}}'
        Concept.objects.create(
            regio_id=zaak.regio_id, account_id=wereld.hier.account_id(kort), formulier=formulier, object_id=zaak.id,
            bewaard_at=NU, inhoud=seal(text.encode(), regio_id=zaak.regio_id, place=PLACE + formulier, row=zaak.id))


def _bip(wereld: Wereld, kort: str, naam: str, tot: date = date.max) -> None:
    hier, colleague = wereld.hier, wereld.hier.accounts["samira"]
    account = Account.objects.create(gebruikersnaam=kort, naam=naam, password=colleague.password)
    hier.accounts[kort] = account
    aanstelling = Aanstelling.objects.create(regio=hier.regio, account=account, functie="bip", van=BEGIN, tot=tot,
                                             organisatie=hier.organisaties["halt"])
    Professional.objects.create(regio=hier.regio, aanstelling=aanstelling, uren_per_week=32, zaken_maximaal=16)


def _asked(wereld: Wereld, zaak: Zaak) -> None:
    tom = wereld.hier.accounts["tom"]
    Toewijzing.objects.create(regio_id=zaak.regio_id, zaak=zaak, account=tom, soort="vast", stand="gevraagd",
                              gevraagd_at=NU, antwoord_uiterlijk=date(2026, 10, 9), is_overdracht=True,
                              reden="Samira gaat weg.")
    Relatie.objects.create(regio_id=zaak.regio_id, account=tom, zaak_id=zaak.id, soort="gevraagd", van=VANDAAG)


def _covers(wereld: Wereld, zaak: Zaak) -> None:
    nina, days = wereld.hier.accounts["nina"], {"van": date(2026, 10, 5), "tot": date(2026, 10, 16)}
    Toewijzing.objects.create(regio_id=zaak.regio_id, zaak=zaak, account=nina, soort="waarneming", stand="aanvaard",
                              gevraagd_at=NU, antwoord_uiterlijk=VANDAAG, beantwoord_at=NU, reden="vakantie", **days)
    Relatie.objects.create(regio_id=zaak.regio_id, account=nina, zaak_id=zaak.id, soort="waarneming", **days)


def _parent(wereld: Wereld, zaak: Zaak) -> None:
    """The mother, who can log in and look."""
    hier = wereld.hier
    hier.accounts["mila"] = Account.objects.create(gebruikersnaam="mila", naam="Mila Vos", password="!")
    Relatie.objects.create(regio_id=zaak.regio_id, account=hier.accounts["mila"], zaak_id=zaak.id,
                           soort="ouder_met_gezag", van=VANDAAG)


def _emergency(wereld: Wereld, zaak: Zaak) -> None:
    """Kees opened the zaak by break-glass yesterday; it is over, and the coördinator did not see it yet."""
    van, kees = NU - timedelta(days=1), wereld.hier.account_id("kees")
    nood = Noodtoegang.objects.create(
        regio_id=zaak.regio_id, zaak_id=zaak.id, nummer=zaak.nummer, account_id=kees, relatie_id=new_id(),
        reden="veiligheid", toelichting="noodbloem", van_at=van, tot_at=van + timedelta(hours=1),
        gesloten_at=van + timedelta(hours=1))
    Noodbericht.objects.create(regio_id=zaak.regio_id, noodtoegang_id=nood.id, voor="coordinator", at=van)


def _content(wereld: Wereld, zaak: Zaak) -> dict[str, UUID]:
    samira = wereld.hier.account_id("samira")
    own = {"regio_id": zaak.regio_id, "zaak": zaak}
    walled = own | {"verantwoordelijke_id": zaak.verantwoordelijke_id, "muur": zaak.muur}
    begin = datetime(2026, 10, 1, 8, tzinfo=UTC)
    told = {"account_id": samira, "rol": "raad", "bevoegd": True, "met": ["kind"], "uitgelegd": True}
    saved = Contact.objects.create(**walled, **told, begonnen_at=begin, geeindigd_at=begin + timedelta(hours=1),
                                   wijze="thuis", bewaard_at=begin + timedelta(hours=2))
    Notitie.objects.create(**walled, contact=saved, feiten="feitenbloem", indruk="indrukbloem")
    Ouderregel.objects.create(**walled, contact=saved, tekst="ouderbloem", vast_at=NU + timedelta(days=1))
    Aanvulling.objects.create(**walled, contact=saved, account_id=samira, at=NU, tekst="aanvulbloem", reden="fout")
    Contact.objects.create(**walled, **told | {"rol": "halt", "bevoegd": False}, bevoegd_code="no_training",
                           begonnen_at=begin, geeindigd_at=begin, wijze="bellen", bewaard_at=begin)
    Gebeurtenis.objects.create(**own, code="contact.zonder_bevoegdheid", op=VANDAAG, at=NU)
    return {
        "contact_loopt": Contact.objects.create(**walled, **told, begonnen_at=NU).id,
        "contact_bewaard": saved.id,
        "afspraak": Afspraak.objects.create(**own, wat="afspraakbloem", wie="contactpersoon", wanneer=VANDAAG,
                                            tijd=time(16), gemaakt_at=NU, gemaakt_door=samira).id,
        "wachtop": WachtOp.objects.create(**own, partij="school", wat="wachtbloem", sinds=VANDAAG, tot=VANDAAG).id,
        "verhaal": Verhaal.objects.create(**walled, verteller="kind", tekst="verhaalbloem", verteld_op=VANDAAG,
                                          vastgelegd_door=samira, vastgelegd_at=NU).id,
        "plek": Plek.objects.create(**own, soort="eigen_school_hervat", waar="plekbloem",
                                    school=wereld.hier.scholen["De Vlier"], stand="gestart", aangeboden_op=GEMELD,
                                    aangeboden_door=samira, aanvaard_op=GEMELD, gestart_op=date(2026, 10, 5),
                                    gestart_door=samira).id,
        "signaal": Veiligheidssignaal.objects.create(**own, account_id=samira, at=NU).id,
    }


def _sharing(wereld: Wereld, zaak: Zaak, kind: Persoon) -> dict[str, UUID]:
    """The mother said yes: the CJG sees the plan, and it stands."""
    samira, mother = wereld.hier.account_id("samira"), Verwant.objects.get(kind=kind).persoon_id
    own = {"regio_id": zaak.regio_id, "zaak": zaak, "verantwoordelijke_id": zaak.verantwoordelijke_id,
           "ontvanger": "cjg", "soorten": ["plan"], "tot": date(2027, 1, 8)}
    yes = Toestemming.objects.create(**own, door_id=mother, als="gezag", ja=True, op=VANDAAG, hoe="mondeling",
                                     leeftijd_toen=14, kind_gehoord=True, vastgelegd_door=samira, vastgelegd_at=NU)
    deling = Deling.objects.create(
        **own, muur=100, gever="leerplicht", regime="avg", grond="toestemming", doel="deelbloem", van=VANDAAG,
        niet_minder="deelbloem", niet_anders="deelbloem", verteld_op=VANDAAG, verteld_hoe="deelbloem",
        gemaakt_door=samira, gemaakt_at=NU)
    told = own | {"ontvanger": "veilig_thuis", "soorten": ["regie"]}
    Deling.objects.create(
        **told, muur=100, gever="leerplicht", regime="avg", grond="vitaal_belang", doel="deelbloem", van=VANDAAG,
        gemaakt_door=samira, gemaakt_at=NU, nood_at=NU, nood_reden="deelbloem", fg_gemeld_at=NU)
    return {"deling": deling.id, "toestemming": yes.id}


def _letter(wereld: Wereld, zaak: Zaak, kind: Persoon) -> UUID:
    """A letter to the mother, whole and not released; another of the verhoor, that only who looks as that sees."""
    samira, mother = wereld.hier.account_id("samira"), Verwant.objects.get(kind=kind).persoon_id
    made = {"gemaakt_door": samira, "gemaakt_at": NU}
    keys = []
    for soort, muur in (("uitnodiging", zaak.muur), ("verhoor_ouder", 401)):
        own = {"regio_id": zaak.regio_id, "zaak": zaak, "verantwoordelijke_id": zaak.verantwoordelijke_id, "muur": muur}
        brief = Brief.objects.create(**own, **made, soort=soort, naar="gezin", persoon_id=mother)
        Briefversie.objects.create(
            **own, **made, brief=brief, nummer=1, aan=["briefbloem"], waarden={"onderwerp": "briefbloem"},
            onderwerp="briefbloem", blokken=[["alinea", "Dit is briefbloem.", ""]])
        keys.append(brief.id)
    Inlogbrief.objects.create(
        regio_id=zaak.regio_id, zaak_id=zaak.id, persoon_id=mother, account_id=wereld.hier.account_id("mila"),
        soort="ouder_met_gezag", code=b"huis", bewijs=b"x", belcode=b"x", gemaakt_at=NU, gemaakt_door=samira,
        geldig_tot=NU, pogingen_maximaal=5, gebruikt_at=NU)
    return keys[0]


def _route(wereld: Wereld, zaak: Zaak) -> dict[str, UUID]:
    """A civil route after its first step, with a term; and one under the Wpg, that only who looks as verhoor sees."""
    samira, made = wereld.hier.account_id("samira"), []
    for route, stand, muur in (("civiel", "vto_ingediend", 100), ("strafrecht", "hoorgesprek_uitgenodigd", 401)):
        own = {"regio_id": zaak.regio_id, "zaak": zaak, "verantwoordelijke_id": zaak.verantwoordelijke_id, "muur": muur}
        row = Zaakroute.objects.create(
            **own, route=route, stand=stand, uitleg="routebloem", begonnen_op=VANDAAG, begonnen_at=NU,
            begonnen_door=samira, rij_id="route", rij_hash="x")
        Routestap.objects.create(
            **own, zaakroute=row, nummer=1, van="overwogen", naar=stand, op=VANDAAG, door="boa", zelf=False,
            gezet_door=samira, at=NU, reden="routebloem", rij_id="route", rij_hash="x")
        feit = Routefeit.objects.create(**own, zaakroute=row, code="bedreigd", op=VANDAAG, bron="routebloem",
                                        vastgelegd_door=samira, at=NU)
        RouteTermijn.objects.create(
            **own, zaakroute=row, code=f"{route}.start_onderzoek" if muur == 100 else "strafrecht.pv_na_melding",
            soort="norm", vanaf=VANDAAG, laatste_dag=VANDAAG, vervalt=False, geteld="geteld", at=NU)
        made.append((row.id, feit.id))
    return {"route": made[0][0], "feit": made[0][1]}


def _known(wereld: Wereld, zaak: Zaak) -> dict[str, UUID]:
    """Help, and leave that was asked, refused and posted; the beeld, of which a line was told for the Raad alone."""
    samira, made = wereld.hier.account_id("samira"), []
    own = {"regio_id": zaak.regio_id, "zaak": zaak, "verantwoordelijke_id": zaak.verantwoordelijke_id}
    asked = {"soort": "11_onder_g", "dagen": 12, "eerste_dag": "2026-11-02", "eerste_schooldag": "2026-08-31",
             "dagen_gehad": 0, "keren_gehad": 0}
    for route, stand in (("verlof", "afgewezen"), ("vrijwillige_hulp", "gemeld")):
        made.append(Zaakroute.objects.create(
            **own, muur=100, route=route, stand=stand, begonnen_op=VANDAAG, begonnen_at=NU, begonnen_door=samira,
            rij_id="route", rij_hash="x"))
    Routestap.objects.create(
        **own, muur=100, zaakroute=made[0], nummer=1, van="gevraagd", naar="afgewezen", op=VANDAAG, door="leerplicht",
        zelf=False, gezet_door=samira, at=NU, reden="routebloem", rij_id="route", rij_hash="x")
    Routefeit.objects.create(**own, muur=100, zaakroute=made[0], code="verlofvraag", op=VANDAAG, bron="routebloem",
                             waarde=asked, vastgelegd_door=samira, at=NU)
    vrij = {**own, "muur": 100, "zaakroute": Zaakroute.objects.create(
        **own, muur=100, route="vrijstelling", stand="vrijgesteld", begonnen_op=VANDAAG, begonnen_at=NU,
        begonnen_door=samira, rij_id="route", rij_hash="x")}
    Routestap.objects.create(**vrij, nummer=1, van="compleet", naar="vrijgesteld", op=VANDAAG, door="leerplicht",
                             zelf=False, gezet_door=samira, at=NU, reden="routebloem", rij_id="route", rij_hash="x")
    told = own | {"wie": "kind", "tekst": "beeldbloem", "gezegd_op": VANDAAG, "vastgelegd_door": samira, "at": NU}
    for muur, voor, onderwerp in ((100, [100, 101], "thuis"), (301, [301], "geld")):
        made.append(Beeld.objects.create(**told, muur=muur, onderwerp=onderwerp, voor=voor))
    Brief.objects.create(**own, muur=100, soort="besluit_verlof", naar="gezin", persoon_id=zaak.persoon_id,
                         gemaakt_at=NU, gemaakt_door=samira, vrijgegeven_at=NU, verstuurd_op=VANDAAG)
    return {"weet": made[0].id, "hulp": made[1].id, "beeld": made[2].id}


def _question(wereld: Wereld, zaak: Zaak) -> UUID:
    """Samira asks Tom to hold a verhoor."""
    return Verhoorverzoek.objects.create(
        regio_id=zaak.regio_id, zaak=zaak, verantwoordelijke_id=zaak.verantwoordelijke_id, muur=401, gevraagd_at=NU,
        account_id=wereld.hier.account_id("tom"), gevraagd_door=wereld.hier.account_id("samira"),
        reden="verhoorbloem").id


def _complaint(wereld: Wereld, zaak: Zaak) -> dict[str, UUID]:
    """A complaint about Tom in this zaak that Samira noted, with the letter it went on with."""
    samira = wereld.hier.account_id("samira")
    own = {"regio_id": zaak.regio_id, "zaak": zaak, "verantwoordelijke_id": zaak.verantwoordelijke_id, "muur": 100,
           "over_account_id": wereld.hier.account_id("tom"), "genoteerd_door": samira}
    klacht = Klacht.objects.create(
        **own, over="gemeente", over_wie="klachtbloem", klager="klachtbloem", klager_adres="klachtbloem",
        inhoud="klachtbloem", gebeurd_op=VANDAAG, hoe="telefoon", ontvangen_op=VANDAAG, genoteerd_at=NU,
        stand="bij_organisatie", bij_organisatie_op=VANDAAG, behandeld_door=samira)
    brief = Klachtbrief.objects.create(
        **own, klacht=klacht, aan="de klachtencoördinator", onderwerp="klachtbloem",
        blokken=[["alinea", "Dit is klachtbloem.", ""]], gemaakt_door=samira, gemaakt_at=NU)
    return {"klacht": klacht.id, "klachtbrief": brief.id}


def _around_the_school(wereld: Wereld, zaak: Zaak) -> dict[str, UUID]:
    """Rob is the CJG-coach of De Vlier; Peter gave a signaal that waits for Farah; Rob asked who is involved."""
    hier = wereld.hier
    add_kernteam(hier, samira=False)
    own = {"regio": hier.regio, "verantwoordelijke": hier.organisaties["cjg"], "muur": 100}
    school = hier.scholen["De Vlier"]
    signaal = Signaal.objects.create(
        **own, school=school, soort="zorgen", kring="kernteam", tekst="signaalbloem",
        afzender_id=hier.account_id("peter"), gegeven_at=NU, functie="cjg", eigenaar_id=hier.account_id("rob"),
        uiterlijk_op=date(2026, 10, 15), voornaam="Lis", achternaam="Duindoorn", geboren=date(2016, 5, 1),
        ouder_1="ja", kind_zegt="ja", overgedragen_at=NU, overgedragen_door=hier.account_id("rob"))
    vraag = Betrokkenvraag.objects.create(
        **own, zaak=zaak, school=school, vrager_id=hier.account_id("rob"), gevraagd_at=NU, gevraagd_op=VANDAAG,
        niet_verteld="vraagbloem", account_id=hier.account_id("samira"))
    Vrijgesteld.objects.create(**own, zaak=zaak, soort="5_onder_a", van=date(2026, 8, 1), tot=date(2027, 7, 31),
                               kijk_weer_op=date(2027, 5, 1), vastgelegd_door=hier.account_id("samira"),
                               vastgelegd_at=NU)
    BlikInBeeld.objects.create(**own, zaak=zaak, lijst="vrijgesteld", soort="gekeken", op=VANDAAG, tekst="blikbloem",
                               kijk_weer_op=date(2027, 5, 1), functie="coordinator",
                               account_id=hier.account_id("farah"), gedaan_at=NU)
    mee = Meekijker.objects.create(
        regio=hier.regio, verantwoordelijke=hier.organisaties["cjg"], muur=100, zaak_id=zaak.id, grond="taak",
        aanstelling_id=Aanstelling.objects.get(account=hier.accounts["gea"]).id, waarom="meekijkbloem", van=VANDAAG,
        verteld_op=VANDAAG, tot=date(2026, 12, 1), gegeven_door=hier.account_id("farah"), gegeven_at=NU)
    return {"kernsignaal": signaal.id, "betrokkenvraag": vraag.id, "meekijker": mee.id}


def _melding(wereld: Wereld, zaak: Zaak) -> UUID:
    hier = wereld.hier
    melding = Melding.objects.create(
        regio=hier.regio, verantwoordelijke_id=zaak.verantwoordelijke_id, muur=100, meldingsnummer=MELDINGSNUMMER,
        persoon_id=zaak.persoon_id, school=hier.scholen["De Vlier"], zaak=zaak, bron="duo", soort="V3", status="B",
        begin=date(2026, 8, 31), minuten=1080, actie_gewenst=True, aanleiding="zestien_uur",
        gevolg="zaak_met_belofte", gemeld_op=GEMELD, gemeld_herkomst="meldingsdatum")
    Melding.objects.create(
        regio=hier.regio, verantwoordelijke_id=zaak.verantwoordelijke_id, muur=100, meldingsnummer=MELDINGSNUMMER + 1,
        persoon_id=zaak.persoon_id, bron="duo", soort="O", status="R", begin=date(2026, 9, 30), actie_gewenst=True,
        aanleiding="overig", gevolg="wacht_op_keuze", gemeld_op=VANDAAG, gemeld_herkomst="meldingsdatum")
    Mutatie.objects.create(
        regio=hier.regio, meldingsnummer=MELDINGSNUMMER, laatste_mutatie_at=NU, hash=b"1", persoon_id=zaak.persoon_id,
        status="B", soort="V3", begin=date(2026, 8, 31), actie_gewenst=True, verzender="99AA", uitvoerder="009901",
        inhoud='{"vermoedelijke_reden": "meldbloem"}', levering_id=new_id(), regelnummer=1, ontvangen_at=NU)
    for school, account, linked in (("De Vlier", "peter", melding), ("De Vlier", "peter", None)):
        SchoolAanvulling.objects.create(
            regio=hier.regio, school=hier.scholen[school], account_id=hier.account_id(account), melding=linked,
            meldingsnummer=MELDINGSNUMMER if linked else ONBEKEND_NUMMER, uren=18, sinds=date(2026, 8, 31),
            wens="schoolbloem", at=NU)
    return melding.id


def _bad_line(wereld: Wereld) -> UUID:
    regio, key = wereld.hier.regio, new_id()
    levering = Levering.objects.create(regio=regio, soort="duo", layout="duo/1", begonnen_at=NU, regels=1, afgekeurd=1)
    sealed = seal(f"regelbloem;{BSN}".encode(), regio_id=regio.id, place=PLAATS_AFGEKEURD, row=key)
    AfgekeurdeRegel.objects.create(
        id=key, regio=regio, levering=levering, soort="duo", formaat="csv", layout="duo/1", regelnummer=3, plaats=0,
        lengte=20, sha256=b"1", heel=True, inhoud=sealed, veld="soort", code="onbekende_code",
        zin="Deze soort kennen wij niet.", ontvangen_at=NU)
    return key
