"""A mailbox and a calendar that are far away: answers get lost, and each question costs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from tests.runtime.workspace import Workspace

from reachout.domain.letter import Signature
from reachout.domain.loop import Stage
from reachout.errors import NotNow, Refused, Unreachable
from reachout.ports import Introduction
from reachout.runtime.app import Seams

SETTLES = timedelta(minutes=2)


class Far:
    """The local mailbox behind a line that may be cut; counts what is asked of it."""

    def __init__(self) -> None:
        self.inner: Any = None
        self.asked: list[str] = []
        self.instead: dict[str, Callable[..., Any]] = {}

    settles = SETTLES

    def seams(self, side: str) -> Seams:
        return replace(Seams(), **{side: self._around})

    def _around(self, inner: Any) -> Any:
        self.inner = inner
        return self

    def __getattr__(self, name: str) -> Any:
        real = getattr(self.inner, name)
        if not callable(real):
            return real

        def call(*args: Any, **how: Any) -> Any:
            if name != "close":
                self.asked.append(name)
            return self.instead.get(name, real)(*args, **how)

        return call


@pytest.fixture
def mail() -> Far:
    return Far()


@pytest.fixture
def world(tmp_path, mail) -> Workspace:
    made = Workspace.make(tmp_path / "home")
    made.seams = mail.seams("mail")
    return made


def unanswered(*args: Any, **how: Any) -> Any:
    raise Unreachable("No answer came.")


def test_field_retry_duplicates(world, mail):
    """google_workspace_mcp #1062: a request without an answer is looked for, never repeated."""
    late: list[Any] = []
    mail.instead["write_draft"] = lambda *what: late.append(what) or unanswered()
    world.run()
    world.after(minutes=1)
    assert mail.asked.count("write_draft") == 1
    mail.instead.clear()
    mail.inner.write_draft(*late[0])  # only now the other side carries it out
    world.after(minutes=1)
    world.after(minutes=5)
    assert len(world.drafts()) == 1
    assert mail.asked.count("write_draft") == 1


def test_what_certainly_never_happened_is_done_again(world, mail):
    """Once the time is over in which it could still have happened."""
    mail.instead["write_draft"] = unanswered
    world.run()
    mail.instead.clear()
    world.after(seconds=110)
    assert world.drafts() == []
    world.after(seconds=20)
    assert len(world.drafts()) == 1


@pytest.mark.parametrize(("problem", "again_after"), [(NotNow, 15), (Refused, 60)])
def test_a_clear_no_is_not_asked_again_at_once(world, mail, problem, again_after):
    """It is said, on the board too where the host must act, and tried again later."""

    def no(*args: Any) -> Any:
        raise problem("Not like this.")

    mail.instead["write_draft"] = no
    report = world.run()
    assert report.troubles == ["Not like this."]
    asked = [one.code for one in world.loop().attention]
    assert asked == (["not done"] if problem is Refused else [])
    world.after(minutes=again_after - 1)
    assert mail.asked.count("write_draft") == 1
    mail.instead.clear()
    world.after(minutes=1)
    assert (len(world.drafts()), world.loop().attention) == (1, ())


def test_nothing_is_asked_while_nothing_is_open(world, mail):
    """No look, no search: with nobody to write to there is nothing to see."""
    (world.home / "contacts.toml").write_text("format = 1\n")
    for _ in range(3):
        world.after(minutes=1)
    assert mail.asked == []


def test_one_look_is_all_that_an_idle_pass_asks(world, mail):
    """Whatever lies open."""
    world.run()
    world.run()
    mail.asked.clear()
    world.after(minutes=1)
    assert mail.asked == ["look"]


def test_field_draft_churn(world):
    """nylas-mail #117: while a mail program saves a draft again and again, nothing is written."""
    world.run()
    offered = [offer.start for offer in world.offers()]
    world.enter("dentist", offered[0], offered[0] + timedelta(hours=1))
    for _ in range(5):
        world.edit_draft("", "")  # saved anew, word for word
        world.after(minutes=2)
        assert [offer.start for offer in world.offers()] == offered
    world.after(minutes=10)
    assert [offer.start for offer in world.offers()] != offered
    assert len(world.drafts()) == 1


def test_the_letter_bears_the_signature_of_the_mailbox(world, mail):
    """As one written there by hand would; and it is no edit of the host's."""
    mail.instead["introduce"] = lambda: Introduction(
        addresses=frozenset({"s.berg@example.net"}),
        signature=Signature(text="Sam Berg\nLeeds", html="<b>Sam Berg</b><br>Leeds"),
    )
    world.run()
    draft = world.draft()
    assert draft.get_body(("plain",)).get_content().endswith("\n\nSam\n\n-- \nSam Berg\nLeeds\n")
    assert "<b>Sam Berg</b>" in draft.get_body(("html",)).get_content()
    world.after(minutes=1)
    assert not world.loop().pending.touched


def test_mail_from_an_address_that_only_the_mailbox_knows_is_the_hosts_own(world, mail):
    """An alias that the config does not name."""
    own = Introduction(addresses=frozenset({"s.berg@example.net"}))
    mail.instead["introduce"] = lambda: own
    world.run()
    with world.app() as app:
        assert "s.berg@example.net" in app.host.own_addresses


def test_times_follow_the_host_to_another_zone(tmp_path):
    """The calendar knows where the host is; the letter names the times as they are there."""
    calendar = Far()
    world = Workspace.make(tmp_path / "home")
    world.seams = calendar.seams("calendar")
    calendar.instead["zone"] = lambda: "Asia/Tokyo"
    world.run()
    assert world.loop().stage is Stage.DRAFTED
    with world.app() as app:
        assert app.host.zone == "Asia/Tokyo"
    assert "mine)" in world.draft().get_body(("plain",)).get_content()
