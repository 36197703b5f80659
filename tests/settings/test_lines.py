"""In which line something stands, for everything that TOML allows."""

from __future__ import annotations

import tomllib
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from reachout.settings.lines import last_line, line_numbers
from reachout.settings.writing import contact

TEXT = '''\
# a comment with = and [brackets]
format = 1  # "quoted" in a comment

[host.hours]
mon = [
  "9:00-12:30",  # a comment with ] in it
  "13:30-18:00",
]
"odd key".'with # dot' = { a = "}", b = [1, 2] }

[[people]]
why = """
Two "lines"
[[people]]
ends with two quotes \\""""""
last = 2026-05-04T10:00:00
[[people.facts]]
on = 2026-05-04
[[people.facts]]
say = \'\'\'it\'s
over\'\'\'
[[people]]
"\\u00e4" = true
'''


def test_every_key_and_item_has_its_line():
    """Comments, quoted keys, long strings and arrays of tables do not lead astray."""
    assert tomllib.loads(TEXT)["people"][0]["last"]
    lines = line_numbers(TEXT)
    expected = {
        ("format",): 2,
        ("host", "hours"): 4,
        ("host", "hours", "mon"): 5,
        ("host", "hours", "mon", 0): 6,
        ("host", "hours", "mon", 1): 7,
        ("host", "hours", "odd key", "with # dot", "b", 1): 9,
        ("people",): 11,
        ("people", 0): 11,
        ("people", 0, "why"): 12,
        ("people", 0, "last"): 16,
        ("people", 0, "facts", 0, "on"): 18,
        ("people", 0, "facts", 1): 19,
        ("people", 0, "facts", 1, "say"): 20,
        ("people", 1): 22,
        ("people", 1, "ä"): 23,
    }
    assert {path: lines.get(path) for path in expected} == expected


def test_the_last_line_of_a_table_is_its_own():
    """A long value counts to its end; tables below and comments do not count."""
    assert last_line(TEXT, ("people", 0)) == 16
    assert last_line(TEXT, ("host", "hours")) == 9
    assert last_line("[[people]]\n# nothing yet\n", ("people", 0)) == 1


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=30)
PEOPLE = st.lists(
    st.fixed_dictionaries(
        {
            "name": WORDS,
            "ask": st.lists(WORDS, max_size=3),
            "facts": st.lists(
                st.fixed_dictionaries({"on": st.just(date(2026, 5, 4)), "say": WORDS}), max_size=2
            ),
            "notes": WORDS,
        }
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=60, deadline=None)
@given(PEOPLE)
def test_whatever_we_write_reads_back_and_is_found_again(people):
    """Any text survives being written, and every key of it is found in the line it is in."""
    text = "\n".join(contact(person) for person in people)
    assert tomllib.loads(text) == {"contacts": people}
    rows = text.split("\n")
    lines = line_numbers(text)
    for index, person in enumerate(people):
        assert rows[lines[("contacts", index)] - 1] == "[[contacts]]"
        for key in person:
            assert rows[lines[("contacts", index, key)] - 1].startswith(f"{key} = ")
