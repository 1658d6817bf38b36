"""The routes of a zaak, their steps, what was recorded for them, and the terms they started."""

from ketenkameleon.routes.models.route import Routefeit, Routestap, Zaakroute
from ketenkameleon.routes.models.termijn import Termijn

__all__ = ["Routefeit", "Routestap", "Termijn", "Zaakroute"]
