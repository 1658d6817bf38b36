"""The statements of the pages that are asked for most: short enough for psycopg to remember how to fill them in."""

from psycopg._queries import MAX_CACHED_STATEMENT_LENGTH

from ketenkameleon.schermen.wacht_queries import _VAN_MIJ, _VAN_ZAAK
from ketenkameleon.zaken.queries.blad_sql import CONTACTEN, REGIE
from ketenkameleon.zaken.queries.lezen import packed
from ketenkameleon.zaken.queries.mijn_dag import _LIJSTEN, _ZAKEN


def test_the_statements_of_the_zaakpagina_and_mijn_dag_are_remembered_and_not_taken_apart_for_every_page():
    lengths = [len(sql.encode()) for sql in (REGIE, CONTACTEN, _ZAKEN, _LIJSTEN, _VAN_MIJ, _VAN_ZAAK)]
    assert max(lengths) <= MAX_CACHED_STATEMENT_LENGTH, lengths


def test_a_packed_statement_says_the_same_and_hides_nothing_behind_a_comment():
    assert packed("\nSELECT a,\n  b FROM c WHERE d = ' '\n") == "SELECT a, b FROM c WHERE d = ' '"
    assert not [sql for sql in (REGIE, _VAN_MIJ, _VAN_ZAAK) if "--" in sql]
