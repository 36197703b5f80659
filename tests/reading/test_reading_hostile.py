"""Mail made to hurt: it is read, at once, and books nothing."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.replies import ANN, mail, offer

from reachout.domain.reading import Sender
from reachout.reading import read
from reachout.reading.mail import take_apart
from reachout.reading.mime import PARTS_LIMIT, parts
from reachout.reading.quotes import ASKED_LIMIT, fresh_passages

PIECES = [
    "a",
    "> ",
    "1 ",
    "(1) ",
    "Thursday, ",
    "2 or ",
    "On 1 Jan\n",
    "From: x\n",
    "half past ",
    "10 to 11 to ",
    "9/9/",
    "+1 ",
    "<div>",
    "<blockquote>",
    "i will have to ",
    "not any of the ",
    "push it back by half an hour ",
    "click to verify you are ",
    "thank you for the ",
    "http://",
    "\n",
    "-",
    "お願い。",
]
SECONDS = 5.0  # a catastrophe takes minutes; a busy machine does not


@pytest.mark.parametrize("piece", PIECES)
def test_a_hundred_kilobytes_of_anything(piece: str) -> None:
    """No pattern of ours runs away on repetition, as text or as HTML."""
    body = piece * (100_000 // len(piece))
    for kind in ("plain", "html"):
        raw = f"From: {ANN}\nSubject: Re: x\nContent-Type: text/{kind}; charset=utf-8\n\n{body}"
        began = perf_counter()
        reading = read(raw.encode(), offer())
        assert perf_counter() - began < SECONDS
        assert not reading.safe


def test_work_grows_no_faster_than_the_text() -> None:
    """Twice the text never takes many times as long: what is looked at closely is capped."""

    def took(size: int) -> float:
        raw = mail("Thursday or (2) or 10 to 11, " * size)
        began = perf_counter()
        read(raw, offer())
        return perf_counter() - began

    took(10)
    assert took(3_000) < 20 * took(300) + 1.0


BROKEN = [
    b"",
    b"\0" * 500,
    b"From: " + b"a@b.example," * 20_000 + b"\n\nThursday works",
    b"Subject: " + b"=?utf-8?q?" * 10_000 + b"\n\nx",
    b"X: y\n" * 50_000 + b"\nThursday works",
    b"Content-Type: text/plain; charset=nonsense\n\nThursday works",
    b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a\n" * 10_000,
    b"Content-Type: text/calendar\n\nBEGIN:VCALENDAR\nMETHOD:REPLY\nDTSTART:" + b'"' * 9_000,
]


@pytest.mark.parametrize("raw", BROKEN)
def test_broken_mail_is_read(raw: bytes) -> None:
    """Malformed, it raises nothing and books nothing."""
    began = perf_counter()
    assert not read(raw, offer()).safe
    assert perf_counter() - began < SECONDS


def test_a_maze_of_parts() -> None:
    """Parts within parts within parts are not entered."""
    raw = b"Content-Type: text/plain\n\nThursday works"
    for depth in range(500):
        head = b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (depth, depth)
        raw = head + raw + b"\n--b%d--\n" % depth
    began = perf_counter()
    assert not read(raw, offer()).safe
    assert perf_counter() - began < SECONDS


def test_a_sender_of_nothing_but_brackets() -> None:
    """Comments within comments name nobody."""
    reading = read(b"From: " + b"(" * 100_000 + b"\n\nThursday works", offer())
    assert not reading.known_address


def test_offers_are_looked_for_in_few_lines() -> None:
    """What stands in each quoted line is asked once, and not of thousands."""
    asked: list[str] = []
    lines = "".join(f"> {n} March at 10\nno\n" for n in range(3_000))
    fresh_passages(take_apart(mail(lines)), "", lambda line: asked.append(line))
    assert len(asked) == len(set(asked)) <= ASKED_LIMIT


def test_parts_are_counted_before_they_are_read() -> None:
    """A hundred thousand parts, ten thousand deep: a few dozen are looked at."""
    wide = b"--b\n\nThursday works\n" * 100_000
    deep = b"--b\nContent-Type: multipart/mixed; boundary=b\n\n" * 10_000
    for body in (wide, deep):
        found = list(parts({"content-type": "multipart/mixed; boundary=b"}, body))
        assert len(found) <= PARTS_LIMIT


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_make_a_reading(raw: bytes) -> None:
    """Whatever arrives, there is a reading with a sender and a reason."""
    reading = read(raw, offer())
    assert reading.sender in Sender
    assert reading.why


WORDS = st.sampled_from(
    [
        "thursday",
        "friday",
        "10",
        "2.30",
        "works",
        "not",
        "if",
        "maybe",
        "please",
        "no",
        "yes",
        "the",
        "second",
        "or",
        "and",
        "but",
        "?",
        ".",
        ",",
        "at",
        "march",
        "12",
        "13",
        "instead",
        "cancel",
        "my",
        "time",
        "probably",
        "first",
        "any",
        "none",
        "31/2",
        "29 february",
        "24:00",
        "99",
        "0:30",
        "half",
        "next",
        "a week later",
        "same time",
    ]
)


@settings(max_examples=120, deadline=None)
@given(st.lists(WORDS, max_size=12))
def test_what_is_safe_names_one_future_offer(said: list[str]) -> None:
    """Any jumble: `safe` comes only with one of our slots, at its start, still to come."""
    sent = offer()
    reading = read(mail(" ".join(said)), sent)
    if reading.safe:
        slot = sent.slots[(reading.slot or 0) - 1]
        assert reading.start == slot.start > sent.received_at
        assert not {"maybe", "probably", "cancel"} & set(said)
