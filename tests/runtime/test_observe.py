"""Observe mode: everything is weighed and said, and nothing at all is done or kept."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

import pytest
from tests.runtime.google_workspace import GoogleWorkspace
from tests.runtime.power import Power
from tests.runtime.workspace import ADA, Workspace

from reachout.domain.loop import Stage
from reachout.errors import NotNow, ReachoutError, Refused, Unreachable, Usage
from reachout.runtime.app import App, Seams
from reachout.runtime.observe import AGAIN, Observed
from reachout.runtime.opening import explain

WEEK = 7 * 24 * 60


def person(name: str, **fields: str) -> str:
    """Another one like Ada, under another name."""
    first = name.split()[0]
    made = ADA.replace("Ada Brook", name).replace("ada@", f"{first.lower()}@")
    made = made.replace("Hi Ada,", f"Hi {first},")
    return made + "".join(f"{key} = {value}\n" for key, value in fields.items())


BEN, CLEO = person("Ben Ode"), person("Cleo Marsh")


def mode(world: Workspace, word: str, weekly: int = 1) -> None:
    """Written into reachout.toml by the host."""
    file = world.home / "reachout.toml"
    text = file.read_text().partition("[daemon]")[0]
    file.write_text(f'{text}[daemon]\nmode = "{word}"\n[rhythm]\nweekly = {weekly}\n')


def observing(home: Path, contacts: str = ADA, weekly: int = 1) -> Workspace:
    made = Workspace.make(home, contacts)
    mode(made, "observe", weekly)
    return made


@pytest.fixture
def world(tmp_path: Path) -> Workspace:
    return observing(tmp_path / "home")


def seen(world: Workspace) -> Observed:
    observed = world.run().observed
    assert observed is not None
    return observed


def everything(world: Workspace) -> dict[str, str]:
    """Every row of the memory, and every file of mailbox and calendar."""
    with sqlite3.connect(world.home / "state" / "reachout.db") as database:
        rows = {"memory": "\n".join(database.iterdump())}
    files = [
        file
        for folder in ("mail", "calendar")
        for file in (world.home / folder).rglob("*")
        if file.is_file()
    ]
    return rows | {str(f): hashlib.sha256(f.read_bytes()).hexdigest() for f in files}


def writes(world: Workspace, days: float = 0, sender: str = "ada@example.com") -> None:
    """A mail to Sam that answers no letter of ours."""
    message = EmailMessage()
    message["From"], message["To"] = sender, "Sam Berg <sam@example.org>"
    message["Subject"], message["Message-ID"] = "Hello", f"<{sender}.{days}@example.com>"
    message["Date"] = format_datetime(world.clock.now())
    message.set_content("How are you?")
    world.deliver(message)


class Asked:
    """The mailbox: how often it was searched, and whether it answers."""

    def __init__(self) -> None:
        self.searches = 0
        self.instead: ReachoutError | None = None

    def seams(self) -> Seams:
        return Seams(mail=self._around)

    def _around(self, inner: object) -> Asked:
        self._inner = inner
        return self

    def search(self, *people: object, **how: object) -> object:
        self.searches += 1
        if self.instead is not None:
            raise self.instead
        return self._inner.search(*people, **how)

    def __getattr__(self, name: str) -> object:
        return getattr(self._inner, name)


@pytest.fixture
def asked(world: Workspace) -> Asked:
    made = Asked()
    world.seams = made.seams()
    return made


# ------------------------------------------------------------------ what is said


def test_it_says_whom_why_and_what(world: Workspace) -> None:
    """The person, the reason in the words of `why`, the letter with its times."""
    (one,) = seen(world).letters
    with world.app() as app:
        assert one.verdict == explain(app.world(), one.contact, app.now())
    assert (one.contact.name, one.verdict.rule) == ("Ada Brook", "never written")
    assert one.letter.subject == "Incident reviews"
    assert len(one.letter.slots) == 3


@pytest.mark.parametrize("weekly", [1, 2, 3])
def test_what_it_says_is_what_a_live_pass_writes(tmp_path: Path, weekly: int) -> None:
    """The same people, subjects and words, no time offered to two of them."""
    world = observing(tmp_path / "home", ADA + BEN + CLEO, weekly)
    said = seen(world).letters
    assert len(said) == weekly
    mode(world, "live", weekly)
    world.run()
    written = {str(one["Subject"]) + one.get_content() for one in map(_text, world.drafts())}
    assert {f"{one.letter.subject}{one.letter.text}\n" for one in said} == written
    starts = [slot.start for one in said for slot in one.letter.slots]
    assert len(starts) == len(set(starts))


def _text(draft: EmailMessage) -> EmailMessage:
    body = draft.get_body(("plain",))
    assert isinstance(body, EmailMessage)
    if body is not draft:
        body["Subject"] = draft["Subject"]
    return body


def test_of_the_others_it_says_nothing(tmp_path: Path) -> None:
    """Whose turn it is not has `why`."""
    world = observing(tmp_path / "home", ADA + person("Ben Ode", paused="true"))
    assert [one.contact.name for one in seen(world).letters] == ["Ada Brook"]


def test_a_touch_that_only_a_look_finds_counts(world: Workspace) -> None:
    """Ada wrote: nobody is written to, `why` says the same, and the touch is not kept."""
    world.run()
    writes(world)
    observed = seen(world)
    assert observed.letters == ()
    assert observed.silence is not None
    with world.app() as app:
        (ada,) = app.store.find_contacts(app.host.id, "Ada")
        assert explain(app.world(), ada, app.now()) == observed.silence
        assert app.store.standing(ada.id).last_touch is None


def test_a_missing_sentence_is_what_it_says(tmp_path: Path) -> None:
    """Of several who are not written to, the one whom a sentence of the host would help."""
    short = ADA.replace('link = "We met at the meetup in Leeds."\n', "")
    world = observing(tmp_path / "home", short + person("Ben Ode", last="2026-05-25"))
    silence = seen(world).silence
    assert silence is not None
    assert (silence.rule, "Ada Brook" in silence.text) == ("link missing", True)


def test_a_draft_of_the_hosts_own_stands_in_the_way(world: Workspace) -> None:
    """As it would for a live pass."""
    world.run()
    mode(world, "live")
    world.run()
    shutil.rmtree(world.home / "state")
    mode(world, "observe")
    observed = seen(world)
    assert observed.silence is not None
    assert observed.silence.rule == "draft lies there"


def test_without_a_calendar_the_letter_names_no_times(world: Workspace) -> None:
    """And the trouble is said."""
    world.run()
    (world.home / "calendar").rename(world.home / "elsewhere")
    report = world.run()
    assert report.observed is not None
    (one,) = report.observed.letters
    assert one.letter.slots == ()
    assert "calendar" in report.troubles[0]


def test_a_mailbox_that_is_not_there_is_said(world: Workspace) -> None:
    """No crash, no answer, and the next pass asks again."""
    world.run()
    (world.home / "mail").rename(world.home / "elsewhere")
    (world.home / "mail").write_text("not a folder")
    report = world.run()
    assert report.observed is not None
    assert not report.observed.told
    assert report.troubles
    (world.home / "mail").unlink()
    (world.home / "elsewhere").rename(world.home / "mail")
    assert seen(world).letters


@pytest.mark.parametrize("problem", [Unreachable, NotNow, Refused])
def test_a_mailbox_that_does_not_answer_is_said(
    world: Workspace, asked: Asked, problem: type[ReachoutError]
) -> None:
    """At each pass, until one is answered."""
    with world.app() as app:
        asked.instead = problem("Not now.")
        for _ in range(3):
            report = app.run_pass()
            assert report.troubles == ["Not now."]
            assert report.observed is not None
            assert not report.observed.told
        asked.instead = None
        report = app.run_pass()
        assert report.troubles == []
        assert report.observed is not None
        assert report.observed.letters


def test_with_nobody_there_it_says_so(tmp_path: Path) -> None:
    """An empty list is fine."""
    observed = seen(observing(tmp_path / "home", ""))
    assert observed.silence is not None
    assert "contacts.toml" in observed.silence.text


# ------------------------------------------------------------------ nothing is done


def test_nothing_is_stored_or_moved(tmp_path: Path) -> None:
    """Not a row, not a file, not a commit; over a week, with mail coming in."""
    world = observing(tmp_path / "home", ADA + BEN)
    world.run()
    power = Power()
    with world.app() as app:
        before, world.seams = everything(world), power.seams()
    for day in range(7):
        world.clock.turn(AGAIN * 96)
        if day == 3:
            writes(world)
            before = everything(world)
        world.run()
    assert everything(world) == before
    assert power.points == 0
    assert app.store.last_pass(app.host.id) is None


def test_what_is_open_from_live_days_is_left_as_it_is(tmp_path: Path) -> None:
    """A sent letter with its answer, and one in Drafts whose times run out: both untouched."""
    world = observing(tmp_path / "home", ADA + BEN, 2)
    mode(world, "live", 2)
    world.run()
    world.say("approve")
    world.reply("Number 1 suits me well.")
    mode(world, "observe", 2)
    with world.app():
        before = everything(world)
    for _ in range(5):
        world.clock.turn(AGAIN * 96 * 5)
        observed = seen(world)
        assert observed.letters == ()
        assert observed.left == ("Ada Brook", "Ben Ode")
        assert observed.silence is not None
    assert everything(world) == before


def test_what_came_meanwhile_is_read_once_live_again(tmp_path: Path) -> None:
    """No cursor moved, so nothing was lost."""
    world = Workspace.make(tmp_path / "home")
    world.run()
    world.say("approve")
    mode(world, "observe")
    world.run()
    world.reply("Number 3 suits me well.")
    world.after(minutes=20)
    assert world.loop().stage is Stage.AWAITING
    mode(world, "live")
    world.after(minutes=20)
    assert world.loop().stage is Stage.PROPOSED
    assert len(world.events()) == 1


def test_a_word_that_would_act_is_refused(world: Workspace) -> None:
    """With the way out, and nothing waits to be applied later."""
    world.run()
    before = everything(world)
    for word in ("approve", "accept", "skip", "pause", "note"):
        with pytest.raises(Usage, match="Observe mode is on"):
            world.say(word)
    assert everything(world) == before


def test_a_word_from_live_days_waits(tmp_path: Path) -> None:
    """It is applied when the mode is live again, and not before."""
    world = Workspace.make(tmp_path / "home")
    world.run()
    with world.app() as app:
        (ada,) = app.store.find_contacts(app.host.id, "Ada")
        app.store.say(app.host.id, "skip", {"contact": ada.id}, app.now())
    mode(world, "observe")
    world.after(minutes=1)
    assert world.loop().stage is Stage.DRAFTED
    mode(world, "live")
    world.after(minutes=1)
    assert world.loop().stage is Stage.CLOSED


# ------------------------------------------------------------------ going live


@pytest.mark.parametrize("weekly", [1, 2])
def test_going_live_begins_with_the_ordinary_number(tmp_path: Path, weekly: int) -> None:
    """Five weeks of watching are no backlog, and count as no letters either."""
    world = observing(tmp_path / "home", ADA + BEN + CLEO, weekly)
    for _ in range(5):
        world.after(minutes=WEEK)
    assert world.loop() is None
    mode(world, "live", weekly)
    world.after(minutes=1)
    assert len(world.drafts()) == weekly
    for draft in world.drafts():
        name = str(draft["To"]).split()[0].strip('"')
        world.say("approve", who=name)
    world.after(minutes=10)
    assert (len(world.sent()), len(world.drafts())) == (weekly, 0)


# ------------------------------------------------------------------ a daemon's memory


def passes(app: App, world: Workspace, number: int) -> list[Observed | None]:
    """One a minute, in one process."""
    found = []
    for _ in range(number):
        world.clock.turn(AGAIN / 15)
        found.append(app.run_pass().observed)
    return found


def test_a_daemon_does_not_ask_every_minute(world: Workspace, asked: Asked) -> None:
    """Once in a quarter of an hour is enough to watch by."""
    with world.app() as app:
        answers = passes(app, world, 45)
    assert asked.searches == 3
    assert all(answer is not None and answer.letters for answer in answers)


def test_a_changed_config_is_weighed_at_once(world: Workspace, asked: Asked) -> None:
    """The host edits a sentence and sees it."""
    with world.app() as app:
        passes(app, world, 2)
        contacts = world.home / "contacts.toml"
        contacts.write_text(contacts.read_text().replace("Incident reviews", "Quiet incidents"))
        (answer,) = passes(app, world, 1)
    assert answer is not None
    assert answer.letters[0].letter.subject == "Quiet incidents"


def test_the_mode_counts_although_another_command_read_it_first(world: Workspace) -> None:
    """`status` between the edit and the pass: the daemon must not miss what the host wrote."""
    mode(world, "live")
    with world.app() as daemon:
        mode(world, "observe")
        with world.app():
            pass
        assert daemon.run_pass().observed is not None
    assert world.drafts() == []


def test_the_passing_of_a_day_alone_is_no_news(tmp_path: Path) -> None:
    """ "You were in touch 5 days ago" is not said anew as 6; another date is."""
    world = observing(tmp_path / "home", person("Ada Brook", last="2026-05-25"))
    first = seen(world)
    world.clock.turn(AGAIN * 96)
    second = seen(world)
    assert first.silence != second.silence
    assert first.news == second.news
    writes(world)
    world.clock.turn(AGAIN)
    assert seen(world).news == second.news  # nobody is searched whose time has not come


def test_people_who_are_not_due_do_not_hide_the_one_who_is(tmp_path: Path) -> None:
    """Sixty have been in touch lately, which only a look finds; the next one is weighed all the
    same, and nobody is searched twice."""
    many = "".join(person(f"P{n:02} Brook") for n in range(60))
    world = observing(tmp_path / "home", many + person("Zoe Brook"))
    world.run()
    for n in range(60):
        writes(world, sender=f"p{n:02}@example.com")
    asked = Asked()
    world.seams = asked.seams()
    with world.app() as app:
        answers = passes(app, world, 31)
    assert [one.contact.name for answer in answers for one in answer.letters] == ["Zoe Brook"] * 31
    assert asked.searches == 61 + 2


# ------------------------------------------------------------------ at Google


@pytest.fixture
def google(tmp_path: Path) -> Iterator[GoogleWorkspace]:
    made = GoogleWorkspace.at(tmp_path / "google")
    mode(made, "observe")
    yield made
    made.close()


def test_at_google_it_only_reads(google: GoogleWorkspace) -> None:
    """By the server's own log: nothing but questions, and few of them in an hour of passes."""
    with google.app() as app:
        answers = passes(app, google, 60)
    asked = [call.method_id for call in google.google.log if call.method_id]
    assert {name.rpartition(".")[2] for name in asked} <= {"token", "list", "get", "query"}
    assert len(asked) <= 24, asked
    assert google.drafts() == []
    said = answers[-1]
    assert said is not None
    (one,) = said.letters
    mode(google, "live")
    google.run()
    assert google.draft()["Subject"] == one.letter.subject


def test_without_a_login_the_cure_is_said(google: GoogleWorkspace) -> None:
    """At each pass, and it is no crash."""
    (google.home / "state" / "google-token.json").unlink()
    for _ in range(2):
        report = google.run()
        assert report.observed is not None
        assert not report.observed.told
        assert "reachout auth" in report.troubles[0]
