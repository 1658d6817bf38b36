from django.urls import path

from ketenkameleon.routes.views import beeld, besluit, weten
from ketenkameleon.zaken.urls import ZAAK

BEELD = ZAAK + "beeld/"
WETEN = ZAAK + "routes/<uuid:zaakroute_id>/weten/"

urlpatterns = [
    path(BEELD, beeld.beeld, name="beeld"),
    path(BEELD + "print/", beeld.beeld_print, name="beeld_print"),
    path(BEELD + "stop/<str:rol>/", beeld.beeld_stop, name="beeld_stop"),
    path(BEELD + "<uuid:beeld_id>/", beeld.beeld_beter, name="beeld_beter"),
    path(WETEN, weten.route_weten, name="route_weten"),
    path(ZAAK + "routes/<uuid:deelname_id>/meedoen/", weten.meedoen, name="meedoen"),
    path(WETEN + "<str:vraag>/", weten.route_vraag, name="route_vraag"),
    path(ZAAK + "besluiten/", besluit.besluiten, name="besluiten"),
]
