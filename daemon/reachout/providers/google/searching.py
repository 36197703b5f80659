"""Questions to the search: one for all our people, or one for each where that is not understood.

Gmail takes several terms in braces for "any of them". Another server that speaks its protocol may
take them for plain words, find nothing, and say no word about it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reachout.errors import Refused
from reachout.providers.google.answers import NotOffered
from reachout.providers.google.memory import Memory
from reachout.providers.google.messages import Listed, Messages, queries


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """`account` is whose mailbox it is; `memory` keeps what was found out about the server."""

    messages: Messages
    memory: Memory
    account: str

    def any_of(
        self, terms: Sequence[str], more: str = "", *, without: str = "", doubtful: bool = False
    ) -> list[Listed]:
        """Mail that fits one of these terms, and *more*. 5 units as a rule.

        *without* saves the fetching of what the caller leaves out anyway. *doubtful*: there ought
        to be some, so that finding nothing at all is worth a second thought.
        """
        if not self.memory.thorough:
            found = self._together(terms, f"{more} {without}".strip())
            if found or not doubtful or self.is_understood():
                self.memory.grouped = self.memory.grouped or (bool(found) and len(terms) > 1)
                return found
        each = (self.messages.search(f"{term} {more}".rstrip()) for term in terms)
        return list(dict.fromkeys(one for found in each for one in found))

    def _together(self, terms: Sequence[str], more: str) -> list[Listed]:
        try:
            return [one for query in queries(terms, more) for one in self.messages.search(query)]
        except NotOffered:
            raise
        except Refused:
            if self.messages.session.is_google:
                raise
            self.memory.thorough = True
            return []

    def is_understood(self) -> bool:
        """Whether it finds what has come from or gone to the host, which is nearly all there is.

        Google's own search is known. 5 units, once in the life of a workspace elsewhere.
        """
        if self.messages.session.is_google or self.memory.grouped:
            return True
        if not self.memory.thorough:
            self.memory.grouped = self._finds_the_host()
            self.memory.thorough = not self.memory.grouped
        return self.memory.grouped

    def _finds_the_host(self) -> bool:
        try:
            both = (f"from:{self.account}", f"to:{self.account}")
            return self.messages.has_any(next(queries(both)))
        except Refused:
            return False
