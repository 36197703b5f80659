"""freebusy.query: what blocks, per calendar, in pieces of at most 90 days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from tests.fakes.google import Answer
from tests.fakes.google.calendar_diary import Diary, Stretch, is_cancelled
from tests.fakes.google.calendar_refusals import bad, empty_range, missing
from tests.fakes.google.calendar_shelf import Ask, Shelf
from tests.fakes.google.calendar_times import ZONES, Row, rfc3339, shown, utc

MOST = 50


def query(shelf: Shelf, ask: Ask) -> Answer:
    body = ask.body
    within = _window(shelf, body)
    names = [str(item.get("id", "")) for item in body.get("items", ())]
    most = body.get("calendarExpansionMax", MOST)
    if most > MOST:
        raise bad(f"calendarExpansionMax must be at most {MOST}.")
    if len(names) > most and shelf.switches.freebusy_too_many == "refused":
        raise bad("The number of calendars requested is too large for a single query.")
    answers = {
        name: _calendar(shelf, name, within, _zone(body)) if n < most else _error("tooMany")
        for n, name in enumerate(names)
    }
    return Answer(
        200,
        {
            "kind": "calendar#freeBusy",
            "timeMin": utc(within[0]),
            "timeMax": utc(within[1]),
            "calendars": {name: answer for name, answer in answers.items() if answer is not None},
        },
    )


def _window(shelf: Shelf, body: Row) -> Stretch:
    for name in ("timeMin", "timeMax"):
        if not body.get(name):
            raise missing(f"Missing {name} parameter.")
    low, high = rfc3339(body["timeMin"]), rfc3339(body["timeMax"])
    if high <= low:
        raise empty_range()
    if high - low > shelf.switches.freebusy_longest:
        raise bad("The requested time range is too long.", "timeRangeTooLong")
    return low, high


def _zone(body: Row) -> str:
    zone = body.get("timeZone", "UTC")
    if zone not in ZONES:
        raise bad("Invalid time zone.")
    return str(zone)


def _calendar(shelf: Shelf, name: str, within: Stretch, zone: str) -> Row | None:
    """None: it is not in the answer at all, without a word why."""
    diary = shelf.diaries.get(shelf.owner if name == "primary" else name)
    if diary is None or diary.trouble == "not found":
        return _error("notFound")
    if diary.trouble == "internal error":
        return _error("internalError")
    if diary.trouble:
        return None
    stretches = sorted(_busy(shelf, diary, within))
    return {"busy": [_period(one, zone) for one in _joined(stretches)]}


def _error(reason: str) -> Row:
    reason = {"tooMany": "tooManyCalendarsRequested"}.get(reason, reason)
    return {"errors": [{"domain": "global", "reason": reason}], "busy": []}


def _busy(shelf: Shelf, diary: Diary, within: Stretch) -> Iterator[Stretch]:
    for event in diary.unfolded(within, shelf.now()):
        start, end = diary.stretch(event)
        if diary.touches(event, within) and start < end and blocks(shelf, diary, event):
            yield max(start, within[0]), min(end, within[1])


def blocks(shelf: Shelf, diary: Diary, event: Row) -> bool:
    """Opaque, not cancelled, not declined by the calendar's owner."""
    switches = shelf.switches
    if is_cancelled(event) or event.get("transparency") == "transparent":
        return False
    if event.get("eventType") == "workingLocation" and switches.working_location_is_free:
        return False
    if event["status"] == "tentative" and not switches.tentative_is_busy:
        return False
    own = _own_answers(shelf, diary, event)
    if own and all(answer == "declined" for answer in own):
        return False
    undecided = own and all(answer in ("needsAction", "tentative") for answer in own)
    return switches.unanswered_is_busy or not undecided


def _own_answers(shelf: Shelf, diary: Diary, event: Row) -> list[str]:
    """Of the calendar's owner: on a secondary calendar nobody's."""
    return [
        row["responseStatus"]
        for row in event.get("attendees", ())
        if (diary.primary and shelf.is_own(row["email"])) or row["email"] == diary.id
    ]


def _joined(stretches: list[Stretch]) -> list[Stretch]:
    """What overlaps or touches is one period."""
    joined: list[Stretch] = []
    for start, end in stretches:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _period(stretch: tuple[datetime, datetime], zone: str) -> Row:
    start, end = (shown({"dateTime": utc(at)}, zone)["dateTime"] for at in stretch)
    return {"start": start, "end": end}
