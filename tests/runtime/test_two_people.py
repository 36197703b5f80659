"""One hour and two people: an unsent letter gives way, and the first yes counts."""

from __future__ import annotations

from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime

from tests.runtime.test_true_drafts import BEN, BOGOTA, TWO_A_WEEK, drafted, plain, starts
from tests.runtime.workspace import Workspace

from reachout.domain.loop import Stage


def offering(start: datetime) -> str:
    """On the clock of London in June."""
    local = start + timedelta(hours=1)
    return f"Hi,\n\nHow about\n– {local:%a %-d %B, %H:%M} my time\n\nSam\n"


def sent_to(world: Workspace, address: str, instead: str = "") -> None:
    """The host sends the letter to one of the two, perhaps in words of his own."""
    drafts = world.folder(".Drafts")
    (name,) = [key for key, found in drafts.items() if address in found["To"]]
    message = world._parsed(drafts.get_message(name))
    del message["Date"]
    message["Date"] = format_datetime(world.clock.now() + timedelta(minutes=1))
    if instead:
        message.clear_content()
        message.set_content(instead)
    drafts.remove(name)
    world.folder(".Sent").add(message.as_bytes())


def says_yes(world: Workspace, sender: str) -> None:
    """In a mail of their own, to no letter in particular."""
    message = EmailMessage()
    message["From"], message["To"] = sender, "Sam Berg <sam@example.org>"
    message["Subject"] = "Incident reviews"
    message["Date"] = format_datetime(world.clock.now())
    message["Message-ID"] = f"<yes.{sender}>"
    message.set_content("That works for me.\n")
    world.deliver(message)
    world.after(minutes=20)


def lines_of(world: Workspace, address: str) -> list[str]:
    (message,) = [draft for draft in world.drafts() if address in draft["To"]]
    return [line for line in plain(message).splitlines() if line.startswith("– ")]


def test_a_time_that_somebody_else_was_given_by_hand_goes(tmp_path):
    """The host writes it into another letter and sends that: it is his word, and now taken."""
    world = drafted(tmp_path, BOGOTA + BEN, TWO_A_WEEK)
    assert len(world.drafts()) == 2
    given = starts(world)[0]
    sent_to(world, "ben@", offering(given))
    world.after(minutes=2)
    assert world.loop("Ben").stage is Stage.AWAITING
    assert given not in starts(world)
    assert len(lines_of(world, "ada@")) == 3
    world.reply("That works for me.", sender="ben@example.com")
    world.after(minutes=20)
    assert (world.loop("Ben").stage, world.loop("Ben").chat.start) == (Stage.PROPOSED, given)


def test_an_unsent_letter_gives_way_to_a_time_that_somebody_names(tmp_path):
    """Ada has nothing in hand yet: Ben gets the hour, and her letter another one."""
    world = drafted(tmp_path, BOGOTA + BEN, TWO_A_WEEK)
    wanted = starts(world)[1]
    sent_to(world, "ben@")
    world.after(minutes=5)
    local = wanted + timedelta(hours=1)
    words = f"None of these. Could we do {local:%A %-d %B} at {local:%H:%M}?"
    world.reply(words, sender="ben@example.com")
    world.after(minutes=20)
    assert (world.loop("Ben").stage, world.loop("Ben").chat.start) == (Stage.PROPOSED, wanted)
    assert wanted not in starts(world)
    assert len(lines_of(world, "ada@")) == 3


def test_of_two_who_were_offered_one_hour_the_first_to_say_yes_has_it(tmp_path):
    """The host wrote it to both by hand; the other one gets a letter with other times."""
    world = drafted(tmp_path, BOGOTA + BEN, TWO_A_WEEK)
    hour = starts(world)[0]
    sent_to(world, "ben@", offering(hour))
    sent_to(world, "ada@", offering(hour))
    world.after(minutes=2)
    says_yes(world, "ben@example.com")
    assert (world.loop("Ben").stage, world.loop("Ben").chat.start) == (Stage.PROPOSED, hour)
    says_yes(world, "ada@example.com")
    assert (world.loop().stage, world.loop().pending.letter) == (Stage.AWAITING, "reoffer")
