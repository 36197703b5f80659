"""Portuguese."""

# ruff: noqa: E501  (a phrase stays on one line)

from __future__ import annotations

from reachout.reading.folding import words
from reachout.reading.languages.language import Language, numbered
from reachout.reading.languages.pt_phrases import SENSES

PORTUGUESE = Language(
    code="pt",
    weekdays=numbered(
        "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo", 0
    )
    | numbered("segunda terça quarta quinta sexta", 0)
    | {"seg": 0, "qua": 2, "qui": 3, "sex": 4, "sáb": 5, "dom": 6},
    months=numbered(
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        1,
    )
    | {
        "jan": 1,
        "fev": 2,
        "abr": 4,
        "jun": 6,
        "jul": 7,
        "ago": 8,
        "set": 9,
        "out": 10,
        "nov": 11,
        "dez": 12,
    },
    numbers=numbered("uma duas três quatro cinco seis sete oito nove dez onze doze", 1)
    | numbered("treze catorze quinze dezesseis dezessete dezoito dezenove vinte", 13)
    | {"um": 1, "dois": 2, "quatorze": 14, "dezasseis": 16, "dezassete": 17, "dezanove": 19}
    | {"vinte e uma": 21, "vinte e duas": 22, "vinte e três": 23},
    # the second to the fifth are also the names of days: only with what they count
    ordinals={
        **{
            f"{name} {noun}": number
            for number, name in enumerate(("segunda", "terceira", "quarta", "quinta"), 2)
            for noun in (
                "opção",
                "opcao",
                "proposta",
                "data",
                "alternativa",
                "hipótese",
                "sugestão",
                "hora",
                "vaga",
                "da lista",
                "das opções",
                "das propostas",
                "das datas",
            )
        },
        **dict.fromkeys(("primeiro", "primeira"), 1),
        "segundo": 2,
        **dict.fromkeys(("terceiro", "terceira"), 3),
        "quarto": 4,
        "quinto": 5,
        **dict.fromkeys(("último", "última"), -1),
    },
    parts={
        "manhã": (5, 12),
        "tarde": (12, 19),
        "noite": (18, 24),
        "tardinha": (16, 19),
        "manhãzinha": (6, 10),
        "de manhã": (5, 12),
        "à tarde": (12, 19),
    },
    moments={
        "meio-dia e meia": (12, 30),
        "meio dia e meia": (12, 30),
        "meio-dia": (12, 0),
        "meio dia": (12, 0),
    },
    days_ahead={"hoje": 0, "amanhã": 1, "amanha": 1, "depois de amanhã": 2},
    at="às|as|à|pelas|por volta das|das|às",
    hour_marks="horas?|hrs?|h",
    half="{n} e meia",
    quarter_past="{n} e um quarto;{n} e quarto;{n} e quinze",
    quarter_to="{n} menos um quarto;(?:um )?quarto para as {n};quinze (?:para|pras) (?:as )?{n}",
    minute_words={
        "dez": 10,
        "quinze": 15,
        "vinte": 20,
        "vinte e cinco": 25,
        "trinta": 30,
        "quarenta": 40,
        "quarenta e cinco": 45,
        "cinquenta": 50,
    },
    pm="da tarde|da noite",
    am="da manhã",
    day_mark="o",
    short_day=3,
    day_lead="dia|o|no|do|ao|a|na|pela|da",
    month_link="de",
    slot_nouns=r"op[cç][aã]o|n[uú]mero|n[°º]|proposta|alternativa|hor[aá]rio|hip[oó]tese|a(?= \d\s+(?:serve|funciona|d[aá]|fica|me|est[aá]|[eé]\b))",
    slot_after="opção|opções|proposta|horário|data|alternativa|hipótese|dia|das (?:datas|opções|propostas)|dos (?:dias|horários)",
    slot_before=(
        "(?:o|a|esse|essa|aquele|aquela|este|esta|os|as) (?:(?:horário|opção|proposta|vaga|hora|hipótese|data|sessão|alternativa|encontro|slot) )?(?:da|de|do|das|pela|à|a)"
        "|(?:o|no|esse|nesse|aquele) horário (?:da|de|pela|à)|(?:a|na|essa|nessa) (?:opção|vaga|proposta|hipótese) (?:da|de|pela|à)"
    ),
    next_week="próxima semana|semana que vem|semana próxima",
    week_after="(?:a|uma) semana (?:seguinte|depois|mais tarde)",
    same_time="(?:à )?mesma hora|mesmo horário",
    see_you="até",
    same_day="(?:no )?mesmo dia|nesse dia",
    my_time="(?:minha|nossa) hora|hora local|meu horário|horário daqui",
    your_time="(?:sua|tua) hora|seu horário",
    whose_clock="aqui|ca|ai|para (?:mim|nos|ti|si|voces?)|pra (?:mim|gente|voces?)|(?:minha|tua|sua|vossa|nossa) hora|no meu horario|no seu horario",
    zone_lead="(?:hora|horario|fuso) (?:de |do |da |em )?",
    place_words=words(
        "em no na nos nas com por pelo pela via sobre sem como a ao à de do da desde perto até porque"
    ),
    or_words=words("ou /"),
    and_words=words("e &"),
    but_words="mas|porém|contudo|no entanto|todavia|só que|embora|entretanto",
    free_openers=(
        "(?:eu )?(?:estou|fiquei|estava|tinha|fico|sou) (?:feliz|muito|super|ansios[oa]|contente|curios[oa]|encantad[oa]|livre|sempre)|eu (?:adoro|adorei|amo|agradeço)"
        "|porque|pois|os outros|as outras|nos outros|assim|obrigad[oa]|agradeço|até (?:lá|já|breve)|um abraço|abraço|meu (?:zap|celular|telefone|número)|o meu (?:número|telemóvel)"
    ),
    cut_words="se|porque|pois|desde que|caso|contanto que|a menos que|a não ser que|salvo se|exceto se",
    joiners=words("""a o os as de da do na no às à , ( ) - : em para dia opção hora horas h é seria
        então um uma feira"""),
    later_shift="mais tarde|depois",
    earlier_shift="mais cedo|antes",
    units={
        "minutos": 1,
        "minuto": 1,
        "min": 1,
        "hora": 60,
        "horas": 60,
        "dia": 1440,
        "dias": 1440,
        "semana": 10080,
        "semanas": 10080,
    },
    periods={
        r"(?:no |para o |pro )?(?:próximo ano|ano que vem|ano novo)": "year+1",
        r"(?:no |para o |pro )?(?:próximo mês|mês que vem)": "month+1",
        r"(?:no |para o |pro )?(?:próximo trimestre|trimestre que vem)": "quarter+1",
        r"(?:na |para a |pra )?(?:próxima semana|semana que vem)": "week+1",
        r"(?:daqui a|daqui|em|dentro de) uma semana(?: e pouco)?": "days:7",
        r"(?:daqui a|daqui|em|dentro de) (?:um par de|duas|umas duas) semanas": "days:14",
        r"(?:daqui a|daqui|em|dentro de) (?:uns )?quinze dias": "days:14",
        r"(?:daqui a|daqui|em|dentro de) uma quinzena": "days:14",
        r"(?:daqui a|daqui|em|dentro de) um mês": "months:1",
        r"(?:daqui a|daqui|em|dentro de) (?:meio ano|um semestre)": "months:6",
        r"(?:daqui a|daqui|em|dentro de) (?:umas )?{n} semanas": "weeks:n",
        r"(?:daqui a|daqui|em|dentro de) (?:uns )?{n} dias": "days:n",
        r"(?:daqui a|daqui|em|dentro de) (?:uns )?{n} meses": "months:n",
        r"(?:no )?primeiro trimestre": "quarter:1",
        r"(?:no )?segundo trimestre": "quarter:2",
        r"(?:no )?terceiro trimestre": "quarter:3",
        r"(?:no )?(?:quarto|último) trimestre": "quarter:4",
    },
    back="volto|voltamos|regresso|regressamos|voltarei|regressarei|retorno|retornarei|retornamos|de volta|de regresso|estarei de|reabr\\w+|retomo|retomarei|a partir d[eo]|a partir da",
    away_until="até",
    away=r"(?:de|em) (?:ferias|baixa|licenca|viagem|recesso|folga)|fora d[oe] \w+|fora|ausente|encerrad[oa]s?",
    sign_offs=r"""
um abraço | abraço | abraços | cumprimentos | com os melhores cumprimentos | abs | abç | abçs
melhores cumprimentos | atenciosamente | obrigado | obrigada | muito obrigado | att | at.te
muito obrigada | beijo | beijos | bjs | bj | até breve | até logo | saudações | cordialmente
beijinhos | bjo | bjos | grande abraço | um grande abraço | forte abraço | respeitosamente
com estima | com amizade | saudações cordiais | saudações fraternas | ao dispor | grato | grata
atentamente | com consideração | até já | até lá | valeu | vlw | cheiro | um xi | com carinho
bem haja | sempre ao dispor | com os meus cumprimentos | cumps
""",
    device_lines=r"enviado (?:do|da|pelo|de|a partir) .*|obter o outlook .*|obtenha o outlook .*",
    hours_lines=r"hor[aá]rios?(?: de (?:atendimento|funcionamento))?|atendimento",
    greetings="olá|oi|oie|opa|bom dia|boa tarde|boa noite|boas|caro|cara|caros|prezado|prezada|prezados|estimado|estimada|ex\\.?m[oa]\\.?(?: senhora?| sr[.a]*| dr[.a]*)?|querido|querida|viva|fala|e aí|senhor|senhora|alô|hey|hello",
    thorough=True,
    senses=SENSES,
    vocabulary=words("""
a adorei agenda agradeço ainda anotado ansiosa ansioso ao aos aqui aí as à às bate-papo boa bom boas bons café cafezinho chamada com
combinado combinada comigo contigo consigo connosco conosco convite conversa conversar conversamos conversarmos convosco da dar das data datas de dela dele do dos e é em encontro
então entre era essa esse esta este isso isto está estou estarei eu excelente falar falamos falarmos favor feita feito feliz fica fico foi gosto gostei
grande ideia já la lá link ligação mande manda me mensagem meu meus mim minha minhas muito muita muitas muitos na nada nas nesse nessa neste nesta
no nos o obrigada obrigado ok ótima ótimo óptimo opção opções lista alinho alinhamos alinhado alinhada hipótese hipóteses sugestão alternativa proposta data os para pra pro pela pelo pelas pelos perfeita perfeito por porque
prazer proposta propostas qual quinta segunda terça quarta sexta que sem seu seus sua suas ser também tb te tem tenho teu tua todo todos toda todas tudo um uma uns umas vamos ver vemo-nos
vídeo videochamada você vocês vc vcs zoom teams meet envie envia marcado marcada reservado reservada tá tô tou né
abraço abraços beijo beijos beijinhos cumprimentos saudações amável gentil gentileza simpático simpática contacto contato mail email e-mail
senhor senhora doutor doutora professor professora dona seu exma exmo prezado prezada caro cara querido querida amigo amiga rei mano mana cara pá gente galera
bora certo certinho show massa beleza demais legal bacana fixe giro joia maravilha maravilhoso maravilhosa excelentes sensacional espetacular fantástico fantástica incrível
alegria honra satisfação felicidade expectativa entusiasmo carinho coração
receber receberei recebi vi li recado interesse iniciativa projeto projecto pesquisa estudo trabalho tema assunto história experiência vida
casa escritório escrivaninha mesa sala varanda cozinha janela calendário folhinha parede geladeira frigorífico caderno papel caneta computador celular telemóvel telefone número zap whatsapp fone câmera microfone tela ecrã
aguardo aguardando aguardar espero-te esperando ligo ligar liga atendo atender entro entrar conecto conectar estar estaremos será fica ficamos ficará vou vai vem venho
manhã tarde noite dia dias hora horas horário horários minuto minutos semana hoje amanhã
marcar marque marca agendar agende agenda agendado confirmo confirmado confirmada confirmar anotei anotar marquei reservei reserve reservar bloqueei bloqueado
assente desde pronto pronta disponível livre livres disposição dispor sempre completamente totalmente perfeitamente certamente realmente mesmo mesma bem super tão mais melhor mim
mãe pai irmã irmão irmãos avó avô sogra sogro tia tio prima primo vizinha vizinho marido mulher esposa filho filha filhos neto neta família colega equipe equipa
primeira primeiro segunda segundo terceira terceiro última último
outro outra outros outras
claro sim oi olá opa ah oh eh ei nossa uau eba oba oxe uai viva kkk kkkk haha rs valeu vlw blz flw
enviar mandar partilhar compartilhar endereço reunião encontro sessão papo prosa chá
jeito calha calhar serve servem funciona funcionam combina convém conviria agrada interessa
propostos propostas proposto propôs sugeriu sugerido sugerida sugeridos ofereceu oferecido indicado indicada mencionado
depois-de fechei nós seria gostaria adoraria participar colaborar ajudar contribuir poder
janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
mês ano próximo próxima semana que vem dito dita diga aceitar aceito aceite escolho escolha escolher ficar fico
muitíssimo imenso imensa bastante enorme breve cedo logo já-já daí daqui parte lado próprio
telefonar telefonema videoconferência vídeo-chamada chamar
""")
    - words("só depois-de já-já cedo logo se não mas talvez"),
    common=words("""
o a de que e em um uma para me não é com obrigado obrigada olá oi pode ser às mas por você dia
quinta sexta terça segunda quarta opção posso seria estou na no semana novo janeiro fevereiro
"""),
)
