"""Uploads: a message as message/rfc822, alone or beside its JSON. It ends as `raw` in the body."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from typing import Any

from tests.fakes.google.discovery import Method
from tests.fakes.google.schema import Misfit


def body_of_upload(
    method: Method, kind: str, headers: Mapping[str, str], data: bytes
) -> dict[str, Any]:
    """The JSON body that means the same. *kind*: `uploadType`, "media" or "multipart"."""
    content_type = headers.get("content-type", "")
    if kind == "media":
        return _with_raw(method, {}, data)
    if kind == "multipart" and content_type.startswith("multipart/"):
        told, message = _two_parts(content_type, data)
        return _with_raw(method, json.loads(told or b"{}"), message)
    raise Misfit(f"Upload of {content_type!r} as {kind!r} is not supported", "badRequest")


def _two_parts(content_type: str, data: bytes) -> tuple[bytes, bytes]:
    boundary = content_type.partition("boundary=")[2].partition(";")[0].strip().strip('"')
    pieces = data.split(b"--" + boundary.encode())[1:-1] if boundary else []
    if len(pieces) != 2:
        raise Misfit("Media multipart must have two parts", "badContent")
    told, message = (_content(piece) for piece in pieces)
    return told, message


def _content(piece: bytes) -> bytes:
    """What follows the part's own head, without the line end before the next boundary."""
    piece = piece.replace(b"\r\n", b"\n") if b"\r\n\r\n" not in piece else piece
    end = b"\r\n" if b"\r\n\r\n" in piece else b"\n"
    return piece.partition(end * 2)[2].removesuffix(end)


def _with_raw(method: Method, body: dict[str, Any], message: bytes) -> dict[str, Any]:
    raw = {"raw": base64.urlsafe_b64encode(message).decode()}
    if method.request == {"$ref": "Draft"}:
        return body | {"message": body.get("message", {}) | raw}
    return body | raw
