from django.apps import AppConfig


class DelenConfig(AppConfig):
    name = "ketenkameleon.delen"
    label = "delen"
    default_auto_field = "django.db.models.BigAutoField"
