"""What a letter of the host's really offers once he edited and sent it, as its reader sees it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain

from reachout.domain.letter import ShownSlot
from reachout.domain.reading import Offered
from reachout.reading.folding import folded
from reachout.reading.named import language_of_letter, letter_of_host
from reachout.reading.rows import Row, rows_of_html, rows_of_text
from reachout.reading.signature import without_signature
from reachout.reading.written import Desk, Written, our_words, timely, written

ROWS_LIMIT = 60  # rows that name a day or hold a digit
UNREAD_LIMIT = 5  # lines that the host is told


def read_offer(
    text: str | None,
    html: str | None,
    known: tuple[ShownSlot, ...],
    *,
    year_hint: datetime,
    zone: str,
    language: str,
    ours: Sequence[str] = (),
    mine: str = "",
    host_name: str = "",
) -> Offered:
    """What a sent mail offers: the HTML where there is one, for that is what people see.

    *known*: the times of every revision of the letter, a time in other words once more. A known
    slot stays when its words, or its day and hour, still stand on a line that is not
    struck. A line that names one exact coming time of its own adds a slot as long as the known
    ones (30 minutes when none is known). A line that looks like an offer and is not one exact
    time is `unread`. Numbers are those printed, else the lines are counted from 1; they are 0
    where the reader may count otherwise: where *text* (the plain part) shows other times or
    another order, where a struck time stands between, where a number stands twice.

    *year_hint*: when it was sent; *zone*: IANA, the clock of written hours; *language*: a locale;
    *ours*: texts of ours, whose lines offer nothing new; *mine*: the host's own zone, where an
    hour in brackets, "my time", and in a mail without any line of ours an hour without a word of
    its clock belong to it; *host_name*: for finding the signature.
    """
    rows, sentences = our_words([*ours])
    desk = Desk(
        known=known,
        sent=letter_of_host(_each_once(known), year_hint, zone, mine or zone, language),
        language=language_of_letter(language),
        rows=rows,
        sentences=sentences,
        lead=zone if known or not mine else "",
        other=mine or zone,
    )
    shown = rows_of_html(html) if html else ()
    plain = rows_of_text(text or "")
    counts = _all_written(shown or plain, desk)
    twin = _all_written(plain, desk) if shown and plain else counts
    return _offered(counts, twin, _signature(shown or plain, host_name))


def _each_once(known: Iterable[ShownSlot]) -> tuple[ShownSlot, ...]:
    """A time may be known in the words of several revisions."""
    return tuple({slot.start: slot for slot in known}.values())


def _all_written(rows: Sequence[Row], desk: Desk) -> list[Written]:
    """Row by row; in a mail with more rows of times than anybody offers, the first ones."""
    naming = [row for row in rows if row.struck or timely(row.text, desk.language)]
    return [written(row, desk) for row in naming[:ROWS_LIMIT]]


def forms(text: str | None, html: str | None) -> tuple[str, ...]:
    """The words of each form that people may see, less quotes, signature and what is struck.

    The plain text has no strokes: where the HTML strikes something, it does not count.
    """
    shown = rows_of_html(html) if html else ()
    plain = rows_of_text(text or "")
    struck = any(row.struck for row in shown)
    found = (shown,) if struck or not plain else (shown, plain)
    return tuple("\n".join(row.text for row in rows) for rows in found if rows)


def _signature(rows: Sequence[Row], host_name: str) -> frozenset[str]:
    """Rows below the name: hours of an office there are no offer."""
    names = frozenset(folded(host_name).split())
    kept = set(without_signature([row.text for row in rows], names))
    return frozenset(row.text for row in rows if row.text not in kept)


# ------------------------------------------------------------------ numbers


@dataclass(frozen=True, slots=True)
class _Place:
    """One time and where a reader finds it."""

    slot: ShownSlot
    printed: int  # 0: no number stands before it
    place: int  # counted over all lines that look like a time
    listed: bool


def _offered(
    counts: Sequence[Written], twin: Sequence[Written], signature: frozenset[str]
) -> Offered:
    places, other = _places(counts), _places(twin)
    agree = [one.slot.start for one in places] == [one.slot.start for one in other]
    numbers = _numbers(places) if agree and _same_print(places, other) else ()
    slots = tuple(
        replace(one.slot, number=number)
        for one, number in zip(places, numbers or [0] * len(places), strict=True)
    )
    unread = dict.fromkeys(
        one.unread for one in counts if one.unread and one.row.text not in signature
    )
    return Offered(
        slots=slots,
        unread=tuple(unread)[:UNREAD_LIMIT],
        numbers_count=bool(numbers) or not places,
        forms_differ=_differ(counts, twin),
    )


def _places(lines: Iterable[Written]) -> list[_Place]:
    """Each time once: on the line of its own, where it stands in a sentence too."""
    found: dict[datetime, _Place] = {}
    place = 0
    for line in lines:
        place += line.odd
        for slot in line.slots:
            before = found.get(slot.start)
            if before is None or (line.listed and not before.listed):
                found.pop(slot.start, None)
                place += 1
                printed = line.row.number if len(line.slots) == 1 else 0
                found[slot.start] = _Place(slot, printed, place, line.listed)
    return list(found.values())


def _numbers(places: Sequence[_Place]) -> tuple[int, ...]:
    """The number of each as its reader has it; () where readers may count otherwise."""
    found = [one.printed or one.place for one in places]
    counted = all(one.printed or one.place == at for at, one in enumerate(places, 1))
    in_text_first = any(
        not before.listed and after.listed and not after.printed
        for before, after in zip(places, places[1:], strict=False)
    )
    sure = counted and not in_text_first and len(set(found)) == len(found)
    return tuple(found) if sure else ()


def _same_print(places: Sequence[_Place], other: Sequence[_Place]) -> bool:
    """A list may print numbers in one form alone, but not others."""
    both = zip(places, other, strict=False)
    return all(a.printed == b.printed or not (a.printed and b.printed) for a, b in both)


def _differ(counts: Sequence[Written], twin: Sequence[Written]) -> bool:
    """Do the two forms name different times? The plain form of a struck time is not struck."""
    if any(line.row.struck for line in counts):
        return False
    return _starts(counts) != _starts(twin)


def _starts(lines: Iterable[Written]) -> set[datetime]:
    return {slot.start for slot in chain.from_iterable(line.slots for line in lines)}
