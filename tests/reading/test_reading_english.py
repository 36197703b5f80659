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
