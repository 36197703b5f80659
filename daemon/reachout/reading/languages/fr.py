"""French."""

# ruff: noqa: E501  (a phrase stays on one line)

from __future__ import annotations

from reachout.reading.folding import words
from reachout.reading.languages.fr_phrases import SENSES
from reachout.reading.languages.language import Language, numbered

_WORDS = words("""
accord n'importe lequel laquelle a ai alors au aussi avec beau bel belle bien bon bonne bons bonnes bonjour bonsoir c ça ce celle
celui celui-ci celle-ci ces cet cette ceci cela chez chère cher choix ci comme compte convient d dans de des disponible disponibles dit
donc du échange échanger échangerons en enchanté enchantée et être faire fait faites fera grand grande hâte
heure heures horaire il elle invitation invitez ici j journée jour jours joie l la le les lien liens
lui là ma me merci mes message messages moi moment mon noté note notre nos nous oh on option options
par parfait parler plaisir pour pouvez préfère prévu prévue proposition propositions premier q
que qui quoi r ravi ravie ravis remercie remercions rencontre rencontrer rendez réjouis réjouissons sera serai serons soirée soit son suis sommes
super sur t te téléphone temps toi toujours très tu un une va vais vont visio vidéo vos votre vous vu
y zoom teams meet skype quel quelle quels quelles idée réserve réservé créneau créneaux date dates deuxième volontiers
envoyer envoyez envoie envoies m' c'est d' l' s' réponse café thé tasse salutations amitiés
ah eh bah ben hé oui ouais ok okay d'ac top génial géniale magnifique merveilleux formidable excellent excellente vraiment franchement absolument évidemment
naturellement bien-sûr parfaitement carrément exactement précisément tout toute tous toutes autre autres
même mêmes dernier dernière dernières derniers prochain prochaine lundi mardi mercredi jeudi vendredi samedi
monsieur madame mademoiselle messieurs mesdames docteur maître professeur collègue ami amie amis cher chers chères
agenda calendrier planning carnet mur frigo cuisine bureau table fauteuil canapé salon jardin terrasse atelier maison balcon véranda porte fenêtre écran ordinateur ordi téléphone portable mobile gsm natel fixe numéro casque micro caméra stylo crayon rouge bleu papier post-it
numéro tel tél joindre joignable appeler appelle appellerai appellerez appelez rappeler sonner décrocher répondre réponds attendrai attendre attends-vous retrouver retrouve retrouvons retrouverons voir verrons vois voyons rencontrerai connecter connecterai connecte connecterons parlerons parlons parle discuter discuterons discussion entretien conversation rendez-vous rdv appel visioconférence conférence
inscrit inscrite inscris marqué marque bloqué bloque calé cale coché coche entouré entoure surligné noté notée notons retenu retenue réservé réservée validé valide confirmé confirmée confirme confirmons enregistré
impatience impatient impatiente heureux heureuse content contente contents enthousiaste honoré honorée honneur flatté flattée touché touchée curieux curieuse avance d'avance bientôt vite demain tantôt
matin matinée soir midi après-midi déjeuner petit petite
mari femme fils fille enfants famille chat chien
pensé penser pensée intérêt intéressant intéressante proposé proposée proposées proposez proposés invité invitée écrit écrire écriture mail mails courriel mot
votre vos leur leurs ses sa son nôtre vôtre mien tien
présent présente prêt prête fidèle poste libre libres dispo dispos partant partante preneur preneuse
beaucoup énormément infiniment sincèrement chaleureusement tellement tant si-bien encore enfin déjà puis ensuite simplement juste sinon-rien voilà voici là-dessus dessus ainsi depuis
cdt cdlt bàt bàv bise bises bisous sœur frère mère père tante oncle cousin cousine voisin voisine cordialement cordiales amicalement salut coucou hello ciao tchao adieu revoir
écoutez écoute dites tenez tiens allez allons hop yes cool chouette extra sympa
vieux vieille jeune nouveau nouvelle nouvelles
chose choses sujet sujets travail travaux projet projets métier passion histoire histoires expérience
texte textes lettre sœur frère cœur œil mieux arrange arrangerait irait iront prendrais prendrai prendrait prendrons choisirai choisirais retiendrai retiendrais opte opterai opterais convenir conviendra conviennent tombe pic merveille pile impeccable nickel
premier première second seconde troisième quatrième cinquième deux trois quatre
mars avril mai juin juillet août septembre octobre novembre décembre janvier février
bonheur immense sincères sincère respectueuses respectueux distinguées meilleures meilleurs meilleure sentiments
reçu reçue reçois reçus lu lue lire réponse réponds délai retard rapide rapidement
suivant suivante souhaite souhaiter souhaitez fais ferai ferons fasse prends prendre prenons choisis choisi choisie choisir retiens retenir garde gardé vote coup
ligne bout fil écoute oreille oreilles côté part mienne nôtre
jolie joli gentil gentille gentillesse aimable amabilité attention initiative démarche
ferme ferai plutôt-bien partons allons-y restons dis dit disons
cas pas-de-souci besoin-de volonté perso personnellement sans
fonctionne fonctionnent marche marchent passe passent frais fraîche fraîches rentre rentré rentrée rentrés revenu revenue
pr ds jserai jsuis jme slt tkt bcp dsl stp svp tjs tjrs mtn ajd jai chui vs ns ms cest ctb kiffe bjr bsr
heureuse serait ferait soit étant sont ont avons avez as es êtes ait
""")
_ELIDED = frozenset(
    f"{short}'{word}"
    for word in _WORDS
    if word[0] in "aeiouyh" and len(word) > 1
    for short in ("l", "d", "j", "m", "t", "s", "c", "qu")
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
    | numbered("treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt", 13)
    | {"un": 1, "vingt et une": 21, "vingt-et-une": 21, "vingt-deux": 22, "vingt-trois": 23},
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
        "avant-midi": (5, 12),
        "apres midi": (12, 18),
        "après-m": (12, 18),
        "aprèm": (12, 18),
        "après-midi": (12, 18),
        "aprem": (12, 18),
        "soir": (17, 24),
        "soirée": (17, 24),
    },
    moments={
        " midi pile": (12, 0),  # with the space before it: "après-midi" holds no noon
        " midi": (12, 0),
        " midi et demi": (12, 30),
        " midi trente": (12, 30),
    },
    days_ahead={
        "aujourd'hui": 0,
        "ce matin": 0,
        "cet après-midi": 0,
        "cet aprem": 0,
        "ce soir": 0,
        "demain": 1,
        "après-demain": 2,
    },
    # "a trois" is no hour without a word for hours: "a" is also "has"
    at=r"(?:à|a|vers|dès|après|avant|pour|@)(?!\s+[a-z]+\b(?!\s+h))",
    hour_marks="heures?|h",
    half="{n} et demie?;{n} heures? et demie?;{n} h et demie?",
    quarter_past="{n} et quart",
    quarter_to="{n} moins (?:le |un )?quart",
    minute_words={
        "dix": 10,
        "quinze": 15,
        "vingt": 20,
        "vingt-cinq": 25,
        "trente": 30,
        "trente-cinq": 35,
        "quarante": 40,
        "quarante-cinq": 45,
        "cinquante": 50,
        "cinquante-cinq": 55,
    },
    pm="de l'après-midi|du soir",
    am="du matin",
    day_mark="er",
    short_day=3,
    day_lead="le|du|au|la",
    slot_nouns=r"options?|num[ée]ro|n°|no\.?|cr[ée]neau|proposition|choix|plage|date",
    slot_after="(?:de (?:vos|tes|ces|la liste|votre liste) ?)?(?:créneaux?|options?|propositions?|dates?|choix|horaires?|plages?|rendez-vous|liste)",
    slot_before=(
        "(?:celui|celle|ceux|celles|(?:le|la|votre|ton) (?:créneau|option|proposition|rendez-vous|rdv|date|horaire|plage)|l'(?:option|horaire)) (?:du|de la|de l'|d'|de|en)"
        "|celui-là|celle-là"
    ),
    later_of="(?:le|la) (?:plus tardif|plus tardive|dernier des deux|second des deux)",
    earlier_of="(?:le|la) (?:plus tôt|premier des deux|première des deux)",
    next_week="semaine prochaine|prochaine?",
    week_after="(?:la|une) semaine (?:suivante|d'après|plus tard|après)",
    same_time="(?:à )?(?:la )?même heure",
    same_day="(?:le )?même jour|ce jour-là",
    my_time="heure d'ici|chez moi|mon heure|de mon côté|heure locale",
    your_time="chez vous|votre heure|chez toi|ton heure",
    whose_clock="ici|la-bas|chez (?:moi|nous|vous|toi)|pour (?:moi|nous|vous|toi)|heure d'ici|de mon cote|icitte",
    zone_lead="heure (?:de |d'|a |du )?",
    place_words=words(
        "en dans chez avec par via sur sous sans comme à au aux de du des depuis devant derrière près vers parce"
    ),
    or_words=words("ou soit /"),
    and_words=words("et &"),
    but_words="mais|cependant|toutefois|par contre|en revanche|néanmoins|hormis|sauf",
    free_openers=(
        "je (?:me (?:réjouis|réjouissais)|vous (?:remercie|souhaite|embrasse|salue|laisse mon)"
        "|te (?:remercie|souhaite|embrasse)|suis (?:très |vraiment |tout |toute )?(?:rav|heureu|content|enchant|curieu|impatient|flatt|touch|honor|en (?:congé|télétravail|vacances|RTT|weekend))\\w*|serai (?:au bureau|à la maison|chez moi|en télétravail|là|libre|rentré|en forme|frais|fraîche))"
        "|j'(?:ai (?:hâte|justement|toute|tout|plein|beaucoup|noté|lu|adoré|aimé)|étais|avais|adore|aime beaucoup)"
        "|nous (?:nous réjouissons|sommes ravis|serons (?:là|ravis))|on (?:a hâte|se réjouit)"
        "|(?:ça|cela|elle|il) me (?:laisse|va|convient|arrange|permet|fera|fait|plaît)|les autres|l'autre|hâte|au plaisir|merci|à (?:bientôt|très|tout)|d'ici là|bonne|belle|mon (?:numéro|portable|tel|gsm)"
    ),
    cut_words="si|s'il|parce que|car|puisque|comme|quand|sauf si|à condition|pourvu que|sous réserve|à moins",
    joiners=words("""le la les de du à a au , ( ) - : en pour vers celui celle créneau option un
        une h c'est est ce sera prochain donc jour heure l d qui me"""),
    later_shift="plus tard|après",
    earlier_shift="plus tôt|avant",
    units={
        "minutes": 1,
        "minute": 1,
        "min": 1,
        "mn": 1,
        "quart d'heure": 15,
        "quarts d'heure": 15,
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
        r"(?:la )?semaine prochaine": "week+1",
        r"(?:dans|d'ici) (?:environ )?(?:une semaine|huit jours)": "days:7",
        r"(?:dans|d'ici) (?:environ )?(?:une )?quinzaine(?: de jours)?": "days:14",
        r"(?:dans|d'ici) (?:environ )?quinze jours": "days:14",
        r"(?:dans|d'ici) (?:environ )?un mois": "months:1",
        r"(?:dans|d'ici) (?:environ )?un trimestre": "months:3",
        r"(?:dans|d'ici) (?:environ )?(?:un semestre|une demi-année)": "months:6",
        r"(?:dans|d'ici) (?:environ |à peu près )?{n} semaines": "weeks:n",
        r"(?:dans|d'ici) (?:environ |à peu près )?{n} jours": "days:n",
        r"(?:dans|d'ici) (?:environ |à peu près )?{n} mois": "months:n",
        r"semaine du": "date",
        r"t([1-4])": "quarter:n",
        r"(?:le |au )?premier trimestre": "quarter:1",
        r"(?:le |au )?(?:deuxième|second) trimestre": "quarter:2",
        r"(?:le |au )?troisième trimestre": "quarter:3",
        r"(?:le |au )?(?:quatrième|dernier) trimestre": "quarter:4",
    },
    back="de retour|retour|reviens|reviendrai|revenons|reviendrons|rentre|rentrerai|rentrons|serai (?:à nouveau |de nouveau )?(?:là|joignable|disponible|présente?)|a partir d[ue]|à compter du|dès le|reprise|reprends|reprendrai|reprendrons|rouvr\\w+|réouverture",
    away_until="jusqu'au|jusqu'à|jusque",
    away=r"en (?:vacances|conges?|deplacement|voyage|arret|mission|rtt|teletravail|formation)|absente?s?|hors du bureau|pas au bureau|indisponible|ferme[es]*",
    sign_offs=r"""
cordialement | bien cordialement | très cordialement | bien à vous | bien à toi | à bientôt
amicalement | amitiés | salutations | meilleures salutations | bises | bisous | bise | biz
bien amicalement | sincèrement | à très vite | à très bientôt | bonne journée | à plus | a+
belle journée | merci | merci d'avance | merci beaucoup | sentiments distingués | bonne soirée
bel été à vous | cdt | cdlt | bàv | bàt | bav | bat | cordiales salutations | sincères salutations
salutations distinguées | salutations cordiales | avec mes meilleures salutations | à tantôt
meilleurs messages | mes amitiés | bien respectueusement | respectueusement | à la revoyure
mes hommages | je vous embrasse | je t'embrasse | tout de bon | au plaisir | à vous lire
avec mes remerciements | merci encore | mille mercis | bien vôtre | chaleureusement
bien sincèrement | avec toute ma sympathie | confraternellement | avec mes regrets
""",
    device_lines=r"envoy[ée] (?:de|depuis|avec|a partir de|à partir de|via|par) .*|t[ée]l[ée]charg.* outlook.*|obtenez outlook .*|sent from .*",
    hours_lines=r"horaires?|heures d'ouverture|permanence|ouvert|joignable|accueil",
    greetings="bonjour|bonsoir|salut|coucou|cher|chère|chers|chères|madame|monsieur|mademoiselle|hello|rebonjour|re-bonjour|hey|hé|allô|bien le bonjour|docteur|maître|mesdames|messieurs",
    thorough=True,
    senses=SENSES,
    vocabulary=(_WORDS | _ELIDED | words("qu'on qu'il qu'elle j'en j'y l'un l'une s'il-vous"))
    - words(
        "ne si attends n' n'hésitez sans-si plutôt si-bien sinon-rien plutôt-bien pas-de-souci besoin-de s'il-vous sans retard moins"
    ),
    common=words("""
je vous merci bonjour le la les de du des un une est et pour me convient va avec plaisir à pas
mais heure jeudi mardi lundi mercredi vendredi que qui ne suis votre ce en bonsoir sera bien
cordialement oui non semaine créneau
"""),
)
