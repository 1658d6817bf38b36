from django.apps import AppConfig


class PersonenConfig(AppConfig):
    name = "ketenkameleon.personen"
    label = "personen"
    default_auto_field = "django.db.models.BigAutoField"
