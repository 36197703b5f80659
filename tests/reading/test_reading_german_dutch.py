"""German and Dutch: what stands beside a plain acceptance, and how hours are said."""

from __future__ import annotations

import pytest
from tests.reading.replies import mail, offer

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
