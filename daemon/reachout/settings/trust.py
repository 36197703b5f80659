"""`[mailbox] trust`: whose word on who wrote a mail counts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reachout.domain.reading import EVERYBODY
from reachout.errors import Problem
from reachout.settings.refusal import refusal
from reachout.settings.source import Source

GOOGLE = "google"
GMAIL = "mx.google.com"  # the name under which Gmail writes its verdicts
_BY_PROVIDER = {GOOGLE: (GMAIL,)}
_SERVER = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")
_AT = ("mailbox", "trust")


def servers(value: object) -> tuple[str, ...]:
    """The names of mail servers (authserv-id, RFC 8601 section 2.5), in lower case; ("all",) for
    any mail; () where the provider settles it.
    """
    if value == "":
        return ()
    names = value if isinstance(value, list) else [value]
    found = tuple(_server(name) for name in names)
    if not found:
        raise refusal("names nobody.", _CURE)
    if EVERYBODY in found and len(found) > 1:
        raise refusal(f'is "{EVERYBODY}" and more than that.', f'Write "{EVERYBODY}" alone.')
    return found


_CURE = 'Write the name that your mail server gives itself, "mx.example.com", or "all".'


def _server(value: object) -> str:
    if not isinstance(value, str) or not _SERVER.fullmatch(value.strip()):
        raise refusal("is not the name of a mail server.", _CURE)
    return value.strip().lower()


def of_mailbox(provider: str, said: tuple[str, ...]) -> tuple[str, ...]:
    """Who can write into a local Maildir could as well edit what the program remembers."""
    return said or _BY_PROVIDER.get(provider, (EVERYBODY,))


def remarks(source: Source, provider: str, said: tuple[str, ...]) -> Iterator[Problem]:
    """What is allowed and perhaps not meant, where Gmail itself judges senders."""
    if provider != GOOGLE or not said or GMAIL in said:
        return
    if EVERYBODY in said:
        what = "believes forged mail too: anybody may write in the name of your contacts."
    else:
        what = "does not name Gmail: every reply will be put to you."
    cure = f'Leave it out, or write "{GMAIL}".'
    yield source.problem(_AT, what, cure, warning=True)
