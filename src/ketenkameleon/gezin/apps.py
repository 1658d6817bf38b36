from django.apps import AppConfig


class GezinConfig(AppConfig):
    name = "ketenkameleon.gezin"
    label = "gezin"
    default_auto_field = "django.db.models.BigAutoField"
