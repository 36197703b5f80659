"""What `run` says: what each pass did, and nothing when nothing happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reachout.cli.observing import OFF, ON, say_observed
from reachout.cli.reports import in_drafts, say_asked, say_drafts, what_was_done
from reachout.cli.show import complain, say
from reachout.cli.workspace import Place
from reachout.domain.board import Card

if TYPE_CHECKING:
    from reachout.runtime.app import App
    from reachout.runtime.observe import Observed
    from reachout.runtime.world import Report


def _key(one: Card) -> str:
    assert one.loop.pending is not None
    return one.loop.pending.key


class Teller:
    """Says what each pass did, and nothing when nothing happened."""

    def __init__(self, app: App, where: Place) -> None:
        self._app, self._where = app, where
        self._known: set[str] = set()  # keys of drafts and questions that were said
        self._troubles: set[str] = set()
        self._begun = False
        self._observing = False
        self._observed: object = None  # what was said last of what would be written

    def __call__(self, said: Report | str) -> None:
        if not self._begun:
            self._begin()
        self._say_mode()
        if isinstance(said, str):
            self._trouble([said])
            return
        for line in what_was_done(self._app, said):
            say(line)
        if said.observed is not None:
            self._would_write(said.observed)
        elif not self._observing:
            self._news()
        self._trouble(said.troubles)

    def _begin(self) -> None:
        self._begun = True
        say(f"Keeping watch over {self._where.home}. Ctrl-C ends it.")
        if not self._app.observing and not in_drafts(self._app):
            status = self._where.command("reachout status")
            say(f"Nothing lies in Drafts just now. `{status}` says who is next.")

    def _say_mode(self) -> None:
        before, self._observing = self._observing, self._app.observing
        if before != self._observing:
            say(ON if self._observing else OFF)
            self._observed = None

    def _would_write(self, observed: Observed) -> None:
        """Said when it differs from what was said last. That it cannot be told is trouble."""
        if observed.told and observed.news != self._observed:
            self._observed = observed.news
            say_observed(self._app, self._where, observed)

    def _news(self) -> None:
        fresh = [one for one in in_drafts(self._app) if self._is_new(_key(one))]
        say_drafts(self._app, self._where, fresh)
        for loop in self._app.store.loops(self._app.host.id):
            asked = [f"{loop.id} {one.code} {one.since}" for one in loop.attention]
            if any([self._is_new(question) for question in asked]):
                say_asked(self._app, self._where, loop.id)

    def _is_new(self, key: str) -> bool:
        new = key not in self._known
        self._known.add(key)
        return new

    def _trouble(self, troubles: list[str]) -> None:
        """The same trouble at every pass is said once, until a pass goes without it."""
        for trouble in troubles:
            if trouble not in self._troubles:
                complain(trouble)
        self._troubles = set(troubles)
