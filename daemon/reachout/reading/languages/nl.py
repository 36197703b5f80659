"""Dutch."""

# ruff: noqa: E501  (a phrase stays on one line)

from __future__ import annotations

from reachout.reading.folding import words
from reachout.reading.languages.language import Language, numbered
from reachout.reading.languages.nl_phrases import SENSES

DUTCH = Language(
    code="nl",
    weekdays=numbered("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag", 0)
    | {"ma": 0, "di": 1, "wo": 2, "do": 3, "vr": 4, "za": 5, "zo": 6},
    months=numbered(
        "januari februari maart april mei juni juli augustus september oktober november december",
        1,
    )
    | {
        "jan": 1,
        "feb": 2,
        "mrt": 3,
        "apr": 4,
        "jun": 6,
        "jul": 7,
        "aug": 8,
        "sep": 9,
        "okt": 10,
        "nov": 11,
        "dec": 12,
    },
    numbers=numbered(
        "één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien "
        "zestien zeventien achttien negentien twintig eenentwintig tweeëntwintig drieëntwintig",
        1,
    )
    | {"vijfentwintig": 25, "dertig": 30, "veertig": 40, "vijfenveertig": 45}
    | {"vijftig": 50, "zestig": 60, "negentig": 90},
    ordinals={
        "allereerste": 1,
        "allerlaatste": -1,
        "eerste": 1,
        "tweede": 2,
        "derde": 3,
        "vierde": 4,
        "vijfde": 5,
        "laatste": -1,
    },
    parts={
        "ochtend": (5, 12),
        "ochtends": (5, 12),
        "morgens": (5, 12),
        "voormiddag": (6, 12),
        "voormiddags": (6, 12),
        "namiddag": (12, 18),
        "namiddags": (12, 18),
        "middag": (12, 18),
        "middags": (12, 18),
        "avond": (17, 24),
        "avonds": (17, 24),
    },
    day_words=numbered(
        "zesde zevende achtste negende tiende elfde twaalfde dertiende veertiende vijftiende "
        "zestiende zeventiende achttiende negentiende twintigste eenentwintigste "
        "tweeëntwintigste drieëntwintigste vierentwintigste vijfentwintigste zesentwintigste "
        "zevenentwintigste achtentwintigste negenentwintigste dertigste eenendertigste",
        6,
    ),
    moments={"12 uur 's middags": (12, 0)},
    days_ahead={
        "vandaag": 0,
        "vanochtend": 0,
        "vanmorgen": 0,
        "vanmiddag": 0,
        "vanavond": 0,
        "morgen": 1,
        "overmorgen": 2,
    },
    at="om|rond|vanaf|na|voor|tegen|tot|naar|omstreeks",
    hour_marks="uur|u|h|uren",
    half="half {n};half{n}",
    half_before=True,
    minute_past="{m} over {n};{m} na {n};{m} minuten over {n}",
    minute_to="{m} voor {n};{m} minuten voor {n}",
    quarter_past="kwart over {n};kwart na {n};kwartier over {n};kwartier na {n};kwartje over {n}",
    quarter_to="kwart voor {n};kwartier voor {n}",
    minute_words={"vijftien": 15, "dertig": 30, "vijfenveertig": 45},
    day_mark="e|ste|de",
    day_lead="de|den|het|'t|jouw|je|uw|jullie",
    slot_nouns=r"optie|nummer|nr\.?|voorstel|moment|keuze|datum|mogelijkheid|slot|tijdstip|punt",
    slot_after="optie|voorstel|moment|momentje|keuze|keus|datum|tijd|tijdstip|mogelijkheid|slot|suggestie|afspraak|uur",
    later_of="de (?:latere|laatste van de twee|tweede van de twee|laatstgenoemde)|het latere|laatstgenoemde",
    earlier_of="de (?:vroegere|vroegste|eerste van de twee|eerstgenoemde)|het vroegste|het vroegere|eerstgenoemde",
    next_week="volgende week|volgende|komende week",
    week_after="(?:de|een) week (?:daarna|erna|later|erop)",
    plus_week=r"over (?:een|1) week|over (?:acht|8) dagen|binnen (?:een week|acht dagen)",
    same_time="(?:op )?(?:dezelfde|zelfde) tijd|(?:op )?hetzelfde tijdstip",
    see_you="tot",
    same_day="(?:op )?(?:dezelfde|die) dag",
    my_time="(?:mijn|onze) tijd|hier",
    your_time="(?:jouw|uw|jullie) tijd",
    whose_clock="hier|daar|bij (?:mij|ons|jou|jullie|u)|voor (?:mij|ons|jou|jullie|u)|(?:mijn|jouw|uw|onze|jullie) tijd",
    zone_time="tijd",
    place_words=words(
        "in bij met per via over van uit op te ter zonder als door naast achter voor onder naar omdat"
    ),
    or_words=words("of / ofwel hetzij"),
    and_words=words("en & alsook evenals"),
    but_words="maar(?! (?:graag|goed|ja)\\b)|echter|evenwel|doch|nochtans",
    free_openers="ik|we|wij|dan|want|omdat|zo|en ik|en we|daar|ben|heb|zit|mijn|onze|het|hier|dat|dus|die|bij (?:mij|ons)",
    cut_words="als|mits|tenzij|omdat|want|zodra|indien",
    joiners=words("""de het om op van , ( ) - : in voor uur is dan en zou optie dag tijd die ' s 's
        rond een maar liever"""),
    later_shift="later|erna|nadien|naar achteren",
    earlier_shift="eerder|vroeger|naar voren|ervoor",
    units={
        "minuten": 1,
        "minuut": 1,
        "min": 1,
        "uur": 60,
        "uurtje": 60,
        "uren": 60,
        "kwartier": 15,
        "kwartiertje": 15,
        "halfuur": 30,
        "halfuurtje": 30,
        "minuutjes": 1,
        "minuutje": 1,
        "dag": 1440,
        "dagen": 1440,
        "week": 10080,
        "weken": 10080,
    },
    periods={
        r"(?:volgend|komend) jaar|het nieuwe jaar|in het nieuwe jaar|het nieuwjaar": "year+1",
        r"(?:volgende|komende) maand": "month+1",
        r"(?:volgend|komend) kwartaal": "quarter+1",
        r"(?:het )?eerste kwartaal": "quarter:1",
        r"(?:het )?tweede kwartaal": "quarter:2",
        r"(?:het )?derde kwartaal": "quarter:3",
        r"(?:het )?vierde kwartaal": "quarter:4",
        r"over een half jaar|over zes maanden": "months:6",
        r"over een jaar": "months:12",
        r"over veertien dagen": "days:14",
        r"binnen (?:een |de )?{n} weken": "weeks:n",
        r"binnen een week": "days:7",
        r"binnen een maand": "months:1",
        r"(?:volgende|komende) week": "week+1",
        r"over een week": "days:7",
        r"over een maand": "months:1",
        r"over (?:een )?{n} weken": "weeks:n",
        r"over een paar weken": "none",
        r"over {n} dagen": "days:n",
        r"over {n} maanden": "months:n",
        r"q([1-4])": "quarter:n",
    },
    back="eerste werkdag(?: is)?:?|terug|weer (?:aanwezig|bereikbaar|terug|op (?:kantoor|mijn post|het werk)|aan het werk|aan de slag|beschikbaar|achter|in huis)|opnieuw (?:aanwezig|bereikbaar|beschikbaar|op kantoor)|zit ik weer|ben ik (?:er )?weer|retour|vanaf",
    away_until="tot|tot en met|t/m|tem",
    away=r"(?:op|met) (?:vakantie|verlof|reis|zakenreis|dienstreis|congres|beurs|tournee|zwangerschapsverlof|ouderschapsverlof|ziekteverlof)|afwezig|weg|in het buitenland|niet (?:op kantoor|bereikbaar|aanwezig)|buitenshuis",
    sign_offs=r"""
groeten | groetjes | groet | met vriendelijke groet | met vriendelijke groeten
vriendelijke groet | vriendelijke groeten | hartelijke groet | hartelijke groeten | mvg
met hartelijke groet | met hartelijke groeten | met vriendelijke groetjes | met beste groeten | beste groeten
warme groet | warme groeten | lieve groet | lieve groetjes | lieve groeten | vele groeten | veel groetjes | groetjes van \w+ | groeten van \w+ | groeten uit \w+ | groetjes uit \w+ | gr | grtjs | grtz | vr gr | vrgr | hgr | hoogachtend | met de meeste hoogachting | met hoogachting | hartelijks | hartelijk dank | dikke kus | kusjes | xx | xxx | dag | doei | doeg | salukes | tot snel | tot gauw | tot ziens | tot binnenkort
tot dan | liefs | dank | bedankt | alvast bedankt
""",
    device_lines=r"verstuurd vanaf .*|verzonden (?:vanaf|met|van|vanuit) .*|verstuurd met .*|outlook voor .*",
    hours_lines=r"openingstijden|spreekuur|bereikbaar|werkdagen|kantooruren",
    greetings="hoi|hallo|hallootjes|hey|hee|he|hi|heej|heey|yo|beste|besten|waarde|lieve|liefste|goede middag|goede morgen|goede avond|goeiemorgen|goeiedag|goeiemiddag|goeienavond|goedendag|goeden dag|morgen|mijnheer|meneer|mevrouw|geachte heer|geachte mevrouw|ha|ha die|dag|dag|geachte|goedemorgen|goedemiddag|goedenavond|lieve",
    thorough=True,
    senses=SENSES,
    vocabulary=words("""
aan achter afspraak af agenda alle alvast bedankt bel bellen ben beste bij dag dan dank dat de
deze die dit doen donderdag een eens en er erg fijn fijne gaan gauw geen gewoon gezellig goede graag
haha heb hebben heel hé het hier hoi hoor ik in is ja je jij jou jouw jullie kan kennis kennismaken
keus koffie komen kom laptop leuk leuke link mail me met mij mijn moment naar nodig noteer nu
om ons onze ook op optie over plan plannen prima samen schikt snel spreek spreken staat stuur sturen
te teams thuis tijd tijdens toch tot tijden tijdstippen momenten u uitnodiging uw van vast videobellen video voor vraag vrij was wat
we weer wel wij woord zal zeker zet zie zien zin zit zo zoom zou daar erbij gesprek

allemaal alsook altijd ander  avond avonds aub afgesproken afspreken aangenaam aardig aardige absoluut afgelopen al alles aangeboden aangegeven antwoord apparaat auto
baas baby bank bed beetje begin bekend benieuwd benieuwde bereid bereikbaar bericht berichtje bestaat best beter bezig bij bijna binnen binnenkort blij blijf blijven blokkeer blok bos boek boven brengen broer bureau buren buurman buurvrouw buiten
camera chat collega collega's computer cursus daarbij daarna daarom daarvoor dagje dame dames dank danken dankbaar deal deel denk denken dezer dienst dinsdag direct dochter dokter druk duidelijk duim duurt dus
echt eer eerlijk eigen eigenlijk eindelijk elkaar enorm enthousiast eten even eventjes fantastisch fantastische feest fiets film fluitje foto
gaat gaf gebeld gebruik gedaan geduld geef gegeven gehad geheel gehoord gek geknipt geldt geleden gelegen geleid geloof geluk gelukkig gemaakt genieten genoeg genoegen genoten genoteerd gereserveerd geregeld geschreven gesprekje gestuurd getipt gevraagd gewone gezegd gezien ging goeie goesting grote groot gsm
haal haar had halen half handen handig hart hartelijk hartelijke hartstikke heb hebt heeft heer heerlijk heerlijke helder helemaal help helpen helpt hem hen herinnering hij hoe hond honger  hoor horen houd hou huis hun idee ideaal ideale iedereen iemand iets inderdaad ingepland ingeschreven interesse interessant interessante intussen inmiddels
jaar jarig jawel jong juist kat keer keuken keuze keus kind kinderen kleindochter kleine kleinkinderen kleinzoon klaar klinkt klus koekje koekjes koffietje kom komende komt kop kopje koptelefoon kort kwam
laat laatste lach lachen land lang lange langs laptop leer leerling leerlingen lees lekker lekkere les leest leuks lezen lief liefs lijkt lijn lijst lijstje links logisch lokaal luister luisteren lukt lunch
maak maakt maand  man mama mail mailtje mee meer meest meeste meteen meisje meneer mens mensen mevrouw middag microfoon minuten  moeder moest moment momentje mooi mooie morgen muziek
naam naast nacht name namens natuurlijk neem nemen net nieuwe nieuws nieuwsgierig noem nog normaal noteren notitie notities notitieboek nummer nummers
ochtend oefenen oma onder onderwerp onderzoek ontmoeten ontvangen ontzettend oog opa open oog  opgeschreven oude over ouders overigens
paar papa papier partij  past pen per perfecte persoonlijk plaats plan planning plek plezier precies praat praten praatje proberen punt puur
raam rekenen reken reactie reageren regel regelen regen rest richting rijd rij ruim ruimte rust rustig rustige
samen school schrijf schrijven scherm sinds smakelijk snel snelle snelheid soms speciaal sport sta staan start starten stel stem sterk stoel straks stuk stuurt super suggestie suggesties
tafel tante technisch techniek telefoon telefoontje telefonisch thee theetje thuiskantoor tijdje tijdstip toe toen toevallig top trein trek trots tuin tussen twee tweede
uit uitkijken uitstekend uitstekende uitgenodigd uitnodigen uitleg uiteraard urenlang uur uurtje
vader vakantie vanaf vandaag vandaar vanuit vanmiddag vanavond vast vaste veel vele ver verder verhaal verhalen verheug verheugd verheugen vertel vertellen verrassing verrast vertrouwd via videogesprek vier vind vinden vindt vlug voel voelt  voorstel voorstellen voorgestelde vooral voorzien vraag vragen vriend vriendelijk vriendelijke vriendin vrienden vrije vroeg vroege vrolijk vrouw vrouwlief
waar waard waarom  wakker wandelen wandeling warm warme wat water wandel web webcam weekend week weken weet  weinig welk welke wereld werd werk werken werkt werkplek wie wil wilde wilden willen wist wordt worden woon
zaak zacht zal zaterdag zeer zeggen zeg zegt zelf zelfs zetel zetten zien zij zijn zit zitten zoek zoiets zomaar zon zondag zoon zorg zorgen zus
aangevinkt aangekruist afgevinkt agendapunt betreft bevalt bovenste onderste middelste eerstvolgende gekozen kiezen kiest koos pik prik uitgekozen uitgezocht vermelde genoemde ingevuld
bellen belt gebeld bel belde skypen zoomen videobelletje belletje telefoneren hangen toestel snoertje snoer oortjes headset
hihi haha hahaha hehe wauw wow joepie hoera jippie jee goh tjonge ach ah oh o nou  zeg hoor zus he hé hè
't 'k 'm 'n d'r gij ge u uwe uwen den dees efkes effe effen eventjes eens ne nen nie zulle allez amai plezant plezante content fameus
middags ochtends avonds namiddag voormiddag namiddags voormiddags nu zojuist daarnet gisteren eergisteren onlangs laatst
bos bossen zee strand stad dorp berg sneeuw zomer winter herfst lente weer
gr groet groeten groetjes mvg xx xxx kus kusje liefs
koor repetitie training zwemmen voetbal yoga kerk markt winkel kapper tandarts oogarts huisarts oppassen boodschappen
interview project scriptie studie boek artikel lezing presentatie podcast website pagina onderzoek vereniging club bedrijf zaken team kantoor
dankjewel dankuwel dankje merci bedanken bedankje graagst allerbeste allerliefste hartelijkst
gaarne verneem bereiken secretariaat college melken koken bakken voeren klaar grappige grappig trouwens spreekt expert videobellen dochter uitlegt legt schrijft maken helemaal qua ziet toezenden toesturen duim
dichtbij meteen tevoren paraat beschikbaar vrijgehouden vrijgemaakt geblokt geblokkeerd ingepland vastgelegd aangestipt
""")
    - words(
        "toch kan geen college koor repetitie training zwemmen voetbal yoga kerk oppassen kapper "
        "baas baby boodschappen markt film feest wandelen wandeling broer buren buurman buurvrouw collega collega's "
        "dochter kind kinderen kleindochter kleinkinderen kleinzoon man mama mama's meisje moeder oma opa "
        "ouders papa tante vader vriend vriendin vrienden vrouw zoon zus team bedrijf club vereniging "
        "tandarts oogarts huisarts dokter les lessen dienst vakantie trein werk werken school "
        "sport feest cursus"
    ),
    common=words("""
misschien in nog mijn ben heb liever ik je het de een en van is niet op dat voor met hoi groeten groet uur optie prima kan geen maar om
bedankt graag week dan jullie mij leuk nee donderdag woensdag vrijdag maandag dinsdag beste wel
"""),
)
