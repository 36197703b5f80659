"""What outlives a process: the cursor of the mail look, as text.

Gmail's search is an index that lags, its message ids change with every save, and it takes our
marks off. So the cursor remembers which draft is which letter, which threads are ours, and what
a search may not have shown yet. It is stored with the mail that was found, in one transaction.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from reachout.domain.draft import DraftRef
from reachout.domain.letter import OPENERS
from reachout.ports import Watch

_VERSION = 1
_TOLD = 300  # ids of reported messages: more than any overlap of two looks holds
_UNSURE = 500
KEPT_GONE = int(timedelta(days=31).total_seconds())  # Undo and "Schedule send" bring them back
KEPT_THREAD = int(timedelta(days=2).total_seconds())  # until the caller watches what was found


@dataclass(frozen=True, slots=True, kw_only=True)
class Handle:
    """What DraftRef.handle holds: Gmail's ids as last seen."""

    draft: str = ""
    message: str = ""
    thread: str = ""

    def __str__(self) -> str:
        return f"{self.draft} {self.message} {self.thread}"

    @classmethod
    def of(cls, ref: DraftRef) -> Handle:
        parts = ref.handle.split(" ")
        return cls(draft=parts[0], message=parts[1], thread=parts[2]) if len(parts) == 3 else cls()


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One letter of ours, from its draft to the sent message. Times are epoch seconds."""

    draft: str = ""  # Gmail's ids
    message: str = ""  # "": it lies there no more, or nobody knows where
    thread: str = ""
    base: str = ""  # the message of the reference that this was begun with
    id: str = ""  # Message-ID as last seen
    to: str = ""
    subject: str = ""
    words: tuple[str, ...] = ()  # their sketch
    gone_at: int = 0  # when a look saw it vanish
    sent: str = ""  # the message in Sent that it became

    @property
    def is_gone(self) -> bool:
        return bool(self.gone_at) and not self.message


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    ids: tuple[str, ...] = ()  # Message-IDs of mail in it that concerned us
    at: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsure:
    """A message that the last search did not show: the index may have lagged."""

    thread: str
    at: int


@dataclass(slots=True, kw_only=True)
class Memory:
    history: str = ""  # Gmail's historyId; "": there is none to go on from
    at: int = 0  # everything before then has been seen
    threads: dict[str, Thread] = field(default_factory=dict)
    drafts: dict[str, Letter] = field(default_factory=dict)  # by key
    unsure: dict[str, Unsure] = field(default_factory=dict)  # by Gmail's message id
    told: list[str] = field(default_factory=list)  # Gmail's ids, the newest last
    unfound: list[str] = field(default_factory=list)  # watched Message-IDs without a thread
    login: str = ""  # with which this was seen, verified as the host's
    grouped: bool = False  # the search is known to understand several terms in one question
    thorough: bool = False  # this server tells less than Gmail: whatever counts is asked for

    def __str__(self) -> str:
        told = {"v": _VERSION, **_plain(self)}
        return json.dumps(told, separators=(",", ":"), sort_keys=True, default=_plain)

    # -------------------------------------------------------------- letters

    def adopt(self, refs: Iterable[DraftRef]) -> None:
        """A reference that is newer than what we remember is where a draft lies now."""
        for ref in refs:
            handle, known = Handle.of(ref), self.drafts.get(ref.key)
            if known is None or (handle.message and known.base != handle.message):
                words = known.words if known else ()
                self.drafts[ref.key] = _begun(ref, handle, words)

    def current(self, ref: DraftRef) -> Letter:
        """What is known about the draft of this reference."""
        handle, known = Handle.of(ref), self.drafts.get(ref.key)
        if known is not None and handle.message in ("", known.base):
            return known
        return _begun(ref, handle, ())

    def letter_in(self, message: str) -> str:
        """The key of the letter that this message in Sent was; "" when none."""
        return next((k for k, one in self.drafts.items() if one.sent == message), "")

    # -------------------------------------------------------------- threads

    def known_threads(self) -> frozenset[str]:
        return frozenset(self.threads) | {one.thread for one in self.drafts.values() if one.thread}

    def thread_of(self, message_id: str) -> str:
        """The thread that this Message-ID is in; "" when unknown."""
        found = [thread for thread, one in self.threads.items() if message_id in one.ids]
        return found[-1] if found else ""

    def learn(self, thread: str, message_ids: Iterable[str], now: int) -> None:
        if thread:
            before = self.threads.get(thread, Thread()).ids
            ids = tuple(dict.fromkeys([*before, *(id for id in message_ids if id)]))
            self.threads[thread] = Thread(ids=ids, at=now)

    def learn_of_server(self, other: Memory) -> None:
        """What a search found out since the cursor was made."""
        self.grouped |= other.grouped
        self.thorough |= other.thorough

    # -------------------------------------------------------------- growing old

    def prune(self, watch: Watch, now: int) -> None:
        """Forget what nobody watches any more."""
        lying = {ref.key for ref in watch.drafts}
        self.drafts = {
            key: one
            for key, one in self.drafts.items()
            if key in lying or now - (one.gone_at or now) < KEPT_GONE
        }
        self.threads = {
            id: one
            for id, one in self.threads.items()
            if now - one.at < KEPT_THREAD or not watch.message_ids.isdisjoint(one.ids)
        }
        self.told = self.told[-_TOLD:]
        self.unfound = [id for id in self.unfound if id in watch.message_ids]
        self.unsure = dict(list(self.unsure.items())[-_UNSURE:])

    def let_go(self, lying: frozenset[str], now: int) -> None:
        """Drafts that nobody watches any more count as gone from now on."""
        for key, one in self.drafts.items():
            if key not in lying and not one.gone_at:
                self.drafts[key] = replace(one, gone_at=now)


def _plain(one: Any) -> dict[str, Any]:
    return {name: getattr(one, name) for name in one.__slots__}


def _begun(ref: DraftRef, handle: Handle, words: tuple[str, ...]) -> Letter:
    return Letter(
        draft=handle.draft,
        message=handle.message,
        thread=handle.thread,
        base=handle.message,
        id=ref.message_id,
        to=ref.to,
        subject=ref.subject,
        words=words,
    )


def kind_of(key: str) -> str:
    """The letter's name in a key: <loop>.<letter>.<round>.<attempt>."""
    parts = key.split(".")
    return parts[1] if len(parts) >= 4 else ""


def is_answer(key: str) -> bool:
    """This letter lies in a thread that holds other mail."""
    return kind_of(key) not in ("", *OPENERS)


def read_memory(text: str) -> Memory | None:
    """The memory in a cursor; None when it is none that we can read."""
    try:
        told: Any = json.loads(text)
        if told["v"] != _VERSION:
            return None
        return Memory(
            history=str(told["history"]),
            at=int(told["at"]),
            threads={
                str(id): Thread(ids=tuple(map(str, one["ids"])), at=int(one["at"]))
                for id, one in told["threads"].items()
            },
            drafts={str(key): _letter(one) for key, one in told["drafts"].items()},
            unsure={
                str(id): Unsure(thread=str(one["thread"]), at=int(one["at"]))
                for id, one in told["unsure"].items()
            },
            told=[str(id) for id in told["told"]],
            unfound=[str(id) for id in told["unfound"]],
            login=str(told.get("login", "")),
            grouped=bool(told.get("grouped")),
            thorough=bool(told.get("thorough")),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _letter(told: dict[str, Any]) -> Letter:
    words = tuple(map(str, told.pop("words")))
    gone_at = int(told.pop("gone_at"))
    rest = {name: str(value) for name, value in told.items()}
    return Letter(words=words, gone_at=gone_at, **rest)
