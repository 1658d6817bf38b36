"""Privacy officers and a zaak with records of several organisaties in it, for tests of `inzage`; runs as owner."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from django.db import transaction

from gezin_bouw import let_look
from ketenkameleon.logboek.schrijven import looked
from ketenkameleon.regio.models import Aanstelling
from ketenkameleon.toegang.context import begin
from ketenkameleon.toegang.models import Account
from ketenkameleon.zaken.models import Aanvulling, Afspraak, Contact, Notitie, Ouderregel, Verhaal, Zaak
from wereld import BEGIN, NU, VANDAAG, Streek, Wereld
from zaken_bouw import make_vast, make_zaak

# Jan and Ria are of the gemeente, Rob of the Raad, Els is nobody's privacy officer; Fem is of the other regio.
FGS = {"jan": ("Jan Hoek", "gemeente"), "ria": ("Ria Vink", "gemeente"), "rob": ("Rob Maas", "rvdk")}
OUD = date(2005, 3, 14)
MUREN = {101: ("leerplicht_gesprek", "gemeente"), 301: ("raad", "rvdk"), 401: ("leerplicht_verhoor", "gemeente")}


def add_fgs(wereld: Wereld) -> None:
    """Jan, Ria and Rob in this regio, Fem in the other."""
    for kort, (naam, organisatie) in FGS.items():
        _fg(wereld.hier, kort, naam, organisatie)
    _fg(wereld.elders, "fem", "Fem Dijk", "gemeente")


def watched_zaak(streek: Streek, banden: Mapping[str, str]) -> Zaak:
    """The same zaak, with an account that may look for these of the family: short name and band."""
    zaak = filled_zaak(streek)
    for kort, band in banden.items():
        let_look(streek, zaak, kort, band, van=VANDAAG)
    zaak.samira = streek.account_id("samira")
    return zaak


def staff_looked(zaak: Zaak, *rollen: str) -> None:
    """Samira looked at that zaak the day before, once in each rol. Call it while Django is the user web."""
    for rol in rollen:
        with transaction.atomic():
            actor = begin(zaak.samira, rol=rol, doel="zaak", at=NU - timedelta(days=1)).actor
            looked(actor.lopend, "zaak", zaak.nummer, zaak_id=zaak.id)


def filled_zaak(streek: Streek, *, geboren: date = date(2012, 5, 17), gesloten: date | None = None) -> Zaak:
    """A zaak of Samira with a contact, notitie and aanvulling behind three muren, a verhaal and an afspraak."""
    rest = (
        {
            "stand": "gesloten",
            "uitkomst": "terug",
            "gesloten_at": _at(gesloten),
            "stand_tekst": "standwoord",
            "plek_gestart_op": gesloten,
        }
        if gesloten
        else {}
    )
    gemeld = gesloten.replace(year=gesloten.year - 1) if gesloten else date(2026, 9, 7)
    zaak = make_zaak(streek, "Zilverlinde", geboren, gemeld=gemeld, **rest)
    if not gesloten:
        make_vast(streek, zaak, "samira")
    for muur, (rol, organisatie) in MUREN.items():
        _records(streek, zaak, muur, rol, organisatie, gemeld)
    own = {"regio": streek.regio, "zaak": zaak}
    Verhaal.objects.create(
        **own,
        verantwoordelijke=streek.organisaties["gemeente"],
        muur=101,
        verteller="kind",
        tekst="verhaalwoord van Moerasvaren",
        verteld_op=gemeld,
        vastgelegd_at=_at(gemeld),
        vastgelegd_door=streek.account_id("samira"),
    )
    Afspraak.objects.create(
        **own,
        wat="afspraakwoord",
        wie="kind",
        wanneer=gemeld,
        gemaakt_at=_at(gemeld),
        gemaakt_door=streek.account_id("samira"),
    )
    return zaak


def _records(streek: Streek, zaak: Zaak, muur: int, rol: str, organisatie: str, op: date) -> None:
    own = {"regio": streek.regio, "zaak": zaak, "muur": muur, "verantwoordelijke": streek.organisaties[organisatie]}
    contact = Contact.objects.create(
        **own,
        account_id=streek.account_id("samira"),
        rol=rol,
        bevoegd=True,
        met=["kind"],
        uitgelegd=True,
        begonnen_at=_at(op, 9),
        geeindigd_at=_at(op, 10),
        wijze="thuis",
        bewaard_at=_at(op, 11)
    )
    Ouderregel.objects.create(**own, contact=contact, tekst=f"regel{muur}")
    Notitie.objects.create(**own, contact=contact, feiten=f"feiten{muur} over Moerasvaren", indruk="indrukwoord")
    Aanvulling.objects.create(
        **own,
        contact=contact,
        account_id=streek.account_id("samira"),
        at=_at(op, 12),
        tekst=f"meer{muur}",
        reden="fout",
    )


def _fg(streek: Streek, kort: str, naam: str, organisatie: str) -> None:
    colleague = next(iter(streek.accounts.values()))
    account = Account.objects.create(gebruikersnaam=kort, naam=naam, password=colleague.password)
    streek.accounts[kort] = account
    Aanstelling.objects.create(
        regio=streek.regio, account=account, organisatie=streek.organisaties[organisatie], functie="fg", van=BEGIN
    )


def _at(day: date | None, hour: int = 8) -> datetime | None:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC) if day else None
