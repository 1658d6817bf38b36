"""The pages that belong to no app: the frame, help, login, and everything that goes wrong."""

import re
from datetime import UTC, date, datetime
from statistics import median
from time import perf_counter
from types import SimpleNamespace

import pytest
from django import forms
from django.contrib.messages.storage.base import Message
from django.template.loader import get_template
from django.test import RequestFactory
from django.test.utils import override_settings

from ketenkameleon.web import components, views
from web.pages import NAV, SAMIRA, TEMPLATES, Elements, bare, render

FOUTEN = [name for name in TEMPLATES if name.startswith("web/fouten/")]
FRAMES = ("web/base.html", "web/kaal.html")
WHOLE = [name for name in TEMPLATES if "/onderdelen/" not in name and name not in FRAMES]
WEIGERING = {"wat_niet": "a", "waarom": "b", "wat_wel": "c", "wie_beslist": "d"}
PASSKEY = SimpleNamespace(pk=1, wrap=SimpleNamespace(name="Telefoon"))
TEXT = "{% extends 'web/base.html' %}{% block titel %}Zaak 2026-00041{% endblock %}"


class Login(forms.Form):
    login = forms.CharField(label="Gebruikersnaam")
    password = forms.CharField(label="Wachtwoord")


def page(name, **context):
    return render(name, **{"form": Login(), "weigering": WEIGERING, "authenticator": PASSKEY, **context})


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("actor", [SAMIRA, None], ids=["samira", "nobody"])
def test_every_page_is_dutch_has_one_title_one_heading_and_a_way_past_the_menu(name, actor):
    html = page(name, actor=actor, nav=NAV)
    found = Elements(html)
    assert found.all("html")[0]["lang"] == "nl"
    assert len(found.all("h1")) == len(found.all("main")) == 1
    assert re.search(r"<title>\S[^<]+ – Ketenkameleon</title>", html)
    assert found.all("a")[0]["href"] == "#inhoud"
    assert found.all("main")[0]["id"] == "inhoud"
    assert len(found.ids()) == len(set(found.ids()))


@pytest.mark.parametrize("name", WHOLE)
def test_no_page_holds_a_script_or_style_of_its_own(name):
    for tag, attrs in Elements(page(name)).found:
        assert tag != "style"
        assert "style" not in attrs
        assert not any(attr.startswith("on") for attr in attrs)
        assert tag != "script" or "src" in attrs
        assert not any("://" in attrs.get(attr, "") for attr in ("src", "href", "action"))


@pytest.mark.parametrize("name", WHOLE)
def test_help_is_in_the_same_place_on_every_page_with_a_phone_number(name):
    footer = page(name)[page(name).index("<footer") :]
    assert 'href="tel:' in footer
    if name not in ("web/fouten/500.html", "web/fouten/503.html"):
        assert footer.index(">Hulp<") < footer.index(">Toegankelijkheid<") < footer.index(">Privacy<")


@pytest.mark.parametrize("name", FOUTEN)
def test_an_error_page_needs_no_request_and_no_account(name):
    html = bare(name)
    assert 'href="tel:' in html
    assert html == bare(name, chrome={"naam": "Samira de Wit"}, nav=NAV, telefoon="0")


def test_the_page_for_not_yours_is_the_same_bytes_for_everybody():
    bodies = set()
    with override_settings(ROOT_URLCONF="web.pages"):
        for where in ("/zaken/2026-00041/", "/zaken/bestaat-niet/"):
            request = RequestFactory().get(where)
            request.actor = SAMIRA
            answer = views.fout_404(request, Exception("zaak of Noor"))
            assert answer.status_code == 404
            bodies.add(answer.content)
    assert len(bodies) == 1
    assert "Deze zaak is niet van u. Of hij bestaat niet." in bodies.pop().decode()


@pytest.mark.parametrize(
    ("view", "extra", "status"),
    [
        (views.fout_400, [Exception()], 400),
        (views.fout_403, [Exception()], 403),
        (views.fout_500, [], 500),
        (views.csrf_fout, ["reason of Django"], 403),
    ],
)
def test_what_goes_wrong_answers_with_its_own_status_and_no_inside_words(view, extra, status):
    with override_settings(ROOT_URLCONF="web.pages"):
        answer = view(RequestFactory().get("/"), *extra)
    assert answer.status_code == status
    assert b"reason of Django" not in answer.content


@pytest.mark.parametrize("view", [views.hulp, views.toegankelijkheid, views.privacy])
def test_help_accessibility_and_privacy_open_without_logging_in_and_only_to_read(view):
    with override_settings(ROOT_URLCONF="web.pages"):
        assert view(RequestFactory().get("/")).status_code == 200
        assert view(RequestFactory().post("/")).status_code == 405


def test_the_bar_says_that_no_rol_is_active():
    assert "Geen rol actief — u kijkt als vaste contactpersoon" in render(TEXT)
    assert "U kijkt als coördinator" in render(TEXT, rolbalk="U kijkt als coördinator")
    assert "km-rolbalk" not in render(TEXT, actor=None)


def test_the_bar_says_the_rol_in_word_letter_and_colour_and_the_title_opens_with_it():
    html = render(TEXT, rolbalk={"rol": "raad", "met": "Noor", "sinds": "10.05 uur"})
    bar = html[html.index("km-rolbalk--actief") : html.index("<main")]
    assert "km-rol--raad" in bar
    assert ">R</text>" in bar
    assert "U bent nu: <strong>Raad</strong>. Met Noor. Sinds 10.05 uur." in bar
    assert "<title>Raad: Zaak 2026-00041 – Ketenkameleon</title>" in html


def test_the_title_says_first_that_there_is_an_error():
    assert "<title>Fout: Zaak 2026-00041 – Ketenkameleon</title>" in render(TEXT, form=Login({}))


def test_one_logs_out_by_a_button_and_not_by_a_link():
    found = Elements(render(TEXT))
    assert [form["method"] for form in found.all("form")] == ["post"]
    assert not any("uitloggen" in link["href"] for link in found.all("a"))
    assert not Elements(render(TEXT, actor=None)).all("form")


def test_search_never_puts_what_was_typed_in_the_address():
    search = next(form for form in Elements(render(TEXT, zoek_url="/zoek/")).all("form") if form.get("role"))
    assert search["method"] == "post"


def test_the_menu_marks_where_one_is_and_works_folded_without_javascript():
    found = Elements(render(TEXT, nav=NAV))
    assert len(found.all("details")) == 1
    here = [link["href"] for link in found.all("a") if link.get("aria-current") == "page"]
    assert here == ["/mijn-dag/"] * 2


def test_a_message_is_told_to_screen_readers():
    html = render(TEXT, messages=[Message(25, "Bewaard.")])
    assert html.index('role="status"') < html.index("utrecht-alert--success") < html.index("Bewaard.")


def test_the_head_of_the_page_says_who_is_at_work_in_words_and_in_a_fixed_order():
    html = render(TEXT)
    assert "<strong><bdi>Samira de Wit</bdi></strong>" in html
    assert "BIP, coördinator · Regio Duinstreek" in html


def test_a_print_says_who_and_when():
    html = render(TEXT, opgehaald_op=datetime(2026, 11, 22, 9, 5, tzinfo=UTC))
    assert "Afgedrukt door <bdi>Samira de Wit</bdi>. Stand van zondag 22 november 2026, 10.05 uur." in html


def test_the_end_of_the_session_reaches_the_script():
    html = render(TEXT, sessie_tot=datetime(2026, 11, 22, 9, 5, tzinfo=UTC))
    assert re.search(r'data-sessie-tot="2026-11-22T\d\d:05:00\+\d\d:00"', html)
    assert "data-sessie-tot" not in render(TEXT)


@pytest.mark.parametrize("name", ["account/login.html", "account/logout.html"])
def test_our_own_pages_for_logging_in_and_out_are_the_ones_that_are_used(name):
    origin = get_template(name).origin.name
    assert "ketenkameleon" in origin, "in INSTALLED_APPS ketenkameleon.web must stand before allauth.account"


def test_a_wrong_login_keeps_the_name_and_forgets_the_password():
    html = page("account/login.html", form=Login({"login": "samira", "password": ""}))
    assert 'value="samira"' in html
    assert all("value" not in box for box in Elements(html).all("input") if box["type"] == "password")


def test_twenty_five_clocks_take_less_than_two_milliseconds():
    promise = {"op": date(2026, 12, 7), "dagen": 14, "niveau": "spoed"}
    times = []
    for _ in range(21):
        start = perf_counter()
        for _ in range(25):
            components.klok_kort(promise)
        times.append(perf_counter() - start)
    assert median(times) < 0.002
