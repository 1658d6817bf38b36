"""Addresses of the pages of a family: where we stand."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
