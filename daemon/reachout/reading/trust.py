"""Who vouches for a mail: whether it comes from where it says, and whether it is about us.

A From line proves nothing. What counts is the word of the mail server that took the mail in: the
topmost Authentication-Results header (RFC 8601), and that one only when it names a server whose
word the host lets count. All headers below it may have come with the mail.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from reachout.domain.reading import EVERYBODY, Sent, Vouched
from reachout.reading.domains import domain_of
from reachout.reading.mail import RAW_LIMIT, Mail

VERDICT_LIMIT = 20_000  # characters of one header; a longer one is nobody's word
_BODY = re.compile(rb"\n\r?\n")
_VERDICT = re.compile(
    rb"^authentication-results:([^\n]*(?:\n[ \t][^\n]*)*)", re.IGNORECASE | re.MULTILINE
)
_FROM = re.compile(rb"^from[ \t]*:", re.IGNORECASE | re.MULTILINE)


def vouched(raw: bytes, mail: Mail, sent: Sent) -> Vouched:
    """What speaks for the mail *raw*, taken apart as *mail*. Never raises; linear in its size.

    Headers are taken from the bytes as they stand: a decoded word or a cut line could say what
    no server said. Lines end with LF or CRLF; a lone CR begins no header (RFC 5322 section 2.2).
    """
    said = _of_sender(raw, mail, {name.lower() for name in sent.trust})
    return Vouched(
        sender=said.confirmed,
        in_thread=_answers(mail, sent.message_ids),
        ours_inside=_holds(raw[:RAW_LIMIT], sent.message_ids),
        why=said.why,
    )


# ------------------------------------------------------------------ the sender


@dataclass(frozen=True, slots=True)
class _Said:
    confirmed: bool
    why: str


def _of_sender(raw: bytes, mail: Mail, trust: Collection[str]) -> _Said:
    if EVERYBODY in trust:
        return _Said(True, "All mail in this mailbox is believed.")
    head = _head(raw)
    if not mail.from_address or len(_FROM.findall(head)) != 1:
        return _Said(False, "It does not name exactly one sender.")
    domain = domain_of(mail.from_address)
    shown = domain or "where it says"
    found = _VERDICT.search(head)
    if not trust:
        return _Said(False, f"Nobody confirmed that this mail is from {shown}.")
    if found is None:
        return _Said(False, f"Your mail server did not say whether this mail is from {shown}.")
    verdict = found.group(1).replace(b"\r\n", b"\n").removesuffix(b"\r")
    if not domain or b"\r" in verdict or len(verdict) > VERDICT_LIMIT:
        return _Said(False, _unconfirmed(shown))
    return _judged(verdict.decode("utf-8", "replace"), domain, trust)


def _head(raw: bytes) -> bytes:
    """All headers; none of a head that goes on where nobody reads any more."""
    end = _BODY.search(raw, 0, RAW_LIMIT)
    if raw.startswith((b"\n", b"\r\n")) or (end is None and len(raw) >= RAW_LIMIT):
        return b""
    return raw[: end.start()] if end else raw


def _judged(verdict: str, domain: str, trust: Collection[str]) -> _Said:
    """Read twice, with quotes inside comments as mere characters (RFC 5322 section 3.2.2) and as
    quotes: a server that writes an address into a comment without care could else be made to
    say anything. What counts has to stand in both.
    """
    read = [_parts(verdict, quoting) for quoting in (False, True)]
    server = _server(read[0][0])
    if server not in trust:
        return _Said(False, _unconfirmed(domain) + _other(server))
    if all(_confirms(parts[1:], domain) for parts in read):
        return _Said(True, f"{server} confirms that this mail is from {domain}.")
    return _Said(False, _unconfirmed(domain))


def _unconfirmed(domain: str) -> str:
    return f"Your mail server did not confirm that this mail is from {domain}."


def _other(server: str) -> str:
    if not re.fullmatch(r"[a-z0-9.-]{1,80}", server):
        return ""
    return f" The verdict on top is by {server}, which `[mailbox] trust` does not name."


# ------------------------------------------------------------------ what a verdict says


def _confirms(parts: Iterable[_Part], domain: str) -> bool:
    """DMARC passed for just this domain, or a DKIM signature of it did. SPF alone never counts:
    it speaks of the envelope. Where DMARC failed nothing counts.
    """
    results = [result for part in parts if (result := _result(part)) is not None]
    dmarc = [result for result in results if result.method == "dmarc"]
    if any(result.word == "fail" for result in dmarc):
        return False
    if dmarc and all(_is_of(result, domain) for result in dmarc):
        return True
    return any(_signed(result, domain) for result in results)


def _is_of(result: _Result, domain: str) -> bool:
    return result.word == "pass" and domain_of(result.only("header.from")) == domain


def _signed(result: _Result, domain: str) -> bool:
    """A signature of a domain in testing counts as none (RFC 6376 section 3.6.1, t=y)."""
    if (result.method, result.word) != ("dkim", "pass") or result.tests:
        return False
    signer = result.only("header.d") if "header.d" in result.said else result.only("header.i")
    return _aligned(domain_of(signer), domain)


def _aligned(signer: str, domain: str) -> bool:
    """The signer is the domain of From or lies above it: who owns a domain answers for the names
    below. Not the other way: a subdomain may be lent to somebody else.
    """
    return "." in signer and (domain == signer or domain.endswith(f".{signer}"))


@dataclass(frozen=True, slots=True)
class _Result:
    """`method=word ptype.property=value …`, all in lower case but the values."""

    method: str
    word: str
    said: dict[str, list[str]]
    tests: bool

    def only(self, name: str) -> str:
        """The value of this property; "" when it has none, or several that differ."""
        values = list(dict.fromkeys(self.said.get(name, ())))
        return values[0] if len(values) == 1 else ""


def _result(part: _Part) -> _Result | None:
    """RFC 8601 section 2.2, resinfo; None for what is not one."""
    signs = [at for at, token in enumerate(part.tokens) if token.kind == "="]
    if not signs:
        return None
    method = "".join(token.key for token in part.tokens[: signs[0]]).partition("/")[0]
    said: dict[str, list[str]] = {}
    for at in signs[1:]:
        said.setdefault(_key(part.tokens, at), []).append(part.value(at))
    tests = re.search(r"\btest(?:ing| mode)\b", part.comments) is not None
    return _Result(method, _lower(part.value(signs[0])), said, tests)


def _key(tokens: list[_Token], sign: int) -> str:
    """What stands before this `=`; white space may stand around its dot."""
    first = sign - 1
    while first > max(0, sign - 3) and (
        tokens[first].key.startswith(".") or tokens[first - 1].key.endswith(".")
    ):
        first -= 1
    return "".join(token.key for token in tokens[max(first, 0) : sign])


def _server(part: _Part) -> str:
    """The authserv-id; "" when none stands where it has to. A version may follow it."""
    words = [token.text for token in part.tokens if token.kind != "="]
    if len(words) != len(part.tokens) or not 1 <= len(words) <= 2:
        return ""
    if len(words) == 2 and not (words[1].isascii() and words[1].isdigit()):
        return ""
    return _lower(words[0])


def _lower(word: str) -> str:
    """ASCII alone: other letters may become ASCII ones in lower case, the Kelvin sign does."""
    return word.lower() if word.isascii() else word


# ------------------------------------------------------------------ how a verdict is written


@dataclass(slots=True)
class _Token:
    kind: str  # "word", "quoted" (also in part), or "="
    text: str

    @property
    def key(self) -> str:
        """As the name of something, which is never quoted."""
        return _lower(self.text) if self.kind == "word" else '"'


@dataclass(slots=True)
class _Part:
    """What stands between two semicolons, comments apart."""

    tokens: list[_Token] = field(default_factory=list)
    asides: list[str] = field(default_factory=list)

    @property
    def comments(self) -> str:
        return " ".join(self.asides).lower()

    def value(self, sign: int) -> str:
        """What stands after the `=` at this place."""
        after = self.tokens[sign + 1 : sign + 2]
        return after[0].text if after and after[0].kind != "=" else ""

    def take(self, kind: str, text: str, glued: bool) -> None:
        if glued and kind != "=" and self.tokens and self.tokens[-1].kind != "=":
            last = self.tokens[-1]
            last.text += text
            last.kind = "quoted" if "quoted" in (kind, last.kind) else "word"
        else:
            self.tokens.append(_Token(kind, text))


_PIECE = re.compile(
    r'(?P<space>[ \t\r\n]+)|(?P<quoted>"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?\Z))|(?P<mark>[();=])'
    r'|(?P<word>[^ \t\r\n"();=]+)',
    re.DOTALL,
)
_IN_COMMENT = re.compile(r"\\.|[()]", re.DOTALL)
_IN_COMMENT_WITH_QUOTES = re.compile(r'\\.|[()]|"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?\Z)', re.DOTALL)


def _parts(verdict: str, quoting: bool) -> list[_Part]:
    parts, at, glued = [_Part()], 0, False
    while (piece := _PIECE.match(verdict, at)) is not None:
        kind, text, at = str(piece.lastgroup), piece.group(), piece.end()
        if text == "(":
            end = _end_of_comment(verdict, at, quoting)
            parts[-1].asides.append(verdict[at:end])
            at = end
        elif text == ";":
            parts.append(_Part())
        elif text == "=":
            parts[-1].take("=", text, glued)
        elif kind in ("word", "quoted"):
            parts[-1].take(kind, _unquoted(text) if kind == "quoted" else text, glued)
        glued = kind in ("word", "quoted")
    return parts


def _end_of_comment(verdict: str, start: int, quoting: bool) -> int:
    """Behind the parenthesis that closes it; comments nest. All the rest when none does."""
    depth = 1
    inside = _IN_COMMENT_WITH_QUOTES if quoting else _IN_COMMENT
    for mark in inside.finditer(verdict, start):
        depth += {"(": 1, ")": -1}.get(mark.group(), 0)
        if depth == 0:
            return mark.end()
    return len(verdict)


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text[1:].removesuffix('"'), flags=re.DOTALL)


# ------------------------------------------------------------------ about us


def _answers(mail: Mail, ours: Collection[str]) -> bool:
    """RFC 5322 section 3.6.4: it names a letter of ours as what it answers."""
    named = re.findall(r"[^\s<>]+", f"{mail.header('in-reply-to')} {mail.header('references')}")
    return not set(ours).isdisjoint(named)


def _holds(raw: bytes, ours: Collection[str]) -> bool:
    """A Message-ID of ours stands somewhere in it: in a bounce, the proof that it is about us.

    A soft line break of quoted-printable may run through it (RFC 2045 section 6.7).
    """
    joined = raw.replace(b"=\r\n", b"").replace(b"=\n", b"") if b"=" in raw else raw
    return any(_stands(id.encode("utf-8", "replace"), joined) for id in ours if id)


def _stands(id: bytes, raw: bytes) -> bool:
    """Whole, and not as the end or the beginning of another one."""
    if id not in raw:
        return False
    whole = rb"(?<![\w.+-])" + re.escape(id) + rb"(?![\w-]|\.\w)"
    return re.search(whole, raw) is not None
