"""A mail of the host's as rows: what stands on each line for the one who gets it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from reachout.reading.folding import folded
from reachout.reading.languages import LANGUAGES
from reachout.reading.markup import LINES_LIMIT, Line, lines_of
from reachout.reading.quotes import with_quotes_marked

HTML_LIMIT = 200_000  # characters; Word puts some ten thousand of style before the letter
TEXT_LIMIT = 20_000  # characters of plain text, and of what the HTML shows
ROW_LIMIT = 1_000  # characters of one row; nobody offers a time behind so many
_BULLET = re.compile(r"\s*(?:[-–—*•·▪◦+]|o(?=\s{2,}))\s+|\s*[–—•·▪◦](?=\w)")
_NUMBER = re.compile(r"\s*(?:[#(\[]?(\d{1,2})[.)\]:]+|#(\d{1,2}))(?:\s+(?=\S)|$)")
_DATE = re.compile(r"\d{1,2}\.(?!\d)|(?P<word>[^\W\d_]+)")  # behind "9.": it is a day
_CROSSED = re.compile(r"~~(.{1,200}?)~~|((?:[^\n\u0336]\u0336){2,})")
_WIDTHS = range(50, 100)  # of plain lines that a mail program may have broken
_NARROWEST = 66  # that a mail program makes them


@dataclass(frozen=True, slots=True)
class Row:
    """`number` is what stands printed before it, 0 without; `marked`: it is an item of a list."""

    text: str  # spaces squeezed, without dash or number
    number: int = 0
    marked: bool = False
    struck: str = ""


def rows_of_html(html: str) -> tuple[Row, ...]:
    """What a mail program shows: no quotes, no signature, nothing that is crossed out."""
    lines = with_quotes_marked(list(lines_of(html[:HTML_LIMIT])))
    shown = [line for line in lines if not line.quoted and not line.signature]
    return tuple(_rows(shown))


def rows_of_text(text: str) -> tuple[Row, ...]:
    """The same of the plain form. Lines broken for width are joined."""
    lines = text[:TEXT_LIMIT].split("\n")[:LINES_LIMIT]
    quoted = [Line(line.lstrip("> "), True) if _is_quoted(line) else Line(line) for line in lines]
    fresh = [line.text for line in with_quotes_marked(quoted) if not line.quoted]
    return tuple(_rows(map(_of_plain, _unwrapped(fresh))))


def _is_quoted(line: str) -> bool:
    return line.lstrip().startswith(">")


def _rows(lines: Iterable[Line]) -> Iterator[Row]:
    """Those with words, up to "-- " (RFC 3676 section 4.3) and to the limit."""
    budget = TEXT_LIMIT
    for line in takewhile(lambda line: line.text.strip() not in ("--", "—"), lines):
        if budget > 0 and (line.text or line.struck):
            yield _row(line)
        budget -= len(line.text)


def _row(line: Line) -> Row:
    text, number, marked = _unlisted(line.text[:ROW_LIMIT])
    struck, behind, _ = _unlisted(line.struck[:ROW_LIMIT])
    text = text if re.search(r"\w", text) else ""
    return Row(text, line.item or number or (0 if text else behind), marked or line.bullet, struck)


def _unlisted(text: str) -> tuple[str, int, bool]:
    """(the rest, the number before it, whether it is marked as an item)."""
    found = _NUMBER.match(text)
    if found and not _goes_on_as_date(text, found.end()):
        return text[found.end() :], int(found[1] or found[2]), True
    bullet = _BULLET.match(text)
    return (text[bullet.end() :], 0, True) if bullet else (text, 0, False)


def _goes_on_as_date(text: str, at: int) -> bool:
    """ "9. Juni" and "9. 6." begin with a day and not with a number of the list."""
    following = _DATE.match(text, at)
    if following is None or "." not in text[:at]:
        return False
    return following["word"] is None or folded(following["word"]) in _months()


@lru_cache(maxsize=1)
def _months() -> frozenset[str]:
    return frozenset(folded(name) for one in LANGUAGES.values() for name in one.months)


def _of_plain(text: str) -> Line:
    """Plain text can be crossed out too: ~~so~~, or with a stroke through each letter."""
    crossed = [found[1] or found[2].replace("\u0336", "") for found in _CROSSED.finditer(text)]
    kept = _CROSSED.sub(" ", text)
    return Line(" ".join(kept.split()), struck=" ".join(" ".join(crossed).split()))


def _unwrapped(lines: Sequence[str]) -> list[str]:
    done: list[str] = []
    before = ""
    for line in lines:
        if _goes_on(before, line):
            done[-1] += " " + line.strip()
        else:
            done.append(line)
        before = line.rstrip()
    return done


def _goes_on(before: str, line: str) -> bool:
    """Was it broken for width? Then the next word would not have fitted."""
    word = line.strip().partition(" ")[0]
    wide = len(before) in _WIDTHS and len(before) + len(word) >= _NARROWEST
    return bool(wide and word) and not (_BULLET.match(line) or _NUMBER.match(line))
