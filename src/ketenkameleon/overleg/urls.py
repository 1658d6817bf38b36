from django.urls import path

from ketenkameleon.overleg import views
from ketenkameleon.zaken.urls import ZAAK

urlpatterns = [
    path("scholen/<uuid:school_id>/overleg/", views.overleg_nieuw, name="overleg_nieuw"),
    path("overleg/<uuid:sleutel>/", views.overleg, name="overleg"),
    path("overleg/punt/<uuid:sleutel>/", views.overleg_punt, name="overleg_punt"),
    path("overleg/afspraak/<uuid:sleutel>/gedaan/", views.overleg_gedaan, name="overleg_gedaan"),
    path(ZAAK + "overleg/", views.overleg_zaak, name="overleg_zaak"),
    path("agenda/", views.agenda_adressen, name="agenda_adressen"),
    path("agenda/<str:geheim>.ics", views.agenda_ics, name="agenda_ics"),
]
