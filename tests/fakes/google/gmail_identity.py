"""The addresses that the owner sends as: users.settings.sendAs."""

from __future__ import annotations

from typing import Any

from tests.fakes.google import Answer, not_found


class Identity:
    def __init__(self, owner: str) -> None:
        self.owner = owner
        self._rows: dict[str, dict[str, Any]] = {
            owner: {
                "sendAsEmail": owner,
                "displayName": "",
                "replyToAddress": "",
                "signature": "",
                "isPrimary": True,
                "isDefault": True,
            }
        }

    def addresses(self) -> set[str]:
        return {address.lower() for address in self._rows}

    def sender(self) -> str:
        """What stands behind From: when the writer says nothing."""
        row = next(row for row in self._rows.values() if row.get("isDefault"))
        name, address = row["displayName"], row["sendAsEmail"]
        return f"{name} <{address}>" if name else address

    def introduce(self, name: str, signature: str = "") -> None:
        """The owner's name, and their signature as HTML, of the primary address."""
        self._rows[self.owner] |= {"displayName": name, "signature": signature}

    def add_alias(
        self, address: str, name: str = "", *, signature: str = "", default: bool = False
    ) -> None:
        if default:
            for row in self._rows.values():
                row.pop("isDefault", None)
        self._rows[address] = {
            "sendAsEmail": address,
            "displayName": name,
            "replyToAddress": "",
            "signature": signature,
            "treatAsAlias": True,
            "verificationStatus": "accepted",
        } | ({"isDefault": True} if default else {})

    # ------------------------------------------------------------------ methods

    def list(self, params: dict[str, Any], body: dict[str, Any] | None) -> Answer:
        return Answer(200, {"sendAs": [dict(row) for row in self._rows.values()]})

    def get(self, params: dict[str, Any], body: dict[str, Any] | None) -> Answer:
        row = self._rows.get(params["sendAsEmail"])
        return Answer(200, dict(row)) if row else not_found()
