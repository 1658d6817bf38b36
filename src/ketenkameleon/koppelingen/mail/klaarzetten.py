"""The daily message: per person how much is late, today or waiting; and that a family waits too long. Counts alone.

Source: ux.md 6.9; issue 6, part 6.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db import connection

from ketenkameleon.gezin.queries.berichten_werk import late_before
from ketenkameleon.post.actions import Uit, clear_old, put_out
from ketenkameleon.rules.berichten import Berichtsoort, digest_due, message_rule
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import AMSTERDAM, local_day

# For who works here, has an address and wants it: of one's own zaken, and for a coördinator of the whole regio.
_AANTALLEN: Final = """
WITH lezer AS (
  SELECT a.account_id, bool_or(s.functie = 'coordinator') AS breed
  FROM post_berichtadres a JOIN regio_aanstelling s ON s.account_id = a.account_id AND s.regio_id = a.regio_id
    AND %(on)s BETWEEN s.van AND s.tot
  WHERE a.regio_id = %(regio)s AND a.dagelijks AND a.terug_at IS NULL GROUP BY a.account_id
), mijn AS (
  SELECT l.account_id, z.id, z.belofte_op, z.stand, l.breed AND r.id IS NULL AS alleen_breed
  FROM lezer l JOIN zaken_zaak z ON z.regio_id = %(regio)s AND z.stand <> 'gesloten'
  LEFT JOIN toegang_relatie r ON r.zaak_id = z.id AND r.account_id = l.account_id
    AND r.soort IN ('vast', 'waarneming') AND %(on)s BETWEEN r.van AND r.tot
  WHERE l.breed OR r.id IS NOT NULL
)
SELECT l.account_id,
  (SELECT count(*) FROM mijn m WHERE m.account_id = l.account_id AND m.belofte_op < %(on)s
    AND m.stand IN ('nieuw', 'loopt')),
  (SELECT count(*) FROM mijn m JOIN zaken_afspraak f ON f.zaak_id = m.id AND f.klaar_at IS NULL
    AND f.wanneer <= %(on)s AND f.wie = 'contactpersoon' WHERE m.account_id = l.account_id AND NOT m.alleen_breed),
  (SELECT count(*) FROM zaken_toewijzing t WHERE t.regio_id = %(regio)s AND t.account_id = l.account_id
    AND t.stand = 'gevraagd')
  + (SELECT count(*) FROM mijn m WHERE m.account_id = l.account_id AND m.alleen_breed AND m.stand = 'nieuw')
  + (SELECT count(*) FROM gezin_wachtend() g WHERE g.account_id = l.account_id)
FROM lezer l ORDER BY l.account_id"""
_ONBEANTWOORD: Final = "SELECT account_id, bericht_id FROM gezin_wachtend() WHERE at < %(te_lang)s ORDER BY 1, 2"


def put_out_digest(actor: Actor, *, at: datetime) -> int:
    """Put the daily message of this day out for one regio, when it is the time for it; how many were new comes back.

    May run twice: a day has one. Who has nothing late, today or waiting gets none.
    """
    if not digest_due(at.astimezone(AMSTERDAM), wet=actor.wet):
        return 0
    on = local_day(at)
    rule = message_rule(Berichtsoort.DAGELIJKS, on=on, wet=actor.wet)
    with connection.cursor() as cursor:
        cursor.execute(_AANTALLEN, {"regio": actor.regio_id, "on": on})
        found = cursor.fetchall()
    uit = [Uit(account, Berichtsoort.DAGELIJKS, on.isoformat(), dict(zip(rule.velden, counts, strict=True)))
           for account, *counts in found if any(counts)]
    return put_out(actor.lopend, uit, rule.grond, at=at)


def put_out_unanswered(actor: Actor, *, at: datetime) -> int:
    """A message to whoever a family waits for, two workdays or longer; how many were new comes back.

    Each message of a family is told of once, on workdays from half past seven. Source: ux.md 6.9.
    """
    if not digest_due(at.astimezone(AMSTERDAM), wet=actor.wet):
        return 0
    on = local_day(at)
    with connection.cursor() as cursor:
        cursor.execute(_ONBEANTWOORD, {"te_lang": late_before(on, wet=actor.wet)})
        found = cursor.fetchall()
    rule = message_rule(Berichtsoort.ONBEANTWOORD, on=on, wet=actor.wet)
    return put_out(actor.lopend, [Uit(account, Berichtsoort.ONBEANTWOORD, str(bericht)) for account, bericht in found],
                   rule.grond, at=at)


def tidy(actor: Actor, *, at: datetime) -> int:
    """Remove what was sent or stopped long enough ago, of one regio. Source: row bericht.bewaren."""
    kept = actor.wet.getal("bericht.bewaren", local_day(at))
    return clear_old(actor.lopend, at - timedelta(days=kept))
