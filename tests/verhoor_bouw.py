"""A verhoor to act on: letters that were posted, and everything said before the first question."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from ketenkameleon.brieven.models import Brief, Briefversie
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.rules.roles import Rol
from ketenkameleon.rules.verhoor import Gezegd
from ketenkameleon.zaken.invoer_verhoor import Uitgenodigde, VerhoorInvoer
from ketenkameleon.zaken.models import Zaak
from wereld import NU, VANDAAG, Streek, give_chain

GISTEREN = VANDAAG - timedelta(days=1)
GEZEGD = Gezegd("Niet naar school in september.", True, True, "wil_niet", "wil_niet", "niet_nodig")
KIND = Uitgenodigde(new_id(), True, "kind", new_id(), GISTEREN)
MOEDER = Uitgenodigde(new_id(), False, "ouder1", new_id(), GISTEREN)


def invoer(*wie: Uitgenodigde, at=NU, **gezegd: object) -> VerhoorInvoer:
    """A verhoor of the child who was invited yesterday, with everything said; `gezegd` changes that."""
    return VerhoorInvoer(wie or (KIND,), replace(GEZEGD, **gezegd), at)


def may_question(streek: Streek, *wie: str) -> None:
    """Give these people every proof for a verhoor; runs as owner."""
    for naam in wie:
        give_chain(streek, streek.professionals[naam], Rol.LEERPLICHT_VERHOOR)


def posted_letter(streek: Streek, zaak: Zaak, persoon: UUID, soort: str = "verhoor_kind",
                  op: date | None = GISTEREN) -> Brief:
    """An invitation to a verhoor, posted on that day (None: not yet); runs as owner."""
    account = streek.account_id("samira")
    own = {"regio": streek.regio, "verantwoordelijke": zaak.verantwoordelijke, "muur": 401, "zaak": zaak,
           "gemaakt_door": account, "gemaakt_at": NU - timedelta(days=9)}
    brief = Brief.objects.create(**own, soort=soort, naar="gezin", persoon_id=persoon)
    Briefversie.objects.create(**own, brief=brief, nummer=1, aan=["Noor Vos"], onderwerp="Uitnodiging",
                               waarden={"feit": "Niet naar school", "feit_op": "september 2026"}, blokken=[])
    brief.vrijgegeven_at, brief.vrijgegeven_door, brief.verstuurd_op = NU - timedelta(days=8), account, op
    brief.save()
    return brief
