import requests
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from ketenkameleon.koppelingen.oidc.provider import OidcVerbinding
from ketenkameleon.rules.verdict import refused
from ketenkameleon.toegang.refusals import NotAllowed, NotFound


@require_safe
def login(request: HttpRequest, provider_id: str) -> HttpResponse:
    """On to the provider of this organisatie; 404 for one that is not in the settings."""
    return _view(OAuth2LoginView, request, provider_id)


@require_safe
def callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Back from the provider: logged in, or one page that says it did not work."""
    return _view(OAuth2CallbackView, request, provider_id)


def _view(view: type[OAuth2LoginView] | type[OAuth2CallbackView], request: HttpRequest,
          provider_id: str) -> HttpResponse:
    try:
        answer: HttpResponse = view.adapter_view(OidcVerbinding(request, provider_id))(request)
    except SocialApp.DoesNotExist:
        raise NotFound(refused("not_your_zaak"), object_soort="inlog", gevraagd=provider_id) from None
    except (OAuth2Error, requests.RequestException) as wrong:
        raise NotAllowed(refused("login_failed"), object_soort="inlog", gevraagd=type(wrong).__name__) from wrong
    return answer


urlpatterns = [
    path("inloggen/organisatie/<slug:provider_id>/", login, name="oidc_login"),
    path("inloggen/organisatie/<slug:provider_id>/terug/", callback, name="oidc_callback"),
]
