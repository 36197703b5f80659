"""What mail servers say of mail that they could not deliver, in the languages they speak.

A line each, folded, `~` a gap. They are looked for, not matched: no pattern, no border.
"""

from __future__ import annotations

DAEMON_NAMES = """
    mail delivery sub
    mail delivery sys
    mail delivery serv
    mailer-daemon
    mailer daemon
    mail system
    mail administrator
    system administrator
    systemadministrator
    delivery subsystem
    internet mail delivery
"""
FAILED_SUBJECT = """
    undeliver
    non-deliver
    nondeliver
    not deliver
    could not be deliver
    couldn't be deliver
    cannot be deliver
    can't be deliver
    unable to deliver
    delivery status notification
    delivery failure
    delivery has failed
    delivery failed
    delivery problem
    delivery error
    delivery warning
    delivery report
    delivery incomplete
    delivery delayed
    delivery is delayed
    delivery notification
    failure delivery
    failure notice
    failed mail
    failed delivery
    mail failed
    mail failure
    mail error
    mailsystem error
    mail system error
    processing error
    error during delivery
    returned mail
    returned to sender
    returning message
    return to sender
    mail delivery
    message delivery
    email delivery
    delayed
    message blocked
    message rejected
    rejected mail
    rejected:
    automatically rejected
    user unknown
    unknown user
    no such user
    mailbox full
    mailbox unavailable
    over quota
    quota exceeded
    warning: message
    warning: could not send
    warning: mail
    banned or potentially offensive
    unzustellbar
    nicht zustellbar
    nicht zugestellt
    zustellung fehlgeschlagen
    zustellfehler
    fehler bei der zustellung
    zustellung verzogert
    zustellung ~ verzogert
    mail verzogert
    nachricht verzogert
    unzustellbarkeit
    zustellbenachrichtigung
    ubermittlungsstatus
    non remis
    non delivre
    non distribue
    echec de la remise
    echec de remise
    echec de distribution
    echec d'envoi
    echec de livraison
    remise retardee
    retardee:
    message retarde
    notification d'etat de remise
    avis de non-remise
    avis de non remise
    no se puede entregar
    no se ha podido entregar
    no se pudo entregar
    no entregado
    no entregable
    error de entrega
    error en la entrega
    fallo en la entrega
    fallo de entrega
    entrega fallida
    entrega retrasada
    entrega con retraso
    devuelto
    mancato recapito
    mancata consegna
    impossibile recapitare
    impossibile consegnare
    non recapitabile
    messaggio non recapitato
    errore di consegna
    consegna ritardata
    ritardo nella consegna
    avviso di mancata
    nao entregue
    nao pode ser entregue
    nao foi possivel entregar
    falha na entrega
    falha de entrega
    falha no envio
    erro de entrega
    erro na entrega
    entrega atrasada
    nao pode ser enviada
    onbestelbaar
    niet bezorgd
    niet afgeleverd
    kan niet worden bezorgd
    bezorging mislukt
    aflevering mislukt
    bezorging vertraagd
    kunde inte levereras
    ej levererbart
    olevererbart
    kan ikke leveres
    kunne ikke leveres
    ikke leveret
    ei voitu toimittaa
    toimitus epaonnistui
    nie dostarczon
    niedostarcz
    nie mozna dostarczyc
    nie zostala dostarczona
    zwrot poczty
    nelze dorucit
    nedorucitelne
    nedorucena
    nem kezbesitheto
    kezbesithetetlen
    teslim edilemedi
    iletilemedi
    не доставлен
    не может быть доставлен
    недоставлен
    не удалось доставить
    配信不能
    配信できません
    送信できません
    届きません
    配達できません
    エラーメール
    配信失敗
    送信エラー
    退信
    无法投递
    投递失败
    无法送达
    未送达
    发送失败
    寄送失敗
    無法傳遞
    无法传递
    전송 실패
    배달되지
    반송
"""
FAILED = """
    could not be delivered
    couldn't be delivered
    can not be delivered
    cannot be delivered
    can't be delivered
    could not deliver
    couldn't deliver
    cannot deliver
    unable to deliver
    unable to be delivered
    not able to deliver
    wasn't able to deliver
    wasn't delivered
    was not delivered
    were not delivered
    not been delivered
    has been returned
    did not reach
    didn't reach
    delivery ~ fail
    delevery ~ fail
    delevery ~ aborted
    delivery ~ delayed
    delivery ~ postponed
    failed to deliver
    failed recipient
    failed addresses
    undeliverable
    non-delivery
    permanent error
    permanent fatal error
    permanent failure
    transient non-fatal
    user unknown
    unknown user
    no such user
    not a valid user
    not ~ a valid user
    no valid recipients
    unknown address
    address unknown
    user ~ not found
    recipient ~ not found
    address ~ not found
    did not exactly match
    recipient address rejected
    does not exist
    mailbox unavailable
    mailbox is full
    mailbox full
    over quota
    quota exceeded
    was automatically rejected
    was rejected by
    message was not accepted
    will be retried
    still being retried
    still trying
    giving up
    given up
    550 5.
    554 5.
    nicht zugestellt
    nicht zustell
    konnte nicht ~ werden
    zustellung ~ fehlgeschlagen
    empfanger ~ unbekannt
    n'a pas pu etre
    n'a pas ete remis
    n'ont pas pu
    echec de la remise
    impossible de remettre
    adresse ~ introuvable
    no se pudo entregar
    no se ha podido entregar
    no ha podido ser entregado
    no pudo ser entregado
    no puede ser entregado
    non e stato possibile ~ consegn
    non e stato possibile ~ recapit
    non puo essere ~ consegnat
    impossibile recapitare
    impossibile consegnare
    nao foi possivel entregar
    nao pode ser entregue
    nao foi entregue
    kon niet ~ bezorgd
    kan niet ~ bezorgd
    kon niet ~ afgeleverd
    niet worden afgeleverd
    kunde inte ~ leverera
    nie mozna ~ dostarczyc
    nie udalo sie ~ dostarczyc
    не может быть доставлен
    не доставлен
    не удалось доставить
    配信できません
    届けできません
    送信できません
    宛先不明
    存在しません
    无法投递
    无法送达
"""
TRYING = """
    will be retried
    will retry
    will be attempted
    keep trying
    keeps trying
    continue to try
    continue trying
    attempts will continue
    attempts ~ continue to be made
    still being retried
    still trying
    not yet been delivered
    not been delivered yet
    not delivered yet
    has been delayed
    has been postponed
    delivery is delayed
    delivery delayed
    delivery incomplete
    mail delayed
    message delayed
    delayed mail
    delayed by
    temporary problem delivering
    temporary problem ~ deliver
    temporarily undeliverable
    warning only
    warning message only
    advisory-only
    could not send message for past
    do not need to resend
    don't need to resend
    no need to resend
    delivery status notification (delay)
    (delay)
    has not yet been
    retry for
    try again for
    trying to send it
    will try to deliver
    weiterhin versucht
    wird ~ erneut versucht
    versucht ~ weiterhin
    versucht ~ weiter
    noch nicht zugestellt
    verzogert
    zustellung ~ versuch ~ fortgesetzt
    n'a pas encore ete
    nouvelles tentatives
    continuera d'essayer
    continuera a essayer
    tentera de nouveau
    essaiera de nouveau
    remise retardee
    a ete retarde
    est retarde
    aun no se ha entregado
    todavia no se ha entregado
    seguira intentando
    se seguira intentando
    entrega ~ retras
    non e stato ancora
    non e ancora stato
    continuera a tentare
    continueranno i tentativi
    consegna ~ ritard
    ainda nao foi entregue
    continuara tentando
    continuara a tentar
    entrega ~ atras
    nog niet ~ bezorgd
    nog niet ~ afgeleverd
    opnieuw ~ proberen
    blijft proberen
    vertraagd
    nie zostala jeszcze dostarczona
    попытки ~ будут продолжены
    再送
    再試行
"""
FOR_GOOD = """
    giving up
    given up
    gave up
    permanent error
    permanent fatal
    permanent failure
    permanently
    will not be retried
    no further attempts
    endgultig
    definitivement
    definitivamente
    definitivo
"""
