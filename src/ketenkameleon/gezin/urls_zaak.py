"""Addresses of the pages of a family: where we stand, the plek, who helps, leaving fast; and the sheet of a child."""

from django.urls import path

from ketenkameleon.gezin.views import zaak, zaak_kindblad, zaak_plek, zaak_weg

urlpatterns = [
    path("gezin/<nummer:nummer>/", zaak.gezin_zaak, name="gezin_zaak"),
    path("gezin/<nummer:nummer>/hulp/", zaak.gezin_hulp, name="gezin_hulp"),
    path("gezin/<nummer:nummer>/plek/<uuid:plek_id>/", zaak_plek.gezin_plek, name="gezin_plek"),
    path("snel-weg/", zaak_weg.snel_weg, name="snel_weg"),
    path("zaken/<nummer:nummer>/kindblad/", zaak_kindblad.kindblad, name="kindblad"),
]
