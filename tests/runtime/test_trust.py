"""Whose word counts: what a mail brings about that is theirs, and what one that is not.

Told twice: with mail in a Maildir that a server of the host's has judged, and with Gmail.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from email.message import EmailMessage
from email.utils import format_datetime

import icalendar
import pytest
from tests.cli.terminal import reachout
from tests.runtime.google_workspace import GoogleWorkspace
from tests.runtime.workspace import ADA, Workspace

from reachout.domain.loop import Ball, Outcome, Stage
from reachout.domain.reading import Reading, Vouched
from reachout.domain.standing import Standing
from reachout.store.codec import from_json, to_json

SERVER = "mx.example.com"
GENUINE = f"{SERVER}; spf=fail; dkim=pass header.d=example.com"
FORGED = f"{SERVER}; spf=pass smtp.mailfrom=eve@example.net; dmarc=fail header.from=example.com"


class Post:
    """A workspace in which the first letter is sent, and mail of two kinds that comes in."""

    def __init__(self, world: Workspace) -> None:
        self.world = world
        world.run()
        world.after(minutes=30)
        world.press_send()
        world.after(minutes=5)

    def genuine(self, text: str, **headers: str) -> None:
        self.arrives(text, True, **headers)

    def forged(self, text: str, **headers: str) -> None:
        """With a verdict of the forger's own below that of the server."""
        self.arrives(text, False, **headers)

    def arrives(self, text: str, genuine: bool, **headers: str) -> None:
        world = self.world
        if isinstance(world, GoogleWorkspace):
            world.dmarc = "pass" if genuine else "fail"
            headers |= {"Authentication_Results": f"mx.google.com; {GENUINE.partition('; ')[2]}"}
            world.reply(text, **headers)
        elif genuine:
            world.reply(text, Authentication_Results=GENUINE, **headers)
        else:
            world.reply(text, Authentication_Results=FORGED, **headers)

    def lies(self, message: EmailMessage) -> None:
        self.world.deliver(message)

    def after(self, **time: float) -> None:
        self.world.after(**time)

    @property
    def loop(self):
        return self.world.loop()

    @property
    def standing(self) -> Standing:
        with self.world.app() as app:
            return app.store.standing(self.loop.contact)

    def asked(self) -> list[str]:
        return [asked.code for asked in self.loop.attention]

    def status(self) -> str:
        """As the host sees it, lines joined."""
        local = not isinstance(self.world, GoogleWorkspace)
        now = ("--now", self.world.clock.now().isoformat()) if local else ()
        said = reachout("--home", str(self.world.home), "status", *now)
        assert said.code == 0, said.err
        return " ".join(said.out.split())


@pytest.fixture(params=["local", "google"])
def post(request, tmp_path) -> Iterator[Post]:
    if request.param == "local":
        yield Post(Workspace.make(tmp_path / "w", send=f'trust = "{SERVER}"'))
        return
    world = GoogleWorkspace.at(tmp_path / "w")
    yield Post(world)
    world.close()


@pytest.fixture
def maildir(tmp_path) -> Post:
    return Post(Workspace.make(tmp_path / "w", send=f'trust = ["mx.example.net", "{SERVER}"]'))


def report(world: Workspace, *, inside: str = "", to: str = "ada@example.com") -> EmailMessage:
    """A mail server says that a letter to this address came back."""
    made = EmailMessage()
    made["From"] = "Mail Delivery System <mailer-daemon@example.net>"
    made["To"] = "sam@example.org"
    made["Subject"] = "Undelivered Mail Returned to Sender"
    made["Date"] = format_datetime(world.clock.now())
    made["Message-ID"] = f"<dsn{next(world.ids)}@example.net>"
    made["Return-Path"] = "<>"
    made.set_content(f"I could not deliver your message.\n\n<{to}>: 550 5.1.1 unknown\n\n{inside}")
    return made


NOT_CONFIRMED = "Your mail server did not confirm that this mail is from example.com."


# ------------------------------------------------------------------ yes, no, later, another time


def test_a_genuine_yes_books(post):
    """What the host's own mail server confirmed is acted on, as ever."""
    post.genuine("Number 2 works for me.")
    post.after(hours=1)
    assert post.loop.stage is Stage.PROPOSED


def test_a_forged_yes_books_nothing_and_the_host_is_told(post):
    """The mail names the right person, the right thread and a right time."""
    post.forged("Number 2 works for me.")
    post.after(hours=1)
    assert (post.loop.stage, post.asked()) == (Stage.AWAITING, ["unconfirmed"])
    assert list(post.world.events()) == []
    said = post.status()
    assert "Ada Brook seems to take a time." in said
    assert f"{NOT_CONFIRMED} So nothing follows until you say what it means." in said
    _, failed = post.world.say("answer", word="accept", value="2")
    assert not failed
    assert post.loop.stage is Stage.PROPOSED


@pytest.mark.parametrize(
    ("text", "seems"),
    [
        ("Thank you, but no.", "seems to say no."),
        ("Not now, please ask me again in September.", "seems to ask for later."),
        ("Another week would be better.", "seems to want another time."),
        ("Could we do Friday 12 June at 15:00 instead?", "seems to want another time."),
    ],
)
def test_forged_words_move_nothing(post, text, seems):
    """The host is asked, no reminder is written meanwhile, and it ends as silence does."""
    post.forged(text)
    post.after(hours=1)
    assert (post.loop.stage, post.asked(), post.world.drafts()) == (
        Stage.AWAITING,
        ["unconfirmed"],
        [],
    )
    assert seems in post.status()
    post.after(days=20)
    assert (post.loop.stage, post.world.drafts()) == (Stage.AWAITING, [])
    post.after(days=11)
    assert post.loop.outcome is Outcome.NO_REPLY


def test_a_reminder_that_lies_there_waits_as_well(post):
    """It is taken out of Drafts while the host is asked."""
    post.after(days=13)
    assert post.loop.pending.letter == "nudge"
    post.forged("Thank you, but no.")
    post.after(hours=1)
    assert (post.loop.ball, post.world.drafts()) == (Ball.HOST, [])


def test_words_that_only_ask_ask_as_before(post):
    """With what is missing said beside."""
    post.forged("What would we talk about?")
    post.after(hours=1)
    assert post.asked() == ["question"]
    assert NOT_CONFIRMED in post.status()


def test_what_was_agreed_is_not_undone_by_a_mail_that_nobody_confirms(post):
    """The genuine yes stands; the host is asked about the other."""
    post.genuine("Number 2 works for me.")
    post.after(minutes=1)
    post.forged("Sorry, another week would be better.")
    post.after(hours=1)
    assert (post.loop.stage, post.asked()) == (Stage.PROPOSED, ["unconfirmed"])
    assert len(post.world.events()) == 1


# ------------------------------------------------------------------ stop


def test_a_genuine_stop_is_for_good(post):
    """As ever."""
    post.genuine("Please do not write to me again.")
    post.after(hours=1)
    assert post.loop.outcome is Outcome.OPTED_OUT
    assert post.standing.opted_out


def test_a_forged_stop_is_asked_about_and_never_forgotten(post):
    """It strikes nobody off, writes no letter, and stays when the loop has closed."""
    post.forged("Please do not write to me again.")
    post.after(hours=1)
    assert (post.loop.stage, post.asked()) == (Stage.AWAITING, ["unconfirmed stop"])
    said = post.status()
    assert "Ada Brook seems to ask never to be written to again." in said
    assert f"{NOT_CONFIRMED} If it is theirs, say stop: it is for good." in said
    assert 'answer "Ada Brook" stop | ignore' in said
    for _ in range(12):
        post.after(days=10)
    assert (post.loop.outcome, post.asked()) == (Outcome.NO_REPLY, ["unconfirmed stop"])
    assert not post.standing.opted_out
    assert post.world.drafts() == []
    post.world.say("answer", word="stop")
    assert post.standing.opted_out


def test_a_forged_stop_that_the_host_knows_to_be_one(post):
    """`ignore`, and everything goes on."""
    post.forged("Please do not write to me again.")
    post.after(hours=1)
    post.world.say("answer", word="ignore")
    assert (post.loop.stage, post.asked()) == (Stage.AWAITING, [])
    post.genuine("Number 1 works for me.")
    post.after(hours=1)
    assert post.loop.stage is Stage.PROPOSED


def test_a_late_stop_that_nobody_confirms(post):
    """In a closed loop it is the same, and no later letter is written while it stands."""
    post.world.say("close")
    post.forged("Please take me off your list.")
    post.after(hours=1)
    assert (post.loop.outcome, post.asked()) == (Outcome.CANCELLED, ["unconfirmed stop"])
    for _ in range(12):
        post.after(days=20)
    assert post.asked() == ["unconfirmed stop"]
    assert post.world.drafts() == []


def test_a_stop_from_an_unlisted_address(post):
    """Perhaps they have two addresses: asked in clear words."""
    post.world.reply("Please do not write to me again.", sender="ada.private@example.net")
    post.after(hours=1)
    assert (post.loop.stage, post.asked()) == (Stage.AWAITING, ["unconfirmed stop"])
    assert "It came from an address you did not list." in post.status()
    assert not post.standing.opted_out


# ------------------------------------------------------------------ several between two looks


def test_a_forged_mail_beside_a_genuine_one_decides_nothing(post):
    """Whichever came last: the genuine one is acted on, the other is asked about."""
    post.genuine("Number 1 works for me.")
    post.world.clock.turn(timedelta(minutes=1))
    post.forged("Thank you, but no.")
    post.after(hours=1)
    assert (post.loop.stage, post.asked()) == (Stage.PROPOSED, ["unconfirmed"])


def test_a_forged_stop_beside_a_genuine_yes(post):
    """The yes is taken, and the question about the stop is not settled by it."""
    post.forged("Please do not write to me again.")
    post.world.clock.turn(timedelta(minutes=1))
    post.genuine("Number 1 works for me.")
    post.after(hours=1)
    assert (post.loop.stage, post.asked()) == (Stage.PROPOSED, ["unconfirmed stop"])
    assert not post.standing.opted_out


def test_a_genuine_stop_beside_a_forged_yes(post):
    """A stop of their own outweighs whatever stands beside it."""
    post.genuine("Please do not write to me again.")
    post.world.clock.turn(timedelta(minutes=1))
    post.forged("Number 1 works for me.")
    post.after(hours=1)
    assert (post.loop.outcome, post.asked()) == (Outcome.OPTED_OUT, [])


# ------------------------------------------------------------------ machines


def test_a_bounce_with_our_letter_inside_closes(post):
    """Nobody confirms a mail server; our Message-ID does."""
    post.lies(report(post.world, inside=f"Message-ID: {post.world.sent()[-1]['Message-ID']}"))
    post.after(hours=1)
    assert post.loop.outcome is Outcome.BOUNCED
    assert post.standing.bounced == ("ada@example.com",)


def test_a_forged_bounce_closes_nothing(post):
    """It names the address, which anybody knows, and not the letter, which nobody else has."""
    post.lies(report(post.world, inside="Message-ID: <made.up@example.org>"))
    post.after(hours=1)
    assert (post.loop.stage, post.asked()) == (Stage.AWAITING, ["perhaps bounced"])
    assert post.standing.bounced == ()
    assert "A mail says that ada@example.com cannot be reached." in post.status()
    post.world.say("answer", word="ignore")
    assert post.asked() == []


def test_a_bounce_does_not_prove_itself_by_a_mail_that_came_in(post):
    """The Message-ID of a forged mail stands in the thread, and is no letter of ours."""
    post.forged("What would we talk about?")
    post.after(hours=1)
    theirs = post.loop.thread.message_ids[-1]
    assert theirs not in post.loop.thread.sent_ids
    post.lies(report(post.world, inside=f"Message-ID: <{theirs}>"))
    post.after(hours=1)
    assert sorted(post.asked()) == ["perhaps bounced", "question"]


def test_a_bounce_of_somebody_else(post):
    """Of a mail to several people, for one of the others: it is no concern of this loop."""
    made = report(post.world, to="omar@example.com", inside="To: ada@example.com")
    post.lies(made)
    post.after(hours=1)
    assert (post.loop.stage, post.asked()) == (Stage.AWAITING, [])


AWAY = "I am out of the office and back on 29 June 2026."


@pytest.mark.parametrize("thread", [True, False])
@pytest.mark.parametrize("genuine", [True, False])
def test_away_is_believed_in_our_thread_or_from_them(post, thread, genuine):
    """It only makes us wait; any other is let pass."""
    headers = {} if thread else {"In_Reply_To": "<x@y>", "References": "<x@y>"}
    words = {"Auto_Submitted": "auto-replied", "Subject": "Automatic reply"}
    _answers(post, AWAY, genuine, words | headers)
    post.after(hours=1)
    believed = thread or genuine
    assert (post.loop.away_until is not None) == believed
    assert post.asked() == []


def _answers(post: Post, text: str, genuine: bool, headers: dict[str, str]) -> None:
    """Reply headers that are given replace those of the thread."""
    made = EmailMessage()
    made["From"], made["To"] = "Ada Brook <ada@example.com>", "sam@example.org"
    made["Date"] = format_datetime(post.world.clock.now())
    made["Message-ID"] = f"<away{next(post.world.ids)}@example.com>"
    if "In_Reply_To" not in headers:
        made["In-Reply-To"] = post.world.sent()[-1]["Message-ID"]
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    if isinstance(post.world, GoogleWorkspace):
        post.world.dmarc = "pass" if genuine else "fail"
    else:
        made["Authentication-Results"] = GENUINE if genuine else FORGED
    made.set_content(text)
    post.lies(made)


# ------------------------------------------------------------------ a chat that stands


def booked(post: Post) -> Post:
    post.genuine("Number 1 suits me well.")
    post.after(hours=1)
    post.world.press_send()
    post.after(hours=1)
    assert post.loop.stage is Stage.BOOKED
    return post


def answer_by_calendar(post: Post, partstat: str) -> EmailMessage:
    event = icalendar.Event()
    event.add("uid", "x@example.org")
    event.add("dtstart", post.loop.chat.start)
    event.add("attendee", "mailto:ada@example.com", parameters={"PARTSTAT": partstat})
    calendar = icalendar.Calendar()
    calendar.add("method", "REPLY")
    calendar.add_component(event)
    made = EmailMessage()
    made["From"], made["To"] = "Ada Brook <ada@example.com>", "sam@example.org"
    made["Subject"] = "Re: chat"
    made["Date"] = format_datetime(post.world.clock.now())
    made["Message-ID"] = f"<itip{next(post.world.ids)}@example.com>"
    made["In-Reply-To"] = post.world.sent()[-1]["Message-ID"]
    made.set_content("Answered by my calendar.")
    made.add_alternative(
        calendar.to_ical(), maintype="text", subtype="calendar", params={"method": "REPLY"}
    )
    return made


@pytest.mark.parametrize(
    ("verdict", "partstat", "asked", "guest"),
    [
        (GENUINE, "DECLINED", ["guest declined"], "declined"),
        (FORGED, "DECLINED", ["about the chat"], "needsAction"),
        (GENUINE, "ACCEPTED", [], "accepted"),
        (FORGED, "ACCEPTED", [], "needsAction"),
    ],
)
def test_an_answer_by_calendar(maildir, verdict, partstat, asked, guest):
    """The row of the guest follows their own answer alone; a forged no is asked about."""
    made = answer_by_calendar(booked(maildir), partstat)
    made["Authentication-Results"] = verdict
    maildir.lies(made)
    maildir.after(hours=1)
    assert (maildir.loop.stage, maildir.asked()) == (Stage.BOOKED, asked)
    assert maildir.loop.chat.guest.value.lower().replace("-", "") == guest.lower()


def test_a_forged_cancellation_leaves_the_chat_where_it_is(post):
    """As a genuine one does: only the host takes a booked chat off."""
    booked(post).forged("Something came up, I cannot make it.")
    post.after(hours=1)
    assert (post.loop.stage, post.asked()) == (Stage.BOOKED, ["about the chat"])
    assert NOT_CONFIRMED in post.status()


# ------------------------------------------------------------------ whose word


def test_spam_where_every_mail_is_believed(tmp_path):
    """A filter doubted just this one: the host is asked."""
    post = Post(Workspace.make(tmp_path / "w"))
    world = post.world
    (world.home / "mail/.Junk/new").mkdir(parents=True)
    (world.home / "mail/.Junk/cur").mkdir()
    (world.home / "mail/.Junk/tmp").mkdir()
    world.reply("Number 2 works for me.")
    (file,) = (world.home / "mail/new").iterdir()
    file.rename(world.home / "mail/.Junk/new" / file.name)
    post.after(hours=1)
    assert (post.loop.stage, post.asked()) == (Stage.AWAITING, ["unconfirmed"])


def test_spam_that_a_named_server_confirms(maildir):
    """It is theirs: a filter judges words, and those are read here."""
    world = maildir.world
    for name in ("new", "cur", "tmp"):
        (world.home / "mail/.Junk" / name).mkdir(parents=True)
    maildir.genuine("Number 2 works for me.")
    (file,) = (world.home / "mail/new").iterdir()
    file.rename(world.home / "mail/.Junk/new" / file.name)
    maildir.after(hours=1)
    assert maildir.loop.stage is Stage.PROPOSED


def test_check_says_whose_word_counts(tmp_path):
    """In one line."""
    told = {
        "": "senders: every mail is believed",
        f'trust = ["{SERVER}", "mx2.example.com"]': "senders: believed on the word of "
        f"{SERVER} or mx2.example.com",
    }
    for number, (trust, line) in enumerate(told.items()):
        home = tmp_path / str(number)
        Workspace.make(home, ADA, send=trust)
        said = reachout("--home", str(home), "check", "--now", "2026-06-01T09:00+01:00")
        assert line in said.out.splitlines(), said.err


def test_field_first_header_wins(maildir):
    """Any header counted, SPF of the attacker's own domain too (hermes-agent #88560, #46718)."""
    for verdict in (
        f"{SERVER}.example.net; dmarc=pass header.from=example.com",
        f"{SERVER}; spf=pass smtp.mailfrom=eve@example.net",
        f"{SERVER}; dkim=pass header.d=example.net; spf=pass smtp.mailfrom=example.com",
    ):
        maildir.world.reply("Number 2 works for me.", Authentication_Results=verdict)
        maildir.after(hours=1)
        assert (maildir.loop.stage, maildir.asked()) == (Stage.AWAITING, ["unconfirmed"])


def test_a_reading_that_was_stored_before_this_was_asked():
    """It loads, and nobody spoke for it."""
    older = '{"sender":"human","meaning":"accept","safe":true,"known_address":true,"rules":1}'
    kept = from_json(Reading, older)
    assert (kept.vouched, kept.confirmed) == (Vouched(), False)
    newer = replace(kept, vouched=Vouched(sender=True, why="mx.example.com confirms it."))
    assert from_json(Reading, to_json(newer)) == newer
    assert newer.confirmed
