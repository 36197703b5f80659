"""The people of the letters' stories; all of them invented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from reachout.compose.letters import write
from reachout.domain.contact import Contact, Intent, Kind
from reachout.domain.host import Host
from reachout.domain.letter import Letter, LetterName, Occasion

HALF_HOUR = timedelta(minutes=30)
BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 6, 5, 7, tzinfo=UTC)  # Friday, 9:00 in Berlin

SAM = Host(
    id="host-1",
    name="Sam Okafor",
    address="sam@example.org",
    zone="Europe/Berlin",
    sign_offs={
        "en": "Sam",
        "de": "Viele Grüße\nSam",
        "de-formal": "Mit freundlichen Grüßen\nSam Okafor",
    },
)
PRIYA = Contact(
    id="priya",
    name="Priya Nair",
    addresses=("priya@example.com",),
    intent=Intent.LEARN,
    language="en-GB",
    greeting="Hi Priya,",
    topic="Incident reviews",
    link="I was at your talk in Porto and did not come to say hello.",
    why="You said an incident review is written for whoever is on call next year,"
    " and I have run ours that way since.",
    ask=(
        "How do you get people to write down what they were afraid of, not only what they did?",
        "My next knot is the reviews nobody comes to. What did you do about those?",
    ),
    zone="America/Bogota",
)
LENA = Contact(
    id="lena",
    name="Lena Brandt",
    addresses=("lena@example.net",),
    intent=Intent.PEER,
    greeting="Hi Lena,",
    topic="One-to-ones",
    why="You wrote in May that you had dropped every one-to-one nobody prepares.",
    ask=(
        (
            "I would like to compare notes on one-to-ones: what I dropped, what you kept,"
            " and where each of us is stuck."
        ),
    ),
    kind=Kind.COFFEE,
    place="Café Ritter, by the station",
    zone="Europe/Vienna",
)
RUTH = Contact(
    id="ruth",
    name="Ruth Adeyemi",
    addresses=("ruth@example.com",),
    intent=Intent.MENTOR,
    language="en-US",
    greeting="Dear Ruth,",
    link="We met at the round table in Ulm.",
    why="You told us there how you wrote down one decision a week in your first year.",
    ask=(
        (
            "In September I take over a team twice the size of mine."
            " May I bring you the two decisions I am least sure of?"
        ),
    ),
    kind=Kind.PHONE,
    minutes=40,
    zone="America/Chicago",
)
NOOR = Contact(
    id="noor",
    name="Noor Haddad",
    addresses=("noor@example.com",),
    intent=Intent.GIVE,
    greeting="Hi Noor,",
    topic="Your drafts",
    why="You said in April that the hardest part of the new job is having nobody to read your"
    " drafts.",
    ask=(
        (
            "My Wednesday mornings are free this month,"
            " and I would gladly read two of them with a pencil."
        ),
    ),
    times=False,
)
WEBER = Contact(
    id="weber",
    name="Katharina Weber",
    addresses=("k.weber@example.com",),
    intent=Intent.MENTOR,
    language="de",
    formal=True,
    greeting="Liebe Frau Weber,",
    topic="Ein größeres Team",
    link="Wir haben uns im März auf der Tagung in Ulm kennengelernt.",
    why="Sie haben dort erzählt, wie Sie im ersten Jahr jede Woche eine Entscheidung"
    " aufgeschrieben haben. Seitdem führe ich auch so ein Heft.",
    ask=(
        (
            "Im September übernehme ich ein Team, das doppelt so groß ist wie meines."
            " Darf ich mit den zwei Entscheidungen zu Ihnen kommen,"
            " bei denen ich am unsichersten bin?"
        ),
    ),
    kind=Kind.COFFEE,
    minutes=40,
    place="Café Ritter, am Bahnhof",
    zone="Europe/Berlin",
)
JONAS = Contact(
    id="jonas",
    name="Jonas Adler",
    addresses=("jonas@example.org",),
    intent=Intent.PEER,
    language="de-AT",
    greeting="Lieber Jonas,",
    topic="Einzelgespräche",
    why="Du hast im Mai geschrieben, dass du alle Einzelgespräche gestrichen hast,"
    " die niemand vorbereitet.",
    ask=(
        (
            "Ich würde gern Notizen mit dir vergleichen: was ich gestrichen habe, was du"
            " behalten hast und wo wir beide feststecken."
        ),
    ),
    zone="Europe/Lisbon",
)
EVERYBODY = (PRIYA, LENA, RUTH, NOOR, WEBER, JONAS)


def berlin(day: int, hour: int, minute: int = 0, month: int = 6) -> datetime:
    """A time in 2026 at the host's clock."""
    return datetime(2026, month, day, hour, minute, tzinfo=BERLIN)


def slot(*at: int) -> tuple[datetime, datetime]:
    return berlin(*at), berlin(*at) + HALF_HOUR


THREE = (slot(9, 16), slot(11, 15, 30), slot(12, 17))


def occasion(slots: Sequence[tuple[datetime, datetime]] = THREE, **more: Any) -> Occasion:
    return replace(Occasion(now=NOW, slots=tuple(slots)), **more)


FIRST, AGAIN, NUDGE = LetterName.FIRST, LetterName.AGAIN, LetterName.NUDGE
REOFFER, CONFIRM, MOVED = LetterName.REOFFER, LetterName.CONFIRM, LetterName.MOVED
THANKS = LetterName.THANKS
CHAT = {"chat_start": berlin(11, 16, 30), "chat_end": berlin(11, 17)}


def letter(
    name: LetterName = FIRST,
    contact: Contact = PRIYA,
    about: Occasion | None = None,
    host: Host = SAM,
    **more: Any,
) -> Letter:
    return write(name, contact, host, about or occasion(), **more)
