"""Dutch."""

# ruff: noqa: E501  (a phrase stays on one line)

from __future__ import annotations

from reachout.reading.folding import words
from reachout.reading.languages.language import Language, Senses, numbered

_SENSES = Senses(
    yes=r"""
(?:past|schikt|komt|werkt|lukt|kan)(?: mij| me| ons| goed| prima| uitstekend| bij mij| wel)*
(?:is|zou|lijkt|klinkt|zijn) (?:\w+ ){0,2}?(?:prima|goed|perfect|ideaal|top|fijn|oke|ok|uitstekend|leuk|mogelijk|handig)
prima | perfect | top | goed | uitstekend | graag | akkoord | afgesproken | ja | oke | ok
doe (?:maar|ik) | neem | kies | we (?:doen|nemen|spreken) | laten we
tot (?:dan|maandag|dinsdag|woensdag|donderdag|vrijdag) | ik kan | bevestig
schrijf (?:\w+ )?op | zet (?:\w+ )?in (?:de|mijn) agenda | genoteerd | alsjeblieft
alstublieft | graag gedaan
""",
    no=r"""
niet | nee | geen | helaas | onmogelijk | bezet | vol | weg | verhinderd | lastig | nooit
""",
    none_fit=r"""
geen(?: (?:van|enkele|een))(?: \w+)?
(?:die|deze|alle|de) (?:\w+ )?(?:dagen|tijden|momenten|data|drie|opties) ~ niet
(?:kan|lukt) (?:helaas )?(?:op )?(?:geen|die dagen niet) | alle drie ~ niet | niet op die
""",
    any_fit=r"""
(?:alle|alle drie|allemaal|elke|elk) ~ (?:goed|prima|kunnen|passen|kan)
(?:maakt|mij) (?:me |mij )?(?:niet uit|om het even) | kies (?:jij|u|maar|zelf)
zeg (?:jij|u|het) maar | welke dan ook
""",
    both_fit="allebei\nbeide\nbeiden",
    all_but=r"""
(?:alle|allemaal|alles) (?:\w+ ){0,2}?(?:behalve|op (?:\w+ )?na)
""",
    propose=r"""
(?:kunnen|kan|zullen|kun|kunt|mag) (?:we|wij|het|u|je|ik)
zou (?:\w+ ){0,3}?(?:kunnen|lukken|passen|ook) | liever | beter | in plaats daarvan
voorstellen | stel (?:\w+ )?voor | verzetten | verplaatsen | wat dacht | schikt (?:het|u|je)
lukt dat | komt (?:het|u|je) | heb (?:je|ik) | heeft u
""",
    shift="(?:verzetten|verplaatsen|verschuiven|beginnen|opschuiven)",
    vague=r"""
volgende week | (?:de )?week (?:daarna|erna|erop)
een andere? (?:dag|keer|tijd|moment|week|datum) | andere (?:dagen|tijden|momenten)
(?:'s )?(?:ochtends|middags|avonds) | ergens | elke (?:dag|middag|ochtend)
""",
    doubt=r"""
we zien wel | toch niet
misschien | waarschijnlijk | vermoedelijk | wellicht | eventueel | onder voorbehoud
voorlopig | zou (?:\w+ ){0,2}?moeten
moet (?:\w+ ){0,4}?(?:nog|eerst|even) (?:\w+ ){0,4}?(?:vragen|overleggen|kijken|checken|bevestigen|navragen|zien)
(?:laat|zal|bevestig|hoor|geef) (?:\w+ ){0,4}?(?:weten|horen|nog|morgen|later|door) | als
mits | tenzij | op voorwaarde | hangt (?:\w+ )?af | ik (?:denk|hoop|geloof|gok) | (?:denk|hoop|geloof|gok) ik
niet (?:zeker|helemaal) | nog niet | in principe | waarschijnlijk | hopelijk | afwachten
""",
    weak="tot\nalleen\nmoet\nwel maar",
    decline=r"""
nee,? (?:bedankt|dank|dankjewel|dank u|helaas) | geen (?:interesse|belangstelling|behoefte)
niet geinteresseerd
(?:moet|wil|ga|zal) (?:\w+ ){0,3}?(?:afslaan|bedanken|weigeren|passen|afzeggen voor)
sla (?:\w+ )?over | niet de (?:juiste|goede) persoon
(?:doe|geef|voer) geen (?:\w+ )?(?:gesprekken|interviews|calls) | liever niet
""",
    refusal=r"""
(?:is|gaat|wordt|lijkt|lukt) (?:\w+ ){0,4}?niet (?:mogelijk|lukken|gaan|haalbaar) | niet mogelijk
(?:dat|dit|het) (?:gaat|lukt) (?:\w+ ){0,3}?niet(?: lukken)?
geen (?:\w+ )?(?:tijd|zin|ruimte|capaciteit|behoefte)
(?:kan|kunnen|wil|willen|zal|ga) (?:\w+ ){0,5}?niet (?:\w+ ){0,3}?(?:meedoen|helpen|deelnemen|meewerken|ingaan|bijdragen|toezeggen|aannemen)
(?:niets|niet|niks) voor (?:mij|me|ons) | niet mijn (?:ding|vakgebied|onderwerp) | met pensioen
werk (?:\w+ ){0,3}?niet meer | verkeerde (?:persoon|adres)
(?:moet|ga|zal|wil) (?:\w+ ){0,3}?(?:passen|bedanken|afwijzen)
""",
    lone_no="nee\nniet\nneen\nik pas\nkan niet\nik kan niet",
    polite=r"""
dank (?:je|u)(?: wel)? | dankjewel | dankuwel | bedankt | helaas | sorry | maar | het spijt me
jammer | hoi | hallo | erg | liever | vriendelijk | voor mij
""",
    negation=r"""
(?:ik|wij|we|dit|dat|het)(?: \w+){0,6}? (?:niet|geen|nooit|niks|niets)(?! (?:zeker|alleen|vergeten|ontvangen|begrepen|erg|weten|gevonden))
""",
    hands_on=r"""
doorgestuurd | stuur (?:\w+ ){0,3}?door | cc | bijlage | kopie
""",
    now=r"""
op dit moment | momenteel | nu | deze (?:week|maand|zomer|periode) | dit (?:jaar|kwartaal) | voorlopig
""",
    stop=r"""
(?:haal|verwijder|schrap|haalt) (?:mij|me|mijn|ons)
(?:mail|schrijf|benader|contacteer|stuur) (?:mij|me) (?:\w+ )?(?:niet meer|nooit meer|geen)
(?:niet meer|nooit meer) (?:te )?(?:mailen|schrijven|benaderen|contacteren)
geen (?:mails|berichten|e-mails) meer | uitschrijven | laat (?:mij|me) met rust
""",
    defer=r"""
(?:mail|schrijf|vraag|benader|bel|app|herinner|contacteer|probeer|stuur|laat|kom) (?:mij|me|het|dan|maar|gerust|ons)* ?(?:\w+ ){0,4}?(?:in|na|over|weer|nog eens|nogmaals|opnieuw|later|volgend\w*)
(?:weer|nog eens|opnieuw|later) (?:contact|proberen|vragen|mailen|bellen|schrijven)
(?:ik|we) (?:mail|schrijf|bel|kom|komen|neem|spreken) (?:\w+ ){0,4}?(?:als|zodra|na|later|wanneer)
na (?:de|het|mijn|onze) (?:zomer|vakantie|lancering|verhuizing|kerst|project|deadline|audit|verlof)
een andere keer | op een later moment | niet voor
""",
    busy=r"""
(?:op dit moment|momenteel|nu even|even|nu) | te druk
""",
    cancel=r"""
(?:afzeggen|afgezegd|annuleren|geannuleerd|annuleer|afblazen) | zeg (?:\w+ ){0,3}?af
(?:gaat|kan) (?:\w+ ){0,3}?(?:toch niet|niet door)
""",
    comes="komen\nerbij zijn\naanwezig zijn\nbij zijn",
    sends=r"(?:stuur|sturen|mail|deel)\w* (?:\w+ ){0,4}?(?:link|uitnodiging)",
    ask=r"""
wil (?:graag |eerst )*weten | meer (?:info\w*|details) | vertel (?:me|eens)
""",
    harmless=r"""
geen (?:probleem|punt|zorgen|dank) | waarom niet | niet alleen
(?:(?:heel erg )?bedankt|dank (?:je|u)?(?:wel)?) voor(?: (?!maar\b|niet\b|helaas\b|geen\b)\w+){0,6} | groet(?:en|jes)? | met vriendelijke groet(?:en)?
tot (?:dan|maandag|dinsdag|woensdag|donderdag|vrijdag|snel|gauw) | tot zo
""",
    compared="in plaats van\ndan",
    limits="tot\nna\nvoor\nvanaf\nsinds\ntussen\nt/m",
)

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
    numbers=numbered("één twee drie vier vijf zes zeven acht negen tien elf twaalf", 1),
    ordinals={"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "vijfde": 5, "laatste": -1},
    parts={
        "ochtend": (5, 12),
        "ochtends": (5, 12),
        "middag": (12, 18),
        "middags": (12, 18),
        "avond": (17, 24),
        "avonds": (17, 24),
    },
    moments={"12 uur 's middags": (12, 0)},
    days_ahead={"vandaag": 0, "morgen": 1, "overmorgen": 2},
    at="om|rond|vanaf|na|voor|tegen|tot",
    hour_marks="uur|u|h",
    half="half {n}",
    half_before=True,
    quarter_past="kwart over {n}",
    quarter_to="kwart voor {n}",
    day_mark="e|ste|de",
    day_lead="de|den|het",
    slot_nouns=r"optie|nummer|nr\.?|voorstel|moment|keuze|datum",
    slot_after="optie|voorstel|moment|keuze|datum|tijd",
    later_of="de (?:latere|laatste van de twee|tweede van de twee)",
    earlier_of="de (?:vroegere|eerste van de twee)",
    next_week="volgende week|volgende|komende week",
    week_after="(?:de|een) week (?:daarna|erna|later|erop)",
    same_time="(?:op )?(?:dezelfde|zelfde) tijd|(?:op )?hetzelfde tijdstip",
    see_you="tot",
    same_day="(?:op )?(?:dezelfde|die) dag",
    my_time="(?:mijn|onze) tijd|hier",
    your_time="(?:jouw|uw|jullie) tijd",
    zone_time="tijd",
    or_words=words("of /"),
    and_words=words("en &"),
    but_words="maar|echter|toch",
    free_openers="ik|we|dan|want|omdat|zo|en ik",
    cut_words="als|mits|tenzij|omdat|want",
    joiners=words("""de het om op van , ( ) - : in voor uur is dan en zou optie dag tijd die ' s 's
        rond een maar liever"""),
    later_shift="later",
    earlier_shift="eerder|vroeger",
    units={
        "minuten": 1,
        "minuut": 1,
        "min": 1,
        "uur": 60,
        "uurtje": 60,
        "dagen": 1440,
        "week": 10080,
        "weken": 10080,
    },
    periods={
        r"volgend jaar|het nieuwe jaar": "year+1",
        r"volgende maand": "month+1",
        r"volgend kwartaal": "quarter+1",
        r"volgende week": "week+1",
        r"over een week": "days:7",
        r"over een maand": "months:1",
        r"over (?:een )?{n} weken": "weeks:n",
        r"over een paar weken": "none",
        r"over {n} dagen": "days:n",
        r"over {n} maanden": "months:n",
        r"q([1-4])": "quarter:n",
    },
    back="terug|weer (?:aanwezig|bereikbaar|terug)|retour|vanaf",
    away_until="tot|tot en met",
    away=r"(?:op|met) (?:vakantie|verlof|reis)|afwezig|weg",
    sign_offs=r"""
groeten | groetjes | groet | met vriendelijke groet | met vriendelijke groeten
vriendelijke groet | vriendelijke groeten | hartelijke groet | hartelijke groeten | mvg
tot dan | liefs | dank | bedankt | alvast bedankt
""",
    device_lines=r"verstuurd vanaf .*|verzonden (?:vanaf|met|van|vanuit) .*|verstuurd met .*|outlook voor .*",
    hours_lines=r"openingstijden|spreekuur|bereikbaar|werkdagen|kantooruren",
    greetings="hoi|hallo|hey|hi|beste|dag|geachte|goedemorgen|goedemiddag|goedenavond|lieve",
    senses=_SENSES,
    vocabulary=words("""
aan achter afspraak af agenda alle alvast bedankt bel bellen ben beste bij dag dan dank dat de
deze die dit doen donderdag een eens en er erg fijn fijne gaan gauw geen gewoon gezellig goede graag
haha heb hebben heel hé het hier hoi hoor ik in is ja je jij jou jouw jullie kan kennis kennismaken
keus koffie komen kom laptop leuk leuke link mail me met mij mijn moment naar nodig noteer nu
om ons onze ook op optie over plan plannen prima samen schikt snel spreek spreken staat stuur sturen
te teams thuis tijd tijdens toch tot tijden tijdstippen momenten u uitnodiging uw van vast videobellen video voor vraag vrij was wat
we weer wel wij woord zal zeker zet zie zien zin zit zo zoom zou daar erbij gesprek
""")
    - words("toch kan geen"),
    common=words("""
misschien in nog mijn ben heb liever ik je het de een en van is niet op dat voor met hoi groeten groet uur optie prima kan geen maar om
bedankt graag week dan jullie mij leuk nee donderdag woensdag vrijdag maandag dinsdag beste wel
"""),
)
