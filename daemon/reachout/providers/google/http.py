"""HTTP as we want it: a write goes out exactly once, and every answer has an end.

httplib2 sends a POST again when its connection closed without an answer, whatever it is told. Here
one call is one request on the wire, for reads as well; who may ask again is decided in session.py.
A connection is not used again after half a minute of silence, and
never for a write.
"""

from __future__ import annotations

import io
import ssl
import time
import zlib
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from functools import partial
from http.client import HTTPException, HTTPResponse, IncompleteRead
from typing import Any

import httplib2  # type: ignore[import-untyped]

from reachout.domain.gesture import Gesture
from reachout.errors import Refused
from reachout.ports import Clock
from reachout.providers.google.allowed import Guard, Method
from reachout.providers.google.answers import NotReached, TooLarge, Unanswered
from reachout.providers.google.quota import Ledger

CONNECTING = 10.0  # seconds for one connection
IDLE = timedelta(seconds=30)  # after which a connection may be dead without anybody noticing
LARGEST = 40 * 2**20  # bytes of an answer, unpacked
_PIECE = 2**16


class Http(httplib2.Http):  # type: ignore[misc]
    """What the official client calls. Not for several threads at once.

    Bug when the request is not allowed, NotReached when nothing left, Unanswered when it did and
    no whole answer came, TooLarge when the answer of a read is. Answers with an error status
    are returned as they are; redirects are answers.
    """

    def __init__(self, guard: Guard, calls: Ledger, clock: Clock, *, patience: float) -> None:
        """*patience*: seconds for one request, from connecting to the last byte of its answer.

        Only looking up a name may take longer; how long is the resolver's affair.
        """
        super().__init__(timeout=CONNECTING)
        self.follow_redirects = False
        self.guard = guard
        self.calls = calls
        self._clock = clock
        self._patience = patience
        self._deadline = 0.0  # on time.monotonic()
        self._last: datetime | None = None

    def request(
        self,
        uri: str,
        method: str = "GET",
        body: bytes | str | None = None,
        headers: Mapping[str, str] | None = None,
        redirections: int = 0,
        connection_type: Any = None,
        *,
        gesture: Gesture | None = None,
        patience: float | None = None,
    ) -> tuple[Any, bytes]:
        """(httplib2.Response, content). *patience*: seconds for it, if fewer than usual."""
        asked = self.guard.check(method, uri, headers or {}, body, gesture)
        self._close_when_idle()
        patience = self._patience if patience is None else min(patience, self._patience)
        self._deadline = time.monotonic() + patience
        try:
            response, content = super().request(
                uri, method, body, dict(headers or {}), 0, connection_type
            )
        except Unanswered:
            self._enter(asked, 0, gesture)
            raise
        self._enter(asked, response.status, gesture)
        return response, content

    def _enter(self, asked: Method, status: int, gesture: Gesture | None) -> None:
        self._last = self._clock.now()
        self.calls.enter(
            asked.id, at=self._last, status=status, gesture=gesture.id if gesture else ""
        )

    def _close_when_idle(self) -> None:
        """By the wall clock: the monotonic one stands still while the machine sleeps."""
        if self._last is not None and abs(self._clock.now() - self._last) >= IDLE:
            self.close()

    # ------------------------------------------------------------------ on the wire

    def _conn_request(
        self, conn: Any, request_uri: str, method: str, body: Any, headers: dict[str, str]
    ) -> tuple[Any, bytes]:
        """Replaces httplib2's, which repeats. *conn* is one of its HTTP(S) connections."""
        reading = method == "GET"
        self._connect(conn, fresh=not reading)
        try:
            conn.request(method, request_uri, body, headers)
            response = conn.getresponse()
            content = _whole(response)
        except _Oversize:
            conn.close()
            raise _too_large(conn.host, reading) from None
        except (OSError, HTTPException, zlib.error, ValueError) as problem:
            conn.close()
            raise Unanswered(f"{conn.host} did not answer: {_words(problem)}.") from problem
        return httplib2.Response(response), content

    def _connect(self, conn: Any, *, fresh: bool) -> None:
        """Ready to send, with the deadline on every byte. NotReached when there is no way."""
        try:
            if fresh:
                conn.close()
            if conn.sock is None:
                conn.timeout = min(CONNECTING, _seconds_left(self._deadline))
                conn.connect()
            conn.auto_open = 0  # http.client shall not connect again behind our back
            conn.sock.settimeout(_seconds_left(self._deadline))
        except httplib2.ProxiesUnavailableError:
            raise Refused(
                "A proxy is named in the environment, and the module that speaks to proxies is "
                "missing: install PySocks beside reachout, or unset https_proxy."
            ) from None
        except (OSError, HTTPException) as problem:
            conn.close()
            raise NotReached(_no_way(conn.host, problem)) from problem
        conn.response_class = partial(_TimedResponse, deadline=self._deadline)

    def _auth_from_challenge(self, *_: object) -> Iterator[Any]:
        """A 401 is an answer like any other here; httplib2 would parse and repeat."""
        return iter(())


class _Oversize(Exception):
    pass


class _TimedResponse(HTTPResponse):
    """Reads until the deadline, however slowly the bytes drip; a socket timeout starts anew."""

    def __init__(self, sock: Any, *args: Any, deadline: float, **more: Any) -> None:
        super().__init__(sock, *args, **more)
        self.fp = io.BufferedReader(_Timed(self.fp.detach(), sock, deadline))


class _Timed(io.RawIOBase):
    def __init__(self, raw: Any, sock: Any, deadline: float) -> None:
        self._raw = raw
        self._sock = sock
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._sock.settimeout(_seconds_left(self._deadline))
        count: int | None = self._raw.readinto(buffer)
        return count

    def close(self) -> None:
        if not self.closed:
            self._raw.close()
        super().close()


def _seconds_left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError("timed out")
    return left


def _whole(response: HTTPResponse) -> bytes:
    """The body, unpacked. _Oversize above LARGEST; an OSError or HTTPException when cut off."""
    if (response.length or 0) > LARGEST:
        raise _Oversize
    content = bytearray()
    while piece := response.read(_PIECE):
        content += piece
        if len(content) > LARGEST:
            raise _Oversize
    if response.length:  # read(n) does not mind that bytes are missing
        raise IncompleteRead(b"", response.length)
    return _unpacked(response.getheader("content-encoding", ""), bytes(content))


def _unpacked(encoding: str, content: bytes) -> bytes:
    if encoding.lower() not in ("gzip", "x-gzip", "deflate") or not content:
        return content
    unpack = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
    plain = unpack.decompress(content, LARGEST + 1)
    if len(plain) > LARGEST:
        raise _Oversize
    if not unpack.eof:
        raise IncompleteRead(b"")
    return plain


def _too_large(host: str, reading: bool) -> TooLarge | Unanswered:
    text = f"The answer of {host} is larger than {LARGEST // 2**20} MB and was not read."
    return TooLarge(text) if reading else Unanswered(text)


def _words(problem: Exception) -> str:
    if isinstance(problem, TimeoutError):
        return "no whole answer in time"
    if isinstance(problem, IncompleteRead):
        return "the answer broke off"
    return str(problem) or type(problem).__name__


def _no_way(host: str, problem: Exception) -> str:
    if isinstance(problem, ssl.SSLCertVerificationError):
        return (
            f"{host} could not be proven to be what it says ({problem.verify_message}). Is the "
            "clock right? Does something on this network look into encrypted traffic?"
        )
    return f"{host} cannot be reached ({_words(problem)}). Is this machine online?"
