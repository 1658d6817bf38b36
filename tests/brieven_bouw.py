"""A whole invitation: its address and its values."""

from __future__ import annotations

AAN = ("Mevrouw Vos", "Wilgenlaan 4", "2000 AB Duinstad")
UITNODIGING = {"onderwerp": "school", "wanneer": "dinsdag om 16.00 uur", "waar": "bij u thuis", "aanhef": "mevrouw Vos",
               "professional": "Samira de Wit", "telefoon": "06-55501234"}
