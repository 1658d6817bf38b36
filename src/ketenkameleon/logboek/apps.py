from django.apps import AppConfig


class LogboekConfig(AppConfig):
    name = "ketenkameleon.logboek"
    label = "logboek"
    default_auto_field = "django.db.models.BigAutoField"
