"""Logging in at the organisation's own provider, against a real OpenID provider on loopback."""

from __future__ import annotations

import base64
import hashlib
import json
import warnings
from datetime import timedelta
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

import pytest
import requests
from django.test import Client
from inlog_bouw import do, fresh, one

from ketenkameleon.koppelingen.oidc.aanbieders import read_providers
from ketenkameleon.toegang.inloggen.koppelingen import link_by_hand
from wereld import NU

# The provider of the tests speaks through a library that warns about its own parts.
pytestmark = [pytest.mark.muren, pytest.mark.filterwarnings("ignore::DeprecationWarning")]
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import oidc_provider_mock as mock

TERUG = "/inloggen/organisatie/proef/terug/"


@pytest.fixture(scope="module")
def aanbieder():
    """The address of a provider that lives as long as this module."""
    with mock.run_server_in_thread() as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture
def inlog(losse_database, losse_wereld, settings, aanbieder, tmp_path):
    """A site that knows one provider, and Samira linked to its subject `sub-samira`."""
    settings.ALLOWED_HOSTS = ["testserver"]
    fresh(losse_database)
    do(losse_database, "TRUNCATE toegang_inlogkoppeling")
    with losse_database.verbonden("owner"):
        link_by_hand(aanbieder, "sub-samira", "samira", at=NU)
    with losse_database.verbonden("web"):
        yield lambda **extra: _site(settings, aanbieder, tmp_path, **extra)


def _site(settings, issuer: str, folder, **extra) -> Client:
    (folder / "geheim").write_text("heel-geheim\n")
    item = {"code": "proef", "naam": "Gemeente Duinstad", "issuer": issuer, "client_id": "kameleon",
            "secret_bestand": "geheim", **extra}
    (folder / "oidc.json").write_text(json.dumps([item]))
    settings.SOCIALACCOUNT_PROVIDERS = {"oidc": {"APPS": read_providers(str(folder / "oidc.json"))}}
    return Client()


def _way(client: Client, **extra: str) -> str:
    """The address at the provider that somebody is sent to."""
    answer = client.get("/inloggen/organisatie/proef/", extra)
    assert answer.status_code == 302, answer.content
    return answer.url


def _asked(url: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


def _agree(url: str, sub: str) -> str:
    """The provider's own page: this subject says yes. The path to come back to."""
    back = requests.post(url, data={"sub": sub}, allow_redirects=False, timeout=5).headers["Location"]
    parts = urlsplit(back)
    assert (parts.hostname, parts.path) == ("testserver", TERUG), back
    return f"{parts.path}?{parts.query}"


def _changed(url: str, **values: str) -> str:
    asked = {**_asked(url), **values}
    return urlunsplit(urlsplit(url)._replace(query=urlencode({k: v for k, v in asked.items() if v})))


def _refused(answer) -> bool:
    return answer.status_code == 403 and "U kunt zo niet inloggen." in answer.content.decode()


def _inside(client: Client) -> bool:
    return client.get("/mijn-dag/").status_code == 200


def test_who_is_linked_gets_in_and_lands_where_they_were_going(inlog, losse_database):
    client = inlog()
    answer = client.get(_agree(_way(client, next="/zaken/"), "sub-samira"))
    assert (answer.status_code, answer.url) == (302, "/zaken/")
    assert _inside(client)
    kept = one(losse_database, "SELECT count(*) FROM socialaccount_socialaccount")[0]
    assert kept == 0, "nothing of the provider is stored"


def test_the_question_is_as_the_dutch_profile_asks(inlog):
    client = inlog()
    asked = _asked(_way(client, scope="openid email", auth_params="prompt=none", process="connect"))
    verifier = next(iter(client.session["socialaccount_states"].values()))[0]["pkce_code_verifier"]
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    assert asked.pop("state")
    assert len(asked.pop("nonce")) == 43
    assert asked == {
        "response_type": "code", "client_id": "kameleon", "scope": "openid", "code_challenge": challenge,
        "code_challenge_method": "S256", "redirect_uri": f"http://testserver{TERUG}"}


def test_somebody_nobody_linked_sees_one_page_and_gets_no_account(inlog, losse_database):
    client = inlog()
    before = one(losse_database, "SELECT count(*) FROM toegang_account")
    answer = client.get(_agree(_way(client), "sub-onbekend"))
    assert answer.status_code == 403
    assert "Wij kennen dit account van uw organisatie niet." in answer.content.decode()
    assert one(losse_database, "SELECT count(*) FROM toegang_account") == before
    assert not _inside(client)
    assert one(losse_database, "SELECT count(*) FROM logboek_inzage WHERE reden = 'login_unknown'")[0] >= 1


def test_what_the_provider_says_about_groups_gives_no_right(inlog, aanbieder):
    requests.put(f"{aanbieder}/users/sub-samira", json={"groups": ["beheerder", "coordinator"], "roles": ["admin"]},
                 timeout=5)
    client = inlog()
    client.get(_agree(_way(client), "sub-samira"))
    assert _inside(client)
    assert client.get("/verdelen/").status_code == 403


def test_another_state_opens_nothing(inlog):
    client = inlog()
    back = _agree(_way(client), "sub-samira")
    assert _refused(client.get(back.replace("state=", "state=x")))
    assert not _inside(client)


def test_an_answer_in_another_browser_opens_nothing(inlog):
    client, other = inlog(), Client()
    assert _refused(other.get(_agree(_way(client), "sub-samira")))
    assert not _inside(other)


def test_another_nonce_opens_nothing(inlog):
    client = inlog()
    assert _refused(client.get(_agree(_changed(_way(client), nonce="x" * 43), "sub-samira")))
    assert not _inside(client)


def test_a_token_without_a_nonce_opens_nothing(inlog):
    client = inlog()
    assert _refused(client.get(_agree(_changed(_way(client), nonce=""), "sub-samira")))
    assert not _inside(client)


def test_a_code_works_once(inlog):
    client = inlog()
    back = _agree(_way(client), "sub-samira")
    assert client.get(back).status_code == 302
    client.post("/uitloggen/")
    assert _refused(client.get(back))
    code = _asked(back)["code"]
    again = _asked(_way(client))["state"]
    assert _refused(client.get(f"{TERUG}?{urlencode({'code': code, 'state': again})}"))
    assert not _inside(client)


def test_a_login_without_pkce_goes_no_further(inlog):
    client = inlog()
    back = _agree(_way(client), "sub-samira")
    session = client.session
    states = session["socialaccount_states"]
    for state in states.values():
        del state[0]["pkce_code_verifier"]
    session["socialaccount_states"] = states
    session.save()
    assert _refused(client.get(back))
    assert not _inside(client)


def test_an_expired_token_opens_nothing(inlog, settings, losse_database, tmp_path):
    with mock.run_server_in_thread(access_token_max_age=timedelta(seconds=-120)) as server:
        issuer = f"http://localhost:{server.server_port}"
        with losse_database.verbonden("owner"):
            link_by_hand(issuer, "sub-samira", "samira", at=NU)
        with losse_database.verbonden("web"):
            client = _site(settings, issuer, tmp_path)
            back = _agree(_way(client), "sub-samira")
            assert _refused(client.get(back))
            assert not _inside(client)


def test_a_provider_that_says_to_be_another_is_not_asked(inlog, settings):
    client = inlog()
    settings.SOCIALACCOUNT_PROVIDERS["oidc"]["APPS"][0]["settings"]["issuer"] = "https://inlog.duinstad.example"
    answer = client.get("/inloggen/organisatie/proef/")
    assert _refused(answer)


def test_the_same_subject_of_another_provider_is_somebody_else(inlog, losse_database):
    do(losse_database, "UPDATE toegang_inlogkoppeling SET issuer = 'https://inlog.zeedorp.example'")
    client = inlog()
    answer = client.get(_agree(_way(client), "sub-samira"))
    assert "Wij kennen dit account" in answer.content.decode()
    assert not _inside(client)


def test_who_says_no_at_the_provider_is_back_at_the_login_page(inlog):
    client = inlog()
    url = _way(client)
    back = urlsplit(requests.post(url, data={"action": "deny"}, allow_redirects=False, timeout=5).headers["Location"])
    query = {**_asked(f"?{back.query}"), "state": _asked(url)["state"]}
    answer = client.get(f"{TERUG}?{urlencode(query)}")
    assert (answer.status_code, answer.url) == (302, "/inloggen/")


def test_a_provider_that_does_not_answer_is_a_calm_page(inlog, settings, tmp_path):
    client = inlog()
    back = _agree(_way(client), "sub-samira")
    settings.SOCIALACCOUNT_PROVIDERS["oidc"]["APPS"][0]["settings"].update(
        server_url="http://localhost:9", issuer="http://localhost:9")
    assert _refused(client.get(back))
    assert _refused(client.get("/inloggen/organisatie/proef/"))


def test_a_pseudonym_of_a_broker_gets_in_when_the_level_is_right(inlog, aanbieder, losse_database):
    """As DigiD or eHerkenning would come in by a broker: no name, a subject that says nothing, and a level."""
    with losse_database.verbonden("owner"):
        link_by_hand(aanbieder, "1f0c9e-pseudoniem", "tom", at=NU)
    for acr, gets_in in (("urn:laag", False), ("urn:substantieel", True)):
        requests.put(f"{aanbieder}/users/1f0c9e-pseudoniem", json={"acr": acr}, timeout=5)
        with losse_database.verbonden("web"):
            client = inlog(acr=["urn:substantieel", "urn:hoog"])
            url = _way(client)
            assert _asked(url)["acr_values"] == "urn:substantieel urn:hoog"
            answer = client.get(_agree(url, "1f0c9e-pseudoniem"))
            assert _inside(client) is gets_in
            assert _refused(answer) is not gets_in


def test_a_claim_finds_an_account_of_that_organisatie_alone_and_links_it_once(inlog, aanbieder, losse_wereld,
                                                                              losse_database):
    halt = str(losse_wereld.hier.organisaties["halt"].id)
    gemeente = str(losse_wereld.hier.organisaties["gemeente"].id)
    for sub, naam in (("tom-eerste", "tom"), ("tom-tweede", "tom"), ("farah-raad", "farah")):
        requests.put(f"{aanbieder}/users/{sub}", json={"medewerker": naam}, timeout=5)
    with losse_database.verbonden("web"):
        def gets_in(sub: str, organisatie: str) -> bool:
            client = inlog(claim="medewerker", organisatie=organisatie)
            client.get(_agree(_way(client), sub))
            return client.get("/hulp/").content.decode().count("km-wie") == 1

        assert not gets_in("tom-eerste", halt), "Tom works for the gemeente, not for Halt"
        assert gets_in("tom-eerste", gemeente)
        assert gets_in("tom-eerste", gemeente), "and again, by the link"
        assert not gets_in("tom-tweede", gemeente), "another subject of this provider is not Tom"
        assert not gets_in("farah-raad", gemeente)


def test_an_address_counts_only_when_the_provider_checked_it(inlog, aanbieder, losse_wereld, losse_database):
    gemeente = str(losse_wereld.hier.organisaties["gemeente"].id)
    rename = "UPDATE toegang_account SET gebruikersnaam = %s WHERE gebruikersnaam = %s"
    do(losse_database, rename, ["tom@duinstad.example", "tom"])
    try:
        for checked in (False, True):
            requests.put(f"{aanbieder}/users/tom-mail", timeout=5,
                         json={"email": "tom@duinstad.example", "email_verified": checked})
            with losse_database.verbonden("web"):
                client = inlog(claim="email", organisatie=gemeente, scopes=["openid", "email"])
                client.get(_agree(_way(client), "tom-mail"))
                assert _inside(client) is checked
    finally:
        do(losse_database, rename, ["tom", "tom@duinstad.example"])


def test_the_login_page_names_the_organisatie(inlog):
    assert "Gemeente Duinstad" in inlog().get("/inloggen/").content.decode()
