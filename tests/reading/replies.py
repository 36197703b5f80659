"""Invented offers and the mails that answer them, for the stories of this folder."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from zoneinfo import ZoneInfo

from reachout.domain.letter import ShownSlot
from reachout.domain.reading import Reading, Sent
from reachout.reading import read

ANN = "ann.beck@example.org"
SAM = "Sam Roe <sam@example.com>"
MONDAY = datetime(2026, 3, 9, 9, tzinfo=UTC)
TIMES = ((2026, 3, 12, 10, 0), (2026, 3, 13, 14, 30), (2026, 3, 17, 9, 0))

LETTER = """Hi Ann,

You spoke of mending nets in public. May I ask how you began?

I am free:

  1. Thursday 12 March, 10:00
  2. Friday 13 March, 14:30
  3. Tuesday 17 March, 09:00

Sam
"""

QUOTED = "On Fri, 6 Mar 2026 at 09:00, Sam Roe <sam@example.com> wrote:\n\n" + "".join(
    f"> {line}\n" for line in LETTER.splitlines()
)


def slots(
    times: tuple[tuple[int, int, int, int, int], ...] = TIMES, zone: str = "Europe/London"
) -> tuple[ShownSlot, ...]:
    """Half an hour at each of the wall times, numbered from 1."""
    found = []
    for number, (year, month, day, hour, minute) in enumerate(times, 1):
        start = datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(zone))
        end = start + timedelta(minutes=30)
        found.append(ShownSlot(number=number, start=start, end=end, zone=zone, words=""))
    return tuple(found)


def offer(
    *,
    shown: tuple[ShownSlot, ...] | None = None,
    zone: str = "Europe/London",
    contact_zone: str | None = "Europe/London",
    language: str = "en",
    received: datetime = MONDAY,
    agreed: datetime | None = None,
    text: str = LETTER,
) -> Sent:
    """Thursday 10:00, Friday 14:30, Tuesday 9:00, answered on Monday 9 March 2026."""
    return Sent(
        text=text,
        slots=slots(zone=zone) if shown is None else shown,
        sent_at=received - timedelta(days=3),
        received_at=received,
        minutes=30,
        host_zone=zone,
        shown_zone=zone,
        contact_zone=contact_zone,
        language=language,
        addresses=(ANN,),
        agreed_start=agreed,
    )


def mail(
    text: str,
    *,
    sender: str = f"Ann Beck <{ANN}>",
    subject: str = "Re: A question about nets",
    html: str | None = None,
    **headers: str,
) -> bytes:
    """A reply as it lies in the mailbox; `Auto_Submitted="…"` becomes a header."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = SAM
    message["Subject"] = subject
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    if html is not None:
        message.add_alternative(html, subtype="html")
    return message.as_bytes()


def answered(text: str, sent: Sent | None = None) -> Reading:
    """What Ann's *text* says, above the quoted letter."""
    return read(mail(f"{text}\n\n{QUOTED}"), sent or offer())


def at(day: int, hour: int, minute: int = 0, zone: str = "Europe/London") -> datetime:
    """A wall time in March 2026."""
    return datetime(2026, 3, day, hour, minute, tzinfo=ZoneInfo(zone))
