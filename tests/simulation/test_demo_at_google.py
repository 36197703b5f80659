"""The demo with mailbox and calendar at Google: same people, same host, same checker."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from tests.fakes.google import Switches
from tests.simulation import at_google, figures, google
from tests.simulation.at_google import Scene
from tests.simulation.plays import Paused, Played
from tests.simulation.test_mutants import Like, WritesTwice

from reachout.domain.loop import Stage as LoopStage
from reachout.runtime.app import Seams
from reachout.simulation import cast, demo
from reachout.simulation.stage import stops


def problems_of(scene: Scene) -> str:
    board = demo.board_of(scene.stage.app)
    return "\n".join(scene.stage.checker.verdict(board, scene.stage.app.settings.policy))


# ------------------------------------------------------------------ two weeks of everybody


@pytest.fixture(scope="module")
def lines() -> list[str]:
    return []


@pytest.fixture(scope="module")
def two_weeks(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> Iterator[Scene]:
    home = tmp_path_factory.mktemp("google") / "two-weeks"
    with at_google.staged(home, cast.PEOPLE, lines.append) as scene:
        scene.stage.play(2)
        yield scene


def test_it_begins_like_the_demo_on_files(
    two_weeks: Scene, lines: list[str], three_weeks: Paused
) -> None:
    """Up to the first thing that Google does differently: no command can press Send there."""
    at = lines.index('       Robin types: reachout approve "Greta Nowak"')
    assert at > 40
    assert tuple(lines[: at + 1]) == three_weeks.lines[: at + 1]


def test_approve_names_the_place_and_the_host_presses_send_there(
    two_weeks: Scene, lines: list[str]
) -> None:
    """The letter goes all the same, by the host's own hand."""
    at = lines.index('       Robin types: reachout approve "Greta Nowak"')
    assert lines[at + 1].startswith("       reachout answers: ")
    assert "https://mail.google.com/" in lines[at + 2]
    assert lines[at + 3].endswith(
        "sends Greta Nowak the letter that confirms it. That is the yes."
    )


def test_nothing_is_said_to_go_wrong(two_weeks: Scene, lines: list[str]) -> None:
    """No pass reported a problem, and the checker found none."""
    assert [line for line in lines if "Trouble" in line or "cannot" in line] == []
    assert problems_of(two_weeks) == ""


def test_the_server_saw_no_request_to_send(two_weeks: Scene) -> None:
    """What went is what the host sent in the browser."""
    assert two_weeks.server.log.sends() == []
    sent = two_weeks.stage.around.sent()
    assert sent.keys() == two_weeks.stage.host.diary.sent


def test_the_calendar_told_those_who_agreed_and_nobody_else(two_weeks: Scene) -> None:
    """Once each, by invitation, when the letter that confirms it had gone."""
    told = [(one.address, one.what) for one in two_weeks.server.calendar.told]
    assert told == [(cast.COLETTE.address, "invite"), (cast.GRETA.address, "invite")]


def test_the_figures_tell_what_the_server_counted(two_weeks: Scene) -> None:
    """Every unit of Gmail stands in one of the three sums, and the guests with their gesture."""
    found = figures.stops(two_weeks.server.log)
    assert sum(stop.units for stop in found) == two_weeks.server.log.units()
    told = list(figures.told(two_weeks))
    assert "  Requests to send a letter: 0" in told
    assert told[-1] == (
        "    Thursday 17 September: invite to greta@example.com,"
        " after Send on the letter that confirms it"
    )


# ------------------------------------------------------------------ one person, a few days


def played(scene: Scene, number: int) -> str:
    """What the checker says after so many stops."""
    for now in list(stops(demo.START, 2, cast.HOST_ZONE))[:number]:
        scene.stage.stop_at(now)
    return problems_of(scene)


@pytest.mark.parametrize("own_row", ["asks", "silent", "accepted"])
def test_yes_invites_whatever_google_asks_the_host(tmp_path: Path, own_row: Any) -> None:
    """Where no Yes is offered on the host's own event, `accept` says it; nobody is told before."""
    switches = Switches(own_row=own_row)
    with at_google.staged(tmp_path / "home", (cast.THILO,), print, switches=switches) as scene:
        assert played(scene, 5) == ""
        told = [(one.address, one.what) for one in scene.server.calendar.told]
        assert told == [(cast.THILO.address, "invite")]
        assert scene.stage.host.diary.accepted == {one.event for one in scene.stage.around.told()}


def test_letters_that_gmail_holds_back_for_undo_are_no_alarm(tmp_path: Path) -> None:
    """Two are sent in a row, and for half a minute they lie neither in Drafts nor in Sent."""
    people, lines, switches = (cast.COLETTE, cast.EFUA), [], Switches(sent_shows_at_once=False)
    with at_google.staged(tmp_path / "home", people, lines.append, switches=switches) as scene:
        assert played(scene, 3) == ""
        assert [line for line in lines if "Trouble" in line] == []
        stages = {card.loop.stage for card in demo.board_of(scene.stage.app).cards}
        assert stages == {LoopStage.AWAITING}


class InvitesAtOnce(Like):
    """Puts the guest on the event before the host has said anything."""

    def __init__(self, real: Any, scenes: list[Scene]) -> None:
        super().__init__(real)
        self.scenes = scenes

    def place(self, event: Any) -> Any:
        seen = self.real.place(event)
        self.scenes[0].server.calendar.invite(event.id, event.guest)
        return seen


def colette(home: Path, seams: Seams) -> AbstractContextManager[Scene]:
    return at_google.staged(home, (cast.COLETTE,), print, seams=seams)


def test_an_invitation_before_the_gesture_is_caught(tmp_path: Path) -> None:
    """The checker believes what the calendar told, not what the program says."""
    scenes: list[Scene] = []
    seams = Seams(calendar=lambda real: InvitesAtOnce(real, scenes))
    with colette(tmp_path / "home", seams) as scene:
        scenes.append(scene)
        assert f"{cast.COLETTE.address} was told of a chat" in played(scene, 3)


def test_a_second_draft_is_caught(tmp_path: Path) -> None:
    """A write that is repeated lies in Gmail's Drafts twice."""
    with colette(tmp_path / "home", Seams(mail=WritesTwice)) as scene:
        assert "lies there 2 times" in played(scene, 1)


# ------------------------------------------------------------------ all of it


@pytest.fixture(scope="module")
def at_the_end(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    lines: list[str] = []
    google.play(tmp_path_factory.mktemp("google") / "ten-weeks", lines.append)
    return lines


def board_in(lines: list[str] | tuple[str, ...]) -> list[str]:
    at = list(lines).index("The board after 10 weeks")
    return list(lines[at : at + 11])


@pytest.mark.slow
def test_every_story_ends_as_on_files(at_the_end: list[str], ten_weeks: Played) -> None:
    """The board after ten weeks is the same, word for word, and the checker found nothing."""
    assert board_in(at_the_end) == board_in(ten_weeks.lines)
    assert "nothing was sent without a gesture, nothing lay there twice, and no loop hangs." in (
        at_the_end
    )


@pytest.mark.slow
def test_the_ten_weeks_end_with_the_servers_figures(at_the_end: list[str]) -> None:
    """No request to send, and no guest told without a gesture."""
    figures_told = at_the_end[at_the_end.index("What the server saw") :]
    assert "  Requests to send a letter: 0" in figures_told
    told = [line for line in figures_told if ": invite to " in line]
    assert len(told) == 5
    assert not [line for line in told if line.endswith("no gesture")]
    assert [line for line in told if line.endswith("after Yes on the calendar")] == [
        "    Tuesday 22 September: invite to thilo@example.com, after Yes on the calendar"
    ]
