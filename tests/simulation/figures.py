"""What the server counted while the demo was played, for a reader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from tests.fakes.google.log import Call
from tests.simulation.at_google import AtGoogle, Scene

from reachout.simulation import cast, demo
from reachout.simulation.host import Diary
from reachout.simulation.post import date_words

IDLE = ["calendar.events.list", "gmail.users.history.list"]  # all that a look costs when idle
AUDIT = {  # what the daily audit adds, and once a week who the host is
    *IDLE,
    "calendar.settings.get",
    "gmail.users.messages.list",
    "gmail.users.settings.sendAs.list",
}
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")


@dataclass(frozen=True, slots=True)
class Stop:
    """All that was asked while the clock stood at one instant."""

    at: datetime
    calls: tuple[Call, ...]

    @property
    def is_idle(self) -> bool:
        return sorted(call.method_id for call in self.calls) == IDLE

    @property
    def is_audit(self) -> bool:
        """Looked wider than an idle pass, and found nothing worth fetching or writing."""
        return not self.is_idle and {call.method_id for call in self.calls} <= AUDIT

    @property
    def units(self) -> int:
        return sum(call.units for call in self.calls if call.api == "gmail")


def stops(calls: Iterable[Call]) -> list[Stop]:
    """Without the requests for an access token: one an hour, whatever is done."""
    asked = [call for call in calls if call.api in ("gmail", "calendar")]
    return [Stop(at, tuple(found)) for at, found in groupby(asked, key=lambda call: call.at)]


def told(scene: Scene) -> Iterator[str]:
    found = stops(scene.server.log)
    yield "What the server saw"
    yield from _requests(scene)
    yield from _by_day(found)
    yield f"  Requests to send a letter: {len(scene.server.log.sends())}"
    yield from _guests(scene)


def _requests(scene: Scene) -> Iterator[str]:
    log = scene.server.log
    for api, name in (("gmail", "Gmail"), ("calendar", "Google Calendar")):
        calls = log.of(f"{api}.*")
        units = f", {log.units()} units" if api == "gmail" else ""
        yield f"  {name}: {len(calls)} requests{units}"
        counted = Counter(call.method_id.removeprefix(f"{api}.") for call in calls)
        for method, number in counted.most_common():
            yield f"    {number:>4}  {method.removeprefix('users.')}"


def _by_day(found: Sequence[Stop]) -> Iterator[str]:
    """A week a row; a day on which nothing happened has a dot."""
    idle = [stop for stop in found if stop.is_idle]
    audits = [stop for stop in found if stop.is_audit]
    yield "  The clock stops twice a working day at most; the daemon itself looks every minute."
    yield f"  Idle passes, one request to Gmail and one to the calendar each: {_sum(idle)}"
    yield f"  Passes with the daily audit in which nothing had happened: {_sum(audits)}"
    by_day = Counter[date]()
    for stop in found:
        if not (stop.is_idle or stop.is_audit):
            by_day[_local(stop.at).date()] += stop.units
    yield f"  All the rest: {by_day.total()} units, by day"
    yield "             " + "".join(f"{day:>6}" for day in DAYS)
    for week in range(demo.WEEKS):
        monday = demo.START.date() + timedelta(weeks=week)
        days = (by_day[monday + timedelta(days=number)] for number in range(len(DAYS)))
        yield f"    Week {week + 1:<4}" + "".join(f"{units or '.':>6}" for units in days)


def _sum(found: Sequence[Stop]) -> str:
    return f"{len(found)}, in all {sum(stop.units for stop in found)} units"


def _guests(scene: Scene) -> Iterator[str]:
    yield "  Guests that the calendar told, and the gesture before it:"
    around, diary = AtGoogle(server=scene.server), scene.stage.host.diary
    for mail in scene.server.calendar.mailed:
        event, address, what = mail.told
        gesture = gesture_for(diary, event, around.loop_of(event))
        yield f"    {date_words(_local(mail.at), 'en')}: {what} to {address}, after {gesture}"


def gesture_for(diary: Diary, event: str, loop: str) -> str:
    """What of the host's own doing stands in the diary for this chat."""
    if event in diary.accepted:
        return "Yes on the calendar"
    return "Send on the letter that confirms it" if loop in diary.confirmed else "no gesture"


def _local(at: datetime) -> datetime:
    return at.astimezone(ZoneInfo(cast.HOST_ZONE))
