"""What waits beside the zaken themselves: questions of several apps in one statement per page.

A question that goes to the database costs these pages more than what it finds. Source: ux.md S1 and S2; docs/bench.md.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Final, NamedTuple
from uuid import UUID

from ketenkameleon.delen.queries.delen import UIT_TE_LEGGEN
from ketenkameleon.meldingen.queries_betrokken import AAN_MIJ
from ketenkameleon.meldingen.queries_signalen import BIJ_MIJ
from ketenkameleon.routes.queries.route import PANEEL, Paneel, as_running
from ketenkameleon.routes.queries.termijn import TEL_DEZE_WEEK, as_panel, muren, week_end
from ketenkameleon.team.queries import TEAM, Lid, Lidregel, as_member
from ketenkameleon.toegang.context import Actor
from ketenkameleon.zaken.queries.lezen import Lijst, Waarden, row
from ketenkameleon.zaken.queries.zaak import ZaakZicht

# Emergency shares to explain: zaaknummer, share, when it was given.
UitTeLeggen = tuple[tuple[str, UUID, datetime], ...]


class Wachtend(NamedTuple):
    """What waits for somebody: shares to explain, terms that end this week and that ended before today, questions who
    is involved, signalen that they own; and who they are in the team, None for who is not in it.
    """

    uit_te_leggen: UitTeLeggen
    deze_week: int
    te_laat: int
    gevraagd: int
    signalen: int
    lid: Lid | None


class BijZaak(NamedTuple):
    """What waits in one zaak: shares to explain, the routes that run and their terms."""

    uit_te_leggen: UitTeLeggen
    paneel: Paneel


def waiting_for(actor: Actor, *, on: date) -> Wachtend:
    """What waits for the actor. One query. Units: `on` is a date. Source: ux.md S1 and S9; issue 4, part 6."""
    values: Waarden = {"account": actor.account_id, "regio": actor.regio_id, "on": on, "zaak": None,
                       "tot": week_end(on), "muren": muren(actor)}
    return row(_waits, _VAN_MIJ, values) or Wachtend((), 0, 0, 0, 0, None)


def waiting_in(actor: Actor, zicht: ZaakZicht) -> BijZaak:
    """What waits in a zaak, for who runs it. One query. Source: ux.md S2 and S9; issue 4, part 6."""
    values: Waarden = {"account": actor.account_id, "regio": actor.regio_id, "on": zicht.on, "zaak": zicht.zaak_id,
                       "muren": muren(actor)}

    def made(explain: Lijst, routes: Lijst, terms: Lijst) -> BijZaak:
        return BijZaak(_shares(explain), Paneel(as_running(routes, on=zicht.on, wet=actor.wet),
                                                tuple(as_panel(actor.wet, list(term)) for term in terms or ())))

    return row(made, _VAN_ZAAK, values) or BijZaak((), Paneel((), ()))


def _waits(explain: Lijst, asked: int, signals: int, week: int, late: int, *member: *Lidregel) -> Wachtend:
    return Wachtend(_shares(explain), week, late, asked, signals, as_member(member) if member[0] is not None else None)


def _shares(explain: Lijst) -> UitTeLeggen:
    return tuple((str(nummer), UUID(str(key)), datetime.fromisoformat(str(at))) for nummer, key, at in explain or ())


_TE_VERTELLEN: Final = (
    f"(SELECT json_agg(json_build_array(x.nummer, x.id, x.nood_at)) FROM ({UIT_TE_LEGGEN}) x)"  # noqa: S608 - fixed text
)
_VAN_MIJ: Final = f"""
SELECT {_TE_VERTELLEN}, ({AAN_MIJ}), ({BIJ_MIJ}), w.*, m.* FROM ({TEL_DEZE_WEEK}) w LEFT JOIN ({TEAM}) m ON true
"""  # noqa: S608 - only text of the program
_VAN_ZAAK: Final = f"SELECT {_TE_VERTELLEN}, p.* FROM ({PANEEL}) p"  # noqa: S608 - only text of the program
