"""The systemd unit that is put in place: made of the shipped one, and known again later.

The first line names the sha256 of the rest: a unit that somebody edited is not taken for ours.
"""

from __future__ import annotations

import difflib
import hashlib
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from reachout.paths import shipped

NAME = "reachout.service"
SHIPPED = {True: "reachout.service", False: "reachout-system.service"}  # by "for one user"
SYSTEM = Path("/etc/systemd/system")
_MARK = re.compile(r"# Written by `reachout service install`, sha256 (?P<hash>[0-9a-f]{64})\n")


class Owner(Enum):
    NOBODY = "there is none"
    WE = "as reachout wrote or ships it"
    SOMEBODY = "edited by somebody"


@dataclass(frozen=True, slots=True)
class UnitFile:
    """One unit file and the drop-ins beside it, which are the host's own."""

    path: Path

    def read(self) -> str:
        """ "" when there is none."""
        try:
            return self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return ""

    @property
    def owner(self) -> Owner:
        if not self.path.exists():
            return Owner.NOBODY
        return Owner.WE if _is_ours(self.read()) else Owner.SOMEBODY

    def write(self, text: str) -> None:
        """Whole or not at all."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        beside = self.path.with_name(f".{self.path.name}.new")
        beside.write_text(text, encoding="utf-8")
        beside.chmod(0o644)
        os.replace(beside, self.path)

    def remove(self) -> None:
        self.path.unlink(missing_ok=True)

    def drop_ins(self) -> list[Path]:
        return sorted(self.path.with_name(f"{self.path.name}.d").glob("*.conf"))

    def differs(self, text: str) -> str:
        """From what stands there to *text*, as diff -u has it."""
        return "".join(
            difflib.unified_diff(
                self.read().splitlines(keepends=True),
                text.splitlines(keepends=True),
                str(self.path),
                "as reachout would write it",
            )
        )


def _is_ours(text: str) -> bool:
    marked = _MARK.match(text)
    if marked is not None:
        return marked["hash"] == _hash(text[marked.end() :])
    return text in {_shipped(name) for name in SHIPPED.values()}  # copied by hand, as it is


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _shipped(name: str) -> str:
    return (shipped("systemd") / name).read_text(encoding="utf-8")


# ------------------------------------------------------------------ its text


def of_user(program: Sequence[str], home: Path | None) -> str:
    """For the user manager. *home*: the workspace, where it is not the usual one."""
    where = ["--home", str(home)] if home is not None else []
    return _marked(_set(_shipped(SHIPPED[True]), ExecStart=_line([*program, *where, "run"])))


def of_machine(program: Sequence[str], home: Path, user: str) -> str:
    """For PID 1, within walls. A workspace elsewhere than in StateDirectory= is let through."""
    start = _line([*program, "--home", str(home), "run"])
    text = _set(_shipped(SHIPPED[False]), ExecStart=start, User=user)
    if home != state_directory():
        kept = f"StateDirectory={NAME.removesuffix('.service')}\nStateDirectoryMode=0700\n"
        text = text.replace(kept, f"ReadWritePaths={_word(str(home))}\n")
    return _marked(text)


def state_directory() -> Path:
    return Path("/var/lib") / NAME.removesuffix(".service")


def _marked(text: str) -> str:
    return f"# Written by `reachout service install`, sha256 {_hash(text)}\n{text}"


def _set(text: str, **values: str) -> str:
    for key, value in values.items():
        line = f"{key}={value}".replace("\\", r"\\")  # for re.sub
        text = re.sub(rf"(?m)^{key}=.*$", line, text, count=1)
    return text


def _line(words: Sequence[str]) -> str:
    """systemd.service(5), COMMAND LINES: "$" is doubled, but not in the program's own name."""
    first, *rest = words
    return " ".join([_word(first), *(_word(word).replace("$", "$$") for word in rest)])


def _word(word: str) -> str:
    """Quoted where it must be; "%" would be a specifier (systemd.unit(5))."""
    word = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{word}"' if re.search(r"""[\s'"\\;]""", word) else word
