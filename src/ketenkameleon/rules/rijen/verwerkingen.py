"""The processing activities of this project, and to which of them a page, a duty or a rol belongs."""

from __future__ import annotations

from datetime import date
from typing import Final

from ketenkameleon.rules.wetboek import Rij, Waarde, Zekerheid, frozen

_SINCE: Final = date(2000, 1, 1)
_LPW: Final = "Leerplichtwet 1969"


def _activiteit(naam: str, doel: str, grond: str, regime: str, bewaren: str) -> dict[str, Waarde]:
    return {"naam": naam, "doel": doel, "grond": grond, "regime": regime, "bewaren": bewaren}


_ACTIVITEITEN: Final[dict[str, Waarde]] = {
    "meldingen": _activiteit("Meldingen van verzuim", "Meldingen ontvangen, beoordelen en afsluiten",
                             f"{_LPW} art. 21 en 21a", "avg", "leerplicht"),
    "toezicht": _activiteit("Toezicht op de leerplicht", "Kijken waarom een kind niet naar school gaat",
                            f"{_LPW} art. 16", "avg", "leerplicht"),
    "regie": _activiteit("Eén vaste contactpersoon", "Eén belofte bewaken: wie doet wat, en wanneer",
                         f"{_LPW} art. 16; taak van algemeen belang (na te vragen)", "avg", "leerplicht"),
    "verdelen": _activiteit("Zaken verdelen", "Zien wie ruimte heeft en wie wat mag doen",
                            "taak van algemeen belang (na te vragen)", "avg", "leerplicht"),
    "opsporing": _activiteit("Opsporing van schoolverzuim", "Vragen over een overtreding",
                             f"Wpg art. 8; {_LPW} art. 26", "wpg", "wpg"),
    "halt": _activiteit("Halt", "Een Halt-afdoening begeleiden", "Wetboek van Strafrecht art. 77e", "avg", "halt"),
    "raad": _activiteit("Raad voor de Kinderbescherming", "Onderzoeken wat het kind nodig heeft",
                        "Burgerlijk Wetboek 1 art. 238", "rvdk", "rvdk"),
    "doorstroompunt": _activiteit("Doorstroompunt", "Samen een opleiding of werk zoeken",
                                  "WEB art. 8.3.2 (na te vragen)", "avg", "kwalificatieplicht"),
    "onderwijszorg": _activiteit("Onderwijszorg", "Hulp op school en thuis", "Jeugdwet art. 2.3", "jeugdwet",
                                 "jeugdhulp"),
    "kernteam": _activiteit("Kernteam en eerste signalen", "Een eerste zorg delen, en zien wie wie kan bellen",
                            "toestemming (met naam); taak van algemeen belang (na te vragen)", "avg", "leerplicht"),
    "personen": _activiteit("Persoonsgegevens", "Weten wie het kind is en wie gezag heeft",
                            f"{_LPW} art. 19; Wet BRP", "avg", "leerplicht"),
    "school": _activiteit("School vult aan en bevestigt", "De eigen melding aanvullen, de plek bevestigen",
                          f"{_LPW} art. 21a", "avg", "leerplicht"),
    "toegang": _activiteit("Toegang en beveiliging", "Weten wie inlogt, en dat alleen wie mag iets ziet",
                           "AVG art. 32", "avg", "logboek"),
    "wetboek": _activiteit("Het wetboek van de regio", "Regels van de regio vastleggen, en termijnen die lopen opnieuw "
                           "tellen", "taak van algemeen belang (na te vragen)", "avg", "leerplicht"),
    "rechten": _activiteit("Rechten van betrokkenen", "Inzage, verbeteren, vernietigen, controle en klachten",
                           "AVG art. 12 tot en met 22; Wpg art. 25 tot en met 28; Awb hoofdstuk 9 (klachten)", "avg",
                           "logboek"),
}

# The rol somebody looked or wrote in decides; these are for who had none.
_ROLLEN: Final[dict[str, Waarde]] = {
    "leerplicht_gesprek": "toezicht", "leerplicht_verhoor": "opsporing", "halt": "halt", "raad": "raad",
    "doorstroompunt": "doorstroompunt", "onderwijszorg": "onderwijszorg",
}

_DOELEN: Final[dict[str, Waarde]] = {
    "toegang": ("account_login", "account_logout", "hulp", "privacy", "toegankelijkheid", "start", "sessie_verleng",
                "gezin_taal", "weigering", "niet ingelogd", "inlogbrief", "inlogbrieven", "hoed", "wachtwoord", "gezin",
                "oidc_login", "oidc_callback", "mfa_authenticate", "mfa_login_webauthn", "account_reauthenticate",
                "mfa_reauthenticate", "mfa_reauthenticate_webauthn", "mfa_index", "mfa_activate_totp",
                "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_list_webauthn",
                "mfa_add_webauthn", "mfa_remove_webauthn", "usersessions_list", "noodtoegangen", "nood_open",
                "nood_sluit", "noodtoegang_gezien", "beheer", "beheer_account", "beheer_einde", "beheer_koppel",
                "beheer_voorstel", "beheer_ontkoppel", "snel_weg"),
    "wetboek": ("wetboek", "wetboek_rij", "wetboek_nieuw", "wetboek_voorstel", "wetboek_intrekken", "herrekenen"),
    "regie": ("mijn_dag", "dagkaart", "zaken", "zoek", "concept", "zaak", "zaak_ouder", "zaak_print", "sluiten",
              "omzetten", "intrekking", "verzoek", "contact_begin", "rolkaart", "contact", "contact_wissel",
              "contact_afbreken", "contact_aanvullen", "afspraak_nieuw", "afspraak_klaar", "wacht_op_nieuw",
              "wacht_op_klaar", "stand_tekst", "nazorg", "verhaal", "verhaal_meer", "verhaal_voorgelezen",
              "veiligheid_gezien", "plek", "plek_stap", "delen", "delen_print", "delen_besproken", "delen_ja",
              "delen_vraag", "delen_nood", "deling", "deling_stop", "verstrekken", "ja_intrekken", "verteld_intrekken",
              "brieven", "brief", "brief_print", "brief_vrijgeven", "brief_pdf", "brief_verstuurd", "brief_gegeven",
              "brief_intrekken",
              "klok", "kijk_als", "kijk_stop", "beeld", "beeld_print", "beeld_stop", "beeld_beter", "route_weten",
              "route_vraag", "meedoen", "besluiten", "routes", "route", "route_stap", "route_feit",
              "route_feit_beter", "termijnen", "meeloper", "ouderregel", "dubbelrol", "collega_vraag",
              "gezin_brieven", "gezin_brief", "berichten", "gezin_berichten", "gezin_klopt_niet",
              "gezin_ander_contact", "gezin_verzetten", "zaak_berichten", "zaak_verzetten", "zaak_ander_contact",
              "gezin_delen", "gezin_antwoord", "gezin_stop", "gezin_zaak", "gezin_hulp", "gezin_plek", "kindblad"),
    "opsporing": ("verhoor",),
    "onderwijszorg": ("plan", "plan_nieuw", "plan_bekijken", "plan_einde", "plan_print", "plan_doel_nieuw",
                      "plan_stap_nieuw", "plan_rust", "plan_bericht", "plan_doel_klaar", "plan_stap_klaar",
                      "plan_woorden", "plan_akkoord", "plan_inzet", "plan_vermeden", "schoolplannen", "schoolplan",
                      "schoolplan_bericht", "gezin_plan", "gezin_plan_woorden", "gezin_plan_antwoord"),
    "verdelen": ("verdelen", "overdragen", "bevoegdheden", "bevoegdheid", "bewijs_erbij", "bewijs_einde",
                 "fase_tekenen", "loopbaan", "loopbaan_stap", "programma_deel", "inzet_erbij", "inzet_tekenen",
                 "inzet_einde", "leerlog", "leerlog_delen", "leerlog_uitvoer", "begeleiding_erbij", "boa_verslag"),
    "school": ("melden", "melden_leerling", "melden_school", "melden_controle", "melden_verstuurd", "mijn_meldingen",
               "plek_bevestigen", "plek_klopt_niet"),
    "meldingen": ("meldingen", "melding_nieuw", "melding_beoordelen", "afgekeurd", "afgekeurd_uitvoer",
                  "afgekeurd_regel", "meldingen lezen", "signalen_over", "signaal_melding"),
    "kernteam": ("kernteams", "kernteam", "kernteam_plaats", "elkaars_taal", "signaal_nieuw", "signaal",
                 "signalen_mijn", "betrokken", "betrokken_vragen", "betrokken_antwoord", "overleg_nieuw", "overleg",
                 "overleg_punt", "overleg_gedaan", "overleg_zaak", "agenda_adressen", "agenda_ics"),
    "toezicht": ("in_beeld", "in_beeld_gekeken", "in_beeld_einde", "in_beeld_meekijken", "in_beeld_meekijken_stop",
                 "vrijgesteld"),
    "personen": ("personen lezen",),
    "rechten": ("fg", "fg_wie_keek", "fg_wie_keek_csv", "fg_afwijkingen", "fg_afwijking", "fg_nood_gezien", "fg_vragen",
                "fg_vraag", "fg_verzoeken", "fg_verzoek_nieuw", "fg_verzoek", "fg_verzoek_lak", "fg_verzoek_uitvoer",
                "fg_verzoek_deel", "fg_bewaren", "fg_vernietiging", "fg_datalekken", "fg_datalek_nieuw", "fg_datalek",
                "fg_register", "fg_dpia", "fg_convenant", "wie_keek", "vernietigen", "afwijkingen",
                "klachten", "klacht_nieuw", "zaak_klacht", "klacht", "klacht_doorsturen", "klacht_beantwoord",
                "klachtbrief_pdf"),
}

# Which of the six kinds an event is; what is not named here changes what was there.
_SOORTEN: Final[dict[str, Waarde]] = {
    "verzamelen": ("zaak.geopend", "contact.begonnen", "contact.achteraf_genoteerd", "contact.bewaard",
                   "contact.aangevuld", "verhaal.verteld", "verhaal.aangevuld", "beeld.verteld", "veiligheid.gemeld",
                   "verhoor.gezegd", "rol.toegelicht", "collega.gevraagd", "melding.met_de_hand", "levering.begonnen",
                   "levering.regels_gelezen", "persoon.opgenomen", "signaal.gegeven", "vrijstelling.vastgelegd",
                   "in_beeld.gekeken", "overleg.besloten", "overleg.afgesproken",
                   "persoon.verwant_erbij", "aanvulling.gegeven", "afspraak.gemaakt",
                   "bevoegdheid.toegevoegd", "fase.getekend", "toestemming.gegeven", "toestemming.geweigerd",
                   "deling.gevraagd", "deling.nood", "route.begonnen", "route.stap", "routefeit.vastgelegd",
                   "loopbaan.stap", "programma.vastgelegd", "inzet.begonnen", "begeleiding.vastgelegd",
                   "leerlog.geschreven", "contact.meegelopen", "klacht.genoteerd", "berichtadres.gezet",
                   "plan.gemaakt", "plan.doel_erbij", "plan.stap_erbij", "plan.bericht", "plan.woorden",
                   "plan.akkoord", "plan.inzet", "opschaling.vermeden", "gezinsbericht.geschreven"),
    "combineren": ("zaak.verzuim_erbij", "melding.beoordeeld"),
    "verstrekken": ("verstrekking.gedaan", "brief.vrijgegeven", "brief.op_papier", "brief.verstuurd",
                    "brief.papier_gegeven",
                    "brief.ontvangen", "bericht.verstuurd", "klacht.doorgestuurd", "in_beeld.meekijken"),
    "vernietigen": ("certificaat.opgemaakt",),
}

RIJEN: Final[tuple[Rij, ...]] = (
    Rij("verwerking.activiteiten", _SINCE, frozen(_ACTIVITEITEN), "code naar naam, doel, grond, regime, bewaarregel",
        "AVG art. 30; domain.md 11; de gronden zijn na te vragen", Zekerheid.NAVRAGEN),
    Rij("verwerking.rollen", _SINCE, frozen(_ROLLEN), "rol naar activiteit", "design.md 2a (verantwoordelijke per rol)",
        Zekerheid.KEUZE),
    Rij("verwerking.doelen", _SINCE, frozen(_DOELEN), "activiteit naar bladen en plichten zonder rol",
        "design.md 6 (handeling: doel)", Zekerheid.KEUZE),
    Rij("verwerking.soorten", _SINCE, frozen(_SOORTEN), "soort naar gebeurtenissen; de rest is wijzigen",
        "Wpg art. 32a (tekst niet gelezen; domain.md 11.2)", Zekerheid.ONZEKER),
)
