"""What waits on Mijn dag besides the zaken themselves: three questions of three apps in one statement.

Source: ux.md S1; docs/bench.md (what a query costs on this page).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Final, NamedTuple
from uuid import UUID

from ketenkameleon.delen.queries.delen import UIT_TE_LEGGEN
from ketenkameleon.meldingen.queries_betrokken import AAN_MIJ
from ketenkameleon.routes.queries.termijn import TEL_DEZE_WEEK, muren, week_end
from ketenkameleon.toegang.context import Actor
from ketenkameleon.zaken.queries.lezen import Lijst, Waarden, row


class Wachtend(NamedTuple):
    """Emergency shares to explain (zaaknummer, share, when it was given), terms that end this week and that ended
    before today, and questions who is involved."""

    uit_te_leggen: tuple[tuple[str, UUID, datetime], ...]
    deze_week: int
    te_laat: int
    gevraagd: int


def waiting_for(actor: Actor, *, on: date) -> Wachtend:
    """What waits for the actor. One query. Units: `on` is a date. Source: ux.md S1 and S9; issue 4, part 6."""
    values: Waarden = {"account": actor.account_id, "regio": actor.regio_id, "on": on, "zaak": None,
                       "tot": week_end(on), "muren": muren(actor)}
    found = row(_made, _SAMEN, values)
    return found or Wachtend((), 0, 0, 0)


def _made(explain: Lijst, week: int, late: int, asked: int) -> Wachtend:
    shares = tuple((str(nummer), UUID(str(key)), datetime.fromisoformat(str(at))) for nummer, key, at in explain or ())
    return Wachtend(shares, week, late, asked)


_SAMEN: Final = f"""
SELECT (SELECT json_agg(json_build_array(x.nummer, x.id, x.nood_at)) FROM ({UIT_TE_LEGGEN}) x), w.deze_week, w.te_laat,
  ({AAN_MIJ})
FROM ({TEL_DEZE_WEEK}) w
"""  # noqa: S608 - only text of the program
