"""Which permissions the settings need, and what will not work without each.

Google has none for drafts alone: every one that writes drafts could send as well. Which calls are
made is therefore limited here, in `allowed.py`, and not by Google.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

_ROOT = "https://www.googleapis.com/auth/"
MODIFY = _ROOT + "gmail.modify"
READONLY = _ROOT + "gmail.readonly"
COMPOSE = _ROOT + "gmail.compose"
FREEBUSY = _ROOT + "calendar.freebusy"
EVENTS = _ROOT + "calendar.events.owned"
SETTINGS = _ROOT + "calendar.settings.readonly"
OPENID = "openid"
EMAIL = _ROOT + "userinfo.email"

# The wider permissions that contain one, from the scopes of each method in Google's discovery
# documents (gmail v1, calendar v3).
_CONTAINED = {
    READONLY: {MODIFY, "https://mail.google.com/"},
    COMPOSE: {MODIFY, "https://mail.google.com/"},
    MODIFY: {"https://mail.google.com/"},
    FREEBUSY: {_ROOT + "calendar", _ROOT + "calendar.readonly"},
    EVENTS: {_ROOT + "calendar", _ROOT + "calendar.events"},
    SETTINGS: {_ROOT + "calendar", _ROOT + "calendar.readonly", _ROOT + "calendar.settings"},
    EMAIL: {"email"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """One box on Google's screen."""

    name: str  # as Google writes it, a URL
    screen: str  # what stands beside the box
    use: str  # what it is asked for
    without: str  # what will not work

    @property
    def short(self) -> str:
        """ "gmail.modify"."""
        return self.name.removeprefix(_ROOT)


_ALL = {
    each.name: each
    for each in (
        Scope(
            name=MODIFY,
            screen="Read, compose, and send emails from your Gmail account",
            use="write drafts, see what became of them, find answers, label sent letters",
            without="no drafts are written, and nothing is seen of your mail",
        ),
        Scope(
            name=READONLY,
            screen="View your email messages and settings",
            use="see what became of drafts, find answers, read your signature",
            without="nothing is seen of your mail",
        ),
        Scope(
            name=COMPOSE,
            screen="Manage drafts and send emails",
            use="write drafts",
            without="no drafts are written",
        ),
        Scope(
            name=EVENTS,
            screen="See, create, change, and delete events on Google calendars you own",
            use="see when you are busy, put chats on your calendar",
            without="no times are offered, and no chat is put on your calendar",
        ),
        Scope(
            name=FREEBUSY,
            screen="View your availability in your calendars",
            use="see when you are busy in the calendars under `also`, without their titles",
            without="the calendars under `also` cannot be asked",
        ),
        Scope(
            name=SETTINGS,
            screen="View your Calendar settings",
            use="know your time zone when you travel",
            without="your time zone is taken from reachout.toml when you travel",
        ),
        Scope(name=OPENID, screen="", use="know whose account it is", without=""),
        Scope(
            name=EMAIL,
            screen="See your primary Google Account email address",
            use="know whose account it is",
            without="nobody can tell whose account it is",
        ),
    )
}


def scope(name: str) -> Scope:
    """What is known of a permission; of one that reachout never asks for, only its name."""
    return _ALL.get(name) or Scope(name=name, screen="", use="not used", without="")


def needed(*, mail: bool, labels: bool, calendar: bool) -> tuple[str, ...]:
    """The fewest that do it: *mail* and *calendar* say which of the two live at Google.

    With Gmail the owner's address is among what can be read anyway; with the calendar alone it
    has to be asked for.
    """
    asked: list[str] = []
    if mail:
        asked += [MODIFY] if labels else [READONLY, COMPOSE]
    if calendar:
        asked += [EVENTS, FREEBUSY, SETTINGS]
    if calendar and not mail:
        asked += [OPENID, EMAIL]
    return tuple(asked)


def allows(granted: Collection[str], name: str) -> bool:
    """Whether what was granted holds this permission, by itself or within a wider one."""
    return name in granted or bool(_CONTAINED.get(name, set()) & set(granted))


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """A permission that is missing, and what follows from it."""

    scope: str
    without: str


def missing(wanted: Collection[str], granted: Collection[str]) -> tuple[Lack, ...]:
    """What was not granted, such as a box that was left unticked."""
    lacks = (name for name in wanted if name != OPENID and not allows(granted, name))
    return tuple(Lack(scope=name, without=_without(name, granted)) for name in lacks)


def _without(name: str, granted: Collection[str]) -> str:
    """Labels are all that is lost where the two narrower permissions stand."""
    if name == MODIFY and allows(granted, READONLY) and allows(granted, COMPOSE):
        return "sent letters get no label"
    return scope(name).without


def useful(wanted: Collection[str], granted: Collection[str]) -> bool:
    """Whether a grant is worth keeping: it can at least look where the settings say."""
    mail = MODIFY in wanted or READONLY in wanted
    return allows(granted, READONLY if mail else EVENTS)
