"""One look: what is new in the mailbox since the cursor, for the fewest units.

An idle look is one history.list, 2 units. A message in a thread of ours is fetched; of all others
one search tells which are to or from the people we watch, once now and once when the index has
had its time. What concerns nobody is never fetched.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass, field, replace

from reachout.domain.letter import OPENERS, LetterName
from reachout.formats import mail
from reachout.ports import Folder, MailSeen, Watch
from reachout.providers.google.answers import NotOffered
from reachout.providers.google.concern import Concern
from reachout.providers.google.drafts import Drafts, Lying
from reachout.providers.google.following import Following
from reachout.providers.google.history import News
from reachout.providers.google.labels import Labels
from reachout.providers.google.likeness import sketch
from reachout.providers.google.memory import Memory, Unsure, kind_of
from reachout.providers.google.messages import (
    BOUNCES,
    Fetched,
    Listed,
    Messages,
    ids,
    people,
    queries,
)
from reachout.providers.google.searching import Search
from reachout.providers.google.sent import letters_of

LAG = 120  # seconds after which the search index is believed
_DAY = 86_400
_REFETCHED = frozenset({"DRAFT", "SENT", "TRASH", "SPAM", "INBOX"})  # these say whose it is


@dataclass(slots=True, kw_only=True)
class Look:
    """The working state of one look; `memory` is the one that the next cursor holds."""

    messages: Messages
    drafts: Drafts
    labels: Labels
    account: str
    own: frozenset[str]
    memory: Memory
    watch: Watch
    now: int
    written: dict[str, Lying]  # what our drafts looked like before this look
    concern: Concern = field(init=False)
    search: Search = field(init=False)
    following: Following = field(init=False)
    found: list[MailSeen] = field(default_factory=list)
    overwritten: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self.concern = Concern.of(self.watch)
        self.search = Search(messages=self.messages, memory=self.memory, account=self.account)
        self.following = Following(self.memory, self.drafts, self._watched(), self.now)
        self.memory.adopt(self.watch.drafts)

    # -------------------------------------------------------------- by history

    def take(self, news: News) -> None:
        """Everything that history shows."""
        self.messages.forget(
            id
            for id, one in news.changes.items()
            if one.deleted or (one.gained | one.lost) & _REFETCHED
        )
        self._ask_for_labels(news)
        self.overwritten = self.drafts.overwritten(news)
        self.drafts.teach(self.memory, self._watched())
        self.following.by_history(news)
        self.drafts.settle(news)
        if self.memory.thorough:
            self.find_drafts()
        told = set(self.memory.told)
        new = {i: one for i, one in news.changes.items() if one.is_mail and i not in told}
        self._keep_as_written(news)
        self._take_mail(
            {id: one.thread for id, one in new.items()},
            likely={id for id, one in new.items() if self.following.vanished and one.has("SENT")},
        )

    def _ask_for_labels(self, news: News) -> None:
        """Where history does not tell labels, the messages of our threads do."""
        ours = self.memory.known_threads()
        for id, change in news.changes.items():
            if change.added and not change.deleted and change.labels is None:
                if change.thread not in ours:
                    continue
                fetched = self.messages.fetch(id)
                change.labels = set(fetched.labels) if fetched else None
                change.deleted = fetched is None

    def _keep_as_written(self, news: News) -> None:
        """Thanks that history shows unedited are not read back: nothing rests on their words.

        Every draft saved in between, and every other mail in the thread, speaks against it.
        """
        for key in self.following.vanished:
            letter, lying = self.memory.drafts[key], self.written.get(key)
            if kind_of(key) != LetterName.THANKS or lying is None:
                continue
            ours = lying.handle.message  # its creation may be as new as its end
            there = [
                (id, one) for id, one in news.in_thread(letter.thread) if one.added and id != ours
            ]
            sent = [id for id, one in there if one.has("SENT")]
            if len(there) == len(sent) == 1 and news.left_drafts(ours):
                self.messages.keep(
                    Fetched(
                        id=sent[0],
                        thread=letter.thread,
                        labels=frozenset({"SENT"}),
                        raw=lying.raw,
                        at=self.now,
                    )
                )

    # -------------------------------------------------------------- without history

    def take_everything(self, since: int) -> None:
        """History is lost or was never there: look at our people, threads and drafts instead.

        5 units for each group of people, 40 for each thread, 20 for each message not told yet.
        """
        self.drafts.settle(None)
        self._find_threads(self._unplaced())
        self.find_drafts()
        told = set(self.memory.told)
        found = self._search(since, doubtful=True)
        new = {one.id: one.thread for one in found if one.id not in told}
        for thread in sorted(self.memory.known_threads()):
            for one, labels, at in self._in_thread(thread):
                if at >= since and one.id not in told and "DRAFT" not in labels:
                    new[one.id] = thread
        self.memory.unsure = {i: Unsure(thread=t, at=self.now) for i, t in new.items()}
        self._take_fetched(self._fetched(new))
        self.memory.at = self.now

    def find_drafts(self) -> None:
        """5 units, and where nothing tells of an edit 20 more for each of them."""
        watched = [key for key in self.memory.drafts if key in self._watched()]
        if watched:
            self.following.by_list(watched)
        for key in watched if self.memory.thorough else ():
            self._compare(key)

    def _compare(self, key: str) -> None:
        letter = self.memory.drafts[key]
        found = self.drafts.read_again(key, letter.draft) if letter.message else None
        words = sketch(found.raw) if found is not None else letter.words
        if letter.words and words != letter.words:
            self.following.stirred.add(key)
        self.memory.drafts[key] = replace(letter, words=words)

    def count_as_seen(self, since: int) -> None:
        """Without history the first look remembers by id what lies there."""
        self.memory.told += [one.id for one in self._search(since)]

    def _in_thread(self, thread: str) -> list[tuple[Listed, frozenset[str], float]]:
        try:
            return self.messages.in_thread(thread)
        except NotOffered:
            return []

    # -------------------------------------------------------------- mail

    def _take_mail(self, new: dict[str, str], likely: Set[str]) -> None:
        """*new*: message id → thread. What history showed, and what is still unsure.

        *likely*: the host sent these as a draft of ours vanished; no search is waited for.
        """
        due = {
            id: one.thread
            for id, one in self.memory.unsure.items()
            if self.now - one.at >= LAG or new
        }
        candidates = due | new
        if not candidates:
            return
        known = self.memory.known_threads()
        strangers = {id for id, thread in candidates.items() if thread not in known}
        if strangers and self._find_threads(self._unplaced()):
            known = self.memory.known_threads()
            strangers = {id for id in strangers if candidates[id] not in known}
        hits = self._hits(strangers) if strangers else set()
        self._remember_unsure(candidates)
        wanted = [id for id in candidates if id in hits | likely or id not in strangers]
        self._take_fetched(self._fetched(wanted))
        self._keep_late(strangers.difference(wanted), candidates)
        self.memory.at = self.now

    def _keep_late(self, strangers: Set[str], candidates: dict[str, str]) -> None:
        """Mail in a thread that has just turned out to be ours is looked at once more."""
        known = self.memory.known_threads()
        for id in strangers:
            if candidates[id] in known:
                self.memory.unsure[id] = Unsure(thread=candidates[id], at=self.now)

    def _remember_unsure(self, candidates: dict[str, str]) -> None:
        unsure = self.memory.unsure
        for id, thread in candidates.items():
            known = unsure.get(id)
            if known is None:
                unsure[id] = Unsure(thread=thread, at=self.now)
            elif self.now - known.at >= LAG:
                del unsure[id]

    def _hits(self, strangers: set[str]) -> set[str]:
        """Which of them are to or from our people, or from a mail system, by one search."""
        asked = [one.at for id, one in self.memory.unsure.items() if id in strangers]
        since = min([self.memory.at, *asked]) - _DAY
        return {one.id for one in self._search(since)} & strangers

    def _search(self, since: int, *, doubtful: bool = False) -> list[Listed]:
        terms = people(self.watch.addresses)
        terms += BOUNCES if self.concern else ()
        return self.search.any_of(terms, f"after:{max(0, since)}", doubtful=doubtful)

    def _fetched(self, wanted: Iterable[str]) -> list[Fetched]:
        all_of_them = (self.messages.fetch(id) for id in wanted)
        return [one for one in all_of_them if one is not None]

    def _take_fetched(self, fetched: list[Fetched]) -> None:
        sent = [one for one in fetched if one.is_sent]
        letters = self._letters_of(sent)
        if self._went_unseen([one for one in sent if one.id not in letters]):
            letters = self._letters_of(sent)
        for one in fetched:
            key = letters.get(one.id) or self.memory.letter_in(one.id)
            if key:
                self._take_letter(one, key)
            elif self._concerns(one):
                folder = one.folder(self.own)
                if folder is not None:
                    self._report(one, one.seen(folder))
            elif one.thread in self.memory.known_threads():
                continue  # once more when the letter that it answers is watched
            self.memory.unsure.pop(one.id, None)

    def _letters_of(self, sent: list[Fetched]) -> dict[str, str]:
        return letters_of(
            self.memory,
            sent,
            vanished=self.following.vanished,
            lately=self._lately_gone(),
            edited=self.following.edited,
        )

    def _went_unseen(self, strange: list[Fetched]) -> bool:
        """Whether a letter of ours has gone though history was silent about its draft.

        5 units when the host sent something by hand to people for whom one lies there.
        """
        people = {mail.recipients(mail.headers(one.raw)) for one in strange}
        drafts, before = self.memory.drafts, set(self.following.vanished)
        lying = [key for key in drafts if key in self._watched() and drafts[key].message]
        unclear = [key for key in lying if drafts[key].to in people]
        if unclear:
            self.following.by_list(unclear)
        silent = self.following.vanished != before
        if not self.messages.session.is_google:  # there it was only late, and is told next
            self.memory.thorough |= silent
        return silent

    def _lately_gone(self) -> Set[str]:
        """While the search index may not yet show what was sent."""
        return {
            key
            for key, one in self.memory.drafts.items()
            if one.is_gone and self.now - one.gone_at <= 2 * LAG
        }

    def _concerns(self, one: Fetched) -> bool:
        return self.concern.covers(one.raw)

    def _take_letter(self, one: Fetched, key: str) -> None:
        """A letter of ours went out: where it lies now is its thread."""
        letter = self.memory.drafts[key]
        words = letter.words or sketch(one.raw)
        self.memory.drafts[key] = replace(
            letter,
            message="",
            thread=one.thread,
            sent=one.id,
            gone_at=letter.gone_at or self.now,
            words=words,
        )
        if key in self._watched():
            self.following.stirred.add(key)
        self._report(one, one.seen(Folder.SENT, key))
        if kind_of(key) in OPENERS:
            self.labels.put_on(one.id)

    def _report(self, one: Fetched, seen: MailSeen) -> None:
        self.found.append(seen)
        self.memory.told.append(one.id)
        self.memory.learn(one.thread, [mail.message_id(mail.headers(one.raw))], self.now)

    # -------------------------------------------------------------- threads

    def _unplaced(self) -> list[str]:
        """Watched Message-IDs whose thread nobody knows: an older state was restored."""
        lying = {ref.message_id for ref in self.watch.drafts}
        known = {id for thread in self.memory.threads.values() for id in thread.ids}
        return sorted(self.watch.message_ids - lying - known - set(self.memory.unfound))

    def _find_threads(self, message_ids: list[str]) -> bool:
        """By their Message-IDs, 5 units each, once. Whether any was found."""
        found = False
        for id in message_ids:
            threads = {one.thread for q in queries(ids([id])) for one in self.messages.search(q)}
            for thread in threads:
                self.memory.learn(thread, [id], self.now)
            found = found or bool(threads)
            if not threads:
                self.memory.unfound.append(id)
        return found

    # -------------------------------------------------------------- the end

    def _watched(self) -> frozenset[str]:
        return frozenset(ref.key for ref in self.watch.drafts)

    @property
    def stirred(self) -> frozenset[str]:
        return frozenset(self.following.stirred & self._watched())

    @property
    def gone(self) -> frozenset[str]:
        return frozenset(
            key
            for key in self._watched()
            if key in self.memory.drafts and self.memory.drafts[key].is_gone
        )

    def mail(self) -> tuple[MailSeen, ...]:
        """Each message once, the copy in Sent before others, oldest first."""
        each: dict[str, MailSeen] = {}
        for seen in sorted(self.found, key=lambda one: one.folder is not Folder.SENT):
            each.setdefault(seen.id, seen)
        return in_order(each.values())

    def finish(self) -> None:
        self.drafts.teach(self.memory, self._watched())
        self.memory.let_go(self._watched(), self.now)
        self.memory.prune(self.watch, self.now)


def in_order(found: Iterable[MailSeen]) -> tuple[MailSeen, ...]:
    return tuple(sorted(found, key=_date))


def _date(seen: MailSeen) -> float:
    date = mail.date_of(mail.headers(seen.raw))
    return date.timestamp() if date else 0.0
