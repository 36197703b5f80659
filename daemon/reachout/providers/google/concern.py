"""Which mail concerns us, judged by its own words. Search is only a guess at this."""

from __future__ import annotations

from dataclasses import dataclass

from reachout.formats import mail
from reachout.ports import Watch


@dataclass(frozen=True, slots=True)
class Concern:
    addresses: frozenset[str]
    ids: frozenset[str]

    @classmethod
    def of(cls, watch: Watch) -> Concern:
        return cls(
            frozenset(address.lower() for address in watch.addresses),
            frozenset(id.lower() for id in watch.message_ids),
        )

    def __bool__(self) -> bool:
        return bool(self.addresses or self.ids)

    def covers(self, raw: bytes) -> bool:
        """To or from these people, answering or being one of these messages, or a bounce that
        names one of either anywhere in its text.
        """
        head = mail.head_of(raw)
        message = mail.headers(head)
        ids = {id.lower() for id in (*mail.references(message), mail.message_id(message))}
        if not (mail.people(message).isdisjoint(self.addresses) and ids.isdisjoint(self.ids)):
            return True
        return mail.looks_like_bounce(head) and self._named_in(raw)

    def _named_in(self, raw: bytes) -> bool:
        found = mail.mentions(raw)
        return not (found.isdisjoint(self.addresses) and found.isdisjoint(self.ids))
