from django.apps import AppConfig


class InzageConfig(AppConfig):
    """Who looked, requests, retention and destruction, the breach register."""

    name = "ketenkameleon.inzage"
