"""HTTP/1.1 with keep-alive over real sockets, with every way of not answering."""

from __future__ import annotations

import json
import socket
import struct
import traceback
from collections.abc import Mapping
from email.utils import format_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from itertools import count
from socketserver import TCPServer, ThreadingMixIn
from threading import Event, Lock, Thread
from typing import Any

from tests.fakes.google import Answer
from tests.fakes.google.desk import Desk, Request
from tests.fakes.google.faults import Ending

_RESET_ON_CLOSE = struct.pack("ii", 1, 0)  # SO_LINGER: on, no time to linger
_NOT_FOUND = (
    "<!DOCTYPE html>\n<html lang=en>\n<title>Error 404 (Not Found)!!1</title>\n"
    "<p><b>404.</b> <ins>That's an error.</ins>\n"
    "<p>The requested URL was not found on this server."
)


class Wire(ThreadingMixIn, TCPServer):
    """One thread for each connection. `close` ends them all, also those that hang."""

    allow_reuse_address = True
    request_queue_size = 64
    daemon_threads = False
    block_on_close = True

    def __init__(self, desk: Desk, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.desk = desk
        self.closing = Event()
        self.numbers = count(1)
        self._lock = Lock()
        self._open: set[socket.socket] = set()
        self._resets: set[socket.socket] = set()
        self._thread = Thread(target=self.serve_forever, args=(0.02,), name="google", daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        port: int = self.server_address[1]
        return port

    def close(self) -> None:
        self.closing.set()
        self.shutdown()
        self._thread.join()
        self.drop_connections()
        self.server_close()

    def drop_connections(self) -> None:
        """Close every connection under the client's feet, as idle ones die."""
        with self._lock:
            for connection in self._open:
                _shut(connection)

    def reset(self, connection: socket.socket) -> None:
        """RST in place of FIN when this connection is closed."""
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
        with self._lock:
            self._resets.add(connection)

    def entered(self, connection: socket.socket) -> int:
        with self._lock:
            self._open.add(connection)
        return next(self.numbers)

    def shutdown_request(self, request: Any) -> None:
        with self._lock:
            self._open.discard(request)
            is_reset = request in self._resets
            self._resets.discard(request)
        if not is_reset:
            _shut(request)
        self.close_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        self.desk.problems.append(f"{client_address}: {traceback.format_exc()}")


def _shut(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it is closed already


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Wire

    def setup(self) -> None:
        super().setup()
        self.number = self.server.entered(self.connection)

    def handle(self) -> None:
        try:
            super().handle()
        except (ConnectionError, TimeoutError):
            self.close_connection = True  # the client went away

    def do_GET(self) -> None:
        self._serve()

    do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_OPTIONS = do_GET

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the log of the desk has it all."""

    def _serve(self) -> None:
        turn = self.server.desk.open(self._request())
        fault = turn.fault
        if fault is not None and fault.wait and fault.ending is not Ending.DRIP:
            self.server.closing.wait(fault.wait)
        with self.server.desk.lock:  # the answer may share its parts with a model
            head, body = self._written(self.server.desk.answer(turn))
        self._leave(
            fault.ending if fault else Ending.WHOLE, head, body, fault.wait if fault else 0
        )

    def _request(self) -> Request:
        path, _, query = self.path.partition("?")
        headers = {name.lower(): value for name, value in self.headers.items()}
        length = int(headers.get("content-length", "0"))
        data = self.rfile.read(length) if length else b""
        if len(data) < length:
            raise ConnectionError("the client went away amid its own request")
        return Request(
            connection=self.number,
            verb=self.command,
            path=path,
            query=query,
            headers=headers,
            data=data,
        )

    # -------------------------------------------------------------- the answer as bytes

    def _written(self, answer: Answer) -> tuple[bytes, bytes]:
        kind, body = _content(answer)
        fields: dict[str, str] = {
            "Date": format_datetime(self.server.desk.clock.now(), usegmt=True),
            "Content-Type": kind,
            "Cache-Control": "no-cache, no-store, max-age=0, must-revalidate",
            "Server": "ESF",
            **answer.headers,
        }
        if answer.status == 204:
            del fields["Content-Type"]
        else:
            fields["Content-Length"] = str(len(body))
        return _head(answer.status, fields), body

    def _leave(self, ending: Ending, head: bytes, body: bytes, pause: float) -> None:
        self.close_connection |= ending is not Ending.WHOLE
        if ending is Ending.WHOLE:
            self.wfile.write(head + body)
        elif ending is Ending.HALF:
            self.wfile.write(head + body[: len(body) // 2])
        elif ending is Ending.DRIP:
            self._drip(head + body, pause)
        elif ending is Ending.RESET:
            self.server.reset(self.connection)
        elif ending is Ending.HANG:
            self.server.closing.wait()

    def _drip(self, whole: bytes, pause: float) -> None:
        for place in range(len(whole)):
            self.wfile.write(whole[place : place + 1])
            if self.server.closing.wait(pause):
                return


def _content(answer: Answer) -> tuple[str, bytes]:
    body = answer.body
    if body is None:
        page = _NOT_FOUND if answer.status == 404 else ""
        return "text/html; charset=UTF-8", page.encode()
    if set(body) == {"html"}:
        return "text/html; charset=UTF-8", str(body["html"]).encode()
    return "application/json; charset=UTF-8", json.dumps(body, indent=2).encode()


def _head(status: int, fields: Mapping[str, str]) -> bytes:
    word = HTTPStatus(status).phrase if status else ""
    lines = [f"HTTP/1.1 {status} {word}", *(f"{name}: {text}" for name, text in fields.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")
