"""Invented stand-ins for what is private in a text, alike in length and form.

The same word always has the same stand-in within one mail. A stand-in is made from nothing but
the place at which the word first came up, so it tells nothing of the word.
"""

from __future__ import annotations

import re
from hashlib import sha256

from reachout.reading.folding import folded
from reachout.reading.redaction.lexicon import Lexicon, known_fragments, patterns_with

_CONSONANTS, _VOWELS = "bdfgklmnprstvz", "aeiou"
_ALPHABETS = (  # first and last letter of a script, and what stands for its letters
    ("\u0370", "\u03ff", "αβγδεζηθ"),
    ("\u0400", "\u04ff", "бвгдежзи"),
    ("\u0590", "\u05ff", "אבגדהוזח"),
    ("\u0600", "\u06ff", "ابتثجحخد"),
    ("\u3040", "\u309f", "あいうえかきくけ"),
    ("\u30a0", "\u30ff", "アイウエカキクケ"),
    ("\u4e00", "\u9fff", "甲乙丙丁戊己庚辛"),
    ("\uac00", "\ud7af", "가나다라마바사아"),
)
_WORD = r"[^\W\d_]+(?:['’][^\W\d_]+)*"
_AT = r"[^\s<>@,;:\"()\[\]\\=]{1,250}@[^\s<>@,;:\"()\[\]\\]{1,250}"
_TOKEN = re.compile(
    r"(?P<link>(?:https?|ftp)://[^\s<>\"]{1,2000}|www\.[^\s<>\"]{1,500})"
    rf"|(?P<at>{_AT})"
    r"|(?P<stays>(?i:rfc822)(?![\w]))"
    r"|(?P<number>\+?\d(?:[\d \t().:/–-]{0,60}\d)?)"
    rf"|(?P<word>{_WORD})"
)
_DATE = (
    r"\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](?:\d{4}|\d{2})|\d{1,2}[-./]\d{1,2}"
)
_PIECE = rf"(?:{_DATE}|\d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?|20\d\d|\d{{1,2}})"
_TIME_PIECE = re.compile(rf"[(]*{_PIECE}(?:[-–/]{_PIECE})*[).,:/–-]*")
_STATUS = re.compile(r"[245]\d\d(?:[ -][245]\.\d{1,3}\.\d{1,3})?|[245]\.\d{1,3}\.\d{1,3}")
_MILITARY = re.compile(r"(?:[01]?\d|2[0-3])[0-5]\d(?:\s?[-–]\s?(?:[01]\d|2[0-3])[0-5]\d)?")
_BEFORE_CLOCK = re.compile(r"\b(?:at|from|between|around|um|ab|a|alle|as|om|les|las)\s$")
_AFTER_CLOCK = re.compile(r"\s?(?:h|hrs?|hours?|uhr|z|utc|gmt|on|am)\b")
FEW_WORDS = 4  # on a line that greets or signs


class StandIns:
    """*names*: words, folded, that are names here whatever else they mean. *keep*: words that the
    person who shows the mail lets stand.
    """

    def __init__(self, lexicon: Lexicon, names: frozenset[str], keep: frozenset[str]) -> None:
        self.replaced: dict[str, str] = {}  # folded word → its stand-in
        self._lexicon = lexicon
        self._names = names
        self._keep = keep
        self._taken: set[str] = set()  # all stand-ins so far
        self._runs: dict[str, str] = {}
        self._many = 0

    # -------------------------------------------------------------- texts

    def text(self, text: str) -> str:
        """With every word that reading does not go by replaced; marks and line ends stay."""
        decided = self._lexicon.decides(text)
        done, at = [], 0
        for line in text.splitlines(keepends=True):
            done.append(self._line(line, frozenset(place - at for place in decided)))
            at += len(line)
        return "".join(done)

    def name(self, text: str) -> str:
        """As `text`, where every word is private: a person's name."""
        return re.sub(_WORD, lambda found: self._worded(found.group(), sure=True), text)

    def _line(self, line: str, decided: frozenset[int]) -> str:
        short = not re.search(r"\d", line) and len(re.findall(_WORD, line)) <= FEW_WORDS

        def turned(found: re.Match[str]) -> str:
            said = found.group()
            match found.lastgroup:
                case "link":
                    return self._link(said)
                case "at":
                    return self.at(said)
                case "number":
                    return self._number(said, line, found)
                case "word":
                    if found.start() in decided or self._is_place(found, line):
                        return said
                    return self._worded(said, sure=short and said[0].isupper())
                case _:
                    return said

        return _TOKEN.sub(turned, line)

    def _is_place(self, found: re.Match[str], line: str) -> bool:
        return self._lexicon.is_place(line[: found.start()], found[0], line[found.end() :])

    # -------------------------------------------------------------- words

    def _worded(self, word: str, *, sure: bool = False) -> str:
        """*sure*: it stands where a name would, so a name goes even if it is a word besides."""
        key = folded(word)
        if key in self._keep:
            return word
        if key in self._names and (sure or not self._lexicon.speaks(key)):
            return self._shaped(word, self._stand_in(key))
        if self._lexicon.knows(key) or self._is_known_in_pieces(key):
            return word
        if _is_unspaced(word):
            return self._unspaced(word)
        if key.endswith("'s") and len(key) > 2:
            return self._worded(word[:-2], sure=sure) + word[-2:]
        return self._shaped(word, self._initials(key) or self._stand_in(key))

    def _is_known_in_pieces(self, key: str) -> bool:
        """ "won't", "c'est": short words that are written together."""
        return "'" in key and all(
            len(piece) < 2 or self._lexicon.knows(piece) for piece in key.split("'")
        )

    def _initials(self, key: str) -> str:
        """ "PN" under a mail of Priya Nair's: the initials of her stand-in."""
        first = {name[0]: self._stand_in(name)[0] for name in sorted(self._names) if name}
        if len(key) > 3 or not all(letter in first for letter in key):
            return ""
        return "".join(first[letter] for letter in key)

    def _stand_in(self, key: str) -> str:
        if key not in self.replaced:
            self.replaced[key] = self._invented(key)
        return self.replaced[key]

    def _invented(self, key: str) -> str:
        for attempt in range(50):
            found = _pronounceable(self._next(attempt), len(key))
            if found not in self._taken and not self._lexicon.knows(found):
                break
        self._many += 1
        self._taken.add(found)
        return found

    def _next(self, attempt: int = 0) -> bytes:
        return sha256(f"{self._many}.{attempt}".encode()).digest()

    def _shaped(self, word: str, stand_in: str) -> str:
        """In the capitals and the script of *word*."""
        longer = stand_in * (1 + len(word) // max(1, len(stand_in)))
        return "".join(_letter(mark, new) for mark, new in zip(word, longer, strict=False))

    def _unspaced(self, word: str) -> str:
        """Known phrases stay; a run between them is a word."""
        done, at = [], 0
        for start, end in (*known_fragments(word), (len(word), len(word))):
            gap = word[at:start]
            done.append(self._shaped(gap, self._stand_in(gap)) if gap else "")
            done.append(word[start:end])
            at = end
        return "".join(done)

    # -------------------------------------------------------------- addresses and links

    def at(self, address: str) -> str:
        """An address, or an id of a mail: the same one always becomes the same one."""
        bare = address.rstrip(".,;!?'*")
        local, _, domain = bare.rpartition("@")
        kept = _machine_part(local)
        return (
            f"{kept}{self._opaque(local[len(kept) :])}@{self.domain(domain)}"
            + address[len(bare) :]
        )

    def domain(self, domain: str) -> str:
        """Below .example, which belongs to nobody (RFC 2606)."""
        key = f"@{folded(domain)}"
        if key not in self._runs:
            self._runs[key] = f"{_pronounceable(self._next(), 8)}{len(self._runs)}.example"
            self._many += 1
        return self._runs[key]

    def _opaque(self, text: str) -> str:
        """No word in it stays, not even a known one; digits go as well."""
        turned = re.sub(
            _WORD, lambda found: self._shaped(found[0], self._stand_in(folded(found[0]))), text
        )
        return re.sub(r"\d+", lambda found: self._digits(found.group()), turned)

    def token(self, text: str) -> str:
        """Some id in no known form."""
        return self.at(text) if "@" in text else self._opaque(text)

    def _link(self, link: str) -> str:
        scheme, sign, behind = link.partition("://")  # the first: two may stand glued together
        rest = behind if sign else link
        _, _, path = rest.partition("/")
        shown = "/".join(self._path(piece) for piece in path[:200].split("/"))
        return f"{scheme if sign else 'https'}://link.example/{shown}".rstrip("/")

    def _path(self, piece: str) -> str:
        known = re.fullmatch(r"[a-z]{4,20}", piece) and self._lexicon.decides(piece)
        return piece if known else self._opaque(re.sub(r"[^\w.-]", "-", piece))

    # -------------------------------------------------------------- numbers

    def _number(self, said: str, line: str, found: re.Match[str]) -> str:
        if _STATUS.fullmatch(said) or _is_time(said):
            return said
        before, after = folded(line[: found.start()]), folded(line[found.end() :])
        if _MILITARY.fullmatch(said) and self._tells_clock(before, after):
            return said
        return re.sub(r"\d+", lambda run: self._digits(run.group()), said)

    def _tells_clock(self, before: str, after: str) -> bool:
        """ "At 1630", "1630 hrs", "tues 330"."""
        day = before.rstrip().rpartition(" ")[2].strip("(")
        marked = _BEFORE_CLOCK.search(before) or _AFTER_CLOCK.match(after)
        return bool(marked) or self._lexicon.is_day(day)

    def _digits(self, run: str) -> str:
        if run not in self._runs:
            octets = self._next(len(self._runs)) * (1 + len(run) // 32)
            self._runs[run] = "".join(str(1 + octet % 9) for octet in octets[: len(run)])
            self._many += 1
        return self._runs[run]


def _is_time(said: str) -> bool:
    """Days, hours, years and numbers of offers; no telephone number and no number of anything."""
    pieces = said.split()
    if said.startswith("+") and len(re.findall(r"\d", said)) > 2:
        return False
    bare = [piece for piece in pieces if re.fullmatch(r"\d{1,2}", piece)]
    plain = all(_TIME_PIECE.fullmatch(piece.lstrip("+")) for piece in pieces)
    return plain and len(bare) <= 3


def _machine_part(local: str) -> str:
    """The beginning of a local part by which machines are known: "mailer-daemon", "no-reply"."""
    for pattern in (*patterns_with("mailer-daemon"), *patterns_with("no-?reply")):
        found = pattern.match(local.lower() + "@")
        if found is not None:
            return local[: min(found.end(), len(local))]
    return ""


def _pronounceable(octets: bytes, length: int) -> str:
    letters = octets * (1 + length // len(octets))
    sides = (_CONSONANTS, _VOWELS)
    return "".join(
        sides[place % 2][letters[place] % len(sides[place % 2])] for place in range(length)
    )


def _letter(mark: str, new: str) -> str:
    """*new* in the case and the script of *mark*; what is no letter stays."""
    if not mark.isalpha():
        return mark
    for first, last, letters in _ALPHABETS:
        if first <= mark <= last:
            return letters[ord(new) % len(letters)]
    return new.upper() if mark.isupper() else new


def _is_unspaced(word: str) -> bool:
    return re.search(r"[\u3040-\u30ff\u4e00-\u9fff]", word) is not None
