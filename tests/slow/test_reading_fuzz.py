"""Mail that nobody would write: whatever lies in the mailbox, reading it ends and says why."""

from __future__ import annotations

import subprocess
import sys
from email.message import EmailMessage

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from tests.reading.replies import ANN, LETTER, QUOTED, mail, offer
from tests.slow.machine import ROOT

from reachout.domain.reading import Reading, Sender
from reachout.formats.mail import forms_of, text_of, words_of_html
from reachout.reading import read

pytestmark = pytest.mark.slow

SEED = 20260309
MEMORY = 50  # MiB that reading one mail may take beside what it takes to read any
HARD = settings(
    max_examples=1_500,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
HTML = (
    "<div dir='ltr'>Friday works<br><s>Thursday</s></div><div class='gmail_quote'>"
    f"<blockquote>{LETTER}</blockquote></div>"
)


def _multipart() -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = ANN, "sam@example.com", "Re: nets"
    message.set_content(f"The second works.\n\n{QUOTED}")
    message.add_alternative(HTML, subtype="html")
    message.add_attachment(b"\x00" * 300, maintype="image", subtype="png", filename="net.png")
    return message.as_bytes()


REPORT = (
    f"From: Mail Delivery Subsystem <mailer-daemon@mx.example.net>\nReturn-Path: <>\n"
    "Subject: Undeliverable\nMIME-Version: 1.0\n"
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n'
    "--b\nContent-Type: text/plain\n\nIt could not be delivered.\n"
    "--b\nContent-Type: message/delivery-status\n\n"
    f"Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; {ANN}\nAction: failed\n"
    f"--b\nContent-Type: message/rfc822\n\nSubject: x\n\n{LETTER}\n--b--\n"
).encode()
CALENDAR = (
    f"From: {ANN}\nSubject: Accepted\nContent-Type: text/calendar; method=REPLY\n\n"
    "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nDTSTART;TZID=GMT Standard Time:20260313T143000\n"
    f"DURATION:PT30M\nATTENDEE;PARTSTAT=ACCEPTED:mailto:{ANN}\nEND:VEVENT\nEND:VCALENDAR\n"
).encode()
SEEDS = (
    mail(f"The second works.\n\n{QUOTED}"),
    mail("Thursday 12 March at 10:00, or half an hour later?", Auto_Submitted="auto-replied"),
    mail("", html=HTML),
    _multipart(),
    REPORT,
    CALENDAR,
)
PIECES = (
    b"\0", b"\xff\xfe", b"\r", b"\n\n", b"--b\n", b"--b--\n", b"=?utf-8?q?=41?=", b"=\n", b"====",
    b"<!--", b"<table><td>", b"&#x110000;", b"&", b"> > > ", b"On 1 Jan wrote:\n", b"From: x\n",
    b"Content-Type: multipart/mixed; boundary=b\n\n", b"Content-Type: text/html\n\n",
    b"Content-Transfer-Encoding: base64\n", b"; charset=punycode", b"; charset=utf-16",
    b"BEGIN:VEVENT\n", b"DTSTART:99999999T999999Z\n", b"RRULE:FREQ=SECONDLY\n", b"31 February ",
    b"Friday or ", b"25:61 ", b"half past ", b"(", b")", b'"', b"\xe3\x81\x8a",
    b"\xf0\x9f\x91\x8d",
)  # fmt: skip
EDIT = st.tuples(
    st.integers(0, 10_000),
    st.integers(0, 300),
    st.sampled_from(PIECES) | st.binary(max_size=20),
    st.sampled_from((1, 1, 1, 30, 800)),
)


def _edited(raw: bytes, edits: list[tuple[int, int, bytes, int]]) -> bytes:
    for place, cut, piece, times in edits:
        at = place % (len(raw) + 1)
        raw = raw[:at] + piece * times + raw[at + cut :]
    return raw


def _makes_sense(reading: Reading) -> None:
    sent = offer()
    assert reading.sender in Sender and reading.why
    assert (reading.meaning is None) == (reading.sender != Sender.HUMAN)
    if reading.safe:
        slot = next(one for one in sent.slots if one.number == reading.slot)
        assert reading.start == slot.start > sent.received_at


@seed(SEED)
@HARD
@given(st.sampled_from(SEEDS), st.lists(EDIT, min_size=1, max_size=12))
def test_mail_with_anything_put_into_it(
    raw: bytes, edits: list[tuple[int, int, bytes, int]]
) -> None:
    """Real mails, cut and spliced: never an exception, and nothing safe but a slot to come."""
    spoilt = _edited(raw, edits)
    _makes_sense(read(spoilt, offer()))
    text_of(spoilt)
    forms_of(spoilt)


@seed(SEED)
@HARD
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=12).map(str.encode), max_size=60))
def test_bodies_of_nothing_but_pieces(pieces: list[bytes]) -> None:
    """Any heap of what confuses readers, as text and as HTML."""
    body = b" ".join(pieces)
    for kind in (b"plain", b"html"):
        head = f"From: {ANN}\nContent-Type: text/".encode() + kind + b"; charset=utf-8\n\n"
        _makes_sense(read(head + body, offer()))
    words_of_html(body.decode("utf-8", "replace"))


MEASURED = """\
import resource, sys
sys.path[:0] = [{root!r}, {root!r} + "/daemon"]
from tests.reading.replies import mail, offer
from reachout.reading import read
for number in range(20):
    read(mail(f"Thursday {{number}} works"), offer())
raw = {made}
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
read(raw, offer())
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""
HEAD = f"From: {ANN}\\nContent-Type: "
LARGE = {
    "a hundred megabytes of text": f'b"{HEAD}text/plain\\n\\n" + b"Thursday works\\n" * 7_000_000',
    "one line": f'b"{HEAD}text/plain\\n\\n" + b"x" * 30_000_000',
    "open tags": f'b"{HEAD}text/html\\n\\n" + b"<div><td>" * 400_000',
    "entities": f'b"{HEAD}text/html\\n\\n" + b"&amp;&#128512;" * 400_000',
    "a hundred thousand parts": (
        f'b"{HEAD}multipart/mixed; boundary=b\\n\\n" + b"--b\\n\\nx\\n" * 100_000'
    ),
    "parts ten thousand deep": (
        f'b"{HEAD}multipart/mixed; boundary=b\\n\\n--b\\n"'
        ' + b"Content-Type: multipart/mixed; boundary=b\\n\\n--b\\n" * 10_000'
    ),
    "encoded": (
        f'b"{HEAD}text/plain\\nContent-Transfer-Encoding: base64\\n\\n"'
        ' + b"VGh1cnNkYXkgd29ya3MK\\n" * 1_000_000'
    ),
    "a subject of ten megabytes": 'b"Subject: " + b"=?utf-8?q?=41?= " * 700_000 + b"\\n\\nx"',
    "headers": 'b"X-Net: y\\n" * 1_000_000 + b"\\nx"',
}


@pytest.mark.parametrize("name", LARGE)
def test_what_is_large_takes_little_memory(name: str) -> None:
    """Sizes are capped before anything is built of them."""
    program = MEASURED.format(root=str(ROOT), made=LARGE[name])
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < MEMORY
