"""The environment of a process: which database, as which user, with which keys.

Source: design.md 6, Users: `owner` migrates and never serves; `web` and `jobs` log in as themselves.
"""

from __future__ import annotations

import os

import django

from ketenkameleon.start.geheim import data_dir, make_data_dir
from ketenkameleon.start.postgres import database_urls, start
from ketenkameleon.start.roles import Urls

GEHEIM = "geheim.json"


def urls() -> Urls:
    """The addresses of the database per user; starts the embedded PostgreSQL when DATABASE_URL is not set.

    Errors: StartFout, with the sentence for the screen.
    """
    data = make_data_dir(data_dir())
    if not os.environ.get("DATABASE_URL"):
        start(data)
    return database_urls(data)


def environment(url: str) -> dict[str, str]:
    """What a process needs in its environment to work as the user in `url`."""
    return {
        "KAMELEON_DATABASE_URL": url,
        "KAMELEON_GEHEIM": os.environ.get("KAMELEON_GEHEIM") or str(data_dir() / GEHEIM),
        "DJANGO_SETTINGS_MODULE": "ketenkameleon.config.settings",
    }


def become(user: str) -> None:
    """Make this process the database user `user`, and load Django. A parent may have chosen the database."""
    if "KAMELEON_DATABASE_URL" not in os.environ:
        os.environ.update(environment(getattr(urls(), user)))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ketenkameleon.config.settings")
    django.setup()


