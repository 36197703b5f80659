"""A letter as a message: what every mail program must show, and nobody can inject into."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import getaddresses
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reachout.compose import mime
from reachout.domain.letter import Letter, LetterName
from reachout.errors import Bug, MissingVariable
from reachout.formats import mail

TEXT = (
    "Hi Priya,\n\nI was at your talk in Porto and did not come to say hello. You said an incident "
    "review is written for whoever is on call next year, and I have run ours that way since.\n\n"
    "– Tue 9 June, 10:00 your time (15:00 mine)\n\nSam"
)
ICS = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Käffchen\r\nEND:VCALENDAR\r\n".encode()
NAMES = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=60)


def letter(text: str = TEXT, subject: str = "Incident reviews") -> Letter:
    html = "".join(f"<div>{line or '<br>'}</div>" for line in text.split("\n"))
    return Letter(name=LetterName.FIRST, language="en", subject=subject, text=text, html=html)


def made(what: Letter | None = None, **changes: Any) -> bytes:
    given: dict[str, Any] = {
        "key": "l1.first.0.0",
        "loop": "l1",
        "sender": ("Sam Adler", "sam@example.org"),
        "to": ("Priya Nair", "priya@example.com"),
        "message_id": "m1@example.org",
        "date": datetime(2026, 6, 2, 10, tzinfo=UTC),
    }
    return mime.message(what or letter(), **(given | changes))


def opened(raw: bytes) -> EmailMessage:
    return cast(EmailMessage, message_from_bytes(raw, policy=default))


# ------------------------------------------------------------------ what is in it


def test_a_letter_is_read_back_word_for_word() -> None:
    """Text and HTML, whatever the encoding between."""
    text, html = mail.text_of(made())
    assert (text, html) == (letter().text + "\n", letter().html + "\n")


def test_sender_recipient_date_and_marks_stand_in_the_headers() -> None:
    """By the key and loop headers the draft is found again."""
    message = opened(made())
    assert str(message["From"]) == "Sam Adler <sam@example.org>"
    assert str(message["To"]) == "Priya Nair <priya@example.com>"
    assert message["Date"].datetime == datetime(2026, 6, 2, 10, tzinfo=UTC)
    assert message["Message-ID"] == "<m1@example.org>"
    assert (message[mail.KEY_HEADER], message[mail.LOOP_HEADER]) == ("l1.first.0.0", "l1")


def test_the_message_is_7_bit_with_short_lines_and_plain_line_ends() -> None:
    """So that a Maildir, an mbox and every mail server leave it as it is."""
    long = "ü" * 300 + "\n" + "x" * 300 + "\n.\nFrom here on\n"
    raw = made(letter(long, "Eine Frage zu Rückblicken, " * 6), invitation=ICS)
    assert raw.isascii()
    assert b"\r" not in raw
    assert max(map(len, raw.split(b"\n"))) <= 78
    assert not any(line.startswith((b"From ", b".")) for line in raw.split(b"\n"))
    assert mail.text_of(raw)[0] == long + "\n"


def test_the_same_letter_makes_the_same_bytes() -> None:
    """A rewrite differs in the lines of times alone."""
    assert made(invitation=ICS) == made(invitation=ICS)
    later = TEXT.replace("Tue 9", "Wed 10")
    before, after = (mail.text_of(made(letter(text))) for text in (TEXT, later))
    for old, new, end in zip(before, after, ("\n", "</div>"), strict=True):
        pairs = zip(str(old).split(end), str(new).split(end), strict=True)
        assert [one for one, other in pairs if one != other] == [
            one for one in str(old).split(end) if "Tue 9" in one
        ]


def test_text_and_html_say_the_same_words() -> None:
    """A program that keeps only one of them has touched nothing."""
    both, plain = opened(made()), opened(made())
    plain.set_payload(None)
    del plain["Content-Type"], plain["MIME-Version"]
    plain.set_content(TEXT)
    assert mail.fingerprint(plain.as_bytes()) == mail.fingerprint(both.as_bytes())


def test_an_invitation_is_shown_by_calendars_and_attached() -> None:
    """Once as an alternative with its method, once as a file."""
    message = opened(made(invitation=ICS))
    kinds = [part.get_content_type() for part in message.walk()]
    assert kinds == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "text/calendar",
        "application/ics",
    ]
    shown, attached = list(message.walk())[4:]
    assert shown.get_param("method") == "REQUEST"
    assert attached.get_filename() == "invite.ics"
    assert attached.get_payload(decode=True) == ICS
    assert mail.text_of(made(invitation=ICS))[0] == TEXT + "\n"


# ------------------------------------------------------------------ the thread


def test_field_ghost_draft() -> None:
    """n8n #15775: an answer has In-Reply-To, References and "Re:", always all three."""
    for thread in (
        {"in_reply_to": "b@example.com", "references": ("a@example.org",)},
        {"in_reply_to": "b@example.com", "references": ("a@example.org", "b@example.com")},
        {"references": ("a@example.org", "b@example.com")},
    ):
        raw = made(**thread)
        message = opened(raw)
        assert message["In-Reply-To"] == "<b@example.com>"
        assert mail.references(mail.headers(raw)) == ("a@example.org", "b@example.com")
        assert message["Subject"] == "Re: Incident reviews"


def test_a_first_letter_answers_nothing() -> None:
    """No thread headers, no "Re:"."""
    message = opened(made())
    assert message["Subject"] == "Incident reviews"
    assert message["In-Reply-To"] is None and message["References"] is None


@pytest.mark.parametrize("subject", ["Re: tea", "RE: tea", "AW: Tee", "Re[2]: tea", "Antw: thee"])
def test_an_answering_subject_is_left_alone(subject: str) -> None:
    """In the words of any mail program."""
    raw = made(letter(subject=subject), in_reply_to="b@example.com")
    assert opened(raw)["Subject"] == subject


def test_long_ids_stay_whole() -> None:
    """Python would encode an id longer than a line, and the thread would break there."""
    ids = tuple(f"{'x' * 120}{at}@mail.example.com" for at in range(30))
    raw = made(references=ids[:-1], in_reply_to=ids[-1])
    assert mail.references(mail.headers(raw)) == ids
    assert f"In-Reply-To: <{ids[-1]}>\n".encode() in raw


# ------------------------------------------------------------------ nothing can be put in


@pytest.mark.parametrize("bad", ["\n", "\r", "\r\nBcc: x@example.com", "\x0b", "\u2028", "\x00"])
def test_no_text_can_add_a_header(bad: str) -> None:
    """Line breaks of any kind in a name, an address, a subject, a key or an id are refused."""
    for changes in (
        {"to": (f"Priya{bad}", "priya@example.com")},
        {"sender": (f"Sam{bad}x", "sam@example.org")},
        {"to": ("Priya", f"priya@example.com{bad}x")},
        {"key": f"k{bad}x"},
        {"loop": f"k{bad}x"},
        {"message_id": f"m{bad}@example.org"},
        {"in_reply_to": f"m{bad}@example.org"},
        {"references": ("a@example.org", f"m{bad}@example.org")},
    ):
        with pytest.raises(Bug):
            made(**changes)
    with pytest.raises(Bug):
        made(letter(subject=f"Incident{bad}reviews"))


@pytest.mark.parametrize(
    "address", ["a@example.com,b@example.com", "a@example.com,", "A <a@example.com>", "", "a"]
)
def test_no_address_can_add_a_recipient(address: str) -> None:
    """Exactly one bare address, or no letter."""
    with pytest.raises(Bug):
        made(to=("Priya", address))


def test_marks_that_turn_text_around_are_taken_out_of_names() -> None:
    """U+202E and the like would show another name than stands there."""
    assert str(opened(made(to=("Pri\u202eya", "priya@example.com")))["To"]).startswith("Priya ")


@settings(max_examples=150, deadline=None)
@given(NAMES)
def test_any_name_leaves_one_recipient(name: str) -> None:
    """Commas, quotes, brackets and letters of any script."""
    raw = made(to=(name, "priya@example.com"))
    assert mail.people(mail.headers(raw)) == {"sam@example.org", "priya@example.com"}
    fields = mail.headers(raw).get_all("to", [])
    assert len([pair for pair in getaddresses(map(str, fields)) if pair[1]]) == 1
    assert max(map(len, raw.split(b"\n"))) <= 998


@settings(max_examples=100, deadline=None)
@given(NAMES.filter(lambda text: text.strip()))
def test_any_subject_is_read_back(subject: str) -> None:
    """Encoded and folded as needed."""
    raw = made(letter(subject=subject))
    assert mail.header(mail.headers(raw), "subject") == " ".join(subject.split())


def test_field_placeholder_sent() -> None:
    """pathfinder-ai #1230: a letter that lacks its words or its subject is not made at all."""
    for what in (letter(text="  \n"), letter(subject=" ")):
        with pytest.raises(MissingVariable):
            made(what)


def test_a_date_without_a_zone_is_refused() -> None:
    """Nobody could say when it was."""
    with pytest.raises(Bug):
        made(date=datetime(2026, 6, 2, 10))  # noqa: DTZ001
