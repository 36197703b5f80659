"""Effects, one file per thing acted on. Each has two halves:

- `do` carries the action out and returns what happened;
- `find` looks whether an effect that was cut off happened after all: what happened then, or None
  when the look proves that it never did.
"""
