"""Whose word counts on who wrote a mail: real verdicts of mail servers, and forged ones.

Reports from the field that this answers: any Authentication-Results header counted, the first
wins, SPF of the attacker's own domain counted, the server's name was not compared
(hermes-agent #88560 and #46718, apple-pim #78, itop #262, career-ops #1539).
"""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.replies import mail, offer
from tests.source import with_fault

from reachout.domain.reading import Vouched
from reachout.reading import read, trust
from reachout.reading.mail import take_apart

OURS = "mx.example.net"
ADA = "Ada Brook <ada@example.org>"
FORGED = f"{OURS}; dkim=pass header.d=example.org; dmarc=pass header.from=example.org"


def vouched(
    *verdicts: str, sender: str = ADA, trust: tuple[str, ...] = (OURS,), end: str = "\n"
) -> Vouched:
    """What is said of a mail of *sender* with these verdicts on top, the last one uppermost."""
    top = "".join(f"Authentication-Results: {one}\n" for one in reversed(verdicts))
    head = f"Return-Path: <x@y>\n{top}From: {sender}\nSubject: Re: nets\n"
    raw = f"{head}\nFriday at 14:30 works for me.\n".replace("\r\n", "\n")
    return of(raw.replace("\n", end).encode(), trust)


def of(raw: bytes, trust: tuple[str, ...] = (OURS,)) -> Vouched:
    return read(raw, replace(offer(), trust=trust)).vouched


def confirmed(*verdicts: str, sender: str = ADA, trust: tuple[str, ...] = (OURS,)) -> bool:
    return vouched(*verdicts, sender=sender, trust=trust).sender


# ------------------------------------------------------------------ as servers write it

GMAIL = """mx.google.com;
       dkim=pass header.i=@example.org header.s=20230601 header.b=AbC+/1x=;
       spf=pass (google.com: domain of ada@example.org designates 192.0.2.7 as permitted sender)
 smtp.mailfrom=ada@example.org;
       dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=example.org"""
GMAIL_NO_POLICY = """mx.google.com;
       dkim=pass header.i=@example.org header.s=s1 header.b=Nf3kq2;
       spf=none (google.com: ada@example.org does not designate permitted sender hosts)
 smtp.mailfrom=ada@example.org"""
FASTMAIL = """mx5.messagingengine.com;
    x-csa=none;
    x-me-sender=none;
    x-ptr=pass smtp.helo=mail.example.org policy.ptr=mail.example.org;
    bimi=skipped (DMARC did not pass)
Authentication-Results: mx5.messagingengine.com;
    arc=none (no signatures found)"""
FASTMAIL_ONE = """mx5.messagingengine.com;
    arc=none (no signatures found);
    dkim=pass (2048-bit rsa key sha256) header.d=example.org
      header.i=@example.org header.b=dQ9x/4Zs header.a=rsa-sha256
      header.s=fm3 x-bits=2048;
    dmarc=pass policy.published-domain-policy=none
      policy.applied-disposition=none policy.evaluated-disposition=none
      (p=none,d=none,d.eval=none) policy.policy-from=p
      header.from=example.org;
    iprev=pass smtp.remote-ip=192.0.2.7 (mail.example.org);
    spf=pass smtp.mailfrom=ada@example.org smtp.helo=mail.example.org"""
EXCHANGE = """mail.protection.outlook.example; spf=pass (sender IP is 192.0.2.7)
 smtp.mailfrom=example.org; dkim=pass (signature was verified)
 header.d=example.org;dmarc=pass action=none
 header.from=example.org;compauth=pass reason=100"""
OPENDMARC = "mail.example.net; dmarc=pass (p=none dis=none) header.from=example.org"
OPENDKIM = """mail.example.net;
\tdkim=pass (2048-bit key; unprotected) header.d=example.org header.i=@example.org
 header.a=rsa-sha256 header.s=mail header.b=nZ1B2c3D;
\tdkim-atps=neutral"""
RSPAMD = """mail.example.net;
\tdkim=pass header.d=example.org header.s=dkim header.b="k3Jq/9x=";
\tdkim=fail ("headers rsa verify failed") header.d=lists.example.com header.s=l header.b=ZZ;
\tspf=pass (mail.example.net: domain of ada@example.org designates 192.0.2.7 as permitted
 sender) smtp.mailfrom=ada@example.org;
\tdmarc=pass (policy=none) header.from=example.org"""
PROTON = """mail.proton.example; dmarc=pass (p=quarantine dis=none)
 header.from=example.org
Authentication-Results: mail.proton.example; spf=pass smtp.mailfrom=example.org
Authentication-Results: mail.proton.example; arc=none smtp.remote-ip=192.0.2.7
Authentication-Results: mail.proton.example; dkim=pass (2048-bit key)
 header.d=example.org header.i=@example.org header.b="dHVyYm8x\""""
MAILBOX = """mx2.mailbox.example;
\tdkim=pass header.d=example.org header.s=MBO0001 header.b=Q7z;
\tdmarc=pass (policy=quarantine) header.from=example.org;
\tspf=pass (mx2.mailbox.example: domain of ada@example.org designates 2001:db8::7 as permitted
 sender) smtp.mailfrom=ada@example.org"""
WITH_VERSION = "mx.example.net 1; dkim=pass header.d=example.org"
SPACED = """ (by us) "MX.Example.NET" ( (nested) ; "x ) 1 (v) ; (c) DKIM (d) / 1 = PASS
 (2048-bit; it's "fine") reason = "good; dkim=fail" header (x) . (y) d = (z) "Example.Org" """

UNCONFIRMED = "Your mail server did not confirm that this mail is from example.org."
OTHERS_WORD = "The verdict on top is by mx.evil.example, which `[mailbox] trust` does not name."
GENUINE = {
    "gmail": (GMAIL, "mx.google.com"),
    "gmail, no policy": (GMAIL_NO_POLICY, "mx.google.com"),
    "fastmail": (FASTMAIL_ONE, "mx5.messagingengine.com"),
    "exchange": (EXCHANGE, "mail.protection.outlook.example"),
    "opendmarc": (OPENDMARC, "mail.example.net"),
    "opendkim": (OPENDKIM, "mail.example.net"),
    "rspamd": (RSPAMD, "mail.example.net"),
    "proton": (PROTON, "mail.proton.example"),
    "mailbox.org": (MAILBOX, "mx2.mailbox.example"),
    "with a version": (WITH_VERSION, OURS),
}


@pytest.mark.parametrize("name", GENUINE)
def test_a_genuine_mail_is_confirmed_as_its_server_writes_it(name):
    """And by no other name than the server's own."""
    verdict, server = GENUINE[name]
    assert vouched(verdict, trust=(server,)) == Vouched(
        sender=True, why=f"{server} confirms that this mail is from example.org."
    )
    assert vouched(verdict, trust=("mx.other.example", server.upper())).sender
    assert not vouched(verdict, trust=("mx.other.example", f"x{server}", server[1:])).sender


@pytest.mark.parametrize("name", GENUINE)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_it_confirms_nobody_else(name, end):
    """The same verdict over a mail that says it is from another domain."""
    verdict, server = GENUINE[name]
    for sender in ("eve@example.com", "ada@example.org.example.com", "ada@notexample.org"):
        found = vouched(verdict, trust=(server,), sender=sender, end=end)
        assert not found.sender
        assert found.why == (
            f"Your mail server did not confirm that this mail is from {sender.partition('@')[2]}."
        )
    assert vouched(verdict, trust=(server,), end=end).sender


def test_two_verdicts_of_opendkim_and_opendmarc():
    """Each program writes a header of its own: the one on top has to say it, whichever it is."""
    server = ("mail.example.net",)
    assert confirmed(OPENDKIM, OPENDMARC, trust=server)
    assert confirmed(OPENDMARC, OPENDKIM, trust=server)
    assert not confirmed(OPENDMARC, "mail.example.net; spf=pass smtp.mailfrom=x", trust=server)
    assert not confirmed(FASTMAIL, trust=("mx5.messagingengine.com",))


def test_a_verdict_that_names_no_server_is_nobodys():
    """Microsoft writes such ones into mailboxes of its own."""
    said = "spf=pass smtp.mailfrom=example.org; dkim=pass header.d=example.org; dmarc=pass"
    assert not confirmed(f"{said} header.from=example.org", trust=("spf=pass", "spf", OURS))


def test_white_space_comments_and_quotes_where_they_may_stand():
    """RFC 8601 section 2.2: everywhere, nearly. A quote inside a comment is no quote."""
    said = SPACED.replace('"x )', "x)")
    assert confirmed(said)
    assert not confirmed(SPACED)  # whether the comment ends there depends on who reads it


# ------------------------------------------------------------------ what counts


SAID = [
    ("dmarc=pass header.from=example.org", True),
    ('dmarc=pass header.from="Example.ORG."', True),
    ("dmarc=pass header.from=ada@example.org", True),
    ("dmarc=pass", False),
    ("dmarc=pass header.from=example.com", False),
    ("dmarc=pass header.from=mail.example.org", False),
    ("dmarc=pass header.from=example.org header.from=example.com", False),
    ("dmarc=pass header.from=example.org; dmarc=none header.from=example.org", False),
    ("dmarc=fail header.from=example.org; dmarc=pass header.from=example.org", False),
    ("dmarc=bestguesspass header.from=example.org", False),
    ("dmarc=passed header.from=example.org", False),
    ("x-dmarc=pass header.from=example.org", False),
    ("dkim=pass header.d=example.org", True),
    ("dkim=pass header.i=@example.org", True),
    ("dkim=pass header.i=ada@example.org", True),
    ("dkim=pass header.d=example.org header.i=@news.example.org", True),
    ("dkim=pass header.d=example.com header.i=@example.org", False),
    ("dkim=pass header.i=@example.org header.i=@example.com", False),
    ("dkim=pass header.d=mail.example.org", False),
    ("dkim=pass header.d=org", False),
    ("dkim=pass header.d=xexample.org", False),
    ("dkim=pass", False),
    ("dkim=neutral header.d=example.org", False),
    ("dkim=policy header.d=example.org", False),
    ("dkim=pass (test mode) header.d=example.org", False),
    ("dkim=pass (1024-bit key; testing) header.d=example.org", False),
    ("dkim=pass policy.dkim-rules=ok header.d=example.org", True),
    ("dkim=fail header.d=example.org; dkim=pass header.d=example.org", True),
    ("dkim=pass header.d=esp.example; dkim=pass header.d=example.org", True),
    ("dkim=pass header.d=example.org; dmarc=fail header.from=example.org", False),
    ("dkim=pass header.d=example.org; dmarc=temperror", True),
    ("dkim-adsp=pass header.d=example.org", False),
    ("spf=pass smtp.mailfrom=ada@example.org smtp.helo=example.org", False),
    ("spf=pass header.d=example.org header.from=example.org", False),
    ("arc=pass header.d=example.org; auth=pass smtp.auth=ada@example.org", False),
    ("none", False),
    ("", False),
]


@pytest.mark.parametrize(("said", "counts"), SAID)
def test_what_a_verdict_has_to_say(said, counts):
    """DMARC for just this domain, or DKIM of it or of one above it; SPF and ARC never."""
    assert confirmed(f"{OURS}; {said}") is counts
    assert confirmed(f"{OURS};{said.upper()}") is counts


def test_a_domain_answers_for_those_below_it_and_not_the_other_way():
    """A subdomain may be lent to somebody else, and nobody owns what stands above him."""
    said = f"{OURS}; dkim=pass header.d=example.org"
    assert confirmed(said, sender="ada@mail.team.example.org")
    assert not confirmed(f"{OURS}; dkim=pass header.d=team.example.org")


def test_other_alphabets_are_compared_as_they_are_registered():
    """In A-label form (RFC 5890); "ß" is not "ss", and no lookalike counts."""
    for d in ("bücher.example", "xn--bcher-kva.example", "BÜCHER.example"):
        for sender in ("ada@bücher.example", "ada@xn--bcher-kva.example"):
            assert confirmed(f"{OURS}; dkim=pass header.d={d}", sender=sender), (d, sender)
    assert not confirmed(f"{OURS}; dkim=pass header.d=strasse.example", sender="a@straße.example")
    assert not confirmed(f"{OURS}; dkim=pass header.d=ex\u0430mple.org")
    assert not confirmed(f"{OURS}; d\u212aim=pass header.d=example.org")
    assert not confirmed(f"{OURS}; dkim=pass header.d=b\u212a.example", sender="a@bk.example")


def test_one_sender_is_to_be_named():
    """Two From headers, two addresses or none: nobody knows of whom the verdict speaks."""
    said = f"{OURS}; dmarc=pass header.from=example.org"
    senders = ("ada@example.org, eve@example.com", f"{ADA}\nFrom: {ADA}", "Ada", "")
    for sender in senders:
        found = vouched(said, sender=sender)
        assert not found.sender
        assert found.why == "It does not name exactly one sender."
    far = "X: y\n" * 400
    assert not confirmed(said, sender=f"{ADA}\n{far}From: eve@example.org")
    assert not confirmed(said, sender=f"{ADA}\nFrom : eve@example.org")


def test_where_everybody_is_believed_no_verdict_is_asked_for():
    """`trust = "all"`."""
    found = vouched(trust=("all",))
    assert found == Vouched(sender=True, why="All mail in this mailbox is believed.")


@pytest.mark.parametrize(
    ("verdicts", "why"),
    [
        ((), "Your mail server did not say whether this mail is from example.org."),
        ((f"{OURS}; none",), UNCONFIRMED),
        (
            ("mx.evil.example; dmarc=pass header.from=example.org",),
            f"{UNCONFIRMED} {OTHERS_WORD}",
        ),
        (
            ("m\x1b[31mx; dmarc=pass",),
            UNCONFIRMED,
        ),
    ],
)
def test_what_is_missing_is_said_to_the_host(verdicts, why):
    """In one sentence, and nothing of it can be made to do harm on a terminal."""
    assert vouched(*verdicts).why == why
    assert (
        vouched(*verdicts, trust=()).why == "Nobody confirmed that this mail is from example.org."
    )


# ------------------------------------------------------------------ forged

SMUGGLED = {
    "below the real one": f"{OURS}; spf=fail\nAuthentication-Results: {FORGED}",
    "below one of another server": f"mx.evil.example; none\nAuthentication-Results: {FORGED}",
    "in a comment": f"{OURS}; spf=fail (x; dmarc=pass header.from=example.org; dkim=pass "
    "header.d=example.org) smtp.mailfrom=x",
    "in a comment that nests": f"{OURS} (a (b) ; dkim=pass header.d=example.org (c) ) ; none",
    "in a comment with an escape": f"{OURS}; none (\\) ; dkim=pass header.d=example.org ;)",
    "in a comment that never ends": f"{OURS}; none (; dkim=pass header.d=example.org",
    "in a quoted string": f'{OURS}; spf=pass smtp.mailfrom="x; dkim=pass header.d=example.org"@e',
    "in a quoted string with an escape": f'{OURS}; spf=pass smtp.mailfrom="\\"; dkim=pass '
    'header.d=example.org; x=\\""@evil.example',
    "in a quoted string that never ends": f'{OURS}; none reason="; dkim=pass header.d=example.org',
    "as a quoted name": f'{OURS}; dkim=pass "header.d"=example.org',
    "as a quoted method": f'{OURS}; "dkim"=pass header.d=example.org',
    "as a value": f"{OURS}; spf=pass smtp.mailfrom=dkim=pass header.d=example.org",
    "as a reason": f"{OURS}; spf=pass reason=dkim=pass header.d=example.org",
    "as the name of the server": f"dkim=pass header.d=example.org; {FORGED}",
    "with a longer name": f"{OURS}.evil.example; dkim=pass header.d=example.org",
    "with a name before it": f"evil {OURS}; dkim=pass header.d=example.org",
    "with a name behind it": f"{OURS} evil; dkim=pass header.d=example.org",
    "through a quote in a comment": f'{OURS}; spf=pass (domain of "x) ; dkim=pass '
    'header.d=example.org; y=z ("@evil.example is fine) smtp.mailfrom=x',
    "through a parenthesis in quotes in a comment": f'{OURS}; none (x "y ( z" ) ; dkim=pass '
    "header.d=example.org; (w) )",
    "as an encoded word": f"{OURS}; spf=pass smtp.mailfrom==?utf-8?q?x;_dkim=3Dpass_header.d=3D"
    "example.org?=@evil.example",
    "after a lone carriage return": f"{OURS}; spf=fail\rAuthentication-Results: {FORGED}",
    "as ARC has it": f"{OURS}; arc=pass\nARC-Authentication-Results: i=1; {FORGED}",
}


@pytest.mark.parametrize("name", SMUGGLED)
def test_what_an_attacker_wrote_is_nobodys_word(name):
    """He can write what he likes into a mail: below the verdict, and within it."""
    assert not confirmed(SMUGGLED[name])


@pytest.mark.parametrize(
    "head",
    [
        f"ARC-Authentication-Results: i=1; {FORGED}",
        f"X-Authentication-Results: {FORGED}",
        f"Authentication-Results-Original: {FORGED}",
        f"Authentication-Results : {FORGED}",
        f" Authentication-Results: {FORGED}",
        f"Subject: x\rAuthentication-Results: {FORGED}",
        f"\nAuthentication-Results: {FORGED}",
        f"Subject: x\n\nAuthentication-Results: {FORGED}",
        f"Subject: =?utf-8?q?x=0AAuthentication-Results:_{FORGED.replace(' ', '_')}?=",
    ],
)
def test_only_that_one_header_counts(head):
    """Not its likes, and nothing that stands in the body."""
    assert not of(f"From: {ADA}\n{head}\n\nHello\n".encode()).sender
    assert not of(f"From: {ADA}\n{head}\n\nHello\n".replace("\n", "\r\n").encode()).sender
    assert not of(f"{head}\nFrom: {ADA}\n\nHello\n".encode()).sender


def test_a_long_verdict_is_not_cut_into_a_shorter_name():
    """A cut at the right place would turn example.org.evil.example into example.org."""
    for length in range(1_900, 2_100):
        said = f"{OURS}; dkim=pass header.d=example.org.evil.example"
        pad = "x" * (length - len(said))
        assert not confirmed(f"{OURS}; x={pad}; dkim=pass header.d=example.org.evil.example")
    genuine = "; ".join(f"dkim=fail header.d=s{n}.example" for n in range(200))
    assert confirmed(f"{OURS}; {genuine}; dkim=pass header.d=example.org")


HUGE = {
    "one header": f"{OURS}; dkim=pass header.d=example.org; x=" + "y" * 10**6,
    "comments": f"{OURS}; {'(' * 500_000}{')' * 500_000} dkim=pass header.d=example.org",
    "quotes": f"{OURS}; " + '"' * 999_999 + "; dkim=pass header.d=example.org",
    "backslashes": f'{OURS}; "' + "\\" * 10**6,
    "semicolons": f"{OURS}{';' * 10**6} dkim=pass header.d=example.org",
    "equal signs": f"{OURS}; dkim=pass {'=' * 10**6} header.d=example.org",
    "folds": f"{OURS};" + "\n x" * 250_000,
    "many headers": "\nAuthentication-Results: ".join(["mx.evil.example; x=y"] * 20_000),
    "just within": (f"{OURS}; " + "(x) . = ;" * 3_000)[:19_000],
}


@pytest.mark.parametrize("name", HUGE)
def test_a_megabyte_of_headers_takes_no_time_and_counts_for_nothing(name):
    """The server whose word counts writes a few hundred characters."""
    began = time.perf_counter()
    assert not confirmed(HUGE[name])
    assert time.perf_counter() - began < 1


MARKS = [*'();="\\. \t\r\n@/x', "dkim", "dmarc", "pass", "header.d", "example.org", OURS]
JUNK = st.lists(st.sampled_from(MARKS), max_size=40).map("".join)


@settings(max_examples=300, deadline=None)
@given(junk=JUNK, below=st.lists(JUNK, max_size=3), raw=st.binary(max_size=80))
def test_no_junk_makes_it_true(junk, below, raw):
    """Whatever stands below the server's own header, or in a comment or quote of it."""
    quoted = "".join(f"\\{c}" if c in '"\\' else c for c in junk if c not in "\r\n")
    comment = "".join(f"\\{c}" if c in '()\\"' else c for c in junk if c not in "\r\n")
    lower = "".join(f"\nAuthentication-Results: {one}" for one in [*below, FORGED])
    for said in (
        f'{OURS}; spf=pass smtp.mailfrom="{quoted}; {FORGED}"',
        f"{OURS}; spf=pass ({comment}; {FORGED}) smtp.mailfrom=x",
        f"{OURS}; spf=pass{lower}",
    ):
        assert not confirmed(said)
    of(f"Authentication-Results: {junk}\n".encode() + raw)


# ------------------------------------------------------------------ the checker is proven


def misjudged(judge) -> list[str]:
    """Which of the mails above are taken for genuine by *judge* and are not, or the reverse."""

    def confirms(verdict: str, server: str) -> bool:
        raw = f"Authentication-Results: {verdict}\nFrom: {ADA}\n\nHello\n".encode()
        return bool(judge(raw, take_apart(raw), replace(offer(), trust=(server,))).sender)

    wrong = [name for name, (said, server) in GENUINE.items() if not confirms(said, server)]
    wrong += [name for name, said in SMUGGLED.items() if confirms(said, OURS)]
    wrong += [said for said, counts in SAID if confirms(f"{OURS}; {said}", OURS) is not counts]
    return wrong


FAULTS = {
    "the last header counts": (
        "found = _VERDICT.search(head)",
        "found = next(iter([*_VERDICT.finditer(head)][::-1]), None)",
    ),
    "the name of the server is not compared": ("if server not in trust:", "if not server:"),
    "spf counts": ('!= ("dkim", "pass")', 'not in (("dkim", "pass"), ("spf", "pass"))'),
    "alignment is ignored": (
        'return "." in signer and (domain == signer or domain.endswith(f".{signer}"))',
        "return bool(signer)",
    ),
    "a subdomain speaks for its parent": (
        'domain.endswith(f".{signer}")',
        'signer.endswith(f".{domain}")',
    ),
    "dmarc counts for whomever it passed": (
        'domain_of(result.only("header.from")) == domain',
        "bool(result.said)",
    ),
    "a failed dmarc is forgotten": ('result.word == "fail" for', 'result.word == "failed" for'),
    "comments count": ('if text == "(":', 'if text == "[":'),
    "quotes are none": ("""(?P<quoted>"[^""", """(?P<quoted>`[^"""),
    "read once": ("for quoting in (False, True)", "for quoting in (False,)"),
    "read once, the other way": ("for quoting in (False, True)", "for quoting in (True,)"),
    "two that differ count": ("if len(values) == 1", "if values"),
    "a key in testing counts": ('("dkim", "pass") or result.tests', '("dkim", "pass")'),
}


def test_the_real_program_misjudges_none():
    """Else the mutants below would prove nothing."""
    assert misjudged(trust.vouched) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_program_with_a_fault_is_found_out(fault):
    """Each way in which others were deceived, and some more."""
    assert misjudged(with_fault(trust, *FAULTS[fault]).vouched) != []


# ------------------------------------------------------------------ about us

FIRST = "first.1@example.com"


def about(raw: bytes, *ours: str) -> tuple[bool, bool]:
    found = read(raw, replace(offer(), message_ids=ours or (FIRST,))).vouched
    return found.in_thread, found.ours_inside


def test_a_reply_names_what_it_answers():
    """In In-Reply-To or References, whole."""
    assert about(mail("x", In_Reply_To=f"<{FIRST}>")) == (True, True)
    assert about(mail("x", References=f"<a@b> <{FIRST}> <c@d>")) == (True, True)
    assert about(mail("x", In_Reply_To=f"<x{FIRST}>")) == (False, False)
    assert about(mail("x", In_Reply_To=f"<{FIRST}.evil>")) == (False, False)
    assert about(mail("x", In_Reply_To="<>"), "") == (False, False)
    assert about(mail("x")) == (False, False)


def test_a_bounce_carries_our_letter_inside():
    """At any depth, in whatever part, and where quoted-printable broke the line."""
    for body in (
        f"Message-ID: <{FIRST}>",
        f"It was {FIRST}.",
        "Message-ID: <first.1@=\nexample.com>",
        "Message-ID: <first.=\r\n1@example.com>",
    ):
        assert about(b"From: mailer-daemon@example.net\n\n" + body.encode()) == (False, True)
    other = b"From: mailer-daemon@example.net\n\nMessage-ID: <xfirst.1@example.com>"
    assert about(other) == (False, False)
