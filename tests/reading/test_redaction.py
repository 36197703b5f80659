"""A misread mail can be shown to strangers: it reads the same, and tells nothing private."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading import (
    test_reading_choices,
    test_reading_languages,
    test_reading_other_times,
    test_reading_refusals,
)
from tests.reading.replies import ANN, QUOTED, SAM, mail, offer

from reachout.domain.reading import Meaning, Reading, Sender
from reachout.reading import read
from reachout.reading.redaction import redact

COMPARED = ("sender", "meaning", "stop", "slot", "start", "until", "safe")
PRIVATE = ("ann", "beck", "zeppelin", "quarry", "wintergreen", "roe", "0161", "496", "zx81")
SIGNED = """
--
Ann Beck, Zeppelin Quarry Ltd
Wintergreen House, +44 161 496 0000
https://zeppelin.example.com/ann?file=ZX81-77
"""
EVERY = [
    words
    for module in (
        test_reading_choices,
        test_reading_languages,
        test_reading_other_times,
        test_reading_refusals,
    )
    for name, rows in sorted(vars(module).items())
    if name.isupper() and isinstance(rows, list)
    for row in rows
    for words in ([row] if isinstance(row, str) else [next(w for w in row if isinstance(w, str))])
]


def readable(raw: bytes) -> str:
    """All that a curious person can get out of a mail, encodings undone."""
    message = message_from_bytes(raw)
    parts = [part.get_payload(decode=True) for part in message.walk()]
    texts = [part.decode("utf-8", "replace") for part in parts if isinstance(part, bytes)]
    return "\n".join([raw.decode("utf-8", "replace"), *texts]).lower()


def leaks(raw: bytes, private: tuple[str, ...] = PRIVATE) -> list[str]:
    said = readable(raw)
    return [word for word in private if re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", said)]


def same(before: Reading, after: Reading) -> bool:
    return all(getattr(before, name) == getattr(after, name) for name in COMPARED)


def private_mail(words: str) -> bytes:
    return mail(
        f"{words}\n{SIGNED}\n{QUOTED}",
        subject="Re: The Zeppelin quarry",
        X_Originating_Host="wintergreen.example.org",
        DKIM_Signature="v=1; d=zeppelin.example.org; s=beck",
    )


def test_the_stories_are_there() -> None:
    """The tables of the other tests are found under their names."""
    assert len(EVERY) > 150


def test_nothing_private_stays_and_it_reads_the_same() -> None:
    """Over all replies of these tests, each signed by Ann with all she has."""
    differing = []
    for words in EVERY:
        raw = private_mail(words)
        shown = redact(raw, offer())
        assert leaks(shown.raw) == [], words
        if not same(read(raw, offer()), read(shown.raw, shown.sent)):
            differing.append(words)
    assert len(differing) <= len(EVERY) // 50, differing


def test_known_words_and_times_stay() -> None:
    """What the choice is made of is left as it was; the rest is of the same length."""
    raw = mail("Friday at 14:30 works for my zeppelin, in 2026!", subject="Re: Zeppelin")
    text = str(message_from_bytes(redact(raw, offer()).raw).get_payload())
    assert re.match(r"Friday at 14:30 works for my [a-z]{8}, in 2026!", text)
    assert "zeppelin" not in text


def test_the_same_word_has_the_same_stand_in() -> None:
    """In any case, in the name, in the address and in the words."""
    raw = mail("Beck here: BECK and beck, beck's own. Friday works.\n\nAnn Beck")
    shown = message_from_bytes(redact(raw, offer()).raw)
    found = re.match(r"(\w{4}) here: (\w{4}) and (\w{4}), (\w{4})'s own", str(shown.get_payload()))
    assert found is not None
    assert len({word.lower() for word in found.groups()}) == 1
    assert found[1].lower() in str(shown["From"]).lower()
    assert found[2].isupper() and found[3].islower()


def test_the_address_stays_the_contacts() -> None:
    """Whoever wrote from a known address still does, and from another one does not."""
    shown = redact(mail("Friday works."), offer())
    assert read(shown.raw, shown.sent).known_address
    other = redact(mail("Friday works.", sender="Ann Beck <ann@quarry.example.org>"), offer())
    assert not read(other.raw, other.sent).known_address
    assert ANN not in readable(other.raw) and "quarry" not in readable(other.raw)


def test_only_headers_that_decide_are_left() -> None:
    """No path, no signature of a server, no list of people, no unknown header."""
    more = {f"X_Quarry_{n}": "beck" for n in range(3)}
    raw = mail(
        "Friday works.",
        Received="from wintergreen by zeppelin",
        Cc=", ".join(f"p{n}@quarry.example.org" for n in range(40)),
        Auto_Submitted="no",
        Message_ID="<beck.1@zeppelin.example.org>",
        **more,
    )
    shown = message_from_bytes(redact(raw, offer()).raw)
    assert set(shown.keys()) <= {
        "From", "To", "Cc", "Subject", "Auto-Submitted", "Message-ID", "MIME-Version",
        "Content-Type", "Content-Transfer-Encoding",
    }  # fmt: skip
    assert str(shown["Cc"]).count("@") <= 5
    assert leaks(redact(raw, offer()).raw) == []


def test_html_keeps_its_structure_and_nothing_else() -> None:
    """Marks of quotes stay; comments, titles, styles, targets and pictures do not."""
    html = (
        "<html><head><title>Zeppelin</title><style>.beck{color:red}</style></head><body>"
        "<!-- quarry --><div class='wintergreen'>Friday works, <b>Beck</b> and the quarry agree."
        "<img src='https://zeppelin.example/q.png' alt='quarry'></div>"
        "<a href='mailto:beck@zeppelin.example'>quarry</a>"
        '<div class="gmail_quote"><blockquote type="cite" id="roe">1. Thursday 12 March, 10:00'
        "</blockquote></div></body></html>"
    )
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = f"Ann Beck <{ANN}>", SAM, "Re: nets"
    message.set_content(html, subtype="html")
    shown = redact(message.as_bytes(), offer())
    assert leaks(shown.raw) == []
    assert "gmail_quote" in readable(shown.raw) and "blockquote" in readable(shown.raw)
    assert same(read(message.as_bytes(), offer()), read(shown.raw, shown.sent))


CALENDAR = f"""BEGIN:VCALENDAR
METHOD:REPLY
PRODID:-//Quarry//Zeppelin 2//EN
BEGIN:VEVENT
UID:beck-77@zeppelin.example
DTSTART:20260313T143000Z
SUMMARY:Beck and the quarry
LOCATION:Wintergreen House
DESCRIPTION:Bring the zeppelin
X-QUARRY:beck
ORGANIZER;CN=Sam Roe:mailto:sam@example.com
ATTENDEE;CN="Ann Beck: quarry";PARTSTAT=ACCEPTED:mailto:{ANN}
END:VEVENT
END:VCALENDAR
"""


def test_a_calendar_answer_keeps_the_answer() -> None:
    """Time and PARTSTAT stay; summary, place, names and ids become stand-ins."""
    message = message_from_bytes(mail("See the invitation."))
    raw = message.as_bytes().replace(b"text/plain", b"text/calendar", 1)
    raw = raw.replace(b"See the invitation.", CALENDAR.encode())
    before = read(raw, offer())
    assert (before.meaning, before.partstat) == (Meaning.ACCEPT, "ACCEPTED")
    shown = redact(raw, offer())
    after = read(shown.raw, shown.sent)
    assert same(before, after) and after.partstat == "ACCEPTED"
    assert leaks(shown.raw) == []


def test_a_bounce_stays_a_bounce() -> None:
    """The report's fields stay, and of the letter that came back nothing but its id."""
    raw = (
        "From: Mail Delivery Subsystem <mailer-daemon@quarry.example>\nTo: sam@example.com\n"
        "Return-Path: <>\nSubject: Delivery Status Notification\nMIME-Version: 1.0\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="beck"\n\n'
        "--beck\nContent-Type: text/plain\n\nThe zeppelin of Ann Beck is full.\n"
        "--beck\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; quarry.example\n\n"
        f"Final-Recipient: rfc822; {ANN}\nAction: failed\nStatus: 5.1.1\n"
        "Diagnostic-Code: smtp; 550 5.1.1 no wintergreen here\n"
        "--beck\nContent-Type: message/rfc822\n\nMessage-ID: <roe@example.com>\n"
        "Subject: Quarry\n\nDear Beck\n--beck--\n"
    ).encode()
    shown = redact(raw, offer())
    before, after = read(raw, offer()), read(shown.raw, shown.sent)
    assert before.sender is after.sender is Sender.BOUNCE
    assert after.failed_address in shown.sent.addresses
    assert leaks(shown.raw) == []


def test_attachments_are_left_out() -> None:
    """With their names."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = f"Ann Beck <{ANN}>", SAM, "Re: nets"
    message.set_content("Friday works.")
    message.add_attachment(b"quarry", maintype="application", subtype="pdf", filename="beck.pdf")
    shown = redact(message.as_bytes(), offer())
    assert leaks(shown.raw) == [] and b"pdf" not in shown.raw
    assert read(shown.raw, shown.sent).safe


@pytest.mark.parametrize(
    "number",
    ["+44 161 496 0000", "0161 4960000", "DE89 3704 0044 0532 0130 00", "4111 1111 1111 1111",
     "06 12 34 56 78", "CR-20417"],
)  # fmt: skip
def test_numbers_that_are_no_times_are_scrambled(number: str) -> None:
    """Telephones, accounts, tickets: alike in form, and another number."""
    shown = readable(redact(mail(f"Friday works. Mine is {number} as ever."), offer()).raw)
    assert number.lower() not in shown
    digits = re.findall(r"\d{3,}", number)
    assert not any(digit in shown for digit in digits)


def test_a_word_may_be_kept() -> None:
    """Where the person who shows it says so."""
    raw = mail("Friday works, if the zeppelin flies.")
    assert "zeppelin" in readable(redact(raw, offer(), frozenset({"Zeppelin"})).raw)
    assert "zeppelin" not in readable(redact(raw, offer()).raw)


def test_stand_ins_tell_nothing_of_the_word() -> None:
    """Two mails that differ in a private word become the same mail."""
    one, other = (mail(f"Friday works, {word}!") for word in ("zeppelin", "quarries"))
    assert redact(one, offer()).raw == redact(other, offer()).raw


NASTY = st.lists(
    st.sampled_from(
        ["beck", "Zeppelin", "quarry@roe.example", "<wintergreen>", "=?utf-8?q?beck?=", "\x00",
         "<!--", "-->", '"', "&#98;eck", "=62eck", "Friday", "14:30", ">", "\n", "\n\n", "\t",
         "https://beck.example/quarry", "BEGIN:VEVENT", "ROE", "ça", "さくら", "Ω", "--b", ": "]
    ),
    max_size=25,
)  # fmt: skip


@given(NASTY, NASTY, st.sampled_from(["text/plain", "text/html", "text/calendar", "message/x"]))
@settings(max_examples=60, deadline=None)
def test_no_form_of_a_mail_gives_a_word_away(head: list[str], body: list[str], kind: str) -> None:
    """However headers and body are mixed up; and it never raises."""
    raw = (
        f"From: Ann Beck <{ANN}>\nSubject: {' '.join(head)}\nX-Any: {''.join(head)}\n"
        f"Content-Type: {kind}; charset=utf-8; name=beck\n\n{' '.join(body)}\n"
    ).encode()
    assert leaks(redact(raw, offer()).raw) == []
