"""Mails of invented people, as they lie in a mailbox."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from reachout.ports import Mailbox, MailLook, Watch

NOW = datetime(2026, 6, 2, 10, tzinfo=UTC)
EARLIER = NOW - timedelta(days=1)
OWN = frozenset({"sam@example.org", "sam.adler@example.net"})
KEY = "l1.first.0.0"
WATCH = Watch(
    addresses=frozenset({"priya@example.com"}), message_ids=frozenset({"ours-1@example.org"})
)


def letter(
    key: str = KEY,
    words: str = "I was at your talk in Porto.",
    *,
    to: str = "Priya <priya@example.com>",
    subject: str = "Incident reviews",
    id: str = "",
) -> bytes:
    """A draft of ours."""
    lines = [
        "From: Sam Adler <sam@example.org>",
        f"To: {to}",
        f"Subject: {subject}",
        "Date: Tue, 02 Jun 2026 10:00:00 +0000",
        f"Message-ID: <{id or key}@example.org>",
        f"X-Reachout-Key: {key}",
        "X-Reachout-Loop: l1",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
    ]
    return "\n".join([*lines, "", words, ""]).encode()


def arrived(
    words: str = "Gladly, Tuesday it is.",
    *,
    id: str = "theirs-1@example.com",
    at: datetime = NOW,
    sender: str = "Priya <priya@example.com>",
    to: str = "sam@example.org",
    **more: str,
) -> bytes:
    """A mail as the world sends it; `in_reply_to="<x@y>"` adds a header."""
    lines = [f"From: {sender}", f"To: {to}", "Subject: Re: Incident reviews"]
    lines += [f"Date: {at:%a, %d %b %Y %H:%M:%S} +0000", f"Message-ID: <{id}>"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in more.items()]
    return "\n".join([*lines, "", words, ""]).encode()


def bounce(about: str, id: str = "bounce-1@example.net") -> bytes:
    """A delivery report as Gmail writes it: the fields nested in a child of the report."""
    return f"""From: Mail Delivery Subsystem <mailer-daemon@example.net>
To: sam@example.org
Subject: Delivery Status Notification (Failure)
Date: Tue, 02 Jun 2026 10:05:00 +0000
Message-ID: <{id}>
Content-Type: multipart/report; boundary=B; report-type=delivery-status

--B
Content-Type: text/plain

Address not found.
--B
Content-Type: message/delivery-status

Reporting-MTA: dns; example.net

Content-Type: text/plain

{about}
Action: failed
--B--
""".encode()


def found(look: MailLook) -> list[str]:
    return [seen.id for seen in look.mail]


def watching(mailbox: Mailbox) -> Watch:
    """One draft of ours lies there and is watched."""
    ref = mailbox.write_draft(KEY, letter())
    return Watch(addresses=WATCH.addresses, message_ids=WATCH.message_ids, drafts=(ref,))
