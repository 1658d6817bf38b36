from django.urls import path, register_converter
from django.urls.converters import StringConverter

from ketenkameleon.zaken.views import (
    begin,
    concept,
    contact,
    inlogbrief,
    kijken,
    noodtoegang,
    plek,
    regie,
    toewijzen,
    verhaal,
    verhoor,
)


class Zaaknummer(StringConverter):
    """A zaaknummer as it is read aloud: 2026-00041. What does not look like one is not an address."""

    regex = "[0-9]{4}-[0-9]{1,7}"


register_converter(Zaaknummer, "nummer")

ZAAK = "zaken/<nummer:nummer>/"
CONTACT = ZAAK + "contact/<uuid:contact_id>/"

urlpatterns = [
    path(CONTACT, contact.contact, name="contact"),
    path(ZAAK + "contact/", begin.contact_begin, name="contact_begin"),
    path(ZAAK + "kijk-als/", kijken.kijk_als, name="kijk_als"),
    path("kijk-als/stop/", kijken.kijk_stop, name="kijk_stop"),
    path(ZAAK + "rolkaart/<slug:rol>/", begin.rolkaart, name="rolkaart"),
    path(CONTACT + "wissel/", contact.contact_wissel, name="contact_wissel"),
    path(CONTACT + "afbreken/", contact.contact_afbreken, name="contact_afbreken"),
    path(CONTACT + "ouderregel/", verhoor.ouderregel, name="ouderregel"),
    path(ZAAK + "contact/tweede-rol/<slug:rol>/", verhoor.dubbelrol, name="dubbelrol"),
    path("vraag/<uuid:vraag_id>/", verhoor.collega_vraag, name="collega_vraag"),
    path(CONTACT + "aanvullen/", contact.contact_aanvullen, name="contact_aanvullen"),
    path(ZAAK + "verzoek/", toewijzen.verzoek, name="verzoek"),
    path(ZAAK + "geef/", toewijzen.overdragen, name="overdragen"),
    path(ZAAK + "afspraak/", regie.afspraak_nieuw, name="afspraak_nieuw"),
    path(ZAAK + "afspraak/<uuid:afspraak_id>/klaar/", regie.afspraak_klaar, name="afspraak_klaar"),
    path(ZAAK + "wacht-op/", regie.wacht_op_nieuw, name="wacht_op_nieuw"),
    path(ZAAK + "wacht-op/<uuid:wachtop_id>/klaar/", regie.wacht_op_klaar, name="wacht_op_klaar"),
    path(ZAAK + "verhaal/", verhaal.verhaal, name="verhaal"),
    path(ZAAK + "verhaal/<uuid:verhaal_id>/meer/", verhaal.verhaal_meer, name="verhaal_meer"),
    path(ZAAK + "verhaal/<uuid:verhaal_id>/voorgelezen/", verhaal.verhaal_voorgelezen, name="verhaal_voorgelezen"),
    path(ZAAK + "stand/", regie.stand_tekst, name="stand_tekst"),
    path(ZAAK + "plek/", plek.plek, name="plek"),
    path(ZAAK + "plek/<uuid:plek_id>/<slug:stap>/", plek.plek_stap, name="plek_stap"),
    path(ZAAK + "nazorg/", regie.nazorg, name="nazorg"),
    path(ZAAK + "veiligheid/<uuid:signaal_id>/gezien/", regie.veiligheid_gezien, name="veiligheid_gezien"),
    path(ZAAK + "inlogbrieven/", inlogbrief.inlogbrieven, name="inlogbrieven"),
    path(ZAAK + "noodtoegang/", noodtoegang.nood_open, name="nood_open"),
    path("noodtoegang/", noodtoegang.noodtoegangen, name="noodtoegangen"),
    path("noodtoegang/<uuid:nood_id>/stop/", noodtoegang.nood_sluit, name="nood_sluit"),
    path("noodtoegang/bericht/<uuid:bericht_id>/gezien/", noodtoegang.noodtoegang_gezien, name="noodtoegang_gezien"),
    path("concept/<slug:formulier>/<uuid:object_id>/", concept.concept, name="concept"),
]
