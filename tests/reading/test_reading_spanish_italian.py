"""Spanish and Italian: what is booked without asking, and what is put to the host."""

from __future__ import annotations

import pytest
from tests.reading.replies import mail, offer

from reachout.domain.reading import Meaning
from reachout.reading import read

SPANISH = "El jueves a las 10 me queda perfecto."
ITALIAN = "Giovedì alle 10 mi va benissimo."


@pytest.mark.parametrize(
    ("language", "yes", "remark"),
    [
        ("es", SPANISH, "No te preocupes por nada, me hace mucha ilusión."),
        ("es", SPANISH, "Le dejo mi celular por si se corta la llamada."),
        ("es", SPANISH, "Quedo al pendiente de la liga."),
        ("es", SPANISH, "La semana pasada estuve con gripe y por eso tardé."),
        ("it", ITALIAN, "Non vedo l'ora di raccontarle tutto."),
        ("it", ITALIAN, "Mi scuso per il ritardo con cui rispondo."),
        ("it", ITALIAN, "Resto in attesa del link."),
        ("it", ITALIAN, "Gli altri due giorni sono in ferie."),
    ],
)
def test_small_talk_beside_a_yes_books(language: str, yes: str, remark: str) -> None:
    """Thanks, stories and the wish for a link leave nothing open."""
    reading = read(bytes(mail(f"{yes} {remark}\n")), offer(language=language))
    assert (reading.slot, reading.safe) == (1, True)


@pytest.mark.parametrize(
    ("language", "yes", "hook"),
    [
        ("es", SPANISH, "Lo consulto con mi mujer y te aviso."),
        ("es", SPANISH, "Eso sí, tendría que ser en mi oficina."),
        ("es", SPANISH, "Solo puedo quedarme un cuarto de hora."),
        ("es", SPANISH, "Igual llego tarde."),
        ("es", SPANISH, "Vendrá conmigo mi socio."),
        ("es", SPANISH, "Si mi jefa me deja."),
        ("it", ITALIAN, "Devo prima sentire mia moglie."),
        ("it", ITALIAN, "Preferirei farlo di persona."),
        ("it", ITALIAN, "A meno che non mi chiamino in ufficio."),
        ("it", ITALIAN, "In linea di massima."),
        ("it", ITALIAN, "Verrà anche il mio socio."),
        ("it", ITALIAN, "Mi mandi prima il contratto."),
    ],
)
def test_a_hook_beside_a_yes_asks(language: str, yes: str, hook: str) -> None:
    """Checks, other places, other lengths and other people are put to the host."""
    reading = read(bytes(mail(f"{yes} {hook}\n")), offer(language=language))
    assert (reading.meaning, reading.safe) == (Meaning.ACCEPT, False)


@pytest.mark.parametrize(
    ("language", "text", "slot"),
    [
        ("es", "Nos vemos el viernes a las dos y media de la tarde.", 2),
        ("es", "El jueves doce a las diez me va bien.", 1),
        ("es", "La 2 me sirve.", 2),
        ("es", "Perfecto. ¡Hasta el jueves!", 1),
        ("it", "Ci vediamo venerdì alle due e mezza.", 2),
        ("it", "Venerdì alle quattordici e trenta va bene.", 2),
        ("it", "La 2 va benissimo.", 2),
    ],
)
def test_hours_and_numbers_in_words_are_read(language: str, text: str, slot: int) -> None:
    """Days and hours as people say them, and the number of an offer."""
    assert read(bytes(mail(text + "\n")), offer(language=language)).slot == slot


@pytest.mark.parametrize(
    ("language", "text", "slot"),
    [
        ("es", "No tengo ningún inconveniente con el jueves a las 10, antes no puedo.", 1),
        ("es", "El 12... uy no, que el 12 tengo clase. El 17 a las 9 sí.", 3),
        ("it", "Segno venerdì alle 14 e 30, mi mandi pure il link quando vuole.", 2),
        ("it", "Preferisco martedì 17, ti aspetto con il caffè.", 3),
        ("it", "Giovedì 12 ore 10, fissato.", 1),
    ],
)
def test_a_plain_choice_books(language: str, text: str, slot: int) -> None:
    """A no that means yes, a slip taken back, hours in pairs and the wish for the link."""
    reading = read(bytes(mail(text + "\n")), offer(language=language))
    assert (reading.slot, reading.safe) == (slot, True)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Mi compañera podría el jueves a las 10."),
        ("es", "Me hubiera venido bien el jueves a las 10."),
        ("it", "Giovedì alle 10 mi va malissimo."),
        ("it", "La mia collega potrebbe giovedì alle 10."),
        ("it", "Mi sarebbe andato bene giovedì alle 10."),
    ],
)
def test_what_only_sounds_like_a_choice_is_not_booked(language: str, text: str) -> None:
    """A choice that is somebody else's, that is over, or that suits badly."""
    assert not read(bytes(mail(text + "\n")), offer(language=language)).safe


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Estoy de baja y no puedo hacer entrevistas por ahora."),
        ("it", "Giovedì alle 10. Non mi mandi le domande."),
    ],
)
def test_sick_leave_and_spared_questions_stop_nothing(language: str, text: str) -> None:
    """Words that also stand in "do not write to me again" are no such wish by themselves."""
    assert not read(bytes(mail(text + "\n")), offer(language=language)).stop
