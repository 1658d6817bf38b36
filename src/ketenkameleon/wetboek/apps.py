from django.apps import AppConfig


class WetboekConfig(AppConfig):
    name = "ketenkameleon.wetboek"
    label = "wetboek"
    default_auto_field = "django.db.models.BigAutoField"
