"""Observe mode at the terminal: `once`, `run` and `status` say what would be written."""

from __future__ import annotations

from contextlib import redirect_stdout
from datetime import datetime, timedelta
from io import StringIO

import pytest
from tests.cli.terminal import MONDAY, TUESDAY, Workspace
from tests.cli.test_run import daemon, read_until

from reachout.cli.teller import Teller
from reachout.cli.workspace import Place
from reachout.runtime.app import opened
from reachout.runtime.clock import SetClock

ON = "Observe mode"


@pytest.fixture
def watching(sam: Workspace) -> Workspace:
    """Sam's new workspace in observe mode."""
    set_mode(sam, "observe")
    return sam


def set_mode(sam: Workspace, mode: str) -> None:
    file = sam.home / "reachout.toml"
    lines = [line for line in file.read_text().splitlines() if not line.startswith("mode = ")]
    at = lines.index("[daemon]") + 1
    file.write_text("\n".join([*lines[:at], f'mode = "{mode}"', *lines[at:], ""]))


def test_once_says_whom_why_and_where_to_see_it(watching: Workspace) -> None:
    """And again the same, for nothing has changed by it."""
    out = watching.does("once")
    for words in (
        ON,
        "The first letter to Priya Nair would be written: “Incident reviews”",
        "Priya Nair has had no letter from you yet.",
        "Wed 3 June, 11:00",
        "Hi Priya,",
        f'reachout --home {watching.home} preview "Priya Nair"',
    ):
        assert words in out
    assert watching.does("once") == out
    assert watching.mail("Drafts") == []


def test_once_as_json(watching: Workspace) -> None:
    """The letter, whole, with its reason and its times; what `preview` shows."""
    (one,) = watching("once", "--json").json
    assert (one["effect"], one["contact"], one["rule"]) == (
        "WouldWrite", "Priya Nair", "never written",
    )  # fmt: skip
    assert watching.does("preview", "Priya") == f"Subject: {one['subject']}\n\n{one['body']}\n"
    assert len(one["times"]) == 3


def test_status_shows_it_as_well(watching: Workspace) -> None:
    """Without a pass, and in the JSON as a field of its own."""
    out = watching.does("status")
    assert ON in out
    assert "would be written: “Incident reviews”" in out
    said = watching("status", "--json").json
    assert list(said) == ["now", "loops", "sources", "observed"]
    assert said["observed"]["letters"] == watching("once", "--json").json
    assert (said["observed"]["silence"], said["observed"]["left"]) == (None, [])


def test_status_in_live_mode_knows_nothing_of_it(sam: Workspace) -> None:
    """The field is there in observe mode only."""
    assert "observed" not in sam("status", "--json").json


def test_when_nobody_would_be_written_to_it_says_why(sam: Workspace) -> None:
    """In the words of `why`, with the day on which that could change."""
    sam.does("met", "Priya")
    set_mode(sam, "observe")
    out = sam.does("once", now=TUESDAY)
    assert "No letter would be written now." in out
    assert sam.does("why", "Priya", now=TUESDAY).splitlines()[0] in out
    assert "Looked at again" in out


@pytest.mark.parametrize(
    "words",
    [
        ("approve", "Priya"), ("accept", "Priya"), ("answer", "Priya", "talked"),
        ("skip", "Priya"), ("snooze", "Priya", "2026-09-01"), ("pause",), ("resume", "Priya"),
        ("close", "Priya"), ("note", "Priya", "--gained", "Much."), ("met", "Priya"),
    ],
    ids=lambda words: words[0],
)  # fmt: skip
def test_words_that_would_act_have_no_place(watching: Workspace, words: tuple[str, ...]) -> None:
    """Exit 2, with the line that ends observing; none of them is kept for later."""
    said = watching(*words)
    assert (said.code, said.out) == (2, "")
    assert f"`{words[0]}`" in said.err
    assert 'mode = "live"' in said.err
    assert "waits for the next pass" not in watching.does("status")


def test_what_lies_in_drafts_from_before_is_named_and_left(drafted: Workspace) -> None:
    """No command that would be refused is offered with it."""
    set_mode(drafted, "observe")
    out = drafted.does("status", now=TUESDAY)
    assert "left exactly as it is until mode is live: Priya Nair" in out
    assert "approve" not in out
    assert "No letter would be written now." in drafted.does("once", now=TUESDAY)
    assert len(drafted.mail("Drafts")) == 1


def test_a_mailbox_that_is_gone_is_said(watching: Workspace) -> None:
    """By `once` and `status`, on standard error, and neither fails."""
    (watching.home / "mail").rename(watching.home / "elsewhere")
    (watching.home / "mail").write_text("")
    for word in ("once", "status"):
        said = watching(word)
        assert (said.code, "mail" in said.err) == (0, True)
        assert "cannot be told just now" in said.out


@pytest.mark.slow
def test_the_daemon_goes_live_when_told(watching: Workspace) -> None:
    """A changed subject is said at the next pass, and so is the end of observing."""
    settings = watching.home / "reachout.toml"
    settings.write_text(settings.read_text().replace('"1 minute"', '"10 seconds"'))
    with daemon(watching) as running:
        first = read_until(running, "all of it:")
        assert ON in first
        contacts = watching.home / "contacts.toml"
        contacts.write_text(contacts.read_text().replace("Incident reviews", "Quiet incidents"))
        second = read_until(running, "all of it:")
        assert "Quiet incidents" in second
        assert "Incident reviews" not in second
        assert watching.mail("Drafts") == []
        set_mode(watching, "live")
        third = read_until(running, "send it:")
        assert third.startswith("Observe mode is off.")
        assert len(watching.mail("Drafts")) == 1


def test_the_same_answer_is_said_once(watching: Workspace) -> None:
    """Three passes of one teller, one answer."""
    out, clock = StringIO(), SetClock(datetime.fromisoformat(MONDAY))
    with opened(watching.home, clock) as app, redirect_stdout(out):
        teller = Teller(app, Place(home=watching.home, now=None))
        for _ in range(3):
            teller(app.run_pass())
            clock.turn(timedelta(minutes=20))
    assert out.getvalue().count("would be written") == 1
