"""A folder of cases: mails that came in, each with what had been offered before it.

`cases.jsonl` holds one JSON object a line, `mail/ID.eml` the raw mail of each.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from reachout.domain.letter import ShownSlot
from reachout.domain.reading import Reading, Sent
from reachout.errors import Usage
from reachout.formats import mail as mails

CASES, MAIL = "cases.jsonl", "mail"
Fields = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One mail with its context; *expect* is what a person says of it, {} where nobody did."""

    id: str
    raw: bytes
    sent: Sent
    expect: Fields = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Spoilt:
    """A case that cannot be read. Its text names file and line."""

    text: str


def cases(folder: Path) -> Iterator[Case | Spoilt]:
    """In the order of the file, one at a time. Usage when there is no such folder."""
    listed = folder / CASES
    if not folder.is_dir():
        raise Usage(f"{folder} is no folder. --cases takes one that holds {CASES} and {MAIL}/.")
    if not listed.is_file():
        raise Usage(f"{folder} holds no {CASES}: one JSON object a line, and {MAIL}/ID.eml.")
    return _each(folder, listed)


def _each(folder: Path, listed: Path) -> Iterator[Case | Spoilt]:
    with listed.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip(b"\xef\xbb\xbf \t\r\n"):
                yield _case(folder, f"{listed}:{number}", line)


def _case(folder: Path, place: str, line: bytes) -> Case | Spoilt:
    try:
        told = json.loads(line.decode("utf-8-sig"))
        if not isinstance(told, dict):
            return Spoilt(f"{place}: a case is one JSON object.")
        return Case(
            id=_id(told), raw=_mail(folder, told), sent=context(told), expect=_expected(told)
        )
    except KeyError as problem:
        return Spoilt(f"{place}: {_named(line)}the field {problem} is missing.")
    except OSError as problem:
        return Spoilt(f"{place}: {problem.filename}: {problem.strerror}.")
    except (ValueError, TypeError, OverflowError) as problem:
        return Spoilt(f"{place}: {_named(line)}{problem}.")


def _named(line: bytes) -> str:
    """The id, where the line is good enough to have one."""
    try:
        return f"case {_id(json.loads(line.decode('utf-8-sig')))}: "
    except (ValueError, KeyError, TypeError):
        return ""


def _id(told: Fields) -> str:
    id = told["id"]
    if not isinstance(id, str) or id in ("", ".", "..") or any(mark in id for mark in "/\\\0"):
        raise ValueError(f"id = {id!r} is no name of a file")
    return id


def _mail(folder: Path, told: Fields) -> bytes:
    return (folder / MAIL / f"{_id(told)}.eml").read_bytes()


def _expected(told: Fields) -> Fields:
    expect = told.get("expect") or {}
    if not isinstance(expect, dict):
        raise ValueError("expect is no JSON object")
    if expect.get("start"):
        _instant(expect, "start")
    return expect


# ------------------------------------------------------------------ what had been offered


def context(told: Fields) -> Sent:
    """What the case says of our letter. Its text is not told, so quotes go by their form alone.

    `language`, `host_name`, `contact_name`, `agreed_start`, `text`, and `numbers` where the times
    are not numbered from 1, may stand in a case and need not. KeyError: a field is missing;
    ValueError: one is not what it has to be.
    """
    agreed = _instant(told, "agreed_start") if told.get("agreed_start") else None
    return Sent(
        text=told.get("text") or "",
        slots=_slots(told),
        sent_at=_instant(told, "sent_at"),
        received_at=_instant(told, "received_at"),
        minutes=_minutes(told),
        host_zone=_zone(told, "sender_tz"),
        shown_zone=_shown_zone(told),
        contact_zone=_zone(told, "contact_tz") if told["contact_tz"] else None,
        language=told.get("language") or "en",
        addresses=(_text(told, "contact_email").lower(),),
        agreed_start=agreed,
        numbers_count=told.get("numbers_count") is not False,
        host_name=told.get("host_name") or "",
        contact_name=told.get("contact_name") or "",
    )


def _slots(told: Fields) -> tuple[ShownSlot, ...]:
    proposals, zone = told["proposals"], _shown_zone(told)
    length = timedelta(minutes=_minutes(told))
    if not isinstance(proposals, list):
        raise ValueError("proposals is no list")
    starts = [_moment("proposals", one) for one in proposals]
    numbers = told.get("numbers") or range(1, len(starts) + 1)
    return tuple(
        ShownSlot(number=number, start=start, end=start + length, zone=zone, words="")
        for number, start in zip(numbers, starts, strict=True)
    )


def _shown_zone(told: Fields) -> str:
    return _zone(told, "shown_tz" if told.get("shown_tz") else "sender_tz")


def _zone(told: Fields, name: str) -> str:
    zone = _text(told, name)
    try:
        ZoneInfo(zone)
    except (OSError, ValueError, LookupError):
        raise ValueError(f"{name} = {zone!r} is no time zone") from None
    return zone


def _text(told: Fields, name: str) -> str:
    value = told[name]
    if not isinstance(value, str) or not value:
        raise ValueError(f"{name} = {value!r} is no text")
    return value


def _minutes(told: Fields) -> int:
    minutes = told["minutes"]
    if not isinstance(minutes, int) or isinstance(minutes, bool) or minutes <= 0:
        raise ValueError(f"minutes = {minutes!r} is no number of minutes")
    return minutes


def _instant(told: Fields, name: str) -> datetime:
    return _moment(name, told[name])


def _moment(name: str, value: object) -> datetime:
    form = f"{name} = {value!r} is no time with an offset, such as 2026-06-02T09:00:00+02:00"
    if not isinstance(value, str):
        raise ValueError(form)
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        raise ValueError(form) from None
    if found.tzinfo is None:
        raise ValueError(form)
    return found


# ------------------------------------------------------------------ a case in the mail itself

HEADER = "X-Reachout-Case"  # what had been offered, in a mail that is shown to others


def as_case(sent: Sent, writer: str, *, text: bool) -> Fields:
    """The offer as the fields of a case. *writer*: the address in From, the contact's if it is
    one of theirs. *text*: with our letter, where quotes cannot be told without it.
    """
    own = writer if writer in sent.addresses else next(iter(sent.addresses), "")
    zone, numbers = ZoneInfo(sent.shown_zone), [slot.number for slot in sent.slots]
    told = {
        "sender_tz": sent.host_zone,
        "shown_tz": sent.shown_zone,
        "contact_tz": sent.contact_zone,
        "contact_email": own,
        "sent_at": sent.sent_at.astimezone(zone).isoformat(),
        "received_at": sent.received_at.astimezone(zone).isoformat(),
        "minutes": sent.minutes,
        "proposals": [slot.start.astimezone(zone).isoformat() for slot in sent.slots],
        "numbers": numbers if numbers != list(range(1, len(numbers) + 1)) else None,
        "numbers_count": None if sent.numbers_count else False,
        "language": sent.language,
        "host_name": sent.host_name,
        "contact_name": sent.contact_name,
        "agreed_start": sent.agreed_start.astimezone(zone).isoformat()
        if sent.agreed_start
        else None,
        "text": sent.text if text else None,
    }
    needed = ("contact_tz", "proposals")  # of a case, even when there is nothing to say
    return {name: one for name, one in told.items() if one not in (None, "") or name in needed}


def header_of(case: Fields) -> bytes:
    """As one header line, folded where JSON may have white space (RFC 5322 section 2.2.3)."""
    pieces = [f"{json.dumps(name)}: {json.dumps(value)}" for name, value in case.items()]
    return f"{HEADER}: {{{(',' + chr(10) + ' ').join(pieces)}}}\n".encode()


def offer_in(raw: bytes) -> Sent | None:
    """What a mail says of its offer in its own header; None where it says nothing readable."""
    said = mails.header(mails.headers(raw), HEADER)
    try:
        return context(json.loads(said)) if said else None
    except (ValueError, TypeError, KeyError, OverflowError):
        return None


# ------------------------------------------------------------------ what is read


def as_json(id: str, what: Reading, sent: Sent) -> Fields:
    """The fields of one line, in their order. `start` on the clock that the letter showed."""
    start = what.start.astimezone(ZoneInfo(sent.shown_zone)) if what.start else None
    return {
        "id": id,
        "sender": what.sender.value,
        "intent": what.meaning.value if what.meaning else None,
        "slot": what.slot,
        "start": start.isoformat(timespec="seconds") if start else None,
        "until": what.until.isoformat() if what.until else None,
        "safe_to_book": what.safe,
        "evidence": evidence(what),
    }


def evidence(what: Reading) -> str:
    """Each clause that counted with what was made of it, and the reason; one line of text."""
    lines = [f"“{one.words}”: {one.understood}" for one in what.evidence]
    return " ".join("; ".join([*lines, what.why]).split())
