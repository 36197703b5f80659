"""The meeting itself, and how it stands on the host's calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reachout.domain.gesture import Gesture
from reachout.domain.letter import Cause
from reachout.domain.span import Span


class ChatStatus(StrEnum):
    TENTATIVE = "tentative"  # on the host's calendar, the guest has not been told
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"


class PartStat(StrEnum):
    """What somebody answered on an event (RFC 5545 section 3.2.12)."""

    NEEDS_ACTION = "needs-action"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    TENTATIVE = "tentative"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Another time that waits for the host's gesture; the event is not touched before it."""

    start: datetime
    end: datetime
    cause: Cause
    gesture: Gesture | None = None  # once the `moved` letter went

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    start: datetime  # UTC
    end: datetime
    event: str  # id of the calendar event; its UID is <event>@reachout
    status: ChatStatus = ChatStatus.TENTATIVE
    gesture: Gesture | None = None  # the host's Yes or Send that covers this time
    sequence: int = 0  # iCalendar SEQUENCE (RFC 5546 section 2.1.4): rises when the time moves
    guest: PartStat = PartStat.NEEDS_ACTION
    answer_by: datetime | None = None  # without a gesture until then, the event goes again
    told: bool = False  # the guest knows of it
    move: Move | None = None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatEvent:
    """A chat as an event that may be written: holds only what the guest may read."""

    id: str
    key: str  # of the effect that places it
    loop: str
    start: datetime
    end: datetime
    zone: str  # the host's, IANA
    title: str
    place: str
    description: str
    host: str  # address
    host_name: str
    guest: str  # address
    guest_name: str
    status: ChatStatus = ChatStatus.TENTATIVE
    sequence: int = 0
    meet: bool = False  # by video with no place named: the calendar may add a link of its own
    hold: bool = False  # no chat yet: it keeps an offered time free, and nobody is on it


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSeen:
    """A chat's event as it stands on the calendar now."""

    id: str
    start: datetime
    end: datetime
    status: ChatStatus
    host_answer: PartStat
    guest_answer: PartStat
    guest_on_it: bool  # the guest is among the attendees
    etag: str
    hold: bool = False  # it was placed to keep an offered time free, and is no chat

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)
