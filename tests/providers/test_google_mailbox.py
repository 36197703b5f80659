"""Gmail, over the wire, from a Google that is as inconvenient as the real one."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta
from typing import Any, get_args, get_type_hints

import pytest
from tests.fakes.google import Switches
from tests.providers.gmail_host import a_host
from tests.providers.mail_samples import WATCH, arrived, found, letter
from tests.providers.mailbox_contract import MailboxContract

from reachout.ports import Folder


@pytest.fixture
def host(tmp_path):
    with a_host(tmp_path) as host:
        yield host


class GmailContract(MailboxContract):
    """What differs from other mailboxes: Gmail gathers answers into threads by itself."""

    @pytest.fixture
    def mailbox(self, host):
        return host.mailbox

    @pytest.fixture
    def press_send(self, host):
        return host.press_send

    @pytest.fixture
    def edit_draft(self, host):
        return host.edit

    @pytest.fixture
    def discard(self, host):
        return host.discard

    @pytest.fixture
    def deliver(self, host):
        return host.deliver

    @pytest.fixture
    def read_all(self, host):
        return host.google.gmail.read_all

    def test_field_reply_from_alias(self, mailbox, deliver):
        """warmbly #591: a known address in any thread, and any address in ours, are seen."""
        ours = letter("", id="ours-1").replace(b"X-Reachout-Key: \nX-Reachout-Loop: l1\n", b"")
        deliver(ours, Folder.SENT)
        cursor = mailbox.look("", WATCH).cursor
        deliver(arrived(id="known@example.com", Subject="Something else"))
        stranger = "Priya N. <pn@elsewhere.example>"
        deliver(arrived(id="a@x.example", sender=stranger, In_Reply_To="<ours-1@example.org>"))
        thread = "<first@example.org> <ours-1@example.org>\n <last@example.com>"
        deliver(arrived(id="b@x.example", sender=stranger, References=thread))
        look = mailbox.look(cursor, WATCH)
        assert sorted(found(look)) == ["a@x.example", "b@x.example", "known@example.com"]


class TestGmail(GmailContract):
    """As most speaks for."""


# ------------------------------------------------------------------ whatever Google really does


def positions() -> list[Switches]:
    """Every switch of Gmail, each alone away from its default, in each other position."""
    names = [one.name for one in fields(Switches)]
    names = names[: names.index("tentative_is_busy")]
    return [replace(Switches(), **{name: other}) for name in names for other in others(name)]


def others(name: str) -> list[Any]:
    now, kind = getattr(Switches(), name), get_type_hints(Switches)[name]
    if isinstance(now, bool):
        return [not now]
    if isinstance(now, timedelta):
        return [timedelta(0), timedelta(seconds=50)] if "lag" in name else [timedelta(hours=1)]
    return [other for other in get_args(kind) if other != now]


def named(switches: Switches) -> str:
    changed = [n for n in names_of(switches) if getattr(switches, n) != getattr(Switches(), n)]
    return " ".join(f"{name}={getattr(switches, name)}" for name in changed)


def names_of(switches: Switches) -> list[str]:
    return [one.name for one in fields(switches)]


@pytest.mark.slow
@pytest.mark.parametrize("switches", positions(), ids=named)
class TestGmailInEveryPosition(GmailContract):
    """One fact after the other is not what most speaks for."""

    @pytest.fixture
    def host(self, tmp_path, switches):
        with a_host(tmp_path, switches) as host:
            yield host


WORST = Switches(
    create_keeps_message_id=False,
    create_keeps_x_headers=False,
    edit_keeps_message_id=False,
    discard_trashes=True,
    sent_shows_at_once=False,
    scheduled_draft="relabelled",
    history_has_label_ids=False,
    history_labels_now=True,
    history_empty_page="always",
    history_repeats=True,
    search_lag=timedelta(seconds=50),
    search_order="oldest",
    to_finds_cc=True,
)


class TestGmailAtItsWorst(GmailContract):
    """Many of them at once."""

    @pytest.fixture
    def host(self, tmp_path):
        with a_host(tmp_path, WORST) as host:
            yield host
