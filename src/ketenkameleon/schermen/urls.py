from django.urls import path

from ketenkameleon.schermen.views import bevoegdheden, gezin, kernteam, lijst, mijn_dag, sluiten, start, zaak
from ketenkameleon.zaken.urls import ZAAK

TEAM = "team/bevoegdheden/"
LID = TEAM + "<uuid:account_id>/"

urlpatterns = [
    path("", start.start, name="start"),
    path("gezin/", gezin.gezin, name="gezin"),
    path("zoek/", start.zoek, name="zoek"),
    path("sessie/", start.sessie_verleng, name="sessie_verleng"),
    path("mijn-dag/", mijn_dag.dag, name="mijn_dag"),
    path("mijn-dag/kaart/", mijn_dag.dagkaart, name="dagkaart"),
    path("scholen/<uuid:school_id>/", kernteam.kernteam_pagina, name="kernteam"),
    path("zaken/", lijst.zaken, name="zaken"),
    path(TEAM, bevoegdheden.bevoegdheden, name="bevoegdheden"),
    path(LID, bevoegdheden.bevoegdheid, name="bevoegdheid"),
    path(LID + "erbij/", bevoegdheden.bewijs_erbij, name="bewijs_erbij"),
    path(LID + "fase/", bevoegdheden.fase_tekenen, name="fase_tekenen"),
    path(LID + "<uuid:bewijs_id>/einde/", bevoegdheden.bewijs_einde, name="bewijs_einde"),
    path(ZAAK, zaak.zaak, name="zaak"),
    path(ZAAK + "print/", zaak.zaak_print, name="zaak_print"),
    path(ZAAK + "eerder/", zaak.zaak_ouder, name="zaak_ouder"),
    path(ZAAK + "sluiten/", sluiten.sluiten, name="sluiten"),
    path(ZAAK + "omzetten/", sluiten.omzetten, name="omzetten"),
    path(ZAAK + "intrekking/", sluiten.intrekking, name="intrekking"),
]
