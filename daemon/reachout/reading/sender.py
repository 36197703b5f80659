"""Who speaks: a person, or one of the machines that answer mail."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reachout.domain.reading import Sender, Sent
from reachout.reading.folding import folded
from reachout.reading.mail import Mail

_DAEMONS = re.compile(
    r"^(?:mailer-daemon|postmaster|mail-daemon|mdaemon|bounces?|microsoftexchange[0-9a-f]+)(?:[+@-]"
    r"|$)"
)
_FAILED_SUBJECT = re.compile(
    r"undeliver|delivery (?:status notification|failure|has failed|failed)|returned mail"
    r"|failure notice|mail delivery (?:failed|failure|system)|could not be delivered|unzustellbar"
    r"|zustellung fehlgeschlagen|nicht zustellbar|non remis|echec de la remise"
    r"|no se puede entregar"
    r"|no entregado|devuelto|mancato recapito|impossibile recapitare|onbestelbaar|nao entregue"
    r"|delayed|warning: (?:message|could not send)|(?:zustellung|mail) verzogert|message blocked"
)
_DELAYED = re.compile(
    r"will (?:be retried|retry|keep trying|continue to try)|still (?:being retried|trying)"
    r"|not yet been delivered|has been delayed|delivery (?:is |incomplete"
    r"|delayed)|delayed \d+ hours"
    r"|temporary problem delivering|warning (?:message )?only"
    r"|could not send message for past|do not need to resend|no need to resend"
    r"|retry for \d+|wird weiterhin versucht|noch nicht zugestellt|not delivered yet"
    r"|delivery status notification \(delay\)|delayed mail|has not yet been|will be retried"
)
_PERMANENT = re.compile(
    r"permanent (?:error|fatal errors?|failure)|giving up|given up|fatal error|delivery has failed"
    r"|\b5\d\d[ -]5?\.?|\b5\.\d{1,3}\.\d{1,3}\b|wasn't delivered|couldn't be delivered"
    r"|could not be delivered|wurde nicht zugestellt|konnte nicht|not found"
    r"|user unknown|no such user"
)
_CHALLENGE = re.compile(
    r"(?:verify|prove|confirm|show) (?:that )?(?:you are|you're|yourself"
    r"|your (?:e-?mail|message|address)|my|i)"
    r"(?: \w+)? ?(?:human|a person|a real person|not a (?:robot|bot"
    r"|spammer)|real)?.{0,200}?(?:link|click|reply|http|send)"
    r"|complete the verification|verification process|verification required|has not been verified"
    r"|to (?:release|deliver) your message|have your message delivered"
    r"|junk mail.{0,80}(?:click|link)"
    r"|guest ?list|approved senders|allowed senders|(?:being|is|was) held (?:because"
    r"|until|for)|waiting list"
    r"|(?:click|klicken|cliquez|haga clic|clicca).{0,80}(?:human|verify"
    r"|verification|mensch|humain|confirm)"
    r"|captcha|bestatigen sie.{0,60}(?:absender|mensch|nachricht)",
    re.DOTALL,
)
_CHALLENGE_HEADERS = re.compile(
    r"\btmda/|x-mailer: .*(?:arrest|boxbe|challenge)|x-boxbe|x-challenge"
    r"|x-spamarrest|sender-verification"
)
_AUTO_SUBJECT = re.compile(
    r"^\W*(?:automatic (?:reply|response)|auto(?:matic|mated)?[- ]?(?:reply"
    r"|response|responder)?\s*:"
    r"|automated (?:reply|response)|auto-?reply|autoreply|autosvar|out of (?:the )?office"
    r"|out of reach"
    r"|ooo\b|away from|on (?:vacation|leave|holiday)|vacation|i am away|i'm away|currently away"
    r"|automatische antwort|abwesenheit|abwesend|abwesenheitsnotiz|nicht im buro|urlaub\b"
    r"|reponse automatique|absence|absent(?:e)?\b|reponse d'absence|message d'absence"
    r"|respuesta automatica|fuera de la oficina|ausencia|ausente|risposta automatica"
    r"|fuori (?:sede|ufficio)|assenza"
    r"|resposta automatica|fora do escritorio|ausencia temporaria|automatisch antwoord|afwezig"
    r"|automatiskt svar|automatisk svar|poissa|odpowiedz automatyczna|自動返信|自動応答"
    r"|\[?(?:request|ticket|case|message|inquiry|enquiry) (?:received"
    r"|#)|we(?:'ve| have)? received your"
    r"|thank you for (?:contacting|your (?:message|e-?mail|enquiry|inquiry|request))$|【自動)"
)
_TICKET = re.compile(
    r"(?:we(?:'ve| have)? (?:received|got) your (?:message|e-?mail|request"
    r"|enquiry|inquiry|query|ticket))"
    r"|your (?:request|ticket|message|case|enquiry|inquiry) .{0,40}has been (?:received"
    r"|opened|created|logged)"
    r"|opened (?:a )?ticket|ticket (?:number|#|id|no)|type your reply above|reply above this line"
    r"|this is an auto(?:mated|matic)|automatic(?:ally)? generated|automated (?:response"
    r"|reply|message)"
    r"|this (?:response|message|mail|e-?mail) (?:is|was|has been) (?:automatic"
    r"|automated|sent automatically|generated)"
    r"|your (?:case|reference|request) (?:number|id)"
    r"|(?:vorgangs|ticket)nummer|numero de (?:ticket|dossier|caso)|referentienummer"
    r"|wir haben ihre (?:anfrage|nachricht|e-?mail) erhalten|ist bei uns eingegangen"
    r"|diese (?:e-?mail|nachricht) wurde automatisch|automatische (?:antwort|nachricht)"
    r"|ihre (?:anfrage|nachricht) (?:ist|wurde) .{0,30}(?:eingegangen|erfasst|erhalten)"
    r"|(?:message|reponse|courriel) automatique|nous avons bien recu (?:votre"
    r"|ta)|mensaje automatico|hemos recibido su"
    r"|risposta automatica|messaggio automatico|abbiamo ricevuto il (?:suo"
    r"|vostro|tuo)|mensagem automatica|recebemos (?:a )?sua"
    r"|automatisch (?:bericht|antwoord|gegenereerd)|wij hebben uw (?:bericht"
    r"|mail|vraag) ontvangen|自動返信"
)
_AWAY = re.compile(
    r"(?:i am|i'm|i will be|i'll be|we are|currently|am) (?:\w+ ){0,3}?(?:out of (?:the )?office"
    r"|on (?:annual |parental |maternity |paternity |sick )?leave|on (?:vacation"
    r"|holiday))"
    r"|(?:bin|befinde mich) .{0,40}(?:nicht im buro|im urlaub|in elternzeit|abwesend|ausser haus)"
    r"|je suis (?:actuellement |en ce moment )?(?:absente?|en conges?|en vacances)"
    r"|estoy (?:de vacaciones|fuera de la oficina|ausente)|sono (?:in ferie"
    r"|assente|fuori)|estou (?:de ferias|fora|ausente)"
    r"|ik ben (?:afwezig|met vakantie|niet op kantoor|op vakantie)"
)
_BULK_SENDER = re.compile(
    r"^(?:[\w.+-]*no-?reply|noreply|do-?not-?reply|donotreply|newsletter|news"
    r"|notifications?|notify|calendar-notification"
    r"|messages?-noreply|marketing|updates|mailer|digest|invitations?)(?:[+@.-]|$)"
)
_BULK_WORDS = re.compile(
    r"unsubscribe|abmelden|abbestellen|se desabonner|se desinscrire"
    r"|darse de baja|cancelar (?:la )?suscripcion"
    r"|disiscriviti|cancele? (?:sua )?inscricao|uitschrijven"
    r"|view (?:this e-?mail )?in (?:your )?browser"
    r"|you are receiving this|you receive .{0,40}e-?mails|manage (?:your )?(?:preferences"
    r"|notifications)"
)


@dataclass(frozen=True, slots=True)
class Speaker:
    kind: Sender
    why: str
    failed_address: str = ""


def who_speaks(mail: Mail, sent: Sent, itip: bool) -> Speaker:
    """Bounce, delay and challenge before auto-reply before list mail; what is left is a person.

    X-Auto-Response-Suppress alone means nothing: Exchange puts it on people's mail
    (osTicket #5320). A "Re: … out of the office" from a person is no auto-reply.
    """
    text = folded(mail.text or re.sub(r"<[^>]{0,500}>", " ", mail.html))[:20_000]
    return (
        _undelivered(mail, text)
        or _challenge(mail, text)
        or (_human_invite() if itip else None)
        or _automatic(mail, text)
        or _bulk(mail, text, sent)
        or Speaker(Sender.HUMAN, "A person wrote it.")
    )


def _human_invite() -> Speaker:
    return Speaker(Sender.HUMAN, "A calendar program answers for a person.")


# ------------------------------------------------------------------ reports of mail servers


def _undelivered(mail: Mail, text: str) -> Speaker | None:
    if not _is_report(mail):
        return None
    fields = folded("\n".join(mail.reports))
    address = _failed(mail, fields, text)
    if _only_delayed(fields, folded(mail.subject) + "\n" + _own_words(text)):
        return Speaker(Sender.DELAY, "A mail server is still trying.", address)
    return Speaker(Sender.BOUNCE, "A mail server could not deliver our letter.", address)


def _is_report(mail: Mail) -> bool:
    if mail.reports or 'report-type="delivery-status"' in mail.head.replace("=d", '="d', 1):
        return True
    if "report-type=delivery-status" in mail.head or mail.header("x-failed-recipients"):
        return True
    daemon = _DAEMONS.match(mail.from_address) is not None
    empty_path = mail.header("return-path").strip() == "<>"
    if daemon and empty_path:
        return True
    return (daemon or empty_path) and _FAILED_SUBJECT.search(folded(mail.subject)) is not None


def _only_delayed(fields: str, words: str) -> bool:
    """Action: delayed (RFC 3464 section 2.3.3); without fields, the words decide."""
    actions = set(re.findall(r"^action:\s*([\w-]+)", fields, re.MULTILINE))
    if "failed" in actions:
        return False
    if "delayed" in actions:
        return True
    return bool(_DELAYED.search(words)) and not re.search(r"permanent|given up|giving up", words)


def _own_words(text: str) -> str:
    """The report without the copy of our mail below it."""
    return re.split(
        r"-{4,} ?(?:this is a copy|original message|below this line|message header)", text
    )[0]


def _failed(mail: Mail, fields: str, text: str) -> str:
    named = re.search(r"^final-recipient:\s*rfc822;\s*<?([^\s>;]+@[^\s>;]+)", fields, re.MULTILINE)
    if named:
        return named.group(1)
    listed = re.search(r"[^\s<>,]+@[^\s<>,]+", mail.header("x-failed-recipients").lower())
    found = listed or re.search(
        r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}", _own_words(text)
    )
    return found.group(0).strip("<>:") if found else ""


# ------------------------------------------------------------------ other machines


def _challenge(mail: Mail, text: str) -> Speaker | None:
    marked = _CHALLENGE_HEADERS.search(mail.head) is not None
    own = text[:3000]
    if marked or (_CHALLENGE.search(own) and _asks_for_click(own)):
        return Speaker(Sender.CHALLENGE, "A filter asks whether we are human.")
    return None


def _asks_for_click(text: str) -> bool:
    """A filter speaks of our message and wants a click or an empty reply."""
    speaks = re.search(
        r"(?:to|can) reach me|your (?:message|e-?mail|mail)|nachricht|message"
        r"|spam|absender|courriel|mensaje",
        text,
    )
    wants = re.search(r"https?://|empty message|reply to this|click|antworten sie", text)
    return bool(speaks and wants)


def _automatic(mail: Mail, text: str) -> Speaker | None:
    if _is_list(mail) or _is_calendar_notice(mail):
        return None
    why = _automatic_header(mail)
    subject = folded(mail.subject)
    if not why and _AUTO_SUBJECT.search(subject) and not subject.startswith(_ANSWERS):
        why = "Its subject says that it is automatic."
    if not why and _TICKET.search(text[:1500]):
        why = "It says itself that it is automatic."
    if not why and not _answers(mail) and _AWAY.search(text[:600]):
        why = "It is a note of absence and answers nothing."
    return Speaker(Sender.AUTO_REPLY, why) if why else None


_ANSWERS = ("re:", "aw:", "antw:", "sv:", "rv:", "res:", "r:", "re :", "ha:")


def _answers(mail: Mail) -> bool:
    return folded(mail.subject).startswith(_ANSWERS)


def _automatic_header(mail: Mail) -> str:
    submitted = mail.header("auto-submitted").lower().partition(";")[0].strip()
    if submitted and submitted != "no":
        return "Its header Auto-Submitted says so (RFC 3834)."
    for name in ("x-autoreply", "x-autorespond", "x-autoreply-from", "x-mail-autoreply"):
        if mail.header(name):
            return f"It carries {name}."
    if mail.header("precedence").lower().strip() == "auto_reply":
        return "It carries Precedence: auto_reply."
    return ""


def _is_list(mail: Mail) -> bool:
    return bool(mail.header("list-id") or mail.header("list-post"))


def _is_calendar_notice(mail: Mail) -> bool:
    sender = mail.from_address
    return bool(_BULK_SENDER.match(sender))


def _bulk(mail: Mail, text: str, sent: Sent) -> Speaker | None:
    known = mail.from_address in sent.addresses
    precedence = mail.header("precedence").lower().strip()
    if _is_list(mail) or precedence in ("bulk", "list", "junk"):
        return Speaker(Sender.BULK, "It went to a list, not to us.")
    if _BULK_SENDER.match(mail.from_address) and not known:
        return Speaker(Sender.BULK, "A program sent it.")
    leaves = bool(mail.header("list-unsubscribe")) or bool(_BULK_WORDS.search(text))
    if leaves and not known and not mail.header("in-reply-to"):
        return Speaker(Sender.BULK, "It is a newsletter or an advertisement.")
    return None
