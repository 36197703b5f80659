"""French: what people say, phrase by phrase."""

# ruff: noqa: E501  (a phrase stays on one line)

from __future__ import annotations

from reachout.reading.languages.language import Senses

SENSES = Senses(
    yes=r"""
(?:me |nous )?(?:convient|conviendrait|conviendra|va|irait|ira|vont|conviennent|conviendraient|iraient)(?: bien| tres bien| parfaitement| a merveille| tout a fait| comme un gant| impeccable| nickel)?
va pour | (?:ca|cela|il|elle|ils|elles) (?:me |nous )?(?:joue|roule|colle|botte|tente|enchante|seduit|parait (?:bien|bon|parfait|ideal)|semble (?:bien|bon|parfait|ideal)|plait|arrange)
(?:m'arrange|nous arrange|m'arrangerait|m'irait|nous irait|m'arrangent)(?: bien| parfaitement| tout a fait| le mieux| le plus)?
fait (?:bien |parfaitement |tout a fait )?(?:mon|notre|l')\s?affaire | tombe (?:a pic|bien|pile|a merveille|parfaitement|a point|impeccable)
(?:c'est|ce sera|ce serait|c est|est|serait|sera|sont|seraient|soit) (?:tout a fait |tres |vraiment |absolument |tout |pour moi |pour nous )?(?:bon|bonne|parfait|parfaite|ideal|ideale|super|impeccable|bien|ok|note|notee|parfaitement|nickel|top|genial|faisable|jouable|jouer|jouable|cale|calee|entendu|bloque|bloquee|inscrit|marque|reserve|valide|validee|d'accord|adopte|vendu|bonnard|tiguidou|correct|confirme|confirmee|chouette|excellent)
parfait(?:e|ement)? | super | impeccable | impec | nickel | d'accord | dac | entendu | volontiers | banco | vendu | adjuge | tope la | topez la | c'est parti | bingo | excellent | excellente
avec (?:grand |un grand |grande |beaucoup de |le plus grand )?(?:plaisir|joie) | oui | ouais | ok | okay | bien sur | evidemment | absolument | tout a fait | pas de probleme pour | carrement | allons-y | allez | parfait pour | impec pour | bon pour | tres bien
(?:je|j'|on|nous) (?:prends|prend|prenons|choisis|choisit|choisissons|retiens|retient|retenons|prefere|preferons|confirme|confirmons|note|notons|reserve|reservons|suis (?:libre|disponible|dispo|partante?|preneur|preneuse|ok|d'accord|la|des votres)|sommes (?:libres?|disponibles?|dispos?|partants?|preneurs?|d'accord)|serai (?:libre|disponible|dispo|la|au rendez-vous|ravie? de|heureux de|heureuse de)|serons (?:libres|disponibles|la)|valide|validons|opte pour|optons pour|pars sur|part sur|partons sur|vote pour|mise sur|table sur|bloque|bloquons|cale|coche|garde|accepte|acceptons|me libere|m'inscris|peux|pourrais|pouvons|pourrons|pourrai|peut|marque|inscris|souhaiterais|aimerais)
(?:je vous|je te|je l'|je le|je la) (?:retrouve|attends|appelle|confirme|note|prends|bloque|inscris|dis oui|dis ok|reserve|garde|choisis)
(?:j'ai|je l'ai|nous avons|on a) (?:bien |tout |d'ores et deja |deja )?(?:note|notee|inscrit|inscrite|bloque|bloquee|cale|calee|marque|marquee|reserve|reservee|entoure|coche|surligne|mis dans|mis au|mis a)
disons | partons (?:sur|pour) | restons sur | faisons | optons pour | on (?:dit|fait|part sur|se (?:voit|parle|dit|retrouve|cale|rencontre|appelle|telephone|capte|connecte|tient)) | ^[^\w]*(?:ok |d'accord |alors |donc |oui |bon |va pour (?:un |le )?)*(?:rendez-vous|rdv)(?! (?:que|chez|avec|de|du|a la|medical)\b) | (?:rendez-vous|rdv),? (?:est |donc |alors )?(?:pris|note|fixe|confirme|cale|entendu|valide|le|a|au|pour)?(?=\s?\x01)
a (?:jeudi|vendredi|lundi|mardi|mercredi|samedi|dimanche) | c'est note | ca marche | ca roule | ca joue
ca me va | ca nous va | partante?s? | preneur | preneuse | pouvez-vous | s'il vous plait | s'il te plait | svp | stp | possible | bonne idee
(?:rien|aucune objection|pas d'objection|pas d'objections) contre | aucun (?:souci|probleme|empechement) pour
""",
    no=r"""
ne | n' | non | pas | jamais | impossible | malheureusement | indisponible | indisponibles | (?:est|suis|sommes|sont|deja|tout|toute|serai|c'est|jour) (?:deja |tout |toute )?(?:pris|prise|prises|occupe|occupee|bloque pour|complet|complete|bookee?|surbooke\w*)
complet | en deplacement | j'ai (?:deja )?(?:les enfants|mes enfants|les petits|mes petits-enfants|cours|classe|conseil|chorale|piscine|dentiste|reunion|une reunion|un rendez-vous|une formation|un client|un enterrement|un mariage|mon cours|ma garde) | helas | aucun | aucune | desole | desolee | occupee? | exclu | mort pour moi | rate
""",
    none_fit=r"""
aucun(?:e)?(?: (?:de|des|ne|creneau|horaire|date)\w*)?
(?:ces|vos|les|tes) (?:trois |quatre |deux |cinq )?(?:dates|creneaux|horaires|jours|propositions|plages) ~ (?:pas|plus|impossibles|prises|pris)
rien de tout | je ne suis (?:pas )?(?:disponible|libre) (?:a |sur )?(?:aucune?|ces|vos)
ni l'un ni l'autre | ni l'une ni l'autre | aucun des (?:deux|trois|quatre) | rien ne (?:va|colle|convient|marche)
(?:pris|prise|occupee?|absente?|en deplacement|indisponible) (?:a |sur |pour |ces |les ){0,2}(?:ces|toutes ces|tous ces|les|vos|tes) (?:trois |quatre |deux )?(?:dates|creneaux|horaires|jours)
""",
    any_fit=r"""
les autres (?:\w+ ){0,2}?(?:vont|conviennent|sont)
(?:n'importe lequel|n'importe laquelle|n'importe quel|n'importe quelle)(?: (?:de|des) (?:ces|vos|tes|trois|deux|quatre|creneaux|dates))?
(?:tous|toutes) (?:les|me|ces|vos|tes)\s?(?:\w+ ){0,3}(?:vont|conviennent|bien|possibles|ok)
(?:tous|toutes) (?:me|nous) (?:vont|conviennent)
(?:les|tes|vos|ces) (?:deux|trois|quatre|cinq)(?: \w+)? (?:me |nous )?(?:vont|conviennent|sont (?:bons|bonnes|ok|possibles|parfait\w*|jouables)|m'arrangent|iraient|marchent|passent)
comme (?:vous|tu) (?:voulez|veux|preferez|preferes) | a (?:vous|toi) de choisir | (?:c'est )?(?:vous qui|toi qui) (?:choisissez|choisis|voyez|vois)
au choix | peu m'importe | je vous laisse (?:choisir|decider|trancher) | je te laisse (?:choisir|decider|trancher) | l'un ou l'autre | l'une ou l'autre | (?:lequel|laquelle) (?:vous|t')\s?(?:arrange|convient)
""",
    both_fit=r"""
les deux
""",
    all_but=r"""
(?:tous|toutes|tout) (?:les \w+ )?(?:sauf|hormis|excepte)
""",
    propose=r"""
prefer(?:e|erais|erions|ons|erait)
(?:pourrait-on|pouvons-nous|pourrions-nous|peut-on|on peut|on pourrait|pourriez-vous|pourrais-tu|peux-tu|pouvez-vous)
(?:serait-il|serait-ce|est-ce) (?:possible)? | plutot | que diriez-vous | que dirais-tu | que dites-vous de | ca vous irait | ca t'irait | ca vous va | ca te va | ca vous dit | ca te dit | ca se ferait | ca serait (?:possible|faisable|jouable) | ca pourrait se faire | ca pourrait le faire | ca le ferait | ce serait (?:possible|faisable|jouable)
et si | si on disait | si on se voyait | si l'on | propose | proposer | proposons | suggere | suggererais | decaler | deplacer | reporter | repousser | avancer | je pourrais | nous pourrions | on decale | on repousse
je suis (?:libre|disponible|dispo) | je serais (?:libre|disponible|dispo) | mieux | auriez-vous | aurais-tu | avez-vous | as-tu | seriez-vous | serais-tu | si c'est possible
sinon | preferable | a la place | en revanche | par contre | il me reste | j'ai de la place | j'ai un trou
""",
    shift=r"""
(?:decaler|decale|decalions|decalait|decalons|repousser|repousse|repoussait|avancer|avancait|reculer|reculait|differer)
(?:commencer|demarrer|debuter|commence|commencait|commencions|demarrait)
""",
    vague=r"""
la semaine (?:prochaine|suivante|d'apres) | semaine (?:prochaine|suivante)
un autre (?:jour|moment|creneau|horaire) | une autre (?:date|heure|semaine|plage) | quelque chose (?:plus tard|la semaine|en|le)
d'autres (?:dates|creneaux|horaires|disponibilites|possibilites|plages|options) | autre chose
(?:n'importe quel|n'importe quelle|en fin de|en fin d'|en debut de|en debut d')\s?(?:apres-midi|matin\w*|soir\w*|journee|semaine|jour|moment)
plutot (?:le matin|l'apres-midi|le soir|en|dans la|vers|apres|avant) | plus tard dans la
(?:le|les|des) (?:soirs?|matins?|week-ends?|weekends?) (?:seulement|uniquement|plutot) | en soiree
""",
    doubt=r"""
peut-etre | probablement | (?:[ld]')?eventuel\w* | sans doute | normalement | theoriquement | en theorie | vraisemblablement | sauf erreur | eventuellement | eventuel\w* | possiblement
devrait (?:\w+ )?(?:aller|convenir|etre|le faire|pouvoir|coller|passer|marcher|suffire|jouer) | devrais (?:\w+ )?(?:pouvoir|etre|arriver|y|m'y|me)
sous reserve | reserve que | provisoire\w* | a titre | (?:dans|sous) condition | a (?:la|une) (?:seule )?condition | conditions? (?:que|de|d'|:) | une condition | ma condition | mes conditions
(?:dois|doit|faut|vais|veux|faudra|faudrait|devrai|devrais|irai|reste|laissez-moi|laisse-moi|permettez-moi de|le temps de|vient|viens) (?:\w+ ){0,3}?(?:a |d'|de )?(?:verifier|demander|confirmer|voir|regarder|consulter|m'assurer|me renseigner|controler|negocier|convaincre|valider|checker|reflechir|caler|en parler|obtenir|reorganiser|recaser|prevenir|deplacer|annuler|trouver|m'organiser|me liberer|jongler|demenager|batailler)
a (?:confirmer|verifier|valider|voir|preciser|caler|definir|reconfirmer|suivre|discuter|debattre) | je (?:vous|te) (?:le |la |l'|en )?confirme(?! (?:le|la|les|l'\w+|notre|nos|ma|mon|ce|cette|cet|que|jeudi|bien|donc|pour|volontiers|avec|ainsi|sans|\x01|d'ores|ok)) | je (?:vous|te|le|l')\s?(?:confirmerai|redirai|redis|dirai|recontacte\w*|tiens|tiendrai|reviens|previens|previendrai|rappelle|rappellerai|fais signe|ferai signe|ecrirai|dis ca|dis quoi|dis vite|reecris)
je (?:verifie|vois|verrai|regarde|regarderai|demande|demanderai|consulte|checke?|reviens vers|tacherai|tache|essaie|essaye|essaierai|essayerai|tente|vais (?:essayer|tenter|tacher|voir|en parler|demander|reflechir)) | on (?:verifie|verra|regarde|demande|avise|avisera|improvise|en reparle|en rediscute|en discute)
(?:j'en parle|j'en discute|j'en touche|j'en refere|nous en parlons|j'en ai parle) (?:a|avec|au|un mot|des) | fera? signe | des nouvelles de (?:mon|ma|la|l')
a condition | a moins (?:de|que|d')\w* | pourvu | si | s'il | s'ils | qu'a condition | au cas ou | en cas (?:de|d'\w+) | tant que | tant qu'\w+ | pour autant que | dans la mesure | a supposer | moyennant | supposons | quitte a | faute de | a defaut | dans l'attente | sauf | excepte | hormis
dep(?:end|endra|endrait|endant)\w* | en fonction (?:de|du|des|d')\w* | selon (?:mon|ma|mes|son|notre|l'|le|la|les|que|comment|ce|votre reponse)\s?\w* | tributaire | suspendue?s? (?:a|au)
pas (?:tres |tout a fait |encore |totalement |entierement |absolument |completement |vraiment |a )?(?:sur|sure|surs|certain|certaine|cent|100|garanti|gagne|fixe|fixee|decide|decidee|definitif|acquis|tranche)(?! (?:mon|ma|le|la)\b)
pas encore | toujours pas | n'est pas (?:encore )?(?:arrive|rentre|valide|signe|pret|reparee?|fixe|confirme|tranche|decide|paye)\w*
(?:je|j')\s?(?:pense|crois|suppose|imagine|presume|espere) (?:que )?(?:oui|ca|cela|ce sera|c'est (?:bon|possible|jouable|faisable|ok)|pouvoir|etre|que je (?:peux|pourrai|serai|suis libre)|je (?:peux|pourrai|serai)|nous (?:pourrons|serons)|qu'on|bien pouvoir|y arriver|arriver|m'arranger|me liberer|avoir (?:le temps|fini|un creneau|une reponse))
j'espere(?=\s*[,.;!?:)]|\s*$) | j'espere (?:seulement |juste |bien |vraiment |quand meme )?(?:que )?(?:rien|mon (?:train|avion|vol|chef|patron|dos|genou|fils|mari|rendez-vous)|ma (?:fille|femme|voiture|sante|reunion)|le (?:train|temps|bus|chauffeur)|la (?:greve|neige|meteo)|qu'il n'y aura|tenir|guerir|me remettre)
(?:en esperant|esperons|j'ose esperer|je croise|on croise|croisons|touchons du bois|je touche du bois|avec un peu de chance|si tout va bien|inch\w*|si dieu)
en principe | a priori | il me semble | me semble-t-il | sauf imprevu | sauf contrordre | sauf contre-ordre | sauf avis | a peu pres sur\w* | presque sur\w* | quasi(?:ment)? (?:sur\w*|certain\w*) | de preference | dans l'ideal | idealement
pas tout a fait | attendre (?:que|la|le|mon|ma|d'|une|un|l'|sa|son|leur|votre)\s?\w* | attends | attendons | j'attends (?:la|le|les|un|une|mon|ma|mes|que|de|d'|encore|toujours|sa|son|leur|votre|confirmation|des|l')\s?\w* | en attente | en cours (?:de|d')\s?\w+ | est en cours | sont en cours | en suspens | en souffrance | est pendante?
(?:[jn]')?hesit\w+ | l'hesitation | un doute | des doutes | je doute | doute que | (?:j'|nous )ignor\w+ | je ne sais (?:pas |plus |jamais )?(?:encore |trop |toujours )?(?:si|a quelle|quand je|ou je|combien|comment je|quoi|qui de|lequel)
(?:je|on|nous|ca|cela|il|elle) (?:\w+ )?(?:risque|risquons|risquent|risquerait) (?:de |d'|fort|bien)\s?\w* | il se peut | se pourrait | il est possible que | pas impossible | pas exclu | on ne sait jamais | il y a (?:des chances|un risque|une chance)
(?:ferai|fais|ferons|faire) (?:tout )?(?:mon|de mon|notre|au|le) (?:possible|mieux|maximum) | a la rigueur | au pire | faute de mieux | a contrec(?:oe|œ)ur | s'il le faut | si vraiment | tant bien que mal | a la limite | ca ira | ca passera | je m'arrangerai | je ferai avec
(?:[ldmsn]'|qu')?(?:feu vert|aval|accord (?:de|du|ecrit|prealable|formel)|mon accord|autoris\w+|derogation|visa|habilitation|agrement|validation|approbation|permission|prise en charge|ordre de mission|imprimatur|agrement)
(?:chef|cheffe|directeur|directrice|hierarchie|patron|patronne|direction|drh|rh|comite|conseil|avocat|avocate|syndicat|secretaire|assistante?|manager|manageuse|superieure?s?|superieur|juridique|editeur|editrice|agent|tuteur|tutrice|boss|n\+1|employeur|etat-major|rectorat|mairie|prefecture|ministere|bureau|banque|assureur|medecin|kine|chirurgien|juge|president|presidente|actionnaires?|associee?s?|comptable|responsable|communication|service|reglement|statuts|contrat|charte|femme|mari|epouse|epoux|conjoint|conjointe|compagne|compagnon|fille|fils|mere|pere|parents|collegues?|equipe|adjointe?|stagiaires?|binome|cliente?s?) (?:\w+ ){0,3}?(?:doit|doivent|devra|devront|devrait|souhaite|souhaitent|souhaiterait|voudra|voudrait|veut|veulent|aimerait|aimeraient|exige|exigent|impose|imposent|m'impose|m'interdit|demande|demandent|me demande|refuse|refusent|interdit|bloque|tient a|insiste|insistent|participera|participeront|assistera|assisteront|viendra|viendront|se joindra|se joindront|sera present\w*|sera la|sera avec|sera aussi|nous rejoindra|me remplacera|ira|iront|vous contactera|vous rappellera|vous appellera|vous recontactera|vous ecrira|valide\w*|donne|donnera|accepte|acceptera|se prononce|prononcera|tranche|tranchera|decide|decidera|gere|tient l'agenda|s'occupe|s'occupera|s'en occupe|me lache|est prioritaire|peut|pourra|pourrait|a son mot|me laisse|me liberer?|voit d'un|prefere|prefererait|dira|s'oppose|rale|n'a pas|n'ont pas|est malade|accouche)
(?:validez?|autorisez?|acceptent?|donner?|donnent|consentent?|libere|liberent) (?:mon|ma|sa|son|l'|le)\s?(?:absence|feu|demande|accord|sortie|conge)
(?:voyez|vois|voir|convenez|arrangez-vous|arrange-toi|calez|cale|organisez|fixez|reglez|passez|passe|adressez-vous|adresse-toi|contactez|contacte|appelez|joignez|ecrivez) (?:donc |ca |cela |tout ca |les details |directement |d'abord |plutot |le |la |l'heure ){0,3}(?:avec|par|a|aupres de|aupres|au) (?:mon|ma|mes|notre|nos|le|la|l'|les)\s?\w+
(?:tient|gere|s'occupe de|detient|maitrise) (?:mon|l'|notre|de mon)\s?(?:agenda|planning|calendrier)
(?:[jldmts]'|qu')?annul\w+ | (?:laissez|laisse) tomber | passe mon tour | (?:oubliez|oublie) (?:ca|cela|tout|ce que)(?! j'ai fait) | finalement | (?:apres|toute) reflexion | reflexion faite | a la reflexion | tout bien reflechi | en y (?:reflechissant|pensant|repensant) | tout compte fait | a bien y (?:reflechir|penser) | ah non | oh non | ah mais | zut | mince | oups | (?:j'ai|j'avais) (?:completement )?oublie que
ferie | jour ferie | pont de | ca tombe (?:mal|le|en|pendant) | tombe (?:mal|en plein|pendant|le jour|la veille|le lendemain)
pour l'instant | pour le moment | sous le coude | au crayon | en option | plan b | dernier moment | derniere minute | d'option | pose une option
(?:sous 48|d'ici la veille|la veille au soir) | (?:rappel\w+|confirm\w+|relanc\w+|reconfirm\w+|redemand\w+|previen\w+|recontact\w+|ecri\w+) (?:[\w'-]+ ){0,4}?(?:la veille|le matin|avant|le jour meme|l'avant-veille|48|24|deux jours|d'ici)
reconfirm\w* | confirmez-(?:moi|nous) (?:le|la|l'|que|bien|par|si)\s?\w* | confirmation (?:de|d'|par|ecrite|signee)\s?\w*
(?:gratuit|gratuite|gratuitement|payante?s?|payer|paye|rembours\w*|dedommag\w*|indemni\w*|remuner\w*|honoraires?|defra\w*|tarifs?|factur\w*|confidentialite|nda|decharge|paraph\w*|devis|cachet|forfait|frais de|euros|acompte|arrhes|vacation|prestation|bon de commande|cout|coute|couter\w*|participation aux frais|droit a l'image|formulaire|attestation|justificatif|piece d'identite|certificat|convention de|consentement|clause|exclusivite|off the record|citer mon nom|anonym\w*|(?:faire|pouvoir|veux|voudrais|souhaite|tiens a|aimerais) (?:me |tout |la |le |vous )?relire|relecture|bon a tirer|droit de regard)
sign(?:er|e|es|ez|iez|ee|ature)? (?:\w+ ){0,5}?(?:avant|d'abord|au prealable|un|une|le|la|quelque chose|l'accord|contrat|papier) | contrat (?:\w+ ){0,3}?(?:avant|a signer|doit|devra|de)
(?:soit|sera|etre|pas|sans|ne rien|si vous|vous|l'entretien|conversation|aucun|est-ce) (?:[mslc]'|est |etre |de |rien |ete )?enregistr\w+ | (?:[ld]')?enregistrement\w* | (?:[mslc]')enregistr\w+ | nous enregistr\w+ | filme?e? | filmer | photograph\w+ | retranscri\w+
au prealable | prealable\w* | d'abord (?:que|voir|savoir|verifier|parler|regler|finir|passer|demander|un|une|par|me|nous|vous|les|la|le) | (?:faudrait|faut|faudra|veux|voudrais|dois|devons|aimerais|souhaite) (?:\w+ )?d'abord | avant (?:de (?:dire|m'engager|valider|confirmer|me prononcer|decider|fixer|bloquer)|que je|toute chose|d'accepter)
(?:[ld]'|qu')?(?:interprete\w*|ascenseur|interpretation simultanee) | (?:un|une|avec|sans|besoin d'un|la) traduct\w* | sous-titr\w* | langue des signes | fauteuil roulant | accessible\w* | accessibilite | parking | badge | malentendante?s? | sourde? | allerg\w* | intoleran\w* | mobilite reduite | garde d'enfants? | baby-sitter
(?:en presentiel|face a face|face-a-face|en chair et en os|sur place|sur site|dans (?:mes|nos|vos) (?:locaux|bureaux)|dans votre bureau|a mi-chemin|(?<!par\s)ailleurs|(?:venir|passer|viens|viendrai|passerai|voir|retrouver|retrouve|plutot|etre|volontiers|vienne|passe) (?:\w+ )?chez (?:vous|toi)|autre part|autre lieu|autre endroit|un endroit|un lieu|quelque part|au calme)
(?:retrouvons|voyons|rejoignez|rejoins|venez|viens me|venir chez|passez|passe me|rencontrons|donnons-nous|donnez-moi) (?:\w+ )?(?:-?nous |-?moi |-?vous )?(?:rendez-vous )?(?:a|au|aux|chez|devant|dans|sur|en|ici|prendre|voir|me|jusqu'\w+|plutot)
(?:me|nous) (?:deplacer|deplace|deplacerai)(?: pas)? | c'est (?:vous|toi) qui (?:vous|te) deplace\w* | vous deplac\w+ | que vous venez | que vous veniez | vienne\w* (?:a|chez|ici|me|au|jusqu'\w+) | vous (?:venez|viendrez|passez|passerez) | tu (?:viens|viendras|passes|passeras) (?:a|chez|me|au|ici)
(?:sans|pas de|ni|couper|coupee|coupe|eteinte|eteindre) (?:la |ma |votre )?(?:camera|video|webcam|visio|image|enregistrement|micro|whatsapp|zoom|teams) | camera (?:coupee|eteinte|fermee) | (?:audio|voix|son) (?:seulement|seul|uniquement) | en audio | juste (?:l'audio|le son|par)
(?<!que\s)par (?:ecrit|mail|courriel|e-mail|email|courrier|chat|tchat|texto|sms|fax|voie postale) | (?:m'|me |nous )?envoyer (?:vos|les|tes|des|la liste|votre|un questionnaire|une liste)\s?(?:questions|sujets|themes|documents|reponses)?
(?:pas|plus|jamais|non|fuis|deteste|evite\w*) (?:sur |en |par |d'utiliser |utiliser |de |a |la |le ){0,3}(?:zoom|teams|skype|meet|whatsapp|visio|visioconference|telephone|google|webcam|facetime|signal|telegram) | (?:plutot|mieux|preferable|prefer\w+|prefere|plutot que|au lieu de) (?:par|en|au|a la|sur|via|dans|chez|un|une|le|la|l'|des|qu'on|que|nous|avec|sans|eviter|echanger|faire|rester|etre|vous voir|se voir|ne pas|autant)\s?\w*
(?:via|sur|par|en) (?:zoom|teams|skype|meet|whatsapp|signal|telegram|facetime|jitsi|webex|discord|telephone|visio|visioconference|video|audio)(?= (?:seulement|uniquement|plutot|de preference|c'est mieux|ce serait|serait|exclusivement|obligatoirement))
(?:ce serait|serait|c'est|ca serait|ce sera|vaut|vaudrait|vaudra) (?:\w+ )?(?:mieux|preferable|plus (?:simple|commode|pratique|facile|sympa|agreable|court|long|tot|tard|prudent|sage)) | mieux (?:vaut|vaudrait|valoir) | j'aime(?:rais)? (?:mieux|autant|bien mieux) | autant (?:le |la |se |faire |nous )
si on | si l'on | et si | que diriez | que dirais | qu'en diriez | ca vous dirait | ca te dirait | je (?:propose|suggere|proposerais|suggererais) | nous proposons | on pourrait | nous pourrions | pourrait-on | pourrions-nous | (?:pourriez-vous|pourrais-tu|pouvez-vous|peux-tu|vous pourriez|tu pourrais) (?!(?:me |m'|nous |juste |aussi |simplement ){0,2}(?:envoyer|transmettre|partager|faire parvenir|communiquer|confirmer|mettre|donner|inscrire|noter|bloquer|reserver|joindre|appeler|rappeler|adresser)\b)[\w']+ | peut-on | serait-il | serait-ce | est-il possible | est-ce possible | y a-t-il moyen | y aurait-il | moyen de
(?:mettez|mets|comptez|compte|prevoyez|prevois|prevoir|prenez|prenons|reservez|reserve|bloquez|bloque|gardez|garde|accordez|accorde|donnez|donne|faisons|disons|tablez|tablons) (?:\w+ ){0,3}?(?=\x01)(?!\x01+ (?:pour|a|dans|me|svp|s'il)) | (?:mettez|comptez|prevoyez|prevois|prevoir|tablez) (?:plutot|large|long|court|bien|au moins|une|un|deux|trois|plus|moins)
au moins (?:\x01|une|deux|trois|un)\s?\w* | (?:minimum|maximum|maxi|grand max|tout au plus|pas plus|pas davantage|au grand maximum|au maximum|a peine|montre en main|chrono|express|eclair|en coup de vent|en vitesse|au pas de course)
(?:trop|un peu|bien|plus|tres|vraiment) (?:long|longue|longs|court|courte|courts|juste|serre|tot|tard|matinal) | c'est (?:long|court|juste|serre|tot|tard) | raccourci\w* | rallong\w* | ecourt\w* | abreg\w* | condens\w* | la duree | plus bref | faire (?:vite|court|bref|rapide) | (?:soyons|soyez|serai|etre) (?:bref|breve|brefs|rapides?|concise?s?) | la moitie | moitie moins | (?:une|la|petite) demi-heure | demi-heure | quart d'heure | heure et demie
(?:n'ai|n'aurai|n'aurais|n'avons|n'aurons|n'a|n'aura|dispose|disposerai|ne dispose|ne disposerai|ne peux|ne pourrai|ne reste|n'accorde|ne prends|ne fais|ne parle|ne travaille|ne reponds|ne viens|ne viendrai|ne suis|ne serai|ne comprends|n'accepte|n'utilise|ne recois) (?:\w+ )?(?:que|qu'\w+)(?! (?:de |du |des |d'|moi|pour vous|vous|bien|bonne|louer|me |feliciter|l'embarras)) | (?:seulement|uniquement|exclusivement) (?:par|en|au|si|a|le|la|les|un|une|\x01|pour|sur|avec|apres|avant|dans|l'|de|jusqu'\w+)\s?\w* | uniquement | exclusivement
(?:file|filer|filerai|partir|partirai|repartir|m'eclipser|m'eclipserai|me sauver|me sauve|me libere|me liberer|quitter|quitterai|raccrocher|decoller|couper|y aller|m'absenter|vous abandonner|vous laisser|vous quitter|interrompre|ecourter|deconnecter|me deconnecter|rendre la salle|liberer la salle|rendre le bureau) (?:\w+ ){0,2}?(?:a|avant|des|vers|apres|au bout|pour|tot|vite|aussitot|juste|en cours|pile|\x01|et|sur le coup) | (?:faut|faudra|dois|devrai|doit|oblige|obligee|suis force) (?:[\w']+ ){0,3}?(?:file|filer|partir|parte|m'en aille|repartir|m'eclipser|me sauver|me libere|quitter|raccrocher|decoller|interrompre|finir|terminer|finisse|termine|sois)
(?:m'attend|m'attendent|nous attend)(?! pas) | j'enchaine | nous enchainons | (?:juste|aussitot|tout de suite|immediatement|directement|ensuite|dans la foulee) (?:apres|derriere|avant) | dans la foulee | (?:des|a|vers|avant|jusqu'a|pour) (?:la demie|et quart|et demie|moins le quart|et vingt|et dix|moins dix|moins vingt|moins cinq) | en plein milieu | en cours de route
(?:serai|arriverai|arriver|pourrais|aurai|risque|etre|serais|sera|arrivera) (?:[\w']+ ){0,3}?(?:en retard|de retard|du retard|en avance|apres|un peu plus tard)
(?:viens(?! de| d'\w+)|vient(?! de| d'\w+)|viendrai|viendrons|venons(?! de| d'\w+)|serai|serons|arriverai|emmene|amene|amenerai|emmenerai|invite|inviterai|connecterai) (?:[\w']+ ){0,2}?(?:avec|accompagne\w*|a deux|a plusieurs|deux|trois|quatre|cinq|six|plusieurs|nombreux|en famille|en compagnie) (?!(?:plaisir|joie|grand|impatience|un grand|beaucoup|vous|toi|le sourire|mon carnet|mes questions|mon cafe)\b)\w+
(?:[smtd]'|qu')?accompagn\w+ | (?:se joindra|se joindront|se joindre|nous rejoindr\w+|se greffer\w*|(?:[jydn]'|qu')?assiste|assistera|(?:d')?assister|assistent|participera|participeront|present\w* aussi|presents? egalement)(?! a (?:la|une|un|des|votre|ta)\b) | (?:ajoutez|ajoute|ajouter|mettez|mets|mettre|conviez|convie|invitez|inviter|incluez|inclure|associez|associer) (?:[\w'-]+ ){0,2}?(?:aussi|egalement|en copie|ma |mon |mes |notre |nos |le |la |les |a la|dans la)\w* | a ma place | me remplacer\w* | remplacant\w* | me representer\w* | (?:je delegue|je vous envoie|je transmets|je transfere|je fais suivre|transferez|transmettez)
(?:plusieurs|trois|quatre|cinq|six|dix|douze|quinze|vingt) (?:personnes|participants|collegues|stagiaires|eleves|etudiants|membres|benevoles|invites|autres)
(?:je|nous|j'|n')\s?(?:veux|voulons|exige|exigeons|refuse|refusons|requiers|impose|reclame|demande|demandons|insiste|insistons|interdis|prefere ne|tiens a ce|compte sur (?!vous pour me|toi pour me))\s?\w* | (?:je voudrais|nous voudrions|je souhaite|je souhaiterais|nous souhait\w+|j'aimerais|nous aimerions|j'apprecierais|j'attends de|je tiens a|je desire) (?!(?:le |la |l'|un |une |prendre |retenir |choisir |reserver ){0,3}(?:creneaux?|dates?|option|proposition|horaire|rendez-vous|\x01|deuxieme|second|premier|premiere|troisieme|dernier))(?:que|qu'\w+|savoir|connaitre|comprendre|recevoir|avoir|disposer|lire|un|une|le|la|les|des|du|d'abord|plutot|si possible|eviter|changer|modifier|commencer|faire|obtenir|etre|voir (?:le|la|les|un|votre)|relire|inclure|inviter|ajouter|discuter d'abord|bien savoir|en savoir)
(?:il|me|nous|lui) (?:me |nous )?(?:faut|faudra|faudrait|faille|manque|manquera) (?!\w+ (?:dire|avouer|croire|reconnaitre)\b)(?:\w+)? | (?:j'ai|nous avons|j'aurai|j'aurais|aurai|aurais|aurons|avez|auriez|avoir) (?:\w+ )?besoin | besoin (?:d'un|d'une|que|de votre|de savoir|de connaitre|de recevoir)
(?:dois|devrai|devrais|devons|devrons|devriez|devrez|devez|doit|doivent|devra|devront|devrait|oblige\w*|contraint\w*|tenu de|tenue de) (?!(?:dire|avouer|reconnaitre|confesser|admettre|une fiere|bien ca|tant|beaucoup|tout a|etre fiere?|etre contente?|etre bien|avoir (?:bien|beaucoup))\b)\w+
(?:faut|faudra|faudrait|fallait)(?! dire| avouer| croire| reconnaitre| bien (?:dire|rire|avouer)| que je vous raconte| que je te raconte| le voir| voir)
(?:en meme temps|au meme moment|meme heure|chevauche\w*|conflit|doublon|double emploi|concurrence avec|deja (?:quelque chose|un rendez-vous|une reunion|prevu))
(?:ce|cet|cette|ces) (?:jour|matin|semaine|soir|heure|apres-midi|date|moment|matinee|soiree|jours)-la(?! (?:je suis|je serai|j'ai (?:rien|tout)|tombe|me))
(?:de garde|d'astreinte|en astreinte|greve|oper(?:e|ee|er|ation)|l'operation|hospital\w+|accouch\w+|hopital|aux urgences|en panne|au garage|en reparation|preavis|audience|convoqu\w+|demenage\w*|enterrement|obseques)
(?:ca|cela|la date|l'heure|l'horaire|le jour|le lieu|l'endroit|ce point|un detail|une chose) (?:me |nous )?(?:gene|ennuie|embete|derange|chiffonne|contrarie|inquiete|pose|complique|stresse|embarrasse|tracasse)
(?:petit|seul|gros|leger|unique|un) (?:\w+ )?(?:bemol|hic|souci|probleme|inconvenient|obstacle|detail|ennui|contretemps|imprevu|os) | une (?:seule |petite |derniere )?(?:condition|question|precision|reserve|exception|exigence|remarque|objection|requete|faveur|demande|contrainte) | contrainte\w*
(?:ordre du jour|l'ordre du jour|liste de(?:s)? questions|questions a l'avance|programme detaille|de quoi (?:il|on|s'agit|vous)|le but|l'objectif|vos intentions|a quoi (?:ca|cela)|dans quel but|l'objet)
(?:dites-moi|dis-moi|dites-nous|dis-nous|precisez|precise-moi|prevenez|previens-moi|indiquez|indique-moi|faites-moi savoir|fais-moi savoir|tenez-moi|tiens-moi|redites-moi|redis-moi|donnez-moi|donne-moi|expliquez|explique-moi|rassurez-moi|rassure-moi|promettez|promets-moi|assurez-vous|assure-toi|jurez|veillez|pensez a|pense a (?!moi\b|nous\b|mon\b|ma\b|notre\b|toi\b|vous\b)|n'oubliez pas|n'oublie pas|rappelez-moi|rappelle-moi|gardez aussi|garde aussi|gardez|tu me dis|vous me dites|tu me diras|vous me direz)
(?:ne|n')\s?(?:reservez|bloquez|confirmez|envoyez|notez|prevoyez|figez|bougez|comptez|faites|dites|parlez|posez|soyez|amenez|invitez|mentionnez|citez|enregistrez|reserve|bloque|confirme|envoie|note) (?:rien|pas|personne|surtout|aucun\w*)
(?:merci|priere) de (?:bien vouloir |ne pas |me |nous |le |la |m'|nous l'|vous |l'){0,3}(?!(?:confirmer|m'avoir|avoir|penser|croire|lire|comprendre|partager)\b)[a-z]{3,}(?:er|ir|re|oir)(?! (?:le lien|l'invitation|une invitation|un lien|les codes|la connexion))
(?:en|dans) (?:anglais|espagnol|allemand|italien|neerlandais|flamand|arabe|portugais|chinois|russe|ma langue|votre langue|langue \w+) | (?:l'|d'|mon |votre )(?:anglais|espagnol)(?= est| n'est)
(?:[nm]'|ne )?(?:garantis|garantit|garantir|promets|promettre)(?: rien| pas| de)? | promets? (?:rien|pas) | (?:m'|nous )engage\w*
rel(?:ira|iront|irai|isent|ise|u par) | (?:le mieux|le plus (?:simple|facile|pratique|sage|prudent)) (?:serait|est|c'est|sera) | (?:un|une|d'un|d'une) autre (?:reunion|rendez-vous|rdv|engagement|appel|obligation|entretien|visio|echeance) | suffir\w+ | suffisent? | (?:un|le|de) report | report(?:er|ee?s?|ons|ez)
(?:autour d'une (?!tasse)|place d[ue]|terrasse d[ue']|bistrot d[ue']|hall d[ue']|gare d[ue']|cafe d[ue]|rue d[ue']|brasserie|restaurant|cantine|pub|hotel|coworking|salle (?:de reunion|numero|\d+)|ma boutique|mon cabinet|mon atelier est|nos bureaux|la mairie)
(?:je|on|nous) (?:negocie|negocions|bataille|marchande|parlemente)\w* | en negociation | secretaires? | assistante? | secretariat | avocate?s? | drh | syndicat\w* | juridique | attachee? de presse | imprésario | la com | mon agente?
arret maladie | (?:suis|est|tombe|tombee) (?:\w+ )?(?:malade|souffrante?|grippee?|contagieu\w+) | incertain\w* | aleatoire\w* | imprevisible\w* | instable | bancal\w* | compromis\w* | tendue?s?
disons que (?:oui|ca) | mettons que | admettons | je (?:vous|te) (?:le|la|l'|en)\s?(?:confirm\w+|redis|dirai|reparle) | (?:a|ont|aura|avoir|avec) (?:souvent |toujours |parfois |surement |un peu |beaucoup )?(?:du|de) retard | (?:je crains|j'ai peur|je redoute|j'apprehende) (?:que|qu'\w+|de|d'\w+)
(?:reste|restera|demeure) (?:possible|ouvert\w*|a \w+)
hors de question | conditionn\w+ | sans garantie | je penche(?:rais)? (?:pour|vers) | (?:de )?fortes chances | (?:une|d') ?option dessus | (?:reste|restera) plus qu'a | je (?:te|vous) (?:bipe|sonne|siffle) | serait l'ideal | (?<!-)midi | pas question | c'est non | inutile (?:de venir|de compter) | trop (?:cher|loin|bruyant|tot|tard) | incapable | je n'arrive pas | n'arrive (?:pas|plus) a
""",
    weak=r"""
(?:ai|serai|suis|peux|reste\w*|libre|dispo\w*|occupe\w*|prise?|salle|bureau|me garde|coince\w*) (?:[\w']+ ){0,3}?jusqu'\w+ | des que (?!possible) | une fois que | aussitot que | quand (?:il|elle|le|la|mon|ma|j'aurai|on aura|nous aurons|tout sera|ce sera) | sinon | des qu'\w+ | une fois (?:le|la|mon|ma|l')\s?\w+ | le temps (?:que|d'obtenir|de (?:verifier|voir|demander|consulter|regler|trouver|me renseigner)) | en revanche | par contre | toutefois | neanmoins | cependant | cela dit | ceci dit | seulement(?=[,:]) | (?:ou alors|ou bien) (?:\x01|le|la|un|une|a|au|en|chez|par|vers|si|on|demain|apres)\w* | plutot (?!(?:du matin|du soir|d'humeur|ce|celui|celle|bien|content|contente|bon|bonne|pas mal|douee?|calme|bavarde?|sympa|curieux|curieuse|chouette|du genre|fiere?|joli|le jeudi|le \x01|\x01)\b)\w+
(?:plus|moins) (?:tot|tard|longtemps|long|court|vite) | au lieu d[eu']\s?\w* | a la place | autrement(?! que) | (?:me|nous) confirme[rz]? | confirmez | dites | d'accord avec
""",
    terms=r"""
(?:je|j'|nous|on) (?:ne |n')(?:peux|pourrai|pourrais|puis|veux|souhaite|souhaitons|viens|viendrai|irai|parlerai|repondrai|accepte|accepterai|tiens|compte|peut|pourra|pouvons|pourrons|aime|utilise|travaille|reponds|parle|donne|donnerai|signerai|prendrai|ouvre|comprends|vois|entends|maitrise|dispose|resterai|serai) (?:\w+ )?(?:pas|plus|jamais|guere)(?! (?:tout vous dire|vous dire|loin|decue?s?|difficile|seule?|fachee?|etonnee?|mecontente?|depaysee?|de trop|le dernier|la derniere|attendre|m'empecher|manquer|rater|croire|mentir|me plaindre|le croire|assez|trop bien|vous remercier|la peine|encore comment vous))
(?:c'est|ce n'est|n'est|ca n'est) pas (?:\w+ )?(?:possible|l'ideal|ideal|optimal|evident|pratique|autorise|permis|gratuit|la peine que) | pas (?:l'ideal|ideal|top|terrible)(?=\s*[,.;!]|\s*$)
(?:je|on|nous|moi) (?:ne )?(?:viens|parle|fais|peux|reponds|veux) (?:pas|que)
""",
    binds=r"""
^[^\w]*(?:s'il (?:vous|te) plait,? |svp,? |et |mais |alors |donc |puis |ensuite |veuillez |merci de )*(?!(?:assez|chez|nez|rez|allez)\b)[a-z]{2,}ez(?:-(?:moi|nous|le|la|les|lui|leur|vous|y|en))?(?! pas d'|moi le lien)
(?:vous|tu) (?:devez|devrez|devriez|pourriez|aurez|auriez|voudrez|devras|devrais|pourrais|auras|faudra|acceptez|acceptes|amenez|apportez|apportes|fournirez|prendrez|payez|paierez)
""",
    decline=r"""
m'interesse pas | non,? merci | merci,? mais non | pas interesse\w* | (?:ne |n')(?:m'|nous )interesse\w* (?:pas|plus|guere)
(?:ne|n')\s?(?:\w+ ){0,2}?(?:souhaite|desire|veux|souhaitons|desirons) (?:\w+ )?pas
(?:dois|prefere|vais|devrai|devons|suis au regret de|me vois oblige\w* de|me vois contraint\w* de|suis contraint\w* de|me permets de|suis oblige\w* de) (?:\w+ ){0,2}(?:decliner|refuser|dire non|m'abstenir|renoncer) | decline | declinons
ne (?:pourrai|peux|puis|pouvons|pourrons|souhaite|souhaitons|compte) (?:\w+ )?(?:pas )?(?:y )?(?:donner suite|donnerai) | pas donner suite | sans suite | (?:ne donnerai|donnerai|ne donnerons) pas suite
pas (?:\w+ )?la bonne personne | ne suis pas (?:\w+ )?(?:la bonne|le bon|l'interlocut\w+|la personne) | passe mon tour | vais passer mon tour | mauvais(?:e)? (?:interlocut\w+|porte|pioche)
sans facon | ne (?:donne|fais|prends|accorde|repond\w*) (?:pas|plus|jamais) (?:d'|de |a ce genre|aux )| pas pour moi | tres peu pour moi | non,? (?:vraiment|desolee?|je regrette|sans facon)
(?:decide|pris la decision|choisi) (?:de ne (?:pas|plus)|d'arreter) | c'est (?:un )?non | ma reponse est non | ce sera (?:sans moi|non)
""",
    refusal=r"""
rien (?:de plus )?a (?:ajouter|dire|apporter)
(?:n'est|ne sera|ne serait|n'est plus|est|sera|va) (?:\w+ )?pas (?:\w+ )?(?:etre )?(?:possible|faisable|envisageable|jouable) | pas possible
(?:n'ai|n'avons|n'aurai|j'ai|ai|n'aurons) (?:\w+ )?(?:pas|plus|guere|aucun\w*|ni) (?:\w+ ){0,3}?(?:temps|envie|besoin|interet|ressources|disponibilite|energie|loisir|experience)
pas le temps | plus le temps | temps me manque | manque de temps | faute de temps
(?:ne |n')(?:\w+ ){0,2}?(?:peux|pourrai|puis|pouvons|pourrons|souhaite|souhaitons|veux|desire|serai|suis|sommes|tiens|compte|voudrais)(?: \w+)?? (?:pas|plus|guere)(?: \w+){0,3}? (?:participer|aider|accepter|engager|m'engager|contribuer|en mesure|concern\w+|consacrer|prendre part|joindre|libre pour|repondre|communiquer|temoigner|m'exprimer|intervenir|evoquer|disponible pour|utile|donner|collaborer|favorable|interesse\w*|m'investir|l'aise)
(?:ne |n')(?:\w+ ){0,2}?(?:peux|pourrai|puis|pouvons) pas(?=\s*(?:[.,;!]|$))
(?:dois|devons|prefere|preferons|vais|suis oblige\w*|suis contraint\w*) (?:\w+ ){0,3}?(?:decliner|refuser|renoncer|passer mon tour|m'abstenir)
sans moi | pas pour moi | pas mon (?:domaine|truc|rayon|sujet|genre) | ne travaille plus | a la retraite | plus dans (?:ce|le) (?:metier|domaine|secteur)
mauvaise (?:personne|adresse) | (?:hors de|pas de) (?:mon|ma) (?:ressort|competence) | (?:a|ai|avons) quitte (?:la|l'|ce|cette|le)\s?(?:societe|entreprise|poste|association|metier|secteur)?
""",
    lone_no=r"""
non | impossible | je ne peux pas | je passe | nan | sans facon | niet | non plus | je prefere pas | je refuse | je decline | sans moi
""",
    polite=r"""
merci | beaucoup | bien | desole\w* | malheureusement | mais | helas | c'est gentil | navre\w* | infiniment | gentil | gentille | de l'invitation | pour l'invitation | pour la proposition | pour votre (?:message|proposition|invitation|interet) | sincerement | franchement | vraiment | cette fois | c'est | ce sera | tres
je regrette | bonjour | vraiment | je suis | c'est | de votre part | j'ai bien peur que | je crains que | quand meme | tout de meme
""",
    negation=r"""
(?:je|nous|ce|cela|ca|on)(?: (?!vous oublie|n'ai|n'avais|oublie)[\w']+){0,5}? (?:pas|plus|jamais|rien|aucun\w*)(?! (?:sur|sure|certain|seulement|compris|recu|mal|encore|oublie|trouve|que))
ne pas (?:pouvoir|vouloir|souhaiter|participer|donner)
""",
    hands_on=r"""
transmet\w* | transmis\w* | copie | ci-joint\w* | piece jointe | pj | fais suivre | fait suivre | mets en relation | transfere\w*
""",
    now=r"""
en ce moment | actuellement | pour l'instant | pour le moment | ces temps-ci | maintenant | a l'heure actuelle | presentement | tout de suite
ce mois(?:-ci)? | cette (?:semaine|annee) | avant | ce (?:trimestre|semestre|printemps)
""",
    stop=r"""
desinscri\w* | desabonn\w*
^[^\w]*(?:please )?stopp?(?: it| this)?[^\w]*$
(?:ne plus|plus jamais|de ne plus|ne) (?:m'|me |nous )(?:ecrire|contacter|envoyer|ecrivez|contactez|solliciter|sollicitez|relancer|relancez|envoyez|adresser|ecris|contacte|envoie)(?: plus)?
(?:retirez|enlevez|supprimez|retirer|enlever|supprimer|desinscrire|desinscrivez|rayez|rayer|effacez|effacer|otez|oter|retire|supprime|enleve)(?:-moi| moi)?\s?(?:de |mon |mes |ma |vos |votre |cette |toutes ){0,3}(?:liste|adresse|fichier|fichiers|base|contacts|coordonnees|donnees|listes)
(?:retirez|enlevez|supprimez|rayez|desinscrivez|otez|effacez|retire|enleve|supprime)-moi
arretez (?:de |vos |ces )\w+ | cessez (?:de |vos |ces )\w+ | arrete de m'\w+ | plus (?:de|aucun) (?:mails?|messages?|courriels?|sollicitations?) | fichez-moi la paix | foutez-moi la paix | laissez-moi tranquille
""",
    defer=r"""
(?:apres|une fois|des que)(?: [\w']+){1,8},? (?:volontiers|avec plaisir|avec joie)
(?:recontactez|relancez|rappelez|ecrivez|reecrivez|recrivez|recris|ecris|rappelle|contactez|recontacte|contacte|relance|reecris|redemande|resollicite|retente|reessaye|reessaie|redemandez|revenez|reviens|redites|refaites|refais|sollicitez|resollicitez|retentez|reessayez|ressayez)[- ](?:moi|nous|vers moi|vers nous|signe|en|votre|ta)(?! par\b| au 0| si\b)
(?:faites|fais)[- ](?:moi|nous) (?:signe|coucou) (?:\w+ ){0,3}?(?:en|a|apres|quand|des|au|vers|plus tard)
(?:me|nous) (?:recontacter|relancer|reecrire|recrire|redemander|resolliciter) | (?:revenir|reviens|reviendrez|revenez) vers (?:moi|nous) | (?:me|nous) (?:rappeler|ecrire|contacter) (?:\w+ ){0,3}?(?:plus tard|apres|en (?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)|a la rentree|dans (?!la)|d'ici|quand)
(?:recontactons|reparlons|reprenons|reparler|en reparler|revoyons|reprendre contact|reprenez contact|reprends contact|repoussons|remettons|remettre) (?:contact|nous|a|en|apres|dans|plus tard|ca|cela|de tout|quand|vers|d'ici|l'affaire|cette|notre)?
(?:je|on) (?:vous|te|se|reviens|reviendrai|recontacte|recontacterai) (?:\w+ ){0,2}?(?:recontacte\w*|fais signe|fait signe|reparle\w*|revois|revoit|relance\w*|reecri\w*|rappelle\w*|tiens au courant|ferai signe|vers vous|vers toi) (?:\w+ ){0,2}?(?:apres|quand|des que|en|plus tard|dans|a|d'ici)
plus tard (?:dans l'annee|cette annee|cet (?:ete|automne|hiver)|ce printemps) | peut-etre plus tard | (?:a|pour) plus tard | apres (?:le|la|les|mon|ma|mes|nos|notre|l')\s?(?:vendanges|moisson\w*|recolte\w*|rentree|fetes|vacances|ete|examens|conges?|conge|saison|salon|projet|demenagement|mariage|naissance|soutenance|cloture|bilan|elections?|inventaire|festival|travaux|lancement|livraison|audit|concours|tournage|tournee|noel|paques|ramadan|retour|operation|accouchement|partiels)(?! (?:je|nous|tout)\b) | a la rentree | pas avant
un autre moment peut-etre | une autre fois | une prochaine fois | une fois (?:la|le|les|que|l')\s?(?:\w+ ){1,6}?(?:rentree?s?|terminee?s?|finie?s?|passee?s?|bouclee?s?|acheve\w*|fait|close|livree?s?|signe\w*)
(?:quand|lorsque) (?:le|la|les|ce|cette|tout|ca|cela|l')\s?(?:\w+ ){0,4}?(?:sera|seront|aura|auront) (?:\w+ )?(?:termine\w*|fini\w*|passe\w*|calme\w*|derriere|boucle\w*|acheve\w*|rentre\w*)
(?:rien|pas) (?:\w+ ){0,3}?pour l'instant | revenez (?:en|a|dans|apres|vers)
""",
    busy=r"""
(?:en ce moment|actuellement|pour l'instant|pour le moment|ces temps-ci) (?:[\w']+ ){0,4}?(?:deborde\w*|pas|trop|impossible|charge\w*|complet\w*|plus|sous l'eau|noye\w*) | deborde\w* | (?:pas|trop|aucun\w*|plus)(?: [\w']+){0,4}? (?:en ce moment|actuellement|pour l'instant|pour le moment|ces temps-ci)
surcharge\w* | sous l'eau | la tete sous l'eau | noyee? sous | pas une minute | en plein (?:dans|rush|boum|coup de feu|bouclage) | pas la tete a
""",
    cancel=r"""
annul(?:er|e|ee|ez|ons|erai|ation|lation)
(?:plus|finalement pas|pas) (?:pouvoir |en mesure de |etre en mesure de |etre )?(?:venir|etre la|etre present\w*|honorer (?:notre|ce|le)|d'honorer (?:notre|ce|le)|assurer (?:notre|ce|le)|me joindre)
(?:plus|finalement pas) (?:pouvoir )?participer | (?:pas|plus) (?:etre )?(?:en mesure )?d'honorer
avoir un empechement | un empechement | (?:notre|le|ce) (?:rendez-vous|rdv|entretien|appel|echange|cafe) (?:\w+ ){0,3}?(?:n'aura pas lieu|tombe a l'eau|ne tient plus|est caduc|saute) | tombe a l'eau | contrairement a ce (?:que|qui)
(?:dois|obligee? de|contrainte? de|suis forcee? de) (?:\w+ ){0,2}?(?:renoncer a (?:notre|ce)|decommander|me decommander|me desister|me dedire) | me desiste | decommande\w*
""",
    comes="venir\netre la\nparticiper\nme joindre\netre present\netre presente\nme connecter\nassister",
    sends=r"""
(?:(?:vous|tu) )?(?:m'|nous |me l'|me les )?(?:envoyer|envoyez|envoie|envoies|transmettre|partager|partagez|partage|mettez|mets|balance|balancez|file|filez|faire parvenir|faites-moi parvenir|fais-moi parvenir|parvenir|poster|donner|donnez|passez|passe|adresser|adressez)(?:[- ](?:moi|vous|tu|me|nous|juste|simplement|seulement|donc|parvenir|un|une|le|la|les|l|d'|petit|petite|votre|ton)){0,5}?[ '](?:lien|liens|invitation|invit|invite|invites|identifiants|codes|coordonnees de connexion|acces|url)(?: \w+)?
(?:j'attends|nous attendons|en attente de|dans l'attente de|j'attendrai) (?:donc )?(?:le|un|votre|ton|une|l|l'|les)\s?(?:lien|liens|invitation|invit|identifiants|codes)
""",
    ask=r"""
j'aimerais (?:\w+ )?savoir | dites-m'en | (?:plus|davantage) d'info\w* | precisez | plus de (?:details|precisions|renseignements|contexte) | en savoir (?:plus|davantage) | des precisions | eclair\w+-moi | je me demande(?! encore comment vous| bien)
(?:qui (?:etes-vous|d'autre|sera|seront)|combien (?:de temps|ca|cela|coute)|c'est quoi|de quoi s'agit|pourquoi moi|comment avez-vous|d'ou tenez-vous|d'ou sortez)
""",
    harmless=r"""
(?:pas|aucun|aucune|sans|nul) (?:de |d'|le moindre |la moindre )?(?:probleme|problemes|souci|soucis|empechement|obstacle|inconvenient|objection|difficulte|contrainte)(?! de (?:sante|transport)) | pas de quoi | je vous en prie | je t'en prie
(?:un (?:grand|immense|gros) |mille |grand |encore |encore un grand )?merci(?: beaucoup| infiniment| bien| encore| mille fois| aussi| sincerement| vraiment| tout plein)?(?:,)? (?:pour|de (?:votre|ton|ta|vos|tes|m'avoir|m'avoir|nous avoir|cette|ce|tout|penser|vous|l'|la|le|bien vouloir m'accorder)|d'(?:avoir|avance|etre|y))(?:\s?(?!mais\b|non\b|malheureusement\b|si\b|je\b|j'\w+|cependant\b|helas\b|toutefois\b)[\w'-]+){0,8}
(?:mille |grand |un grand |encore |tres )?merci(?: beaucoup| infiniment| bien| encore| mille fois| d'avance| a vous| a toi| par avance| aussi)? | (?:bien )?cordialement | bien a (?:vous|toi) | (?:je|nous) (?:vous|te) (?:\w+ )?remerci(?:e|ons)(?: (?!mais\b|si\b)[\w']+){0,7}
qui m'a(?: \w+){1,3} | pourquoi pas | n'hesitez (?:surtout )?pas(?: a (?:m'appeler|me joindre|m'ecrire))? | n'hesite (?:surtout )?pas(?: a (?:m'appeler|me joindre|m'ecrire))? | s'il (?:vous|te) plait | s'il n'est pas (?:deja )?(?:pris|parti|trop tard) | si c'est possible
(?:bonne|belle|excellente|agreable) (?:soiree|journee|semaine|fin de \w+|apres-midi|continuation|route|matinee) | bon (?:week-end|courage|voyage|appetit|retablissement|vent|dimanche|apres-midi)
si (?:jamais|besoin|necessaire|besoin est|la (?:connexion|ligne|visio|video|technique|camera|liaison|communication)|le (?:lien|reseau|wifi|wi-fi|son|micro|courant)|internet|zoom|teams|ca (?:coupe|coince|plante|bugge|rame|coupait)|vous (?:vous perdez|ne me (?:voyez|trouvez|reconnaissez)|avez (?:du mal|un souci|besoin)|etes perdue?)|tu (?:te perds|as besoin|as un souci)|j'ose (?:dire|m'exprimer)|je puis dire|je peux dire|je m'en souviens bien|mes souvenirs|ma memoire|je ne (?:me trompe|m'abuse)|on peut dire|vous saviez|tu savais|seulement vous saviez|vous le (?:voulez|souhaitez)|cela vous (?:tente|amuse|interesse)|ca vous (?:tente|amuse|interesse)|gentil\w*|gentiment|longtemps|bien|belle|beau|bon|bonne|rare|rares|vite|rapidement|souvent|agreable|touchant\w*|aimable\w*|important\w*|cher|chere)
(?:en|au) cas (?:de |d'|ou (?:la|le|les|ca|internet|zoom|l'|vous (?:vous perdriez|auriez)))\s?(?:pepin|probleme|problemes|souci|soucis|panne|besoin|bug|urgence|coupure|pluie|connexion|lien|ligne|visio|technique|son|wifi|video|imprevu|retard de (?:votre|ta)|difficulte|couperait|plante\w*|reseau|internet|empechement de votre)?(?: (?:technique|de connexion|de reseau|ferait des siennes|fait des siennes|ne marche\w* pas|ne fonctionn\w+ pas|coupe\w*|plante\w*|lache\w*|deconne\w*|saute\w*|tombe\w*)){0,2}
(?:fait|fasse|ferait|font|feraient) (?:encore )?des (?:siennes|caprices)
(?:bien |bel et bien )?dans l'attente (?:de (?:faire (?:votre|ta) connaissance|(?:vous|te) (?:lire|rencontrer|entendre|voir|parler|retrouver|revoir|ecouter|decouvrir|connaitre)|(?:votre|ton) (?:invitation|lien)|notre (?:echange|rendez-vous|rencontre|conversation|entretien|appel|discussion|rdv)|cet (?:echange|appel|entretien)|ce (?:rendez-vous|moment)|cette (?:rencontre|conversation|discussion))|d'(?:echanger|en (?:parler|discuter|causer)|une (?:belle|riche) \w+))(?: (?:avec|de|en) \w+){0,2}
(?:frais|fraiche|content|contente|heureux|heureuse|fidele|ponctuel\w*|sage|gai|gaie|pret|prete|libre|excitee?|fiere?) comme (?:un|une|des|le|la) \w+(?: de \w+)? | \(ou presque\) | rien de (?:grave|special|bien mechant|mechant|serieux|nouveau|dramatique) | (?:en revanche|par contre|toutefois),? (?:le |pour |pour le |va pour |a )?(?=\x01) | comme si(?: [\w']+){1,5} | meme si(?: [\w']+){1,9} | tant pis pour (?:moi|la|le|les)\s?\w* | (?:je )?ne sais (?:pas|plus) si (?:vous|tu) (?:vous |te |le |l'|en |m')?(?:souven\w+|souviens|rappel\w+|savez|sais|remettez|remets|avez (?:vu|lu)|as (?:vu|lu)|connaissez|connais|vous en souvenez)
(?:comment|qui|pourquoi|quoi) (?:\w+ )?(?:resister|refuser|dire non|refuserait|dirait non|resisterait|refuserais|bouder|cracher|laisser passer|aurait cru|l'eut cru|l'aurait cru|de (?:mieux|plus beau))(?: [\w']+){0,7}\s?\? | que demander de plus\s?\?? | (?:comment )?(?:ca va|allez-vous|vas-tu|va la famille|se porte [\w' ]{2,30}|va [\w' ]{2,30}|vont [\w' ]{2,30}|tu vas|vous portez-vous|te portes-tu)\s?\? | quoi de neuf\s?\? | n'est-ce pas\s?\? | pas vrai\s?\? | hein\s?\? | (?:tu|vous) (?:te |vous )?(?:souviens|souvenez|rappelles|rappelez|imagines|imaginez|savais|saviez|te rends compte|vous rendez compte|y croyez|y crois|vois le tableau)(?: [\w'-]+){0,12}\s?\? | vous rendez-vous compte\s?\? | (?:le )?(?:saviez-vous|savais-tu)\s?\? | (?:elle est pas|n'est-elle pas) belle,? la vie\s?\? | (?:que|qu'est-ce que) (?:le temps|ca|cela) (?:passe|fait)(?: [\w']+){0,4}\s?\? | (?:ca|cela) (?:fait|fera) (?:combien|quoi|bien)(?: [\w',]+){0,8}\s?\? | que voulez-vous\s?\?? | que veux-tu\s?\?? | ou va-t-on\s?\? | (?:qu'est-ce qu'on|que) ne ferait-(?:on|il) pas(?: [\w']+){0,6}\s?\??
(?:inutile|pas (?:la peine|besoin|necessaire)|nul besoin|point besoin|aucun besoin)(?: (?:de|d'\w+|que|qu'\w+))(?: (?!si\b|mais\b)[\w'-]+){0,9}
(?:ne vous|ne t')\s?(?:inquietez|inquiete|etonnez|etonne|fachez|formalisez|moquez|moque|souciez|tracassez|derangez|excusez|effrayez|tourmentez|en faites|en fais) (?:donc |surtout )?pas(?: (?:pour|de|d'|si|que|du|des|trop|a)\s?(?!mais\b)[\w']*(?: (?!mais\b)[\w'-]+){0,8})? | ne faites pas attention(?: [\w']+){0,6} | ne prenez pas peur | n'ayez (?:crainte|pas peur)
(?:faites|fais|passez|passe|prenez|prends|profitez|profite|portez-vous|porte-toi|soignez|reposez-vous|repose-toi|reste|restez|gardez|garde) (?:un |une |bien |bon |bonne |de |soin |votre |ton |vous |toi |la |le |du |le bonjour |mes |mon ){0,4}(?:bien|voyage|week-end|soin|bise|bises|bonjour|journee|soiree|soleil|semaine|vacances|peche|forme|courage|amities|repose|beau temps|sante|peau)(?: (?:a|de|d'|au|des|pour) [\w' -]{2,30})?
(?:saluez|salue|embrassez|embrasse|transmettez|transmets|remerciez|remercie|bises a|bisous a|bonjour a|mes amities a|mes hommages a|amities a) (?:bien |pour moi |mes |mon |de ma part |toute? |aussi )*(?:amities|salutations|bonjour|respects|hommages|remerciements)?(?: (?:a|au|aux|pour|de|ma|mon|votre|ta|ton|la|le|les|toute|toute la|vos|tes)\s?[\w'-]+){0,4}
(?:pardonnez|pardonne|excusez|excuse|veuillez (?:m')?(?:excuser|pardonner)|pardon|desolee?s?|navree?s?|toutes mes excuses|mes excuses|mille excuses|je m'excuse|je suis (?:vraiment |sincerement |tres |infiniment )?(?:desolee?|confuse?|navree?))(?:-moi|-nous)?(?: (?:encore|vraiment|sincerement|mille fois))?(?: (?:pour|de|d'\w+|du|si|ma|mon|mes|la|le|les|cette|ce|mon|l'\w+)(?: (?!mais\b|non\b|je\b|\x01)[\w'-]+){0,8})? | (?:ce|mon|le|du|de) (?:\w+ )?retard (?:de (?:ma|la|cette) (?:reponse|part)|a (?:vous |te )?repondre|de la derniere fois|dans ma reponse)
(?:je )?ne (?:peux|pouvais|pourrais|saurais) (?:que|qu'\w+) (?:vous |te |m'|me )?(?:\w+ )?(?:feliciter|louer|remercier|me rejouir|recommander|dire (?:oui|bravo|merci)|accepter|approuver) | n'ai que de (?:bonnes?|bons|belles?|beaux)(?: \w+){1,4} | je tenais (?:seulement |juste |simplement |a )*(?:a )?(?:vous|te) (?:le )?(?:dire|remercier|feliciter)(?: [\w']+){0,6} | je (?:voulais|voudrais) (?:seulement |juste |simplement |aussi |encore )*(?:vous|te) (?:dire|remercier|feliciter|raconter|souhaiter)(?: (?!que\b|si\b)[\w']+){0,8}
(?:je (?:dois|me dois de)|il faut(?: bien)?|faut) (?:bien |vous |te |l'|le |quand meme ){0,3}(?:dire|avouer|reconnaitre|confesser|admettre|croire)(?: que| qu'\w+)? | comme il faut | il (?:faut|faudra) que je (?:vous|te) (?:raconte|montre|parle|dise)(?: [\w']+){0,10}
(?:j'espere|en esperant|esperant) (?:que |vivement que |bien que |surtout que )?(?:vous|tu|votre|vos|ta|ton|tes|tout|toute|les|la|le|ce|cette|l'\w+)(?: [\w'-]+){0,3}? (?:allez|vas|va|vont|etes|es|portez|portes|remettez|remets|passez|passes|avez|as|profitez|profites|se porte\w*|se remet\w*|est remise?|sont remis|ne (?:vous|t')\w*|vous trouve|te trouve|retabli\w*|trouvera)(?: [\w'-]+){0,8} | j'espere ne pas (?:vous|te) (?:deranger|ennuyer|decevoir|avoir)(?: [\w']+){0,5} | j'espere (?:pouvoir )?(?:vous|t'|te)\s?(?:apprendre|etre utile|apporter|eclairer)(?: [\w']+){0,5}
(?:sans|aucun|nul) doute(?: (?:aussi|possible|la))?(?= (?:a la|au|le plus)\b) | peut-etre (?:vous |te )?(?:souvenez|souviens|rappelez)-(?:vous|tu)(?: [\w']+){0,6} | je ne suis pas (?:tres |trop |un |une |du genre |bien )(?:loin|doue|douee|grand|bavarde?|technique|difficile|moderne|a plaindre|matinale?|sorciere?)(?: [\w']+){0,6}
(?:je suis |je serai |toujours |facilement )?joignable(?: (?:au|sur|a ce numero))? | (?:vous|tu) (?:pouvez|peux|pourrez|pourras) (?:toujours |aussi |egalement |sans autre |sans probleme |tout de suite |d'ores et deja )?(?:me joindre|m'appeler|m'atteindre|me rappeler|m'envoyer (?:le lien|l'invitation|une invitation)|me faire parvenir (?:le lien|l'invitation|une invitation)|bloquer|reserver|compter sur moi|dormir tranquille|me tutoyer)(?: (?:au|sur)(?: (?:le|mon|ma|ce)?\s?\w+)?)? | (?:appelez|appelle)-moi (?:donc |simplement |juste )?[a-z]+(?=\s*[,.;!]|\s*$)
vous (?:appellerez|appelez|m'appelez|m'appellerez)(?: ou c'est moi)? | depuis que(?: [\w']+){1,6} | autant que possible | aussi bien que possible | le plus (?:tot|vite) possible | des que possible
(?:ca|cela) ne (?:me|nous) (?:derange|gene|ennuie|coute|pose) (?:\w+ )?(?:pas|rien|aucun probleme)(?: du tout)? | (?:prenez|prends|prenons) (?:tout )?(?:votre|ton|notre) temps | rien ne presse(?: pour [\w' ]{2,20})? | aucune urgence | (?:il )?en faudrait (?:davantage|plus|d'autres)(?: comme (?:vous|toi|ca))? | si (?:je |j'|j')(?:bafouille|begaie|radote|m'emballe|m'egare|parle (?:trop|beaucoup|vite|fort|un peu)|suis (?:un peu |tres |si |parfois |trop )?(?:bavarde?|longue?|emue?|nerveu\w+|rouillee?|intimidee?|maladroite?)|digresse|divague|vous coupe|reponds (?:si )?tard|tarde|n'ai pas repondu|ai tarde|tousse|m'endors|souris|ris)(?: [\w']+){0,5} | soyez (?:indulgent\w*|patiente?s?|sans crainte|assuree?s?)(?: avec [\w' ]{2,20})? | sois (?:indulgente?|patiente?)
(?:je (?:suis|serai) (?:\w+ )?(?:en teletravail|a la maison|chez moi|au bureau|libre|disponible|tranquille|en conges?|en rtt|seule?|sur place)|rien (?:d'autre )?(?:de )?(?:prevu )?|(?:toute la|ma) (?:matinee|journee) (?:est )?(?:libre )?(?:devant moi )?)(?: toute la (?:matinee|journee))?\s?cet?(?:te)? (?:jour|matin|semaine|apres-midi|matinee)-la
(?:j'ai|je|nous avons|on a|je l'ai) (?:bien |donc |aussi |deja )?(?:bloque|bloquee|reserve|garde|gardee|prevu|libere|note|inscrit) (?:la|cette|votre|notre) (?:petite )?demi-heure
si (?:vous avez|tu as|vous voulez|tu veux|vous souhaitez) (?:deja |d'ici la |en attendant |d'avance |m'envoyer |me poser |partager )*(?:une |un |des |la |votre |quelques |de la |du )+(?:trame|liste|questions?|questionnaire|documents?|documentation|sujets?|themes?|lectures?|liens?|articles?|canevas|guide)(?: (?:a|de|d'|en|pour) ?[\w']+){0,3},? (?:je (?:suis|serais) preneu\w+|je prends|volontiers|n'hesitez pas|n'hesite pas|avec plaisir|tant mieux|ca m'interesse|je les lirai)
sinon,? (?:on (?:improvise|improvisera|fera (?:sans|avec))|nous improviserons|tant pis|pas grave|ce n'est pas grave|aucun souci|pas de souci)(?=\s*[,.;!)]|\s*$)
(?:avoir|avez|as|a|ont) (?:aussi |bien |tout de suite |encore )?pense a (?:moi|nous|notre|mon|ma|mes|nos)(?: [\w-]+)? | c'est (?:gentil|aimable|adorable|sympa\w*|chic|chouette|touchant|delicat) (?:a vous |a toi |de (?:votre|ta) part )?(?:de|d'\w+)(?: (?!mais\b|si\b|que\b)[\w'-]+){1,7}
si (?:cela|ca|c'est|le creneau|la place|l'horaire|cette date|ce creneau|l'heure) (?:est |vous |te |n'est |vous est )?(?:toujours|encore|bien|va|convient|arrange|ok|bon)(?: (?:toujours|aussi|encore|bon|ok|bien|libre|disponible|valable|d'actualite|possible|pour (?:vous|toi)))*
(?:vous pensez|tu penses|vous imaginez|tu imagines) (?:bien )?(?:si|que)(?: [\w'-]+){1,10} | pas de panique si(?: [\w']+){1,5} | soyez indulgente?s?
je (?:vous |te )?(?:reponds|repond|commente|annote) (?:dans (?:le|votre|ton) (?:texte|mail|message|corps)|ci-dessous|en dessous|au fil du texte|en (?:rouge|bleu|gras)|point par point|ligne par ligne)(?: du (?:texte|mail|message))? | voir (?:ci-dessous|mes reponses(?: [\w-]+){0,3})
je ne (?:raterais?|manquerais?|louperais?|raterai|manquerai|louperai|bouge|bougerai|bougerais)(?: (?:ca|cela|pas))?(?: pour (?:rien au monde|tout l'or\w* du monde|un empire))?(?: de (?:chez moi|la maison|l'atelier|mon bureau))? | sauf erreur | comme d'habitude
(?:vous|tu) (?:me )?(?:reconnaitrez|reconnaitras|trouverez|trouveras|verrez|verras|jugerez|jugeras|entendrez|entendras|rirez|riras|aurez compris|allez rire|vas rire)(?: [\w'-]+){0,6}
""",
    compared=r"""
au lieu de | au lieu du | a la place de | a la place du | plutot que
""",
    limits=r"""
jusqu'au | jusqu'a | apres(?![ -]midi) | avant(?!-midi) | a partir de | des | depuis | entre
""",
)
