"""reachout keeps one person reaching out to others, one personal letter at a time."""

__version__ = "0.1.0"
