"""What a reply says: raw bytes and what we offered go in, a Reading comes out. Pure."""

from __future__ import annotations

from reachout.reading.named import exact_times, mentions
from reachout.reading.offers import forms, read_offer
from reachout.reading.reply import RULES_VERSION, read

__all__ = ["RULES_VERSION", "exact_times", "forms", "mentions", "read", "read_offer"]
