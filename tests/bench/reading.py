"""How fast replies are read, how long the worst mail takes, and what loading the rules costs.

The replies are all different: what is remembered of one must not help the next.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

from tests.reading.replies import QUOTED, mail, offer

from reachout.reading import read

REPLIES = 1_500
SECONDS = 5  # rounds of which the best counts
OPENINGS = ("Hi Sam,", "Hello Sam,", "Dear Sam,", "Sam -", "Good morning,", "")
ANSWERS = (
    "Thursday works for me.",
    "Number {n} is fine.",
    "the {nth} one please",
    "Friday at 14:30 suits me well",
    "I can do Tuesday 17 March at 9",
    "none of those, how about {day} at {hour}?",
    "Could we make it {hour} on {day} instead?",
    "Not this month, ask me again in {month}.",
    "I would rather not, thank you.",
    "Let me check and come back to you on {day}.",
)
REMARKS = (
    "It is {n}{n} years since the harbour froze, and my nets still remember it.",
    "My sister in {place} mends sails, you would like her.",
    "Thank you for writing, it made my {day}.",
    "The kettle is on, the dog says hello.",
    "",
)
CLOSINGS = ("Ann", "Best regards,\nAnn Beck", "-- \nAnn Beck\nHarbour Office {n}", "Cheers\nA")
WORDS = {
    "day": ("Monday", "Wednesday", "Friday", "Saturday"),
    "hour": ("10", "11:15", "half past two", "4 pm", "16h"),
    "month": ("May", "September", "autumn"),
    "place": ("Lisbon", "Hull", "Bergen", "Turku"),
    "nth": ("first", "second", "third"),
    "n": ("1", "2", "3"),
}


def replies(seed: int) -> Iterator[bytes]:
    chance = random.Random(seed)
    for number in range(REPLIES):
        said = (chance.choice(lines) for lines in (OPENINGS, ANSWERS, REMARKS))
        text = f"{chr(10).join(said)}\n\n{chance.choice(CLOSINGS)}"
        for word, choices in WORDS.items():
            text = text.replace("{" + word + "}", chance.choice(choices))
        quoted = f"\n\n{QUOTED}" if number % 2 else ""
        yield mail(text + quoted, Message_ID=f"<{seed}.{number}@example.org>")


HOSTILE = (
    "1 ", "1 <-- ", "Thursday or ", "On 1 Jan\n", "10 to 11 to ", "twenty two thirty ", "<a ",
    "Thursday at 10 works\n", "> ", "<!--", "<td><table>", "(", "if ", "the week after next ",
)  # fmt: skip
COLD = "import time; t = time.perf_counter(); {}; print(time.perf_counter() - t)"
IMPORTS = ("import reachout.reading", "from reachout.reading import read")


def main(say: Callable[[str], None]) -> None:
    sent = offer()
    best = 0.0
    for round_ in range(SECONDS):
        raws = list(replies(round_))
        begun = time.process_time()
        for raw in raws:
            read(raw, sent)
        best = max(best, len(raws) / (time.process_time() - begun))
    say(f"short replies, all different: {best:.0f} a second")
    took = {piece: _worst(piece) for piece in HOSTILE}
    piece = max(took, key=lambda one: took[one])
    say(f"the worst of {len(HOSTILE) * 2} hostile mails: {took[piece]:.2f} s ({piece!r})")
    for line in IMPORTS:
        words = (sys.executable, "-c", COLD.format(line))
        runs = (subprocess.run(words, check=True, capture_output=True) for _ in range(5))
        say(f"{line}: {min(float(run.stdout) for run in runs) * 1000:.0f} ms")


def _worst(piece: str) -> float:
    seconds = []
    for kind in ("plain", "html"):
        head = f"From: Ann <ann.beck@example.org>\nContent-Type: text/{kind}\n\n"
        raw = (head + piece * (200_000 // len(piece))).encode()
        begun = time.process_time()
        read(raw, offer())
        seconds.append(time.process_time() - begun)
    return max(seconds)


if __name__ == "__main__":
    main(print)
