"""A letter in Drafts gets other times, and its earlier wording may still be open somewhere."""

from __future__ import annotations

import email
import mailbox
from datetime import timedelta
from email.utils import format_datetime

import pytest
from tests.runtime.test_holds import BEN
from tests.runtime.workspace import ADA, Workspace

from reachout.domain.loop import Outcome, Stage
from reachout.domain.offers import OfferState

WEEKLY = "[rhythm]\nweekly = 2\n"


@pytest.fixture
def world(tmp_path) -> Workspace:
    made = Workspace.make(tmp_path / "w")
    made.run()
    return made


def other_times(world: Workspace) -> bytes:
    """Another appointment falls on the first time; the letter follows. Its earlier wording."""
    ((_, message),) = world.folder(".Drafts").items()
    start = world.standing()[0].start
    world.enter("dentist", start, start + timedelta(hours=1))
    world.after(minutes=30)
    return message.as_bytes()


def send_from_an_open_window(world: Workspace, raw: bytes) -> None:
    """The mail program sends what it has open, and takes away the draft it began from."""
    parsed = email.message_from_bytes(raw, policy=email.policy.default)
    del parsed["Message-ID"], parsed["Date"]
    parsed["Message-ID"] = f"<sent{next(world.ids)}@mail.example.org>"
    parsed["Date"] = format_datetime(world.clock.now())
    world.folder(".Sent").add(mailbox.MaildirMessage(parsed.as_bytes()))
    world.discard()


def test_what_stood_in_the_letter_stays_taken(world):
    """In the ledger the first wording's time still stands in a draft; the letter names others."""
    first = world.standing()[0].start
    other_times(world)
    assert first not in [offer.start for offer in world.standing()]
    with world.app() as app:
        taken = [offer.start for offer in app.store.live_offers(app.host.id)]
    assert first in taken
    assert len(taken) == len(set(taken)) == 4


def test_nobody_else_is_offered_it_meanwhile(tmp_path):
    """The dentist calls it off: the time is free again, and not for the next letter."""
    world = Workspace.make(tmp_path / "w", ADA)
    world.run()
    first = world.standing()[0].start
    other_times(world)
    (world.home / "calendar" / "dentist.ics").unlink()
    with (world.home / "contacts.toml").open("a") as contacts:
        contacts.write(BEN)
    with (world.home / "reachout.toml").open("a") as settings:
        settings.write(WEEKLY)
    world.after(minutes=30)
    theirs = [offer.start for offer in world.standing("Ben")]
    assert len(theirs) == 3
    assert first not in theirs


def test_an_earlier_wording_that_is_sent_offers_its_own_times(world):
    """Exactly those, with the revision that showed them; the other ones are free again."""
    first = [offer.start for offer in world.standing()]
    raw = other_times(world)
    send_from_an_open_window(world, raw)
    world.after(minutes=5)
    assert world.loop().stage is Stage.AWAITING
    live = [offer for offer in world.offers() if offer.live]
    assert [offer.start for offer in live] == first
    assert {offer.state for offer in live} == {OfferState.OFFERED}
    with world.app() as app:
        (row,) = [r for r in app.store.letters(world.loop().id) if r.sent_at is not None]
    assert {offer.revision for offer in live} == {row.key}
    assert [slot.start for slot in row.letter.slots] == first


def test_the_newest_wording_that_is_sent_offers_the_new_ones(world):
    """What stood in it before is free again."""
    first = world.standing()[0].start
    other_times(world)
    now = [offer.start for offer in world.standing()]
    world.press_send()
    world.after(minutes=5)
    live = [offer.start for offer in world.offers() if offer.live]
    assert live == now
    assert first not in live


def test_a_discarded_letter_frees_every_wording(world):
    """None of its times is taken any more."""
    other_times(world)
    world.discard()
    world.after(minutes=1)
    world.after(minutes=10)
    assert world.loop().outcome is Outcome.SKIPPED
    with world.app() as app:
        assert list(app.store.live_offers(app.host.id)) == []


def test_a_late_yes_is_to_the_letter_they_have(world):
    """A letter with other times was thrown away unsent: nobody can mean its numbers."""
    world.press_send()
    world.after(minutes=5)
    first, second = [offer.start for offer in world.offers()], world.offers()[1].words
    world.reply("Another week would be better.")
    world.after(hours=1)
    assert world.loop().pending.letter == "reoffer"
    world.discard()
    world.after(minutes=1)
    world.after(minutes=10)
    assert world.loop().outcome is Outcome.SKIPPED
    world.reply("Number 2 works for me.")
    world.after(minutes=30)
    (asked,) = world.loop().attention
    assert second in asked.text
    _, failed = world.say("answer", word="accept", value="2")
    loop = world.loop()
    assert (failed, loop.stage, loop.chat.start) == (False, Stage.PROPOSED, first[1])


SHORT_WEEK = """
[host.hours]
thu = ["9:00-12:00"]
[slots]
count = 1
horizon = 1
"""


def test_the_way_to_one_of_them_is_kept_free_of_the_other(tmp_path):
    """An hour around Ada's coffee stays free of Ben too, and so his letter does not spoil hers."""
    world = Workspace.make(tmp_path / "w", ADA + 'buffer = "1 hour"\n' + BEN)
    with (world.home / "reachout.toml").open("a") as settings:
        settings.write(WEEKLY + SHORT_WEEK)
    world.run()
    (ada,), (ben,) = world.standing("Ada"), world.standing("Ben")
    apart = max(ben.start - ada.end, ada.start - ben.end)
    assert apart >= timedelta(hours=1)
    world.after(hours=1)
    with world.app() as app:
        letters = [len(app.store.letters(world.loop(who).id)) for who in ("Ada", "Ben")]
    assert letters == [1, 1]
