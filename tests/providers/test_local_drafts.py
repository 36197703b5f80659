"""A draft in a Maildir: known again wherever a program saved it, and safe from our writes."""

from __future__ import annotations

import mailbox as other_program
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.providers.mail_program import MailProgram, StandingClock, flagged, without
from tests.providers.mail_samples import EARLIER, KEY, NOW, OWN, WATCH, letter, watching

from reachout import providers
from reachout.domain.draft import DraftRef
from reachout.domain.gesture import Gesture, GestureKind
from reachout.errors import Conflict
from reachout.formats import mail
from reachout.ports import Folder
from reachout.providers.local.drafts import Drafts
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


# ------------------------------------------------------------------ which draft is it


@pytest.mark.parametrize(
    "lost", [(), ("x-reachout-*",), ("message-id",), ("x-reachout-*", "message-id", "date")]
)
def test_a_draft_saved_as_a_new_file_is_still_ours(program, mailbox, lost):
    """By the key, else by the Message-ID, else by its To and subject."""
    ref = mailbox.write_draft(KEY, letter())
    name = program.save_draft(ref, without(letter(words="My own words."), *lost))
    seen = mailbox.draft(ref)
    assert (seen.ref.handle, seen.ref.key) == (name, KEY)
    assert b"My own words." in seen.raw
    program.press_send(seen.ref)
    assert mailbox.draft(ref) is None
    assert b"My own words." in mailbox.sent(ref, NOW).raw


def test_two_that_might_be_it_are_neither(program, mailbox):
    """With no mark but the same To and subject, a guess would be worse than an answer."""
    ref = mailbox.write_draft(KEY, letter())
    bare = without(letter(), "x-reachout-*", "message-id")
    program.save_draft(ref, bare)
    program.deliver(bare, Folder.DRAFTS)
    assert mailbox.draft(ref) is None


def test_an_older_mail_with_the_same_subject_is_not_the_letter(program, mailbox):
    """By To and subject alone, only what was dated since then counts."""
    ref = mailbox.write_draft(KEY, letter())
    program.drafts.remove(ref.handle)
    program.deliver(without(letter(), "x-reachout-*", "message-id"), Folder.SENT)
    assert mailbox.sent(ref, NOW + timedelta(days=1)) is None
    assert mailbox.sent(ref, NOW) is not None


def test_a_program_that_keeps_the_old_copy_beside_the_edit(root, program, mailbox):
    """The newest file is the draft, and no write of ours hides it."""
    ref = mailbox.write_draft(KEY, letter())
    before = mailbox.draft(ref)
    program.drafts.add(flagged(letter(words="My own words."), "D"))
    aged(root, before.ref.handle)
    assert b"My own words." in mailbox.draft(ref).raw
    with pytest.raises(Conflict):
        mailbox.rewrite_draft(before, letter(words="Wed"))
    assert len(program.drafts) == 2


def aged(root: Path, name: str) -> None:
    """As if the file had been written a minute ago."""
    (path,) = (root / ".Drafts" / "cur").glob(f"{name}*")
    os.utime(path, ns=(path.stat().st_mtime_ns - 60 * 10**9,) * 2)


def test_an_edit_in_the_same_file_is_an_edit(root, mailbox):
    """Of the same length, in the same instant."""
    ref = mailbox.write_draft(KEY, letter(words="10:00"))
    before = mailbox.draft(ref)
    Path(mailbox.link(ref)).write_bytes(letter(words="11:00"))
    with pytest.raises(Conflict):
        mailbox.withdraw_draft(before)
    assert mailbox.draft(ref).stamp != before.stamp


def test_a_draft_is_known_by_what_its_file_says_now(mailbox, program):
    """The marks read at an earlier look count only while the file stays as it was."""
    ref = mailbox.write_draft(KEY, letter())
    bare = without(letter(subject="Something else"), "x-reachout-*", "message-id")
    name = program.save_draft(ref, bare)
    assert mailbox.draft(ref) is None
    right = without(letter(), "x-reachout-*", "message-id")
    Path(mailbox.link(replace(ref, handle=name))).write_bytes(right)
    assert mailbox.draft(ref).ref.handle == name


def test_flags_change_nothing_but_a_draft_marked_as_deleted_is_gone(program, mailbox):
    """Some programs only mark, and expunge later."""
    watch = watching(mailbox)
    ref = watch.drafts[0]
    look = mailbox.look("", watch)
    stamp = mailbox.draft(ref).stamp
    flag(program, ref, "DFRS")
    assert mailbox.draft(ref).stamp == stamp
    assert mailbox.look(look.cursor, watch).stirred == frozenset()
    flag(program, ref, "DST")
    assert mailbox.draft(ref) is None
    look = mailbox.look(look.cursor, watch)
    assert look.stirred == {KEY}
    flag(program, ref, "DS")
    assert mailbox.look(look.cursor, watch).stirred == {KEY}


def flag(program: MailProgram, ref: DraftRef, flags: str) -> None:
    message = program.drafts[ref.handle]
    message.set_flags(flags)
    program.drafts[ref.handle] = message


def test_a_draft_thrown_into_trash_is_gone_and_no_touch(root, program, mailbox):
    """It lies in Trash, unsent: neither a draft nor a mail that was written."""
    ref = mailbox.write_draft(KEY, letter())
    trash = other_program.Maildir(root / ".Trash")
    trash.add(flagged(program.drafts.get_bytes(ref.handle), "DS"))
    program.drafts.remove(ref.handle)
    assert mailbox.draft(ref) is None
    assert mailbox.search(WATCH, EARLIER, drafts=True) == ()


# ------------------------------------------------------------------ crashes


class PowerCut(BaseException):
    pass


class Failing(MailFolder):
    """A folder whose process dies just before it removes anything."""

    def remove(self, name: str, content: bytes) -> bool:
        raise PowerCut


def test_a_rewrite_halved_by_a_crash_is_one_draft(root, mailbox, program):
    """Found as the new words; the next write of it sweeps the old file away."""
    ref = mailbox.write_draft(KEY, letter())
    halved = Drafts(Failing(root / ".Drafts", StandingClock()))
    with pytest.raises(PowerCut):
        halved.rewrite(mailbox.draft(ref), letter(words="new"))
    assert len(program.drafts) == 2
    seen = mailbox.draft(ref)
    assert mail.text_of(seen.raw)[0] == "new\n"
    ref = mailbox.rewrite_draft(seen, letter(words="newer"))
    assert len(program.drafts) == 1
    assert mail.text_of(mailbox.draft(ref).raw)[0] == "newer\n"


@pytest.mark.parametrize("how", ["withdraw", "send"])
def test_a_halved_rewrite_leaves_nothing_behind(root, mailbox, program, how):
    """Withdrawn or sent, both files leave Drafts."""
    ref = mailbox.write_draft(KEY, letter())
    with pytest.raises(PowerCut):
        halved = Drafts(Failing(root / ".Drafts", StandingClock()))
        halved.rewrite(mailbox.draft(ref), letter(words="new"))
    seen = mailbox.draft(ref)
    if how == "withdraw":
        mailbox.withdraw_draft(seen)
    else:
        mailbox.outbox.file_sent(seen, SEND)
    assert len(program.drafts) == 0
    assert mailbox.draft(ref) is None


def test_a_halved_rewrite_spares_the_old_file_if_the_host_edited_it(root, mailbox, program):
    """His words are no leftover of ours."""
    ref = mailbox.write_draft(KEY, letter())
    with pytest.raises(PowerCut):
        halved = Drafts(Failing(root / ".Drafts", StandingClock()))
        halved.rewrite(mailbox.draft(ref), letter(words="new"))
    Path(mailbox.link(ref)).write_bytes(letter(words="My own words."))
    seen = mailbox.draft(ref)
    assert mail.text_of(seen.raw)[0] == "My own words.\n"
    assert len(program.drafts) == 2


class Interrupting(MailFolder):
    """A folder in which the host saves an edit at the very moment we write."""

    def __init__(self, path: Path, meanwhile: Callable[[], object]) -> None:
        super().__init__(path, StandingClock())
        self._meanwhile = meanwhile

    def add(self, raw: bytes, flags: str, mark: str = "") -> str:
        self._meanwhile()
        return super().add(raw, flags, mark)


def test_an_edit_in_the_old_file_while_we_write_wins(root, mailbox):
    """Some programs change the file itself; ours is taken back then too."""
    ref = mailbox.write_draft(KEY, letter())
    old = Path(mailbox.link(ref))
    edit = letter(words="My own words.")
    drafts = Drafts(Interrupting(root / ".Drafts", lambda: old.write_bytes(edit)))
    with pytest.raises(Conflict):
        drafts.rewrite(mailbox.draft(ref), letter(words="ours"))
    assert [path.read_bytes() for path in old.parent.iterdir()] == [edit]


def test_an_edit_saved_while_we_write_wins(root, mailbox, program):
    """Ours is taken back, whether the old file is still there or not."""
    ref = mailbox.write_draft(KEY, letter())
    edit = flagged(letter(words="My own words."), "D")
    for meanwhile in (
        lambda: program.drafts.add(edit),
        lambda: program.save_draft(mailbox.draft(ref).ref, letter(words="My own words.")),
    ):
        drafts = Drafts(Interrupting(root / ".Drafts", meanwhile))
        with pytest.raises(Conflict):
            drafts.rewrite(mailbox.draft(ref), letter(words="ours"))
        assert b"My own words." in mailbox.draft(ref).raw
        lying = [program.drafts.get_bytes(name) for name in program.drafts.iterkeys()]
        assert not any(b"ours" in raw for raw in lying)
