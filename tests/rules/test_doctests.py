"""The examples in the docstrings of the rules are true."""

import doctest
import importlib
import pkgutil

import pytest

from ketenkameleon import rules
from ketenkameleon.rules import rijen

MODULES = [found.name for package in (rules, rijen)
           for found in pkgutil.iter_modules(package.__path__, package.__name__ + ".")]


@pytest.mark.parametrize("naam", MODULES)
def test_examples_in_the_docstrings_are_true(naam):
    assert doctest.testmod(importlib.import_module(naam)).failed == 0


def test_there_are_examples_to_try():
    tried = {naam: doctest.testmod(importlib.import_module(naam)).attempted for naam in MODULES}
    assert sum(tried.values()) >= 25
    assert tried["ketenkameleon.rules.terms"] >= 5
