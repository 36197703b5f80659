"""Every setting of both files: its name, its type, its default.

`config/reachout.toml` and `config/contacts.toml` explain each of them in a line.
"""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
)

from reachout.domain.contact import Fact, Intent, Kind
from reachout.domain.hours import Hours
from reachout.domain.policy import Holds, Mode, Policy, SlotPolicy
from reachout.domain.span import Days
from reachout.settings import address as addresses
from reachout.settings import fields, likings, places, provider, sentences, trust
from reachout.settings.refusal import refusal


def _in_order(spans: list[tuple[time, time]]) -> list[tuple[time, time]]:
    """Spans that touch are one: a chat may lie over where they do."""
    joined: list[tuple[time, time]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            raise refusal("has spans that overlap.", "Join them into one.")
        if joined and start == joined[-1][1]:
            start, _ = joined.pop()
        joined.append((start, end))
    return joined


Line = Annotated[str, PlainValidator(sentences.line)]
Sentence = Annotated[str, PlainValidator(sentences.sentence)]
Question = Annotated[str, PlainValidator(sentences.question)]
LastLines = Annotated[str, PlainValidator(sentences.last_lines)]
Private = Annotated[str, PlainValidator(sentences.private)]
Address = Annotated[str, PlainValidator(addresses.address)]
Zone = Annotated[str, PlainValidator(fields.zone)]
Language = Annotated[str, PlainValidator(fields.language)]
Manner = Annotated[str, AfterValidator(fields.manner)]
Day = Annotated[date, PlainValidator(fields.day)]
DayList = Annotated[
    list[Annotated[Days, PlainValidator(fields.days)]], BeforeValidator(fields.as_list)
]
HoursOfDay = Annotated[
    list[Annotated[tuple[time, time], PlainValidator(fields.hours_of_day)]],
    BeforeValidator(fields.as_list),
    AfterValidator(_in_order),
]
Length = Annotated[timedelta, PlainValidator(fields.duration())]
Minutes = Annotated[timedelta, PlainValidator(fields.duration(timedelta(minutes=5)))]
Cadence = Annotated[timedelta, PlainValidator(fields.duration(timedelta(days=7)))]
WholeDay = Annotated[timedelta, PlainValidator(fields.duration(timedelta(days=1)))]
Interval = Annotated[timedelta, PlainValidator(fields.duration(timedelta(seconds=10)))]
WorkingDays = Annotated[int, PlainValidator(fields.working_days)]
Nudges = Annotated[int, Field(ge=0, le=3)]
MinutesOfChat = Annotated[int, Field(ge=5, le=480)]
Provider = Annotated[str, PlainValidator(provider.provider)]
Trust = Annotated[tuple[str, ...], PlainValidator(trust.servers)]
APath = Annotated[str, PlainValidator(fields.path)]
Command = Annotated[tuple[str, ...], PlainValidator(fields.command)]
AKind = Annotated[Kind, PlainValidator(fields.one_of(Kind))]
AnIntent = Annotated[Intent, PlainValidator(fields.one_of(Intent))]
Holidays = Annotated[str, PlainValidator(places.holidays)]
Country = Annotated[str, PlainValidator(places.country)]
Moment = Annotated[str, AfterValidator(likings.moment)]
Weight = Annotated[float, PlainValidator(likings.weight)]
Id = Annotated[str, PlainValidator(fields.identity)]
Paused = Annotated[bool | date, PlainValidator(fields.paused)]

_POLICY = Policy()
_SLOTS = SlotPolicy()


class Table(BaseModel):
    """A table of one of the files; a key that is not a field is refused."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Week(Table):
    """When somebody can be met; a weekday that is missing is a day off."""

    mon: HoursOfDay = []
    tue: HoursOfDay = []
    wed: HoursOfDay = []
    thu: HoursOfDay = []
    fri: HoursOfDay = []
    sat: HoursOfDay = []
    sun: HoursOfDay = []

    @property
    def hours(self) -> Hours:
        spans = (getattr(self, day) for day in type(self).model_fields)
        return Hours({day: tuple(hours) for day, hours in enumerate(spans) if hours})


def _some(week: Week) -> Week:
    if not week.hours.weekdays:
        raise refusal("has no hours at all.", 'Give one weekday at least: mon = ["9:00-12:30"].')
    return week


SomeWeek = Annotated[Week, AfterValidator(_some)]


# ------------------------------------------------------------------ reachout.toml


class HostTable(Table):
    name: Line
    address: Address
    zone: Zone
    aliases: list[Address] = []
    hours: SomeWeek | None = None
    away: DayList = []
    quiet: DayList = []
    holidays: Holidays = ""
    sign_off: dict[Manner, LastLines] = {}


class MailboxTable(Table):
    provider: Provider = "local"
    path: APath = "mail"
    send: Command = ()
    trust: Trust = ()
    labels: bool = True
    signature: bool = True


class CalendarTable(Table):
    provider: Provider = "local"
    path: APath = "calendar"
    id: Line = "primary"
    also: Annotated[list[APath], BeforeValidator(fields.as_list)] = []
    all_day_busy: bool = _SLOTS.all_day_busy


class GoogleTable(Table):
    client: APath = "google-client.json"
    token: APath = "state/google-token.json"
    endpoint: Annotated[str, PlainValidator(fields.endpoint)] = ""


class RhythmTable(Table):
    weekly: Annotated[int, Field(ge=0, le=100)] = _POLICY.weekly
    open_limit: Annotated[int, Field(ge=1, le=1000)] = _POLICY.open_limit
    cadence: Cadence = timedelta(days=90)
    nudges: Nudges = 1
    nudge_after: WorkingDays = _POLICY.nudge_after
    discard_settle: Length = _POLICY.discard_settle
    named_after: WholeDay = _POLICY.named_after
    withdraw_after: WholeDay = _POLICY.withdraw_after
    not_sent_rest: Length = _POLICY.not_sent_rest
    skipped_rest: Length = _POLICY.skipped_rest
    reopen_within: Length = _POLICY.reopen_within
    watch_closed: Length = _POLICY.watch_closed
    attention_ends: WholeDay = _POLICY.attention_ends
    thanks_untouched: WholeDay = _POLICY.thanks_untouched
    thanks_ends: WholeDay = _POLICY.thanks_ends


class SlotsTable(Table):
    count: Annotated[int, Field(ge=1, le=5)] = _SLOTS.count
    notice: Length = _SLOTS.notice
    horizon: WorkingDays = _SLOTS.horizon
    buffer: Length = _SLOTS.buffer
    step: Minutes = _SLOTS.step
    per_day: Annotated[int, Field(ge=1, le=10)] = _SLOTS.per_day
    per_week: Annotated[int, Field(ge=1, le=50)] = _SLOTS.per_week
    beside: bool = _SLOTS.beside
    prefer: dict[Moment, Weight] = {}
    holds: Annotated[Holds, PlainValidator(fields.one_of(Holds))] = _SLOTS.holds
    numbered: bool = False


class DaemonTable(Table):
    every: Interval = timedelta(minutes=1)
    mode: Annotated[Mode, PlainValidator(fields.one_of(Mode))] = Mode.LIVE


class SharedTable(Table):
    """What a contact may take from its tags, or from [defaults] of contacts.toml."""

    cadence: Cadence | None = None
    nudges: Nudges | None = None
    kind: AKind | None = None
    minutes: MinutesOfChat | None = None
    language: Language | None = None
    formal: bool | None = None
    times: bool | None = None
    place: Line | None = None
    zone: Zone | None = None
    country: Country | None = None
    hours: SomeWeek | None = None
    buffer: Length | None = None


class SettingsFile(Table):
    format: int
    host: HostTable
    mailbox: MailboxTable = MailboxTable()
    calendar: CalendarTable = CalendarTable()
    google: GoogleTable = GoogleTable()
    rhythm: RhythmTable = RhythmTable()
    slots: SlotsTable = SlotsTable()
    daemon: DaemonTable = DaemonTable()
    tags: dict[str, SharedTable] = {}


# ------------------------------------------------------------------ contacts.toml


class FactTable(Table):
    on: Day
    say: Sentence
    good_for: WholeDay = timedelta(days=60)

    @property
    def fact(self) -> Fact:
        return Fact(on=self.on, say=self.say, good_for=self.good_for)


class ContactTable(SharedTable):
    name: Line
    address: Address | None = None
    addresses: list[Address] = []
    intent: AnIntent
    greeting: Line
    why: Sentence
    ask: Annotated[list[Question], Field(min_length=1), BeforeValidator(fields.as_list)]
    sign_off: LastLines = ""
    link: Sentence = ""
    facts: list[FactTable] = []
    tell: Sentence = ""
    topic: Line = ""
    tags: Annotated[list[Line], BeforeValidator(fields.as_list)] = []
    last: Day | None = None
    paused: Paused = False
    away: DayList = []
    notes: Private = ""
    id: Id = ""


class ContactsFile(Table):
    format: int
    defaults: SharedTable = SharedTable()
    contacts: list[ContactTable] = []
