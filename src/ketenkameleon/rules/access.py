"""Who may do what: the functie somebody works in, and how that person stands to the zaak."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from ketenkameleon.rules.verdict import ALLOWED, Verdict, refused
from ketenkameleon.rules.waarden import table, texts
from ketenkameleon.rules.wetboek import Wetboek


class Functie(StrEnum):
    """The functie of an aanstelling. DUO_IMPORT and KLOK are named duties of the machine, no person.

    ONDERZOEKER has an aanstelling and may do nothing yet: no row of toegang.daden names it.
    """

    BIP = "bip"
    COORDINATOR = "coordinator"
    SCHOOL = "school"
    DUO_IMPORT = "duo_import"
    KLOK = "klok"
    BEHEERDER = "beheerder"
    FG = "fg"
    KERNTEAM = "kernteam"
    ONDERZOEKER = "onderzoeker"


class Relatie(StrEnum):
    """How somebody stands to one zaak. GEEN: not at all, or the deed is not about one zaak.

    GROND: somebody who answers for the child showed it to them, on a ground that was written down.
    """

    VAST = "vast"
    WAARNEMING = "waarneming"
    GEVRAAGD = "gevraagd"
    SCHOOL_VAN_MELDING = "school_van_melding"
    NOODTOEGANG = "noodtoegang"
    GROND = "grond"
    GEEN = "geen"


class Deed(StrEnum):
    """What somebody does."""

    MIJN_DAG = "mijn_dag"
    TEAM_ZIEN = "team_zien"
    BEVOEGDHEID_ZIEN = "bevoegdheid_zien"
    BEVOEGDHEID_BEHEREN = "bevoegdheid_beheren"
    EIGEN_WERK = "eigen_werk"
    ZAAK_ZIEN = "zaak_zien"
    ZAAK_BEHANDELEN = "zaak_behandelen"
    CONTACT_VASTLEGGEN = "contact_vastleggen"
    NOTITIES_ZIEN = "notities_zien"
    ZAAK_OPENEN = "zaak_openen"
    ZAAK_TOEWIJZEN = "zaak_toewijzen"
    VERZOEK_BEANTWOORDEN = "verzoek_beantwoorden"
    MELDEN = "melden"
    MIJN_MELDINGEN = "mijn_meldingen"
    MELDING_BEOORDELEN = "melding_beoordelen"
    MELDING_INLEZEN = "melding_inlezen"
    AFGEKEURD_ZIEN = "afgekeurd_zien"
    AFGEKEURD_VERBETEREN = "afgekeurd_verbeteren"
    PLEK_BEVESTIGEN = "plek_bevestigen"
    PERSONEN_INVOEREN = "personen_invoeren"
    NOODTOEGANG_ZIEN = "noodtoegang_zien"
    ACCOUNTS_BEHEREN = "accounts_beheren"
    PRIVACY_TOEZICHT = "privacy_toezicht"
    UITLEG_GEVEN = "uitleg_geven"
    WIE_KEEK_PRINT = "wie_keek_print"
    WETBOEK_ZIEN = "wetboek_zien"
    WETBOEK_WIJZIGEN = "wetboek_wijzigen"
    KLACHT = "klacht"
    KERNTEAM_ZIEN = "kernteam_zien"
    KERNTEAM_BEHEREN = "kernteam_beheren"
    SIGNAAL_GEVEN = "signaal_geven"
    BETROKKEN_VRAGEN = "betrokken_vragen"
    BETROKKEN_ANTWOORDEN = "betrokken_antwoorden"
    IN_BEELD_ZIEN = "in_beeld_zien"
    IN_BEELD_BEHEREN = "in_beeld_beheren"
    OVERLEG_VOEREN = "overleg_voeren"


def may(deed: Deed, *, functies: frozenset[Functie], relaties: frozenset[Relatie], on: date,
        wet: Wetboek) -> Verdict:
    """May somebody with these functies, who stands so to this zaak, do this on that day?

    Refused with `not_your_function` when none of the functies has this deed, and with `not_your_zaak` when
    one has but the relatie is missing. Nobody is above the table. Units: `on` is a date. Source: row
    toegang.daden; design.md 2, promise 4.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> bool(may(Deed.NOTITIES_ZIEN, functies=frozenset({Functie.COORDINATOR}),
    ...          relaties=frozenset({Relatie.VAST}), on=date(2026, 10, 8), wet=shipped()))
    False
    """
    asked = [needed for functie, needed in who_may(deed, on=on, wet=wet).items() if functie in functies]
    if not asked:
        return refused("not_your_function", "Ketenkameleon, rij toegang.daden")
    if any(Relatie.GEEN in needed or needed & relaties for needed in asked):
        return ALLOWED
    return refused("not_your_zaak", "Ketenkameleon, rij toegang.daden")


def who_may(deed: Deed, *, on: date, wet: Wetboek) -> Mapping[Functie, frozenset[Relatie]]:
    """Which functies may do this, each with the relaties of which one is needed; GEEN asks for none.

    Units: `on` is a date. Source: row toegang.daden.
    """
    row = table(wet.tabel("toegang.daden", on)[deed])
    return {Functie(naam): frozenset(map(Relatie, texts(needed))) for naam, needed in row.items()}
