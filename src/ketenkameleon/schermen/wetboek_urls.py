from django.urls import path

from ketenkameleon.schermen.views import wetboek

RIJ = "wetboek/rij/<str:naam>/"
VOORSTEL = "wetboek/voorstel/<uuid:voorstel_id>/"

urlpatterns = [
    path("wetboek/", wetboek.wetboek, name="wetboek"),
    path(RIJ, wetboek.wetboek_rij, name="wetboek_rij"),
    path(RIJ + "nieuw/", wetboek.wetboek_nieuw, name="wetboek_nieuw"),
    path(VOORSTEL, wetboek.wetboek_voorstel, name="wetboek_voorstel"),
    path(VOORSTEL + "intrekken/", wetboek.wetboek_intrekken, name="wetboek_intrekken"),
]
