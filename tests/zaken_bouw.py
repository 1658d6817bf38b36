"""Zaken to act on, built as the owner in the invented world of wereld.py."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from itertools import count

from ketenkameleon.rules.belofte import milestones, promise
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.roles import Rol, muur
from ketenkameleon.toegang.models import Relatie
from ketenkameleon.zaken.models import Termijn, Toewijzing, Zaak
from wereld import Streek, child

GEMELD = date(2026, 9, 7)
# Each process of a run counts in its own piece: a zaak comes beside those of a house that another process built.
_numbers = count(20_000 * int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) + 1)


def bsn() -> str:
    """The next number of the test range (9999…) that passes the elfproef."""
    while True:
        digits = f"9999{next(_numbers):05d}"
        weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
        if sum(int(d) * w for d, w in zip(digits, weights, strict=True)) % 11 == 0:
            return digits


def make_zaak(streek: Streek, voornaam: str = "Noor", geboren: date | None = date(2012, 5, 17), *,
              soort: str = "verzuim", gemeld: date = GEMELD, school: str = "De Vlier",
              **rest: object) -> Zaak:
    """A zaak as the import would have opened it; runs as owner."""
    kind = rest.pop("persoon", None) or child(streek, bsn(), voornaam, geboren,
                                              achternaam="Vos" if voornaam else "")
    gemeente = rest.pop("gemeente", None) or next(iter(streek.gemeenten.values()))
    made = promise(gemeld, wet=shipped())
    fields = {"belofte_van": made.van, "belofte_op": made.op,
              "belofte_rij": made.rij_id} if soort == "verzuim" else {}
    zaak = Zaak.objects.create(
        regio=streek.regio, verantwoordelijke=streek.organisaties["gemeente"], persoon=kind,
        muur=muur(Rol.LEERPLICHT_GESPREK, wet=shipped()), nummer=f"2026-{next(_numbers):05d}", soort=soort,
        gemeente=gemeente, school=streek.scholen[school],
        aanleiding="zestien_uur",
        geopend_at=datetime(gemeld.year, gemeld.month, gemeld.day, 9, tzinfo=UTC), geopend_op=gemeld,
        **fields, **rest)
    for m in milestones(made.van, made.op, wet=shipped()) if fields else ():
        Termijn.objects.create(regio=streek.regio, zaak=zaak, code=m.code, naam=m.naam, op=m.op,
                               rij_id=m.rij_id,
                               rij_hash=m.rij_hash)
    return zaak


def make_vast(streek: Streek, zaak: Zaak, wie: str, van: date = date(2026, 9, 8)) -> Toewijzing:
    """Somebody who accepted the zaak on that day; runs as owner."""
    account = streek.accounts[wie]
    Relatie.objects.create(regio_id=streek.regio.id, account=account, zaak_id=zaak.id, soort="vast", van=van)
    if zaak.stand == "nieuw":
        Zaak.objects.filter(pk=zaak.pk).update(stand="loopt")
        zaak.stand = "loopt"
    return Toewijzing.objects.create(
        regio=streek.regio, zaak=zaak, account=account, soort="vast", stand="aanvaard", van=van,
        antwoord_uiterlijk=van,
        gevraagd_at=datetime(van.year, van.month, van.day, 7, tzinfo=UTC),
        beantwoord_at=datetime(van.year, van.month, van.day, 8, tzinfo=UTC))
