"""Saying one word to the program, and printing what came of it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from reachout.cli.person import find
from reachout.cli.show import complain, say
from reachout.cli.workspace import Place, opened
from reachout.domain.loop import Stage
from reachout.errors import OutcomeUnknown, Refused, Unreachable, Usage

if TYPE_CHECKING:
    from reachout.domain.contact import Contact
    from reachout.domain.loop import Loop
    from reachout.ports import LetterRow
    from reachout.runtime.app import App

BETWEEN_LOOKS, MOST_LOOKS = 0.25, 20  # seconds; times
UNKNOWN, UNSENT = "may have been sent", "not sent"  # codes of attention


def tell(place: Place, word: str, who: str, /, **arguments: str) -> None:
    """Have a pass apply *word* to this person; Usage with the reason when it has no place.

    Refused, OutcomeUnknown or Unreachable: a letter was to go, and did not, or who knows.
    """
    with opened(place) as app:
        contact = find(app, who)
        before = _loop(app, contact)
        sent = _sent(app, before)
        here = _say(app, word, {"contact": contact.id, **_given(arguments)})
        loop = _loop(app, contact) if here else _rested(app, contact)
        for draft, row in _sent(app, loop).items():
            if draft not in sent:
                say(_went(app, contact, row))
        if loop is not None and loop != before:
            _must_have_gone(app, place, loop, before)
            _say_where_it_stands(app, place, loop)


def tell_all(place: Place, word: str) -> None:
    """Have a pass apply *word* to the whole program."""
    with opened(place) as app:
        _say(app, word, {})


def _given(arguments: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in arguments.items() if value}


def _say(app: App, word: str, arguments: dict[str, str]) -> bool:
    """True when the pass was made here, False when it is the daemon's."""
    from reachout.runtime.app import command

    answer, failed, report = command(app, word, arguments)
    if failed:
        raise Usage(answer)
    if answer:
        say(answer)
    for trouble in report.troubles if report is not None else ():
        complain(trouble)
    return report is not None


def _loop(app: App, contact: Contact) -> Loop | None:
    return app.store.open_loop_of(contact.id) or app.store.last_loop_of(contact.id)


def _rested(app: App, contact: Contact) -> Loop | None:
    """The loop once the daemon, which took the word in, has done what follows from it."""
    loop = _loop(app, contact)
    for _ in range(MOST_LOOKS):
        time.sleep(BETWEEN_LOOKS)
        before, loop = loop, _loop(app, contact)
        if loop is None or (loop == before and app.store.open_intent(loop.id) is None):
            break
    return loop


def _sent(app: App, loop: Loop | None) -> dict[str, LetterRow]:
    rows = app.store.letters(loop.id) if loop is not None else ()
    return {row.draft: row for row in rows if row.sent_at is not None}


def _went(app: App, contact: Contact, row: LetterRow) -> str:
    """What became of a letter that was sent just now, without claiming more than is known."""
    from reachout.cli.words import letter_to

    letter = f"The {letter_to(row.letter.name, contact.name)}"
    command = app.settings.mailbox.send
    if command:
        return f"{letter} was handed to `{command[0]}`. A copy lies in Sent."
    return (
        f"{letter} was moved to Sent. No mail program has delivered it: no mail command is set "
        "(`send` under [mailbox] in reachout.toml)."
    )


def _must_have_gone(app: App, place: Place, loop: Loop, before: Loop | None) -> None:
    """A letter that was to go with this word, and did not: that is no success."""
    from reachout.cli.cards import card, name_in_commands

    known = before.attention if before is not None else ()
    codes = {asked.code: asked.text for asked in loop.attention if asked not in known}
    again = place.command(f'reachout approve "{name_in_commands(card(app, loop))}"')
    if UNKNOWN in codes:
        text = f"{codes[UNKNOWN]}\nLook first. To send it once more: {again} --again"
        raise OutcomeUnknown(text)
    if UNSENT in codes:
        raise Refused(f"{codes[UNSENT]}\nIt still lies in Drafts. To try again: {again}")
    if loop.pending is not None and loop.pending.approved is not None:
        text = "The letter is approved and has not gone yet; the next pass tries again."
        raise Unreachable(text)
    if loop.stage is Stage.PROPOSED and loop.chat is not None and loop.chat.gesture is not None:
        raise Unreachable("Your yes is kept. They have not been told yet; it is tried again.")


def _say_where_it_stands(app: App, place: Place, loop: Loop) -> None:
    from reachout.cli.cards import card
    from reachout.cli.reports import say_asked
    from reachout.cli.words import stands

    one = card(app, loop)
    if loop.attention:
        say_asked(app, place, loop.id)
    else:
        say(stands(one, app.settings.policy))
