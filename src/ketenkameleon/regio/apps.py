from django.apps import AppConfig


class RegioConfig(AppConfig):
    name = "ketenkameleon.regio"
    label = "regio"
    default_auto_field = "django.db.models.BigAutoField"
