"""What a letter says once the host has edited and sent it, and what follows from that."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.runtime.workspace import Workspace

from reachout.domain.loop import Ball, Outcome, Stage
from reachout.domain.offers import OfferState

UNREAD = "Thursday or Friday at ten"


@pytest.fixture
def world(tmp_path):
    made = Workspace.make(tmp_path / "w")
    made.run()
    return made


def lines(world: Workspace) -> list[str]:
    text = world.draft().get_body(("plain",)).get_content()
    return [line for line in text.splitlines() if line.startswith("– ")]


def sent(world: Workspace) -> Workspace:
    world.clock.turn(timedelta(minutes=30))
    world.press_send()
    world.run()
    return world


def press_send(world: Workspace, html: tuple[str, str], plain: tuple[str, str] = ("", "")) -> None:
    """In a mail program that changes one form, or both, of what lies in Drafts."""
    drafts = world.folder(".Drafts")
    ((name, message),) = drafts.items()
    parsed = world._parsed(message)
    forms = [parsed.get_body((kind,)).get_content() for kind in ("plain", "html")]
    assert plain[0] in forms[0] and html[0] in forms[1]
    parsed.clear_content()
    parsed.set_content(forms[0].replace(*plain) if plain[0] else forms[0])
    parsed.add_alternative(forms[1].replace(*html) if html[0] else forms[1], subtype="html")
    drafts.remove(name)
    world.folder(".Sent").add(parsed.as_bytes())
    world.clock.turn(timedelta(minutes=30))
    world.run()


def offered(world: Workspace) -> list[tuple[int, object]]:
    return [(o.number, o.start) for o in world.offers() if o.state is OfferState.OFFERED]


def asked(world: Workspace) -> list[str]:
    return [one.code for one in world.loop().attention]


# ------------------------------------------------------------------ struck


def struck(world: Workspace) -> tuple[list, str]:
    """The second time is struck as Gmail does it: the plain text has it still."""
    times = world.offers()
    second = lines(world)[1]
    press_send(world, (second, f"<strike>{second}</strike>"))
    return times, second


def test_a_time_struck_in_the_html_is_not_on_offer(world):
    """The words are all there, and one of them crossed out."""
    times, _ = struck(world)
    assert offered(world) == [(0, times[0].start), (0, times[2].start)]
    assert asked(world) == []


def test_a_number_taken_from_a_letter_with_a_struck_time_is_asked_about(world):
    """Number 2 may be the second that stands or the second line. A day is plain."""
    times, _ = struck(world)
    world.reply("Number 2 works for me.")
    world.after(hours=1)
    assert (world.loop().stage, asked(world)) == (Stage.AWAITING, ["unsure"])
    assert world.loop().pending is None
    world.say("answer", word="accept", value="2")
    assert world.loop().chat.start == times[2].start


def test_a_day_taken_from_a_letter_with_a_struck_time_is_plain(world):
    """No number is needed."""
    times, _ = struck(world)
    local = times[2].start + timedelta(hours=1)  # London in summer
    world.reply(f"{local:%A %-d %B at %H:%M} works for me.")
    world.after(hours=1)
    assert world.loop().chat.start == times[2].start


def test_the_host_accepts_by_place_where_numbers_do_not_count(world):
    """`answer NAME accept 3`: there is no third."""
    struck(world)
    world.reply("Perhaps.")
    world.after(hours=1)
    answered, failed = world.say("answer", word="accept", value="3")
    assert failed
    assert "no time number 3" in answered


# ------------------------------------------------------------------ unreadable


def with_unreadable(world: Workspace) -> Workspace:
    world.edit_draft(lines(world)[2], f"{lines(world)[2]}\n– {UNREAD}")
    return sent(world)


def test_a_time_that_nobody_can_read_is_told(world):
    """The host hears which line it is and what to do; the times beside it are on offer."""
    with_unreadable(world)
    (told,) = world.loop().attention
    assert told.code == "unreadable time"
    assert f"“{UNREAD}”" in told.text
    assert len(offered(world)) == 3
    assert world.loop().ball is Ball.CONTACT
    world.after(days=1)
    assert asked(world) == ["unreadable time"]


def test_an_unreadable_time_holds_nothing_up(world):
    """The reminder comes when it would have come, and the loop closes as it would have."""
    with_unreadable(world)
    world.after(days=14)
    assert world.loop().pending.letter == "nudge"
    assert asked(world) == ["unreadable time"]
    sent(world)
    assert asked(world) == []
    world.after(days=14)
    assert (world.loop().stage, world.loop().outcome) == (Stage.CLOSED, Outcome.NO_REPLY)


def test_an_unreadable_time_does_not_end_the_loop_of_somebody_away(world):
    """Questions are given up after a month; this one is none that anything waits for."""
    with_unreadable(world)
    away = (world.clock.now() + timedelta(days=45)).date()
    world.reply(f"I am out of the office until {away:%-d %B %Y}.", auto_submitted="auto-replied")
    world.after(days=32)
    assert world.loop().is_open
    world.after(days=30)
    assert world.loop().pending.letter == "nudge"


def test_an_unreadable_time_that_is_settled(world):
    """`ignore`: the host knows."""
    with_unreadable(world)
    world.say("answer", word="ignore")
    assert (asked(world), world.loop().ball) == ([], Ball.CONTACT)


def test_they_take_one_reading_of_the_time(world):
    """Then it is an exact time of theirs, looked up like any other."""
    with_unreadable(world)
    world.reply("Friday 12 June at 13:15 would be better for me.")
    world.after(hours=1)
    assert f"{world.loop().chat.start:%d %H:%M}" == "12 12:15"  # in London
    assert asked(world) == []


def test_two_forms_that_name_different_times_are_told(world):
    """As mutt leaves it: the edited text beside the old HTML, which is what Ada sees."""
    times = world.offers()
    press_send(world, ("", ""), (f"{lines(world)[0]}\n", ""))
    assert offered(world) == [(0, time.start) for time in times]
    (told,) = world.loop().attention
    assert (told.code, "two forms" in told.text) == ("unreadable time", True)


def test_a_mail_by_hand_with_a_day_closes_nothing_as_talked(world):
    """They answered in words, and the host names a day: there is something to arrange."""
    sent(world)
    world.reply("That is kind of you. I have read your notes and liked them.")
    world.after(hours=1)
    assert asked(world) == ["answered"]
    by_hand = world._parsed(next(iter(world.folder(".Sent"))))
    del by_hand["Message-ID"], by_hand["X-Reachout-Key"], by_hand["Date"]
    by_hand["Message-ID"] = "<hand@mail.example.org>"
    by_hand.clear_content()
    by_hand.set_content("Thank you! Would next Thursday afternoon suit you?\n\nSam")
    world.folder(".Sent").add(by_hand.as_bytes())
    world.after(hours=1)
    assert (world.loop().stage, asked(world)) == (Stage.AWAITING, ["unreadable time"])
