from django.urls import path

from ketenkameleon.schermen.views import (
    bevoegdheden,
    gezin,
    in_beeld,
    kernteam,
    leren,
    lijst,
    loopbaan,
    meeloper,
    mijn_dag,
    plan,
    sluiten,
    start,
    taal,
    verhoor,
    zaak,
)
from ketenkameleon.zaken.urls import ZAAK

TEAM = "team/bevoegdheden/"
LID = TEAM + "<uuid:account_id>/"
WEG = "team/loopbaan/<uuid:account_id>/"

urlpatterns = [
    path("mijn-dag/", mijn_dag.dag, name="mijn_dag"),
    path(ZAAK, zaak.zaak, name="zaak"),
    path("", start.start, name="start"),
    path("gezin/", gezin.gezin, name="gezin"),
    path("gezin/taal/", taal.gezin_taal, name="gezin_taal"),
    path("zoek/", start.zoek, name="zoek"),
    path("sessie/", start.sessie_verleng, name="sessie_verleng"),
    path("mijn-dag/kaart/", mijn_dag.dagkaart, name="dagkaart"),
    path("scholen/<uuid:school_id>/", kernteam.kernteam_pagina, name="kernteam"),
    path("in-beeld/", in_beeld.in_beeld, name="in_beeld"),
    path("in-beeld/<nummer:nummer>/<slug:lijst>/gekeken/", in_beeld.in_beeld_gekeken, name="in_beeld_gekeken"),
    path("in-beeld/<nummer:nummer>/einde/", in_beeld.in_beeld_einde, name="in_beeld_einde"),
    path("zaken/", lijst.zaken, name="zaken"),
    path(TEAM, bevoegdheden.bevoegdheden, name="bevoegdheden"),
    path(LID, bevoegdheden.bevoegdheid, name="bevoegdheid"),
    path(LID + "erbij/", bevoegdheden.bewijs_erbij, name="bewijs_erbij"),
    path(LID + "fase/", bevoegdheden.fase_tekenen, name="fase_tekenen"),
    path(LID + "<uuid:bewijs_id>/einde/", bevoegdheden.bewijs_einde, name="bewijs_einde"),
    path(WEG, loopbaan.loopbaan, name="loopbaan"),
    path(WEG + "stap/", loopbaan.loopbaan_stap, name="loopbaan_stap"),
    path(WEG + "programma/<slug:deel>/", loopbaan.programma_deel, name="programma_deel"),
    path(WEG + "inzet/", loopbaan.inzet_erbij, name="inzet_erbij"),
    path(WEG + "inzet/<uuid:inzet_id>/tekenen/", loopbaan.inzet_tekenen, name="inzet_tekenen"),
    path(WEG + "inzet/<uuid:inzet_id>/einde/", loopbaan.inzet_einde, name="inzet_einde"),
    path("team/leerlog/", leren.leerlog, name="leerlog"),
    path("team/leerlog/uitvoer/", leren.leerlog_uitvoer, name="leerlog_uitvoer"),
    path("team/leerlog/<uuid:leer_id>/delen/", leren.leerlog_delen, name="leerlog_delen"),
    path("team/begeleiding/", leren.begeleiding_erbij, name="begeleiding_erbij"),
    path("team/boa/<int:jaar>/", leren.boa_verslag, name="boa_verslag"),
    path(ZAAK + "contact/<uuid:contact_id>/meeloper/", meeloper.meeloper, name="meeloper"),
    path(ZAAK + "verhoor/", verhoor.verhoor, name="verhoor"),
    path(ZAAK + "plan/", plan.plan, name="plan"),
    path(ZAAK + "print/", zaak.zaak_print, name="zaak_print"),
    path(ZAAK + "eerder/", zaak.zaak_ouder, name="zaak_ouder"),
    path(ZAAK + "sluiten/", sluiten.sluiten, name="sluiten"),
    path(ZAAK + "omzetten/", sluiten.omzetten, name="omzetten"),
    path(ZAAK + "intrekking/", sluiten.intrekking, name="intrekking"),
]
