"""In which order a country writes day and month."""

from __future__ import annotations

import re

from reachout.domain.reading import Sent

MONTH_FIRST = ("America/",)
_DAY_FIRST_AMERICAS = re.compile(
    r"America/(?:Mexico_City|Monterrey|Tijuana|Bogota|Lima|Santiago|Sao_Paulo|(?:Argentina/)?"
    r"Buenos_Aires|Caracas|Montevideo|Asuncion|La_Paz|Guayaquil|Bahia|Fortaleza|Recife|Manaus"
    r"|Costa_Rica|Guatemala|Havana|Santo_Domingo|El_Salvador|Merida|Cancun|Cordoba|Belem)"
)
_CANADA = re.compile(
    r"America/(?:Toronto|Vancouver|Edmonton|Winnipeg|Halifax|Montreal|Regina|St_Johns)"
)


def month_first(zone: str | None) -> bool | None:
    """Does the country of *zone* write the month first in 9/10? None: it may be either."""
    if zone is None or _CANADA.match(zone) or zone in ("UTC", "Asia/Manila"):
        return None
    if zone.startswith("Pacific/Honolulu"):
        return True
    return zone.startswith(MONTH_FIRST) and not _DAY_FIRST_AMERICAS.match(zone)


def numeric_date(numeric: tuple[int, int, int], sent: Sent) -> tuple[int, int, int] | None:
    """9/10 by the country that contact and host share; None where they do not settle it."""
    a, b, year = numeric
    if a > 12 or b > 12:
        return (year, b, a) if a > 12 else (year, a, b)
    orders = {month_first(sent.host_zone), month_first(sent.contact_zone or sent.host_zone)}
    if a == b:
        return (year, a, b)
    if orders == {True}:
        return (year, a, b)
    return (year, b, a) if orders == {False} else None
