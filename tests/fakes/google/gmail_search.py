"""Gmail's search language, as far as a program that looks for people and letters needs it.

`from: to: cc: bcc: subject: after: before: newer_than: older_than: in: is: label: has:
rfc822msgid:`, bare words, "quoted phrases", -negation, OR, {one of these} and (all of these).
An operator that Gmail does not know is a word like any other, and so finds nothing much.
Addresses are found by their words: `from:x@example.com` also finds y.x@example.com.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone

from tests.fakes.google.gmail_mail import Mail, attachments_of, text_of

_TOKEN = re.compile(
    r"""\s*(?:(?P<minus>-)(?=\S))?(?:
      (?P<open>[({]) | (?P<close>[)}])
      | (?P<name>[A-Za-z][\w]*):(?:(?P<value>"[^"]*"|[^\s(){}"]+)|(?=[({]))
      | "(?P<phrase>[^"]*)" | (?P<word>[^\s(){}"]+)
    )""",
    re.VERBOSE,
)
_WORDS = re.compile(r"\w+")
_AGE = {"d": 1, "m": 30, "y": 365}
_PLACES = {"draft": "DRAFT", "drafts": "DRAFT", "trash": "TRASH", "spam": "SPAM", "sent": "SENT"}
PACIFIC = timezone(timedelta(hours=-8))  # "midnight PST", in summer too

Test = Callable[[Mail], bool]


@dataclass(frozen=True, slots=True)
class Reading:
    """How a query is to be understood."""

    now: datetime
    label_names: Mapping[str, str] = field(default_factory=dict)  # name, as searched, to id
    to_finds_cc: bool = False
    dates_are_pst: bool = True  # else UTC


@dataclass(frozen=True, slots=True)
class Query:
    matches: Test
    reaches_everywhere: bool  # Spam and Trash too, without includeSpamTrash


def read_query(text: str, reading: Reading) -> Query:
    parser = _Parser(text, reading)
    matches = parser.group("")
    return Query(matches, parser.everywhere)


def words_of(text: str) -> list[str]:
    return _WORDS.findall(text.lower())


def holds(words: list[str], sought: list[str]) -> bool:
    """Whether *sought* stands in *words* in one piece."""
    n = len(sought)
    return bool(n) and any(words[at : at + n] == sought for at in range(len(words) - n + 1))


class _Parser:
    def __init__(self, text: str, reading: Reading) -> None:
        self._tokens = [match for match in _TOKEN.finditer(text.rstrip())]
        self._at = 0
        self._reading = reading
        self.everywhere = False

    def group(self, operator: str, *, either: bool = False) -> Test:
        """Up to the closing bracket. Of terms with OR between them one must match, and of all
        such clusters every one."""
        clusters: list[list[Test]] = []
        joined = False
        while (token := self._next()) is not None and not token["close"]:
            if token["word"] in ("OR", "|") and clusters:
                joined = True
            elif token["word"] != "AND":
                clusters = _added(clusters, self._term(token, operator), joined or either)
                joined = False
        return _all([_any(cluster) for cluster in clusters])

    def _next(self) -> re.Match[str] | None:
        if self._at == len(self._tokens):
            return None
        self._at += 1
        return self._tokens[self._at - 1]

    def _term(self, token: re.Match[str], operator: str) -> Test:
        test = self._plain_term(token, operator)
        return (lambda mail: not test(mail)) if token["minus"] else test

    def _plain_term(self, token: re.Match[str], operator: str) -> Test:
        if token["open"]:
            return self.group(operator, either=token["open"] == "{")
        if token["name"] and token["value"] is None:
            opening = self._next()
            return self.group(token["name"], either=opening is not None and opening["open"] == "{")
        if token["name"]:
            return self._operator(token["name"].lower(), token["value"].strip('"'))
        words = token["phrase"] if token["phrase"] is not None else token["word"]
        return self._operator(operator.lower(), words)

    def _operator(self, name: str, value: str) -> Test:
        if name in ("in", "is") and value.lower() in ("anywhere", "trash", "spam"):
            self.everywhere = True
        return _test(name, value, self._reading)


def _added(clusters: list[list[Test]], test: Test, joined: bool) -> list[list[Test]]:
    if joined and clusters:
        return [*clusters[:-1], [*clusters[-1], test]]
    return [*clusters, [test]]


def _any(tests: list[Test]) -> Test:
    return lambda mail: any(test(mail) for test in tests)


def _all(tests: list[Test]) -> Test:
    return lambda mail: all(test(mail) for test in tests)


# ------------------------------------------------------------------ operators


def _test(name: str, value: str, reading: Reading) -> Test:
    if name in ("from", "to", "cc", "bcc", "subject"):
        return _in_fields(_fields(name, reading), value)
    if name in ("after", "newer", "before", "older"):
        return _by_date(name in ("after", "newer"), value, reading)
    if name in ("newer_than", "older_than"):
        return _by_age(name == "newer_than", value, reading)
    if name in ("in", "is", "label"):
        return _by_place(value.lower(), reading)
    if name == "rfc822msgid":
        return lambda mail: mail["Message-ID"].strip("<> ") == value.strip("<> ")
    if name == "has":
        return lambda mail: value == "attachment" and bool(attachments_of(mail.raw))
    return _anywhere(f"{name}:{value}" if name else value)


def _fields(name: str, reading: Reading) -> tuple[str, ...]:
    return ("to", "cc", "bcc") if name == "to" and reading.to_finds_cc else (name,)


def _in_fields(names: tuple[str, ...], value: str) -> Test:
    sought = words_of(value)
    return lambda mail: any(holds(words_of(mail[name]), sought) for name in names)


def _anywhere(value: str) -> Test:
    sought = words_of(value)

    def test(mail: Mail) -> bool:
        heads = [mail[name] for name in ("From", "To", "Cc", "Subject")]
        return any(holds(words_of(text), sought) for text in [*heads, text_of(mail.raw)])

    return test


def _by_date(after: bool, value: str, reading: Reading) -> Test:
    moment = _moment(value, reading)
    if moment is None:
        return lambda mail: False
    return lambda mail: (mail.at >= moment) if after else (mail.at < moment)


def _moment(value: str, reading: Reading) -> datetime | None:
    """Epoch seconds, or a date: midnight where Google is."""
    zone = PACIFIC if reading.dates_are_pst else UTC
    numbers = [int(number) for number in re.findall(r"\d+", value)]
    try:
        if value.isdigit():
            return datetime.fromtimestamp(int(value), UTC)
        return datetime(numbers[0], numbers[1], numbers[2], tzinfo=zone)
    except (ValueError, IndexError, OverflowError):
        return None


def _by_age(newer: bool, value: str, reading: Reading) -> Test:
    told = re.fullmatch(r"(\d+)([dmy])", value)
    if told is None:
        return lambda mail: False
    moment = reading.now - timedelta(days=int(told[1]) * _AGE[told[2]])
    return lambda mail: (mail.at >= moment) if newer else (mail.at < moment)


def _by_place(value: str, reading: Reading) -> Test:
    if value in ("anywhere", "all"):
        return lambda mail: True
    if value == "read":
        return lambda mail: "UNREAD" not in mail.labels
    id = _PLACES.get(value) or reading.label_names.get(label_name(value), value.upper())
    return lambda mail: id in mail.labels


def label_name(name: str) -> str:
    """How a search writes a label: hyphens for the spaces and the slashes."""
    return re.sub(r"[\s/]", "-", name).lower()
