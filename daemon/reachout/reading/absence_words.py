"""What machines say that answer for somebody who is not there, or for a desk.

A line each, folded, `~` a gap. They are looked for, not matched: no pattern, no border.
"""

from __future__ import annotations

SUBJECT = """
    automatic reply
    automatic response
    automatic answer
    automated reply
    automated response
    auto reply
    auto-reply
    autoreply
    auto response
    auto-response
    autoresponse
    auto responder
    autoresponder
    auto:
    autosvar
    out of office
    out of the office
    out-of-office
    out of reach
    ooo:
    ooo re:
    ooo -
    vacation reply
    vacation response
    vacation message
    vacation notice
    away from my mail
    away from mail
    away from my e-mail
    away from my email
    away notice
    automatische antwort
    automatische ruckantwort
    automatisierte antwort
    autoantwort
    abwesenheitsnotiz
    abwesenheitsmeldung
    abwesenheitsassistent
    abwesenheitsbenachrichtigung
    abwesenheit:
    abwesend:
    nicht im buro
    reponse automatique
    message automatique
    reponse d'absence
    message d'absence
    absence du bureau
    absent du bureau
    absente du bureau
    absence :
    absence:
    absent :
    respuesta automatica
    mensaje automatico
    fuera de la oficina
    fuera de oficina
    ausencia:
    ausente:
    risposta automatica
    risponditore automatico
    messaggio automatico
    fuori sede
    fuori ufficio
    assenza:
    assente:
    resposta automatica
    mensagem automatica
    fora do escritorio
    ausencia temporaria
    ausente do escritorio
    automatisch antwoord
    automatische beantwoording
    afwezigheidsbericht
    afwezigheid:
    afwezig:
    niet op kantoor
    automatiskt svar
    automatisk svar
    automaattinen vastaus
    poissa
    odpowiedz automatyczna
    automatyczna odpowiedz
    automaticka odpoved
    otomatik yanit
    автоответ
    автоматический ответ
    自動返信
    自動応答
    自动回复
    자동 회신
    【自動
    request received
    ticket received
    ticket created
    case created
    message received
    inquiry received
    enquiry received
    we have received your
    we've received your
    we received your
"""
LATE_MARKS = """
    automatic reply
    auto reply
    autoreply
    auto-reply
    is out of the office
    is out of office
"""
RECEIPT = """
    received your message
    received your mail
    received your e-mail
    received your email
    received your request
    received your enquiry
    received your inquiry
    received your query
    received your ticket
    got your request
    your request ~ has been received
    your message ~ has been received
    your email ~ has been received
    your e-mail ~ has been received
    your ticket ~ has been
    your case ~ has been
    your enquiry ~ has been received
    your inquiry ~ has been received
    a ticket has been
    opened a ticket
    opened ticket
    ticket ~ has been opened
    ticket ~ has been created
    your ticket number
    your ticket id
    your ticket has been assigned
    your case number
    your reference number
    your request number
    this is an auto
    this is a computer
    message ~ automatically generated
    mail ~ automatically generated
    message ~ automatically-generated
    reply ~ automatically generated
    response ~ automatically generated
    message ~ generated automatically
    mail ~ generated automatically
    is a computer generated
    is a computer-generated
    automatic answer
    automated answer
    automatic response
    automated response
    automatic reply
    automated reply
    an automatic message
    an automated message
    message is automatic
    message was automatic
    message ~ sent automatically
    mail ~ sent automatically
    do not reply to this
    please do not reply
    please don't reply
    vorgangsnummer
    ticketnummer
    ticket-nummer
    bearbeitungsnummer
    ihre anfrage erhalten
    ihre nachricht erhalten
    ihre e-mail erhalten
    ihre mail erhalten
    ist bei uns eingegangen
    sind bei uns eingegangen
    mail wurde automatisch
    nachricht wurde automatisch
    antwort wurde automatisch
    mail ~ automatisch erzeugt
    mail ~ automatisch generiert
    mail ~ automatisch versandt
    nachricht ~ automatisch erzeugt
    nachricht ~ automatisch generiert
    nachricht ~ automatisch versandt
    nachricht ~ automatisch erstellt
    automatische antwort
    automatische nachricht
    automatische e-mail
    automatisierte antwort
    ihre anfrage ~ eingegangen
    ihre nachricht ~ eingegangen
    ihre anfrage ~ erfasst
    bitte antworten sie nicht
    antworten sie bitte nicht
    numero de ticket
    numero de dossier
    numero de caso
    message automatique
    reponse automatique
    courriel automatique
    genere automatiquement
    envoye automatiquement
    avons bien recu votre
    avons bien recu ta
    bien recu votre demande
    bien recu votre message
    accusons reception
    accuse de reception automatique
    ne pas repondre a ce
    mensaje automatico
    respuesta automatica
    correo automatico
    generado automaticamente
    hemos recibido su
    hemos recibido tu
    no responda a este
    risposta automatica
    messaggio automatico
    ricevuta automatica
    generato automaticamente
    abbiamo ricevuto il
    abbiamo ricevuto la
    non rispondere a questo
    preghiamo di non rispondere
    mensagem automatica
    resposta automatica
    e-mail automatico
    gerada automaticamente
    recebemos a sua
    recebemos sua
    recebemos o seu
    recebemos seu
    nao responda a est
    automatisch bericht
    automatisch antwoord
    automatisch gegenereerd
    automatisch verzonden
    hebben uw bericht ontvangen
    hebben uw mail ontvangen
    hebben uw e-mail ontvangen
    hebben uw vraag ontvangen
    uw bericht ~ ontvangen
    referentienummer
    niet beantwoorden
    自動返信
    自動応答
    自動的に送信
    自动回复
"""
AWAY = """
    out of office
    out of the office
    away from the office
    away from my office
    away from my desk
    away from my mail
    away from my e-mail
    away from my email
    away from mail
    on annual leave
    on parental leave
    on maternity leave
    on paternity leave
    on sick leave
    on medical leave
    on leave
    on vacation
    on holiday
    on sabbatical
    currently away
    i am away
    i'm away
    i will be away
    no longer work
    no longer with
    no longer employed
    has left the company
    have left the company
    limited access to e
    limited access to mail
    not be reading my mail
    not reading my mail
    not be checking
    not checking e
    not checking my
    when i get back
    when i return
    upon my return
    on my return
    nicht im buro
    nicht im hause
    im urlaub
    in elternzeit
    in mutterschutz
    bin abwesend
    abwesend
    ausser haus
    nicht erreichbar
    nicht mehr im unternehmen
    ausgeschieden
    nach meiner ruckkehr
    en conge
    en vacances
    absent du
    absente du
    absent jusqu
    absente jusqu
    absent pour
    absente pour
    absent(e)
    suis absent
    actuellement absent
    a mon retour
    des mon retour
    quitte la societe
    quitte l'entreprise
    de vacaciones
    fuera de la oficina
    estoy ausente
    estare ausente
    me encuentro ausente
    a mi regreso
    a mi vuelta
    de baja
    in ferie
    fuori sede
    fuori ufficio
    sono assente
    saro assente
    al mio rientro
    al mio ritorno
    de ferias
    fora do escritorio
    estou ausente
    estarei ausente
    no meu regresso
    quando eu voltar
    ao regressar
    em licenca
    met vakantie
    op vakantie
    niet op kantoor
    ben afwezig
    niet aanwezig
    bij mijn terugkomst
    na mijn vakantie
    met verlof
    pa semester
    pa ferie
    na urlopie
    poza biurem
    в отпуске
    不在
    休暇
    休業
    休み
"""
ABSENT_NOW = """
    i am currently ~ out of
    i am ~ out of the office
    i'm ~ out of the office
    i am ~ out of office
    i will be ~ out of the office
    currently out of
    i am ~ on leave
    i'm ~ on leave
    i am ~ on annual leave
    i'm ~ on vacation
    i am ~ on vacation
    i am ~ on holiday
    i am ~ on parental leave
    i am ~ on maternity leave
    currently on
    bin ~ nicht im buro
    bin ~ im urlaub
    bin ~ in elternzeit
    bin ~ abwesend
    bin ~ ausser haus
    befinde mich ~ im urlaub
    je suis ~ absent
    je suis ~ en conge
    je suis ~ en vacances
    estoy ~ de vacaciones
    estoy ~ fuera de la oficina
    estoy ~ ausente
    sono ~ in ferie
    sono ~ assente
    estou ~ de ferias
    estou ~ ausente
    ik ben ~ afwezig
    ik ben ~ met vakantie
    ik ben ~ op vakantie
    ik ben ~ niet op kantoor
"""
FOR_ALL = """
    urgent
    emergenc
    immediate
    in my absence
    during my absence
    during this time
    limited access
    no access to
    will respond
    will reply
    will answer
    respond to your
    reply to your
    answer your
    back to you
    when i return
    on my return
    upon my return
    please contact
    not be forwarded
    dringend
    eiligen
    wahrend meiner
    in meiner abwesenheit
    weitergeleitet
    wenden sie sich
    meine vertretung
    vertritt mich
    nach meiner ruckkehr
    urgence
    urgent
    en mon absence
    pendant mon
    des mon retour
    a mon retour
    merci de contacter
    veuillez contacter
    urgente
    urgencia
    urgenza
    en mi ausencia
    in mia assenza
    al mio rientro
    al mio ritorno
    na minha ausencia
    contacte con
    contattare
    contactar
    contate
    dringende
    spoed
    mijn afwezigheid
    contact opnemen
    neem contact
"""
