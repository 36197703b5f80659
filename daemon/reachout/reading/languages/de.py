"""German."""

# ruff: noqa: E501  (a phrase stays on one line)

from __future__ import annotations

from reachout.reading.folding import words
from reachout.reading.languages.de_phrases import SENSES
from reachout.reading.languages.language import Language, numbered

_VOCABULARY = words("""
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
""") - words("warten nur bis müsste hoffe")

GERMAN = Language(
    code="de",
    weekdays={
        **dict.fromkeys(("montag", "mo"), 0),
        **dict.fromkeys(("dienstag", "di"), 1),
        **dict.fromkeys(("mittwoch", "mi"), 2),
        **dict.fromkeys(("donnerstag", "do"), 3),
        **dict.fromkeys(("freitag", "fr"), 4),
        **dict.fromkeys(("samstag", "sonnabend", "sa"), 5),
        **dict.fromkeys(("sonntag", "so"), 6),
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
    numbers=numbered("eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf", 1)
    | {"zwo": 2, "fuenf": 5, "zwoelf": 12, "ein": 1},
    ordinals={
        **{
            f"{n}{e}": i
            for n, i in numbered("erst zweit dritt viert fünft sechst", 1).items()
            for e in ("e", "er", "en", "es")
        },
        **dict.fromkeys(("letzte", "letzter", "letzten", "letztes"), -1),
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
    half="halb {n}",
    half_before=True,
    quarter_past="viertel nach {n}",
    quarter_to="viertel vor {n}",
    dot_dates=True,
    day_mark=r"\.|ter|ten",
    day_lead="der|den|dem|am|die|das",
    slot_nouns=r"option|nummer|nr\.?|termin|vorschlag|variante|slot|moglichkeit|punkt",
    slot_after="termin|vorschlag|option|variante|slot|moglichkeit|zeit|uhrzeit|terminvorschlag",
    later_of="(?:der|den|die|das) (?:spateste|spatesten)|(?:der|den|dem|die|das) (?:spatere|spateren|letztere|letzteren|spaterer)|letzterer?",
    earlier_of="(?:der|den|die|das) (?:fruheste|fruhesten)|(?:der|den|dem|die|das) (?:fruhere|fruheren|erstere|ersteren)|ersterer?",
    next_week="nachste woche|nachsten|nachster|nachste|kommende woche|kommenden woche|nachster woche|kommender woche",
    week_after="(?:die|eine|in der) woche (?:darauf|danach|spater|drauf)|eine woche spater",
    same_time="(?:zur |um )?(?:selben|gleichen|gleiche|selbe) (?:zeit|uhrzeit|stunde)",
    see_you="bis|bis zum",
    same_day="(?:am )?(?:selben|gleichen) tag|an (?:dem|diesem) tag",
    my_time="(?:meiner|meine|unserer|hiesiger) (?:zeit|ortszeit)|bei mir hier",
    your_time="(?:ihrer|deiner|ihre|deine) (?:zeit|ortszeit)",
    zone_time="zeit|ortszeit",
    or_words=words("oder / entweder bzw"),
    and_words=words("und & sowie"),
    but_words="aber(?! (?:schon|gern|gerne|ja|gut)\\b)|jedoch|allerdings|dagegen|hingegen|sondern",
    free_openers="ich|wir|da|weil|denn|dann|so|das|und ich",
    cut_words="wenn|falls|weil|da ich|sofern|denn|vorausgesetzt",
    joiners=words(
        """am an um den der dem die das , ( ) . - : im in gegen termin uhr zeit für         von bis h slot vorschlag ist also und zwar wäre passt"""
    ),
    later_shift="spater|danach|nach hinten",
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
    },
    periods={
        r"(?:im |ins )?(?:nachsten?|neuen?|kommenden?|nachstes|neues) jahr": "year+1",
        r"(?:im )?(?:nachsten?|kommenden?) monat": "month+1",
        r"(?:im )?(?:nachsten?|kommenden?) quartal": "quarter+1",
        r"(?:in der )?(?:nachste|nachsten|kommende|kommenden|nachster) woche": "week+1",
        r"in einer woche": "days:7",
        r"in (?:etwa |ca\.? |rund )?{n} wochen": "weeks:n",
        r"in (?:etwa |ca\.? |rund )?{n} tagen": "days:n",
        r"in (?:etwa |ca\.? |rund )?{n} monaten": "months:n",
        r"in einem monat": "months:1",
        r"in einem halben jahr": "months:6",
        r"q([1-4])": "quarter:n",
        r"([1-4])\. quartal": "quarter:n",
        r"ersten quartal": "quarter:1",
        r"zweiten quartal": "quarter:2",
        r"dritten quartal": "quarter:3",
        r"vierten quartal": "quarter:4",
    },
    back=r"wieder|zuruck|ab (?:dem|montag|dienstag|mittwoch|donnerstag|freitag)|erreichbar ab|ab",
    away_until=r"bis|bis zum|bis einschlieslich",
    away=r"im urlaub|in urlaub|in elternzeit|im mutterschutz|auf (?:dienstreise|reisen)|verreist|krankgeschrieben|im ausland|nicht da|nicht im (?:buro|haus|lande)",
    sign_offs=r"""
mit freundlichen grüßen | mit freundlichem gruß | freundliche grüße | mit besten grüßen
mit herzlichen grüßen | mit lieben grüßen | beste grüße | besten gruß | bester gruß
herzliche grüße | herzlichst | viele grüße | viele liebe grüße | liebe grüße | schöne grüße
schönen gruß | sonnige grüße | gruß | grüße | grüßle | lg | vg | mfg | bg | lieben gruß
viele grüsse | freundliche grüsse | liebe grüsse | herzliche grüsse | beste grüsse
mit freundlichen grüssen | bis bald | bis dann | ihr | ihre | dein | deine
schöne grüße aus \w+ | viele grüße aus \w+ | liebe grüße aus \w+ | herzliche grüße aus \w+
danke und gruß | danke und viele grüße | ciao
""",
    device_lines=r"von meine[mr] .* gesendet.*|gesendet (?:von|mit|aus) .*|diese nachricht wurde von .*",
    hours_lines=r"sprechzeiten?|sprechstunden?|offnungszeiten|geschaftszeiten|burozeiten|servicezeiten|erreichbar(?:keit)?|telefonzeiten|arbeitszeiten|sprechstunde",
    greetings="hallo|hi|hey|guten tag|guten morgen|guten abend|liebe|lieber|sehr geehrte|sehr geehrter|servus|gruss gott|grus gott|moin|gruezi|gruzi|grusse",
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
