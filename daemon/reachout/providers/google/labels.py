"""The label that sent first letters wear. Drafts cannot have one (Gmail API guide, "Drafts")."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from reachout.errors import Conflict, NotNow, Refused, Unreachable
from reachout.providers.google.session import Session

NAME = "Reachout/Letters"
_ALLOWING = ("https://www.googleapis.com/auth/gmail.modify", "https://mail.google.com/")


@dataclass(slots=True)
class Labels:
    """Never more than a convenience: whatever goes wrong, the letter counts all the same."""

    session: Session
    wanted: bool
    _id: str = field(default="")

    def put_on(self, message: str) -> None:
        """5 units, and 1 to find the label, once per process; 5 to make it, once ever."""
        if not (self.wanted and self.session.granted.intersection(_ALLOWING)):
            return
        try:
            self._id = self._id or self._found() or self._made()
            body = {"addLabelIds": [self._id]}
            self.session.write(self._messages().modify(userId="me", id=message, body=body))
        except NotNow:
            return
        except Refused:
            self.wanted = False  # a server without labels, or a label name it does not take
        except (Conflict, Unreachable):
            self._id = ""  # deleted by the host meanwhile, or cut off

    def _found(self) -> str:
        told = self.session.read(self.session.gmail().labels().list(userId="me"))
        return next((one["id"] for one in told.get("labels", []) if one["name"] == NAME), "")

    def _made(self) -> str:
        body = {"name": NAME, "labelListVisibility": "labelShow", "messageListVisibility": "show"}
        made = self.session.write(self.session.gmail().labels().create(userId="me", body=body))
        return str(made["id"])

    def _messages(self) -> Any:
        return self.session.gmail().messages()
