"""Every address of the site, by name. A name without a row in the access table fails the build."""

from __future__ import annotations

from allauth.account.views import LogoutView
from django.urls import include, path

from ketenkameleon.koppelingen.oidc.views import Inloggen

urlpatterns = [
    # An address is looked for from the top, so the pages of every day stand first, here and in their own table.
    path("", include("ketenkameleon.schermen.urls")),
    path("", include("ketenkameleon.zaken.urls")),
    path("inloggen/", Inloggen.as_view(), name="account_login"),
    path("uitloggen/", LogoutView.as_view(), name="account_logout"),
    path("", include("ketenkameleon.toegang.urls")),
    path("", include("ketenkameleon.koppelingen.oidc.urls")),
    path("", include("ketenkameleon.regio.urls")),
    path("", include("ketenkameleon.inzage.urls")),
    path("", include("ketenkameleon.schermen.verdelen_urls")),
    path("", include("ketenkameleon.schermen.wetboek_urls")),
    path("", include("ketenkameleon.delen.urls")),
    path("", include("ketenkameleon.brieven.urls")),
    path("", include("ketenkameleon.routes.urls")),
    path("", include("ketenkameleon.routes.urls_kind")),
    path("", include("ketenkameleon.plan.urls")),
    path("", include("ketenkameleon.overleg.urls")),
    path("", include("ketenkameleon.gezin.urls_zaak")),
    path("", include("ketenkameleon.gezin.urls_berichten")),
    path("", include("ketenkameleon.gezin.urls_toestemming")),
    path("", include("ketenkameleon.koppelingen.urls")),
    path("", include("ketenkameleon.koppelingen.mail.urls")),
    path("", include("ketenkameleon.meldingen.urls")),
    path("", include("ketenkameleon.web.urls")),
]

handler400 = "ketenkameleon.web.views.fout_400"
handler403 = "ketenkameleon.web.views.fout_403"
handler404 = "ketenkameleon.web.views.fout_404"
handler500 = "ketenkameleon.web.views.fout_500"
