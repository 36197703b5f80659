"""Mail in a Maildir and a calendar in .ics files, on this machine and with no account anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reachout.ports import Calendar, Clock, Mailbox


def open_mailbox(
    *, path: Path, send: tuple[str, ...] | None, own: frozenset[str], clock: Clock
) -> Mailbox:
    """The Maildir++ tree at *path*, made when it is missing.

    *send* is the command that delivers a letter, as an argument list, or None; *own* are the
    host's addresses, bare and in lower case. Unreachable when the tree cannot be made.
    """
    from reachout.providers.local.mailbox import LocalMailbox

    return LocalMailbox(path, send=send, own=own, clock=clock)


def open_calendar(
    *,
    booking: Path,
    also: Sequence[Path] = (),
    zone: str,
    addresses: frozenset[str],
    all_day_busy: bool,
    clock: Clock,
) -> Calendar:
    """The calendar to book in, and others that are only read; see LocalCalendar."""
    from reachout.providers.local.calendar import LocalCalendar

    return LocalCalendar(
        booking,
        also,
        zone=zone,
        addresses=addresses,
        all_day_busy=all_day_busy,
        clock=clock,
    )
