"""English as it is written beside a choice, and in a no, a later and a calling off."""

from __future__ import annotations

import pytest
from tests.reading.replies import answered

from reachout.domain.reading import Meaning


@pytest.mark.parametrize(
    "words",
    [
        "Forgive me if I yawn, the twins were up all night.",
        "No need to read anything beforehand.",
        "I can't believe how quickly the winter went.",
        "You may call me Bea.",
        "If the line drops, ring me at home.",
    ],
)
def test_small_talk_beside_a_choice(words: str) -> None:
    """Words like if, may and can't tell of other things than the meeting."""
    assert answered(f"Thursday at 10 works for me. {words}").safe


@pytest.mark.parametrize(
    "words",
    [
        "My supervisor decides about such calls.",
        "Fifteen minutes, no more.",
        "Come to our workshop, please.",
        "I might be late.",
        "What would you charge for it?",
        "I wish I could promise it.",
    ],
)
def test_what_an_assistant_would_ask_about_first(words: str) -> None:
    """Somebody else's say, another length or place, lateness, a price."""
    assert not answered(f"Thursday at 10 works for me. {words}").safe


@pytest.mark.parametrize("words", ["nah im good, cheers", "With regret I must decline."])
def test_a_no_in_slang_and_in_courtesy(words: str) -> None:
    """Both say no and name no time."""
    assert answered(words).meaning == Meaning.DECLINE


@pytest.mark.parametrize(
    "words",
    [
        "Thursday I'm in Leeds and I have an exam on Friday, so that just leaves the Tuesday.",
        "Thursday is booked, so Tuesday it'll have to be.",
        "Tuesday at nine sounds marvellous, that morning is wide open.",
        "I was about to decline, then I read your article. Tuesday at nine.",
    ],
)
def test_what_is_left_is_taken(words: str) -> None:
    """Who tells what the other days are full of takes the one that is left."""
    said = answered(words)
    assert said.meaning == Meaning.ACCEPT
    assert said.slot == 3


@pytest.mark.parametrize(
    "words",
    [
        "Thursday at 10 could have worked before we sold the shop.",
        "Thursday at 10 works. Boss willing.",
        "Thursday at 10 works. Strike that, the boss has other plans.",
        "Thursday at 10 works, except make it the week after.",
        "I told you Thursday would do. I've changed my mind, do strike it from the calendar.",
    ],
)
def test_a_counterfactual_yes_books_nothing(words: str) -> None:
    """What would have suited, or was taken back, is no choice."""
    assert not answered(words).safe


@pytest.mark.parametrize(
    "words",
    [
        "My other letter of Monday crossed yours. Thursday at 10 works for me.",
        "Thank you for your kind letter of Monday. Thursday at 10 works for me.",
        "Best of luck with your exam on Wednesday! Thursday at 10 works for me.",
    ],
)
def test_the_day_of_a_letter_or_a_wish(words: str) -> None:
    """A day told of in thanks or good wishes is not brought up as a time to meet."""
    assert answered(words).safe


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("Sorry, we must scrap our chat today.", Meaning.CANCEL),
        ("Please take me out of your diary, I won't be there.", Meaning.CANCEL),
        ("I promised the widow never to talk about those years.", Meaning.DECLINE),
        ("Sorry, I say no to all such letters.", Meaning.DECLINE),
        ("Are you mad? Kindly contact us during the first week of May.", Meaning.DEFER),
        ("Their parent firm must be important, it was sent a different link.", Meaning.OTHER),
    ],
)
def test_other_answers(words: str, meaning: Meaning) -> None:
    """Calling off, a vow, a later; and words that merely end like a not."""
    assert answered(words).meaning == meaning
