"""German and Dutch: what stands beside a plain acceptance, and how hours are said."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from tests.reading.replies import mail, offer

from reachout.domain.reading import Meaning
from reachout.reading import read

YES = {"de": "Donnerstag um 10 Uhr passt mir.", "nl": "Donderdag om 10 uur past mij goed."}


@pytest.mark.parametrize(
    ("language", "beside"),
    [
        ("de", "Wenn die Leitung streikt, rufen Sie mich einfach an."),
        ("de", "Du musst nichts vorbereiten."),
        ("de", "Gestern haben wir die neue Halle eröffnet."),
        ("nl", "Ik heb uw stuk gisteren gelezen."),
        ("nl", "Hopelijk is het weer bij jullie beter."),
    ],
)
def test_a_harmless_remark_lets_the_acceptance_stand(language: str, beside: str) -> None:
    """Thanks, stories and offers of help need no answer before the chat is booked."""
    reading = read(bytes(mail(f"{YES[language]} {beside}\n")), offer(language=language))
    assert (reading.safe, reading.slot) == (True, 1)


@pytest.mark.parametrize(
    ("language", "beside"),
    [
        ("de", "Meine Chefin entscheidet das am Ende."),
        ("de", "Bitte nichts aufzeichnen."),
        ("de", "Am liebsten im Gasthaus nebenan."),
        ("nl", "Ik slaap er nog een nacht over."),
        ("nl", "Mijn baas moet het eerst goedkeuren."),
        ("nl", "Gelieve een parkeerplaats te voorzien."),
    ],
)
def test_a_wish_or_a_doubt_beside_it_is_put_to_the_host(language: str, beside: str) -> None:
    """What would have to be answered first is never booked past."""
    assert not read(bytes(mail(f"{YES[language]} {beside}\n")), offer(language=language)).safe


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Donnerstag um 10 Uhr passt mir nicht besonders gut."),
        ("de", "Donnerstag um 10 Uhr passt mir net."),
        ("de", "Donnerstag um 10 Uhr bin ich beim Friseur."),
        ("de", "Donnerstag um 10 Uhr habe ich leider schon Training."),
        ("de", "Am Donnerstag um 10 Uhr sitze ich im Flieger."),
        ("nl", "Donderdag om 10 uur past me wat minder goed."),
        ("nl", "Donderdag om 10 uur gaat, als het niet sneeuwt."),
        ("nl", "Donderdag om 10 uur heb ik altijd repetitie."),
        ("nl", "Donderdag om 10 uur moet ik naar de tandarts."),
    ],
)
def test_what_stands_in_the_way_is_no_yes(language: str, text: str) -> None:
    """An hour said with a half refusal, a duty or a condition is not booked."""
    assert not read(bytes(mail(f"{text}\n")), offer(language=language)).safe


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Donnerstag um 10 Uhr passt. Könnten Sie mir bitte noch den Zoom-Link schicken?"),
        ("de", "Die andern Tage gehen nicht, aber Donnerstag um 10 Uhr passt."),
        ("de", "Donnerstag um 10 Uhr setz ich mich in die Küche ans Telefon."),
        ("nl", "Donderdag om 10 uur is goed. Kunt u mij de uitnodiging nog toesturen?"),
        ("nl", "Donderdag om 10 uur zit ik klaar aan de telefoon."),
        ("nl", "Op de twaalfde om 10 uur kan ik."),
    ],
)
def test_people_say_yes_in_many_ways(language: str, text: str) -> None:
    """Waiting at the telephone is a yes, and the link comes with the booking anyway."""
    reading = read(bytes(mail(f"{text}\n")), offer(language=language))
    assert (reading.safe, reading.slot) == (True, 1)


@pytest.mark.parametrize(
    ("language", "text", "hour", "minute"),
    [
        ("de", "Lieber am Freitag, 20. März, um viertel elf.", 10, 15),
        ("de", "Lieber am Freitag, 20. März, um zehn nach halb drei nachmittags.", 14, 40),
        ("nl", "Liever vrijdag 20 maart om 16u30.", 16, 30),
        ("nl", "Liever vrijdag 20 maart om vijf voor half elf 's ochtends.", 10, 25),
    ],
)
def test_hours_are_told_as_people_tell_them(
    language: str, text: str, hour: int, minute: int
) -> None:
    """A quarter of the hour to come, minutes beside the half, and the Dutch u."""
    reading = read(bytes(mail(f"{text}\n")), offer(language=language))
    assert reading.start is not None
    local = reading.start.astimezone(ZoneInfo(offer(language=language).shown_zone))
    assert (local.hour, local.minute) == (hour, minute)


def test_a_weekday_refused_is_no_range() -> None:
    """ "Nicht Dienstag - Freitag um halb drei" takes the Friday."""
    text = "Nicht Dienstag - Freitag um halb drei."
    assert read(bytes(mail(f"{text}\n")), offer(language="de")).slot == 2


@pytest.mark.parametrize(
    ("language", "text", "meaning"),
    [
        ("de", "Den vereinbarten Termin kann ich leider nicht wahrnehmen.", Meaning.CANCEL),
        ("de", "Alle drei Termine überschneiden sich mit dem Markt.", Meaning.COUNTER),
        ("nl", "Van uw aanbod zal ik geen gebruik maken.", Meaning.DECLINE),
        ("nl", "Nu even niet, ik geef een seintje als de oogst binnen is.", Meaning.DEFER),
    ],
)
def test_what_the_reply_comes_to(language: str, text: str, meaning: Meaning) -> None:
    """Calling off, refusing all, declining and putting off in their usual words."""
    assert read(bytes(mail(f"{text}\n")), offer(language=language)).meaning == meaning
