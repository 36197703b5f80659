"""contacts.toml: what it says, and each way in which it can be wrong."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.settings.workspace import HOST, LENA, PRIYA, loaded, said

from reachout.domain.contact import Fact, Intent
from reachout.domain.hours import OFFICE_HOURS
from reachout.domain.span import Days

AT = "contacts[1] (Priya Nair)"


def test_nobody_yet_is_normal(tmp_path):
    """An empty list of people loads, without a word."""
    result = loaded(tmp_path, contacts="")
    assert (result.contacts, result.warnings) == ((), ())


def test_a_contact_with_the_least(tmp_path):
    """Six fields make a contact; the rest has defaults."""
    (priya,) = loaded(tmp_path).contacts
    assert priya.id == ""
    assert (priya.name, priya.address, priya.intent) == (
        "Priya Nair",
        "priya@example.com",
        Intent.LEARN,
    )
    assert priya.ask == ("How do you get people to write it down?",)
    assert (priya.minutes, priya.times, priya.nudges) == (30, True, 1)
    assert (priya.zone, priya.hours, priya.cadence) == (None, OFFICE_HOURS, timedelta(days=90))


def test_a_contact_with_everything(tmp_path):
    """Every field arrives; text over several lines becomes one paragraph."""
    rest = (
        'addresses = ["Priya@Example.com", "p.nair@example.org", "priya@example.com"]\n'
        'link = """We met in Porto,\nat the talk."""\ntell = "I tried it."\ntopic = "Reviews"\n'
        'sign_off = "Yours,\\nSam"\ntags = "near"\nlast = 2026-02-11\npaused = 2026-12-24\n'
        'away = "2026-07-20..2026-08-07"\nnotes = "[private] {{anything}}"\nid = "priya_1"\n'
        'facts = [{ on = 2026-05-04, say = "Your book came out.", good_for = "8 weeks" }]\n'
    )
    (priya,) = loaded(
        tmp_path, contacts=PRIYA.replace('address = "priya@example.com"\n', "") + rest
    ).contacts
    assert priya.addresses == ("priya@example.com", "p.nair@example.org")
    assert (priya.link, priya.sign_off) == ("We met in Porto, at the talk.", "Yours,\nSam")
    assert (priya.paused, priya.paused_until) == (False, date(2026, 12, 24))
    assert priya.away == (Days(date(2026, 7, 20), date(2026, 8, 7)),)
    assert priya.facts == (
        Fact(on=date(2026, 5, 4), say="Your book came out.", good_for=timedelta(days=56)),
    )
    assert (priya.tags, priya.last, priya.id) == (("near",), date(2026, 2, 11), "priya_1")
    assert priya.notes == "[private] {{anything}}"


def test_giving_neither_nudges_nor_offers_times(tmp_path):
    """A gift asks for nothing, unless the host says otherwise."""
    gift = PRIYA.replace('"learn"', '"give"')
    (plain,) = loaded(tmp_path, host=f"{HOST}[rhythm]\nnudges = 2\n", contacts=gift).contacts
    assert (plain.nudges, plain.times) == (0, False)
    (other,) = loaded(tmp_path, contacts=f"{gift}nudges = 1\ntimes = true\n").contacts
    assert (other.nudges, other.times) == (1, True)


def test_paused_without_an_end(tmp_path):
    """`paused = true` holds until the host takes it back."""
    (priya,) = loaded(tmp_path, contacts=f"{PRIYA}paused = true\n").contacts
    assert (priya.paused, priya.paused_until) == (True, None)


OPENINGS = ["Because", "that", "For", "to", "weil", "Dass", "für", "Um", "zu"]


@pytest.mark.parametrize("word", OPENINGS)
def test_a_sentence_stands_alone(tmp_path, word):
    """Nothing may lean on a "because" that the letter does not have."""
    people = PRIYA.replace("You said", f"{word} you said")
    (problem,) = said(tmp_path, contacts=people)
    assert problem.startswith(f'contacts.toml:7: {AT}.why = "{word} you said a review is ')
    assert problem.endswith(
        f': begins with "{word}", but has to stand alone in the letter. '
        "Write a whole sentence said to the person."
    )


@pytest.mark.parametrize("start", ["Today you said so.", "Forty of us read it.", "Thats it."])
def test_longer_words_are_not_taken_for_openings(tmp_path, start):
    """ "Today" is not "to"."""
    assert loaded(tmp_path, contacts=f'{PRIYA}link = "{start}"\n').contacts[0].link == start


@pytest.mark.parametrize("end", [".", "!", "?", '.\\"', ".”", ".«", ".)", "!)“"])
def test_a_sentence_may_close_quotes_after_its_end(tmp_path, end):
    """Quotes and brackets may follow the final mark."""
    loaded(tmp_path, contacts=f'{PRIYA}tell = "You said so{end}"\n')


TEXTS = {
    "no end": (
        "We met",
        '"We met": does not end in ".", "!" or "?". Finish the sentence.',
    ),
    "blank": (
        "[Name], we met.",
        (
            '"[Name], we met.": holds "[", as a blank that nobody filled in. '
            "Write the words themselves."
        ),
    ),
    "template": (
        "We met in {{ city }}.",
        (
            '"We met in {{ city }}.": holds "{{", as a blank that nobody filled in. '
            "Write the words themselves."
        ),
    ),
    "two faults": (
        "to [x].",
        (
            '"to [x].": begins with "to", but has to stand alone in the letter; '
            'holds "[", as a blank that nobody filled in. '
            "Write a whole sentence said to the person. Write the words themselves."
        ),
    ),
    "empty": ("", '"": is empty. Write a whole sentence said to the person.'),
    "turned around": (
        "We \u202emet.",
        '"We \u202emet.": holds an invisible character (U+202E). Type the text anew.',
    ),
    "long": (
        "Why " * 60 + "so?",
        f'"{("Why " * 60)[:58]}…: has 243 characters; 240 is the most. Say it shorter.',
    ),
}


@pytest.mark.parametrize("key", ["link", "tell", "facts[1].say"])
@pytest.mark.parametrize("case", TEXTS)
def test_the_rules_for_the_hosts_own_words(tmp_path, key, case):
    """Every text that stands in a letter keeps the same rules."""
    text, expected = TEXTS[case]
    line = f'{key} = "{text}"\n'
    if key == "facts[1].say":
        line = f'facts = [{{ on = 2026-05-04, say = "{text}" }}]\n'
    assert said(tmp_path, contacts=PRIYA + line) == [f"contacts.toml:9: {AT}.{key} = {expected}"]


@pytest.mark.parametrize("field", ["name", "greeting", "topic", "place", "sign_off", "why"])
def test_field_placeholder_sent(tmp_path, field):
    """Letters went out with "[Your Name]" (pathfinder-ai #1230): no field may hold a blank."""
    kept = "".join(row for row in PRIYA.splitlines(True) if not row.startswith(f"{field} ="))
    (problem,) = said(tmp_path, contacts=f'{kept}{field} = "Hi [Your Name]."\n')
    assert f'.{field} = "Hi [Your Name].": holds "[", as a blank that nobody filled in.' in problem


def test_240_characters_are_allowed(tmp_path):
    """The limit itself is still fine."""
    text = "x" * 239 + "."
    assert loaded(tmp_path, contacts=f'{PRIYA}link = "{text}"\n').contacts[0].link == text


def test_one_question_at_a_time(tmp_path):
    """Two questions in one ask are refused, in the line of that ask."""
    asks = 'ask = [\n  "What did you drop?",  # the first\n  "Why? And when?",\n]\n'
    people = PRIYA.replace('ask = "How do you get people to write it down?"\n', asks)
    assert said(tmp_path, contacts=people) == [
        (
            f'contacts.toml:10: {AT}.ask[2] = "Why? And when?": asks 2 questions at once. '
            "Keep one here and make the others further items of the list."
        )
    ]


REFUSALS = {
    "unknown field": (
        "cadense = 3\n",
        ".cadense: is not a setting. Did you mean `cadence`?",
    ),
    "unknown intent": (
        'intent = "lern"\n',
        '.intent = "lern": is not known here. Did you mean "learn"?',
    ),
    "unknown kind": (
        'kind = "lunch"\n',
        '.kind = "lunch": is not known here. Known here: video, phone, coffee, walk.',
    ),
    "a name in two lines": (
        'topic = "a\\nb"\n',
        '.topic = "a b": has more than one line. Write it on one line.',
    ),
    "a greeting to fill in": (
        'sign_off = "[me]"\n',
        (
            '.sign_off = "[me]": holds "[", as a blank that nobody filled in. '
            "Write the words themselves."
        ),
    ),
    "a language by its name": (
        'language = "German"\n',
        '.language = "German": is not a language. Write it like "en", "en-GB" or "de".',
    ),
    "a language without letters": (
        'language = "fr"\n',
        (
            '.language = "fr": is a language that letters cannot be written in yet. '
            "Known here: de, en."
        ),
    ),
    "paused until some day": (
        'paused = "soon"\n',
        (
            '.paused = "soon": is neither true nor false nor a date. '
            "Write true, false, or the day it ends, such as 2026-12-24."
        ),
    ),
    "hours that are no table": (
        'hours = "9:00-17:00"\n',
        (
            '.hours = "9:00-17:00": is not a table. '
            'Write it as a table: hours = { mon = ["9:00-12:30"] }.'
        ),
    ),
    "a last meeting to come": (
        "last = 2027-01-01\n",
        (
            ".last = 2027-01-01: lies in the future. "
            "Write the date of the last meeting or mail, or leave it out."
        ),
    ),
    "an id with a blank": (
        'id = "a b"\n',
        '.id = "a b": is not an id. Write 1 to 64 letters, digits, "-" or "_".',
    ),
    "a fact without a date": (
        'facts = [{ say = "Your book came out." }]\n',
        ".facts[1].on: is missing. Add it: on = 2026-05-04.",
    ),
    "text that is a number": (
        "place = 7\n",
        ".place = 7: is not text. Put it in quotes.",
    ),
    "notes stay private": (
        "notes = 7\n",
        ".notes: is not text. Put it in quotes.",
    ),
    "both ways to give an address": (
        'addresses = ["p@example.org"]\n',
        (
            '.address = "priya@example.com": stands beside `addresses`. '
            "Keep `addresses`; letters go to its first one."
        ),
    ),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_a_refusal_says_whom_it_concerns(tmp_path, case):
    """Each mistake is named with its line and the person's name."""
    line, expected = REFUSALS[case]
    key = line.split(" = ")[0]
    kept = "".join(row for row in PRIYA.splitlines(True) if not row.startswith(f"{key} ="))
    (problem,) = said(tmp_path, contacts=kept + line)
    where = 4 if case.startswith("both") else 1 + (kept + line).count("\n")
    assert problem == f"contacts.toml:{where}: {AT}{expected}"


ADDRESSES = {
    "priya@example.com, ben@example.com": "is more than one address. Write addresses = "
    '["priya@example.com", "ben@example.com"] if all are theirs, else one contact for each.',
    "Priya <priya@example.com>": "is more than an address. "
    'Write the address alone: "priya@example.com".',
    "priya@example.com,": 'is more than an address. Write the address alone: "priya@example.com".',
    "priya": 'is not an address. Write it like "priya@example.com".',
    "priya@localhost": 'is not an address. Write it like "priya@example.com".',
    "pri..ya@example.com": 'is not an address. Write it like "priya@example.com".',
    "priya@exa_mple.com": 'is not an address. Write it like "priya@example.com".',
    "a@müller.example": "holds letters that mail servers do not agree on. "
    'Write "a@xn--mller-kva.example".',
    "jürgen@example.com": "holds letters that mail servers do not agree on. "
    "Ask the person for an address in plain letters.",
}


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_is_one_address(tmp_path, address):
    """A comma would add a recipient, and a name does not belong there."""
    people = PRIYA.replace("priya@example.com", address)
    assert said(tmp_path, contacts=people) == [
        f'contacts.toml:4: {AT}.address = "{address}": {ADDRESSES[address]}'
    ]


def test_an_address_with_a_line_break(tmp_path):
    """A line break would add a header; it is refused like any other nonsense."""
    people = PRIYA.replace("priya@example.com", "priya@example.com\\nBcc: x@example.com")
    (problem,) = said(tmp_path, contacts=people)
    assert ": is more than one address. " in problem


def test_what_every_contact_needs(tmp_path):
    """Everything that is missing is named at once, at the head of that contact."""
    problems = said(tmp_path, contacts='[[contacts]]\nname = "Priya Nair"\n')
    assert problems == [
        (
            f'contacts.toml:2: {AT}.intent: is missing. Add it: intent = "learn" '
            '(or "peer", "mentor", "give").'
        ),
        f'contacts.toml:2: {AT}.greeting: is missing. Add it: greeting = "Hi Priya,".',
        f'contacts.toml:2: {AT}.why: is missing. Add it: why = "You said in your talk that ...".',
        f'contacts.toml:2: {AT}.ask: is missing. Add it: ask = "How do you ...?".',
        f'contacts.toml:2: {AT}.address: is missing. Add it: address = "name@example.com".',
    ]


def test_one_address_in_two_contacts(tmp_path):
    """Two contacts with one address would both be written to; both lines are named."""
    twin = LENA.replace('address = "lena@example.com"', 'addresses = [\n"PRIYA@example.com"]')
    assert said(tmp_path, contacts=PRIYA + twin) == [
        (
            'contacts.toml:12: contacts[2] (Lena Brandt).addresses[1] = "PRIYA@example.com": '
            "is also an address of contacts[1] (Priya Nair), line 4. "
            "One person is one contact: keep one of the two."
        )
    ]


def test_one_id_in_two_contacts(tmp_path):
    """An id is one person's."""
    assert said(tmp_path, contacts=f'{PRIYA}id = "p"\n{LENA}id = "p"\n') == [
        (
            'contacts.toml:18: contacts[2] (Lena Brandt).id = "p": '
            "is also the id of contacts[1] (Priya Nair), line 9. "
            "One person is one contact: keep one of the two."
        )
    ]


def test_the_host_is_not_a_contact(tmp_path):
    """Nobody needs a letter from himself; aliases count too."""
    host = f'{HOST}aliases = ["priya@example.com"]\n'
    assert said(tmp_path, host=host) == [
        (
            f'contacts.toml:4: {AT}.address = "priya@example.com": is your own address. '
            "Write the other person's."
        )
    ]


@pytest.mark.parametrize(
    ("people", "problem"),
    [
        (
            "[[contact]]\n",
            "contacts.toml:2: contact: is not a setting. Did you mean `contacts`?",
        ),
        (
            "[contacts]\n",
            (
                "contacts.toml:2: contacts: is not a list of tables. "
                "Write [[contacts]] with two brackets on each side."
            ),
        ),
        (
            "[defaults]\ncadense = 1\n",
            "contacts.toml:3: defaults.cadense: is not a setting. Did you mean `cadence`?",
        ),
        (
            "contacts = [7]\n",
            "contacts.toml:2: contacts[1] = 7: is not a table. Write it as a table.",
        ),
    ],
)
def test_the_shape_of_the_file(tmp_path, people, problem):
    """Wrong brackets and wrong tables are named where they stand."""
    assert said(tmp_path, contacts=people) == [problem]


def test_every_problem_at_once(tmp_path):
    """Mistakes of both files come together, in the order of the lines."""
    host = HOST.replace("Europe/Berlin", "Berlin") + "[rhythm]\nweekly = -1\n"
    people = PRIYA.replace("down?", "down") + LENA.replace("peer", "pear") + "last = 2027-01-01\n"
    assert [problem.split(": ")[:2] for problem in said(tmp_path, host=host, contacts=people)] == [
        ["reachout.toml:5", 'host.zone = "Berlin"'],
        ["reachout.toml:7", "rhythm.weekly = -1"],
        ["contacts.toml:8", f'{AT}.ask = "How do you get people to write it down"'],
        ["contacts.toml:12", 'contacts[2] (Lena Brandt).intent = "pear"'],
        ["contacts.toml:17", "contacts[2] (Lena Brandt).last = 2027-01-01"],
    ]
