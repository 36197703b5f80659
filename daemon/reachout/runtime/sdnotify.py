"""Telling systemd how we are (sd_notify(3)): one datagram, and nothing where nobody listens."""

from __future__ import annotations

import os
import socket


def notify(*lines: str) -> None:
    """For instance `notify("READY=1", "STATUS=…")`. An abstract socket begins with "@"."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return
    if address.startswith("@"):
        address = "\0" + address[1:]
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as out:
        try:
            out.connect(address)
            out.sendall("\n".join(lines).encode())
        except OSError:
            return  # systemd does not depend on our telling it
