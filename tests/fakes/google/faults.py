"""What can go wrong on the way, on demand: for the next call of a method, or by a seeded share."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fnmatch import fnmatchcase

from tests.fakes.google import Answer, error


class Ending(StrEnum):
    """How the bytes of an answer leave."""

    WHOLE = "whole"
    NOTHING = "nothing"  # the connection is closed before any byte
    RESET = "reset"  # RST before any byte
    HALF = "half"  # Content-Length promises more than comes before the close
    HANG = "hang"  # nothing, and the connection stays open
    DRIP = "drip"  # one byte now and then


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that goes wrong. `processed`: the mailbox or calendar did what it was asked."""

    name: str
    processed: bool = False
    reply: Answer | None = None  # in place of the true answer
    ending: Ending = Ending.WHOLE
    wait: float = 0.0  # real seconds before anything happens, or between the drops of a drip
    revokes: bool = False  # the user takes the access back just before

    @property
    def is_ambiguous(self) -> bool:
        """Whether the client cannot know what happened."""
        lost = self.ending not in (Ending.WHOLE, Ending.DRIP)
        return lost or self.reply is not None and self.reply.status >= 500


# ------------------------------------------------------------------ the faults there are


def unanswered() -> Fault:
    """Done, but the connection closes before any byte of the answer."""
    return Fault(name="unanswered", processed=True, ending=Ending.NOTHING)


def cut_off() -> Fault:
    """Not done; the connection closes before any byte."""
    return Fault(name="cut off", ending=Ending.NOTHING)


def hanging(*, processed: bool = True) -> Fault:
    """Nothing comes, until the client's own timeout."""
    return Fault(name="hanging", processed=processed, ending=Ending.HANG)


def half() -> Fault:
    """Done, and half of the answer comes."""
    return Fault(name="half", processed=True, ending=Ending.HALF)


def drip(pause: float) -> Fault:
    """Done, and the answer comes byte by byte, *pause* seconds apart."""
    return Fault(name="drip", processed=True, ending=Ending.DRIP, wait=pause)


def late(seconds: float) -> Fault:
    """Latency; all is well after it."""
    return Fault(name="late", processed=True, wait=seconds)


def reset(*, processed: bool = False) -> Fault:
    """RST in place of an answer."""
    return Fault(name="reset", processed=processed, ending=Ending.RESET)


_SERVER = {
    500: ("backendError", "Internal error encountered."),
    502: ("badGateway", "Bad Gateway"),
    503: ("backendError", "The service is currently unavailable."),
    504: ("deadlineExceeded", "Deadline expired before operation could complete."),
}


def server_error(status: int = 503, *, processed: bool = False) -> Fault:
    """500, 502, 503 or 504, before or after the work was done."""
    reply = error(status, *_SERVER[status])
    return Fault(name=f"{status}", processed=processed, reply=reply)


_REFUSALS = {
    "rateLimitExceeded": "Rate Limit Exceeded",
    "userRateLimitExceeded": "User Rate Limit Exceeded",
    "quotaExceeded": "Calendar usage limits exceeded.",
    "dailyLimitExceeded": "Daily Limit Exceeded",
    "domainPolicy": "The domain administrators have disabled this app.",
    "insufficientPermissions": "Insufficient Permission",
    "accessNotConfigured": "The API has not been used in project reachout-test before or it is"
    " disabled. Enable it by visiting the console, then retry.",
    "forbidden": "Forbidden",
}


def refusal(reason: str, *, status: int = 403, retry_after: int | None = None) -> Fault:
    """A clear no, not processed: 403 (or 429) with one of Google's reasons."""
    reply = error(status, reason, _REFUSALS[reason])
    fault = Fault(name=reason, reply=reply)
    return fault if retry_after is None else _retry_after(fault, retry_after)


def too_many(*, retry_after: int | None = None) -> Fault:
    return refusal("rateLimitExceeded", status=429, retry_after=retry_after)


def _retry_after(fault: Fault, seconds: int) -> Fault:
    assert fault.reply is not None
    return replace(fault, reply=replace(fault.reply, headers={"Retry-After": str(seconds)}))


def signed_out_once() -> Fault:
    """401 for this call, though the token is good."""
    return Fault(name="401", reply=error(401, "authError", "Invalid Credentials"))


def revoked() -> Fault:
    """The user takes the access back right before this call; every later one fails too."""
    return Fault(name="revoked", processed=True, revokes=True)


AMBIGUOUS = (
    unanswered(),
    cut_off(),
    half(),
    reset(),
    reset(processed=True),
    *(server_error(status, processed=done) for status in _SERVER for done in (False, True)),
)
"""After each of these a writer cannot know whether the write happened; none of them waits."""


# ------------------------------------------------------------------ which call meets which


@dataclass(slots=True, kw_only=True)
class _Rate:
    of: str
    share: float
    kinds: Sequence[Fault]
    dice: random.Random


@dataclass(slots=True)
class Faults:
    """The plan. A method is named by its id or a pattern ("gmail.users.drafts.*", "*",
    "oauth.token")."""

    _queues: list[tuple[str, deque[Fault]]] = field(default_factory=list)
    _lasting: list[tuple[str, Fault]] = field(default_factory=list)
    _rates: list[_Rate] = field(default_factory=list)

    def next(self, of: str, *faults: Fault) -> None:
        """The next calls of the method meet these, one each."""
        self._queues.append((of, deque(faults)))

    def always(self, of: str, fault: Fault) -> None:
        """Every call meets it, until `clear`."""
        self._lasting.append((of, fault))

    def rate(self, share: float, *kinds: Fault, seed: int, of: str = "*") -> None:
        """This share (0 to 1) of the calls meets one of the kinds."""
        dice = random.Random(seed)
        self._rates.append(_Rate(of=of, share=share, kinds=kinds or AMBIGUOUS, dice=dice))

    def clear(self) -> None:
        self._queues.clear()
        self._lasting.clear()
        self._rates.clear()

    @property
    def waiting(self) -> int:
        """How many of the faults asked for by `next` have met no call yet."""
        return sum(len(queue) for _, queue in self._queues)

    def draw(self, method_id: str) -> Fault | None:
        """The fault that this call meets; the server asks once for each call."""
        for of, queue in self._queues:
            if queue and fnmatchcase(method_id, of):
                return queue.popleft()
        for of, fault in self._lasting:
            if fnmatchcase(method_id, of):
                return fault
        return self._by_chance(method_id)

    def _by_chance(self, method_id: str) -> Fault | None:
        for rate in self._rates:
            if fnmatchcase(method_id, rate.of) and rate.dice.random() < rate.share:
                return rate.dice.choice(rate.kinds)
        return None
