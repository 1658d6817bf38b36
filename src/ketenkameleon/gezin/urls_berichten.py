"""Addresses of the pages of a family: messages with the vaste contactpersoon; and of who answers them."""

from django.urls import path

from ketenkameleon.gezin.views import berichten, berichten_werk

urlpatterns = [
    path("gezin/<nummer:nummer>/berichten/", berichten.gezin_berichten, name="gezin_berichten"),
    path("gezin/<nummer:nummer>/klopt-niet/", berichten.gezin_klopt_niet, name="gezin_klopt_niet"),
    path("gezin/<nummer:nummer>/ander-contact/", berichten.gezin_ander_contact, name="gezin_ander_contact"),
    path("gezin/<nummer:nummer>/afspraak/<uuid:afspraak_id>/verzetten/", berichten.gezin_verzetten,
         name="gezin_verzetten"),
    path("zaken/<nummer:nummer>/berichten/", berichten_werk.zaak_berichten, name="zaak_berichten"),
    path("zaken/<nummer:nummer>/berichten/<uuid:bericht_id>/verzetten/", berichten_werk.zaak_verzetten,
         name="zaak_verzetten"),
    path("zaken/<nummer:nummer>/ander-contact/", berichten_werk.zaak_ander_contact, name="zaak_ander_contact"),
]
