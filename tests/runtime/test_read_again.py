"""Readings are kept with their rules and with what was known, and can be made again."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from tests.cli.terminal import Workspace, new_workspace

from reachout.reading import RULES_VERSION

TUESDAY, WEDNESDAY = "2026-06-02T09:00+02:00", "2026-06-03T09:00+02:00"


@pytest.fixture
def answered(tmp_path: Path) -> Workspace:
    """Priya has answered, and it is not plain."""
    sam = new_workspace(tmp_path / "sam")
    sam.does("once")
    sam.does("approve", "Priya")
    sam.arrives("Friday might work, let me look.", at="Mon, 01 Jun 2026 18:00:00 +0100")
    sam.does("once", now=TUESDAY)
    return sam


def database(sam: Workspace) -> sqlite3.Connection:
    return sqlite3.connect(sam.home / "state" / "reachout.db")


def older(sam: Workspace, *, context: bool = True, **said: object) -> None:
    """As if the rules before ours had read the mail, and found *said* in it."""
    with database(sam) as rows:
        ((record,),) = rows.execute("SELECT record FROM reading").fetchall()
        changed = json.dumps(json.loads(record) | {"rules": RULES_VERSION - 1} | said)
        rows.execute("UPDATE reading SET rules = ?, record = ?", [RULES_VERSION - 1, changed])
        if not context:
            rows.execute("UPDATE reading SET context = ''")
    rows.close()


def stored(sam: Workspace) -> tuple[int, dict[str, object], str]:
    rows = database(sam)
    ((rules, record, context),) = rows.execute("SELECT rules, record, context FROM reading")
    rows.close()
    return rules, json.loads(record), context


def loops(sam: Workspace) -> list[object]:
    rows = database(sam)
    found = rows.execute("SELECT id, stage, version, record FROM loop").fetchall()
    rows.close()
    return found


def test_what_was_known_is_kept_with_the_reading(answered: Workspace) -> None:
    """The letter, its times and zones: all that is needed to read the mail the same again."""
    rules, record, context = stored(answered)
    known = json.loads(context)
    assert rules == RULES_VERSION == record["rules"]
    assert len(known["slots"]) == 3 and "Incident" not in known["language"]
    assert "I was at your talk" in known["text"]
    assert known["addresses"] == ["priya@example.com"]


def test_nothing_is_older_than_these_rules(answered: Workspace) -> None:
    """And it is said so, with the way to read all of them."""
    out = answered.does("read", "--again", now=TUESDAY)
    assert "--all reads them again" in out
    out = answered.does("read", "--again", "--all", now=TUESDAY)
    assert "1 mail read again: 1 as before, 0 otherwise." in out


def test_what_reads_differently_is_told_and_kept(answered: Workspace) -> None:
    """Old and new in words, the evidence, and the word that answers. It is stored for `why`."""
    older(answered, meaning="other", slot=None, start=None, why="Nothing.")
    out = answered.does("read", "--again", now=TUESDAY)
    assert "Priya Nair, Mon 1 June, 19:00" in out
    assert "before: nothing about a time" in out
    assert (
        "now:    they take a time that you offered: number 2, Fri 5 June, 14:30, not sure" in out
    )
    assert "“Friday might work" in out and "→ number 2, Fri 5 June, 14:30" in out
    assert 'answer "Priya Nair" accept N' in out
    assert "Nothing was booked or closed by it" in out
    rules, record, context = stored(answered)
    assert (rules, record["meaning"], record["slot"]) == (RULES_VERSION, "accept", 2)
    assert context
    assert "--all reads them again" in answered.does("read", "--again", now=TUESDAY)


def test_reading_again_never_moves_a_loop(answered: Workspace) -> None:
    """Also where the new reading is a sure yes: only the host's word does anything."""
    before = loops(answered)
    older(answered, meaning="decline", slot=None, start=None)
    answered.does("read", "--again", now=TUESDAY)
    assert loops(answered) == before
    assert "You are asked" in answered.does("status", now=TUESDAY)


def test_it_is_read_against_what_was_known_then(answered: Workspace) -> None:
    """Not against a letter that went later."""
    answered.does("answer", "Priya", "later", "2027-01-10", now=TUESDAY)
    older(answered, slot=None)
    out = answered.does("read", "--again", now=WEDNESDAY)
    assert "number 2, Fri 5 June, 14:30" in out
    assert "known of your letter today" not in out
    assert "you are asked" not in out, "the loop is closed, and asks nothing"


def test_what_was_read_before_contexts_were_kept(answered: Workspace) -> None:
    """It is read against what is known of the letter today, and that is told."""
    older(answered, context=False, slot=None, start=None)
    out = answered.does("read", "--again", now=TUESDAY)
    assert "number 2, Fri 5 June, 14:30" in out
    assert "(read against what is known of your letter today)" in out
    assert stored(answered)[2], "and kept from now on"


def test_as_json(answered: Workspace) -> None:
    """One object for each that differs."""
    older(answered, meaning="other", slot=None, start=None)
    (one,) = json.loads(answered.does("read", "--again", "--json", now=TUESDAY))
    assert (one["contact"], one["from_memory"]) == ("priya@example.com", False)
    assert (one["before"]["intent"], one["now"]["intent"]) == ("other", "accept")
    assert one["before"]["rules"] < one["now"]["rules"] == RULES_VERSION
    assert one["asked"] == ["unsure"]
    assert json.loads(answered.does("read", "--again", "--json", now=TUESDAY)) == []


def test_in_observe_mode_nothing_is_stored(answered: Workspace) -> None:
    """It is a word that would act: exit 2."""
    older(answered, slot=None)
    file = answered.home / "reachout.toml"
    file.write_text(file.read_text("utf-8").replace('mode = "live"', 'mode = "observe"'), "utf-8")
    said = answered("read", "--again", now=TUESDAY)
    assert said.code == 2 and "read --again" in said.err
    assert stored(answered)[0] == RULES_VERSION - 1


def test_a_person_who_left_is_passed_over(answered: Workspace) -> None:
    """Where nothing was kept of what was known; else their mail is read as any other."""
    older(answered, context=False, slot=None)
    (answered.home / "contacts.toml").write_text("format = 1\n", encoding="utf-8")
    assert answered("read", "--again", now=WEDNESDAY).code == 0
    assert stored(answered)[0] == RULES_VERSION - 1


def test_mail_that_is_not_kept_any_more_is_passed_over(answered: Workspace) -> None:
    """Raw mail goes 90 days after the end; what it said stays as it was."""
    older(answered, slot=None)
    with database(answered) as rows:
        rows.execute("DELETE FROM mail")
    rows.close()
    assert "--all reads them again" in answered.does("read", "--again", now=TUESDAY)
    assert stored(answered)[0] == RULES_VERSION - 1
