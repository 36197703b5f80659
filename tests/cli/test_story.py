"""The whole loop at the terminal, as a stranger goes through it."""

from __future__ import annotations

from tests.cli.terminal import Workspace


def test_from_the_first_letter_to_the_thanks(drafted: Workspace) -> None:
    """Draft, approve, reply, yes, chat, note, thanks: every step says where it stands."""
    sam, noon = drafted, "2026-06-02T12:00+02:00"
    out = sam.does("approve", "Priya")
    assert "moved to Sent" in out and "No mail program has delivered it" in out
    assert "It is Priya Nair's turn." in out
    sam.arrives("Friday 10:00 works for me.", at="Tue, 02 Jun 2026 10:00:00 +0100")
    assert "to be confirmed: Fri 5 June, 11:00" in sam.does("once", now=noon)
    assert "chat: Fri 5 June, 11:00–11:30, tentative" in sam.does("status", now=noon)
    assert "chat arranged" in sam.does("accept", "Priya", now=noon)
    after = "2026-06-05T12:00+02:00"
    assert "thank-you to Priya Nair lies in Drafts" in sam.does("once", now=after)
    later = "2026-06-05T12:05+02:00"
    sam.does("note", "Priya", "--tell", "I read one aloud, and it is shorter now.", now=later)
    assert "closed. You met." in sam.does("approve", "Priya", now=later)
    assert "I read one aloud" in sam.mail("Sent")[-1].as_string()
    assert [mail["To"] for mail in sam.mail("Sent")] == ["Priya Nair <priya@example.com>"] * 3


def test_once_says_each_effect_to_programs(sam: Workspace) -> None:
    """One object an effect; a second pass over the same world has none."""
    (wrote,) = [d for d in sam("once", "--json").json if d["effect"] == "WriteDraft"]
    assert set(wrote) == {"effect", "contact", "loop", "key", "letter"}
    assert (wrote["contact"], wrote["letter"]) == ("Priya Nair", "first")
    assert sam("once", "--json").json == []
    assert "Nothing was to be done." in sam.does("once")


def test_once_says_where_the_letter_lies_and_how_it_is_sent(sam: Workspace) -> None:
    """The path is that of the file, the command is whole."""
    out = sam.does("once")
    (path,) = [line.split("read it:")[1].strip() for line in out.splitlines() if "read it" in line]
    assert path.startswith(str(sam.home / "mail")) and "Drafts" in path
    assert f'reachout --home {sam.home} approve "Priya Nair"' in out


def test_preview_keeps_nothing(sam: Workspace) -> None:
    """The letter of now, read as often as wished: no draft, no loop, no line in the log."""
    out = sam.does("preview", "Priya")
    assert out.startswith("Subject: Incident reviews\n\nHi Priya,\n")
    assert sam.does("preview", "Priya") == out
    assert sam("status", "--json").json["loops"] == [] and sam.mail("Drafts") == []


def test_preview_is_the_letter_that_is_written_then(sam: Workspace) -> None:
    """Word for word, times and all."""
    shown = sam.does("preview", "Priya").split("\n\n", 1)[1]
    sam.does("once")
    parts = sam.mail("Drafts")[0].walk()
    (plain,) = [p for p in parts if p.get_content_type() == "text/plain"]
    written = plain.get_payload(decode=True)
    assert isinstance(written, bytes)
    assert written.decode().strip() == shown.strip()


def test_slots_are_those_of_the_letter(sam: Workspace) -> None:
    """For programs on the clock of the person, for the host on both."""
    found = sam("slots", "Priya", "--json").json
    assert [set(slot) for slot in found] == [{"start", "end", "zone"}] * 3
    assert {slot["zone"] for slot in found} == {"Europe/Lisbon"}
    assert found[0]["start"].endswith("+01:00")
    assert "theirs: " in sam.does("slots", "Priya")


def test_slots_of_an_unreadable_calendar_are_none(sam: Workspace) -> None:
    """Never "everything is free": try again later."""
    (sam.home / "calendar").rmdir()
    said = sam("slots", "Priya")
    assert (said.code, said.out) == (75, "")


def test_why_has_an_answer_with_its_evidence(awaiting: Workspace) -> None:
    """Exactly these fields; the text stands alone."""
    said = awaiting("why", "priya", "--json").json
    zone = {"zone", "zone_evidence", "zones_that_fit"}
    assert set(said) == {"contact", "due", "rule", "text", "evidence", "next", *zone}
    assert (said["contact"], said["due"], said["rule"]) == (
        "priya@example.com", False, "open loop"
    )  # fmt: skip
    assert said["evidence"] and said["text"] in awaiting.does("why", "priya")


def test_the_log_tells_it_in_words(awaiting: Workspace) -> None:
    """With everybody or one person; programs get the names of the events."""
    out = awaiting.does("log", "Priya")
    assert "the first letter to them lies in Drafts" in out and "you approved the letter" in out
    lines = awaiting("log", "--json").json
    assert [line["what"] for line in lines] == ["Opened", "DraftWritten", "Approved", "FirstSent"]
    assert set(lines[0]) == {"at", "contact", "loop", "what", "detail"}
    assert len(awaiting("log", "--json", "-n", "2").json) == 2
