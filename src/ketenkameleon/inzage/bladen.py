"""The register of processing, the DPIA and the convenant as the product's own tables fill them in.

Pages and docs/privacy come from the same functions: what is done stands there, and nothing else.
Source: AVG art. 30 and 35; domain.md 11.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from ketenkameleon.rules.gronden import grounds
from ketenkameleon.rules.verwerkingen import activities
from ketenkameleon.rules.visibility import matrix
from ketenkameleon.rules.waarden import names, part, table
from ketenkameleon.rules.wetboek import Wetboek

_BEGIN: Final = {
    "geboorte": "na de geboorte",
    "laatste_wijziging": "na de laatste wijziging",
    "meerderjarig": "na de 18e verjaardag",
    "onbekend": "begin niet bekend",
}
NAVRAGEN: Final = (
    "Dit blad is gemaakt uit de tabellen van het product. Wat er bij een rij als zekerheid staat, geldt ook hier: "
    "laat het nakijken door een jurist of privacyfunctionaris."
)


class Tabel(NamedTuple):
    """One table of a page: its title, its columns and its rows."""

    titel: str
    kolommen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]

    @property
    def paren(self) -> list[list[tuple[str, str]]]:
        """Every row as pairs of column and cell, for a page where a narrow screen names the column in the cell."""
        return [list(zip(self.kolommen, rij, strict=True)) for rij in self.rijen]


class Blad(NamedTuple):
    """One page: its title, what it says first, and its tables."""

    titel: str
    inleiding: tuple[str, ...]
    tabellen: tuple[Tabel, ...]


def register(*, on: date, wet: Wetboek) -> Blad:
    """The register of processing activities. Units: `on` is a date.

    Source: AVG art. 30; row verwerking.activiteiten.
    """
    return Blad(
        "Register van verwerkingen",
        (NAVRAGEN,),
        (_activities(on, wet), _receivers(on, wet), _retention(on, wet), _matrix(on, wet)),
    )


def dpia(*, on: date, wet: Wetboek) -> Blad:
    """What a DPIA asks of the product: what is processed, why, who sees it, what was done about the risks.

    Units: `on` is a date. Source: AVG art. 35 lid 7.
    """
    said = (
        "Deze tabel zegt wat het product doet. De weging van de risico's en het advies van de privacyfunctionaris zijn "
        "mensenwerk en staan hier niet in.",
        NAVRAGEN,
    )
    return Blad(
        "DPIA: wat het product zelf kan zeggen",
        said,
        (_activities(on, wet), _measures(on, wet), _matrix(on, wet), _retention(on, wet)),
    )


def convenant(*, on: date, wet: Wetboek) -> Blad:
    """What partners agree on: who answers for which rol, who gives what to whom on which ground, and for how long.

    Units: `on` is a date. Source: domain.md 11.3 (model convenant).
    """
    said = (
        "Elke organisatie blijft zelf verantwoordelijk voor wat in haar rol is vastgelegd. Wie met wie afspreekt, en "
        "de handtekeningen, staan hier niet in.",
        NAVRAGEN,
    )
    return Blad("Convenant: bijlage met gegevens", said, (_roles(on, wet), _receivers(on, wet), _retention(on, wet)))


def as_markdown(blad: Blad) -> str:
    """The page as Markdown, for docs/privacy."""
    lines = [f"# {blad.titel}", "", *(f"{zin}\n" for zin in blad.inleiding)]
    for tabel in blad.tabellen:
        lines += [f"## {tabel.titel}", "", _line(tabel.kolommen), _line(["---"] * len(tabel.kolommen))]
        lines += [*(_line(row) for row in tabel.rijen), ""]
    return "\n".join(lines).rstrip() + "\n"


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(text.replace("|", "/") for text in cells) + " |"


def _activities(on: date, wet: Wetboek) -> Tabel:
    found = activities(on=on, wet=wet).values()
    return Tabel(
        "Waarvoor gegevens worden gebruikt",
        ("activiteit", "doel", "grond", "regime", "bewaren"),
        tuple((a.naam, a.doel, a.grond, a.regime, a.bewaren) for a in found),
    )


def _receivers(on: date, wet: Wetboek) -> Tabel:
    parties, kinds = names(wet.tabel("delen.partijen", on)), names(wet.tabel("delen.soorten", on))
    rows = tuple(
        (
            parties[g.gever],
            parties[g.ontvanger],
            ", ".join(sorted(kinds[s] for s in g.soorten)),
            g.artikel,
            g.zekerheid,
        )
        for g in grounds(on=on, wet=wet)
    )
    return Tabel(
        "Wie wat mag geven, zonder dat een ja nodig is", ("van", "aan", "gegevens", "grond", "zekerheid"), rows
    )


def _retention(on: date, wet: Wetboek) -> Tabel:
    kept = [rij for rij in wet.rijen if rij.naam.startswith("bewaren.") and isinstance(rij.waarde, Mapping)
            and "vanaf" in rij.waarde and rij == wet.rij(rij.naam, on)]
    rows = [(rij.naam.removeprefix("bewaren."), _term(wet, rij.naam, on), rij.bron, rij.zekerheid.value)
            for rij in kept]
    ladder = wet.tabel("bewaren.wpg", on)
    years = {key: part(ladder[key], int) for key in ("volledig", "uit_gebruik", "apart")}
    rows.append(
        (
            "wpg",
            f"{years['volledig']} jaar te gebruiken, uiterlijk na {years['uit_gebruik']} jaar apart, daarna "
            f"nog {years['apart']} jaar",
            wet.rij("bewaren.wpg", on).bron,
            wet.rij("bewaren.wpg", on).zekerheid.value,
        )
    )
    return Tabel("Hoe lang iets wordt bewaard", ("soort", "termijn", "bron", "zekerheid"), tuple(rows))


def _term(wet: Wetboek, naam: str, on: date) -> str:
    row = wet.tabel(naam, on)
    vanaf, years, months = part(row["vanaf"], str), part(row["jaren"], int), part(row["maanden"], int)
    if vanaf == "altijd":
        return "altijd"
    long = " en ".join(
        text for text in (f"{years} jaar" if years else "", f"{months} maanden" if months else "") if text
    )
    return f"{long} {_BEGIN[vanaf]}"


def _matrix(on: date, wet: Wetboek) -> Tabel:
    rows = tuple(
        (
            regel.onderdeel.value,
            ", ".join(sorted(regel.banden)),
            _numbers(regel.kijkt_als),
            _numbers(regel.muren),
            regel.voorwaarde.value or "geen",
            regel.zekerheid,
        )
        for regel in matrix(on=on, wet=wet)
    )
    return Tabel("Wie wat ziet", ("onderdeel", "wie", "kijkt als", "leest muur", "voorwaarde", "zekerheid"), rows)


def _numbers(muren: frozenset[int]) -> str:
    return ", ".join(map(str, sorted(muren)))


def _roles(on: date, wet: Wetboek) -> Tabel:
    rows = []
    for rol, value in wet.tabel("rol.tabel", on).items():
        row = table(value)
        rows.append((part(row["naam"], str), part(row["verantwoordelijke"], str), part(row["regime"], str), rol))
    return Tabel("Wie waarvoor verantwoordelijk is", ("rol", "verantwoordelijke", "regime", "code"), tuple(rows))


def _measures(on: date, wet: Wetboek) -> Tabel:
    odd = wet.tabel("toezicht.afwijkingen", on)
    rows = (
        (
            "Iemand kijkt zonder reden",
            "Een regel beslist, en de database beslist het nog eens; elke blik en elke weigering staat "
            "in het logboek; afwijkingen komen bij de privacyfunctionaris",
            "docs/adr/0017, 0021",
        ),
        (
            "Iemand kijkt 's nachts of veel",
            f"Vanaf {odd['nacht_van']} uur, of {odd['veel_zaken']} zaken op een dag: een vraag",
            "rij toezicht.afwijkingen",
        ),
        (
            "Een notitie komt in een andere rol terecht",
            "Elke notitie staat achter de muur van haar rol",
            "rij zicht.matrix",
        ),
        (
            "Het logboek wordt veranderd",
            "Elke handeling is een schakel met een hash; het einde van de keten wordt elders bewaard",
            "docs/adr/0004, 0018",
        ),
        ("Iets blijft te lang staan", "Een termijn per soort; twee mensen; een certificaat", "rijen bewaren.*"),
        (
            "Iemand opent een zaak met spoed",
            f"Hoogstens {wet.getal('noodtoegang.duur', on)} minuten, met een reden; de "
            "privacyfunctionaris en de coördinator horen het meteen",
            "rij noodtoegang.duur",
        ),
    )
    return Tabel("Wat er tegen de risico's gedaan is", ("risico", "maatregel", "waar het staat"), rows)
