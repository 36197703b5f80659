"""The letters in Drafts: found again wherever a mail program saved them, and written safely.

A rewrite puts the new file first and then unlinks the old one, because a message file must never
change under a mail program that has it open. A crash in between leaves both; the new one's name
holds the digest of what it replaces, so `find` takes the new one and the next write of this
draft sweeps the other away. Nothing is unlinked unless it holds exactly what was seen: a draft
that the host edits at that instant is left to him, and ours is taken back.
"""

from __future__ import annotations

from reachout.domain.draft import DraftRef
from reachout.errors import Conflict
from reachout.ports import DraftSeen
from reachout.providers.local.maildir import MailFolder
from reachout.providers.local.marks import (
    Marked,
    Shelf,
    by_mark,
    by_words,
    digest,
    marks_of,
    ref_of,
    replaced_by,
    replaces,
)

FLAGS = "DS"  # a draft, and no news to the host
TRASHED = "T"


class Drafts:
    def __init__(self, folder: MailFolder) -> None:
        self.folder = folder
        self._shelf = Shelf(folder)

    def find(self, ref: DraftRef) -> DraftSeen | None:
        """The draft as it lies now. Looks twice: a listing may miss what is renamed meanwhile."""
        for _ in range(2):
            for one in reversed(self._bearing(ref)):
                raw = one.read()
                if raw is not None:
                    return _seen(one.entry.name, raw, ref.key)
        return None

    def write(self, key: str, message: bytes, mark: str = "") -> DraftRef:
        name = self.folder.add(message, FLAGS, mark)
        return ref_of(name, marks_of(message), key)

    def rewrite(self, seen: DraftSeen, message: bytes) -> DraftRef:
        self.check(seen)
        self.sweep(seen)
        before = self._names(seen.ref)
        ref = self.write(seen.ref.key, message, replaces(seen.raw))
        removed = self.folder.remove(seen.ref.handle, seen.raw)
        if not removed or self._names(seen.ref) - before - {ref.handle}:
            self.folder.remove(ref.handle, message)
            raise _changed(seen)
        return ref

    def withdraw(self, seen: DraftSeen) -> None:
        self.check(seen)
        self.sweep(seen)
        if not self.folder.remove(seen.ref.handle, seen.raw):
            raise _changed(seen)

    def check(self, seen: DraftSeen) -> None:
        """Conflict unless the draft is still as seen."""
        now = self.find(seen.ref)
        if now is None or now.stamp != seen.stamp:
            raise _changed(seen)

    def sweep(self, seen: DraftSeen) -> None:
        """Finish a rewrite that a crash halved: unlink the content that this file replaces."""
        replaced = replaced_by(seen.ref.handle)
        for one in by_mark(seen.ref, self._shelf.all()) if replaced else ():
            raw = one.read()
            if raw is not None and one.entry.name != seen.ref.handle and digest(raw) == replaced:
                self.folder.remove(one.entry.name, raw)

    def _names(self, ref: DraftRef) -> frozenset[str]:
        return frozenset(one.entry.name for one in by_mark(ref, self._shelf.all()))

    def _bearing(self, ref: DraftRef) -> list[Marked]:
        lying = [one for one in self._shelf.all() if TRASHED not in one.entry.flags]
        return self._standing(by_mark(ref, lying)) or by_words(ref, lying)

    def _standing(self, found: list[Marked]) -> list[Marked]:
        """Less the files whose content a later one replaces."""
        replaced = {replaced_by(one.entry.name) for one in found} - {""}
        if len(found) < 2 or not replaced:
            return found
        return [one for one in found if digest(one.read() or b"") not in replaced] or found


def _seen(name: str, raw: bytes, key: str) -> DraftSeen:
    return DraftSeen(ref=ref_of(name, marks_of(raw), key), stamp=f"{name}.{digest(raw)}", raw=raw)


def _changed(seen: DraftSeen) -> Conflict:
    return Conflict(
        f"The draft “{seen.ref.subject}” to {seen.ref.to} was changed or moved a moment ago, "
        "so nothing was written. The next pass looks at it again."
    )
