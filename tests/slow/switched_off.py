"""Contract tests that a server cannot pass, and what is to happen there instead of a crash."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

import pytest


class NoSuchButton(Exception):
    """The server does not offer this to its host, so there is nothing for us to notice."""


@dataclass(frozen=True, kw_only=True)
class Off:
    """One row: which tests, why not there, and the error that ends them with its words.

    *tests* are names, or patterns with *; a parametrized test has its id in brackets.
    """

    tests: tuple[str, ...]
    why: str
    raises: type[Exception]
    says: str

    def covers(self, name: str) -> bool:
        return any(fnmatchcase(name, _literal(pattern)) for pattern in self.tests)


def _literal(pattern: str) -> str:
    return pattern.replace("[", "[[]")


def switched_off(table: Iterable[Off]) -> Callable[[type], type]:
    """A class of tests, whose tests in the table must end with the words that stand there.

    Every other test must pass, and a row that no test needs is an error.
    """
    rows = tuple(table)

    def decorated(suite: type) -> type:
        for name in [name for name in dir(suite) if name.startswith("test_")]:
            mine = [row for row in rows if any(_about(one, name) for one in row.tests)]
            if mine:
                setattr(suite, name, _ends_so(getattr(suite, name), mine))
        unused = [one for row in rows for one in row.tests if not _names(suite, one)]
        assert not unused, f"no such tests in {suite.__name__}: {unused}"
        return suite

    return decorated


def _about(pattern: str, name: str) -> bool:
    return fnmatchcase(name, _literal(pattern.partition("[")[0]))


def _names(suite: type, pattern: str) -> bool:
    return any(_about(pattern, name) for name in dir(suite))


def _ends_so(test: Callable[..., None], rows: list[Off]) -> Callable[..., None]:
    @functools.wraps(test)
    def as_here(self: Any, **given: Any) -> None:
        off = [row for row in rows if row.covers(self.running)]
        if not off:
            return test(self, **given)
        (row,) = off
        with pytest.raises(row.raises, match=re.escape(row.says)) as ended:
            test(self, **given)
        assert type(ended.value) is row.raises, row.why
        return None

    return as_here


class Named:
    """Mixed into a suite, so that a test knows which of its parameters it runs with."""

    running = ""

    @pytest.fixture(autouse=True)
    def _know_its_name(self, request: pytest.FixtureRequest) -> None:
        self.running = request.node.name
