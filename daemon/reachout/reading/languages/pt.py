"""Portuguese."""

# ruff: noqa: E501  (a phrase stays on one line)

from __future__ import annotations

from reachout.reading.folding import words
from reachout.reading.languages.language import Language, Senses, numbered

_SENSES = Senses(
    yes=r"""
pode ser
(?:e|esta|fica|seria|ficaria|sera) (?:otimo|otima|perfeito|perfeita|bom|boa|ideal|excelente|bem|marcado|combinado)
(?:funciona|serve|da certo|da|fica bem|convem|calha bem|cai bem)(?: bem| perfeitamente| para mim)?
perfeito | otimo | combinado | fechado | claro | sim | com (?:muito )?(?:prazer|gosto)
topo | aceito | prefiro | escolho | fico com | vamos (?:de|com|marcar|na|no) | confirmo
confirmado | posso | ok | por mim | beleza | ate (?:la|quinta|sexta|segunda|terca|quarta)
por favor
""",
    no=r"""
nao | nem | infelizmente | impossivel | nunca | ocupad[oa] | nenhum\w* | lotad[oa]
indisponivel
""",
    none_fit=r"""
nenhum\w*(?: (?:de|dos|das|desses|dessas|me|dia))?
(?:esses|essas|estes|estas|os|as|nesses) (?:\w+ )?(?:dias|datas|horarios|tres) ~ nao
nao (?:posso|consigo) (?:em )?(?:nenhum\w*|esses|nesses)
""",
    any_fit=r"""
qualquer (?:um|uma)(?: (?:deles|delas|dos|das|desses))?
(?:todos|todas) (?:\w+ ){0,2}?(?:servem|funcionam|podem|bem|dao)
(?:voce|tu) (?:escolhe|decide|que sabe) | como (?:preferir|preferires|quiser) | tanto faz
""",
    both_fit="ambos\nambas\nos dois\nas duas",
    all_but=r"""
(?:todos|todas|qualquer um|qualquer uma) (?:\w+ ){0,2}?(?:menos|exceto|salvo)
""",
    propose=r"""
(?:poderia|podemos|podia|podiamos|poderiamos|da para|pode) (?:ser|fazer|marcar|mudar|passar)?
(?:que tal|o que acha|o que achas) | em vez | melhor | proponho | sugiro | teria
estou (?:livre|disponivel) | prefiria | mudar | adiar | antecipar | seria possivel
""",
    shift="(?:adiar|atrasar|antecipar|mudar|passar|comecar)",
    vague=r"""
(?:na )?(?:proxima semana|semana (?:que vem|seguinte|proxima))
outro (?:dia|horario|momento) | outra (?:data|hora|semana) | outros (?:dias|horarios)
outras datas | (?:a|de|pela|na) (?:tarde|manha|noite) | qualquer (?:dia|tarde|manha)
""",
    doubt=r"""
talvez | provavelmente | acho | creio | espero | em principio
deve (?:\w+ )?(?:dar|ser|funcionar) | deveria
(?:preciso|tenho|vou|deixa|deixe) (?:\w+ ){0,2}?(?:ver\w*|confirmar\w*|perguntar\w*|checar|consultar\w*|verificar\w*)
(?:te|lhe) (?:confirmo|aviso|digo)
(?:confirmo|aviso) (?:depois|amanha|em breve|mais tarde) | a confirmar | provisori\w+ | se
desde que | a nao ser | caso | depende
nao (?:tenho|estou) (?:a )?(?:certeza|cert[oa]|segur[oa])
""",
    weak="ate\nso\npreciso",
    decline=r"""
nao,? (?:muito )?obrigad[oa] | nao (?:me|nos) interessa | nao (?:tenho|estou) interess\w+
(?:prefiro|tenho que|vou|devo) (?:\w+ )?(?:recusar|declinar|passar) | nao sou a pessoa
nao (?:dou|faco|aceito) (?:\w+ )?(?:entrevistas|chamadas|reunioes)
""",
    refusal=r"""
nao (?:e|sera|vai ser|seria|me e|nos e) (?:\w+ )?possivel | impossivel | nao vai dar
nao (?:tenho|temos|disponho de) (?:\w+ )?(?:tempo|disponibilidade|vontade|capacidade)
nao (?:posso|poderei|consigo|vou poder|quero|desejo|podemos|vou conseguir|gostaria de) (?:\w+ ){0,2}?(?:participar|ajudar|aceitar|colaborar|contribuir|comprometer\w*|faze-lo)
nao (?:posso|poderei|consigo|vou poder)(?=\s*(?:[.,;!]|$))
(?:tenho de|tenho que|vou ter de|devo|terei de) (?:\w+ )?(?:recusar|declinar)
nao e (?:para mim|a minha) | reformad[oa] | aposentad[oa] | ja nao trabalho | pessoa errada
""",
    lone_no="nao\nnao posso\nimpossivel\npasso",
    polite=r"""
obrigad[oa] | muito | mas | infelizmente | desculpe | desculpa | lamento | sinto muito | ola
peco desculpa | receio que | agradeco
""",
    negation=r"""
nao (?!sei|tenho certeza|receb|so|se|percebi|entendi|encontr|ha|consigo abrir)\w+
""",
    hands_on=r"""
reencaminh\w* | encaminh\w* | copia | anexo | passo
""",
    now=r"""
neste momento | agora | de momento | no momento | por enquanto | est[ea] (?:mes|semana|ano) | ate
""",
    stop=r"""
(?:nao me|pare de|parem de|deixe de) (?:escreva\w*|escrever\w*|contate|contacte|contactar\w*|mande|mandar|envie|enviar)(?: mais)?
(?:tire|tira|remova|remove|retire|exclua)(?:-me| me| o meu| meu)? (?:\w+ ){0,3}?(?:lista|email|contatos|base)?
me (?:tire|tira|remova|exclua) | descadastr\w+
""",
    defer=r"""
(?:me (?:chama|chame|escreve|escreva|procura|procure|pergunta|pergunte|lembra|lembre|contate|contacte|liga)|chama-me|escreve-me|escreva-me|contacte-me|fale comigo|fala comigo|volta a|volte a)
(?:voltamos a falar|vamos falar|falamos|retomamos|deixamos|fica para) (?:\w+ ){0,2}?(?:em|depois|mais tarde|no|na|quando|para)
mais (?:tarde|para a frente|pra frente|adiante) | depois d[aeo]s? | outra altura
em outro momento | fica para a proxima
""",
    busy=r"""
(?:neste momento|agora|de momento|no momento|por enquanto) | sem tempo | sobrecarregad[oa]
atolad[oa]
""",
    cancel=r"""
cancel\w+ | desmarcar\w*
nao (?:vou|vai) (?:conseguir|poder|dar) (?:\w+ )?(?:ir|comparecer|mais)
""",
    comes="ir\nparticipar\ncomparecer\nestar presente",
    sends=r"(?:envia|manda|enviar|mandar|partilhar)\w* (?:\w+ ){0,3}?(?:link|convite)",
    ask=r"""
gostaria de saber | diga-me | mais (?:info\w*|detalhes)
""",
    harmless=r"""
nao ha problema | sem problemas? | por que nao | nao se preocupe
(?:muito |muita )?obrigad[oa] (?:pelo|pela|por)(?: (?!mas\b|nao\b|infelizmente\b)\w+){0,6} | um abraco | abracos | cumprimentos
""",
    compared="em vez de\nao inves de\nem lugar de",
    limits="até\ndepois das\nantes das\na partir de\na partir das\ndesde\nentre",
)

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
    | {"um": 1, "dois": 2},
    ordinals={
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
        "de manhã": (5, 12),
        "à tarde": (12, 19),
    },
    moments={"meio-dia": (12, 0), "meio dia": (12, 0)},
    days_ahead={"hoje": 0, "amanhã": 1, "depois de amanhã": 2},
    at="às|as|à|pelas|por volta das|das|às",
    hour_marks="horas?|hrs?|h",
    half="{n} e meia",
    quarter_past="{n} e um quarto;{n} e quinze",
    quarter_to="{n} menos um quarto",
    pm="da tarde|da noite",
    am="da manhã",
    day_mark="o",
    short_day=3,
    day_lead="dia|o|no|do|ao|a|na",
    month_link="de",
    slot_nouns=r"op[cç][aã]o|n[uú]mero|n[°º]|proposta|alternativa|hor[aá]rio",
    slot_after="opção|proposta|horário|data|alternativa",
    next_week="próxima semana|semana que vem|semana próxima",
    week_after="(?:a|uma) semana (?:seguinte|depois|mais tarde)",
    same_time="(?:à )?mesma hora|mesmo horário",
    see_you="até",
    same_day="(?:no )?mesmo dia|nesse dia",
    my_time="(?:minha|nossa) hora|hora local|meu horário|horário daqui",
    your_time="(?:sua|tua) hora|seu horário",
    or_words=words("ou /"),
    and_words=words("e &"),
    but_words="mas|porém|contudo|no entanto",
    free_openers="eu|porque|pois|os outros|as outras|assim|já",
    cut_words="se|porque|pois|desde que|caso",
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
        r"(?:no )?(?:próximo ano|ano que vem|ano novo)": "year+1",
        r"(?:no )?(?:próximo mês|mês que vem)": "month+1",
        r"(?:na )?(?:próxima semana|semana que vem)": "week+1",
        r"(?:daqui a|em|dentro de) uma semana": "days:7",
        r"(?:daqui a|em|dentro de) (?:um par de|duas) semanas": "days:14",
        r"(?:daqui a|em|dentro de) quinze dias": "days:14",
        r"(?:daqui a|em|dentro de) um mês": "months:1",
        r"(?:daqui a|em|dentro de) {n} semanas": "weeks:n",
        r"(?:daqui a|em|dentro de) {n} dias": "days:n",
        r"(?:daqui a|em|dentro de) {n} meses": "months:n",
    },
    back="volto|regresso|voltarei|regressarei|retorno|retornarei|de volta|estarei de",
    away_until="até",
    away=r"de (?:ferias|baixa|licenca)|em viagem|fora|ausente",
    sign_offs=r"""
um abraço | abraço | abraços | cumprimentos | com os melhores cumprimentos
melhores cumprimentos | atenciosamente | obrigado | obrigada | muito obrigado
muito obrigada | beijo | beijos | bjs | até breve | até logo | saudações
""",
    device_lines=r"enviado (?:do|da|pelo|de|a partir) .*|obter o outlook .*|obtenha o outlook .*",
    hours_lines=r"hor[aá]rios?(?: de (?:atendimento|funcionamento))?|atendimento",
    greetings="olá|oi|bom dia|boa tarde|boa noite|caro|cara|prezado|prezada|estimado|estimada",
    senses=_SENSES,
    vocabulary=words("""
a adorei agenda agradeço ainda anotado ansiosa ansioso ao aqui as bate-papo boa bom café chamada com
combinado comigo convite conversa conversar convosco da dar das data de dela do dos e é em encontro
então entre era essa esse está estou eu excelente falar favor feita feliz fica fico foi gosto gostei
grande ideia isso já la lá link mande manda me mensagem meu mim minha muito muita na nada nas nesse
no nos o obrigada obrigado ok ótima ótimo opção os para pela pelo perfeita perfeito por porque pra
prazer proposta qual quinta que sem seu ser só sua também te tem tenho todo tudo um uma vamos ver
vídeo videochamada você vocês zoom envie envia marcado marcada reservado tá
""")
    - words("só"),
    common=words("""
o a de que e em um uma para me não é com obrigado obrigada olá oi pode ser às mas por você dia
quinta sexta terça segunda quarta opção posso seria estou na no semana novo janeiro fevereiro
"""),
)
