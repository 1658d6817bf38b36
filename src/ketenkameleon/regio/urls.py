from django.urls import path

from ketenkameleon.regio import views, views_kernteam

urlpatterns = [
    path("scholen/", views_kernteam.kernteams, name="kernteams"),
    path("scholen/<uuid:school_id>/plaats/", views_kernteam.kernteam_plaats, name="kernteam_plaats"),
    path("taal/", views_kernteam.elkaars_taal, name="elkaars_taal"),
    path("beheer/", views.beheer, name="beheer"),
    path("beheer/<uuid:account_id>/", views.beheer_account, name="beheer_account"),
    path("beheer/<uuid:account_id>/koppel/", views.beheer_koppel, name="beheer_koppel"),
    path("beheer/<uuid:account_id>/koppeling/<uuid:koppeling_id>/weg/", views.beheer_ontkoppel,
         name="beheer_ontkoppel"),
    path("beheer/aanstelling/<uuid:aanstelling_id>/einde/", views.beheer_einde, name="beheer_einde"),
    path("beheer/voorstel/<uuid:voorstel_id>/", views.beheer_voorstel, name="beheer_voorstel"),
]
