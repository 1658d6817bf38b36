"""What waits beside the zaken themselves: questions of several apps in one statement per page.

A question that goes to the database costs these pages more than what it finds. Source: ux.md S1 and S2; docs/bench.md.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from ketenkameleon.delen.queries.delen import UIT_TE_LEGGEN
from ketenkameleon.delen.queries.gezin import ANTWOORDEN
from ketenkameleon.gezin.queries.berichten_werk import WACHTEND, Wachtrij, as_waiting, late_before
from ketenkameleon.meldingen.queries_betrokken import AAN_MIJ
from ketenkameleon.meldingen.queries_signalen import BIJ_MIJ
from ketenkameleon.routes.queries.route import PANEEL, Paneel, as_running
from ketenkameleon.routes.queries.termijn import TEL_DEZE_WEEK, as_panel, muren, week_end
from ketenkameleon.team.queries import TEAM, Lid, Lidregel, as_member
from ketenkameleon.toegang.context import Actor
from ketenkameleon.zaken.queries.lezen import Lijst, Waarden, must_day, packed, row
from ketenkameleon.zaken.queries.zaak import ZaakZicht

# Emergency shares to explain: zaaknummer, share, when it was given.
UitTeLeggen = tuple[tuple[str, UUID, datetime], ...]
# What families answered on their own page: zaaknummer, how many answers, the day of the last one.
Antwoorden = tuple[tuple[str, int, date], ...]


class Wachtend(NamedTuple):
    """What waits for somebody: shares to explain, answers of families, terms that end this week and that ended before
    today, questions who is involved, signalen that they own, messages of families by zaak; and who they are in the
    team, None for who is not in it.
    """

    uit_te_leggen: UitTeLeggen
    antwoorden: Antwoorden
    deze_week: int
    te_laat: int
    gevraagd: int
    signalen: int
    berichten: tuple[Wachtrij, ...]
    lid: Lid | None


class BijZaak(NamedTuple):
    """What waits in one zaak: shares to explain, answers and messages of the family, the routes that run with terms."""

    uit_te_leggen: UitTeLeggen
    antwoorden: Antwoorden
    paneel: Paneel
    berichten: tuple[Wachtrij, ...]


def waiting_for(actor: Actor, *, on: date) -> Wachtend:
    """What waits for the actor. One query. Units: `on` is a date. Source: ux.md S1 and S9; issue 4, part 6."""
    values: Waarden = {"account": actor.account_id, "regio": actor.regio_id, "on": on,
                       "tot": week_end(on), "muren": muren(actor), "sinds": _since(actor, on),
                       "te_lang": late_before(on, wet=actor.wet)}
    return row(_waits, _VAN_MIJ, values) or Wachtend((), (), 0, 0, 0, 0, (), None)


def waiting_in(actor: Actor, zicht: ZaakZicht) -> BijZaak:
    """What waits in a zaak, for who runs it. One query. Source: ux.md S2 and S9; issue 4, part 6."""
    values: Waarden = {"account": actor.account_id, "regio": actor.regio_id, "on": zicht.on, "zaak": zicht.zaak_id,
                       "muren": muren(actor), "sinds": _since(actor, zicht.on),
                       "te_lang": late_before(zicht.on, wet=actor.wet)}

    def made(explain: Lijst, answers: Lijst, messages: Lijst, routes: Lijst, terms: Lijst) -> BijZaak:
        panel = Paneel(as_running(routes, on=zicht.on, wet=actor.wet),
                       tuple(as_panel(actor.wet, list(term)) for term in terms or ()))
        return BijZaak(_shares(explain), _answers(answers), panel, as_waiting(messages))

    return row(made, _VAN_ZAAK, values) or BijZaak((), (), Paneel((), ()), ())


def _waits(explain: Lijst, answers: Lijst, asked: int, signals: int, messages: Lijst, week: int, late: int,
           *member: *Lidregel) -> Wachtend:
    return Wachtend(_shares(explain), _answers(answers), week, late, asked, signals, as_waiting(messages),
                    as_member(member) if member[0] is not None else None)


def _shares(explain: Lijst) -> UitTeLeggen:
    return tuple((str(nummer), UUID(str(key)), datetime.fromisoformat(str(at))) for nummer, key, at in explain or ())


def _answers(found: Lijst) -> Antwoorden:
    return tuple((str(nummer), int(str(many)), must_day(str(last))) for nummer, many, last in found or ())


def _since(actor: Actor, on: date) -> date:
    """The day after which an answer of a family is shown. Source: row delen.antwoord_dagen."""
    return on - timedelta(days=actor.wet.getal("delen.antwoord_dagen", on))


_BEANTWOORD: Final = (
    f"(SELECT json_agg(json_build_array(y.nummer, y.aantal, y.laatst) ORDER BY y.nummer) FROM ({ANTWOORDEN}) y)"  # noqa: S608 - fixed text
)
_TE_VERTELLEN: Final = (
    f"(SELECT json_agg(json_build_array(x.nummer, x.id, x.nood_at)) FROM ({UIT_TE_LEGGEN}) x)"  # noqa: S608 - fixed text
)
_BERICHTEN: Final = WACHTEND.replace("{zaak}", "")
_BERICHTEN_ZAAK: Final = WACHTEND.replace("{zaak}", "AND b.zaak_id = %(zaak)s")
# The zaken that somebody runs on that day, in the regio where they look: the parts begin there.
_MIJN: Final = """mijn AS (SELECT r.zaak_id FROM toegang_relatie r WHERE r.account_id = %(account)s
  AND r.regio_id = %(regio)s AND r.soort IN ('vast', 'waarneming') AND %(on)s BETWEEN r.van AND r.tot)"""
_DEZE: Final = _MIJN.removesuffix(")") + " AND r.zaak_id = %(zaak)s)"
_VAN_MIJ: Final = packed(f"""
WITH {_MIJN} SELECT {_TE_VERTELLEN}, {_BEANTWOORD}, ({AAN_MIJ}), ({BIJ_MIJ}), ({_BERICHTEN}), w.*, m.*
FROM ({TEL_DEZE_WEEK}) w LEFT JOIN ({TEAM}) m ON true
""")  # noqa: S608 - only text of the program
_VAN_ZAAK: Final = packed(f"""
WITH {_DEZE} SELECT {_TE_VERTELLEN}, {_BEANTWOORD}, ({_BERICHTEN_ZAAK}), p.* FROM ({PANEEL}) p
""")  # noqa: S608 - only text of the program
