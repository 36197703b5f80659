"""What a calendar program sent along: the one VEVENT of an iTIP message (RFC 5546)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_WINDOWS = {  # the names Exchange writes; CLDR windowsZones
    "gmt standard time": "Europe/London",
    "w. europe standard time": "Europe/Berlin",
    "central europe standard time": "Europe/Budapest",
    "central european standard time": "Europe/Warsaw",
    "romance standard time": "Europe/Paris",
    "gtb standard time": "Europe/Bucharest",
    "fle standard time": "Europe/Kyiv",
    "e. europe standard time": "Europe/Chisinau",
    "greenwich standard time": "Atlantic/Reykjavik",
    "eastern standard time": "America/New_York",
    "central standard time": "America/Chicago",
    "mountain standard time": "America/Denver",
    "us mountain standard time": "America/Phoenix",
    "pacific standard time": "America/Los_Angeles",
    "atlantic standard time": "America/Halifax",
    "e. south america standard time": "America/Sao_Paulo",
    "tokyo standard time": "Asia/Tokyo",
    "korea standard time": "Asia/Seoul",
    "china standard time": "Asia/Shanghai",
    "singapore standard time": "Asia/Singapore",
    "india standard time": "Asia/Kolkata",
    "arabian standard time": "Asia/Dubai",
    "israel standard time": "Asia/Jerusalem",
    "turkey standard time": "Europe/Istanbul",
    "south africa standard time": "Africa/Johannesburg",
    "w. central africa standard time": "Africa/Lagos",
    "e. africa standard time": "Africa/Nairobi",
    "aus eastern standard time": "Australia/Sydney",
    "e. australia standard time": "Australia/Brisbane",
    "cen. australia standard time": "Australia/Adelaide",
    "w. australia standard time": "Australia/Perth",
    "tasmania standard time": "Australia/Hobart",
    "new zealand standard time": "Pacific/Auckland",
    "utc": "UTC",
}
_LINES = 3_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Invite:
    method: str  # upper case: REPLY, COUNTER, CANCEL, REQUEST, ...
    partstat: str  # of the writer, upper case; "" when not given
    start: datetime | None  # REPLY and CANCEL may lack it (RFC 5546 section 3.2)
    recurring: bool = False
    minutes: int | None = None  # how long it takes, where it says
    place: str = ""  # "" too where only a link or a number to call is given
    guests: int = 0  # besides the writer
    title: str = ""
    comment: str = ""  # what the writer said there: COMMENT, and DESCRIPTION of an invitation


def read_invite(text: str, writer: str) -> Invite | None:
    """The message's single event; None when the text is no iTIP message.

    *writer* is the address in From: an answer counts only on the ATTENDEE line of its own, for
    anybody can send an answer in another's name.
    """
    lines = _unfolded(text)
    method = next((v for name, _, v in lines if name == "METHOD"), "").upper()
    if not method:
        return None
    event = _event(lines)
    start = _at(event, "DTSTART", lines)
    return Invite(
        method=method,
        partstat=_partstat(event, writer),
        start=start,
        recurring=any(name in ("RRULE", "RDATE") for name, _, _ in event),
        minutes=_minutes(event, start, lines),
        place=_place(event),
        guests=len(_guests(event) - {writer}),
        title=_said(event, "SUMMARY"),
        comment="\n".join(_said(event, name) for name in _COMMENTS.get(method, ("COMMENT",))),
    )


_COMMENTS = {"REQUEST": ("COMMENT", "DESCRIPTION")}


def _at(event: list[Property], wanted: str, lines: list[Property]) -> datetime | None:
    found = next(((params, value) for name, params, value in event if name == wanted), None)
    return _instant(*found, lines) if found else None


def _minutes(event: list[Property], start: datetime | None, lines: list[Property]) -> int | None:
    end = _at(event, "DTEND", lines)
    if start and end:
        return round((end - start).total_seconds() / 60)
    told = next((value for name, _, value in event if name == "DURATION"), "")
    found = re.fullmatch(r"PT(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:\d{1,4}S)?", told.upper())
    return int(found[1] or 0) * 60 + int(found[2] or 0) if found else None


def _said(event: list[Property], wanted: str) -> str:
    """A text with its escapes undone (RFC 5545 section 3.3.11)."""
    told = "\n".join(value for name, _, value in event if name == wanted)[:4_000]
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], told).strip()


_CALLED = re.compile(
    r"\W*(?:https?:|tel:|\+?[\d ()/-]{6,}$|(?:microsoft |google |ms )?(?:teams|meet|zoom|webex"
    r"|jitsi|skype|whereby|facetime|video|online|phone|telefon|telephone|telefono|call)\b)",
    re.IGNORECASE,
)


def _place(event: list[Property]) -> str:
    place = _said(event, "LOCATION")
    return "" if _CALLED.match(place) else place


def _guests(event: list[Property]) -> set[str]:
    """The people on it; rooms and things have a type of their own (RFC 5545 section 3.2.3)."""
    rows = [(params, value.lower()) for name, params, value in event if name == "ATTENDEE"]
    return {
        value.removeprefix("mailto:")
        for params, value in rows
        if _param(params, "CUTYPE").upper() not in ("ROOM", "RESOURCE")
    }


Property = tuple[str, str, str]  # NAME, parameters, value


def _unfolded(text: str) -> list[Property]:
    """Content lines with their folds undone (RFC 5545 section 3.1)."""
    joined = re.sub(r"\n[ \t]", "", text.replace("\r\n", "\n"))
    return [_property(line) for line in joined.split("\n")[:_LINES] if ":" in line]


def _property(line: str) -> Property:
    quoted = False
    for at, char in enumerate(line):
        quoted ^= char == '"'
        if char == ":" and not quoted:
            name, _, params = line[:at].partition(";")
            return name.strip().upper(), params, line[at + 1 :].strip()
    return "", "", ""


def _event(lines: list[Property]) -> list[Property]:
    event: list[Property] = []
    inside: list[str] = []
    for line in lines:
        if line[0] == "BEGIN":
            inside.append(line[2].upper())
        elif line[0] == "END" and inside:
            if inside.pop() == "VEVENT":
                break
        elif inside[-1:] == ["VEVENT"]:
            event.append(line)
    return event


def _param(params: str, name: str) -> str:
    found = re.search(rf'(?:^|;){name}=("[^"]*"|[^;:]*)', params, re.IGNORECASE)
    return found.group(1).strip('"') if found else ""


def _partstat(event: list[Property], writer: str) -> str:
    rows = [(params, value.lower()) for name, params, value in event if name == "ATTENDEE"]
    own = [params for params, value in rows if value.removeprefix("mailto:").strip() == writer]
    return _param(own[0], "PARTSTAT").upper() if writer and own else ""


def _instant(params: str, value: str, lines: list[Property]) -> datetime | None:
    found = re.fullmatch(r"(\d{8}T\d{6})(Z?)", value)
    if not found:
        return None  # a whole day, or nonsense
    try:
        naive = datetime.strptime(found.group(1) + "+0000", "%Y%m%dT%H%M%S%z").replace(tzinfo=None)
    except ValueError:
        return None
    if found.group(2):
        return naive.replace(tzinfo=UTC)
    return _placed(naive, _param(params, "TZID"), lines)


def _placed(naive: datetime, name: str, lines: list[Property]) -> datetime | None:
    try:
        return naive.replace(tzinfo=ZoneInfo(_WINDOWS.get(name.lower(), name)))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return _by_offset(naive, lines)


def _by_offset(naive: datetime, lines: list[Property]) -> datetime | None:
    """An unknown zone name is settled only when its own definition has a single offset."""
    offsets = {value for name, _, value in lines if name in ("TZOFFSETTO", "TZOFFSETFROM")}
    found = re.fullmatch(r"([+-])(\d{2})(\d{2})\d{0,2}", next(iter(offsets), ""))
    if len(offsets) != 1 or not found:
        return None
    minutes = int(found.group(2)) * 60 + int(found.group(3))
    delta = timedelta(minutes=-minutes if found.group(1) == "-" else minutes)
    return naive.replace(tzinfo=timezone(delta))
