"""Addresses of the pages of a family: consent and who sees what."""

from django.urls import path

from ketenkameleon.gezin.views import toestemming

DELEN = "gezin/<nummer:nummer>/delen/"

urlpatterns = [
    path(DELEN, toestemming.gezin_delen, name="gezin_delen"),
    path(DELEN + "<uuid:deling_id>/", toestemming.gezin_antwoord, name="gezin_antwoord"),
    path(DELEN + "ja/<uuid:toestemming_id>/stop/", toestemming.gezin_stop, name="gezin_stop"),
]
