from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "ketenkameleon.koppelingen.mail"
    label = "mail"
