"""The access table: per address and method what each person gets. A new address needs a row here. Source: style.md C8.

in: to the login page. 200, 302, 400, 422: the page was there for this person, and answers an empty form. 403: may see
the zaak, not do this. 404: nothing there, as for an address that does not exist. Order of the columns: bezoek.WIE.
"""

from __future__ import annotations

from toegangstabel_rondom import TABEL as RONDOM

KOP = ("niemand", "uit", "school", "andere_school", "vast", "waarneemt", "gevraagd", "bip", "coordinator",
       "bip_elders", "coordinator_elders")

#                              niem uit  scho ande vast waar gevr bip  coor bipE cooE
_ZAAK = """
account_login           GET    200  302  302  302  302  302  302  302  302  302  302
account_login           POST   200  302  302  302  302  302  302  302  302  302  302
account_logout          GET    302  200  200  200  200  200  200  200  200  200  200
account_logout          POST   302  302  302  302  302  302  302  302  302  302  302
hulp                    GET    200  200  200  200  200  200  200  200  200  200  200
privacy                 GET    200  200  200  200  200  200  200  200  200  200  200
toegankelijkheid        GET    200  200  200  200  200  200  200  200  200  200  200

inlogbrief              GET    200  200  200  200  200  200  200  200  200  200  200
inlogbrief              POST   200  200  200  200  200  200  200  200  200  200  200
oidc_login              GET    404  404  404  404  404  404  404  404  404  404  404
oidc_callback           GET    404  404  404  404  404  404  404  404  404  404  404
mfa_authenticate        GET    302  302  302  302  302  302  302  302  302  302  302
mfa_authenticate        POST   302  302  302  302  302  302  302  302  302  302  302
mfa_login_webauthn      GET    302  302  302  302  302  302  302  302  302  302  302
mfa_login_webauthn      POST   302  302  302  302  302  302  302  302  302  302  302
account_reauthenticate  GET    in   403  200  200  200  200  200  200  200  200  200
account_reauthenticate  POST   in   403  200  200  200  200  200  200  200  200  200
mfa_reauthenticate      GET    in   403  302  302  302  302  302  302  302  302  302
mfa_reauthenticate      POST   in   403  302  302  302  302  302  302  302  302  302
mfa_reauthenticate_webauthn GET in  403  302  302  302  302  302  302  302  302  302
mfa_reauthenticate_webauthn POST in 403  302  302  302  302  302  302  302  302  302
mfa_index               GET    in   403  200  200  200  200  200  200  200  200  200
mfa_activate_totp       GET    in   403  302  302  302  302  302  302  302  302  302
mfa_activate_totp       POST   in   403  302  302  302  302  302  302  302  302  302
mfa_deactivate_totp     GET    in   403  404  404  404  404  404  404  404  404  404
mfa_deactivate_totp     POST   in   403  404  404  404  404  404  404  404  404  404
mfa_view_recovery_codes GET    in   403  404  404  404  404  404  404  404  404  404
mfa_generate_recovery_codes GET in  403  302  302  302  302  302  302  302  302  302
mfa_generate_recovery_codes POST in 403  302  302  302  302  302  302  302  302  302
mfa_list_webauthn       GET    in   403  200  200  200  200  200  200  200  200  200
mfa_add_webauthn        GET    in   403  302  302  302  302  302  302  302  302  302
mfa_add_webauthn        POST   in   403  302  302  302  302  302  302  302  302  302
mfa_remove_webauthn     GET    in   403  302  302  302  302  302  302  302  302  302
mfa_remove_webauthn     POST   in   403  302  302  302  302  302  302  302  302  302
usersessions_list       GET    in   403  200  200  200  200  200  200  200  200  200
usersessions_list       POST   in   403  302  302  302  302  302  302  302  302  302
wachtwoord              GET    in   403  200  200  200  200  200  200  200  200  200
wachtwoord              POST   in   403  422  422  422  422  422  422  422  422  422
hoed                    GET    in   403  200  200  200  200  200  200  200  200  200
hoed                    POST   in   403  422  422  422  422  422  422  422  422  422
gezin                   GET    in   403  302  302  302  302  302  302  302  302  302
gezin_taal              POST   in   403  302  302  302  302  302  302  302  302  302
gezin_zaak              GET    in   403  404  404  404  404  404  404  404  404  404
gezin_hulp              GET    in   403  404  404  404  404  404  404  404  404  404
gezin_plek              GET    in   403  404  404  404  404  404  404  404  404  404
gezin_plek              POST   in   403  404  404  404  404  404  404  404  404  404
kindblad                GET    in   403  404  404  200  200  403  404  403  404  404
snel_weg                POST   200  200  200  200  200  200  200  200  200  200  200
inlogbrieven            GET    in   403  404  404  200  200  403  404  403  404  404
inlogbrieven            POST   in   403  404  404  400  400  403  404  403  404  404
noodtoegangen           GET    in   403  403  403  200  200  200  200  200  200  200
nood_open               GET    in   403  403  403  302  302  200  200  403  200  403
nood_open               POST   in   403  403  403  302  302  422  422  403  422  403
nood_sluit              POST   in   403  404  404  404  404  404  404  404  404  404
noodtoegang_gezien      POST   in   403  403  403  403  403  403  403  404  403  404

start                   GET    in   403  302  302  302  302  302  302  302  302  302
sessie_verleng          GET    in   403  200  200  200  200  200  200  200  200  200
zoek                    POST   in   403  404  404  404  404  404  404  404  404  404
mijn_dag                GET    in   403  403  403  200  200  200  200  403  200  403
dagkaart                GET    in   403  403  403  200  200  200  200  403  200  403
verdelen                GET    in   403  403  403  403  403  403  403  200  403  200
bevoegdheden            GET    in   403  403  403  200  200  200  200  200  200  200
bevoegdheid             GET    in   403  404  404  200  404  404  404  200  404  404
bewijs_erbij            GET    in   403  403  403  403  403  403  403  200  403  404
bewijs_erbij            POST   in   403  403  403  403  403  403  403  422  403  404
bewijs_einde            GET    in   403  403  403  403  403  403  403  200  403  404
bewijs_einde            POST   in   403  403  403  403  403  403  403  422  403  404
fase_tekenen            GET    in   403  403  403  403  403  403  403  200  403  404
fase_tekenen            POST   in   403  403  403  403  403  403  403  422  403  404
loopbaan                GET    in   403  404  404  200  404  404  404  200  404  404
loopbaan_stap           GET    in   403  403  403  403  403  403  403  200  403  404
loopbaan_stap           POST   in   403  403  403  403  403  403  403  422  403  404
programma_deel          GET    in   403  403  403  403  403  403  403  200  403  404
programma_deel          POST   in   403  403  403  403  403  403  403  422  403  404
inzet_erbij             GET    in   403  403  403  403  403  403  403  200  403  404
inzet_erbij             POST   in   403  403  403  403  403  403  403  422  403  404
inzet_tekenen           GET    in   403  403  403  403  403  403  403  200  403  404
inzet_tekenen           POST   in   403  403  403  403  403  403  403  422  403  404
inzet_einde             GET    in   403  403  403  403  403  403  403  200  403  404
inzet_einde             POST   in   403  403  403  403  403  403  403  422  403  404
leerlog                 GET    in   403  403  403  200  200  200  200  200  200  200
leerlog                 POST   in   403  403  403  422  422  422  422  422  422  422
leerlog_delen           POST   in   403  403  403  400  400  400  400  400  400  400
leerlog_uitvoer         POST   in   403  403  403  200  200  200  200  200  200  200
begeleiding_erbij       GET    in   403  403  403  200  200  200  200  200  200  200
begeleiding_erbij       POST   in   403  403  403  422  422  422  422  422  422  422
boa_verslag             GET    in   403  403  403  200  200  200  200  200  200  200
zaken                   GET    in   403  403  403  200  200  200  200  200  200  200
concept                 POST   in   403  200  200  200  200  200  200  200  200  200

zaak                    GET    in   403  404  404  200  200  200  404  200  404  404
zaak_ouder              GET    in   403  404  404  200  200  200  404  200  404  404
zaak_print              GET    in   403  404  404  200  200  200  404  200  404  404
sluiten                 GET    in   403  404  404  200  200  403  404  403  404  404
sluiten                 POST   in   403  404  404  422  422  403  404  403  404  404
omzetten                GET    in   403  404  404  409  409  403  404  403  404  404
omzetten                POST   in   403  404  404  409  409  403  404  403  404  404
intrekking              GET    in   403  404  404  200  200  403  404  403  404  404
intrekking              POST   in   403  404  404  422  422  403  404  403  404  404

verzoek                 GET    in   403  404  404  302  403  200  404  403  404  404
verzoek                 POST   in   403  404  404  302  403  200  404  403  404  404
overdragen              GET    in   403  404  404  403  403  403  404  200  404  404
overdragen              POST   in   403  404  404  403  403  403  404  200  404  404

kijk_als                POST   in   403  404  404  400  400  403  404  403  404  404
kijk_stop               POST   in   403  302  302  302  302  302  302  302  302  302

contact_begin           GET    in   403  404  404  200  200  403  404  403  404  404
contact_begin           POST   in   403  404  404  422  422  403  404  403  404  404
rolkaart                GET    in   403  404  404  200  200  403  404  403  404  404
contact                 GET    in   403  404  404  200  404  404  404  404  404  404
contact                 POST   in   403  404  404  422  404  404  404  404  404  404
meeloper                GET    in   403  404  404  200  404  404  404  404  404  404
meeloper                POST   in   403  404  404  422  404  404  404  404  404  404
contact_wissel          POST   in   403  404  404  302  404  404  404  404  404  404
contact_afbreken        POST   in   403  404  404  302  404  404  404  404  404  404
verhoor                 GET    in   403  404  404  403  403  403  404  403  404  404
verhoor                 POST   in   403  404  404  403  403  403  404  403  404  404
dubbelrol               GET    in   403  404  404  409  409  403  404  403  404  404
dubbelrol               POST   in   403  404  404  409  409  403  404  403  404  404
ouderregel              GET    in   403  404  404  200  403  403  404  403  404  404
ouderregel              POST   in   403  404  404  302  403  403  404  403  404  404
collega_vraag           GET    in   403  404  404  404  404  200  404  404  404  404
collega_vraag           POST   in   403  404  404  404  404  422  404  404  404  404
contact_aanvullen       GET    in   403  404  404  200  200  403  404  403  404  404
contact_aanvullen       POST   in   403  404  404  422  422  403  404  403  404  404

afspraak_nieuw          GET    in   403  404  404  200  200  403  404  403  404  404
afspraak_nieuw          POST   in   403  404  404  422  422  403  404  403  404  404
afspraak_klaar          POST   in   403  404  404  400  400  403  404  403  404  404
wacht_op_nieuw          GET    in   403  404  404  200  200  403  404  403  404  404
wacht_op_nieuw          POST   in   403  404  404  422  422  403  404  403  404  404
wacht_op_klaar          POST   in   403  404  404  302  302  403  404  403  404  404
stand_tekst             GET    in   403  404  404  200  200  403  404  403  404  404
stand_tekst             POST   in   403  404  404  302  302  403  404  403  404  404
nazorg                  GET    in   403  404  404  200  200  403  404  403  404  404
nazorg                  POST   in   403  404  404  422  422  403  404  403  404  404
verhaal                 GET    in   403  404  404  200  200  403  404  403  404  404
verhaal                 POST   in   403  404  404  422  422  403  404  403  404  404
verhaal_meer            GET    in   403  404  404  200  200  403  404  403  404  404
verhaal_meer            POST   in   403  404  404  422  422  403  404  403  404  404
verhaal_voorgelezen     POST   in   403  404  404  400  400  403  404  403  404  404
veiligheid_gezien       POST   in   403  404  404  403  403  403  404  302  404  404

plek                    GET    in   403  404  404  200  200  403  404  403  404  404
plek                    POST   in   403  404  404  422  422  403  404  403  404  404
plek_stap               GET    in   403  404  404  200  200  403  404  200  404  404
plek_stap               POST   in   403  404  404  422  422  403  404  422  404  404
plek_bevestigen         POST   in   403  302  404  403  403  403  403  403  403  403
plek_klopt_niet         GET    in   403  200  404  403  403  403  403  403  403  403
plek_klopt_niet         POST   in   403  422  404  403  403  403  403  403  403  403

plan                    GET    in   403  404  404  200  200  403  404  403  404  404
plan_nieuw              GET    in   403  404  404  200  200  403  404  403  404  404
plan_nieuw              POST   in   403  404  404  422  422  403  404  403  404  404
plan_bekijken           GET    in   403  404  404  200  200  403  404  403  404  404
plan_bekijken           POST   in   403  404  404  422  422  403  404  403  404  404
plan_einde              GET    in   403  404  404  200  200  403  404  403  404  404
plan_einde              POST   in   403  404  404  422  422  403  404  403  404  404
plan_print              GET    in   403  404  404  200  200  403  404  403  404  404
plan_doel_nieuw         GET    in   403  404  404  200  200  403  404  403  404  404
plan_doel_nieuw         POST   in   403  404  404  422  422  403  404  403  404  404
plan_stap_nieuw         GET    in   403  404  404  200  200  403  404  403  404  404
plan_stap_nieuw         POST   in   403  404  404  422  422  403  404  403  404  404
plan_rust               GET    in   403  404  404  200  200  403  404  403  404  404
plan_rust               POST   in   403  404  404  302  302  403  404  403  404  404
plan_bericht            POST   in   403  404  404  422  422  403  404  403  404  404
plan_doel_klaar         POST   in   403  404  404  400  400  403  404  403  404  404
plan_stap_klaar         POST   in   403  404  404  400  400  403  404  403  404  404
plan_woorden            GET    in   403  404  404  200  200  403  404  403  404  404
plan_woorden            POST   in   403  404  404  422  422  403  404  403  404  404
plan_akkoord            GET    in   403  404  404  200  200  403  404  403  404  404
plan_akkoord            POST   in   403  404  404  422  422  403  404  403  404  404
plan_inzet              GET    in   403  404  404  200  200  403  404  403  404  404
plan_inzet              POST   in   403  404  404  422  422  403  404  403  404  404
plan_vermeden           GET    in   403  404  404  200  200  403  404  403  404  404
plan_vermeden           POST   in   403  404  404  422  422  403  404  403  404  404
schoolplannen           GET    in   403  200  200  403  403  403  403  403  403  403
schoolplan              GET    in   403  200  404  403  403  403  403  403  403  403
schoolplan_bericht      GET    in   403  200  404  403  403  403  403  403  403  403
schoolplan_bericht      POST   in   403  422  404  403  403  403  403  403  403  403
"""

TABEL = _ZAAK + RONDOM
# naam, methode → per person what is expected.
TOEGANG = {
    (line[0], line[1]): dict(zip(KOP, line[2:], strict=True))
    for line in map(str.split, TABEL.strip().splitlines()) if line
}
