"""Files that are not there, not TOML, or of another time."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.settings.workspace import HOST, TODAY, said, write

from reachout.errors import BadSettings
from reachout.paths import shipped
from reachout.settings.files import NAMES, Files
from reachout.settings.load import load, parse


@pytest.mark.parametrize(
    ("first", "line", "words"),
    [
        ("", "", "`format` is missing. Write `format = 1` in its first line."),
        (
            "format = 2\n",
            ":1",
            "is written in format 2; this reachout knows format 1. Use a newer reachout.",
        ),
        ('format = "1"\n', ":1", '`format` is "1". Write `format = 1`.'),
        ("format = true\n", ":1", "`format` is true. Write `format = 1`."),
    ],
)
def test_the_format_is_checked_before_all_else(tmp_path, first, line, words):
    """A file of another format is not judged by the rules of this one."""
    host = HOST.replace("format = 1\n", first) + "[unheard_of]\n"
    assert said(tmp_path, host=host) == [f"reachout.toml{line}: the file: {words}"]


@pytest.mark.parametrize(
    ("lines", "place", "cure"),
    [
        ("[rhythm]\nweekly = = 2\n", 7, "Mend this line or the one before it."),
        (
            "away = [2026-12-24..2027-01-02]\nquiet = []\n",
            6,
            'Put the span of dates in quotes: "2026-12-24..2027-01-02".',
        ),
        (
            "away = [2026-12-24,\n",
            6,
            "A value is missing there, or a quote or bracket above is not closed.",
        ),
    ],
)
def test_a_file_that_is_not_toml(tmp_path, lines, place, cure):
    """A slip of the pen is one problem with its line."""
    (problem,) = said(tmp_path, host=HOST + lines)
    assert problem.startswith(f"reachout.toml:{place}: the file: is not valid TOML: ")
    assert problem.endswith(cure)


def test_both_files_that_are_not_toml_are_named_together(tmp_path):
    """Mending one file does not reveal the next mistake only then."""
    problems = said(tmp_path, host="format = \n", contacts="[[contacts]\n")
    assert [problem.split(":")[0] for problem in problems] == ["reachout.toml", "contacts.toml"]


def test_a_file_in_another_encoding(tmp_path):
    """A byte that is not UTF-8 is named with its line."""
    home = write(tmp_path)
    (home / "reachout.toml").write_bytes(HOST.replace("Sam O", "Sám O").encode("latin-1"))
    with pytest.raises(BadSettings) as bad:
        load(home, today=TODAY)
    assert str(bad.value) == (
        "reachout.toml:3: the file: holds a byte that is not UTF-8. Save the file as UTF-8."
    )


def test_a_file_saved_on_windows(tmp_path):
    """A byte order mark and CRLF line ends change nothing, and lines are still right."""
    home = write(tmp_path)
    text = HOST + '[daemon]\nevery = "2 minutes"\n'
    (home / "reachout.toml").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert load(home, today=TODAY).settings.every == timedelta(minutes=2)


def test_a_missing_file_is_not_an_empty_one(tmp_path):
    """A contacts file that vanished must not close every loop: it is not taken as nobody."""
    write(tmp_path)
    (tmp_path / "contacts.toml").unlink()
    with pytest.raises(BadSettings) as bad:
        load(tmp_path, today=TODAY)
    assert str(bad.value) == (
        f"contacts.toml: the file: is not there ({tmp_path}). Run `reachout init` to make one."
    )


EXAMPLES = {name: (shipped("config") / name).read_bytes() for name in NAMES}
VALUES = ["7", "-1", "2.5", "nan", "true", '""', '"x"', "[]", "[[1]]", "{}", "{ a = 1 }"]
VALUES += ["2026-01-01", "09:00:00", "2026-01-01T00:00:00Z", "[2026-01-01, 'x']", "99999999999999"]


def read_or_refuse(name, content):
    """Files with one of them changed either load, or are refused in words with a file."""
    try:
        parse(Files(home=shipped("config"), contents={**EXAMPLES, name: content}), today=TODAY)
    except BadSettings as bad:
        assert bad.problems
        assert all(problem.file in NAMES and problem.what for problem in bad.problems)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(NAMES), st.integers(0), st.integers(0, 9), st.binary(max_size=4))
def test_no_slip_of_the_pen_is_more_than_a_problem(name, place, gone, typed):
    """Any bytes lost or typed anywhere end in settings or in a list of problems."""
    content = EXAMPLES[name]
    at = place % len(content)
    read_or_refuse(name, content[:at] + typed + content[at + gone :])


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(NAMES), st.integers(0), st.sampled_from(VALUES))
def test_no_value_of_a_wrong_kind_is_more_than_a_problem(name, which, value):
    """Any value in the place of any other ends in settings or in a list of problems."""
    rows = EXAMPLES[name].decode().split("\n")
    pairs = [index for index, row in enumerate(rows) if " = " in row and row[0] not in "# "]
    index = pairs[which % len(pairs)]
    rows[index] = f"{rows[index].split(' = ')[0]} = {value}"
    read_or_refuse(name, "\n".join(rows).encode())


def test_a_file_of_brackets():
    """Thousands of brackets are refused like any other nonsense."""
    read_or_refuse("contacts.toml", b"format = 1\nx = " + b"[" * 5000)


def test_looking_whether_anything_changed_costs_no_heavy_import():
    """A command that only compares fingerprints loads neither pydantic nor tomlkit."""
    code = (
        "import sys, reachout.settings.load, reachout.settings.edit, reachout.settings.start;"
        "sys.exit(any(name in sys.modules for name in ('pydantic', 'tomlkit', 'holidays')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
