"""Addresses of pages that need an adapter: the page stands in an app, what it does with an outside shape
here."""

from __future__ import annotations

from django.urls import path

from ketenkameleon.koppelingen.verbeteren import LEZERS, correct_line, leave_line
from ketenkameleon.meldingen.views.afgekeurd import Verbeteren, line_page

urlpatterns = [
    path(
        "meldingen/afgekeurd/<uuid:regel_id>/",
        line_page(Verbeteren(correct_line, leave_line, LEZERS.keys())),
        name="afgekeurd_regel",
    ),
]
