"""What stands beside a plain yes in French and in Portuguese."""

from __future__ import annotations

import pytest
from tests.reading.replies import answered, offer

from reachout.domain.reading import Meaning

YES = {"fr": "Jeudi à 10h me convient.", "pt": "Quinta às 10h está bom para mim."}

REMARKS = [
    ("fr", "J'ai fini mes cartons, je respire enfin."),
    ("fr", "Désolé pour le délai, je rentrais de congés."),
    ("fr", "Mon petit-fils m'a installé le logiciel."),
    ("fr", "Ne vous en faites pas pour l'orthographe de mon nom."),
    ("fr", "Envoyez-moi juste le lien de connexion et ce sera parfait."),
    ("pt", "Que saudade de ouvir a sua voz!"),
    ("pt", "Meu filho nasceu há duas semanas, estou nas nuvens."),
    ("pt", "Não se preocupe com o atraso."),
    ("pt", "Pode mandar o convite para este email."),
    ("pt", "Foi o Zé Carlos que me falou de si."),
]


@pytest.mark.parametrize(("language", "remark"), REMARKS)
def test_a_remark_leaves_the_yes_alone(language: str, remark: str) -> None:
    """Thanks, stories and kind words beside a choice are no reason to ask."""
    reading = answered(f"{YES[language]} {remark}", offer(language=language))
    assert (reading.meaning, reading.slot, reading.safe) == (Meaning.ACCEPT, 1, True)


HOOKS = [
    ("fr", "Mon mari voudrait participer."),
    ("fr", "Je ne garantis rien."),
    ("fr", "La salle n'est libre que jusqu'à dix heures et quart."),
    ("fr", "Amenez votre ordinateur, le mien est mort."),
    ("fr", "Le mieux serait de se retrouver au café de la gare."),
    ("fr", "Mon planning n'est pas encore fixé."),
    ("fr", "Faut voir."),
    ("pt", "Minha sócia vai junto."),
    ("pt", "Só consigo quinze minutos."),
    ("pt", "Traga o contrato assinado."),
    ("pt", "Melhor chamada de voz, minha internet é péssima."),
    ("pt", "A minha assistente entrará em contacto para acertar."),
    ("pt", "Queria que fosse presencial."),
    ("pt", "Tenho de buscar as crianças a meio."),
]


@pytest.mark.parametrize(("language", "hook"), HOOKS)
def test_a_hook_is_put_to_the_host(language: str, hook: str) -> None:
    """Another place, length, person or pending word beside a choice is not booked unasked."""
    assert not answered(f"{YES[language]} {hook}", offer(language=language)).safe


CHOICES = [
    ("fr", "Je prendrais celui de l'après-midi.", 2),
    ("fr", "En revanche vendredi à 14h30, sans problème.", 2),
    ("fr", "Jeudi à 10h, c'est parfait. Vous m'envoyez le lien ?", 1),
    ("pt", "Fico com o horário da tarde.", 2),
    ("pt", "A segunda opção está bem para mim.", 2),
    ("pt", "Na quinta às 10h está bom.", 1),
]


@pytest.mark.parametrize(("language", "words", "slot"), CHOICES)
def test_an_offer_is_named_by_part_of_day_or_place_in_the_list(
    language: str, words: str, slot: int
) -> None:
    """ "Après-midi" holds no noon, and "segunda opção" is no Monday."""
    reading = answered(words, offer(language=language))
    assert (reading.meaning, reading.slot, reading.safe) == (Meaning.ACCEPT, slot, True)


def test_noon_at_the_head_of_a_reply_is_not_booked() -> None:
    """ "Midi" beside a day is another hour than the one offered, wherever it stands."""
    assert not answered("Midi me va jeudi.", offer(language="fr")).safe


def test_asking_to_be_written_to_again_is_no_refusal() -> None:
    """ "Pas une minute" gives the reason, the request to come back in May is the answer."""
    words = "Je ne peux pas ces jours-ci, pas une minute. Récrivez-moi en mai."
    assert answered(words, offer(language="fr")).meaning == Meaning.DEFER
