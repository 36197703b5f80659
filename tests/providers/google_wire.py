"""A tiny server on a raw socket that counts what arrives and answers, or misbehaves, as told.

It knows nothing of Google but how a token request looks; what is tested with it is what goes out
on the wire, however badly the other side behaves.
"""

from __future__ import annotations

import json
import socket
import struct
import threading
from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import unquote, urlsplit

TOKEN_PATH = "/token"


class TurnedClock:
    """Stands still until somebody waits."""

    def __init__(self, at: datetime = datetime(2026, 6, 8, 9, 0, tzinfo=UTC)) -> None:
        self.at = at
        self.waits: list[float] = []
        self.stopping = False

    def now(self) -> datetime:
        return self.at

    def wait(self, seconds: float) -> bool:
        self.waits.append(seconds)
        self.at += timedelta(seconds=seconds)
        return self.stopping

    def turn(self, **by: float) -> None:
        self.at += timedelta(**by)


@dataclass(frozen=True)
class Reply:
    """An answer that is sent whole."""

    status: int = 200
    body: Any = None  # JSON; bytes are sent as they are; None is an empty object
    headers: Mapping[str, str] = field(default_factory=dict)

    def octets(self) -> bytes:
        body = self.body if isinstance(self.body, bytes) else json.dumps(self.body or {}).encode()
        head = {"Content-Length": str(len(body)), "Content-Type": "application/json"}
        lines = [f"{name}: {value}" for name, value in (head | dict(self.headers)).items()]
        return f"HTTP/1.1 {self.status} So\r\n".encode() + (
            "\r\n".join(lines).encode() + b"\r\n\r\n" + body
        )


class Misbehaviour:
    """Something a server does instead of answering, after it has read the whole request."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return self.name


CLOSE = Misbehaviour("closes")
RESET = Misbehaviour("resets")
HALF = Misbehaviour("half an answer")
HALF_CHUNK = Misbehaviour("half a chunk")
HANG = Misbehaviour("never answers")
DRIP = Misbehaviour("drips its answer")
DRIP_HEAD = Misbehaviour("drips its headers")
NOISE = Misbehaviour("speaks no HTTP")


@dataclass(frozen=True, kw_only=True)
class Request:
    method: str
    target: str  # as it stood on the request line
    headers: Mapping[str, str]  # names in lower case
    body: bytes
    connection: int

    @property
    def path(self) -> str:
        return unquote(urlsplit(self.target).path)


def error(status: int, reason: str = "", message: str = "No.", **headers: str) -> Reply:
    """Google's error shape."""
    errors = [{"domain": "global", "reason": reason, "message": message}] if reason else []
    body = {"error": {"code": status, "message": message, "errors": errors}}
    return Reply(status, body, {name.replace("_", "-"): value for name, value in headers.items()})


class WireServer:
    """`say` queues what the next requests get; after that every one gets an empty object.

    Token requests have a queue of their own, and by default get "token-1", "token-2", …
    """

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self.token_requests: list[Request] = []
        self.otherwise: Reply | Misbehaviour = Reply(200, {"id": "x"})
        self._next: deque[Reply | Misbehaviour] = deque()
        self._next_token: deque[Reply | Misbehaviour] = deque()
        self._over = threading.Event()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self._serving: list[threading.Thread] = []
        self._connections = 0

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self._listening.getsockname()[1]}"

    @property
    def token_uri(self) -> str:
        return self.endpoint + TOKEN_PATH

    def say(self, *answers: Reply | Misbehaviour) -> None:
        self._next.extend(answers)

    def say_to_token(self, *answers: Reply | Misbehaviour) -> None:
        self._next_token.extend(answers)

    def count(self, method: str) -> int:
        return sum(request.method == method for request in self.requests)

    def __enter__(self) -> WireServer:
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Nobody listens any more, and every connection is over."""
        self._over.set()
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)  # wakes the thread that accepts
        self._listening.close()
        self._thread.join()
        for each in self._open:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
        for thread in self._serving:
            thread.join()

    # ------------------------------------------------------------------ inside

    def _accept(self) -> None:
        while True:
            try:
                link, _ = self._listening.accept()
            except OSError:
                return
            self._open.append(link)
            self._connections += 1
            serving = threading.Thread(target=self._serve, args=(link, self._connections))
            self._serving.append(serving)
            serving.start()

    def _serve(self, link: socket.socket, number: int) -> None:
        with suppress(OSError, ValueError), link, link.makefile("rb") as reader:
            while (request := _read(reader, number)) is not None:
                if not self._answer(link, request):
                    break

    def _answer(self, link: socket.socket, request: Request) -> bool:
        """False: the connection is over."""
        answer = self._what_next(request)
        if isinstance(answer, Reply):
            link.sendall(answer.octets())
            return True
        whole = Reply(200, {"id": "x", "padding": "." * 200}).octets()
        if answer is HALF:
            link.sendall(whole[:-100])
        if answer is HALF_CHUNK:
            link.sendall(b'HTTP/1.1 200 So\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n{"id":')
        if answer is NOISE:
            link.sendall(b"\x16\x03\x01 what?\r\n\r\n")
        if answer is DRIP or answer is DRIP_HEAD:
            self._drip(link, whole, whole.index(b"\r\n\r\n") + 4 if answer is DRIP else 0)
        if answer is HANG:
            self._over.wait(20)
        if answer is RESET:  # a linger of zero seconds makes close() send RST
            link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        return False

    def _drip(self, link: socket.socket, octets: bytes, at_once: int) -> None:
        link.sendall(octets[:at_once])
        for position in range(at_once, len(octets)):
            if self._over.wait(0.05):
                return
            link.sendall(octets[position : position + 1])

    def _what_next(self, request: Request) -> Reply | Misbehaviour:
        if request.path == TOKEN_PATH:
            self.token_requests.append(request)
            token = {"access_token": f"token-{len(self.token_requests)}", "expires_in": 3599}
            return self._next_token.popleft() if self._next_token else Reply(200, token)
        self.requests.append(request)
        return self._next.popleft() if self._next else self.otherwise


def _read(reader: Any, number: int) -> Request | None:
    line = reader.readline().decode("latin-1").rstrip("\r\n")
    if not line.endswith(" HTTP/1.1"):
        return None  # the other side is done, or speaks something else
    method, target, _ = line.split(" ")
    headers = {}
    while (line := reader.readline().decode("latin-1").rstrip("\r\n")) != "":
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    body = reader.read(int(headers.get("content-length", 0)))
    return Request(method=method, target=target, headers=headers, body=body, connection=number)
