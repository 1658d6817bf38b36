"""Addresses about meldingen. No personal data in any of them: a number of DUO or a key.

`afgekeurd_regel` hangs in koppelingen/urls.py, because only an adapter can read a line again.
"""

from __future__ import annotations

from django.urls import path, register_converter

from ketenkameleon.meldingen.views import afgekeurd, beoordelen, betrokken, melden, mijn, signaal
from ketenkameleon.zaken.urls import ZAAK


class Meldingsnummer:
    """A number of DUO: digits, as many as a bigint always holds."""

    regex = "[0-9]{1,18}"

    def to_python(self, value: str) -> int:
        """The number."""
        return int(value)

    def to_url(self, value: int) -> str:
        """The number in an address."""
        return str(value)


register_converter(Meldingsnummer, "meldingsnummer")

urlpatterns = [
    path("melden/", melden.melden, name="melden"),
    path("melden/<meldingsnummer:meldingsnummer>/", melden.melden_leerling, name="melden_leerling"),
    path("melden/<meldingsnummer:meldingsnummer>/school/", melden.melden_school, name="melden_school"),
    path("melden/<meldingsnummer:meldingsnummer>/controle/", melden.melden_controle, name="melden_controle"),
    path(
        "melden/<meldingsnummer:meldingsnummer>/verstuurd/", melden.melden_verstuurd, name="melden_verstuurd"
    ),
    path("mijn-meldingen/", mijn.mijn_meldingen, name="mijn_meldingen"),
    path("mijn-meldingen/plek/<uuid:plek_id>/klopt/", mijn.plek_bevestigen, name="plek_bevestigen"),
    path("mijn-meldingen/plek/<uuid:plek_id>/klopt-niet/", mijn.plek_klopt_niet, name="plek_klopt_niet"),
    path("meldingen/", beoordelen.meldingen, name="meldingen"),
    path("meldingen/nieuw/", beoordelen.melding_nieuw, name="melding_nieuw"),
    path("meldingen/afgekeurd/", afgekeurd.afgekeurd, name="afgekeurd"),
    path("meldingen/afgekeurd/uitvoer/", afgekeurd.afgekeurd_uitvoer, name="afgekeurd_uitvoer"),
    path("meldingen/<uuid:melding_id>/", beoordelen.melding_beoordelen, name="melding_beoordelen"),
    path("scholen/<uuid:school_id>/signaal/", signaal.signaal_nieuw, name="signaal_nieuw"),
    path("signalen/mijn/", signaal.signalen_mijn, name="signalen_mijn"),
    path("signalen/", signaal.signalen_over, name="signalen_over"),
    path("signalen/<uuid:sleutel>/", signaal.signaal, name="signaal"),
    path("signalen/<uuid:sleutel>/melding/", signaal.signaal_melding, name="signaal_melding"),
    path("betrokken/", betrokken.betrokken, name="betrokken"),
    path("betrokken/vragen/", betrokken.betrokken_vragen, name="betrokken_vragen"),
    path("betrokken/vragen/<uuid:sleutel>/", betrokken.betrokken_antwoord, name="betrokken_antwoord"),
    path(ZAAK + "vrijstelling/", betrokken.vrijgesteld, name="vrijgesteld"),
]
