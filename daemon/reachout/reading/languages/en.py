"""English."""

# ruff: noqa: E501  (a phrase stays on one line)

from __future__ import annotations

from reachout.reading.folding import words
from reachout.reading.languages.en_phrases import SENSES
from reachout.reading.languages.language import Language, numbered

_VOCABULARY = words("""
a ie e eg million bunch heaps ton diary blocked noted marked saved reserved aside able about above absolutely again ahead all also am an and any are around as at available
be been best better blast book booked brilliant but by bye tell telling soon share sharing story stories experience lectures lecture patients lesson lessons classes deadlines chaos son champ legend hun pet duck hen bud chum chap fella squire guv petal flower butt boyo babe treacle bird computer handiest yourself yourselves heavenly civilised civilized marvelous delightful poison mart wonderfully beautifully sir mate h hrs hr laptop screen camera headset biscuits sandwich kettle dog cat garden porch workshop shed studio shop bench calendar call can catch chat cheers
choice choose chuffed coffee confirm cool could count cup date day days deal definitely
delighted details did do does doing done dont easiest easier either else email end enjoy
evening exactly excellent excited fab fantastic far fine first fits for forward free friday
from fun fwiw game get give glad gladly go good got grand great greetings had happy has have
hear hello her here hey hi him his hope hour hours how i i'd i'll i'm i've id ill im in
indeed invitation invite is it it'd it'll it's its ive join jolly just keen kind kindly know
last later let let's lets line link list little lol look looking looks lot lots lovely
luck make making many may me meet meeting meetings mine minute minutes month more morning most
much my name near nice nicely noon now number of off ok okay on once one ones only open opening
option options or our out over own part perfect perfectly phone pick picked
place please pleased pleasure pls plz possible prefer preferred pretty proposal proposals quite
quick really regards right say see seems send sent set shall should slot slots so some sooner
sorry sound sounds speak splendid start starting suggested suit suits super sure sweet
take takes talk talking tea ta thank thanks that that'd that'll that's thats the their them
then there these they thing this those thx time times to today together tomorrow too top true
two up us very video virtual want was way we we'd we'll we're week well were what when which
will wish with wonderful word work works would wow yay yeah yep yes yesss you you'd you'll
you're your yours yup zoom teams meet hangout cuppa thursday eh mate kindest best ideal grabs
idea invitation message mail reaching reach writing wrote offer offering ha haha absolute hmm um oh ah well
second third fourth fifth latter both former it'll choosing provided-by everything side diary
planned plan same feel bring otherwise treat they're there's here's assistant secretary others rest remaining preference confirming schedule scheduled booked joining free calendar's works' ones' slot's behalf
asked candidate dr mr mrs ms dear hiya afternoon arvo lunch lunchtime oclock o'clock sharp until-then seeing meeting hearing speaking chatting talking catching
accept agenda alright answer appointment armed asking awake aye back bang basically behalf bet birds brew bright bring calm chair choosing clear come coming congrats congratulations consider cosy couch cracking
darling daughter deadly desk dialing dialling dinner dog done doors earliest early elevenses elsewhere energy eager entirely especially family favourite feels feet fresh fridge friend friends fully garden genuinely giving
god gets grandchildren guess handy handily headphones headset here hiya hold home honour honoured honestly horse house hugely husband hurrah hurray ink inbox invites joining joyful kettle kids kitchen lads lady late landline literally
lovely mark marvellous mobile mug nap neatly nicest noting notebook office old omg outstanding phone planner post praise proper properly purple put quiet ready receive received relaxed rested respected ring roger room
sat scone seat set settled shed sir madam sitting slippers smashing snack sofa speaks spot stars stone straight sunny swell table tea telephone terrific there thrilled ticket today tops total totally treat
trouble true truly twelve type typing upstairs use using vote wait waiting walk weekdays welcome whenever wherever whichever whole wife wins wonder wow write yippee yesssss you've we've they've who'll she'll he'll
honor honored favorite needful respond responding calendarised diarised penned inked circled ringed underlined highlighted wall fridge planner agenda book vote win convenient agreeable bueno spiffing peachy dandy hunky dory groovy rad dope lit sick wicked stoked pumped buzzing yass yess okey dokey okie righto rightio righty roger wilco copy ditto amen hallelujah bravo hurrah ace belter cushty
""") - words("may should hope provided-by until-then")

_COMMON = words("""
the and is are you for that this works thanks thank please hi hello would could can will with
not have time me my of to in on it i your yes no sorry good great fine option one see let's
be week next we do don't i'm how about pls ok okay sure if any from at was but
""")

_TENS = numbered("first second third fourth fifth sixth seventh eighth ninth", 1)

ENGLISH = Language(
    code="en",
    weekdays={
        **dict.fromkeys(("monday", "mon", "mondays"), 0),
        **dict.fromkeys(("tuesday", "tues", "tue", "tuesdays"), 1),
        **dict.fromkeys(("wednesday", "weds", "wed", "wednesdays"), 2),
        **dict.fromkeys(("thursday", "thurs", "thur", "thu", "thursdays"), 3),
        **dict.fromkeys(("friday", "fri", "fridays"), 4),
        **dict.fromkeys(("saturday", "sat", "saturdays"), 5),
        **dict.fromkeys(("sunday", "sun", "sundays"), 6),
    },
    months={
        **numbered(
            "january february march april may june july august september october november "
            "december",
            1,
        ),
        **numbered("jan feb mar apr may jun jul aug sep oct nov dec", 1),
        "sept": 9,
    },
    numbers={
        **numbered("one two three four five six seven eight nine ten eleven twelve", 1),
        "uno": 1,
    },
    ordinals={
        **numbered("first second third fourth fifth sixth", 1),
        "last": -1,
        "final": -1,
        "middle": -2,
    },
    day_words={
        **numbered(
            "seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
            "sixteenth seventeenth eighteenth nineteenth twentieth",
            7,
        ),
        **{f"twenty{join}{day}": 20 + n for join in "- " for day, n in _TENS.items()},
        "thirtieth": 30,
        "thirty-first": 31,
        "thirty first": 31,
    },
    parts={
        "morning": (5, 12),
        "mornings": (5, 12),
        "afternoon": (12, 18),
        "afternoons": (12, 18),
        "arvo": (12, 18),
        "after lunch": (12, 18),
        "before lunch": (8, 13),
        "evening": (17, 24),
        "evenings": (17, 24),
        "night": (18, 24),
        "lunchtime": (11, 14),
        "lunch": (11, 14),
        "tonight": (17, 24),
    },
    moments={"noon": (12, 0), "midday": (12, 0), "mid-day": (12, 0)},
    days_ahead={
        "today": 0,
        "this morning": 0,
        "this afternoon": 0,
        "tonight": 0,
        "tomorrow": 1,
        "tmrw": 1,
        "tomo": 1,
        "tmr": 1,
        "tomorow": 1,
        "the day after tomorrow": 2,
    },
    at="at|@|around|from|after|before|until|till|say|make it|start at|to start at|(?:move|push|shift|change|switch|bring)(?: it| this| that| things| us)?(?: back| forward| up| out)? to",
    hour_marks=r"o'?clock|hrs?|h",
    half=r"half past {n};half {n}",
    quarter_past=r"(?:a )?quarter past {n}",
    quarter_to=r"(?:a )?quarter (?:to|before) {n}",
    minute_words={
        "fifteen": 15,
        "twenty": 20,
        "thirty": 30,
        "forty": 40,
        "forty-five": 45,
        "fifty": 50,
    },
    am=r"a\.?m\b\.?|in the morning",
    pm=r"p\.?m\b\.?|in the (?:afternoon|evening)|at night",
    day_mark="st|nd|rd|th",
    day_lead="the",
    month_link="of",
    slot_nouns="options?|numbers?|numero|no\\.?|nr\\.?|slots?|choice|proposals?|candidate|suggestion|pick|nos\\.?",
    slot_after="ones?|option|slot|time|date|choice|proposal|suggestion",
    later_of=r"(?<!at )the latest(?: one| slot| time| of them)?|the latter(?: one)?(?: of (?:the|those|these) (?:two|pair))?|(?:the )?later(?: one)?(?: slot| time)? of (?:the|those|these|your) (?:two|pair)|the later(?: one| slot| time)?|the second of the two",
    earlier_of=r"(?<!at )the earliest(?: one| slot| time| of them)?|the former(?: one)?(?: of (?:the|those|these) (?:two|pair))?|(?:the )?earlier(?: one)?(?: slot| time)? of (?:the|those|these|your) (?:two|pair)|the earlier(?: one| slot| time)?|the first of the two",
    next_week=r"next week|next",
    week_after=r"(?:the )?week (?:after|later)|a week (?:later|after|on)|the following week|(?<=day )after(?= that\b|[,.?!]|$)",
    plus_week=r"week|in a week(?:'s time)?|in a week from now",
    same_time=r"same (?:time|hour)|at the same (?:time|hour)",
    same_day=r"(?:the )?same day|that day|that same day",
    my_time=r"(?<=[ap]m )(?:for us|mine)|(?<=\d )(?:for us|mine)|(?:my|our) (?:local )?time|my (?:zone|timezone|end)|for me here|over here|(?<=[ap]m )here|(?<=morning )here|(?<=noon )here|(?<=evening )here|(?<=\d )here|(?<=one )here|(?<=two )here|(?<=three )here|(?<=four )here|(?<=five )here|(?<=six )here|(?<=seven )here|(?<=eight )here|(?<=nine )here|(?<=ten )here|(?<=eleven )here|(?<=twelve )here|(?<=noon )here|local time|(?:my|our) side",
    your_time=r"(?<=[ap]m )(?:yours|with you)|(?<=\d )(?:yours|with you)|your (?:local )?time|your zone|your timezone|your end|for you",
    whose_clock="mine|yours?|ours|here|there|for (?:me|us|you)|with (?:you|me|us)|(?:my|your|our) (?:end|side|time|clock)|over here|your|up here|down here|out here",
    zone_time="time",
    place_words=words(
        "in at with by via over near from into inside outside on under without per through beside behind who whose because"
    ),
    or_words=words("or / either"),
    and_words=words("and & plus"),
    but_words="but|though|however|although|yet|except|whereas|(?<!a )(?<!for )(?<!long )while",
    free_openers="sure (?:the|it|i|we|you|that|there)|my (?:mobile|number|phone|cell|direct line)|call me|i|i'll|i'm|i've|i'd|we|we'll|we're|we've|she|he|it|it's|as|because|since|so|that|that's|which|and i",
    cut_words="so (?=(?:the|any|either|both|all|literally|let's|i'll|i'd|we'll|whichever)\\b|\x01)|if|with the caveat|(?:on|with) the proviso|on (?:the )?(?:understanding|condition)|in case|so long as|unless|provided|providing|because|assuming|as long as|since|so that",
    joiners=words("""at on the of , ( ) - : in for @ one slot option time around about 's s
        between and works is by a an it 'd say st nd rd th date starting this which that
        will be here so again"""),
    later_shift="later|after|back",
    earlier_shift="earlier|sooner|before|forward",
    units={
        "minutes": 1,
        "minute": 1,
        "mins": 1,
        "min": 1,
        "hours": 60,
        "quarter of an hour": 15,
        "quarters of an hour": 15,
        "hour": 60,
        "hrs": 60,
        "hr": 60,
        "day": 1440,
        "days": 1440,
        "week": 10080,
        "weeks": 10080,
    },
    periods={
        r"(?:next|the new|new) year": "year+1",
        r"next month": "month+1",
        r"next quarter": "quarter+1",
        r"next week": "week+1",
        r"week (?:of|commencing|beginning|starting)": "date",
        r"in (?:a|one) (?:week|week's time)": "days:7",
        r"in (?:a )?(?:fortnight|fortnight's time)": "days:14",
        r"in (?:a|one) month": "months:1",
        r"in (?:a )?couple of weeks": "days:14",
        r"in (?:a )?couple of months": "months:2",
        r"a (?:fortnight|couple of weeks) (?:from (?:now|today)|on)": "days:14",
        r"a (?:month|month's time) from (?:now|today)": "months:1",
        r"{n} months from (?:now|today)": "months:n",
        r"{n} weeks' time": "weeks:n",
        r"{n} months' time": "months:n",
        r"in (?:about |around |say )?(?:a|one) year(?:'s time)?": "months:12",
        r"in (?:the )?(?:next|coming) quarter": "quarter+1",
        r"the (?:following|coming) month": "month+1",
        r"in (?:about |around )?{n} weeks?'?": "weeks:n",
        r"in (?:about |around )?{n} days?'?": "days:n",
        r"in (?:about |around )?{n} months?'?": "months:n",
        r"{n} weeks from (?:now|today)": "weeks:n",
        r"(?:in )?(?:a )?half a year": "months:6",
        r"q([1-4])": "quarter:n",
        r"(?:the )?first quarter": "quarter:1",
        r"(?:the )?second quarter": "quarter:2",
        r"(?:the )?third quarter": "quarter:3",
        r"(?:the )?fourth quarter": "quarter:4",
    },
    back=r"back|returns?|returning|reachable again|in the office again|available again|respond(?:ing)? (?:from|on|after)|reply (?:from|on|after)|open again|reopens?|as of|resume\w*",
    away_until=r"until|till|through|thru",
    away=r"out of (?:the )?office|on (?:annual |parental |maternity |paternity |sick )?leave|on (?:my )?(?:vacation|holidays?|honeymoon|sabbatical)|away from (?:my|the) (?:desk|office|mail|e-?mail)|limited access to (?:my )?e-?mail|not (?:be )?(?:checking|reading) (?:my )?(?:e-?mails?|mails?|messages)|out of reach|no longer (?:works?|with|employed)|currently (?:away|out|travell?ing)|closed for",
    sign_offs=r"""
best | best regards | best wishes | kind regards | kindest regards | warm regards | warmest
warmly | regards | cheers | thanks | many thanks | thanks again | thank you | thanks so much
thanks a lot | all the best | very best | my best | best to you | yours | yours sincerely
yours truly | yours faithfully | yours ever | sincerely | with warm wishes | warm wishes
with best wishes | with kind regards | take care | talk soon | talk then | speak soon
see you then | see you soon | ta | love | cordially | respectfully | br | rgds | kr | bw
xo | x | peace | ciao | toodle pip | toodles | cheerio | yours truly | in haste | with thanks | thanks and regards | thanks & regards | warmly yours | godspeed | blessings | god bless | ttyl | later | laters | over and out | many greetings | greetings | much love | hugs | kisses
""",
    device_lines=r"sent from (?:my|mail|yahoo|outlook|proton|samsung|gmail|a mobile).*|sent with .*|sent via .*|get outlook for .*|sent by .*|typed (?:on|with) .*|please excuse .*|excuse (?:the |any |my )?(?:brevity|typos).*",
    hours_lines=r"(?:office|opening|working|business|support|shop|visiting|consultation|consulting|surgery|store) (?:hours|days|times)|opening times|hours|open|hotline",
    greetings="hi|hello|dear|hey|hiya|good morning|good afternoon|good evening|morning|howdy|greetings|g'day|gday|kia ora|heya|yo|hallo|hej",
    thorough=True,
    senses=SENSES,
    vocabulary=_VOCABULARY,
    common=_COMMON,
)
