"""The plan of the synthetic regions: gemeenten, schools, employers and who works there. Data only.

Everything is invented: gemeente codes 99xx and 98xx and BRIN 99xx and 98xx are in use by nobody. Source:
data.md 3.8 (two big gemeenten, four small); domain.md 13 (six professionals, two per organisation);
ux.md 4 (personas).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ketenkameleon.demo.namen import WERKENDEN

INWERKEN: Final = ("halt", "raad", "doorstroompunt", "onderwijszorg")


@dataclass(frozen=True, slots=True)
class GemeentePlan:
    """A gemeente: its code, its share of the children, and how it compares (`stad`, `villadorp` or ``)."""

    code: str
    naam: str
    deel: int
    aard: str = ""


@dataclass(frozen=True, slots=True)
class SchoolPlan:
    """A school by its vestiging of six characters; `deel` is its share of the pupils of its kind there."""

    brin6: str
    naam: str
    soort: str
    gemeente: str
    deel: int = 1


@dataclass(frozen=True, slots=True)
class Mens:
    """Someone with an account. `zonder`: roles without training; `later`: training that starts later.

    `boa`: months since a deed began, 0 for who has none. `fase`: how far somebody is.
    """

    kort: str
    naam: str
    organisatie: str
    functie: str
    uren: int = 0
    zaken: int = 0
    zonder: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    gemeenten: tuple[str, ...] = ()
    verlopen: tuple[str, ...] = ()
    school: str = ""
    boa: int = 0
    fase: str = "zelfstandig"


@dataclass(frozen=True, slots=True)
class Streekplan:
    """One regio. Codes above 40 are no Doorstroompunt-regio that exists."""

    code: str
    naam: str
    vakantieregio: str
    gemeenten: tuple[GemeentePlan, ...]
    scholen: tuple[SchoolPlan, ...]
    organisaties: tuple[tuple[str, str], ...]
    mensen: tuple[Mens, ...]
    leerplichtigen: int
    maanden: int
    verhuisd: int = 10

    def people(self, functie: str) -> tuple[Mens, ...]:
        """Everyone with that functie."""
        return tuple(mens for mens in self.mensen if mens.functie == functie)


_GEMEENTEN: Final = (
    GemeentePlan("9901", "Havermeer", 50, "stad"),
    GemeentePlan("9902", "Polderveen", 30, "stad"),
    GemeentePlan("9903", "Duinhoek", 6, "villadorp"),
    GemeentePlan("9904", "Zilverzand", 5),
    GemeentePlan("9905", "Oostwaarde", 5),
    GemeentePlan("9906", "Broekmade", 4, "villadorp"),
)
_SCHOLEN: Final = (
    SchoolPlan("99AA00", "De Vlier", "vo", "9901", 3),
    SchoolPlan("99AA01", "De Vlier, locatie Haven", "vo", "9901", 2),
    SchoolPlan("99AB00", "Lyceum Merenberg", "vo", "9901", 3),
    SchoolPlan("99AC00", "Polderveen College", "vo", "9902", 4),
    SchoolPlan("99AD00", "De Waterlinie", "vo", "9902", 2),
    SchoolPlan("99AE00", "Duinhoek College", "vo", "9903", 1),
    SchoolPlan("99BA00", "De Regenboog", "po", "9901", 3),
    SchoolPlan("99BB00", "Het Kompas", "po", "9901", 3),
    SchoolPlan("99BC00", "De Sluis", "po", "9902", 3),
    SchoolPlan("99BD00", "De Wegwijzer", "po", "9902", 2),
    SchoolPlan("99BE00", "Het Duinviooltje", "po", "9903"),
    SchoolPlan("99BF00", "De Zandloper", "po", "9904"),
    SchoolPlan("99BG00", "De Oostwaarde", "po", "9905"),
    SchoolPlan("99BH00", "De Broekmade", "po", "9906"),
    SchoolPlan("99CA00", "De Schakel", "so", "9901"),
    SchoolPlan("99DA00", "MBO Kustland", "mbo", "9901", 3),
    SchoolPlan("99DB00", "Vakschool Polderveen", "mbo", "9902", 2),
)
_ORGANISATIES: Final = (
    ("gemeente", "Gemeente Havermeer"),
    ("halt", "Halt Kust en Polder"),
    ("rvdk", "Raad Kust en Polder"),
    ("doorstroompunt", "Doorstroompunt Kust en Polder"),
    ("cjg", "CJG Kust en Polder"),
    ("school", "Scholen Kust en Polder"),
    ("ggd", "GGD Kust en Polder"),
    ("swv", "Samenwerkingsverband Kust en Polder"),
)
# Six breed inzetbare professionals of three employers, two of each. Tom's deed ends within ninety days; Marvin, of the
# Raad, is sworn in one gemeente alone.
_TEAM: Final = (
    Mens("samira", "Samira Lahlou", "halt", "bip", 32, 18),
    Mens("tom", "Tom Verduin", "gemeente", "bip", 32, 16, verlopen=("9906",), boa=58),
    Mens("esra", "Esra Demirel", "gemeente", "bip", 24, 14, later=("raad",), boa=14),
    Mens("gijs", "Gijs Terpstra", "halt", "bip", 28, 14, gemeenten=("9901", "9903", "9904")),
    Mens("marvin", "Marvin Pinas", "rvdk", "bip", 32, 16, zonder=("halt",), gemeenten=("9901",)),
    Mens("wendela", "Wendela Kok", "rvdk", "bip", 24, 14, zonder=("doorstroompunt",)),
)
_OM_HET_TEAM: Final = (
    Mens("farah", "Farah Nasser", "rvdk", "coordinator"),
    # Two privacy officers of the gemeente, for destroying asks two persons; and one of the Raad, who sees another log.
    Mens("jan", "Jan Hoekstra", "gemeente", "fg"),
    Mens("ria", "Ria Postma", "gemeente", "fg"),
    Mens("rob", "Rob Maaskant", "rvdk", "fg"),
    # Two who keep the accounts of the gemeente, for linking a login asks two persons.
    Mens("bea", "Bea Schuurman", "gemeente", "beheerder"),
    Mens("cas", "Cas Wiersma", "gemeente", "beheerder"),
    # Around every school: see kernteams.py.
    Mens("ruud", "Ruud Tamminga", "cjg", "kernteam"),
    Mens("karin", "Karin Bouma", "ggd", "kernteam"),
    Mens("ilse", "Ilse Veldman", "swv", "kernteam"),
    Mens("peter", "Peter Zwaan", "school", "school", school="99AA00"),
    Mens("hilde", "Hilde Oosting", "school", "school", school="99AC00"),
    Mens("ashwin", "Ashwin Gopal", "school", "school", school="99BA00"),
    Mens("maaike", "Maaike Blom", "school", "school", school="99DA00"),
    Mens("rens", "Rens Duursma", "school", "school", school="99CA00"),
)


def _more(count: int) -> tuple[Mens, ...]:
    """The professionals of a big team, spread over the three employers."""
    names = WERKENDEN[:count]
    return tuple(
        Mens(f"bip{n:02d}", naam, ("gemeente", "halt", "rvdk")[n % 3], "bip", 28, 22)
        for n, naam in enumerate(names, 1)
    )


def _here(leerplichtigen: int, maanden: int, more: int) -> Streekplan:
    return Streekplan(
        "90",
        "Kust en Polder",
        "noord",
        _GEMEENTEN,
        _SCHOLEN,
        _ORGANISATIES,
        (*_TEAM, *_more(more), *_OM_HET_TEAM),
        leerplichtigen,
        maanden,
    )


KLEIN: Final = _here(3_300, 5, 0)
REGIO: Final = _here(40_000, 12, len(WERKENDEN))
# A second regio, tiny, so that the wall between regio's can be seen.
ELDERS: Final = Streekplan(
    "91",
    "Rivierhoek",
    "zuid",
    (GemeentePlan("9801", "Waalrijk", 1),),
    (
        SchoolPlan("98AA00", "De Uiterwaard", "vo", "9801"),
        SchoolPlan("98BA00", "De Pont", "po", "9801"),
        SchoolPlan("98DA00", "Vakschool Waalrijk", "mbo", "9801"),
    ),
    (
        ("gemeente", "Gemeente Waalrijk"),
        ("halt", "Halt Rivierhoek"),
        ("rvdk", "Raad Rivierhoek"),
        ("doorstroompunt", "Doorstroompunt Rivierhoek"),
        ("cjg", "CJG Rivierhoek"),
    ),
    (
        Mens("ruben", "Ruben Hartog", "gemeente", "bip", 20, 10),
        Mens("els", "Els Vermaat", "gemeente", "coordinator"),
    ),
    400,
    5,
    verhuisd=4,
)
MATEN: Final = {"klein": KLEIN, "regio": REGIO}
PERSONAS: Final = (
    ("samira", "professional (BIP)"),
    ("tom", "professional (BIP)"),
    ("farah", "coördinator"),
    ("peter", "zorgcoördinator van De Vlier"),
    ("jan", "privacyfunctionaris van de gemeente"),
    ("bea", "beheerder van de accounts van de gemeente"),
    ("els", "coördinator van een andere regio"),
)
# A family with pages of their own; their accounts come with a letter, see gezin.py.
GEZIN: Final = (
    ("ouder", "moeder van Jip, met een eigen pagina"),
    ("ouder2", "vader van Jip, woont ergens anders"),
    ("kind", "Jip, 14 jaar"),
)
