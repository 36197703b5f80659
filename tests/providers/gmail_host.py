"""A host with a Gmail account on a Google of our own, and a clock that stands until turned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from tests.fakes.google import SetClock, Switches
from tests.fakes.google.server import GMAIL_MODIFY, GoogleServer
from tests.providers.mail_samples import KEY, NOW, OWN, WATCH, letter

from reachout.domain.draft import DraftRef
from reachout.formats import mail
from reachout.ports import Folder, MailLook, Watch
from reachout.providers.google.mailbox import GmailMailbox
from reachout.providers.google.session import Session

OWNER = "sam@example.org"


@dataclass
class Host:
    """`google.gmail` holds the hands of host and world; the rest saves words in tests."""

    google: GoogleServer
    session: Session
    mailbox: GmailMailbox
    folder: Path
    cursor: str = ""
    watch: Watch = WATCH

    # -------------------------------------------------------------- time

    def turn(self, **by: float) -> None:
        self.google.clock.turn(timedelta(**by))

    # -------------------------------------------------------------- looking

    def look(self) -> MailLook:
        """As a pass does it: the cursor is kept."""
        look = self.mailbox.look(self.cursor, self.watch)
        self.cursor = look.cursor
        return look

    def write(self, key: str = KEY, raw: bytes = b"", **more: str) -> DraftRef:
        """A letter of ours in Drafts, watched from now on."""
        ref = self.mailbox.write_draft(key, raw or letter(key, **more))
        self.watch_drafts(ref)
        return ref

    def watch_drafts(self, *refs: DraftRef) -> None:
        ids = WATCH.message_ids | {ref.message_id for ref in refs}
        self.watch = Watch(addresses=WATCH.addresses, message_ids=ids, drafts=refs)

    def restart(self) -> None:
        """Another process: what was not in the cursor is forgotten."""
        self.session.close()
        self.session, self.mailbox = opened(self.google, self.folder)

    # -------------------------------------------------------------- what it cost

    @contextmanager
    def costs(self) -> Iterator[Counter[str]]:
        """Units by method of the calls inside, filled when the block ends; "" is their sum."""
        mark, counted = len(self.google.log), Counter[str]()
        yield counted
        for call in self.google.log.since(mark):
            if call.api == "gmail":
                counted[call.method_id.removeprefix("gmail.users.")] += call.units
                counted[""] += call.units

    # -------------------------------------------------------------- hands, as the contract wants

    def deliver(self, raw: bytes, folder: Folder = Folder.INBOX) -> str:
        """Dated as the mail says, and found by search from the next moment on."""
        labels = {Folder.INBOX: ("INBOX", "UNREAD"), Folder.SPAM: ("SPAM", "UNREAD")}
        at = mail.date_of(mail.headers(raw))
        id = self.google.gmail.deliver(raw, labels.get(folder, (folder.name,)), at=at)
        self.google.clock.turn(self.google.switches.search_lag)
        return id

    def press_send(self, ref: DraftRef) -> str:
        """And the half minute in which it can be undone goes by, where nothing shows before."""
        id = self.google.gmail.press_send(draft_of(ref))
        if not self.google.switches.sent_shows_at_once:
            self.turn(seconds=31)
        return id

    def discard(self, ref: DraftRef) -> None:
        self.google.gmail.discard(draft_of(ref))

    def edit(self, ref: DraftRef, raw: bytes) -> None:
        message = mail.headers(raw)
        self.google.gmail.edit(
            draft_of(ref),
            text=mail.text_of(raw)[0],
            subject=mail.header(message, "Subject"),
            to=mail.header(message, "To"),
        )


def draft_of(ref: DraftRef) -> str:
    return ref.handle.split(" ")[0]


def key_of(raw: bytes) -> str:
    return mail.header(mail.headers(raw), mail.KEY_HEADER)


@contextmanager
def a_host(folder: Path, switches: Switches | None = None, *scopes: str) -> Iterator[Host]:
    """*scopes*: those granted; none are those of a host who ticked every box."""
    clock = SetClock(NOW)
    with GoogleServer(OWNER, clock=clock, switches=switches) as google:
        google.gmail.add_alias("sam.adler@example.net")
        sign_in(google, folder, *scopes)
        session, mailbox = opened(google, folder)
        host = Host(google, session, mailbox, folder)
        try:
            yield host
        finally:
            host.session.close()


def sign_in(google: GoogleServer, folder: Path, *scopes: str, account: str = OWNER) -> None:
    google.log_in(folder / "token.json", *(scopes or (GMAIL_MODIFY,)), account=account)


def opened(
    google: GoogleServer, folder: Path, *, labels: bool = True, kind: type[Session] = Session
) -> tuple[Session, GmailMailbox]:
    def wait(seconds: float) -> bool:
        google.clock.turn(timedelta(seconds=seconds))
        return False

    session = kind(
        client=folder / "client.json",
        token=folder / "token.json",
        owner=OWNER,
        endpoint=google.endpoint,
        clock=google.clock,
        wait=wait,
    )
    mailbox = GmailMailbox(session, owner=OWNER, own=OWN, labels=labels, signature=True)
    return session, mailbox
