"""Sam's letter as mail programs write it once he has opened, edited and sent the draft.

Each program is two functions: the HTML and the plain text that it makes of rows. A row is a line
of the letter; it may be struck, and rows may be made a numbered list. The shapes are those of the
programs named: Gmail's divs, Word's MsoNormal and `o:p`, Apple's classes and hard spaces.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import escape

from reachout.domain.letter import ShownSlot


@dataclass(frozen=True)
class Line:
    """One line of the letter as Sam left it."""

    text: str
    struck: bool = False
    item: bool = False  # of a numbered list


def slot(number: int, day: int, hour: int, minute: int, words: str) -> ShownSlot:
    """Half an hour in June 2026, by the clock of New York."""
    start = datetime(2026, 6, day, hour + 4, minute, tzinfo=UTC)
    end = start + timedelta(minutes=30)
    return ShownSlot(number=number, start=start, end=end, zone="America/New_York", words=words)


KNOWN = (
    slot(1, 9, 10, 0, "Tue 9 June, 10:00 your time (16:00 mine)"),
    slot(2, 11, 9, 30, "Thu 11 June, 9:30 your time (15:30 mine)"),
    slot(3, 12, 11, 0, "Fri 12 June, 11:00 your time (17:00 mine)"),
)
BEFORE = (
    "Hi Priya,",
    "",
    (
        "I was at your talk in Porto on Tuesday and did not come to say hello. You said an "
        "incident review is written for whoever is on call next year."
    ),
    "",
    "How do you get people to write down what they were afraid of?",
    "",
    "If half an hour by video is easier for you than writing, I am free:",
)
AFTER = ("", "A few lines by mail are just as welcome, and so is “not now”.", "", "Sam")
SENT_AT = datetime(2026, 6, 2, 13, tzinfo=UTC)


def dashes(slots: Sequence[ShownSlot] = KNOWN) -> tuple[Line, ...]:
    return tuple(Line(f"– {one.words}") for one in slots)


def numbers(slots: Sequence[ShownSlot] = KNOWN) -> tuple[Line, ...]:
    return tuple(Line(f"{one.number}) {one.words}") for one in slots)


def letter(times: Sequence[Line]) -> list[Line]:
    return [*map(Line, BEFORE), *times, *map(Line, AFTER)]


OURS = "\n".join(line.text for line in letter(dashes()))


# ------------------------------------------------------------------ plain forms


def wrapped(lines: Sequence[Line], width: int = 76) -> str:
    """As Gmail and Outlook derive it: no sign of what is struck, long lines broken."""
    rows: list[str] = []
    number = 0
    for line in lines:
        number = number + 1 if line.item else 0
        text = f"   {number}. {line.text}" if line.item else line.text
        rows += textwrap.wrap(text, width, drop_whitespace=True) or [""]
    return "\n".join(rows) + "\n"


def one_a_line(lines: Sequence[Line]) -> str:
    """As Apple Mail and Thunderbird derive it, once flowed lines are joined."""
    return wrapped(lines, 990)


# ------------------------------------------------------------------ HTML forms


def _rows(
    lines: Sequence[Line],
    row: Callable[[str], str],
    strike: Callable[[str], str],
    listed: Callable[[Sequence[str]], str],
) -> str:
    """Runs of list items become one list."""
    made, items = [], []
    for line in [*lines, None]:
        text = escape(line.text, quote=False) if line else ""
        text = strike(text) if line and line.struck else text
        if line and line.item:
            items.append(text)
            continue
        made += [listed(items)] if items else []
        items = []
        made += [row(text)] if line else []
    return "".join(made)


def _plain_list(items: Sequence[str]) -> str:
    return "<ol>" + "".join(f"<li>{item}</li>" for item in items) + "</ol>"


def gmail_web(lines: Sequence[Line]) -> str:
    body = _rows(
        lines,
        lambda text: f'<div class="gmail_default">{text or "<br>"}</div>',
        lambda text: f"<strike>{text}</strike>",
        lambda items: (
            "<div><ol>"
            + "".join(f'<li style="margin-left:15px">{item}</li>' for item in items)
            + "</ol></div>"
        ),
    )
    return f'<div dir="ltr">{body}</div>'


def gmail_mobile(lines: Sequence[Line]) -> str:
    body = _rows(
        lines,
        lambda text: f'<div dir="auto">{text or "<br>"}</div>',
        lambda text: f"<s>{text}</s>",
        _plain_list,
    )
    return f'<div dir="auto">{body}</div>'


def apple_mail(lines: Sequence[Line]) -> str:
    def hard(text: str) -> str:
        return text.replace("– ", '–<span class="Apple-converted-space">&nbsp;</span>')

    body = _rows(
        lines,
        lambda text: f"<div>{hard(text) or '<br>'}</div>",
        lambda text: f'<span style="text-decoration: line-through;">{text}</span>',
        lambda items: (
            '<ol class="MailOutline">' + "".join(f"<li>{item}</li>" for item in items) + "</ol>"
        ),
    )
    return (
        '<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8">'
        "<style>span.s9 {text-decoration: line-through}</style></head>"
        '<body style="overflow-wrap: break-word; -webkit-nbsp-mode: space; line-break: '
        f'after-white-space;"><div dir="ltr">{body}</div></body></html>'
    )


def apple_ios(lines: Sequence[Line]) -> str:
    body = _rows(
        lines,
        lambda text: f'<p class="p1"><span class="s1">{text}</span></p>' if text else "<br>",
        lambda text: f'<span class="s2">{text}</span>',
        lambda items: (
            '<ol class="ol1">'
            + "".join(f'<li class="li1"><span class="s1">{item}</span></li>' for item in items)
            + "</ol>"
        ),
    )
    return (
        '<html><head><style type="text/css">p.p1 {margin: 0.0px}\nspan.s1 {font-size: 17pt}\n'
        "span.s2 {font-size: 17pt; text-decoration: line-through}</style></head>"
        f'<body dir="auto">{body}<br><div dir="ltr">Sent from my iPhone</div></body></html>'
    )


_WORD_HEAD = """<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15 (filtered medium)">
<!--[if !mso]><style>v\\:* {behavior:url(#default#VML);}</style><![endif]--><style><!--
/* Font Definitions */
@font-face
\t{font-family:Aptos;}
p.MsoNormal, li.MsoNormal
\t{margin:0cm;
\tfont-size:11.0pt;}
--></style><!--[if gte mso 9]><xml>
<o:shapedefaults v:ext="edit" spidmax="1026" />
</xml><![endif]--></head>"""


def outlook_desktop(lines: Sequence[Line]) -> str:
    def row(text: str) -> str:
        inside = text.replace("\n", " ") or "&nbsp;"
        return f"<p class=MsoNormal><span lang=EN-GB>{inside}<o:p></o:p></span></p>\n"

    body = _rows(
        lines,
        row,
        lambda text: f"<s><span style='color:black'>{text}</span></s>",
        lambda items: (
            "<ol style='margin-top:0cm' start=1 type=1>"
            + "".join(
                "<li class=MsoListParagraph style='margin-left:0cm;mso-list:l0 level1 lfo1'>"
                f"<span lang=EN-GB>{item}<o:p></o:p></span></li>"
                for item in items
            )
            + "</ol>"
        ),
    )
    return f"{_WORD_HEAD}<body lang=EN-GB><div class=WordSection1>{body}</div></body></html>"


_OWA = (
    "font-family: Aptos, Aptos_EmbeddedFont, Calibri, Helvetica, sans-serif; font-size: 12pt; "
    "color: rgb(0, 0, 0);"
)


def outlook_web(lines: Sequence[Line]) -> str:
    body = _rows(
        lines,
        lambda text: f'<div class="elementToProof" style="{_OWA}">{text or "<br>"}</div>',
        lambda text: f"<s>{text}</s>",
        lambda items: (
            f'<ol start="1" data-editing-info="{{&quot;x&quot;:1}}" style="{_OWA}">'
            + "".join(
                f'<li style="{_OWA}"><div role="presentation" class="elementToProof">{item}'
                "</div></li>"
                for item in items
            )
            + "</ol>"
        ),
    )
    return (
        '<html><head><style type="text/css" style="display:none;"> P {margin-top:0;} </style>'
        f'</head><body dir="ltr">{body}</body></html>'
    )


def outlook_mobile(lines: Sequence[Line]) -> str:
    body = _rows(
        lines,
        lambda text: f'<div dir="ltr" style="{_OWA}">{text or "<br>"}</div>',
        lambda text: f'<span style="text-decoration-line:line-through">{text}</span>',
        _plain_list,
    )
    return (
        f'<html><body>{body}<div id="ms-outlook-mobile-body-separator-line" dir="ltr"><br></div>'
        '<div id="ms-outlook-mobile-signature" dir="ltr">Get Outlook for iOS</div></body></html>'
    )


def thunderbird(lines: Sequence[Line]) -> str:
    body = _rows(
        lines,
        lambda text: f"{text}<br>\n",
        lambda text: f"<strike>{text}</strike>",
        _plain_list,
    )
    return (
        '<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; '
        f'charset=UTF-8"></head><body><p></p><div dir="ltr">{body}</div><p></p>'
        '<div class="moz-signature">-- <br>Sam Roe, open Mon-Fri 9-17</div></body></html>'
    )


def only_text(lines: Sequence[Line]) -> None:
    """A mail without HTML."""


PROGRAMS: dict[str, tuple[Callable[..., str | None], Callable[..., str | None]]] = {
    "Gmail in a browser": (gmail_web, wrapped),
    "Gmail on a phone": (gmail_mobile, wrapped),
    "Apple Mail": (apple_mail, one_a_line),
    "Apple Mail on a phone": (apple_ios, one_a_line),
    "Outlook": (outlook_desktop, wrapped),
    "Outlook in a browser": (outlook_web, wrapped),
    "Outlook on a phone": (outlook_mobile, only_text),
    "Thunderbird": (thunderbird, lambda lines: wrapped(lines, 72)),
    "a program without HTML": (only_text, one_a_line),
}

QUOTES = {
    "Gmail in a browser": (
        '<br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">On '
        "Mon, Jun 1, 2026 at 9:00 AM Priya &lt;<a>priya@example.org</a>&gt; wrote:<br></div>"
        '<blockquote class="gmail_quote" style="margin:0px">{said}</blockquote></div>'
    ),
    "Apple Mail": (
        '<div><br><blockquote type="cite"><div>On 1 Jun 2026, at 09:00, Priya '
        "&lt;priya@example.org&gt; wrote:</div><br><div>{said}</div></blockquote></div>"
    ),
    "Outlook": (
        "<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'>"
        "<p class=MsoNormal><b><span lang=EN-US>From:</span></b><span lang=EN-US> Priya "
        "&lt;priya@example.org&gt; <br><b>Sent:</b> Monday, June 1, 2026 9:00<br><b>To:</b> Sam "
        "Roe &lt;sam@example.com&gt;<br><b>Subject:</b> Re: Incident reviews<o:p></o:p></span></p>"
        "</div><p class=MsoNormal>{said}<o:p></o:p></p>"
    ),
    "Outlook in a browser": (
        '<div id="appendonsend"></div><hr style="display:inline-block;width:98%">'
        '<div id="divRplyFwdMsg" dir="ltr"><b>From:</b> Priya<br><b>Sent:</b> Monday, June 1, '
        "2026<br></div><div>{said}</div>"
    ),
    "Outlook on a phone": (
        '<div id="mail-editor-reference-message-container" class="ms-outlook-mobile-reference-'
        'message"><meta name="Generator"><div>{said}</div></div>'
    ),
    "Thunderbird": (
        '<div class="moz-cite-prefix">On 01/06/2026 09:00, Priya wrote:<br></div>'
        '<blockquote type="cite" cite="mid:1@example.org">{said}</blockquote>'
    ),
}
