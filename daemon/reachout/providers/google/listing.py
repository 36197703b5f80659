"""events.list of one calendar, to the last page.

Pages may be empty, and only the last one holds the sync token. A calendar that cannot be read
whole is Unreachable: half a list would make the rest of the day look free.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from reachout.domain.span import Span
from reachout.errors import Conflict, NotNow, Refused, Unreachable
from reachout.formats.agenda import FAR_ZONES
from reachout.providers.google.answers import NotThere
from reachout.providers.google.events import ROW_FIELDS, Row, id_of, is_cancelled, is_series
from reachout.providers.google.session import Session

MOST_PAGES = 500  # more than any calendar has: a server that never ends is not waited for
ROWS_A_PAGE = 1000  # of at most 2500: what is in memory at once
NONSENSE = (ValueError, LookupError, TypeError, AttributeError)  # what odd JSON leads to


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    rows: tuple[Row, ...]
    token: str  # for what changes after this, or "" where the server gives none
    zone: str  # of the calendar, or ""


@contextmanager
def readable(calendar: str, row: Row | None = None) -> Iterator[None]:
    """Whatever keeps us from reading it whole is Unreachable, and names the calendar.

    *row*: the event that is being read.
    """
    try:
        yield
    except (Conflict, NotNow, Refused) as problem:
        raise unreadable(calendar, str(problem)) from problem
    except NONSENSE as problem:
        what = f"the event {row.get('id')}" if row else "an answer"
        raise unreadable(calendar, f"There is no sense in {what}: {problem}") from problem


def unreadable(calendar: str, why: str) -> Unreachable:
    return Unreachable(f'The calendar "{calendar}" cannot be read. {why}')


class Listing:
    """*calendar*: its id; "primary" is the host's own."""

    def __init__(self, session: Session, calendar: str) -> None:
        self._session = session
        self.calendar = calendar

    def within(self, span: Span, fields: str = ROW_FIELDS) -> Listed:
        """Every event that may touch *span*, series unfolded. Asked is a day more on both sides:
        where a whole day begins is for the reader to say. Unreachable."""
        asked = span.widened(FAR_ZONES, FAR_ZONES)
        times = {"timeMin": rfc3339(asked.start), "timeMax": rfc3339(asked.end)}
        with readable(self.calendar):
            return self._all(fields, **times)

    def since(self, token: str) -> Listed | None:
        """What changed after *token* was given, deleted events too. Unreachable.

        None when it is too old (410), or the server does not know it (400 elsewhere).
        """
        with readable(self.calendar):
            try:
                return self._all(ROW_FIELDS, syncToken=token)
            except (NotThere, Refused):
                return None

    def _all(self, fields: str, **more: str) -> Listed:
        """With a token every other parameter must be as it was at first."""
        events = self._session.calendar().events()
        request = events.list(
            calendarId=self.calendar,
            singleEvents=True,
            maxResults=ROWS_A_PAGE,
            fields=f"items({fields}),nextPageToken,nextSyncToken,timeZone",
            **more,
        )
        rows: list[Row] = []
        for _ in range(MOST_PAGES):
            page: dict[str, Any] = self._session.read(request)
            rows += map(_unfolded, page.get("items", ()))
            request = events.list_next(request, page)
            if request is None:
                token, zone = page.get("nextSyncToken", ""), page.get("timeZone", "")
                return Listed(rows=tuple(rows), token=str(token), zone=str(zone))
        raise ValueError(f"the list does not end after {MOST_PAGES} pages")


def _unfolded(row: Row) -> Row:
    id = id_of(row)
    if is_series(row) and not is_cancelled(row):
        raise ValueError(f"the event {id} is a series, and nobody says when it is")
    return row


def rfc3339(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
