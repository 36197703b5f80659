"""Who speaks: Ann, or one of the machines that answer mail."""

from __future__ import annotations

from datetime import date

import pytest
from tests.reading.replies import ANN, LETTER, QUOTED, mail, offer

from reachout.domain.reading import Meaning, Sender
from reachout.reading import read

DAEMON = "Mail Delivery Subsystem <mailer-daemon@mx.example.net>"


def report(action: str, status: str, *, nested: bool) -> bytes:
    """A delivery report; nested as Gmail has it, the fields in a child part of their own."""
    fields = f"Final-Recipient: rfc822; {ANN}\nAction: {action}\nStatus: {status}\n"
    inner = f"\n{fields}" if not nested else f"Content-Type: text/plain\n\n{fields}"
    return (
        f"From: {DAEMON}\nTo: sam@example.com\nReturn-Path: <>\n"
        "Subject: Delivery Status Notification\nMIME-Version: 1.0\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n'
        "--b\nContent-Type: text/plain\n\nSomething about your message.\n"
        "--b\nContent-Type: message/delivery-status\n\n"
        f"Reporting-MTA: dns; mx.example.net\n\n{inner}\n"
        f"--b\nContent-Type: message/rfc822\n\nSubject: A question\n\n{LETTER}\n--b--\n"
    ).encode()


def test_field_nested_dsn() -> None:
    """Gmail nests the report's fields in a child part; seen all the same (oneshot-gtm #30)."""
    for nested in (False, True):
        reading = read(report("failed", "5.1.1", nested=nested), offer())
        assert (reading.sender, reading.meaning) == (Sender.BOUNCE, None)
        assert reading.failed_address == ANN


def test_field_delayed_is_not_bounce() -> None:
    """Action: delayed means that the server still tries (kannon #431, RFC 3464)."""
    for nested in (False, True):
        reading = read(report("delayed", "4.4.1", nested=nested), offer())
        assert reading.sender == Sender.DELAY


PLAIN_REPORTS = [
    (
        "Undelivered Mail Returned to Sender",
        f"<{ANN}>: host mx said: 550 5.1.1 unknown user",
        Sender.BOUNCE,
    ),
    (
        "failure notice",
        f"Hi. This is a permanent error; I've given up.\n<{ANN}>: no mailbox here.",
        Sender.BOUNCE,
    ),
    (
        "Warning: could not send message for past 4 hours",
        f"The message to {ANN} will be retried for 5 days.",
        Sender.DELAY,
    ),
    ("Unzustellbar: Kaffee?", f"{ANN} konnte nicht gefunden werden.", Sender.BOUNCE),
]


@pytest.mark.parametrize(("subject", "text", "sender"), PLAIN_REPORTS)
def test_reports_without_fields(subject: str, text: str, sender: Sender) -> None:
    """Little more than half of all bounces carry machine-readable fields; the words do."""
    raw = mail(text, sender=DAEMON, subject=subject, Return_Path="<>")
    reading = read(raw, offer())
    assert reading.sender == sender
    assert reading.failed_address == ANN


def test_field_bounce_loop() -> None:
    """A bounce that quotes our times is no answer to them (OpenEmailSequence)."""
    reading = read(report("failed", "5.7.1", nested=True), offer())
    assert (reading.slot, reading.start, reading.safe) == (None, None, False)


AWAY = [
    ("I am out of the office until Friday 20 March.", date(2026, 3, 20)),
    ("I'm on leave, returning Wednesday 25th March. Jo reads my mail.", date(2026, 3, 25)),
    ("On vacation from March 9th to March 20th. Back on March 23rd.", date(2026, 3, 23)),
    ("I am away until 9/8/2026.", None),
    ("I am on parental leave and do not read this mailbox.", None),
    ("Office hours: Thursday 10:00. I am out of the office.", None),
    ("Ich bin bis 20. März im Urlaub und am 23.03.2026 wieder im Haus.", date(2026, 3, 23)),
    ("Je suis en congés, de retour le lundi 23 mars.", date(2026, 3, 23)),
]


@pytest.mark.parametrize(("words", "until"), AWAY)
def test_field_away_is_not_reply(words: str, until: date | None) -> None:
    """Away holds until the day of return; 9/8 is not guessed (LeadOrbit #569, warmbly #470)."""
    sent = offer(contact_zone=None, zone="America/Chicago")
    reading = read(
        mail(words, subject="Automatic reply: nets", Auto_Submitted="auto-replied"), sent
    )
    assert (reading.sender, reading.meaning, reading.until) == (Sender.AUTO_REPLY, None, until)


def test_away_without_any_header() -> None:
    """Outlook rules send notes of absence with no header at all (itop-mail #21)."""
    raw = mail("I'm back on 16 March.", subject="Out of office Re: nets")
    assert read(raw, offer()).sender == Sender.AUTO_REPLY
    ticket = mail("We have received your message and opened ticket #12.", subject="[#12] nets")
    assert read(ticket, offer()).sender == Sender.AUTO_REPLY


def test_a_person_who_was_out_of_the_office() -> None:
    """ "Re: … out of the office" by a person, and Exchange's suppress header, mean nothing."""
    raw = mail(
        "Thursday works, I was out of the office.",
        subject="Re: your out of the office note",
        X_Auto_Response_Suppress="All",
    )
    reading = read(raw, offer())
    assert (reading.sender, reading.slot) == (Sender.HUMAN, 1)


def test_a_filter_that_asks_for_a_click() -> None:
    """Challenges are told apart from Ann, whose name they carry."""
    text = "Please click this link to prove you are human; your message waits: https://x.example/"
    assert read(mail(text, subject="Confirm"), offer()).sender == Sender.CHALLENGE


def test_mail_to_many() -> None:
    """Lists, newsletters and calendar notices are no answers, whatever times they name."""
    times = "Thursday 12 March at 10:00 works!"
    listed = mail(times, List_Id="<nets.example.org>", Precedence="list")
    shop = mail(times, sender="Nets <news@nets.example>", List_Unsubscribe="<https://x.example>")
    agenda = mail(
        times, sender="C <calendar-notification@x.example>", Auto_Submitted="auto-generated"
    )
    assert {read(raw, offer()).sender for raw in (listed, shop, agenda)} == {Sender.BULK}


def test_field_reply_from_alias() -> None:
    """An unknown address in our thread is read and never books (warmbly #591)."""
    reading = read(mail("Thursday works.", sender="Ann Beck <ann@home.example>"), offer())
    assert (reading.meaning, reading.slot) == (Meaning.ACCEPT, 1)
    assert (reading.known_address, reading.safe) == (False, False)
    two = read(mail("Thursday works.", sender=f"{ANN}, x@home.example"), offer())
    assert (two.known_address, two.safe) == (False, False)
    assert read(mail("Thursday works.", sender=ANN.upper()), offer()).known_address


def invite(method: str, partstat: str = "", start: str = "20260313T143000") -> bytes:
    """A mail of Ann's calendar program about the chat."""
    lines = [
        "BEGIN:VCALENDAR",
        f"METHOD:{method}",
        "BEGIN:VEVENT",
        "UID:nets@example.com",
        f"ATTENDEE;PARTSTAT={partstat or 'NEEDS-ACTION'};CN=Ann Beck;X-NOTE=a long li",
        f" ne that is folded:mailto:{ANN}",
        *([f"DTSTART;TZID=GMT Standard Time:{start}"] if start else []),
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    calendar = "\r\n".join(lines)
    return (
        f"From: Ann Beck <{ANN}>\nTo: sam@example.com\nSubject: Accepted: chat\n"
        'Content-Type: multipart/mixed; boundary="b"\nMIME-Version: 1.0\n\n--b\n'
        "Content-Type: text/plain\n\nAnn Beck answered.\n--b\n"
        f"Content-Type: text/calendar; method={method}; charset=utf-8\n\n{calendar}\n--b--\n"
    ).encode()


def test_calendar_answers() -> None:
    """Accepted at an offered time is sure; tentative is not; REPLY and CANCEL may lack times."""
    accepted = read(invite("REPLY", "ACCEPTED"), offer())
    assert (accepted.meaning, accepted.slot, accepted.safe) == (Meaning.ACCEPT, 2, True)
    assert accepted.partstat == "ACCEPTED"
    tentative = read(invite("REPLY", "TENTATIVE"), offer())
    assert (tentative.meaning, tentative.slot, tentative.safe) == (Meaning.ACCEPT, 2, False)
    bare = read(invite("REPLY", "ACCEPTED", start=""), offer())
    assert (bare.meaning, bare.start, bare.safe) == (Meaning.ACCEPT, None, False)
    assert read(invite("REPLY", "DECLINED", start=""), offer()).meaning == Meaning.DECLINE
    assert read(invite("CANCEL", start=""), offer()).meaning == Meaning.CANCEL


def test_field_guest_proposes_time() -> None:
    """COUNTER offers another time, even where an offer stands (nextcloud/calendar #6498)."""
    other = read(invite("COUNTER", "TENTATIVE", "20260318T150000"), offer())
    assert other.meaning == Meaning.COUNTER
    assert other.start is not None and other.start.hour == 15
    assert not read(invite("COUNTER", "TENTATIVE"), offer()).safe


def test_an_answer_in_anothers_name() -> None:
    """A PARTSTAT counts on the line of the address in From and on no other (RFC 5546)."""
    raw = invite("REPLY", "ACCEPTED").replace(b"mailto:ann.beck", b"mailto:bo.beck")
    reading = read(raw, offer())
    assert (reading.meaning, reading.slot, reading.safe) == (Meaning.OTHER, None, False)


def test_words_beside_a_calendar_answer() -> None:
    """Accepted, and a question or another wish beside it: it is put to the host."""
    raw = invite("REPLY", "ACCEPTED").replace(
        b"Ann Beck answered.", b"Could we do Wednesday 18 March at 11:00 instead?"
    )
    reading = read(raw, offer())
    assert (reading.meaning, reading.slot, reading.safe) == (Meaning.ACCEPT, 2, False)


@pytest.mark.parametrize(
    "demand", ["DTEND;TZID=GMT Standard Time:20260313T160000", "DURATION:PT1H30M", "X-NET:1"]
)
def test_an_invitation_that_is_longer_than_offered(demand: str) -> None:
    """The time is an offered one, and the length is not: it is put to the host."""
    raw = invite("REQUEST").replace(b"UID:nets", demand.encode() + b"\r\nUID:nets")
    reading = read(raw, offer())
    assert (reading.meaning, reading.slot, reading.safe) == (Meaning.ACCEPT, 2, False)


def test_an_invitation_as_offered() -> None:
    """Same time, same length, a link and nothing else: taken. A place of hers is a question."""
    plain = b"DURATION:PT30M\r\nLOCATION:https://meet.example/nets\r\nUID:nets"
    raw = invite("REQUEST").replace(b"UID:nets", plain)
    assert read(raw, offer()).safe
    there = raw.replace(b"https://meet.example/nets", b"The boathouse\\, Quay Road")
    assert not read(there, offer()).safe


def test_an_invitation_of_her_own() -> None:
    """She invites to an offered time: taken. To another: her offer."""
    assert read(invite("REQUEST"), offer()).slot == 2
    assert read(invite("REQUEST", start="20260319T110000"), offer()).meaning == Meaning.COUNTER


ABOUT_MACHINES = [
    "Your last mail came back as undeliverable from my old address. Thursday works.",
    "Forget the out of office note that you got, I am at my desk. Thursday works.",
    "My provider says 550 user unknown to everybody today. Thursday works.",
    "The filter asked you to prove that you are human, sorry! Thursday works.",
]


@pytest.mark.parametrize("words", ABOUT_MACHINES)
def test_a_person_who_writes_about_machines(words: str) -> None:
    """Bounces, notes of absence and filters are things that people talk about."""
    assert read(mail(words), offer()).sender == Sender.HUMAN


def test_a_person_behind_a_server_of_many() -> None:
    """In answer to us, from an address of hers: whatever her server marks its mail with."""
    marks: list[dict[str, str]] = [
        {"Precedence": "bulk"},
        {"X_Auto_Response_Suppress": "All", "Precedence": "junk"},
        {"List_Id": "Nets <nets.example.org>", "List_Post": "<mailto:nets@example.org>"},
        {"X_Zendesk_Priority_Mail": "x", "Auto_Submitted": "auto-generated"},
    ]
    for more in marks:
        raw = mail("Thursday works.", In_Reply_To="<letter@example.com>", **more)
        reading = read(raw, offer())
        assert (reading.sender, reading.slot) == (Sender.HUMAN, 1)


def test_a_forwarded_report_is_a_persons_mail() -> None:
    """The fields of a report, attached by a person, do not make her a mail server."""
    body = report("failed", "5.1.1", nested=False).partition(b"\n\n")[2]
    raw = (
        f"From: Ann Beck <{ANN}>\nSubject: Fwd: it came back\nMIME-Version: 1.0\n"
        'Content-Type: multipart/mixed; boundary="b"\n\n'
    ).encode() + body
    assert read(raw, offer()).sender == Sender.HUMAN


SERVERS = [
    ("Postmaster <>", "Undeliverable: nets", f"Did not reach the recipient: {ANN}"),
    ("MAILER-DAEMON@mx.example.net", "Mail Not Delivered", f"<{ANN}>: User unknown"),
    ("Mail Delivery Subsystem <a@x.example>", "Mail Error", "Your mail cannot be delivered"),
    ("ndr@mx.example", "Mail delivery failed", f"It could not be delivered to {ANN}"),
    ("imss@mx.example", "Mail could not be delivered", f"Unable to deliver message to <{ANN}>"),
    ("mailer-daemon@mx.example", "失敗", "メッセージを配信できませんでした"),
    ("postmaster@mx.example", "Non remis : filets", f"Échec de la remise à {ANN}"),
]


@pytest.mark.parametrize(("sender", "subject", "words"), SERVERS)
def test_servers_that_write_no_fields(sender: str, subject: str, words: str) -> None:
    """By who speaks and what is said, in many tongues; a list's headers change nothing."""
    head = f"From: {sender}\nSubject: {subject}\nPrecedence: bulk\nList-Id: <nets.example>\n"
    raw = f"{head}Content-Type: text/plain; charset=utf-8\n\n{words}\n".encode()
    assert read(raw, offer()).sender == Sender.BOUNCE


def test_a_report_that_it_arrived() -> None:
    """Action: delivered is no bounce (RFC 3464 section 2.3.3)."""
    reading = read(report("delivered", "2.0.0", nested=False), offer())
    assert reading.sender == Sender.AUTO_REPLY


def test_two_reports_are_two_bounces() -> None:
    """A report is read alone: the second says no more than the first."""
    raw = report("failed", "5.1.1", nested=False)
    assert read(raw, offer()) == read(raw, offer())


def test_a_human_mail_with_our_letter_quoted_is_human() -> None:
    """Our own "unsubscribe"-free letter below does not make Ann a newsletter."""
    assert read(mail(f"Thursday works.\n\n{QUOTED}"), offer()).sender == Sender.HUMAN
