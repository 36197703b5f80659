"""From what the host wrote to a letter, and from a letter to a message."""
