"""`[mailbox] trust`: whose word on who wrote a mail counts."""

from __future__ import annotations

import pytest
from tests.settings.workspace import HOST, loaded, said


def trusted(home, line: str = "", provider: str = "local") -> tuple[str, ...]:
    host = f'{HOST}[mailbox]\nprovider = "{provider}"\n{line}\n'
    return loaded(home, host=host).settings.mailbox.trust


@pytest.mark.parametrize(
    ("provider", "line", "meant"),
    [
        ("local", "", ("all",)),
        ("local", 'trust = ""', ("all",)),
        ("google", "", ("mx.google.com",)),
        ("google", 'trust = ""', ("mx.google.com",)),
        ("google", 'trust = "mx.google.com"', ("mx.google.com",)),
        ("local", 'trust = "MX.Example.com"', ("mx.example.com",)),
        ("local", 'trust = ["mx1.example.com", "mx2.example.com"]', None),
        ("local", 'trust = "all"', ("all",)),
        ("local", 'trust = ["all"]', ("all",)),
        ("local", 'trust = "spamfilter"', ("spamfilter",)),
    ],
)
def test_who_is_trusted(tmp_path, provider, line, meant):
    """One name, several, or everybody; by default what the provider can vouch for."""
    expected = meant or ("mx1.example.com", "mx2.example.com")
    assert trusted(tmp_path, line, provider) == expected


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("trust = []", "mailbox.trust = []: names nobody. Write the name"),
        ("trust = true", "mailbox.trust = true: is not the name of a mail server. Write the name"),
        ('trust = ["mx.example.com", 5]', "is not the name of a mail server."),
        ('trust = "mx.example.com; dkim=pass"', "is not the name of a mail server."),
        ('trust = "a@example.com"', "is not the name of a mail server."),
        ('trust = ["", "mx.example.com"]', "is not the name of a mail server."),
        (
            'trust = ["all", "mx.example.com"]',
            'is "all" and more than that. Write "all" alone.',
        ),
    ],
)
def test_what_is_no_name_is_refused(tmp_path, line, complaint):
    """With line, value and cure."""
    (problem,) = said(tmp_path, host=f"{HOST}[mailbox]\n{line}\n")
    assert problem.startswith("reachout.toml:7: ")
    assert complaint in problem


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        (
            'trust = "all"',
            "believes forged mail too: anybody may write in the name of your contacts.",
        ),
        ('trust = "mx.example.com"', "does not name Gmail: every reply will be put to you."),
    ],
)
def test_another_word_than_gmails_own_is_remarked(tmp_path, line, complaint):
    """Allowed, and perhaps not meant."""
    host = f'{HOST}[mailbox]\nprovider = "google"\n{line}\n'
    (warning,) = loaded(tmp_path, host=host).warnings
    assert complaint in str(warning)
    assert 'Leave it out, or write "mx.google.com".' in str(warning)
