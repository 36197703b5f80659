"""The wheel in an empty environment, used from another directory, with no checkout in sight."""

from __future__ import annotations

import mailbox
import zipfile
from pathlib import Path

import pytest
from tests.slow.conftest import Installed
from tests.slow.machine import ROOT, Reachout, environment, run

pytestmark = pytest.mark.slow

MONDAY = "2026-06-01T09:00+02:00"
HOST = ("--name", "Sam Okafor", "--address", "sam@example.org", "--zone", "Europe/Berlin")
PERSON = (
    "--person", "Ida Falk", "--person-address", "ida@example.com", "--intent", "learn",
    "--greeting", "Hi Ida,", "--topic", "Release notes", "--person-zone", "Europe/Lisbon",
    "--link", "We met at the meetup in Leeds.",
    "--why", "You said that a release note is a letter to somebody tired, and ours changed since.",
    "--ask", "How do you decide what to leave out?",
)  # fmt: skip


@pytest.fixture(scope="module")
def ida(installed: Installed, tmp_path_factory: pytest.TempPathFactory) -> Reachout:
    """A workspace made with flags alone, in another directory."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    program = Reachout(elsewhere / "sam", (installed.reachout,), environment())
    said = run(
        installed.reachout, "init", "sam", *HOST, *PERSON, "--now", MONDAY,
        cwd=elsewhere, env=environment(),
    )  # fmt: skip
    assert said.code == 0, said.err
    assert "How do you decide what to leave out?" in said.out and "your time" in said.out
    return program


def test_templates_config_and_units_ship_inside(installed: Installed) -> None:
    """Every file of these folders, byte for byte, and the package with its type marker."""
    with zipfile.ZipFile(installed.wheel) as wheel:
        inside = {name: wheel.read(name) for name in wheel.namelist()}
    shipped = [p for folder in ("templates", "config", "systemd") for p in _files(ROOT / folder)]
    assert len(shipped) > 8
    for path in shipped:
        assert inside[f"reachout/_data/{path.relative_to(ROOT)}"] == path.read_bytes()
    assert "reachout/py.typed" in inside and "reachout/cli/main.py" in inside
    assert not [name for name in inside if name.startswith(("tests/", "daemon/"))]


def _files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file()]


def test_it_runs_from_its_own_folder_alone(installed: Installed, tmp_path: Path) -> None:
    """The package and its data are those of the empty environment."""
    ask = (
        "import reachout; from reachout.paths import shipped; print(reachout.__file__);"
        "[print(shipped(n), sorted(p.name for p in shipped(n).iterdir())) "
        "for n in ('templates', 'config', 'systemd')]"
    )
    said = run(installed.python, "-c", ask, cwd=tmp_path)
    assert said.code == 0, said.err
    places = [line.split()[0] for line in said.out.splitlines()]
    assert len(places) == 4
    assert all(place.startswith(str(installed.bin.parent)) for place in places)
    assert "reachout.service" in said.out and "contacts.toml" in said.out
    version = run(installed.reachout, "--version", cwd=tmp_path)
    assert version.out.split()[1] in installed.wheel.name


def test_once_writes_the_letter_that_init_showed(ida: Reachout) -> None:
    """One effect for programs, one draft for Python's own mailbox, one open loop on the board."""
    done = ida("once", "--json", now=MONDAY)
    assert (done.code, done.err) == (0, "")
    (wrote,) = [one for one in done.json if one["effect"] == "WriteDraft"]
    assert (wrote["contact"], wrote["letter"]) == ("Ida Falk", "first")
    (draft,) = mailbox.Maildir(ida.home / "mail/.Drafts", create=False)
    assert draft["To"] == "Ida Falk <ida@example.com>" and draft["Subject"] == "Release notes"
    board = ida("status", "--json", now=MONDAY).json
    (loop,) = board["loops"]
    assert (loop["contact"], loop["stage"], loop["ball"]) == ("ida@example.com", "drafted", "host")
    assert loop["pending"] == {"letter": "first", "touched": False, "stale": []}
    assert {source["name"] for source in board["sources"]} == {"mail", "calendar"}


def test_approve_without_a_mail_command_says_so(ida: Reachout) -> None:
    """It moves to Sent, and nobody is left to think that it was delivered."""
    ida("once", now=MONDAY)
    out = ida.does("approve", "ida", now="2026-06-01T09:05+02:00")
    assert "moved to Sent" in out and "No mail program has delivered it" in out
    (sent,) = mailbox.Maildir(ida.home / "mail/.Sent", create=False)
    assert sent["Subject"] == "Release notes"
    assert len(mailbox.Maildir(ida.home / "mail/.Drafts", create=False)) == 0


def test_half_a_person_is_refused_without_a_terminal(installed: Installed, tmp_path: Path) -> None:
    """No terminal, so flags only: what is missing is named, and nothing is written."""
    said = run(installed.reachout, "init", "half", *HOST, *PERSON[:4], cwd=tmp_path)
    assert said.code == 2 and "intent" in said.err
    assert not (tmp_path / "half").exists()


def test_the_demo_needs_no_checkout(installed: Installed, tmp_path: Path) -> None:
    """Ten weeks in the installed program, kept where asked."""
    out = run(installed.reachout, "demo", "--keep", tmp_path / "kept", patience=180, cwd=tmp_path)
    assert out.code == 0, out.err
    assert (tmp_path / "kept").is_dir() and "Hi " in out.out
