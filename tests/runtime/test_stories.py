"""What the host and the contact do, through files, and what becomes of the loop."""

from __future__ import annotations

import mailbox
from datetime import timedelta
from email.message import EmailMessage
from email.utils import format_datetime

import icalendar
import pytest
from tests.runtime.workspace import ADA, Workspace

from reachout.domain.loop import Ball, Outcome, Stage
from reachout.domain.offers import OfferState


@pytest.fixture
def world(tmp_path) -> Workspace:
    made = Workspace.make(tmp_path / "w")
    made.run()
    return made


def sent(world: Workspace) -> Workspace:
    """The first letter lies in Sent and the loop knows it."""
    world.clock.turn(timedelta(minutes=30))
    world.press_send()
    world.run()
    return world


def words(message: EmailMessage) -> str:
    return message.get_body(("plain",)).get_content()


# ------------------------------------------------------------------ drafts


def test_a_letter_with_free_times_lies_in_drafts(world):
    """One contact, one letter, three times, and nothing has left."""
    letter = words(world.draft())
    assert letter.count("– ") == 3
    assert world.draft()["To"] == "Ada Brook <ada@example.com>"
    assert world.sent() == []
    assert world.loop().stage is Stage.DRAFTED


def test_a_second_pass_does_nothing(world):
    """Nothing is written, and not one row changes its version."""
    before = world.loop()
    assert world.run().done == []
    assert world.loop() == before


def test_send_is_seen_whatever_the_mail_program_did_to_the_ids(world):
    """A new file, a new Message-ID, a new date: it is our letter all the same."""
    loop = sent(world).loop()
    assert (loop.stage, loop.ball, loop.pending) == (Stage.AWAITING, Ball.CONTACT, None)
    assert [offer.state for offer in world.offers()] == [OfferState.OFFERED] * 3


def test_field_draft_overwritten(world):
    """An edited draft is never written or taken away, at any time (inbox-zero)."""
    world.edit_draft("Hi Ada,", "Dear Ada,")
    world.after(minutes=5)
    assert world.loop().pending.touched
    for days in (8, 20, 40):
        world.after(days=days)
        assert "Dear Ada," in words(world.draft())
    assert world.loop().outcome is Outcome.NOT_SENT


def test_an_edited_letter_offers_what_it_says(world):
    """A struck time is not on offer any more; one written by hand is."""
    first, *_ = [line for line in words(world.draft()).splitlines() if line.startswith("– ")]
    world.edit_draft(f"{first}\n", "– Fri 5 June, 16:15\n")
    sent(world)
    offered = [o for o in world.offers() if o.state is OfferState.OFFERED]
    assert [o.number for o in offered] == [1, 2, 3]
    assert f"{offered[0].start:%d %H:%M}" == "05 15:15"  # 16:15 in London


def test_discarding_needs_two_looks(world):
    """A draft that is away for a moment is not discarded."""
    (name,) = world.folder(".Drafts").keys()
    kept = world.folder(".Drafts").get_bytes(name)
    world.discard()
    world.after(minutes=1)
    assert world.loop().stage is Stage.DRAFTED
    world.folder(".Drafts").add(kept)
    world.after(minutes=10)
    assert world.loop().pending.missing_since is None
    world.discard()
    world.after(minutes=1)
    world.after(minutes=10)
    assert (world.loop().stage, world.loop().outcome) == (Stage.CLOSED, Outcome.SKIPPED)


def test_a_letter_believed_discarded_may_still_go(world):
    """Undo and scheduled send: what turns up in Sent within 30 days takes the loop up again."""
    (name,) = world.folder(".Drafts").keys()
    kept = world.folder(".Drafts").get_bytes(name)
    world.discard()
    world.after(minutes=1)
    world.after(minutes=10)
    world.clock.turn(timedelta(days=3))
    world.folder(".Sent").add(kept)
    world.run()
    assert (world.loop().stage, world.loop().outcome) == (Stage.AWAITING, None)


def test_an_unsent_letter_is_put_away_after_three_weeks(world):
    """Untouched, it is withdrawn, and the person rests."""
    world.after(days=22)
    assert world.drafts() == []
    assert world.loop().outcome is Outcome.NOT_SENT


def test_an_untouched_draft_keeps_its_times_true(world):
    """A new appointment takes one of its times: only the lines of times change."""
    before = words(world.draft())
    start = world.offers()[0].start
    world.enter("dentist", start, start + timedelta(hours=1))
    world.after(minutes=20)
    after = words(world.draft())
    assert before != after
    rest = [line for line in after.splitlines() if not line.startswith("– ")]
    assert rest == [line for line in before.splitlines() if not line.startswith("– ")]
    assert start not in [offer.start for offer in world.standing()]


# ------------------------------------------------------------------ silence


def test_silence_is_met_with_one_nudge_and_then_let_go(world):
    """Eight working days, a reminder; later the loop closes and asks nothing more."""
    sent(world).after(days=12)
    assert world.loop().pending.letter == "nudge"
    assert world.draft()["In-Reply-To"]
    world.press_send()
    world.run()
    for _ in range(4):
        world.after(days=5)
    assert world.loop().outcome is Outcome.NO_REPLY
    assert (len(world.sent()), world.drafts()) == (2, [])


def test_a_nudge_thrown_away_is_not_written_again(world):
    """Discarding the reminder means: no more of them."""
    sent(world).after(days=12)
    world.discard()
    world.after(minutes=1)
    world.after(minutes=10)
    assert world.loop().stage is Stage.AWAITING
    world.after(days=12)
    assert world.drafts() == []
    assert world.loop().outcome is Outcome.NO_REPLY


# ------------------------------------------------------------------ replies


@pytest.mark.parametrize(
    ("text", "stage", "outcome"),
    [
        ("Number 2 works for me.", Stage.PROPOSED, None),
        ("Thank you, but no.", Stage.CLOSED, Outcome.DECLINED),
        ("Please take me off your list.", Stage.CLOSED, Outcome.OPTED_OUT),
        ("Not now, please ask me again in September.", Stage.CLOSED, Outcome.DEFERRED),
    ],
)
def test_a_plain_reply_is_acted_on(world, text, stage, outcome):
    """Yes, no, later, stop."""
    sent(world).reply(text)
    world.after(hours=2)
    assert (world.loop().stage, world.loop().outcome) == (stage, outcome)


def test_an_unclear_reply_is_put_before_the_host(world):
    """Nothing is guessed; the board names the command that answers."""
    sent(world).reply("Hm, I will have to see what my sister says about that whole week.")
    world.after(hours=2)
    loop = world.loop()
    assert (loop.stage, loop.ball) == (Stage.AWAITING, Ball.HOST)
    assert loop.attention
    assert world.drafts() == []
    _, failed = world.say("answer", word="accept", value="2")
    assert not failed
    assert world.loop().stage is Stage.PROPOSED


def test_field_own_mail_as_reply(world):
    """A copy of our own letter in the Inbox is no reply (warmbly #549)."""
    sent(world).deliver(world.sent()[0])
    world.after(hours=1)
    assert world.loop().ball is Ball.CONTACT


def test_field_reply_from_alias(world):
    """An unknown address in our thread is shown to the host, and books nothing (warmbly #591)."""
    sent(world).reply("Number 1 is fine.", sender="ada.private@example.net")
    world.after(hours=1)
    loop = world.loop()
    assert loop.stage is Stage.AWAITING
    assert [asked.code for asked in loop.attention] == ["other address"]


def test_field_away_is_not_reply(world):
    """Out of office holds the reminder until the return (LeadOrbit #569)."""
    text = "I am out of the office and back on 29 June 2026."
    sent(world).reply(text, Auto_Submitted="auto-replied")
    world.after(days=13)
    assert (world.loop().stage, world.drafts()) == (Stage.AWAITING, [])
    world.after(days=30)
    assert world.loop().pending.letter == "nudge"


def test_field_bounce_loop(world):
    """Two bounces cause no mail, and the address is marked (OpenEmailSequence)."""
    sent(world)
    for _ in range(2):
        _bounce(world)
        world.after(hours=1)
    assert world.loop().outcome is Outcome.BOUNCED
    assert (world.drafts(), len(world.sent())) == ([], 1)


def test_a_taken_time_leads_to_a_kind_new_offer(world):
    """The slot they chose is gone meanwhile: other times, and nothing on the calendar."""
    sent(world)
    start = world.offers()[1].start
    world.enter("dentist", start, start + timedelta(hours=1))
    world.reply("Number 2 works for me.")
    world.after(hours=2)
    loop = world.loop()
    assert (loop.stage, loop.pending.letter) == (Stage.AWAITING, "reoffer")
    assert len(world.events()) == 1


def test_another_exact_time_is_proposed_when_it_is_free(world):
    """A counter-offer that fits becomes a tentative event and a letter to confirm it."""
    sent(world).reply("None of these suits me. Could we do Friday 5 June at 15:30 instead?")
    world.after(hours=2)
    loop = world.loop()
    assert (loop.stage, loop.pending.letter) == (Stage.PROPOSED, "confirm")
    assert f"{loop.chat.start:%d %H:%M}" == "05 14:30"


# ------------------------------------------------------------------ the chat


def proposed(world: Workspace) -> Workspace:
    sent(world).reply("Number 2 works for me.")
    world.after(hours=2)
    return world


def test_nothing_reaches_the_guest_before_the_gesture(world):
    """The tentative event has no guest on it, and its words are fit for the guest."""
    (event,) = proposed(world).events()
    text = event.read_text()
    assert "STATUS:TENTATIVE" in text
    assert not [line for line in text.splitlines() if "ATTENDEE" in line and "ada@" in line]
    assert len(world.sent()) == 1


def test_sending_the_confirm_letter_books(world):
    """Send is the yes; the invitation is in the letter, and the event is confirmed."""
    proposed(world).press_send()
    world.after(minutes=5)
    loop = world.loop()
    assert (loop.stage, loop.chat.told) == (Stage.BOOKED, True)
    confirm = world.sent()[-1]
    (invite,) = [part for part in confirm.walk() if part.get_content_type() == "text/calendar"]
    method = icalendar.Calendar.from_ical(invite.get_payload(decode=True))["METHOD"]
    assert method == "REQUEST"
    assert "STATUS:CONFIRMED" in world.events()[0].read_text()


def test_accepting_books_through_the_letter(world):
    """`accept` is the other yes: the untouched letter goes, for only it can tell the guest."""
    _, failed = proposed(world).say("accept")
    assert not failed
    assert world.loop().stage is Stage.BOOKED
    assert len(world.sent()) == 2


def test_yes_in_the_calendar_books(world):
    """The host's own row in the .ics says accepted."""
    (event,) = proposed(world).events()
    calendar = icalendar.Calendar.from_ical(event.read_bytes())
    (chat,) = calendar.walk("VEVENT")
    own = chat["ATTENDEE"]
    own = own[0] if isinstance(own, list) else own
    own.params["PARTSTAT"] = "ACCEPTED"
    event.write_bytes(calendar.to_ical())
    world.after(minutes=5)
    assert world.loop().stage is Stage.BOOKED


def test_field_deleted_event_still_booked(world):
    """Deleted on the calendar: within one pass the loop knows (calcom/cal.diy #29720)."""
    proposed(world).press_send()
    world.after(minutes=5)
    world.events()[0].unlink()
    world.after(minutes=5)
    loop = world.loop()
    assert (loop.stage, loop.chat, loop.pending.letter) == (Stage.AWAITING, None, "reoffer")


def test_no_gesture_until_notice_runs_out(world):
    """The tentative event goes, and other times are offered."""
    proposed(world).after(days=7)
    assert world.events() == []
    assert world.loop().stage is Stage.AWAITING


def test_after_the_chat_a_thank_you_waits_with_what_was_noted(world):
    """`note --tell` goes into the letter; what is private does not."""
    proposed(world).press_send()
    world.after(minutes=5)
    world.after(days=8)
    assert (world.loop().stage, world.loop().pending.letter) == (Stage.MET, "thanks")
    told = "What you said about reading it aloud stayed with me."
    world.say("note", tell=told, gained="A way to begin.", promised="You will have the list.")
    letter = words(world.draft())
    assert told in letter
    assert "A way to begin." not in letter
    world.press_send()
    world.after(minutes=5)
    assert world.loop().outcome is Outcome.MET


def test_a_chat_that_did_not_happen(world):
    """`met --no` closes without thanks."""
    proposed(world).press_send()
    world.after(minutes=5)
    world.after(days=8)
    world.say("met", no="yes")
    assert world.loop().outcome is Outcome.CANCELLED
    assert world.drafts() == []


def booked(world: Workspace) -> Workspace:
    proposed(world).press_send()
    world.after(minutes=5)
    return world


def test_a_booked_chat_moves_only_with_the_letter_that_tells_it(world):
    """`answer at` writes a letter; the event is moved once, when that letter has gone."""
    chat = booked(world).loop().chat
    world.say("answer", word="at", value="2026-06-09T14:00:00+01:00")
    assert world.loop().pending.letter == "moved"
    assert world.loop().chat.start == chat.start
    before = world.events()[0].read_text()
    world.press_send()
    world.after(minutes=5)
    after = world.events()[0].read_text()
    assert f"{world.loop().chat.start:%d %H:%M}" == "09 13:00"
    assert before != after
    assert "SEQUENCE:1" in after
    assert len(world.events()) == 1


def test_a_move_thrown_away_leaves_the_chat_where_it_was(world):
    """Discarding the letter means that nothing moves, and nothing is written again."""
    chat = booked(world).loop().chat
    world.say("answer", word="at", value="2026-06-09T14:00:00+01:00")
    world.discard()
    world.after(minutes=1)
    world.after(minutes=10)
    loop = world.loop()
    assert (loop.stage, loop.chat.start, loop.chat.move) == (Stage.BOOKED, chat.start, None)
    world.after(minutes=30)
    assert world.drafts() == []


def test_field_guest_proposes_time(world):
    """A guest who wants another time is shown to the host; the event stays (nextcloud #6498)."""
    booked(world).reply("Something came up. Could we do Tuesday 9 June at 11:00 instead?")
    world.after(hours=1)
    loop = world.loop()
    assert loop.stage is Stage.BOOKED
    assert [asked.code for asked in loop.attention] == ["about the chat"]
    assert "STATUS:CONFIRMED" in world.events()[0].read_text()


def test_a_hand_written_answer_without_times_closes_what_was_settled_in_words(world):
    """They answered in words, the host did too, and nothing is left to arrange."""
    sent(world).reply("What a kind letter. I read it twice and smiled.")
    world.after(hours=1)
    assert [asked.code for asked in world.loop().attention] == ["answered"]
    _by_hand(world, "That is lovely to hear. All the best!")
    world.after(hours=1)
    assert world.loop().outcome is Outcome.TALKED


def test_a_late_yes_is_shown_and_can_be_taken_up(world):
    """Closed threads are watched: the host decides whether it begins again."""
    sent(world).say("close")
    world.after(days=1)
    world.reply("Sorry for the silence! Number 3 works for me.")
    world.after(hours=1)
    loop = world.loop()
    assert (loop.stage, loop.attention[0].code) == (Stage.CLOSED, "answered late")
    _, failed = world.say("answer", word="accept", value="3")
    assert not failed
    assert world.loop().stage is Stage.PROPOSED


def test_a_late_stop_is_for_good(world):
    """Also in a thread that was closed."""
    sent(world).say("close")
    world.after(days=1)
    world.reply("Please take me off your list.")
    world.after(hours=1)
    assert world.loop().outcome is Outcome.OPTED_OUT


def test_two_replies_that_disagree_are_put_before_the_host(world):
    """Several mails between two looks: nothing is guessed."""
    sent(world).reply("Number 1 works for me.")
    world.clock.turn(timedelta(minutes=3))
    world.reply("Wait, what would we talk about?")
    world.after(hours=1)
    loop = world.loop()
    assert (loop.stage, loop.attention[0].code) == (Stage.AWAITING, "several mails")
    assert world.events() == []


def test_the_next_letter_goes_on_where_the_chat_ended(world):
    """Months later: `again`, with what was kept, and no sentence twice."""
    booked(world).after(days=8)
    world.press_send()
    world.after(minutes=5)
    first = words(world.sent()[0])
    world.say("note", tell="I read each review aloud now, and ours are half as long.")
    world.after(days=95)
    again = words(world.draft())
    assert "half as long" in again
    assert "What came next?" in again
    said = {line for line in first.splitlines() if len(line) > 12 and not line.startswith("– ")}
    assert not said & set(again.splitlines())


def test_only_the_letter_that_the_host_saw_is_approved(world):
    """Its times changed since: the word is refused, and the next one sends what lies there."""
    start = world.offers()[0].start
    with world.app() as app:
        (contact,) = app.store.find_contacts(app.host.id, "Ada")
        (row,) = app.store.letters(world.loop().id)
        words_said = {"contact": contact.id, "revision": row.key}
        world.enter("dentist", start, start + timedelta(hours=1))
        number = app.store.say(app.host.id, "approve", words_said, app.now())
    world.after(minutes=5)
    with world.app() as app:
        assert app.store.command(number).failed
    assert world.sent() == []
    _, failed = world.say("approve")
    assert not failed
    assert len(world.sent()) == 1


def test_a_dragged_proposal_is_given_up_and_other_times_are_offered(world):
    """The guest agreed to the old time; the tentative event goes and the loop does not hang."""
    (event,) = proposed(world).events()
    calendar = icalendar.Calendar.from_ical(event.read_bytes())
    (chat,) = calendar.walk("VEVENT")
    for name in ("DTSTART", "DTEND"):
        chat[name].dt += timedelta(hours=1)
    event.write_bytes(calendar.to_ical())
    world.after(minutes=5)
    loop = world.loop()
    assert (loop.stage, loop.chat, loop.pending.letter) == (Stage.AWAITING, None, "reoffer")
    assert world.events() == []


def test_numbers_are_those_of_the_letter_in_their_hands(world):
    """`answer accept N` means the sent letter, though another one lies in Drafts."""
    sent(world)
    second = world.offers()[1].start
    world.reply("None of these work for me, sorry. Do you have other times?")
    world.after(hours=1)
    assert world.loop().pending.letter == "reoffer"
    world.say("answer", word="accept", value="2")
    assert world.loop().chat.start == second


def test_a_reply_to_somebody_taken_out_of_the_file_is_kept(world):
    """It is shown when they are back."""
    sent(world)
    people = (world.home / "contacts.toml").read_text()
    (world.home / "contacts.toml").write_text("format = 1\n")
    world.reply("Number 1 works for me.")
    world.after(hours=1)
    (world.home / "contacts.toml").write_text(people)
    world.after(hours=1)
    assert [asked.code for asked in world.loop().attention] == ["answered late"]


def test_many_drafts_that_vanish_at_once_are_an_alarm(tmp_path):
    """A lost folder is not so many decisions: nothing counts as discarded."""
    people = "".join(
        ADA.replace("Ada", name.title()).replace("ada@", f"{name}@") for name in ("ada", "ben")
    )
    world = Workspace.make(tmp_path / "w", people)
    settings = world.home / "reachout.toml"
    settings.write_text(settings.read_text() + "[rhythm]\nweekly = 2\n")
    world.run()
    assert len(world.drafts()) == 2
    world.discard()
    assert world.after(minutes=1).troubles == []  # they may be on their way to Sent
    report = world.after(minutes=10)
    world.after(minutes=10)
    assert "vanished" in report.troubles[0]
    assert {world.loop(who).stage for who in ("Ada", "Ben")} == {Stage.DRAFTED}
    report = world.after(days=22)  # when they would be put away, were they there
    assert ["vanished" in one for one in report.troubles] == [True]


def test_who_has_answered_is_not_reminded(world):
    """A nudge that lies there is put away when a reply comes."""
    sent(world).after(days=12)
    assert world.loop().pending.letter == "nudge"
    world.reply("Hm, what exactly would you like to know?")
    world.after(hours=1)
    assert (world.drafts(), world.loop().ball) == ([], Ball.HOST)


def test_a_letter_with_another_time_than_its_invitation_is_not_approved(world):
    """The host edited the hour; the attached .ics still says the old one."""
    proposed(world)
    line = next(one for one in words(world.draft()).splitlines() if "it is" in one or "at " in one)
    hour = line.split(" at ")[1].split(":")[0]
    drafts = world.folder(".Drafts")
    ((name, message),) = drafts.items()
    raw = message.as_bytes().replace(f" at {hour}:".encode(), b" at 17:")
    drafts.add(raw)
    drafts.remove(name)
    world.after(minutes=5)
    answer, failed = world.say("approve")
    assert failed
    assert "invitation" in answer
    assert len(world.sent()) == 1


def test_a_restored_memory_books_nothing_twice(world):
    """The event that stands there is seen; the host is asked, and no untrue letter is written."""
    import shutil

    sent(world)
    shutil.copytree(world.home / "state", world.home / "backup")
    world.reply("Number 2 works for me.")
    world.after(hours=1)
    world.press_send()
    world.after(minutes=5)
    shutil.rmtree(world.home / "state")
    (world.home / "backup").rename(world.home / "state")
    world.after(minutes=5)
    assert [asked.code for asked in world.loop().attention] == ["on the calendar"]
    assert (len(world.events()), world.drafts()) == (1, [])


# ------------------------------------------------------------------ whom


def test_field_resume_mails_again(world):
    """Pause and resume, or the same contacts read again, write no second letter (listmonk)."""
    sent(world)
    world.say("pause")
    world.say("resume")
    text = (world.home / "contacts.toml").read_text()
    (world.home / "contacts.toml").write_text(text + "\n# read again\n")
    world.after(minutes=5)
    assert (len(world.sent()), world.drafts()) == (1, [])


def test_a_lost_state_writes_nobody_twice(world):
    """Yesterday's backup, or none: the letter in Drafts and the one in Sent are found."""
    for act in (lambda: None, lambda: world.press_send()):
        act()
        for file in (world.home / "state").iterdir():
            file.unlink()
        world.after(minutes=5)
        assert len(world.drafts()) + len(world.sent()) == 1


def test_an_opt_out_outlives_the_database(world):
    """optout.txt stands for good."""
    sent(world).reply("Please take me off your list.")
    world.after(hours=1)
    for file in (world.home / "state").iterdir():
        file.unlink()
    world.folder(".Sent").clear()
    world.folder("").clear()
    world.after(days=200)
    assert world.drafts() == []


def test_the_week_holds_its_number(tmp_path):
    """Three people are due; one letter a week is written."""
    names = ("ada", "ben", "cleo")
    people = "".join(
        ADA.replace("Ada", name.title()).replace("ada@", f"{name}@") + "nudges = 0\n"
        for name in names
    )
    world = Workspace.make(tmp_path / "w", people)
    for week in range(1, 4):
        world.run()
        world.press_send()
        world.after(hours=1)
        assert len(world.sent()) == week
        world.clock.turn(timedelta(days=7))


def test_somebody_taken_out_of_the_file(world):
    """The loop closes and the untouched letter is withdrawn."""
    (world.home / "contacts.toml").write_text("format = 1\n")
    world.after(minutes=5)
    assert world.drafts() == []


def test_field_credentials_gone_bad(world, tmp_path):
    """An unreadable calendar: the letter asks for their times (calcom/cal.diy #29896)."""
    other = Workspace.make(tmp_path / "other")
    (other.home / "calendar" / "broken.ics").write_text("BEGIN:VCALENDAR\nnot a calendar")
    report = other.run()
    letter = words(other.draft())
    assert "– " not in letter
    assert any("calendar" in trouble for trouble in report.troubles)


# ------------------------------------------------------------------


def _by_hand(world: Workspace, text: str) -> None:
    """The host answers in his mail program, in the thread."""
    message = EmailMessage()
    message["From"] = "Sam Berg <sam@example.org>"
    message["To"] = "Ada Brook <ada@example.com>"
    message["Subject"] = "Re: Incident reviews"
    message["Date"] = format_datetime(world.clock.now())
    message["Message-ID"] = f"<byhand{next(world.ids)}@mail.example.org>"
    message["In-Reply-To"] = world.sent()[-1]["Message-ID"]
    message.set_content(text)
    world.folder(".Sent").add(mailbox.MaildirMessage(message.as_bytes()))


def _bounce(world: Workspace) -> None:
    last = world.sent()[-1]
    report = EmailMessage()
    report["From"] = "Mail Delivery System <mailer-daemon@example.org>"
    report["To"] = "sam@example.org"
    report["Subject"] = "Undelivered Mail Returned to Sender"
    report["Message-ID"] = f"<dsn{next(world.ids)}@example.org>"
    report["Return-Path"] = "<>"
    report["Auto-Submitted"] = "auto-replied"
    report.set_content(
        "I could not deliver your message.\n\n<ada@example.com>: 550 5.1.1 user unknown\n\n"
        f"Message-ID: {last['Message-ID']}\n"
    )
    world.deliver(report)
