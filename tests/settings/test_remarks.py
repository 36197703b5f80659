"""What the host is told although it is allowed."""

from __future__ import annotations

import pytest
from tests.settings.workspace import HOST, LENA, PRIYA, warned

AT = "contacts[1] (Priya Nair)"
YOU = 'The sentence is said to the person: write "you".'
REMARKS = {
    "She said it was useful.": ['says "She". ' + YOU],
    "I read what he wrote.": ['says "he". ' + YOU],
    "They said it was useful.": ['says "They". ' + YOU],
    "When they wrote, I read it.": ['says "they". ' + YOU],
    "I saw how people write down what they fear.": [],
    "I liked the talk that Priya gave.": ['holds the name "Priya". ' + YOU],
    "Your amazing talk is with me still.": ['says "amazing". Say what it did to you instead.'],
    "May I pick your brain?": ['says "pick your brain". Say what it did to you instead.'],
    "Du hast im Mai darüber geschrieben, und es half mir.": [
        "looks like de, and the contact's language is en. Change one."
    ],
    "I was at your talk in Porto.": [],
}


@pytest.mark.parametrize("text", REMARKS)
def test_what_may_jar_is_remarked_on(tmp_path, text):
    """Allowed, but the host is told: a sentence about the person instead of to the person."""
    assert warned(tmp_path, contacts=f'{PRIYA}link = "{text}"\n') == [
        f'contacts.toml:9: {AT}.link = "{text}": {remark}' for remark in REMARKS[text]
    ]


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("Er hat mir davon erzählt.", 'says "Er". ' + YOU),
        ("Ich weiß, was sie sagen.", 'says "sie". ' + YOU),
        ("I was there and liked what you said.", "looks like en, and the contact's"),
    ],
)
def test_remarks_on_german(tmp_path, text, remark):
    """In German "Sie" is the person written to, "sie" is not; English words stand out."""
    (warning,) = warned(tmp_path, contacts=f'{LENA}link = "{text}"\n')
    assert remark in warning


def test_formal_german_is_not_remarked_on(tmp_path):
    """ "Sie haben gesagt" is said to the person."""
    text = "Sie haben gesagt, dass Sie jede Woche schreiben. Bei Ihnen hat es geholfen."
    formal = LENA.replace("Du hast", "Sie haben").replace("deine", "Ihre")
    assert warned(tmp_path, contacts=f'{formal}formal = true\nlink = "{text}"\n') == []


def test_du_in_a_formal_letter(tmp_path):
    """A letter that says Sie should not say du, and "Frau Brandt" is not addressed with du."""
    assert warned(tmp_path, contacts=f"{LENA}formal = true\n") == [
        (
            "contacts.toml:8: contacts[1] (Lena Brandt).why = "
            '"Du hast im Mai über deine Einzelgespräche geschrieben.": '
            'says "Du" in a formal letter. Write Sie, or take `formal` away.'
        )
    ]
    assert warned(tmp_path, contacts=LENA.replace("Liebe Lena", "Liebe Frau Brandt")) == [
        (
            'contacts.toml:6: contacts[1] (Lena Brandt).greeting = "Liebe Frau Brandt,": '
            "is formal, the letter is not. Add `formal = true` to say Sie."
        )
    ]


def test_a_greeting_without_its_comma(tmp_path):
    """The greeting is a whole line; nothing is added to it."""
    assert warned(tmp_path, contacts=PRIYA.replace("Hi Priya,", "Hi Priya")) == [
        (
            f'contacts.toml:6: {AT}.greeting = "Hi Priya": '
            "ends without a comma. It is a whole line of the letter."
        )
    ]


def test_a_tag_that_is_nearly_another(tmp_path):
    """A slip in a tag would silently lose its defaults; a tag of one's own is fine."""
    host = f"{HOST}[tags.mentors]\nminutes = 40\n"
    assert warned(tmp_path, host=host, contacts=f'{PRIYA}tags = ["porto", "mentor"]\n') == [
        (
            f'contacts.toml:9: {AT}.tags[2] = "mentor": '
            'is a tag without defaults in reachout.toml. Did you mean "mentors"?'
        )
    ]


def test_many_letters_a_week_are_remarked_on(tmp_path):
    """Above three a week, the host reads what the number means."""
    assert warned(tmp_path, host=f"{HOST}[rhythm]\nweekly = 3\n") == []
    assert warned(tmp_path, host=f"{HOST}[rhythm]\nweekly = 4\n") == [
        (
            "reachout.toml:7: rhythm.weekly = 4: is many new letters a week: 40 people at one a "
            "week is about every 40 weeks, at 4 a week about every 10. Fewer is kinder."
        )
    ]


def test_a_cadence_that_the_weekly_number_cannot_meet(tmp_path):
    """Forty people every 90 days need three letters a week; one is not enough, and it is said."""
    people = "".join(PRIYA.replace("priya@", f"p{n}@") for n in range(40))
    assert warned(tmp_path, contacts=people) == [
        (
            "reachout.toml: rhythm.weekly: cannot meet the cadence: 40 people at one a week is "
            "about every 40 weeks, and they ask for about every 13. Raise it, or the cadence."
        )
    ]
    paused = "".join(f"{PRIYA}paused = true\n".replace("priya@", f"p{n}@") for n in range(40))
    assert warned(tmp_path, contacts=paused) == []
