"""The letters and forms: for whom each is, which parts it must have, and which fields stand in them.

`delen`: part → the fields that stand in it, the words it names,
and the field it may be left out without ("" is never).
What is not named as a field of a letter cannot stand in it, so that no letter tells more than it should.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from ketenkameleon.rules.wetboek import Rij, Waarde, Zekerheid, frozen

_SINCE: Final = date(2000, 1, 1)
_GEZIN, _WERK = "gezin", "werk"

_VELDEN: Final[dict[str, Waarde]] = {
    "kind": "voornaam van het kind", "kind_naam": "naam van het kind", "geboren": "geboortedatum van het kind",
    "adres": "adres van het kind", "aanhef": "hoe u de lezer noemt",
    "professional": "naam van de vaste contactpersoon",
    "telefoon": "eigen nummer van de vaste contactpersoon", "organisatie": "organisatie die schrijft",
    "school": "school", "uren": "uren verzuim", "te_laat": "keren te laat", "periode": "in welke weken",
    "belofte_op": "laatste dag van de belofte", "afspraak": "dag, uur en plaats van de eerste afspraak",
    "ook_bekend": "wie er verder van weet", "wanneer": "dag en uur", "waar": "plaats",
    "onderwerp": "waarover het gaat",
    "tolk_taal": "taal van de tolk", "feit": "waarvan iemand wordt verdacht",
    "feit_op": "dag of dagen van het feit",
    "verwacht": "wat er nu wordt verwacht", "gedaan": "wat er al is gedaan",
    "eerder_halt": "eerdere Halt-zaak: antwoord van Halt",
    "eerder_halt_op": "dag van het antwoord van Halt", "ja_kind": "ja van het kind, met de dag",
    "ja_ouders": "ja van de ouders, met de dag", "zorgen": "zorgen over gezondheid: is er genoeg hulp",
    "verwijtbaar": "waarom het de eigen keuze van het kind is", "verwijzer": "naam en functie van wie verwijst",
    "verbalisant": "naam van de verbalisant", "standplaats": "standplaats",
    "akte": "nummer van de akte van beëdiging",
    "akte_tot": "laatste dag van de akte", "gemeente": "gemeente van de aanwijzing",
    "verdachte": "naam van de verdachte",
    "verdachte_geboren": "geboortedatum van de verdachte", "verdachte_adres": "adres van de verdachte",
    "verdachte_is": "kind of ouder", "verzuimsoort": "absoluut of relatief", "melding_op": "dag van de melding",
    "verhoor_op": "dag, uur en plaats van het verhoor", "ingelicht_op": "dag waarop de verdachte de brief kreeg",
    "verdenking_gezegd": "wat er over de verdenking is gezegd",
    "cautie_om": "uur van de mededeling dat antwoorden niet hoeft",
    "advocaat": "wat er over een advocaat is gezegd en gekozen", "vertrouwenspersoon": "wie er meekwam",
    "tolk": "tolk: aangeboden en gebruikt", "verklaring": "verklaring, in eigen woorden",
    "bevindingen": "wat de school vertelde",
    "eerder_veroordeeld": "eerdere veroordeling van een ouder", "reden": "waarom",
    "vraag": "vraag aan de Raad", "beeld": "beeld van kind en gezin, met bron", "gezag": "wie gezag heeft",
    "identificatie": "nummer van het verzoek", "startdatum": "dag waarop het begon",
    "registratiedatum": "dag van vastleggen",
    "omschrijving": "omschrijving", "anderen": "andere mensen, met hun rol",
    "uitvoerende": "medewerker van het college",
    "stukken": "stukken die meegaan", "geinformeerd": "wat kind en ouders weten", "besluit": "wat er is besloten",
    "gevraagd": "wat er is gevraagd", "gevraagd_op": "dag van de aanvraag", "van": "eerste dag",
    "tot": "laatste dag",
    "redenen": "redenen van het besluit", "gehoord": "wat de directeur van de school ervan vindt",
    "bezwaar_tot": "laatste dag voor bezwaar", "bezwaar_adres": "adres voor bezwaar",
    "bezwaar_stand": "hoe een bezwaar ervoor staat", "grondslag": "artikel van de wet", "beslisser": "wie besliste",
    "klager": "naam van wie klaagt", "klager_adres": "adres van wie klaagt",
    "klacht": "de klacht, in eigen woorden",
    "klacht_op": "dag waarop het gebeurde", "over_wie": "over wie of wat", "ook_naar": "wie dezelfde brief krijgt",
    "uitkomst": "uitkomst", "uitkomst_op": "dag van de uitkomst", "plek": "plek die is gestart",
    "nodig": "wat de school doet",
}


def _deel(*velden: str, noemt: tuple[str, ...] = (), als: str = "") -> dict[str, Waarde]:
    return {"velden": velden, "noemt": noemt, "als": als}


def _soort(naam: str, toon: str, regime: str, delen: dict[str, Waarde], mag: tuple[str, ...] = (),
           woorden: int = 0) -> Waarde:
    return frozen({"naam": naam, "toon": toon, "regime": regime, "woorden": woorden, "delen": delen, "mag": mag})


_BELLEN: Final[dict[str, Waarde]] = {"bellen": _deel("telefoon"), "slot": _deel("professional")}
_TOLK: Final = _deel("tolk_taal", als="tolk_taal")
_VERHOOR: Final[dict[str, Waarde]] = {
    "verdenking": _deel("feit", "feit_op"), "zwijgen": _deel(noemt=("hoef",)),
    "advocaat": _deel(noemt=("advocaat",)),
    "meekomen": _deel(), "tolk": _deel(noemt=("tolk",)), "wanneer": _deel("wanneer", "waar"), **_BELLEN}
_BESLUIT: Final[dict[str, Waarde]] = {
    "besluit": _deel("besluit", "van", "tot"), "redenen": _deel("redenen"),
    "bezwaar": _deel("bezwaar_tot", "bezwaar_adres"),
    "stand": _deel("bezwaar_stand", als="bezwaar_stand"), **_BELLEN,
    "gegevens": _deel("grondslag", "beslisser")}

_SOORTEN: Final[dict[str, Waarde]] = {
    "eerste_brief": _soort("Eerste brief", _GEZIN, "avg", {
        "aanleiding": _deel("kind"), "uren": _deel("uren", als="uren"), "contact": _deel("professional"),
        "doel": _deel("kind", "belofte_op"),
        "niet_gelukt": _deel(), "afspraak": _deel("afspraak", als="afspraak"), **_BELLEN,
        "wie_weet": _deel(noemt=("school", "DUO", "coördinator")), "ook": _deel("ook_bekend", als="ook_bekend")},
        woorden=150),
    "uitnodiging": _soort("Uitnodiging voor een gesprek", _GEZIN, "avg", {
        "waarom": _deel("onderwerp"), "wanneer": _deel("wanneer", "waar"), "tolk": _TOLK, **_BELLEN},
        ("kind",), woorden=150),
    "verhoor_kind": _soort("Uitnodiging voor een verhoor, aan het kind", _GEZIN, "wpg", _VERHOOR, ("kind",)),
    "verhoor_ouder": _soort("Uitnodiging voor een verhoor, aan een ouder", _GEZIN, "wpg", _VERHOOR, ("kind",)),
    "waarschuwing": _soort("Waarschuwing", _GEZIN, "avg", {
        "feiten": _deel("kind", "feit", "feit_op"), "verwacht": _deel("verwacht"), "gevolg": _deel(),
        **_BELLEN}),
    "halt_uitleg": _soort("Uitleg over Halt, aan het kind", _GEZIN, "avg", {
        "feiten": _deel("uren", "periode"), "vrijwillig": _deel(noemt=("niet verplicht",)), "gevolg": _deel(),
        "halt": _deel(), "ja_ouders": _deel("ja_ouders", als="ja_ouders"), **_BELLEN}, ("kind",)),
    "halt_verwijzing": _soort("Verwijzing naar Halt", _WERK, "wpg", {
        "leerling": _deel("kind_naam", "geboren", "adres", "school"),
        "verzuim": _deel("uren", "te_laat", "periode"),
        "voorwaarden": _deel("verwijtbaar", "zorgen", "eerder_halt", "eerder_halt_op", "gedaan"),
        "ja": _deel("ja_kind"), "ja_ouders": _deel("ja_ouders", als="ja_ouders"),
        "verwijzer": _deel("verwijzer", "telefoon")}),
    "proces_verbaal": _soort("Proces-verbaal", _WERK, "wpg", {
        "verbalisant": _deel("verbalisant", "standplaats", "akte", "akte_tot", "gemeente"),
        "verdachte": _deel("verdachte", "verdachte_geboren", "verdachte_adres", "verdachte_is"),
        "feit": _deel("feit", "feit_op", "verzuimsoort", "grondslag", "school", "melding_op", "kind_naam", "geboren"),
        "verhoor": _deel("verhoor_op", "ingelicht_op", "verdenking_gezegd", "cautie_om", "advocaat",
                         "vertrouwenspersoon", "tolk"),
        "verklaring": _deel("verklaring"), "bevindingen": _deel("bevindingen"),
        "gedaan": _deel("gedaan", "eerder_halt"),
        "reden": _deel("reden"), "eerder": _deel("eerder_veroordeeld", noemt=("Raad",), als="eerder_veroordeeld")}),
    "raad_advies": _soort("Verzoek om advies aan de Raad", _WERK, "wpg", {
        "kind": _deel("kind_naam", "geboren", "gezag", "school"), "verzuim": _deel("feit", "feit_op", "uren"),
        "gedaan": _deel("gedaan"), "beeld": _deel("beeld"), "vraag": _deel("vraag"), "weten": _deel("geinformeerd"),
        "schrijver": _deel("professional", "telefoon", "organisatie")}),
    "vto": _soort("Verzoek tot onderzoek", _WERK, "jeugdwet", {
        "verzoek": _deel("identificatie", "startdatum", "registratiedatum"),
        "kind": _deel("kind_naam", "geboren", "adres"), "gezag": _deel("gezag"),
        "anderen": _deel("anderen", als="anderen"),
        "omschrijving": _deel("omschrijving", "gedaan"), "weten": _deel("geinformeerd"),
        "uitvoerende": _deel("uitvoerende", "organisatie"), "stukken": _deel("stukken")}, ("telefoon",)),
    "besluit_verlof": _soort("Besluit over verlof", _GEZIN, "avg", {
        "aanvraag": _deel("kind", "gevraagd", "gevraagd_op"), **_BESLUIT,
        "gehoord": _deel("gehoord", noemt=("directeur",))}),
    "besluit_vrijstelling": _soort("Besluit over vrijstelling", _GEZIN, "avg", {
        "aanvraag": _deel("kind", "gevraagd", "gevraagd_op"), **_BESLUIT}),
    "klacht": _soort("Klacht", _WERK, "avg", {
        "klager": _deel("klager", "klager_adres"), "klacht": _deel("klacht", "klacht_op", "over_wie")},
        ("organisatie", )),
    "klacht_boa": _soort("Klacht over een BOA", _WERK, "avg", {
        "klager": _deel("klager", "klager_adres"), "klacht": _deel("klacht", "klacht_op", "over_wie"),
        "beide": _deel("ook_naar")}, ("standplaats", "organisatie")),
    "uitkomst_school": _soort("Uitkomst voor de school", _WERK, "avg", {
        "leerling": _deel("kind_naam", "geboren"), "uitkomst": _deel("uitkomst", "uitkomst_op"),
        "plek": _deel("plek", als="plek"),
        "nodig": _deel("nodig", als="nodig"), **_BELLEN}),
}


def _uit(naar: str, *soorten: str, daad: str = "", gever: str = "") -> Waarde:
    return frozen({"naar": naar, "soorten": soorten, "daad": daad, "gever": gever})


# What goes out of a zaak. `daad`: releasing it is an act of law, which asks for its proofs (row daad.bewijzen).
# `gever`: who gives, where that is not the rol one looks in: the college asks for an onderzoek. No complaint goes here.
_UIT: Final[dict[str, Waarde]] = {
    **{code: _uit("gezin") for code in ("eerste_brief", "uitnodiging", "verhoor_kind", "verhoor_ouder", "waarschuwing",
                                        "halt_uitleg")},
    "besluit_verlof": _uit("gezin", daad="verlof_boven_tien_dagen"),
    "besluit_vrijstelling": _uit("gezin", daad="vrijstelling"),
    "halt_verwijzing": _uit("halt", "verwijzing", daad="halt_verwijzing"),
    "proces_verbaal": _uit("om", "proces_verbaal", daad="proces_verbaal"),
    "raad_advies": _uit("rvdk", "proces_verbaal"), "uitkomst_school": _uit("school", "uitkomst"),
    "vto": _uit("rvdk", "verzuim", "zorgen", daad="vto", gever="college"),
}

# To whom a complaint goes. About a BOA: both, at once.
_KLACHTEN: Final[dict[str, Waarde]] = {
    "gemeente": ("de klachtencoördinator van de gemeente",), "halt": ("de klachtencommissie van Halt",),
    "rvdk": ("de Raad voor de Kinderbescherming, klachten",), "school": ("het bestuur van de school",),
    "boa": ("de hoofdofficier van justitie, toezichthouder", "de korpschef van de politie, direct toezichthouder"),
}

RIJEN: Final[tuple[Rij, ...]] = (
    Rij("brief.velden", _SINCE, frozen(_VELDEN), "veld met wat erin staat",
        "domain.md 7 tot en met 10; data.md 1.6 en 2.5; ux.md 9.2", Zekerheid.KEUZE),
    Rij("brief.soorten", _SINCE, frozen(_SOORTEN),
        "brief: toon, regime, meeste woorden (0 is geen grens), delen met velden, en wat er verder in mag",
        "domain.md 2.1, 7 tot en met 10.1; data.md 1.6 en 2.5; BBO art. 27; Sr art. 77e lid 2; Sv art. 27c en 29; "
        "Leerplichtwet 1969 art. 14 en 22 lid 5; ux.md 9.2", Zekerheid.NAVRAGEN),
    Rij("brief.uit_een_zaak", _SINCE, frozen(_UIT),
        "brief naar wie haar krijgt (gezin, of een partij), de soorten gegevens waarvoor een delen moet staan, de daad "
        "die een bewijs vraagt (leeg: geen), en wie geeft als dat een ander is dan de rol",
        "rijen delen.gronden en delen.soorten; design.md 4 (post)", Zekerheid.NAVRAGEN),
    Rij("klacht.ontvangers", _SINCE, frozen(_KLACHTEN), "organisatie naar wie de klacht krijgt, allen tegelijk",
        "BBO art. 36 en 42 (BOA: beide toezichthouders); de andere adressen zijn niet nagezocht",
        Zekerheid.NAVRAGEN),
    Rij("klacht.stappen", _SINCE, frozen({
        "ontvangen>bij_organisatie": "elke ontvanger krijgt de brief, allen tegelijk",
        "bij_organisatie>beantwoord": "de klager heeft antwoord"}), "stand van een klacht naar de volgende",
        "issue 4, onderdeel 5; Awb hoofdstuk 9 (tekst niet gelezen)", Zekerheid.NAVRAGEN),
    Rij("klacht.antwoord", _SINCE, 6, "weken na ontvangst bij de organisatie; tien met een klachtencommissie",
        "Awb art. 9:11 lid 1 (tekst niet gelezen); voor wie geen bestuursorgaan is, een verwachting",
        Zekerheid.NAVRAGEN),
)
