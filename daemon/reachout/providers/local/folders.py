"""The event files of the host's folders: each is read once for as long as it stays as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from reachout.domain.span import Span
from reachout.formats import ical
from reachout.formats.agenda import Occurrence
from reachout.formats.sheet import Sheet, read_sheet
from reachout.providers.local import events_folder
from reachout.providers.local.events_folder import Stamp

# What the parsers raise at nonsense. They mean ValueError, and are not always that careful.
NONSENSE = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError)


class File:
    """What was read of one file; holds as long as its stamp does, which is older than the text."""

    __slots__ = ("_id", "_sheet", "_zone", "path", "stamp")

    def __init__(self, path: str, stamp: Stamp, zone: str) -> None:
        self.path, self.stamp = path, stamp
        self._zone = zone
        self._id: str | None = None
        self._sheet: Sheet | None = None

    @property
    def id(self) -> str:
        """Of the event of ours in it, or "". Reads the file, and parses nothing."""
        if self._id is None:
            self._take_id(events_folder.read(Path(self.path)))
        return self._id or ""

    @property
    def sheet(self) -> Sheet:
        """Unreachable when it makes no sense."""
        if self._sheet is None:
            raw = events_folder.read(Path(self.path))
            self._take_id(raw)
            with sense(self.path):
                self._sheet = Sheet() if raw is None else read_sheet(raw, self._zone)
        return self._sheet

    def near(self, span: Span) -> Sequence[Occurrence]:
        sheet = self.sheet
        with sense(self.path):
            return tuple(sheet.near(span))

    def _take_id(self, raw: bytes | None) -> None:
        self._id = "" if raw is None else ical.our_id(raw)


class Folders:
    def __init__(self, folders: Sequence[Path], zone: str) -> None:
        self._folders, self._zone = folders, zone
        self._listed: Sequence[Mapping[str, Stamp]] | None = None
        self._files: Mapping[str, File] = {}

    def files(self) -> Mapping[str, File]:
        """Path → file, of every folder, as they lie now. The same mapping while nothing changed.

        Costs one stat a file. Unreachable when a folder cannot be read whole.
        """
        listed = [events_folder.listing(folder) for folder in self._folders]
        if listed != self._listed:
            stamps = {path: stamp for folder in listed for path, stamp in folder.items()}
            self._files = {path: self._kept(path, stamp) for path, stamp in stamps.items()}
            self._listed = listed
        return self._files

    def _kept(self, path: str, stamp: Stamp) -> File:
        known = self._files.get(path)
        if known is not None and known.stamp == stamp:
            return known
        return File(path, stamp, self._zone)


@contextmanager
def sense(path: str) -> Iterator[None]:
    """Unreachable, naming the file, where it makes none."""
    try:
        yield
    except NONSENSE as problem:
        raise events_folder.unreadable(Path(path), problem) from problem
