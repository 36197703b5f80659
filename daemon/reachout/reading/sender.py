"""Who speaks: a person, or one of the machines that answer mail."""

from __future__ import annotations

import re

from reachout.domain.reading import Sender, Sent
from reachout.reading.absences import automatic
from reachout.reading.challenges import challenge
from reachout.reading.folding import folded
from reachout.reading.lists import to_many
from reachout.reading.mail import Mail
from reachout.reading.reports import report
from reachout.reading.speaker import Speaker

_TAG = re.compile(r"<[^<>]{0,500}>")
_QUOTED = re.compile(r"^[ \t]*>.*", re.MULTILINE)
_LOOKED_AT = 20_000  # characters


def who_speaks(mail: Mail, sent: Sent, itip: bool) -> Speaker:
    """Bounce, delay and challenge before auto-reply before list mail; what is left is a person.

    What is quoted is nobody's word here: neither our letter nor a machine's, below an answer.
    """
    text = folded((mail.text or _TAG.sub(" ", mail.html[:_LOOKED_AT]))[:_LOOKED_AT])
    own = " ".join(_QUOTED.sub("", text).split())
    return (
        report(mail, text, own)
        or challenge(mail, own, sent)
        or (_human_invite() if itip else None)
        or automatic(mail, own, sent)
        or to_many(mail, own, sent)
        or Speaker(Sender.HUMAN, "A person wrote it.")
    )


def _human_invite() -> Speaker:
    return Speaker(Sender.HUMAN, "A calendar program answers for a person.")
