"""Reading a workspace: everything it says, or everything that is wrong with it at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from reachout.domain.contact import Contact
from reachout.domain.host import Host
from reachout.domain.hours import Hours
from reachout.domain.policy import Policy, SlotPolicy
from reachout.domain.span import Days
from reachout.errors import BadSettings, Problem
from reachout.settings import places, trust
from reachout.settings.files import NAMES, Files, read
from reachout.settings.files import fingerprint as fingerprint
from reachout.settings.likings import likings
from reachout.settings.loaded import (
    CalendarSettings,
    GoogleSettings,
    Loaded,
    MailboxSettings,
    Settings,
)
from reachout.settings.source import Source, open_source

if TYPE_CHECKING:
    from reachout.settings.schema import HostTable, SettingsFile

_MANY = 3  # new letters a week; more is a campaign, not a habit


def load(home: Path, *, today: date) -> Loaded:
    """The settings and contacts of the workspace *home*.

    *today* is the host's date: public holidays of this year and the next two become days away, as
    far as the longest horizon reaches.
    BadSettings: with every problem of both files; warnings come only with files that are right.
    """
    return parse(read(home), today=today)


def parse(files: Files, *, today: date) -> Loaded:
    """As `load`, from bytes in hand: what an edit is about to write is read this way first."""
    from reachout.settings.meeting import never_meet
    from reachout.settings.oddities import oddities
    from reachout.settings.people import contacts, read_people

    settings_source, contacts_source = _sources(files)
    table, found = _read_settings(settings_source)
    people = read_people(contacts_source, own=_own(settings_source), today=today)
    found += people.problems
    if found or table is None:
        raise BadSettings(sorted(found, key=_reading_order))
    built, settings = contacts(people, table), _settings(table, files.home, today)
    return Loaded(
        settings=settings,
        contacts=built,
        warnings=(
            *_rhythm_remarks(settings_source, table, built, today),
            *trust.remarks(settings_source, table.mailbox.provider, table.mailbox.trust),
            *oddities(contacts_source, built, table.tags),
            *never_meet(contacts_source, built, settings.described, settings.policy.slots, today),
        ),
        hashes=files.hashes,
        fingerprint=files.fingerprint,
    )


def _reading_order(problem: Problem) -> tuple[int, int]:
    return NAMES.index(problem.file), problem.line or 0


def _sources(files: Files) -> tuple[Source, Source]:
    """Both files as TOML; when either is not, the problems of both are said together."""
    sources: list[Source] = []
    found: list[Problem] = []
    for name in NAMES:
        try:
            sources.append(open_source(name, files.contents[name]))
        except BadSettings as bad:
            found += bad.problems
    if found:
        raise BadSettings(found)
    return sources[0], sources[1]


def _read_settings(source: Source) -> tuple[SettingsFile | None, list[Problem]]:
    from pydantic import ValidationError

    from reachout.settings.schema import SettingsFile
    from reachout.settings.wording import problems

    try:
        return SettingsFile.model_validate(source.data), []
    except ValidationError as error:
        return None, problems(source, error, SettingsFile)


def _own(source: Source) -> frozenset[str]:
    """The host's addresses as written, right or wrong."""
    aliases = source.value(("host", "aliases"))
    written = [source.value(("host", "address")), *(aliases if isinstance(aliases, list) else [])]
    return frozenset(one.strip().lower() for one in written if isinstance(one, str))


def _settings(table: SettingsFile, home: Path, today: date) -> Settings:
    return Settings(
        described=_host(table, today),
        policy=_policy(table),
        mailbox=MailboxSettings(
            provider=table.mailbox.provider,
            path=_placed(home, table.mailbox.path),
            send=table.mailbox.send or None,
            trust=trust.of_mailbox(table.mailbox.provider, table.mailbox.trust),
            labels=table.mailbox.labels,
            signature=table.mailbox.signature,
        ),
        calendar=CalendarSettings(
            provider=table.calendar.provider,
            path=_placed(home, table.calendar.path),
            id=table.calendar.id,
            also=tuple(_placed(home, path) for path in table.calendar.also),
            also_ids=tuple(table.calendar.also),
        ),
        google=GoogleSettings(
            client=_placed(home, table.google.client),
            token=_placed(home, table.google.token),
            endpoint=table.google.endpoint,
        ),
        mode=table.daemon.mode,
        numbered=table.slots.numbered,
        every=table.daemon.every,
    )


def _placed(home: Path, path: str) -> Path:
    return home.absolute() / Path(path).expanduser()


def _host(table: SettingsFile, today: date) -> Host:
    host = table.host
    return Host(
        id="",
        name=host.name,
        address=host.address,
        zone=host.zone,
        aliases=tuple(host.aliases),
        hours=host.hours.hours if host.hours else _usual_hours(host),
        away=(*host.away, *_holidays(host.holidays, today)),
        quiet=tuple(host.quiet),
        sign_offs=dict(host.sign_off),
    )


def _usual_hours(host: HostTable) -> Hours:
    return places.humane_hours(host.holidays or places.country_of(host.zone))


def _holidays(country: str, today: date) -> tuple[Days, ...]:
    return places.holidays_between(country, date(today.year, 1, 1), date(today.year + 2, 12, 31))


def _policy(table: SettingsFile) -> Policy:
    """Settings and policy share their names, so that a number is found from either side."""
    rhythm = table.rhythm.model_dump(exclude={"cadence", "nudges"})
    slots = table.slots.model_dump(exclude={"numbered", "prefer"})
    slots |= {
        "prefer": likings(table.slots.prefer),
        "all_day_busy": table.calendar.all_day_busy,
    }
    return Policy(**rhythm, slots=SlotPolicy(**slots))


def _rhythm_remarks(
    source: Source, table: SettingsFile, built: tuple[Contact, ...], today: date
) -> Iterator[Problem]:
    """What the weekly number means for these people, where it is much or too little."""
    weekly = table.rhythm.weekly
    at = ("rhythm", "weekly")
    if weekly > _MANY:
        yield source.problem(at, _many(weekly, len(built)), "Fewer is kinder.", warning=True)
    active = [c for c in built if not c.paused and not (c.paused_until and c.paused_until > today)]
    wanted = sum(7 / contact.cadence.days for contact in active)
    if 0 < weekly < wanted:
        what = _unmet(weekly, active, wanted)
        yield source.problem(at, what, "Raise it, or the cadence.", warning=True)


def _many(weekly: int, people: int) -> str:
    people = max(people, 40)
    return (
        f"is many new letters a week: {people} people at one a week is about every {people} "
        f"weeks, at {weekly} a week about every {round(people / weekly)}."
    )


def _unmet(weekly: int, active: list[Contact], wanted: float) -> str:
    rate = "one" if weekly == 1 else str(weekly)
    weeks = round(len(active) / weekly)
    mean = round(len(active) / wanted)
    return (
        f"cannot meet the cadence: {len(active)} people at {rate} a week is about every {weeks} "
        f"weeks, and they ask for about every {mean}."
    )
