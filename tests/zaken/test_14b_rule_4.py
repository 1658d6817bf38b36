"""Rule 4 of domain.md 14b lives in the contact: it is tested there, through its action."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import ProgrammingError, transaction

from ketenkameleon.rules.roles import Rol
from ketenkameleon.zaken.actions.contact import start
from ketenkameleon.zaken.actions.notitie import save
from ketenkameleon.zaken.invoer import NotitieInvoer, Onvolledig
from ketenkameleon.zaken.models import Contact
from wereld import NU

pytestmark = pytest.mark.acties


def test_14b_rule_04_a_contact_has_one_hat_announced_beforehand_and_fixed(als, samiras):
    with als("samira") as samira:
        with pytest.raises(Onvolledig, match="uitgelegd"):
            start(samira, samiras.id, Rol.RAAD, met=["kind"], uitgelegd=False, at=NU)
        contact = start(samira, samiras.id, Rol.RAAD, met=["kind"], uitgelegd=True, at=NU)
        assert Rol(Contact.objects.get(pk=contact.id).rol) is Rol.RAAD
        save(samira, contact.id, NotitieInvoer("bellen", geen_afspraak=True), at=NU + timedelta(minutes=1))
        with pytest.raises(ProgrammingError), transaction.atomic():
            Contact.objects.filter(pk=contact.id).update(rol="halt")
