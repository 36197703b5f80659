"""Zone words, and whose clock they mean. Words with more than one owner stay open."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from reachout.domain.reading import Sent
from reachout.reading.languages.language import Language

UNKNOWN = "?"

_ABBREVIATIONS = {  # wall clock of the place: people write EST in July and mean New York
    "est edt et eastern": "America/New_York",
    "cdt ct central": "America/Chicago",
    "mst mdt mt mountain": "America/Denver",
    "pst pdt pt pacific": "America/Los_Angeles",
    "akst akdt": "America/Anchorage",
    "hst": "Pacific/Honolulu",
    "cet cest mez mesz": "Europe/Berlin",
    "eet eest": "Europe/Athens",
    "wet west": "Europe/Lisbon",
    "msk": "Europe/Moscow",
    "utc zulu": "UTC",
    "wat": "Africa/Lagos",
    "eat": "Africa/Nairobi",
    "sast": "Africa/Johannesburg",
    "cat": "Africa/Maputo",
    "pkt": "Asia/Karachi",
    "jst": "Asia/Tokyo",
    "kst": "Asia/Seoul",
    "sgt": "Asia/Singapore",
    "hkt": "Asia/Hong_Kong",
    "aest aedt": "Australia/Sydney",
    "awst": "Australia/Perth",
    "acst acdt": "Australia/Adelaide",
    "nzst nzdt nzt": "Pacific/Auckland",
    "brt": "America/Sao_Paulo",
}
_SHARED = {  # several owners: settled only by the place of somebody we know
    "ist": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
    "cst": ("America/Chicago", "Asia/Shanghai", "America/Mexico_City", "America/Havana"),
    "bst": ("Europe/London", "Asia/Dhaka"),
    "ast": ("America/Halifax", "Asia/Riyadh", "America/Puerto_Rico"),
    "gst": ("Asia/Dubai",),
    "gmt": ("UTC",),
}
_PLACES = {
    "uk": "Europe/London",
    "british": "Europe/London",
    "german": "Europe/Berlin",
    "french": "Europe/Paris",
    "swiss": "Europe/Zurich",
    "spanish": "Europe/Madrid",
    "italian": "Europe/Rome",
    "dutch": "Europe/Amsterdam",
    "irish": "Europe/Dublin",
    "indian": "Asia/Kolkata",
    "india": "Asia/Kolkata",
    "japan": "Asia/Tokyo",
    "nz": "Pacific/Auckland",
    "new zealand": "Pacific/Auckland",
    "central european": "Europe/Berlin",
    "toronto": "America/Toronto",
    "boston": "America/New_York",
    "east coast": "America/New_York",
    "west coast": "America/Los_Angeles",
    "san francisco": "America/Los_Angeles",
    "seattle": "America/Los_Angeles",
    "austin": "America/Chicago",
    "mumbai": "Asia/Kolkata",
    "delhi": "Asia/Kolkata",
    "bangalore": "Asia/Kolkata",
    "geneva": "Europe/Zurich",
    "munich": "Europe/Berlin",
    "hamburg": "Europe/Berlin",
    "barcelona": "Europe/Madrid",
    "beijing": "Asia/Shanghai",
    "cape town": "Africa/Johannesburg",
    "wellington": "Pacific/Auckland",
    "gulf": "Asia/Dubai",
    **dict.fromkeys(("montreal", "ottawa", "quebec"), "America/Toronto"),
    **dict.fromkeys(
        ("washington", "miami", "atlanta", "philadelphia", "detroit"), "America/New_York"
    ),
    **dict.fromkeys(("dallas", "houston", "minneapolis"), "America/Chicago"),
    **dict.fromkeys(("san diego", "portland", "las vegas"), "America/Los_Angeles"),
    **dict.fromkeys(("edinburgh", "glasgow", "manchester", "bristol", "cardiff"), "Europe/London"),
    **dict.fromkeys(("cologne", "frankfurt", "stuttgart", "leipzig"), "Europe/Berlin"),
    "greenwich": "UTC",
    **dict.fromkeys(("japanese", "japanischer", "japanse", "osaka", "kyoto"), "Asia/Tokyo"),
    **dict.fromkeys(("deutscher", "deutsche", "duitse"), "Europe/Berlin"),
    **dict.fromkeys(("englischer", "britischer", "engelse", "britse"), "Europe/London"),
    **dict.fromkeys(("spanischer", "spaanse"), "Europe/Madrid"),
    **dict.fromkeys(("franzosischer", "franse"), "Europe/Paris"),
    **dict.fromkeys(("nederlandse", "belgische", "hollandischer"), "Europe/Amsterdam"),
    **dict.fromkeys(("osterreichischer", "wiener"), "Europe/Vienna"),
    **dict.fromkeys(("schweizer", "zurcher", "zwitserse"), "Europe/Zurich"),
    **dict.fromkeys(("portugiesischer", "portugese"), "Europe/Lisbon"),
    **dict.fromkeys(("indischer", "indiase"), "Asia/Kolkata"),
    **dict.fromkeys(("londres", "londra", "londen"), "Europe/London"),
    **dict.fromkeys(("parigi", "parijs"), "Europe/Paris"),
    **dict.fromkeys(("lisbonne", "lisbona", "lissabon"), "Europe/Lisbon"),
    **dict.fromkeys(("berlino", "berlijn", "berlim"), "Europe/Berlin"),
    **dict.fromkeys(("nueva york", "nova york", "nova iorque"), "America/New_York"),
    **dict.fromkeys(("francaise", "parisienne"), "Europe/Paris"),
    **dict.fromkeys(("allemande", "alemana", "tedesca", "alema"), "Europe/Berlin"),
    **dict.fromkeys(("espanola", "peninsular", "espagnole"), "Europe/Madrid"),
    **dict.fromkeys(("italiana", "italienne", "romana"), "Europe/Rome"),
    **dict.fromkeys(("portuguesa", "continental"), "Europe/Lisbon"),
    **dict.fromkeys(("brasileira", "brasilena"), "America/Sao_Paulo"),
    **dict.fromkeys(("inglesa", "inglese", "anglaise", "britanica"), "Europe/London"),
    **dict.fromkeys(("ciudad de mexico", "cdmx", "mexicana"), "America/Mexico_City"),
    "argentina": "America/Argentina/Buenos_Aires",
    "colombiana": "America/Bogota",
    **dict.fromkeys(("lyon", "marseille", "toulouse", "bordeaux"), "Europe/Paris"),
    **dict.fromkeys(("milan", "milano", "roma", "naples", "napoli", "torino"), "Europe/Rome"),
    **dict.fromkeys(("basel", "bern", "geneve", "genf"), "Europe/Zurich"),
    **dict.fromkeys(("lisboa", "porto"), "Europe/Lisbon"),
    **dict.fromkeys(("rio", "brasilia", "recife"), "America/Sao_Paulo"),
    **dict.fromkeys(("kochi", "chennai", "hyderabad", "pune", "bengaluru"), "Asia/Kolkata"),
}
_CITIES_OF = {
    "Africa": "Accra Cairo Casablanca Johannesburg Lagos Nairobi",
    "America": (
        "Bogota Buenos_Aires Chicago Denver Halifax Lima Los_Angeles Mexico_City New_York "
        "Phoenix Santiago Sao_Paulo Toronto Vancouver "
    ),
    "Asia": (
        "Bangkok Dubai Hong_Kong Jakarta Jerusalem Karachi Kolkata Manila Seoul Shanghai "
        "Singapore Tokyo "
    ),
    "Australia": "Adelaide Brisbane Melbourne Perth Sydney",
    "Europe": (
        "Amsterdam Athens Berlin Brussels Copenhagen Dublin Helsinki Istanbul Kyiv Lisbon "
        "London Madrid Oslo Paris Prague Rome Stockholm Vienna Warsaw Zurich "
    ),
    "Pacific": "Auckland",
}
_CITIES = [f"{part}/{city}" for part, cities in _CITIES_OF.items() for city in cities.split()]


def _city(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ").lower()


def zone_words(original: str, text: str, language: Language, sent: Sent) -> list[Found]:
    """Every zone word of *text* (folded; *original* has the capitals) with its zone."""
    offsets = _offsets(text)
    taken = {start for start, _, _ in offsets}
    short = [found for found in _short(original, text, language, sent) if found[0] not in taken]
    return [*_owners(text, language, sent), *_places(text, language, sent), *offsets, *short]


Found = tuple[int, int, str]  # from, to, IANA zone or UNKNOWN


def _owners(text: str, language: Language, sent: Sent) -> list[Found]:
    mine = [
        (m.start(), m.end(), sent.contact_zone or UNKNOWN) for m in _hits(language.my_time, text)
    ]
    yours = [(m.start(), m.end(), sent.host_zone) for m in _hits(language.your_time, text)]
    return mine + yours


def _hits(pattern: str, text: str) -> list[re.Match[str]]:
    return list(re.finditer(rf"\b(?:{pattern})\b", text)) if pattern else []


def _places(text: str, language: Language, sent: Sent) -> list[Found]:
    zones = tuple(zone for zone in (sent.host_zone, sent.shown_zone, sent.contact_zone) if zone)
    found = []
    for match in _place_pattern(zones, language.zone_time, language.zone_lead).finditer(text):
        name = next(filter(None, match.groups()))
        found.append((match.start(), match.end(), _known_places(zones)[name]))
    return found


@lru_cache(maxsize=64)
def _known_places(zones: tuple[str, ...]) -> dict[str, str]:
    return {_city(z): z for z in _CITIES} | _PLACES | {_city(zone): zone for zone in zones}


@lru_cache(maxsize=64)
def _place_pattern(zones: tuple[str, ...], zone_time: str, zone_lead: str) -> re.Pattern[str]:
    places = "|".join(sorted(map(re.escape, _known_places(zones)), key=len, reverse=True))
    if not zone_time:
        behind = r"(?:(?<=\d)|(?<=\dh)|(?<=horas)|(?<=heures)) ?[,(]? ?(?:de |di |en |em |a )?"
        return re.compile(rf"\b(?:{zone_lead})({places})\b|{behind}({places})\b")
    between = r"(?:standard\s+|summer\s+|local\s+)?"
    return re.compile(
        rf"\b({places})(?:'s)?\s+{between}(?:{zone_time})\b"
        rf"|\b(?:here |there |hier |dort |daar )?in ({places})\b"
    )


def _offsets(text: str) -> list[Found]:
    """ "UTC+2", "GMT-5": hours alone have a zone of their own, half hours have none."""
    return [(m.start(), m.end(), _offset_zone(*m.groups())) for m in _OFFSET.finditer(text)]


def _offset_zone(sign: str, hours: str, minutes: str | None) -> str:
    """Etc/GMT+5 is five hours behind: the sign is that of POSIX. "GMT-10:00" may end a range."""
    ahead = sign == "+"
    whole = int(minutes or 0) == 0 and int(hours) <= (14 if ahead else 12)
    plain = ahead or minutes is None or hours.startswith("0")
    return f"Etc/GMT{'-' if ahead else '+'}{int(hours)}" if whole and plain else UNKNOWN


def _short(original: str, text: str, language: Language, sent: Sent) -> list[Found]:
    found = []
    for match in _SHORT.finditer(text):
        written = original[match.start(1) : match.end(1)]
        if match.group(2) or _is_name(written, text[: match.start()], language):
            found.append((match.start(), match.end(), _meant(match.group(1), sent)))
    return found


def _is_name(written: str, before: str, language: Language) -> bool:
    """Short ones are words too ("ist", "cat"): they need capitals, or an hour before them."""
    after_hour = re.search(r"(?:\d|[ap]\.?m\.?) ?$", before[-12:])
    named = written[:1].isupper() if len(written) > 4 else written.isupper()
    return named or (language.code == "en" and after_hour is not None)


def _meant(word: str, sent: Sent) -> str:
    place = _CONTINENT.get((sent.contact_zone or "").partition("/")[0])
    if word in ("est", "aest") and place == "au":
        return sent.contact_zone or UNKNOWN
    if word == "gmt":
        return _greenwich(sent)
    if word in _SHARED:
        known = (sent.contact_zone, sent.host_zone, sent.shown_zone)
        return next((z for z in known if z and _owns(z, word)), UNKNOWN)
    return _BY_WORD[word]


_CONTINENT = {"Australia": "au"}


def _owns(zone: str, word: str) -> bool:
    """Does this zone write itself so, at any time of the year?"""
    names = {
        datetime(2026, month, 1, tzinfo=ZoneInfo(zone)).tzname() or "" for month in (1, 4, 7, 10)
    }
    return zone in _SHARED[word] or word.upper() in names


def _greenwich(sent: Sent) -> str:
    """In summer a Londoner's "GMT" may be the clock on the wall: then it is open."""
    zone = sent.contact_zone
    if zone in ("Europe/London", "Europe/Dublin", "Europe/Lisbon") and _summer(zone, sent):
        return UNKNOWN
    return "UTC"


def _summer(zone: str, sent: Sent) -> bool:
    starts = [slot.start for slot in sent.slots] or [sent.received_at]
    return any(bool(start.astimezone(ZoneInfo(zone)).utcoffset()) for start in starts)


_BY_WORD = {word: zone for words, zone in _ABBREVIATIONS.items() for word in words.split()}
_OFFSET = re.compile(r"\b(?:utc|gmt)(?: (?=\+))?([+-])(\d{1,2})(?::?([0-5]\d))?(?!\d|:\d)")
_SHORT = re.compile(
    r"\b("
    + "|".join(sorted({*_BY_WORD, *_SHARED}, key=len, reverse=True))
    + r")\b( (?:standard |daylight |summer )?time\b)?"
)
