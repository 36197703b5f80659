"""Who plays in the demo: a host and nine people. All of them are invented."""

from __future__ import annotations

from datetime import date, timedelta

from reachout.simulation.host import Approve, Habits, Strike, YesOnCalendar
from reachout.simulation.people import Answer, Person
from reachout.simulation.programs import apple, away, bounce, gmail, outlook

HOST_NAME, HOST_ADDRESS, HOST_ZONE = "Robin Tanner", "robin@example.org", "Europe/Berlin"

COLETTE = Person(
    contact={
        "name": "Colette Moreau",
        "address": "colette@example.com",
        "intent": "learn",
        "greeting": "Hi Colette,",
        "topic": "Field notes",
        "link": "We sat at the same table at the spring meeting of the river group.",
        "why": "You said there that you write your notes the same evening, however tired you are. "
        "I have tried it for a month, and it changed what I remember.",
        "ask": [
            "How do you decide what to leave out?",
            "What do you do with a note that turns out to be wrong?",
        ],
        "zone": "Europe/Lisbon",
        "cadence": "54 days",
    },
    ends="met",
    story=(
        (
            Answer(
                after=timedelta(hours=7),
                words="Hi Robin,\n\nWhat a lovely surprise. {1.day} at {1.clock} works for me.\n\n"
                "Colette",
                program=gmail,
            ),
        ),
        (),  # the letter that confirms it
        (),  # the thank-you
        (
            Answer(
                after=timedelta(hours=26),
                words="Hi Robin,\n\n{1.day} at {1.clock} works for me.\n\nColette",
                program=gmail,
            ),
        ),
    ),
)

THILO = Person(
    contact={
        "name": "Thilo Brack",
        "address": "thilo@example.com",
        "intent": "peer",
        "greeting": "Hallo Thilo,",
        "language": "de",
        "topic": "Übergaben",
        "link": "Wir standen in Kassel zusammen in der Schlange vor der Garderobe.",
        "why": "Du hast dort erzählt, dass bei euch jede Übergabe mit einem Spaziergang endet.",
        "ask": "Ich würde gern mit dir vergleichen, was bei euch und bei uns daran hängen bleibt.",
        "kind": "walk",
        "place": "am Eingang zum Stadtpark",
        "zone": "Europe/Berlin",
    },
    ends="met",
    own=(4, "9:30"),
    story=(
        (
            Answer(
                after=timedelta(hours=5),
                words="Hallo Robin,\n\nginge auch {own}?\n\nViele Grüße\nThilo",
                program=outlook,
            ),
        ),
    ),
)

FERGUS = Person(
    contact={
        "name": "Fergus Hartley",
        "address": "fergus@example.com",
        "intent": "mentor",
        "greeting": "Dear Fergus,",
        "topic": "A second workshop",
        "link": "You taught the winter course that I took in Leith.",
        "why": "You told us that the second workshop is harder than the first. "
        "I thought of it the day I signed the lease.",
        "ask": "May I bring you the two decisions I am least sure of?",
        "minutes": 40,
        "zone": "Europe/London",
    },
    ends="no reply",
)

ULRIKE = Person(
    contact={
        "name": "Ulrike Ahlers",
        "address": "ulrike.ahlers@example.org",
        "intent": "mentor",
        "greeting": "Sehr geehrte Frau Dr. Ahlers,",
        "language": "de",
        "formal": True,
        "topic": "Ein größeres Archiv",
        "link": "Wir haben uns im Mai auf der Tagung in Ulm kennengelernt.",
        "why": "Sie haben dort gesagt, dass ein Archiv an dem Tag anfängt, an dem man etwas "
        "wegwirft. Seitdem führe ich eine Liste.",
        "ask": "Darf ich mit den drei Fragen zu Ihnen kommen, bei denen ich nicht weiterweiß?",
        "kind": "phone",
        "zone": "Europe/Berlin",
    },
    ends="met",
    own=(2, "10:00"),
    story=(
        (
            Answer(
                after=timedelta(minutes=2),
                words="Vielen Dank für Ihre Nachricht. Ich bin bis {back} nicht im Büro und "
                "lese meine E-Mails erst danach.\n\nDr. Ulrike Ahlers",
                program=away,
                said="Ich bin bis {back} nicht im Büro.",
            ),
            Answer(
                after=timedelta(days=13),
                words="Lieber Herr Tanner,\n\nich bin zurück. Passt Ihnen {own}?\n\n"
                "Mit freundlichen Grüßen\nUlrike Ahlers",
                program=outlook,
            ),
        ),
    ),
)

CALEB = Person(
    contact={
        "name": "Caleb Marsh",
        "address": "marsh@example.com",
        "intent": "learn",
        "greeting": "Hi Caleb,",
        "topic": "Night shifts",
        "link": "We shared a bench on the night train to Malmö.",
        "why": "You told me how your team hands over at four in the morning without a word lost.",
        "ask": "What stands on the sheet that you hand over?",
        "zone": "Europe/Berlin",
    },
    ends="bounced",
    story=(
        (
            Answer(
                after=timedelta(minutes=1),
                words="550 5.1.1 No such user here",
                program=bounce,
                said="No such user here.",
            ),
        ),
    ),
)

WIEBKE = Person(
    contact={
        "name": "Wiebke Jansen",
        "address": "wiebke@example.com",
        "intent": "peer",
        "greeting": "Liebe Wiebke,",
        "language": "de",
        "topic": "Leise Besprechungen",
        "link": "Wir haben zusammen in Bremen gearbeitet.",
        "why": "Dein Text über leise Besprechungen hängt bei uns an der Wand.",
        "ask": "Mich würde interessieren, welche Regel davon bei euch geblieben ist.",
        "zone": "Europe/Berlin",
    },
    ends="declined",
    story=(
        (
            Answer(
                after=timedelta(hours=21),
                words="Lieber Robin,\n\ndas mit der Wand freut mich sehr. Ein Gespräch darüber "
                "möchte ich lieber nicht führen.\n\nHerzlich\nWiebke",
                program=apple,
            ),
        ),
    ),
)

EFUA = Person(
    contact={
        "name": "Efua Mensah",
        "address": "efua@example.com",
        "intent": "give",
        "greeting": "Hi Efua,",
        "topic": "Your second chapter",
        "link": "We carried chairs together at the library in Leeds.",
        "why": "You said in July that nobody has read your second chapter yet.",
        "ask": "My Sunday evenings are quiet, and I would gladly read it with a pencil.",
        "zone": "Europe/London",
    },
    ends="talked",
    story=(
        (
            Answer(
                after=timedelta(hours=29),
                words="Hi Robin,\n\nThat is kind of you. The chapter is in the post, and you may "
                "scribble on every page.\n\nEfua",
                program=apple,
            ),
        ),
    ),
)

RAGNA = Person(
    contact={
        "name": "Ragna Solberg",
        "address": "ragna@example.com",
        "intent": "learn",
        "greeting": "Dear Ragna,",
        "topic": "Repairing looms",
        "link": "We wrote to each other once, about the loom in Odense.",
        "why": "You wrote that a repair should be visible. Mine are, since then.",
        "ask": "Which repair would you do differently today?",
        "zone": "Europe/Oslo",
    },
    ends="opted out",
    story=(
        (
            Answer(
                after=timedelta(hours=4),
                words="Hello,\n\nPlease do not write to me again.\n\nR. Solberg",
                program=outlook,
            ),
        ),
    ),
)

GRETA = Person(
    contact={
        "name": "Greta Nowak",
        "address": "greta@example.com",
        "intent": "peer",
        "greeting": "Hi Greta,",
        "topic": "Choosing apprentices",
        "link": "We judged the same competition two years ago.",
        "why": "You said that you look at the bin under the bench before you look at the work.",
        "ask": "I would like to compare notes on the first week: what you show, what you leave.",
        "kind": "coffee",
        "place": "Café Linde",
        "zone": "Europe/Berlin",
    },
    ends="met",
    story=(
        (
            Answer(
                after=timedelta(hours=20),
                words="Hi Robin,\n\nNone of these work for me, sorry. Do you have other times?\n\n"
                "Greta",
                program=apple,
            ),
        ),
        (
            Answer(
                after=timedelta(hours=6),
                words="Hi Robin,\n\n{1.day} at {1.clock} is perfect.\n\nGreta",
                program=apple,
            ),
        ),
    ),
)

PEOPLE = (COLETTE, THILO, FERGUS, ULRIKE, CALEB, WIEBKE, EFUA, RAGNA, GRETA)

HABITS = Habits(
    own_way={
        (GRETA.address, "first"): Strike(
            "The soup at the corner is still the best in town.",
        ),
        (THILO.address, "confirm"): YesOnCalendar(),
        (GRETA.address, "confirm"): Approve(),
    },
    thoughts={
        date(2026, 10, 20): (
            COLETTE.address,
            {"tell": "I leave things out now, and somebody has read my notes to the end."},
        ),
    },
    answers={EFUA.address: "talked"},
    notes={
        COLETTE.address: {
            "gained": "A note is for one reader.",
            "tell": "What you said about leaving out whatever I would tell nobody stayed with me.",
        },
        GRETA.address: {
            "tell": "I have moved the bin, and I look at it first now.",
            "promised": "You will have our list for the first week by Friday.",
        },
    },
)
