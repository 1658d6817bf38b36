from django.urls import path

from ketenkameleon.koppelingen.mail import views

urlpatterns = [path("berichten/", views.berichten, name="berichten")]
