"""Times in a sent letter that nobody can read for sure: the host is told, and nothing waits."""

from __future__ import annotations

from collections.abc import Iterable

from reachout.domain import events as e
from reachout.domain.loop import Attention, Loop, Stage

CODE = "unreadable time"
_OFFERING = (e.FirstSent, e.NudgeSent, e.ReofferSent, e.ConfirmChanged, e.HostWrote)


def question(loop: Loop, sent: e.Event, *, forms_differ: bool) -> e.NeedsHost | None:
    """What the host is told of the letter that *sent* reports, if anything.

    Not of a letter about a chat that stands: nobody is to choose from it.
    """
    if not isinstance(sent, _OFFERING) or loop.stage in (Stage.BOOKED, Stage.MET):
        return None
    said = [_UNREAD.format(lines=_quoted(sent.unread))] if sent.unread else []
    said += [_FORMS] if forms_differ else []
    text = " ".join([*said, _WHAT_NOW])
    return e.NeedsHost(at=sent.at, code=CODE, text=text, heard=False) if said else None


_UNREAD = "Your letter says {lines}, which is not one exact time ahead: it is not on offer."
_FORMS = (
    "The two forms of your letter name different times. What counts is the formatted one (HTML), "
    "which most people see; the plain text says otherwise."
)
_WHAT_NOW = (
    "If it matters, write to them once more with day, date and hour. Nothing waits for it: if "
    "they take such a time, you are asked then."
)


def _quoted(lines: Iterable[str]) -> str:
    return ", ".join(f"“{line}”" for line in lines)


def holds_back(attention: Iterable[Attention]) -> bool:
    """Does a question wait on which the course of the loop depends?"""
    return any(asked.code != CODE for asked in attention)
