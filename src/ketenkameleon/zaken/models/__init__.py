"""The zaak and what hangs on it."""

from ketenkameleon.zaken.models.contact import (
    Aanvulling,
    Concept,
    Contact,
    Notitie,
    Ouderregel,
    Veiligheidssignaal,
    Verhaal,
)
from ketenkameleon.zaken.models.plek import Plek
from ketenkameleon.zaken.models.toewijzing import Toewijzing
from ketenkameleon.zaken.models.verhoor import Dubbelrol, Verhoor, Verhoorregel, Verhoorverzoek
from ketenkameleon.zaken.models.zaak import Afspraak, Gebeurtenis, Termijn, WachtOp, Zaak, Zaaknummer

__all__ = [
    "Aanvulling", "Afspraak", "Concept", "Contact", "Dubbelrol", "Gebeurtenis", "Notitie", "Ouderregel", "Plek",
    "Termijn", "Toewijzing", "Veiligheidssignaal", "Verhaal", "Verhoor", "Verhoorregel", "Verhoorverzoek", "WachtOp",
    "Zaak", "Zaaknummer",
]
