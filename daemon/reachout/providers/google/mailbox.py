"""The Mailbox port on Gmail. The host sends in Gmail; nothing here can.

`DraftRef.handle` is "<draft id> <message id> <thread id>", `DraftSeen.stamp` the message id:
Gmail gives a draft a new one at every save. The cursor is the text of a Memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import quote

from reachout.domain.draft import DraftRef
from reachout.errors import Refused
from reachout.formats import mail
from reachout.ports import (
    DraftSeen,
    Folder,
    Introduction,
    MailLook,
    MailSeen,
    Outbox,
    Watch,
)
from reachout.providers.google.answers import NotOffered, NotThere
from reachout.providers.google.concern import Concern
from reachout.providers.google.drafts import Drafts
from reachout.providers.google.history import News, read_history
from reachout.providers.google.labels import Labels
from reachout.providers.google.looking import LAG, Look, in_order
from reachout.providers.google.memory import Handle, Memory, read_memory
from reachout.providers.google.messages import (
    BOUNCES,
    Fetched,
    Listed,
    Messages,
    ids,
    newest_first,
    people,
    queries,
)
from reachout.providers.google.owner import Owner
from reachout.providers.google.searching import Search
from reachout.providers.google.session import Session

OVERLAP = 3600  # seconds; what a look and a search both show is told once
BLIND = 7 * 86_400  # seconds looked back when nothing tells when the last look was
PROVEN = timedelta(seconds=60)  # a look vouches for what we remember during its own pass
SLACK = timedelta(minutes=5)  # between Gmail's clock and ours


class GmailMailbox:
    """See ports.Mailbox. Refused when another account answers than the configured one.

    *owner*: the account's address. *own*: the host's, bare and in lower case. *labels*: sent first
    letters get one, where that was granted. *signature*: `introduce` hands out Gmail's.
    """

    outbox: Outbox | None = None
    settles = timedelta(minutes=2)
    near = False

    def __init__(
        self, session: Session, *, owner: str, own: frozenset[str], labels: bool, signature: bool
    ) -> None:
        self._session = session
        self._account = owner
        self._owner = Owner(session, signature, own)
        self._messages = Messages(session)
        self._drafts = Drafts(session, self._messages)
        self._labels = Labels(session, labels)
        self._memory = Memory()
        self._looked_at: datetime | None = None
        self._last: tuple[Watch, MailLook] | None = None

    def introduce(self) -> Introduction:
        return self._owner.introduce()

    # -------------------------------------------------------------- looking

    def look(self, cursor: str, watch: Watch) -> MailLook:
        """Idle: one history.list, 2 units. When history does not reach back: a full look."""
        self._session.fresh()
        told = read_memory(cursor) if self._last is None else None
        self._owner.verify(told.login if told else "")
        news = None
        if self._last is not None and (watch, cursor) == (self._last[0], self._last[1].cursor):
            news = self._news(self._memory.history)
            if news is not None and self._is_quiet(news):
                self._drafts.settle(news)
                self._looked_at = self._session.clock.now()
                return self._last[1]
        return self._looked(cursor, watch, news)

    def _is_quiet(self, news: News) -> bool:
        """Nothing happened, and no search is due: then nothing need be read or written anew."""
        same = news.history == self._memory.history and not news.changes
        now = self._now()
        lagging = all(now - one.at < LAG for one in self._memory.unsure.values())
        return same and lagging and not (self._memory.thorough or self._drafts.silent)

    def _looked(self, cursor: str, watch: Watch, news: News | None) -> MailLook:
        known = read_memory(cursor) if cursor else Memory()
        look = self._look(known or Memory(), watch)
        look.memory.learn_of_server(self._memory)
        look.memory.thorough |= self._drafts.silent
        if not cursor:
            self._begin(look)
        else:
            self._go_on(look, news, readable=known is not None)
        look.finish()
        look.memory.login = self._session.login
        self._memory, self._looked_at = look.memory, self._session.clock.now()
        nothing = MailLook(cursor=str(look.memory), mail=(), stirred=frozenset(), gone=look.gone)
        self._last = (watch, nothing)
        if not cursor:
            return nothing
        found = replace(nothing, mail=look.mail(), stirred=look.stirred)
        return replace(found, overwritten=look.overwritten)

    def _look(self, memory: Memory, watch: Watch) -> Look:
        return Look(
            messages=self._messages,
            drafts=self._drafts,
            labels=self._labels,
            account=self._account,
            own=self._owner.addresses,
            memory=memory,
            watch=watch,
            now=self._now(),
            written=dict(self._drafts.lying),
        )

    def _begin(self, look: Look) -> None:
        look.memory.at = look.now
        look.memory.history = self._history_now(look)
        self._drafts.settle(None)
        if look.watch.drafts:
            look.find_drafts()
        if not look.memory.history:
            look.count_as_seen(look.now - OVERLAP)

    def _go_on(self, look: Look, news: News | None, *, readable: bool) -> None:
        news = news or self._news(look.memory.history)
        if news is not None:
            look.take(news)
            if look.memory.history != news.history:
                look.memory.history, look.memory.at = news.history, look.now
            return
        since = look.memory.at - OVERLAP if readable else look.now - BLIND
        look.memory.history = self._history_now(look)  # first: what comes meanwhile is news then
        look.take_everything(since)

    def _news(self, history: str) -> News | None:
        if not history.isdigit():
            return None
        try:
            return read_history(self._session, history)
        except (NotThere, Refused):  # too old, no cursor of this server, or no history at all
            return None

    def _history_now(self, look: Look) -> str:
        """The mailbox's historyId, 1 unit; "" on a server that keeps no history."""
        try:
            told = self._session.read(self._session.gmail().getProfile(userId="me"))
        except NotOffered:
            look.memory.thorough = True
            return self._history_of_newest()
        if told.get("messagesTotal"):
            look.search.is_understood()
        return str(told.get("historyId", ""))

    def _history_of_newest(self) -> str:
        messages = self._session.gmail().messages()
        listed = self._session.read(messages.list(userId="me", maxResults=1))
        for one in listed.get("messages", []):
            request = messages.get(userId="me", id=one["id"], format="minimal")
            return str(self._session.read(request).get("historyId", ""))
        return ""

    # -------------------------------------------------------------- searching

    def search(
        self, watch: Watch, since: datetime, *, drafts: bool = False, newest: int = 0
    ) -> Sequence[MailSeen]:
        """One messages.list for about 20 people (5 units), and 20 for each message that was not
        fetched lately. The index lags some seconds: what is newer comes by `look`.

        Answers from addresses that nobody watches are found by `look` alone, for Gmail cannot
        search by what a message answers.
        """
        concern = Concern.of(watch)
        if not concern:
            return ()
        self._owner.verify()
        listed = self._listed(watch, since, drafts=drafts)
        found: dict[str, MailSeen] = {}
        for one in self._fetched(listed):
            seen = self._as_found(one, drafts=drafts) if concern.covers(one.raw) else None
            if seen is not None and (seen.id not in found or seen.folder is Folder.SENT):
                found[seen.id] = seen
            if newest and len(found) >= newest:
                break
        if drafts:
            found = self._own_drafts(concern) | found
        return in_order(found.values())

    def _listed(self, watch: Watch, since: datetime, *, drafts: bool) -> list[Listed]:
        terms = people(watch.addresses)
        terms += ids(watch.message_ids) if watch.message_ids and not watch.addresses else []
        terms += BOUNCES if watch.message_ids else ()
        more = f"after:{max(0, int(since.timestamp()))}"
        without = "" if drafts else "-in:drafts"
        doubtful = self._must_show(watch, since)
        found = self._search().any_of(terms, more, without=without, doubtful=doubtful)
        return newest_first(dict.fromkeys(found))

    def _must_show(self, watch: Watch, since: datetime) -> bool:
        """A letter of ours went to one of these people, and the index has had its time since."""
        earliest, latest = since.timestamp(), self._now() - LAG
        return any(
            one.sent
            and earliest <= one.gone_at <= latest
            and mail.addresses(one.to) & watch.addresses
            for one in self._memory.drafts.values()
        )

    def _search(self) -> Search:
        return Search(messages=self._messages, memory=self._memory, account=self._account)

    def _fetched(self, listed: Iterable[Listed]) -> Iterable[Fetched]:
        """Less the drafts of ours that we know anyway."""
        known = {one.handle.message for one in self._drafts.lying.values()}
        for one in listed:
            fetched = None if one.id in known else self._messages.fetch(one.id)
            if fetched is not None:
                yield fetched

    def _as_found(self, one: Fetched, *, drafts: bool) -> MailSeen | None:
        """Own mail outside of Sent counts as sent; in Spam somebody borrowed the address."""
        if one.is_unsent:
            return one.seen(Folder.DRAFTS) if drafts else None
        folder = one.folder(self._owner.addresses)
        if folder is None and not one.labels & {"SPAM", "TRASH", "DRAFT", "CHAT"}:
            folder = Folder.SENT
        key = self._memory.letter_in(one.id)
        return one.seen(folder, key) if folder is not None else None

    def _own_drafts(self, concern: Concern) -> dict[str, MailSeen]:
        """Those that the index may not show yet."""
        lying = [(key, one.seen(key)) for key, one in self._drafts.lying.items()]
        return {
            seen.ref.message_id or key: MailSeen(
                id=seen.ref.message_id or key, folder=Folder.DRAFTS, raw=seen.raw
            )
            for key, seen in lying
            if concern.covers(seen.raw)
        }

    # -------------------------------------------------------------- drafts

    def draft(self, ref: DraftRef) -> DraftSeen | None:
        """Free in a pass whose look saw nothing of it; else 20 units, 25 to 45 when it moved."""
        self._owner.verify()
        return self._drafts.find(ref, self._memory, proven=self._is_proven())

    def _is_proven(self) -> bool:
        looked, now = self._looked_at, self._session.clock.now()
        return looked is not None and timedelta(0) <= now - looked < PROVEN

    def written(self, ref: DraftRef, since: str) -> DraftSeen | None:
        self._owner.verify()
        return self._drafts.written(ref, read_memory(since), self._memory)

    def sent(self, ref: DraftRef, since: datetime) -> MailSeen | None:
        """By its thread (40 units, no index), else by its people and subject (5 units, lagging);
        and 20 for each message that may be it.
        """
        self._owner.verify()
        letter = self._memory.current(ref)
        known = self._messages.fetch(letter.sent) if letter.sent else None
        if known is not None:
            return known.seen(Folder.SENT, ref.key)
        earliest = (since - SLACK).timestamp()
        for among, in_its_thread in self._sent_since(ref, letter.thread, earliest):
            fits = [one for one in among if self._is_it(one, ref, in_its_thread)]
            if len(fits) == 1:
                return fits[0].seen(Folder.SENT, ref.key)
        return None

    def _sent_since(
        self, ref: DraftRef, thread: str, earliest: float
    ) -> Iterable[tuple[list[Fetched], bool]]:
        if thread:
            there = self._messages.in_thread(thread)
            yield self._all(i.id for i, lab, at in there if "SENT" in lab and at >= earliest), True
        terms = [f"to:{address}" for address in sorted(mail.addresses(ref.to))]
        if ref.to:
            found = self._search().any_of(terms, f"in:sent after:{max(0, int(earliest))}")
            listed = newest_first(found)[:10]
            yield [one for one in self._all(i.id for i in listed) if one.is_sent], False

    def _all(self, wanted: Iterable[str]) -> list[Fetched]:
        return [one for id in wanted if (one := self._messages.fetch(id)) is not None]

    def _is_it(self, one: Fetched, ref: DraftRef, in_its_thread: bool) -> bool:
        message = mail.headers(one.raw)
        key = mail.header(message, mail.KEY_HEADER) or self._memory.letter_in(one.id)
        if key:
            return key == ref.key
        if in_its_thread or (ref.message_id and mail.message_id(message) == ref.message_id):
            return True
        words = (mail.recipients(message), mail.header(message, "subject"))
        return words == (ref.to, ref.subject) and one.thread not in self._threads_of_others(ref)

    def _threads_of_others(self, ref: DraftRef) -> frozenset[str]:
        drafts = {k: one.handle.thread for k, one in self._drafts.lying.items()}
        drafts |= {k: one.thread for k, one in self._memory.drafts.items()}
        return frozenset(thread for key, thread in drafts.items() if key != ref.key)

    def write_draft(self, key: str, message: bytes) -> DraftRef:
        """10 units; 5 more when the thread it answers in is not remembered."""
        self._owner.verify()
        return self._drafts.write(key, message, self._thread_for(message))

    def _thread_for(self, message: bytes) -> str:
        """The thread of what it answers, for without it Gmail may begin another one."""
        answered = list(reversed(mail.references(mail.headers(message))))
        for id in answered:
            thread = self._memory.thread_of(id)
            if thread:
                return thread
        for query in queries(ids(answered[:1])):
            for one in self._messages.search(query):
                return one.thread
        return ""

    def rewrite_draft(self, seen: DraftSeen, message: bytes) -> DraftRef:
        self._owner.verify()
        return self._drafts.rewrite(seen, message)

    def tidy_draft(self, seen: DraftSeen) -> None:
        """A rewrite at Gmail happens whole or not at all."""

    def withdraw_draft(self, seen: DraftSeen) -> None:
        self._owner.verify()
        self._drafts.withdraw(seen)

    def link(self, ref: DraftRef) -> str:
        owner = quote(self._account, safe="@")
        return f"https://mail.google.com/mail/?authuser={owner}#drafts/{Handle.of(ref).message}"

    def close(self) -> None:
        self._session.close()

    def _now(self) -> int:
        return int(self._session.clock.now().timestamp())
