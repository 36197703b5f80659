"""The host at mutt, on the Maildir that reachout writes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.slow.machine import environment, needed
from tests.slow.terminal import Key, at_terminal

CONFIG = """\
set mbox_type=Maildir
set folder="{mail}"
set spoolfile="{mail}"
set postponed="{mail}/.Drafts"
set record="{mail}/.Sent"
set sendmail="{home}/post.sh"
set editor="{home}/edit.sh"
set from=sam@example.org
set realname="Sam Okafor"
set header_cache=""
set recall=yes
set postpone=yes
set quit=yes
set abort_unmodified=no
set wait_key=no
set beep=no
"""
INSTALL = "Install it: apt-get install mutt"


@dataclass(frozen=True)
class Mutt:
    """*home* is his own folder, *mail* the tree."""

    home: Path
    mail: Path

    def __post_init__(self) -> None:
        needed("mutt", INSTALL)
        self.home.mkdir()
        (self.home / "muttrc").write_text(CONFIG.format(mail=self.mail, home=self.home))
        self._script("post.sh", f"cat > '{self.home}/posted'")
        self.will_edit("")

    def will_edit(self, sed: str) -> None:
        """What he does to a letter in his editor, in sed's words."""
        self._script("edit.sh", f"sed -i '{sed}' \"$1\"")

    def reads(self, folder: str = "") -> str:
        """Opens every message of a folder, read-only; all of their text as mutt shows it."""
        out = self.home / "read"
        out.write_bytes(b"")
        place = self.mail / folder if folder else self.mail
        keys = f"<tag-pattern>~A\\n<tag-prefix><pipe-message>cat >> '{out}'\\n<exit>"
        self._run("-R", "-e", "set pipe_decode=yes", "-f", str(place), "-e", f'push "{keys}"')
        return out.read_text(encoding="utf-8", errors="replace")

    def recalls(self, then: str) -> str:
        """Takes the draft up, edits it, and *then*: "q" puts it back, "y" sends it."""
        return self._run("-p", keys=(Key("Mutt: Compose", then),))

    @property
    def posted(self) -> str:
        """What he gave to the mail system."""
        return (self.home / "posted").read_text(encoding="utf-8")

    def _run(self, *words: str, keys: tuple[Key, ...] = ()) -> str:
        env = environment(HOME=str(self.home), LC_ALL="C.UTF-8")
        code, shown = at_terminal(
            ("mutt", "-n", "-F", str(self.home / "muttrc"), *words), keys, env
        )
        assert code == 0, shown[-2000:]
        return shown

    def _script(self, name: str, does: str) -> None:
        (self.home / name).write_text(f"#!/bin/sh\n{does}\n")
        (self.home / name).chmod(0o755)
