"""A beheerder keeps accounts: no zaak, no child, no notitie, by no page and by no query."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from huis import GEHEIM
from klassen import KLASSEN
from toegangstabel import TOEGANG

from ketenkameleon.regio.models import Aanstelling
from ketenkameleon.toegang.context import begin
from paginas_bouw import browser, text
from regio_bouw import add_administrators
from wereld import NU

pytestmark = pytest.mark.muren

CLOSED = sorted({table for klasse, tables in KLASSEN.items() if klasse.startswith("zaak.") or klasse in ("eigen", "fg")
                 for table in tables})
# What they are there for; everything else is closed, theirs alone, or the same for everybody.
OWN = {"beheer", "beheer_account", "beheer_einde", "beheer_koppel", "beheer_voorstel", "beheer_ontkoppel",
       "wetboek", "wetboek_rij", "wetboek_nieuw", "wetboek_voorstel", "wetboek_intrekken"}
ANYBODY = {"account_login", "account_logout", "hulp", "privacy", "toegankelijkheid", "inlogbrief", "hoed", "start",
           "berichten", "gezin_brieven", "sessie_verleng", "wachtwoord", "usersessions_list", "gezin", "concept",
           "kijk_stop", "fg_vragen", "elkaars_taal", "gezin_taal", "snel_weg",
           "account_reauthenticate", "mfa_index", "mfa_list_webauthn", "mfa_authenticate", "mfa_login_webauthn",
           "mfa_reauthenticate", "mfa_reauthenticate_webauthn", "mfa_activate_totp", "mfa_generate_recovery_codes",
           "mfa_add_webauthn", "mfa_remove_webauthn", "mfa_deactivate_totp", "mfa_view_recovery_codes", "oidc_login",
           "oidc_callback"}


@pytest.fixture(scope="module")
def bea(bezoekers, losse_database, losse_wereld):
    """Bea keeps the accounts of the gemeente that answers for the full zaak."""
    with losse_database.verbonden("owner"):
        add_administrators(losse_wereld)
    with losse_database.verbonden("web"):
        yield losse_wereld.hier.account_id("bea")


def test_no_row_of_a_zaak_is_there_for_a_beheerder(bea):
    with transaction.atomic(), connection.cursor() as cursor:
        begin(bea, doel="test", at=NU)
        cursor.execute("SELECT table_name FROM information_schema.table_privileges"
                       " WHERE table_name = ANY(%s) AND grantee = 'web' AND privilege_type = 'SELECT'", [CLOSED])
        readable = sorted(table for (table,) in cursor.fetchall())
        seen = {}
        for table in readable:
            cursor.execute(f"SELECT count(*) FROM {table}")
            seen[table] = cursor.fetchone()[0]
    assert len(seen) > 40
    assert {table: rows for table, rows in seen.items() if rows} == {}


def test_a_beheerder_has_no_list_in_the_context(bea):
    with transaction.atomic(), connection.cursor() as cursor:
        begin(bea, doel="test", at=NU)
        cursor.execute("SELECT current_setting('kk.breed', true), current_setting('kk.regie100', true)")
        assert [value.strip("{}") for value in cursor.fetchone()] == ["", ""]


def test_every_page_of_the_work_is_closed_for_a_beheerder(bezoekers, bea):
    bezoekers.sessies["beheerder"] = browser("bea").cookies["sessionid"].value
    wrong, pages = {}, sorted(key for key in TOEGANG if key[0] not in OWN | ANYBODY)
    for page in pages:
        answer = bezoekers.vraag("beheerder", *page)
        read = [word for word in GEHEIM if word in answer.content.decode()]
        if answer.status_code not in (403, 404) or read:
            wrong[page] = answer.status_code, read
    assert wrong == {}
    assert len(pages) > 250


def test_their_own_pages_say_nothing_of_a_child(bea, losse_wereld):
    client = browser("bea")
    tom = Aanstelling.objects.filter(account_id=losse_wereld.hier.account_id("tom"))
    pages = [reverse("beheer"), reverse("beheer") + "?weg=1",
             reverse("beheer_account", args=[losse_wereld.hier.account_id("tom")])]
    assert not tom.exists(), "without a context web sees no aanstelling"
    for page in pages:
        answer = client.get(page)
        assert answer.status_code == 200
        assert [word for word in GEHEIM if word in answer.content.decode()] == []
    assert client.get("/").url == reverse("beheer")
    assert "Tom Bakker" in text(client.get(pages[0]))
    assert "Samira" not in text(client.get(pages[0])), "she works for another organisatie"


def test_the_pages_are_there_for_nobody_of_another_organisatie(bea, losse_wereld):
    tom = losse_wereld.hier.account_id("tom")
    for wie in ("rik", "fay"):
        client = browser(wie)
        for naam in ("beheer_account", "beheer_koppel"):
            assert client.get(reverse(naam, args=[tom])).status_code == 404
    assert Client().get(reverse("beheer")).url.startswith("/inloggen/")
