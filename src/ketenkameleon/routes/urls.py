from django.urls import path

from ketenkameleon.routes.views import route, termijnen
from ketenkameleon.zaken.urls import ZAAK

ROUTES = ZAAK + "routes/"
ROUTE = ROUTES + "<uuid:route_id>/"

urlpatterns = [
    path("termijnen/", termijnen.termijnen, name="termijnen"),
    path(ROUTES, route.routes, name="routes"),
    path(ROUTE, route.route, name="route"),
    path(ROUTE + "stap/<slug:naar>/", route.route_stap, name="route_stap"),
    path(ROUTE + "feit/", route.route_feit, name="route_feit"),
    path(ROUTE + "feit/<uuid:feit_id>/", route.route_feit_beter, name="route_feit_beter"),
]
