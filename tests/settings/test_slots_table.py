"""[slots] and the buffer of a contact: what they say, and each way in which they can be wrong."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.settings.workspace import HOST, PRIYA, loaded, said, warned

from reachout.domain.policy import Holds
from reachout.domain.preference import Liking, Part, weight_of


def slots(tmp_path, words: str):
    return loaded(tmp_path, host=f"{HOST}[slots]\n{words}").settings.policy.slots


def test_the_week_the_neighbours_and_the_holds(tmp_path):
    """Each of them reaches the policy."""
    policy = slots(tmp_path, 'per_week = 7\nbeside = false\nholds = "calendar"\n')
    assert (policy.per_week, policy.beside, policy.holds) == (7, False, Holds.CALENDAR)


def test_what_the_host_likes_better(tmp_path):
    """A weekday, a part of the day or both, in the order of the file."""
    words = '[slots.prefer]\nmorning = 2\nmon = 0.5\n"fri afternoon" = 0\n'
    prefer = slots(tmp_path, words).prefer
    assert prefer == (
        Liking(part=Part.MORNING, weight=2),
        Liking(weekday=0, weight=0.5),
        Liking(weekday=4, part=Part.AFTERNOON, weight=0),
    )
    assert weight_of(prefer, 0, Part.MORNING) == 1
    assert weight_of(prefer, 4, Part.AFTERNOON) == 0


def test_the_way_to_a_cafe(tmp_path):
    """A contact's own buffer; without one the host's counts."""
    contacts = f'{PRIYA}buffer = "45 minutes"\n'
    assert loaded(tmp_path, contacts=contacts).contacts[0].buffer == timedelta(minutes=45)
    assert loaded(tmp_path).contacts[0].buffer is None
    host = f'{HOST}[tags.far]\nbuffer = "2 hours"\n'
    contacts = f'[defaults]\nbuffer = "0 minutes"\n{PRIYA}tags = "far"\n'
    assert loaded(tmp_path, host=host, contacts=contacts).contacts[0].buffer == timedelta(hours=2)


NEITHER = "is neither a weekday nor a part of the day."
LIKE_THIS = 'Write a weekday ("fri"), a part of the day ("morning") or both ("fri afternoon").'
REFUSALS = {
    "per_week = 0": "slots.per_week = 0: is too small; 1 is the least. Raise it.",
    "per_week = 51": "slots.per_week = 51: is too large; 50 is the most. Lower it.",
    'beside = "no"': (
        'slots.beside = "no": is neither true nor false. Write true or false, without quotes.'
    ),
    'holds = "calender"': (
        'slots.holds = "calender": is not known here. Did you mean "calendar"?'
    ),
    "holds = true": "slots.holds = true: is not known here. Known here: none, calendar.",
    "prefer = 3": "slots.prefer = 3: is not a table. Write it as a table.",
    "prefer.fry = 1": f'slots.prefer.fry = 1: {NEITHER} Did you mean "fri"?',
    "prefer.Monday = 1": f'slots.prefer.Monday = 1: {NEITHER} Did you mean "mon"?',
    "prefer.evenings = 1": f'slots.prefer.evenings = 1: {NEITHER} Did you mean "evening"?',
    'prefer."monday morning" = 3': (
        f'slots.prefer.monday morning = 3: {NEITHER} Did you mean "mon morning"?'
    ),
    'prefer."afternoon fri" = 1': (
        f'slots.prefer.afternoon fri = 1: {NEITHER} Did you mean "fri afternoon"?'
    ),
    "prefer.xyz = 1": f"slots.prefer.xyz = 1: {NEITHER} {LIKE_THIS}",
    'prefer.mon = "much"': (
        'slots.prefer.mon = "much": is not a number. '
        "Write it without quotes: 2 is rather, 0.5 rather not."
    ),
    "prefer.mon = true": (
        "slots.prefer.mon = true: is not a number. "
        "Write it without quotes: 2 is rather, 0.5 rather not."
    ),
    "prefer.mon = nan": (
        "slots.prefer.mon = nan: is not a number. "
        "Write it without quotes: 2 is rather, 0.5 rather not."
    ),
    "prefer.mon = 11": (
        "slots.prefer.mon = 11: is not between 0 and 10. 1 is as usual, 2 rather, 0.5 rather not."
    ),
    "prefer.mon = -0.5": (
        "slots.prefer.mon = -0.5: is not between 0 and 10. "
        "1 is as usual, 2 rather, 0.5 rather not."
    ),
}


@pytest.mark.parametrize("words", REFUSALS)
def test_what_is_refused(tmp_path, words):
    """With its line, its value and what to write instead."""
    (problem,) = said(tmp_path, host=f"{HOST}[slots]\n{words}\n")
    assert problem == f"reachout.toml:7: {REFUSALS[words]}"


def test_all_problems_come_at_once(tmp_path):
    """Of both files, in the order in which one reads them."""
    host = (
        f'{HOST}holidays = "de"\n[slots]\nper_week = 0\nholds = "calender"\n'
        "[slots.prefer]\nfry = 1\nmon = 20\n[tags.far]\ncountry = 'XX'\n"
    )
    contacts = f'{PRIYA}country = "DE-XX"\nbuffer = "10"\n'
    problems = [problem.split(": ")[0] for problem in said(tmp_path, host=host, contacts=contacts)]
    assert problems == [
        *(f"reachout.toml:{line}" for line in (6, 8, 9, 11, 12, 14)),
        *(f"contacts.toml:{line}" for line in (9, 10)),
    ]


# ------------------------------------------------------------------ hours that never meet

FAR = 'zone = "Pacific/Auckland"\nhours = { tue = ["9:00-17:00"], wed = ["9:00-17:00"] }\n'
REMARK = (
    "contacts.toml:{line}: contacts[1] (Priya Nair).hours: never meets your hours at "
    "Pacific/Auckland time: no times can be offered. "
    "Widen these hours, or yours in [host.hours]."
)


def test_hours_that_never_meet_are_remarked_on(tmp_path):
    """Where they are written, or at the person who has them from elsewhere."""
    assert warned(tmp_path, contacts=PRIYA + FAR) == [REMARK.format(line=10)]
    assert warned(tmp_path, contacts=f"[defaults]\n{FAR}{PRIYA}") == [REMARK.format(line=5)]


@pytest.mark.parametrize(
    "words",
    [
        FAR.replace("17:00", "22:00"),  # evening there is morning here
        'hours = { tue = ["3:00-4:00"] }\n',  # no zone: they say nothing
        'zone = "Pacific/Auckland"\n',  # not given: the letter itself says so
        'zone = "Europe/Lisbon"\nhours = { tue = ["9:00-10:00"] }\n',
    ],
)
def test_hours_that_meet_need_no_remark(tmp_path, words):
    """Be it for one hour a week."""
    assert warned(tmp_path, contacts=PRIYA + words) == []


def test_hours_that_meet_in_winter_alone_need_no_remark(tmp_path):
    """The clocks of the two are turned at other times; half a year on they meet."""
    host = f'{HOST}hours = {{ tue = ["9:00-10:00"] }}\n'
    phoenix = 'zone = "America/Phoenix"\nhours = { tue = ["0:00-1:00"] }\n'
    assert warned(tmp_path, host=host, contacts=PRIYA + phoenix) == []
