"""Does a sentence of the host's offer a time, or only speak of one? As data, by language."""

from __future__ import annotations

import re

from reachout.reading.clauses import says

# Phrases as in languages/: apart by line ends or " | ", `~` stands for up to four words.
_OFFERS = {
    "en": r"""
(?:i'm|i am)(?: also| still)? (?:free|available) | also free | still free | is free | are free
how about | what about | shall we | let's say | any time | anytime | works? for me | works? too
(?:would|could|might|does|do|will) ~ (?:work|suit|do|fit) | suits me | would do
(?:i|we) (?:can|could) (?:also )?(?:do|make|offer|meet|talk) | i can also | i could also
""",
    "de": r"""
(?:habe|hatte) ~ zeit | bin ~ frei | ist ~ frei | frei ware | passt | passen | wie ware | wie ist
ginge | geht bei mir | geht auch | jederzeit | sagen wir
(?:ich|wir) (?:kann|konnte|konnten) | (?:kann|konnte) ich auch
""",
    "fr": r"""
je suis ~ (?:libre|disponible) | est libre | convien\w+ | conviendrait | pourrait aller | disons
que dirais\W+tu | que diriez\W+vous | je peux aussi | je pourrais | n'importe quand
""",
    "es": r"""
estoy ~ (?:libre|disponible) | tengo libre | que tal | te viene bien | le viene bien
podria | podriamos | tambien puedo
""",
    "it": r"""
sono ~ (?:liber[oa]|disponibile) | andrebbe | va bene | che ne (?:dici|dice)
potrei | potremmo | posso anche
""",
    "pt": r"""
estou ~ (?:livre|disponivel) | que tal | poderia | poderiamos | fica bem | tambem posso
""",
    "nl": r"""
(?:ik ben|ben ik) ~ (?:vrij|beschikbaar) | zou ~ (?:passen|kunnen|schikken) | schikt | past
wat dacht je van | kan ook | ik kan ook
""",
}

_TOLD = re.compile(
    r"\b(?:was|were|had|did|last|ago|met|spoke|said|saw|wrote|heard|gave|came|went|told|visited"
    r"|attended|war|waren|hatte|hatten|letzte\w*|vorige\w*|sagte\w*|gesagt|gehort|gesehen|gelesen"
    r"|getroffen|gesprochen|geschrieben|gewesen|etai\w+|dernier\w*|dit|vu|lu|entendu|rencontre"
    r"|fue|era|estuve|pasad[oa]|dij\w+|scors[oa]|stat[oa]|detto|visto|foi|passad[oa]|disse"
    r"|vorig\w*|afgelopen|zei|schreef|zag|gezegd|gezien|gelezen)\b"
)

_THANKS = re.compile(
    r"\b(?:thanks?(?: you)?(?: so much| again| very much)? for|dank(?:e|en)? (?:\w+ ){0,2}fur"
    r"|merci (?:\w+ )?(?:de|pour|d)|gracias por|grazie (?:\w+ )?(?:per|di|del|della)"
    r"|obrigad[oa] p\w+|(?:be)?dankt? (?:\w+ )?voor)\b"
)
_STRETCH = re.compile(r"\b(?:between|zwischen|entre|tra|fra|tussen)\b.{0,30}\d", re.DOTALL)
_GONE = re.compile(
    r"\b(?:gone|taken|no longer|not any ?more|cancel+ed|weg|vergeben|belegt|nicht mehr|entfallt"
    r"|pris|plus libre|plus possible|ya no|ocupad[oa]|non piu|occupat[oa]|ja nao|niet meer"
    r"|bezet)\b"
)


def offers(sentence: str, language: str) -> bool:
    """*sentence*: folded, its times blotted out; *language*: a code of languages/."""
    return says(_OFFERS.get(language, _OFFERS["en"]), sentence)


def tells(sentence: str) -> bool:
    """ "We spoke on Tuesday at ten": of what has been, which offers nothing."""
    return (_TOLD.search(sentence) or _THANKS.search(sentence)) is not None


def is_stretch(words: str) -> bool:
    """*words*: those of one time and a few before it, folded."""
    return _STRETCH.search(words) is not None


def is_gone(beside: str) -> bool:
    """*beside*: the folded words that stand on the line of one time."""
    return _GONE.search(beside) is not None
