"""The record of what happened: one line an event, with ids, never words or addresses."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime
from enum import Enum

from reachout.domain import events as e
from reachout.domain.chat import Chat
from reachout.domain.draft import Pending
from reachout.domain.gesture import Gesture
from reachout.domain.loop import Loop
from reachout.ports import JournalLine

VERSION = 1
COUNTED = frozenset({"stale"})  # sentences: only how many
PRIVATE = frozenset({"text", "why", "address", "subject", "slots", "ref", "at"})


def line(event: e.Event, loop: Loop) -> JournalLine:
    """*loop* is the loop after the event."""
    detail: dict[str, object] = {"v": VERSION, "stage": loop.stage.value}
    for one in fields(event):
        if one.name in COUNTED:
            detail[one.name] = len(getattr(event, one.name))
        elif one.name not in PRIVATE:
            detail |= _plain(one.name, getattr(event, one.name))
    if loop.outcome is not None:
        detail["outcome"] = loop.outcome.value
    return JournalLine(
        at=event.at, loop=loop.id, contact=loop.contact, what=type(event).__name__, detail=detail
    )


def _plain(name: str, value: object) -> dict[str, object]:
    match value:
        case Pending():
            return {"letter": value.letter.value, "key": value.key}
        case Chat():
            return {"event": value.event, "start": value.start.isoformat()}
        case Gesture():
            return {"gesture": value.id, "evidence": value.evidence}
        case datetime() | date():
            return {name: value.isoformat()}
        case Enum():
            return {name: value.value}
        case None:
            return {}
        case _:
            return {name: value}
