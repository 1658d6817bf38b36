from django.apps import AppConfig


class SchermenConfig(AppConfig):
    name = "ketenkameleon.schermen"
    label = "schermen"
    default_auto_field = "django.db.models.BigAutoField"
