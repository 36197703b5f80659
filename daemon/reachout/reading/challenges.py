"""Mail systems that keep our letter back until somebody proves to be a person."""

from __future__ import annotations

import re

from reachout.domain.reading import Sender, Sent
from reachout.reading.folding import folded, holds
from reachout.reading.lists import answers, is_listed
from reachout.reading.mail import Mail
from reachout.reading.speaker import Speaker

_STRANGER = """
    human
    real person
    not a robot
    not a bot
    not a spam
    not a machine
    are a person
    captcha
    verif
    confirm
    one-time
    one time
    only once
    just once
    just this once
    new to me
    new sender
    unknown sender
    not on my list
    do not recognize
    don't recognize
    first time you
    approved sender
    allowed sender
    accepted sender
    guest list
    guestlist
    waiting list
    allowed list
    mensch
    roboter
    bestatig
    einmalig
    humain
    robot
    confirmation
    persona real
    persona vera
    pessoa real
    eres una persona
    es una persona
    sei una persona
    e una persona
    robo
    verifica
    bevestig
    echt persoon
    echte persoon
    человек
    подтверд
    承認
    確認
    unbekannter absender
    unbekannten absender
    absender bestatig
    nicht bekannt
    expediteur inconnu
    expediteurs inconnus
    authentifi
    remitente desconocido
    remitentes desconocidos
    mittente sconosciuto
    mittenti sconosciuti
    remetente desconhecido
    remetentes desconhecidos
    onbekende afzender
"""
_KEPT_BACK = """
    reach me
    reach my inbox
    reach his inbox
    reach her inbox
    into my inbox
    in my inbox
    into his inbox
    to my inbox
    reach the inbox
    deliver your message
    deliver your mail
    deliver your e-mail
    deliver your email
    deliver it
    delivery of your
    ensure delivery
    be delivered
    being delivered
    is delivered
    delivered to
    delivered unless
    delivered until
    release your
    release the message
    release this message
    release it
    being held
    is held
    was held
    been held
    on hold
    is waiting
    message waits
    is pending
    held in
    held for
    held until
    quarantine
    approved senders
    allowed senders
    allowed list
    waiting list
    guest list
    protected by
    has not been verified
    has been blocked
    message will be deleted
    zugestellt
    zustell
    zuruckgehalten
    angehalten
    weitergeleitet
    freigegeben
    freizugeben
    freischalt
    wartet auf
    soit remis
    soit delivre
    soit livre
    etre remis
    etre delivre
    est en attente
    mis en attente
    liberer votre
    entregar su
    sea entregado
    ser entregado
    esta retenido
    ha sido retenido
    en espera
    lista blanca
    venga consegnato
    essere consegnato
    sia consegnato
    in attesa
    in quarantena
    trattenuto
    seja entregue
    ser entregue
    fica retida
    esta retida
    foi retida
    em espera
    lista de remetentes
    wordt bezorgd
    worden bezorgd
    wordt afgeleverd
    worden afgeleverd
    tegengehouden
    vastgehouden
    доставлен
    届けるため
    配信するため
    freigabe
    in mein postfach
    in das postfach
    ins postfach
    erreicht mich
    me parvenir
    me parvienne
    boite de reception
    sera remis
    sera transmis
    sera delivre
    sera livre
    me llegue
    sera entregado
    bandeja de entrada
    sara consegnato
    sara recapitat
    essere recapitat
    nella casella
    sera entregue
    caixa de entrada
    doorgelaten
    in mijn inbox
"""
_WANTS = """
    http://
    https://
    click
    empty message
    reply to this
    just reply
    simply reply
    replying to this
    press reply
    hit reply
    klick
    antworten sie
    antworte auf
    auf diese nachricht antworten
    auf diese e-mail
    cliqu
    repondez a ce
    repondre a ce
    haga clic
    haz clic
    pulse en
    pinche
    responda a este
    responder a este
    clicca
    fare clic
    fai clic
    risponda a questo
    rispondi a questo
    clique
    responda esta
    klik
    beantwoord dit
    antwoord op dit
    перейдите
    нажмите
    クリック
    返信して
"""
_OUTRIGHT = """
    complete the verification
    verification process
    verification required
    requires confirmation before
    requires verification
    must be confirmed before
    prove you are human
    prove that you are human
    prove you're human
    prove that you're human
    verify you are human
    verify that you are human
    verify you're human
    verify that you're human
    verify yourself
    confirm you are human
    confirm that you are human
    confirm that you are a real person
    confirm your message
    confirm your mail
    confirm your e-mail
    confirm your email
    confirm that you sent
    confirm that you are not
    verify your e-mail
    verify your email
    verify your message
    verify your address
    verify that your message
    you are not a robot
    you are a human
    you are a real person
    you are not a spammer
"""
_YOURS = """
    your message
    your mail
    your e-mail
    your email
    your note
    message you sent
    mail you sent
    email you sent
    e-mail you sent
    message from you
    ihre nachricht
    ihre e-mail
    ihre mail
    ihrer nachricht
    ihrer e-mail
    ihrer mail
    deine nachricht
    deine e-mail
    deine mail
    votre message
    votre courriel
    votre e-mail
    votre mail
    ton message
    su mensaje
    su correo
    tu mensaje
    tu correo
    suo messaggio
    tuo messaggio
    vostro messaggio
    sua e-mail
    tua e-mail
    sua mail
    sua mensagem
    seu e-mail
    tua mensagem
    teu e-mail
    uw bericht
    uw e-mail
    uw mail
    je bericht
    je mail
    ваше сообщение
    ваше письмо
    メール
    message to
    message for
    e-mail to
    email to
    mail to me
    mail an
    nachricht an
    message a
    mensaje a
    messaggio a
    mensagem para
    bericht aan
"""
_PROGRAMS = re.compile(r"x-mailer: .*(?:arrest|boxbe|challenge)|x-boxbe|x-challenge|x-bluebottle")
_LOOKED_AT = 1_500  # characters; a challenge comes to the point


def challenge(mail: Mail, own: str, sent: Sent) -> Speaker | None:
    """It speaks of a message kept back, of strangers or machines, and wants a click or an answer.

    *own*: folded, squeezed, without quotes. Headers alone say nothing: people whose mail is kept
    by such a filter send theirs with the same ones (TMDA writes itself into all that they send).
    """
    words = folded(mail.subject) + " " + own[:_LOOKED_AT]
    stranger = answers(mail) and mail.from_address not in sent.addresses
    if is_listed(mail) or not holds(words, _WANTS) or not (stranger or holds(words, _YOURS)):
        return None
    program = _PROGRAMS.search(mail.head) is not None
    strange = holds(words, _STRANGER)
    outright = holds(words, _OUTRIGHT) or program
    if (strange and holds(words, _KEPT_BACK)) or outright:
        return Speaker(Sender.CHALLENGE, "A filter asks whether we are human.")
    return None
