"""Values and functions. No I/O, no clock, no randomness, no logging; one noun a file."""
