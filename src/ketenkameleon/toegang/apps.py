from django.apps import AppConfig


class ToegangConfig(AppConfig):
    name = "ketenkameleon.toegang"
    label = "toegang"
    default_auto_field = "django.db.models.BigAutoField"
