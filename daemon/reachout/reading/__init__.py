"""What a reply says: raw bytes and what we offered go in, a Reading comes out. Pure."""

from __future__ import annotations

from reachout.reading.offers import exact_times, mentions, read_offer
from reachout.reading.reply import RULES_VERSION, read

__all__ = ["RULES_VERSION", "exact_times", "mentions", "read", "read_offer"]
