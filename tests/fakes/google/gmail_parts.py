"""How the API shows a message: `format` raw, full, metadata and minimal."""

from __future__ import annotations

import base64
import html
from collections.abc import Collection
from email.message import Message
from typing import Any

from tests.fakes.google.gmail_mail import Mail, is_attached, parsed, readable, text_of

SNIPPET = 200  # characters


def message_shown(mail: Mail, form: str, only: Collection[str] = ()) -> dict[str, Any]:
    """A Message resource. *only*: names of `metadataHeaders`; none are all of them."""
    shown = {
        "id": mail.id,
        "threadId": mail.thread,
        "labelIds": sorted(mail.labels),
        "snippet": html.escape(" ".join(text_of(mail.raw).split())[:SNIPPET]),
        "historyId": str(mail.history_id),
        "internalDate": str(int(mail.at.timestamp() * 1000)),
        "sizeEstimate": len(mail.raw),
    }
    if form == "raw":
        shown["raw"] = encoded(mail.raw)
    elif form == "metadata":
        shown["payload"] = _head(mail.raw, {name.lower() for name in only})
    elif form == "full":
        shown["payload"] = part_shown(parsed(mail.raw), "")
    return shown


def named(mail: Mail) -> dict[str, Any]:
    """What lists say about a message."""
    return {"id": mail.id, "threadId": mail.thread}


def labelled(mail: Mail) -> dict[str, Any]:
    """What writes answer."""
    return named(mail) | {"labelIds": sorted(mail.labels)}


def encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode()


def decoded(text: str) -> bytes:
    """base64url with or without padding. ValueError for anything else."""
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)


def _head(raw: bytes, only: Collection[str]) -> dict[str, Any]:
    message = parsed(raw)
    headers = _headers(message)
    if only:
        headers = [header for header in headers if header["name"].lower() in only]
    return {"mimeType": message.get_content_type(), "headers": headers}


def _headers(message: Message) -> list[dict[str, str]]:
    return [{"name": name, "value": readable(str(value))} for name, value in message.raw_items()]


def part_shown(part: Message, id: str) -> dict[str, Any]:
    """A MessagePart with its children."""
    shown: dict[str, Any] = {
        "partId": id,
        "mimeType": part.get_content_type(),
        "filename": part.get_filename() or "",
        "headers": _headers(part),
        "body": _body(part, id),
    }
    children = _children(part, id)
    if children:
        shown["parts"] = children
    return shown


def _children(part: Message, id: str) -> list[dict[str, Any]]:
    if not part.is_multipart():
        return []
    if part.get_content_type() == "message/delivery-status":
        return [_report_fields(part, _below(id, 0))]
    return [part_shown(child, _below(id, n)) for n, child in enumerate(part.get_payload())]


def _below(id: str, n: int) -> str:
    return f"{id}.{n}" if id else str(n)


def _report_fields(report: Message, id: str) -> dict[str, Any]:
    """Gmail puts the fields of a delivery report into a text/plain child of the report, whose own
    body has size 0 (oneshot-gtm#30)."""
    blocks = [
        "".join(f"{name}: {value}\r\n" for name, value in block.raw_items())
        for block in report.get_payload()
        if isinstance(block, Message)
    ]
    fields = "\r\n".join(blocks).encode()
    body = {"size": len(fields), "data": encoded(fields)}
    return {"partId": id, "mimeType": "text/plain", "filename": "", "headers": [], "body": body}


def _body(part: Message, id: str) -> dict[str, Any]:
    data = part.get_payload(decode=True) if not part.is_multipart() else b""
    assert isinstance(data, bytes)
    if is_attached(part):
        return {"size": len(data), "attachmentId": f"ANGjdJ{id or 0}"}
    return {"size": len(data), "data": encoded(data)} if data else {"size": 0}


def attachment(raw: bytes, id: str) -> bytes | None:
    """The data of the part that a body of `format=full` named by *id*."""
    return _find(parsed(raw), "", id)


def _find(part: Message, at: str, id: str) -> bytes | None:
    if is_attached(part) and f"ANGjdJ{at or 0}" == id:
        data = part.get_payload(decode=True)
        return data if isinstance(data, bytes) else b""
    if not part.is_multipart():
        return None
    found = [_find(child, _below(at, n), id) for n, child in enumerate(part.get_payload())]
    return next((data for data in found if data is not None), None)
