"""How Google Calendar says no: status, reason and text as it words them."""

from __future__ import annotations

from tests.fakes.google import error


class Refusal(Exception):
    """Carries the answer that goes on the wire."""

    def __init__(self, status: int, reason: str, message: str) -> None:
        super().__init__(message)
        self.answer = error(status, reason, message)


def bad(message: str, reason: str = "invalid") -> Refusal:
    return Refusal(400, reason, message)


def missing(message: str) -> Refusal:
    return bad(message, "required")


def not_found() -> Refusal:
    return Refusal(404, "notFound", "Not Found")


def deleted() -> Refusal:
    return Refusal(410, "deleted", "Resource has been deleted")


def duplicate() -> Refusal:
    return Refusal(409, "duplicate", "The requested identifier already exists.")


def changed() -> Refusal:
    return Refusal(412, "conditionNotMet", "Precondition Failed")


def full_sync() -> Refusal:
    text = "Sync token is no longer valid, a full sync is required."
    return Refusal(410, "fullSyncRequired", text)


def empty_range() -> Refusal:
    return bad("The specified time range is empty.", "timeRangeEmpty")


def used_up() -> Refusal:
    return Refusal(403, "quotaExceeded", "Calendar usage limits exceeded.")


def read_only() -> Refusal:
    text = "You need to have writer access to this calendar."
    return Refusal(403, "requiredAccessLevel", text)


def not_yours() -> Refusal:
    text = "Shared properties can only be changed by the organizer of the event."
    return Refusal(403, "forbiddenForNonOrganizer", text)


def forbidden() -> Refusal:
    return Refusal(403, "forbidden", "Forbidden")


def broken() -> Refusal:
    return Refusal(500, "backendError", "Backend Error")
