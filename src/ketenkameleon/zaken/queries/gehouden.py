"""Which rollen somebody held themselves with a child, so that a second one can be asked about.

Of oneself alone: that is enough for the rule, and tells nobody of a verhoor by somebody else. Source: docs/adr/0032.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final
from uuid import UUID

from ketenkameleon.rules.authority import Dubbelrol
from ketenkameleon.rules.roles import Rol
from ketenkameleon.toegang.context import Actor
from ketenkameleon.zaken.queries.lezen import rows


@dataclass(frozen=True, slots=True)
class Gehouden:
    """The rollen that were held, and per second rol why it was taken nevertheless."""

    rollen: frozenset[Rol]
    dubbel: Mapping[Rol, Dubbelrol]


NIETS: Final = Gehouden(frozenset(), MappingProxyType({}))


def held_by_me(actor: Actor, zaak_id: UUID) -> Gehouden:
    """What the actor held with the child of this zaak, in any zaak of the regio. One query.

    The last reason that was written down for a rol counts. Source: design.md 2a (the same BIP for verhoor and Raad).
    """
    found = rows(_line, _VAN_MIJ, {"zaak": zaak_id})
    return Gehouden(frozenset(rol for rol, reason in found if reason is None),
                    {rol: reason for rol, reason in found if reason is not None})


def _line(rol: str, reden: str | None, collega_op: date | None,
          verteld_op: date | None) -> tuple[Rol, Dubbelrol | None]:
    return Rol(rol), None if reden is None else Dubbelrol(reden, verteld_op, collega_op)


_VAN_MIJ: Final = "SELECT rol, reden, collega_op, verteld_op FROM zaken_eigen_rollen(%(zaak)s)"
