"""What stood in the team before proofs were dated one by one goes along when the tables change."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.db import connection

from ketenkameleon.rules.authority import holds
from ketenkameleon.rules.roles import Rol
from ketenkameleon.team.models import Bevoegdheid, Fase
from ketenkameleon.team.queries import facts_of
from wereld import VANDAAG

pytestmark = pytest.mark.acties


def test_an_aanwijzing_brings_its_oath_along_and_who_worked_works_alone(als, wereld):
    Bevoegdheid.objects.filter(soort="eed").delete()
    Fase.objects.all().delete()
    with als("farah") as farah:
        before = holds(Rol.LEERPLICHT_GESPREK, facts_of(farah, wereld.hier.account_id("samira")), None, VANDAAG,
                       wet=farah.wet)
    with connection.cursor() as cursor:
        cursor.execute(import_module("ketenkameleon.team.migrations.0002_bewijzen").BROUGHT_ALONG.sql)
    columns = ("professional_id", "gemeente_id", "van", "tot")
    oaths, made = (set(Bevoegdheid.objects.filter(soort=soort).values_list(*columns))
                   for soort in ("eed", "aanwijzing"))
    assert oaths == made
    with als("farah") as farah:
        after = holds(Rol.LEERPLICHT_GESPREK, facts_of(farah, wereld.hier.account_id("samira")), None, VANDAAG,
                      wet=farah.wet)
    assert (before.code, bool(after)) == ("proof_missing", True)
