"""What can happen to a zaak: every code that goes into the log or the figures, with its sentence.

Codes are past tense. The same code stands in `logboek_regel` (with its content apart) and, where figures need
it, in `zaken_gebeurtenis` (with the day, and a number where the sentence names one). Source: design.md 6,
History.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final
from uuid import UUID

from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.zaken.models import Gebeurtenis

ZINNEN: Final[Mapping[str, str]] = MappingProxyType({
    "zaak.geopend": "De zaak is geopend.",
    "zaak.verzuim_erbij": "Bij een lopende luxezaak kwam verzuim: zij kreeg een belofte.",
    "zaak.loopt": "De zaak loopt: iemand heeft haar aanvaard.",
    "zaak.overgedragen": "De zaak kreeg een andere vaste contactpersoon.",
    "zaak.stand_beschreven": "De contactpersoon beschreef hoe het ervoor staat.",
    "zaak.plek_gestart": "De plek is bevestigd: de klok staat stil.",
    "zaak.heropend": "De zaak loopt weer.",
    "belofte.te_laat": "De datum van de belofte ging voorbij zonder bevestigde plek.",
    "toewijzing.onbeantwoord": "Een verzoek bleef langer dan één werkdag zonder antwoord.",
    "zaak.omgezet": "De zaak werd een verzuimzaak. Het gezin weet het.",
    "zaak.nazorg_gedaan": "De nazorg is gedaan.",
    "zaak.gesloten": "De zaak is gesloten.",
    "toewijzing.gevraagd": "Iemand is gevraagd als vaste contactpersoon.",
    "toewijzing.aanvaard": "De gevraagde aanvaardde de zaak.",
    "toewijzing.geweigerd": "De gevraagde weigerde de zaak, met een reden.",
    "toewijzing.ingetrokken": "Het verzoek is ingetrokken.",
    "toewijzing.geeindigd": "De toewijzing eindigde.",
    "waarneming.begonnen": "Iemand neemt waar. De vaste contactpersoon blijft.",
    "waarneming.geeindigd": "De waarneming is voorbij.",
    "contact.begonnen": "Een contact begon, in één rol.",
    "contact.gestopt": "Een contact stopte. De notitie is nog te bewaren.",
    "contact.achteraf_genoteerd": "Een contact is achteraf genoteerd.",
    "contact.zonder_bevoegdheid": "Een contact was zonder geldige bevoegdheid.",
    "contact.afgebroken": "Een contact is afgebroken.",
    "contact.bewaard": "Een contact is bewaard; het getal is de duur in minuten.",
    "contact.niet_gelukt": "Een poging tot contact lukte niet.",
    "contact.aangevuld": "Bij een bewaard contact kwam een regel, met een reden.",
    "veiligheid.gemeld": "Iemand maakt zich zorgen over de veiligheid.",
    "veiligheid.gezien": "De coördinator heeft het veiligheidssignaal gezien.",
    "afspraak.gemaakt": "Er is een afspraak gemaakt.",
    "afspraak.afgerond": "Een afspraak is gedaan of vervallen.",
    "wachtop.begonnen": "De zaak wacht op iemand.",
    "wachtop.afgerond": "Waar de zaak op wachtte, is er.",
    "verhaal.verteld": "Het verhaal is één keer verteld en opgeschreven.",
    "verhaal.aangevuld": "Bij het verhaal kwam iets bij.",
    "verhaal.voorgelezen": "Het verhaal is voorgelezen aan wie het vertelde.",
    "verhaal.opnieuw_verteld": "Iemand moest het verhaal opnieuw vertellen.",
    "plek.aangeboden": "Er is een plek aangeboden.",
    "plek.aanvaard": "Kind en ouders zeiden ja tegen de plek.",
    "plek.gestart": "De contactpersoon noteerde dat de plek startte; nog niet bevestigd.",
    "plek.bevestigd": "De school of een ouder bevestigde de plek; het getal is de dag van de zaak.",
    "plek.betwist": "De school of een ouder zei: klopt niet.",
    "plek.gestopt": "De plek stopte; het getal is het aantal dagen na de start.",
    "plek.vervallen": "De plek gaat niet door.",
    "toestemming.gegeven": "Iemand zei ja tegen delen.",
    "toestemming.geweigerd": "Iemand zei nee tegen delen.",
    "toestemming.ingetrokken": "Een ja tegen delen is ingetrokken.",
    "deling.gevraagd": "Een partij wil iets zien, met een doel.",
    "deling.nood": "Er is gedeeld bij gevaar. De privacyfunctionaris heeft bericht.",
    "deling.uitgelegd": "Bij een delen zijn de vragen beantwoord, of is verteld aan het gezin.",
    "deling.gestopt": "Een delen is gestopt.",
    "delen.besproken": "De tabel wie ziet wat is met het gezin besproken.",
    "delen.verlopen": "De laatste dag van een delen is voorbij.",
    "verstrekking.gedaan": "Er zijn gegevens gegeven, op een delen dat staat.",
    "plan.gemaakt": "Er is een plan voor school en thuis gemaakt.",
    "plan.bekeken": "Het plan is samen bekeken.",
    "plan.geeindigd": "Het plan is afgesloten.",
    "plan.doel_erbij": "In het plan kwam een doel bij.",
    "plan.doel_klaar": "Een doel van het plan is gehaald of gestopt.",
    "plan.doel_rust": "Bij een doel hoeft een tijd niemand iets te doen, of nu wel weer.",
    "plan.stap_erbij": "In het plan kwam een stap bij.",
    "plan.stap_klaar": "Een stap van het plan is gedaan of vervallen.",
    "plan.bericht": "Iemand zei hoe het gaat met een doel.",
    "plan.woorden": "Kind of ouder zei iets in eigen woorden bij het plan.",
    "plan.akkoord": "Iemand zei ja of nee tegen de hulp in het plan.",
    "plan.inzet": "Er is gekozen wie er nodig is.",
    "opschaling.vermeden": "Iemand zegt dat zwaardere hulp niet nodig was.",
    "plek.kind_gevraagd": "Het kind zei wat het van de plek vindt.",
})


def happened(actor: Actor, zaak_id: UUID, *codes: str | tuple[str, int], at: datetime) -> None:
    """Write down for the figures what happened: a code and a day, and a number where the code has one.

    No text and no name: figures read these rows, never the log. Source: design.md 6.
    """
    pairs = [(code, None) if isinstance(code, str) else code for code in codes]
    Gebeurtenis.objects.bulk_create(
        Gebeurtenis(regio_id=actor.regio_id, zaak_id=zaak_id, code=code, op=local_day(at), at=at,
                    getal=number)
        for code, number in pairs
    )
