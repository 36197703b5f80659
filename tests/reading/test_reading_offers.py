"""What Sam's letter really offers once he has edited and sent it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from tests.reading.replies import MONDAY, at, slots

from reachout.domain.letter import ShownSlot
from reachout.reading import exact_times, mentions, read_offer

KNOWN = tuple(
    replace(slot, words=words)
    for slot, words in zip(
        slots(),
        (
            "Thu 12 March, 10:00 your time (11:00 mine)",
            "Fri 13 March, 14:30",
            "Tue 17 March, 9:00",
        ),
        strict=True,
    )
)
TEXT = "Hi Ann,\n\nI am free:\n" + "".join(f"- {slot.words}\n" for slot in KNOWN) + "\nSam"


def offered(text: str, html: str | None = None) -> tuple[ShownSlot, ...]:
    read = read_offer(text, html, KNOWN, year_hint=MONDAY, zone="Europe/London", language="en-GB")
    return read.slots


def test_untouched_it_offers_what_we_wrote() -> None:
    """Every slot, in its order, with its number."""
    assert offered(TEXT) == KNOWN


def test_a_removed_line_is_no_longer_offered() -> None:
    """The rest is numbered as Ann sees it."""
    kept = offered(TEXT.replace(f"- {KNOWN[0].words}\n", ""))
    assert [(slot.number, slot.start) for slot in kept] == [
        (1, KNOWN[1].start),
        (2, KNOWN[2].start),
    ]


def test_a_struck_line_is_no_longer_offered() -> None:
    """<s>, <del> and line-through all take it away, though the plain text still has it."""
    for tag in ("s", "del", "span style='text-decoration: line-through'"):
        end = tag.split()[0]
        lines = [f"<div>- {slot.words}</div>" for slot in KNOWN]
        lines[1] = f"<div><{tag}>- {KNOWN[1].words}</{end}></div>"
        html = "<div>Hi Ann,</div>" + "".join(lines)
        assert [slot.start for slot in offered(TEXT, html)] == [KNOWN[0].start, KNOWN[2].start]


def test_a_reworded_slot_stays() -> None:
    """Day and hour still stand, in other words."""
    kept = offered(TEXT.replace(KNOWN[1].words, "Friday the 13th at half past two"))
    assert [slot.start for slot in kept] == [slot.start for slot in KNOWN]


def test_a_time_written_by_hand_is_offered() -> None:
    """A new line with one exact time joins the others, as long as they are."""
    kept = offered(TEXT.replace(KNOWN[1].words, "Wednesday 18 March at 4pm"))
    assert kept[1].start == at(18, 16)
    assert kept[1].end - kept[1].start == KNOWN[0].end - KNOWN[0].start
    assert (kept[1].number, kept[1].words) == (2, "Wednesday 18 March at 4pm")


def test_a_time_taken_back_in_words() -> None:
    """ "No longer free" beside a time is as good as striking it."""
    gone = offered(TEXT.replace(KNOWN[1].words, f"{KNOWN[1].words} (no longer free, sorry)"))
    assert [slot.start for slot in gone] == [KNOWN[0].start, KNOWN[2].start]
    said = offered("I can't do Thursday at 10:00 any more. Friday at 14:30 is still free.")
    assert [slot.start for slot in said] == [KNOWN[1].start]
    start = at(12, 16, 30)
    assert not mentions("Thursday at 16:30 is gone, sorry.", start, "Europe/London", "en")


def test_two_times_on_one_line() -> None:
    """Each of them is offered."""
    kept = offered("Would Wednesday 18 March at 2pm or Thursday 19 March at 9:00 do?")
    assert [slot.start for slot in kept] == [at(18, 14), at(19, 9)]


def test_what_is_not_exact_is_not_offered() -> None:
    """An afternoon, a bound, or a weekday that is not that date offers nothing."""
    for words in ("Wednesday afternoon", "Wednesday 18 March after 4pm", "Monday 18 March at 4pm"):
        assert len(offered(f"Hi Ann,\n\n{words}?\n\nSam")) == 0


def test_the_confirm_letter_still_names_the_time() -> None:
    """Untouched, in other words or in two zones it names it; another hour or day it does not."""
    start = at(12, 16, 30)
    for text in (
        "Hi Ann,\n\nThursday 12 March at 16:30 it is: half an hour over a coffee.\n\nSam",
        "See you on Thursday at half past four!",
        "Thu 12 March, 16:30 your time (17:30 mine). An invitation follows.",
    ):
        assert mentions(text, start, "Europe/London", "en")
        assert exact_times(text, start, "Europe/London", "en") == ()
    for text in ("Thursday 12 March at 17:00 it is.", "Friday at 16:30 then.", "See you soon!"):
        assert not mentions(text, start, "Europe/London", "en")


def test_another_exact_time_in_the_confirm_letter() -> None:
    """Sam changed his mind: the other time is his offer."""
    start = at(12, 16, 30)
    text = "Thursday at 16:30 is gone, sorry. Would Friday 13 March at 9:00 do?"
    assert exact_times(text, start, "Europe/London", "en") == (at(13, 9),)
    assert not mentions(text, start, "Europe/London", "en")


def test_the_confirm_letter_in_german() -> None:
    """The same for "Donnerstag, 12. März, um 16:30 Uhr"."""
    start = datetime(2026, 3, 12, 15, 30, tzinfo=UTC)
    text = "Liebe Ann,\n\nDonnerstag, 12. März, um 16:30 Uhr passt: eine halbe Stunde."
    assert mentions(text, start, "Europe/Berlin", "de")


def test_quoted_times_are_not_named() -> None:
    """What stands in the quote below is what Ann wrote."""
    text = "Thursday 12 March at 16:30 it is.\n\n> How about Friday 13 March at 9:00?"
    assert mentions(text, at(12, 16, 30), "Europe/London", "en")
