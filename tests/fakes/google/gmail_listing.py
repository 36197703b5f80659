"""Lists of messages, threads and drafts: `q`, labels, what is hidden, the lagging index, pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import Any

from tests.fakes.google import Answer, invalid
from tests.fakes.google.gmail_mail import Mail
from tests.fakes.google.gmail_paging import page_of
from tests.fakes.google.gmail_search import Query, Reading, read_query
from tests.fakes.google.gmail_vault import Vault, is_shown

MOST = 500  # on a page


class Listing:
    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def answer(
        self,
        name: str,
        mails: Iterable[Mail],
        params: dict[str, Any],
        shown: Callable[[Mail], dict[str, Any]],
    ) -> Answer:
        """A page of *mails* that match, under *name*; no such key when there is none."""
        found = [mail for mail in self.matching(mails, params)]
        size = min(params.get("maxResults", 100) or 100, MOST)
        page = page_of(found, params.get("pageToken", ""), size)
        if page is None:
            return invalid("Invalid pageToken")
        body: dict[str, Any] = {"resultSizeEstimate": len(found)}
        if page.items:
            body[name] = [shown(mail) for mail in page.items]
        if page.next:
            body["nextPageToken"] = page.next
        return Answer(200, body)

    def matching(self, mails: Iterable[Mail], params: dict[str, Any]) -> list[Mail]:
        query = self._query(params.get("q", ""))
        labels = set(params.get("labelIds") or ())
        everything = bool(
            params.get("includeSpamTrash")
            or labels & {"SPAM", "TRASH"}
            or (query and query.reaches_everywhere)
        )
        found = [
            mail
            for mail in mails
            if labels <= mail.labels
            and is_shown(mail, spam_and_trash=everything)
            and (query is None or self._is_found(mail, query))
        ]
        return self._ordered(found) if query else found

    def _query(self, text: str) -> Query | None:
        reading = Reading(
            now=self._vault.now(),
            label_names=self._vault.labels.by_searched_name(),
            to_finds_cc=self._vault.switches.to_finds_cc,
            dates_are_pst=self._vault.switches.dates_in_q_are_pst,
        )
        return read_query(text, reading) if text.strip() else None

    def _is_found(self, mail: Mail, query: Query) -> bool:
        return mail.searchable_from <= self._vault.now() and query.matches(mail)

    def _ordered(self, found: list[Mail]) -> list[Mail]:
        order = self._vault.switches.search_order
        if order == "shuffled":
            return sorted(found, key=lambda mail: sha256(mail.id.encode()).digest())
        return sorted(found, key=lambda mail: mail.at, reverse=order == "newest")
