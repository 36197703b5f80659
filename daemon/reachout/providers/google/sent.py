"""Which letter of ours a message in Sent is, though Gmail has taken every mark off.

In this order: our own marks, the thread of its draft, the same people with much the same words.
Where two letters or two messages fit, none is taken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set

from reachout.formats import mail
from reachout.providers.google.drafts import ALIKE
from reachout.providers.google.likeness import likeness, sketch
from reachout.providers.google.memory import Letter, Memory, is_answer
from reachout.providers.google.messages import Fetched

_SURE = 0.5  # of the words in common, when the subject changed too
_JUST_NOW = 0.2  # is enough when the draft vanished as the message appeared


def letters_of(
    memory: Memory,
    sent: Sequence[Fetched],
    *,
    vanished: Set[str],
    lately: Set[str],
    edited: Set[str],
) -> dict[str, str]:
    """Gmail's id of a sent message → key of the letter.

    *vanished*: drafts that went in this look, *lately*: within the last minutes. *edited*:
    history shows that the host saved them just before they vanished.
    """
    found: dict[str, str] = {}
    rules = (
        (_by_marks, vanished),
        (_by_thread, vanished),
        (_by_words, lately),
        (_by_thread_alone, edited),
    )
    for rule, just_gone in rules:
        free = [one for one in sent if one.id not in found]
        open_letters = {
            key: letter
            for key, letter in memory.drafts.items()
            if not letter.sent and key not in found.values()
        }
        pairs = (
            (one.id, key)
            for one in free
            for key, letter in open_letters.items()
            if rule(key, letter, one, key in just_gone)
        )
        found.update(_only(pairs))
    return found


def _only(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Those of which neither side fits another."""
    all_pairs = list(pairs)
    messages, keys = Counter(m for m, _ in all_pairs), Counter(k for _, k in all_pairs)
    return {m: k for m, k in all_pairs if messages[m] == 1 and keys[k] == 1}


def _by_marks(key: str, letter: Letter, one: Fetched, vanished: bool) -> bool:
    message = mail.headers(one.raw)
    if mail.header(message, mail.KEY_HEADER):
        return mail.header(message, mail.KEY_HEADER) == key
    return bool(letter.id) and mail.message_id(message) == letter.id


def _by_thread(key: str, letter: Letter, one: Fetched, vanished: bool) -> bool:
    """In a thread with other mail the host may write by hand as well: then the words decide."""
    if not letter.thread or one.thread != letter.thread:
        return False
    if not is_answer(key):
        return True
    return letter.is_gone and _alike(letter, one) >= (_JUST_NOW if vanished else ALIKE)


def _by_thread_alone(key: str, letter: Letter, one: Fetched, edited: bool) -> bool:
    """He wrote every word anew and pressed Send: nothing else was sent in that thread."""
    return edited and letter.is_gone and bool(letter.thread) and one.thread == letter.thread


def _by_words(key: str, letter: Letter, one: Fetched, lately: bool) -> bool:
    """In another thread, for an edited subject begins one."""
    message = mail.headers(one.raw)
    same_people = bool(letter.to) and mail.recipients(message) == letter.to
    if not (letter.is_gone and same_people) or one.thread == letter.thread:
        return False
    same_subject = mail.header(message, "subject") == letter.subject
    enough = _JUST_NOW if lately else ALIKE if same_subject else _SURE
    return _alike(letter, one) >= enough


def _alike(letter: Letter, one: Fetched) -> float:
    """Of what was never read nobody can say that it differs."""
    return likeness(letter.words, sketch(one.raw)) if letter.words else 1.0
