"""Where the browser comes back to: one answer, on this machine only (RFC 8252 section 7.3).

Browsers open connections that they do not use, and ask for icons. So every connection has its own
thread and its own timeout, and only the answer to this very login counts.
"""

from __future__ import annotations

import errno
import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from socketserver import TCPServer, ThreadingMixIn
from threading import Event, Thread
from urllib.parse import parse_qs, urlsplit

from reachout.errors import Usage

HOST = "127.0.0.1"
_DONE = "Google has answered. Go back to the terminal; it says whether the login worked.\n"
_STALE = "This page belongs to another login. Start again with `reachout auth`.\n"
_NOTHING = "Nothing is here.\n"


class Listener(ThreadingMixIn, TCPServer):
    """Takes one redirect whose `state` is the one of this login."""

    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False

    def __init__(self, port: int) -> None:
        self.state = ""  # unguessable; "" takes nothing
        self.answer: dict[str, str] | None = None
        self.answered = Event()
        super().__init__((HOST, port), _Visit)

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    @property
    def uri(self) -> str:
        return f"http://{HOST}:{self.port}/"

    def wait(self, seconds: float) -> dict[str, str] | None:
        """What Google sent along: `code` and `scope`, or `error`. None: nothing came."""
        self.answered.wait(seconds)
        return self.answer

    def belongs(self, query: dict[str, str]) -> bool:
        said = query.get("state", "").encode()
        return bool(self.state) and hmac.compare_digest(said, self.state.encode())

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hangs up is no news."""


class _Visit(BaseHTTPRequestHandler):
    timeout = 10  # seconds
    server: Listener

    def do_GET(self) -> None:
        asked = parse_qs(urlsplit(self.path).query)
        query = {name: values[-1] for name, values in asked.items()}
        if not query.keys() & {"code", "error"}:
            self._say(404, _NOTHING)
        elif not self.server.belongs(query):
            self._say(400, _STALE)
        else:
            self._say(200, _DONE)
            self.server.answer = self.server.answer or query
            self.server.answered.set()

    def _say(self, status: int, text: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())
        self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:
        """The address holds a code: it goes into no log."""


@contextmanager
def listening(port: int) -> Iterator[Listener]:
    """Usage: the port is taken, or not allowed."""
    try:
        listener = Listener(port)
    except OSError as problem:
        raise Usage(_in_words(problem, port)) from None
    serving = Thread(target=listener.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    serving.start()
    try:
        yield listener
    finally:
        listener.shutdown()
        listener.server_close()


def _in_words(problem: OSError, port: int) -> str:
    other = f"Take another: `reachout auth --port {port + 1 if 1023 < port < 65535 else 8081}`."
    if problem.errno == errno.EADDRINUSE:
        return f"Port {port} on {HOST} is taken by another program. {other}"
    if problem.errno == errno.EACCES:
        return f"Port {port} on {HOST} may not be used by you. {other}"
    return f"Nothing can listen on {HOST}, port {port}: {problem.strerror or problem}. {other}"
