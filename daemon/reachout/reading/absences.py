"""Answers that nobody wrote: notes of absence, receipts, tickets opened (RFC 3834)."""

from __future__ import annotations

import re
from functools import lru_cache

from reachout.domain.reading import Sender, Sent
from reachout.reading.absence_words import ABSENT_NOW, AWAY, FOR_ALL, LATE_MARKS, RECEIPT, SUBJECT
from reachout.reading.folding import folded, holds
from reachout.reading.lists import answers, is_listed, is_program
from reachout.reading.mail import Mail
from reachout.reading.speaker import Speaker

_HEADERS = (
    "x-autoreply",
    "x-autorespond",
    "x-autoreply-from",
    "x-mail-autoreply",
    "x-autoresponse",
    "x-auto-reply",
    "x-vacation",
)
_ANSWERS = re.compile(r"(?:re|aw|antw|sv|rv|res|r|ha|vs|odp|ynt|回复|答复)(?:\[\d+\])? ?:")
_TAG = re.compile(r"(?:\[[^\]]{1,60}\] ?){1,3}|<[^>]{1,40}> ?|[^\w\[【]{1,20}")
_OWN_LIMIT = 1_500  # characters in which a note says what it is


def automatic(mail: Mail, own: str, sent: Sent) -> Speaker | None:
    """*own*: folded, squeezed, without quotes.

    X-Auto-Response-Suppress alone means nothing: Exchange puts it on people's mail (osTicket
    #5320). A "Re: … out of the office" from a person is no auto-reply, and neither is a person's
    word sent by a ticket system, which marks all its mail as made by a program.
    """
    own = own[:_OWN_LIMIT]
    submitted = mail.header("auto-submitted").lower().partition(";")[0].split(" ")[0].strip()
    if is_program(mail) and submitted != "auto-replied":
        return None
    if is_listed(mail) and not submitted.startswith("auto-"):
        return None
    why = _by_headers(mail, own, sent, submitted) or _by_words(mail, own)
    return Speaker(Sender.AUTO_REPLY, why) if why else None


def _by_headers(mail: Mail, own: str, sent: Sent, submitted: str) -> str:
    if _is_submitted(mail, own, sent, submitted):
        return "Its header Auto-Submitted says so (RFC 3834)."
    for name in _HEADERS:
        if mail.header(name):
            return f"It carries {name}."
    precedence = mail.header("precedence").lower().strip()
    if precedence == "auto_reply":
        return "It carries Precedence: auto_reply."
    if precedence in ("bulk", "junk") and not is_listed(mail) and _is_told(mail, own):
        return "It was sent by a program, and says that nobody is there."
    return ""


def _is_submitted(mail: Mail, own: str, sent: Sent, submitted: str) -> bool:
    if submitted in ("auto-replied", "no", ""):
        return submitted == "auto-replied"
    if _is_told(mail, own):
        return True
    if mail.from_address in sent.addresses:
        return not (answers(mail) and _is_from_desk(mail, own))
    return answers(mail)


_DESKS = re.compile(
    r"^(?:x-zendesk|x-zen|rt-ticket|x-rt-|x-otrs|x-freshdesk|x-helpscout|x-front|x-jira|x-redmine"
    r"|x-ticket|x-zammad|x-intercom|x-mailer: ?(?:zendesk|otrs|zammad|freshdesk|help scout|jira))",
    re.MULTILINE,
)


def _is_from_desk(mail: Mail, own: str) -> bool:
    """A ticket system passes a person's answer on."""
    above = holds(own[:300], "reply above\nabove this line\nuber dieser zeile\nau-dessus de cette")
    return (
        above
        or _DESKS.search(mail.head) is not None
        or re.search(r"#\d", mail.subject) is not None
    )


def _is_told(mail: Mail, own: str) -> bool:
    subject = folded(mail.subject)
    return holds(subject, SUBJECT) or holds(own, RECEIPT) or holds(own, AWAY)


def _by_words(mail: Mail, own: str) -> str:
    subject = folded(mail.subject)
    answer = _ANSWERS.match(subject) is not None
    if not answer and _begins(subject):
        return "Its subject says that it is automatic."
    if holds(own, RECEIPT) and not (answer and answers(mail) and _speaks_of_it(own)):
        return "It says itself that it is automatic."
    if not answer and holds(own[:600], ABSENT_NOW) and holds(own, FOR_ALL):
        return "It is a note of absence and answers nothing."
    return ""


def _begins(subject: str) -> bool:
    """The mark stands at the front, or behind the tags of a ticket system."""
    tags = _TAG.match(subject)
    rest = subject[tags.end() :] if tags else subject
    shown = (subject, rest, subject.lstrip(' [(<*#-!"'))
    front = any(_is_marked(text, mark) for text in shown for mark in _marks())
    return front or holds(subject, LATE_MARKS)


def _is_marked(text: str, mark: str) -> bool:
    """*mark* and then the subject of our letter, or a span of days: "Out of office until 3 May".

    "Out of office next week, so Thursday?" is a person's word.
    """
    if not text.startswith(mark):
        return False
    after = text[len(mark) :].lstrip(" ]")
    return mark.endswith(":") or not after[:1].isalpha() or _GOES_ON.match(after) is not None


_GOES_ON = re.compile(
    r"(?:re|aw|rv|antw|from|until|till|til|to|through|reply|response|message|notice|notification|back"
    r"|vom|von|bis|ab|wegen|du|au|jusqu\w*|hasta|del|desde|dal|fino|al|ate|de|van|tot|t/m)\b"
)


@lru_cache(maxsize=1)
def _marks() -> tuple[str, ...]:
    return tuple(line.strip() for line in folded(SUBJECT).splitlines() if line.strip())


def _speaks_of_it(own: str) -> bool:
    """Somebody says "I" and "you" of an automatic answer, in a mail that answers ours."""
    return re.search(r"\b(?:i|i'm|i've|my|me|ich|mich|mein\w*|je|j'ai|moi)\b", own) is not None
