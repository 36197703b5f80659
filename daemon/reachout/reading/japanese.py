"""Japanese: no spaces between words, so its phrases are found anywhere and judged simply.

An acceptance is sure only when nothing is left of its sentence after the known phrases go.
"""

from __future__ import annotations

import re
from datetime import date
from zoneinfo import ZoneInfo

from reachout.domain.reading import Evidence, Meaning, Sent
from reachout.reading.folding import folded
from reachout.reading.languages import LANGUAGES
from reachout.reading.later import by_rule
from reachout.reading.match import Match, day_of, matched
from reachout.reading.quotes import Passage
from reachout.reading.verdict import Verdict
from reachout.reading.when import When, mentions

_KANA = re.compile(r"[\u3040-\u30ff]")
_TAKES = re.compile(
    r"お願い|大丈夫|可能です|問題(?:あり|ござい)ません|結構です|都合が(?:よ|良)|でお伺い|承知|了解|希望し"
)
_PROPOSES = re.compile(
    r"いかがでしょう|どうでしょう|(?:変更|調整)(?:いただ|して|を)|可能でしょうか|ご都合(?:は|いかが)"
)
_NONE_FIT = re.compile(
    r"あいにく|いずれも|(?:都合|予定)が(?:つか|合わ|入って)|難しい|伺えません|埋まって"
)
_DEFERS = re.compile(r"改めて|後日|落ち着い(?:たら|てから)|来月|来年|再度ご連絡|しばらく")
_DECLINES = re.compile(
    r"辞退|お断り|遠慮(?:させ|いたし|し)|見送らせ|お受けでき"
    r"|引き受け(?:でき|いたし)|(?:でき|いたし|致し)かね|お力になれ"
)
_CANCELS = re.compile(r"キャンセル|中止|取り消し|取りやめ")
_STOPS = re.compile(
    r"(?:連絡|メール|送信|配信)(?:は|を|の)?(?:不要|停止|おやめ|お控え|しないで|ご遠慮)"
)
_DOUBTS = re.compile(
    r"たぶん|おそらく|かもしれ|仮に|仮で|確認(?:して|し|の上)|未定|もし|場合|なければ|かどうか|調整中|思い?ます"
)
_AGAIN = re.compile(
    r"(?:以降|から|より)(?:に)?[^。\n]{0,20}(?:返信|返事|連絡|営業|再開|出社|対応)"
)
_PLAIN = re.compile(
    r"それでは|では|の|から|で|に|にて|を|は|が|と|、|。|!|!|お願い(?:いた|致)?し?ます|お願い申し上げます"
    r"|よろしく|宜しく|どうぞ|大丈夫です|可能です|問題(?:あり|ござい)ません|結構です|希望し(?:ます)?"
    r"|ぜひ|是非|承知(?:いた|致)?しました|了解しました|オンライン|お打ち合わせ|お話|日程|候補|時間|\s"
)


def is_japanese(text: str) -> bool:
    return _KANA.search(text[:2000]) is not None


def judged(passages: tuple[Passage, ...], sent: Sent) -> Verdict:
    """The verdict on a reply in Japanese."""
    text = "\n".join(passage.text for passage in passages)
    if _STOPS.search(text):
        return Verdict(meaning=Meaning.DECLINE, stop=True, why="They ask not to be written to.")
    if _CANCELS.search(text):
        return Verdict(meaning=Meaning.CANCEL, why="They call the agreed meeting off.")
    if _DECLINES.search(text):
        return Verdict(meaning=Meaning.DECLINE, why="They say no.")
    return _on_times(text, sent) or _on_words(text, sent)


def _sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[。??!!])|\n", text) if part.strip()]


def _times(sentence: str, sent: Sent) -> list[tuple[When, Match]]:
    found, _ = mentions(_spaced(sentence), LANGUAGES["en"], sent)
    return [(when, matched(_afternoon(when, sentence), sent)) for when in found]


def _spaced(sentence: str) -> str:
    """Particles between day and hour as spaces, same length."""
    return sentence.replace("の", " ").replace("午後", "  ").replace("午前", "  ")


def _afternoon(when: When, sentence: str) -> When:
    from dataclasses import replace

    if when.clock and "午後" in sentence[max(0, when.start - 12) : when.end]:
        return replace(when, clock=(when.clock[0] % 12 + 12, when.clock[1]), clock_open=False)
    return replace(when, clock_open=False)


def _on_times(text: str, sent: Sent) -> Verdict | None:
    taken: list[tuple[str, Match]] = []
    for sentence in _sentences(text):
        for _, match in _times(sentence, sent):
            speaks = _TAKES.search(sentence) or _PROPOSES.search(sentence)
            if speaks and (match.slots or match.start):
                taken.append((sentence, match))
    slots = {slot.number: slot for _, match in taken for slot in match.slots}
    starts = {match.start for _, match in taken if match.start}
    evidence = tuple(Evidence(words=words, understood="a time") for words, _ in taken)
    if starts:
        start = next(iter(starts)) if len(starts) == 1 else None
        return Verdict(
            meaning=Meaning.COUNTER, start=start, why="They name another time.", evidence=evidence
        )
    if not slots:
        return None
    slot = min(slots.values(), key=lambda slot: slot.start)
    safe = len(slots) == 1 and slot.start > sent.received_at and _is_plain(text, taken, sent)
    return Verdict(
        meaning=Meaning.ACCEPT,
        slot=slot,
        start=slot.start,
        safe=safe,
        why="They take an offered time.",
        evidence=evidence,
    )


def _is_plain(text: str, taken: list[tuple[str, Match]], sent: Sent) -> bool:
    if _DOUBTS.search(text) or _NONE_FIT.search(text) or re.search(r"[??]|でしょうか", text):
        return False
    return all(not _remains(sentence, sent) for sentence, _ in taken)


def _remains(sentence: str, sent: Sent) -> str:
    chars = list(sentence)
    for when, _ in _times(sentence, sent):
        chars[when.start : when.end] = " " * (when.end - when.start)
    return _PLAIN.sub("", "".join(chars))


_PERIODS = (
    (re.compile(r"来年|年明け"), "year+1"),
    (re.compile(r"来月"), "month+1"),
    (re.compile(r"(?<!\d)(\d{1,2})月(?!\d)"), "month:n"),
    (re.compile(r"(?<!\d)(\d{1,2})週間後"), "weeks:n"),
    (re.compile(r"(?<!\d)(\d{1,2})[かヶケ]月後"), "months:n"),
)


def _until(text: str, sent: Sent) -> date | None:
    """The first day of the period that they name for asking again."""
    today = sent.received_at.astimezone(ZoneInfo(sent.shown_zone)).date()
    for pattern, rule in _PERIODS:
        found = pattern.search(folded(text))
        if found:
            return by_rule(rule, int(found.group(1)) if pattern.groups else 0, today)
    return None


def _on_words(text: str, sent: Sent) -> Verdict:
    for pattern, meaning, why in (
        (_DEFERS, Meaning.DEFER, "They put it off."),
        (_NONE_FIT, Meaning.COUNTER, "None of the times suits."),
        (re.compile(r"[??]|でしょうか"), Meaning.QUESTION, "They ask something first."),
    ):
        if pattern.search(text):
            until = _until(text, sent) if meaning == Meaning.DEFER else None
            return Verdict(meaning=meaning, until=until, why=why)
    return Verdict(meaning=Meaning.OTHER, why="Nothing in it speaks of a time.")


def returns_on(text: str, sent: Sent) -> date | None:
    """The day from which somebody away answers again."""
    for sentence in _sentences(text):
        found, _ = mentions(sentence, LANGUAGES["en"], sent)
        for when in found:
            if when.date and _AGAIN.match(sentence[when.end :]):
                return day_of(when, sent, str(ZoneInfo(sent.shown_zone)))
    return None
