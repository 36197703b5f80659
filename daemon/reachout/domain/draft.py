"""A letter lying in Drafts, and everything by which it can be found again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reachout.domain.gesture import Gesture
from reachout.domain.letter import Cause, LetterName


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRef:
    """The handle is the provider's own id. Mail programs that save an edit as a new file lose it,
    so the key header, the Message-ID, and last To + subject (one candidate only) are tried next.
    """

    handle: str
    key: str
    message_id: str  # without angle brackets
    to: str
    subject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """The one letter of a loop that waits for Send."""

    letter: LetterName
    ref: DraftRef
    written_at: datetime
    revision: str = ""  # key of the revision that lies there
    about: datetime | None = None  # confirm, moved: the start of the chat it names
    invitation: bool = False  # the guest's .ics is attached
    touched: bool = False
    cause: Cause | None = None  # why it is written: for a `reoffer` that is written anew
    stale: tuple[str, ...] = ()  # touched: a sentence for each time in it that went stale
    stirred_at: datetime | None = None  # when it was last seen to have been saved anew
    missing_since: datetime | None = None  # one look did not find it; a second one decides
    approved: Gesture | None = None  # `reachout approve`: Send is pressed for the host
    handed_over: bool = False  # the mail command took it; only the move to Sent is left
    send_unknown: bool = False  # it may have been sent; only `approve --again` repeats
    doubled: bool = False  # another one of its kind was sent meanwhile

    @property
    def key(self) -> str:
        return self.ref.key
