"""Somebody who has a letter and has not answered."""

from __future__ import annotations

from datetime import timedelta

from reachout.domain.loop import Loop, Stage, Thread
from reachout.runtime.app import App


def awaiting(app: App, contact: str, number: int) -> Loop:
    now = app.now()
    known = app.store.contact(contact)
    assert known is not None
    sent = f"letter{number}@mail.example.org"
    return Loop(
        id=f"w{number}",
        host=app.host.id,
        contact=contact,
        intent=known.intent,
        stage=Stage.AWAITING,
        opened_at=now,
        since=now,
        thread=Thread(subject="Hello", message_ids=(sent,), first_sent_at=now, last_sent_at=now),
        look_again_at=now + timedelta(days=1),
    )
