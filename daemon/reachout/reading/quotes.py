"""What the writer wrote: a mail without the letter it answers, signatures and banners."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reachout.reading.folding import folded, squeezed
from reachout.reading.mail import Mail
from reachout.reading.markup import LINES_LIMIT, Line, lines_of
from reachout.reading.signature import without_signature

GROUPS_LIMIT = 40  # answers between quoted lines
FRESH_LIMIT = 6_000  # characters that are read closely; nobody settles a time in more


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of the writer that stand together. `about`: the quoted offer just above them."""

    text: str
    about: int | None = None


SlotOf = Callable[[str], "int | None"]  # a quoted line → the number of the offer on it

_LEAD = re.compile(r"(?:on|am|le|el|il|em|op|den|pa|dia|a|w dniu)\b|\d{4}[-/年.]|\d{1,2}[./-]\d")
_WROTE = re.compile(
    r"\b(?:wrote|schrieb|a ecrit|escribio|ha scritto|escreveu|schreef|skrev|napisal\w*|writes)\b"
)
_NAMED_FIRST = re.compile(r"[^<>:]{2,60}<[^<> ]+@[^<> ]+>,? ")  # "Ana <ana@…> escreveu (…):"
_FROM = re.compile(r"\W{0,3}(?:from|von|de|da|van|fra|fran|od|差出人)\s?:\W{0,3}\s*[\w\"'<]")
_FIELD = re.compile(r"\W{0,3}[^\W\d][\w' -]{1,24}\W{0,3}:\W{0,3}\s*\S")
_ORIGINAL = re.compile(
    r"-{2,}\s?(?:original message|forwarded message|ursprungliche nachricht|message d'origine"
    r"|mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht"
    r"|weitergeleitete nachricht|original-nachricht)\s?-{2,}|begin forwarded message"
)
_ARROW = re.compile(r"\s(?:<[-=~]+|[-=]+>|←|<<+|\^\^+|✓|✔|✅|☑)")
_RULE = re.compile(r"[_=-]{10,}\s*$")
_BANNER = re.compile(
    r"\W{0,3}(?:caution|warning|external|attention|achtung|vorsicht|think before)\b.{0,200}"
    r"(?:external|outside|extern|ausserhalb|sender|click|links?)|\W{0,3}external\W{0,3}$"
)


def fresh_passages(mail: Mail, sent_text: str, slot_of: SlotOf) -> tuple[Passage, ...]:
    """The writer's own passages, in order, each with the quoted offer it answers.

    *sent_text* is what went out: lines of it are taken off wherever they stand ("" if unknown).
    """
    slot_of = _asked_once(slot_of)
    lines = _with_tails(with_quotes_marked(_lines(mail)), sent_text)
    groups = _groups(lines, squeezed(sent_text), slot_of)
    found, names, budget = [], _name_words(mail), FRESH_LIMIT
    for group, about in groups[:GROUPS_LIMIT]:
        text = _unwrapped(without_signature(_unechoed(group, sent_text, slot_of), names))
        if text.strip() and budget > 0:
            found.append(Passage(text[:budget], about))
            budget -= len(text)
    return tuple(found)


ASKED_LIMIT = 120  # lines in which offers are looked for; a letter of ours has a third of them


def _asked_once(slot_of: SlotOf) -> SlotOf:
    """Each line is looked at once, and of a mail that is nothing but numbers only the first."""
    known: dict[str, int | None] = {}

    def asked(line: str) -> int | None:
        if line not in known:
            known[line] = slot_of(line) if len(known) < ASKED_LIMIT else None
        return known[line]

    return asked


def _name_words(mail: Mail) -> frozenset[str]:
    local = mail.from_address.partition("@")[0]
    return frozenset(re.findall(r"\w+", folded(f"{mail.from_name} {local}")))


def _lines(mail: Mail) -> list[Line]:
    rich = lines_of(mail.html) if mail.html else ()
    if rich and (_is_stub(mail.text) or any(line.tail or line.struck for line in rich)):
        return list(rich)
    plain = mail.text.split("\n")[:LINES_LIMIT]
    return [_plain_line(line) for line in plain]


def _is_stub(text: str) -> bool:
    """No words, or only those that send the reader to the HTML."""
    words = " ".join(text.split())
    return not words or (len(words) < 200 and _SEE_HTML.search(words) is not None)


_SEE_HTML = re.compile(r"\bHTML\b|\bx?html[- ](?:mail|format|version|part|e-?mail)", re.IGNORECASE)


def _plain_line(line: str) -> Line:
    quoted = line.lstrip().startswith(">")
    return Line(_MARKS.sub("", line) if quoted else line, quoted)


_MARKS = re.compile(r"^\s*(?:>\s?)+")


def with_quotes_marked(lines: list[Line]) -> list[Line]:
    """The same lines, with quotes that are announced and not marked made quotes too."""
    done: list[Line] = []
    at = 0
    while at < len(lines):
        length = 0 if lines[at].quoted else _announced(lines, at)
        if not length:
            done.append(lines[at])
            at += 1
            continue
        done += [_as_quote(line) for line in lines[at : at + length]]
        at += length
        if not _quote_follows(lines, at):
            return done + [_as_quote(line) for line in lines[at:]]
    return done


def _as_quote(line: Line) -> Line:
    return Line(line.text, True, line.tail)


def _announced(lines: list[Line], at: int) -> int:
    """How many lines from here announce a quote."""
    text = folded(lines[at].text.strip())
    if not text:
        return 0
    if _ORIGINAL.match(text) or (_FIELD.match(text) and _is_header_block(lines, at)):
        return 1
    if _RULE.match(text):
        after = [n for n in range(at + 1, min(at + 4, len(lines))) if lines[n].text.strip()]
        return 1 if after and _FROM.match(folded(lines[after[0]].text.strip())) else 0
    return _attribution(lines, at) if _LEAD.match(text) or _NAMED_FIRST.match(text) else 0


def _is_header_block(lines: list[Line], at: int) -> bool:
    """A header of the quoted mail (From, Sent, To, Subject in any order and language)."""
    block = [line.text.strip() for line in lines[at : at + 7]]
    senders = any(_FROM.match(folded(text)) for text in block[:3])
    return senders and sum(bool(_FIELD.match(text)) for text in block[1:]) >= 2


def _attribution(lines: list[Line], at: int) -> int:
    """The lines of "On Friday Sam Roe wrote:", which mail programs break at any place."""
    joined = ""
    for length, line in enumerate(lines[at : at + 3], 1):
        text = folded(line.text.strip())[:400]
        if not text or (length > 1 and _LEAD.match(text) and _attributes(text)):
            return 0
        joined = f"{joined} {text}".strip()
        if _attributes(joined):
            return length
    return 0


def _attributes(text: str) -> bool:
    if not re.search(r"\d", text):
        return False
    named = _WROTE.search(text) or re.search(r"<[^<> ]+@", text)
    return bool(text.endswith(":") and named) or text.endswith(" wrote")


def _quote_follows(lines: list[Line], at: int) -> bool:
    following = [line for line in lines[at : at + 4] if line.text.strip()]
    return bool(following) and following[0].quoted


def _with_tails(lines: list[Line], sent_text: str) -> list[Line]:
    """Words added to the end of a line that we sent become its tail."""
    ours = [s for s in map(squeezed, sent_text.splitlines()) if len(s) >= 8]
    return [
        _tailed(line, ours) or _pointed(line) if line.quoted and not line.tail else line
        for line in lines
    ]


def _pointed(line: Line) -> Line:
    """An arrow on a quoted line points at it, whether we know the line or not."""
    found = _ARROW.search(line.text)
    if not found or not re.search(r"\d", line.text[: found.start()]):
        return line
    return Line(line.text[: found.start()], True, line.text[found.end() :].strip() or "yes")


def _tailed(line: Line, ours: Sequence[str]) -> Line | None:
    text = " ".join(line.text.split())
    plain = folded(text)
    for our in ours:
        if len(plain) > len(our) and plain.startswith(our):
            return Line(text[: len(our)], True, text[len(our) :].strip(" -:<>=*\t"))
    return None


Group = tuple[list[str], "int | None"]


def _groups(lines: list[Line], ours: str, slot_of: SlotOf) -> list[Group]:
    """Runs of unquoted lines, and answers that stand on or below a quoted offer."""
    groups: list[Group] = []
    above: Line | None = None  # the last quoted line with words
    open_run = False
    for line in lines:
        if line.tail and line.quoted:
            groups.append(([line.tail], slot_of(line.text)))
        if line.quoted and not _below_offer(line, above, ours, slot_of):
            above, open_run = (line if line.text.strip() else above), False
            continue
        if open_run:
            groups[-1][0].append(line.text)
        elif line.text.strip():
            groups.append(([line.text], slot_of(above.text) if above else None))
            open_run = True
    return groups


def _below_offer(line: Line, above: Line | None, ours: str, slot_of: SlotOf) -> bool:
    """In a quote without marks, words that we never sent right below an offer are an answer."""
    if not ours or above is None or not line.text.strip() or squeezed(line.text) in ours:
        return False
    return slot_of(above.text) is not None and slot_of(line.text) is None


def _unechoed(lines: list[str], sent_text: str, slot_of: SlotOf) -> list[str]:
    """Without lines that we wrote; one offer copied out alone is an answer and stays."""
    kept = [line for line in lines if not _BANNER.match(folded(line.strip())[:300])]
    ours = squeezed(sent_text)
    if not ours:
        return kept
    echoed = [line for line in kept if len(line.strip()) >= 12 and squeezed(line) in ours]
    offers = [line for line in echoed if slot_of(line) is not None]
    dropped = set(echoed) - (set(offers) if len(offers) == 1 else set())
    return [line for line in kept if line not in dropped]


def _unwrapped(lines: list[str]) -> str:
    """Lines that were broken for width joined again; short lines stay lines."""
    text = ""
    for line in lines:
        text += line.strip() + (" " if len(line) >= 50 else "\n")
        if not line.strip():
            text = text.rstrip(" ") + "\n"
    return text.strip()
