"""Where the host is: the time zone in the settings of Google Calendar, which follows them."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from reachout.errors import Conflict, NotNow, Refused
from reachout.providers.google.session import Session

GOOD_FOR = timedelta(hours=1)


class Whereabouts:
    def __init__(self, session: Session) -> None:
        self._session = session
        self._asked_at: datetime | None = None
        self._zone = ""

    def zone(self) -> str:
        """IANA; "" when Google does not say, or was not allowed to. Asked once an hour."""
        now = self._session.clock.now()
        if self._asked_at is None or not timedelta(0) <= now - self._asked_at < GOOD_FOR:
            self._zone = self._ask()
            self._asked_at = now
        return self._zone

    def _ask(self) -> str:
        request = self._session.calendar().settings().get(setting="timezone")
        try:
            return known(str(self._session.read(request).get("value", "")))
        except (Conflict, NotNow, Refused):
            return ""


def known(zone: str) -> str:
    """*zone*, if this machine knows it too; else ""."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ""
    return zone
