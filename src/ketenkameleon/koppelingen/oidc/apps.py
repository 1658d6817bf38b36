from django.apps import AppConfig


class OidcConfig(AppConfig):
    name = "ketenkameleon.koppelingen.oidc"
    label = "oidc"
