"""The real daemon and real commands, killed with kill -9 at random moments, again and again."""

from __future__ import annotations

import os
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.slow.board import events_of_loops, is_whole, rows
from tests.slow.lives import WORDS, Lives
from tests.slow.machine import ROOT, Reachout, Running, run

pytestmark = pytest.mark.slow

SECONDS = float(os.environ.get("REACHOUT_KILL_SECONDS", "120"))
CLEAR = {"ben": "declined", "cleo": "opted out"}  # what certainly follows from their words
CALM = 12  # passes at the end that nobody disturbs


def seed() -> int:
    """Of this commit, so that every commit is tried at other moments and each can be repeated."""
    if chosen := os.environ.get("REACHOUT_SEED"):
        return int(chosen)
    commit = run("git", "rev-parse", "HEAD", cwd=ROOT).out
    return int(commit[:8] or "1", 16)


@dataclass
class Killer:
    """Ends processes at random instants after they have begun their pass."""

    lives: Lives
    dice: random.Random
    logs: Path
    kills: Counter[str] = field(default_factory=Counter)
    tried: int = 0

    @property
    def lock(self) -> Path:
        return self.lives.home / "state" / "lock"

    @contextmanager
    def at_work(self, *words: str) -> Iterator[Running]:
        """The process once it holds the lock, or has ended; killed when the block is left."""
        self.tried += 1
        before = self._signed()
        log = self.logs / f"{self.tried}.log"
        running = self.lives.reachout.start(*words, log=log, now=str(self.lives.clock))
        try:
            while self._signed() == before and running.process.poll() is None:
                time.sleep(0.002)
            yield running
        finally:
            if running.process.poll() is None:
                self.kills[words[0]] += 1
            running.kill()
            assert "Traceback" not in running.err, running.err

    def _signed(self) -> int:
        return self.lock.stat().st_mtime_ns if self.lock.exists() else 0

    def cut(self, *words: str) -> None:
        """A command that may or may not come to its end."""
        with self.at_work(*words):
            time.sleep(self.dice.uniform(0.0, 0.4))

    def daemon(self) -> None:
        """The daemon, with one command beside it that is killed too."""
        with self.at_work("run"):
            time.sleep(self.dice.uniform(0.0, 1.0))
            for address in self.lives.letters_to_send()[:1]:
                with self.at_work("approve", address) as command:
                    ends = time.monotonic() + self.dice.uniform(0.5, 3.0)
                    while time.monotonic() < ends and command.process.poll() is None:
                        time.sleep(0.01)

    def once(self) -> None:
        self.cut("once")

    def approve(self) -> None:
        for address in self.lives.letters_to_send()[:2]:
            self.cut("approve", address)


def test_dozens_of_kills(tmp_path: Path) -> None:
    """No second draft of a letter or event of a chat, nothing sent twice, no reply lost."""
    chosen = seed()
    print(f"REACHOUT_SEED={chosen} repeats this")
    lives = Lives.begun(Reachout(tmp_path / "sam"))
    killer = Killer(lives, random.Random(chosen), tmp_path)
    began = time.monotonic()
    while time.monotonic() - began < SECONDS:
        _one_day(killer)
        _calm_pass(lives)
        _nothing_twice(lives)
    for _ in range(CALM):
        lives.clock.turn(hours=1)
        _world_goes_on(lives)
        _calm_pass(lives)
        _sends_what_lies_there(lives)
    _nothing_twice(lives)
    _nothing_lost(lives)
    print(f"{killer.kills.total()} kills: {dict(killer.kills)}, until {lives.clock}")
    print(f"letters: {sorted((letter, n) for _, letter, n in lives.mail.letters())}")
    print(lives.reachout.does("status", "--all", now=str(lives.clock)))
    assert len(lives.mail.sent()) > len(WORDS)  # the story went on beyond first letters
    assert killer.kills.total() >= 12


def test_these_checks_can_fail(tmp_path: Path) -> None:
    """A second copy of a draft, a letter that went twice, a reply that nobody took in."""
    lives = Lives.begun(Reachout(tmp_path / "sam"))
    _calm_pass(lives)
    _nothing_twice(lives)
    _nothing_lost(lives)
    letter, copy = _letter_to(lives, "ada"), lives.home / "mail/.Drafts/cur/1.copy.example:2,D"
    copy.write_bytes(letter.read_bytes())
    with pytest.raises(AssertionError):
        _nothing_twice(lives)
    copy.unlink()
    for once_more in ("1", "2"):
        _nothing_twice(lives)
        (lives.outbox / once_more).write_bytes(letter.read_bytes())
    with pytest.raises(AssertionError):
        _nothing_twice(lives)
    sent = lives.home / "mail/.Sent/cur" / letter.name
    sent.write_bytes(letter.read_bytes())
    lives.people_answer()
    with pytest.raises(AssertionError, match="no loop has taken in"):
        _nothing_lost(lives)


def _letter_to(lives: Lives, who: str) -> Path:
    drafts = (lives.home / "mail/.Drafts/cur").iterdir()
    (letter,) = [path for path in drafts if f"<{who}@example.com>".encode() in path.read_bytes()]
    return letter


def _one_day(killer: Killer) -> None:
    """Three times something is killed; the world goes on in between."""
    ways: list[Callable[[], None]] = [killer.daemon, killer.once, killer.approve]
    for way in killer.dice.sample(ways, len(ways)):
        killer.lives.clock.turn(hours=killer.dice.uniform(2, 12))
        _world_goes_on(killer.lives)
        way()


def _world_goes_on(lives: Lives) -> None:
    lives.people_answer()
    lives.sends_by_hand()


def _calm_pass(lives: Lives) -> None:
    """Nobody disturbs it: it must work. Then the host answers what a kill made it ask."""
    said = lives.reachout("once", now=str(lives.clock))
    assert said.code == 0 and "Traceback" not in said.err and "stuck" not in said.err, said
    for address in lives.asked_whether_it_went():
        if lives.looks_whether_it_went(address):
            lives.reachout.does("approve", address, "--again", now=str(lives.clock))


def _sends_what_lies_there(lives: Lives) -> None:
    for address in lives.letters_to_send()[:1]:
        lives.reachout.does("approve", address, now=str(lives.clock))


def _nothing_twice(lives: Lives) -> None:
    """Seen from outside: files, and what the mail system took."""
    assert _twice(lives.mail.letters()) == {} and _twice(lives.mail.keys()) == {}
    assert _twice(events_of_loops(lives.home)) == {}
    assert _twice(lives.handed_over()) == {}
    is_whole(lives.home)


def _twice(counted: Counter) -> dict[object, int]:
    return {one: times for one, times in counted.items() if times > 1}


def _nothing_lost(lives: Lives) -> None:
    """Every reply is where it was put, as it was put, and was taken in; the clear ones counted."""
    for path, content in lives.written.items():
        assert path.read_bytes() == content
    lives.bystanders.are_untouched()
    taken = Counter(mail for (mail,) in rows(lives.home, "SELECT mail FROM inbox WHERE taken"))
    lost = [n for n in _replies(lives) if taken[n] != 1]
    assert not lost, f"replies that no loop has taken in: {lost}"
    board = lives.reachout("status", "--json", now=str(lives.clock)).json
    ends = {loop["contact"].partition("@")[0]: loop["outcome"] for loop in board["loops"]}
    said = {who for who in WORDS if any(f"<{who}-" in name for name in _raw_ids(lives))}
    assert {who: ends[who] for who in said & CLEAR.keys()} == {
        who: outcome for who, outcome in CLEAR.items() if who in said
    }


def _raw_ids(lives: Lives) -> list[str]:
    heads = (content.partition(b"\n\n")[0].decode() for content in lives.written.values())
    lines = (line for head in heads for line in head.splitlines())
    return [line.partition(": ")[2] for line in lines if line.startswith("Message-ID: ")]


def _replies(lives: Lives) -> list[str]:
    return [name.strip("<>") for name in _raw_ids(lives)]
