"""A letter leaves after it was released, on paper, and to a party only on a share that stands."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta

import pytest
from django.db import connection
from pdf_lezer import Pdf

from brieven_bouw import AAN, UITNODIGING
from ketenkameleon.brieven.actions.schrijven import change, make
from ketenkameleon.brieven.actions.versturen import on_paper, posted, release
from ketenkameleon.brieven.invoer import BriefInvoer, NieuweBrief
from ketenkameleon.brieven.models import Brief
from ketenkameleon.delen.actions.deling import ask_share, stop
from ketenkameleon.delen.actions.toestemming import say
from ketenkameleon.delen.invoer import DelingInvoer, JaInvoer, UitlegInvoer
from ketenkameleon.delen.models import Verstrekking
from ketenkameleon.post.voorbeeld import VOORBEELD
from ketenkameleon.rules.roles import Rol
from ketenkameleon.rules.toestemming import Hoedanigheid, Toestemmingsvorm
from ketenkameleon.toegang.refusals import NotNow
from ketenkameleon.zaken.invoer import Onvolledig
from wereld import NU, VANDAAG, give_chain

pytestmark = pytest.mark.acties
TOT = VANDAAG + timedelta(days=60)
UITKOMST = {"kind_naam": "Noor Vos", "geboren": "17 mei 2012", "uitkomst": "Noor gaat weer naar school.",
            "uitkomst_op": "8 oktober 2026", "telefoon": "06-55501234", "professional": "Samira de Wit"}
A_DAY = timedelta(days=1)


def shared(actor, gezin, *, yes=True):
    """The school may know the outcome, with a spoken yes of the mother or without."""
    uitleg = UitlegInvoer("alleen dit is nodig", "het kan niet anders", VANDAAG, "in een gesprek")
    asked = DelingInvoer("school", ("uitkomst",), "weten hoe het afliep", TOT)
    key = ask_share(actor, gezin.zaak.id, asked, uitleg, at=NU)
    if yes:
        said = JaInvoer(gezin.moeder, Hoedanigheid.GEZAG, "school", ("uitkomst",), True, VANDAAG, TOT,
                        Toestemmingsvorm.MONDELING, True)
        say(actor, gezin.zaak.id, said, at=NU)
    return key


def logged(code):
    with connection.cursor() as cursor:
        cursor.execute("SELECT i.inhoud FROM logboek_regel r JOIN logboek_inhoud i USING (handeling_id, volgnr)"
                       " WHERE r.gebeurtenis = %s", [code])
        return [json.loads(inhoud) for (inhoud,) in cursor.fetchall()]


def test_a_released_letter_is_a_pdf_with_its_address_and_the_day_of_release(als, gezin, af):
    with als("samira") as actor:
        key = af(actor)
        release(actor, key, at=NU)
        said = Pdf(on_paper(actor, key, at=NU + 3 * A_DAY)).text
    for line in (*AAN, "Uitnodiging voor een gesprek", "8 oktober 2026", gezin.zaak.nummer, UITNODIGING["telefoon"]):
        assert line in said


def test_taking_it_out_and_posting_it_are_kept_without_what_it_says(als, gezin, af):
    with als("samira") as actor:
        key = af(actor)
        release(actor, key, at=NU)
        on_paper(actor, key, at=NU)
        posted(actor, key, VANDAAG, at=NU)
    row = Brief.objects.get(pk=key)
    assert (row.verstuurd_op, row.deling_id) == (VANDAAG, None)
    for code in ("brief.gemaakt", "brief.gewijzigd", "brief.vrijgegeven", "brief.op_papier", "brief.verstuurd"):
        [kept] = logged(code)
        assert kept["soort"] == "uitnodiging"
        assert not {"Mevrouw Vos", "bij u thuis"} & set(map(str, kept.values()))


def test_nothing_goes_on_paper_before_the_release(als, gezin, af):
    with als("samira") as actor:
        key = af(actor)
        for deed in (lambda: on_paper(actor, key, at=NU), lambda: posted(actor, key, VANDAAG, at=NU)):
            with pytest.raises(NotNow, match="letter_not_released"):
                deed()


@pytest.mark.parametrize(("aan", "waarden"), [
    ((), UITNODIGING), (AAN, {**UITNODIGING, "telefoon": ""})])
def test_a_letter_without_an_address_or_a_field_is_not_released(als, gezin, af, aan, waarden):
    with als("samira") as actor:
        key = af(actor)
        change(actor, key, BriefInvoer(aan, waarden), at=NU)
        with pytest.raises(NotNow, match="letter_unfinished"):
            release(actor, key, at=NU)


@pytest.mark.parametrize("onderwerp", ["het tra" "ject van Noor", "artikel 14 en school"])
def test_a_word_we_do_not_use_or_an_article_holds_a_letter_back(als, gezin, af, onderwerp):
    with als("samira") as actor:
        key = af(actor, waarden={**UITNODIGING, "onderwerp": onderwerp})
        with pytest.raises(NotNow, match="letter_hard_words"):
            release(actor, key, at=NU)


def test_a_name_that_cannot_be_printed_holds_a_letter_back(als, gezin, af):
    with als("samira") as actor:
        key = af(actor)
        change(actor, key, BriefInvoer(("王",), UITNODIGING), at=NU)
        with pytest.raises(NotNow, match="letter_unprintable"):
            release(actor, key, at=NU)
    assert Brief.objects.get(pk=key).vrijgegeven_at is None


@pytest.mark.parametrize(("op", "ok"), [
    (VANDAAG - A_DAY, False), (VANDAAG, True), (VANDAAG + 2 * A_DAY, True), (VANDAAG + 3 * A_DAY, False)])
def test_a_letter_was_posted_between_the_release_and_today(als, gezin, af, op, ok):
    with als("samira") as actor:
        key = af(actor)
        release(actor, key, at=NU)
        if ok:
            posted(actor, key, op, at=NU + 2 * A_DAY)
            with pytest.raises(NotNow, match="letter_posted"):
                posted(actor, key, op, at=NU + 2 * A_DAY)
        else:
            with pytest.raises(Onvolledig, match="Kies een dag van 8 oktober 2026"):
                posted(actor, key, op, at=NU + 2 * A_DAY)


def test_a_letter_to_the_school_leaves_on_a_share_that_stands_and_is_kept_as_given(als, gezin, af):
    with als("samira") as actor:
        deling = shared(actor, gezin)
        key = af(actor, "uitkomst_school", None, UITKOMST)
        release(actor, key, at=NU)
        paper = on_paper(actor, key, at=NU)
    assert Brief.objects.get(pk=key).deling_id == deling
    given = Verstrekking.objects.get()
    assert (given.ontvanger, given.hoe, bytes(given.sha256)) == ("school", "papier", hashlib.sha256(paper).digest())
    assert given.velden == [f"brief.{veld}" for veld in sorted(UITKOMST)]


@pytest.mark.parametrize("hoe", ["nothing shared", "no yes", "stopped", "something else shared"])
def test_a_letter_to_the_school_does_not_leave_without_a_share_that_stands(als, gezin, af, hoe):
    with als("samira") as actor:
        if hoe in ("no yes", "stopped"):
            deling = shared(actor, gezin, yes=hoe == "stopped")
            if hoe == "stopped":
                stop(actor, deling, at=NU)
        if hoe == "something else shared":
            uitleg = UitlegInvoer("alleen dit", "niet anders", VANDAAG, "in een gesprek")
            ask_share(actor, gezin.zaak.id, DelingInvoer("cjg", ("uitkomst",), "samen helpen", TOT), uitleg, at=NU)
        key = af(actor, "uitkomst_school", None, UITKOMST)
        with pytest.raises(NotNow, match="letter_without_share"):
            release(actor, key, at=NU)
    assert Verstrekking.objects.count() == 0
    assert Brief.objects.get(pk=key).vrijgegeven_at is None


def test_a_proces_verbaal_leaves_on_the_share_of_the_verhoor_and_no_figure_tells_of_it(als, gezin, wereld):
    give_chain(wereld.hier, wereld.hier.professionals["samira"], Rol.LEERPLICHT_VERHOOR)
    uitleg = UitlegInvoer("alleen dit", "niet anders", VANDAAG, "in een gesprek")
    with als("samira", rol="leerplicht_verhoor") as actor:
        ask_share(actor, gezin.zaak.id, DelingInvoer("om", ("proces_verbaal",), "beoordelen", TOT), uitleg, at=NU)
        key = make(actor, gezin.zaak.id, NieuweBrief("proces_verbaal"), at=NU)
        change(actor, key, BriefInvoer(("Officier van justitie",), VOORBEELD), at=NU)
        release(actor, key, at=NU)
    given = Verstrekking.objects.get()
    assert (given.ontvanger, given.muur) == ("om", 401)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM zaken_gebeurtenis WHERE code LIKE 'verstrekking%%' OR code LIKE 'brief%%'")
        assert cursor.fetchone() == (0,)
