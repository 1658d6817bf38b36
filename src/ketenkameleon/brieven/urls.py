from django.urls import path

from ketenkameleon.brieven.views import blad, brief, gezin, klacht
from ketenkameleon.zaken.urls import ZAAK

BRIEVEN = ZAAK + "brieven/"
BRIEF = BRIEVEN + "<uuid:brief_id>/"

urlpatterns = [
    path(BRIEVEN, blad.brieven, name="brieven"),
    path(BRIEF, brief.brief, name="brief"),
    path(BRIEF + "print/", brief.brief_print, name="brief_print"),
    path(BRIEF + "vrijgeven/", brief.brief_vrijgeven, name="brief_vrijgeven"),
    path(BRIEF + "pdf/", brief.brief_pdf, name="brief_pdf"),
    path(BRIEF + "verstuurd/", brief.brief_verstuurd, name="brief_verstuurd"),
    path(BRIEF + "gegeven/", brief.brief_gegeven, name="brief_gegeven"),
    path(BRIEF + "intrekken/", brief.brief_intrekken, name="brief_intrekken"),
    path(ZAAK + "klacht/", klacht.zaak_klacht, name="zaak_klacht"),
    path("klachten/", klacht.klachten, name="klachten"),
    path("klachten/nieuw/", klacht.klacht_nieuw, name="klacht_nieuw"),
    path("klachten/<uuid:klacht_id>/", klacht.klacht, name="klacht"),
    path("klachten/<uuid:klacht_id>/doorsturen/", klacht.klacht_doorsturen, name="klacht_doorsturen"),
    path("klachten/<uuid:klacht_id>/beantwoord/", klacht.klacht_beantwoord, name="klacht_beantwoord"),
    path("klachten/brief/<uuid:klachtbrief_id>/pdf/", klacht.klachtbrief_pdf, name="klachtbrief_pdf"),
    path("gezin/brieven/", gezin.gezin_brieven, name="gezin_brieven"),
    path("gezin/brieven/<uuid:brief_id>/", gezin.gezin_brief, name="gezin_brief"),
]
