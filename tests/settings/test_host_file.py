"""reachout.toml: what it says, and each way in which it can be wrong."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from tests.settings.workspace import HOST, LENA, PRIYA, loaded, said

from reachout.domain.contact import Kind
from reachout.domain.hours import OFFICE_HOURS, Hours
from reachout.domain.policy import Policy
from reachout.domain.span import Days


def test_the_least_file_has_every_default(tmp_path):
    """Name, address and zone are enough; all else is as the policy's own defaults say."""
    settings = loaded(tmp_path).settings
    assert settings.policy == Policy()
    assert settings.described.hours == OFFICE_HOURS
    assert settings.every == timedelta(minutes=1)
    assert settings.mailbox.provider == settings.calendar.provider == "local"
    assert settings.mailbox.send is None


def test_the_host_gets_the_id_of_the_store(tmp_path):
    """The file knows no ids; the host is completed with the one that the store has."""
    host = loaded(tmp_path).settings.host("h1")
    assert (host.id, host.name, host.address) == ("h1", "Sam Okafor", "sam@example.org")


def test_paths_are_relative_to_the_workspace(tmp_path):
    """A relative path starts at the folder of the file, an absolute one stays."""
    host = f'{HOST}[mailbox]\npath = "post"\n[calendar]\nalso = ["/srv/team", "home"]\n'
    settings = loaded(tmp_path, host=host).settings
    assert settings.mailbox.path == tmp_path / "post"
    assert [str(path) for path in settings.calendar.also] == ["/srv/team", f"{tmp_path}/home"]


def test_hours_absences_and_sign_offs(tmp_path):
    """A host's week, days away and last lines arrive as values of the domain."""
    host = HOST + (
        'away = [2026-12-03, "2026-12-24..2027-01-02"]\nquiet = "2026-12-09"\n'
        'hours = { mon = ["13:30-18:00", "9:00-12:30"], sun = "22:00-24:00" }\n'
        '[host.sign_off]\nen = "Sam"\n"de-formal" = "Mit freundlichen Grüßen\\nSam Okafor"\n'
    )
    me = loaded(tmp_path, host=host).settings.host("h")
    assert me.hours == Hours(
        {
            0: ((time(9), time(12, 30)), (time(13, 30), time(18))),
            6: ((time(22), time.max),),
        }
    )
    assert me.away == (
        Days(date(2026, 12, 3), date(2026, 12, 3)),
        Days(date(2026, 12, 24), date(2027, 1, 2)),
    )
    assert me.quiet == (Days(date(2026, 12, 9), date(2026, 12, 9)),)
    assert me.sign_off("de", True).splitlines()[1] == "Sam Okafor"
    assert me.sign_off("en-GB", False) == "Sam"


def test_hours_that_touch_are_one_stretch(tmp_path):
    """A chat may lie over noon although the day is written in two halves."""
    host = HOST + 'hours = { mon = ["12:00-18:00", "9:00-12:00"] }\n'
    settings = loaded(tmp_path, host=host).settings
    assert settings.described.hours == Hours({0: ((time(9), time(18)),)})


def test_public_holidays_are_days_away(tmp_path):
    """A country's holidays of this year and the next are days on which nothing is offered."""
    away = loaded(tmp_path, host=f'{HOST}holidays = "DE-BW"\n').settings.described.away
    epiphany = date(2027, 1, 6)
    assert Days(epiphany, epiphany, "Epiphany") in away
    assert not any(date(2026, 12, 7) in days for days in away)


def test_numbers_of_the_policy(tmp_path):
    """Each number can be said in the words that a person would use."""
    host = HOST + (
        '[rhythm]\nweekly = 2\nnudge_after = "10 working days"\nwithdraw_after = "3 weeks"\n'
        '[slots]\nnotice = "36 hours"\nhorizon = 5\nbuffer = "0 minutes"\nnumbered = true\n'
        '[calendar]\nall_day_busy = false\n[daemon]\nevery = "30 seconds"\n'
    )
    settings = loaded(tmp_path, host=host).settings
    policy = settings.policy
    assert (policy.weekly, policy.nudge_after, policy.slots.horizon) == (2, 10, 5)
    assert policy.withdraw_after == timedelta(days=21)
    assert policy.slots.notice == timedelta(hours=36)
    assert policy.slots.buffer == timedelta(0)
    assert not policy.slots.all_day_busy
    assert settings.numbered
    assert settings.every == timedelta(seconds=30)


@pytest.mark.parametrize(
    ("send", "words"),
    [
        ('"msmtp -a work -t"', ("msmtp", "-a", "work", "-t")),
        ("\"sh -c 'cat > out'\"", ("sh", "-c", "cat > out")),
        ('["msmtp", "-t"]', ("msmtp", "-t")),
    ],
)
def test_the_command_that_sends(tmp_path, send, words):
    """A command may be one string or its words."""
    host = f"{HOST}[mailbox]\nsend = {send}\n"
    assert loaded(tmp_path, host=host).settings.mailbox.send == words


REFUSALS = {
    "unknown setting": (
        "[rhythm]\ncadense = 3\n",
        "reachout.toml:7: rhythm.cadense: is not a setting. Did you mean `cadence`?",
    ),
    "unknown table": (
        "[rythm]\nweekly = 1\n",
        "reachout.toml:6: rythm: is not a setting. Did you mean `rhythm`?",
    ),
    "setting that is like no other": (
        "[daemon]\nxyz = 1\n",
        "reachout.toml:7: daemon.xyz: is not a setting. Known here: every, mode.",
    ),
    "number in quotes": (
        '[rhythm]\nweekly = "1"\n',
        (
            'reachout.toml:7: rhythm.weekly = "1": is not a whole number. '
            "Write digits alone, without quotes."
        ),
    ),
    "number too large": (
        "[slots]\ncount = 6\n",
        "reachout.toml:7: slots.count = 6: is too large; 5 is the most. Lower it.",
    ),
    "number too small": (
        "[rhythm]\nopen_limit = 0\n",
        "reachout.toml:7: rhythm.open_limit = 0: is too small; 1 is the least. Raise it.",
    ),
    "yes is not true": (
        '[slots]\nnumbered = "yes"\n',
        (
            'reachout.toml:7: slots.numbered = "yes": is neither true nor false. '
            "Write true or false, without quotes."
        ),
    ),
    "a length without a unit": (
        "[rhythm]\ncadence = 90\n",
        (
            "reachout.toml:7: rhythm.cadence = 90: is not a length of time. "
            'Write a number and a unit, such as "21 days", "8 weeks" or "24 hours".'
        ),
    ),
    "a length that is too short": (
        '[daemon]\nevery = "1 second"\n',
        (
            'reachout.toml:7: daemon.every = "1 second": is too short; 10 seconds is the least. '
            "Raise it."
        ),
    ),
    "a length beyond all calendars": (
        '[rhythm]\ncadence = "999999999 weeks"\n',
        (
            'reachout.toml:7: rhythm.cadence = "999999999 weeks": is more than ten years. '
            "Write a shorter time."
        ),
    ),
    "days where working days count": (
        '[rhythm]\nnudge_after = "8 days"\n',
        (
            'reachout.toml:7: rhythm.nudge_after = "8 days": is not a number of working days. '
            'Write it like "8 working days".'
        ),
    ),
    "unknown provider": (
        '[mailbox]\nprovider = "pigeon"\n',
        'reachout.toml:7: mailbox.provider = "pigeon": is not a provider. Known here: ',
    ),
    "a provider that would be a path": (
        '[calendar]\nprovider = "../local"\n',
        'reachout.toml:7: calendar.provider = "../local": is not a provider. ',
    ),
    "a command with an open quote": (
        '[mailbox]\nsend = "msmtp \'t"\n',
        'reachout.toml:7: mailbox.send = "msmtp \'t": has a quote that is not closed. Close it.',
    ),
    "a command that is a number": (
        "[mailbox]\nsend = 7\n",
        (
            "reachout.toml:7: mailbox.send = 7: is not a command. "
            'Write it like "msmtp -t" or ["msmtp", "-t"].'
        ),
    ),
    "a date in the German way": (
        'away = ["24.12.2026"]\n',
        (
            'reachout.toml:6: host.away[1] = "24.12.2026": is not a date. '
            "Write year-month-day, such as 2026-12-24."
        ),
    ),
    "a date with a time": (
        "away = 2026-12-24T10:00:00\n",
        (
            "reachout.toml:6: host.away = 2026-12-24T10:00:00: is a date with a time. "
            "Write the date alone, such as 2026-12-24."
        ),
    ),
    "a span that runs backwards": (
        'quiet = [\n  2026-12-01,\n  "2027-01-02..2026-12-24",\n]\n',
        (
            'reachout.toml:8: host.quiet[2] = "2027-01-02..2026-12-24": ends before it begins. '
            'Write "2026-12-24..2027-01-02".'
        ),
    ),
    "a span with a day that no month has": (
        'quiet = "2026-02-30..2026-03-01"\n',
        (
            'reachout.toml:6: host.quiet = "2026-02-30..2026-03-01": is not a span of dates. '
            'Write it like "2026-12-24..2027-01-02".'
        ),
    ),
    "hours without minutes": (
        '[host.hours]\nmon = ["9-12"]\n',
        (
            'reachout.toml:7: host.hours.mon[1] = "9-12": is not a span of time. '
            'Write it like "9:00-12:30".'
        ),
    ),
    "hours that no clock shows": (
        '[host.hours]\nmon = ["9:00-12:60"]\n',
        (
            'reachout.toml:7: host.hours.mon[1] = "9:00-12:60": names a time that no clock shows. '
            'Write it like "9:00-12:30".'
        ),
    ),
    "hours that run backwards": (
        '[host.hours]\nmon = ["18:00-9:00"]\n',
        (
            'reachout.toml:7: host.hours.mon[1] = "18:00-9:00": ends before it begins. '
            'Write it like "9:00-12:30".'
        ),
    ),
    "hours that overlap": (
        '[host.hours]\nmon = ["9:00-12:00", "11:30-14:00"]\n',
        (
            'reachout.toml:7: host.hours.mon = ["9:00-12:00", "11:30-14:00"]: '
            "has spans that overlap. Join them into one."
        ),
    ),
    "a week of days off": (
        "[host.hours]\nmon = []\n",
        (
            "reachout.toml:6: host.hours = { mon = [] }: has no hours at all. "
            'Give one weekday at least: mon = ["9:00-12:30"].'
        ),
    ),
    "a path over two lines": (
        '[mailbox]\npath = "a\\nb"\n',
        (
            'reachout.toml:7: mailbox.path = "a b": is not a path. '
            'Write it like "mail" or "/home/sam/Maildir".'
        ),
    ),
    "a weekday in full": (
        '[host.hours]\nmonday = ["9:00-12:00"]\n',
        "reachout.toml:7: host.hours.monday: is not a setting. Did you mean `mon`?",
    ),
    "holidays of nowhere": (
        'holidays = "ZZ"\n',
        (
            'reachout.toml:6: host.holidays = "ZZ": is not a country with known holidays. '
            'Write a country such as "GB", or a country and its region such as "DE-BW".'
        ),
    ),
    "a sign-off in no language": (
        '[host.sign_off]\nde_formal = "Sam"\n',
        (
            'reachout.toml:7: host.sign_off.de_formal = "Sam": '
            "is not a language that a sign-off can be for. Did you mean `de-formal`?"
        ),
    ),
    "a tag that is no table": (
        "[tags]\nmentors = 3\n",
        "reachout.toml:7: tags.mentors = 3: is not a table. Write it as a table.",
    ),
    "an unknown setting of a tag": (
        "[tags.mentors]\nminuts = 3\n",
        "reachout.toml:7: tags.mentors.minuts: is not a setting. Did you mean `minutes`?",
    ),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_a_refusal_says_file_line_value_and_cure(tmp_path, case):
    """Each mistake is named with its line, its value and what to write instead."""
    lines, expected = REFUSALS[case]
    (problem,) = said(tmp_path, host=HOST + lines)
    assert problem.startswith(expected) if expected.endswith(" ") else problem == expected


@pytest.mark.parametrize(
    ("zone", "cure"),
    [
        ("Europe/Berln", "Did you mean Europe/Berlin?"),
        ("Berlin", "Did you mean Europe/Berlin?"),
        ("europe/berlin", "Did you mean Europe/Berlin?"),
        ("New York", "Did you mean America/New_York?"),
        ("../../etc/passwd", "Write a name such as Europe/Berlin or America/New_York."),
        ("", "Write a name such as Europe/Berlin or America/New_York."),
    ],
)
def test_a_bad_zone(tmp_path, zone, cure):
    """A zone is named as the database names it; a near miss is recognised."""
    host = HOST.replace("Europe/Berlin", zone)
    assert said(tmp_path, host=host) == [
        f'reachout.toml:5: host.zone = "{zone}": is not a time zone. {cure}'
    ]


def test_what_is_required_of_the_host(tmp_path):
    """Without a host the file says nothing; without a name or zone it says which is missing."""
    assert said(tmp_path, host="format = 1\n") == [
        "reachout.toml: host: is missing. Add it: [host] with name, address and zone."
    ]
    assert said(tmp_path, host='format = 1\n[host]\naddress = "sam@example.org"\n') == [
        'reachout.toml:2: host.name: is missing. Add it: name = "...".',
        'reachout.toml:2: host.zone: is missing. Add it: zone = "Europe/Berlin".',
    ]


def test_a_tag_gives_what_the_contact_does_not_say(tmp_path):
    """Contact before tags, the first tag before the next, tags before [defaults]."""
    host = HOST + (
        '[rhythm]\ncadence = "60 days"\nnudges = 2\n'
        '[tags.near]\nkind = "walk"\nminutes = 45\n'
        '[tags.old]\nkind = "coffee"\nplace = "Café Ritter"\nzone = "Europe/Lisbon"\n'
    )
    tagged = PRIYA + 'tags = ["near", "old", "untold"]\nminutes = 20\n'
    people = f'[defaults]\nplace = "Here"\nlanguage = "en-GB"\n{tagged}{LENA}'
    priya, lena = loaded(tmp_path, host=host, contacts=people).contacts
    assert (priya.kind, priya.place, priya.minutes) == (Kind.WALK, "Café Ritter", 20)
    assert (priya.zone, priya.language) == ("Europe/Lisbon", "en-GB")
    assert (priya.cadence, priya.nudges) == (timedelta(days=60), 2)
    assert (lena.kind, lena.place, lena.language) == (Kind.VIDEO, "Here", "de")
