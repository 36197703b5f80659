"""What a whole loop costs at Gmail, letter by letter, besides looks in which nothing is new."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from tests.providers.gmail_host import Host, a_host
from tests.providers.mail_samples import NOW, WATCH, arrived, letter

from reachout.domain.draft import DraftRef
from reachout.ports import Folder, Watch


def days(host: Host, number: int) -> None:
    """They pass, and nothing is new in them."""
    for _ in range(number):
        host.turn(days=1)
        assert not host.look().mail


def a_letter(host: Host, key: str, answers: str, *, search: bool = True) -> DraftRef:
    """As a pass writes one: a look, a search for the person, the draft, a look at it."""
    host.look()
    if search:
        first = key == "l1.first.0.0"
        newest = 10 if first else 0
        host.mailbox.search(WATCH, NOW - timedelta(days=90), drafts=first, newest=newest)
    head = f"In-Reply-To: {answers}\nReferences: {answers}\n".encode() if answers else b""
    ref = host.write(key, head + letter(key, words=f"The words of {key}, for once."))
    host.look()
    assert host.mailbox.draft(ref).ref == ref
    return ref


def a_send(host: Host, ref: DraftRef) -> str:
    """The host presses Send a day later; the next pass sees it."""
    days(host, 1)
    assert host.mailbox.draft(ref) is not None
    real = host.press_send(ref)
    look = host.look()
    assert [seen.folder for seen in look.mail] == [Folder.SENT]
    assert host.mailbox.draft(ref) is None
    ids = {*host.watch.message_ids, real.strip("<>")}
    host.watch = Watch(addresses=WATCH.addresses, message_ids=frozenset(ids))
    return real


def test_a_whole_loop_costs_at_most_140_units(tmp_path):
    """Last-touch search, first letter, nudge, reply, confirm and thanks, a label, and every text
    that counts read back as it was sent.
    """
    with a_host(tmp_path) as host:
        with host.costs() as units:
            real = a_send(host, a_letter(host, "l1.first.0.0", ""))
            days(host, 12)
            real = a_send(host, a_letter(host, "l1.nudge.1.0", real))
            days(host, 2)
            host.deliver(arrived(at=host.google.clock.now(), In_Reply_To=real, References=real))
            assert len(host.look().mail) == 1
            heard = "<theirs-1@example.com>"
            a_send(host, a_letter(host, "l1.confirm.2.0", heard, search=False))
            days(host, 5)
            a_send(host, a_letter(host, "l1.thanks.3.0", heard))
        ledger = Counter(units)
        for once_a_process in ("getProfile", "settings.sendAs.list", "labels.list"):
            assert ledger.pop(once_a_process) == 1
        assert ledger.pop("labels.create") == 5  # once in a life
        idle = ledger.pop("history.list")
        assert ledger.pop("") - idle - 8 == sum(ledger.values())
        assert ledger == {
            "drafts.create": 40,
            "messages.get": 80,
            "messages.modify": 5,
            "messages.list": 15,
        }
        assert not host.google.log.sends()
