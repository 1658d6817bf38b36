"""What people see of zaken, actor first.

Each page is a handful of queries whose cost does not grow with history.
"""

from ketenkameleon.zaken.queries.blad import Klok, Tijdlijn, Zaakblad, contacten, zaakpagina
from ketenkameleon.zaken.queries.concept import draft
from ketenkameleon.zaken.queries.coordinator import safety_open, unauthorised_contacts
from ketenkameleon.zaken.queries.kandidaten import Kandidaat, candidates
from ketenkameleon.zaken.queries.lijst import ZakenFilter, ZakenLijst, to_assign, zaken_list
from ketenkameleon.zaken.queries.mijn_dag import MijnDag, mijn_dag
from ketenkameleon.zaken.queries.rollen import RolKeuze, may_roles, role_choices
from ketenkameleon.zaken.queries.zaak import Kind, ZaakZicht, may_do, persoonslijn, zaak_for

__all__ = [
    "Kandidaat", "Kind", "Klok", "MijnDag", "RolKeuze", "Tijdlijn", "ZaakZicht", "Zaakblad", "ZakenFilter",
    "ZakenLijst", "candidates", "contacten", "draft", "may_do", "may_roles", "mijn_dag", "persoonslijn",
    "role_choices", "safety_open", "to_assign", "unauthorised_contacts", "zaak_for", "zaakpagina",
    "zaken_list",
]
