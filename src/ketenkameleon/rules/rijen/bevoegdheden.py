"""What a professional must show: the proofs of a rol and of a daad, who gives them, and how long they hold."""

from __future__ import annotations

from datetime import date
from typing import Final

from ketenkameleon.rules.wetboek import Rij, Waarde, Zekerheid, frozen

_SINCE: Final = date(2000, 1, 1)
_BBO: Final = "Besluit buitengewoon opsporingsambtenaar"
_PROJECT: Final = "Ketenkameleon, rij rol.bewijzen (opleiding van het project BIP)"


def _need(rol: str, soort: str, bron: str, *, waar: str = "") -> dict[str, Waarde]:
    """One proof. `waar`: "gemeente" is given for one gemeente, "gebied" for several, "" holds everywhere."""
    return {"rol": rol, "soort": soort, "waar": waar, "bron": bron}


# The proof of good conduct is of the person: it goes along to every rol.
_VOG: Final = _need("", "vog", "Ketenkameleon, rij rol.bewijzen (een verklaring voor elke rol is een keuze)")
_EED: Final = "Leerplichtwet 1969 art. 16 lid 2; Leerplichtregeling 1995 art. 9"


def _learned(rol: str, kort: str) -> tuple[dict[str, Waarde], ...]:
    return _need(rol, f"opleiding_{kort}", _PROJECT), _need(rol, f"inwerken_{kort}", _PROJECT)


_GESPREK: Final = (
    _VOG, *_learned("leerplicht_gesprek", "leerplicht"),
    _need("leerplicht_gesprek", "aanwijzing", "Leerplichtwet 1969 art. 16 lid 1 en 2", waar="gemeente"),
    _need("leerplicht_gesprek", "eed", _EED, waar="gemeente"))
_AKTE: Final = _need("leerplicht_verhoor", "akte_boa", f"{_BBO} art. 2, 6, 7 en 35", waar="gebied")

_BEWIJZEN: Final[dict[str, Waarde]] = {
    "leerplicht_gesprek": _GESPREK, "leerplicht_verhoor": (*_GESPREK, _AKTE),
    **{rol: (_VOG, *_learned(rol, rol)) for rol in ("halt", "raad", "doorstroompunt", "onderwijszorg")},
}

_TEAM: Final = "De coördinator van uw regio"
_COLLEGE: Final = "Het college van de gemeente"
_BIJ: Final = {"leerplicht": "Leerplicht", "halt": "Halt", "raad": "de Raad", "doorstroompunt": "het Doorstroompunt",
               "onderwijszorg": "Onderwijszorg"}
# Per kind of proof: its name in a sentence, and who can mend it.
_NAMEN: Final[dict[str, Waarde]] = {
    "vog": ("de verklaring omtrent het gedrag (VOG)", "Uw werkgever"),
    **{f"opleiding_{kort}": (f"de opleiding voor {naam}", _TEAM) for kort, naam in _BIJ.items()},
    **{f"inwerken_{kort}": (f"het inwerken bij {naam}", _TEAM) for kort, naam in _BIJ.items()},
    "aanwijzing": ("de aanwijzing als leerplichtambtenaar", _COLLEGE),
    "eed": ("de eed of belofte als leerplichtambtenaar", "De burgemeester van de gemeente"),
    "akte_boa": ("de akte van beëdiging als BOA", "Uw werkgever, bij Justis"),
    "phb_onderwijsrecht": ("de module onderwijsrecht (PHB)", "Uw werkgever"),
    "phb_strafrecht": ("de module strafrechtelijke aanpak (PHB)", "Uw werkgever"),
    "phb_sanctie": ("de module sanctionerend optreden (PHB)", "Uw werkgever"),
    "phb_mas": ("de module MAS (PHB)", "Uw werkgever"),
    "mandaat_vto": ("het mandaat om een onderzoek van de Raad te vragen", _COLLEGE),
    "mandaat_vrijstelling": ("het mandaat voor vrijstellingen", _COLLEGE),
}
_MODULES: Final = ("phb_onderwijsrecht", "phb_strafrecht", "phb_sanctie", "phb_mas")

_DADEN: Final[dict[str, Waarde]] = {
    "proces_verbaal": {"naam": "een proces-verbaal", "orgaan": "de BOA Leerplicht",
                       "leeftijd_van": "leerplicht_verhoor", "bewijzen": (*_GESPREK, _AKTE),
                       "bron": f"Leerplichtwet 1969 art. 16 lid 5; {_BBO} art. 2 en 27"},
    "halt_verwijzing": {"naam": "een verwijzing naar Halt", "orgaan": "de BOA Leerplicht", "leeftijd_van": "halt",
                        "bewijzen": (*_GESPREK, _AKTE), "bron": "Wetboek van Strafrecht art. 77e"},
    "vto": {"naam": "een verzoek om onderzoek door de Raad", "orgaan": "het college", "leeftijd_van": "",
            "bewijzen": (_need("", "mandaat_vto", "Jeugdwet art. 2.4; mandaat na te vragen", waar="gemeente"),),
            "bron": "Jeugdwet art. 2.4 en 3.1"},
    "verlof_boven_tien_dagen": {"naam": "een besluit over meer dan tien dagen verlof",
                                "orgaan": "de leerplichtambtenaar", "leeftijd_van": "", "bewijzen": _GESPREK,
                                "bron": "Leerplichtwet 1969 art. 14 lid 3"},
    "vrijstelling": {"naam": "een besluit over vrijstelling of vervangende leerplicht",
                     "orgaan": "het college", "leeftijd_van": "",
                     "bewijzen": (_need("", "mandaat_vrijstelling",
                                        "Leerplichtwet 1969 art. 3a, 3b en 15; mandaat na te vragen",
                                        waar="gemeente"),),
                     "bron": "Leerplichtwet 1969 art. 3a, 3b en 15"},
}

_ZONDER_VERHOOR: Final = ("leerplicht_gesprek", "halt", "raad", "doorstroompunt", "onderwijszorg")
_FASEN: Final[dict[str, Waarde]] = {
    "meelopen": {"naam": "loopt mee", "rollen": (), "daden": (), "zaken": 0},
    "onder_begeleiding": {"naam": "werkt onder begeleiding", "rollen": _ZONDER_VERHOOR,
                          "daden": ("verlof_boven_tien_dagen",), "zaken": 6},
    "zelfstandig": {"naam": "werkt zelfstandig", "rollen": (*_ZONDER_VERHOOR, "leerplicht_verhoor"),
                    "daden": tuple(_DADEN), "zaken": None},
}

_PAREN: Final[tuple[Waarde, ...]] = (
    {"rollen": ("leerplicht_verhoor", "raad"), "stand": "met_reden",
     "bron": "design.md 2a; geen landelijke regel gevonden; vraag een jurist"},
)

RIJEN: Final[tuple[Rij, ...]] = (
    Rij("rol.bewijzen", _SINCE, frozen(_BEWIJZEN), "soorten bewijs die alle nodig zijn",
        "Leerplichtwet 1969 art. 16; Besluit BOA art. 2; opleiding van het project BIP; VOG en de bewijzen voor "
        "Doorstroompunt en Onderwijszorg zijn een keuze", Zekerheid.NAVRAGEN),
    Rij("rol.bewijs_namen", _SINCE, frozen(_NAMEN), "naam in een zin, en wie het kan herstellen",
        "design.md 2a; domain.md 10 en 13", Zekerheid.KEUZE),
    Rij("rol.functies", _SINCE, frozen(["bip"]), "functies waarin iemand een rol kan nemen",
        "design.md 4; Besluit BOA art. 35 (de bevoegdheid eindigt met de functie)", Zekerheid.KEUZE),
    Rij("rol.onverenigbaar", _SINCE, frozen(list(_PAREN)),
        "paren van rollen van één professional bij één kind: met_reden, verboden of vrij",
        "design.md 2a; domain.md 10.2 (geen regel gevonden)", Zekerheid.NAVRAGEN, lokaal=True),
    Rij("boa.termijn", _SINCE, 60, "kalendermaanden, ten hoogste",
        "Besluit buitengewoon opsporingsambtenaar art. 4, 6, 7 en 18 (vijf jaar)", Zekerheid.GELEZEN),
    Rij("boa.verlengen", _SINCE, 3, "kalendermaanden voor het einde",
        "Besluit buitengewoon opsporingsambtenaar art. 6 en 18", Zekerheid.GELEZEN),
    Rij("boa.modules", _SINCE, frozen(list(_MODULES)), "soorten bewijs", "SPV, modules PHB domein III",
        Zekerheid.ONZEKER),
    # Pairs of years since the deed began and how many modules there must be by then.
    Rij("boa.phb", _SINCE, frozen(((2, 1), (3, 2), (4, 3))), "jaren na het begin van de akte, en modules dan",
        "Regeling en Beleidsregels BOA, domein III; dat een gemiste stap de akte laat vervallen en niet "
        "herleeft is na te vragen", Zekerheid.NAVRAGEN),
    Rij("boa.phb_verlengen", _SINCE, 4, "modules in de loop van de vorige akte",
        "Regeling en Beleidsregels BOA, domein III", Zekerheid.NAVRAGEN),
    Rij("bevoegdheid.waarschuwen", _SINCE, frozen([90, 30, 7]), "kalenderdagen voor de laatste dag", "ux.md S8",
        Zekerheid.KEUZE),
    Rij("daad.bewijzen", _SINCE, frozen(_DADEN), "soorten bewijs die alle nodig zijn",
        "Leerplichtwet 1969 art. 14 en 15; Sr art. 77e; Jeugdwet art. 2.4", Zekerheid.NAVRAGEN),
    Rij("team.fasen", _SINCE, frozen(_FASEN), "rollen, en zaken ten hoogste (leeg: het eigen maximum)",
        "issue 4, deel 1: opbouw van de onderwijszorgmedewerker en van een nieuwe BIP", Zekerheid.KEUZE, lokaal=True),
)
