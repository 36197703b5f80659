"""Exit codes, rules of `why`, questions to the host, field bugs: none is missing in the docs."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

import pytest
from tests.docs.pages import ROOT, page, rows, section, words
from tests.reading.replies import mail, offer, slots

from reachout import errors
from reachout.domain import answer, changes, due
from reachout.domain.reading import Meaning
from reachout.reading import read
from reachout.runtime import view

# ------------------------------------------------------------------ exit codes


def every(kind: type[errors.ReachoutError]) -> Iterator[type[errors.ReachoutError]]:
    yield kind
    for below in kind.__subclasses__():
        yield from every(below)


@pytest.mark.parametrize("kind", list(every(errors.ReachoutError)), ids=lambda kind: kind.__name__)
def test_every_error_is_told_with_its_code(kind: type[errors.ReachoutError]) -> None:
    """By the name of its class; the code itself is explained above."""
    text = page("exit-codes.md")
    told = {words(row[0])[0]: row[1] for row in rows(text) if words(row[0])}
    assert told[kind.__name__] == str(kind.exit_code)
    assert str(kind.exit_code) in {row[0] for row in rows(text)}


# ------------------------------------------------------------------ why


def rules() -> set[str]:
    """Every rule word that due.py can give: of a Verdict, of a wait, and of its own lists."""
    found = {
        member.value
        for _, kind in inspect.getmembers(due, inspect.isclass)
        if issubclass(kind, StrEnum) and kind.__module__ == due.__name__
        for member in kind
    }
    for node in ast.walk(ast.parse(inspect.getsource(due))):
        if isinstance(node, ast.Call):
            found |= set(_texts(k.value for k in node.keywords if k.arg == "rule"))
            called = node.func.id if isinstance(node.func, ast.Name) else ""
            found |= set(_texts(node.args[:1] if called == "_waits" else ()))
        if isinstance(node, ast.For) and isinstance(node.target, ast.Tuple):
            found |= set(_texts(_firsts(node)))
    return found


def _firsts(loop: ast.For) -> Iterator[ast.expr]:
    """The rules in `for rule, … in ((rule, …), …)`."""
    assert isinstance(loop.target, ast.Tuple)
    names = [each.id for each in loop.target.elts if isinstance(each, ast.Name)]
    if names[:1] == ["rule"] and isinstance(loop.iter, ast.Tuple):
        yield from (row.elts[0] for row in loop.iter.elts if isinstance(row, ast.Tuple))


def _texts(nodes: Iterable[ast.expr]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_every_rule_of_why_is_told() -> None:
    """And none that does not exist."""
    found = rules()
    assert len(found) > 15, "the rules are no longer found where they were"
    told = {words(row[0])[0] for row in rows(section(page("commands.md"), "why")) if words(row[0])}
    assert {rule for rule in told if not rule.startswith("-")} == found


# ------------------------------------------------------------------ questions


def codes() -> set[str]:
    """Every code of a question, wherever one is asked."""
    found = set()
    for module in (answer, changes, view):
        source = inspect.getsource(module)
        found |= set(re.findall(r'code="([a-z ]+)"', source))
        found |= set(re.findall(r'_?ask\((?:[^()]|\([^()]*\))*?"([a-z ]+)"', source))
    return found


def test_every_question_to_the_host_is_told() -> None:
    """With the reason for which it is asked."""
    found = codes()
    assert len(found) > 10, "the questions are no longer found where they were"
    told = {
        words(row[0])[0] for row in rows(section(page("replies.md"), "What is put to you"))[1:]
    }
    assert found <= told


# ------------------------------------------------------------------ replies

JUNE = ((2026, 6, 3, 9, 0), (2026, 6, 5, 10, 0), (2026, 6, 9, 13, 0))
MEANS = {
    "one of your times": Meaning.ACCEPT,
    "another exact time": Meaning.COUNTER,
    "another time, not which": Meaning.COUNTER,
    "not now": Meaning.DEFER,
    "no": Meaning.DECLINE,
    "stop": Meaning.DECLINE,
}


def said() -> Iterator[tuple[str, str]]:
    for row in rows(section(page("replies.md"), "What is understood")):
        if row[0] in MEANS:
            yield from ((row[0], words) for words in re.findall(r'"([^"]+)"', row[1]))


@pytest.mark.parametrize(("what", "reply"), list(said()))
def test_every_reply_that_is_shown_is_understood(what: str, reply: str) -> None:
    """As the page says, by the same reading that the program uses."""
    monday = offer().received_at.replace(month=6, day=1)
    reading = read(mail(reply), offer(shown=slots(JUNE), received=monday))
    assert reading.meaning == MEANS[what]
    assert reading.stop == (what == "stop")
    assert reading.safe or what != "one of your times"
    assert (reading.start is not None) == (what in ("one of your times", "another exact time"))


def test_every_row_has_a_reply_to_try() -> None:
    """An empty list of examples would prove nothing."""
    assert {what for what, _ in said()} == set(MEANS)


# ------------------------------------------------------------------ field bugs


def field_tests() -> set[tuple[str, str]]:
    """(test, file) of every test that stands for a bug met elsewhere."""
    found = set()
    for path in (ROOT / "tests").rglob("*.py"):
        for name in re.findall(r"(?m)^ *def (test_field_\w+)", path.read_text(encoding="utf-8")):
            found.add((name, path.relative_to(ROOT).as_posix()))
    return found


def test_every_field_bug_has_its_row() -> None:
    """With every file in which it is tested; and no row names a test that is gone."""
    told = set()
    for row in rows(page("field-bugs.md"))[1:]:
        name, *files = words(row[2])
        told |= {(name, file) for file in files}
    assert field_tests() - told == set(), "docs/field-bugs.md lacks these"
    assert told - field_tests() == set(), "docs/field-bugs.md names these, and they are gone"


def test_nobody_is_scolded() -> None:
    """People are worth a hello; no page calls anybody anything else."""
    for path in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        found = re.findall(r"(?i)\b(?:overdue|neglect\w*)\b", path.read_text(encoding="utf-8"))
        assert not found, f"{path.name}: {found}"
