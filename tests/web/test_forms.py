import pytest
from django import forms

from ketenkameleon.web import fields, marks
from ketenkameleon.web.forms import formulier, foutenlijst
from web.pages import Elements, render

ROLLEN = [("halt", "Halt"), ("raad", "Raad")]


class Contact(forms.Form):
    wijze = forms.ChoiceField(
        label="Hoe?", choices=[("thuis", "Thuis"), ("bel", "Bellen")], widget=forms.RadioSelect
    )
    rol = forms.ChoiceField(
        label="Welke rol?",
        choices=ROLLEN,
        widget=fields.Keuzes(
            uitleg={"raad": "kijken wat nodig is"},
            kan_niet={"halt": "geen verwijzing"},
            teken={rol: marks.rolteken(rol) for rol in marks.ROLLEN},
        ),
    )
    afspraak = forms.CharField(
        label="Wat is afgesproken?",
        max_length=200,
        widget=forms.Textarea(attrs={"placeholder": "x", "maxlength": 9}),
    )
    op = fields.DatumField(label="Wanneer")
    wie = forms.ChoiceField(label="Wie", choices=[("", "Kies"), ("noor", "Noor")], required=False)
    met = forms.MultipleChoiceField(
        label="Met wie",
        choices=[("n", "Noor"), ("m", "Moeder")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    minuten = forms.IntegerField(label="Hoe lang", help_text="In minuten", required=False)
    zorg = forms.BooleanField(label="Ik maak mij zorgen", required=False)
    versie = forms.CharField(widget=forms.HiddenInput)


def wrong() -> Contact:
    said = {"afspraak": "<b>Noor</b> kijkt", "op": "99-99-2026", "rol": "raad", "met": ["m"], "versie": "3"}
    return Contact(said)


def by_name(html: str, name: str) -> dict[str, str]:
    return next(a for a in Elements(html).all("input", "select", "textarea") if a.get("name") == name)


@pytest.fixture(params=[Contact, wrong], ids=["empty", "wrong"])
def html(request):
    return render("{% load web %}{% formulier form %}", form=request.param())


def test_every_box_has_a_label_or_a_legend(html):
    page = Elements(html)
    labels = {attrs.get("for") for attrs in page.all("label")}
    for attrs in page.all("input", "select", "textarea"):
        if attrs.get("type") != "hidden":
            assert attrs["id"] in labels
    assert len(page.all("fieldset")) == len(page.all("legend")) == 3


def test_every_description_that_a_box_points_to_is_there_once(html):
    page = Elements(html)
    ids = page.ids()
    assert len(ids) == len(set(ids))
    told = [part for _, a in page.found for part in a.get("aria-describedby", "").split()]
    assert told
    assert set(told) <= set(ids)


def test_the_browser_checks_nothing_and_cuts_nothing(html):
    page = Elements(html)
    assert "novalidate" in page.all("form")[0]
    for attrs in page.all("input", "select", "textarea"):
        assert not {"required", "maxlength", "placeholder", "pattern", "min", "max"} & set(attrs)
        assert attrs.get("type") not in ("number", "date")


def test_optional_is_said_and_required_is_told_to_screen_readers(html):
    assert html.count("(niet verplicht)") == 3
    assert by_name(html, "afspraak")["aria-required"] == "true"
    assert "aria-required" not in by_name(html, "wie")
    groups = [attrs for attrs in Elements(html).all("fieldset") if attrs.get("role") == "radiogroup"]
    assert [group["aria-required"] for group in groups] == ["true", "true"]


def test_an_error_stands_under_its_label_in_words_and_is_tied_to_the_box():
    html = str(fields.veld(wrong()["op"]))
    box = by_name(html, "op")
    assert box["aria-invalid"] == "true"
    assert box["aria-describedby"] == "id_op-uitleg id_op-fout"
    assert html.index("</label>") < html.index("Schrijf dag, maand en jaar.") < html.index("<input")
    assert "<svg" in html


def test_the_summary_counts_the_answers_and_links_to_something_that_is_there():
    form = wrong()
    page = Elements(str(formulier(form, "token")))
    summary = str(foutenlijst(form))
    assert "Verbeter 2 antwoorden." in summary
    targets = [attrs["href"].removeprefix("#") for attrs in Elements(summary).all("a")]
    assert targets == ["id_wijze_0", "id_op"]
    assert set(targets) <= set(page.ids())


def test_the_title_of_the_summary_takes_the_focus_without_javascript():
    title = Elements(str(foutenlijst(wrong()))).all("h2")[0]
    assert title["tabindex"] == "-1"
    assert "autofocus" in title


def test_one_wrong_answer_is_singular_and_no_wrong_answer_is_silent():
    form = Contact({"afspraak": "x", "op": "1-10-2026", "rol": "raad", "versie": "3"})
    assert "Verbeter 1 antwoord." in foutenlijst(form)
    assert foutenlijst(Contact()) == ""


def test_an_error_of_the_whole_form_is_shown_without_a_link():
    form = Contact({"afspraak": "x", "op": "1-10-2026", "rol": "raad", "wijze": "bel", "versie": "3"})
    form.add_error(None, "Rob bewaarde dit om 10.12 uur.")
    summary = foutenlijst(form)
    assert "Dit kan zo nog niet." in summary
    assert "<li>Rob bewaarde dit om 10.12 uur.</li>" in summary


def test_a_choice_that_is_not_possible_shows_its_reason_and_cannot_be_pressed():
    html = str(fields.veld(Contact()["rol"]))
    assert [attrs["value"] for attrs in Elements(html).all("input")] == ["raad"]
    assert "Niet mogelijk: geen verwijzing" in html
    assert "kijken wat nodig is" in html


def test_the_summary_jumps_to_the_first_choice_that_can_be_pressed():
    assert fields.target(Contact()["rol"]) == "id_rol_1"


def test_what_was_typed_comes_back_escaped_and_what_was_chosen_stays_chosen():
    html = str(formulier(wrong(), "token"))
    assert "&lt;b&gt;Noor&lt;/b&gt; kijkt" in html
    assert by_name(html, "op")["value"] == "99-99-2026"
    assert [a["value"] for a in Elements(html).all("input") if "checked" in a] == ["raad", "m"]
    assert by_name(html, "versie") == {"type": "hidden", "name": "versie", "id": "id_versie", "value": "3"}


def test_a_textarea_keeps_a_first_empty_line():
    html = str(fields.veld(Contact({"afspraak": "\nNoor"})["afspraak"]))
    assert ">\n\nNoor</textarea>" in html


def test_a_textarea_with_a_limit_has_a_counter_that_also_says_it_without_javascript():
    html = str(fields.veld(Contact()["afspraak"]))
    assert by_name(html, "afspraak")["data-teller"] == "200"
    assert 'id="id_afspraak-teller">Maximaal 200 tekens' in html


@pytest.mark.parametrize("typed", ["15-10-2026", "15/10/2026", "15.10.2026", " 15-10-2026 ", "2026-10-15"])
def test_a_day_is_understood_however_it_is_typed(typed):
    assert fields.DatumField().clean(typed).isoformat() == "2026-10-15"


@pytest.mark.parametrize("typed", ["30-02-2026", "10-15-2026", "morgen"])
def test_a_day_that_does_not_exist_is_answered_with_an_example(typed):
    with pytest.raises(forms.ValidationError, match="Bijvoorbeeld 15-10-2026"):
        fields.DatumField().clean(typed)


def test_a_password_never_comes_back():
    class Login(forms.Form):
        wachtwoord = forms.CharField(widget=forms.PasswordInput)

    assert "geheim" not in fields.veld(Login({"wachtwoord": "geheim"})["wachtwoord"])


def test_a_form_with_drafts_has_a_place_for_their_status():
    html = str(formulier(Contact(), "token", concept="/concept/3/"))
    assert Elements(html).all("form")[0]["data-concept"] == "/concept/3/"
    assert 'role="status" data-concept-status' in html
    assert "data-concept" not in formulier(Contact(), "token")


def test_a_form_carries_the_token_of_its_request():
    html = render("{% load web %}{% formulier form %}", form=Contact())
    assert by_name(html, "csrfmiddlewaretoken")["value"]
