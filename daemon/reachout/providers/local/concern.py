"""Which mail concerns us. The bodies of all other mail are never read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message

from reachout.formats import mail
from reachout.ports import Watch


@dataclass(frozen=True, slots=True)
class Concern:
    addresses: frozenset[str]
    ids: frozenset[str]
    own: frozenset[str]  # the host's

    @classmethod
    def of(cls, watch: Watch, own: frozenset[str]) -> Concern:
        return cls(
            frozenset(address.lower() for address in watch.addresses),
            frozenset(id.lower() for id in watch.message_ids),
            own,
        )

    def __bool__(self) -> bool:
        return bool(self.addresses or self.ids)

    def covers(self, head: bytes, whole: Callable[[], bytes]) -> bool:
        """To or from these people, or answering, bouncing or being one of these messages.

        A bounce names them anywhere in its *whole* text, which is asked for only then.
        """
        if self._mentioned_in(head) and self._in_headers(mail.headers(head)):
            return True
        return mail.looks_like_bounce(head) and self._mentioned_in(whole())

    def _mentioned_in(self, octets: bytes) -> bool:
        found = mail.mentions(octets)
        return not (found.isdisjoint(self.addresses) and found.isdisjoint(self.ids))

    def _in_headers(self, message: Message) -> bool:
        ids = {id.lower() for id in (*mail.references(message), mail.message_id(message))}
        return not (mail.people(message).isdisjoint(self.addresses) and ids.isdisjoint(self.ids))
