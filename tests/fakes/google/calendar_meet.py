"""Meet links: asked for with createRequest, there at once or some time later."""

from __future__ import annotations

import hashlib

from tests.fakes.google.calendar_refusals import bad, missing
from tests.fakes.google.calendar_shelf import Ask, Shelf
from tests.fakes.google.calendar_times import Row

MEET = {"type": "hangoutsMeet"}


def with_conference(shelf: Shelf, ask: Ask, before: Row | None, event: Row) -> Row:
    """*event* as written, its conference as Google has it then.

    Without conferenceDataVersion=1 what the body says is left out, silently, and what was there
    stays.
    """
    kept = {k: v for k, v in event.items() if k not in ("conferenceData", "hangoutLink")}
    had: Row = {k: before[k] for k in ("conferenceData", "hangoutLink") if before and k in before}
    if ask.params.get("conferenceDataVersion") != 1:
        return kept | had
    wanted = event.get("conferenceData")
    if not wanted:
        return kept
    request = wanted.get("createRequest")
    if not request or _is_repeated(request, had):
        return kept | had
    return kept | _asked_for(shelf, event["id"], request)


def read(shelf: Shelf, event: Row) -> Row | None:
    """One more look at a pending conference; the event with its link when it is there now."""
    left = shelf.meets_pending.get(event["id"])
    if left is None:
        return None
    shelf.meets_pending[event["id"]] = left - 1
    if left > 0:
        return None
    del shelf.meets_pending[event["id"]]
    return event | _made(event["id"], event["conferenceData"]["createRequest"])


def _is_repeated(request: Row, had: Row) -> bool:
    """requestId is the key: the same again is ignored."""
    last = had.get("conferenceData", {}).get("createRequest", {})
    return bool(last) and last["requestId"] == request.get("requestId")


def _asked_for(shelf: Shelf, event: str, request: Row) -> Row:
    if not request.get("requestId"):
        raise missing("Missing conference request id.")
    if request.get("conferenceSolutionKey", MEET) != MEET:
        raise bad("Invalid conference type value.")
    if shelf.switches.meet == "at once":
        return _made(event, request)
    if shelf.switches.meet == "fails":
        return {"conferenceData": {"createRequest": _state(request, "failure")}}
    shelf.meets_pending[event] = shelf.switches.meet_pending_reads
    return {"conferenceData": {"createRequest": _state(request, "pending")}}


def _state(request: Row, code: str) -> Row:
    key = request.get("conferenceSolutionKey", MEET)
    about = {"requestId": request["requestId"], "conferenceSolutionKey": key}
    return about | {"status": {"statusCode": code}}


def _made(event: str, request: Row) -> Row:
    code = _code(f"{event} {request['requestId']}")
    link = f"https://meet.google.com/{code}"
    entry = {"entryPointType": "video", "uri": link, "label": link.removeprefix("https://")}
    data = {
        "createRequest": _state(request, "success"),
        "entryPoints": [entry],
        "conferenceSolution": {"key": MEET, "name": "Google Meet"},
        "conferenceId": code,
    }
    return {"conferenceData": data, "hangoutLink": link}


def _code(seed: str) -> str:
    """Ten letters, written aaa-bbbb-ccc."""
    letters = "".join(chr(97 + b % 26) for b in hashlib.sha256(seed.encode()).digest()[:10])
    return f"{letters[:3]}-{letters[3:7]}-{letters[7:]}"
