"""Who may do what: per deed the functies, and for each the relatie to the zaak that it needs."""

from __future__ import annotations

from datetime import date
from typing import Final

from ketenkameleon.rules.wetboek import Rij, Waarde, Zekerheid, frozen

_EIGEN: Final = ("vast", "waarneming")
_GEEN: Final = ("geen",)  # no relatie is asked; the regio wall holds all the same

# A coördinator sees that there is a zaak, its clock and who waits for whom, never a notitie.
_DADEN: Final[dict[str, dict[str, Waarde]]] = {
    "mijn_dag": {"bip": _GEEN},
    "team_zien": {"coordinator": _GEEN},
    # A bip sees the own proofs alone; the query says so.
    "bevoegdheid_zien": {"bip": _GEEN, "coordinator": _GEEN},
    "bevoegdheid_beheren": {"coordinator": _GEEN},
    # One's own leerlog, guidance and yearly report.
    "eigen_werk": {"bip": _GEEN, "coordinator": _GEEN},
    "zaak_zien": {"bip": (*_EIGEN, "gevraagd", "noodtoegang"), "coordinator": _GEEN},
    "zaak_behandelen": {"bip": _EIGEN},
    "contact_vastleggen": {"bip": _EIGEN},
    "notities_zien": {"bip": (*_EIGEN, "noodtoegang")},
    # Not a bip: opening shows a child that is not theirs, and the wall would refuse it. They tell the coördinator.
    "zaak_openen": {"coordinator": _GEEN, "duo_import": _GEEN},
    "zaak_toewijzen": {"coordinator": _GEEN},
    "verzoek_beantwoorden": {"bip": ("gevraagd",)},
    "melden": {"school": _GEEN, "coordinator": _GEEN},
    "mijn_meldingen": {"school": _GEEN},
    "melding_beoordelen": {"bip": _EIGEN, "coordinator": _GEEN},
    "melding_inlezen": {"duo_import": _GEEN},
    "afgekeurd_zien": {"coordinator": _GEEN, "duo_import": _GEEN},
    "afgekeurd_verbeteren": {"coordinator": _GEEN, "duo_import": _GEEN},
    "plek_bevestigen": {"school": ("school_van_melding",)},
    "personen_invoeren": {"coordinator": _GEEN, "duo_import": _GEEN},
    "noodtoegang_zien": {"coordinator": _GEEN},
    "accounts_beheren": {"beheerder": _GEEN},
    # The privacy officer sees no zaak: only the log, requests and what goes, of the own organisatie (wall of inzage).
    "privacy_toezicht": {"fg": _GEEN},
    "uitleg_geven": {"bip": _GEEN, "coordinator": _GEEN, "school": _GEEN, "beheerder": _GEEN, "fg": _GEEN},
    "wie_keek_print": {"bip": _EIGEN},
    "wetboek_zien": {"bip": _GEEN, "coordinator": _GEEN, "school": _GEEN, "beheerder": _GEEN, "fg": _GEEN},
    # One proposes and another decides: the two persons are asked in the database (luik wetboek_besluit).
    "wetboek_wijzigen": {"coordinator": _GEEN, "beheerder": _GEEN},
    # Whoever hears a complaint writes it down; the wall keeps it from whom it is about.
    "klacht": {"bip": _GEEN, "coordinator": _GEEN},
    # Who serves which school holds no child. What is said at a school is for the kernteam of that school alone: the
    # query asks whether somebody has a place in it.
    "kernteam_zien": {"bip": _GEEN, "coordinator": _GEEN, "school": _GEEN, "kernteam": _GEEN},
    "kernteam_beheren": {"coordinator": _GEEN},
    "signaal_geven": {"bip": _GEEN, "school": _GEEN, "kernteam": _GEEN},
    "betrokken_vragen": {"bip": _GEEN, "kernteam": _GEEN},
    "betrokken_antwoorden": {"bip": _GEEN, "kernteam": _GEEN},
    # The kernteam does not see it: somebody of a kernteam only the child that was shown to them on a ground. Of a bip
    # the database asks the oath as leerplichtambtenaar in that gemeente.
    "in_beeld_zien": {"bip": _GEEN, "coordinator": _GEEN, "kernteam": ("grond",)},
    "in_beeld_beheren": {"bip": _GEEN, "coordinator": _GEEN},
    "overleg_voeren": {"bip": _GEEN, "school": _GEEN, "kernteam": _GEEN},
}

RIJEN: Final[tuple[Rij, ...]] = (
    Rij("toegang.daden", date(2000, 1, 1), frozen({deed: frozen(who) for deed, who in _DADEN.items()}),
        "per daad: functie met de relaties waarvan er één nodig is", "design.md 2 (belofte 4), ux.md 4 en 5",
        Zekerheid.KEUZE),
)
