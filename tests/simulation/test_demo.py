"""Ten weeks of Robin Tanner and nine people, through the same runtime as the program."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.simulation.plays import Paused, Played

from reachout.domain.board import Board
from reachout.domain.loop import Loop, Stage
from reachout.errors import Usage
from reachout.runtime.app import opened
from reachout.runtime.clock import SetClock
from reachout.simulation import cast, demo
from reachout.simulation.people import Person


@pytest.fixture(scope="module")
def board(ten_weeks: Played) -> Board:
    with opened(ten_weeks.home, SetClock(demo.START)) as app:
        return demo.board_of(app)


def loops_of(board: Board, person: Person) -> list[Loop]:
    return [card.loop for card in board.cards if card.address == person.address]


@pytest.mark.parametrize("person", cast.PEOPLE, ids=lambda person: person.name)
def test_every_story_ends_as_it_should(board: Board, person: Person) -> None:
    """Who says yes is met, who bounces is marked, who says stop is left alone for good."""
    first = loops_of(board, person)[0]
    assert first.outcome == person.ends


def test_somebody_met_is_written_to_again(board: Board, ten_weeks: Played) -> None:
    """Weeks after the thank-you a second loop opens, and its chat stands when the demo ends."""
    _, again = loops_of(board, cast.COLETTE)
    assert again.stage is Stage.BOOKED
    assert "It begins where the chat ended." in ten_weeks.text


def test_all_four_intents_and_both_languages_play() -> None:
    """The demo shows every kind of outreach."""
    assert {person.contact["intent"] for person in cast.PEOPLE} == {
        "learn",
        "peer",
        "mentor",
        "give",
    }
    assert {person.language for person in cast.PEOPLE} == {"en", "de"}


def test_the_checker_found_nothing(ten_weeks: Played) -> None:
    """The last thing said is that mailbox and calendar kept every promise."""
    at = next(i for i, line in enumerate(ten_weeks.lines) if line.startswith("A checker"))
    assert ten_weeks.lines[at + 1] == (
        "nothing was sent without a gesture, nothing lay there twice, and no loop hangs."
    )


def test_no_trouble_on_the_way(ten_weeks: Played) -> None:
    """No pass reported a problem, and no command of the host was refused."""
    assert [line for line in ten_weeks.lines if "Trouble" in line or "cannot" in line] == []


def test_it_reads_week_by_week(ten_weeks: Played) -> None:
    """Every week has its head, and weeks in which nothing happens are said in one line."""
    weeks = [line for line in ten_weeks.lines if line.startswith("Week")]
    assert weeks[0] == "Week 1, Monday 7 September"
    assert weeks[-2:] == [
        "Weeks 8 to 9: quiet. Nobody is due, and nobody is pressed.",
        "Week 10, Monday 9 November",
    ]


def test_one_letter_is_shown_whole(ten_weeks: Played) -> None:
    """From the greeting to the name of the host."""
    shown = [line.strip(" |") for line in ten_weeks.lines if line.startswith("       |")]
    assert shown[0] == "To: Colette Moreau <colette@example.com>"
    assert shown[3] == "Hi Colette,"
    assert shown[-1] == "Robin"
    assert cast.COLETTE.contact["ask"][0] in shown  # type: ignore[index]


def test_the_board_stands_at_the_end(ten_weeks: Played) -> None:
    """Everybody is on it, with how it ended or what is next."""
    at = ten_weeks.lines.index("The board after 10 weeks")
    board = ten_weeks.lines[at + 1 : at + 11]
    assert {name for name in (p.name for p in cast.PEOPLE) if name in "\n".join(board)} == {
        person.name for person in cast.PEOPLE
    }


def test_it_says_where_the_files_lie(ten_weeks: Played) -> None:
    """A kept workspace can be opened by any mail program, and by reachout."""
    assert f"reachout --home {ten_weeks.home} status" in ten_weeks.lines[-1]
    assert (ten_weeks.home / "mail" / ".Sent" / "cur").is_dir()


def test_the_same_again(ten_weeks: Played, three_weeks: Paused) -> None:
    """A second run says the same words: nothing rests on chance or on today's date."""
    head = ten_weeks.lines[2 : 2 + len(three_weeks.lines)]
    assert three_weeks.lines == head


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    """The demo never plays in a folder that holds anything."""
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(Usage, match="is not empty"):
        demo.run(tmp_path, lambda line: None)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
