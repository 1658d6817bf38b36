from django.urls import path

from ketenkameleon.web import views

urlpatterns = [
    path("hulp/", views.hulp, name="hulp"),
    path("toegankelijkheid/", views.toegankelijkheid, name="toegankelijkheid"),
    path("privacyverklaring/", views.privacy, name="privacy"),
]
