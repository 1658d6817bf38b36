"""Addresses of the pages of a family: where we stand, plek, plan, who helps, leaving fast; the sheet of a child."""

from django.urls import path

from ketenkameleon.gezin.views import plan, zaak, zaak_kindblad, zaak_plek, zaak_weg

urlpatterns = [
    path("gezin/<nummer:nummer>/", zaak.gezin_zaak, name="gezin_zaak"),
    path("gezin/<nummer:nummer>/hulp/", zaak.gezin_hulp, name="gezin_hulp"),
    path("gezin/<nummer:nummer>/plek/<uuid:plek_id>/", zaak_plek.gezin_plek, name="gezin_plek"),
    path("gezin/<nummer:nummer>/plan/", plan.gezin_plan, name="gezin_plan"),
    path("gezin/<nummer:nummer>/plan/woorden/", plan.gezin_plan_woorden, name="gezin_plan_woorden"),
    path("gezin/<nummer:nummer>/plan/antwoord/", plan.gezin_plan_antwoord, name="gezin_plan_antwoord"),
    path("snel-weg/", zaak_weg.snel_weg, name="snel_weg"),
    path("zaken/<nummer:nummer>/kindblad/", zaak_kindblad.kindblad, name="kindblad"),
]
