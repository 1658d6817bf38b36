from django.apps import AppConfig


class OverlegConfig(AppConfig):
    name = "ketenkameleon.overleg"
    label = "overleg"
    default_auto_field = "django.db.models.BigAutoField"
