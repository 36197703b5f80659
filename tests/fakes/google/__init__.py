"""A Google for tests, over real HTTP: what its parts say to each other.

`server.GoogleServer` speaks HTTP, OAuth and the discovery documents; a *Model* (`gmail.GmailBox`,
`calendar.CalendarBook`) is the mailbox or the calendar behind it. This file imports none of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, Protocol


class Clock(Protocol):
    def now(self) -> datetime:
        """This instant, aware, in UTC."""
        ...


@dataclass(slots=True)
class SetClock:
    """A clock that the test turns. `None` follows the wall."""

    at: datetime | None = None

    def now(self) -> datetime:
        return self.at or datetime.now(UTC)  # noqa: TID251  # the fake of a foreign machine

    def set(self, at: datetime) -> None:
        self.at = at

    def turn(self, by: timedelta) -> None:
        self.at = self.now() + by


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model says to one call. `body` None is an answer without content (204 for 200)."""

    status: int = 200
    body: dict[str, Any] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


class Model(Protocol):
    """A mailbox or a calendar. The core has checked the caller's token and scopes, and the
    parameters and the body against the discovery document, before it calls."""

    def call(
        self,
        method_id: str,
        params: dict[str, Any],
        body: dict[str, Any] | None,
        headers: Mapping[str, str],
    ) -> Answer:
        """One request. *method_id*: as in the discovery document, "gmail.users.drafts.create".
        *params*: path and query parameters by name, typed by the document (bool, int, str; a list
        when repeated; absent ones with a documented default are not filled in). *headers*: names
        in lower case ("if-match")."""
        ...


# ------------------------------------------------------------------ errors in Google's shape

STATUS = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    409: "ALREADY_EXISTS",
    429: "RESOURCE_EXHAUSTED",
    500: "INTERNAL",
    503: "UNAVAILABLE",
    504: "DEADLINE_EXCEEDED",
}
_USAGE = {
    "rateLimitExceeded",
    "userRateLimitExceeded",
    "quotaExceeded",
    "dailyLimitExceeded",
}


def error(
    status: int, reason: str, message: str, *, details: list[dict[str, Any]] | None = None
) -> Answer:
    """A refusal as Google words it: {"error": {"code", "message", "errors", "status"}}."""
    domain = "usageLimits" if reason in _USAGE else "global"
    body: dict[str, Any] = {
        "code": status,
        "message": message,
        "errors": [{"message": message, "domain": domain, "reason": reason}],
    }
    if status in STATUS:
        body["status"] = STATUS[status]
    if details:
        body["details"] = details
    return Answer(status, {"error": body})


def not_found(message: str = "Requested entity was not found.") -> Answer:
    return error(404, "notFound", message)


def invalid(message: str) -> Answer:
    return error(400, "invalidArgument", message)


# ------------------------------------------------------------------ what nobody is sure of


@dataclass(frozen=True, slots=True, kw_only=True)
class Switches:
    """Each uncertain fact about Google (no document, one report, or an inference), by name.

    The default is what most speaks for; a test turns one with `dataclasses.replace`. The program
    has to work in every position.
    """

    # Gmail: drafts
    create_keeps_message_id: bool = True  # one report: projects look ours up by rfc822msgid
    create_keeps_x_headers: bool = True  # one report
    edit_keeps_message_id: bool = True  # ? the Message-ID header after an edit in the browser
    edit_strips_x_headers: bool = True  # one report
    edit_strips_html_marks: bool = True  # inference: comments and data- attributes are lost
    plain_draft_stays_plain: bool = False  # ? an edited text/plain draft comes back without HTML
    subject_edit_changes_thread: bool = True  # live test of July 2026, web and iOS
    update_without_thread_unthreads: bool = True  # one report: drafts.update without threadId
    thread_mismatch: Literal["new thread", "refused"] = "new thread"  # ? a threadId without right
    discard_trashes: bool = False  # ? the draft gets TRASH instead of being deleted for good
    # Gmail: sending
    send_strips_x_headers: bool = True  # one report
    send_rewrites_message_id: bool = True  # <...@mail.gmail.com>; older advice says it stays
    sent_shows_at_once: bool = True  # ? False: the SENT message appears when Undo has run out
    undo_keeps_draft_id: bool = False  # ? the id of the draft that "Undo" brings back
    undo_keeps_message: bool = False  # ? "Undo" changes the labels of the sent message only
    # "Schedule send": "gone", drafts.get gives 404 and no message is there; "relabelled", the
    # same, but its message lies there as SCHEDULED; "stays", a draft until it is sent. ?
    scheduled_draft: Literal["gone", "relabelled", "stays"] = "gone"
    # Gmail: history and search
    history_has_label_ids: bool = True  # ? "typically only" id and threadId
    history_labels_now: bool = False  # ? labelIds as they are when asked, not when it happened
    history_valid_for: timedelta = timedelta(days=7)  # "at least a week", sometimes hours
    # Pages with a nextPageToken and no `history` (lieer#24): between pages, or before any record.
    history_empty_page: Literal["never", "when paged", "always"] = "when paged"
    history_repeats: bool = False  # a page begins with the last record of the page before
    search_lag: timedelta = timedelta(seconds=5)  # "some seconds": the index comes later
    search_order: Literal["shuffled", "newest", "oldest"] = "shuffled"  # none is promised
    dates_in_q_are_pst: bool = True  # one report: after:2026/06/02 is midnight PST
    to_finds_cc: bool = False  # ? `to:` also looks at Cc and Bcc
    # Gmail: threads, and what arrives
    references_needed: bool = True  # since 2019 the subject alone does not thread
    subject_needed: bool = True  # one report: a changed subject begins another thread
    auth_results_within_domain: bool = True  # ? mail of the owner's own domain has the header
    forged_auth_results_removed: bool = False  # ? a foreign header in the name of mx.google.com
    # Calendar: what is busy (freebusy.query)
    tentative_is_busy: bool = True  # one report: only transparency frees time
    unanswered_is_busy: bool = True  # ? invitations nobody answered, and those answered "maybe"
    working_location_is_free: bool = True  # one report: it must be transparent and public
    birthdays_are_free: bool = True  # one report
    whole_days_start_free: bool = True  # one report: the web client's proposal for a whole day
    special_types_offered: bool = True  # out of office, focus time: not on every account
    freebusy_longest: timedelta = timedelta(days=90)  # "about": longer is "too long"
    # ? more calendars than asked for with calendarExpansionMax: an error each, or one 400
    freebusy_too_many: Literal["per calendar", "refused"] = "per calendar"
    calendar_zone_travels: bool = True  # ? the calendar's zone follows the zone in the settings
    # Calendar: deleted ids
    tombstone_readable: bool = True  # two reports: events.get gives status cancelled, not 404
    tombstone_can_be_patched: bool = False  # ? status=confirmed on a deleted id; else 403
    second_delete: Literal["gone", "not found"] = "gone"  # 410, or 404
    # Calendar: lists
    cancelled_rows_are_bare: bool = True  # documented: only the id is sure to be there
    list_page_size: int = 0  # pages smaller than maxResults; 0: as asked
    list_empty_pages: bool = False  # documented: a page without rows, but with a nextPageToken
    sync_remembers_window: bool = False  # ? timeMin/timeMax of the first call limit later ones
    # Undefined, says the document: other parameters than those of the first call
    sync_with_other_params: Literal["refused", "served"] = "refused"
    # Calendar: guests
    # ? the host on his own event with needsAction: Google shows Yes/No; shows nothing; or takes
    # it for accepted at once
    own_row: Literal["asks", "silent", "accepted"] = "asks"
    secondary_has_no_self: bool = True  # live: own row on a secondary calendar without `self`
    new_guests_need_action: bool = True  # documented as possible: other answers are reset
    moving_asks_again: bool = True  # ? another time sets the guests' answers back
    answers_are_mailed: bool = True  # one report: "Accepted: ..." from the guest's own address
    guest_of_none_sees_event: bool = False  # live: a guest outside Google gets nothing
    none_still_mails: bool = False  # documented: "some emails might still be sent"
    # Calendar: Meet. Normally the link is in the insert answer; "pending" is documented
    meet: Literal["at once", "pending", "fails"] = "at once"
    meet_pending_reads: int = 2  # so many events.get see "pending" before the link is there
    meet_ready_changes_etag: bool = True  # inference: the link that comes later is a change
