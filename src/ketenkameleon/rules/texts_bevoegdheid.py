"""What a refusal about authority says, in four lines: which proof, since or until when, and who can mend it."""

from __future__ import annotations

from typing import Final

_COORDINATOR: Final = "De coördinator van uw regio."
_WIE: Final = "{wie}."
_ROL: Final = "U kunt dit nu niet doen in deze rol."
_COLLEGA: Final = "Vraag een collega bij wie dit geldt. Wat gebeurd is, mag u altijd vastleggen."

# Per code: what cannot be done, why, what can, who decides.
BEVOEGDHEID: Final[dict[str, tuple[str, str, str, str]]] = {
    "proof_missing": (
        "U kunt deze rol nu niet kiezen.", "Dit ontbreekt nog: {bewijs}.",
        "Kies een andere rol, of vraag een collega die dit wel heeft.", _WIE),
    "proof_elsewhere": (
        "U kunt deze rol nu niet kiezen.", "Dit ontbreekt voor deze gemeente: {bewijs}.",
        "Vraag een collega die dit voor deze gemeente heeft.", _WIE),
    "proof_not_yet": (
        "U kunt deze rol nu niet kiezen.", "Dit geldt pas vanaf {vanaf}: {bewijs}.",
        "Wacht tot die dag, of vraag een collega.", _WIE),
    "proof_expired": (
        "U kunt deze rol nu niet kiezen.", "Dit gold tot en met {tot}: {bewijs}.",
        "Vraag een collega bij wie dit nog geldt.", _WIE),
    "proof_other_employer": (
        "U kunt deze rol nu niet kiezen.", "Dit bewijs hoort bij een andere werkgever: {bewijs}.",
        "Vraag een collega bij wie dit nog geldt.", _WIE),
    "phb_missed": (
        _ROL, "Op {op} miste een module van de bijscholing. Daarmee verviel de akte.", _COLLEGA, _WIE),
    "not_in_service": (
        _ROL, "U heeft op deze dag geen baan waarin u een rol kunt nemen.", _COLLEGA, _COORDINATOR),
    "phase_too_early": (
        _ROL, "Daar bent u nog niet aan toe. Volgens het team geldt voor u: {fase}.",
        "Vraag uw begeleider om mee te gaan, of om de volgende stap te tekenen.", _COORDINATOR),
    "phase_own_sign": (
        "U kunt deze stap niet tekenen.", "Het gaat over uzelf.", "Vraag uw begeleider om te tekenen.",
        _COORDINATOR),
    "phase_step": (
        "U kunt deze stap niet tekenen.", "Van '{nu}' naar '{naar}' is geen stap die kan.",
        "Kies de volgende stap.", _COORDINATOR),
    "career_step": (
        "U kunt deze stap niet vastleggen.", "Van '{nu}' naar '{naar}' is geen stap die kan.",
        "Kies de volgende stap.", _COORDINATOR),
    "caseload_needs_reason": (
        "U kunt deze zaak nu niet zonder reden geven.",
        "Deze collega heeft {zaken} zaken, en ruimte voor hoogstens {most}.",
        "Kies een collega die ruimte heeft, of schrijf op waarom het toch deze collega wordt.", "U beslist zelf."),
    "pair_forbidden": (
        "U kunt deze rol bij dit kind niet kiezen.",
        "U had bij dit kind al een rol die hier niet bij past. Uw regio verbiedt dat.",
        "Vraag een collega voor deze rol.", _COORDINATOR),
    "pair_needs_reason": (
        "U kunt deze rol bij dit kind nu niet kiezen.",
        "U had bij dit kind al een rol die hier lastig bij past.",
        "Bied eerst een collega aan, vertel het aan het kind, en schrijf op waarom.", _COORDINATOR),
}
