"""What each code says to the person who corrects a line, and what a warning says."""

from __future__ import annotations

from typing import Final

from ketenkameleon.koppelingen.regels import ALGEMENE_ZINNEN, Zinnen

ZINNEN: Final[Zinnen] = {
    **ALGEMENE_ZINNEN,
    "kolommen": "Deze regel heeft niet evenveel kolommen als de kopregel. Kijk of er een puntkomma te veel of"
                " te weinig staat.",
    "aanhaling": "Er staat een aanhalingsteken te veel of te weinig in deze regel, of een tekst loopt door op"
                 " de volgende regel. Eén regel is één melding.",
    "meldingsnummer_ongeldig":
        "Het meldingsnummer is geen nummer van DUO. Schrijf alleen cijfers, zonder nul vooraan.",
    "code_onbekend": "De code in het veld {veld} staat niet in de lijst. Kijk de code na.",
    "ja_nee": "In het veld {veld} hoort ja of nee te staan.",
    "status_w": "Deze melding wacht nog bij de school op verzending. Wacht tot DUO de melding levert.",
    "afgesloten_zonder_reden": "De melding is afgesloten zonder reden. Vul de reden in: a tot en met g.",
    "reden_zonder_afsluiting":
        "Er staat een reden van afsluiten, maar de melding is niet afgesloten. Kijk de status na.",
    "toelichting_zonder_afsluiting":
        "Er staat een toelichting bij afsluiting, maar de melding is niet afgesloten. Kijk de status na.",
    "toelichting_ontbreekt":
        "De school wil geen actie, maar zegt niet waarom. Vraag de school om een toelichting.",
    "einde_voor_begin": "De einddatum ligt vóór de begindatum. Kijk beide datums na.",
    "moment_ongeldig":
        "In het veld {veld} staat geen bestaande datum met tijd. Schrijf bijvoorbeeld 2026-09-07T10:00:00.",
    "mutatie_in_toekomst": "De laatste wijziging ligt in de toekomst. Kijk datum en tijd na.",
    "begin_na_mutatie": "Het verzuim begint na de laatste wijziging van de melding. Kijk beide datums na.",
    "afgesloten_voor_begin": "De melding is afgesloten voordat het verzuim begon. Kijk de datums na.",
    "dag_ongeldig":
        "In de verzuimspecificatie staat een dag die niet te lezen is. Schrijf bijvoorbeeld"
        " 2026-09-07=heel|2026-09-08=1,2,5.",
    "dag_dubbel":
        "In de verzuimspecificatie staat een dag twee keer. Zet alle lesuren van een dag bij elkaar.",
    "dag_buiten_verzuim":
        "In de verzuimspecificatie staat een dag die niet tussen begin en einde van het verzuim ligt.",
    "negatieve_uren": "In de verzuimspecificatie staan uren onder nul. Schrijf de nummers van de lesuren.",
    "lesuur_ongeldig":
        "In de verzuimspecificatie staat een lesuur dat niet bestaat. Lesuren zijn 1 tot en met 12.",
    "lesuur_dubbel":
        "In de verzuimspecificatie staat een lesuur twee keer op één dag. Laat het één keer staan.",
    "brin_ongeldig": "De code in het veld {veld} is geen BRIN. Schrijf twee cijfers en twee hoofdletters.",
    "uitvoerder_ongeldig":
        "De code in het veld {veld} is geen uitvoerder. Schrijf 00 en dan de gemeentecode van vier cijfers.",
}

WAARSCHUWINGEN: Final[Zinnen] = {
    "dag_in_vakantie": "In de verzuimspecificatie staat een dag waarop de school dicht was.",
    "einddatum_ontbreekt": "Bij deze soort verzuim hoort de school een einddatum te melden.",
    "einddatum_in_toekomst": "De einddatum van het verzuim ligt in de toekomst.",
    "reden_ontbreekt": "De school noemt geen vermoedelijke reden.",
    "melder_ontbreekt": "De school noemt geen melder.",
    "email_ontbreekt": "De school noemt geen e-mailadres van de melder.",
    "overname_zonder_d": "Er staat een overnemende partij bij een melding die niet is overgedragen.",
}
