"""The numbers behind the synthetic region, each with where it comes from and how sure that is.

The marks of the source sheet are kept: (P) read in a primary source, (S) in a secondary one, (C) computed,
(A) an assumption without a source, (U) unverified. What comes out of these numbers is the *output of an
assumption*, never "DUO data". Source: data.md 3.2 to 3.8.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Final


def _p(value: float, source: str) -> float:
    """A parameter with its source; the source stays readable through `sources`."""
    return field(default=value, metadata={"source": source})  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class Parameters:
    """How a synthetic school year behaves. Rates are per pupil; hours are lesson hours of 60 minutes."""

    # Weekly unauthorised hours: gamma over pupils, Poisson over weeks. Few pupils carry most of the hours.
    uren_per_week: float = _p(
        0.28,
        "(A) mean over all pupils, set so that relatief comes near 27 per 1,000; "
        "data.md 3.7 gives the shape, 3.8 the 27",
    )
    vorm: float = _p(0.11, "(A) shape of the gamma; small, so that few pupils carry most; data.md 3.7")
    na_melding: float = _p(
        0.29,
        "(A) share of the hours that remains once someone has come; set so that reports "
        "per pupil come near 1.27 (S, Zuidoost-Brabant)",
    )
    begint: float = _p(
        0.11,
        "(A) chance per school week that a pupil who will miss lessons begins to; the same in "
        "every week, so that no season is put in",
    )
    # Who lives and learns where.
    stad: float = _p(1.2, "(S) city 37 per 1,000 against a villa suburb 10; data.md 3.2, 3.3")
    villadorp: float = _p(0.6, "(S) as above")
    po: float = _p(0.45, "(A) less in primary school; the split per sector was not found (U), data.md 3.4")
    vo: float = _p(
        1.3, "(A) more in secondary school; Haarlem and ZO-Brabant rise in vo and mbo (S), data.md 3.4"
    )
    mbo: float = _p(1.6, "(A) as above")
    aandeel_po: float = _p(
        0.56, "(C) eight of the thirteen to fourteen school years; data.md 3.6 for the size"
    )
    aandeel_vo: float = _p(0.36, "(C) five of the school years")
    studenten_18: float = _p(0.10, "(U) mbo students of 18 and over, per leerplichtige; order of size")
    # The other kinds of report.
    luxe_per_kind: float = _p(0.0042, "(S) 9% of the reports (7 to 17%); data.md 3.4, 3.8")
    lrv_per_kind: float = _p(0.0016, "(S) 3,917 of 2.45 million; data.md 3.8")
    absoluut_per_kind: float = _p(
        0.002, "(S) 2 per 1,000 before the break in series of 2021 (6 in 2023); 3.8"
    )
    overig_per_kind: float = _p(0.0012, "(A) some 'overig'; no figure found (U)")
    hulpvraag_per_kind: float = _p(0.0003, "(A) a question for support by a family; no figure found (U)")
    # What happens to a report.
    terecht: float = _p(0.86, "(P) 86% of handled mbo reports really unauthorised; data.md 3.3, 3.8")
    ingetrokken: float = _p(
        0.35, "(A) of the others: withdrawn by the school; the rest is taken for information"
    )
    geen_actie: float = _p(0.06, "(A) reports without a wish for action; no figure found (U)")
    vroeg: float = _p(
        0.05, "(A) a school that reports before the 16 hours; domain.md 3.1 says Halt may be earlier"
    )
    vrijwillig_18: float = _p(0.5, "(A) at 18 a report is voluntary (P); how many are made was not found (U)")
    zonder_gegevens: float = _p(0.02, "(A) children without person data; a choice, no figure found (U)")
    bekend_gezin: float = _p(0.16, "(A) share of the children with a brother or sister in the file")
    # The stock of the summer, so that the clock of older zaken shows too.
    loopt_nog: float = _p(
        0.5,
        "(A) share of the zaken of before the summer that still run; LRV back within the "
        "year 47 to 60% (C), data.md 3.8",
    )


PARAMETERS: Final = Parameters()


def sources() -> dict[str, tuple[float, str]]:
    """Every parameter with its value and its source, for the page and the documentation."""
    return {f.name: (getattr(PARAMETERS, f.name), str(f.metadata["source"])) for f in fields(Parameters)}
