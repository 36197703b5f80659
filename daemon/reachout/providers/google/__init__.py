"""Gmail and Google Calendar. Opening makes no request, reads no token and imports no client."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

from reachout.ports import Calendar, Clock, Mailbox

if TYPE_CHECKING:
    from reachout.providers.google.session import Session

_Which = tuple[Path, str, str, Callable[[float], bool]]
_sessions: WeakValueDictionary[_Which, Session] = WeakValueDictionary()


def session_for(
    *,
    client: Path,
    token: Path,
    owner: str,
    endpoint: str,
    clock: Clock,
    wait: Callable[[float], bool],
) -> Session:
    """The one Session of this process for a grant: mailbox and calendar share it.

    It lives as long as one of them holds it. *owner* is the configured address; who waits in
    another way, as a daemon that is told to stop does, has one of its own.
    """
    from reachout.providers.google.session import Session

    which = (token, endpoint, owner, wait)
    session = _sessions.get(which)
    if session is None:
        session = Session(
            client=client, token=token, owner=owner, endpoint=endpoint, clock=clock, wait=wait
        )
        _sessions[which] = session
    return session


def open_mailbox(
    *,
    client: Path,
    token: Path,
    endpoint: str,
    owner: str,
    clock: Clock,
    wait: Callable[[float], bool],
    own: frozenset[str],
    labels: bool,
    signature: bool,
) -> Mailbox:
    """The host's Gmail. *own*: their addresses, bare and in lower case.

    *labels* puts a label on sent letters where that was granted; *signature* takes theirs over.
    """
    from reachout.providers.google.mailbox import GmailMailbox

    session = session_for(
        client=client, token=token, owner=owner, endpoint=endpoint, clock=clock, wait=wait
    )
    session.know_own(own)
    return GmailMailbox(session, owner=owner, own=own, labels=labels, signature=signature)


def open_calendar(
    *,
    client: Path,
    token: Path,
    endpoint: str,
    owner: str,
    clock: Clock,
    wait: Callable[[float], bool],
    booking: str = "primary",
    also: Sequence[str] = (),
    zone: str,
    addresses: frozenset[str],
    all_day_busy: bool,
) -> Calendar:
    """The host's Google Calendar: *booking* to book in, *also* further ones that make busy."""
    from reachout.providers.google.calendar import GoogleCalendar

    session = session_for(
        client=client, token=token, owner=owner, endpoint=endpoint, clock=clock, wait=wait
    )
    session.know_own(addresses)
    return GoogleCalendar(
        session,
        booking=booking,
        also=also,
        zone=zone,
        addresses=addresses,
        all_day_busy=all_day_busy,
    )
