"""Addresses of the pages of a family: consent and who sees what."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
