"""The Maildir of a host who has it open in other mail programs at the same time."""

from __future__ import annotations

import mailbox as other_program
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.providers.mail_program import MailProgram, StandingClock, flagged, without
from tests.providers.mail_samples import (
    EARLIER,
    KEY,
    NOW,
    OWN,
    WATCH,
    arrived,
    bounce,
    found,
    letter,
    watching,
)
from tests.providers.mailbox_contract import MailboxContract

from reachout import providers
from reachout.domain.gesture import Gesture, GestureKind
from reachout.errors import BadSettings, Unreachable
from reachout.formats import mail
from reachout.ports import Folder, Watch
from reachout.providers.local.maildir import MailFolder

SEND = Gesture(id="g1", kind=GestureKind.SEND, at=NOW, evidence="command 1")


@pytest.fixture
def root(tmp_path):
    return tmp_path / "Maildir"


@pytest.fixture
def mailbox(root):
    return providers.open_mailbox("local", path=root, send=None, own=OWN, clock=StandingClock())


@pytest.fixture
def program(root, mailbox):
    return MailProgram(root)


class TestLocalMailbox(MailboxContract):
    @pytest.fixture
    def mailbox(self, root):
        return providers.open_mailbox(
            "local", path=root, send=None, own=OWN, clock=StandingClock()
        )

    @pytest.fixture
    def press_send(self, program):
        return program.press_send

    @pytest.fixture
    def edit_draft(self, program):
        return program.save_draft

    @pytest.fixture
    def discard(self, program):
        return lambda ref: program.drafts.remove(ref.handle)

    @pytest.fixture
    def deliver(self, program):
        return program.deliver

    @pytest.fixture
    def read_all(self, program):
        return program.read_all


# ------------------------------------------------------------------ the tree


def test_the_tree_is_made_for_the_host_alone(root, mailbox):
    """Folders 0700, drafts 0600, subfolders marked as Maildir++ wants."""
    mailbox.write_draft(KEY, letter())
    folders = [root / part for part in (".", "cur", "new", "tmp", ".Drafts/cur", ".Sent/new")]
    assert {path.stat().st_mode & 0o777 for path in folders} == {0o700}
    (draft,) = (root / ".Drafts" / "cur").iterdir()
    assert draft.stat().st_mode & 0o777 == 0o600
    assert draft.name.endswith(":2,DS")
    assert (root / ".Drafts" / "maildirfolder").exists()
    assert not (root / "maildirfolder").exists()
    assert not list((root / ".Drafts" / "tmp").iterdir())


def test_another_program_opens_what_we_write(program, mailbox):
    """The draft is a draft there, and has been seen."""
    ref = mailbox.write_draft(KEY, letter())
    message = program.drafts[ref.handle]
    assert message.get_flags() == "DS"
    assert message["X-Reachout-Key"] == KEY


def test_no_two_drafts_ever_share_a_name(root):
    """Not in one instant, nor after a restart with the clock set back."""
    clock = StandingClock()
    names = set()
    for _ in range(3):
        folder = MailFolder(root, clock)
        folder.create(top=True)
        names |= {folder.add(letter(), "DS") for _ in range(50)}
        clock.at -= timedelta(hours=1)
    assert len(names) == 150


def test_a_mailbox_whose_disk_is_gone_is_unreachable(root, mailbox):
    """And is not made anew, empty, in its place."""
    cursor = mailbox.look("", WATCH).cursor
    root.rename(root.with_name("elsewhere"))
    for ask in (
        lambda: mailbox.look(cursor, WATCH),
        lambda: mailbox.search(WATCH, EARLIER),
        lambda: mailbox.write_draft(KEY, letter()),
    ):
        with pytest.raises(Unreachable):
            ask()
    assert not root.exists()


def test_mail_of_others_is_never_touched(root, program, mailbox):
    """Not a byte, not a name, not a flag, whatever we do beside it."""
    for folder in (Folder.INBOX, Folder.SENT, Folder.SPAM, Folder.DRAFTS):
        program.deliver(arrived(id=f"{folder}@example.com"), folder)
    before = contents(root)
    look = mailbox.look("", WATCH)
    ref = mailbox.write_draft(KEY, letter())
    ref = mailbox.rewrite_draft(mailbox.draft(ref), letter(words="new"))
    mailbox.look(look.cursor, WATCH)
    mailbox.search(WATCH, EARLIER, drafts=True)
    mailbox.sent(ref, EARLIER)
    mailbox.withdraw_draft(mailbox.draft(ref))
    assert contents(root) == before


def contents(root: Path) -> dict[str, tuple[bytes, int]]:
    files = [path for path in root.rglob("*") if path.is_file()]
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


# ------------------------------------------------------------------ many, and moving


def test_seen_mail_is_never_opened_again(root, mailbox, program):
    """Ten thousand in the inbox cost their names alone: changed bytes of old mail go unnoticed."""
    for number in range(10_000):
        (root / "cur" / f"{number}.x.example:2,S").write_bytes(b"Subject: old\n\n")
    cursor = mailbox.look("", WATCH).cursor
    for number in range(500):
        (root / "cur" / f"{number}.x.example:2,S").write_bytes(arrived(id=f"{number}@example.com"))
    program.deliver(arrived())
    look = mailbox.look(cursor, WATCH)
    assert found(look) == ["theirs-1@example.com"]
    assert len(look.cursor) < 100_000


def test_a_message_is_read_wherever_it_was_moved_meanwhile(root, mailbox, program):
    """From new to cur, between our listing and our opening it."""
    name = program.deliver(arrived())
    folder = MailFolder(root, StandingClock())
    (entry,) = folder.entries()
    program.read_all()
    assert not Path(entry.path).exists()
    assert folder.read(name, entry.path) == arrived()
    assert folder.head(name, entry.path) == mail.head_of(arrived())


@contextmanager
def reading_on(program: MailProgram) -> Iterator[None]:
    """A mail program that renames every mail and draft without pause."""
    over = threading.Event()

    def rename() -> None:
        turn = 0
        while not over.is_set():
            turn += 1
            for folder in (program.root, program.root / ".Drafts"):
                for path in [*(folder / "cur").iterdir(), *(folder / "new").iterdir()]:
                    unique = path.name.partition(":")[0]
                    path.rename(folder / "cur" / f"{unique}:2,{'DS' if turn % 2 else 'DFS'}")

    thread = threading.Thread(target=rename)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def test_mail_that_is_renamed_while_we_look_is_found(mailbox, program):
    """Every look finds the draft, and no reply is lost."""
    watch = watching(mailbox)
    cursor = mailbox.look("", watch).cursor
    for number in range(10):
        program.deliver(arrived(id=f"t{number}@example.com"))
    seen: list[str] = []
    with reading_on(program):
        for _ in range(20):
            look = mailbox.look(cursor, watch)
            cursor = look.cursor
            seen += found(look)
            assert mailbox.draft(watch.drafts[0]) is not None
    assert set(seen) == {f"t{number}@example.com" for number in range(10)}


def test_a_folder_that_appears_later_is_read_from_its_beginning(mailbox, program):
    """The spam filter made it with a reply already in it."""
    cursor = mailbox.look("", WATCH).cursor
    program.deliver(arrived(), Folder.SPAM)
    assert found(mailbox.look(cursor, WATCH)) == ["theirs-1@example.com"]


def test_a_moved_tree_is_the_same_mailbox(root, mailbox, program, tmp_path):
    """The cursor names folders within the tree, so nothing is news twice."""
    program.deliver(arrived())
    cursor = mailbox.look("", WATCH).cursor
    elsewhere = tmp_path / "mail"
    root.rename(elsewhere)
    moved = providers.open_mailbox(
        "local", path=elsewhere, send=None, own=OWN, clock=StandingClock()
    )
    assert moved.look(cursor, WATCH).mail == ()


def test_a_reply_read_and_thrown_away_is_found_by_the_audit(root, mailbox):
    """A look sees Inbox and Spam; a search sees Trash and every other folder."""
    other_program.Maildir(root / ".Trash").add(arrived())
    other_program.Maildir(root / ".Friends").add(arrived(id="filed@example.com"))
    hits = mailbox.search(WATCH, EARLIER)
    assert {seen.id for seen in hits} == {"theirs-1@example.com", "filed@example.com"}


def test_a_template_of_the_host_is_no_touch(root, mailbox):
    """A draft is a draft in whatever folder he keeps it."""
    own = arrived(id="t@example.org", sender="sam@example.org", to="priya@example.com")
    other_program.Maildir(root / ".Templates").add(flagged(own, "DS"))
    assert mailbox.search(WATCH, EARLIER) == ()
    other_program.Maildir(root / ".Archive").add(flagged(own, "S"))
    assert [seen.folder for seen in mailbox.search(WATCH, EARLIER)] == [Folder.SENT]


def test_what_lies_in_sent_is_the_hosts_unless_the_person_wrote_it(mailbox, program):
    """An alias nobody told us is still his; some file the answers beside their letters."""
    cursor = mailbox.look("", WATCH).cursor
    program.deliver(arrived(), Folder.SENT)
    alias = arrived(id="a@example.org", sender="me@new.example", to="priya@example.com")
    program.deliver(alias, Folder.SENT)
    kinds = {seen.id: seen.folder for seen in mailbox.look(cursor, WATCH).mail}
    assert kinds == {"theirs-1@example.com": Folder.INBOX, "a@example.org": Folder.SENT}


def test_a_letter_sent_by_a_program_with_its_own_sent_folder_is_found(root, mailbox, program):
    """ "Sent Messages", as some call it; a surer mark there beats mere words in ".Sent"."""
    ref = mailbox.write_draft(KEY, letter())
    program.drafts.remove(ref.handle)
    program.deliver(without(letter(words="by hand"), "x-reachout-*", "message-id"), Folder.SENT)
    other_program.Maildir(root / ".Sent Messages").add(letter(words="the letter"))
    assert mail.text_of(mailbox.sent(ref, NOW).raw)[0] == "the letter\n"


def test_mail_without_a_date_counts_from_its_arrival(root, mailbox, program):
    """A search does not lose it."""
    program.deliver(arrived().replace(b"\nDate: ", b"\nX-Date: "))
    (path,) = (root / "new").iterdir()
    arrival = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    assert len(mailbox.search(WATCH, arrival - timedelta(hours=1))) == 1
    assert len(mailbox.search(WATCH, arrival + timedelta(hours=1))) == 0


def test_a_file_nobody_can_read_does_not_stop_the_rest(root, mailbox, program):
    """And is tried again at the next look."""
    cursor = mailbox.look("", WATCH).cursor
    (root / "new" / "1.broken.example").mkdir()
    program.deliver(arrived())
    look = mailbox.look(cursor, WATCH)
    assert found(look) == ["theirs-1@example.com"]
    (root / "new" / "1.broken.example").rmdir()
    (root / "new" / "1.broken.example").write_bytes(arrived(id="late@example.com"))
    assert found(mailbox.look(look.cursor, WATCH)) == ["late@example.com"]


def test_a_bounce_names_its_letter_deep_inside(mailbox, program):
    """Within the first mebibyte; an ordinary mail is judged by its headers alone."""
    cursor = mailbox.look("", WATCH).cursor
    far = bounce("Final-Recipient: rfc822; priya@example.com", "near@example.net")
    program.deliver(far.replace(b"Address not found.", b"x" * 76 + b"\n" + b"y\n" * 200_000))
    assert found(mailbox.look(cursor, WATCH)) == ["near@example.net"]


# ------------------------------------------------------------------ by name


def test_a_provider_is_found_by_its_name(root):
    """The file's name is the name in the config."""
    assert "local" in providers.known()
    for kind in ("nowhere", "local.mailbox", ""):
        with pytest.raises(BadSettings, match=r"Choose one of: .*local"):
            providers.open_mailbox(kind, path=root)
        with pytest.raises(BadSettings, match=r"Choose one of: .*local"):
            providers.open_calendar(kind)
    assert not root.exists()


def test_an_empty_watch_opens_nothing_and_keeps_count(mailbox, program):
    """What came meanwhile is not news later."""
    cursor = mailbox.look("", Watch()).cursor
    program.deliver(arrived())
    look = mailbox.look(cursor, Watch())
    assert look.mail == ()
    assert mailbox.look(look.cursor, WATCH).mail == ()
