"""The time zone of this machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

UNKNOWN = "UTC"


def of_this_machine(root: Path = Path("/"), tz: str | None = None) -> str:
    """Its IANA name from $TZ, /etc/timezone or the link /etc/localtime; UTC when none is right."""
    from reachout.settings.fields import zone

    for name in _named(root, os.environ.get("TZ", "") if tz is None else tz):
        try:
            return zone(name)
        except ValueError:
            continue
    return UNKNOWN


def _named(root: Path, tz: str) -> Iterator[str]:
    """tzset(3): a leading colon in $TZ names a file."""
    yield _within(tz.removeprefix(":"))
    with suppress(OSError, UnicodeDecodeError):
        yield (root / "etc/timezone").read_text(encoding="utf-8").strip()
    with suppress(OSError):
        yield _within(os.readlink(root / "etc/localtime"))


def _within(path: str) -> str:
    """The part after zoneinfo/, where it is a path into the zone database."""
    return path.rpartition("zoneinfo/")[2]
