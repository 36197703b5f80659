"""The face in the terminal: it reads the board and posts the host's words; it decides nothing."""
