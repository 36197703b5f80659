"""What lies in the mailbox, and the only ways to change it: each leaves its record in history."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from random import Random

from tests.fakes.google import Clock, Switches
from tests.fakes.google.gmail_history import History
from tests.fakes.google.gmail_identity import Identity
from tests.fakes.google.gmail_labels import LabelBook
from tests.fakes.google.gmail_mail import Mail, addresses_of, ids_answered, subject_of


class Vault:
    def __init__(self, owner: str, clock: Clock, switches: Switches) -> None:
        self.clock = clock
        self.switches = switches
        self.identity = Identity(owner)
        self.labels = LabelBook()
        self.history = History(switches)
        self.mails: dict[str, Mail] = {}  # by message id, oldest first
        self.drafts: dict[str, str] = {}  # draft id to the id of its message of the moment
        self._bearers: dict[str, list[str]] = {}  # Message-ID to the ids that had it, ever
        self._random = Random(owner)
        self._last = 0

    def now(self) -> datetime:
        return self.clock.now()

    # ------------------------------------------------------------------ ids as Google makes them

    def new_mail_id(self) -> str:
        """Hex; the time in milliseconds, and 20 random bits. Later ones are greater."""
        milliseconds = int(self.now().timestamp() * 1000)
        self._last = max(self._last + 1, (milliseconds << 20) | self._random.getrandbits(20))
        return f"{self._last:x}"

    def new_draft_id(self) -> str:
        return f"r{self._random.choice(('', '-'))}{self._random.randint(10**17, 10**19)}"

    def new_message_id(self) -> str:
        """A Message-ID of Gmail's own."""
        return f"<CA+{self._random.getrandbits(160):040x}@mail.gmail.com>"

    # ------------------------------------------------------------------ changes

    def add(
        self, raw: bytes, labels: Iterable[str], *, thread: str = "", at: datetime | None = None
    ) -> Mail:
        """A new message; without *thread* it begins one, which bears its id."""
        id = self.new_mail_id()
        now = self.now()
        searchable = now + self.switches.search_lag
        mail = Mail(id, thread or id, raw, set(labels), at or now, searchable)
        self.mails[id] = mail
        self._bearers.setdefault(mail["Message-ID"], []).append(id)
        self.history.note("messageAdded", mail, now)
        return mail

    def delete(self, id: str) -> Mail:
        """For good; trashing is `relabel`."""
        mail = self.mails.pop(id)
        self.history.note("messageDeleted", mail, self.now())
        return mail

    def relabel(self, id: str, add: Iterable[str] = (), remove: Iterable[str] = ()) -> Mail:
        mail = self.mails[id]
        added = tuple(label for label in dict.fromkeys(add) if label not in mail.labels)
        removed = tuple(label for label in dict.fromkeys(remove) if label in mail.labels)
        mail.labels.difference_update(removed)
        if removed:
            self.history.note("labelRemoved", mail, self.now(), removed)
        mail.labels.update(added)
        if added:
            self.history.note("labelAdded", mail, self.now(), added)
        return mail

    # ------------------------------------------------------------------ drafts

    def draft(self, draft_id: str) -> Mail | None:
        id = self.drafts.get(draft_id)
        return None if id is None else self.mails[id]

    def new_draft(self, raw: bytes, thread: str = "", draft_id: str = "") -> str:
        """Its draft id: a new one, or the one that is given back."""
        draft_id = draft_id or self.new_draft_id()
        self.drafts[draft_id] = self.add(raw, {"DRAFT"}, thread=thread).id
        return draft_id

    def replace_draft(self, draft_id: str, raw: bytes, thread: str) -> Mail:
        """The draft id stays, its message is another one: an add and a delete in history."""
        old = self.drafts[draft_id]
        mail = self.add(raw, {"DRAFT"}, thread=thread)
        self.drafts[draft_id] = mail.id
        self.delete(old)
        return mail

    def drop_draft(self, draft_id: str) -> Mail:
        return self.delete(self.drafts.pop(draft_id))

    # ------------------------------------------------------------------ threads

    def thread(self, id: str) -> list[Mail]:
        """Its messages, oldest first."""
        return [mail for mail in self.mails.values() if mail.thread == id]

    def may_join(self, thread: str, raw: bytes, besides: str = "") -> bool:
        """Whether a draft belongs into that thread: same subject, and its References or
        In-Reply-To name a message that lies there. *besides*: the draft it replaces, which is no
        reason to be there, but a thread of nothing else is its own."""
        others = [mail for mail in self.thread(thread) if mail.id != besides]
        if not others:
            return bool(besides)
        named = ids_answered(raw)
        return any(
            subject_of(mail.raw) == subject_of(raw) and mail["Message-ID"] in named
            for mail in others
        )

    def thread_of_arrival(self, raw: bytes) -> str:
        """Where mail lands that arrives or goes: the thread it belongs to, or "" for a new one."""
        for mail in self._answered(raw):
            if not self.switches.subject_needed or subject_of(mail.raw) == subject_of(raw):
                return mail.thread
        return "" if self.switches.references_needed else self._thread_by_subject(raw)

    def _answered(self, raw: bytes) -> list[Mail]:
        """What it answers, the newest first; a draft's Message-ID nobody knows."""
        ids = [id for named in ids_answered(raw) for id in self._bearers.get(named, ())]
        mails = [self.mails[id] for id in sorted(ids, reverse=True) if id in self.mails]
        return [mail for mail in mails if "DRAFT" not in mail.labels]

    def _thread_by_subject(self, raw: bytes) -> str:
        for mail in reversed(self.mails.values()):
            same_subject = subject_of(mail.raw) == subject_of(raw)
            if same_subject and "DRAFT" not in mail.labels and self._same_people(mail, raw):
                return mail.thread
        return ""

    def _same_people(self, mail: Mail, raw: bytes) -> bool:
        own = self.identity.addresses()
        return bool(_people(mail.raw) & _people(raw) - own)


def _people(raw: bytes) -> set[str]:
    return set(addresses_of(raw, "From", "To", "Cc"))


def is_shown(mail: Mail, *, spam_and_trash: bool) -> bool:
    """Whether lists show it."""
    hidden: Collection[str] = ("SPAM", "TRASH", "SCHEDULED")
    return spam_and_trash or not any(label in mail.labels for label in hidden)
