"""The SQL of routes: who reads them, and what hangs on one stands behind the same muur.

Used by the first migration. Source: design.md 6, Walls; docs/adr/0030.
"""

from __future__ import annotations

from typing import Final

from django.db.migrations import RunSQL

from ketenkameleon.logboek.walls import Opening, breed, relatie_by_muur

# A route follows what was reported: it is for who runs the zaak, in whatever rol, as the meldingen are; one under the
# Wpg for who looks as verhoor alone. Not for family, school, kernteam or cover without a zaak.
ROUTE: Final = relatie_by_muur("melding", muren=(100, 401))
# A coördinator and a duty see the terms of the regio, none of them under the Wpg.
BREED: Final = Opening("breed", f"{breed('melding').test} AND muur = 100")


def same_wall(table: str) -> RunSQL:
    """A row hangs on a route of its own zaak, behind the same muur."""
    name = f"{table}_achter_muur_van_route"
    return RunSQL(
        f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY (zaakroute_id, zaak_id, muur)"
        " REFERENCES routes_zaakroute (id, zaak_id, muur) DEFERRABLE INITIALLY DEFERRED;",
        f"ALTER TABLE {table} DROP CONSTRAINT {name};",
    )
