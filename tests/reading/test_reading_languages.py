"""The same in other languages; one that cannot be read is unclear, never wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from tests.reading.replies import at, mail, offer

from reachout.domain.reading import Meaning, Reading
from reachout.reading import read
from reachout.reading.clauses import sentences
from reachout.reading.heard import Speech
from reachout.reading.languages import LANGUAGES
from reachout.reading.quotes import Passage
from reachout.reading.verdict import judge

BERLIN = "Europe/Berlin"


def said(words: str, language: str) -> Reading:
    sent = offer(zone=BERLIN, contact_zone=BERLIN, language=language, text="")
    return read(mail(words), sent)


SURE = [
    ("de", "Donnerstag passt mir gut.", 1),
    ("de", "Freitag halb drei wäre super", 2),
    ("de", "Der zweite Termin passt mir am besten.", 2),
    ("de", "Ich nehme Nummer 3.", 3),
    ("de", "Dienstag, 17.3., 9 Uhr ist notiert. Freue mich!", 3),
    ("de", "Donnerstag geht leider nicht, Freitag passt.", 2),
    ("de", "Alle drei Termine passen mir.", 1),
    ("de", "Hallo Sam,\n\nder 13. März passt mir sehr gut.\n\nViele Grüße\nAnn", 2),
    ("fr", "Jeudi à 10h, parfait !", 1),
    ("fr", "Le deuxième créneau me convient très bien.", 2),
    ("es", "El jueves a las 10 me va bien.", 1),
    ("es", "La segunda opción, por favor.", 2),
    ("it", "Giovedì alle 10 va benissimo.", 1),
    ("pt", "Quinta às 10h está ótimo.", 1),
    ("nl", "Donderdag om 10 uur is prima.", 1),
    ("ja", "それでは、第2候補でお願いいたします。", 2),
]


@pytest.mark.parametrize(("language", "words", "number"), SURE)
def test_a_plain_choice(language: str, words: str, number: int) -> None:
    """The choice is read in the writer's language."""
    reading = said(words, language)
    assert (reading.meaning, reading.slot, reading.safe) == (Meaning.ACCEPT, number, True)


OPEN = [
    ("de", "Wahrscheinlich passt Freitag, ich melde mich noch mal."),
    ("de", "Freitag passt, falls mein Zug pünktlich ist."),
    ("de", "Donnerstag sollte klappen, ich muss aber noch meinen Chef fragen."),
    ("fr", "Je dois vérifier avec mon équipe, mais jeudi devrait aller."),
    ("es", "Creo que el jueves puedo, pero te confirmo mañana"),
    ("de", "Donnerstag passt. Mal sehen."),
    ("de", "Donnerstag passt. Bitte schicken Sie mir vorher die Fragen."),
    ("fr", "Jeudi me convient. Mon chef doit encore valider."),
    ("es", "El jueves me viene bien. Mándame antes las preguntas."),
    ("it", "Giovedì va bene. Non è ancora sicuro."),
    ("pt", "Quinta está ótimo. O meu chefe ainda tem de aprovar."),
    ("nl", "Donderdag is prima. Video kan ik niet."),
]


@pytest.mark.parametrize(("language", "words"), OPEN)
def test_an_open_yes(language: str, words: str) -> None:
    """A maybe stays a maybe."""
    reading = said(words, language)
    assert (reading.meaning, reading.safe) == (Meaning.ACCEPT, False)


COUNTERS = [
    ("de", "Leider keiner davon. Wie wäre Mittwoch, 18. März um 15 Uhr?", at(18, 15, zone=BERLIN)),
    ("de", "Können wir Donnerstag lieber um 11 Uhr machen?", at(12, 11, zone=BERLIN)),
    ("fr", "Le mercredi 18 mars à 15h plutôt ?", at(18, 15, zone=BERLIN)),
    ("es", "No puedo. ¿Qué tal el miércoles 18 a las 15:00?", at(18, 15, zone=BERLIN)),
    ("nl", "Vrijdag kan, maar liever om vier uur 's middags.", at(13, 16, zone=BERLIN)),
]


@pytest.mark.parametrize(("language", "words", "start"), COUNTERS)
def test_another_time(language: str, words: str, start: datetime) -> None:
    """Another exact time is read with its start."""
    reading = said(words, language)
    assert (reading.meaning, reading.start) == (Meaning.COUNTER, start)


NOES = [
    ("de", "Nein, danke.", False),
    ("de", "Ich bin dafür nicht der richtige Ansprechpartner.", False),
    ("de", "Bitte schreiben Sie mir nicht mehr.", True),
    ("de", "Nehmen Sie mich bitte aus dem Verteiler.", True),
    ("fr", "Non merci.", False),
    ("es", "No, gracias.", False),
    ("it", "No grazie.", False),
    ("pt", "Não, obrigado.", False),
    ("nl", "Nee, dank je.", False),
]


@pytest.mark.parametrize(("language", "words", "stop"), NOES)
def test_a_no(language: str, words: str, stop: bool) -> None:
    """A no is a no, and "never again" is more than that."""
    reading = said(words, language)
    assert (reading.meaning, reading.stop) == (Meaning.DECLINE, stop)


def test_later_in_german() -> None:
    """ "Melde dich im Mai" puts it off to the first of May."""
    reading = said("Gerade ist viel los. Melde dich doch im Mai noch mal.", "de")
    assert (reading.meaning, reading.until) == (Meaning.DEFER, date(2026, 5, 1))


@pytest.mark.parametrize(
    "words", ["Torsdag passar bra!", "Czwartek mi pasuje.", "Четверг подходит"]
)
def test_an_unknown_language_is_unclear(words: str) -> None:
    """What cannot be read books nothing and closes nothing."""
    reading = said(words, "en")
    assert (reading.safe, reading.slot, reading.stop) == (False, None, False)
    assert reading.meaning == Meaning.OTHER


def test_a_new_language_is_strict_until_its_lists_are_long() -> None:
    """Without `thorough` a remark beside the choice has to be understood word by word."""
    words = "Donderdag om 10 uur past mij. De tulpen staan er mooi bij."
    sent = offer(zone=BERLIN, contact_zone=BERLIN, language="nl", text="")
    sure = {}
    for language in (LANGUAGES["nl"], replace(LANGUAGES["nl"], thorough=False)):
        said = tuple(sentences((Passage(words),), language, sent))
        speech = Speech(sentences=said, language=language, sent=sent, names=frozenset())
        sure[language.thorough] = judge(speech).safe
    assert sure == {True: True, False: False}
