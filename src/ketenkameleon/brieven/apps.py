from django.apps import AppConfig


class BrievenConfig(AppConfig):
    name = "ketenkameleon.brieven"
    label = "brieven"
    default_auto_field = "django.db.models.BigAutoField"
