"""What observe mode says: whom a live pass would write to, why, and what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reachout.cli import show
from reachout.cli.person import named
from reachout.cli.show import indented, say
from reachout.cli.words import iso, letter_to, when
from reachout.cli.workspace import Place

if TYPE_CHECKING:
    from reachout.runtime.app import App
    from reachout.runtime.observe import Observed, WouldWrite

ON = 'Observe mode ([daemon] mode = "observe"): nothing is written, sent or remembered.'
OFF = "Observe mode is off. From now on letters are written."
FIRST_LINES = 2


def say_observed(app: App, place: Place, observed: Observed) -> None:
    """The letters, or why there is none, and what is left alone meanwhile."""
    for one in observed.letters:
        _say_letter(app, place, one)
    silence = observed.silence
    if silence is not None and not observed.told:
        say(silence.text)
    elif silence is not None:
        say(f"No letter would be written now. {silence.text}")
        if silence.next is not None:
            say(indented(f"Looked at again {when(silence.next, app.host.zone, app.now())}."))
    if observed.left:
        open_ones = ", ".join(observed.left)
        say(f"Open from before, and left exactly as it is until mode is live: {open_ones}.")


def _say_letter(app: App, place: Place, one: WouldWrite) -> None:
    letter, name = one.letter, one.contact.name
    say(f"The {letter_to(letter.name, name)} would be written: “{letter.subject}”", show.NAME)
    rows = [("why", one.verdict.text)]
    if letter.slots:
        times = (when(slot.start, app.host.zone, app.now()) for slot in letter.slots)
        rows.append(("times", "   ".join(times)))
    rows += [("begins" if row == 0 else "", line) for row, line in enumerate(_first_lines(one))]
    rows.append(("all of it", place.command(f"reachout preview {named(one.contact)}")))
    for label, text in rows:
        say(indented(f"{label + ':' if label else '':<11}{text}"))


def _first_lines(one: WouldWrite) -> list[str]:
    return [line for line in one.letter.text.splitlines() if line.strip()][:FIRST_LINES]


# ------------------------------------------------------------------ JSON


def letters_as_json(observed: Observed) -> list[dict[str, Any]]:
    return [_letter(one) for one in observed.letters]


def _letter(one: WouldWrite) -> dict[str, Any]:
    letter = one.letter
    return {
        "effect": "WouldWrite",
        "contact": one.contact.name,
        "loop": None,
        "address": one.contact.address,
        "letter": letter.name.value,
        "subject": letter.subject,
        "body": letter.text,
        "rule": one.verdict.rule,
        "text": one.verdict.text,
        "evidence": list(one.verdict.evidence),
        "times": [
            {"start": iso(s.start, s.zone), "end": iso(s.end, s.zone), "zone": s.zone}
            for s in letter.slots
        ],
    }


def as_json(observed: Observed, zone: str) -> dict[str, Any]:
    silence = observed.silence
    reason = silence and {
        "rule": silence.rule,
        "text": silence.text,
        "next": iso(silence.next, zone),
    }
    return {
        "letters": letters_as_json(observed),
        "silence": reason,
        "left": list(observed.left),
    }
