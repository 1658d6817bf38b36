"""A browser without a screen, logged in as somebody of the invented world, really as the database user web."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape

from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ketenkameleon.toegang.models import Account

NOT_COUNTED = re.compile(r"(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET)\b")


def browser(naam: str) -> Client:
    """Somebody's browser, with a session that holds. Call it while Django is the user web."""
    client = Client()
    client.force_login(Account.objects.get(gebruikersnaam=naam),
                       backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@contextmanager
def counted() -> Iterator[list[str]]:
    """The queries of a block: session, begin and look log counted, BEGIN and SET not."""
    queries: list[str] = []
    with CaptureQueriesContext(connection) as captured:
        yield queries
    queries += [query["sql"] for query in captured.captured_queries if not NOT_COUNTED.match(query["sql"])]


def title(answer: HttpResponse) -> str:
    """What the tab of the browser says."""
    return unescape(re.search(r"<title>(.*?)</title>", answer.content.decode(), re.DOTALL)[1])


def text(answer: HttpResponse) -> str:
    """What somebody reads: the page without its tags, in one line."""
    main = answer.content.decode().split("<main", 1)[1].split("</main>", 1)[0]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", main)).split())
