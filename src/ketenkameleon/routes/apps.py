from django.apps import AppConfig


class RoutesConfig(AppConfig):
    name = "ketenkameleon.routes"
    label = "routes"
    default_auto_field = "django.db.models.BigAutoField"
