"""German."""

# ruff: noqa: E501  (a phrase stays on one line)

from __future__ import annotations

from reachout.reading.folding import words
from reachout.reading.languages.de_phrases import SENSES
from reachout.reading.languages.language import Language, numbered

_VOCABULARY = (
    words("""
wahr liebsten ab aber alle alles also am an auch auf aus bei beim bestens bestätige bestätigen bin bis bitte
können können konnte da dabei dafür damit danke dank dann das dass daß davon dazu dein deine
deinen deiner dem den der des dich die diese diesem diesen dieser dieses dir doch du ein eine
einem einen einer einfach einladung einrichten eintragen er erst es euch euer eure finde fest
frau freue freu freuen freut für fur ganz gar gehen geht gemerkt genau gern gerne gespannt
gespräch getragen gleich große grüße gruß grusse gut gute guten guter haben habe halt hallo
hat hätte herr herzlich herzlichen hier hiermit hoffe ich idee ihnen ihr ihre ihrem ihren ihrer
im in ins ist ja jetzt kaffee kalender kann klar klasse klingt kommt lass lassen lieb liebe
lieben lieber link link machen mache mal mein meine meinem meinen meiner melde mich mir mit
mittag möchte moin müsste nachricht nehme nehmen nett nette netten noch nochmal notiere notiert
nun nur ok okay passt passen paßt perfekt plausch prima rede recht reserviere reserviert sage
sagen schicken schicke schick schön schöne schönen schreibe sehe sehen sehr sei sein senden sende
sich sie sind so sogar spannend sprechen steht super tag tage stermin svorschlag stehe stehen verfügung tatsächlich telefon telefonieren telefonat
termin termine terminen tolle toll treffen trage trag u uhr uhrzeit um und uns unser unsere unter video
videocall viel viele vielen virtuell virtuellen von vor vorschlag vorschläge vorschlagen wäre
war warten was wieder wir wird wollen wunderbar wunderbare wünsche würde würden zeit zoom zu zum
zur zusage zweite ersten zweiten dritten vierten letzten erste dritte letzte nummer option
variante möglichkeit freitag halb mail email per teams persönlich gesprächs chat kurz kurze
austausch einverstanden wochenende abend morgen woche hab ists geht's gehts passts hi hey
fuer waere koennen koennte moechte moechten muessen wuerde wuerden gruesse schoen spaet naechste naechsten hoere hoeren
abends mittags vormittag nachmittag nachmittags vormittags früh morgens feierabend pause mittagspause stunde stunden minuten woche wochen monat
ach äh aha ähm mei mensch wow hurra juhu juhuu yeah haha hihi nö jo jau joa tja na nun ui oh hach ach hm super-gern
herzlichst freundlichst freundlich freundliche freundlichen besonders riesig total voll echt wirklich absolut natürlich selbstverständlich sicher gewiss
wahnsinnig irrsinnig ungemein überaus äußerst extra extrem richtig ehrlich direkt sofort gleich bereits schon schnell flott prompt pünktlich eben
gerade grad halt eh sowieso ohnehin wohl übrigens nämlich endlich wieder weiterhin heute gestern neulich jüngst längst damals immer oft stets
sonst jederzeit überall hierher dahin daheim zuhause zuhaus hause haus wohnung büro schreibtisch tisch sofa küche garten balkon terrasse werkstatt laden praxis
schule uni labor zimmer sessel stuhl bank tasse tee kaffeetasse kaffeemaschine keks kekse kuchen wasser stift zettel block heft notizen notizbuch brille ohr ohren kopf
hörer apparat handy smartphone mobil mobilnummer festnetz festnetznummer rechner computer laptop pc bildschirm kamera kopfhörer mikro mikrofon headset leitung anschluss nummern rufnummer
frau mann kinder kind tochter sohn enkel enkelin oma opa mutter vater eltern bruder schwester familie hund katze nachbarin nachbar kollege kollegin kollegen kolleginnen team chef chefin
arbeit schicht dienst vorlesung unterricht sport training chor probe yoga kurs messe reise urlaub zug bahn bus auto rad fahrrad flieger heimweg weg arzt zahnarzt friseur
sitze sitzen sitzt stehen liegt liege bleibe bleibt bleiben warte wartet schaue schauen gucke höre hören hört rufe ruft rufen anrufen ruf anruf anrufe erreichbar erreichen erreichst
klingel klingeln klingelt koche kochen trinke trinken plaudern plaudere quatschen reden rede erzähle erzählen erzählt berichte berichten unterhalten unterhalte austauschen kennenlernen kennenzulernen kennen
lese gelesen gefreut geschrieben geschickt gesehen gehört gesagt gefragt gedacht gekommen geworden gewesen gegangen gemacht gefunden bekommen
freigehalten freigeschaufelt freigemacht freigeräumt geblockt blockiert reserviert eingeplant eingetragen vermerkt aufgeschrieben angestrichen markiert gebucht blocke blockiere trag vorgesehen festgehalten frei freie freien freier
finden findet komme kommen bringen bringe mitbringen mitgebracht zeigen zeige zeigt helfen helfe hilft geholfen lohnt wissen weiß weißt wisst kenne kennt
fragen frage fragt antworte antworten antwort rückmeldung nachfrage anfrage interesse neugierig neugier thema themen projekt sache sachen ding dinge dings geschichte geschichten forschung artikel vortrag buch
vom zum beim ins ans aufs fürs übers ums durchs hinterm überm unterm hinter neben zwischen über gegenüber seit ohne-mühe trotz wegen hin her rein raus rüber hoch
welche welcher welches welchen wer wen wem wie warum wieso weshalb wann wo woher wohin worauf worüber wofür
jene jener jenes jenen solche solcher solches jede jeder jedes jeden beide beiden beides einige einiger mehrere manche mehr meisten meine meiner meins ihres eures deines unseres unserem unseren unserer
seinen seiner seinem seines man mich selbst selber einander zusammen miteinander gemeinsam zweit allein
bin bist seid waren warst wart hatten hast habt hättest werde werden wirst worden wurden wurde geworden ging gings gefällt gefiel gelingt klappt's klappts paßt's hauts
geht's geb gebe gibt gibt's gebt mag magst mögen nimm nehm nehmt nehm's nimmst lieb liebste liebstes wärs wär ginge gingen traumhaft genau exakt ideale idealen ideale perfekte perfekten bester besten beste bestes besser
erster erstes erstem zweiter zweites dritter drittes vierter letzter letztes letztem mittlere mittleren früheste frühesten späteste spätesten spätere späteren frühere früheren
angebot angebote angebotenen genannt genannten genannte vorgeschlagen vorgeschlagene vorgeschlagenen liste auswahl wahl zeitfenster zeitpunkt zeiten slot slots datum daten tagen termins terminvorschlag terminvorschläge
dabei darauf darüber daran drauf dran drum deswegen deshalb darum daher somit also sodass weil denn da damals danach daraufhin anschließend
morgenkaffee videoanruf videogespräch videotelefonat video-call videochat online virtuelle virtuelles onlinetermin meet skype jitsi webex
euros grüßle gruss grüsse gruesse liebes lieb gott servus tschüss tschau ciao adieu pfiat pfiati griaß griass di hallöchen huhu heyho hej ahoi moinsen mahlzeit tach tag
vilmal merci mercy gschpannt gspannt bi freu fröi guet guat gern gärn scho scho's isch ich's ma mer mir's dir's ihnen's des dös dat wat et ick icke ik gfrei narrisch hob hab's ham hamma samma daham gnua oda oder wia aa am em de dä d'r z z' s 's d
mittwoch mittwochs dienstag montag samstag sonntag donnerstags freitags donnerstagmorgen punkt glatt sharp anvisierten anvisiert
wetter sonne regen schnee kälte hitze sommer winter frühling herbst ferien feiertag wochenend weihnachten ostern
nett nettes netter lieben liebem schönes schöner schönem schönste schönsten tollen tolle tolles große großen großes großer kleine kleinen kleines neue neuen neues alte alten altes ganze ganzen ganzes gesamte
sagt meisten zwar experte ran dran melken füttern gießen putzen einkaufen frühstück mittagessen abwasch stall bienen enkel enkeln stüberl stube stuberl kammer backen gebacken fertig vorher rechtzeitig niemand stört störe deutscher geduld etwas adresse auch ohne nüchtern jemand cool adressen kalendereinladung hilfreich schlafen schläft fliegen
iiträit schriibe schaffe schaffen gilt freilich schnur vergnügen bussi zurück jederzeit hochzeit
viermal dreimal zweimal einmal mal nochmals gespannter spannende spannendes spannender interessant interessante interessanten wichtig wertvoll gute gutes gutem
glück zufall überraschung freude ehre vergnügen spaß lust einladen ladung einlädst eingeladen einlade dankbar dankeschön dankend verbindlichsten allerliebst allerbesten aller
""")
    - words("nachfragen")
    - words(
        "warten nur bis müsste hoffe schicht dienst vorlesung unterricht sport training chor probe "
        "mann kinder kind tochter sohn enkel enkelin enkeln oma opa mutter vater eltern bruder schwester familie "
        "nachbarin nachbar kollege kollegin kollegen kolleginnen team chef chefin "
        "yoga kurs messe reise urlaub zug bahn bus auto flieger zahnarzt arzt friseur labor"
    )
)

GERMAN = Language(
    code="de",
    weekdays={
        **dict.fromkeys(("montag", "mo", "mäntig", "mändig", "mentig"), 0),
        **dict.fromkeys(("dienstag", "di", "ziischtig", "zischtig", "zyschtig", "dienschtig"), 1),
        **dict.fromkeys(("mittwoch", "mi", "mittwuch", "mittwuche"), 2),
        **dict.fromkeys(
            ("donnerstag", "do", "donschtig", "donnschtig", "dunschtig", "donnerschtig"), 3
        ),
        **dict.fromkeys(("freitag", "fr", "friitig", "fritig", "frytig", "freidag"), 4),
        **dict.fromkeys(("samstag", "sonnabend", "sa", "samschtig", "samschdag"), 5),
        **dict.fromkeys(("sonntag", "so", "sunntig", "sonntig"), 6),
    },
    months={
        **numbered(
            "januar februar märz april mai juni juli august september oktober november dezember", 1
        ),
        **numbered("jan feb mär apr mai jun jul aug sep okt nov dez", 1),
        "jänner": 1,
        "feber": 2,
        "maerz": 3,
        "sept": 9,
    },
    numbers=numbered(
        "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn "
        "sechzehn siebzehn achtzehn neunzehn zwanzig einundzwanzig zweiundzwanzig dreiundzwanzig",
        1,
    )
    | {"zwo": 2, "fuenf": 5, "zwoelf": 12, "ein": 1, "fuenfzehn": 15}
    | {"fünfundzwanzig": 25, "dreißig": 30, "dreissig": 30, "vierzig": 40, "fünfundvierzig": 45}
    | {"fünfzig": 50, "sechzig": 60, "neunzig": 90}
    # as spoken in the south and in Switzerland: "um viere", "am halbi achti"
    | numbered("eini zwöi drü vieri füfi sächsi sibni achti nüni zähni elfi zwölfi", 1)
    | {"viere": 4, "fünfe": 5, "sechse": 6, "siebene": 7, "neune": 9, "zehne": 10, "elfe": 11}
    | {"zwölfe": 12, "dreie": 3, "oans": 1, "zwoa": 2},
    ordinals={
        **{
            f"{n}{e}": i
            for n, i in numbered("erst zweit dritt viert fünft sechst", 1).items()
            for e in ("e", "er", "en", "es")
        },
        **dict.fromkeys(("letzte", "letzter", "letzten", "letztes"), -1),
    },
    day_words={  # not the eighth, which is a verb besides
        f"{word}{end}": day
        for word, day in (
            numbered("siebt", 7)
            | numbered("neunt zehnt elft zwölft dreizehnt vierzehnt fünfzehnt sechzehnt", 9)
            | numbered("siebzehnt achtzehnt neunzehnt zwanzigst einundzwanzigst", 17)
            | numbered("zweiundzwanzigst dreiundzwanzigst vierundzwanzigst", 22)
            | numbered("fünfundzwanzigst sechsundzwanzigst siebenundzwanzigst", 25)
            | numbered("achtundzwanzigst neunundzwanzigst dreißigst einunddreißigst", 28)
        ).items()
        for end in ("e", "en", "er")
    },
    parts={
        "vormittag": (6, 12),
        "vormittags": (6, 12),
        "morgens": (5, 12),
        "früh": (5, 12),
        "nachmittag": (12, 18),
        "nachmittags": (12, 18),
        "abend": (17, 24),
        "abends": (17, 24),
    },
    moments={"mittag": (12, 0), "mittags": (12, 0), "12 uhr mittags": (12, 0)},
    days_ahead={"heute": 0, "morgen": 1, "übermorgen": 2},
    at="um|gegen|ab|nach|vor|bis|von|schon um|erst um|erst",
    hour_marks="uhr|h",
    half="halb {n};halbi {n};halber {n}",
    half_before=True,
    minute_past="{m} nach {n};{m} minuten nach {n}",
    minute_to="{m} vor {n};{m} minuten vor {n}",
    quarter_past="viertel nach {n};viertel ab {n};viertl nach {n};viertel über {n}",
    quarter_to="viertel vor {n};dreiviertel {n};dreiviertl {n};drei viertel {n};viertl vor {n}",
    quarter_of="viertel {n};viertl {n}",
    dot_dates=True,
    day_mark=r"\.|ter|ten",
    day_lead=r"der|den|dem|am|die(?! ?\d)|das(?! ?\d)|vom|zum|beim|deinen?|deinem|deiner|ihren?|ihrem|ihrer|euren?|eurem|eurer",
    slot_nouns=r"option|nummer|nr\.?|termin|vorschlag|variante|slot|moglichkeit|punkt",
    slot_after="termin|vorschlag|option|variante|slot|moglichkeit|zeit|uhrzeit|terminvorschlag",
    later_of="(?:der|den|die|das) (?:spateste|spatesten)|(?:der|den|dem|die|das) (?:spatere|spateren|letztere|letzteren|spaterer)|letzterer?",
    earlier_of="(?:der|den|die|das) (?:fruheste|fruhesten)|(?:der|den|dem|die|das) (?:fruhere|fruheren|erstere|ersteren)|ersterer?",
    next_week="nachste woche|nachsten|nachster|nachste|kommende woche|kommenden woche|nachster woche|kommender woche",
    week_after="(?:die|eine|in der) woche (?:darauf|danach|spater|drauf)|eine woche spater",
    plus_week=r"in einer woche|in (?:acht|8) tagen|uber (?:acht|8) tage|uber eine woche",
    same_time="(?:zur |um )?(?:selben|gleichen|gleiche|selbe) (?:zeit|uhrzeit|stunde)",
    see_you="bis|bis zum",
    same_day="(?:am )?(?:selben|gleichen) tag|an (?:dem|diesem) tag",
    my_time="(?:meiner|meine|unserer|hiesiger) (?:zeit|ortszeit)|bei mir hier",
    your_time="(?:ihrer|deiner|ihre|deine) (?:zeit|ortszeit)",
    whose_clock="hier|dort|bei (?:mir|uns|dir|euch|ihnen)|(?:meine|deine|unsere|ihre|eure)[rs]? (?:uhr|zeit)|fur (?:mich|uns|dich|sie|euch)",
    zone_time="zeit|ortszeit",
    place_words=words(
        "in im ins an am bei beim mit per via über von vom aus auf zu zum zur ohne als durch neben hinter vor unter weil"
    ),
    or_words=words("oder / entweder bzw"),
    and_words=words("und & sowie"),
    but_words="aber(?! (?:schon|gern|gerne|ja|gut)\\b)|jedoch|allerdings|dagegen|hingegen|sondern",
    free_openers="ich|i ha|i|ha|wir|da|weil|denn|dann|so|das|und ich|bin|hab|habe|hatte|war|sitze|freue?|mein|meine|unser|unsere|es|dort|hier|davor|danach|bei (?:mir|uns)|und (?:wir|mein|meine|da|das|dann)",
    cut_words="wenn|falls|weil|da ich|sofern|denn|vorausgesetzt",
    joiners=words(
        """am an um den der dem die das , ( ) . - : im in gegen termin uhr zeit für         von bis h slot vorschlag ist also und zwar wäre passt"""
    ),
    later_shift="spater|danach|darauf|drauf|nach hinten|nach hinten verschieben",
    earlier_shift="fruher|eher|vorher|davor|nach vorn|nach vorne",
    units={
        "minuten": 1,
        "min": 1,
        "minute": 1,
        "stunde": 60,
        "stunden": 60,
        "std": 60,
        "tag": 1440,
        "tage": 1440,
        "tagen": 1440,
        "woche": 10080,
        "wochen": 10080,
        "stündchen": 60,
        "viertelstunde": 15,
        "viertelstündchen": 15,
        "halbstunde": 30,
        "dreiviertelstunde": 45,
        "minütchen": 1,
        "mins": 1,
    },
    periods={
        r"(?:im |ins )?(?:nachsten?|neuen?|kommenden?|nachstes|neues) jahr": "year+1",
        r"(?:im )?(?:nachsten?|kommenden?|folgenden?) monat": "month+1",
        r"(?:im )?(?:nachsten?|kommenden?) quartal": "quarter+1",
        r"(?:in der )?(?:nachste|nachsten|kommende|kommenden|nachster) woche": "week+1",
        r"in einer woche": "days:7",
        r"in (?:etwa |ca\.? |rund )?{n} wochen": "weeks:n",
        r"in (?:etwa |ca\.? |rund )?{n} tagen": "days:n",
        r"in (?:etwa |ca\.? |rund )?{n} monaten": "months:n",
        r"in einem monat": "months:1",
        r"in einem halben jahr|in einem halbjahr|in sechs monaten": "months:6",
        r"in einem jahr": "months:12",
        r"in (?:einem|einen) vierteljahr": "months:3",
        r"in vierzehn tagen|in 14 tagen": "days:14",
        r"in acht tagen": "days:7",
        r"q([1-4])": "quarter:n",
        r"([1-4])\. quartal": "quarter:n",
        r"ersten quartal": "quarter:1",
        r"zweiten quartal": "quarter:2",
        r"dritten quartal": "quarter:3",
        r"vierten quartal": "quarter:4",
    },
    back=r"erster (?:arbeitstag|burotag|tag im (?:buro|dienst))(?: ist)?:?|wieder|zuruck|zuruckkehren|kehre|ruckkehr|(?:erreichbar|wieder da|da|im buro|anwesend|ansprechbar|zu erreichen|im dienst|im haus|zur verfugung) ab(?: dem)?|erst ab(?: dem)?|bearbeitet ab|beantwortet ab",
    away_until=r"bis|bis zum|bis einschlieslich|bis inkl\.?|bis inklusive|bis und mit|bis mit",
    away=r"im urlaub|im jahresurlaub|im mutterschaftsurlaub|in kur|auf kur|in der reha|auf reha|auf messe|auf montage|in den ferien|in ferien|im betriebsurlaub|auf fortbildung|auf tagung|auf exkursion|auser haus|auser dienst|abwesend|im krankenstand|in karenz|auf urlaub|nicht erreichbar|in urlaub|in elternzeit|im mutterschutz|auf (?:dienstreise|reisen)|verreist|krankgeschrieben|im ausland|nicht da|nicht im (?:buro|haus|lande)",
    sign_offs=r"""
mit freundlichen grüßen | mit freundlichem gruß | freundliche grüße | mit besten grüßen
mit herzlichen grüßen | mit lieben grüßen | beste grüße | besten gruß | bester gruß
herzliche grüße | herzlichst | viele grüße | viele liebe grüße | liebe grüße | schöne grüße
schönen gruß | sonnige grüße | gruß | grüße | grüßle | lg | vg | mfg | bg | lieben gruß
viele grüsse | freundliche grüsse | liebe grüsse | herzliche grüsse | beste grüsse
mit freundlichen grüssen | bis bald | bis dann | ihr | ihre | dein | deine
schöne grüße aus \w+ | viele grüße aus \w+ | liebe grüße aus \w+ | herzliche grüße aus \w+
mit freundlichem grüße | freundlicher gruß | freundlichst | beste grüße aus \w+ | beste wünsche
kollegiale grüße | mit kollegialen grüßen | hochachtungsvoll | mit vorzüglicher hochachtung
gruss | gruess | grüessli | liebi grüess | e liebe gruess | en liebe gruess | pfiat di | pfiat euch | pfiat eana | servus
mit den besten grüßen | mit besten empfehlungen | alles liebe | alles gute | gglg | glg | hdl | lgr | beste grüße und bis bald
danke und gruß | danke und viele grüße | ciao
""",
    device_lines=r"von meine[mr] .* gesendet.*|gesendet (?:von|mit|aus) .*|diese nachricht wurde von .*",
    hours_lines=r"sprechzeiten?|sprechstunden?|offnungszeiten|geschaftszeiten|burozeiten|servicezeiten|erreichbar(?:keit)?|telefonzeiten|arbeitszeiten|sprechstunde",
    greetings="hallo|hi|hey|huhu|hej|hoi|hoi zame|salu|sali|griaß di|griass di|griaß eich|gruess gott|grus di|habe die ehre|mahlzeit|tach|moin moin|na|ahoi|werter|werte|verehrter|verehrte|sehr verehrte|sehr verehrter|meine liebe|mein lieber|guten nachmittag|schonen guten tag|schonen guten morgen|schonen guten abend|schonen tag|guten tag|guten morgen|guten abend|liebe|lieber|sehr geehrte|sehr geehrter|servus|gruss gott|grus gott|moin|gruezi|gruzi|grusse",
    thorough=True,
    senses=SENSES,
    vocabulary=_VOCABULARY,
    common=words("""
ich und der die das nicht mir ist sie für fur mit passt uhr danke vielen dank bitte gerne gern um
am im den dem ein eine auf bei wir es zu von termin leider guten grüße dann kann geht hallo nein
kein keine ja bis auch wieder freitag montag dienstag mittwoch donnerstag halb bin nummer lieber
liebe geehrte herr frau nehme wäre worum wird
"""),
)
