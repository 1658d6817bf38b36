"""The same for the ORM: take away any one keyword that says whose row it is, and nobody else's row shows or changes.

The mutants are found in the source by its syntax tree, so a new read is tried by itself. The mutated function runs in
place of the real one, with every decision of the program off. Source: issue 3, Done when.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import CodeType

import pytest
from daden import DADEN, Sleutels, keys_of
from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, connection, transaction
from huis import TEKSTEN, Huis
from vragen import VRAGEN, hat_of

import ketenkameleon
from ketenkameleon.rules import access
from ketenkameleon.rules.access import Functie
from ketenkameleon.rules.verdict import ALLOWED
from ketenkameleon.toegang.context import begin
from ketenkameleon.toegang.refusals import NotAllowed, NotNow
from ketenkameleon.zaken.actions.contact import own_contact
from ketenkameleon.zaken.queries.zaak import ZaakZicht, zaak_for
from wereld import NU, VANDAAG

pytestmark = pytest.mark.muren
SRC = Path(ketenkameleon.__file__).parent
# The first part of a keyword that says whose row it is.
VAN_WIE = {"regio", "regio_id", "account", "account_id", "zaak", "zaak_id", "school", "school_id", "persoon",
           "persoon_id", "kind", "kind_id", "pk", "id"}
# Accounts and the law hold no child data; taking in a file is the work of a duty that sees the whole regio.
ANDERS = ("toegang.", "wetboek.", "meldingen.actions.intake")
BUITEN = ("kees", "zus")
WOORDEN = (*TEKSTEN, "Zilverlinde", "Moerasvaren", "Boterbloem")
# What an empty deed may leave behind.
LOGT = "^logboek_"


@dataclass(frozen=True)
class Mutant:
    """One keyword at one place in one function."""

    module: str
    functie: str
    regel: int
    kolom: int
    woord: str


class Zonder(ast.NodeTransformer):
    """Leaves that keyword out of that call."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant, self.left_out = mutant, 0

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """Without the keyword, where it is the one."""
        self.generic_visit(node)
        if (node.lineno, node.col_offset) == (self.mutant.regel, self.mutant.kolom) and _is_read(node):
            kept = [keyword for keyword in node.keywords if keyword.arg != self.mutant.woord]
            self.left_out += len(node.keywords) - len(kept)
            node.keywords = kept
        return node


def _is_read(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) \
        and node.func.attr in ("filter", "exclude", "get")


def _mutants() -> list[Mutant]:
    found = []
    for path in sorted(SRC.rglob("*.py")):
        module = ".".join(path.relative_to(SRC).with_suffix("").parts)
        if ("queries" not in module and "actions" not in module) or module.startswith(ANDERS):
            continue
        for function in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(function, ast.FunctionDef):
                found += [Mutant(module, function.name, call.lineno, call.col_offset, keyword.arg)
                          for call in ast.walk(function) if _is_read(call) for keyword in call.keywords
                          if keyword.arg and keyword.arg.split("__")[0] in VAN_WIE]
    return found


MUTANTS = _mutants()


@contextmanager
def mutated(mutant: Mutant) -> Iterator[None]:
    """The function without that keyword, for whoever already holds it."""
    module = importlib.import_module(f"ketenkameleon.{mutant.module}")
    path = Path(inspect.getfile(module))
    change = Zonder(mutant)
    tree = change.visit(ast.parse(path.read_text(encoding="utf-8")))
    assert change.left_out == 1, "the place of the mutant is not where it was found"
    whole = compile(ast.fix_missing_locations(tree), str(path), "exec", dont_inherit=True)
    code = next(c for c in whole.co_consts if isinstance(c, CodeType) and c.co_name == mutant.functie)
    real = inspect.unwrap(getattr(module, mutant.functie))
    before, real.__code__ = real.__code__, code
    try:
        yield
    finally:
        real.__code__ = before


@pytest.fixture(scope="module")
def sleutels(losse_database: object, huis: Huis) -> Sleutels:
    """Keys beside those of the house."""
    with losse_database.verbonden("owner"):
        return keys_of(huis)


@pytest.fixture(scope="module")
def zicht(bezoekers: object, huis: Huis) -> ZaakZicht:
    """The zaak as Samira rightly sees it."""
    with transaction.atomic():
        samira = begin(huis.wereld.hier.account_id("samira"), doel="test", at=NU).actor
        return zaak_for(samira, huis.nummer, access.Deed.ZAAK_ZIEN, on=VANDAAG)


@pytest.fixture
def zonder_besluiten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every decision of the program says yes."""
    original = access.may
    for holder in [m for n, m in list(sys.modules.items()) if n.startswith("ketenkameleon.") and m]:
        if vars(holder).get("may") is original:
            monkeypatch.setattr(holder, "may", lambda *args, **kwargs: ALLOWED)


def _uses(name: str, module: str) -> bool:
    """Does this module hold anything of that one, directly or by one step between?"""
    held = {getattr(value, "__module__", "") for value in vars(sys.modules[name]).values()} | {name}
    return f"ketenkameleon.{module}" in held | {
        getattr(value, "__module__", "") for other in held
        if other.startswith("ketenkameleon.") and other in sys.modules
        for value in vars(sys.modules[other]).values()}


def _asked(module: str) -> list[tuple[str, str, object]]:
    """Who rightly asks, and the question or deed, of everything that can come through that module."""
    questions = [(f"vraag {naam}", *asked) for naam, asked in VRAGEN.items() if naam.startswith(module)]
    holders = {naam: sys.modules[f"ketenkameleon.{app}.actions.{naam.partition('.')[0]}"]
               for naam in DADEN for app in ("zaken", "meldingen")
               if f"ketenkameleon.{app}.actions.{naam.partition('.')[0]}" in sys.modules}
    deeds = [(naam, *deed) for naam, deed in DADEN.items()
             if naam not in holders or _uses(holders[naam].__name__, module)]
    return questions or deeds


def _written() -> dict[str, int]:
    """Rows written so far per table by this connection. PostgreSQL hands its counters on once a second at most, so what
    an earlier transaction wrote may still be in them: only what comes on top counts.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables"
                       " WHERE n_tup_ins + n_tup_upd + n_tup_del > 0 AND relname !~ %s", [LOGT])
        return dict(cursor.fetchall())


def _does(huis: Huis, zicht: ZaakZicht, sleutels: Sleutels, wie: str, asked: tuple[str, str, object], *,
          forged: bool) -> tuple[str, list[str]]:
    """What comes back and which tables changed; nothing of either when it was refused."""
    hier, (name, rightful, ask) = huis.wereld.hier, asked
    with transaction.atomic():
        actor = begin(hier.account_id(wie), doel="test", at=NU).actor
        if forged:
            actor = replace(actor, functies=frozenset(Functie), account_id=hier.account_id(rightful),
                            hoed=hat_of(rightful, actor),
                            school_ids=(hier.scholen["De Vlier"].id,))
        before = _written()
        try:
            found = repr(ask(actor, huis, zicht if name.startswith("vraag") else sleutels))
            changed = [table for table, rows in _written().items() if rows != before.get(table)]
        except NotNow:
            found, changed = "NotNow", []
        except (NotAllowed, DatabaseError, ObjectDoesNotExist) as no:
            found, changed = "" if forged else f"refused: {no!r}", []
        transaction.set_rollback(True)
    return found, changed


@pytest.mark.parametrize("naam", DADEN)
def test_who_may_rightly_do_it_gets_as_far_as_the_reads(huis, zicht, sleutels, naam):
    """Else the test below proves nothing: done, or not now."""
    found, _ = _does(huis, zicht, sleutels, DADEN[naam][0], (naam, *DADEN[naam]), forged=False)
    assert not found.startswith("refused"), found


def test_the_reads_of_the_program_are_found_by_themselves():
    assert len(MUTANTS) >= 90
    assert {"zaken.actions.contact", "zaken.actions.plek", "personen.queries"} <= {m.module for m in MUTANTS}
    assert all(_asked(m.module) for m in MUTANTS)


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda m: f"{m.module}.{m.functie}-{m.regel}-{m.woord}")
def test_without_this_keyword_no_row_of_another_shows_or_changes(huis, zicht, sleutels, zonder_besluiten, mutant):
    wrong = []
    with mutated(mutant):
        for asked in _asked(mutant.module):
            for wie in BUITEN:
                found, changed = _does(huis, zicht, sleutels, wie, asked, forged=True)
                shown = [word for word in WOORDEN if word in found and word not in repr(zicht)]
                wrong += [(asked[0], wie, shown, changed)] if shown or changed else []
    assert wrong == []


def test_a_mutant_is_really_another_program(huis, bezoekers):
    """Samira's running contact, asked for by Nina who covers: without the keyword `account_id` she would have it."""
    mutant = next(m for m in MUTANTS if m.functie == "own_contact" and m.woord == "account_id")
    with transaction.atomic():
        nina = begin(huis.wereld.hier.account_id("nina"), doel="test", at=NU).actor
        with pytest.raises(NotAllowed):
            own_contact(nina, huis.contact_loopt)
        with mutated(mutant):
            assert own_contact(nina, huis.contact_loopt).id == huis.contact_loopt
        with pytest.raises(NotAllowed):
            own_contact(nina, huis.contact_loopt)
        transaction.set_rollback(True)
