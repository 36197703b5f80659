"""What must never happen at Google, judged by the server's own log and models alone.

`Checker` looks over the shoulder of the mailbox and the calendar at every request and at every
hand of the host. It is told what people did, and nothing of what the program thinks.
"""

from __future__ import annotations

import base64
import email
import email.policy
import json
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import Any
from zoneinfo import ZoneInfo

from tests.fakes.google import Answer
from tests.fakes.google.calendar import CalendarBook
from tests.fakes.google.gmail import GmailBox
from tests.fakes.google.log import Call, Log

SETTLES = timedelta(minutes=2)  # so long the other side may still do what it has not answered
UNITS_A_DAY = 2880 + 1000  # an idle look each minute, and seven whole loops
OFFERED = re.compile(r"^– \w+ (\d+) (\w+), (\d+):(\d\d)", re.MULTILINE)
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
HALF_AN_HOUR = timedelta(minutes=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What somebody wrote to the host."""

    address: str
    message_id: str  # bare
    at: datetime
    mark: int  # calls in the log before it
    in_thread: bool
    ends_silence: bool  # a person's own words


@dataclass(slots=True)
class Checker:
    """`wrong` holds a sentence for each promise that was broken; `content` demands none."""

    host: str = "sam@example.org"
    wrong: list[str] = field(default_factory=list)
    letters: dict[str, str] = field(default_factory=dict)  # draft id → loop.letter.round
    touched: set[str] = field(default_factory=set)  # draft ids that hold words of the host's
    returned: set[str] = field(default_factory=set)  # by Undo, or a schedule that was cancelled
    known: set[str] = field(default_factory=set)  # draft ids the program has spoken of
    gestures: Counter[str] = field(default_factory=Counter)  # event id → acts of the host
    replies: list[Reply] = field(default_factory=list)
    spoken: dict[str, int] = field(default_factory=dict)  # address → mark of the last letter sent
    whole_looks: list[int] = field(default_factory=list)  # places in the log
    seen: int = 0  # calls that were judged

    def content(self) -> None:
        assert not self.wrong, "\n".join(dict.fromkeys(self.wrong))

    # -------------------------------------------------------------- Gmail

    def mail_asked(
        self, box: GmailBox, book: CalendarBook | None, call: tuple[str, Any, Any], told: Answer
    ) -> None:
        """After a request. A touched draft is never written, and no letter lies there twice."""
        method, params, body = call
        name = method.removeprefix("gmail.users.drafts.")
        if name not in ("create", "update", "delete") or told.status >= 300:
            return
        if name == "create":
            self.letters[told.body["id"]] = letter_of(_raw(body))
        elif params["id"] in self.touched:
            self.wrong.append(f"I2b {name} of a draft with the host's own words {params['id']}")
        if name != "delete" and book is not None:
            self._offers_free_times(book, parsed(_raw(body)), box)
        self.see_drafts(box)

    def see_drafts(self, box: GmailBox) -> None:
        """I2. What the host has touched, and the program gave up, does not count; nor does what
        he took back out of a scheduled Send: until then nothing shows that it is there.
        """
        lying: dict[str, list[str]] = defaultdict(list)
        alike: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        for id, raw in box.drafts().items():
            if id in self.returned or (id in self.touched and id in self.known):
                continue
            mail = parsed(raw)
            lying[self.letters.get(id) or letter_of(raw) or id].append(id)
            alike[mail["To"], mail["Subject"], _words(mail)].append(id)
        for what, ids in [*lying.items(), *alike.items()]:
            if len(ids) > 1:
                self.wrong.append(f"I2 {what} lies in Drafts {len(ids)} times: {ids}")

    def came_back(self, old: str, new: str) -> None:
        """Undo: what was sent, or was to be sent, is a draft again."""
        self.letters[new] = self.letters.get(old, "")
        self.returned.add(new)
        for kind in (self.touched, self.known):
            if old in kind:
                kind.add(new)

    def _offers_free_times(self, book: CalendarBook, mail: EmailMessage, box: GmailBox) -> None:
        """I6. What a new letter offers is free on the host's calendar at this instant."""
        for start in offered(mail):
            for event in book.standing():
                own = is_hold(event) and mail["X-Reachout-Loop"] == _loop_of(event)
                if _blocks(event, start) and not own:
                    self.wrong.append(f"I6 {start} is offered, and {event.get('summary')} is then")

    # -------------------------------------------------------------- Calendar

    def see_calendar(self, book: CalendarBook) -> None:
        """I3 and I4, as things stand now."""
        standing = [event for event in book.standing() if _loop_of(event)]
        self._see_holds([event for event in standing if is_hold(event)])
        standing = [event for event in standing if not is_hold(event)]
        for loop, times in Counter(map(_loop_of, standing)).items():
            if times > 1:
                self.wrong.append(f"I3 {times} events stand for the loop {loop}")
        for event in standing:
            people = {one["email"] for one in event.get("attendees", ())}
            guests = sorted(people - {self.host})
            if guests and not self.gestures[event["id"]]:
                self.wrong.append(f"I4 {guests} on an event that the host has not agreed to")
        mails = Counter(one.told.event for one in book.mailed if one.by == "api")
        for event, times in mails.items():
            if times > self.gestures[event]:
                said = f"{times} mails to the guest, {self.gestures[event]} gestures of the host"
                self.wrong.append(f"I4 {event}: {said}")

    def _see_holds(self, holds: list[Mapping[str, Any]]) -> None:
        """No time is held twice, and a hold is nothing more."""
        for event in holds:
            if event.get("attendees") or event["status"] != "tentative":
                self.wrong.append(f"I4 {event['summary']} is more than a time that is held")
        times = Counter((_loop_of(event), event["start"]["dateTime"]) for event in holds)
        self.wrong += [f"I3 {what} is held {n} times" for what, n in times.items() if n > 1]

    # -------------------------------------------------------------- the log

    def see_pass(self, log: Log, begun: int, troubles: list[str]) -> None:
        """After a pass. *begun*: the length of the log before it."""
        stuck = [text for text in troubles if "is stuck" in text]
        self.wrong += [f"a pass met a bug: {text}" for text in stuck]
        for place in range(begun, len(log)):
            call = log[place]
            if call.is_send:
                self.wrong.append(f"I1 {call.method} {call.path}")
            if call.method_id == "gmail.users.history.list" and call.status == 200:
                undisturbed = not any(one.fault for one in log.calls[place:])
                if not troubles or undisturbed:
                    self.whole_looks.append(place)
            if call.method_id == "gmail.users.drafts.create" and call.processed:
                self._follows_silence(log, place, call)
        self.seen = len(log)

    def _follows_silence(self, log: Log, place: int, call: Call) -> None:
        """I5. No reminder to somebody whose answer a look had shown."""
        raw = _raw(call.body)
        if ".nudge." not in letter_of(raw) + ".":
            return
        to = parsed(raw)["To"].addresses[0].addr_spec
        for reply in self.replies:
            answered = reply.address == to and reply.ends_silence
            if answered and reply.mark >= self.spoken.get(to, 0):
                looks = [one for one in self.whole_looks if reply.mark <= one < place]
                if looks and (reply.in_thread or _indexed(log, looks)):
                    self.wrong.append(f"I5 a reminder to {to}, who had answered at {reply.at}")

    def judge(self, log: Log) -> None:
        """What only the whole log shows: nothing is asked twice, and nothing too often."""
        self.no_repeats(log)
        days: Counter[Any] = Counter()
        for call in log:
            if call.api == "gmail":
                days[call.at.date()] += call.units
        for day, units in days.items():
            if units > UNITS_A_DAY:
                self.wrong.append(f"I7 {units} units on {day}")

    def no_repeats(self, log: Log) -> None:
        """A new draft or event never; anything else not while its end may still be open.

        Of a label Gmail keeps one of a name, and refuses the second (409).
        """
        last: dict[str, Call] = {}
        for call in log.writes():
            what = json.dumps([call.method_id, call.path, call.params, call.body], sort_keys=True)
            before = last.get(what)
            last[what] = call
            if before is None or call.method_id == "gmail.users.labels.create":
                continue
            makes = call.method_id in ("gmail.users.drafts.create", "calendar.events.insert")
            if makes or (is_open(before) and call.at - before.at < SETTLES):
                self.wrong.append(f"I1b {call.method_id} {before.at} was repeated at {call.at}")


class WatchedGmail(GmailBox):
    """Shows the checker each request."""

    checker: Checker
    book: CalendarBook | None = None

    def own_methods(self) -> None:
        """After a deep copy: some of the methods are closures, which are not copied."""
        self._methods = {f"gmail.users.{name}": do for name, do in self._offered().items()}

    def call(
        self,
        method_id: str,
        params: dict[str, Any],
        body: dict[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        with self.lock:
            told = super().call(method_id, params, body, headers)
            self.checker.mail_asked(self, self.book, (method_id, params, body), told)
            return told


class WatchedCalendar(CalendarBook):
    checker: Checker

    def call(
        self,
        method_id: str,
        params: dict[str, Any],
        body: dict[str, Any] | None,
        headers: Mapping[str, str],
    ) -> Answer:
        with self.lock:
            told = super().call(method_id, params, body, headers)
            if method_id in WRITES:
                self.checker.see_calendar(self)
            return told


WRITES = frozenset(f"calendar.events.{name}" for name in ("insert", "patch", "update", "delete"))


# ------------------------------------------------------------------ reading what was written


def is_open(call: Call) -> bool:
    """The writer cannot know what became of it."""
    lost = call.fault in ("unanswered", "cut off", "half", "reset", "hanging", "straggles")
    return lost or call.status >= 500


def parsed(raw: bytes) -> EmailMessage:
    return email.message_from_bytes(raw, policy=email.policy.default)


def letter_of(raw: bytes) -> str:
    """loop.letter.round: the same for every attempt to write it. "" without our mark."""
    return str(parsed(raw)["X-Reachout-Key"] or "").rpartition(".")[0]


def offered(mail: EmailMessage) -> list[datetime]:
    """The times on the lines of a letter, as London has them."""
    zone, written = ZoneInfo("Europe/London"), mail["Date"].datetime
    found = []
    for day, month, hour, minute in OFFERED.findall(_words(mail)):
        place = MONTHS.index(month[:3]) + 1
        year = written.year + (place < written.month)
        found.append(datetime(year, place, int(day), int(hour), int(minute), tzinfo=zone))
    return found


def _raw(body: Mapping[str, Any] | None) -> bytes:
    return base64.urlsafe_b64decode(body["message"]["raw"]) if body else b""


def _words(mail: EmailMessage) -> str:
    part = mail.get_body(("plain", "html"))
    return part.get_content().replace("\r\n", "\n").strip() if part is not None else ""


def _indexed(log: Log, looks: list[int]) -> bool:
    """Outside of its thread a reply is found by search, whose index lags."""
    return log[looks[-1]].at - log[looks[0]].at > SETTLES + timedelta(seconds=10)


def _loop_of(event: Mapping[str, Any]) -> str:
    return str(event.get("extendedProperties", {}).get("private", {}).get("reachout", ""))


def is_hold(event: Mapping[str, Any]) -> bool:
    return "hold" in event.get("extendedProperties", {}).get("private", {})


def _blocks(event: Mapping[str, Any], start: datetime) -> bool:
    if event.get("transparency") == "transparent" or "dateTime" not in event["start"]:
        return False
    ends_after = start < time_of(event, "end")
    return ends_after and time_of(event, "start") < start + HALF_AN_HOUR


def time_of(event: Mapping[str, Any], side: str) -> datetime:
    return datetime.fromisoformat(event[side]["dateTime"])
