"""`read`: how a mail is read and why; all stored ones again; or a folder of cases."""

from __future__ import annotations

import json as as_text
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reachout.cli.examples import example
from reachout.cli.show import complain, counted, say, say_json
from reachout.cli.workspace import Home, Now, Place, opened, place
from reachout.errors import Usage

if TYPE_CHECKING:
    from reachout.cli.reading_cases import Case
    from reachout.domain.contact import Contact
    from reachout.runtime.again import Looked
    from reachout.runtime.app import App

File = Annotated[
    str | None,
    typer.Argument(
        metavar="FILE", help="One mail, as .eml; - reads standard input.", show_default=False
    ),
]
Who = Annotated[
    str | None,
    typer.Option(
        "--contact",
        metavar="NAME",
        help="Whose mail it is. Without FILE: their last one.",
        show_default=False,
    ),
]
Redact = Annotated[
    bool, typer.Option("--redact", help="Print the mail without anything private, to show it.")
]
Keep = Annotated[
    list[str] | None,
    typer.Option(
        "--keep", metavar="WORD", help="With --redact: this word may stay.", show_default=False
    ),
]
Again = Annotated[
    bool, typer.Option("--again", help="Read stored mail again that older rules have read.")
]
Every = Annotated[bool, typer.Option("--all", help="With --again: every stored mail.")]
Cases = Annotated[
    Path | None,
    typer.Option("--cases", metavar="DIR", help="Read a folder of cases.", show_default=False),
]
Score = Annotated[
    bool, typer.Option("--score", help="With --cases: compare with what they expect.")
]
Json = Annotated[bool, typer.Option("--json", help="As JSON; for cases one object a line.")]


@example(
    "reachout read reply.eml",
    "reachout read reply.eml --contact Priya --json",
    "reachout read --contact Priya",
    "reachout read reply.eml --redact > shown.eml",
    "reachout read --again",
    "reachout read --cases replies --score",
)
def read(
    ctx: typer.Context,
    file: File = None,
    contact: Who = None,
    redact: Redact = False,
    keep: Keep = None,
    again: Again = False,
    all: Every = False,
    cases: Cases = None,
    score: Score = False,
    json: Json = False,
    home: Home = None,
    now: Now = None,
) -> None:
    """Say how a mail is read: who speaks, what it means, how sure, and by which words.

    It changes nothing. A file is read against the letter that it answers, if that is yours.
    """
    _one_thing(file=file or contact, again=again, cases=cases)
    _together(all=all <= again, score=score <= (cases is not None), keep=redact or not keep)
    if redact and (again or cases is not None or json):
        raise Usage("--redact prints one mail: a FILE, or the last of --contact.")
    where = place(ctx, home, now)
    if cases is not None:
        _read_cases(cases, json=json, score=score)
    elif again:
        _read_again(where, every=all, json=json)
    else:
        _read_mail(where, file, contact, json=json, redacted=(keep or []) if redact else None)


def _one_thing(**named: object) -> None:
    if sum(bool(one) for one in named.values()) != 1:
        raise Usage("Name one thing to read: a FILE or --contact, --again, or --cases DIR.")


def _together(**right: bool) -> None:
    if not all(right.values()):
        raise Usage("--all goes with --again, --score with --cases, and --keep with --redact.")


# ------------------------------------------------------------------ one mail


def _read_mail(
    where: Place, file: str | None, who: str | None, *, json: bool, redacted: list[str] | None
) -> None:
    """*redacted*: the words that may stay; None: the mail is explained."""
    from reachout.cli.reading_file import mail_in
    from reachout.cli.reading_mail import as_json, explain

    raw = mail_in(file) if file is not None else None
    with _at_hand(where, needed=who is not None) as app:
        looked, zone, unknown = _looked(where, app, raw, who)
    if redacted is not None:
        from reachout.cli.reading_redacted import print_redacted

        print_redacted(looked, zone, redacted)
    elif json:
        say_json(as_json(looked, zone))
    else:
        explain(looked, zone, unknown)


@contextmanager
def _at_hand(where: Place, *, needed: bool) -> Iterator[App | None]:
    """The workspace; none where there is none, and none was named or is needed."""
    if needed or where.named or where.home.exists():
        with opened(where) as app:
            yield app
    else:
        yield None


def _looked(
    where: Place, app: App | None, raw: bytes | None, who: str | None
) -> tuple[Looked, str, str]:
    """The reading, whose clock it is told on, and why no offer is known."""
    from reachout.cli.person import find
    from reachout.runtime.again import look_at

    if app is None:
        return _without_workspace(where, raw or b"")
    contact = find(app, who) if who is not None else None
    if raw is None and contact is not None:
        raw = _last_of(app, contact)
    looked = look_at(app.world(), raw or b"", contact)
    if looked.loop is None and (brought := _with_its_own_offer(raw or b"")) is not None:
        return brought
    return looked, app.host.zone, _unknown(looked)


def _with_its_own_offer(raw: bytes) -> tuple[Looked, str, str] | None:
    """Of a mail that somebody redacted to show it: it brings its offer along."""
    from reachout import reading
    from reachout.cli.reading_cases import HEADER, offer_in
    from reachout.runtime.again import Looked

    sent = offer_in(raw)
    if sent is None:
        return None
    looked = Looked(raw=raw, what=reading.read(raw, sent), sent=sent)
    return looked, sent.host_zone, f"Read against the offer in its own header {HEADER}."


def _last_of(app: App, contact: Contact) -> bytes:
    from reachout.runtime.again import last_mail_of

    raw = last_mail_of(app.world(), contact)
    if raw is None:
        raise Usage(f"No mail of {contact.name}'s is kept here.")
    return raw


def _unknown(looked: Looked) -> str:
    if looked.contact is None:
        return "It is from nobody in contacts.toml, so it is read without an offer."
    return f"There is no letter to {looked.contact.name} yet, so it is read without an offer."


def _without_workspace(where: Place, raw: bytes) -> tuple[Looked, str, str]:
    from reachout import reading
    from reachout.cli.zone import of_this_machine
    from reachout.runtime.again import Looked, without_offer

    if (brought := _with_its_own_offer(raw)) is not None:
        return brought
    zone = of_this_machine()
    sent = without_offer(raw, where.clock().now(), zone)
    looked = Looked(raw=raw, what=reading.read(raw, sent), sent=sent)
    told = f"There is no workspace in {where.home}: it is read without an offer"
    return looked, zone, f"{told}, and its times are told on the clock of this machine ({zone})."


# ------------------------------------------------------------------ all that are stored


def _read_again(where: Place, *, every: bool, json: bool) -> None:
    from reachout.cli.reading_again import as_json, say_again
    from reachout.runtime.again import read_again

    with opened(where) as app:
        many, differing = 0, []
        for one in read_again(app.world(), every=every):
            many += 1
            differing += [one] if one.differs else []
        answer = _stored(app, every) if many else ""
        if json:
            say_json([as_json(app, one) for one in differing])
        else:
            say_again(app, where, differing, many, answer)


def _stored(app: App, every: bool) -> str:
    """A pass keeps them, as it is the one writer; what it answers."""
    from reachout.runtime.app import command

    answer, failed, report = command(app, "read --again", {"all": "yes"} if every else {})
    if failed:
        raise Usage(answer)
    for trouble in report.troubles if report is not None else ():
        complain(trouble)
    return answer


# ------------------------------------------------------------------ a folder of cases


def _read_cases(folder: Path, *, json: bool, score: bool) -> None:
    """One line a case, in the order of the file; or what comes of comparing all of them."""
    from reachout.cli.reading_cases import Case, cases
    from reachout.cli.reading_scores import Scores

    scores, spoilt = Scores(), 0
    for one in cases(folder):
        found = _of_case(one) if isinstance(one, Case) else one.text
        if isinstance(found, str):
            spoilt += 1
            complain(found)
        elif score and isinstance(one, Case):
            scores.add(one.expect, found)
        else:
            say(as_text.dumps(found, ensure_ascii=False) if json else _line(found))
    if score:
        say_json(scores.as_json()) if json else say("\n".join(scores.lines()))
    if spoilt:
        complain(f"{counted(spoilt, 'case')} could not be read.")
        raise typer.Exit(1)


def _of_case(case: Case) -> dict[str, Any] | str:
    """What is read; or in words what stopped it: one bug of ours must not cost the others."""
    from reachout import reading
    from reachout.cli.reading_cases import as_json

    try:
        return as_json(case.id, reading.read(case.raw, case.sent), case.sent)
    except Exception as problem:  # noqa: BLE001
        return f"case {case.id}: a bug of reachout: {type(problem).__name__}: {problem}"


def _line(found: dict[str, Any]) -> str:
    """One case in a line: 'a001  human  accept, number 2, 2026-03-05T16:30:00-05:00, sure'."""
    parts = [found["intent"] or ""]
    parts += [f"number {found['slot']}"] if found["slot"] else []
    parts += [found["start"]] if found["start"] else []
    parts += [f"until {found['until']}"] if found["until"] else []
    parts += ["safe to book"] if found["safe_to_book"] else []
    return f"{found['id']}  {found['sender']}  {', '.join(filter(None, parts))}".rstrip()
