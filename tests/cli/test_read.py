"""`read`: why a mail was read as it was, a folder of cases, and a mail that can be shown."""

from __future__ import annotations

import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from tests.cli.terminal import PROGRAM, Said, Workspace, reachout

TUESDAY = "2026-06-02T09:00+02:00"
REPLY = """From: Priya Nair <priya@example.com>
To: Sam Okafor <sam@example.org>
Subject: Re: Incident reviews
Message-ID: <r1@example.com>
Date: Mon, 01 Jun 2026 18:00:00 +0100

{words}

Priya
--
Priya Nair, Zeppelin Works
"""


def eml(folder: Path, words: str = "Friday works for me.") -> str:
    file = folder / "reply.eml"
    file.write_text(REPLY.format(words=words), encoding="utf-8")
    return str(file)


def bare(*words: str) -> Said:
    """On a machine that has no workspace."""
    return reachout(*words)


@pytest.fixture(autouse=True)
def nobody_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "nobody"))
    monkeypatch.delenv("REACHOUT_HOME", raising=False)


def everything(home: Path) -> dict[str, str]:
    """Each file of a workspace by its content."""
    files = (file for file in sorted(home.rglob("*")) if file.is_file())
    return {str(file): sha256(file.read_bytes()).hexdigest() for file in files}


# ------------------------------------------------------------------ one mail


def test_a_mail_is_explained_against_the_letter_that_it_answers(
    awaiting: Workspace, tmp_path: Path
) -> None:
    """Who speaks, what is new, which time, how sure, by which words, whose word."""
    out = awaiting.does("read", eml(tmp_path), now=TUESDAY)
    assert "Read against your letter of Mon 1 June, 09:00" in out
    assert "2) Fri 5 June, 14:30" in out
    assert "who speaks   a person" in out
    assert "Friday works for me." in out and "Zeppelin" not in out
    assert "it means     they take a time that you offered: number 2, Fri 5 June, 14:30" in out
    assert "sure         yes" in out
    assert "“Friday works for me.” → number 2, Fri 5 June, 14:30" in out
    assert "whose word   an address of Priya Nair's" in out


def test_a_letter_that_has_not_gone_offers_nothing(drafted: Workspace, tmp_path: Path) -> None:
    """It lies in Drafts: nobody can have answered it."""
    out = drafted.does("read", eml(tmp_path), now=TUESDAY)
    assert "There is no letter to Priya Nair yet" in out and "names no time" not in out


def test_what_is_not_sure_says_why(awaiting: Workspace, tmp_path: Path) -> None:
    """With the words that leave it open."""
    out = awaiting.does("read", eml(tmp_path, "Friday might work, let me look."), now=TUESDAY)
    assert "sure         no" in out and "but not for sure" in out


def test_reading_changes_nothing(awaiting: Workspace, tmp_path: Path) -> None:
    """No file of the workspace is another one afterwards, and the reply is still news."""
    file = eml(tmp_path)
    awaiting.does("read", file, now=TUESDAY)
    before = everything(awaiting.home)
    awaiting.does("read", file, now=TUESDAY)
    awaiting.does("read", file, "--redact", now=TUESDAY)
    assert everything(awaiting.home) == before


def test_as_json(awaiting: Workspace, tmp_path: Path) -> None:
    """Names and forms as elsewhere; the offer is told, and whose word it is."""
    said = awaiting("read", eml(tmp_path), "--json", now=TUESDAY).json
    assert (said["sender"], said["intent"], said["slot"]) == ("human", "accept", 2)
    assert said["start"] == "2026-06-05T14:30:00+02:00" and said["safe_to_book"] is True
    assert [one["number"] for one in said["offered"]] == [1, 2, 3]
    assert said["contact"] == "priya@example.com" and said["known_address"] is True
    assert said["evidence"][0]["words"] == "Friday works for me."


def test_the_contact_may_be_named(awaiting: Workspace, tmp_path: Path) -> None:
    """Of a mail from an address that nobody listed, and it is told that nobody did."""
    file = eml(tmp_path)
    text = Path(file).read_text().replace("priya@example.com", "p.nair@elsewhere.example")
    Path(file).write_text(text)
    alone = awaiting.does("read", file, now=TUESDAY)
    assert "from nobody in contacts.toml" in alone
    named = awaiting.does("read", file, "--contact", "Priya", now=TUESDAY)
    assert "number 2, Fri 5 June" in named and "not listed as Priya Nair's" in named


def test_the_last_mail_of_somebody(awaiting: Workspace) -> None:
    """Without a file: what came in last, as it was read when it came in."""
    none = awaiting("read", "--contact", "Priya", now=TUESDAY)
    assert none.code == 2 and "No mail of Priya Nair's is kept" in none.err
    awaiting.arrives("Friday works for me.", at="Mon, 01 Jun 2026 18:00:00 +0100")
    awaiting.does("once", now=TUESDAY)
    out = awaiting.does("read", "--contact", "Priya", now=TUESDAY)
    assert "number 2, Fri 5 June" in out and "as when it came in" in out
    assert "as it is known today" not in out
    why = awaiting.does("why", "Priya", now=TUESDAY)
    assert "Their last mail" in why and 'read --contact "Priya Nair"' in why


def test_without_a_workspace(tmp_path: Path) -> None:
    """What can be read is read, and it is said what is not known."""
    said = bare("read", eml(tmp_path, "Please never write to me again."))
    assert said.code == 0
    assert "There is no workspace" in said.out and "without an offer" in said.out
    assert "never write again" in said.out


def test_standard_input_is_read(tmp_path: Path) -> None:
    """`-` stands for it."""
    raw = Path(eml(tmp_path)).read_bytes()
    done = subprocess.run(
        [*PROGRAM, "read", "-", "--json"],
        input=raw,
        capture_output=True,
        check=True,
        env={"PYTHONPATH": ":".join(sys.path), "XDG_DATA_HOME": str(tmp_path / "none")},
    )
    assert json.loads(done.stdout)["subject"] == "Re: Incident reviews"


def test_a_terminal_is_not_obeyed_to_a_stranger(tmp_path: Path) -> None:
    """Escapes and marks that turn the order of letters do not come through."""
    said = bare("read", eml(tmp_path, "Friday \x1b[31m works \u202e for me"))
    assert "\x1b" not in said.out and "\u202e" not in said.out and "Friday" in said.out


TWO = (
    b"From a@example.com Mon Jun  1 10:00:00 2026\nFrom: a@example.com\n\nOne\n\n"
    b"From b@example.com Mon Jun  1 11:00:00 2026\nFrom: b@example.com\n\nTwo\n"
)
NO_MAIL = {
    "empty": (b"", "is empty"),
    "blank": (b"\n \n", "is empty"),
    "words": (b"Dear diary,\n\nFrom: is no header here.\n", "is no mail"),
    "msg": (b"\xd0\xcf\x11\xe0\xa1\xb1", "a file of Outlook (.msg)"),
    "zip": (b"PK\x03\x04....", "a zip file"),
    "mbox": (TWO, "holds 2 mails (an mbox)"),
}


@pytest.mark.parametrize("name", NO_MAIL)
def test_what_is_no_mail_is_told(tmp_path: Path, name: str) -> None:
    """Exit 2, with what it is and what to do."""
    content, words = NO_MAIL[name]
    file = tmp_path / name
    file.write_bytes(content)
    said = bare("read", str(file))
    assert said.code == 2 and words in said.err


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    """Exit 2."""
    assert "There is no file" in bare("read", str(tmp_path / "none.eml")).err
    said = bare("read", str(tmp_path))
    assert said.code == 2 and "is a folder" in said.err


def test_an_mbox_with_one_mail_is_read(tmp_path: Path) -> None:
    """And a mail with a byte order mark before it."""
    text = REPLY.format(words="Friday works for me.")
    for before in (b"From priya@example.com Mon Jun  1 18:00:00 2026\n", b"\xef\xbb\xbf"):
        file = tmp_path / "one"
        file.write_bytes(before + text.encode())
        assert bare("read", str(file), "--json").json["subject"] == "Re: Incident reviews"


@pytest.mark.parametrize(
    "words",
    [[], ["a.eml", "--again"], ["--cases", "x", "--again"], ["a.eml", "--all"],
     ["a.eml", "--score"], ["--again", "--redact"], ["a.eml", "--keep", "word"]],
    ids=" ".join,
)  # fmt: skip
def test_what_does_not_go_together_is_told(words: list[str]) -> None:
    """Exit 2."""
    assert bare("read", *words).code == 2


# ------------------------------------------------------------------ to show it


def test_a_mail_can_be_shown_to_others(awaiting: Workspace, tmp_path: Path) -> None:
    """One file: it tells nothing private, brings its offer along, and reads the same elsewhere."""
    said = awaiting("read", eml(tmp_path), "--redact", now=TUESDAY)
    assert said.code == 0 and "It reads the same" in said.err
    for word in ("Priya", "Nair", "Zeppelin", "Okafor", "sam@", "Incident", "example.com"):
        assert word not in said.out
    shown = tmp_path / "shown.eml"
    shown.write_text(said.out, encoding="utf-8")
    read = bare("read", str(shown), "--json").json
    assert (read["intent"], read["slot"], read["safe_to_book"]) == ("accept", 2, True)
    assert read["start"] == "2026-06-05T14:30:00+02:00"


def test_a_word_may_be_kept(awaiting: Workspace, tmp_path: Path) -> None:
    """Only the host can say which may be shown."""
    file = eml(tmp_path, "Friday works for me, gadzooks.")
    assert "gadzooks" not in awaiting("read", file, "--redact", now=TUESDAY).out
    kept = awaiting("read", file, "--redact", "--keep", "Gadzooks", now=TUESDAY)
    assert "gadzooks" in kept.out and "It reads the same" in kept.err


def test_a_mail_that_reads_otherwise_is_told(awaiting: Workspace, tmp_path: Path) -> None:
    """With both readings, and whether words make the difference: here a style does."""
    html = (
        "<html><head><style>span.s1 {text-decoration: line-through}</style></head><body>"
        "<p>Friday works for me.</p><p><span class=s1>Wednesday too.</span></p></body></html>"
    )
    text = REPLY.format(words="").replace("\n\n", "\nContent-Type: text/html\n\n", 1)
    file = tmp_path / "rich.eml"
    file.write_text(text.partition("\n\n")[0] + f"\n\n{html}", encoding="utf-8")
    before = awaiting("read", str(file), "--json", now=TUESDAY).json
    assert (before["slot"], before["safe_to_book"]) == (2, True)
    said = awaiting("read", str(file), "--redact", now=TUESDAY)
    assert said.code == 0 and "It does not read the same" in said.err
    assert "before:" in said.err and "redacted:" in said.err
    assert "No word makes the difference" in said.err


# ------------------------------------------------------------------ a folder of cases

CASE: dict[str, Any] = {
    "id": "c1",
    "sender_tz": "Europe/Berlin",
    "shown_tz": "Europe/Lisbon",
    "contact_tz": "Europe/Lisbon",
    "contact_email": "Priya@example.com",
    "sent_at": "2026-06-01T09:00:00+02:00",
    "received_at": "2026-06-01T18:00:00+01:00",
    "minutes": 30,
    "proposals": ["2026-06-03T10:00:00+01:00", "2026-06-05T13:30:00+01:00"],
    "expect": {
        "sender": "human", "intent": "accept", "slot": 2, "start": "2026-06-05T14:30:00+02:00",
        "until": None, "safe_to_book": True,
    },
    "note": "",
}  # fmt: skip


FORM = ["id", "sender", "intent", "slot", "start", "until", "safe_to_book", "evidence"]


def folder_of(tmp_path: Path, *cases: dict[str, Any] | str, words: str = "Friday works.") -> str:
    folder = tmp_path / "cases"
    (folder / "mail").mkdir(parents=True)
    lines = [one if isinstance(one, str) else json.dumps(one) for one in cases]
    (folder / "cases.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for one in cases:
        if isinstance(one, dict) and "/" not in str(one.get("id", "/")):
            raw = REPLY.format(words=one.get("words", words)).encode()
            (folder / "mail" / f"{one['id']}.eml").write_bytes(raw)
    return str(folder)


def test_cases_are_read_line_by_line(tmp_path: Path) -> None:
    """One object a line in the order of the file, with just these fields."""
    second = CASE | {"id": "c0", "words": "Next month would be better."}
    said = bare("read", "--cases", folder_of(tmp_path, CASE, second), "--json")
    one, other = map(json.loads, said.out.splitlines())
    assert list(one) == FORM
    assert (one["id"], other["id"]) == ("c1", "c0")
    assert (one["sender"], one["intent"], one["slot"]) == ("human", "accept", 2)
    assert (one["start"], one["safe_to_book"]) == ("2026-06-05T13:30:00+01:00", True)
    assert isinstance(one["evidence"], str) and "Friday works" in one["evidence"]
    assert (other["intent"], other["until"], other["start"]) == ("defer", "2026-07-01", None)
    assert said.code == 0


def test_a_stop_is_told_as_a_no(tmp_path: Path) -> None:
    """The format knows no stop."""
    case = CASE | {"words": "Please never write to me again."}
    said = bare("read", "--cases", folder_of(tmp_path, case), "--json")
    assert json.loads(said.out)["intent"] == "decline"


def test_a_machine_has_no_intent(tmp_path: Path) -> None:
    """Intent is null."""
    folder = folder_of(tmp_path, CASE)
    raw = REPLY.format(words="I am away until 15 June 2026.").replace(
        "Subject: Re:", "Auto-Submitted: auto-replied\nSubject: Automatic reply:"
    )
    (Path(folder) / "mail/c1.eml").write_text(raw)
    read = json.loads(bare("read", "--cases", folder, "--json").out)
    assert (read["sender"], read["intent"], read["until"]) == ("auto_reply", None, "2026-06-15")


SPOILT = {
    "no JSON": ("{", "cases.jsonl:2: "),
    "no object": ("[1]", "a case is one JSON object"),
    "no mail": ('{"id": "zz", "minutes": 3}', "mail/zz.eml: No such file"),
    "no id": ("{}", "'id' is missing"),
    "a path": ('{"id": "../x"}', "no name of a file"),
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_case_is_named_and_the_others_are_read(tmp_path: Path, name: str) -> None:
    """With file and line; exit 1, for not all could be read."""
    line, words = SPOILT[name]
    folder = folder_of(tmp_path, CASE, line, CASE | {"id": "c2"})
    said = bare("read", "--cases", folder, "--json")
    assert [json.loads(line)["id"] for line in said.out.splitlines()] == ["c1", "c2"]
    assert words in said.err and "cases.jsonl:2" in said.err and "1 case could not" in said.err
    assert said.code == 1


FIELDS = {
    "sender_tz": "Mars/Olympus", "contact_tz": 7, "minutes": 0, "proposals": ["tomorrow"],
    "sent_at": "2026-06-01T09:00:00", "received_at": None, "expect": [1], "contact_email": "",
}  # fmt: skip


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_that_is_wrong_is_named(tmp_path: Path, field: str) -> None:
    """With the case, and its value where it is short."""
    said = bare("read", "--cases", folder_of(tmp_path, CASE | {field: FIELDS[field]}), "--json")
    assert said.code == 1 and "case c1" in said.err and field in said.err


def test_a_missing_field_is_named(tmp_path: Path) -> None:
    """Not the id alone."""
    case = {name: value for name, value in CASE.items() if name != "received_at"}
    said = bare("read", "--cases", folder_of(tmp_path, case), "--json")
    assert "case c1: the field 'received_at' is missing" in said.err


def test_a_folder_without_cases_is_usage(tmp_path: Path) -> None:
    """Exit 2."""
    assert bare("read", "--cases", str(tmp_path / "none")).code == 2
    assert "holds no cases.jsonl" in bare("read", "--cases", str(tmp_path)).err


def scored(tmp_path: Path, *more: str) -> Said:
    """One right; one wrong and called safe; one that should be safe and is not."""
    danger = CASE | {"id": "c2", "expect": CASE["expect"] | {"safe_to_book": False}}
    missed = CASE | {"id": "c3", "words": "Friday might work, let me look."}
    unsaid = {name: value for name, value in CASE.items() if name != "expect"} | {"id": "c4"}
    return bare("read", "--cases", folder_of(tmp_path, CASE, danger, missed, unsaid), *more)


def test_scores_name_what_is_dangerous_first(tmp_path: Path) -> None:
    """Wrong and called safe; then how much, and where else it differs. Scores are no failure."""
    said = scored(tmp_path, "--score")
    assert said.code == 0
    first, second, third, *_ = said.out.splitlines()
    assert first == "1 of 3 cases are read as expected in every field."
    assert second == "WRONG, and called safe to book: 1"
    assert third.strip().startswith("c2: safe_to_book false read as true")
    assert "precision 50.0%, recall 50.0%" in said.out
    assert "slot:         3 of 3 right" in said.out
    assert "safe_to_book true read as false: c3" in said.out


def test_scores_as_json(tmp_path: Path) -> None:
    """The same numbers for a program."""
    said = scored(tmp_path, "--score", "--json").json
    assert (said["cases"], said["right"], said["unlabelled"]) == (3, 1, 1)
    assert [one["id"] for one in said["wrong_safe"]] == ["c2"]
    assert said["safe"] == {
        "right": 1, "wrong": 1, "missed": 1, "precision": 0.5, "recall": 0.5,
    }  # fmt: skip
    assert said["sender"] == {"human": {"human": 3}}
    assert said["intent"] == {"accept": {"accept": 3}}
    assert said["found"]["start"] == {"expected": 3, "right": 3}
    assert said["differences"] == {"safe_to_book true read as false": ["c3"]}


def test_for_eyes_a_case_is_a_line(tmp_path: Path) -> None:
    """Without --json."""
    said = bare("read", "--cases", folder_of(tmp_path, CASE))
    assert said.out == "c1  human  accept, number 2, 2026-06-05T13:30:00+01:00, safe to book\n"
