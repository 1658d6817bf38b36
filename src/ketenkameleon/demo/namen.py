"""Invented names, from many corners as in any Dutch town. Nobody of this name is meant."""

from __future__ import annotations

from random import Random
from typing import Final, NamedTuple

VOORNAMEN: Final = (
    "Noor", "Daan", "Amina", "Sem", "Yara", "Bilal", "Fenna", "Jayden", "Zeynep", "Thijs", "Lina", "Mats",
    "Imane", "Ravi", "Sofie", "Kofi", "Nadia", "Bram", "Esmee", "Omar", "Julia", "Tygo", "Hanna", "Emre",
    "Lotte", "Amir", "Roos", "Dylan", "Salma", "Finn", "Mila", "Jesper", "Anouk", "Ilyas", "Femke", "Rohan",
    "Maud", "Youssef", "Tess", "Mees", "Aylin", "Stijn", "Naomi", "Gijs", "Rania", "Levi", "Jasmijn", "Ruben",
    "Zoë", "Idris", "Floor", "Senna", "Kaya", "Milan", "Elif", "Joris", "Priya", "Teun", "Alina", "Oskar",
    "Wout", "Dunya", "Sander", "Meryem", "Niels", "Chiara", "Jarno", "Leila", "Twan", "Ivy", "Quinten", "Nour",
)
ACHTERNAMEN: Final = (
    ("", "Akkerman"), ("de", "Zeeuw"), ("", "Boukhari"), ("van", "Rietveld"), ("", "Kaplan"), ("", "Hoekstra"),
    ("", "Tjon"), ("van der", "Plas"), ("", "Osman"), ("", "Dekkers"), ("el", "Amrani"), ("", "Veldkamp"),
    ("", "Sital"), ("", "Brandsma"), ("", "Kowalczyk"), ("de", "Lange"), ("", "Ferreira"), ("ten", "Brink"),
    ("", "Haddad"), ("", "Meulenbelt"), ("", "Asante"), ("", "Polat"), ("van", "Schaik"), ("", "Lindeboom"),
    ("", "Ramdin"), ("", "Stavast"), ("", "Benali"), ("", "Kuipers"), ("", "Nguyen"), ("op den", "Kamp"),
    ("", "Wijnstra"), ("", "Aydin"), ("", "Terlouw"), ("", "Moreno"), ("", "Zandbergen"), ("", "Abdi"),
    ("van", "Ommeren"), ("", "Groothuis"), ("", "Sari"), ("", "Winkelaar"), ("", "Popescu"), ("", "Rozema"),
    ("", "Tahiri"), ("in 't", "Hout"), ("", "Mulders"), ("", "Jansma"), ("", "Pereira"), ("", "Blaauw"),
)
# Kept apart from the children, so that nobody meets a professional with a child's name.
WERKENDEN: Final = (
    "Anke Wierda", "Karim Bensaid", "Lieke Dorrestein", "Orlando Reeder", "Petra Noordhof", "Sibel Karaca",
    "Ruud Tolsma", "Chandra Bisoen", "Merel Kievit", "Hassan Ouali", "Joke Stellingwerf", "Duncan Emanuels",
    "Ilse Vroegop", "Metin Özbek", "Carla Roording", "Said Khelifi", "Nienke Postuma", "Wesley Kromhout",
    "Gülay Tekin", "Harm Bloemhof", "Soraya Lachmon", "Dirk Wiersinga", "Yvonne Starreveld", "Kwame Boadu",
)
OUDERS: Final = (
    "Malika", "Peter", "Saskia", "Ahmed", "Ingrid", "Mustafa", "Joyce", "Erik", "Fatiha", "Marco", "Denise",
    "Rachid", "Wilma", "Suresh", "Anita", "Kees", "Hatice", "Edwin", "Gloria", "Jeroen", "Naima", "Ronald",
    "Monique", "Ali", "Patricia", "Henk", "Semra", "Martijn", "Astrid", "Youcef", "Linda", "Anton",
)
# Language of the parents, and whether a talk needs an interpreter. The weights are invented.
TALEN: Final = (
    ("nl", False, 78), ("tr", False, 4), ("ar", True, 4), ("pl", True, 4), ("tzm", True, 3), ("en", False, 3),
    ("ti", True, 2), ("uk", True, 2),
)


class Naam(NamedTuple):
    """A first name, an infix and a family name."""

    voornaam: str
    tussenvoegsel: str
    achternaam: str


def family_name(rng: Random) -> tuple[str, str]:
    """An infix and a family name."""
    return rng.choice(ACHTERNAMEN)


def language(rng: Random) -> tuple[str, bool]:
    """The code of the language at home, and whether an interpreter is needed."""
    taal, tolk, _ = rng.choices(TALEN, weights=[weight for _, _, weight in TALEN])[0]
    return taal, tolk
