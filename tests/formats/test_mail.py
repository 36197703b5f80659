"""Bytes of mail, as the world sends them, taken apart without a stumble."""

from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import compat32, default

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reachout.formats import mail

WORDS = (
    "Hi Priya,\n\nI was at your talk in Porto – and did not come to say hello. You said that a "
    "review is written for whoever is on call next year.\n\n– Tue 9 June, 10:00\n\nSam"
)
HTML = "".join(f"<div>{line or '<br>'}</div>" for line in WORDS.split("\n"))


def draft(text: str = WORDS, html: str | None = HTML, **changes: str) -> EmailMessage:
    fields = {"From": "Sam <sam@example.org>", "To": "Priya <priya@example.com>"}
    fields |= {"Subject": "Incident reviews – a question", "Message-ID": "<m1@example.org>"}
    made = EmailMessage()
    for name, value in (fields | changes).items():
        made[name] = value
    made.set_content(text + "\n")
    if html is not None:
        made.add_alternative(html, subtype="html")
    return made


def headers(text: str) -> object:
    return mail.headers(text.encode())


# ------------------------------------------------------------------ addresses


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("ada@example.com", "ada@example.com"),
        (" Ada@Example.COM ", "ada@example.com"),
        ("Ada <ada@example.com>", "ada@example.com"),
        ('"Weber, Ada" <ada@example.com>', "ada@example.com"),
        ("ada@example.com <ada@example.com>", "ada@example.com"),
        ("Ada (work) <ada@example.com>", "ada@example.com"),
        ("Ada\r\n <ada@example.com>", "ada@example.com"),
        ("ada+chat@localhost", "ada+chat@localhost"),
    ],
)
def test_one_address_is_found_bare_and_in_lower_case(text: str, address: str) -> None:
    """However a mail program dresses it up."""
    assert mail.addr_spec(text) == address


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ada",
        "ada@example.com,",
        "ada@example.com, bob@example.com",
        "ada@example.com bob@example.com",
        "Weber, Ada <ada@example.com>",
        "ada@example.com; bob@example.com",
        "bob@example.com <ada@example.com>",
        "friends: ada@example.com, bob@example.com;",
        "ada@example.com\r\nBcc: bob@example.com",
        "ada@example.com\nbob@example.com",
        "<ada@example.com> <bob@example.com>",
        "ada@example.com\x00",
        "@example.com",
        "ada@",
    ],
)
def test_whatever_could_be_two_recipients_is_none(text: str) -> None:
    """A comma in a To value adds a recipient silently."""
    assert mail.addr_spec(text) is None


def test_people_are_those_in_from_to_and_cc() -> None:
    """Bcc, Reply-To and the names do not count."""
    message = headers(
        'From: "Weber, Ada" <Ada@example.com>\nTo: sam@example.org, Bo <bo@example.com>\n'
        "Cc: =?utf-8?q?J=C3=B6rg?= <joerg@example.com>\nReply-To: no@example.com\n\n"
    )
    assert mail.people(message) == {
        "ada@example.com",
        "sam@example.org",
        "bo@example.com",
        "joerg@example.com",
    }
    assert mail.authors(message) == {"ada@example.com"}


# ------------------------------------------------------------------ threading and dates


def test_ids_come_without_brackets_in_the_order_of_the_thread() -> None:
    """References first, then In-Reply-To, each once; folded and bare ones too."""
    message = headers(
        "Message-ID: <new@example.com>\nIn-Reply-To: <b@example.org> (of Tuesday)\n"
        "References: <a@example.org>\n <b@example.org>\n\n"
    )
    assert mail.message_id(message) == "new@example.com"
    assert mail.references(message) == ("a@example.org", "b@example.org")
    assert mail.references(headers("In-Reply-To: bare@example.org\n\n")) == ("bare@example.org",)


def test_an_id_nobody_can_refer_to_is_no_id() -> None:
    """Missing, empty, or with bytes that do not fit in a header."""
    for line in ("", "Message-ID:\n", "Message-ID: <>\n", "Message-ID: <ä b>\n"):
        assert mail.message_id(headers(line + "\n")) == ""


@pytest.mark.parametrize(
    ("stated", "instant"),
    [
        ("Tue, 02 Jun 2026 12:00:00 +0200", datetime(2026, 6, 2, 10, tzinfo=UTC)),
        ("2 Jun 2026 10:00 GMT", datetime(2026, 6, 2, 10, tzinfo=UTC)),
        ("Tue, 02 Jun 2026 10:00:00 -0000", datetime(2026, 6, 2, 10, tzinfo=UTC)),
        ("Tue, 99 Jun 2026 10:00:00 +0000", None),
        ("Tue, 02 Jun 0000 10:00:00 +9999", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_date_is_an_aware_instant_or_nothing(stated: str, instant: datetime | None) -> None:
    """Never a naive time, never an exception."""
    assert mail.date_of(headers(f"Date: {stated}\n\n")) == instant
    assert mail.date_of(headers("Subject: none\n\n")) is None


def test_unencoded_letters_in_a_subject_are_read() -> None:
    """Some programs put bare UTF-8 or Latin-1 there."""
    for charset in ("utf-8", "latin-1"):
        message = mail.headers("Subject: Grüße aus\n Köln\n\nx".encode(charset))
        assert mail.header(message, "subject") == "Grüße aus Köln"


# ------------------------------------------------------------------ taking headers off


@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_headers_are_taken_off_and_every_other_byte_stays(eol: str) -> None:
    """Folded lines go with their header; the body is the same bytes."""
    lines = ["To: a@example.com", "Bcc: b@example.com,", " c@example.com"]
    lines += ["X-Reachout-Key: k", "Subject: s", "X-Reachout-Loop: l", "", "Bcc: in the body", ""]
    left = mail.without_headers(eol.join(lines).encode(), ("x-reachout-*", "bcc"))
    assert left == eol.join(["To: a@example.com", "Subject: s", "", *lines[7:]]).encode()


# ------------------------------------------------------------------ bodies


def test_both_bodies_are_read_with_plain_line_ends() -> None:
    """Whatever the encoding on the way."""
    raw = draft().as_bytes(policy=default.clone(linesep="\r\n"))
    assert mail.text_of(raw) == (WORDS + "\n", HTML + "\n")


def test_a_mail_of_html_alone_is_read_as_text() -> None:
    """Blocks and breaks are lines; styles, scripts and the title are silent."""
    only = EmailMessage()
    page = f"<html><head><title>t</title><style>p{{}}</style></head><body>{HTML}</body></html>"
    only.set_content(page, subtype="html")
    assert mail.text_of(only.as_bytes())[0] == WORDS
    assert mail.words_of_html("a<br>b&amp;c<p>d<ul><li>e") == "a\nb&c\nd\ne"
    assert mail.words_of_html("<head><title>t</title><body>seen").strip() == "seen"


def test_a_mail_of_text_alone_has_no_html() -> None:
    """And a mail of neither has an empty body."""
    assert mail.text_of(draft(html=None).as_bytes())[1] is None
    assert mail.text_of(b"Content-Type: image/png\n\nxx") == ("", None)


def test_flowed_lines_are_joined() -> None:
    """RFC 3676: a space at the end means that the line goes on, unless it is the signature's."""
    head = b"Content-Type: text/plain; format=flowed\n\n"
    assert mail.text_of(head + b"one \ntwo\n  three\n-- \nSam")[0] == "one two\n three\n-- \nSam"
    head = b"Content-Type: text/plain; format=flowed; delsp=yes\n\n"
    assert mail.text_of(head + b"on \ne")[0] == "one"


def test_attachments_and_mails_carried_along_are_not_the_body() -> None:
    """A forwarded mail or a text file says nothing in the writer's name."""
    made = draft(html=None)
    made.add_attachment("secret", filename="notes.txt")
    made.add_attachment(draft("other words", None))
    assert mail.text_of(made.as_bytes())[0] == WORDS + "\n"


# ------------------------------------------------------------------ touched or not


def in_text(body: str, charset: str, more: str = "") -> bytes:
    """The same letter as another program's plain text."""
    dash = base64.b64encode("–".encode()).decode()
    head = [
        "From: S",
        "To: priya@example.com",
        f"Subject: Incident reviews =?utf-8?b?{dash}?= a",
        " question",
        "Message-ID: <theirs@example.com>",
        f"Content-Type: text/plain; charset={charset}{more}",
    ]
    return "\n".join([*head, "", body, ""]).encode(charset)


def as_saved_by_programs() -> dict[str, bytes]:
    other_headers = {"Message-ID": "<x@y>", "X-Mozilla-Draft-Info": "0"}
    flowed = WORDS.replace("hello. ", "hello. \n")
    return {
        "as text alone": draft(html=None).as_bytes(),
        "as HTML alone": only_html(),
        "with CRLF": draft().as_bytes(policy=default.clone(linesep="\r\n")),
        "as base64": encoded("base64"),
        "as 8-bit": encoded("8bit"),
        "under another id": draft(**other_headers).as_bytes(),
        "without names": draft(To="priya@example.com", From="other@example.org").as_bytes(),
        "re-wrapped": draft(WORDS.replace("talk in", "talk\nin"), None).as_bytes(),
        "flowed": in_text(flowed, "utf-8", "; format=flowed"),
        "in Windows letters": in_text(WORDS, "windows-1252"),
    }


def only_html() -> bytes:
    made = draft(html=None)
    made.set_content(HTML.replace(" in ", "\n&nbsp;in "), subtype="html")
    return made.as_bytes()


def encoded(how: str) -> bytes:
    made = draft(html=None)
    made.set_content(WORDS, cte=how)
    return made.as_bytes()


@pytest.mark.parametrize("how", as_saved_by_programs())
def test_a_draft_that_a_mail_program_only_saved_again_is_untouched(how: str) -> None:
    """Wrapping, encoding, headers and ids are the program's, not the host's."""
    assert mail.fingerprint(as_saved_by_programs()[how]) == mail.fingerprint(draft().as_bytes())


def as_touched_by_hosts() -> dict[str, bytes]:
    attached = draft()
    attached.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="cv.pdf")
    return {
        "a word": draft(WORDS.replace("hello", "hallo"), None).as_bytes(),
        "a time": draft(WORDS.replace("10:00", "10:30"), None).as_bytes(),
        "a line struck": draft(WORDS.replace("– Tue 9 June, 10:00\n", ""), None).as_bytes(),
        "the HTML alone": draft(html=HTML.replace("hello", "hallo")).as_bytes(),
        "the text alone": draft(WORDS.replace("hello", "hallo")).as_bytes(),
        "the subject": draft(Subject="Another").as_bytes(),
        "the recipient": draft(To="ada@example.com").as_bytes(),
        "a second one": draft(Cc="ada@example.com").as_bytes(),
        "a hidden one": draft(Bcc="ada@example.com").as_bytes(),
        "an attachment": attached.as_bytes(),
    }


@pytest.mark.parametrize("what", as_touched_by_hosts())
def test_a_draft_in_which_the_host_changed_something_is_touched(what: str) -> None:
    """One word, one time, one recipient is enough."""
    assert mail.fingerprint(as_touched_by_hosts()[what]) != mail.fingerprint(draft().as_bytes())


@settings(max_examples=60, deadline=None)
@given(at=st.integers(0, len(WORDS.split()) - 1), word=st.text("abcxyz0", min_size=1, max_size=4))
def test_any_changed_word_touches_and_any_new_wrapping_does_not(at: int, word: str) -> None:
    """Word for word."""
    before = WORDS.split()
    after = [*before[:at], word, *before[at + 1 :]]
    whole = mail.fingerprint(draft(html=None).as_bytes())
    wrapped = "\n".join([" ".join(before[:at]), " ".join(before[at:])])
    assert mail.fingerprint(draft(wrapped, None).as_bytes()) == whole
    changed = mail.fingerprint(draft(" ".join(after), None).as_bytes())
    assert (changed == whole) == (before == after)


def test_an_invitation_and_its_twin_count_as_one() -> None:
    """A program that saves the .ics once, and with other line ends, has touched nothing."""
    ics = "BEGIN:VCALENDAR\nSUMMARY:A walk\nEND:VCALENDAR\n"
    once, twice = draft(html=None), draft(html=None)
    twice.add_alternative(ics, subtype="calendar", params={"method": "REQUEST"})
    for made in (once, twice):
        crlf = ics.replace("\n", "\r\n").encode()
        made.add_attachment(crlf, maintype="application", subtype="ics", filename="invite.ics")
    assert mail.fingerprint(once.as_bytes()) == mail.fingerprint(twice.as_bytes())
    assert mail.fingerprint(once.as_bytes()) != mail.fingerprint(draft(html=None).as_bytes())


# ------------------------------------------------------------------ bounces


GMAIL_BOUNCE = b"""From: Mail Delivery Subsystem <mailer-daemon@example.net>
To: sam@example.org
Subject: Delivery Status Notification (Failure)
Content-Type: multipart/report; boundary=B; report-type=delivery-status

--B
Content-Type: multipart/alternative; boundary=C

--C
Content-Type: text/plain

Your message was not delivered.
--C--
--B
Content-Type: message/delivery-status

Reporting-MTA: dns; example.net

Content-Type: text/plain

Final-Recipient: rfc822; Priya@Example.com
Action: failed
--B
Content-Type: message/rfc822

Message-ID: <ours-1@example.org>
--B--
"""


def test_field_nested_dsn() -> None:
    """oneshot-gtm #30: the failed address and our id are found at any depth of a report."""
    assert mail.looks_like_bounce(mail.head_of(GMAIL_BOUNCE))
    assert {"priya@example.com", "ours-1@example.org"} <= mail.mentions(GMAIL_BOUNCE)


@pytest.mark.parametrize(
    ("head", "bounces"),
    [
        (b"Return-Path: <>\nFrom: x@example.com", True),
        (b"From: Postmaster <postmaster@example.com>", True),
        (b"Subject: s\ncontent-type: Multipart/Report; boundary=x", True),
        (b"From: ada@example.com\nTo: postmaster@example.org", False),
        (b"Return-Path: <ada@example.com>\nFrom: ada@example.com", False),
    ],
)
def test_a_mail_system_that_speaks_is_told_from_a_person(head: bytes, bounces: bool) -> None:
    """By who speaks, not by who is spoken to."""
    assert mail.looks_like_bounce(head) is bounces


def test_an_address_inside_a_longer_one_is_not_mentioned() -> None:
    """ada@example.com is not in grada@example.com.au."""
    found = mail.mentions(b"grada@example.com.au, <bo@example.com>. 'cy@example.com'")
    assert found == {"grada@example.com.au", "bo@example.com", "cy@example.com"}


# ------------------------------------------------------------------ malformed mail

NASTY = [
    b"",
    b"\n\n",
    b"\x00\xff\xfe",
    b"From: =?utf-8?b?A?= <a@b>\nSubject: =?utf-8?b?A?=\nTo: =?x?q?=\n\nx",
    b"Content-Type: text/plain; charset=no-such\n\n\xff",
    b"Content-Type: text/plain; charset*=x''%ff; name*0*=y\n\nx",
    b'Content-Type: text/plain; charset="\xff"\nContent-Disposition: attachment; filename*=q\n\nx',
    b"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n=A=\xff",
    b"Content-Type: text/plain\nContent-Transfer-Encoding: x-uuencode\n\nbegin 644 x\n\xff",
    b"Content-Type: multipart/mixed\n\nno boundary",
    b"Content-Type: text/html\n\n<![nonsense[ <!x <a b='c",
    b"Content-Type: message/rfc822\n\nFrom: x\n\ny",
    b"Date: \xff\nMessage-ID: \xff\nReferences: <\nFrom: \xff,,<<>>@\n\n",
]


def read_all(raw: bytes) -> None:
    """Every reader of this file, on the same bytes."""
    message = mail.headers(raw)
    mail.people(message), mail.recipients(message), mail.message_id(message)
    mail.references(message), mail.header(message, "subject")
    dated = mail.date_of(message)
    assert dated is None or dated.utcoffset() == timedelta(0)
    text, _ = mail.text_of(raw)
    assert "\r" not in text
    assert len(mail.fingerprint(raw)) == 64
    mail.mentions(raw), mail.looks_like_bounce(mail.head_of(raw))
    mail.without_headers(raw, ("bcc",))


@pytest.mark.parametrize("raw", NASTY)
def test_malformed_mail_is_read_as_far_as_it_goes(raw: bytes) -> None:
    """Found in spam folders; none of it raises."""
    read_all(raw)


def test_parts_nested_without_end_are_survived() -> None:
    """A thousand multiparts inside each other."""
    raw = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (at, at) for at in range(1500)
    )
    read_all(raw)


@settings(max_examples=80, deadline=None)
@given(
    at=st.integers(0, 1200),
    junk=st.binary(max_size=12),
    whole=st.sampled_from([draft().as_bytes(), GMAIL_BOUNCE]),
)
def test_a_mail_damaged_on_the_way_is_read(at: int, junk: bytes, whole: bytes) -> None:
    """Bytes put in anywhere."""
    read_all(whole[:at] + junk + whole[at:])


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read(raw: bytes) -> None:
    """Even when they are no mail at all."""
    read_all(raw)


def test_headers_are_read_as_python_reads_the_whole_mail() -> None:
    """The cheap reading agrees with the dear one."""
    raw = draft().as_bytes()
    whole = BytesParser(policy=compat32).parsebytes(raw)
    assert mail.headers(raw).items() == whole.items()
