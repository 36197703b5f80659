"""`auth`: the host lets reachout into their Google account, and sees how that stands."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from zoneinfo import ZoneInfo

import typer

from reachout.cli import show
from reachout.cli.asking import on_terminal
from reachout.cli.examples import example
from reachout.cli.show import complain, indented, say, say_json
from reachout.cli.words import day, iso
from reachout.cli.workspace import Home, Now, Place, place
from reachout.errors import ReachoutError, Refused, Usage

if TYPE_CHECKING:
    from reachout.providers.google.scopes import Lack
    from reachout.providers.google.token import Grant
    from reachout.settings.loaded import Settings

PORT, PATIENCE = 8080, 300  # the port stands in the ssh recipe of docs/google.md
TESTING = timedelta(days=7)  # support.google.com/cloud/answer/15549945

Port = Annotated[
    int,
    typer.Option(
        "--port", min=0, max=65535, metavar="N", help="Where the browser comes back to; 0: any."
    ),
]
NoBrowser = Annotated[bool, typer.Option("--no-browser", help="Print the address, open nothing.")]
Patience = Annotated[
    int,
    typer.Option(
        "--timeout", min=1, max=86400, metavar="SECONDS", help="How long to wait for the browser."
    ),
]
Status = Annotated[bool, typer.Option("--status", help="Show the login there is, and try it.")]
Json = Annotated[bool, typer.Option("--json", help="With --status: as JSON.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the settings want of Google."""

    place: Place
    settings: Settings
    scopes: tuple[str, ...]

    @property
    def token(self) -> Path:
        return self.settings.google.token

    @property
    def owner(self) -> str:
        return self.settings.described.address.lower()

    @property
    def own(self) -> frozenset[str]:
        aliases = (alias.lower() for alias in self.settings.described.aliases)
        return frozenset({self.owner, *aliases})

    def missing(self, grant: Grant) -> tuple[Lack, ...]:
        from reachout.providers.google.scopes import missing

        return missing(self.scopes, grant.scopes)


@example(
    "reachout auth",
    "reachout auth --no-browser",
    "reachout auth --status",
)
def auth(
    ctx: typer.Context,
    port: Port = PORT,
    no_browser: NoBrowser = False,
    patience: Patience = PATIENCE,
    status: Status = False,
    json: Json = False,
    home: Home = None,
    now: Now = None,
) -> None:
    """Log in to Google, or see how the login stands.

    Asks Google for the fewest permissions that your settings need, and keeps what you granted.
    The account must be that of `address` under [host].

    Exit code 2: no provider is "google", or the port is taken. 75: Google cannot be reached.
    """
    where = place(ctx, home, now)
    asked = _asked(where)
    if json and not status:
        raise Usage("--json goes with --status.")
    if status:
        _status(asked, json)
    else:
        _log_in(asked, port, float(patience), no_browser or not _has_a_screen())


def _asked(where: Place) -> Asked:
    """Usage: Google is not asked for anything."""
    from reachout.providers.google.scopes import needed
    from reachout.settings import load

    settings = load.load(where.home, today=where.today()).settings
    mail, calendar = (one.provider == "google" for one in (settings.mailbox, settings.calendar))
    if not mail and not calendar:
        raise Usage(
            "Nothing here lives at Google. To change that, write in reachout.toml\n"
            '    provider = "google"\n'
            "under [mailbox], [calendar] or both; docs/google.md leads through the rest."
        )
    if where.now is not None:
        raise Usage("--now works with the local provider only; Google lives in real time.")
    scopes = needed(mail=mail, labels=settings.mailbox.labels, calendar=calendar)
    return Asked(place=where, settings=settings, scopes=scopes)


def _has_a_screen() -> bool:
    """A browser in a terminal is of no use with Google's pages."""
    if os.environ.get("BROWSER") or sys.platform in ("darwin", "win32"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


# ------------------------------------------------------------------ logging in


def _log_in(asked: Asked, port: int, patience: float, no_browser: bool) -> None:
    from reachout.providers.google.client import read_client
    from reachout.providers.google.login import Wanted, log_in
    from reachout.providers.google.token import write_grant

    _must_be_ours(asked)
    _must_be_writable(asked)
    client = read_client(asked.settings.google.client)
    wanted = Wanted(
        scopes=asked.scopes,
        owner=asked.owner,
        own=asked.own,
        endpoint=asked.settings.google.endpoint,
    )
    _say_beforehand(asked)
    grant = log_in(
        client,
        wanted,
        port=port,
        patience=patience,
        show=partial(_show, no_browser=no_browser),
        now=asked.place.clock().now,
    )
    write_grant(asked.token, grant)
    say()
    say(f"Logged in as {grant.account}. Kept in {asked.token}, for your eyes only.", show.NAME)
    _say_missing(asked, grant)
    _say_end(asked, grant)
    _prove(asked, grant)
    say(f"A daemon that runs takes it up by itself. `{_typed(asked, 'check')}` looks at it all.")


def _must_be_ours(asked: Asked) -> None:
    """Usage: a grant that systemd hands in wins over the one that would be written."""
    from reachout.providers.google.token import lies_at

    file = lies_at(asked.token)
    if file != asked.token:
        raise Usage(
            f"The login comes from systemd ({file}), which only reads it. Log in outside the "
            "service, then give the service the new file: docs/google.md, “As a service”."
        )


def _must_be_writable(asked: Asked) -> None:
    """Refused: found before the host goes through Google's pages for nothing."""
    folder = next(each for each in asked.token.parents if each.exists())
    if not (folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)):
        raise Refused(
            f"The login would be kept in {asked.token}, and nothing can be written there. Give "
            "yourself the right to it, or name another file: `token` under [google]."
        )


def _say_beforehand(asked: Asked) -> None:
    from reachout.providers.google.scopes import scope

    say(f"This lets reachout into the Google account of {asked.owner}.")
    if asked.settings.mailbox.provider == "google":
        say()
        say(_SEND)
    if asked.settings.calendar.provider == "google":
        say()
        say("Google Calendar tells a guest of a chat only after your own yes to it.")
    say()
    say("What it asks for; leave every box ticked:")
    for one in map(scope, asked.scopes):
        if one.screen:
            say(indented(f"“{one.screen}”"))
            say(indented(f"to {one.use}", 8), show.QUIET)
    say()
    say(_UNVERIFIED)


_SEND = """\
Google has no permission for drafts alone. Its screen will say “send”. What prevents that here:
    - Every call that sends mail is refused inside reachout, before anything leaves this machine.
    - A letter goes when you press Send in Gmail, and in no other way."""
_UNVERIFIED = """\
If Google says that it has not verified this app: the app is the project that you made yourself.
Choose “Advanced”, then “Go to …”."""


def _show(address: str, port: int, *, no_browser: bool) -> None:
    """The address stands alone on its line."""
    say()
    if no_browser:
        say("Open this address in a browser on this machine. If the browser is on another one,")
        say(f"first forward the port from there: ssh -L {port}:localhost:{port} HOST")
    else:
        if on_terminal():
            typer.prompt("Enter opens your browser", default="", show_default=False)
        say("Should no browser open, this is the address:")
    say()
    say(address)
    if not no_browser:
        import webbrowser

        webbrowser.open(address)


def _typed(asked: Asked, words: str) -> str:
    return asked.place.command(f"reachout {words}")


def _prove(asked: Asked, grant: Grant) -> None:
    """The login is kept already; what does not work yet is said with its cure."""
    from reachout.providers.google.account import prove

    try:
        prove(grant, asked.scopes, asked.settings.google.endpoint)
    except ReachoutError as problem:
        status = _typed(asked, "auth --status")
        text = f"{problem}\nThe login is kept. When this is mended: {status}"
        raise type(problem)(text) from None


# ------------------------------------------------------------------ how it stands


def _status(asked: Asked, as_json: bool) -> None:
    """Refused: it does not work. Unreachable: nobody can tell just now.

    BadSettings: there is no login, and none could be made with this client.
    """
    from reachout.providers.google.answers import SignedOut
    from reachout.providers.google.client import read_client
    from reachout.providers.google.token import read_grant

    try:
        grant = read_grant(asked.token)
    except SignedOut as problem:
        if as_json:
            say_json(_as_json(asked, None, problem))
        read_client(asked.settings.google.client)
        raise Refused(str(problem)) from None
    trouble = _trouble(asked, grant)
    if as_json:
        say_json(_as_json(asked, grant, trouble))
    else:
        _in_words(asked, grant, trouble)
    if isinstance(trouble, SignedOut):
        raise Refused(str(trouble))
    if trouble is not None:
        raise trouble


def _trouble(asked: Asked, grant: Grant) -> ReachoutError | None:
    """What stands against the grant right now; None when it works."""
    from reachout.providers.google.account import must_be_owner, prove

    try:
        found = prove(grant, asked.scopes, asked.settings.google.endpoint)
        must_be_owner(found, asked.owner, asked.own)
    except ReachoutError as problem:
        return problem
    return None


def _in_words(asked: Asked, grant: Grant, trouble: ReachoutError | None) -> None:
    from reachout.providers.google.scopes import scope
    from reachout.providers.google.token import lies_at

    zone = ZoneInfo(asked.settings.described.zone)
    since = day(datetime.fromisoformat(grant.granted_at).astimezone(zone).date(), year=True)
    fine = "What was granted works." if asked.missing(grant) else "It works."
    works = fine if trouble is None else "It does not work."
    say(f"Google account {grant.account}, logged in since {since}. {works}", show.NAME)
    file = lies_at(asked.token)
    by = "" if file == asked.token else ", handed in by systemd and read-only"
    say(f"kept in: {file}{by}")
    say("granted:")
    width = max(len(scope(name).short) for name in grant.scopes)
    for one in map(scope, grant.scopes):
        say(indented(f"{one.short:<{width}}  {one.use}"))
    _say_missing(asked, grant)
    if trouble is None:
        _say_end(asked, grant)


def _say_missing(asked: Asked, grant: Grant) -> None:
    from reachout.providers.google.scopes import scope

    lacks = asked.missing(grant)
    if not lacks:
        return
    complain("Not granted, and so not working:")
    for lack in lacks:
        complain(indented(f"{scope(lack.scope).short}: {lack.without}"))
    complain(f"To grant it: {_typed(asked, 'auth')}, with every box ticked.")


def _say_end(asked: Asked, grant: Grant) -> None:
    """Every login of a project in "Testing" dies after seven days, working or not."""
    from reachout.providers.google.token import AUDIENCE

    end, zone = _end(grant), asked.settings.described.zone
    if end < asked.place.clock().now():
        return
    ends = "ends" if grant.ends_at else "ends, if its Google project is in “Testing”,"
    at = end.astimezone(ZoneInfo(zone))
    say(
        f"This login {ends} on {day(at.date(), year=True)}, {at:%H:%M}. So that logins last: "
        f"“Publish app” on {AUDIENCE}, then `{_typed(asked, 'auth')}` once more."
    )


def _end(grant: Grant) -> datetime:
    """When it dies for certain, or would die in "Testing"."""
    if grant.ends_at:
        return datetime.fromisoformat(grant.ends_at)
    return datetime.fromisoformat(grant.granted_at) + TESTING


def _as_json(asked: Asked, grant: Grant | None, trouble: ReachoutError | None) -> dict[str, Any]:
    from reachout.providers.google.token import lies_at

    zone = asked.settings.described.zone
    said: dict[str, Any] = {
        "account": None,
        "kept_in": str(lies_at(asked.token)),
        "granted_at": None,
        "granted": [],
        "missing": [],
        "ends_at": None,
        "ends_if_testing": None,
    }
    if grant is not None:
        lacks = [{"scope": each.scope, "without": each.without} for each in asked.missing(grant)]
        said |= {
            "account": grant.account,
            "granted_at": iso(datetime.fromisoformat(grant.granted_at), zone),
            "granted": list(grant.scopes),
            "missing": lacks,
            "ends_at": iso(_end(grant), zone) if grant.ends_at else None,
            "ends_if_testing": None if grant.ends_at else iso(_end(grant), zone),
        }
    return {**said, "works": trouble is None, "trouble": str(trouble) if trouble else None}
