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


def read_invite(text: str, writer: str) -> Invite | None:
    """The message's single event; None when the text is no iTIP message.

    *writer* is the address whose ATTENDEE line counts; with one attendee only, that one does.
    """
    lines = _unfolded(text)
    method = next((v for name, _, v in lines if name == "METHOD"), "").upper()
    if not method:
        return None
    event = _event(lines)
    starts = [(params, value) for name, params, value in event if name == "DTSTART"]
    return Invite(
        method=method,
        partstat=_partstat(event, writer),
        start=_instant(*starts[0], lines) if starts else None,
        recurring=any(name == "RRULE" for name, _, _ in event),
    )


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
    own = [row for row in rows if row[1].removeprefix("mailto:") == writer]
    chosen = own or (rows if len(rows) == 1 else [])
    return _param(chosen[0][0], "PARTSTAT").upper() if chosen else ""


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
