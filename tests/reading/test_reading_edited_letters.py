"""What Sam's letter offers after an edit in each mail program, as Priya sees it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.edited_letters import (
    KNOWN,
    OURS,
    PROGRAMS,
    QUOTES,
    SENT_AT,
    Line,
    dashes,
    gmail_web,
    letter,
    numbers,
    one_a_line,
    wrapped,
)

from reachout.domain.reading import Offered
from reachout.reading import forms, read_offer

WITH_HTML = [name for name, (html, _) in PROGRAMS.items() if html(letter(dashes()))]
HALVES = [name for name in WITH_HTML if PROGRAMS[name][1](letter(dashes()))]


def offered(text: str | None, html: str | None, ours: str = OURS) -> Offered:
    return read_offer(
        text,
        html,
        KNOWN,
        year_hint=SENT_AT,
        zone="America/New_York",
        language="en-GB",
        ours=(ours,),
        mine="Europe/Berlin",
        host_name="Sam Roe",
    )


def sent_by(program: str, times: list[Line] | tuple[Line, ...]) -> Offered:
    html, plain = PROGRAMS[program]
    lines = letter(times)
    ours = OURS if times[:1] != numbers()[:1] else "\n".join(x.text for x in letter(numbers()))
    return offered(plain(lines), html(lines), ours)


def starts(found: Offered) -> list[datetime]:
    return [slot.start for slot in found.slots]


def printed(found: Offered) -> list[int]:
    return [slot.number for slot in found.slots]


every_program = pytest.mark.parametrize("program", PROGRAMS)


# ------------------------------------------------------------------ edits


@every_program
def test_opened_and_sent_unchanged(program: str) -> None:
    """All times stand, with the numbers of the letter; nothing else in it is taken for a time."""
    for times in (dashes(), numbers()):
        assert sent_by(program, times) == Offered(slots=KNOWN)


@every_program
def test_a_line_taken_out(program: str) -> None:
    """Dash lines are counted anew; numbers that are printed stay what they are."""
    kept = sent_by(program, (dashes()[0], dashes()[2]))
    assert (starts(kept), printed(kept)) == ([KNOWN[0].start, KNOWN[2].start], [1, 2])
    numbered = sent_by(program, (numbers()[0], numbers()[2]))
    assert printed(numbered) == [1, 3]
    assert (numbered.unread, numbered.forms_differ) == ((), False)


@pytest.mark.parametrize("program", WITH_HTML)
def test_a_struck_line(program: str) -> None:
    """It is no longer on offer. Who counts may count it, so numbers mean nothing."""
    times = [dashes()[0], replace(dashes()[1], struck=True), dashes()[2]]
    found = sent_by(program, times)
    assert starts(found) == [KNOWN[0].start, KNOWN[2].start]
    assert (found.numbers_count, printed(found)) == (False, [0, 0])
    assert (found.unread, found.forms_differ) == ((), False)


@every_program
def test_a_time_written_in_by_hand(program: str) -> None:
    """It joins the others, on the clock that the letter leads with."""
    for words in ("Wed 10 June, 10:00 your time (16:00 mine)", "Wednesday 10 June at 10am"):
        found = sent_by(program, [*dashes()[:1], Line(f"– {words}"), *dashes()[1:]])
        assert starts(found)[1] == datetime(2026, 6, 10, 14, tzinfo=UTC)
        assert (printed(found), found.unread) == ([1, 2, 3, 4], ())
        assert found.slots[1].words == words


@every_program
def test_an_hour_changed(program: str) -> None:
    """Both clocks changed: another time. One of them changed: nobody knows which is meant."""
    both = "– Tue 9 June, 11:00 your time (17:00 mine)"
    found = sent_by(program, [Line(both), *dashes()[1:]])
    assert starts(found)[0] == datetime(2026, 6, 9, 15, tzinfo=UTC)
    half = "Tue 9 June, 11:00 your time (16:00 mine)"
    found = sent_by(program, [Line(f"– {half}"), *dashes()[1:]])
    assert starts(found) == [slot.start for slot in KNOWN[1:]]
    assert (found.unread, found.numbers_count) == ((half,), False)


@every_program
def test_lines_in_another_order(program: str) -> None:
    """Dashes are counted as they stand; printed numbers go with their lines."""
    found = sent_by(program, (dashes()[2], dashes()[0], dashes()[1]))
    assert starts(found) == [KNOWN[2].start, KNOWN[0].start, KNOWN[1].start]
    assert printed(found) == [1, 2, 3]
    moved = sent_by(program, (numbers()[2], numbers()[0]))
    assert [(slot.number, slot.start) for slot in moved.slots] == [
        (3, KNOWN[2].start),
        (1, KNOWN[0].start),
    ]


@every_program
def test_lines_turned_into_a_list(program: str) -> None:
    """The numbers are those of the list."""
    found = sent_by(program, [Line(KNOWN[at].words, item=True) for at in (1, 2)])
    assert [(slot.number, slot.start) for slot in found.slots] == [
        (1, KNOWN[1].start),
        (2, KNOWN[2].start),
    ]


def test_a_list_that_begins_elsewhere() -> None:
    """`start` and `value` are what Priya sees; a list without marks is counted."""
    items = [f"<li>{slot.words}</li>" for slot in KNOWN[:2]]
    assert printed(offered(None, f"<ol start=2>{''.join(items)}</ol>")) == [2, 3]
    assert printed(offered(None, f"<ol>{items[0]}<li value=7>{KNOWN[1].words}</ol>")) == [1, 7]
    assert printed(offered(None, f"<ul>{''.join(items)}</ul>")) == [1, 2]
    word = (
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span "
        "style='mso-list:Ignore'>{n}.<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; "
        "</span></span><![endif]>{words}<o:p></o:p></p>"
    )
    rows = "".join(word.format(n=n, words=KNOWN[n - 1].words) for n in (2, 3))
    assert printed(offered(None, rows)) == [2, 3]


@every_program
def test_a_sentence_with_a_time(program: str) -> None:
    """A time in a sentence is on offer too; a day that is only spoken of is not."""
    lines = [*dashes(), Line(""), Line("I could also do Wednesday 10 June at 3pm.")]
    assert starts(sent_by(program, lines))[3] == datetime(2026, 6, 10, 19, tzinfo=UTC)
    lines = [*dashes(), Line(""), Line("My mail of 2 June may have come at a full moment.")]
    assert sent_by(program, lines) == Offered(slots=KNOWN)


@every_program
def test_the_plain_text_offers_nothing_new(program: str) -> None:
    """Whatever the program, both of its forms say the same."""
    found = sent_by(program, [*dashes()[1:], Line("– Wednesday 17 June at 4pm")])
    assert (len(found.slots), found.forms_differ, found.numbers_count) == (3, False, True)


@pytest.mark.parametrize("program", QUOTES)
def test_an_answer_on_top_of_a_quote(program: str) -> None:
    """What Priya wrote below is hers: her times are neither on offer nor unreadable."""
    said = "Could we do Wednesday 10 June at 14:00, or Thursday or Friday at ten?"
    body = PROGRAMS[program][0](letter(dashes()[:1]))
    html = f"{body}{QUOTES[program].format(said=said)}"
    text = f"{wrapped(letter(dashes()[:1]))}\nOn 1 Jun 2026, at 09:00, Priya wrote:\n> {said}\n"
    found = offered(text, html)
    assert (starts(found), found.unread, found.forms_differ) == ([KNOWN[0].start], (), False)


# ------------------------------------------------------------------ what cannot be read

UNREADABLE = (
    "Thursday or Friday at ten",
    "Monday 10 June at 4pm",
    "Wed 10 June",
    "Wednesday afternoon",
    "Wed 10 June at 7",
    "Mon 1 June, 10:00",
    "10/6 or 11/6 at 10:00",
)


@pytest.mark.parametrize("words", UNREADABLE)
def test_a_line_that_is_not_one_exact_time(words: str) -> None:
    """It is told as it stands, and offers nothing; the times beside it do."""
    for program in PROGRAMS:
        found = sent_by(program, [*dashes(), Line(f"– {words}")])
        assert (starts(found), found.unread) == ([slot.start for slot in KNOWN], (words,))


@pytest.mark.parametrize(
    "sentence",
    [
        "I was in Porto on Tuesday.",
        "We last spoke on Tuesday 12 May at 10:00.",
        "My mail of 2 June may have come late.",
        "Happy Friday!",
        "See you on Thursday, perhaps.",
        "I am away until Thursday.",
        "The second edition comes out on 10 June.",
        "The report of Monday was the best I have read.",
        "Two of us were on call that Friday night.",
        "Tuesday, 2 June 2026",
        "Could you send me the slides by Monday?",
        "Number 2 on your list made me think of 2024.",
        "There are 9 of us, and 10 to come.",
    ],
)
def test_a_sentence_that_only_speaks_of_a_day(sentence: str) -> None:
    """It is no time on offer, and nobody is asked about it."""
    for at in (0, 3):
        times = [*dashes()[:at], Line(sentence), *dashes()[at:]]
        if at:
            times = [*dashes(), Line(""), Line(sentence)]
        assert sent_by("Gmail in a browser", times) == Offered(slots=KNOWN)


def test_what_the_host_wrote_of_the_contact_offers_nothing() -> None:
    """His own `why` may speak of Thursday at ten."""
    why = "You said that Thursday at ten is when your team reads reviews."
    body = f"Hi Priya,\n\n{why}\n\nSam"
    found = read_offer(
        body, None, (), year_hint=SENT_AT, zone="Europe/Berlin", language="en", ours=(why,)
    )
    assert found == Offered()


def test_office_hours_below_the_name_are_no_offer() -> None:
    """A signature speaks of days and hours all year."""
    for end in ("-- \nSam Roe\nMon-Fri 9-17", "Best wishes,\nSam Roe\nMon-Fri 9:00-17:00"):
        text = "\n".join(line.text for line in letter(dashes())).removesuffix("Sam") + end
        assert offered(text, None).unread == ()
        assert starts(offered(text, None)) == [slot.start for slot in KNOWN]


def test_an_hour_of_nobody_s_clock() -> None:
    """In a mail by hand to another zone, an hour without a word of its clock has two readings."""
    body = "Hi Priya,\n\nHow about Wednesday 10 June at 16:00{}?\n\nSam"

    def read(clock: str, zone: str = "America/New_York") -> Offered:
        return read_offer(
            body.format(clock),
            None,
            (),
            year_hint=SENT_AT,
            zone=zone,
            language="en",
            mine="Europe/Berlin",
        )

    assert (read("").slots, read("").unread) == ((), ("How about Wednesday 10 June at 16:00?",))
    assert starts(read(" my time")) == [datetime(2026, 6, 10, 14, tzinfo=UTC)]
    assert starts(read(" your time")) == [datetime(2026, 6, 10, 20, tzinfo=UTC)]
    assert starts(read("", "Europe/Berlin")) == [datetime(2026, 6, 10, 14, tzinfo=UTC)]


def test_a_line_of_an_earlier_revision() -> None:
    """The host's editor held it open; the time is the same and its words are others."""
    older = replace(KNOWN[1], words="Thu 11 June, 15:30 Berlin time")
    body = f"Hi Priya,\n\n– {KNOWN[0].words}\n– {older.words}\n\nSam"
    found = read_offer(
        body,
        None,
        (older, *KNOWN),
        year_hint=SENT_AT,
        zone="America/New_York",
        language="en",
        ours=(OURS, body),
        mine="Europe/Berlin",
    )
    assert starts(found) == [KNOWN[0].start, KNOWN[1].start]
    assert (printed(found), found.unread) == ([1, 2], ())


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("de", "Donnerstag oder Freitag um zehn"),
        ("de", "Passt Ihnen Donnerstag?"),
        ("de", "Mi 10.6. 14–18 Uhr"),
        ("en", "Wed 10 June between 10 and 12"),
        ("en", "Thu 11 June or Fri 12 June, 10:00"),
        ("fr", "Jeudi ou vendredi à 10h"),
        ("fr", "Est-ce que jeudi te convient ?"),
    ],
)
def test_what_cannot_be_read_in_other_languages(language: str, body: str) -> None:
    """A stretch, two days for one hour, a day without one."""
    found = read_offer(body, None, (), year_hint=SENT_AT, zone="Europe/Berlin", language=language)
    assert (found.slots, found.unread) == ((), (body,))


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("de", "Ich war am Dienstag in Porto."),
        ("de", "Danke für das Gespräch am Montag um zehn."),
        ("de", "Bis Donnerstag!"),
        ("de", "Schönen Freitag!"),
        ("de", "Ich bin bis Donnerstag verreist."),
        ("en", "Thanks for the chat on Monday at ten."),
        ("en", "Your post of 3 May, 10:00, is still on my desk."),
        ("fr", "J'étais à Porto mardi."),
    ],
)
def test_what_only_speaks_of_a_day_in_other_languages(language: str, body: str) -> None:
    """Nothing is on offer and nothing is asked."""
    found = read_offer(body, None, (), year_hint=SENT_AT, zone="Europe/Berlin", language=language)
    assert found == Offered()


# ------------------------------------------------------------------ two forms


def test_mutt_leaves_the_old_html_beside_the_edited_text() -> None:
    """The HTML counts, for Priya sees it; numbers do not, and the host is told."""
    html = gmail_web(letter(dashes()))
    other = [Line("– Mon 15 June, 10:00 your time (16:00 mine)")]
    for times in (dashes()[1:], [*dashes(), *other]):
        found = offered(one_a_line(letter(times)), html)
        assert starts(found) == [slot.start for slot in KNOWN]
        assert (found.forms_differ, found.numbers_count) == (True, False)


def test_another_order_in_the_other_form() -> None:
    """The times are the same, so nobody is asked; who counts is not understood."""
    html = gmail_web(letter(dashes()))
    found = offered(one_a_line(letter(dashes()[::-1])), html)
    assert (found.forms_differ, found.numbers_count) == (False, False)


def test_text_that_is_crossed_out_without_html() -> None:
    """~~So~~, or with a stroke through every letter."""
    stroked = "".join(f"{char}\u0336" for char in KNOWN[1].words)
    for crossed in (f"~~{KNOWN[1].words}~~", stroked):
        found = offered(one_a_line(letter([dashes()[0], Line(f"– {crossed}")])), None)
        assert starts(found) == [KNOWN[0].start]


def test_the_forms_that_people_may_see() -> None:
    """The plain text beside a struck time is nobody's word."""
    struck = letter([replace(dashes()[0], struck=True), dashes()[1]])
    shown = forms(wrapped(struck), gmail_web(struck))
    assert len(shown) == 1
    assert KNOWN[1].words in shown[0]
    assert KNOWN[0].words not in shown[0]
    assert len(forms(wrapped(letter(dashes())), gmail_web(letter(dashes())))) == 2


def test_strokes_within_and_around() -> None:
    """Nested, around several lines, by a style of the table above, or with a class."""
    first, second, third = (slot.words for slot in KNOWN)
    for html in (
        f"<s><div>{first}</div><div>{second}</div></s><p>{third}",
        f"<p style='text-decoration:underline line-through'>{first}<b>{second}</b></p>{third}",
        (
            "<style>.x9, td.gone {color:red;text-decoration:line-through}</style><table><tr>"
            f"<td class='gone'>{first}<br>{second}</td></tr><tr><td>{third}</td></tr></table>"
        ),
        f"<del datetime=2026>{first}<br><i>{second}</i></del><ins>{third}</ins>",
    ):
        assert starts(offered(None, html)) == [KNOWN[2].start]


# ------------------------------------------------------------------ any edit, any program


@settings(max_examples=120, deadline=None)
@given(
    st.permutations(range(3)),
    st.integers(0, 3),
    st.sampled_from(list(PROGRAMS)),
    st.sampled_from(["dash", "number", "item", "bare"]),
)
def test_any_lines_in_any_order(order: list[int], kept: int, program: str, form: str) -> None:
    """Exactly the times that stand, in their order; numbers as they are printed or counted."""
    chosen = [KNOWN[at] for at in order[:kept]]
    lines = {
        "dash": dashes(chosen),
        "number": numbers(chosen),
        "item": [Line(slot.words, item=True) for slot in chosen],
        "bare": [Line(slot.words) for slot in chosen],
    }[form]
    found = sent_by(program, lines)
    assert starts(found) == [slot.start for slot in chosen]
    assert (found.unread, found.forms_differ, found.numbers_count) == ((), False, True)
    expected = [slot.number for slot in chosen] if form == "number" else list(range(1, kept + 1))
    assert printed(found) == expected


@settings(max_examples=80, deadline=None)
@given(st.lists(st.booleans(), min_size=3, max_size=3), st.sampled_from(HALVES))
def test_any_lines_struck(struck: list[bool], program: str) -> None:
    """Exactly those that are not struck; numbers count where nothing is."""
    lines = [replace(line, struck=gone) for line, gone in zip(dashes(), struck, strict=True)]
    found = sent_by(program, lines)
    kept = [slot.start for slot, gone in zip(KNOWN, struck, strict=True) if not gone]
    assert starts(found) == kept
    assert (found.unread, found.forms_differ) == ((), False)
    assert found.numbers_count is (not any(struck) or not kept)


# ------------------------------------------------------------------ hostile

HUGE = (
    "<div>Thu 11 June at 10:00</div>" * 40_000,
    "<p>" + "Thu 11 June at 10:00 " * 50_000,
    "<div><s>" * 60_000 + "Thu 11 June",
    "<blockquote>" * 80_000,
    "<ol><li>a" * 60_000,
    "<style>" + ".a{line-through " * 40_000,
    *(
        mark * (1_000_000 // len(mark))
        for mark in ("<!--", "<", "<a ", "&", "<![", "<?", '<a href="')
    ),
)


@pytest.mark.parametrize("html", HUGE, ids=lambda html: html[:12])
def test_a_megabyte_of_html(html: str) -> None:
    """Read to a limit, in a moment, and never an error."""
    found = offered(None, html)
    assert len(found.slots) <= 60
    assert len(found.unread) <= 5


@pytest.mark.parametrize(
    "text",
    ["Thursday or Friday at ten, " * 4_000, "9 " * 100_000, "(1:00" * 20_000, "- " * 50_000]
    + ["~~a" * 30_000, "Thu 11 June 10:00 or 11:00\n" * 4_000],
    ids=lambda text: text[:12],
)
def test_lines_of_a_hundred_thousand_characters(text: str) -> None:
    """What the host is told of them is short."""
    found = offered(text, None)
    assert all(len(line) <= 120 for line in found.unread)
    assert all(len(slot.words) <= 120 for slot in found.slots)
