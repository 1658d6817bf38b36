from django.apps import AppConfig


class ZakenConfig(AppConfig):
    name = "ketenkameleon.zaken"
    label = "zaken"
    default_auto_field = "django.db.models.BigAutoField"
