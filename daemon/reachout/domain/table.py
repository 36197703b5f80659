"""Every pair of stage and event, and what it means.

Rules of this file
1. Nothing else sets a stage. The rest of the program reports events.
2. TABLE names every pair: a stage to go to, STAY (the event counts, the stage does not change), a
   reason to ignore it, or a reason why it cannot be. Nothing that the world can do is impossible in
   any stage; only our own effects and decisions may be.
3. BOOKED is entered only by events that carry the host's Gesture.
4. The picture in the README is drawn from TABLE; a test keeps it current.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from reachout.domain import changes as c
from reachout.domain import events as e
from reachout.domain.loop import Loop, Outcome, Stage
from reachout.errors import IllegalEvent


@dataclass(frozen=True, slots=True)
class Ignored:
    reason: str


@dataclass(frozen=True, slots=True)
class Impossible:
    reason: str


Cell = Stage | Ignored | Impossible | None  # None: stay

STAY = None
NO_DRAFT = Ignored("no letter of this loop lies in Drafts")
NO_CHAT = Ignored("no chat stands on the calendar")
PAST = Ignored("the loop is already past this")
BOOKED_STANDS = Ignored("the guest has been told a time; only the host undoes that")
OVER = Ignored("the loop is closed")
NOT_YET = Ignored("no letter of this loop has been sent")
NEVER = Impossible("decide() does not ask for this here")

OPENED, DRAFTED, AWAITING = Stage.OPENED, Stage.DRAFTED, Stage.AWAITING
PROPOSED, BOOKED, MET, CLOSED = Stage.PROPOSED, Stage.BOOKED, Stage.MET, Stage.CLOSED


@dataclass(frozen=True, slots=True)
class Row:
    changes: Callable[[Loop, Any], Loop]
    cells: dict[Stage, Cell]


def row(changes: Callable[[Loop, Any], Loop], *cells: Cell) -> Row:
    return Row(changes, dict(zip(Stage, cells, strict=True)))


# fmt: off
TABLE: dict[type, Row] = {
    #                                               opened    drafted   awaiting  proposed  booked    met       closed
    e.DraftWritten:     row(c.draft_written,        DRAFTED,  NEVER,    STAY,     STAY,     STAY,     STAY,     NEVER),
    e.DraftRewritten:   row(c.draft_rewritten,      NEVER,    STAY,     STAY,     STAY,     STAY,     STAY,     NEVER),
    e.DraftSeen:        row(c.draft_seen,           NO_DRAFT, STAY,     STAY,     STAY,     STAY,     STAY,     STAY),
    e.DraftMissing:     row(c.draft_missing,        NO_DRAFT, STAY,     STAY,     STAY,     STAY,     STAY,     STAY),
    e.DraftWithdrawn:   row(c.withdrawn,            NEVER,    STAY,     STAY,     STAY,     STAY,     STAY,     STAY),
    e.DraftLetGo:       row(c.draft_off,            NEVER,    STAY,     STAY,     STAY,     STAY,     STAY,     STAY),
    e.FirstDiscarded:   row(c.skipped,              NO_DRAFT, CLOSED,   PAST,     PAST,     PAST,     PAST,     OVER),
    e.NudgeDiscarded:   row(c.letter_over,          NO_DRAFT, NO_DRAFT, STAY,     STAY,     STAY,     STAY,     STAY),
    e.ReofferDiscarded: row(c.skipped,              NO_DRAFT, NO_DRAFT, CLOSED,   PAST,     PAST,     PAST,     OVER),
    e.ConfirmDiscarded: row(c.letter_over,          NO_DRAFT, NO_DRAFT, STAY,     STAY,     STAY,     STAY,     STAY),
    e.MovedDiscarded:   row(c.move_dropped,         NO_DRAFT, NO_DRAFT, STAY,     STAY,     STAY,     STAY,     STAY),
    e.ThanksDiscarded:  row(c.closes(Outcome.MET),  NO_DRAFT, NO_DRAFT, NO_DRAFT, NO_DRAFT, NO_DRAFT, CLOSED,   OVER),
    e.Approved:         row(c.approved,             NO_DRAFT, STAY,     STAY,     STAY,     STAY,     STAY,     OVER),
    e.HandedOver:       row(c.handed_over,          NEVER,    STAY,     STAY,     STAY,     STAY,     STAY,     STAY),
    e.SendUnknown:      row(c.send_unknown,         NEVER,    STAY,     STAY,     STAY,     STAY,     STAY,     STAY),
    e.SendRefused:      row(c.send_refused,         NEVER,    STAY,     STAY,     STAY,     STAY,     STAY,     STAY),
    e.FirstSent:        row(c.our_letter_sent,      AWAITING, AWAITING, STAY,     STAY,     STAY,     STAY,     AWAITING),
    e.NudgeSent:        row(c.nudge_sent,           NOT_YET,  NOT_YET,  STAY,     STAY,     STAY,     STAY,     OVER),
    e.ReofferSent:      row(c.our_letter_sent,      NOT_YET,  NOT_YET,  STAY,     STAY,     STAY,     STAY,     AWAITING),
    e.ConfirmSent:      row(c.confirm_sent,         NOT_YET,  NOT_YET,  PAST,     BOOKED,   STAY,     STAY,     OVER),
    e.ConfirmChanged:   row(c.confirm_changed,      NOT_YET,  NOT_YET,  STAY,     AWAITING, STAY,     STAY,     OVER),
    e.MovedSent:        row(c.moved_sent,           NOT_YET,  NOT_YET,  STAY,     STAY,     STAY,     STAY,     OVER),
    e.ThanksSent:       row(c.thanks_sent,          NOT_YET,  NOT_YET,  PAST,     PAST,     PAST,     CLOSED,   OVER),
    e.HostWrote:        row(c.host_wrote,           AWAITING, AWAITING, STAY,     AWAITING, STAY,     STAY,     OVER),
    e.Heard:            row(c.heard,                STAY,     STAY,     STAY,     STAY,     STAY,     STAY,     STAY),
    e.Accepted:         row(c.accepted,             NOT_YET,  NOT_YET,  STAY,     AWAITING, BOOKED_STANDS, PAST, AWAITING),
    e.Countered:        row(c.accepted,             NOT_YET,  NOT_YET,  STAY,     AWAITING, BOOKED_STANDS, PAST, AWAITING),
    e.AskedAnother:     row(c.asked_another,        NOT_YET,  NOT_YET,  STAY,     AWAITING, BOOKED_STANDS, PAST, OVER),
    e.SlotGone:         row(c.slot_gone,            NEVER,    NEVER,    STAY,     AWAITING, BOOKED_STANDS, PAST, OVER),
    e.Deferred:         row(c.deferred,             CLOSED,   CLOSED,   CLOSED,   CLOSED,   BOOKED_STANDS, PAST, OVER),
    e.Declined:         row(c.closes(Outcome.DECLINED), CLOSED, CLOSED, CLOSED,   CLOSED,   BOOKED_STANDS, PAST, OVER),
    e.OptedOut:         row(c.closed_by_word(Outcome.OPTED_OUT), CLOSED, CLOSED, CLOSED,  CLOSED,   CLOSED,   CLOSED,   STAY),
    e.WentAway:         row(c.went_away,            STAY,     STAY,     STAY,     STAY,     STAY,     STAY,     STAY),
    e.Bounced:          row(c.bounced,              CLOSED,   CLOSED,   CLOSED,   CLOSED,   STAY,     STAY,     OVER),
    e.NeedsHost:        row(c.needs_host,           STAY,     STAY,     STAY,     STAY,     STAY,     STAY,     STAY),
    e.EventPlaced:      row(c.event_placed,         NEVER,    NEVER,    PROPOSED, NEVER,    NEVER,    NEVER,    NEVER),
    e.SaidYes:          row(c.said_yes,             NO_CHAT,  NO_CHAT,  NO_CHAT,  STAY,     PAST,     PAST,     OVER),
    e.SaidNo:           row(c.said_no,              NO_CHAT,  NO_CHAT,  NO_CHAT,  AWAITING, BOOKED_STANDS, PAST, OVER),
    e.GuestInvited:     row(c.guest_invited,        NEVER,    NEVER,    NEVER,    BOOKED,   STAY,     NEVER,    NEVER),
    e.EventConfirmed:   row(c.event_confirmed,      NEVER,    NEVER,    NEVER,    NEVER,    STAY,     STAY,     STAY),
    e.EventMoved:       row(c.proposal_moved,       NO_CHAT,  NO_CHAT,  PAST,     AWAITING, STAY,     STAY,     OVER),
    e.EventGone:        row(c.event_gone,           NO_CHAT,  NO_CHAT,  STAY,     AWAITING, AWAITING, PAST,     STAY),
    e.EventRemoved:     row(c.event_removed,        NEVER,    NEVER,    STAY,     STAY,     NEVER,    NEVER,    STAY),
    e.HoldPlaced:       row(c.hold_changed,         STAY,     STAY,     STAY,     STAY,     STAY,     STAY,     STAY),
    e.HoldRemoved:      row(c.hold_changed,         STAY,     STAY,     STAY,     STAY,     STAY,     STAY,     STAY),
    e.GuestAnswered:    row(c.guest_answered,       NO_CHAT,  NO_CHAT,  NO_CHAT,  STAY,     STAY,     STAY,     OVER),
    e.MoveWanted:       row(c.move_wanted,          NO_CHAT,  NO_CHAT,  NO_CHAT,  NO_CHAT,  STAY,     PAST,     OVER),
    e.Talked:           row(c.closed_by_word(Outcome.TALKED), CLOSED, CLOSED,   CLOSED,   CLOSED,   CLOSED,   CLOSED,   OVER),
    e.Skipped:          row(c.closes(Outcome.SKIPPED), CLOSED, CLOSED,  CLOSED,   CLOSED,   BOOKED_STANDS, PAST, OVER),
    e.Cancelled:        row(c.closed_by_word(Outcome.CANCELLED), CLOSED, CLOSED, CLOSED,  CLOSED,   CLOSED,   CLOSED,   OVER),
    e.Met:              row(c.met,                  MET,      MET,      MET,      MET,      MET,      STAY,     OVER),
    e.NotMet:           row(c.closes(Outcome.CANCELLED), CLOSED, CLOSED, CLOSED,  CLOSED,   CLOSED,   CLOSED,   OVER),
    e.Noted:            row(c.noted,                STAY,     STAY,     STAY,     STAY,     STAY,     STAY,     STAY),
    e.AttentionSettled: row(c.attention_settled,    STAY,     STAY,     STAY,     STAY,     STAY,     STAY,     STAY),
    e.ChatPassed:       row(c.met,                  NEVER,    NEVER,    NEVER,    NEVER,    MET,      NEVER,    NEVER),
    e.NoticeRanOut:     row(c.notice_ran_out,       NEVER,    NEVER,    NEVER,    AWAITING, NEVER,    NEVER,    NEVER),
    e.WentQuiet:        row(c.closes(Outcome.NO_REPLY), NEVER, NEVER,   CLOSED,   NEVER,    CLOSED,   CLOSED,   NEVER),
    e.NeverSent:        row(c.closes(Outcome.NOT_SENT), CLOSED, CLOSED, CLOSED,   CLOSED,   NEVER,    NEVER,    NEVER),
    e.RoundedOff:       row(c.closes(Outcome.MET),  NEVER,    NEVER,    NEVER,    NEVER,    NEVER,    CLOSED,   NEVER),
    e.LeftConfig:       row(c.closes(Outcome.CANCELLED), CLOSED, CLOSED, CLOSED,  CLOSED,   CLOSED,   CLOSED,   OVER),
    e.EffectLost:       row(c.effect_lost,          STAY,     STAY,     STAY,     STAY,     STAY,     STAY,     STAY),
}  # noqa: E501
# fmt: on


def advance(loop: Loop, event: e.Event) -> Loop:
    """The loop as it stands after *event*. IllegalEvent when the table calls it impossible."""
    row = TABLE[type(event)]
    cell = row.cells[loop.stage]
    if isinstance(cell, Impossible):
        name = type(event).__name__
        raise IllegalEvent(f"{loop.id}: {name} while {loop.stage}: {cell.reason}")
    if isinstance(cell, Ignored):
        return loop
    changed = row.changes(loop, event)
    if cell is None or cell is loop.stage:
        return changed
    return replace(changed, stage=cell, since=event.at)


def counts(loop: Loop, event: e.Event) -> bool:
    """False when the table ignores *event* in this stage, with its reason."""
    return not isinstance(TABLE[type(event)].cells[loop.stage], Ignored)
