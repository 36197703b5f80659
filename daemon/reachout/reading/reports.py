"""Mail about mail: reports that ours could not be delivered, or not yet (RFC 3464)."""

from __future__ import annotations

import re

from reachout.domain.reading import Sender
from reachout.reading.folding import folded, holds
from reachout.reading.mail import Mail
from reachout.reading.report_words import DAEMON_NAMES, FAILED, FAILED_SUBJECT, FOR_GOOD, TRYING
from reachout.reading.speaker import Speaker

_DAEMON = re.compile(
    r"(?:mailer-daemon|postmaster|mail-daemon|mdaemon|mailerdaemon|bounces?|nobody"
    r"|mail\.?delivery\.?(?:sub)?system|microsoftexchange[0-9a-f]+|non-?delivery|ndr)(?:[+@\\-]|$)"
)
_GATEWAY = re.compile(  # programs that speak under an address of a house
    r"(?:.*(?:anti-?virus|anti-?spam|gateway|mail_?service|interscan|virus_?wall|mailguard"
    r"|mail-?system|mailsweeper|mimesweeper).*|imss|inetgw\d*|admin|administrator|system"
    r"|\"?system administrator\"?|e?mail|mail-?admin|hostmaster|root)@"
)
_COPY = re.compile(
    r"-{3,} ?(?:this is a copy|original (?:message|mail)|below this line|message header"
    r"|returned (?:mail|message)|message text follows|header of the source|the header and)"
    r"|the first \d+ lines of"
)
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_ACTION = re.compile(r"^action:\s*([\w-]+)", re.MULTILINE)
_OWN_LIMIT = 3_000  # characters of a report's own words


def report(mail: Mail, text: str, own: str) -> Speaker | None:
    """A bounce or a delay. *text* is folded with its lines, *own* squeezed and without quotes.

    A person who forwards a report, or writes about one, has an address and a name of his own:
    the fields of a report count only in a report, its words only from a mail server.
    """
    fields = folded("\n".join(mail.reports))
    actions = set(_ACTION.findall(fields))
    if not _is_report(mail, fields, own):
        return None
    words = folded(mail.subject) + "\n" + " ".join(_own_words(text)[:_OWN_LIMIT].split())
    address = _failed(mail, fields, text)
    if actions and actions <= {"delivered", "relayed", "expanded"}:
        return Speaker(Sender.AUTO_REPLY, "A mail server says that our letter has arrived.")
    if _only_delayed(actions, words):
        return Speaker(Sender.DELAY, "A mail server is still trying.", address)
    return Speaker(Sender.BOUNCE, "A mail server could not deliver our letter.", address)


def _is_report(mail: Mail, fields: str, own: str) -> bool:
    daemon = _is_daemon(mail)
    pathless = mail.header("return-path").strip(" \t") == "<>"
    if mail.content_type == "multipart/report" and (_of_delivery(mail) or daemon or pathless):
        return bool(mail.reports) or _of_delivery(mail) or _tells_failure(mail, own)
    if daemon and (pathless or "final-recipient:" in fields):
        return True
    if mail.header("x-failed-recipients") and (daemon or pathless):
        return True
    if daemon:
        return _tells_failure(mail, own)
    if pathless:
        return holds(folded(mail.subject), FAILED_SUBJECT)
    gateway = _GATEWAY.match(mail.from_address) is not None
    return gateway and _names_failure(mail, own)


def _of_delivery(mail: Mail) -> bool:
    return mail.report_type == "delivery-status"


def _is_daemon(mail: Mail) -> bool:
    """A mail server by its address, by its name, or by having no address at all."""
    sender = mail.header("from")
    if mail.from_address:
        known = _DAEMON.match(mail.from_address) is not None
        return known or holds(folded(mail.from_name), DAEMON_NAMES)
    return bool(sender) and ("@" not in sender or _DAEMON.search(sender.lower()) is not None)


def _tells_failure(mail: Mail, own: str) -> bool:
    subject = folded(mail.subject)
    return holds(subject, FAILED_SUBJECT) or holds(own[:_OWN_LIMIT], FAILED)


def _names_failure(mail: Mail, own: str) -> bool:
    """In the subject and in the words, with the address that it is about."""
    subject = folded(mail.subject)
    words = own[:_OWN_LIMIT]
    named = _ADDRESS.search(words) is not None or mail.carries_mail
    return holds(subject, FAILED_SUBJECT) and holds(words, FAILED) and named


def _only_delayed(actions: set[str], words: str) -> bool:
    """Action: delayed (RFC 3464 section 2.3.3); without fields, the words decide."""
    if "failed" in actions:
        return False
    if "delayed" in actions:
        return True
    return holds(words, TRYING) and not holds(words, FOR_GOOD)


def _own_words(text: str) -> str:
    """The report without the copy of our mail below it."""
    return _COPY.split(text, maxsplit=1)[0]


def _failed(mail: Mail, fields: str, text: str) -> str:
    named = re.search(r"^final-recipient:\s*rfc822;\s*<?([^\s>;]+@[^\s>;]+)", fields, re.MULTILINE)
    if named:
        return named.group(1)
    listed = re.search(r"[^\s<>,]+@[^\s<>,]+", mail.header("x-failed-recipients").lower())
    found = listed or _ADDRESS.search(_own_words(text))
    return found.group(0).strip("<>:") if found else ""
