"""Who is worth a hello, and why or why not. Every person always has an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from reachout.domain.contact import Contact, Intent
from reachout.domain.host import Host
from reachout.domain.loop import Loop
from reachout.domain.policy import Policy
from reachout.domain.standing import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    due: bool
    rule: str  # a stable word: fields of `why --json`
    text: str  # a sentence for the host
    evidence: tuple[str, ...] = ()
    next: datetime | None = None  # when this answer could change by itself; None: it does not


class Lack(StrEnum):
    """A sentence that the next letter cannot do without."""

    LINE = "one line missing"  # every `ask` was used, and no `tell` was kept
    LINK = "link missing"


ASK_AFTER = 2  # unanswered loops in a row: the third letter is asked for first


def verdict(
    contact: Contact,
    standing: Standing,
    loop: Loop | None,
    host: Host,
    now: datetime,
    *,
    lacks: Lack | None = None,
) -> Verdict:
    """About the person alone: may a new loop be opened with them?"""
    today = now.astimezone(ZoneInfo(host.zone)).date()
    if loop is not None and loop.is_open:
        return Verdict(
            due=False,
            rule="open loop",
            text=f"A loop with {contact.name} is open ({loop.stage}).",
            evidence=(f"loop {loop.id}, opened {loop.opened_at.date()}",),
            next=loop.look_again_at,
        )
    return (
        _for_good(contact, standing)
        or _until_host(contact, standing)
        or _until_date(contact, standing, host, today, now)
        or _waits_for_words(contact, _cadence(contact, standing, host, now), lacks)
    )


def _for_good(contact: Contact, standing: Standing) -> Verdict | None:
    if standing.opted_out:
        text = f"{contact.name} asked not to be written to. That stands for good."
        return Verdict(due=False, rule="opted out", text=text, evidence=("optout.txt",))
    if contact.address in standing.bounced:
        text = f"Mail to {contact.name} came back. Another first address in contacts.toml helps."
        return Verdict(
            due=False, rule="bounced", text=text, evidence=("a bounce to this address",)
        )
    if standing.declined:
        text = f"{contact.name} said no. `reachout resume` lets it begin again when you say so."
        return Verdict(due=False, rule="declined", text=text)
    return None


def _until_host(contact: Contact, standing: Standing) -> Verdict | None:
    name = contact.name
    if contact.paused or standing.paused:
        return Verdict(due=False, rule="paused", text=f"{name} is paused, by you.")
    if standing.waits_for_host:
        seen = standing.last_touch
        return Verdict(
            due=False,
            rule="waits for you",
            text=f"{name} wrote last. An answer from you comes before anything new.",
            evidence=(f"their mail of {seen.at.date()}, {seen.evidence}",) if seen else (),
        )
    if standing.unanswered >= ASK_AFTER and not standing.asked_first:
        count = standing.unanswered
        text = f"{count} letters to {contact.name} had no answer. `reachout resume` lets it go on."
        return Verdict(due=False, rule="asks first", text=text)
    return None


def _until_date(
    contact: Contact, standing: Standing, host: Host, today: date, now: datetime
) -> Verdict | None:
    if contact.paused_until is not None and today < contact.paused_until:
        return _waits("paused", f"{contact.name} is paused, by you.", contact.paused_until, host)
    away = [span.last + timedelta(days=1) for span in contact.away if today in span]
    if standing.away_until is not None and today < standing.away_until:
        away.append(standing.away_until)
    if away:
        return _waits("away", f"{contact.name} is away.", max(away), host)
    for rule, until, text in (
        ("snoozed", standing.snoozed_until, "you put this off"),
        ("later", standing.later_until, "they asked for later"),
    ):
        if until is not None and today < until:
            return _waits(rule, f"{contact.name}: {text}.", until, host)
    if standing.rest_until is not None and now < standing.rest_until:
        text = f"{contact.name} rests, because {standing.rest_why}."
        return Verdict(due=False, rule="resting", text=text, next=standing.rest_until)
    return None


def _waits_for_words(contact: Contact, cadence: Verdict, lacks: Lack | None) -> Verdict:
    """Worth a hello, and a sentence is missing that only the host can write."""
    if not cadence.due or lacks is None:
        return cadence
    text = f"{contact.name} is worth a hello. {_MISSING[lacks].format(name=contact.name)}"
    return Verdict(due=False, rule=lacks, text=text, evidence=cadence.evidence)


_MISSING = {
    Lack.LINE: (
        "Everything you wrote down is said; one line more helps: "
        'reachout note "{name}" --tell "…", or a new `ask` in contacts.toml.'
    ),
    Lack.LINK: (
        "No earlier mail or meeting is known: write into `link` in contacts.toml how you know "
        "each other, in one sentence."
    ),
}


def _waits(rule: str, text: str, until: date, host: Host) -> Verdict:
    begins = datetime.combine(until, time(0), tzinfo=ZoneInfo(host.zone))
    return Verdict(due=False, rule=rule, text=f"{text} Until {until}.", next=begins)


def _cadence(contact: Contact, standing: Standing, host: Host, now: datetime) -> Verdict:
    at, evidence = _last_touch(contact, standing, host)
    if at is None:
        text = f"{contact.name} has had no letter from you yet."
        return Verdict(due=True, rule="never written", text=text)
    wait = wait_of(contact, standing)
    if standing.later_until is not None and standing.later_until > at.date():
        text = f"{contact.name} asked for later, and later is now."
        return Verdict(due=True, rule="later has come", text=text, evidence=(evidence,))
    if now < at + wait:
        text = (
            f"You were in touch {_ago(now - at)}; {contact.name} is next after {wait.days} days."
        )
        return Verdict(due=False, rule="touched", text=text, evidence=(evidence,), next=at + wait)
    text = f"{contact.name} is worth a hello: the last touch was {_ago(now - at)}."
    return Verdict(due=True, rule="cadence", text=text, evidence=(evidence,))


def wait_of(contact: Contact, standing: Standing) -> timedelta:
    """From the last touch to the next letter; every unanswered loop in a row doubles it."""
    doubled: int = 2 ** min(standing.unanswered, 6)
    return contact.cadence * doubled


def _last_touch(contact: Contact, standing: Standing, host: Host) -> tuple[datetime | None, str]:
    found: list[tuple[datetime, str]] = []
    if standing.last_touch is not None:
        touch = standing.last_touch
        found.append((touch.at, f"{touch.kind} on {touch.at.date()}, {touch.evidence}"))
    if contact.last is not None:
        noon = datetime.combine(contact.last, time(12), tzinfo=ZoneInfo(host.zone))
        found.append((noon, f"the date you gave: {contact.last}"))
    return max(found) if found else (None, "")


def _ago(gap: timedelta) -> str:
    if gap.days < 1:
        return "today"
    return "yesterday" if gap.days == 1 else f"{gap.days} days ago"


# ------------------------------------------------------------------ the host's week


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """What the host has on hand."""

    opened: int  # loops opened since Monday, host's wall clock
    unsent: int  # first letters lying in Drafts
    open_loops: int
    paused: bool = False


def week_begins(now: datetime, zone: str) -> datetime:
    """Monday, midnight at the host's."""
    local = now.astimezone(ZoneInfo(zone))
    monday = local.date() - timedelta(days=local.weekday())
    return datetime.combine(monday, time(0), tzinfo=ZoneInfo(zone))


def gate(week: Week, host: Host, policy: Policy, now: datetime) -> Verdict | None:
    """Why nobody new is written to now; None: the door is open."""
    today = now.astimezone(ZoneInfo(host.zone)).date()
    monday = week_begins(now, host.zone) + timedelta(days=7)
    if week.paused:
        return Verdict(due=False, rule="all paused", text="Everything is paused, by you.")
    for rule, spans, what in (
        ("you are away", host.away, "away"),
        ("quiet", host.quiet, "in quiet days"),
    ):
        ends = [span.last + timedelta(days=1) for span in spans if today in span]
        if ends:
            return _waits(rule, f"You are {what}.", max(ends), host)
    if week.unsent >= policy.weekly:
        text = "A first letter lies in Drafts. It comes before a new one."
        return Verdict(due=False, rule="unsent letter", text=text)
    if week.opened >= policy.weekly:
        text = f"This week's letters are written ({week.opened} of {policy.weekly})."
        return Verdict(due=False, rule="weekly number", text=text, next=monday)
    if week.open_loops >= policy.open_limit:
        text = f"{week.open_loops} loops are open, as many as you allow."
        return Verdict(due=False, rule="open limit", text=text)
    return None


def order(
    people: Sequence[tuple[Contact, Standing]], used: Sequence[Intent]
) -> list[tuple[Contact, Standing]]:
    """Who first: an open promise, then the intent least used lately, then the longest silence.

    *used*: intents of the last loops, newest first.
    """
    lately = {intent: index for index, intent in reversed(list(enumerate(used)))}
    far = len(used)

    def rank(person: tuple[Contact, Standing]) -> tuple[bool, int, float, str]:
        contact, standing = person
        touched = standing.last_touch.at.timestamp() if standing.last_touch else 0.0
        return (
            standing.promise is None,
            -lately.get(contact.intent, far),
            touched,
            contact.address,
        )

    return sorted(people, key=rank)


def behind(verdict: Verdict, gate: Verdict) -> Verdict:
    """Due, but the host's week holds it back: both said."""
    return replace(gate, text=f"{verdict.text} {gate.text}", evidence=verdict.evidence)
