"""A calendar part (RFC 5545) with the answer and the times left in, and nothing private."""

from __future__ import annotations

import re

from reachout.reading.redaction.stand_ins import StandIns

_STAYS = (
    "BEGIN", "END", "METHOD", "VERSION", "CALSCALE", "DTSTART", "DTEND", "DURATION", "RRULE",
    "EXDATE", "RDATE", "RECURRENCE-ID", "SEQUENCE", "STATUS", "TRANSP", "CLASS", "DTSTAMP",
    "CREATED", "LAST-MODIFIED", "PRIORITY", "TZOFFSETFROM", "TZOFFSETTO",
)  # fmt: skip
_WORDS = ("SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT")
_PEOPLE = ("ATTENDEE", "ORGANIZER")
_PARAMS = re.compile(r"^(?:PARTSTAT|ROLE|RSVP|CUTYPE|VALUE)=[A-Z-]+$", re.IGNORECASE)
_PLAIN = re.compile(r"[-+\dA-Z:;=,./]*", re.IGNORECASE)
_ZONE = re.compile(r"[A-Z][\w+-]*(?:/[A-Z][\w+-]*)+|(?:[\w.]+ )+Standard Time|UTC|GMT")


def redacted_calendar(text: str, stand_ins: StandIns) -> str:
    """Of each line what decides; UID and people as stand-ins; all other properties are gone."""
    joined = re.sub(r"\r?\n[ \t]", "", text)
    lines = (_line(line, stand_ins) for line in joined.splitlines())
    return "".join(f"{line}\r\n" for line in lines if line)


def _line(line: str, stand_ins: StandIns) -> str:
    head, value = _apart(line)
    name, *params = head.split(";")
    name = name.strip().upper()
    if name in _STAYS:
        shown = value if _PLAIN.fullmatch(value) else ""
        return ";".join([name, *_kept(params, stand_ins)]) + f":{shown}" if shown else ""
    if name == "TZID":
        return f"TZID:{_zone(value, stand_ins)}"
    if name in _PEOPLE:
        return ";".join([name, *_kept(params, stand_ins)]) + f":{_person(value, stand_ins)}"
    if name in _WORDS:
        return f"{name}:{stand_ins.text(value)}"
    return f"UID:{stand_ins.token(value.strip())}" if name == "UID" else ""


def _apart(line: str) -> tuple[str, str]:
    """Name with parameters, and the value; a quoted parameter may hold a colon."""
    quoted = False
    for at, char in enumerate(line):
        quoted ^= char == '"'
        if char == ":" and not quoted:
            return line[:at], line[at + 1 :]
    return line, ""


def _kept(params: list[str], stand_ins: StandIns) -> list[str]:
    kept = [param for param in params if _PARAMS.match(param)]
    zones = [param for param in params if param.upper().startswith("TZID=")]
    shown = (_zone(zone.partition("=")[2].strip('"'), stand_ins) for zone in zones)
    return [*kept, *(f'TZID="{zone}"' if " " in zone else f"TZID={zone}" for zone in shown)]


def _zone(name: str, stand_ins: StandIns) -> str:
    """What a zone database or Windows calls a zone; a name of somebody's own is private."""
    return name if _ZONE.fullmatch(name) else stand_ins.token(name)


def _person(value: str, stand_ins: StandIns) -> str:
    bare = re.sub(r"(?i)^mailto:", "", value.strip())
    return f"mailto:{stand_ins.token(bare)}"
