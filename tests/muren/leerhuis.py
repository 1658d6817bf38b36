"""What the house knows of a professional who learns: Samira at Halt, her leerlog, and who came along to her contact."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

from ketenkameleon.team.models import Begeleiding, Inzet, Leerregel, Loopbaanstap, Meeloper, Voortgang
from ketenkameleon.zaken.models import Contact, Zaak
from wereld import BEGIN, NU, VANDAAG, Wereld


def build_learning(wereld: Wereld, zaak: Zaak, contact_id: UUID) -> dict[str, UUID]:
    """Samira learned at Halt and wrote about it for herself; Kees came along to her contact."""
    hier, samira = wereld.hier, wereld.hier.account_id("samira")
    own = {"regio_id": zaak.regio_id, "account_id": samira}
    Loopbaanstap.objects.create(**own, stand="ingezet", op=BEGIN, waarom="stapbloem", at=NU)
    Voortgang.objects.create(**own, deel="halt", gepland_op=VANDAAG, uren=8, door_id=samira, at=NU)
    Begeleiding.objects.create(**own, soort="intervisie", op=VANDAAG, uren=2, met="themabloem", thema="themabloem",
                               at=NU)
    Meeloper.objects.create(
        regio_id=zaak.regio_id, verantwoordelijke_id=zaak.verantwoordelijke_id, muur=zaak.muur, zaak_id=zaak.id,
        contact_id=contact_id, account_id=hier.account_id("kees"), als="meeloper", verteld=False,
        verteld_reden="meebloem", vastgelegd_door=samira, op=VANDAAG)
    # A verhoor that Tom held last year: a number in his own report, and for nobody else.
    begin = datetime(2025, 11, 3, 9, tzinfo=UTC)
    Contact.objects.create(
        regio_id=zaak.regio_id, verantwoordelijke_id=zaak.verantwoordelijke_id, muur=401, zaak=zaak,
        account_id=hier.account_id("tom"),
        rol="leerplicht_verhoor", bevoegd=True, met=["ouder"], uitgelegd=True, begonnen_at=begin, geeindigd_at=begin,
        wijze="elders", bewaard_at=begin)
    return {
        "inzet": Inzet.objects.create(
            **own, organisatie=hier.organisaties["halt"], soort="inwerken", rol="halt", van=date(2026, 9, 1),
            uren_per_week=8, begeleider="Ans Vis", door_id=samira, at=NU).id,
        "leerregel": Leerregel.objects.create(**own, op=VANDAAG, vak="halt", tekst="leerbloem", uren=2, at=NU).id,
    }
