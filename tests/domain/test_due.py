"""Who is worth a hello, and why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain.people import ADA, MONDAY, SAM, a_contact, a_loop

from reachout.domain import due
from reachout.domain import events as e
from reachout.domain.contact import Intent
from reachout.domain.loop import Outcome, Stage
from reachout.domain.policy import Policy
from reachout.domain.span import Days
from reachout.domain.standing import Promise, Standing, Touch, TouchKind
from reachout.domain.waiting import after, touched_by

POLICY = Policy()
FRESH = Standing(contact="ada")
ROOM = due.Week(opened=0, unsent=0, open_loops=0)


def touched(days: float, kind: TouchKind = TouchKind.MEETING, **more: object) -> Standing:
    touch = Touch(at=MONDAY - timedelta(days=days), kind=kind, evidence="m1")
    return replace(FRESH, last_touch=touch, **more)  # type: ignore[arg-type]


def verdict(standing: Standing = FRESH, **contact: object) -> due.Verdict:
    return due.verdict(a_contact(**contact), standing, None, SAM, MONDAY)


def test_somebody_never_written_to_is_worth_a_hello():
    """A new contact is due at once."""
    assert (verdict().due, verdict().rule) == (True, "never written")


def test_field_clock_from_last_touch():
    """A call or a mail two days ago resets the clock (monicahq/monica #1814)."""
    for kind in (TouchKind.MEETING, TouchKind.MAIL_FROM_HOST):
        assert verdict(touched(2, kind)).rule == "touched"
    assert verdict(touched(91)).rule == "cadence"


def test_the_date_the_host_remembers_counts():
    """`last` in the contacts file is a touch like any other."""
    assert verdict(last=date(2026, 5, 20)).rule == "touched"
    assert verdict(last=date(2026, 1, 20)).due


@pytest.mark.parametrize(
    ("standing", "contact", "rule"),
    [
        (replace(FRESH, opted_out=True), {}, "opted out"),
        (replace(FRESH, bounced=("ada@example.com",)), {}, "bounced"),
        (replace(FRESH, declined=True), {}, "declined"),
        (replace(FRESH, paused=True), {}, "paused"),
        (FRESH, {"paused": True}, "paused"),
        (FRESH, {"paused_until": date(2026, 7, 1)}, "paused"),
        (touched(200, TouchKind.MAIL_FROM_CONTACT, waits_for_host=True), {}, "waits for you"),
        (touched(900, unanswered=2), {}, "asks first"),
        (FRESH, {"away": (Days(date(2026, 5, 30), date(2026, 6, 9)),)}, "away"),
        (replace(FRESH, away_until=date(2026, 6, 9)), {}, "away"),
        (replace(FRESH, snoozed_until=date(2026, 6, 9)), {}, "snoozed"),
        (replace(FRESH, later_until=date(2026, 6, 9)), {}, "later"),
        (replace(FRESH, rest_until=MONDAY + timedelta(days=3), rest_why="x"), {}, "resting"),
    ],
)
def test_everybody_who_is_not_due_has_a_reason(standing, contact, rule):
    """Each reason has a word of its own and a sentence for the host."""
    answer = verdict(standing, **contact)
    assert (answer.due, answer.rule) == (False, rule)
    assert "Ada" in answer.text
    assert answer.text.endswith(".")


def test_later_comes_even_when_the_cadence_is_longer():
    """Who asked for June is written to in June, though the last mail was in May."""
    answer = verdict(touched(20, later_until=date(2026, 6, 1)))
    assert (answer.due, answer.rule) == (True, "later has come")


def test_every_unanswered_letter_doubles_the_wait():
    """Ninety days become a hundred and eighty."""
    assert verdict(touched(120, unanswered=1)).rule == "touched"
    assert verdict(touched(181, unanswered=1)).due


def test_the_third_letter_is_asked_for_first():
    """After two in a row without an answer only the host's word goes on."""
    quiet = touched(900, unanswered=2)
    assert verdict(quiet).rule == "asks first"
    assert verdict(replace(quiet, asked_first=True)).due


def test_with_nothing_new_to_say_the_host_is_asked_for_one_line():
    """No empty letter is written: `note --tell` or a new `ask` helps."""
    answer = due.verdict(ADA, touched(100), None, SAM, MONDAY, lacks=due.Lack.LINE)
    assert answer.rule == "one line missing"


def test_an_open_loop_comes_before_a_new_one():
    """One person has one loop at a time."""
    answer = due.verdict(ADA, FRESH, a_loop(stage=Stage.AWAITING), SAM, MONDAY)
    assert answer.rule == "open loop"


@pytest.mark.parametrize(
    ("week", "host", "rule"),
    [
        (replace(ROOM, paused=True), SAM, "all paused"),
        (replace(ROOM, opened=1), SAM, "weekly number"),
        (replace(ROOM, unsent=1), SAM, "unsent letter"),
        (replace(ROOM, open_loops=6), SAM, "open limit"),
        (ROOM, replace(SAM, away=(Days(date(2026, 6, 1), date(2026, 6, 1)),)), "you are away"),
        (ROOM, replace(SAM, quiet=(Days(date(2026, 5, 1), date(2026, 6, 5)),)), "quiet"),
    ],
)
def test_the_week_has_room_or_says_why_not(week, host, rule):
    """Nothing new while the host is away, in quiet days, or has enough on hand."""
    closed = due.gate(week, host, POLICY, MONDAY)
    assert closed is not None
    assert closed.rule == rule
    assert due.gate(ROOM, SAM, POLICY, MONDAY) is None


def test_a_promise_comes_first_then_the_intent_least_used():
    """Order: an open promise, the intent least used lately, the longest silence."""
    promised = replace(FRESH, promise=Promise(text="x", made_at=MONDAY))
    people = [
        (a_contact(id="a", addresses=("a@example.com",)), touched(100)),
        (a_contact(id="b", addresses=("b@example.com",)), touched(200)),
        (a_contact(id="c", addresses=("c@example.com",), intent=Intent.GIVE), touched(90)),
        (a_contact(id="d", addresses=("d@example.com",)), promised),
    ]
    chosen = due.order(people, [Intent.LEARN, Intent.PEER])
    assert [contact.id for contact, _ in chosen] == ["d", "c", "b", "a"]


@settings(max_examples=200, deadline=None)
@given(
    zone=st.sampled_from(
        ["Pacific/Kiritimati", "Pacific/Honolulu", "Asia/Kolkata", "Europe/Berlin"]
    ),
    cadence=st.integers(1, 400),
    hours=st.integers(1, 90),
    start=st.datetimes(datetime(2025, 1, 1), datetime(2027, 1, 1)),
)
def test_field_reminder_never_fires(zone, cadence, hours, start):
    """In any zone, however often we look, every due date comes (monicahq/monica #7937)."""
    host = replace(SAM, zone=zone)
    contact = a_contact(cadence=timedelta(days=cadence))
    begun = start.replace(tzinfo=UTC)
    standing = replace(FRESH, last_touch=Touch(at=begun, kind=TouchKind.MEETING, evidence="m1"))
    now = begun
    while not (answer := due.verdict(contact, standing, None, host, now)).due:
        assert answer.next is not None
        now += timedelta(hours=hours)
    assert now < begun + timedelta(days=cadence, hours=hours + 1)


@settings(max_examples=100, deadline=None)
@given(jumps=st.lists(st.integers(-30, 60), max_size=12))
def test_field_fallback_flood(jumps):
    """However the clock jumps, a week holds its number of letters."""
    now, opened = MONDAY, list[datetime]()
    for days in [*jumps, 0, 0]:
        now += timedelta(days=days)
        since = due.week_begins(now, SAM.zone)
        week = replace(ROOM, opened=sum(at >= since for at in opened))
        if due.gate(week, SAM, POLICY, now) is None:
            opened.append(now)
    weeks = [at.astimezone(ZoneInfo(SAM.zone)).isocalendar()[:2] for at in opened]
    assert len(weeks) == len(set(weeks))


def closing(outcome: Outcome, **standing: object) -> Standing:
    loop = a_loop(stage=Stage.CLOSED, outcome=outcome)
    known = replace(FRESH, **standing)  # type: ignore[arg-type]
    return after(known, e.WentQuiet(at=MONDAY), ADA, POLICY, loop)


def test_the_waiting_rule():
    """How a loop ended says how long the person is left in peace."""
    assert closing(Outcome.NO_REPLY).unanswered == 1
    assert closing(Outcome.NO_REPLY, waits_for_host=True).unanswered == 0
    assert closing(Outcome.DECLINED).declined
    assert closing(Outcome.SKIPPED).rest_until == MONDAY + timedelta(weeks=4)
    assert closing(Outcome.NOT_SENT).rest_until == MONDAY + timedelta(weeks=8)
    assert closing(Outcome.MET, unanswered=2).unanswered == 0


def test_their_mail_waits_for_us_until_we_write():
    """An answer of ours, in whatever thread, ends their waiting."""
    heard = touched_by(FRESH, e.Heard(at=MONDAY, message_id="m1", human=True))
    assert heard.waits_for_host
    later = MONDAY + timedelta(hours=1)
    wrote = e.HostWrote(at=later, message_id="m2", subject="s")
    assert not touched_by(heard, wrote).waits_for_host
