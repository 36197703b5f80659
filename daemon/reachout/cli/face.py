"""The board as the host reads it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from reachout.cli import show
from reachout.cli.cards import name_in_commands
from reachout.cli.show import indented, say
from reachout.cli.words import iso, span, stage, when
from reachout.cli.workspace import Place
from reachout.domain.board import Board, Card, Source, command_for, recent, whats_next
from reachout.domain.draft import Pending
from reachout.domain.ledger import in_draft
from reachout.domain.loop import Stage
from reachout.domain.numbering import by_number, in_hand
from reachout.domain.offers import Offer, OfferState

if TYPE_CHECKING:
    from reachout.runtime.app import App
    from reachout.runtime.observe import Observed

RECENT = timedelta(days=21)  # so long a closed loop is shown without being asked for


class Face:
    def __init__(
        self, app: App, place: Place, board: Board, observed: Observed | None = None
    ) -> None:
        self._app, self._place, self._board, self._observed = app, place, board, observed
        self._zone, self._now = app.host.zone, board.now

    def show(self, *, everything: bool) -> None:
        say(f"{when(self._now, self._zone)} ({self._zone})", show.HEAD)
        shown = recent(self._board.cards, self._now, RECENT)
        open_ones = [card for card in shown if card.loop.is_open or card.loop.attention]
        closed = [card for card in shown if card not in open_ones]
        for card in open_ones:
            self._card(card)
        wishes = self._wishes()
        if self._observed is not None:
            self._observing(self._observed)
        elif not open_ones:
            self._nothing_open(wishes)
        self._asked(open_ones)
        for wish in wishes:
            say()
            say(wish)
        rest = [card for card in self._board.cards if card not in open_ones]
        self._closed(rest if everything else closed, hidden=len(rest) - len(closed))
        if self._observed is None:
            self._sources()

    def _card(self, card: Card) -> None:
        say()
        say(f"{card.name} · {card.loop.intent} · {stage(card.loop)}", show.NAME)
        say(indented(whats_next(card, self._app.settings.policy)))
        for line in self._details(card):
            say(indented(line), show.QUIET)
        pending = card.loop.pending
        if pending is not None and not card.loop.attention and not pending.missing_since:
            self._sending(card, pending)
        if card.loop.stage is Stage.MET:
            note = f'reachout note "{name_in_commands(card)}" --gained "…" --tell "…"'
            self._command(note, "keep what it brought: ")

    def _sending(self, card: Card, pending: Pending) -> None:
        if self._app.settings.mailbox.provider == "local":
            self._command(f'reachout approve "{name_in_commands(card)}"', "send it: ")
        else:
            link = self._app.world().mail.link(pending.ref)
            say(indented(f"read it and press Send: {link}"), show.COMMAND)

    def _details(self, card: Card) -> list[str]:
        lines = []
        offered = [o for o in card.offers if o.live and o.state is not OfferState.DRAFT]
        drafted = in_draft(card.offers, card.loop.pending)
        numbers = {o: n for n, o in by_number(in_hand(card.offers, card.loop)).items()}
        for label, which in (("offered", offered), ("in it", drafted)):
            if which and card.loop.chat is None:
                times = (f"{numbers.get(o, o.number)}) {self._when(o)}" for o in which)
                lines.append(f"{label}: {'   '.join(times)}")
        chat = card.loop.chat
        if chat is not None:
            stands = span(chat.start, chat.end, self._zone, self._now)
            lines.append(f"chat: {stands}, {chat.status}")
            if chat.move is not None:
                moved = span(chat.move.start, chat.move.end, self._zone, self._now)
                lines.append(f"wanted instead: {moved}")
        return lines

    def _when(self, offer: Offer) -> str:
        return when(offer.start, self._zone, self._now)

    def _asked(self, cards: list[Card]) -> None:
        asked = [(card, one) for card in cards for one in card.loop.attention]
        if not asked:
            return
        say()
        say("You are asked", show.NAME)
        for card, one in asked:
            say(indented(one.text), show.ASKED)
            self._command(command_for(one, name_in_commands(card)))

    def _command(self, words: str, label: str = "") -> None:
        """What can be typed; in observe mode no such word has a place."""
        if self._observed is None:
            say(indented(label + self._place.command(words)), show.COMMAND)

    def _wishes(self) -> list[str]:
        """What is said besides: nothing here is a debt."""
        from reachout.runtime.preview import waiting_for_a_word

        return [*self._board.say, *waiting_for_a_word(self._app, self._board.cards)]

    def _nothing_open(self, wishes: list[str]) -> None:
        from reachout.runtime.preview import who_is_next

        say()
        say("Nothing is open just now.")
        following = who_is_next(self._app)
        if following is None:
            self._nobody()
            return
        verdict = following[1]
        if verdict.text not in wishes:
            say(verdict.text)
        if verdict.next is not None:
            say(f"Looked at again {when(verdict.next, self._zone, self._now)}.")
        elif verdict.due:
            say("The next pass writes the letter:")
            self._command("reachout once")

    def _observing(self, observed: Observed) -> None:
        from reachout.cli.observing import ON, say_observed

        say()
        say(ON, show.ASKED)
        say_observed(self._app, self._place, observed)

    def _nobody(self) -> None:
        if self._app.store.contacts(self._app.host.id):
            say("Nobody is to be written to for now. Each person has a reason:")
            self._command('reachout why "NAME"')
        else:
            say("There is nobody in contacts.toml yet. Add somebody:")
            self._command("reachout contacts add")

    def _closed(self, cards: list[Card], hidden: int) -> None:
        if not cards and hidden <= 0:
            return
        say()
        if not cards:
            many = "1 loop was" if hidden == 1 else f"{hidden} loops were"
            say(f"{many} closed some time ago: {self._place.command('reachout status --all')}")
            return
        say("Closed", show.NAME)
        for card in reversed(cards):
            ended = iso(card.loop.since, self._zone) or ""
            say(indented(f"{ended[:10]}  {card.name} · {self._ending(card)}"), show.QUIET)

    def _ending(self, card: Card) -> str:
        return whats_next(card, self._app.settings.policy)

    def _sources(self) -> None:
        say()
        for source in self._board.sources:
            say(f"{source.name}: {self._looked(source)}", show.QUIET)
            if source.trouble:
                say(indented(source.trouble), show.ASKED)

    def _looked(self, source: Source) -> str:
        """What was read, and what was not: "fine" is never said of a source that is not read."""
        watch = self._app.settings.policy.watch_closed
        watched = (c.loop.is_open or self._now - c.loop.since < watch for c in self._board.cards)
        seen = source.last_good_look
        if seen and not any(watched) and not source.trouble:
            return "not read while nothing is open"
        looked = f"last read {when(seen, self._zone, self._now)}" if seen else "not read yet"
        return f"{looked}; since then it could not be read:" if source.trouble else looked
