"""A draft in which something is crossed out has been edited, though all its words stand."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from reachout.formats.mail import fingerprint, forms_of


def draft(text: str | None, html: str | None) -> bytes:
    made = EmailMessage()
    made["Subject"] = "Nets"
    if text is not None:
        made.set_content(text)
    if html is not None and text is not None:
        made.add_alternative(html, subtype="html")
    elif html is not None:
        made.set_content(html, subtype="html")
    return made.as_bytes()


@pytest.mark.parametrize(
    "row",
    [
        "<s>Tue 9 June, 10:00</s>",
        "<STRIKE>Tue 9 June, 10:00</STRIKE>",
        '<span style="text-decoration: line-through">Tue 9 June, 10:00</span>',
    ],
)
def test_a_crossed_out_time_is_an_edit(row: str) -> None:
    """As Gmail, Outlook and Apple Mail do it; the plain text has no sign of it."""
    text = "Tue 9 June, 10:00\n"
    as_written = draft(text, f"<div>{text.strip()}</div>")
    assert fingerprint(draft(text, f"<div>{row}</div>")) != fingerprint(as_written)
    spans = draft(text, "<div><span>Tue 9 June, 10:00</span></div>")
    assert fingerprint(spans) == fingerprint(as_written)


def test_the_forms_that_a_mail_has() -> None:
    """None for one that it does not have."""
    assert forms_of(draft("Hello\n", "<p>Hello</p>")) == ("Hello\n", "<p>Hello</p>\n")
    assert forms_of(draft("Hello\n", None)) == ("Hello\n", None)
    assert forms_of(draft(None, "<p>Hello</p>")) == (None, "<p>Hello</p>\n")
