"""Addresses of the pages of a family: messages with the vaste contactpersoon."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
