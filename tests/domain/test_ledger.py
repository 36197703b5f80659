"""Every offered time: in which letter and revision it stands, and that nobody else has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from itertools import combinations
from random import Random

import pytest
from tests.domain.people import MONDAY, a_draft, a_loop

from reachout.domain import events as e
from reachout.domain import ledger, slots
from reachout.domain.chat import Chat
from reachout.domain.hours import Hours
from reachout.domain.letter import LetterName, ShownSlot
from reachout.domain.loop import Loop, Stage
from reachout.domain.offers import Ledger, Offer, OfferState
from reachout.domain.policy import SlotPolicy
from reachout.domain.span import Span
from reachout.domain.table import advance

HALF_HOUR = timedelta(minutes=30)
FEW_HOURS = Hours({day: ((time(9), time(10, 30)),) for day in range(7)})  # times are scarce
HOST = slots.Side(zone="Europe/London", hours=FEW_HOURS)
DRAFT, OFFERED = OfferState.DRAFT, OfferState.OFFERED


def shown(*starts: datetime) -> tuple[ShownSlot, ...]:
    return tuple(
        ShownSlot(
            number=number, start=start, end=start + HALF_HOUR, zone="Europe/London", words="then"
        )
        for number, start in enumerate(starts, 1)
    )


@dataclass
class Desk:
    """One loop and its ledger, event by event."""

    loop: Loop = field(default_factory=a_loop)
    offers: Ledger = ()
    revisions: list[tuple[str, tuple[ShownSlot, ...]]] = field(default_factory=list)
    now: datetime = MONDAY
    forgetful: bool = False  # a fault: only the newest revision counts

    def happens(self, event: e.Event) -> None:
        before, self.loop = self.loop, advance(self.loop, event)
        self.offers = ledger.after(self.offers, event, before, self.loop)
        self.offers = ledger.lapsed(self.offers, self.now)
        if self.forgetful:
            gone = ledger.earlier(self.offers, self.loop.pending)
            self.offers = tuple(o for o in self.offers if o not in gone)

    def writes(self, letter: LetterName, *starts: datetime) -> None:
        key = self.loop.key(letter)
        pending = replace(a_draft(letter, key), revision=key, written_at=self.now)
        self.revisions = [(key, shown(*starts))]
        self.happens(e.DraftWritten(at=self.now, pending=pending, slots=shown(*starts)))

    def rewrites(self, *starts: datetime) -> None:
        assert self.loop.pending is not None
        key = self.loop.key("times")
        pending = replace(self.loop.pending, revision=key)
        self.revisions.append((key, shown(*starts)))
        self.happens(e.DraftRewritten(at=self.now, pending=pending, slots=shown(*starts)))

    def sends(self, revision: int = -1) -> None:
        """As we wrote it, in that revision."""
        assert self.loop.pending is not None
        pending = self.loop.pending
        key, lines = self.revisions[revision]
        kind = SENT[pending.letter]
        fact = {"message_id": f"{key}@x", "subject": "s", "key": pending.key, "revision": key}
        self.happens(kind(at=self.now, slots=lines, **fact))

    def starts(self, *states: OfferState) -> list[datetime]:
        return [offer.start for offer in self.offers if offer.state in states]


SENT = {
    LetterName.FIRST: e.FirstSent,
    LetterName.NUDGE: e.NudgeSent,
    LetterName.REOFFER: e.ReofferSent,
}
POLICY = SlotPolicy(count=3, horizon=3, buffer=timedelta(0), per_day=9, per_week=9)
A, B, C, D = (MONDAY + timedelta(days=day) for day in (2, 3, 4, 7))


# ------------------------------------------------------------------ revisions


def test_the_times_of_every_revision_stay_taken():
    """The host may have the letter open as it was: what stood in it is nobody else's."""
    desk = Desk()
    desk.writes(LetterName.FIRST, A, B, C)
    desk.rewrites(B, C, D)
    assert sorted(desk.starts(DRAFT)) == [A, B, C, D]
    assert [o.start for o in ledger.in_draft(desk.offers, desk.loop.pending)] == [B, C, D]
    assert [o.start for o in ledger.earlier(desk.offers, desk.loop.pending)] == [A]


def test_an_earlier_revision_that_is_sent_offers_exactly_its_times():
    """The others are free again."""
    desk = Desk()
    desk.writes(LetterName.FIRST, A, B)
    desk.rewrites(B, C)
    desk.rewrites(C, D)
    desk.sends(1)
    live = [(o.start, o.revision) for o in desk.offers if o.live]
    assert live == [(B, desk.revisions[1][0]), (C, desk.revisions[1][0])]


def test_a_letter_rewritten_without_times_stands_without_any():
    """What stood in it before stays taken, and does not stand in it now."""
    desk = Desk()
    desk.writes(LetterName.FIRST, A, B)
    desk.rewrites()
    assert ledger.in_draft(desk.offers, desk.loop.pending) == ()
    assert desk.starts(DRAFT) == [A, B]


def test_all_revisions_are_free_once_the_letter_is_out_of_the_way():
    """Withdrawn, or discarded: no time of it is taken any more."""
    for gone in (e.DraftWithdrawn(at=MONDAY), e.FirstDiscarded(at=MONDAY)):
        desk = Desk()
        desk.writes(LetterName.FIRST, A, B)
        desk.rewrites(B, C)
        desk.happens(gone)
        assert [o for o in desk.offers if o.live] == []


def test_each_time_of_an_edited_letter_keeps_its_revision():
    """One comes from the first revision, one from the second, one is the host's own."""
    desk = Desk()
    desk.writes(LetterName.FIRST, A, B)
    desk.rewrites(B, C)
    first, second = (key for key, _ in desk.revisions)
    assert desk.loop.pending is not None
    desk.happens(
        e.FirstSent(
            at=MONDAY,
            message_id="m@x",
            subject="s",
            key=desk.loop.pending.key,
            slots=shown(A, C, D),
        )
    )
    assert [o.revision for o in desk.offers] == [first, second, ""]


def test_a_draft_of_an_older_memory_stands_as_it_did():
    """Stored before revisions were: its times are those that stand in the letter."""
    loop = a_loop(stage=Stage.DRAFTED, pending=a_draft(LetterName.FIRST))
    desk = Desk(loop=loop)
    desk.offers = tuple(
        Offer(
            loop="l1",
            key="l1.first.0.0",
            number=slot.number,
            start=slot.start,
            end=slot.end,
            zone=slot.zone,
            words=slot.words,
            state=DRAFT,
        )
        for slot in shown(A, B)
    )
    assert len(ledger.in_draft(desk.offers, loop.pending)) == 2
    desk.revisions = [("", shown(A, B))]
    desk.rewrites(B, C)
    assert [o.start for o in ledger.in_draft(desk.offers, desk.loop.pending)] == [B, C]
    assert desk.starts(DRAFT) == [A, B, C]


def test_the_ledger_tells_letter_revision_and_state():
    """For the host: where each time stands, also those that have gone by."""
    desk = Desk()
    desk.writes(LetterName.FIRST, A, B)
    desk.sends()
    desk.writes(LetterName.NUDGE, C)
    desk.rewrites(D)
    assert desk.loop.pending is not None
    nudge = desk.loop.pending.key
    revisions = [("l1.first.0.0", "l1.first.0.0"), *((nudge, key) for key, _ in desk.revisions)]
    lines = ledger.told(desk.offers, desk.loop, A + HALF_HOUR, revisions)
    assert [(line.letter, line.revision, line.of, line.state) for line in lines] == [
        (LetterName.FIRST, 1, 1, "lapsed"),
        (LetterName.FIRST, 1, 1, "offered"),
        (LetterName.NUDGE, 1, 2, "in an earlier draft"),
        (LetterName.NUDGE, 2, 2, "in draft"),
    ]


# ------------------------------------------------------------------ holds


def test_a_time_that_is_offered_once_more_keeps_its_hold():
    """The reminder names a time of the first letter again: one event, not two."""
    desk = Desk()
    desk.writes(LetterName.FIRST, A, B)
    desk.sends()
    for event, start in (("ev1", A), ("ev2", B)):
        desk.happens(e.HoldPlaced(at=MONDAY, event=event, start=start, end=start + HALF_HOUR))
    desk.writes(LetterName.NUDGE, B)
    desk.sends()
    held = [(o.start, o.state, o.held) for o in desk.offers if o.held]
    assert held == [(A, OfferState.RELEASED, "ev1"), (B, OFFERED, "ev2")]
    desk.happens(e.HoldRemoved(at=MONDAY, event="ev1"))
    assert [o.held for o in desk.offers if o.held] == ["ev2"]


# ------------------------------------------------------------------ nobody is offered it twice

LETTERS = {Stage.OPENED: LetterName.FIRST, Stage.AWAITING: LetterName.REOFFER}


@dataclass
class Office:
    """Several loops of one host; times are chosen as the program chooses them."""

    desks: list[Desk]
    now: datetime = MONDAY

    def taken(self, desk: Desk) -> list[Span]:
        """What stands in a revision of one's own unsent letter is one's own."""
        live = [(d, o) for d in self.desks for o in d.offers if o.live]
        return [o.span for d, o in live if d is not desk or o.state is not DRAFT]

    def choose(
        self, desk: Desk, kept: tuple[slots.Slot, ...] = (), busy: tuple[Span, ...] = ()
    ) -> list[datetime]:
        chosen = slots.choose(
            busy,
            host=HOST,
            contact=HOST,
            minutes=30,
            policy=POLICY,
            now=self.now,
            taken=self.taken(desk),
            kept=kept,
        )
        return [slot.start for slot in chosen]

    def does(self, which: int, what: str, number: int) -> None:
        """Nothing, where that has no place now."""
        desk = self.desks[which % len(self.desks)]
        desk.now = self.now
        if what == "wait":
            self.now += timedelta(hours=6 * (number + 1))
        elif what == "close":
            desk.happens(e.Cancelled(at=self.now))
        elif desk.loop.is_open and desk.loop.pending is not None:
            self._with_the_draft(desk, what, number)
        else:
            self._without_a_draft(desk, what, number)

    def _with_the_draft(self, desk: Desk, what: str, number: int) -> None:
        if what == "rewrite":
            self.rewrites(desk, list(ledger.in_draft(desk.offers, desk.loop.pending)), number)
        elif what == "send":
            desk.sends(number % len(desk.revisions))
        elif what == "discard" and desk.loop.stage is Stage.AWAITING:
            desk.happens(e.DraftWithdrawn(at=self.now))

    def _without_a_draft(self, desk: Desk, what: str, number: int) -> None:
        stage, on_offer = desk.loop.stage, desk.starts(OFFERED)
        if what == "write" and stage in LETTERS:
            desk.writes(LETTERS[stage], *self.choose(desk))
        elif what == "accept" and on_offer and stage is Stage.AWAITING:
            start = on_offer[number % len(on_offer)]
            chat = Chat(start=start, end=start + HALF_HOUR, event="ev1")
            desk.happens(e.Accepted(at=self.now, start=start, end=chat.end))
            desk.happens(e.EventPlaced(at=self.now, chat=chat))
        elif what == "no" and stage is Stage.PROPOSED:
            desk.happens(e.SaidNo(at=self.now))

    def rewrites(self, desk: Desk, lying: list[Offer], number: int) -> None:
        """An appointment has come in the way of one time, and may go again."""
        busy = tuple(o.span for o in lying[number : number + 1])
        good = [o for o in lying if o.span not in busy and o.start > self.now]
        kept = tuple(slots.Slot(o.start, o.end) for o in good)
        desk.rewrites(*self.choose(desk, kept, busy))

    def repeated(self) -> list[tuple[Offer, Offer]]:
        """Live times that overlap: nobody else's, and of one's own each stands once."""
        live = [
            (desk, offer)
            for desk in self.desks
            if desk.loop.is_open
            for offer in desk.offers
            if offer.live and offer.start > self.now
        ]
        return [
            (one, other)
            for (_, one), (_, other) in combinations(live, 2)
            if one.span.overlaps(other.span)
        ]


OFTEN, RARE = ("write", "rewrite", "send"), ("accept", "no", "discard", "close", "wait")


def history(seed: int) -> Iterator[tuple[int, str, int]]:
    """Whose turn it is, what happens, and which one of several."""
    chance = Random(seed)
    for _ in range(25):
        yield chance.randrange(6), chance.choice(OFTEN * 4 + RARE), chance.randrange(3)


@pytest.mark.parametrize("loops", [2, 3])
def test_no_time_is_ever_in_two_live_offers(loops):
    """Whatever is written, rewritten, sent in whichever revision, taken, or thrown away."""
    for seed in range(250):
        office = Office([Desk(loop=a_loop(id=f"l{n}")) for n in range(loops)])
        for step in history(seed):
            office.does(*step)
            assert office.repeated() == [], f"seed {seed}"


def test_a_ledger_that_forgets_earlier_revisions_is_found_out():
    """The histories above reach what they are for."""
    for seed in range(250):
        office = Office([Desk(loop=a_loop(id=f"l{n}"), forgetful=True) for n in range(2)])
        for step in history(seed):
            office.does(*step)
            if office.repeated():
                return
    raise AssertionError("nobody was offered the same time twice")


def test_what_a_sent_letter_offers_is_what_it_shows():
    """After each Send the times on offer are those of the revision that went."""
    sent = 0
    for seed in range(100):
        office = Office([Desk(loop=a_loop(id=f"l{n}")) for n in range(2)])
        for which, what, number in history(seed):
            desk = office.desks[which % 2]
            pending, revisions = desk.loop.pending, list(desk.revisions)
            office.does(which, what, number)
            if what == "send" and pending is not None and pending != desk.loop.pending:
                _, lines = revisions[number % len(revisions)]
                ahead = [line.start for line in lines if line.start > office.now]
                assert not lines or desk.starts(OFFERED) == ahead, f"seed {seed}"
                sent += 1
    assert sent > 100
