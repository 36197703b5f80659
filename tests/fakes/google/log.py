"""Everything that was asked, in order: the witness of the tests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from fnmatch import fnmatchcase
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request as it came over the wire, refused or not."""

    at: datetime  # by the server's clock
    connection: int  # counts connections; two calls with one number shared it
    method: str  # HTTP: "POST"
    path: str  # as on the wire, without the query
    method_id: str  # of the discovery document; "oauth.token"; "" for a path nobody serves
    params: Mapping[str, Any]
    body: Mapping[str, Any] | None
    headers: Mapping[str, str]  # names in lower case, without Authorization
    status: int  # what the client was, or would have been, told; 0: nothing at all
    units: int  # quota units (Gmail), requests (Calendar)
    processed: bool  # the mailbox or the calendar heard of it and did not refuse
    account: str = ""  # whose token it was
    fault: str = ""  # its name when one was in the way
    error: str = ""  # the reason of a refusal

    @property
    def is_write(self) -> bool:
        return self.method != "GET" and self.method_id != "calendar.freebusy.query"

    @property
    def is_send(self) -> bool:
        return self.path.rstrip("/").endswith("/send")

    @property
    def api(self) -> str:
        """ "gmail", "calendar", "oauth" or ""."""
        return self.method_id.partition(".")[0]


@dataclass(slots=True)
class Log:
    calls: list[Call] = field(default_factory=list)

    def __iter__(self) -> Iterator[Call]:
        return iter(list(self.calls))

    def __len__(self) -> int:
        return len(self.calls)

    def __getitem__(self, place: int) -> Call:
        return self.calls[place]

    def of(self, *method_ids: str) -> list[Call]:
        """The calls of these methods; patterns as in "gmail.*"."""
        return [
            call
            for call in self
            if any(fnmatchcase(call.method_id, wanted) for wanted in method_ids)
        ]

    def since(self, mark: int | datetime) -> Log:
        """What came after *mark*: a `len(log)` of before, or an instant of the server's clock."""
        if isinstance(mark, int):
            return Log(self.calls[mark:])
        return Log([call for call in self if call.at >= mark])

    def units(self, since: int | datetime = 0, *, api: str = "gmail") -> int:
        return sum(call.units for call in self.since(since) if call.api == api)

    def writes(self) -> list[Call]:
        """POST, PUT, PATCH and DELETE to the two APIs; a free/busy question is none."""
        return [call for call in self if call.is_write and call.api != "oauth"]

    def sends(self) -> list[Call]:
        """Every request that would have sent a mail. There must be none."""
        return [call for call in self if call.is_send]

    def counted(self) -> dict[str, int]:
        """How often each method was called."""
        told: dict[str, int] = {}
        for call in self:
            told[call.method_id] = told.get(call.method_id, 0) + 1
        return told

    def __str__(self) -> str:
        """One line for each call, for a test that fails."""
        return "\n".join(
            f"{n:4} {call.at:%H:%M:%S} #{call.connection} {call.method:6}"
            f" {call.method_id or call.path} {call.status} {call.units}u"
            f"{'' if call.processed else ' (not done)'} {call.fault} {call.error}".rstrip()
            for n, call in enumerate(self)
        )
