"""`log`: the record, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reachout.cli.examples import example
from reachout.cli.person import WhoOrAll, find
from reachout.cli.show import say, say_json
from reachout.cli.workspace import Home, Now, opened, place

if TYPE_CHECKING:
    from reachout.ports import JournalLine
    from reachout.runtime.app import App

Json = Annotated[bool, typer.Option("--json", help="As JSON: one object for each line.")]
Lines = Annotated[int, typer.Option("--lines", "-n", min=1, help="How many of the newest.")]

SENTENCES: dict[str, str] = {
    "Opened": "worth a hello: a loop is opened ({intent})",
    "NotWritten": "nothing written: {rule}",
    "DraftWritten": "the {letter} lies in Drafts",
    "DraftRewritten": "the {letter} in Drafts was brought up to date",
    "DraftSeen": "you edited or moved the draft",
    "DraftMissing": "the draft is not where it was",
    "DraftWithdrawn": "the unsent letter was taken out of Drafts",
    "DraftLetGo": "your edited draft is yours; the loop goes on without it",
    "FirstDiscarded": "you discarded the letter",
    "NudgeDiscarded": "you discarded the reminder",
    "ReofferDiscarded": "you discarded the letter with other times",
    "ConfirmDiscarded": "you discarded the letter that confirms the time",
    "MovedDiscarded": "you discarded the letter with the new time",
    "ThanksDiscarded": "you discarded the thank-you",
    "Approved": "you approved the letter",
    "Overwritten": "new times were written in the second in which you saved the letter",
    "HandedOver": "the letter was handed to the mail command",
    "SendUnknown": "the letter may have been sent",
    "SendRefused": "the letter was not sent",
    "FirstSent": "the letter went out",
    "NudgeSent": "the reminder went out",
    "ReofferSent": "the letter with other times went out",
    "ConfirmSent": "the letter that confirms the time went out",
    "ConfirmChanged": "you sent other words than the confirmation",
    "MovedSent": "the letter with the new time went out",
    "ThanksSent": "the thank-you went out",
    "HostWrote": "you wrote by hand",
    "Heard": "a mail came in",
    "Accepted": "they take {start}",
    "Countered": "they name {start}",
    "AskedAnother": "they want another time",
    "SlotGone": "the time they chose is no longer free",
    "Deferred": "they asked for later",
    "Declined": "they said no",
    "OptedOut": "they asked not to be written to",
    "WentAway": "they are away",
    "Bounced": "the letter came back",
    "NeedsHost": "you are asked: {code}",
    "EventPlaced": "the chat is on your calendar, to be confirmed: {start}",
    "SaidYes": "you said yes",
    "SaidNo": "you said no on the calendar",
    "GuestInvited": "the calendar invited them",
    "EventConfirmed": "the chat is confirmed on your calendar",
    "EventMoved": "the chat was moved on your calendar: {start}",
    "EventGone": "the chat was deleted from your calendar",
    "EventRemoved": "the unconfirmed chat is off your calendar",
    "HoldPlaced": "a time they have in hand is held on your calendar: {start}",
    "HoldRemoved": "a held time is off your calendar",
    "GuestAnswered": "they answered the invitation: {answer}",
    "MoveWanted": "another time is wanted: {start}",
    "Talked": "settled in words",
    "Skipped": "you let this one go",
    "Cancelled": "you closed it",
    "Met": "you met",
    "NotMet": "you did not meet",
    "Noted": "you noted what it brought",
    "AttentionSettled": "nothing is asked of you any more",
    "ChatPassed": "the chat is behind you",
    "NoticeRanOut": "no yes came in time",
    "WentQuiet": "no answer came",
    "NeverSent": "the letter was not sent",
    "RoundedOff": "rounded off",
    "LeftConfig": "the person left contacts.toml",
    "EffectLost": "a step did not happen and is made anew",
}


@example("reachout log", "reachout log Priya", "reachout log --json -n 500")
def log(
    ctx: typer.Context,
    who: WhoOrAll = None,
    json: Json = False,
    lines: Lines = 50,
    home: Home = None,
    now: Now = None,
) -> None:
    """Show what happened, the newest last.

    With everybody, or with one person.
    """
    with opened(place(ctx, home, now)) as app:
        contact = find(app, who).id if who else None
        found = app.store.journal(app.host.id, contact, lines)
        if json:
            say_json([_as_json(app, line) for line in found])
        elif not found:
            say("Nothing has happened yet.")
        else:
            say("\n".join(_in_words(app, found)))


def _as_json(app: App, line: JournalLine) -> dict[str, Any]:
    from reachout.cli.words import iso

    return {
        "at": iso(line.at, app.host.zone),
        "contact": app.store.address_of(line.contact),
        "loop": line.loop or None,
        "what": line.what,
        "detail": line.detail,
    }


def _in_words(app: App, lines: Sequence[JournalLine]) -> Iterator[str]:
    """How a loop ended is said once, with what ended it."""
    from reachout.cli.words import iso

    ended: dict[str, object] = {}
    for line in lines:
        at = (iso(line.at, app.host.zone) or "")[:16].replace("T", " ")
        outcome = line.detail.get("outcome")
        news = outcome is not None and ended.get(line.loop) != outcome
        ended[line.loop] = outcome
        closed = f" → closed: {outcome}" if news else ""
        yield f"{at}  {_name(app, line)}: {sentence(app, line)}{closed}"


def _name(app: App, line: JournalLine) -> str:
    contact = app.store.contact(line.contact)
    return contact.name if contact is not None else app.store.address_of(line.contact)


def sentence(app: App, line: JournalLine) -> str:
    """What one line means; a word that is not known yet stands for itself."""
    from reachout.cli.words import letter_to
    from reachout.domain.letter import LetterName

    detail = defaultdict(str, {name: str(value) for name, value in line.detail.items()})
    if detail["letter"] in set(LetterName):
        detail["letter"] = letter_to(LetterName(detail["letter"]), "them")
    if detail["start"]:
        detail["start"] = _start(app, detail["start"])
    return SENTENCES.get(line.what, line.what).format_map(detail)


def _start(app: App, words: str) -> str:
    from reachout.cli.words import when

    return when(datetime.fromisoformat(words), app.host.zone, app.now())
