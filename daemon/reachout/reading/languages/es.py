"""Spanish, of Spain and of America."""

# ruff: noqa: E501  (a phrase stays on one line)

from __future__ import annotations

from reachout.reading.folding import words
from reachout.reading.languages.es_phrases import SENSES
from reachout.reading.languages.language import Language, numbered

_TOMORROW = tuple(
    f"mañana {next_word}"
    for next_word in [
        "a",
        "al",
        "mismo",
        "por",
        "si",
        "me",
        "no",
        "te",
        "le",
        "lunes",
        "martes",
        "miércoles",
        "jueves",
        "viernes",
    ]
) + tuple(
    f"{lead} mañana"
    for lead in [
        "para",
        "hasta",
        "desde",
        "es",
        "el",
        "de",
        "mejor",
        "ya",
        "hoy",
        "que",
        "y",
        "o",
        "sería",
    ]
)  # alone it is the morning as well

_SMALL = numbered("uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece", 1)
_DAY_WORDS = {
    **{f"{lead} {name}": day for name, day in _SMALL.items() for lead in ("día", "el día")},
    **{f"el {name}": day for name, day in _SMALL.items() if day > 4},
    **{f"el {name}": day for name, day in (("catorce", 14), ("quince", 15), ("veinte", 20))},
    **numbered("dieciséis diecisiete dieciocho diecinueve", 16),
    **numbered(
        "veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete "
        "veintiocho veintinueve",
        21,
    ),
    "el treinta": 30,
    "treinta y uno": 31,
}

_VOCABULARY = words("""
a abajo abierta abierto abrazo abrazos abre abro acá aceptar acepto acompaña acompañar acordado acordamos acuerdo adelante además
adiós adjunto afortunada afortunado afectuoso agenda agendada agendado agendo agrada agradable agradecemos agradecer agradecerle
agradecerte agradecida agradecido agradecidos agradezco ah ahí ahora al alegra alegran alegraste alegría alegro algo alguien allá allí ambiente amable
amabilidad amables amiga amigo amigos anda ánimo anotada anotado anoto anoté apartada apartado aparte apetece aprecio
apunta apuntada apuntado apunte apunto aquí asiento así asunto atenta atentamente atento aunque ay ayer bárbaro bebida besito besitos beso besos bien bienvenida
bienvenido bloqueada bloqueado bonita bonito brazos buen buena buenas bueno buenos buenísimo cable cae café cafecito cafelito cafetito
cafés calendario cálido calma cámara camino cantidad caray cariño cariñoso casa caso cascos chat charla charlamos charlar charlarlo charlemos charlita
chévere chica chico ciao cierto cita claro clave cocina colega colegas comida comodidad comedor cómo como cómoda cómodo compañera compañero
complace compromiso computadora comunicación comunicarnos con conectada conectado conectamos conectar conectaré conecto conexión conforme confirma
confirmada confirmado confirmar confirmarle confirmarlo confirmarte confirmo confirmamos conmigo conocer conocerla conocerle conocerlo conocernos
conocerte contactar contacto contactarme contar contarle contarte contenta contento contestar contigo convenido conversación conversar
conversamos copa cordial cordiales cordialmente correo correos cuadra cuaderno cuadrado cual cuando cuánta cuanto cuatro
cuenta cuestión cuídese cuídate cumplo curiosa curiosidad da dale dar darle darme darte datos de decirle decirte dejo dejamos del
delante desayuno desde deseando deseo despacho detalle detalles deuda di día días dice digo dime disculpa disculpas disculpe disfruta disfrutar
disponibilidad disponible disposición distancia doctor doctora don donde doña doy duda e él el elección elegida elegido
elegir elijo ella ellos email embajada en encaja encajado encajaría encanta encantada encantado encantados encantaría encargo encima encuentro
enhorabuena enlace entiendo entonces entrevista entusiasma entusiasmada entusiasmado envía envíe envíame envíeme enviar enviarme envíen equipo
es esa esas escoger escogida escogido escojo escribir escribirme escribiste escritorio escucha escuchar escucharle escucharlo escucharte escucho ese eso esos especial
espera esperamos esperándote espero esperaré esperaremos esta está estado están estar estará estaré estaremos este esto estos estoy estupenda
estupendamente estupendo estás europeo exacto excelente éxito éxitos facilidad fácil familia fantástica fantástico favor favorable fecha fechas felicidades feliz
fenomenal fenómeno fin fija fijada fijado fijo formidable forma foto fotos franja fuerte fui futbol ganas gana genial gente gentil gentileza gente gozada gracia
gracias gran grande grandes grata gratamente grato guarda guardada guardado guardo gusta gustaba gusto gustazo gustosa gustoso ha haber habla hablamos hablar hablarle hablarlo hablarnos
hablarte hablemos haces hace hacemos hacer hacerlo hacia haga hago halaga halagada halagado han hasta-luego hay haya he hecha hecho hemos hermosa
hermoso hermana hermano hija hijo hijos hola honor honra honrada honrado hora horas horario horarios hoy hueco huecos huso iba ideal idea igual igualmente ilusión ilusiona ilusionada ilusionado
indicado indica indicada indicas informática iniciativa inmenso instante interesa interesada interesado interesante interés invitación invitaciones invitar
invitarme invite ir iré joven joya jueves juntarnos junto la lado lados lápida las le lectura leer leí leerle leerte lejos les libre libreta licenciada licenciado liga lindo linda
link lista listo listos lo local los luego lugar lujo llama llamada llamadita llamar llamarme llame llámame llegó llegado llego llena luz machacado
madre magnífica magnífico mail mamá manda mandas mándame mándeme mande mándenme mando manera mañanas maravilla maravillosa maravilloso marca marcada marcado marco martes
mas más mate me mensaje mensajito mejor mí mi mía miércoles miles mil mío minutito minuto mira mis misma mismo móvil modo momento momentito mucha
muchas muchísimas muchísimo mucho muchos mundo muy nada natural necesaria necesario ningún ninguna inconveniente negocio nieta nieto niña niño niños no-obstante nombre nos nosotros nota nuestra
nuestro numero número o obliga ocasión oficina oficio ofrece ofrecida ofrecido ofrecimiento oírle oírte ok okey opción opciones orden orgullo pactada pactado padre para pantalla papá papel parece
parecido particular pasada pasado pasar pásame páseme paso pena pendiente pensar perfecta perfectamente perfecto perlas personalmente
personal peninsular pie placer plan planeta plática platicar platicamos platicarle platicarte poder podemos pone poner ponernos por porfa porfi porfis porque
portátil posible posibilidad propuesto preciosa precioso preferible preferida preferido preferencia prefiero presencia primera-hora programa programada programado prometo pronto proyecto propone propones
proponer propuesta propuestas propuesto próximamente puede puedo puesto puntual puntualidad puntualmente pues que qué queda quedada quedado quedamos quedo quería querida querido quiero quien quién ratito rato
razón recibe reciba recibí recibido recibir recibiré recuerdo recuerdos redondo regalo regional reloj reservada reservado reservo respecto responder respuesta reunirme reunirnos
rica rico rojo rotulador saber sábado sabor saludar saludarle saludarte saludo saludos salud salvedad sea seguir según segura seguro seleccionada seleccionado selecciono sentada sentado señalado señala señalada señor señora señorita sepa ser
será sería serio seré sido siempre siento siéntete siéntase sigo siguiendo silla simpática simpático sin sip sírvase sitio soy son su sueño suena suerte súper super sus suya suyo
tal tan tanta tanto tarjeta tardes taza taller te té teams tecnología teclado teléfono telefónica telefónicamente tema temas tendré tener tenerla tenerlo tengo ti tía tiempo tiene tienes
tío tipo toca toda todas todo todos toma tomado tomamos tomamos tomar tomarme tomarnos tomo total trabajo trato través tu tú tus tuya tuyo un una unos usted ustedes va vaya vale valoro van
varias vemos ver verás verde verdad verla verle verlo vernos verte vía viene viernes video vídeo videollamada videoconferencia virtual virtualmente vista visto vosotros vos voy voz vuestra vuestro ve
web whatsapp wifi y ya yo zoom meet skype google outlook calendar zona
chau cuate ché che pibe cuenta genia genio crack máquina capo capa onda padrísimo padre guay majo maja guapa guapo jefe rey reina corazón cielo
jaja jajaja jajajaja jeje jejeje ja je uf oh uy ey eh epa hey opa wow bravo olé ajá ajá ea hale aupa agur
tranquila tranquilamente tranquilo traigo encargaré encargo cuidadito compartir comparte comparta compartirme compartido seguramente-no quedaré quedaremos estaba estuve
leído-bien agradecidísima agradecidísimo contentísima contentísimo encantadísima encantadísimo amabilísima muchísimos cordialísimo
jitsi sugiere sugieres sugeriste advierto anotadas despertará despertaré concuerdo conveniente convenientemente bendiciones bendiga bendición papelero adiós mire mira oiga oye fíjese fresca lechuga misa iglesia enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre
abogada abuela abuelo abuelos aire alegro alma alumna alumno amable amablemente amanecer amor andar animada animado anoche antemano apellido
apoyo apuntadísimo aprender aprendo aprovechamos aprovechar aprovecho arriba arquitecta arquitecto arte artículo asistir asistiré atención atenderé atender
aula auriculares autobús ave azul balcón barrio blog boca bolígrafo boli bolsillo bonita brindar bueno buque cabeza cada cafetera calendario cama
calor calle canal cartel carta celebrar celebro cena cerca chaqueta charlando clase clases coche colegio color comer comodísimo
compra conexiones confianza conocernos contamos contar contestación conversando corazón correcto correspondiente corriente cosecha crema creer cuadro cuánto cuarto
cuento cuerpo cumpleaños curso decidida decidido declaro delicia dentista descanso descansar desayuno despierta despierto detrás dios divertida divertido doctora
dulce edad editora editor ejemplo elegante emoción emociona emocionada emocionado emocionante encargada encargado enfermera ensayo entera entero entrar
entre entusiasmo entusiasta época escuela escribe escribes escrito especialmente espíritu estudio estudiante estupendamente
exposición extraordinario faena fan festival fiesta finalmente firme flor flores fondo francamente fresca fresco frío fruta fuego función gafas galleta galletas
gata gato generosa generosidad generoso gigante gratitud guardería guitarra gustará habitación hambre hermosa historia historias hola hoja hombre honrado huerta huerto
humor ideal imagen imagino impaciente importante inglés ingeniera ingeniero inmensa instituto invierno invitada invitado jardín jefa jubilada jubilado juego juntas juntos
laboral laguna larga largo leche lectora lector levanto libro libros limpia limpio llamáis llegar llegaré lleva llevo lluvia
maestra maestro maravillosamente marido martes mar máximo médica médico memoria mensajes mente merece merienda mesa micro micrófono minutitos moderna moderno
mujer música nació natural navidad nervios nerviosa nerviosísima nerviosísimo nervioso noche normal novela nube nueva nuevamente nuevo ocho ojo ojos olvido
orgullosa orgulloso otoño paciencia pan panadería par parada pasa pasada pasear paz pensamiento pensaste pequeña pequeño perfil periódico perra perro
pie pies piso placentero playa plena pleno pluma poesía poeta posibles precisa preciso prima primavera primo principal privilegio profe profesor profesora
profesional público pueblo puerta puntualísima puntualísimo radio rapidez rápida rápidamente rápido recta recto red reír relajada relajado representa respeto reunirse revista rincón río risa
ropa rosa sala salón sangre sea sed señal señores sentir serie sesión silencio sobrina sobrino sol sombra sonrisa suegra sueños
taxi tardecita tardes teatro técnica telefonito televisión temprano tesis tierra títulos tomaré tomarla tortilla
trabajando trabajar tranquilidad tren trenes universidad usar útil vacaciones vale valiosa valioso vecina vecino vela vendrá ventana ver verano viaje vida vieja viejo viento virtual viva vivir vivo vuelo vuelta
zapatos cariñosamente cordialidad interesantísimo honradísima honradísimo halagadísima ilusionadísima ilusionadísimo emocionadísima emocionadísimo puesta puestísima pendientes fenómena
conectándome conectadísima hablando hablaros hablarles contarles contaros veros verlos verlas verla verlo escucharos escucharles atenderle atenderte atenderles recibirle recibirte recibirla reservado reservada
pongo ponme póngame póngase ponlo póngalo apúntame apúnteme apúntalo apúntelo agéndame agéndeme agéndalo agéndelo agéndanos resérvame resérveme resérvalo resérvelo márcalo márquelo cuenten cuenta cuente conmigo mándalo mándelo envíalo envíelo mándanos envíanos
obvio obviamente nomás q xq pq tb tmb copo copa copado neta simón sobres perdona perdone nietos convocatoria remita remitan ruego conformes acuse bendita bendito despejada despejado proponías proponía proponíais proponían indicabas indicaba decías decía dices mencionas menciona comenta comentas planteas plantea señalas sugería sugerías tardé demoré escribías aceptada aceptado encantadísimo tarea oposición calendario andando amanece amaneció estupendísimo convento monasterio hermana hermanas estudio abuelito abuelita merendar desayunar comer cenar
enseguida inmediatamente efectivamente exactamente justamente justo precisamente totalmente definitivamente absolutamente encantadora encantador sinceramente realmente verdaderamente amablemente gustosamente felizmente
""") - words(
    "si solo aunque espera seguramente-no hasta-luego no-obstante primera-hora leído-bien pendiente salvedad compromiso según"
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
        "mzo": 3,
        "abr": 4,
        "may": 5,
        "jun": 6,
        "jul": 7,
        "ago": 8,
        "set": 9,
        "sept": 9,
        "oct": 10,
        "nov": 11,
        "dic": 12,
    },
    numbers=numbered(
        "una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
        "dieciséis diecisiete dieciocho diecinueve veinte veintiuna veintidós veintitrés veinticuatro",
        1,
    )
    | {"uno": 1, "un": 1, "veinticinco": 25, "treinta": 30, "cuarenta": 40, "cincuenta": 50},
    ordinals={
        **dict.fromkeys(("primero", "primera", "primer"), 1),
        **dict.fromkeys(("segundo", "segunda"), 2),
        **dict.fromkeys(("tercero", "tercera", "tercer"), 3),
        **dict.fromkeys(("cuarto", "cuarta"), 4),
        **dict.fromkeys(("quinto", "quinta"), 5),
        **dict.fromkeys(("último", "última"), -1),
    },
    day_words=_DAY_WORDS,
    parts={
        **{f"{lead} mañana": (5, 12) for lead in ("por la", "de la", "a la", "en la", "la")},
        **{f"{lead} tarde": (12, 20) for lead in ("por la", "de la", "a la", "en la", "la")},
        **{f"{lead} noche": (19, 24) for lead in ("por la", "de la", "a la", "en la", "la")},
        "de mañana": (5, 12),
        "de tarde": (12, 20),
        "de noche": (19, 24),
        "mañanita": (5, 12),
        "tardecita": (15, 20),
        "nochecita": (19, 24),
        "vespertino": (12, 20),
        "vespertina": (12, 20),
        "matutino": (5, 12),
        "matutina": (5, 12),
    },
    moments={"mediodía": (12, 0), "medio día": (12, 0)},
    days_ahead={
        "hoy": 0,
        "esta tarde": 0,
        "esta mañana": 0,
        "esta noche": 0,
        "pasado mañana": 2,
        **dict.fromkeys(_TOMORROW, 1),
    },
    at="a las|a la|las(?=\\s*\\d)|las(?=\\s*(?:ocho|nueve|diez|once|doce)\\b(?!\\s+\\w+s\\b))|sobre las|hacia las|desde las|de las(?=\\s*\\d)|a eso de las|a eso de la|como a las|para las|tipo|sobre la|a la hora de las",
    hour_marks="horas?|hrs?|hs(?!\\s*\\d)|h(?!\\.?\\s*\\d)",
    half="{n} y media;{n} y 1/2",
    quarter_past="{n} y cuarto",
    slot_before="el|la|ese|esa|aquel|aquella|los|las|(?:el|la|ese|esa) (?:horario|hueco|hora|opción|turno|cita|sesión|propuesta|alternativa|slot|franja|reunión)",
    minute_to="{n} menos (?=cinco|diez|veinte|veinticinco|5|10|20|25){m};(?=cinco|diez|quince|veinte|veinticinco|5|10|15|20|25){m} para las? {n}",
    minute_past="(?:a las|las) {n} y (?=05|15|20|25|30|35|40|45|50|55){m}",
    quarter_to="{n} menos cuarto;(?:un )?cuarto para las? {n};{n} menos quince",
    minute_words={
        "y cinco": 5,
        "y diez": 10,
        "y veinte": 20,
        "quince": 15,
        "veinte": 20,
        "veinticinco": 25,
        "treinta": 30,
        "cuarenta": 40,
        "cuarenta y cinco": 45,
        "cincuenta": 50,
    },
    am=r"a\.?\s?m\b\.?|de la (?:mañana|madrugada|mañanita)|en la mañana|por la mañana",
    pm=r"p\.?\s?m\b\.?|de la (?:tarde|noche|tardecita)|en la (?:tarde|noche)|por la (?:tarde|noche)|del mediodía",
    day_mark="o|°|ro|do|ra|da|er|to|ta",
    short_day=3,
    day_lead=r"el|día|del|la(?!\s+\d)|al",
    month_link="de",
    slot_nouns=r"opci[oó]n|opciones|n[uú]mero|n[°º]|no\.|nro\.?|n[uú]m\.?|propuesta|alternativa|horario|slot|hueco|turno|fecha",
    slot_after="opción|propuesta|horario|fecha|hueco|alternativa|turno|slot|opcion|de (?:la lista|ellas|ellos|las tres|los tres|tu lista|su lista|las opciones|las que propones)",
    later_of=r"(?:el|la) más tarde de (?:los|las) (?:dos|tres)|el último de los dos|la última de las dos|(?:el|la) de más tarde|(?:la|el) más tardí[oa]",
    earlier_of=r"(?:el|la) más temprano(?: de (?:los|las) (?:dos|tres))?|(?:el|la) más tempran[oa](?: de (?:los|las) (?:dos|tres))?|(?:el|la) de más temprano|(?:la|el) más próxim[oa] de (?:los|las) (?:dos|tres)|lo antes posible de (?:los|las) tres",
    next_week="próxima semana|semana que viene|semana próxima|semana que entra|semana entrante",
    week_after="(?:la|una) semana (?:siguiente|después|más tarde|posterior)",
    same_time="(?:a la )?misma hora",
    see_you="¡?hasta el|¡?hasta",
    same_day="(?:el )?mismo día|ese día|ese mismo día",
    my_time="mi hora|hora mia|hora nuestra|nuestra hora|hora local|(?:hora )?de (?:aqui|aca)|(?:aqui|aca)(?=\\s*[).,;])",
    your_time="(?:tu|su|vuestra) hora|hora (?:tuya|suya|vuestra|de ustedes)|vuestras|vuestra",
    whose_clock="aqui|aca|alli|alla|ahi|para (?:mi|nosotros|ti|vos|usted|ustedes|vosotros)|(?:mi|tu|su|nuestra|vuestra) hora|(?:hora )?(?:mia|tuya|suya|vuestra)",
    zone_lead="(?:hora|horario) (?:de |del |local de )?",
    zone_time="",
    place_words=words(
        "en con por vía sobre sin como a al de del desde ante tras bajo cerca hacia porque"
    ),
    or_words=words("o u /"),
    and_words=words("y e &"),
    but_words="pero|aunque|sin embargo",
    free_openers="(?:después|antes) (?:del|de (?:la|mi|mis|los|nuestra|nuestro|misa|comer|desayunar|cenar|merendar|clase|clases|dejar|recoger|llevar|pasear|abrir|cerrar))|al otro lado|tras (?:el|la|mi|los)|lo (?:he|tengo|apunt\\w+|anot\\w+|pongo)|yo|nosotros|nosotras|porque|los otros|las otras|los demás|las demás|el resto|que(?! (?:sea|me|nos|no|te|le|haya|vengas?))|ya|así|pues|justo|aprovecho|aprovecharé|estoy|estaré|estamos|estaremos|soy|somos|es|son|era|fue|fui|he|hemos|hay|había|hace|iba|acabo|llevo|llevaba|trabajo|salgo|llego|vengo|vivo|sigo|me (?:encant|alegr|hace|gust|interes|emocion|acuerd|acord|qued|sient|ha |han )\\w*|nos (?:encant|alegr|hace|gust|interes)\\w*|te (?:mando|debo|dejo|agradezco|espero|veo|leo|sigo|escribo)|le (?:mando|debo|dejo|agradezco|espero|veo|leo|sigo|escribo)|tu|su|mi|mis|este|esta|ese|esa|eso|esto|a esa hora|ese día|esa semana|qué|cuánt\\w+|un abrazo|saludos|gracias|muchas|mil|y (?:gracias|de paso|así|saludos|ya|además|mil|muchas)|además|menos mal|por (?:fin|suerte|cierto|aquí|acá|lo demás|supuesto)|al fin|aquí|allí|acá|allá|ahí|hoy|ayer|siempre|sobre todo|también|tan|más contento|más contenta",
    cut_words="si(?! [,.!]| (?:me|nos) (?:viene|va|cuadra|encaja|queda|sirve|acomoda|conviene|late)\\b)|así que|por lo que|de modo que|conque|entonces (?=el de|la de|el del)|porque|ya que|pues|siempre que|siempre y cuando|a menos que|salvo que|con tal de que|a condición de",
    joiners=words("""el la los las de del a al , ( ) - : en por para día opción hora horas h es este esta mismo siguiente próximo propuesta
        turno número horario fecha sobre
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
        r"(?:el )?(?:próximo año|año que viene|año próximo|año que entra|año entrante|año nuevo|nuevo año)": "year+1",
        r"(?:el )?(?:próximo mes|mes que viene|mes próximo|mes que entra|mes entrante|otro mes)": "month+1",
        r"(?:la )?(?:próxima semana|semana que viene|semana próxima|semana que entra|semana entrante)": "week+1",
        r"(?:próximo trimestre|trimestre que viene)": "quarter+1",
        r"primer trimestre": "quarter:1",
        r"segundo trimestre": "quarter:2",
        r"tercer trimestre": "quarter:3",
        r"cuarto trimestre": "quarter:4",
        r"(?:dame|deme|denme|dadme|necesito) (?:una|1) semana": "days:7",
        r"(?:dame|deme|denme|dadme|necesito) (?:un par de|dos) semanas": "days:14",
        r"(?:dame|deme|denme|dadme|necesito) (?:unas |otras )?{n} semanas": "weeks:n",
        r"(?:dame|deme|denme|dadme|necesito) (?:unos |otros )?{n} días": "days:n",
        r"(?:dame|deme|denme|dadme|necesito) (?:un|1) mes(?:ecito)?": "months:1",
        r"(?:dame|deme|denme|dadme|necesito) (?:unos |otros )?{n} meses": "months:n",
        r"(?:dentro de|en) (?:un par de|dos) meses": "months:2",
        r"(?:dentro de|en) medio año": "months:6",
        r"(?:dentro de|en) (?:una|1) semana": "days:7",
        r"(?:dentro de|en) (?:un par de|dos) semanas": "days:14",
        r"(?:dentro de|en) quince días": "days:14",
        r"(?:dentro de|en) un mes": "months:1",
        r"(?:dentro de|en) (?:unas )?{n} semanas": "weeks:n",
        r"(?:dentro de|en) (?:unos )?{n} días": "days:n",
        r"(?:dentro de|en) (?:unos )?{n} meses": "months:n",
    },
    back="vuelvo|regreso|volveré|regresaré|volvemos|regresamos|vuelta|de regreso|reincorpor\\w+|estaré de|retomo|retomaré|reanud\\w+|reabr\\w+|abrimos|de nuevo (?:disponible|operativ\\w+)|estaré disponible|a partir del?",
    away_until="hasta(?: el)?",
    away=r"de (?:vacaciones|viaje|baja|licencia|permiso|excedencia)|fuera|ausente|cerrad[oa]s?",
    sign_offs=r"""
un saludo | saludos | un abrazo | abrazos | saludos cordiales | un cordial saludo | cordial saludo | un saludo cordial
cordialmente | atentamente | atte | atte. | muchas gracias | gracias | mil gracias | besos | un beso | besitos | un besote | saludos afectuosos
hasta pronto | nos vemos | felices fiestas | un fuerte abrazo | abrazo | abrazo grande | un abrazo grande | muy atentamente | afectuosamente | con afecto | con cariño
cariños | saludos y gracias | gracias y saludos | muchos saludos | mis saludos | respetuosamente | quedo atento | quedo atenta | feliz tarde | feliz día | buen día | chau | hasta luego
""",
    device_lines=r"enviado (?:desde|con|por) .*|obt[eé]n outlook .*",
    hours_lines=r"horarios?(?: de (?:atenci[oó]n|oficina|apertura))?|atenci[oó]n",
    greetings="hola|holi|holis|ey|hey|muy buenas|muy buenos días|muy buenas tardes|buenas noches|cordial saludo|qué tal|qué onda|qué hubo|aupa|apreciado|apreciada|estimados|estimadísimo|estimadísima|don|doña|queridos|mi querido|mi querida|muy señor mío|distinguido|distinguida|respetado|respetada|buenos días|buenas tardes|buenas|buen día|estimado|estimada|querido|querida",
    thorough=True,
    senses=SENSES,
    vocabulary=_VOCABULARY,
    common=words("""
mas el la los las de que y en un una me viene por gracias hola no es a con para muy bien perfecto pero
martes miércoles jueves viernes lunes opción puedo podría estoy saludos tu su si te le esos días
vuelvo
"""),
)
