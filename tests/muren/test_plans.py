"""What the walls cost the planner: nothing is looked up per row, and no page reads a big table from end to end.

In a small database the planner reads small tables whole, and rightly so. With sequential scans priced out it still
takes one where no index serves: that is what is looked for here. The bench measures pages at a million notities.
Source: issue 3, Speed; docs/adr/0017.
"""

from __future__ import annotations

import re

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from ketenkameleon.rules.access import Deed
from ketenkameleon.toegang.context import begin
from ketenkameleon.zaken.queries import ZakenFilter, mijn_dag, zaak_for, zaakpagina, zaken_list
from wereld import NU, VANDAAG

pytestmark = pytest.mark.muren
GROWS = re.compile(r"Seq Scan on (?:zaken_(?!zaaknummer)|meldingen_|personen_)\w+")
PAGES = {
    "zaakpagina": lambda a, h: zaakpagina(a, zaak_for(a, h.nummer, Deed.ZAAK_ZIEN, on=VANDAAG), on=VANDAAG),
    "mijn dag": lambda a, h: mijn_dag(a, on=VANDAAG, at=NU),
    "eigen zaken": lambda a, h: zaken_list(a, ZakenFilter(), on=VANDAAG),
    "zaken van de regio": lambda a, h: zaken_list(a, ZakenFilter(), on=VANDAAG),
}


def _plan(sql: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN " + sql)
        return "\n".join(line for (line,) in cursor.fetchall())


def test_no_policy_looks_anything_up_per_row(bezoekers, huis):
    """Of every table with a wall: the plan of reading it has no SubPlan, only what is asked once (InitPlan)."""
    with transaction.atomic():
        begin(huis.wereld.hier.account_id("samira"), doel="test", at=NU)
        with connection.cursor() as cursor:
            cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity AND has_table_privilege(oid, 'SELECT')")
            names = [name for (name,) in cursor.fetchall()]
        plans = {name: _plan(f"SELECT * FROM {name}") for name in names}
        transaction.set_rollback(True)
    assert len(plans) > 25
    assert [name for name, plan in plans.items() if "SubPlan" in plan] == []
    assert all("InitPlan" in plan for plan in plans.values())


@pytest.mark.parametrize("naam", PAGES)
def test_no_page_needs_to_read_a_growing_table_from_end_to_end(bezoekers, huis, naam):
    wie = "farah" if naam == "zaken van de regio" else "samira"
    with transaction.atomic():
        actor = begin(huis.wereld.hier.account_id(wie), doel="test", at=NU).actor
        with CaptureQueriesContext(connection) as captured:
            PAGES[naam](actor, huis)
        sent = [query["sql"].lstrip() for query in captured.captured_queries]
        asked = [sql for sql in sent if sql.startswith(("SELECT", "WITH"))]
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
        plans = [_plan(sql) for sql in asked]
        transaction.set_rollback(True)
    assert plans
    assert [found for plan in plans for found in GROWS.findall(plan)] == []
