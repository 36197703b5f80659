"""Letters: from the host's own sentences and the templates to one whole text for one person.

Every letter is a template, templates/<language>/<letter>.txt, which begins with its subject. The
sentences that a template chooses from stand beside it in sentences.toml. What a contact or a reply
says reaches a template only as the value of a variable, never as template code.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache, partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from reachout.compose import guard, wording
from reachout.compose.story import Story, tell
from reachout.compose.story import anything_new as anything_new
from reachout.compose.story import opener as opener
from reachout.compose.words import Times
from reachout.domain.contact import Contact
from reachout.domain.host import Host
from reachout.domain.letter import Letter, LetterName, Occasion, ShownSlot
from reachout.errors import MissingVariable
from reachout.paths import shipped

if TYPE_CHECKING:
    from jinja2 import Environment, Template

LONGEST = 120  # words of a letter; the host's own texts alone may be longer

Slots = Sequence[tuple[datetime, datetime]]  # (start, end), aware


def write(
    name: LetterName,
    contact: Contact,
    host: Host,
    occasion: Occasion,
    *,
    folders: Sequence[Path] = (),
    numbered: bool = False,
) -> Letter:
    """The letter, whole. The same arguments give the same letter, to the byte.

    *folders* hold templates of the host's own; a file that is missing there is the shipped one.
    *numbered*: lines of times begin with numbers instead of dashes.
    MissingVariable: something that this letter needs is not known, or a blank was left open.
    BadSettings: a template of the host's own cannot be read.
    """
    desk = _Desk.of(folders, contact.language, contact.formal)
    times = Times(desk.wording, contact, host)
    story = tell(name, contact, host, occasion, times)
    letter = desk.letter(name, contact, story, numbered, short=False)
    if words_in(letter.text) > LONGEST:
        letter = desk.letter(name, contact, story, numbered, short=True)
    guard.check(f"{letter.subject}\n{letter.text}", story.own, contact.name)
    return letter


def replace_times(
    letter: Letter,
    slots: Slots,
    contact: Contact,
    host: Host,
    *,
    now: datetime,
    folders: Sequence[Path] = (),
) -> Letter | None:
    """The same letter with other times; every byte that is not a time stays.

    None when its words would no longer be true: no time is left, or one where there were several,
    or several where there was one. Then the letter is to be written anew.
    """
    ahead = [slot for slot in slots if slot[0] > now]
    if not ahead or not letter.slots or (len(ahead) > 1) != (len(letter.slots) > 1):
        return None
    shown = _shown(letter, ahead, contact, host, folders)
    text = _exchanged(letter.text, letter.slots, shown)
    if text is None:
        return None
    locale = _locale_of_lines(letter, contact)
    return replace(letter, language=locale, text=text, html=html_of(text), slots=shown)


def worded_today(
    letter: Letter, contact: Contact, host: Host, *, folders: Sequence[Path] = ()
) -> tuple[ShownSlot, ...]:
    """The letter's own times as `replace_times` would word them now, in the same order.

    They differ when somebody's zone did: the host travels, the contacts file was edited.
    """
    own = [(slot.start, slot.end) for slot in letter.slots]
    return _shown(letter, own, contact, host, folders)


def html_of(text: str) -> str:
    """*text* as Gmail's own typing has it: a div for each line, a br in an empty one."""
    rows = (escape(row, quote=False) or "<br>" for row in text.split("\n"))
    return '<div dir="ltr">' + "".join(f"<div>{row}</div>" for row in rows) + "</div>"


def words_in(text: str) -> int:
    """How many words a reader counts; dashes are none."""
    return sum(any(sign.isalnum() for sign in word) for word in text.split())


# ------------------------------------------------------------------ lines of times


def _locale_of_lines(letter: Letter, contact: Contact) -> str:
    """Another region changes the clock; another language would not fit the rest of the letter."""
    same = letter.language.split("-")[0] == contact.base_language
    return contact.language if same else letter.language


def _shown(
    letter: Letter, slots: Slots, contact: Contact, host: Host, folders: Sequence[Path]
) -> tuple[ShownSlot, ...]:
    formal = contact.formal if letter.formal is None else letter.formal
    desk = _Desk.of(folders, _locale_of_lines(letter, contact), formal)
    return Times(desk.wording, contact, host).shown(slots)


def _lines(slots: Sequence[ShownSlot], numbered: bool) -> str:
    return "\n".join(f"{s.number}) {s.words}" if numbered else f"– {s.words}" for s in slots)


def _exchanged(text: str, old: Sequence[ShownSlot], new: Sequence[ShownSlot]) -> str | None:
    """*text* with the lines of *old* changed; a single time may also stand inside a sentence."""
    for numbered in (False, True):
        lines = f"\n{_lines(old, numbered)}\n"
        if text.count(lines) == 1:
            return text.replace(lines, f"\n{_lines(new, numbered)}\n")
    if len(old) == 1 and text.count(old[0].words) == 1:
        return text.replace(old[0].words, new[0].words)
    return None


# ------------------------------------------------------------------ templates


@dataclass(frozen=True, slots=True)
class _Desk:
    """The templates and sentences that serve one contact."""

    templates: Environment
    wording: wording.Wording

    @classmethod
    def of(cls, folders: Sequence[Path], language: str, formal: bool) -> _Desk:
        every = (*folders, shipped("templates"))
        templates = _environment(every)
        table = wording.read(every, language)
        render = partial(_sentence, templates)
        return cls(templates, wording.Wording(table, language, formal, render))

    def letter(
        self, name: LetterName, contact: Contact, story: Story, numbered: bool, *, short: bool
    ) -> Letter:
        variables = {**story.variables, "times": _lines(story.slots, numbered)}
        told = [used.sentences for used in story.told_before]
        pick = wording.Picker(self.wording, variables, contact.id, told, short)
        template = _template(self.templates, name, contact.language)
        subject, text = _parted(
            _filled(template, {**variables, "pick": pick}, str(template.filename)), name
        )
        return Letter(
            name=name,
            language=contact.language,
            formal=contact.formal,
            subject=subject,
            text=text,
            html=html_of(text),
            slots=story.slots,
            used=replace(story.used, sentences=tuple(pick.used)),
        )


@lru_cache(maxsize=8)
def _environment(folders: tuple[Path, ...]) -> Environment:
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    made = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folders),
        undefined=StrictUndefined,
        finalize=_known,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals = {"together": _together}
    made.filters["capital"] = lambda words: words[:1].upper() + words[1:]
    return made


def _known(value: object) -> object:
    """What `{{ }}` prints: never "None", and nothing for "no" as in `{{ times and ... }}`."""
    from jinja2 import UndefinedError

    if value is None:
        raise UndefinedError("a value that is not there would be printed")
    return "" if value is False else value


def _together(*sentences: str | bool) -> str:
    """Those that are there, in one paragraph."""
    return " ".join(sentence for sentence in sentences if isinstance(sentence, str) and sentence)


@lru_cache(maxsize=512)
def _compiled(templates: Environment, text: str) -> Template:
    return templates.from_string(text)


def _sentence(templates: Environment, text: str, variables: Mapping[str, object]) -> str:
    from jinja2 import TemplateSyntaxError

    if "{" not in text:
        return text
    try:
        template = _compiled(templates, text)
    except TemplateSyntaxError as error:
        raise wording.bad_template(wording.FILE, None, f'"{text}": {error.message}.') from error
    return _filled(template, variables, f'{wording.FILE}, "{text}"')


def _template(templates: Environment, name: LetterName, language: str) -> Template:
    from jinja2 import TemplateNotFound, TemplateSyntaxError

    base = language.split("-")[0]
    try:
        return templates.select_template([f"{language}/{name}.txt", f"{base}/{name}.txt"])
    except TemplateSyntaxError as error:
        file = error.filename or f"{base}/{name}.txt"
        raise wording.bad_template(file, error.lineno, f"{error.message}.") from error
    except TemplateNotFound as error:
        raise MissingVariable(
            f"There is no template {base}/{name}.txt. Write it, or change the `language`."
        ) from error


def _filled(template: Template, variables: Mapping[str, object], where: str) -> str:
    from jinja2 import TemplateError

    try:
        return template.render(variables)
    except TemplateError as error:
        raise MissingVariable(f"{where}: {error.message}. Mend the template.") from error


_SUBJECT = re.compile(r"\s*Subject:[ ]*(\S[^\n]*)\n")


def _parted(rendered: str, name: LetterName) -> tuple[str, str]:
    """Subject and body; paragraphs that came out empty are gone."""
    head = _SUBJECT.match(rendered)
    if head is None:
        raise MissingVariable(f'The template of "{name}" does not begin with a "Subject:" line.')
    paragraphs = (
        "\n".join(row.strip() for row in paragraph.splitlines() if row.strip())
        for paragraph in re.split(r"\n\s*\n", rendered[head.end() :])
    )
    return head[1].strip(), "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
