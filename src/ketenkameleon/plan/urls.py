from django.urls import path

from ketenkameleon.plan.views import doel, plan, school, zeggen
from ketenkameleon.zaken.urls import ZAAK

PLAN = ZAAK + "plan/"
DOEL = PLAN + "doel/<uuid:doel_id>/"
SCHOOL = "school/plannen/"

urlpatterns = [
    path(PLAN + "nieuw/", plan.plan_nieuw, name="plan_nieuw"),
    path(PLAN + "bekijken/", plan.plan_bekijken, name="plan_bekijken"),
    path(PLAN + "einde/", plan.plan_einde, name="plan_einde"),
    path(PLAN + "print/", plan.plan_print, name="plan_print"),
    path(PLAN + "doel/nieuw/", doel.plan_doel_nieuw, name="plan_doel_nieuw"),
    path(DOEL + "stap/", doel.plan_stap_nieuw, name="plan_stap_nieuw"),
    path(DOEL + "rust/", doel.plan_rust, name="plan_rust"),
    path(DOEL + "bericht/", doel.plan_bericht, name="plan_bericht"),
    path(DOEL + "klaar/", doel.plan_doel_klaar, name="plan_doel_klaar"),
    path(PLAN + "stap/<uuid:stap_id>/klaar/", doel.plan_stap_klaar, name="plan_stap_klaar"),
    path(PLAN + "woorden/", zeggen.plan_woorden, name="plan_woorden"),
    path(PLAN + "akkoord/", zeggen.plan_akkoord, name="plan_akkoord"),
    path(PLAN + "inzet/", zeggen.plan_inzet, name="plan_inzet"),
    path(PLAN + "vermeden/", zeggen.plan_vermeden, name="plan_vermeden"),
    path(SCHOOL, school.schoolplannen, name="schoolplannen"),
    path(SCHOOL + "<uuid:plan_id>/", school.schoolplan, name="schoolplan"),
    path(SCHOOL + "<uuid:plan_id>/doel/<uuid:doel_id>/", school.schoolplan_bericht, name="schoolplan_bericht"),
]
