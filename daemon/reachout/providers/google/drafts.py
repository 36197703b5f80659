"""The letters in Gmail's Drafts: written once, found again, rewritten only as they were seen.

A draft keeps its id while its message gets a new one at every save; "Undo" may bring it back
under another id, in the same thread. What each draft looked like at its last get or our own
write is kept in memory, and the history of each look tells whether that is still true.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from reachout.domain.draft import DraftRef
from reachout.errors import Conflict, Refused
from reachout.formats import mail
from reachout.ports import DraftSeen
from reachout.providers.google.answers import NotOffered, NotThere
from reachout.providers.google.history import News, read_history
from reachout.providers.google.likeness import likeness, sketch
from reachout.providers.google.memory import Handle, Letter, Memory, is_answer
from reachout.providers.google.messages import (
    Listed,
    Messages,
    marked,
    newest_first,
    reference,
)
from reachout.providers.google.parts import decoded, readable
from reachout.providers.google.session import Session

_PAGE = 500
_MOST_OPENED = 20  # drafts opened to find one that was lost without a trace
ALIKE = 0.3  # so much of the words is common to a letter and its edited self


@dataclass(frozen=True, slots=True, kw_only=True)
class Lying:
    """A draft with its bytes as Gmail has them, or as we wrote them."""

    handle: Handle
    raw: bytes

    def seen(self, key: str) -> DraftSeen:
        raw = marked(self.raw, key)
        return DraftSeen(ref=reference(key, str(self.handle), raw), stamp=self.stamp, raw=raw)

    @property
    def stamp(self) -> str:
        """Gmail gives a new message id at every save; the words tell where that is not so."""
        return f"{self.handle.message} {mail.fingerprint(self.raw)[:16]}"


@dataclass(slots=True)
class Drafts:
    session: Session
    messages: Messages
    lying: dict[str, Lying] = field(default_factory=dict)  # by key, proven by the last look
    gone: set[str] = field(default_factory=set)  # since the last look
    doubtful: set[str] = field(default_factory=set)  # a write of ours was cut off
    rewritten: dict[str, tuple[Handle, Handle]] = field(
        default_factory=dict
    )  # since the last look
    silent: bool = False  # a draft was saved anew under its old message id: not at Google

    # -------------------------------------------------------------- finding

    def find(self, ref: DraftRef, memory: Memory, *, proven: bool) -> DraftSeen | None:
        """The draft as it lies now. Free while *proven*: a look has just told what changed."""
        letter = memory.current(ref)
        if proven and ref.key not in self.doubtful:
            if ref.key in self.gone or letter.is_gone:
                return None
            if ref.key in self.lying:
                return self.lying[ref.key].seen(ref.key)
        return self._took(ref.key, self._look_for(ref, letter, memory))

    def _took(self, key: str, found: Lying | None) -> DraftSeen | None:
        self.doubtful.discard(key)
        if found is None:
            self.lying.pop(key, None)
            self.gone.add(key)
            return None
        self.gone.discard(key)
        self.lying[key] = found
        return found.seen(key)

    def _look_for(self, ref: DraftRef, letter: Letter, memory: Memory) -> Lying | None:
        fetched = self.messages.at_hand(letter.message) if letter.message else None
        if fetched is not None and fetched.is_unsent:
            for draft, one in self.listed().items():
                if one.id == fetched.id:
                    handle = Handle(draft=draft, message=one.id, thread=fetched.thread)
                    return Lying(handle=handle, raw=fetched.raw)
        known = self.lying.get(ref.key)
        if known is not None and not letter.draft:
            letter = replace(letter, draft=known.handle.draft, thread=known.handle.thread)
        if letter.draft:
            return self._get(letter.draft) or self._in_thread(ref, letter, memory)
        return self._without_trace(ref, memory, newest_first(self.listed().values()))

    def _in_thread(self, ref: DraftRef, letter: Letter, memory: Memory) -> Lying | None:
        """Under the id that Undo gave it: the only draft in its thread that is no other letter."""
        others = self._others(ref.key, memory)
        there = [
            draft
            for draft, one in self.listed().items()
            if letter.thread and one.thread == letter.thread and draft not in others
        ]
        found = self._get(there[0]) if len(there) == 1 else None
        return found if found is not None and _is_still(ref.key, letter, found.raw) else None

    def _others(self, key: str, memory: Memory) -> frozenset[str]:
        known = {other: one.draft for other, one in memory.drafts.items()}
        known |= {other: one.handle.draft for other, one in self.lying.items()}
        return frozenset(draft for other, draft in known.items() if other != key and draft)

    # -------------------------------------------------------------- after a write was cut off

    def written(self, ref: DraftRef, since: Memory | None, memory: Memory) -> DraftSeen | None:
        """By what history shows since before that write, and the list of all drafts.

        Neither is an index, so what they do not show is not there. 7 units, and 20 for each
        draft that somebody else wrote meanwhile.
        """
        drafts = self.listed()
        lying = {one.id: (draft, one) for draft, one in drafts.items()}
        new = self._new_since(since)
        known = {one.handle.message for key, one in self.lying.items() if key != ref.key}
        among = [lying[id][1] for id in (lying if new is None else new) if id in lying]
        among = [one for one in among if one.id not in known]
        return self._took(ref.key, self._without_trace(ref, memory, newest_first(among), drafts))

    def _new_since(self, since: Memory | None) -> list[str] | None:
        """Messages that came since then; None when history does not reach back."""
        if since is None or not since.history:
            return None
        try:
            news = read_history(self.session, since.history)
        except (NotThere, NotOffered):
            return None
        return [id for id, one in news.changes.items() if one.added and not one.deleted]

    def _without_trace(
        self,
        ref: DraftRef,
        memory: Memory,
        among: Iterable[Listed],
        drafts: dict[str, Listed] | None = None,
    ) -> Lying | None:
        ids = {one.id: draft for draft, one in (drafts or self.listed()).items()}
        others = self._others(ref.key, memory)
        alike: list[Lying] = []
        candidates = [one for one in among if ids.get(one.id, "") not in others]
        for one in candidates[:_MOST_OPENED]:
            found = self.messages.fetch(one.id)
            if found is None or not found.is_unsent:
                continue
            handle = Handle(draft=ids[one.id], message=one.id, thread=found.thread)
            verdict = _is_written(ref, found.raw)
            if verdict:
                return Lying(handle=handle, raw=found.raw)
            if verdict is None:
                alike.append(Lying(handle=handle, raw=found.raw))
        return alike[0] if len(alike) == 1 else None

    # -------------------------------------------------------------- asking

    @readable("drafts.get")
    def _get(self, draft: str) -> Lying | None:
        try:
            told = self.session.read(self._drafts().get(userId="me", id=draft, format="raw"))
        except NotThere:
            return None
        message = told["message"]
        if not _lies(message):
            return None
        if "raw" not in message:
            return Lying(handle=_handle(told), raw=self.messages.without_bytes(message["id"]).raw)
        return Lying(handle=_handle(told), raw=decoded(message["raw"]))

    @readable("drafts.list")
    def listed(self) -> dict[str, Listed]:
        """Every draft by its id. 5 units a page of 500; no index, so no lag."""
        found: dict[str, Listed] = {}
        token = ""
        while True:
            more = {"pageToken": token} if token else {}
            page = self.session.read(
                self._drafts().list(
                    userId="me",
                    maxResults=_PAGE,
                    fields="drafts(id,message(id,threadId)),nextPageToken",
                    **more,
                )
            )
            for one in page.get("drafts", []):
                message = one["message"]
                found[one["id"]] = Listed(message["id"], message.get("threadId", ""))
            token = page.get("nextPageToken", "")
            if not token:
                return found

    def _drafts(self) -> Any:
        return self.session.gmail().drafts()

    # -------------------------------------------------------------- writing

    def write(self, key: str, message: bytes, thread: str) -> DraftRef:
        """One drafts.create, 10 units. Where Gmail refuses the thread, one without it."""
        try:
            told = self._create(message, thread)
        except NotOffered:
            raise
        except (Refused, NotThere):
            if not thread:
                raise
            told = self._create(message, "")
        return self._wrote(key, told, message)

    def _create(self, message: bytes, thread: str) -> dict[str, Any]:
        body = {"message": _body(message, thread)}
        return self.session.write(self._drafts().create(userId="me", body=body))

    def rewrite(self, seen: DraftSeen, message: bytes) -> DraftRef:
        """Checked right before the write; Gmail has no If-Match for drafts, so what the host saves
        in the instant between the two is lost; the next look tells (`overwritten`). 20 + 15 units.
        """
        handle = self._unchanged(seen)
        body = {"message": _body(message, handle.thread)}
        request = self._drafts().update(userId="me", id=handle.draft, body=body)
        with self._in_doubt(seen.ref.key):
            ref = self._wrote(seen.ref.key, self._or_changed(request, seen), message)
        self.rewritten[ref.key] = (handle, Handle.of(ref))
        return ref

    def withdraw(self, seen: DraftSeen) -> None:
        """20 + 10 units."""
        handle = self._unchanged(seen)
        request = self._drafts().delete(userId="me", id=handle.draft)
        with self._in_doubt(seen.ref.key):
            self._or_changed(request, seen)
            self.doubtful.discard(seen.ref.key)
            self.gone.add(seen.ref.key)

    def overwritten(self, news: News) -> frozenset[str]:
        """Drafts that the host saved between our check and our rewrite of them.

        History shows what he saved before what we wrote, and gone again.
        """
        found = set()
        for key, (before, after) in self.rewritten.items():
            for id, change in news.in_thread(after.thread):
                if id == after.message:
                    break
                if change.added and change.deleted and id != before.message:
                    found.add(key)
        self.rewritten.clear()
        return frozenset(found)

    def _or_changed(self, request: Any, seen: DraftSeen) -> dict[str, Any]:
        try:
            return self.session.write(request)
        except NotThere as problem:
            raise _changed(seen) from problem

    def _unchanged(self, seen: DraftSeen) -> Handle:
        """Conflict unless it is still as it was seen. 20 units."""
        handle = Handle.of(seen.ref)
        found = self._get(handle.draft)
        if found is None or found.stamp != seen.stamp:
            self.lying.pop(seen.ref.key, None)
            same_id = found is not None and found.handle.message == handle.message
            self.silent |= same_id and not self.session.is_google
            raise _changed(seen)
        return found.handle

    def _in_doubt(self, key: str) -> _Doubt:
        return _Doubt(self, key)

    @readable("a write to drafts")
    def _wrote(self, key: str, told: dict[str, Any], message: bytes) -> DraftRef:
        self.doubtful.discard(key)
        self.gone.discard(key)
        self.lying[key] = Lying(handle=_handle(told), raw=message)
        return self.lying[key].seen(key).ref

    # -------------------------------------------------------------- what a look showed

    def read_again(self, key: str, draft: str) -> Lying | None:
        """As it lies now, whatever was remembered of it. 20 units."""
        self.lying.pop(key, None)
        found = self._get(draft)
        if found is not None:
            self.lying[key] = found
        return found

    def settle(self, news: News | None) -> None:
        """Forget what is no longer true; without history, everything."""
        self.gone.clear()
        self.lying = {
            key: one
            for key, one in self.lying.items()
            if news is not None and not news.left_drafts(one.handle.message)
        }

    def teach(self, memory: Memory, keys: Collection[str]) -> None:
        """What these letters look like goes into the memory that outlives us."""
        for key in keys:
            lying, letter = self.lying.get(key), memory.drafts.get(key)
            if lying and letter and letter.message in ("", lying.handle.message):
                words = sketch(lying.raw)
                if words != letter.words:
                    memory.drafts[key] = replace(letter, words=words)


@dataclass(slots=True)
class _Doubt:
    """While a write is on its way, nothing we remember of that draft is sure."""

    drafts: Drafts
    key: str

    def __enter__(self) -> None:
        self.drafts.lying.pop(self.key, None)
        self.drafts.doubtful.add(self.key)

    def __exit__(self, *_: object) -> None:
        return None


# ------------------------------------------------------------------ answers


def _handle(told: dict[str, Any]) -> Handle:
    message = told["message"]
    return Handle(draft=told["id"], message=message["id"], thread=message.get("threadId", ""))


def _lies(message: dict[str, Any]) -> bool:
    labels = message.get("labelIds", ["DRAFT"])
    return "DRAFT" in labels and "TRASH" not in labels


def _body(message: bytes, thread: str) -> dict[str, str]:
    body = {"raw": urlsafe_b64encode(message).decode()}
    return body | {"threadId": thread} if thread else body


def _changed(seen: DraftSeen) -> Conflict:
    return Conflict(
        f"The draft “{seen.ref.subject}” to {seen.ref.to} was changed, sent or discarded a "
        "moment ago, so nothing was written. The next pass looks at it again."
    )


# ------------------------------------------------------------------ the same letter?


def _is_written(ref: DraftRef, raw: bytes) -> bool | None:
    """Whether this is the letter that was to be written; None: only its words say so."""
    message = mail.headers(raw)
    key = mail.header(message, mail.KEY_HEADER)
    if key:
        return key == ref.key
    if ref.message_id and mail.message_id(message) == ref.message_id:
        return True
    same = (mail.recipients(message), mail.header(message, "subject")) == (ref.to, ref.subject)
    return None if same and ref.to else False


def _is_still(key: str, letter: Letter, raw: bytes) -> bool:
    """In a thread with other mail the host may have begun a draft of his own."""
    message = mail.headers(raw)
    marks = (mail.header(message, mail.KEY_HEADER), mail.message_id(message))
    if not is_answer(key) or not letter.words or key == marks[0]:
        return True
    same_id = bool(letter.id) and letter.id == marks[1]
    return same_id or likeness(letter.words, sketch(raw)) >= ALIKE
