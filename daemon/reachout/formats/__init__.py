"""Bytes and values, both ways. No I/O."""
