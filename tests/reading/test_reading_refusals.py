"""Ann says no without a time, puts it off by a month, or says yes with a hook."""

from __future__ import annotations

from datetime import date

import pytest
from tests.reading.replies import answered, at, mail, offer

from reachout.domain.reading import Meaning, Sender
from reachout.reading import read

BARE = [
    ("en", "Thanks a lot, but no."),
    ("en", "Afraid not, sorry."),
    ("en", "No – and no hard feelings, it isn't you."),
    ("de", "Leider nicht, danke."),
    ("fr", "Hélas non, merci beaucoup."),
    ("es", "Muchas gracias, pero no."),
    ("it", "Purtroppo no, grazie."),
    ("pt", "Infelizmente não."),
    ("nl", "Helaas niet, bedankt."),
]
CANNOT = [
    ("en", "I can't commit to that."),
    ("en", "It isn't something we can take on."),
    ("en", "I don't have the time for interviews."),
    ("en", "I never do phone calls with strangers."),
    ("en", "My contract doesn't allow it."),
    ("de", "Das ist für uns leider nicht machbar."),
    ("de", "Dafür fehlt mir die Kraft."),
    ("fr", "Je n'ai pas le temps pour cela."),
    ("es", "No me es posible, lo siento."),
    ("it", "Non ho tempo per queste cose."),
    ("pt", "Não tenho disponibilidade para isto."),
    ("nl", "Ik heb hier geen ruimte voor."),
]
NOT_A_NO = [
    ("I can't wait to read it!", Meaning.OTHER),
    ("We never met, but I remember your father.", Meaning.OTHER),
    ("I can't see the times in your mail, could you send them again?", Meaning.QUESTION),
    ("No. How about another week?", Meaning.COUNTER),
    ("I can't take on anything at the moment.", Meaning.DEFER),
]
PUT_OFF = [
    ("en", "May is hopeless. June?", date(2026, 6, 1)),
    ("en", "I'm on sick leave until May.", date(2026, 5, 1)),
    ("en", "After the harvest I'd be glad to.", None),
    ("en", "Ask me again on 12 March.", date(2026, 3, 12)),
    ("de", "Im Mai gern.", date(2026, 5, 1)),
    ("de", "Sobald die Ernte drin ist, gerne.", None),
    ("ja", "5月に改めてご連絡ください。", date(2026, 5, 1)),
]
HOOKED = [
    "Thursday could be good.",
    "Thursday works. I expect a fee for this.",
    "I'm 80% sure about Thursday.",
    "Thursday works; my publisher wants a word with you though.",
    "If nothing comes in between, Thursday.",
    "Thursday, in all probability.",
    "I'll do my best to make Thursday.",
    "Thursday works. Please send me the questions first.",
    "Thursday works as far as I can see.",
    "Thursday works. You would have to come out to the island.",
    "Thursday works. Bring two copies of your passport.",
    "Thursday works. Our union insists on a witness.",
    "Thursday works, I'm at the whim of the ferry though.",
    "Thursday works. I could cancel at any moment.",
]


@pytest.mark.parametrize(("language", "words"), BARE + CANNOT)
def test_a_no_without_a_time(language: str, words: str) -> None:
    """A bare no among courtesies, or what somebody cannot do, is a no to the chat."""
    reading = read(mail(words), offer(language=language, text=""))
    assert (reading.meaning, reading.stop, reading.safe) == (Meaning.DECLINE, False, False)


@pytest.mark.parametrize(("words", "meaning"), NOT_A_NO)
def test_a_not_that_refuses_nothing(words: str, meaning: Meaning) -> None:
    """A not about something else, or only for now, does not end the matter."""
    assert answered(words).meaning == meaning


@pytest.mark.parametrize(("language", "words", "until"), PUT_OFF)
def test_put_off_by_a_period(language: str, words: str, until: date | None) -> None:
    """A month said as an answer, or a gladly that waits for something, puts it off."""
    reading = read(mail(words), offer(language=language, text=""))
    assert (reading.meaning, reading.until, reading.slot) == (Meaning.DEFER, until, None)


@pytest.mark.parametrize("words", HOOKED)
def test_a_yes_with_a_hook(words: str) -> None:
    """Ann takes Thursday, but not quite: the host is asked."""
    reading = answered(words)
    assert (reading.meaning, reading.slot, reading.safe) == (Meaning.ACCEPT, 1, False)


@pytest.mark.parametrize("words", ["STOP", "Stop.", "Please delete all my data."])
def test_stop_is_one_word(words: str) -> None:
    """Nobody needs a sentence to be left alone."""
    reading = answered(words)
    assert (reading.meaning, reading.stop) == (Meaning.DECLINE, True)


def test_not_coming_today() -> None:
    """Who stays away today, where nothing was offered for today, calls off what stands."""
    reading = answered("I'm ill and won't make it this afternoon, sorry.")
    assert reading.meaning == Meaning.CANCEL


def test_two_days_are_not_one() -> None:
    """A day of absence before the chosen day is not mixed with it."""
    reading = answered("I'm away from the 20th. So Friday 13 March at 2.30pm is fine.")
    assert (reading.meaning, reading.start) == (Meaning.ACCEPT, at(13, 14, 30))


def test_days_in_words() -> None:
    """ "The thirteenth" is a day of the month."""
    reading = answered("Friday the thirteenth works for me.")
    assert (reading.slot, reading.safe) == (2, True)


def test_the_link_may_be_asked_for() -> None:
    """Asking for the invitation leaves nothing open."""
    assert answered("Friday works. Could you send me the link?").safe
    assert not answered("Friday works. Could you send me the price?").safe


def test_the_others_are_fine() -> None:
    """All that was not refused is taken, the earliest of it first."""
    reading = answered("Thursday is no good but the others are fine.")
    assert (reading.slot, reading.safe) == (2, True)


def test_a_ticket_in_german() -> None:
    """A ticket number makes a receipt, whatever the headers say."""
    words = "Wir haben Ihre Anfrage erhalten. Ihre Vorgangsnummer: 4711."
    reading = read(mail(words, subject="Eingang"), offer(language="de", text=""))
    assert reading.sender == Sender.AUTO_REPLY


@pytest.mark.parametrize(
    "words",
    [
        "Thursday works. I'll wear the yellow oilskin.",
        "Thursday works. Funny that you know the island, my aunt was born there.",
        "Thursday is great though!",
    ],
)
def test_a_remark_that_binds_nobody(words: str) -> None:
    """A story behind the choice leaves it as sure as it was."""
    assert answered(words).safe


def test_cancelled_for_another_day() -> None:
    """Who calls off and wants another day in the same breath makes a counter-offer."""
    reading = answered("I can't make our call tomorrow after all, could we find another day?")
    assert reading.meaning == Meaning.COUNTER
