"""German: what people say, phrase by phrase."""

# ruff: noqa: E501  (a phrase stays on one line)

from __future__ import annotations

from reachout.reading.languages.language import Senses

SENSES = Senses(
    yes=r"""
gebongt | geritzt | eingetragen | vermerkt | notiert | abgemacht | gebucht
(?:stehe|stehen) (?:\w+ ){0,5}?zur verfugung | zur verfugung
am (?:liebsten|besten) | liebsten | wahrnehmen | passt | passen | passte
wurde (?:\w+ ){0,2}passen | geht(?: klar| gut)? | gehen | ginge | klappt | klappen
(?:ist|ware|sind|waren|klingt|passt|das) (?:\w+ ){0,3}?(?:gut|super|prima|perfekt|bestens|wunderbar|hervorragend|ausgezeichnet|optimal|ideal|klasse|toll|okay|ok|recht|fein|in ordnung|moglich|machbar|spitze|bestatigt|frei|am besten)
(?:gut|super|prima|perfekt|bestens|wunderbar|hervorragend|ausgezeichnet|optimal|ideal|klasse|toll|okay|ok|recht|fein|in ordnung|moglich|machbar|spitze|bestatigt|frei|am besten)
nehme (?:ich|gern|gerne)? | nehmen (?:wir|gern)? | wahle | bevorzuge | entscheide | gern
gerne | freue mich | freuen uns | ja | jawohl | jepp | jo | klar | einverstanden | abgemacht
bin dabei | bin (?:\w+ ){0,2}(?:frei|verfugbar|da) | sagen wir | machen wir | lass uns
lassen sie uns | kann ich(?: gut| einrichten)? | konnte ich | ich kann | ich konnte
dann bis | bis (?:dann|dahin) | bestatige | hiermit | trage (?:\w+ ){0,3}ein | zusage
sage (?:ich )?(?:gern |gerne )?zu | halte (?:ich )?(?:mir )?frei | bitte
""",
    no=r"""
nicht | nein | nee | no | kein | keine | keinen | keiner | keines | keinem | leider
unmoglich | verhindert | belegt | ausgebucht | unterwegs | vergeben | besetzt | schlecht
ungunstig | schwierig | weder | noch nie
""",
    none_fit=r"""
(?:termin|zeit|slot)\w* (?:\w+ ){0,3}?(?:buchen|aussuchen|auswahlen) | buchen sie | calendly
kein(?:er|e|en|es|em)? (?:der|von|dieser|ihrer|deiner|termin\w*|davon|passt|zeiten|vorschl\w+)(?: \w+){0,3}
keiner | keine davon | nichts davon
(?:an|zu) (?:allen|diesen|den|keinem) (?:\w+ )?(?:tagen|terminen|zeiten) ~ (?:nicht|leider|verhindert|unterwegs|belegt)
(?:alle|alle drei|beide|diese) ~ (?:nicht|belegt|vergeben|ungunstig|unmoglich)
(?:passen|gehen|klappen) (?:mir |uns |bei mir |bei uns )?(?:leider )?(?:alle |beide )?nicht
leider ~ an keinem | die (?:termine|tage|zeiten|vorschlage) ~ nicht | an keinem
alle ~ nicht
""",
    any_fit=r"""
(?:die |alle )?(?:anderen|ubrigen|restlichen)(?: \w+)? (?:passen|gehen|sind|waren|klappen)
(?:alle|alle drei|alle vier|alle funf|alle termine|samtliche|alles) ~ (?:passen|gehen|moglich|passt|geht|gut|ok|okay|in ordnung|recht|klappen)
passen (?:mir |uns |bei mir )?(?:alle|samtlich) | jeder (?:der|von|termin|davon|dieser)
(?:ist )?(?:mir )?egal | such (?:dir|du) (?:\w+ )?aus | suchen sie (?:\w+ ){0,4}aus
welcher auch immer | ganz wie (?:sie|du|es) | entscheiden sie | entscheide du
""",
    both_fit=r"""
beide | beides
""",
    all_but=r"""
(?:alle|alles|jeder|jederzeit|alle termine) (?:passen |passt |gehen |geht |auch )?(?:auser|bis auf|nur nicht)
""",
    propose=r"""
ginge | ginge es | wie ware | wie war's | wie steht es
(?:konnte|konnten|kann|konnen|sollen|sollten|wollen|durfte) (?:wir|sie|ich|du|man|es)
passt (?:ihnen|dir|es) | passte (?:ihnen|dir|es) | wurde (?:ihnen|dir|es|auch)
ware (?:\w+ ){0,3}(?:moglich|besser|denkbar|auch) | hatten sie | hattest du | haben sie
hast du | sind sie | bist du | lieber | besser | eher | alternativ | stattdessen
vorschlagen | schlage | vorschlag | verschieben | verlegen | anbieten | biete | moglich ware
frei ware | erst um | erst ab
""",
    shift=r"""
(?:verschieben|verlegen|schieben|vorziehen|verschoben|vorverlegen)
(?:anfangen|beginnen|starten)
""",
    vague=r"""
alternative\w* | ausweichtermin\w*
(?:nachsten|kommenden) monat | nachste woche | kommende woche
(?:die|der|in der) woche (?:darauf|danach|drauf) | folgende woche | ubernachste woche
irgendwann | anderer? (?:tag|termin|zeit|woche|uhrzeit)
anderen (?:tag|termin|zeit|zeitpunkt|termine) | andere (?:termine|zeiten|tage)
(?:vormittags|nachmittags|abends|morgens|mittags)
(?:montags|dienstags|mittwochs|donnerstags|freitags|samstags|sonntags) | jederzeit
ab (?:mitte|ende|anfang) | weitere (?:termine|zeiten) | spater (?:in|am|im|diese|nachste)
""",
    doubt=r"""
durfte | durften | (?:denke|glaube|vermute|schatze|hoffe|schatz|denk|glaub) (?:ich|wir) | schriftlich | vertrag | einverstandniserklarung
(?:mein|unser)\w* (?:chef\w*|anwalt\w*|manager\w*|agent\w*|verlag|firma|frau|mann|team|betreuer\w*) (?:muss|mus|will|wird|mochte|meldet|soll)
merke\w* (?:\w+ ){0,3}?(?:\x01+ )?(?:\w+ ){0,3}?vor | versuche\w*
(?:konnte|konnten|ware|wurde)(?= ?\x01) | (?:bezahl|vergut|gebuhr|stundensatz|aufwandsentschadigung)\w*
(?:nur|ausschlieslich) (?:per|am|als|mit|ohne|uber) | (?:fast|ziemlich|relativ|halbwegs) sicher
erst ?mal | zunachst | fur(?:s)? erste | (?:musste|mussten|musstest) (?:\w+ ){0,3}?(?:auch|das|dann|noch|sie|wir|ich|es)
(?:klaren|fragen|sprechen) sie (?:\w+ ){0,3}?(?:mit|erst|vorher|bei) | freihalten | halten sie (?:\w+ ){0,3}?frei
(?:frage|frag) (?:noch|erst|vorher) | (?:ich )?melde mich (?:noch|wieder|dann|sobald|nochmal)
wir mussten | ich musste | honorar | vorher
(?:noch nicht|nichts) (?:\w+ ){0,2}?(?:fest|fix|sicher|entschieden|spruchreif) | doch nicht
quatsch | (?:mal|schauen wir) (?:sehen|mal) | war (?:nur )?(?:ein )?scherz
(?:vorher|zuerst|zunachst|davor) (?:\w+ ){0,4}?(?:muss|mus|mochte|brauche|wissen|klaren)
(?:muss|mochte|brauche|musste) (?:ich|wir) (?:\w+ ){0,3}?(?:vorher|zuerst|zunachst|noch)
sobald | im prinzip | ich wurde (?:aber |dann )?lieber | bei naherem nachdenken | vielleicht
wahrscheinlich | vermutlich | voraussichtlich | eventuell | evtl | moglicherweise
unter vorbehalt | vorbehaltlich | vorlaufig | unverbindlich | vorgemerkt | vormerken
sollte (?:\w+ ){0,3}(?:passen|gehen|klappen|moglich)
musste (?:\w+ ){0,3}(?:passen|gehen|klappen)
(?:nicht|noch nicht) (?:ganz )?(?:sicher|fest|bestatigt)
(?:muss|mus|will|mochte|werde|kann|soll|konnte) (?:\w+ ){0,6}?(?:fragen|nachfragen|prufen|schauen|nachsehen|klaren|abklaren|bestatigen|absprechen|abstimmen|rucksprache)
(?:melde|gebe|sage|bestatige|schreibe) (?:mich|ich|ihnen|dir)? ?(?:\w+ ){0,4}?(?:bescheid|nochmal|noch mal|noch einmal|morgen|spater|wieder|sobald)
bescheid | falls | sofern | vorausgesetzt | unter der (?:bedingung|voraussetzung)
es sei denn | hangt (?:\w+ ){0,2}ab | kommt darauf an | abhangig
ich (?:glaube|denke|hoffe|nehme an|vermute) | hoffentlich | tendenziell | im prinzip
grundsatzlich | theoretisch | zur not | notfalls | ohne gewahr | drucken sie die daumen
erst noch | genehmig\w+ | zustimm\w+ | rucksprache | warten sie | warte | abwarten
noch offen | provisorisch
""",
    weak=r"""
lieber im | melde mich | vorab
ob | wenn | bis | muss | mus | ansonsten | sonst | allerdings | hochstens | solange
""",
    terms=r"""
(?:geht|passt|klappt|moglich|mag|kann) (?:\w+ ){0,4}?nicht
(?:kann|mochte|will|mache|habe|bitte) (?:ich )?(?:\w+ ){0,2}?(?:nicht|kein\w*) | nur
""",
    binds=r"""
aber | allerdings | jedoch | sobald | nachdem | bedingung\w* | kosten | kostet | preis | risiko | formular\w* | vertrag\w* | treffen
(?:sie|du) (?:mussen|musst|sollten|solltest|konnten|konntest|durfen|durftest|zahlen|brauchen|brauchst|mussten)
(?:mussten|mussen|sollten|musst|beachten|bedenken|bringen|schicken|senden|nennen|zahlen|kommen|geben|rufen|schreiben|unterschreiben|lesen|bereiten|klaren|stellen|sorgen) (?:sie|du|wir)
(?:mein|meine|unser|unsere) \w+ (?:wird|will|muss|mus|mochte|soll|braucht|besteht)
ich (?:bringe|komme|sage|bestehe|verlange|erwarte|rede|spreche)
""",
    decline=r"""
nichts fur mich | (?:mochte|will) (?:das|dies) (?:lieber )?nicht
(?:das |da )?interessiert mich nicht | nein,? (?:danke|vielen dank|leider|lieber nicht)
kein interesse | nicht interessiert
(?:muss|mochte|werde|will) (?:\w+ ){0,5}?(?:absagen|ablehnen|passen)
sage (?:ich )?(?:\w+ ){0,3}ab
(?:bin|ware) (?:\w+ ){0,3}?(?:nicht|der falsche|die falsche) (?:\w+ ){0,3}?(?:richtige?n?|ansprechpartner\w*|ansprechperson|zustandig|person)
der falsche ansprechpartner | nicht (?:mehr )?zustandig | lehne (?:\w+ ){0,4}?ab
kein bedarf
(?:mache|gebe|fuhre) (?:\w+ ){0,2}?(?:keine|grundsatzlich keine|prinzipiell keine)
(?:lieber|besser) nicht | verzichte | nicht (?:zur verfugung|dienen|weiterhelfen|helfen)
kein(?:e|en)? (?:gesprache|interviews|telefonate|calls|zeit fur so)
in (?:rente|pension) | nicht mein (?:thema|gebiet|ding) | im ruhestand
""",
    refusal=r"""
fehlt (?:mir|uns) (?:\w+ ){0,4}?(?:zeit|lust|kraft|kapazitat\w*)
nicht (?:\w+ ){0,3}?(?:teilnehmen|mitmachen|zusagen|annehmen|dienen|weiterhelfen|mitwirken|beitragen|nachkommen|entsprechen|beteiligen|unterstutzen|helfen|leisten)
(?:ist|ware|wird|geht|klappt) (?:\w+ ){0,4}?(?:nicht (?:\w+ )?(?:moglich|machbar|drin|klappen|gehen)|unmoglich)
(?:das|dies|es) (?:geht|klappt|wird) (?:\w+ ){0,3}?nicht(?: klappen| gehen| moglich sein)?
keine (?:\w+ )?(?:zeit|lust|kapazitat\w*|ressourcen|muse|kraft)(?! (?:an|am|zu|um)\b)
(?:bin|ware) (?:ich )?(?:da |hier |\w+ ){0,2}?raus | ohne mich
(?:muss|mus|mussen|mochte|werde|will) (?:\w+ ){0,6}?(?:absagen|ablehnen|passen|verzichten|absehen)
(?:arbeite|bin) (?:\w+ ){0,4}?nicht mehr (?:bei|dort|in|tatig|berufstatig)
(?:spreche|rede|treffe|gebe|mache|nehme|fuhre) (?:\w+ ){0,3}?(?:nicht|nie|keine\w*) (?!am\b|um\b)
(?:nicht|nichts) fur (?:mich|uns) | (?:falsche|verkehrte) (?:\w+)?(?:person|adresse|mann|frau|stelle)
""",
    lone_no=r"""
nein | nicht | nee | lass mal | ohne mich | no | ne | passe | kann nicht | ich kann nicht | geht nicht | absage
""",
    polite=r"""
(?:vielen |herzlichen |besten |lieben )?dank | danke | leider | tut mir (?:sehr )?leid | schade
entschuldigung | sorry | aber | sehr | schon | bedaure | bedauere | hallo | hi | nett | fur mich
da muss ich sagen | da sage ich | ich muss sagen | an der stelle | lieber | dann | eher
""",
    negation=r"""
(?:(?:das|dies|es) (?:ist|passt|geht|wird|will|kann|mochte|interess\w+|liegt|lohnt|bringt|ware|sagt)|(?:ich|wir)(?! (?:habe|haben|hatte|war|bin gespannt)\b)|mir|mich|dazu|daran|daruber|dafur|hier)(?: \w+){0,6}? (?:nicht|nichts|kein\w*|nie|niemals)(?! (?:glauben|nur|vergessen|wissen|sicher|schlecht|erhalten|gefunden|offnen|ganz|verstanden|mehr daran|so|immer))
""",
    hands_on=r"""
weiterleit\w* | weitergeleitet | leite | cc | anbei | angehangt | anhang | kopie | weitergegeben | weiter
""",
    now=r"""
derzeit | momentan | zurzeit | zur zeit | gerade | im moment | im augenblick | aktuell | jetzt
dies(?:en|er|e|es) (?:woche|monat|quartal|jahr|semester|sommer|herbst|winter) | vorerst | bis
""",
    stop=r"""
(?:horen sie|hor|hort|horen) (?:\w+ ){0,2}?(?:damit )?auf
^[^\w]*(?:please )?stopp?(?: it| this)?[^\w]*$
sehen sie (?:bitte )?von (?:weiteren|kunftigen) \w+ ab
(?:loschen|entfernen|streichen) sie (?:bitte )?(?:meine|unsere|diese) (?:adresse|mailadresse|e-?mail-?adresse|daten)
(?:nehmen sie|nimm|streichen sie|streich|entfernen sie|loschen sie|losche) (?:mich|meine \w+|uns|bitte mich|diese \w+)
aus (?:dem|ihrem|deinem) verteiler
(?:schreiben|kontaktieren|schicken|senden|mailen|belastigen) (?:sie )?(?:mir|mich|uns)? ?(?:bitte )?(?:nicht mehr|nie wieder|keine (?:\w+ )?(?:mails?|nachrichten|e-?mails?)|nicht wieder)
(?:schreib|schick|kontaktiere?) (?:mir|mich) (?:bitte )?(?:nicht mehr|nie wieder|keine)
keine (?:weiteren )?(?:mails?|e-?mails?|nachrichten|anfragen|kontaktaufnahme) mehr
nicht mehr (?:an)?(?:zu)?(?:schreiben|kontaktieren|anschreiben)
keine weiteren (?:mails?|e-?mails?|nachrichten|anfragen)
von weiteren (?:\w+ ){0,2}abzusehen | abmelden | unsubscribe | lassen sie mich in ruhe
""",
    defer=r"""
melde mich,? (?:\w+ ){0,2}?(?:wenn|sobald|nach|spater)
(?:nach|sobald)(?: \w+){1,8},? gern(?:e)? | gern(?:e)?,? (?:aber )?(?:erst )?(?:nach|sobald) (?!ihre|deine)\w+
(?:melden sie sich|melde dich|schreiben sie mir|schreib mir|fragen sie|frag) (?:\w+ ){0,3}?dann
erst (?:wieder )?(?:im|ab|in|nach) \w+
wenn (?:das|es|der|die|dies) (?:\w+ ){0,3}?(?:durch|vorbei|geschafft|uberstanden|fertig|abgeschlossen)
auf (?:\w+ ){0,2}?(?:verschieben|vertagen)
(?:melde|schreibe) ich mich (?:dann|wieder|danach)?
(?:melden sie sich|melde dich|meldet euch|meldest du dich|schreiben sie mir|schreib mir|fragen sie|frag|frage|fragt|kontaktieren sie|kommen sie|erinnern sie|erinnere|versuchen sie|versuch|probieren sie) (?:mich |bitte |gern |gerne |doch |einfach |dann |sich |mir |es |mal |im |in ~ )*(?:im|in|nach|ab|wieder|nochmal|nochmals|noch mal|noch einmal|erneut|spater|zu|anfang|mitte|ende|auf|nachste\w*)
(?:wieder|nochmals?|noch mal|noch einmal|erneut|spater) (?:melden|schreiben|fragen|sprechen|probieren|versuchen|anfragen|anklopfen|aufgreifen)
(?:melde|schreibe) (?:ich )?mich (?:\w+ ){0,3}?(?:wenn|sobald|nach|im|ab|spater)
ich (?:melde mich|komme) (?:\w+ ){0,6}?(?:wenn|sobald|nach|zuruck|im|ab)
(?:nach|erst nach) (?:der|dem|den|meinem|meiner|meinen|unserem|unserer) (?:messe|urlaub|semester|prufungen|launch|umzug|elternzeit|sommer|ferien|projekt|abgabe|audit|inventur|release|hochzeit|wahl)
(?:erst )?(?:wieder )?(?:im|ab|in) (?:nachsten|neuen|kommenden) (?:jahr|monat|quartal|semester)
lieber spater | zu einem spateren zeitpunkt | ein andermal | ein anderes mal
(?:verschieben|vertagen) (?:wir )?(?:das )?(?:auf|in) (?:den |das |die )?(?:januar|februar|marz|april|mai|juni|juli|august|september|oktober|november|dezember|herbst|winter|fruhjahr|fruhling|sommer|nachste\w*|neue\w*)
gern(?:e)? wieder (?:im|in|ab|nach)
""",
    busy=r"""
(?:vor|bis) \w+ (?:\w+ ){0,4}?(?:nicht|nichts|kein\w*) | (?:nicht|nichts|kein\w*) (?:\w+ ){0,3}?vor
(?:derzeit|momentan|zurzeit|zur zeit|gerade|im moment|aktuell|jetzt) (?:\w+ ){0,3}?(?:nicht|keine|kein|leider|viel|zu)
ausgelastet | land unter | zu viel (?:los|um die ohren)
""",
    cancel=r"""
(?:unser\w*|termin|treffen|gesprach\w*|telefonat|anruf|call|verabredung|kaffee|heute|morgen|kurzfristig|doch|wieder|\x01) (?:\w+ ){0,5}?(?:absagen|abgesagt|abblasen)
(?:sage|muss|mus) (?:\w+ ){0,3}?(?:unser\w*|den|das) (?:\w+ ){0,4}?(?:ab|absagen|abblasen)
(?:storniere\w*|stornieren|storniert) | fallt (?:\w+ ){0,3}aus
ausfallen | nicht stattfinden | (?:kann|schaffe) (?:\w+ ){0,6}?(?:doch nicht|nun doch nicht|leider doch nicht)
""",
    comes="kommen\ndabei sein\ndabeisein\nteilnehmen\nschaffe ich es\nschaffe es",
    sends=r"""
(?:einladung|link|einwahldaten|zugangsdaten|kalendereinladung) (?:\w+ ){0,3}?(?:schick|send|mail|stell)\w*
(?:schick|send|mail|stell)\w* (?:\w+ ){0,4}?(?:einladung|link|termin|einwahldaten|zugangsdaten|kalendereinladung|termineinladung|zoom-link)
""",
    ask=r"""
(?:mochte|wurde|wusste|will) (?:\w+ ){0,3}?(?:wissen|erfahren) | (?:mehr|nahere|weitere) (?:info\w*|details|angaben)
(?:erklaren|erlautern|teilen|nennen) sie | (?:schicken|senden) sie mir (?:\w+ ){0,4}?(?:fragen|unterlagen|info\w*|agenda)
""",
    harmless=r"""
ich hoffe,? (?:es geht (?:ihnen|dir|euch)|ihnen geht es|dir geht es|sie sind|du bist|alles ist) (?:\w+ )?(?:gut|wohl|wohlauf)
kein problem | keine sorge | keine ursache | keine eile | nicht nur | nichts fur ungut
warum nicht | freue mich (?:\w+ ){0,3}?(?:nicht nur)?
bis (?:dann|dahin|bald|donnerstag|freitag|montag|dienstag|mittwoch|nachste woche|morgen|bald)
(?:(?:vielen |herzlichen |besten |lieben )?dank|danke) fur(?: (?!leider\b|aber\b|nicht\b|nein\b|kein)\w+){0,6}
danke der nachfrage | noch einen link
noch (?:den|einen|die) (?:link|einwahldaten|einladung|zugangsdaten) | leider erst jetzt
wenn (?:etwas dazwischenkommt|was dazwischenkommt|das fur (?:sie|dich) (?:so )?passt)
kein ding
""",
    compared=r"""
statt | anstatt | anstelle | als
""",
    limits=r"""
bis | nach | vor | ab | von | seit | zwischen | frühestens | spätestens | ab etwa
""",
)
