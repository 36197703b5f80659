"""The bytes of a mail as headers and parts (RFC 5322, RFC 2045 to 2047), made for hostile ones.

The parser of the standard library takes every part and every line of a mail in hand, and time
with the square of the nesting. Here nothing is built that is not looked at, and every size has
its cap. What is malformed is read as mail programs read it, never refused.
"""

from __future__ import annotations

import re
from binascii import Error, a2b_base64, a2b_qp
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

HEAD_LIMIT = 200_000  # bytes of the headers of one part
HEADERS_LIMIT = 300
LINE_LIMIT = 2_000  # characters of one line or header
PARTS_LIMIT = 60
DEPTH_LIMIT = 12
PART_LIMIT = 100_000  # characters of one part
CARRIED = ("message/rfc822", "text/rfc822-headers", "message/global")
_ENCODED_LIMIT = 4 * PART_LIMIT  # bytes of one part before its encoding is undone

_BLANK = re.compile(rb"\r?\n[ \t]*\r?\n|\r\r")
_NAME = re.compile(rb"([!-9;-~]{1,200})[ \t]{0,20}:")
_PARAM = re.compile(
    r';\s*([\w!#$%&+^`{}~.-]{1,60}\*?)\s*=\s*("(?:[^"\\]|\\.){0,600}"?|[^;\s]{0,600})'
)
_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?\s]{0,1990}|[^?]{0,400})\?=")
_BETWEEN = re.compile(r"(\?=)[ \t\r\n]+(?==\?[^?\s]{1,60}\?[bBqQ]\?)")
_FIRST_DASHES = re.compile(rb"(?:^|\n)--([^\s-][^\r\n]{0,200})")
_CHARSET = re.compile(
    r"(?:utf|us-?ascii|ascii|ansi|iso|latin|windows|cp|koi|mac|big5|gb|euc|shift|sjis|s_?jis|ms|hz"
    r"|ks|johab|tis|viscii|unicode)[\w.:-]{0,40}",
    re.IGNORECASE,
)
_LATIN = frozenset({"iso-8859-1", "iso8859-1", "latin-1", "latin1", "us-ascii", "ascii", "ansi"})
_TWICE = re.compile(r"[ÂÃâ][\x80-\xbf\u20ac\u2122\u0152\u0153\u0160\u0161\u2018-\u201e]")


@dataclass(frozen=True, slots=True)
class Part:
    """A part without children."""

    headers: dict[str, str]  # lower-case name → first value as it was written, unfolded
    body: bytes
    kind: str  # "text/plain"
    params: dict[str, str]  # of Content-Type
    in_report: bool  # within the fields of a delivery report
    twin: int  # parts of one multipart/alternative have the same number; 0 outside of any

    @property
    def is_attached(self) -> bool:
        told = self.headers.get("content-disposition", "").lower()
        named = "name" in self.params or "filename" in told
        return told.lstrip().startswith("attachment") or (named and self.kind == "text/plain")

    def text(self) -> str:
        """Decoded, line ends LF, lines and length capped; flowed lines joined (RFC 3676)."""
        text = decoded(self._octets(), self.params.get("charset", ""))[:PART_LIMIT]
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", " ")
        if self.params.get("format", "").lower() == "flowed":
            text = _unflowed(text, self.params.get("delsp", "").lower() == "yes")
        if len(text) <= LINE_LIMIT:
            return text
        return "\n".join(line[:LINE_LIMIT] for line in text.split("\n"))

    def _octets(self) -> bytes:
        body = self.body[:_ENCODED_LIMIT]
        encoding = self.headers.get("content-transfer-encoding", "").strip().lower()
        if encoding == "quoted-printable":
            return a2b_qp(body)
        if encoding == "base64":
            return _from_base64(body)
        return body


def split(raw: bytes) -> tuple[bytes, bytes]:
    """(headers, body): the first empty line parts them."""
    if raw[:1] == b"\n" or raw[:2] == b"\r\n":
        return b"", raw
    found = _BLANK.search(raw)
    return (raw[: found.start()], raw[found.end() :]) if found else (raw, b"")


def fields(head: bytes) -> Iterator[tuple[str, str]]:
    """(lower-case name, value), unfolded and capped. A line that is no header goes on the last."""
    name, value, count = "", [b""], 0
    for line in head[:HEAD_LIMIT].splitlines():
        found = None if line[:1] in b" \t" else _NAME.match(line)
        if found is None:
            if len(value) < 100:
                value.append(line)
            continue
        if name:
            yield name, _unfolded(value)
        count += 1
        if count > HEADERS_LIMIT:
            return
        name, value = found[1].decode("latin-1").lower(), [line[found.end() :]]
    if name:
        yield name, _unfolded(value)


def _unfolded(lines: list[bytes]) -> str:
    """As it was written: unencoded UTF-8 too, which many programs send."""
    octets = b" ".join(line.strip() for line in lines)[: 4 * LINE_LIMIT]
    try:
        return octets.decode()[:LINE_LIMIT]
    except UnicodeDecodeError:
        return octets.decode("latin-1")[:LINE_LIMIT]


def first_fields(head: bytes) -> dict[str, str]:
    return firsts(fields(head))


def firsts(rows: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in rows:
        found.setdefault(name, value)
    return found


# ------------------------------------------------------------------ parts


def parts(headers: dict[str, str], body: bytes) -> Iterator[Part]:
    """The leaves, outermost first; the mails that a report carries along are not entered."""
    yield from _Walk().leaves(headers, body, "text/plain", 0, in_report=False, twin=0)


class _Walk:
    def __init__(self) -> None:
        self._left = PARTS_LIMIT
        self._twins = 0

    def leaves(
        self,
        headers: dict[str, str],
        body: bytes,
        otherwise: str,
        depth: int,
        *,
        in_report: bool,
        twin: int,
    ) -> Iterator[Part]:
        self._left -= 1
        kind, params = content_type(headers.get("content-type", ""), otherwise)
        if self._left < 0:
            return
        if kind in CARRIED:
            yield Part(headers, b"", kind, params, in_report, twin)
            return
        in_report = in_report or kind in (
            "message/delivery-status",
            "message/global-delivery-status",
        )
        if not kind.startswith("multipart/"):
            yield Part(headers, body, kind, params, in_report, twin)
            return
        if kind == "multipart/alternative" and not twin:
            self._twins += 1
            twin = self._twins
        within = "message/rfc822" if kind == "multipart/digest" else "text/plain"
        for piece in _pieces(body, params.get("boundary", "")) if depth < DEPTH_LIMIT else ():
            if self._left <= 0:
                return
            head, inner = split(piece)
            yield from self.leaves(
                first_fields(head), inner, within, depth + 1, in_report=in_report, twin=twin
            )


def content_type(value: str, otherwise: str = "text/plain") -> tuple[str, dict[str, str]]:
    kind = value.partition(";")[0].strip().lower()
    params = {name.lower().rstrip("*"): _bare(told) for name, told in _PARAM.findall(value)}
    return (kind if kind.count("/") == 1 else otherwise), params


def _bare(told: str) -> str:
    if told.startswith('"'):
        told = re.sub(r"\\(.)", r"\1", told.strip('"'))
    return told.strip()


def _pieces(body: bytes, boundary: str) -> Iterator[bytes]:
    """What stands between the boundary lines; without the closing one up to the end."""
    mark = b"--" + boundary.encode("utf-8", "replace")
    if not boundary:
        found = _FIRST_DASHES.search(body[:HEAD_LIMIT])
        if not found:
            return
        mark = b"--" + found[1].rstrip()
    begun, at = -1, 0
    while at >= 0:
        at, after, closes = _next(body, mark, at)
        if begun >= 0:
            yield body[begun : at if at >= 0 else len(body)]
        if closes or at < 0:
            return
        begun = at = after


def _next(body: bytes, mark: bytes, at: int) -> tuple[int, int, bool]:
    """(where the next boundary line begins, where it ends, whether it closes); -1: none."""
    while True:
        at = body.find(mark, at)
        if at < 0:
            return -1, -1, False
        end = at + len(mark)
        if at == 0 or body[at - 1 : at] in b"\r\n":
            line_end = body.find(b"\n", end, end + 80)
            rest = body[end : line_end if line_end >= 0 else end + 80].strip()
            if rest in (b"", b"--"):
                return at, (line_end + 1 if line_end >= 0 else len(body)), rest == b"--"
        at = end


# ------------------------------------------------------------------ letters


def _from_base64(body: bytes) -> bytes:
    """Leniently: what is cut off or padded wrongly is read as far as it goes."""
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", body.partition(b"=")[0])
    usable = len(letters) - (len(letters) % 4 == 1)
    try:
        return a2b_base64(letters[:usable] + b"=" * (-usable % 4))
    except Error:
        return b""


def decoded(octets: bytes, charset: str) -> str:
    """*octets* as text. A charset that is none, or says less than stands there, is mended:
    UTF-8 that calls itself Latin-1 or nothing at all, and UTF-8 that was taken for Latin-1.
    """
    name = charset.strip().lower()
    text = _tried(octets, "utf-8") if not name or name in _LATIN else None
    if text is None:
        text = _by_name(octets, "cp1252" if not name or name in _LATIN else name)
    return _mended(text) if _TWICE.search(text, 0, 20_000) else text


def _tried(octets: bytes, charset: str) -> str | None:
    try:
        return octets.decode(charset)
    except UnicodeDecodeError:
        return None


def _by_name(octets: bytes, charset: str) -> str:
    try:
        if _CHARSET.fullmatch(charset):
            return octets.decode(charset, "replace")
    except (LookupError, ValueError):
        pass
    return octets.decode("utf-8", "replace")


def _mended(text: str) -> str:
    for charset in ("cp1252", "latin-1"):
        try:
            return text.encode(charset).decode()
        except UnicodeError:
            continue
    return _TWICE_SEEN.sub(_once, text)


_TWICE_SEEN = re.compile(r"[Â-ô][\x80-\xbf]{1,3}")


def _once(found: re.Match[str]) -> str:
    try:
        return found.group().encode("latin-1").decode()
    except UnicodeError:
        return found.group()


def words_of(value: str) -> str:
    """A header value with its encoded words read (RFC 2047), white space squeezed."""
    if "=?" in value:
        value = _WORD.sub(_read_word, _BETWEEN.sub(r"\1", value))
    return " ".join(value.split())


def _read_word(found: re.Match[str]) -> str:
    charset, encoding, text = found[1].partition("*")[0], found[2], found[3]
    octets = text.encode("utf-8", "replace")
    if encoding in "bB":
        return decoded(_from_base64(octets), charset)
    return decoded(a2b_qp(octets, header=True), charset)


def _unflowed(text: str, joined_tight: bool) -> str:
    """Soft line breaks taken out, within one depth of quotes (RFC 3676 sections 4.1 to 4.5)."""
    lines: list[str] = []
    open_depth = -1
    for line in text.split("\n"):
        bare = line.lstrip(">")
        depth = len(line) - len(bare)
        bare = bare.removeprefix(" ")
        soft = bare.endswith(" ") and bare != "-- "
        piece = bare[:-1] if soft and joined_tight else bare
        if depth == open_depth and bare != "-- ":
            lines[-1] += piece
        else:
            lines.append(">" * depth + (" " if depth else "") + piece)
        open_depth = depth if soft else -1
    return "\n".join(lines)
