"""Italian."""

# ruff: noqa: E501  (a phrase stays on one line)

from __future__ import annotations

from reachout.reading.folding import words
from reachout.reading.languages.language import Language, Senses, numbered

_SENSES = Senses(
    yes=r"""
(?:per me |mi |a me )?(?:va|andrebbe|vanno|funziona|viene) (?:bene|benissimo|perfettamente|ok|meglio)
va (?:bene|benissimo)
(?:e|sarebbe|e') (?:perfetto|perfetta|ok|ideale|ottimo|ottima|comodo) | perfetto | perfetta
ottimo | benissimo | volentieri | d'accordo | certo | si | ok | facciamo | confermo | scelgo
preferisco | prendo | posso | potrei | con piacere
a (?:lunedi|martedi|mercoledi|giovedi|venerdi) | ci (?:vediamo|sentiamo) | segno
sono liber[oa] | per favore
""",
    no=r"""
non | no | purtroppo | impossibile | nessun\w* | neanche | nemmeno | occupat[oa]
impegnat[oa] | fuori | in viaggio
""",
    none_fit=r"""
nessun\w*(?: (?:dei|delle|di|mi|va))?
(?:quei|quelle|questi|queste|i|le|in quei|in quelle) (?:\w+ )?(?:giorni|date|orari|tre) ~ (?:non|sono|purtroppo)
non (?:posso|riesco) (?:in )?(?:nessun\w*|quei giorni) | in quei giorni
""",
    any_fit=r"""
(?:uno|una|qualsiasi|qualunque) (?:dei|delle|di|va|data|orario|giorno) ?(?:tre|questi|queste|quelli|va bene)
(?:tutti|tutte)(?: e tre| e quattro)? (?:mi )?(?:vanno|va) bene
(?:vanno|va) bene (?:tutti|tutte|qualsiasi) | scelga (?:lei|pure) | scegli (?:tu|pure)
come (?:preferisce|preferisci|vuole|vuoi) | per me e uguale
""",
    both_fit="entrambi\nentrambe\ntutti e due\ntutte e due",
    all_but=r"""
(?:tutti|tutte) (?:\w+ ){0,3}?(?:tranne|eccetto|salvo)
""",
    propose=r"""
(?:possiamo|potremmo|si potrebbe|si puo|puo|puoi|potrebbe|potresti)
(?:che ne dice|che ne dici|che ne direbbe|andrebbe bene|le andrebbe|ti andrebbe)
sarebbe (?:possibile|meglio) | invece | piuttosto | meglio | propongo | spostare
anticipare | posticipare | sono (?:liber[oa]|disponibile) | preferirei
""",
    shift=r"""
(?:spostar\w*|anticipar\w*|posticipar\w*|cominciare|iniziare)
""",
    vague=r"""
(?:la )?(?:prossima settimana|settimana (?:prossima|successiva|dopo|seguente))
un altro (?:giorno|momento|orario) | un'altra (?:data|ora|settimana)
altri (?:giorni|orari) | altre (?:date|ore)
(?:un|di|nel|in) (?:pomeriggio|mattina|mattinata|sera) | qualsiasi
""",
    doubt=r"""
vedremo | prima (?:mi|di|devo|vorrei)
forse | probabilmente | magari | dovrebbe | dovrei | credo | penso | spero
(?:devo|dovro|vorrei|prima) (?:\w+ )?(?:controllare|verificare|chiedere|confermare|sentire|vedere)
(?:le|ti|vi) (?:confermo|confermero|faccio sapere|faro sapere|so dire|dico) | da confermare
salvo | a meno che | a condizione | purche | in linea di massima | provvisori\w+ | se
non (?:sono )?sicur[oa] | dipende
""",
    weak="fino\nsolo\ndevo",
    decline=r"""
no,? grazie | non (?:mi|ci) interessa | non sono interessat[oa]
(?:devo|preferisco|vorrei) (?:\w+ )?(?:declinare|rifiutare|rinunciare) | declino
non sono la persona
non (?:faccio|rilascio|concedo|accetto) (?:\w+ )?(?:interviste|chiamate|telefonate|incontri)
non (?:posso|potro) (?:aiutar\w+|partecipare)
""",
    refusal=r"""
non (?:e|sara|mi e|mi sara|sarebbe|ci e) (?:\w+ )?possibile | impossibile
non (?:ho|abbiamo|trovo|avro) (?:\w+ ){0,2}?(?:tempo|disponibilita|interesse|voglia|modo)
non (?:posso|potro|riesco|riusciro|voglio|desidero|intendo|possiamo|me la sento) (?:\w+ ){0,2}?(?:partecipare|aiutar\w*|accettare|collaborare|dedicar\w*|impegnar\w*|contribuire|farlo)
non (?:posso|potro|riesco|possiamo)(?=\s*(?:[.,;!]|$))
(?:devo|dobbiamo|preferisco|sono costrett[oa] a) (?:\w+ )?(?:declinare|rifiutare|rinunciare|dire di no)
non fa per me | non e (?:il mio|per me|la mia) | in pensione | non lavoro piu | temo di no | preferisco (?:di )?no | direi di no
persona sbagliata
""",
    lone_no="no\nnon posso\nimpossibile\npasso",
    polite=r"""
grazie | mille | molte | ma | mi dispiace | purtroppo | spiacente | scusi | scusa | ciao | davvero
peccato | di | temo
""",
    negation=r"""
non (?!so|vedo|sono sicur|ho ricev|solo|ti|si|capisco|ho capito|ho trovato|c'e)\w+
""",
    hands_on=r"""
inoltr\w* | copia | allegat\w* | allego | passo
""",
    now=r"""
al momento | in questo momento | in questo periodo | adesso | ora | per ora
quest[oa] (?:mese|settimana|anno) | prima di | fino
""",
    stop=r"""
(?:non|smetta di|smettila di|la prego di non|di non) (?:mi |scrivermi|contattarmi|mi scriva|mi contatti|mandarmi|mi mandi|inviarmi)(?:piu|scriva|contatti|mandi)?(?: \w+)? ?(?:piu)?
(?:toglietemi|mi tolga|mi cancelli|cancellatemi|rimuovetemi|mi rimuova|mi tolga|toglimi|cancellami)
(?:cancellarmi|rimuovermi|togliermi) | basta (?:mail|email|messaggi)
""",
    defer=r"""
(?:dopo|quando|appena)(?: [\w']+){1,8},? (?:volentieri|con piacere)
(?:mi (?:scriva|riscriva|ricontatti|richiami|contatti|ricordi)|scrivimi|riscrivimi|ricontattami|risentiamoci|sentiamoci|riparliamone|richiamami|riprova|riprovi|mi faccia risentire)
(?:ci risentiamo|ne riparliamo|ci riaggiorniamo|riparlarne|risentirci|ricontattarmi|riscrivermi)
piu avanti | (?:le|ti) (?:scrivo|scrivero) (?:\w+ )?(?:quando|dopo|appena)
dopo (?:il|la|le|i|l'|lo|natale|pasqua) | un'altra volta | in un altro momento
""",
    busy=r"""
(?:al momento|in questo momento|in questo periodo|adesso|ora) | oberat[oa]
sommers[oa]
""",
    cancel=r"""
(?:annullar\w*|annullo|annullato|disdire|disdico|disdetto|cancellare (?:l'|il|la)\w*)
non (?:potro|posso|riesco) (?:piu|venire|esserci)
""",
    comes="venire\nesserci\npartecipare\ncollegarmi",
    sends=r"(?:manda|invia|mandare|inviare|condivider)\w* (?:\w+ ){0,3}?(?:link|invito)",
    ask=r"""
vorrei sapere | mi dica | dimmi | (?:piu|maggiori) (?:info\w*|dettagli)
""",
    harmless=r"""
a presto
non c'e problema | nessun problema | senza problemi | perche no | non si preoccupi
non ti preoccupare
(?:grazie|molte grazie|mille grazie) (?:per|di|del|della|dell)(?:[ '](?!ma\b|non\b|no\b|purtroppo\b)\w+){0,6} | (?:cordiali )?saluti | buona giornata | un saluto | se possibile
""",
    compared="invece di\ninvece che\nal posto di\npiuttosto che",
    limits="fino a\nfino al\ndopo\nprima di\ndalle\nda\nentro\ntra le",
)

ITALIAN = Language(
    code="it",
    weekdays=numbered("lunedì martedì mercoledì giovedì venerdì sabato domenica", 0)
    | {"lun": 0, "mar": 1, "mer": 2, "gio": 3, "ven": 4, "sab": 5, "dom": 6},
    months=numbered(
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
        "dicembre",
        1,
    )
    | {
        "gen": 1,
        "feb": 2,
        "apr": 4,
        "mag": 5,
        "giu": 6,
        "lug": 7,
        "ago": 8,
        "set": 9,
        "sett": 9,
        "ott": 10,
        "nov": 11,
        "dic": 12,
    },
    numbers=numbered("una due tre quattro cinque sei sette otto nove dieci undici dodici", 1)
    | {"uno": 1, "un": 1},
    ordinals={
        **dict.fromkeys(("primo", "prima"), 1),
        **dict.fromkeys(("secondo", "seconda"), 2),
        **dict.fromkeys(("terzo", "terza"), 3),
        **dict.fromkeys(("quarto", "quarta"), 4),
        **dict.fromkeys(("quinto", "quinta"), 5),
        **dict.fromkeys(("ultimo", "ultima"), -1),
    },
    parts={"mattina": (5, 12), "mattino": (5, 12), "pomeriggio": (12, 18), "sera": (17, 24)},
    moments={"mezzogiorno": (12, 0)},
    days_ahead={"oggi": 0, "domani": 1, "dopodomani": 2},
    at="alle|all'|verso le|alle ore|ore|dalle|per le|le",
    hour_marks="ore",
    half="{n} e mezza;{n} e mezzo",
    quarter_past="{n} e un quarto",
    quarter_to="{n} meno un quarto",
    pm="del pomeriggio|di sera",
    am="del mattino|di mattina",
    day_mark="o",
    day_lead="il|l'|del|al|la|giorno",
    slot_nouns=r"opzione|numero|n\.|nr\.?|proposta|scelta|data|alternativa",
    slot_after="opzione|proposta|data|scelta|orario|alternativa",
    next_week="prossima settimana|settimana prossima",
    week_after="(?:la|una) settimana (?:successiva|dopo|seguente|più tardi)",
    same_time="(?:alla )?stessa ora",
    same_day="(?:lo )?stesso giorno|quel giorno",
    my_time="ora mia|ora locale|da me|qui da noi",
    your_time="ora (?:sua|tua)|da (?:lei|te)",
    or_words=words("o oppure /"),
    and_words=words("e ed &"),
    but_words="ma|però|tuttavia",
    free_openers="gli altri|le altre|perché|così|io|sono|ho",
    cut_words="se|perché|poiché|purché|siccome",
    joiners=words("""il la lo le l di del della alle all' a , ( ) - : in per giorno ore opzione è
        sarebbe quindi da quella quello un una"""),
    later_shift="dopo|più tardi",
    earlier_shift="prima",
    units={
        "minuti": 1,
        "minuto": 1,
        "min": 1,
        "ora": 60,
        "ore": 60,
        "giorni": 1440,
        "settimana": 10080,
        "settimane": 10080,
        "mezz'ora": 30,
        "mezzora": 30,
    },
    periods={
        r"(?:l'anno prossimo|anno nuovo|prossimo anno)": "year+1",
        r"(?:il )?(?:mese prossimo|prossimo mese)": "month+1",
        r"(?:la )?(?:prossima settimana|settimana prossima)": "week+1",
        r"(?:tra|fra) una settimana": "days:7",
        r"(?:tra|fra) (?:un paio di|due) settimane": "days:14",
        r"(?:tra|fra) un mese": "months:1",
        r"(?:tra|fra) {n} settimane": "weeks:n",
        r"(?:tra|fra) {n} giorni": "days:n",
        r"(?:tra|fra) {n} mesi": "months:n",
    },
    back="rientro|rientrerò|torno|tornerò|di ritorno|sarò di nuovo|riapri\\w+|a partire dal|dal",
    away_until="fino al|fino a|sino al",
    away=r"in (?:ferie|vacanza|viaggio|maternita|malattia)|fuori|assente|via",
    sign_offs=r"""
cordiali saluti | cordialmente | un saluto | saluti | un caro saluto | distinti saluti
a presto | un abbraccio | grazie | grazie mille | molte grazie | buona giornata
""",
    device_lines=r"inviato (?:da|dal|con|tramite) .*|scarica outlook .*|ottieni outlook .*",
    hours_lines=r"orari(?:o)?(?: di (?:apertura|ufficio|ricevimento))?|ricevimento|aperto",
    greetings="ciao|buongiorno|buonasera|salve|gentile|caro|cara|egregio|egregia|gentilissimo|gentilissima",
    senses=_SENSES,
    vocabulary=words("""
a ai al alla alle allora anche appuntamento attendo attesa bella bello bene benissimo buona buon
caffè che chiacchierata ci colloquio come con contenta contento cosa da dal dalla data del della
di direi due e è fantastica fantastico favore felice giorno gli grazie ho idea il in incontro
incontrarla invito io la le lei lieta lieto link lo lui ma mande mandi me messaggio mi mia mio
mille molte molto nel nella noi nota ok opzione ora orario per perfetto piacere più poi pomeriggio
pronto proposta quella quelle quello questa questo saluti sarà sarò sei sento sentirci si sì sono
splendido sta su sua suo te telefono tua tuo tutto un una va vedo vedere vi video videochiamata
volentieri zoom invii link aspetto l'opzione l'invito d'accordo andare
""")
    - words("più"),
    common=words("""
il la le di che e in un una per mi va bene grazie ciao buongiorno non è a con sono alle ma
martedì mercoledì giovedì venerdì lunedì opzione posso potrei gentile caro settimana sarebbe
benissimo purtroppo
"""),
)
