"""Mail to many: lists, newsletters, notices of programs."""

from __future__ import annotations

import re

from reachout.domain.reading import Sender, Sent
from reachout.reading.folding import holds
from reachout.reading.mail import Mail
from reachout.reading.speaker import Speaker

_PROGRAM = re.compile(
    r"^(?:[\w.+-]*no-?reply|noreply|do-?not-?reply|donotreply|newsletter|news"
    r"|notifications?|notify|calendar-notification"
    r"|messages?-noreply|marketing|updates|mailer|digest|invitations?)(?:[+@.-]|$)"
)
_WORDS = """
    unsubscribe
    opt out of
    opt-out
    abmelden
    abbestellen
    austragen
    se desabonner
    se desinscrire
    vous desabonner
    vous desinscrire
    darse de baja
    darte de baja
    cancelar la suscripcion
    cancelar suscripcion
    disiscriviti
    annulla l'iscrizione
    cancelar inscricao
    cancelar a inscricao
    cancelar sua inscricao
    cancele sua inscricao
    descadastr
    uitschrijven
    afmelden
    avregistrera
    afmeld
    配信停止
    in your browser
    in browser
    im browser
    dans votre navigateur
    en el navegador
    en su navegador
    nel browser
    no navegador
    you are receiving this
    you're receiving this
    you received this email because
    sie erhalten diese
    vous recevez ce
    has recibido este
    ricevi questa
    manage preferences
    manage your preferences
    manage notifications
    manage your notifications
    email preferences
"""


def is_program(mail: Mail) -> bool:
    """An address by which programs write: "no-reply", "calendar-notification"."""
    return _PROGRAM.match(mail.from_address) is not None


def is_listed(mail: Mail) -> bool:
    return bool(mail.header("list-id") or mail.header("list-post"))


def answers(mail: Mail) -> bool:
    return bool(mail.header("in-reply-to") or mail.header("references"))


def to_many(mail: Mail, text: str, sent: Sent) -> Speaker | None:
    """*text*: folded and squeezed.

    Who answers us through a list's or a program's server is still a person: with an address that
    we know, in answer to a mail, and not sent to the list alone.
    """
    known = mail.from_address in sent.addresses
    to_us = known and answers(mail) and not _to_the_list(mail)
    precedence = mail.header("precedence").lower().strip()
    if (is_listed(mail) or precedence in ("bulk", "list", "junk")) and not to_us:
        return Speaker(Sender.BULK, "It went to a list, not to us.")
    if is_program(mail) and not known:
        return Speaker(Sender.BULK, "A program sent it.")
    submitted = mail.header("auto-submitted").lower().strip()
    if submitted.startswith("auto-") and not known and not answers(mail):
        return Speaker(Sender.BULK, "A program sent it.")
    leaves = bool(mail.header("list-unsubscribe")) or holds(text, _WORDS)
    if leaves and not known and not mail.header("in-reply-to"):
        return Speaker(Sender.BULK, "It is a newsletter or an advertisement.")
    return None


def _to_the_list(mail: Mail) -> bool:
    """Its only recipient is the list, by its posting address or its name (RFC 2369, 2919)."""
    posts = re.findall(r"[^\s<>:,;]+@[^\s<>:,;?]+", mail.header("list-post").lower())
    named = re.findall(r"<([^<>]+)>", mail.header("list-id").lower())[-1:]
    lists = {*posts, *(name.replace(".", "@", 1) for name in named)}
    to = set(re.findall(r"[^\s<>:,;\"]+@[^\s<>:,;\"]+", mail.header("to").lower()))
    return bool(lists) and bool(to) and to <= lists
