from django.urls import path

from ketenkameleon.schermen.views import gezin, lijst, mijn_dag, sluiten, start, zaak
from ketenkameleon.zaken.urls import ZAAK

urlpatterns = [
    path("", start.start, name="start"),
    path("gezin/", gezin.gezin, name="gezin"),
    path("zoek/", start.zoek, name="zoek"),
    path("sessie/", start.sessie_verleng, name="sessie_verleng"),
    path("mijn-dag/", mijn_dag.dag, name="mijn_dag"),
    path("mijn-dag/kaart/", mijn_dag.dagkaart, name="dagkaart"),
    path("zaken/", lijst.zaken, name="zaken"),
    path(ZAAK, zaak.zaak, name="zaak"),
    path(ZAAK + "print/", zaak.zaak_print, name="zaak_print"),
    path(ZAAK + "eerder/", zaak.zaak_ouder, name="zaak_ouder"),
    path(ZAAK + "sluiten/", sluiten.sluiten, name="sluiten"),
    path(ZAAK + "omzetten/", sluiten.omzetten, name="omzetten"),
    path(ZAAK + "intrekking/", sluiten.intrekking, name="intrekking"),
]
