"""Italian."""

# ruff: noqa: E501  (a phrase stays on one line)

from __future__ import annotations

from reachout.reading.folding import words
from reachout.reading.languages.it_phrases import SENSES
from reachout.reading.languages.language import Language, numbered

_TENS = "ventuno ventidue ventitré ventiquattro venticinque ventisei ventisette ventotto ventinove"
_SMALL = numbered("due tre quattro cinque sei sette otto nove dieci undici dodici tredici", 2)
_DAY_WORDS = {
    **{f"giorno {name}": day for name, day in _SMALL.items()},
    **{f"il {name}": day for name, day in _SMALL.items() if day not in (8, 11)},
    "l'otto": 8,
    "l'undici": 11,
    **{f"il {name}": 14 + n for n, name in enumerate(("quattordici", "quindici"))},
    **numbered("sedici diciassette diciotto diciannove", 16),
    "il venti": 20,
    **numbered(_TENS, 21),
    "il trenta": 30,
    "trentuno": 31,
}

_VOCABULARY = words("""
a abbracci abbraccio accetta accettare accetto accordo accordi ad addirittura adesso affare affettuosi affettuoso agenda ai aiuto al alla alle allegra allegria allegro allo allora alta amica amico amici amicizia ammirazione
anche ancora andare andata andrà anima animo annotata annotato annoto anno anni annuncio antica antico appena appendo appuntamento appuntata appuntato appunti appunto apprezzato apprezzo aria arrivo articolo ascoltare ascoltarla ascoltarti ascoltarvi ascolto assistente assoluta assolutamente aspetta aspettiamo aspetto
attendo attento attenta attenzione attesa attimo augurando auguri auguro autunno avere avervi averla averti avete aver avevo avrò avremo avvocato azzurra azzurro
babbo bacheca baci bacio bacioni balcone bambini bambino bar barca beata beato bel bell bella belle belli bellissima bellissimo bello ben bene benissimo benone bentornato benvenuta bianco bicchiere biscotti blocca bloccata bloccato blocco blu bocca bottega braccia brava bravo brindisi buon buona buone buoni buonissima buono
caffè caffettino caffettiera calda caldo calendario calma calorosa caloroso camera campagna canale cane capito capisco carino carissima carissimo cara caro casa caso cavolo cellulare cena cento centro cerca certa certamente certezza certo che chi chiacchiera chiacchierare chiacchierata chiacchierate chiacchiere chiacchieriamo chiacchierona chiacchierone chiamata chiamami chiamarmi chiama chiami chiamo chiamerò chiara chiaro chiarissima chiarissimo chiaramente chiudo ci ciao cielo cinema città ciò clienti collaborazione collega collegamento colleghi collegherò collego colloquio comoda comodamente comodissima comodissimo comodità comodo compagnia complimenti completamente computer comunicazione con concordo conferma confermare confermarle confermarti confermata confermato confermiamo confermo confrontarci confronto connessione connetto conoscenza conoscere conoscerci conoscerla conoscerti conoscervi consiglio contatta contattata contattato contattarmi contatto contattato contenta contentissima contentissimo contento conto conversare conversazione convenuto cordiale cordiali cordialità cordialmente cortese cortesemente cortesia cosa cose così cuffie cucina cui cuore curiosa curiosissima curiosissimo curiosità curioso
da dagli dai dal dalla dalle dall data date dato davanti davvero decisamente decisione dei degli del dell della delle dello deliziosa delizioso dentro desiderio detto di dialogare dialogo dice dico dicono dietro dieci dimenticare dimentico dire direi dirle dirti dirvi diretta diretto disponibile disponibilità disponibilissima disponibilissimo disposizione disturbo divano diversa divertente divertimento divertirmi dolce dolci domande domandare domattina donna dono dopotutto dottore dottor dottoressa dott due durante
e è ebbene ecco eccellente eccezionale eccomi ed edizione effettivamente egregio elegante emozionata emozionatissima emozionato emozione entra entrambe entrambi entusiasmo entusiasta entusiasti era eravamo esatta esattamente esatto esperienza esserci essere essermi estate europea evento evviva
fa faccio facciamo facile facilmente fai famiglia fan fantastica fantastico far farà faremo fare farle farlo farmi farti fatta fatto favore favorevole fede felice felicissima felicissimo felici festa fianco figlia figlio figli figurati film fila finalmente fine finestra fiera fino-in-fondo fiore fiori fissa fissare fissata fissato fissiamo fisso foglio foto fra francamente frattempo fratello freddo fresca fresco fretta fronte frutta fuoco
gatta gatto genere generosa generosità generoso generosissimo gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre gente gentile gentilezza gentilissima gentilissimo gentilmente già giacca giardino gioia giorni giorno giornata giornate giovane giro giù giusta giustamente giusto gli gloria goccia gradita gradite gradito grande grandi grandissima grandissimo grata gratitudine grato grazie grossa grosso guarda guardare guardi guida gusto
ha hai hanno ho i idea ideale ieri il immediatamente immensa immenso imparare impaziente impegno importante in incantata incantato incanto incontrarci incontrarla incontrarti incontrarvi incontro incontrarsi indicata indicate indicato indirizzo indicazioni infatti infinitamente infinite infinito informazione ingegnere ingegner insegnante insieme intendo intensa interessante interessata interessato interesse interno intera intero internet intervista inverno invia inviami inviare inviarmi invierà invii inviti invito io italiana italiano
l l'appuntamento l'idea l'incontro l'invito l'invitation l'opzione l'ora l'orario l'ultima l'ultimo la là lago lascia lascio lavagna lavorare lavoro le lei leggere leggerti leggo letta lettera letto lettura li lì libera libere liberi libero libri libro lieta lietissima lietissimo lieto lieti link lista lo locale loro lo-so luce lui luna lunga lungo luogo lusinga lusingata lusingatissima lusingato
macchina madre maestra maestro mai-visto mail mamma manda mandami mandarmi mandate mandatemi mandi mando mani mano mare marito mattina mattinata mattine me medico memoria meno-male mente meravigliosa meravigliosamente meraviglioso mercato merenda merito mese messa messaggi messaggio messo mette metterò metto mi mia microfono mie miei miglior migliore migliori mila mille minuti minuto mio modalità modo moglie molta molte molti moltissima moltissime moltissimo molto momento mondo montagna motivo musica
naturale naturalmente ne negozio nei nel nella nelle nello nell nemmeno-male neve nipote nipoti nipotina nipotino noi nome nonna nonno nonni nostra nostre nostri nostro nota notato noto notizia notizie notte nulla-osta numero nuova nuovamente nuovo nuovi o occasione occhi occhiali occhiata offerta offerto ok oggi ogni onorata onoratissima onoratissimo onorato onore oppure opportunità opzione opzioni ora orari orario ordine ore organizzare organizzato orgoglio orgogliosa orgoglioso ottima ottimamente ottimo
padre paese pagina panchina papà pareva pare parla parlare parlarci parlarle parlarne parlarti parlarvi parliamo parliamone parlo parola parole parte particolare particolarmente partecipare parteciperò parteciperemo passata passato passione paura pausa paziente pazienza pc pensare pensata pensato pensiero penso-io per perché perfetta perfettamente perfetto periodo persona personale personalmente pensione più-che piace piaciuta piaciuto piacere piacerebbe piacevole piacevolissima piano piccola piccolo piena pieno pigiama piuma po poi pomeriggi pomeriggio porta porto possibile possibilità posta posto potere pranzo prediligo preferisco preferita preferito preferenza pregiata pregiatissimo prego premura prenoti prendere prenderò prendo prenota prenotare prenotata prenotato prenoto presente presentarmi presento presenza presto previsto prima-vera primavera primi principale privata privilegio prof professore professoressa profonda profondamente profondo progetti progetto programma programmato pronta pronti pronto proporre propone proposta proposte proposto proprio prossima prossimo prossimamente psicologa pubblico pulita pulito punta puntata punto puntuale puntualissima puntualissimo puntualità può pura pure puro
qua quaderno qualcosa quale qualità quando quanta quanto quasi-quasi quei quel quell quella quelle quelli quello questa queste questi questo qui quiete quindi quota quotidiana
racconta raccontare raccontarle raccontarti racconterò racconti racconto radio ragazza ragazzi ragazzo ragione rapida rapidamente rapidissima rapido rara raro re reale realtà regalo regione rende rendi restare resto resterò ricca ricco ricetta ricevere riceverò ricevuta-la ricevuto ricordi ricordo ridere ridendo riferimento rilassata rilassato ringrazia ringraziandola ringraziandoti ringraziarla ringraziarti ringraziarvi ringrazio ringraziamenti riposo riprendere risata risate riservata riservato riservo rispetto risponde rispondere rispondo risposta ritrovarci ritrovarla ritrovarti ritrovo riunione rivedere rivederci rivederla rivederti riva rosa rosso rotta
sabato sala saluta saluti saluto salutare salutarla salutarti salute salve sana santa santo sapere sappia sarà sarai saranno sarebbe sarei saremo sarete sarò sarta sbagliata scaletta-no scegliere scelgo scelta scelto scena scherzi schermo schietta scorrevole scrivania scritta scritto scrive scrivere scriverà scrivi scrivo scrivermi scrivo scrivono scrittrice scrittore scuola se-gno sede sedia sedie segna segnala segnalato segnata segnato segnatissimo segni segno sei semplice semplicemente sempre sento sentirci sentirla sentirmi sentirti sentirvi sentita sentite sentito senti senz'altro sera serata sera sere serena serenamente sereno servizio si sì sia signor signora signore signorina silenzio simpatia simpatica simpatico sincera sinceramente sincero sistemata sistemato slot so soddisfatta soddisfatto soddisfazione sogno sole solita solito sono soprattutto sorella sorpresa sorride sorridere sorriso spazio speciale specie spero-bene spirito splendida splendido sta stai stampa stanza stanno stare starò stata stato stavo stazione stella stesa stessa stesso stima stimata stimatissimo storia storie strada studio su sua sue sugli sui sul sulla sulle suo suoi suona suono super superfelice suocera
tale tanta tante tanti tantissima tantissime tantissimo tanto tastiera tavola tavolino tavolo tazza tazzina te teatro telefonata telefonica telefonicamente telefonare telefonico telefono telecamera-no tema tempestiva tempestività tempi tempo teniamoci tenere terra terrazza tesoro testa ti tifo titolare-no titoli tocca torta tosta tra tranquilla tranquillamente tranquillo tramite treno troppo-gentile trova trovarci trovarla trovarti troviamo trovo tu tua tue tuo tuoi tutta tutte tutti tutto tv
ufficio uh ultima ultimo una un uno umana umano unica unico unita uomo urrà usare utile
va vada vado vale vale valida valido variante vasta ve vede vedere vederci vederla vederti vedervi vediamoci vedo vedrò vedremo-ci vela veloce velocemente velocissima velocissimo vengo venga venire vento vera veramente verde vero verrò vi via viaggio vicina vicino video videocall videochiamata videochiamate videoconferenza viene vino virtuale virtualmente visione visita vista visto vita vitale viva vivo vivamente voce voi volentieri volentierissimo volontà volta-buona volto vorrei-dire vostra vostre vostri vostro
whatsapp web wifi zia zio zona zoom teams meet skype google outlook calendar call chat mail email e-mail wow ah oh eh ehi ehm uh ahah ahaha haha hahaha hehe eheh bah-no dai daje dajee evvai yeah yes grande super top fico figo ganza ganzo mitica mitico ottimissimo
perciò l'altro l'altra proponi proponete indichi suggerisci offri offre offrite mandato l'uno l'una dunque pertanto considero consideriamo porgo coordinate distinti proponeva proponevi proponevate proponevano diceva dicevi dicevate scriveva scrivevi indicava indicavi ipotizzava ipotizzavi menzionava grado aderisco consona consono apparecchio all'apparecchio telefoni pace ringraziandola abbronzata abbronzato riposata riposato fresca carica carico pimpante sveglia sveglio tregua convento monastero genero nuora suocera cognata cognato zii nonne buonumore fresche messa pullman corso ricreazione bottega chiuso chiudo salutone fin d'ora buongiorno buonasera salve arrivederci arrivederla colazione suggerisce suggerisci suggerito suggerite addice indicatomi propostomi disponibili p.v corrente torno lezione sicuramente vecchio vecchia bendetto ecco brevissimo breve guardi senta pensi contentona contentone ciaociao grazieee ciaooo baciotti abbraccione saluterò segnerò metterò bloccherò terrò aspetterò attenderò ascolterò parteciperò porterò chiamerò troverò riceverò faremo parleremo sentiremo vedremo chiacchiereremo incontreremo conosceremo berremo bere prendermi prenderci godermi gustarmi gustare sorseggiare raccontarci aggiornarci aggiornamenti confrontarmi presentarci rivederci risentirci risentirla risentirti ritrovarvi
""") - words(
    "fino-in-fondo lo-so mai-visto meno-male nemmeno-male nulla-osta penso-io più-che prima-vera quasi-quasi ricevuta-la scaletta-no se-gno spero-bene telecamera-no titolare-no troppo-gentile vedremo-ci volta-buona vorrei-dire bah-no vedremo oppure impegno sbagliata rotta persona parola notizia sorpresa cosa volta settimana cena pranzo bar via venire riunione conferma scelta-no attenda attenzione accordi"
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
        "genn": 1,
        "feb": 2,
        "febb": 2,
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
    numbers=numbered(
        "una due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici "
        "quindici sedici diciassette diciotto diciannove venti ventuno ventidue ventitré "
        "ventiquattro",
        1,
    )
    | {"uno": 1, "un": 1, "venticinque": 25, "trenta": 30, "quaranta": 40, "cinquanta": 50},
    day_words=_DAY_WORDS,
    ordinals={
        **dict.fromkeys(("primo", "prima"), 1),
        **dict.fromkeys(("secondo", "seconda"), 2),
        **dict.fromkeys(("terzo", "terza"), 3),
        **dict.fromkeys(("quarto", "quarta"), 4),
        **dict.fromkeys(("quinto", "quinta"), 5),
        **dict.fromkeys(("ultimo", "ultima"), -1),
    },
    parts={
        **dict.fromkeys(("mattina", "mattino", "mattinata", "mattutino", "mattutina"), (5, 12)),
        **dict.fromkeys(("pomeriggio", "pomeridiano", "pomeridiana"), (12, 18)),
        **dict.fromkeys(("sera", "serata", "serale", "serali", "la sera"), (17, 24)),
        **dict.fromkeys(("pausa pranzo", "ora di pranzo"), (12, 15)),
    },
    moments={"mezzogiorno": (12, 0), "mezzodì": (12, 0)},
    days_ahead={
        "oggi": 0,
        "stamattina": 0,
        "stamani": 0,
        "oggi pomeriggio": 0,
        "stasera": 0,
        "domani": 1,
        "domattina": 1,
        "dopodomani": 2,
    },
    at="alle|all'|verso le|alle ore|ore|dalle|per le|dopo le|prima delle|entro le|oltre le|tra le|fra le|e le|le(?=\\s*\\d)|le(?=\\s*(?:otto|nove|dieci|undici|dodici|quindici|sedici|diciassette|diciotto)\\b(?!\\s+\\w+[ei]\\b))|h|h\\.|sulle|attorno alle|intorno alle|circa alle|verso l'|per l'",
    hour_marks="ore(?!\\s*\\d)|h(?!\\.?\\s*\\d)",
    half="{n} e mezza;{n} e mezzo;{n} e mezz'ora",
    slot_before="quello di|quella di|quello della|quella della|quello del|quella del|quello al|quella al|l'opzione|l'opzione di|la proposta|la proposta di|l'orario|l'orario di|lo slot|lo slot di|la data|l'appuntamento|l'incontro|l'alternativa|l'opzione del|l'opzione della|lo slot del|lo slot della",
    minute_to="{n} meno (?=cinque|dieci|venti|venticinque|5|10|15|20|25){m}",
    minute_past="(?:alle|ore|le|dalle) {n} e (?=05|15|20|25|30|35|40|45|50|55){m}",
    quarter_past="{n} e un quarto;{n} e quarto",
    quarter_to="{n} meno un quarto;un quarto alle {n};{n} meno quindici",
    minute_words={
        "e cinque": 5,
        "e dieci": 10,
        "e venti": 20,
        "e venticinque": 25,
        "quindici": 15,
        "venti": 20,
        "trenta": 30,
        "quaranta": 40,
        "quarantacinque": 45,
        "cinquanta": 50,
    },
    pm=r"p\.?m\b\.?|del pomeriggio|di sera|della sera|di pomeriggio",
    am=r"a\.?m\b\.?|del mattino|di mattina|della mattina|di mattino",
    day_mark="o|°",
    short_day=3,
    day_lead=r"il|l'|del|al|la(?!\s+\d)|giorno",
    slot_nouns=r"opzione|numero|n\.|nr\.?|n°|num\.?|proposta|scelta|data|alternativa|slot|ipotesi|orario|possibilità|fascia",
    slot_after="opzione|proposta|data|scelta|orario|alternativa|slot|ipotesi|possibilità|che (?:ha|hai|avete) (?:scritto|proposto|indicato)|della lista|dell'elenco|delle tre|dei tre|delle quattro|dei quattro|in elenco|in lista",
    later_of=r"(?:l'ultim[oa]|il più tardi|la più tardi) (?:dei|delle) due|(?:quello|quella|il|la) più tardi|(?:quello|quella) più in là",
    earlier_of=r"(?:il|la) prim[oa] (?:dei|delle) due|(?:quello|quella|il|la) (?:più presto|prima possibile|più vicin[oa])|(?:il|la) prim[oa] possibile (?:dei|delle) tre",
    next_week="prossima settimana|settimana prossima|settimana entrante|settimana ventura",
    week_after="(?:la|una) settimana (?:successiva|dopo|seguente|più tardi)",
    same_time="(?:alla )?stessa ora",
    same_day="(?:lo )?stesso giorno|quel giorno",
    my_time="(?:la )?mia ora|ora mia|ora locale|ora di qui|da me|qui da noi|da noi|ora nostra",
    your_time="ora (?:sua|tua|vostra)|(?:sua|tua|vostra) ora|da (?:lei|te|voi)",
    whose_clock="qui|qua|li|la|da (?:me|noi|te|lei|voi)|per (?:me|noi|te|lei|voi)|ora (?:mia|tua|sua|nostra|vostra)",
    zone_lead="ora (?:di |del |della |d')?",
    place_words=words(
        "in con per via su sul sulla senza come a al alla ai da dal dalla di del della nel nella presso davanti dietro vicino verso perché"
    ),
    or_words=words("o oppure /"),
    and_words=words("e ed &"),
    but_words="ma|però|tuttavia",
    free_openers="l'(?:ho|abbiamo)|che (?:resta|rimane|tengo|segno|ho (?:già|segnato)|mi (?:va|torna))|gli altri|le altre|perché|perciò|così|io|noi|sono|siamo|sarò|saremo|ho|abbiamo|avevo|ero|è|era|sarà un|che (?:bello|bella|gioia|piacere|meraviglia|sorpresa|onore|fortuna)|mi (?:fa|ha|farà|piac|emozion|incurios|mett|sied)\\w*|ci (?:fa|farà) \\w*|ti (?:mando|porto|ringrazio|abbraccio|aspetto|leggo|seguo|devo)|la (?:ringrazio|saluto|leggo|seguo|stimo|aspetto)|vi (?:ringrazio|saluto|aspetto)|tuo|tua|mio|mia|i miei|le mie|quel giorno|quella mattina|a quell'ora|un abbraccio|saluti|un saluto|grazie|mille|e (?:grazie|così|poi|intanto|ti|la|un|mille|già)|e non vedo l'ora|già|finalmente|per fortuna|per il resto|oggi|ieri|qui|qua|da qui|di solito|sempre|soprattutto|anche|pure|tanto|tra l'altro|fra l'altro|appena|dopotutto|a proposito|del resto|visto|dato|siccome|adesso|intanto|lavoro|vivo|abito|esco|torno|arrivo|finisco|stacco|scrivo",
    cut_words="e quindi|quindi|perciò|per cui|dunque|così(?= (?:il|la|i|le|gli|l'))|se|perché|poiché|purché|siccome|a patto che|a condizione che|a meno che|sempre che|salvo che|qualora",
    joiners=words("""il la lo le l di del della alle all' a , ( ) - : in per giorno ore opzione è prossimo questo
        stesso verso proposta data slot h dell delle dei al
        sarebbe da quella quello un una"""),
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
        "oretta": 60,
        "minutini": 1,
        "mezz'ora": 30,
        "mezzora": 30,
    },
    periods={
        r"(?:l'anno prossimo|anno nuovo|nuovo anno|prossimo anno|anno prossimo|l'anno che viene)": "year+1",
        r"(?:il )?(?:mese prossimo|prossimo mese|mese che viene|mese entrante)": "month+1",
        r"(?:la )?(?:prossima settimana|settimana prossima)": "week+1",
        r"(?:tra|fra|dammi|mi dia|datemi) una settimana": "days:7",
        r"(?:dammi|mi dia|datemi|lasciami|mi lasci) (?:un paio di|due) settimane": "days:14",
        r"(?:dammi|mi dia|datemi|lasciami|mi lasci) {n} settimane": "weeks:n",
        r"(?:dammi|mi dia|datemi|lasciami|mi lasci) {n} giorni": "days:n",
        r"(?:dammi|mi dia|datemi|lasciami|mi lasci) un mese": "months:1",
        r"(?:dammi|mi dia|datemi|lasciami|mi lasci) {n} mesi": "months:n",
        r"(?:tra|fra) (?:un paio di|due) mesi": "months:2",
        r"(?:tra|fra) (?:una quindicina di giorni|quindici giorni)": "days:14",
        r"(?:tra|fra) sei mesi": "months:6",
        r"(?:primo|1°) trimestre": "quarter:1",
        r"secondo trimestre": "quarter:2",
        r"terzo trimestre": "quarter:3",
        r"quarto trimestre": "quarter:4",
        r"(?:prossimo trimestre|trimestre prossimo)": "quarter+1",
        r"(?:tra|fra) (?:un paio di|due) settimane": "days:14",
        r"(?:tra|fra) un mese": "months:1",
        r"(?:tra|fra) {n} settimane": "weeks:n",
        r"(?:tra|fra) {n} giorni": "days:n",
        r"(?:tra|fra) {n} mesi": "months:n",
    },
    back="rientro|rientriamo|riprendo|riprendiamo|riprenderò|riprendo servizio|sarò di ritorno|saremo di nuovo|nuovamente operativ\\w+|di nuovo (?:in ufficio|operativ\\w+|disponibil\\w+)|riapriremo|rientrerò|torno|tornerò|di ritorno|sarò di nuovo|riapr\\w+|a partire dal|dal",
    away_until="fino al|fino a|sino al",
    away=r"in (?:ferie|vacanza|viaggio|maternita|maternità|malattia|congedo|permesso|trasferta|aspettativa)|fuori|assente|via|chius[oi] per",
    sign_offs=r"""
cordiali saluti | cordialmente | un saluto | saluti | un caro saluto | distinti saluti | un cordiale saluto | cari saluti | tanti saluti | saluti cari
a presto | un abbraccio | grazie | grazie mille | molte grazie | buona giornata | buona serata | buon lavoro | mille grazie | grazie ancora | grazie e a presto
baci | un bacio | bacioni | abbracci | un forte abbraccio | con stima | con affetto | affettuosi saluti | a risentirci | buon weekend | buona settimana | con i migliori saluti | i miei migliori saluti | ossequi | con osservanza
""",
    device_lines=r"inviato (?:da|dal|con|tramite) .*|scarica outlook .*|ottieni outlook .*",
    hours_lines=r"orari(?:o)?(?: di (?:apertura|ufficio|ricevimento))?|ricevimento|aperto",
    greetings="ciao ciao|ciao|ehi|ehilà|hey|hei|ehila|buondì|buon giorno|buona sera|buon pomeriggio|buonpomeriggio|buona giornata|pregiatissimo|pregiatissima|pregiata|pregiato|carissimo|carissima|cari|care|stimato|stimata|stimatissimo|illustre|spettabile|spett\\.le|egr\\.|gent\\.ma|gent\\.mo|preg\\.mo|preg\\.ma|dottore|dottoressa|professore|professoressa|ingegnere|avvocato|mio caro|mia cara|buongiorno|buonasera|salve|gentile|caro|cara|egregio|egregia|gentilissimo|gentilissima",
    thorough=True,
    senses=SENSES,
    vocabulary=_VOCABULARY,
    common=words("""
il la le di che e in un una per mi va bene grazie ciao buongiorno non è a con sono alle ma
martedì mercoledì giovedì venerdì lunedì opzione posso potrei gentile caro settimana sarebbe
benissimo purtroppo
"""),
)
