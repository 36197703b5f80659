"""Which offered slots a mention fits, and which moment it fixes when it fits none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from reachout.domain.letter import ShownSlot
from reachout.domain.reading import Sent
from reachout.reading.countries import numeric_date
from reachout.reading.when import When
from reachout.reading.zones import UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What a mention comes to. `slots` empty and `start` None: no exact time."""

    when: When
    slots: tuple[ShownSlot, ...] = ()
    start: datetime | None = None
    contradiction: str = ""  # "Friday the 28th" that is a Saturday
    unsettled: str = ""  # fits, but not beyond doubt


def matched(when: When, sent: Sent, context: Match | None = None) -> Match:
    """*when* held against the offer. *context*: the mention before, for "at noon" after a day."""
    if when.plus_week and (when.date or when.nth):
        when = replace(when, plus_week=False)  # "Tuesday week, the 7th" names its date
    when = _completed(_numbered_day(when, sent), sent, context)
    when = _day_in_words(when, sent)
    if when.has_ref and not when.has_day:
        by_number = _by_number(when, sent)
        if by_number is not None:
            return by_number
        if when.bare is not None and when.bare > 23:
            return Match(when=replace(when, bare=None))
        if when.bare is not None:
            return _as_hour(when, when.bare, sent, context)
    if when.ref is not None and when.has_day:
        return _number_and_day(when, sent)
    if when.nth is not None and not when.clock and when.weekday is None:
        return _day_or_number(when, sent)
    return _by_time(when, sent)


def _day_in_words(when: When, sent: Sent) -> When:
    """ "The sixth at eleven", of three offers, is a day of the month."""
    beyond = when.ordinal and (when.ref or 0) > len(sent.slots) + STRUCK_LINES
    days = {slot.start.astimezone(ZoneInfo(sent.shown_zone)).day for slot in sent.slots}
    if beyond or (when.ordinal and (when.ref or 0) > len(sent.slots) and when.ref in days):
        return replace(when, ref=None, ordinal=False, nth=when.nth or when.ref)
    return when


def _as_hour(when: When, bare: int, sent: Sent, context: Match | None) -> Match:
    """A number alone that is no offer's is an hour, if it is a time at all ("9 people")."""
    hour = when.clock or (bare, 0)
    timed = replace(when, bare=None, clock=hour, clock_open=hour[0] <= 12)
    match = matched(timed, sent, context)
    if when.clock or not match.slots or match.unsettled or context:
        return match
    return replace(match, unsettled=f"{bare} may be no hour")


def _numbered_day(when: When, sent: Sent) -> When:
    """A number beside a weekday is its date where the two go together, else the hour."""
    if when.bare is None or when.weekday is None:
        return when
    dated = replace(when, bare=None, nth=when.bare)
    zone = _zone(when, sent)
    day = _nth(dated, sent, zone, sent.received_at.astimezone(ZoneInfo(zone)).date())
    if when.nth is None and when.date is None and (day is not None or when.clock):
        return dated
    if when.clock or when.bare > 23:
        return replace(when, bare=None)
    return replace(when, bare=None, clock=(when.bare, 0), clock_open=when.bare <= 12)


def _number_and_day(when: When, sent: Sent) -> Match:
    """ "Option 4 (Wednesday noon)" is both, or unclear; "the second Thursday" may count those."""
    by_time = _by_time(replace(when, ref=None), sent)
    if not sent.numbers_count:
        return by_time
    number = when.ref or 0
    numbered = numbered_so(number, when.ordinal, sent)
    if len(by_time.slots) > 1:
        counted = _counted(number, tuple(sorted(by_time.slots, key=lambda s: s.start)))
        if counted and numbered != counted and not set(numbered) & set(by_time.slots):
            return Match(when=when, slots=counted)
    if numbered and set(numbered) <= set(by_time.slots):
        return Match(when=when, slots=numbered)
    return replace(by_time, contradiction="its number and its day do not go together")


def _day_or_number(when: When, sent: Sent) -> Match:
    """ "The 2nd" is a day of the month, or the second offer when no offer is on that day."""
    by_day = _by_time(when, sent)
    numbered = numbered_so(when.nth or 0, True, sent) if _could_count(when.nth, sent) else ()
    if not numbered or by_day.slots == numbered or (by_day.slots and not sent.numbers_count):
        return by_day
    if by_day.slots:
        return replace(by_day, unsettled=f"{when.nth} may be the day or the number")
    return Match(when=when, slots=numbered, unsettled=f"{when.nth} may be the day or the number")


def _completed(when: When, sent: Sent, context: Match | None) -> When:
    """What the writer did not repeat is taken from the mention before."""
    if context is None:
        return when
    earlier = context.when
    if when.same_time and not when.clock:
        start = _moment_of(context) or sent.agreed_start
        local = start.astimezone(ZoneInfo(sent.shown_zone)) if start else None
        when = replace(when, clock=(local.hour, local.minute)) if local else when
    if when.clock and (when.same_day or not when.has_day) and not when.has_ref:
        when = _same_day(when, context, earlier, sent)
    return when


def _same_day(when: When, context: Match, earlier: When, sent: Sent) -> When:
    moment = _moment_of(context)
    if moment is not None and (earlier.has_ref or earlier.pick or when.same_day):
        local = moment.astimezone(ZoneInfo(sent.shown_zone))
        return replace(when, date=(local.year, local.month, local.day), same_day=False)
    return replace(
        when,
        weekday=earlier.weekday,
        date=earlier.date,
        numeric=earlier.numeric,
        nth=earlier.nth,
        ahead=earlier.ahead,
        next_week=earlier.next_week,
        same_day=False,
    )


def _moment_of(context: Match) -> datetime | None:
    if context.start:
        return context.start
    days = {slot.start for slot in context.slots}
    return min(days) if len(days) == 1 else None


# ------------------------------------------------------------------ by the number of an offer


def numbered_so(number: int, ordinal: bool, sent: Sent) -> tuple[ShownSlot, ...]:
    """The offer of that number (-1: the last); several where it cannot be told which.

    A digit is one that the reader sees printed. Who counts ("the second one") may count lines or
    read numbers: where an edit set the two apart, either may be meant. Where the two forms of the
    letter show different times, nobody knows which of them was counted.
    """
    shown = sent.slots
    if not sent.numbers_count:
        return shown
    counted = _counted(number, shown)
    if number == MIDDLE:
        return counted or shown
    highest = max((slot.number for slot in shown), default=0)
    printed = highest if number == LAST else number
    named = tuple(slot for slot in shown if slot.number == printed)
    if not ordinal:
        return named if named or not 0 < number < highest else shown
    return named if named == counted else shown


LAST, MIDDLE = -1, -2  # in the ordinals of a language


def _counted(number: int, among: tuple[ShownSlot, ...]) -> tuple[ShownSlot, ...]:
    """The one in that place of *among*, as people count; none where there is no such place."""
    place = number
    if number == LAST:
        place = len(among)
    elif number == MIDDLE:
        place = len(among) // 2 + 1 if len(among) % 2 else 0
    return among[place - 1 : place]


def _could_count(number: int | None, sent: Sent) -> bool:
    """A number that stands alone is an hour or a day where no letter has so many lines."""
    return 0 < (number or 0) <= len(sent.slots) + STRUCK_LINES or sent.numbers_count


STRUCK_LINES = 3  # that may stand between the others


def _by_number(when: When, sent: Sent) -> Match | None:
    number = when.ref if when.ref is not None else when.bare or 0
    counts = when.ref is not None or _could_count(number, sent)
    chosen = numbered_so(number, when.ordinal, sent) if counts else ()
    if not chosen:
        return Match(when=when) if when.ref is not None else None
    if len(chosen) > 1 or not sent.numbers_count:
        return Match(when=when, slots=chosen, unsettled="its number may mean more than one time")
    if when.zone == UNKNOWN and when.clock:
        return Match(when=when, slots=chosen, unsettled="the zone is not known")
    hours = bool(when.clock or when.part)
    if hours and not _fits(replace(when, next_week=False), chosen[0], _zone(when, sent)):
        return Match(when=when, slots=chosen, contradiction="its number and its hour differ")
    if when.next_week:
        return Match(when=when, slots=chosen, unsettled="its number and its week may differ")
    if when.bare is None:
        return Match(when=when, slots=chosen)
    return Match(when=when, slots=chosen, unsettled=_hour_instead(when.bare, chosen[0], sent))


def _hour_instead(number: int, chosen: ShownSlot, sent: Sent) -> str:
    """A bare 3 may be three o'clock when another offer begins then."""
    zone = ZoneInfo(sent.shown_zone)
    hours = [s for s in sent.slots if s.start.astimezone(zone).hour % 12 == number % 12]
    rivals = [slot for slot in hours if slot.number != chosen.number]
    return f"{number} may be the number or the hour" if rivals else ""


# ------------------------------------------------------------------ by day and hour


def _zone(when: When, sent: Sent) -> str:
    return sent.shown_zone if when.zone in ("", UNKNOWN) else when.zone


def _by_time(when: When, sent: Sent) -> Match:
    if when.zone == UNKNOWN and when.clock:
        return Match(when=when, unsettled="the zone is not known")
    zone = _zone(when, sent)
    said = when
    when = _by_calendar(_ordered(when, sent, zone), sent, zone)
    if when.numeric is not None:
        return Match(when=when, unsettled="the order of day and month is not known")
    wrong = _contradiction(when, sent, zone)
    if wrong:
        return Match(when=when, contradiction=wrong)
    fitting = _picked(tuple(s for s in sent.slots if _fits(when, s, zone)), when)
    if fitting:
        return Match(when=when, slots=fitting)
    coming = _coming(said, sent, zone)
    if coming:
        return Match(when=when, slots=coming, unsettled="“next” may mean either of two weeks")
    if not when.zone and when.clock:
        return _elsewhere(when, sent)
    return _exact(when, sent, zone)


def _coming(said: When, sent: Sent, zone: str) -> tuple[ShownSlot, ...]:
    """ "Next Friday" is to some the coming one, to others the one after."""
    if not said.next_week or said.weekday is None:
        return ()
    plain = replace(said, next_week=False)
    return tuple(slot for slot in sent.slots if _fits(plain, slot, zone))


def _by_calendar(when: When, sent: Sent, zone: str) -> When:
    """Today, tomorrow and next Tuesday as the dates they are."""
    dated = when.next_week or when.plus_week
    if when.ahead is None and not (dated and when.weekday is not None):
        return when
    day = day_of(when, sent, zone)
    if day is None:
        return when
    date = (day.year, day.month, day.day)
    return replace(when, ahead=None, next_week=False, plus_week=False, date=date)


def _elsewhere(when: When, sent: Sent) -> Match:
    """No zone is said and nothing fits: perhaps the writer thinks in a clock of his own."""
    start = _exact(when, sent, sent.shown_zone)
    own = sent.contact_zone
    if own is None or own == sent.shown_zone or start.start is None:
        return start
    other = _exact(when, sent, own)
    fits = _picked(tuple(s for s in sent.slots if _fits(when, s, own)), when)
    if fits:
        return Match(when=when, slots=fits, unsettled="it fits only on the contact's own clock")
    if other.start == start.start:
        return start
    return Match(when=when, unsettled="it is not said whose clock is meant")


def _ordered(when: When, sent: Sent, zone: str) -> When:
    """9/10 as a date: by country, or as the only order that an offer bears out."""
    if when.numeric is None:
        return when
    settled = numeric_date(when.numeric, sent)
    if settled is None:
        a, b, year = when.numeric
        dates = [(year, a, b), (year, b, a)]
        borne = [d for d in dates if any(_date_fits(d, s, zone) for s in sent.slots)]
        settled = borne[0] if len(borne) == 1 else None
    return replace(when, numeric=None, date=settled) if settled else when


def _picked(fitting: tuple[ShownSlot, ...], when: When) -> tuple[ShownSlot, ...]:
    if not when.pick or not fitting:
        return fitting
    ordered = sorted(fitting, key=lambda slot: slot.start)
    return (ordered[-1 if when.pick > 0 else 0],)


def _date_fits(said: tuple[int, int, int], slot: ShownSlot, zone: str) -> bool:
    local = slot.start.astimezone(ZoneInfo(zone))
    return said[1:] == (local.month, local.day) and said[0] in (0, local.year)


def _fits(when: When, slot: ShownSlot, zone: str) -> bool:
    """Does every word of the mention agree with the slot? A relative day is a date by now."""
    local = slot.start.astimezone(ZoneInfo(zone))
    return _day_fits(when, local) and _hour_fits(when, local)


def _day_fits(when: When, local: datetime) -> bool:
    if (
        when.next_week
        or when.week_after
        or when.plus_week
        or when.shift is not None
        or when.same_day
    ):
        return False
    return (
        when.weekday in (None, local.weekday())
        and (when.date is None or when.date[1:] == (local.month, local.day))
        and (when.date is None or when.date[0] in (0, local.year))
        and when.nth in (None, local.day)
    )


def _hour_fits(when: When, local: datetime) -> bool:
    if when.part and not when.clock and not when.part[0] <= local.hour < when.part[1]:
        return False
    if not when.clock:
        return True
    if when.limited or (when.length and not 5 <= when.length <= 90):
        return False
    hour, minute = when.clock
    hours = {hour % 24, (hour + 12) % 24} if when.clock_open else {hour % 24}
    if when.clock_open and when.part:
        hours = {h for h in hours if when.part[0] <= h < when.part[1]} or hours
    return local.hour in hours and local.minute == minute


# ------------------------------------------------------------------ a time of the writer's own


def _exact(when: When, sent: Sent, zone: str) -> Match:
    day = day_of(when, sent, zone)
    hour = _likely_hour(when)
    if day is None or hour is None or when.limited or when.length > 90:
        return Match(when=when)
    clock = when.clock or (0, 0)
    start = datetime(day.year, day.month, day.day, hour, clock[1], tzinfo=ZoneInfo(zone))
    if start.astimezone(UTC).astimezone(ZoneInfo(zone)).hour != hour:
        return Match(when=when, unsettled="the clocks change over that hour")
    return Match(when=when, start=start)


def _likely_hour(when: When) -> int | None:
    """An hour without am or pm by daylight: 1 to 6 after noon, 8 to 12 before; 7 stays open."""
    if not when.clock:
        return None
    hour = when.clock[0]
    if not when.clock_open:
        return hour
    if when.part:
        both = [h for h in (hour % 24, (hour + 12) % 24) if when.part[0] <= h < when.part[1]]
        return both[0] if len(both) == 1 else None
    if hour == 7:
        return None
    return hour + 12 if hour < 7 else hour


def day_of(when: When, sent: Sent, zone: str) -> date | None:
    """The date a mention fixes, counted from the day of the reply; None when it fixes none."""
    if when.plus_week:
        plain = day_of(replace(when, plus_week=False), replace(sent, slots=()), zone)
        return plain + timedelta(days=7) if plain else None
    today = sent.received_at.astimezone(ZoneInfo(zone)).date()
    if when.ahead is not None:
        return today + timedelta(days=when.ahead)
    if when.date is not None:
        return _dated(when.date, today)
    if when.nth is not None:
        return _nth(when, sent, zone, today)
    if when.weekday is not None:
        return _on_weekday(when, sent, zone, today)
    return None


def _dated(said: tuple[int, int, int], today: date) -> date | None:
    year, month, day = said
    years = (year,) if year else (today.year, today.year + 1)
    for candidate in years:
        found = _date(candidate, month, day)
        if found and (year or found >= today - timedelta(days=7)):
            return found
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nth(when: When, sent: Sent, zone: str, today: date) -> date | None:
    """The next day of that number, on the said weekday; a contradiction gives none."""
    for months in range(3):
        at = today.year * 12 + today.month - 1 + months
        found = _date(at // 12, at % 12 + 1, when.nth or 0)
        if found and found >= today:
            return found if when.weekday in (None, found.weekday()) else None
    return None


def _on_weekday(when: When, sent: Sent, zone: str, today: date) -> date | None:
    offered = {s.start.astimezone(ZoneInfo(zone)).date() for s in sent.slots}
    days = sorted(d for d in offered if d.weekday() == when.weekday)
    if when.week_after:
        return days[0] + timedelta(days=7) if len(days) == 1 else None
    ahead = ((when.weekday or 0) - today.weekday()) % 7 or 7
    if when.next_week:
        monday = today + timedelta(days=7 - today.weekday())
        return monday + timedelta(days=when.weekday or 0)
    if days:
        return days[0] if len(days) == 1 else None
    return today + timedelta(days=ahead)


def _contradiction(when: When, sent: Sent, zone: str) -> str:
    if when.weekday is None or (when.date is None and when.nth is None):
        return ""
    if when.date is None and any(_fits(replace(when, clock=None), s, zone) for s in sent.slots):
        return ""
    today = sent.received_at.astimezone(ZoneInfo(zone)).date()
    day = _dated(when.date, today) if when.date else _nth(when, sent, zone, today)
    if day is None or day.weekday() != when.weekday:
        return "the weekday and the date do not go together"
    return ""
