"""Pressing Send for the host, with whatever command he configured."""

from __future__ import annotations

import os
import select
import signal
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.providers.mail_program import MailProgram, StandingClock
from tests.providers.mail_samples import KEY, NOW, OWN, letter

from reachout import providers
from reachout.domain.gesture import Gesture, GestureKind
from reachout.errors import Conflict, OutcomeUnknown, Refused
from reachout.formats import mail
from reachout.ports import Folder
from reachout.providers.local.drafts import Drafts
from reachout.providers.local.maildir import MailFolder
from reachout.providers.local.outbox import LocalOutbox

SEND = Gesture(id="g1", kind=GestureKind.SEND, at=NOW, evidence="command 1")


@pytest.fixture
def root(tmp_path):
    return tmp_path / "Maildir"


@pytest.fixture
def mailbox(root):
    return providers.open_mailbox("local", path=root, send=None, own=OWN, clock=StandingClock())


@pytest.fixture
def program(root, mailbox):
    return MailProgram(root)


def outbox(root: Path, *command: str, timeout: float = 60) -> LocalOutbox:
    return LocalOutbox(
        command,
        drafts=Drafts(MailFolder(root / ".Drafts", StandingClock())),
        sent=MailFolder(root / ".Sent", StandingClock()),
        clock=StandingClock(NOW + timedelta(days=3)),
        timeout=timeout,
    )


@pytest.fixture
def draft(mailbox):
    return mailbox.draft(mailbox.write_draft(KEY, letter()))


def test_without_a_command_nothing_is_delivered(mailbox, draft):
    """Mail only moves to Sent, and pressing Send says why."""
    assert mailbox.outbox.delivers is False
    with pytest.raises(Refused, match="No command"):
        mailbox.outbox.hand_over(draft, SEND)


def test_the_command_gets_the_letter_and_none_of_our_marks(root, draft, tmp_path):
    """Dated when it goes; Bcc and X-Reachout-* are ours and the host's alone; line ends are LF."""
    took = tmp_path / "took"
    copy = f"import sys; open({str(took)!r}, 'wb').write(sys.stdin.buffer.read())"
    raw = b"Bcc: mo@example.com\n" + draft.raw
    crlf = replace(draft, raw=raw.replace(b"\n", b"\r\n"))
    box = outbox(root, sys.executable, "-c", copy)
    assert box.delivers is True
    box.hand_over(crlf, SEND)
    sent = took.read_bytes()
    assert b"\r" not in sent and b"X-Reachout" not in sent and b"mo@example.com" not in sent
    assert mail.fingerprint(sent) == mail.fingerprint(draft.raw)
    message = mail.headers(sent)
    assert mail.date_of(message) == NOW + timedelta(days=3)
    assert mail.message_id(message) == mail.message_id(mail.headers(draft.raw))


@pytest.mark.parametrize(
    ("script", "error", "said"),
    [
        ("echo first >&2; echo no such user >&2; exit 67", Refused, "no such user"),
        ("exit 1", Refused, "did not say why"),
        ("exec /no/such/command", Refused, "exit 127"),
        ("kill -9 $$", OutcomeUnknown, "may have been sent"),
        ("exit 143", OutcomeUnknown, "was killed"),
        ("exit 75", OutcomeUnknown, "queued"),
    ],
)
def test_what_the_command_says_is_believed(root, draft, script, error, said):
    """A clear no is Refused; anything that leaves it open is OutcomeUnknown."""
    with pytest.raises(error, match=said):
        outbox(root, "/bin/sh", "-c", script).hand_over(draft, SEND)


def test_a_command_that_is_not_there_sent_nothing(root, draft):
    """The config is wrong, and the message names the command."""
    with pytest.raises(Refused, match="/no/such/sendmail"):
        outbox(root, "/no/such/sendmail", "-t").hand_over(draft, SEND)


def test_a_command_that_hangs_is_killed_with_its_children(root, draft, tmp_path):
    """Nobody knows then whether the mail went. The pipe ends when the last of them is dead."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    script = f"exec 3> {pipe}; echo started >&3; tail -f /dev/null & wait"
    with pytest.raises(OutcomeUnknown, match="did not end within 2 seconds"):
        outbox(root, "/bin/sh", "-c", script, timeout=2).hand_over(draft, SEND)
    said, ended = b"", False
    while not ended and select.select([reader], [], [], 20)[0]:
        more = os.read(reader, 100)
        said, ended = said + more, not more
    os.close(reader)
    assert (said, ended) == (b"started\n", True)


def test_a_command_that_leaves_a_queue_runner_behind_is_not_waited_for(root, draft, tmp_path):
    """A child that keeps standard error open holds up nothing."""
    mark = tmp_path / "pid"
    script = f"tail -f /dev/null & echo $! > {mark}"
    try:
        outbox(root, "/bin/sh", "-c", script, timeout=30).hand_over(draft, SEND)
    finally:
        os.kill(int(mark.read_text()), signal.SIGKILL)


def test_a_letter_is_filed_as_sent_in_one_step(mailbox, root, draft, program):
    """It leaves Drafts, lies in Sent as read, and is found there as this letter."""
    filed = mailbox.outbox.file_sent(draft, SEND)
    assert (filed.folder, filed.id, filed.raw) == (Folder.SENT, f"{KEY}@example.org", draft.raw)
    assert mailbox.draft(draft.ref) is None
    assert mailbox.sent(draft.ref, NOW) == filed
    (path,) = (root / ".Sent" / "cur").iterdir()
    assert path.name.endswith(":2,S")
    with pytest.raises(Conflict):
        mailbox.outbox.file_sent(draft, SEND)


def test_a_letter_edited_meanwhile_is_not_filed_as_sent(mailbox, draft, program):
    """What lies there is not what went."""
    Path(mailbox.link(draft.ref)).write_bytes(letter(words="My own words."))
    with pytest.raises(Conflict):
        mailbox.outbox.file_sent(draft, SEND)
    program.save_draft(draft.ref, letter(words="My own words."))
    with pytest.raises(Conflict):
        mailbox.outbox.file_sent(draft, SEND)
    assert len(program.sent) == 0
