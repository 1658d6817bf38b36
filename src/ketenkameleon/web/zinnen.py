"""The sentences that the script says, for a page in another language than Dutch.

The script holds the Dutch ones itself; such a page brings the others along, by the Dutch sentence.
Source: docs/adr/0039.
"""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext, gettext_noop

ZINNEN: Final = (
    gettext_noop("U bent niet meer ingelogd. Uw tekst blijft op dit scherm. Log in een ander tabblad opnieuw in."),
    gettext_noop("Geen internet. Uw tekst blijft op dit scherm. Sluit het niet. We bewaren hem zodra het kan."),
    gettext_noop("Geen internet. Uw tekst blijft op dit scherm. Sluit het niet. Bewaar opnieuw zodra er internet is."),
    gettext_noop("Concept bewaard {n}"),
    gettext_noop("{n} van {m} tekens"),
    gettext_noop("{n} tekens te veel"),
    gettext_noop("U wordt over 1 minuut uitgelogd. Bewaar uw tekst."),
    gettext_noop("U wordt over {n} minuten uitgelogd. Bewaar uw tekst."),
    gettext_noop("Blijf ingelogd"),
    gettext_noop("Verlengen lukt niet. Bewaar uw tekst en log opnieuw in."),
)


def script_sentences() -> dict[str, str]:
    """Every sentence of the script in the language of now, by the Dutch one."""
    return {zin: gettext(zin) for zin in ZINNEN}
