"""Pages of the privacy officer under /privacy/, and two for others: who looked, and a question to answer."""

from __future__ import annotations

from django.urls import path

from ketenkameleon.inzage.views import bewaren, bladen, toezicht, verzoeken
from ketenkameleon.zaken.urls import ZAAK

urlpatterns = [
    path("privacy/overzicht/", toezicht.fg, name="fg"),
    path("privacy/wie-keek/", toezicht.fg_wie_keek, name="fg_wie_keek"),
    path("privacy/wie-keek/uitvoer/", toezicht.fg_wie_keek_csv, name="fg_wie_keek_csv"),
    path("privacy/afwijkingen/", toezicht.fg_afwijkingen, name="fg_afwijkingen"),
    path("privacy/afwijkingen/<uuid:sleutel>/", toezicht.fg_afwijking, name="fg_afwijking"),
    path("privacy/spoed/<uuid:sleutel>/gezien/", toezicht.fg_nood_gezien, name="fg_nood_gezien"),
    path("privacy/vragen/", toezicht.fg_vragen, name="fg_vragen"),
    path("privacy/vragen/<uuid:sleutel>/", toezicht.fg_vraag, name="fg_vraag"),
    path("privacy/verzoeken/", verzoeken.fg_verzoeken, name="fg_verzoeken"),
    path("privacy/verzoeken/nieuw/", verzoeken.fg_verzoek_nieuw, name="fg_verzoek_nieuw"),
    path("privacy/verzoeken/<uuid:sleutel>/", verzoeken.fg_verzoek, name="fg_verzoek"),
    path("privacy/verzoeken/<uuid:sleutel>/lakken/", verzoeken.fg_verzoek_lak, name="fg_verzoek_lak"),
    path("privacy/verzoeken/<uuid:sleutel>/geven/", verzoeken.fg_verzoek_uitvoer, name="fg_verzoek_uitvoer"),
    path(
        "privacy/verzoeken/<uuid:sleutel>/deel/<slug:onderdeel>/", verzoeken.fg_verzoek_deel, name="fg_verzoek_deel"
    ),
    path("privacy/bewaren/", bewaren.fg_bewaren, name="fg_bewaren"),
    path("privacy/bewaren/<uuid:sleutel>/", bewaren.fg_vernietiging, name="fg_vernietiging"),
    path("privacy/datalekken/", bewaren.fg_datalekken, name="fg_datalekken"),
    path("privacy/datalekken/nieuw/", bewaren.fg_datalek_nieuw, name="fg_datalek_nieuw"),
    path("privacy/datalekken/<uuid:sleutel>/", bewaren.fg_datalek, name="fg_datalek"),
    path("privacy/regels/", bladen.fg_register, name="fg_register"),
    path("privacy/regels/dpia/", bladen.fg_dpia, name="fg_dpia"),
    path("privacy/regels/convenant/", bladen.fg_convenant, name="fg_convenant"),
    path(ZAAK + "wie-keek/", toezicht.wie_keek, name="wie_keek"),
]
