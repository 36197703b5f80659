"""Rows ↔ records, all of them here."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

from reachout.domain.contact import Contact
from reachout.domain.letter import Letter
from reachout.domain.loop import Loop
from reachout.domain.offers import Offer, OfferState
from reachout.domain.reading import Reading, Sent
from reachout.domain.standing import Standing
from reachout.errors import Bug
from reachout.ports import (
    Command,
    Folder,
    InboxItem,
    Intent,
    IntentState,
    JournalLine,
    LetterRow,
    MailRead,
    StoredReading,
)
from reachout.store.codec import from_json, to_json, to_sparse_json
from reachout.store.database import Row

Values = dict[str, Any]

MOST_MAIL = 2**20  # bytes of a raw mail that are kept: headers and words come first
MOST_DETAIL = 1000  # characters of one text in the journal: an id may be long, a body is longer


def contact_record(contact: Contact) -> str:
    """Without the id: it is known only once the stored contacts were looked through."""
    return to_sparse_json(contact, without="id")


def contact(row: Row) -> Contact:
    """Of (id, record)."""
    return from_json(Contact, row.record, id=row.id)


def loop_values(loop: Loop) -> Values:
    return {
        "id": loop.id,
        "host": loop.host,
        "contact": loop.contact,
        "stage": loop.stage.value,
        "opened_at": loop.opened_at,
        "since": loop.since,
        "look_again_at": loop.look_again_at,
        "version": loop.version,
        "record": to_json(loop),
    }


def loop(row: Row) -> Loop:
    return from_json(Loop, row.record, look_again_at=row.look_again_at, version=row.version)


def standing(text: str) -> Standing:
    return from_json(Standing, text)


def letter_values(letter: LetterRow, host: str) -> Values:
    return {
        "key": letter.key,
        "host": host,
        "draft": letter.draft,
        "loop": letter.loop,
        "contact": letter.contact,
        "fingerprint": letter.fingerprint,
        "message_id": letter.message_id,
        "written_at": letter.written_at,
        "sent_at": letter.sent_at,
        "sent_text": letter.sent_text,
        "record": to_json(letter.letter),
    }


def letter(row: Row) -> LetterRow:
    return LetterRow(
        key=row.key,
        draft=row.draft,
        loop=row.loop,
        contact=row.contact,
        letter=from_json(Letter, row.record),
        fingerprint=row.fingerprint,
        message_id=row.message_id,
        written_at=row.written_at,
        sent_at=row.sent_at,
        sent_text=row.sent_text,
    )


def offer_values(offer: Offer, host: str, place: int) -> Values:
    return {
        "loop": offer.loop,
        "place": place,
        "host": host,
        "key": offer.key,
        "number": offer.number,
        "start": offer.start,
        "end": offer.end,
        "zone": offer.zone,
        "words": offer.words,
        "state": offer.state.value,
        "revision": offer.revision,
        "held": offer.held,
    }


def offer(row: Row) -> Offer:
    return Offer(
        loop=row.loop,
        key=row.key,
        number=row.number,
        start=row.start,
        end=row.end,
        zone=row.zone,
        words=row.words,
        state=OfferState(row.state),
        revision=row.revision,
        held=row.held,
    )


def intent_values(intent: Intent) -> Values:
    return {
        "key": intent.key,
        "host": intent.host,
        "loop": intent.loop,
        "kind": intent.kind,
        "payload": intent.payload,
        "at": intent.at,
        "state": intent.state.value,
    }


def intent(row: Row) -> Intent:
    return Intent(
        key=row.key,
        host=row.host,
        loop=row.loop,
        kind=row.kind,
        payload=row.payload,
        at=row.at,
        state=IntentState(row.state),
    )


def packed(raw: bytes) -> bytes:
    return zlib.compress(raw[:MOST_MAIL])


def unpacked(stored: bytes) -> bytes:
    return zlib.decompress(stored)


def inbox_item(row: Row) -> InboxItem:
    return InboxItem(
        id=row.id,
        loop=row.loop,
        folder=Folder(row.folder),
        mail_id=row.mail,
        found_at=row.found_at,
        raw=unpacked(row.raw),
    )


def reading_values(made: StoredReading, host: str) -> Values:
    return {
        "host": host,
        "mail": made.mail_id,
        "rules": made.what.rules,
        "record": to_json(made.what),
        "context": to_json(made.context) if made.context is not None else "",
    }


def reading(text: str) -> Reading:
    return from_json(Reading, text)


def mail_read(row: Row) -> MailRead:
    context = from_json(Sent, row.context) if row.context else None
    made = StoredReading(mail_id=row.mail, what=reading(row.record), context=context)
    return MailRead(
        made=made,
        loop=row.loop,
        folder=Folder(row.folder),
        found_at=row.found_at,
        raw=unpacked(row.raw),
    )


def arguments(held: Mapping[str, str]) -> str:
    return json.dumps(dict(held), ensure_ascii=False)


def command(row: Row) -> Command:
    return Command(
        id=row.id,
        name=row.name,
        arguments=json.loads(row.arguments),
        at=row.at,
        done_at=row.done_at,
        answer=row.answer,
        failed=row.failed,
    )


def command_answer(command: Command) -> Values:
    return {"done_at": command.done_at, "answer": command.answer, "failed": command.failed}


def journal_values(line: JournalLine, host: str) -> Values:
    """Bug when a detail looks like words of a mail: the journal keeps ids."""
    for name, said in line.detail.items():
        if isinstance(said, str) and (len(said) > MOST_DETAIL or "\n" in said):
            raise Bug(f"The journal must not hold the words of {line.what}.{name}.")
    return {
        "host": host,
        "at": line.at,
        "loop": line.loop,
        "contact": line.contact,
        "what": line.what,
        "detail": json.dumps(line.detail, ensure_ascii=False),
    }


def journal_lines(newest_first: Iterable[Row]) -> list[JournalLine]:
    return [
        JournalLine(
            at=row.at,
            loop=row.loop,
            contact=row.contact,
            what=row.what,
            detail=json.loads(row.detail),
        )
        for row in newest_first
    ][::-1]
