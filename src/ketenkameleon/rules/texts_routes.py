"""The four lines of refusals about routes, Halt, leave and luxeverzuim; `rules.texts` holds them as well."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_CONTACT: Final = "De vaste contactpersoon."
_LAW: Final = "De wet. Niemand kan hiervan afwijken."
_SELF: Final = "U."
_LPA: Final = "De leerplichtambtenaar."
_HOOFD: Final = "Het hoofd van de school."

_NIET_NU: Final = "U kunt deze stap nu niet zetten."
_NOG_NIET: Final = "U kunt deze stap nog niet zetten."
_GEEN_VERLOF: Final = "U kunt dit verlof niet geven."

ROUTES: Final[Mapping[str, tuple[str, str, str, str]]] = MappingProxyType({
    "no_such_route_step": (
        _NIET_NU, "De route staat nu op '{nu}'. De stap naar '{naar}' kan dan niet.",
        "Kijk op de pagina van de zaak welke stappen er zijn.", _CONTACT),
    "step_not_yours": (
        "U kunt deze stap niet zetten.", "Deze stap is van {wie}.",
        "Wacht tot die de stap zet. Leg daarna vast dat het is gebeurd.", "Wie de stap zet."),
    "route_running": (
        "U kunt deze route nu niet beginnen.", "Deze route loopt al in deze zaak.",
        "Ga verder met de route die loopt.", _CONTACT),
    "help_first": (
        "U kunt deze route nog niet beginnen.", "Hulp gaat voor. Er is nog geen hulp voorgesteld.",
        "Stel eerst hulp voor, of leg uit waarom dat hier niet past.", _SELF),
    "step_needs": (
        _NOG_NIET, "Dit is nog niet vastgelegd: {eis}.", "Leg dit vast met de dag. Daarna kan de stap wel.", _SELF),
    "statement_too_old": (
        _NOG_NIET, "De verklaring van de arts is ouder dan {maanden} maanden.",
        "Vraag de ouders om een nieuwe verklaring.", _LAW),
    "step_not_for_this_kind": (
        "U kunt deze stap niet zetten.", "Deze stap past niet bij deze soort vrijstelling.",
        "Kijk welke stap bij deze soort hoort.", _LAW),
    "too_young_for_step": (
        "U kunt deze stap niet zetten.", "Het kind was op een dag van het verzuim nog geen {jaar} jaar.",
        "Kies een andere route, of laat die dagen weg.", _LAW),
    "age_unknown_for_step": (
        _NOG_NIET, "Het is niet zeker of het kind toen al {jaar} jaar was.",
        "Zoek de geboortedatum uit en leg de dagen van het verzuim vast.", _LAW),
    "halt_not_looked_at": (
        "U kunt Halt nog niet voorstellen.", "De voorwaarden van Halt zijn nog niet ingevuld.",
        "Vul eerst de lijst met voorwaarden in.", _SELF),
    "halt_not_possible": (
        "U kunt Halt niet voorstellen.", "Hieraan is niet voldaan: {voorwaarde}.",
        "Kies een andere route.", "De leerplichtambtenaar, met Halt."),
    "halt_not_known": (
        "U kunt Halt nog niet voorstellen.", "Dit is nog niet bekend: {voorwaarde}.",
        "Zoek dit eerst uit. Of een kind er eerder was, weet Halt.", _SELF),
    "yes_missing": (
        _NOG_NIET, "Er is nog geen ja van: {wie}.",
        "Leg uit wat er gebeurt en vraag om een ja.", "Het kind en wie gezag heeft."),
    "halt_ended_well": (
        "U kunt geen proces-verbaal maken.", "Over deze dagen ging het kind naar Halt. Dat is goed afgelopen.",
        "Gaat het om andere dagen? Leg dan alleen die vast.", _LAW),
    "luxe_not_looked_at": (
        _NOG_NIET, "Er staat nog niet hoe lang het verzuim duurde.", "Vul dit eerst in.", _SELF),
    "warning_first": (
        "U kunt nu geen proces-verbaal maken.", "Het is de eerste keer en het duurde niet langer dan een dag.",
        "Geef een waarschuwing.", _LPA),
    "leave_not_looked_at": (
        _NOG_NIET, "Er staat nog niet om hoeveel dagen verlof het gaat.", "Vul dit eerst in.", _SELF),
    "leave_for_lpa": (
        "U kunt niet over dit verlof beslissen.", "Het gaat om meer dan {dagen} schooldagen in dit schooljaar.",
        "Stuur de vraag naar Leerplicht van de gemeente waar het kind woont.", _LPA),
    "leave_for_head": (
        "U kunt niet over dit verlof beslissen.",
        "Tot en met {dagen} schooldagen beslist het hoofd. Ook bij vakantie door het werk van de ouders.",
        "Stuur de vraag naar de school.", _HOOFD),
    "leave_had_before": (
        _GEEN_VERLOF, "Dit verlof kan één keer in een schooljaar. Het is dit jaar al gegeven.",
        "Zeg dit aan de ouders, met de reden op papier.", _LAW),
    "leave_too_long": (
        _GEEN_VERLOF, "Dit verlof duurt hoogstens {dagen} schooldagen.",
        "Vraag de ouders om een kortere tijd.", _LAW),
    "leave_too_early": (
        _GEEN_VERLOF, "Dit verlof kan niet in de eerste {weken} weken van het schooljaar.",
        "Vraag de ouders om andere dagen.", _LAW),
    "step_is_theirs": (
        "U kunt deze stap niet zelf zetten.", "Deze stap is van iemand buiten uw werk.",
        "Is het gebeurd? Kies dan dat u het noteert.", "Wie de stap zet."),
    "route_other_rol": (
        "U kunt deze route nu niet beginnen.", "Deze route hoort bij opsporing. U kijkt nu niet als verhoor.",
        "Bent u BOA? Kies dan bij Routes en termijnen dat u kijkt als Leerplicht – verhoor.", _LPA),
    "fact_corrected": (
        "U kunt deze regel niet meer verbeteren.", "Er staat al een nieuwe regel die deze verbetert.",
        "Verbeter de nieuwste regel.", _SELF),
    "absence_alone": (
        "U kunt nu niet melden bij Veilig Thuis.", "Er is alleen verzuim. Dat is geen reden voor zo'n melding.",
        "Zijn er andere signalen? Leg die eerst vast. Kies anders voor hulp.", "U, samen met een collega."),
})
