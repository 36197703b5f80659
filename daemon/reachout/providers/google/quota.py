"""What each request costs, and the ledger of what was asked.

Units are those of projects made since 2026-05-01 (Google: gmail/api/reference/quota, and the
Calendar quota page): 6,000 a minute and user for Gmail, 600 for Calendar.
"""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass
from datetime import datetime

TOKEN = "oauth2.token"  # our name for a token request; Google counts no units for it

UNITS = {
    "gmail.users.getProfile": 1,
    "gmail.users.labels.list": 1,
    "gmail.users.labels.create": 5,
    "gmail.users.settings.sendAs.list": 1,
    "gmail.users.history.list": 2,
    "gmail.users.drafts.list": 5,
    "gmail.users.drafts.get": 20,
    "gmail.users.drafts.create": 10,
    "gmail.users.drafts.update": 15,
    "gmail.users.drafts.delete": 10,
    "gmail.users.messages.list": 5,
    "gmail.users.messages.get": 20,
    "gmail.users.messages.modify": 5,
    "gmail.users.threads.get": 40,
    "calendar.events.patch": 3,
    TOKEN: 0,
}

RECENT = 500  # calls the ledger remembers one by one


def units_of(method: str) -> int:
    """What one request of this discovery id costs; 1 where Google lists nothing else."""
    return UNITS.get(method, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request that reached the server. `status` 0: no whole answer came back."""

    number: int  # counted from 1 since the start of this process
    method: str
    units: int
    at: datetime
    status: int
    gesture: str = ""  # id of the host's act that allows it to tell somebody

    @property
    def service(self) -> str:
        return self.method.split(".", 1)[0]  # gmail, calendar, oauth2


class Ledger:
    """Every request of this process: the recent ones singly, all of them in totals."""

    def __init__(self) -> None:
        self.recent: deque[Call] = deque(maxlen=RECENT)
        self._calls: Counter[str] = Counter()
        self._units: Counter[str] = Counter()
        self._number = 0

    def enter(self, method: str, *, at: datetime, status: int, gesture: str = "") -> None:
        self._number += 1
        call = Call(
            number=self._number,
            method=method,
            units=units_of(method),
            at=at,
            status=status,
            gesture=gesture,
        )
        self.recent.append(call)
        self._calls[method] += 1
        self._units[call.service] += call.units

    def calls(self, prefix: str = "") -> int:
        """How many requests so far whose method id begins with *prefix*."""
        return sum(n for method, n in self._calls.items() if method.startswith(prefix))

    def units(self, service: str = "gmail") -> int:
        """Units so far of "gmail" or "calendar"; they are separate accounts at Google."""
        return self._units[service]

    def since(self, number: int) -> list[Call]:
        """Calls after that one, oldest first, as far as they are remembered."""
        return [call for call in self.recent if call.number > number]

    def table(self) -> str:
        """The remembered calls step by step, then the totals, as text."""
        sums: Counter[str] = Counter()
        lines = [f"{'':>4}  {'at':<8}  {'asked':<34}{'answer':>7}{'units':>7}{'sum':>8}"]
        for call in self.recent:
            sums[call.service] += call.units
            lines.append(_line(call, sums[call.service]))
        lines += [f"{n:>4} x {m}" for m, n in sorted(self._calls.items())]
        lines.append(f"Gmail {self.units()} units, Calendar {self.units('calendar')} units")
        return "\n".join(lines)


def _line(call: Call, total: int) -> str:
    at, answer = f"{call.at:%H:%M:%S}", call.status or "none"
    line = f"{call.number:>4}  {at}  {call.method:<34}{answer:>7}{call.units:>7}{total:>8}"
    return f"{line}  by {call.gesture}" if call.gesture else line
