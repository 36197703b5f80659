"""What a look's history means for the drafts we know: still there, saved anew, gone, back."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field, replace

from reachout.formats import mail
from reachout.providers.google.drafts import Drafts
from reachout.providers.google.history import Change, News
from reachout.providers.google.likeness import likeness, sketch
from reachout.providers.google.memory import Letter, Memory
from reachout.providers.google.messages import Listed

_MOST_OPENED = 3
UNDONE = 240  # seconds after it vanished in which a letter may come back in another thread
_SURE = 0.5  # of the words in common


@dataclass(slots=True)
class Following:
    """`stirred`: keys of drafts that are no longer as remembered; `vanished`: now gone."""

    memory: Memory
    drafts: Drafts
    watched: frozenset[str]
    now: int
    stirred: set[str] = field(default_factory=set)
    vanished: set[str] = field(default_factory=set)
    edited: set[str] = field(default_factory=set)  # vanished, and saved anew just before

    def by_history(self, news: News) -> None:
        """Free, or 5 units when a draft vanished, came back or went to another thread."""
        for key, letter in self.memory.drafts.items():
            if letter.sent and _unsent(news, letter.sent):
                self.memory.drafts[key] = replace(letter, sent="")
        unclear = [key for key in list(self.memory.drafts) if self._is_unclear(key, news)]
        if unclear:
            new = {id for id, change in news.changes.items() if _may_be_draft(change)}
            self.by_list(unclear, new)

    def _is_unclear(self, key: str, news: News) -> bool:
        """Whether history alone does not tell where this draft is; if it does, it is noted."""
        letter = self.memory.drafts[key]
        heirs = self._heirs(key, letter, news)
        if letter.message and news.left_drafts(letter.message):
            return self._left(key, letter, heirs, news)
        if not letter.is_gone or letter.sent or key not in self.watched:
            return False
        return bool(heirs) or (self._lately(letter) and self._strange(news))

    def _left(self, key: str, letter: Letter, heirs: list[str], news: News) -> bool:
        self._see_edits(key, letter, news)
        if len(heirs) == 1:
            self._lies(key, letter.draft, Listed(heirs[0], letter.thread))
        elif key not in self.watched or self._was_sent(letter, news):
            self._vanish(key)
        else:
            return True
        return False

    def by_list(self, keys: list[str], new: Set[str] = frozenset()) -> None:
        """How these drafts lie now, by the list of all drafts. *new*: messages of drafts that
        history just showed.
        """
        listed = self.drafts.listed()
        for key in keys:
            letter = self.memory.drafts[key]
            draft = letter.draft if letter.draft in listed else self._heir(key, letter, listed)
            draft = draft or self._moved(key, letter, listed, new)
            if draft:
                self._lies(key, draft, listed[draft])
            elif letter.draft or letter.thread:
                self._vanish(key)

    def _see_edits(self, key: str, letter: Letter, news: News) -> None:
        there = [one for id, one in news.in_thread(letter.thread) if id != letter.message]
        if any(one.added and one.deleted and one.labels in (None, {"DRAFT"}) for one in there):
            self.edited.add(key)

    def _was_sent(self, letter: Letter, news: News) -> bool:
        """The host sent something in its thread, and no draft appeared that it might be now."""
        there = news.in_thread(letter.thread)
        return not self._strange(news) and any(o.is_mail and o.has("SENT") for _, o in there)

    def _strange(self, news: News) -> bool:
        """A draft appeared that is none of our letters, or something that may be one."""
        ours = {one.message for one in self.memory.drafts.values()}
        return any(_may_be_draft(one) and id not in ours for id, one in news.changes.items())

    def _lately(self, letter: Letter) -> bool:
        """Undo is offered for half a minute."""
        return self.now - letter.gone_at <= UNDONE

    def _heirs(self, key: str, letter: Letter, news: News) -> list[str]:
        """Drafts in its thread that history shows and that are no other letter's."""
        others = {one.message for other, one in self.memory.drafts.items() if other != key}
        return [
            id
            for id, change in news.in_thread(letter.thread)
            if change.is_draft and id != letter.message and id not in others
        ]

    def _heir(self, key: str, letter: Letter, listed: dict[str, Listed]) -> str:
        """Under the id that Undo gave it: the only draft in its thread that is no other letter."""
        others = {one.draft for other, one in self.memory.drafts.items() if other != key}
        there = [
            draft
            for draft, one in listed.items()
            if letter.thread and one.thread == letter.thread and draft not in others
        ]
        return there[0] if len(there) == 1 else ""

    def _moved(self, key: str, letter: Letter, listed: dict[str, Listed], new: Set[str]) -> str:
        """Under another id in another thread: its subject was edited, it was sent, and undone."""
        others = {one.draft for other, one in self.memory.drafts.items() if other != key}
        strange = [draft for draft, one in listed.items() if one.id in new and draft not in others]
        alike = [draft for draft in strange[:_MOST_OPENED] if self._is_it(letter, listed[draft])]
        return alike[0] if len(alike) == 1 else ""

    def _is_it(self, letter: Letter, message: Listed) -> bool:
        fetched = self.drafts.messages.fetch(message.id)
        if fetched is None or not letter.to:
            return False
        same_people = mail.recipients(mail.headers(fetched.raw)) == letter.to
        return same_people and likeness(letter.words, sketch(fetched.raw)) >= _SURE

    def _lies(self, key: str, draft: str, message: Listed) -> None:
        letter = self.memory.drafts[key]
        if (letter.draft, letter.message) != (draft, message.id):
            self.stirred.add(key)
        self.memory.drafts[key] = replace(
            letter, draft=draft, message=message.id, thread=message.thread, gone_at=0, sent=""
        )

    def _vanish(self, key: str) -> None:
        letter = self.memory.drafts[key]
        if not letter.is_gone:
            self.stirred.add(key)
            self.vanished.add(key)
            self.memory.drafts[key] = replace(letter, message="", gone_at=self.now)


def _may_be_draft(change: Change) -> bool:
    untold = change.added and change.labels is None and not change.deleted
    return change.is_draft or untold


def _unsent(news: News, message: str) -> bool:
    """Undo took the sent message away again."""
    change = news.changes.get(message)
    return change is not None and (change.deleted or "SENT" in change.lost)
