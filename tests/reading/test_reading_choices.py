"""Ann takes one of the offered times."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.reading.replies import MONDAY, answered, offer, slots

from reachout.domain.reading import Meaning, Sender

PLAIN = [
    ("Thursday works for me.", 1),
    ("Friday at 2.30 please", 2),
    ("The last one suits me best, thanks!", 3),
    ("Hi Sam,\n\nGreat idea. Let's go with Thursday at 10.\n\nBest,\nAnn", 1),
    ("Let's do the 13th.", 2),
    ("13 March is good for me", 2),
    ("Option two works, see you then!", 2),
    ("I can do Tuesday 17th at 9am.", 3),
    ("Could we do the Tuesday one?", 3),
    ("I'm free on Friday afternoon.", 2),
    ("3", 3),
    ("#1 please", 1),
    ("number 2!", 2),
    ("2 👍", 2),
    ("👍 for Friday", 2),
    ("10am on the 12th", 1),
    ("Friday at half past two is perfect.", 2),
    ("Let's say 9 on Tuesday", 3),
    ("Friday 14:30 GMT works", 2),
    ("thrusday is great, tahnks", 1),
    ("Sorry for the slow reply! Thursday 10 it is.", 1),
    ("I accept your invitation for Thursday", 1),
    ("No problem, Thursday works. Can't wait.", 1),
    ("Friday 13th 2:30pm works - my mobile is 0161 496 0000.", 2),
]


@pytest.mark.parametrize(("words", "number"), PLAIN)
def test_a_plain_choice_is_sure(words: str, number: int) -> None:
    """One offered time, named in words that leave nothing open: it may be booked."""
    reading = answered(words)
    assert (reading.sender, reading.meaning) == (Sender.HUMAN, Meaning.ACCEPT)
    assert (reading.slot, reading.safe) == (number, True), reading.why
    assert reading.start == offer().slots[number - 1].start


SEVERAL = [
    ("Any of them is fine, pick one", 1),
    ("All three are fine.", 1),
    ("Thursday or Tuesday would both work", 1),
    ("Anything but 1 is fine", 2),
    ("Not Thursday, but Friday or Tuesday work", 2),
    ("Thursday is out, Friday or Tuesday are fine", 2),
    ("Option 2 or 3, whichever you prefer", 2),
]


@pytest.mark.parametrize(("words", "number"), SEVERAL)
def test_of_several_the_earliest_is_taken(words: str, number: int) -> None:
    """Who takes any of several gets the earliest of those."""
    reading = answered(words)
    assert (reading.meaning, reading.slot, reading.safe) == (Meaning.ACCEPT, number, True)


def test_the_later_of_two_on_a_day() -> None:
    """Two offers on Thursday: "Thursday" alone leaves it open, "the later" does not."""
    two = slots(((2026, 3, 12, 10, 0), (2026, 3, 12, 15, 0), (2026, 3, 17, 9, 0)))
    assert answered("Thursday works.", offer(shown=two)).slot is None
    later = answered("The later one on Thursday, please.", offer(shown=two))
    assert (later.slot, later.safe) == (2, True)


FIVE = (
    (2026, 3, 12, 10, 0),
    (2026, 3, 12, 16, 0),
    (2026, 3, 13, 10, 0),
    (2026, 3, 17, 12, 0),
    (2026, 3, 18, 12, 0),
)
OF_FIVE = [
    ("Thursday afternoon please", 2),
    ("4pm works", 2),
    ("Noon on the 18th", 5),
    ("the second Thursday slot", 2),
    ("Either of the Thursday slots", 1),
    ("10 on Friday, not Thursday", 3),
    ("Option 4 (Tuesday noon) works", 4),
    ("Thursday at 4 or Friday at 10", 2),
]


@pytest.mark.parametrize(("words", "number"), OF_FIVE)
def test_the_words_single_one_out(words: str, number: int) -> None:
    """Five offers, days and hours shared: all that is said must fit, and only one does."""
    reading = answered(words, offer(shown=slots(FIVE)))
    assert (reading.slot, reading.safe) == (number, True), reading.why


@pytest.mark.parametrize("words", ["10am works", "noon works", "Option 4 (Wednesday noon) works"])
def test_what_fits_two_or_none_is_not_sure(words: str) -> None:
    """Two offers at ten; a number and a day that contradict each other."""
    assert not answered(words, offer(shown=slots(FIVE))).safe


def test_a_bare_number_that_is_also_an_hour_is_asked_about() -> None:
    """ "3 works" with the third offer at noon and the first at three may mean either."""
    tricky = slots(((2026, 3, 12, 15, 0), (2026, 3, 13, 10, 0), (2026, 3, 17, 12, 0)))
    reading = answered("3 works", offer(shown=tricky))
    assert (reading.slot, reading.safe) == (3, False)
    assert answered("option 3 works", offer(shown=tricky)).safe


def test_a_yes_to_the_only_offer() -> None:
    """With one offer, a yes needs no time; with three it does."""
    assert answered("Yes, that works!", offer(shown=slots()[:1])).safe
    assert answered("Yes, that works!").slot is None


def test_the_middle_of_those_on_a_day() -> None:
    """Counted among the times that the day has; of two there is no middle."""
    five = ((2026, 3, 11, 9, 0), *((2026, 3, 12, hour, 0) for hour in (10, 13, 16)))
    middle = "the middle Thursday one, please"
    assert answered(middle, offer(shown=slots((*five, (2026, 3, 13, 9, 0))))).slot == 3
    assert not answered(middle, offer(shown=slots(FIVE))).safe


def test_a_time_that_is_over() -> None:
    """Ann takes Thursday on Friday: read as what it is, never booked."""
    late = offer(received=MONDAY + timedelta(days=4))
    reading = answered("Thursday works!", late)
    assert (reading.meaning, reading.slot, reading.safe) == (Meaning.ACCEPT, 1, False)
    assert "over" in reading.why


@pytest.mark.parametrize(
    "words",
    [
        "Thursday\n\nOn second thoughts Friday",
        "Let's do Thursday - oh wait, that's my day off. Friday then.",
        "Thursday at 10 works... no, sorry, Friday at 2.30.",
    ],
)
def test_who_corrects_himself_means_the_last(words: str) -> None:
    """What was said before a "no, wait" is gone."""
    assert (answered(words).slot, answered(words).safe) == (2, True), answered(words).why


def test_who_takes_a_choice_back_and_takes_no_other_is_asked() -> None:
    """A "no, wait" that nothing follows."""
    assert not answered("Thursday works. Oh wait, I have to look at the rota.").safe


DOUBTFUL = [
    ("Thursday should work, will confirm tomorrow", 1),
    ("Thursday works unless my train is late", 1),
    ("I think Friday could work", 2),
    ("Friday works if we can keep it to 15 minutes", 2),
    ("Pencil me in for Tuesday", 3),
    ("Let me know if Thursday still works for you", 1),
    ("Thursday works, provided you can come to Leeds.", 1),
    ("Friday works - can I bring a colleague?", 2),
    ("Friday is fine, I'd just have to move a call.", 2),
    ("Thursday it is, weather permitting", 1),
    ("Thursday works pending approval from my manager", 1),
    ("Thursday is great for me, assuming my sitter turns up.", 1),
    ("2 works, I need to leave at 2:45 though.", 2),
    ("Thursday works.\n\nPS: only if you bring the cake", 1),
    ("Would Thursday at 10 in person be possible?", 1),
    ("Thursday morning works, ideally 11.", 1),
]


@pytest.mark.parametrize(("words", "number"), DOUBTFUL)
def test_an_open_yes_is_never_sure(words: str, number: int) -> None:
    """A condition, a question or a maybe beside the choice: the host is asked."""
    reading = answered(words)
    assert (reading.meaning, reading.slot) == (Meaning.ACCEPT, number)
    assert not reading.safe
    assert reading.why.endswith(".")


BEHIND_A_YES = """\
. My manager still needs to OK it.
, my manager still has to sign it off.
, once I've cleared it with Jo.
. I'll know on Wednesday whether I can really make it.
, in principle.
, all being well.
. If Jo agrees, that is.
 for now.
. We would need to do it at my workshop.
. You'd be coming here, right?
. Please send me your questions before I commit.
. Please check with my office first.
, just ten minutes though.
, but Friday is better.
 or maybe Friday.
. Actually, scratch that.
. On reflection I'd rather do April.
 unless you hear otherwise.
. Nothing fixed yet, though.
. I have a clash I'm trying to move.
. I can't do video.
. We shall see.
 (not 100% yet)
 (tbc)
. Awaiting my wife's verdict.
. I wish I could say that.
. Not.
. That was before I saw my diary.
. Would 11 work too?
, ideally a bit later.
, not before 11.
 next month.
 as a last resort.
. Let me know.
. Or Friday.
"""


@pytest.mark.parametrize("tail", BEHIND_A_YES.splitlines())
def test_what_stands_behind_a_yes_is_heard(tail: str) -> None:
    """A clear yes, and then words that take some of it back: never sure."""
    for yes in ("Thursday works", "I can do Thursday at 10", "Option 1 suits me"):
        assert not answered(yes + tail).safe, yes + tail


NOT_A_CHOICE = [
    "You offered Thursday at 10.",
    "Thursday at 10 is when our team meets.",
    "I'd love to but Thursday at 10 I'm in surgery.",
    "Did you say Thursday or Friday?",
    "Please do not book Thursday.",
    "Thursday worked great last time!",
    "I had Thursday pencilled in but it got taken.",
    "Friday the 14th at 10 works",
]


@pytest.mark.parametrize("words", NOT_A_CHOICE)
def test_a_time_in_a_story_books_nothing(words: str) -> None:
    """Offered times are named, and nothing is agreed."""
    assert not answered(words).safe


def test_field_wrong_yes() -> None:
    """A yes that fits no single live slot changes nothing alone (press on x.ai)."""
    reading = answered("I can attend at 4 as scheduled")
    assert reading.slot is None
    assert not reading.safe


def test_evidence_names_the_words() -> None:
    """The host sees which words counted and how they were understood."""
    reading = answered("Hi Sam,\n\nthe second works. See you!")
    assert [proof.understood for proof in reading.evidence] == ["offer 2"]
    assert "second" in reading.evidence[0].words
    assert "They take" in reading.why


NO_ANSWERS = [
    "2 plus 2 is four",
    "However there are 2 things to look out for.",
    "On Friday, I spoke at the university about quarries.",
    "No one else can.",
    "2. Quarries of the northern counties",
    "You're number one!",
    "And this is just on the first page.",
]


@pytest.mark.parametrize("words", NO_ANSWERS)
def test_numbers_and_days_of_something_else_choose_nothing(words: str) -> None:
    """What has a number or a day in it need not speak of the offer."""
    assert not answered(words).safe, answered(words).why


TOLD = [
    ("Friday at 2.30 is good. The Tuesday market is on my street, so do not mind the noise.", 2),
    ("The middle one, please.", 2),
    ("Friday at 2.30 works, but Tuesday does not.", 2),
]


@pytest.mark.parametrize(("words", "number"), TOLD)
def test_other_times_in_a_story_leave_the_choice_alone(words: str, number: int) -> None:
    """Hours that do not touch the chat, and days that are not brought up."""
    reading = answered(words)
    assert (reading.slot, reading.safe) == (number, True), reading.why


@pytest.mark.parametrize(
    "words", ["Thursday at 10 works. I leave at 10:15.", "1 suits me, I have a call at 10.20"]
)
def test_an_hour_within_the_chat_cuts_into_it(words: str) -> None:
    """They may have to go before the half hour is over."""
    assert not answered(words).safe
