"""The SQL by which a wall knows at which schools somebody is in the kernteam, under the hat of now.

A place counts on the days of the line and of the aanstelling it stands on, so it ends with the work. Looked up once per
statement. Source: design.md 2a and 6, Walls; docs/adr/0036-the-kernteam.md.
"""

from __future__ import annotations

from typing import Final

from ketenkameleon.logboek.walls import CONTEXT_ACCOUNT, CONTEXT_DAY, CONTEXT_REGIO

CONTEXT_ORGANISATIE: Final = "(SELECT nullif(current_setting('kk.organisatie', true), '')::uuid)"
_MIJN: Final = f"""SELECT k.school_id FROM regio_kernteamplaats k JOIN regio_aanstelling s ON s.id = k.aanstelling_id
  WHERE s.account_id = {CONTEXT_ACCOUNT} AND s.organisatie_id = {CONTEXT_ORGANISATIE} AND k.regio_id = {CONTEXT_REGIO}
    AND {CONTEXT_DAY} BETWEEN k.van AND k.tot AND {CONTEXT_DAY} BETWEEN s.van AND s.tot"""  # noqa: S608 - written here
# The schools of whose kernteam the actor is, and those where that is as the youth doctor or nurse (row signaal.arts).
KERNSCHOLEN: Final = f"ARRAY({_MIJN})"
ARTSSCHOLEN: Final = f"ARRAY({_MIJN} AND k.functie = 'ggd')"
