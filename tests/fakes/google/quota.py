"""What a call costs, and the limits per minute and user (new projects, page of 2026-09-10)."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tests.fakes.google import Answer, error

PER_MINUTE = {"gmail": 6_000, "calendar": 600}
MINUTE = timedelta(minutes=1)

_GMAIL = {
    "getProfile": 1,
    "labels.get": 1,
    "labels.list": 1,
    "labels.create": 5,
    "history.list": 2,
    "drafts.list": 5,
    "drafts.create": 10,
    "drafts.delete": 10,
    "drafts.update": 15,
    "drafts.get": 20,
    "drafts.send": 100,
    "messages.list": 5,
    "messages.modify": 5,
    "messages.delete": 10,
    "messages.get": 20,
    "messages.attachments.get": 20,
    "messages.trash": 20,
    "messages.insert": 25,
    "messages.import": 25,
    "messages.batchModify": 50,
    "messages.batchDelete": 50,
    "messages.send": 100,
    "threads.list": 10,
    "threads.modify": 10,
    "threads.get": 40,
    "threads.trash": 40,
    "settings.sendAs.list": 1,
    "settings.sendAs.get": 1,
    "stop": 50,
    "watch": 100,
}


def units_of(method_id: str) -> int:
    """Gmail: quota units, independent of `format`. Calendar: requests, a patch counts three."""
    if method_id.startswith("gmail.users."):
        return _GMAIL.get(method_id.removeprefix("gmail.users."), 5)
    if method_id.startswith("calendar."):
        return 3 if method_id.endswith(".patch") else 1
    return 0


@dataclass(slots=True)
class Quota:
    """Units spent by one user, by minute, and the limits when a test enforces them."""

    by_minute: dict[str, Counter[datetime]] = field(
        default_factory=lambda: {"gmail": Counter(), "calendar": Counter()}
    )
    limits: dict[str, int] = field(default_factory=dict)
    status: int = 429  # both 429 and 403 are seen for the same cause
    _recent: dict[str, deque[tuple[datetime, int]]] = field(
        default_factory=lambda: {"gmail": deque(), "calendar": deque()}
    )

    def enforce(self, limits: Mapping[str, int] | None = None, *, status: int = 429) -> None:
        """From now on calls above the limit (units in a sliding minute) are refused."""
        self.limits, self.status = dict(PER_MINUTE if limits is None else limits), status

    def spend(self, api: str, units: int, at: datetime) -> Answer | None:
        """Count a call. An answer when the limit refuses it; then it costs nothing."""
        recent = self._recent[api]
        while recent and not at - MINUTE < recent[0][0] <= at:
            recent.popleft()
        if api in self.limits and units + sum(cost for _, cost in recent) > self.limits[api]:
            return self._refused(api)
        recent.append((at, units))
        self.by_minute[api][at.replace(second=0, microsecond=0)] += units
        return None

    def _refused(self, api: str) -> Answer:
        message = (
            "Quota exceeded for quota metric 'Queries' and limit 'Queries per minute per user'"
            f" of service '{api}.googleapis.com'."
        )
        return error(self.status, "rateLimitExceeded", message)
