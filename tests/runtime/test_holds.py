"""Offered times that can be seen on the host's calendar, and go by themselves on every way out."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import icalendar
import pytest
from tests.runtime.google_faults import cut_by_cut, fault_by_fault
from tests.runtime.google_workspace import GoogleWorkspace
from tests.runtime.story import curtain, cut_everywhere
from tests.runtime.test_mutants import Mutant
from tests.runtime.workspace import ADA, Workspace

from reachout.domain.loop import Outcome, Stage
from reachout.domain.offers import OfferState
from reachout.errors import Refused
from reachout.runtime.app import Seams

ON = '[slots]\nholds = "calendar"\n'
BEN = ADA.replace("Ada", "Ben").replace("ada@", "ben@").replace("Incident", "Other")


def switch(world: Workspace, text: str, instead: str) -> None:
    settings = world.home / "reachout.toml"
    settings.write_text(settings.read_text().replace(text, instead))


def with_holds(home: Path, contacts: str = ADA) -> Workspace:
    world = Workspace.make(home, contacts)
    settings = world.home / "reachout.toml"
    settings.write_text(settings.read_text() + ON)
    return world


@pytest.fixture
def world(tmp_path) -> Workspace:
    made = with_holds(tmp_path / "w")
    made.run()
    return made


@pytest.fixture
def sent(world) -> Workspace:
    world.press_send()
    world.after(minutes=5)
    return world


def parsed(world: Workspace) -> list[tuple[Path, icalendar.Event]]:
    files = [path for path in world.events() if b"X-REACHOUT-LOOP" in path.read_bytes()]
    return [(p, icalendar.Calendar.from_ical(p.read_bytes()).walk("VEVENT")[0]) for p in files]


def holds(world: Workspace) -> list[icalendar.Event]:
    found = [event for _, event in parsed(world) if "X-REACHOUT-HOLD" in event]
    return sorted(found, key=lambda event: event["DTSTART"].dt)


def chats(world: Workspace) -> list[icalendar.Event]:
    return [event for _, event in parsed(world) if "X-REACHOUT-HOLD" not in event]


def starts(world: Workspace) -> list[datetime]:
    return [event["DTSTART"].dt for event in holds(world)]


def on_offer(world: Workspace, who: str = "Ada") -> list[datetime]:
    return sorted(o.start for o in world.offers(who) if o.state is OfferState.OFFERED)


# ------------------------------------------------------------------ they come


def test_nothing_is_held_while_the_letter_lies_in_drafts(world):
    """Nobody has the times in hand yet; the ledger keeps them from others."""
    assert world.loop().stage is Stage.DRAFTED
    assert holds(world) == []


def test_a_sent_letter_holds_its_times(sent):
    """Each once, tentative, opaque, private, and with nobody on it."""
    assert starts(sent) == on_offer(sent)
    assert len(starts(sent)) == 3
    for event in holds(sent):
        assert str(event["SUMMARY"]) == "Held: Ada Brook"
        assert (event["STATUS"], event["TRANSP"], event["CLASS"]) == (
            "TENTATIVE",
            "OPAQUE",
            "PRIVATE",
        )
        assert not {"ATTENDEE", "ORGANIZER"} & set(event)
        assert b"ada@" not in event.to_ical()
    assert all(offer.held for offer in sent.offers())


def test_without_the_setting_nothing_is_held(tmp_path):
    """As it ships."""
    world = Workspace.make(tmp_path / "w")
    world.run()
    world.press_send()
    world.after(minutes=5)
    assert (len(on_offer(world)), world.events()) == (3, [])


def test_a_second_pass_over_the_same_world_does_nothing(sent):
    """Neither at once nor a minute later."""
    before = [path.stat().st_mtime_ns for path in sent.events()]
    assert sent.run().done == []
    assert sent.after(minutes=1).done == []
    assert [path.stat().st_mtime_ns for path in sent.events()] == before


def test_an_edited_letter_holds_what_it_offers(world):
    """A time that the host struck is not held."""
    struck = world.standing()[0]
    world.edit_draft(f"– {struck.words}\n", "")
    world.press_send()
    world.after(minutes=5)
    assert len(starts(world)) == 2
    assert struck.start not in starts(world)


def test_two_people_two_sets_of_times(tmp_path):
    """Nobody's hold is in the way of the other, and no time is held twice."""
    world = with_holds(tmp_path / "w", ADA + BEN)
    with (world.home / "reachout.toml").open("a") as settings:
        settings.write("[rhythm]\nweekly = 2\n")
    world.run()
    for _ in range(2):
        names = list(world.folder(".Drafts").keys())
        kept = [world.folder(".Drafts").get_message(name) for name in names[1:]]
        for name in names[1:]:
            world.folder(".Drafts").remove(name)
        world.press_send()
        for message in kept:
            world.folder(".Drafts").add(message)
    world.after(minutes=5)
    assert len(set(starts(world))) == 6
    assert starts(world) == sorted(on_offer(world) + on_offer(world, "Ben"))
    world.reply("Number 1 works for me.")
    world.after(hours=2)
    booked = [who for who in ("Ada", "Ben") if world.loop(who).stage is Stage.PROPOSED]
    assert len(booked) <= 1
    others = [who for who in ("Ada", "Ben") if who not in booked]
    assert set(on_offer(world, others[0])) <= set(starts(world))


# ------------------------------------------------------------------ they go


def test_a_taken_time_is_booked_and_nothing_is_held(sent):
    """Its own hold is not in its way; once the chat stands, all of them are gone."""
    start = on_offer(sent)[1]
    sent.reply("Number 2 works for me.")
    sent.after(hours=2)
    assert sent.loop().stage is Stage.PROPOSED
    (chat,) = chats(sent)
    assert chat["DTSTART"].dt == start
    assert holds(sent) == []
    assert not any(offer.held for offer in sent.offers())


def test_no_answer_leaves_nothing(sent):
    """The times go by one after the other, and the loop closes."""
    ahead = len(starts(sent))
    for _ in range(8):
        sent.after(days=3)
        left = [start for start in starts(sent) if start <= sent.clock.now()]
        assert left == []
        ahead = min(ahead, len(starts(sent)))
    assert ahead == 0


def words(text: str) -> Callable[[Workspace], None]:
    return lambda world: world.reply(text)


def leaves_the_config(world: Workspace) -> None:
    (world.home / "contacts.toml").write_text("format = 1\n")


def opts_out_by_hand(world: Workspace) -> None:
    (world.home / "optout.txt").write_text("ada@example.com\n")


def says(word: str) -> Callable[[Workspace], None]:
    return lambda world: assert_done(world.say(word))


def assert_done(answer: tuple[str, bool]) -> None:
    assert not answer[1], answer


def bounces(world: Workspace) -> None:
    letter = world.sent()[-1]
    report = (
        "From: Mail Delivery <mailer-daemon@example.org>\nTo: sam@example.org\n"
        "Subject: Undelivered Mail\nMIME-Version: 1.0\nMessage-ID: <b1@example.org>\n"
        f"In-Reply-To: {letter['Message-ID']}\nReferences: {letter['Message-ID']}\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n'
        "--b\nContent-Type: text/plain\n\nIt could not be delivered.\n"
        "--b\nContent-Type: message/delivery-status\n\n"
        "Reporting-MTA: dns; mail.example.org\n\n"
        "Final-Recipient: rfc822; ada@example.com\nAction: failed\nStatus: 5.1.1\n\n--b--\n"
    )
    world.folder("").add(report.encode())


WAYS_OUT = {
    "stop": (words("Please take me off your list."), Outcome.OPTED_OUT),
    "no": (words("Thank you, but no. I am not available for this."), Outcome.DECLINED),
    "bounce": (bounces, Outcome.BOUNCED),
    "close": (says("close"), Outcome.CANCELLED),
    "skip": (says("skip"), Outcome.SKIPPED),
    "met anyway": (says("met"), Outcome.MET),
    "left the contacts file": (leaves_the_config, Outcome.CANCELLED),
    "opted out by hand": (opts_out_by_hand, Outcome.OPTED_OUT),
}


@pytest.mark.parametrize("way", WAYS_OUT)
def test_every_way_out_takes_the_holds_away(sent, way):
    """However it ends, the calendar is as it was before."""
    act, outcome = WAYS_OUT[way]
    assert len(starts(sent)) == 3
    act(sent)
    sent.after(hours=2)
    sent.after(days=1)
    with sent.app() as app:
        (loop,) = app.store.loops(app.host.id, closed=True)
        assert list(app.store.held(app.host.id)) == []
    assert loop.outcome is outcome
    assert holds(sent) == []


def test_the_setting_switched_off(sent):
    """They go at the next pass; switched on again, they come again."""
    switch(sent, ON, "")
    sent.after(minutes=1)
    assert holds(sent) == []
    assert len(on_offer(sent)) == 3
    with (sent.home / "reachout.toml").open("a") as settings:
        settings.write(ON)
    sent.after(minutes=1)
    assert starts(sent) == on_offer(sent)


def test_other_times_hold_other_times(sent):
    """What the first letter offered goes as the second one is sent, and not before."""
    first = starts(sent)
    sent.reply("Another week would be better.")
    sent.after(hours=2)
    assert (sent.loop().pending.letter, starts(sent)) == ("reoffer", first)
    sent.press_send()
    sent.after(minutes=5)
    assert starts(sent) == on_offer(sent)
    assert not set(first) & set(starts(sent))


def test_a_closed_loop_is_looked_at_until_its_holds_are_gone(sent):
    """The calendar cannot be read just then: it is tried again, and nothing else is wrong."""
    folder, away = sent.home / "calendar", sent.home / "unplugged"
    folder.rename(away)
    sent.say("close")
    sent.after(minutes=1)
    assert not folder.exists()  # a disk that is not there is not written to
    with sent.app() as app:
        assert len(app.store.held(app.host.id)) == 3
    away.rename(folder)
    sent.after(hours=1)
    assert holds(sent) == []
    assert sent.loop().look_again_at is None


# ------------------------------------------------------------------ the host's own hand


def path_of(world: Workspace, number: int) -> Path:
    found = sorted(parsed(world), key=lambda pair: pair[1]["DTSTART"].dt)
    return found[number][0]


def moved(world: Workspace, number: int, by: timedelta) -> Path:
    path = path_of(world, number)
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    (event,) = calendar.walk("VEVENT")
    for side in ("DTSTART", "DTEND"):
        event[side].dt += by
    path.write_bytes(calendar.to_ical())
    return path


def test_a_hold_that_the_host_deleted_does_not_come_again(sent):
    """The time stays on offer, and can be taken."""
    path_of(sent, 0).unlink()
    sent.after(hours=1)
    sent.after(days=1)
    assert len(starts(sent)) == 2
    assert len(on_offer(sent)) == 3
    sent.reply("Number 1 works for me.")
    sent.after(hours=1)
    assert (sent.loop().stage, holds(sent)) == (Stage.PROPOSED, [])


def test_a_hold_that_the_host_moved_is_his(sent):
    """It stays where he put it, also when the loop ends, and none comes in its place."""
    path = moved(sent, 0, timedelta(hours=1))
    his = path.read_bytes()
    sent.after(days=1)
    assert len(starts(sent)) == 3
    sent.say("close")
    assert path.read_bytes() == his
    assert len(starts(sent)) == 1
    assert sent.after(days=1).troubles == []


def test_a_moved_hold_keeps_the_host_busy(sent):
    """A time they take that it lies on now is no longer free."""
    first, second = on_offer(sent)[:2]
    moved(sent, 0, second - first)
    sent.reply("Number 2 works for me.")
    sent.after(hours=1)
    assert chats(sent) == []
    assert sent.loop().pending.letter == "reoffer"


def test_a_hold_that_the_host_confirmed_stays(sent):
    """He has made an appointment of it."""
    path = path_of(sent, 0)
    path.write_bytes(path.read_bytes().replace(b"STATUS:TENTATIVE", b"STATUS:CONFIRMED"))
    sent.say("close")
    assert len(holds(sent)) == 1
    assert sent.after(days=1).done == []


def test_a_confirmed_hold_keeps_the_host_busy(sent):
    """He made something else of that hour, where it stood: a chat is not put on top of it."""
    path = path_of(sent, 1)
    path.write_bytes(path.read_bytes().replace(b"STATUS:TENTATIVE", b"STATUS:CONFIRMED"))
    sent.reply("Number 2 works for me.")
    sent.after(hours=1)
    assert chats(sent) == []
    assert sent.loop().pending.letter == "reoffer"


# ------------------------------------------------------------------ trouble


ACTS: dict[str, Callable[[Workspace], object]] = {
    "the host sends it": lambda w: w.press_send(),
    "Ada wants another week": lambda w: w.reply("Another week would be better."),
    "other times are sent": lambda w: w.press_send(),
    "Ada says yes": lambda w: w.reply("Yes, number 1 suits me well."),
}


def scene(world: Workspace) -> dict[str, object]:
    held = [(o.start, o.state, bool(o.held)) for o in world.offers()]
    return curtain(world) | {"held": held, "holds": starts(world)}


def acts(folder: Path) -> Iterator[tuple[str, Workspace]]:
    """A letter's life with holds: the workspace before each pass."""
    world = with_holds(folder / "w")
    world.run()
    for name, act in ACTS.items():
        world.clock.turn(timedelta(minutes=20))
        act(world)
        yield name, world
        world.run()


@pytest.mark.slow
def test_a_cut_at_every_effect_and_commit(tmp_path):
    """In every act the power goes at each point in turn."""
    assert cut_everywhere(acts(tmp_path), tmp_path, scene, every=1) > 80


def test_an_older_memory_knows_its_holds_again(world):
    """Yesterday's backup knows the letter and not its holds: they are taken over, not doubled."""
    switch(world, ON, "")
    world.press_send()
    world.after(minutes=5)
    state = world.home / "state" / "reachout.db"
    shutil.copy(state, world.home / "yesterday.db")
    with (world.home / "reachout.toml").open("a") as settings:
        settings.write(ON)
    world.after(hours=1)
    assert len(starts(world)) == 3
    shutil.copy(world.home / "yesterday.db", state)
    world.reply("Number 2 works for me.")
    world.after(hours=1)
    assert world.loop().stage is Stage.PROPOSED
    assert (len(chats(world)), holds(world)) == (1, [])


def test_observe_mode_holds_nothing(world):
    """It writes nowhere."""
    world.press_send()
    with (world.home / "reachout.toml").open("a") as settings:
        settings.write('[daemon]\nmode = "observe"\n')
    world.after(minutes=5)
    assert holds(world) == []


# ------------------------------------------------------------------ at Google


@pytest.fixture
def far(tmp_path) -> Iterator[GoogleWorkspace]:
    with closing(GoogleWorkspace.at(tmp_path / "g")) as made:
        settings = made.home / "reachout.toml"
        settings.write_text(settings.read_text() + ON)
        made.run()
        yield made


def rows(world: GoogleWorkspace) -> list[dict]:
    found = [world.google.calendar.event(id) for id in world.events()]
    return [r for r in found if r["extendedProperties"]["private"].get("hold")]


def test_at_google_a_hold_is_one_insert_and_one_delete(far):
    """Nobody is on it and nobody is told; idle passes ask for nothing more."""
    far.press_send()
    far.after(minutes=5)
    assert len(rows(far)) == 3
    for row in rows(far):
        assert (row["status"], row["visibility"]) == ("tentative", "private")
        assert not row.get("attendees")
    begun = len(far.google.log)
    far.after(minutes=1)
    far.after(minutes=1)
    idle = [call.method_id for call in far.google.log.since(begun) if call.api == "calendar"]
    assert set(idle) == {"calendar.events.list"}
    far.reply("Number 2 works for me.")
    far.after(hours=2)
    assert far.loop().stage is Stage.PROPOSED
    assert rows(far) == []
    log = far.google.log
    assert len(log.of("calendar.events.insert")) == 4
    assert len(log.of("calendar.events.delete")) == 3
    held = {call.params["eventId"] for call in log.of("calendar.events.delete")}
    assert not [c for c in log.of("calendar.events.get") if c.params["eventId"] in held]
    assert all(call.params["sendUpdates"] == "none" for call in log.of("calendar.events.delete"))
    assert far.google.calendar.told == []


def test_at_google_every_hold_goes_with_the_loop(far):
    """One that the host deleted, one that he moved, one left alone: then `close`."""
    far.press_send()
    far.after(minutes=5)
    first, second, _ = sorted(rows(far), key=lambda row: row["start"]["dateTime"])
    far.google.calendar.delete(first["id"])
    start = datetime.fromisoformat(second["start"]["dateTime"]) + timedelta(hours=1)
    far.google.calendar.move(second["id"], start, start + timedelta(minutes=30))
    far.after(hours=1)
    far.after(days=1)
    assert len(rows(far)) == 2
    far.say("close")
    (his,) = rows(far)
    assert his["id"] == second["id"]
    assert far.after(days=1).troubles == []


def test_a_loop_that_is_read_back_holds_its_times_once(sent):
    """A process that knows nothing but the memory places none again."""
    again = replace(sent, ids=sent.ids)
    again.after(days=1)
    assert len(starts(again)) == len({*starts(again)}) == len(on_offer(again))


@pytest.mark.slow
def test_google_answers_nothing_at_any_write(tmp_path):
    """Each kind of trouble at every sixth place, and the power at every sixth."""
    assert fault_by_fault(tmp_path / "faults", every=6, settings=ON) >= 40
    assert cut_by_cut(tmp_path / "cuts", every=6, settings=ON) > 90


def test_a_calendar_that_takes_no_holds_stops_nothing(world):
    """It is said; the host is asked nothing, and the answer is booked as ever."""

    def place(calendar, event):
        if event.hold:
            raise Refused("This calendar takes no holds.")
        return calendar.place(event)

    world.seams = Seams(calendar=lambda calendar: Mutant(calendar, place=place))
    world.press_send()
    assert world.after(minutes=5).troubles == ["This calendar takes no holds."]
    assert world.loop().attention == ()
    assert world.after(minutes=20).troubles == []  # asked again in an hour
    world.reply("Number 2 works for me.")
    world.after(minutes=20)
    assert world.loop().stage is Stage.PROPOSED
    assert (len(chats(world)), holds(world)) == (1, [])


def test_an_unreadable_calendar_waits(world):
    """No folder is made where a disk is missing; the holds come when it is there again."""
    folder, away = world.home / "calendar", world.home / "unplugged"
    folder.rename(away)
    world.press_send()
    world.after(minutes=5)
    assert world.loop().stage is Stage.AWAITING
    assert not folder.exists()
    away.rename(folder)
    world.after(minutes=20)
    assert starts(world) == on_offer(world)
