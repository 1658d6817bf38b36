"""The address of *Verdelen*."""

from __future__ import annotations

from django.urls import path

from ketenkameleon.schermen.verdelen import verdelen

urlpatterns = [path("verdelen/", verdelen, name="verdelen")]
