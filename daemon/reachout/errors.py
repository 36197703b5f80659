"""Every exception this program raises on purpose, and who must act.

ReachoutError                 remedy, exit code
├── Unreachable               RETRY  75  a source cannot be asked just now
├── Busy                      RETRY  75  another process holds the lock
├── Conflict                  RETRY  75  somebody else changed it first
├── NotNow                    RETRY  75  refused for the moment; nothing has happened
├── OutcomeUnknown            ASK     1  it may or may not have happened: look
├── Refused                   ASK     1  the world said a clear no
├── Usage                     ASK     2  the command makes no sense as given
├── BadSettings               ASK    78  the config has problems; carries all of them
├── NewerSchema               ASK    78  the database was written by a newer reachout
└── Bug                       BUG     1  the program is wrong
    ├── IllegalEvent                     a fact the table in domain/loop.py calls impossible
    └── MissingVariable                  a letter lacks something it needs
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import ClassVar


class Remedy(Enum):
    RETRY = "try again later"
    ASK = "the host must act"
    BUG = "the program is wrong"


class ReachoutError(Exception):
    """Its text says what happened, to what, and what the reader can do."""

    remedy: ClassVar[Remedy] = Remedy.BUG
    exit_code: ClassVar[int] = 1


class Unreachable(ReachoutError):
    remedy = Remedy.RETRY
    exit_code = 75


class Busy(ReachoutError):
    remedy = Remedy.RETRY
    exit_code = 75


class Conflict(ReachoutError):
    remedy = Remedy.RETRY
    exit_code = 75


class NotNow(ReachoutError):
    remedy = Remedy.RETRY
    exit_code = 75


class OutcomeUnknown(ReachoutError):
    remedy = Remedy.ASK


class Refused(ReachoutError):
    remedy = Remedy.ASK


class Usage(ReachoutError):
    remedy = Remedy.ASK
    exit_code = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong in a config file, said so that it can be mended at once."""

    file: str
    line: int | None
    where: str  # "contacts[2].ask"
    value: str
    what: str
    cure: str
    warning: bool = False

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        shown = f" = {self.value}" if self.value else ""
        return f"{place}: {self.where}{shown}: {self.what} {self.cure}".rstrip()


class BadSettings(ReachoutError):
    """Every problem of the config files at once."""

    remedy = Remedy.ASK
    exit_code = 78

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class NewerSchema(ReachoutError):
    remedy = Remedy.ASK
    exit_code = 78


class Bug(ReachoutError):
    pass


class IllegalEvent(Bug):
    pass


class MissingVariable(Bug):
    pass
