"""Stories that happen only with mailbox and calendar at Google.

All others are played there too, in tests/slow/test_stories_at_google.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta

import pytest
from tests.runtime import test_stories as stories
from tests.runtime.google_workspace import GoogleWorkspace
from tests.runtime.test_stories import proposed, sent
from tests.runtime.workspace import ADA

from reachout.domain.loop import Outcome, Stage


@pytest.fixture
def world(tmp_path) -> Iterator[GoogleWorkspace]:
    made = GoogleWorkspace.at(tmp_path / "w")
    made.run()
    yield made
    made.close()


# ------------------------------------------------------------------ drafts


def test_a_draft_that_comes_back_was_not_discarded(world):
    """Undo within the two looks: Gmail gives the draft back under another id."""
    old = world.draft_id
    world.press_send()
    world.google.gmail.undo(old)
    world.after(minutes=5)
    world.after(minutes=5)
    assert (world.loop().stage, world.loop().pending.missing_since) == (Stage.DRAFTED, None)


def test_a_discarded_draft_is_a_skip(world):
    """After two looks, minutes apart."""
    world.discard()
    world.after(minutes=1)
    assert world.loop().stage is Stage.DRAFTED
    world.after(minutes=10)
    assert (world.loop().stage, world.loop().outcome) == (Stage.CLOSED, Outcome.SKIPPED)


def test_all_drafts_gone_at_once_are_an_alarm(tmp_path):
    """Said when they would count as discarded, and none of them does."""
    people = ADA + ADA.replace("Ada", "Ben").replace("ada", "ben")
    with closing(GoogleWorkspace.at(tmp_path / "w", people)) as world:
        settings = world.home / "reachout.toml"
        settings.write_text(settings.read_text() + "[rhythm]\nweekly = 2\n")
        world.run()
        assert len(world.drafts()) == 2
        world.discard()
        assert world.after(minutes=1).troubles == []
        assert "vanished" in " ".join(world.after(minutes=10).troubles)
        assert {world.loop(who).stage for who in ("Ada", "Ben")} == {Stage.DRAFTED}


def test_a_scheduled_letter_may_still_go(world):
    """It looks discarded until its hour comes, days later."""
    draft = world.draft_id
    world.google.gmail.send_later(draft)
    world.after(minutes=1)
    world.after(minutes=10)
    assert world.loop().outcome is Outcome.SKIPPED
    world.clock.turn(timedelta(days=3))
    world.google.gmail.send_scheduled(draft)
    world.run()
    assert (world.loop().stage, world.loop().outcome) == (Stage.AWAITING, None)


def test_another_subject_is_another_thread_and_still_this_letter(world):
    """Gmail moves the draft into a thread of its own; the reply there is heard."""
    world.google.gmail.edit(world.draft_id, subject="Reviews, and a question")
    sent(world)
    world.after(minutes=3)  # Gmail's search is some seconds behind
    assert world.loop().stage is Stage.AWAITING
    world.reply("Number 2 works for me.")
    world.after(hours=2)
    assert world.loop().stage is Stage.PROPOSED


def test_edited_and_sent_between_two_looks(world):
    """What counts is what went: a time struck a moment before Send is not on offer."""
    line, *_ = [one for one in stories.words(world.draft()).splitlines() if one.startswith("– ")]
    world.google.gmail.autosave(world.draft_id, 3)
    world.edit_draft(f"{line}\n", "")
    sent(world)
    assert world.loop().stage is Stage.AWAITING
    assert len([one for one in world.offers() if one.state.value == "offered"]) == 2


def test_approve_says_where_to_press_send(world):
    """reachout has no right to send: it shows the letter in Gmail."""
    answer, failed = world.say("approve")
    assert failed
    assert "https://mail.google.com/" in answer
    assert world.google.log.sends() == []


# ------------------------------------------------------------------ the chat


def own(world: GoogleWorkspace) -> tuple[str, str, bool]:
    """How the event stands, what the host's row says, and whether anybody else is on it."""
    row = world.event()
    answers = {one["email"]: one["responseStatus"] for one in row["attendees"]}
    mine = answers.pop("sam@example.org")
    return row["status"], mine, bool(answers)


def test_nobody_but_the_host_sees_a_proposal(world):
    """Tentative, on his own calendar, nobody invited and nobody told."""
    proposed(world)
    assert own(world) == ("tentative", "needsAction", False)
    assert world.google.calendar.told == []
    (insert,) = world.google.log.of("calendar.events.insert")
    assert insert.params["sendUpdates"] == "none"


def test_send_on_the_confirm_letter_invites(world):
    """Send is the yes: now the calendar tells the guest, and no .ics is in the letter."""
    proposed(world).press_send()
    world.after(minutes=5)
    assert (world.loop().stage, world.loop().chat.told) == (Stage.BOOKED, True)
    assert own(world) == ("confirmed", "accepted", True)
    assert [(one.address, one.what) for one in world.google.calendar.told] == [
        ("ada@example.com", "invite")
    ]
    assert "text/calendar" not in [part.get_content_type() for part in world.sent()[-1].walk()]


def test_accept_invites(world):
    """The other yes, by command: the calendar tells the guest, the letter waits."""
    _, failed = proposed(world).say("accept")
    assert not failed
    assert world.loop().stage is Stage.BOOKED
    assert own(world) == ("confirmed", "accepted", True)
    assert len(world.drafts()) == 1


def test_yes_on_the_event_invites(world):
    """Where Google asks the host on his own event."""
    proposed(world)
    world.google.calendar.answer(world.events()[0], "accepted")
    world.after(minutes=5)
    assert world.loop().stage is Stage.BOOKED
    assert len(world.google.calendar.told) == 1


def test_an_event_deleted_at_google(world):
    """Within one pass the loop knows (calcom/cal.diy #29720)."""
    proposed(world).press_send()
    world.after(minutes=5)
    world.google.calendar.delete(world.events()[0])
    world.after(minutes=5)
    loop = world.loop()
    assert (loop.stage, loop.chat, loop.pending.letter) == (Stage.AWAITING, None, "reoffer")


def test_a_taken_time_is_offered_anew(world):
    """The slot they chose is gone meanwhile: other times, and nothing of ours on the calendar."""
    sent(world)
    start = world.offers()[1].start
    world.enter("dentist", start, start + timedelta(hours=1))
    world.reply("Number 2 works for me.")
    world.after(hours=2)
    assert (world.loop().stage, world.loop().pending.letter) == (Stage.AWAITING, "reoffer")
    assert world.events() == []


def test_a_booked_chat_moves_once_the_letter_went(world):
    """The event stays where it is until the host has sent the new time; then it moves, once."""
    proposed(world).press_send()
    world.after(minutes=5)
    before = world.event()["start"]
    day = world.loop().chat.start + timedelta(days=1)
    world.say("answer", word="at", value=day.isoformat())
    assert world.event()["start"] == before
    world.press_send()
    world.after(minutes=5)
    assert world.event()["start"] != before
    assert world.loop().chat.start == day
    assert [one.what for one in world.google.calendar.told] == ["invite", "update"]
    assert len(world.events()) == 1


def test_a_guest_who_declines_is_put_before_the_host(world):
    """On the calendar, not by mail; nothing is taken off for them."""
    proposed(world).press_send()
    world.after(minutes=5)
    world.google.calendar.guest_answers(world.events()[0], "declined")
    world.after(minutes=5)
    assert [one.code for one in world.loop().attention] == ["guest declined"]
    assert len(world.events()) == 1


def test_the_hosts_own_answer_in_the_thread_closes_what_was_settled_in_words(world):
    """Written by hand in the browser, without times."""
    sent(world).reply("What a kind letter. I read it twice and smiled.")
    world.after(hours=2)
    assert [asked.code for asked in world.loop().attention] == ["answered"]
    gmail, (first, *_) = world.google.gmail, world.loop().thread.message_ids
    gmail.answer_by_hand(gmail.thread_of(gmail.find(f"<{first}>")), "That is lovely to hear.")
    world.after(hours=2)
    assert world.loop().outcome is Outcome.TALKED


def test_an_opt_out_outlives_database_and_mailbox(world):
    """It stands in optout.txt, and no letter is written after it."""
    sent(world).reply("Please take me off your list.")
    world.after(hours=2)
    assert world.loop().outcome is Outcome.OPTED_OUT
    for file in (world.home / "state").glob("reachout.db*"):
        file.unlink()
    world.after(days=400)
    assert world.drafts() == []


# ------------------------------------------------------------------ trouble


def test_field_token_seven_days(world):
    """insanum/gcalcli #628: the cause and the cure are named, and a new login goes on."""
    world.google.oauth.revoke()
    world.google.oauth.expire_access()
    report = world.after(minutes=1)
    told = " ".join(report.troubles)
    assert "Testing" in told and "reachout auth" in told
    asked = len(world.google.log)
    world.after(minutes=1)
    assert len(world.google.log) - asked <= 1
    world.log_in()
    assert world.after(minutes=1).troubles == []
    sent(world)
    assert world.loop().stage is Stage.AWAITING


def test_nothing_was_ever_sent_by_us(world):
    """The server saw no request to send, in a whole loop."""
    proposed(world).press_send()
    world.after(minutes=5)
    world.after(days=9)
    world.press_send()
    world.after(minutes=5)
    assert world.loop().outcome is Outcome.MET
    assert world.google.log.sends() == []
