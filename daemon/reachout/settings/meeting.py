"""Hours that were given for somebody and leave no time for a chat with the host."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

from reachout.domain.contact import Contact
from reachout.domain.host import Host
from reachout.domain.overlap import Overlap, overlap
from reachout.domain.policy import SlotPolicy
from reachout.domain.side import Side
from reachout.errors import Problem
from reachout.settings.places import humane_hours
from reachout.settings.source import Source

HALF_A_YEAR = timedelta(weeks=26)  # clocks may be turned by then


def never_meet(
    source: Source, contacts: Sequence[Contact], host: Host, policy: SlotPolicy, today: date
) -> Iterator[Problem]:
    """A remark on each contact with hours of their own that never meet the host's."""
    known: dict[object, bool] = {}  # many people share few weeks
    for index, contact in enumerate(contacts):
        if contact.zone is None or contact.hours is humane_hours(contact.country):
            continue
        key = (contact.zone, contact.minutes, *sorted(contact.hours.by_weekday.items()))
        if key not in known:
            known[key] = _apart(contact, host, policy, today)
        if known[key]:
            what = f"never meets your hours at {contact.zone} time: no times can be offered."
            cure = "Widen these hours, or yours in [host.hours]."
            yield source.problem(
                ("contacts", index, "hours"), what, cure, show=False, warning=True
            )


def _apart(contact: Contact, host: Host, policy: SlotPolicy, today: date) -> bool:
    mine = Side(zone=host.zone, hours=host.hours)
    theirs = Side(zone=contact.zone, hours=contact.hours)
    noon = datetime.combine(today, time(12), UTC)
    return all(
        overlap(mine, theirs, minutes=contact.minutes, horizon=policy.horizon, now=now)
        is Overlap.NEVER
        for now in (noon, noon + HALF_A_YEAR)
    )
