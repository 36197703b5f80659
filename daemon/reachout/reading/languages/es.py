"""Spanish."""

# ruff: noqa: E501  (a phrase stays on one line)

from __future__ import annotations

from reachout.reading.folding import words
from reachout.reading.languages.language import Language, Senses, numbered

_SENSES = Senses(
    yes=r"""
confirmado | confirmada | confirmamos | hecho | apuntado
(?:me |nos )?(?:viene|va|vendria|iria|vienen|van|queda|funciona|sirve|acomoda|conviene|parece)(?: bien| muy bien| perfecto| genial| estupendo| de maravilla| mejor)?
perfecto | perfecta | genial | estupendo | excelente | de acuerdo | vale | claro | si
con (?:mucho )?gusto | encantad[oa]
(?:me |nos )?(?:quedo|apunto|elijo|prefiero|escojo|confirmo|puedo|podria|anoto|reservo)
quedamos | nos vemos | hablamos | la aparte | lo aparte
ya (?:la|lo) (?:aparte|apunte|anote|reserve) | por favor | listo | ok | adelante | puede ser
""",
    no=r"""
no | ni | imposible | tampoco | nunca | lamentablemente | desgraciadamente | ocupad[oa]
complicado | fuera
""",
    none_fit=r"""
ningun[oa]?(?: (?:de|me|dia|fecha|horario|hueco))?
(?:esos|esas|estos|estas|los|las) (?:\w+ )?(?:dias|fechas|horas|horarios|tres|dos|opciones) ~ no
no (?:me )?(?:viene|va|puedo|vienen|van) (?:\w+ ){0,2}ningun\w*
no puedo (?:en )?(?:ninguno|ninguna|esos|esas|esos dias) | esos dias ~ (?:fuera|de viaje|no)
""",
    any_fit=r"""
(?:vienen|van|valen|funcionan|sirven) (?:\w+ )?(?:bien )?(?:todos|todas)
cualquiera(?: de (?:ellos|ellas|los|las|esos|esas|estos|estas))?
(?:todos|todas) (?:me )?(?:vienen|van|valen|funcionan|sirven)
(?:los|las) (?:tres|cuatro) (?:me )?(?:vienen|van|valen|funcionan|sirven)
como (?:tu|usted) (?:prefieras|prefiera|quieras|quiera) | me da igual
el que (?:tu )?(?:prefieras|quieras|prefiera)
""",
    both_fit=r"""
ambos | ambas | los dos | las dos
""",
    all_but=r"""
(?:todos|todas|cualquiera) (?:\w+ ){0,2}?(?:menos|excepto|salvo)
""",
    propose=r"""
(?:podria|podriamos|podemos|puedes|puede|podrias) (?:ser|hacerlo|quedar|vernos|hablar|mover\w*|cambiar\w*|pasar\w*|usted|tu)?
(?:que tal|que le parece|que te parece|te parece|le parece|te va|le va|te vendria|le vendria)
mejor | propongo | sugiero | en (?:su )?lugar | tendrias | tendria
estoy (?:libre|disponible) | podria el | mover | cambiar | preferiria | seria posible
""",
    shift=r"""
(?:mover\w*|retrasar\w*|adelantar\w*|atrasar\w*|empezar|pasar\w*)
""",
    vague=r"""
(?:la )?(?:proxima semana|semana (?:que viene|siguiente|proxima))
otro (?:dia|momento|horario|hueco) | otra (?:fecha|hora|semana) | otros (?:dias|horarios)
otras (?:fechas|horas|opciones)
(?:por la|por las) (?:tarde|tardes|manana|mananas|noche|noches)
cualquier (?:dia|tarde|manana|hora)
""",
    doubt=r"""
quizas? | tal vez | a lo mejor | probablemente | posiblemente | seguramente | creo | supongo
espero
(?:tengo|tendria|debo|voy|hay) (?:que|a) (?:\w+ )?(?:consultar\w*|confirmar\w*|preguntar\w*|mirar\w*|ver\w*|comprobar\w*|revisar\w*)
(?:te|le|os) (?:confirmo|confirmare|aviso|avisare|digo|dire) | por confirmar | en principio
provisional\w* | tentativ\w+ | siempre (?:que|y cuando)
si (?:puedes|puede|te|le|no|es|se|todo|nada|consigo|mi|la|el|vienes|viene) | a menos que
salvo | depende | deberia | a reserva | no (?:estoy )?segur[oa] | no se si | pendiente
""",
    weak=r"""
hasta | solo | aunque
""",
    decline=r"""
no,? (?:muchas )?gracias | no (?:me|nos) interesa | no estoy interesad[oa]
(?:prefiero|tengo que|debo|voy a|me veo obligad[oa] a) (?:no (?:participar|hacerlo)|declinar\w*|rechazar\w*|decir que no)
declino | no soy la persona | no soy (?:el|la) (?:indicad[oa]|adecuad[oa])
no (?:hago|doy|concedo|acepto) (?:\w+ )?(?:entrevistas|llamadas|reuniones|charlas)
no podre (?:ayudar\w*|participar|atender\w*) | paso esta vez
""",
    refusal=r"""
no (?:va a ser|es|sera|seria|me es|nos es|me sera|nos sera|me resulta) posible | imposible
no (?:tengo|tenemos|dispongo de) (?:\w+ )?(?:tiempo|disponibilidad|capacidad|ganas|interes)
no (?:puedo|podre|podemos|podremos|voy a|quiero|deseo|vamos a|quisiera) (?:\w+ )?(?:participar|ayudar\w*|atender\w*|aceptar\w*|colaborar|comprometer\w*|contribuir|hacerlo|dedicar\w*|poder)
no (?:puedo|podre|podemos|va a poder ser)(?=\s*(?:[.,;!]|$))
no es (?:lo mio|para mi|mi (?:area|campo|tema)) | ya no trabajo | jubilad[oa]
(?:tengo que|debo|he de|tendre que) (?:\w+ )?(?:declinar|rechazar|decir)\w*
persona equivocada | se equivoca de persona
""",
    lone_no="no\nno puedo\nimposible\npaso",
    polite=r"""
gracias | muchas | mil | pero | lo siento(?: mucho)? | lamentablemente | desgraciadamente | hola
por desgracia | lo lamento | disculp[ae] | perdon | me temo que | desafortunadamente | por
""",
    negation=r"""
no (?!se|hay|he|estoy segur|solo|te|entiendo|recib|encuentro|veo)\w+
""",
    hands_on=r"""
reenvi\w* | paso a | se lo paso | copia | adjunt\w*
""",
    now=r"""
ahora(?: mismo)? | en este momento | de momento | por el momento | actualmente | estos dias
est[ea] (?:mes|semana|trimestre|ano) | por ahora | hasta
""",
    stop=r"""
(?:no me|no nos|deja de|deje de|dejen de|no vuelva a|no vuelvas a|no) (?:escriba\w*|escribas|escribir\w*|contacte\w*|contactes|contactar\w*|mande\w*|mandar\w*|envie\w*|enviar\w*)(?: mas)?
(?:quite\w*|quita\w*|elimine\w*|elimina\w*|borre\w*|borra\w*|saque\w*|saca\w*|dar?me|deme) (?:\w+ ){0,3}?(?:lista|base|baja|direccion|contactos)
no mas (?:correos|mensajes|mails) | darme de baja
""",
    defer=r"""
(?:despues de|cuando|una vez)(?: \w+){1,8},? (?:con (?:mucho )?gusto|encantad[oa])
(?:escribeme|escribame|preguntame|pregunteme|llamame|llameme|contactame|contacteme|recuerdame|recuerdeme|buscame|busqueme|avisame)
(?:vuelve|vuelva|volver) a (?:escribir\w*|preguntar\w*|contactar\w*|intentar\w*|llamar\w*)
(?:lo )?(?:retomamos|hablamos|dejamos|retomar|dejarlo|vemos) (?:\w+ ){0,2}?(?:en|para|despues|mas adelante|cuando)
mas adelante
(?:te|le) (?:escribo|escribire|contacto|contactare) (?:\w+ ){0,2}?(?:cuando|despues|en|tras)
despues de(?:l| la| las| los| mi) | en otra ocasion | otra vez sera
""",
    busy=r"""
(?:ahora mismo|en este momento|de momento|actualmente|estos dias) | hasta arriba
saturad[oa]
""",
    cancel=r"""
cancel\w+ | anular\w*
(?:ya no|al final no|no) (?:voy a poder|podre|puedo) (?:asistir|ir|acudir|conectarme)
""",
    comes="ir\nasistir\nconectarme\nllegar",
    sends=r"(?:envia|manda|pasa|comparti|enviar|mandar|pasar)\w* (?:\w+ ){0,3}?(?:enlace|invitacion|link)",
    ask=r"""
me gustaria saber | digame | cuenteme | cuentame | mas (?:info\w*|detalles)
""",
    harmless=r"""
no hay (?:problema|de que) | sin (?:problema|problemas) | por que no | no te preocupes
no se preocupe | (?:muchas |mil )?gracias (?:por|de)(?: (?!pero\b|no\b|lamentablemente\b)\w+){0,6} | un (?:cordial )?saludo | saludos | un abrazo
""",
    compared="en lugar de\nen vez de",
    limits="hasta\ndespués de\nantes de\na partir de\ndesde\nentre",
)

SPANISH = Language(
    code="es",
    weekdays=numbered("lunes martes miércoles jueves viernes sábado domingo", 0)
    | {"lun": 0, "mié": 2, "jue": 3, "vie": 4, "sáb": 5, "dom": 6},
    months=numbered(
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        1,
    )
    | {
        "setiembre": 9,
        "ene": 1,
        "feb": 2,
        "abr": 4,
        "ago": 8,
        "sept": 9,
        "oct": 10,
        "nov": 11,
        "dic": 12,
    },
    numbers=numbered("una dos tres cuatro cinco seis siete ocho nueve diez once doce", 1)
    | {"uno": 1, "un": 1},
    ordinals={
        **dict.fromkeys(("primero", "primera", "primer"), 1),
        **dict.fromkeys(("segundo", "segunda"), 2),
        **dict.fromkeys(("tercero", "tercera", "tercer"), 3),
        **dict.fromkeys(("cuarto", "cuarta"), 4),
        **dict.fromkeys(("quinto", "quinta"), 5),
        **dict.fromkeys(("último", "última"), -1),
    },
    parts={
        "por la mañana": (5, 12),
        "por la tarde": (12, 20),
        "de la mañana": (5, 12),
        "de la tarde": (12, 20),
        "por la noche": (19, 24),
        "tarde": (12, 20),
        "noche": (19, 24),
    },
    moments={"mediodía": (12, 0)},
    days_ahead={"hoy": 0, "pasado mañana": 2, "mañana": 1},
    at="a las|a la|las|sobre las|hacia las|desde las|de las|al",
    hour_marks="horas?|hrs?|hs|h",
    half="{n} y media",
    quarter_past="{n} y cuarto",
    quarter_to="{n} menos cuarto",
    am=r"a\.?m\b\.?|de la mañana",
    pm=r"p\.?m\b\.?|de la tarde|de la noche",
    day_mark="o",
    day_lead="el|día|del|la|al",
    month_link="de",
    slot_nouns=r"opci[oó]n|opciones|n[uú]mero|n[°º]|no\.|propuesta|alternativa|horario",
    slot_after="opción|propuesta|horario|fecha|hueco|alternativa",
    next_week="próxima semana|semana que viene|semana próxima",
    week_after="(?:la|una) semana (?:siguiente|después|más tarde)",
    same_time="(?:a la )?misma hora",
    see_you="hasta el|hasta",
    same_day="(?:el )?mismo día|ese día|ese mismo día",
    my_time="mi hora|hora local|hora de aquí|aquí",
    your_time="(?:tu|su) hora",
    zone_time="",
    or_words=words("o u /"),
    and_words=words("y e &"),
    but_words="pero|aunque|sin embargo",
    free_openers="yo|porque|los otros|las otras|el de|la de|ya|así",
    cut_words="si|porque|ya que|pues|siempre que",
    joiners=words("""el la los las de del a al , ( ) - : en por para día opción hora horas h es
        sería entonces que un una me viene"""),
    later_shift="más tarde|después",
    earlier_shift="antes|más temprano",
    units={
        "minutos": 1,
        "minuto": 1,
        "min": 1,
        "hora": 60,
        "horas": 60,
        "día": 1440,
        "días": 1440,
        "semana": 10080,
        "semanas": 10080,
    },
    periods={
        r"(?:el )?(?:próximo año|año que viene|año próximo)": "year+1",
        r"(?:el )?(?:próximo mes|mes que viene|mes próximo)": "month+1",
        r"(?:la )?(?:próxima semana|semana que viene|semana próxima)": "week+1",
        r"próximo trimestre": "quarter+1",
        r"(?:dentro de|en) (?:una|1) semana": "days:7",
        r"(?:dentro de|en) (?:un par de|dos) semanas": "days:14",
        r"(?:dentro de|en) quince días": "days:14",
        r"(?:dentro de|en) un mes": "months:1",
        r"(?:dentro de|en) (?:unas )?{n} semanas": "weeks:n",
        r"(?:dentro de|en) (?:unos )?{n} días": "days:n",
        r"(?:dentro de|en) (?:unos )?{n} meses": "months:n",
    },
    back="vuelvo|regreso|volveré|regresaré|vuelta|de regreso|reincorpor\\w+|estaré de",
    away_until="hasta",
    away=r"de (?:vacaciones|viaje|baja)|fuera",
    sign_offs=r"""
un saludo | saludos | un abrazo | abrazos | saludos cordiales | un cordial saludo
cordialmente | atentamente | muchas gracias | gracias | mil gracias | besos | un beso
hasta pronto | nos vemos | felices fiestas
""",
    device_lines=r"enviado (?:desde|con|por) .*|obt[eé]n outlook .*",
    hours_lines=r"horarios?(?: de (?:atenci[oó]n|oficina|apertura))?|atenci[oó]n",
    greetings="hola|buenos días|buenas tardes|buenas|buen día|estimado|estimada|querido|querida",
    senses=_SENSES,
    vocabulary=words("""
horarios opciones fechas huecos esos esas estos estas
a agenda ahí al aparté así aunque aquí bien buen buena buenas buenos café charla charlar con
contenta contento cuenta da de del desde dia día días e el él ella en encantada encantado enlace
entonces es esa ese eso esta está este esto estoy estupenda fantástico favor fecha feliz gracias
gran gusta gusto ha hablar hasta hora horas horario idea ilusión invitación invitar invitarme la
las le les lo los mándame manda manda­me me mensaje mi mil mismo muchas mucho mucha muy nos nota
o opción otro para parece perfecto perfecta placer por porque propuesta pues que qué queda quedo
saludo saludos se sea según ser sería si sí siempre solo son su sus también te teams tengo ti toda
todo tu tus un una uno usted va vale ver vídeo video videollamada viene y ya yo zoom enviar envía
envíame quedamos anotado apuntado alegra conversar conversación
""")
    - words("si solo"),
    common=words("""
mas el la los las de que y en un una me viene por gracias hola no es a con para muy bien perfecto pero
martes miércoles jueves viernes lunes opción puedo podría estoy saludos tu su si te le esos días
vuelvo
"""),
)
