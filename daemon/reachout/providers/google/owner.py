"""Whose mailbox this is: checked before anything else is asked of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from reachout.domain.letter import Signature
from reachout.errors import Refused
from reachout.formats import mail
from reachout.ports import Introduction
from reachout.providers.google.account import Account, must_be_owner
from reachout.providers.google.answers import NotOffered
from reachout.providers.google.parts import readable
from reachout.providers.google.session import Session

_IS_ALL = "all we are told"  # of an account whose further addresses nobody lets us see


@dataclass(slots=True)
class Owner:
    session: Session
    signature: bool  # whether to take over what Gmail puts below letters
    addresses: frozenset[str] = frozenset()  # those of the config, later all their aliases
    _verified: str = field(default="")  # the login that was

    def verify(self, known: str = "") -> None:
        """Refused when another account answers than the configured one. 1 unit for each login.

        *known*: the login that an earlier process verified.
        """
        login = self.session.login
        if known and known == login:
            self._verified = login
        if self._verified != login:
            self._take(self._asked())

    def introduce(self) -> Introduction:
        """Aliases that Gmail has verified, and the signature of the primary address. 1 unit."""
        told = self._asked()
        self._take(told)
        return Introduction(addresses=_aliases(told), signature=self._signature(told))

    def _asked(self) -> list[dict[str, Any]]:
        """The addresses Gmail sends as; without that, the account's own alone."""
        try:
            settings = self.session.gmail().settings().sendAs()
            told = self.session.read(settings.list(userId="me"))
            return list(told.get("sendAs", []))
        except Refused:  # no such method, or the permission for it is missing, or all are
            return self._account()

    def _account(self) -> list[dict[str, Any]]:
        try:
            told = self.session.read(self.session.gmail().getProfile(userId="me"))
        except NotOffered:
            return []
        return [{"sendAsEmail": told.get("emailAddress", ""), "isPrimary": True, _IS_ALL: True}]

    @readable("settings.sendAs.list")
    def _take(self, told: list[dict[str, Any]]) -> None:
        """An account under an alias of the host may be another one of theirs."""
        for one in told:
            if one.get("isPrimary"):
                sender = frozenset() if _IS_ALL in one else _aliases(told)
                found = Account(primary=one["sendAsEmail"].lower(), addresses=sender)
                must_be_owner(found, self.session.owner, self.session.own)
        self.addresses |= _aliases(told)
        self.session.know_own(self.addresses)
        self._verified = self.session.login

    def _signature(self, told: list[dict[str, Any]]) -> Signature | None:
        html = next((one.get("signature", "") for one in told if one.get("isPrimary")), "")
        text = mail.words_of_html(html)
        return Signature(text=text, html=html) if self.signature and text.strip() else None


def _aliases(told: list[dict[str, Any]]) -> frozenset[str]:
    verified = (
        one
        for one in told
        if one.get("isPrimary") or one.get("verificationStatus", "accepted") == "accepted"
    )
    return frozenset(one["sendAsEmail"].lower() for one in verified)
