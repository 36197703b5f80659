"""`approve` with a mail command: handed over once, and never again unless the host says so."""

from __future__ import annotations

import sys

import pytest
from tests.runtime.power import Power, PowerCut
from tests.runtime.story import said
from tests.runtime.workspace import Workspace

from reachout.domain.loop import Stage
from reachout.runtime.app import Seams

POST = """\
import pathlib, sys
out = pathlib.Path({out!r})
(out / f"mail{{len(list(out.iterdir()))}}").write_bytes(sys.stdin.buffer.read())
sys.exit({code})
"""


class Post:
    """A sendmail-compatible command that keeps what it is given."""

    def __init__(self, folder, code: int = 0) -> None:
        self.out = folder / "post"
        self.out.mkdir(parents=True)
        self.script = folder / "sendmail.py"
        self.answers(code)

    def answers(self, code: int) -> None:
        self.script.write_text(POST.format(out=str(self.out), code=code))

    @property
    def setting(self) -> str:
        return f'send = ["{sys.executable}", "{self.script}"]'

    def mails(self) -> list[bytes]:
        return [file.read_bytes() for file in sorted(self.out.iterdir())]


@pytest.fixture
def post(tmp_path) -> Post:
    return Post(tmp_path / "p")


@pytest.fixture
def world(tmp_path, post) -> Workspace:
    made = Workspace.make(tmp_path / "w", send=post.setting)
    made.run()
    return made


def test_a_letter_is_handed_over_once(world, post):
    """One mail left, without our own headers, and the letter lies in Sent."""
    _, failed = world.say("approve")
    assert not failed
    world.after(minutes=5)
    (mail,) = post.mails()
    assert b"To: Ada Brook <ada@example.com>" in mail
    assert b"x-reachout" not in mail.lower()
    assert (len(world.sent()), world.drafts()) == (1, [])
    assert world.loop().stage is Stage.AWAITING


def test_a_refused_letter_stays_in_drafts(world, post):
    """The command said no: the host is told, nothing went, and he may try again."""
    post.answers(67)
    world.say("approve")
    assert [asked.code for asked in world.loop().attention] == ["not sent"]
    assert (len(world.drafts()), world.sent()) == (1, [])
    post.answers(0)
    world.say("approve")
    assert (world.drafts(), len(world.sent())) == ([], 1)


@pytest.mark.parametrize("instant", ["before hand_over", "after hand_over"])
def test_a_cut_while_handing_over_is_never_repeated(world, post, instant):
    """It may have been sent: only `approve --again` sends it once more."""
    said(world, "approve")
    _cut(world, instant)
    handed = len(post.mails())
    for _ in range(3):
        world.after(minutes=5)
    loop = world.loop()
    assert [asked.code for asked in loop.attention] == ["may have been sent"]
    assert loop.pending.send_unknown
    answer, failed = world.say("approve")
    assert failed
    assert "again" in answer
    assert len(post.mails()) == handed
    world.say("approve", again="yes")
    assert len(post.mails()) == handed + 1
    assert world.loop().stage is Stage.AWAITING


def test_a_cut_after_the_hand_over_was_noted_only_files(world, post):
    """The mail went and we know it: after the cut it is moved to Sent, not sent again."""
    said(world, "approve")
    _cut(world, "before file_sent")
    world.after(minutes=5)
    assert len(post.mails()) == 1
    assert (len(world.sent()), world.loop().stage) == (1, Stage.AWAITING)


def _cut(world: Workspace, instant: str) -> None:
    class Here(Power):
        def point(self, where: str) -> None:
            if where == instant:
                raise PowerCut(where)

    world.seams = Here().seams()
    with pytest.raises(PowerCut):
        world.run()
    world.seams = Seams()
