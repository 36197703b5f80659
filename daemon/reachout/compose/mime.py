"""A letter as the message that lies in Drafts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime
from hashlib import sha256
from typing import Any

from reachout.domain.letter import Letter, Signature
from reachout.errors import Bug, MissingVariable
from reachout.formats.mail import KEY_HEADER, LOOP_HEADER, addr_spec

_IDS = frozenset({"message-id", "in-reply-to", "references"})
_ID = re.compile(r"[!-;=?-~]+")  # printable ASCII, no white space, no angle brackets
_ALTERED = re.compile(r"^(F(?=rom )|\.)", re.MULTILINE)  # by an mbox, and by SMTP or sendmail
_ANSWERS = re.compile(r"(re|aw|antw|sv|rv|odp)\s*(\[\d+\])?\s*:", re.IGNORECASE)


def message(
    letter: Letter,
    *,
    key: str,
    loop: str,
    sender: tuple[str, str],
    to: tuple[str, str],
    message_id: str,
    date: datetime,
    in_reply_to: str = "",
    references: Sequence[str] = (),
    invitation: bytes | None = None,
    signature: Signature | None = None,
) -> bytes:
    """The message as a mail program keeps it: 7-bit, line ends LF, short lines.

    *sender* and *to* are (name, address); ids come without angle brackets; *date* is aware;
    *invitation* is an iCalendar REQUEST, shown by calendars and attached as invite.ics;
    *signature* stands below. An
    answer always has In-Reply-To, References and "Re:" (n8n #15775). MissingVariable when the
    letter has no subject or no words; Bug when a name or an address could add a header or a
    second recipient.
    """
    made = EmailMessage(policy=_POLICY)
    made["From"] = _address(*sender)
    made["To"] = _address(*to)
    thread = _thread(in_reply_to, references)
    made["Subject"] = _subject(letter, answers=bool(thread))
    made["Date"] = format_datetime(_aware(date))
    for name, ids in _ids(message_id, thread).items():
        made[name] = ids
    made[KEY_HEADER], made[LOOP_HEADER] = _line(key), _line(loop)
    _fill(made, key, letter if signature is None else _signed(letter, signature), invitation)
    return made.as_bytes()


def _signed(letter: Letter, signature: Signature) -> Letter:
    """With the host's own signature below, after "-- " (RFC 3676 section 4.3), as Gmail has it."""
    below = f'<br><div>-- <br><div class="gmail_signature">{signature.html}</div></div>'
    return replace(
        letter,
        text=f"{letter.text}\n\n-- \n{signature.text}",
        html=f"{letter.html}\n{below}",
    )


class _Folding(EmailPolicy):
    """Python's own folding would encode a long id, and the thread breaks there; and where it
    leaves some words of a subject unencoded it loses blanks between them."""

    def fold(self, name: str, value: Any) -> str:
        if name.lower() in _IDS:
            return f"{name}: " + f"{self.linesep} ".join(str(value).split()) + self.linesep
        if name.lower() == "subject" and not str(value).isascii():
            whole = Header(str(value), "utf-8", maxlinelen=74, header_name=name)
            return f"{name}: {whole.encode(linesep=self.linesep)}{self.linesep}"
        folded: str = super().fold(name, value)
        return folded

    def fold_binary(self, name: str, value: Any) -> bytes:
        return self.fold(name, value).encode("ascii", "surrogateescape")


_POLICY = _Folding(linesep="\n", max_line_length=74, cte_type="7bit")


def _address(name: str, address: str) -> Address:
    bare = addr_spec(address)
    if bare is None or not bare.isascii() or bare != address.strip().lower():
        raise Bug(f"{address!r} is not one mail address, so no letter can be made. Mend it.")
    return Address(display_name=_undirected(_line(name)), addr_spec=bare)


def _undirected(name: str) -> str:
    """Without marks that make a name read backwards or not at all."""
    return "".join(char for char in name if unicodedata.category(char) != "Cf").strip()


def _line(text: str) -> str:
    """*text* as it is. Bug when a mail program could take it for more than one line."""
    if any(unicodedata.category(char) in ("Cc", "Zl", "Zp", "Cs") for char in text):
        raise Bug(f"{text!r} would break a mail header: it holds a line break or a control mark.")
    return text


def _subject(letter: Letter, *, answers: bool) -> str:
    subject = letter.subject.strip()
    if not subject or not letter.text.strip():
        raise MissingVariable(f"The {letter.name} letter has no subject or no words.")
    marked = not answers or _ANSWERS.match(subject)
    return _line(subject if marked else f"Re: {subject}")


def _aware(date: datetime) -> datetime:
    if date.tzinfo is None:
        raise Bug(f"{date} has no time zone, so the letter cannot be dated.")
    return date


def _thread(in_reply_to: str, references: Sequence[str]) -> tuple[str, ...]:
    """Every id before this one, the answered one last."""
    earlier = [id for id in references if id != in_reply_to]
    return (*earlier, in_reply_to) if in_reply_to else tuple(references)


def _ids(message_id: str, thread: tuple[str, ...]) -> dict[str, str]:
    found = {"Message-ID": _bracketed(message_id)}
    if thread:
        found["In-Reply-To"] = _bracketed(thread[-1])
        found["References"] = " ".join(map(_bracketed, dict.fromkeys(thread)))
    return found


def _bracketed(id: str) -> str:
    if not _ID.fullmatch(id):
        raise Bug(f"{id!r} is not a message id, so the letter would fall out of its thread.")
    return f"<{id}>"


def _fill(made: EmailMessage, key: str, letter: Letter, invitation: bytes | None) -> None:
    """The same letter always yields the same bytes, so the boundaries come from its key."""
    mark = sha256(key.encode()).hexdigest()[:24]
    made.set_content(letter.text + "\n", **_coded(letter.text))
    made.make_alternative(boundary=f"=_alternative_{mark}")
    made.add_alternative(letter.html + "\n", subtype="html", **_coded(letter.html))
    if invitation is not None:
        _invite(made, invitation)
        made.make_mixed(boundary=f"=_mixed_{mark}")
        made.add_attachment(
            invitation, maintype="application", subtype="ics", filename="invite.ics"
        )
    for part in made.walk():
        if part["Content-Transfer-Encoding"] == "quoted-printable":
            part.set_payload(_guarded(str(part.get_payload())))


def _guarded(encoded: str) -> str:
    """No line begins with "From " or a full stop (RFC 2049 section 3, rules 7 and 8)."""
    return _ALTERED.sub(lambda found: f"={ord(found[0]):02X}", encoded)


def _invite(made: EmailMessage, invitation: bytes) -> None:
    text = invitation.decode().replace("\r\n", "\n")
    made.add_alternative(text, subtype="calendar", params={"method": "REQUEST"}, **_coded(text))


def _coded(text: str) -> dict[str, Any]:
    return {"charset": "utf-8", "cte": "7bit" if _is_simple(text) else "quoted-printable"}


def _is_simple(text: str) -> bool:
    """Needs no encoding on any way: ASCII, short lines, none that a mail system would alter."""
    lines = text.split("\n")
    tame = all(len(line) <= 76 and not line.endswith((" ", "\r")) for line in lines)
    return tame and text.isascii() and not _ALTERED.search(text)
