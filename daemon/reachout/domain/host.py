"""The person for whom all this runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reachout.domain.hours import OFFICE_HOURS, Hours
from reachout.domain.span import Days


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    id: str
    name: str
    address: str  # letters come from here
    zone: str  # IANA
    aliases: tuple[str, ...] = ()  # further addresses that are the host's own
    hours: Hours = OFFICE_HOURS
    away: tuple[Days, ...] = ()  # nothing new is written, no times are offered
    quiet: tuple[Days, ...] = ()  # nothing new is written
    sign_offs: Mapping[str, str] | None = None  # "en", "de", "de-formal" → last lines

    @property
    def own_addresses(self) -> frozenset[str]:
        return frozenset((self.address, *self.aliases))

    def sign_off(self, language: str, formal: bool) -> str:
        """The host's last lines in *language*; the plain name where none is given."""
        known = self.sign_offs or {}
        base = language.split("-")[0]
        for name in (f"{base}-formal" if formal else base, base):
            if name in known:
                return known[name]
        return self.name
