"""French."""

# ruff: noqa: E501  (a phrase stays on one line)

from __future__ import annotations

from reachout.reading.folding import words
from reachout.reading.languages.language import Language, Senses, numbered

_SENSES = Senses(
    yes=r"""
(?:me |nous )?(?:convient|conviendrait|va|irait|vont|conviennent)(?: bien| tres bien| parfaitement)?
va pour
(?:c'est|ce sera|c est|est|serait|sont|seraient) (?:bon|parfait|ideal|super|impeccable|bien|ok|note|parfaitement)
parfait(?:ement)? | super | impeccable | nickel | d'accord | entendu | volontiers
avec (?:grand )?plaisir | oui | ok
(?:je|j'|on|nous) (?:prends|choisis|retiens|prefere|confirme|note|reserve|suis (?:libre|disponible|dispo)|valide|opte pour|peux|pourrais)
disons | on se (?:voit|parle|dit|retrouve) | rendez-vous
a (?:jeudi|vendredi|lundi|mardi|mercredi|samedi|dimanche) | c'est note | ca marche
ca me va | partant | pouvez-vous | s'il vous plait | svp | stp | possible
""",
    no=r"""
ne | n' | non | pas | jamais | impossible | malheureusement | indisponible | pris | prise
complet | deplacement | helas | aucun | aucune | desole | desolee | occupee?
""",
    none_fit=r"""
aucun(?:e)?(?: (?:de|des|ne|creneau|horaire|date)\w*)?
(?:ces|vos|les) (?:trois |quatre |deux )?(?:dates|creneaux|horaires|jours|propositions) ~ (?:pas|plus)
rien de tout | je ne suis (?:pas )?(?:disponible|libre) (?:a |sur )?(?:aucune?|ces|vos)
ni l'un ni l'autre
""",
    any_fit=r"""
les autres (?:\w+ ){0,2}?(?:vont|conviennent|sont)
(?:n'importe lequel|n'importe laquelle|n'importe quel)
(?:tous|toutes) (?:les|me|ces|vos) ?(?:\w+ ){0,3}(?:vont|conviennent|bien|possibles|ok)
(?:tous|toutes) me (?:vont|conviennent)
comme (?:vous|tu) (?:voulez|veux|preferez|preferes) | a (?:vous|toi) de choisir
peu importe | au choix
""",
    both_fit=r"""
les deux
""",
    all_but=r"""
(?:tous|toutes|tout) (?:les \w+ )?(?:sauf|hormis|excepte)
""",
    propose=r"""
prefer(?:e|erais|erions|ons|erait)
(?:pourrait-on|pouvons-nous|pourrions-nous|peut-on|on peut|on pourrait|pourriez-vous|pourrais-tu|peux-tu)
(?:serait-il|serait-ce|est-ce) (?:possible)? | plutot | que diriez-vous | que dirais-tu
et si | propose | proposer | decaler | deplacer | reporter | avancer | je pourrais
je suis (?:libre|disponible|dispo) | mieux | auriez-vous | seriez-vous | si c'est possible
sinon | preferable
""",
    shift=r"""
(?:decaler|repousser|avancer|reculer|commencer|demarrer)
""",
    vague=r"""
la semaine (?:prochaine|suivante|d'apres) | semaine (?:prochaine|suivante)
un autre (?:jour|moment|creneau|horaire) | une autre (?:date|heure|semaine)
d'autres (?:dates|creneaux|horaires|disponibilites)
(?:n'importe quel|en fin de|en debut de) (?:apres-midi|matin\w*|soir\w*|journee|semaine)
plutot (?:le matin|l'apres-midi|le soir|en) | plus tard dans la
""",
    doubt=r"""
peut-etre | probablement | sans doute | normalement
devrait (?:\w+ )?(?:aller|convenir|etre) | sous reserve | provisoire\w*
(?:dois|doit|faut|vais|veux) (?:\w+ ){0,3}?(?:verifier|demander|confirmer|voir|regarder)
a confirmer | je (?:vous|te) (?:confirme|confirmerai|dirai|redis|recontacte|tiens)
a condition | a moins (?:de|que|d')\w* | (?:je|on) (?:verifie|vois|regarde|demande) | pourvu | si | sauf | pas (?:sur|sure|certain|certaine|encore)
je (?:pense|crois|suppose|espere) | en principe | eventuellement | a priori
pas tout a fait | attendre | attends
""",
    weak=r"""
jusqu'a | seulement | dois | faut
""",
    decline=r"""
m'interesse pas | non,? merci | pas interesse\w*
(?:ne|n') (?:\w+ ){0,2}?(?:souhaite|desire|veux) (?:\w+ )?pas
(?:dois|prefere|vais|suis au regret de) (?:\w+ ){0,2}(?:decliner|refuser) | decline
ne (?:pourrai|peux|puis) (?:\w+ )?(?:pas )?donner suite | pas donner suite
pas la bonne personne | ne suis pas (?:la bonne|le bon|l'interlocut\w+) | je passe mon tour
sans facon | ne (?:donne|fais|prends) (?:pas|plus|jamais) (?:d'|de )
""",
    refusal=r"""
rien (?:de plus )?a (?:ajouter|dire|apporter)
(?:n'est|ne sera|ne serait|n'est plus|est|sera) (?:\w+ )?pas (?:\w+ )?(?:possible|faisable|envisageable) | pas possible
(?:n'ai|n'avons|n'aurai|j'ai|ai) (?:\w+ )?(?:pas|plus|guere|aucun\w*) (?:\w+ ){0,2}?(?:temps|envie|besoin|interet|ressources)
pas le temps
(?:ne |n')(?:\w+ ){0,2}?(?:peux|pourrai|puis|pouvons|pourrons|souhaite|souhaitons|veux|desire|serai|suis|sommes)(?: \w+)?? (?:pas|plus)(?: \w+){0,3}? (?:participer|aider|accepter|engager|contribuer|en mesure|concern\w+|consacrer|prendre part|joindre|libre pour)
(?:ne |n')(?:\w+ ){0,2}?(?:peux|pourrai|puis) pas(?=\s*(?:[.,;!]|$))
(?:dois|devons|prefere|preferons|vais|suis oblige\w*|suis contraint\w*) (?:\w+ ){0,3}?(?:decliner|refuser|renoncer|passer mon tour)
sans moi | pas pour moi | pas mon (?:domaine|truc|rayon|sujet) | ne travaille plus | a la retraite
mauvaise (?:personne|adresse)
""",
    lone_no=r"""
non | pas | impossible | je ne peux pas | je passe
""",
    polite=r"""
merci | beaucoup | bien | desole\w* | malheureusement | mais | helas | c'est gentil | navre\w*
je regrette | bonjour | vraiment | je suis | c'est | de votre part | j'ai bien peur que | je crains que
""",
    negation=r"""
(?:je|nous|ce|cela|ca|on)(?: (?!vous oublie|n'ai|n'avais|oublie)[\w']+){0,5}? (?:pas|plus|jamais|rien|aucun\w*)(?! (?:sur|sure|certain|seulement|compris|recu|mal|encore|oublie|trouve|que))
ne pas (?:pouvoir|vouloir|souhaiter|participer|donner)
""",
    hands_on=r"""
transmet\w* | transmis\w* | copie | ci-joint\w* | piece jointe | pj | fais suivre
""",
    now=r"""
en ce moment | actuellement | pour l'instant | pour le moment | ces temps-ci | maintenant
ce mois(?:-ci)? | cette (?:semaine|annee) | avant
""",
    stop=r"""
desinscri\w*
^[^\w]*(?:please )?stopp?(?: it| this)?[^\w]*$
(?:ne plus|plus jamais|de ne plus|ne) (?:m'|me |nous )(?:ecrire|contacter|envoyer|ecrivez|contactez|solliciter)(?: plus)?
(?:retirez|enlevez|supprimez|retirer|enlever|supprimer|desinscrire|desinscrivez)(?:-moi| moi)? ?(?:\w+ ){0,3}(?:liste|adresse|fichier|base|contacts)?
arretez de | cessez de | plus de (?:mails?|messages|courriels) | desabonne\w*
""",
    defer=r"""
(?:apres|une fois|des que)(?: [\w']+){1,8},? (?:volontiers|avec plaisir)
(?:recontactez|relancez|rappelez|ecrivez|reecrivez|contactez|recontacte|relance|reecris|redemandez|revenez|reviens|redites|fais|faites)[- ](?:moi|nous|vers moi|signe|en)
(?:me|nous) (?:recontacter|relancer|rappeler|reecrire|redemander|ecrire)
(?:recontactons|reparlons|reprenons|reparler|en reparler|revoyons)
(?:je|on) (?:vous|te|se|reviens|reviendrai|recontacte|recontacterai) (?:\w+ ){0,3}?(?:apres|quand|des que|en|plus tard)
plus tard | apres (?:le|la|les|mon|ma|mes) (?:\w+) | a la rentree | pas avant
un autre moment peut-etre | une autre fois
""",
    busy=r"""
(?:en ce moment|actuellement|pour l'instant|pour le moment|ces temps-ci) | deborde\w*
surcharge\w*
""",
    cancel=r"""
annul\w+
(?:plus|finalement pas|pas) (?:pouvoir )?(?:venir|etre la|etre present\w*)
(?:plus|finalement pas) (?:pouvoir )?participer
avoir un empechement | un empechement
""",
    comes="venir\netre la\nparticiper\nme joindre",
    sends=r"""
(?:envoyer|envoyez|envoie|transmettre|partager)(?:[- ](?:moi|vous|tu|me|un|une|le|l|la)){0,3}?[ '](?:lien|invitation)(?: \w+)?
""",
    ask=r"""
j'aimerais (?:\w+ )?savoir | dites-m'en | (?:plus|davantage) d'info\w* | precisez | plus de details
""",
    harmless=r"""
pas de (?:probleme|souci|soucis) | sans (?:probleme|souci)
merci (?:beaucoup |infiniment |bien )?(?:pour|de|d')(?: ?(?!mais\b|non\b|malheureusement\b)\w+'?\w*){0,6} | (?:bien )?cordialement | bien a vous
qui m'a(?: \w+){1,3} | pourquoi pas
n'hesitez pas | n'hesite pas | s'il (?:vous|te) plait | s'il n'est pas | si c'est possible
bonne (?:soiree|journee|semaine)
""",
    compared=r"""
au lieu de | a la place de | plutot que
""",
    limits=r"""
jusqu'au | jusqu'a | apres | avant | a partir de | des | depuis | entre
""",
)

FRENCH = Language(
    code="fr",
    weekdays=numbered("lundi mardi mercredi jeudi vendredi samedi dimanche", 0)
    | {"lun": 0, "mer": 2, "jeu": 3, "ven": 4, "sam": 5},
    months=numbered(
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre", 1
    )
    | {"janv": 1, "févr": 2, "avr": 4, "juil": 7, "sept": 9, "oct": 10, "nov": 11, "déc": 12},
    numbers=numbered("une deux trois quatre cinq six sept huit neuf dix onze douze", 1)
    | {"un": 1},
    ordinals={
        **dict.fromkeys(("premier", "première"), 1),
        **dict.fromkeys(("deuxième", "second", "seconde"), 2),
        "troisième": 3,
        "quatrième": 4,
        "cinquième": 5,
        **dict.fromkeys(("dernier", "dernière"), -1),
    },
    parts={
        "matin": (5, 12),
        "matinée": (5, 12),
        "après-midi": (12, 18),
        "aprem": (12, 18),
        "soir": (17, 24),
        "soirée": (17, 24),
    },
    moments={"midi": (12, 0)},
    days_ahead={"aujourd'hui": 0, "demain": 1, "après-demain": 2},
    at="à|a|vers|dès|après|avant|pour",
    hour_marks="heures?|h",
    half="{n} et demie?;{n} heures? et demie?",
    quarter_past="{n} et quart",
    quarter_to="{n} moins le quart",
    pm="de l'après-midi|du soir",
    am="du matin",
    day_mark="er",
    day_lead="le|du|au|la",
    slot_nouns=r"options?|num[ée]ro|n°|no\.?|cr[ée]neau|proposition|choix|date",
    slot_after="créneau|option|proposition|date|choix|horaire",
    later_of="(?:le|la) (?:plus tardif|plus tardive|dernier des deux|second des deux)",
    earlier_of="(?:le|la) (?:plus tôt|premier des deux|première des deux)",
    next_week="semaine prochaine|prochaine?",
    week_after="(?:la|une) semaine (?:suivante|d'après|plus tard|après)",
    same_time="(?:à )?(?:la )?même heure",
    same_day="(?:le )?même jour|ce jour-là",
    my_time="heure d'ici|chez moi|mon heure|de mon côté|heure locale",
    your_time="chez vous|votre heure|chez toi|ton heure",
    or_words=words("ou soit /"),
    and_words=words("et &"),
    but_words="mais|cependant|toutefois|par contre|en revanche",
    free_openers="je|j'|nous|on|car|parce|puisque|les autres|c'est|et je",
    cut_words="si|parce que|car|puisque|comme|quand",
    joiners=words("""le la les de du à a au , ( ) - : en pour vers celui celle créneau option un
        une h c'est est ce sera prochain donc jour heure l d qui me"""),
    later_shift="plus tard|après",
    earlier_shift="plus tôt|avant",
    units={
        "minutes": 1,
        "minute": 1,
        "min": 1,
        "mn": 1,
        "heure": 60,
        "jours": 1440,
        "jour": 1440,
        "semaine": 10080,
        "semaines": 10080,
    },
    periods={
        r"(?:l'an|l'année) prochaine?": "year+1",
        r"(?:le )?mois prochain": "month+1",
        r"trimestre prochain|prochain trimestre": "quarter+1",
        r"semaine prochaine": "week+1",
        r"dans une semaine": "days:7",
        r"dans (?:environ )?(?:une )?quinzaine": "days:14",
        r"dans (?:environ )?quinze jours": "days:14",
        r"dans un mois": "months:1",
        r"dans (?:environ )?{n} semaines": "weeks:n",
        r"dans (?:environ )?{n} jours": "days:n",
        r"dans (?:environ )?{n} mois": "months:n",
        r"semaine du": "date",
        r"t([1-4])": "quarter:n",
    },
    back="de retour|retour|reviens|reviendrai|rentre|serai (?:là|joignable)|a partir du|reprise|reprendrai",
    away_until="jusqu'au|jusqu'à",
    away=r"en (?:vacances|conges?|deplacement|voyage|arret)|absente?",
    sign_offs=r"""
cordialement | bien cordialement | très cordialement | bien à vous | bien à toi | à bientôt
amicalement | amitiés | salutations | meilleures salutations | bises | bisous
bien amicalement | sincèrement | à très vite | à très bientôt | bonne journée
belle journée | merci | merci d'avance | merci beaucoup | sentiments distingués
bel été à vous
""",
    device_lines=r"envoy[ée] (?:de|depuis|avec|a partir de) .*|t[ée]l[ée]charg.* outlook.*|obtenez outlook .*",
    hours_lines=r"horaires?|heures d'ouverture|permanence|ouvert|joignable|accueil",
    greetings="bonjour|bonsoir|salut|coucou|cher|chère|madame|monsieur|hello",
    senses=_SENSES,
    vocabulary=words("""
d'accord n'importe lequel laquelle a à ai alors au aussi avec beau bel belle bien bon bonne bonnes bonjour bonsoir c ça ce celle
celui ces cet cette chez chère cher choix ci comme compte convient d dans de des disponible dit
donc du échange échanger en enchanté enchantée est et être faire fait fera fois grand grande hâte
heure heures horaire il invitation invitez ici je j journée jour jours joie l la le les lien
lui là ma me merci mes message moi moment mon n'hésitez ne noté note notre nous oh on option ou
par parfait parler plaisir pour pouvez préfère prévu proposition propositions premier q
que qui r ravi ravie remercie rencontre rendez réjouis sera serai serais si soirée soit son suis
super sur t te téléphone temps toi toujours très tu un une va vais visio vidéo vos votre vous vu
y zoom quel quelle idée réserve réservé attends créneau créneaux dates date deuxième volontiers
envoyer envoyez envoie lien m' c'est d' l' j'ai qu'on n' réponse café
""")
    - words("ne si attends n' n'hésitez"),
    common=words("""
je vous merci bonjour le la les de du des un une est et pour me convient va avec plaisir à pas
mais heure jeudi mardi lundi mercredi vendredi que qui ne suis votre ce en bonsoir sera bien
cordialement oui non semaine créneau
"""),
)
