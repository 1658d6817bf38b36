"""Days and times on a page, in the language of that page: in Dutch our own words, else those of Django.

For templates only. What code writes down (a letter, a message, a line of the log) takes `dates`: it stays Dutch,
whoever reads it. Source: docs/adr/0039.
"""

from __future__ import annotations

from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from ketenkameleon.web import dates
from ketenkameleon.web.dates import AMSTERDAM, local_day
from ketenkameleon.web.talen import NEDERLANDS, spoken


def datum(moment: date | datetime) -> str:
    """The day in full, with its weekday."""
    if spoken() is NEDERLANDS:
        return dates.datum(moment)
    day = local_day(moment)
    return f"{date_format(day, 'l')} {date_format(day, 'DATE_FORMAT')}"


def datum_lang(moment: date | datetime) -> str:
    """The day without its weekday."""
    return dates.datum_lang(moment) if spoken() is NEDERLANDS else date_format(local_day(moment), "DATE_FORMAT")


def datum_kort(moment: date | datetime) -> str:
    """The day and the month."""
    return dates.datum_kort(moment) if spoken() is NEDERLANDS else date_format(local_day(moment), "MONTH_DAY_FORMAT")


def datum_getal(moment: date | datetime) -> str:
    """The day as one types it in a form, in every language: "07-12-2026"."""
    return dates.datum_getal(moment)


def tijd(moment: datetime) -> str:
    """The time of day in the Netherlands. Units: aware datetime in; a naive one is a ValueError."""
    said = dates.tijd(moment)
    return said if spoken() is NEDERLANDS else date_format(moment.astimezone(AMSTERDAM), "TIME_FORMAT")


def dagen(aantal: int) -> str:
    """A number of calendar days in words."""
    if spoken() is NEDERLANDS:
        return dates.dagen(aantal)
    return ngettext("%(aantal)s dag", "%(aantal)s dagen", aantal) % {"aantal": aantal}


def dagen_geleden(moment: date | datetime, vandaag: date) -> str:
    """How far a day lies from today. Units: whole calendar days in Europe/Amsterdam."""
    if spoken() is NEDERLANDS:
        return dates.dagen_geleden(moment, vandaag)
    past = (vandaag - local_day(moment)).days
    near = {0: gettext("vandaag"), 1: gettext("gisteren"), -1: gettext("morgen")}
    if past in near:
        return near[past]
    if past > 0:
        return ngettext("%(aantal)s dag geleden", "%(aantal)s dagen geleden", past) % {"aantal": past}
    return ngettext("over %(aantal)s dag", "over %(aantal)s dagen", -past) % {"aantal": -past}
