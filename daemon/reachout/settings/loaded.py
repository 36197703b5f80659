"""What the two files say, as values of the domain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from reachout.domain.contact import Contact
from reachout.domain.host import Host
from reachout.domain.policy import Mode, Policy
from reachout.errors import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class MailboxSettings:
    provider: str  # the name of a module in reachout.providers
    path: Path  # absolute
    send: tuple[str, ...] | None  # a sendmail-compatible command; None: nothing is delivered
    trust: tuple[str, ...]  # mail servers whose word on senders counts, or ("all",): any mail's
    labels: bool = True  # sent letters get a label, where the mailbox has labels
    signature: bool = True  # the host's own signature stands below each letter, where one is known


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarSettings:
    provider: str
    path: Path  # where chats are written: a folder of the local provider
    id: str  # the same, of a provider whose calendars have ids
    also: tuple[Path, ...]  # further folders whose events make the host busy
    also_ids: tuple[str, ...]  # the same as written, for a provider whose calendars have ids


@dataclass(frozen=True, slots=True, kw_only=True)
class GoogleSettings:
    client: Path  # the OAuth client that the host downloaded
    token: Path  # what `reachout auth` was granted
    endpoint: str  # "": Google itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    described: Host  # as written, without an id: ask host()
    policy: Policy
    mailbox: MailboxSettings
    calendar: CalendarSettings
    google: GoogleSettings
    mode: Mode
    numbered: bool  # times in letters carry numbers instead of dashes
    every: timedelta  # between two passes of the daemon

    def host(self, id: str) -> Host:
        """The host under the *id* that the store knows."""
        return replace(self.described, id=id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    settings: Settings
    contacts: tuple[Contact, ...]  # in the order of the file; `id` is "" unless the file has one
    warnings: tuple[Problem, ...]
    hashes: Mapping[str, str]  # file name → sha256 of its bytes, hex
    fingerprint: str  # of both; equals files.fingerprint(home) while nothing changed
