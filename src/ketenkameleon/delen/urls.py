from django.urls import path

from ketenkameleon.delen.views import blad, deling, vastleggen
from ketenkameleon.zaken.urls import ZAAK

DELEN = ZAAK + "delen/"
DELING = DELEN + "<uuid:deling_id>/"

urlpatterns = [
    path(DELEN, blad.delen, name="delen"),
    path(DELEN + "print/", blad.delen_print, name="delen_print"),
    path(DELEN + "besproken/", blad.delen_besproken, name="delen_besproken"),
    path(DELEN + "ja/", vastleggen.delen_ja, name="delen_ja"),
    path(DELEN + "ja/<uuid:toestemming_id>/intrekken/", vastleggen.ja_intrekken, name="ja_intrekken"),
    path(DELEN + "verhaal/<slug:ontvanger>/intrekken/", vastleggen.verteld_intrekken, name="verteld_intrekken"),
    path(DELEN + "vraag/", vastleggen.delen_vraag, name="delen_vraag"),
    path(DELEN + "nood/", vastleggen.delen_nood, name="delen_nood"),
    path(DELING, deling.deling, name="deling"),
    path(DELING + "stop/", deling.deling_stop, name="deling_stop"),
    path(DELING + "geef/", deling.verstrekken, name="verstrekken"),
]
