"""What Ann wrote, apart from what she quotes and signs with."""

from __future__ import annotations

import pytest
from tests.reading.replies import ANN, LETTER, QUOTED, answered, mail, offer

from reachout.domain.reading import Meaning
from reachout.reading import read

PLAIN = "".join(f"{line}\n" for line in LETTER.splitlines())
ANNOUNCED = [
    QUOTED,
    f"-----Original Message-----\nFrom: Sam Roe\nSent: Friday\nTo: Ann\nSubject: nets\n\n{PLAIN}",
    f"{'_' * 32}\nVon: Sam Roe\nGesendet: 6. März 2026\nAn: Ann\nBetreff: nets\n\n{PLAIN}",
    f"De : Sam Roe <sam@example.com>\nEnvoyé : 6 mars 2026\nÀ : Ann\nObjet : nets\n\n{PLAIN}",
    f"Am Fr., 6. März 2026 um 09:00 Uhr schrieb Sam Roe\n<sam@example.com>:\n\n{PLAIN}",
    f"Le ven. 6 mars 2026 à 09:00, Sam Roe <sam@example.com> a écrit :\n\n{PLAIN}",
    f"    On Friday, March 6, 2026 at 09:00:00 AM, Sam Roe <sam@example.com> wrote:\n\n{PLAIN}",
    f"2026年3月6日(金) 9:00 Sam Roe <sam@example.com>:\n\n{PLAIN}",
]


@pytest.mark.parametrize("quote", ANNOUNCED)
def test_quotes_are_taken_off(quote: str) -> None:
    """The offered times below are not hers, whatever program announces them."""
    for text in ("", LETTER):
        reading = read(mail(f"The second works.\n\n{quote}"), offer(text=text))
        assert reading.new_words == "The second works."
        assert (reading.slot, reading.safe) == (2, True)


def test_nothing_but_the_quote() -> None:
    """Only a quote and a signature: no answer."""
    reading = answered("Ann Beck\nHarbour Office\nOpening hours: Mon-Thu 9:00 - 17:00")
    assert (reading.meaning, reading.new_words) == (Meaning.OTHER, "")


def test_answers_below_the_quote() -> None:
    """Who writes below the quote is heard too."""
    reading = read(mail(f"{QUOTED}\nI'll take #3, thanks.\n\n-- \nAnn, Tue-Sat 8:30"), offer())
    assert (reading.slot, reading.safe) == (3, True)


def test_answers_between_the_lines() -> None:
    """A yes right below an offer takes it, a no below another refuses that."""
    inline = QUOTED.replace("> 2.", "> 2.").replace("10:00\n", "10:00\nno, at sea\n", 1)
    inline = inline.replace("14:30\n", "14:30\nYes please\n")
    for text in ("", LETTER):
        reading = read(mail(inline), offer(text=text))
        assert (reading.meaning, reading.slot) == (Meaning.ACCEPT, 2)


def test_an_answer_at_the_end_of_the_line() -> None:
    """Words and arrows behind a quoted offer speak of it."""
    arrow = QUOTED.replace("14:30\n", "14:30  <-- this one please\n")
    assert read(mail(arrow), offer(text="")).slot == 2
    words = QUOTED.replace("14:30\n", "14:30 - perfect\n")
    assert read(mail(words), offer()).slot == 2


def test_one_offer_copied_out_is_a_choice() -> None:
    """Copying one line says "this"; copying the letter says nothing."""
    assert answered("Friday 13 March, 14:30").slot == 2
    assert answered(LETTER).slot is None


def test_coloured_answers_in_html() -> None:
    """Outlook people answer in red on the quoted lines."""
    html = (
        "<div>Answers in red below.</div><div id='divRplyFwdMsg'>From: Sam</div>"
        "<p>1. Thursday 12 March, 10:00 <span style='color:red'>no, dentist</span></p>"
        "<p>2. Friday 13 March, 14:30 <span style='color:#FF0000'>yes please</span></p>"
    )
    reading = read(mail("", html=html), offer())
    assert (reading.meaning, reading.slot) == (Meaning.ACCEPT, 2)


def test_struck_words_and_quote_containers_in_html() -> None:
    """What Ann struck is not said; Gmail's quote container is not hers."""
    html = (
        "<div dir='ltr'><s>Thursday</s> Friday suits me</div><div class='gmail_quote'>"
        "<div class='gmail_attr'>On Fri Sam wrote:</div><blockquote>3. Tuesday</blockquote></div>"
    )
    raw = (
        f"From: Ann Beck <{ANN}>\nSubject: Re: nets\n"
        f"Content-Type: text/html; charset=utf-8\n\n{html}\n"
    ).encode()
    reading = read(raw, offer())
    assert (reading.slot, reading.safe, reading.new_words) == (2, True, "Friday suits me")


SIGNED = [
    "Thursday works.\n\nBest regards,\nAnn Beck\nFridays 14:30 closed",
    "Thursday works.\n\n-- \nAnn Beck\nTuesday 17 March: net fair",
    "Thursday works.\n\nSent from my phone",
    "Thursday works.\n\nAnn\n\nThis e-mail is confidential. Not yours? Tell us by Friday.",
    "[EXTERNAL]\nThursday works.",
]


@pytest.mark.parametrize("words", SIGNED)
def test_signatures_and_banners_are_no_answer(words: str) -> None:
    """Hours, fairs and lawyers below the name change nothing."""
    reading = answered(words)
    assert (reading.slot, reading.safe, reading.new_words) == (1, True, "Thursday works.")


def test_a_postscript_counts() -> None:
    """What stands behind PS is said, though it stands below the name."""
    reading = answered("Thursday works.\n\nBest,\nAnn\n\nPS: could you ring the shop instead?")
    assert (reading.slot, reading.safe) == (1, False)


def typed(kind: str, body: bytes) -> bytes:
    """Ann's mail with a body and a content type as they stand."""
    head = (
        f"From: Ann Beck <{ANN}>\nSubject: Re: nets\nMIME-Version: 1.0\nContent-Type: {kind}\n\n"
    )
    return head.encode() + body


FORMS = [
    ("text/plain; charset=iso-8859-1", "Friday works — größte Freude".encode()),
    ("text/plain; charset=utf-8", "Friday works — größte Freude".encode("cp1252")),
    ("text/plain; charset=nonsense", b"Friday works"),
    ("text/plain; format=flowed; delsp=yes", b"Fri \nday works"),
    ("text/plain; format=flowed", b"Friday \nworks"),
    ("multipart/mixed; boundary=b", b"--b\n\nFriday works\n"),  # never closed
    ("multipart/mixed", b"--b\nContent-Type: text/plain\n\nFriday works\n--b--\n"),
]


@pytest.mark.parametrize(("kind", "body"), FORMS)
def test_odd_forms_are_read(kind: str, body: bytes) -> None:
    """Charsets that lie, soft breaks, boundaries that are missing: the words are the same."""
    assert read(typed(kind, body), offer()).slot == 2


def test_utf8_taken_for_latin_is_mended() -> None:
    """Words that a server encoded twice are read as they were meant."""
    twice = "größte Freude".encode().decode("cp1252").encode()
    assert "größte Freude" in read(typed("text/plain; charset=utf-8", twice), offer()).new_words


def test_a_text_that_sends_to_the_html() -> None:
    """Where the text only says that there is HTML, the HTML is the mail."""
    raw = mail("This message is in HTML format.", html="<div>Friday works</div>")
    assert (read(raw, offer()).slot, read(raw, offer()).new_words) == (2, "Friday works")


def test_words_below_a_picture() -> None:
    """All texts that stand one below the other are read: the second may take back the first."""
    parts = (
        b"--b\n\nFriday works.\n--b\nContent-Type: image/png\n\nx\n--b\n\nOr maybe not.\n--b--\n"
    )
    reading = read(typed("multipart/mixed; boundary=b", parts), offer())
    assert "maybe not" in reading.new_words and not reading.safe
