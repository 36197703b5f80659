"""The contract suites at an independent emulator of Gmail and Google Calendar, as far as it goes.

Needs Node 20 and `npm ci --prefix tests/emulator`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.fakes.google import SetClock
from tests.fakes.google.calendar_desk import ANSWERS
from tests.providers import calendar_desk
from tests.providers.calendar_contract import CalendarContract
from tests.providers.calendar_desk import COFFEE, WEEK, Entry, berlin
from tests.providers.gmail_host import draft_of
from tests.providers.mail_samples import KEY, NOW, OWN, WATCH, arrived, found, letter
from tests.providers.test_google_mailbox import GmailContract
from tests.slow.emulator import TEAM, Emulator, running
from tests.slow.switched_off import Named, NoSuchButton, Off, switched_off

from reachout.domain.draft import DraftRef
from reachout.domain.span import Span
from reachout.errors import Refused, Unreachable
from reachout.ports import Calendar, Folder, Mailbox, Watch
from reachout.providers.google import open_calendar, open_mailbox
from reachout.providers.google.answers import SignedOut
from reachout.providers.google.token import write_grant

pytestmark = pytest.mark.slow

MAIL_HOST, CALENDAR_HOST = "sam@example.org", calendar_desk.HOST


@pytest.fixture(scope="module")
def emulator() -> Iterator[Emulator]:
    with running(MAIL_HOST, CALENDAR_HOST) as emulator:
        yield emulator


def signed_in(emulator: Emulator, account: str, folder: Path, now: datetime) -> dict[str, Any]:
    """A fresh emulator, a login there, and what both providers are opened with."""
    emulator.begin(account)
    clock, token = SetClock(now), folder / "token.json"
    write_grant(token, emulator.grant(now.isoformat()))

    def wait(seconds: float) -> bool:
        clock.turn(timedelta(seconds=seconds))
        return False

    where = {"client": folder / "client.json", "token": token, "endpoint": emulator.endpoint}
    return {**where, "owner": account, "clock": clock, "wait": wait}


class TestMailbox(GmailContract):
    """Drafts, looks and searches: all of it, though history tells of no edit and the search takes
    no braces.
    """

    @pytest.fixture
    def mailbox(self, emulator: Emulator, tmp_path: Path) -> Iterator[Mailbox]:
        about = signed_in(emulator, MAIL_HOST, tmp_path, NOW)
        mailbox = open_mailbox(**about, own=OWN, labels=True, signature=True)
        mailbox.look("", WATCH)  # the program never searches before a first look
        about["clock"].turn(timedelta(minutes=2))
        yield mailbox
        mailbox.close()

    @pytest.fixture
    def press_send(self, emulator: Emulator) -> Callable[[DraftRef], None]:
        return lambda ref: emulator.press_send(draft_of(ref))

    @pytest.fixture
    def edit_draft(self, emulator: Emulator) -> Callable[[DraftRef, bytes], None]:
        def edit(ref: DraftRef, raw: bytes) -> None:
            """Gmail knows nothing of our marks and saves a message without them."""
            lines = raw.splitlines(keepends=True)
            plain = [line for line in lines if not line.startswith(b"X-Reachout-")]
            emulator.save(draft_of(ref), b"".join(plain))

        return edit

    @pytest.fixture
    def discard(self, emulator: Emulator) -> Callable[[DraftRef], None]:
        return lambda ref: emulator.discard(draft_of(ref))

    @pytest.fixture
    def deliver(self, emulator: Emulator) -> Callable[..., None]:
        def deliver(raw: bytes, folder: Folder = Folder.INBOX) -> None:
            labels = {Folder.INBOX: ("INBOX", "UNREAD"), Folder.SPAM: ("SPAM", "UNREAD")}
            emulator.deliver(raw, *labels.get(folder, (folder.name,)))

        return deliver

    @pytest.fixture
    def read_all(self, emulator: Emulator) -> Callable[[], None]:
        return emulator.read_all

    def test_field_reply_from_alias(self, mailbox, deliver, press_send):
        """warmbly #591. Its search finds no Message-ID, so the thread is known from our letter."""
        ref = mailbox.write_draft(KEY, letter())
        watch = Watch(addresses=WATCH.addresses, message_ids={ref.message_id}, drafts=(ref,))
        cursor = mailbox.look("", watch).cursor
        press_send(ref)
        cursor = mailbox.look(cursor, watch).cursor
        deliver(arrived(id="known@example.com", Subject="Something else"))
        ours, stranger = f"<{ref.message_id}>", "Priya N. <pn@elsewhere.example>"
        deliver(arrived(id="a@x.example", sender=stranger, In_Reply_To=ours))
        deliver(arrived(id="b@x.example", sender=stranger, References=f"<x@y> {ours}\n <z@y>"))
        look = mailbox.look(cursor, watch)
        assert sorted(found(look)) == ["a@x.example", "b@x.example", "known@example.com"]


OWN_IDS = (
    "This server gives events ids of its own, so no chat can be booked there without the risk of "
    "booking it twice."
)
CALENDAR_OFF = (
    Off(
        tests=(
            "test_a_hold_is_tentative_and_known_as_no_chat",
            "test_a_hold_keeps_others_from_the_time",
            "test_a_hold_is_found_with_the_events_of_its_loop",
            "test_a_hold_is_no_meeting",
            "test_a_hold_is_placed_once_and_leaves_nothing",
            "test_a_hold_that_the_host_moved_is_not_taken_away",
            "test_a_hold_that_the_host_deleted_is_gone",
            "test_a_guest_whom_the_host_puts_on_a_hold_is_seen",
            "test_a_placed_chat_is_tentative_and_the_guest_is_not_on_it",
            "test_an_id_is_given_once",
            "test_with_the_gesture_the_guest_is_on_it",
            "test_a_tentative_chat_is_moved_without_telling_anybody",
            "test_a_removed_chat_is_gone",
            "test_a_chat_called_off_is_gone_for_the_guest_too",
            "test_every_event_of_a_loop_is_found_without_its_id",
            "test_an_event_that_was_deleted_is_no_longer_of_the_loop",
            "test_our_own_chat_is_busy_and_known_as_ours",
            "test_what_the_host_changed_meanwhile_is_not_overwritten[*]",
            "test_what_the_host_deleted_meanwhile_does_not_come_back[*]",
            "test_the_hosts_answer_is_seen[*]",
            "test_a_guest_added_by_hand_is_seen",
            "test_somebody_else_on_it_is_not_the_guest",
            "test_a_guest_who_declines_is_seen",
            "test_an_answer_stands_until_the_time_moves",
            "test_a_cancelled_event_is_cancelled_and_free",
            "test_nothing_new_is_nothing_changed",
            "test_field_deleted_event_still_booked",
            "test_a_moved_event_is_named",
            "test_a_wide_look_at_a_still_world_finds_nothing_either",
        ),
        why="it does not take the ids we give; nor has it events.get, patch or If-Match",
        raises=Refused,
        says=OWN_IDS,
    ),
    Off(
        tests=("test_a_series_blocks_each_time_it_takes_place", "test_field_dst_shift[*]"),
        why="it drops the rule of a series and keeps the first time alone",
        raises=NoSuchButton,
        says="no series",
    ),
    Off(
        tests=(
            "test_field_declined_is_not_busy[one marked as free-*]",
            "test_whole_days_follow_the_setting[True-True-True]",
            "test_whole_days_follow_the_setting[False-True-False]",
        ),
        why="its lists do not tell what is marked as free, so it all blocks",
        raises=NoSuchButton,
        says="nothing marked as free",
    ),
)


class EmulatorDesk:
    """The host at his calendar: what he does goes over the emulator's own interface."""

    def __init__(self, emulator: Emulator) -> None:
        self._emulator = emulator

    def enter(self, entry: Entry) -> None:
        if entry.rule:
            raise NoSuchButton("no series")
        if entry.transparent:
            raise NoSuchButton("nothing marked as free")
        people = [
            {"email": who, "responseStatus": ANSWERS[said], "self": who == CALENDAR_HOST}
            for who, said in entry.answers.items()
        ]
        if entry.organizer:
            people.append({"email": entry.organizer, "organizer": True})
        row = {
            "summary": entry.title,
            "status": entry.status.lower(),
            "start": _side(entry.start),
            "end": _side(entry.end),
            "attendees": people,
        }
        self._emulator.enter(row)

    def delete(self, id: str) -> None:
        self._emulator.calendar("DELETE", f"calendars/primary/events/{id}")

    cancel = delete

    def make_unreadable(self) -> None:
        self._emulator.revoke()


def _side(at: date) -> dict[str, str]:
    return {"dateTime" if isinstance(at, datetime) else "date": at.isoformat()}


@switched_off(CALENDAR_OFF)
class TestCalendar(Named, CalendarContract):
    """What blocks, what was met, and what has changed."""

    @pytest.fixture
    def about(self, emulator: Emulator, tmp_path: Path) -> dict[str, Any]:
        return signed_in(emulator, CALENDAR_HOST, tmp_path, calendar_desk.NOW)

    @pytest.fixture
    def open_calendar(self, about: dict[str, Any]) -> Iterator[Callable[..., Calendar]]:
        opened: list[Calendar] = []

        def open_(zone: str = calendar_desk.ZONE, all_day_busy: bool = True) -> Calendar:
            own = {"zone": zone, "addresses": calendar_desk.OWN, "all_day_busy": all_day_busy}
            opened.append(open_calendar(**about, **own))
            return opened[-1]

        yield open_
        for calendar in opened:
            calendar.close()

    @pytest.fixture
    def desk(self, about: dict[str, Any], emulator: Emulator) -> EmulatorDesk:
        return EmulatorDesk(emulator)


# ------------------------------------------------------------------ what else it offers


@pytest.fixture
def calendars(emulator: Emulator, tmp_path: Path) -> Iterator[Callable[..., Calendar]]:
    """A calendar beside others that make busy."""
    about = signed_in(emulator, CALENDAR_HOST, tmp_path, calendar_desk.NOW)
    own = {"zone": calendar_desk.ZONE, "addresses": calendar_desk.OWN, "all_day_busy": True}
    opened: list[Calendar] = []

    def open_(*also: str) -> Calendar:
        opened.append(open_calendar(**about, **own, also=also))
        return opened[-1]

    yield open_
    for calendar in opened:
        calendar.close()


def test_other_calendars_block_by_free_and_busy(emulator, calendars):
    """When, and never what."""
    sides = {"start": _side(berlin(9, 9)), "end": _side(berlin(9, 10))}
    emulator.enter({"summary": "Board meeting", **sides}, TEAM)
    (busy,) = calendars(TEAM).busy(WEEK)
    assert (busy.span, busy.title) == (Span(berlin(9, 9), berlin(9, 10)), "")


def test_a_calendar_that_it_does_not_answer_for_is_unknown(calendars):
    """It leaves it out without an error: unknown is busy, and the calendar is named."""
    with pytest.raises(Unreachable, match="nobody@example.org"):
        calendars(TEAM, "nobody@example.org").busy(WEEK)


def test_a_still_calendar_is_no_news_without_sync_tokens(emulator, calendars):
    """It is listed anew and compared."""
    calendar = calendars()
    sides = {"start": _side(berlin(9, 9)), "end": _side(berlin(9, 10))}
    id = emulator.enter({"summary": "Dentist", **sides})
    cursor = calendar.look("").cursor
    assert not calendar.look(cursor).changed
    assert not calendars().look(cursor).changed
    emulator.calendar("DELETE", f"calendars/primary/events/{id}")
    assert calendar.look(cursor).changed


def test_an_attempt_to_book_leaves_nothing_behind(emulator, calendars):
    """The event with an id of its own is taken back, and no second attempt is made."""
    calendar = calendars()
    for _ in range(2):
        with pytest.raises(Refused, match=OWN_IDS):
            calendar.place(COFFEE)
    assert emulator.events() == []


def test_the_zone_is_unknown_there(calendars):
    """It knows no settings."""
    calendar = calendars()
    calendar.look("")
    assert calendar.zone() is None


def test_a_login_that_was_taken_back_is_named(emulator, calendars):
    """With the reason and the cure."""
    emulator.revoke()
    with pytest.raises(SignedOut, match="no longer accepts the login.*`reachout auth`"):
        calendars().look("")


def test_labels_are_put_on_what_was_sent(emulator, tmp_path):
    """Made once, and found again."""
    mailbox = open_mailbox(
        **signed_in(emulator, MAIL_HOST, tmp_path, NOW), own=OWN, labels=True, signature=True
    )
    cursor = mailbox.look("", WATCH).cursor
    ref = mailbox.write_draft(KEY, letter())
    watch = Watch(addresses=WATCH.addresses, drafts=(ref,))
    cursor = mailbox.look(cursor, watch).cursor
    emulator.press_send(draft_of(ref))
    mailbox.look(cursor, watch)
    labels = {one["id"]: one["name"] for one in emulator.mail("GET", "labels")["labels"]}
    (sent,) = emulator.ids("SENT")
    worn = emulator.mail("GET", f"messages/{sent}", format="minimal")["labelIds"]
    assert "Reachout/Letters" in [labels[id] for id in worn]
    mailbox.close()
