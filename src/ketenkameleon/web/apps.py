from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "ketenkameleon.web"
    label = "web"
