"""`status`, for people and for programs."""

from __future__ import annotations

from datetime import datetime

from tests.cli.terminal import MONDAY, TUESDAY, Workspace, people

LOOP = {
    "id", "contact", "intent", "stage", "outcome", "pending", "ball", "offered", "chat",
    "attention", "look_again_at",
}  # fmt: skip


def test_json_has_exactly_the_promised_fields(awaiting: Workspace) -> None:
    """Programs may rely on them; a field is only ever added on purpose."""
    awaiting.arrives("Friday 10:00 works for me.", at="Tue, 02 Jun 2026 10:00:00 +0100")
    awaiting.does("once", now="2026-06-02T12:00+02:00")
    said = awaiting("status", "--json", now="2026-06-02T12:00+02:00").json
    assert set(said) == {"now", "loops", "sources"}
    (loop,) = said["loops"]
    assert set(loop) == LOOP
    assert {frozenset(offer) for offer in loop["offered"]} == {
        frozenset({"number", "start", "end", "zone", "state"})
    }
    assert set(loop["pending"]) == {"letter", "touched", "stale"}
    assert set(loop["chat"]) == {"start", "end", "zone", "status"}
    assert [set(source) for source in said["sources"]] == [
        {"name", "last_good_look", "trouble"}
    ] * 2


def test_json_of_a_first_letter_in_drafts(drafted: Workspace) -> None:
    """The contact is the address, words are in lower case, every time has its offset."""
    said = drafted("status", "--json").json
    (loop,) = said["loops"]
    assert (loop["contact"], loop["intent"], loop["stage"], loop["outcome"], loop["ball"]) == (
        "priya@example.com", "learn", "drafted", None, "host"
    )  # fmt: skip
    assert loop["pending"] == {"letter": "first", "touched": False, "stale": []}
    assert [offer["number"] for offer in loop["offered"]] == [1, 2, 3]
    assert loop["chat"] is None and loop["attention"] == []
    times = [said["now"], loop["look_again_at"], loop["offered"][0]["start"]]
    assert all(datetime.fromisoformat(time).tzinfo for time in times)


def test_json_says_what_the_host_is_asked_with_the_command(awaiting: Workspace) -> None:
    """An answer that is not plain comes with the words that settle it."""
    awaiting.arrives("What would you like to know?", at="Tue, 02 Jun 2026 10:00:00 +0100")
    awaiting.does("once", now="2026-06-02T12:00+02:00")
    (loop,) = awaiting("status", "--json", now="2026-06-02T12:00+02:00").json["loops"]
    (asked,) = loop["attention"]
    assert set(asked) == {"code", "text", "command"}
    assert asked["command"].startswith('reachout answer "Priya Nair" ')


def test_closed_loops_are_in_the_json_always(drafted: Workspace) -> None:
    """For people they fade after a while, for programs they stay."""
    drafted.does("skip", "Priya")
    (loop,) = drafted("status", "--json", now="2026-11-30T09:00+01:00").json["loops"]
    assert (loop["stage"], loop["outcome"]) == ("closed", "skipped")
    assert "You let this one go." not in drafted.does("status", now="2026-11-30T09:00+01:00")
    assert "You let this one go." in drafted.does("status", "--all", now="2026-11-30T09:00+01:00")


def test_one_glance(drafted: Workspace) -> None:
    """Name, what for, where it stands, its times, what to type, and when mail was last read."""
    out = drafted.does("status")
    for words in (
        "Priya Nair · learn · letter in Drafts",
        "1) ",
        f'send it: reachout --home {drafted.home} approve "Priya Nair"',
        "mail: last read Mon 1 June, 09:00",
    ):
        assert words in out
    assert "overdue" not in out


def test_what_the_host_is_asked_stands_with_its_command(awaiting: Workspace) -> None:
    """Below the board, each question with the whole line that answers it."""
    awaiting.arrives("What would you like to know?", at="Tue, 02 Jun 2026 10:00:00 +0100")
    assert "Priya Nair asks you something." in awaiting.does("once", now="2026-06-02T12:00+02:00")
    out = awaiting.does("status", now="2026-06-02T12:00+02:00")
    assert "You are asked" in out
    assert f'reachout --home {awaiting.home} answer "Priya Nair" accept N' in out


def test_status_looks_at_nothing(sam: Workspace) -> None:
    """Before the first pass both sources are unread, and stay so."""
    assert "mail: not read yet" in sam.does("status")
    assert "mail: not read yet" in sam.does("status")


def test_field_synced_but_nothing(drafted: Workspace) -> None:
    """twentyhq/twenty #9531: a source that is not read is said, with since when and why."""
    (drafted.home / "calendar").rename(drafted.home / "elsewhere")
    drafted("once", now=TUESDAY)
    out = drafted.does("status", now=TUESDAY)
    assert "calendar: last read Mon 1 June, 09:00; since then it could not be read:" in out
    assert "mail: last read Tue" in out
    (drafted.home / "elsewhere").rename(drafted.home / "calendar")
    assert "The calendar can be read again." in drafted.does("once", now=TUESDAY)
    assert "could not be read" not in drafted.does("status", now=TUESDAY)


def test_with_nothing_open_it_says_who_is_next(sam: Workspace) -> None:
    """Now, or later with the day."""
    out = sam.does("status")
    assert "Priya Nair has had no letter from you yet." in out and "once" in out
    sam.does("met", "Priya")
    out = sam.does("status")
    assert "Priya Nair is next after 90 days" in out and "August" in out


def test_everybody_paused_is_not_nobody(sam: Workspace) -> None:
    """People who are there but not to be written to are not called missing."""
    sam.does("pause", "Priya")
    sam.does("once", now=TUESDAY)
    out = sam.does("status", now=TUESDAY)
    assert "nobody in contacts.toml" not in out


def test_pause_of_everything_is_said(sam: Workspace) -> None:
    """A host who forgot it is reminded, and of the way back."""
    sam.does("pause")
    assert "Everything is paused" in sam.does("status")
    sam.does("resume")
    assert "paused" not in sam.does("status")


def test_whoever_needs_a_line_of_the_host_is_named(awaiting: Workspace) -> None:
    """What the weekly note would say: every ask is used, one line more helps."""
    people(
        awaiting.home,
        """
[[contacts]]
name = "Priya Nair"
address = "priya@example.com"
intent = "learn"
greeting = "Hi Priya,"
link = "I was at your talk in Porto and did not come to say hello."
why = "You said a review is for whoever is on call."
ask = "How do you get people to write down what they were afraid of, and not only what they did?"
""",
    )
    awaiting.does("answer", "Priya", "talked")
    later = "2026-12-01T09:00+01:00"
    assert 'reachout note "Priya Nair" --tell' in awaiting.does("status", now=later)


def test_plain_text_holds_no_control_characters(drafted: Workspace) -> None:
    """Off a terminal there is no colour and no box, only what grep can find."""
    out = drafted.does("status") + drafted.does("contacts", "show", "Priya", now=MONDAY)
    assert not any(ord(sign) < 32 and sign != "\n" for sign in out)
    assert not any("─" <= sign <= "╿" for sign in out)
