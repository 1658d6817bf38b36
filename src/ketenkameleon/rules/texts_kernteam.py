"""What a refusal around the kernteam says on the screen, in four lines. Read by `texts`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_TEAM: Final = "Het kernteam van de school."
_COORDINATOR: Final = "De coördinator van uw regio."
_GEZIN: Final = "De ouders, of de leerling zelf."

KERNTEAM: Final[Mapping[str, tuple[str, str, str, str]]] = MappingProxyType({
    "not_your_school": (
        "U kunt dit niet zien.", "U zit niet in het kernteam van deze school.",
        "Kijk in de lijst met kernteams wie u kunt bellen.", _COORDINATOR),
    "place_taken": (
        "U kunt deze plaats nu niet zo invullen.", "Iemand anders heeft dit net veranderd.",
        "Laad de pagina opnieuw en kijk wat er nu staat.", _COORDINATOR),
    "signal_stays_here": (
        "U kunt van dit signaal geen melding maken.", "Het gaat over ziekte. Dat blijft bij de school en de jeugdarts.",
        "Vraag de jeugdarts om advies.", "De jeugdarts, samen met de school."),
    "signal_without_name": (
        "U kunt van dit signaal geen melding maken.", "Er staat geen leerling bij.",
        "Vraag het de ouders. Geef daarna een nieuw signaal.", _GEZIN),
    "too_many_questions": (
        "U kunt dit vandaag niet meer vragen.", "U stelde vandaag al {aantal} keer deze vraag.",
        "Ga morgen verder. Is er gevaar? Bel Veilig Thuis.", _COORDINATOR),
    "ground_missing": (
        "U krijgt nu geen direct antwoord.", "Er staat geen geldige reden bij.",
        "Kies een reden en schrijf op waarom. Of stel de gewone vraag.", "Wie betrokken is."),
    "overleg_without_permission": (
        "U kunt deze zaak niet op de agenda zetten.", "U deelt deze zaak nog niet met het kernteam.",
        "Vraag het de ouders en leg het vast bij Delen. Of bespreek het zonder naam, als signaal.", _GEZIN),
    "meeting_cancelled": (
        "U kunt dit nu niet doen.", "Dit overleg gaat niet door.",
        "Plan een nieuw overleg. Maak de agenda daar.", _TEAM),
})
