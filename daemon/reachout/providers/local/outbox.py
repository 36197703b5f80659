"""Pressing Send for the host: a sendmail-compatible command, and the move from Drafts to Sent."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
from contextlib import suppress
from email.utils import format_datetime
from typing import IO

from reachout.domain.gesture import Gesture
from reachout.errors import Conflict, OutcomeUnknown, Refused
from reachout.formats import mail
from reachout.ports import Clock, DraftSeen, Folder, MailSeen
from reachout.providers.local.drafts import Drafts
from reachout.providers.local.maildir import MailFolder
from reachout.providers.local.marks import mail_seen

TIMEOUT = 60  # seconds
EX_TEMPFAIL = 75  # sendmail(8): "could not be sent immediately, but was queued"
_PRIVATE = ("x-reachout-*", "x-mutt-*", "x-mozilla-*", "bcc", "date")


class LocalOutbox:
    def __init__(
        self,
        command: tuple[str, ...] | None,
        *,
        drafts: Drafts,
        sent: MailFolder,
        clock: Clock,
        timeout: float = TIMEOUT,
    ) -> None:
        self.delivers = bool(command)
        self._command = command or ()
        self._drafts = drafts
        self._sent = sent
        self._clock = clock
        self._timeout = timeout

    def hand_over(self, draft: DraftSeen, gesture: Gesture) -> None:
        """Run the command exactly as configured, the message on its standard input.

        The message is dated now; Bcc, X-Reachout-* and the notes that mail programs put into
        drafts are taken off, line ends are LF. Exit 0
        means that the command took it, any other exit that it did not: Refused. OutcomeUnknown
        when it was killed, took longer than a minute, or says that it may have queued the mail.
        """
        if not self._command:
            raise Refused(
                "No command to send with is configured, so the letter was not sent. "
                "Send it in your mail program, or set `send` for this mailbox."
            )
        with tempfile.TemporaryFile() as message, tempfile.TemporaryFile() as complaint:
            message.write(self._outgoing(draft.raw))
            message.seek(0)
            self._judge(self._run(message, complaint), complaint)

    def file_sent(self, draft: DraftSeen, gesture: Gesture) -> MailSeen:
        """Rename the draft's file into Sent. Conflict when the draft is no longer as seen."""
        self._drafts.check(draft)
        self._drafts.sweep(draft)
        if not self._drafts.folder.move(draft.ref.handle, self._sent, "S"):
            raise Conflict(
                f"The draft “{draft.ref.subject}” was moved a moment ago and could not be filed "
                "as sent. The next pass looks at it again."
            )
        return mail_seen(Folder.SENT, draft.raw)

    def _outgoing(self, raw: bytes) -> bytes:
        dated = f"Date: {format_datetime(self._clock.now())}\n".encode()
        return dated + mail.without_headers(raw.replace(b"\r\n", b"\n"), _PRIVATE)

    def _run(self, message: IO[bytes], complaint: IO[bytes]) -> int:
        """Its exit code. Files, not pipes: a grandchild that keeps one open holds up nothing."""
        try:
            process = subprocess.Popen(
                self._command,
                stdin=message,
                stdout=subprocess.DEVNULL,
                stderr=complaint,
                start_new_session=True,
            )
        except OSError as problem:
            raise Refused(
                f"The mail command {self._command[0]} cannot be run: {problem.strerror}. "
                "The letter was not sent. Mend `send` in the config, then approve again."
            ) from problem
        return self._wait(process)

    def _wait(self, process: subprocess.Popen[bytes]) -> int:
        try:
            return process.wait(self._timeout)
        except subprocess.TimeoutExpired as late:
            raise self._unknown(f"did not end within {self._timeout:g} seconds") from late
        finally:
            if process.poll() is None:
                _kill(process)

    def _judge(self, code: int, complaint: IO[bytes]) -> None:
        """A shell reports a killed child as 128 + its signal."""
        if code == 0:
            return
        if code < 0 or code > 128:
            raise self._unknown("was killed")
        said = _last_line(complaint)
        if code == EX_TEMPFAIL:
            raise self._unknown(f"may have queued the mail (exit {code}: {said})")
        raise Refused(
            f"The mail command {self._command[0]} refused the letter (exit {code}): {said}"
        )

    def _unknown(self, what: str) -> OutcomeUnknown:
        return OutcomeUnknown(
            f"The mail command {self._command[0]} {what}, so the letter may have been sent. "
            "Look into the mail system's log before you send it again."
        )


def _kill(process: subprocess.Popen[bytes]) -> None:
    """With its children; a setuid command may be beyond our reach and is left behind then."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    with suppress(subprocess.TimeoutExpired):
        process.wait(5)


def _last_line(complaint: IO[bytes]) -> str:
    complaint.seek(max(0, complaint.seek(0, os.SEEK_END) - 4096))
    lines = complaint.read().decode("utf-8", "replace").split("\n")
    told = [" ".join(line.split()) for line in lines if line.strip()]
    return told[-1][:300] if told else "it did not say why."
