"""English: words that agree, or bring up a time."""

# ruff: noqa: E501  (a phrase stays on one line)

from __future__ import annotations

YES = r"""
asked me to (?:confirm|accept|say yes|book|take|agree)
(?:is|'s|are|be|would be|'d be|'ll be|will be|sounds?|looks?|seems?|works out)(?: \w+)? (?:heavenly|marvell?ous|delightful|dandy|terrific|peachy|smashing|cracking|magic|divine|glorious|fabulous|tip-?top|first-rate|top-?notch|superb|civili[sz]ed|capital|lovely|wide open|like a plan|just the (?:ticket|job|thing)|right up my street|the perfect (?:time|slot|day|hour)|my favou?rite|smooth|admirable|welcome|good to go|fine by)
(?:can|could|will|would|might) be (?:managed|arranged|done|accommodated|made to work) | no (?:clash(?:es)?|conflicts?|objections?|appointments?|engagements?|commitments?|obstacles?)(?: at all| whatsoever)?
(?:i|we)(?:'ll| will| shall| can) (?:gladly |happily |certainly |definitely )?(?:join|attend|dial in|call in|log in|log on|ring in|tune in|phone in) | the answer(?:'s| is)(?: (?:a|an|most certainly|definitely))?(?: \w+)? yes | (?:my|a|that's a|it's a) (?:big|huge|resounding|firm|clear|definite|loud|happy|enthusiastic) yes
(?:that|which|this)(?: only| just| really)? leaves?(?: you| us| me)?(?: only| just)?(?: with)? | (?:it'?ll|it will|it'd|it would|will|'ll) have to be(?=\s*(?:[.,;!]|$|\x01)) | (?:it|that|which) matches | matches (?:your|the|my) | sign (?:me|us) up for | put (?:me|us) in for | pop me (?:in|down) for | treat (?:it|this|that|\x01) as (?:final|fixed|confirmed|settled|agreed)
(?:is|'s|are) (?:a go|a goer|a winner|a date|a deal|a plan|no trouble|no bother|no problem|noted|sorted|agreed|settled|all yours|fab|a yes|bang on|lovely|just right|the one|the ticket|tops|sound|class|deadly|mint|ace|legit|a done deal|all set|locked in|in the (?:diary|calendar|book))
(?:gets|has|wins) my vote | for the win | you bet | you're on | it's a (?:date|deal|plan) | consider it (?:done|booked|settled) | feels? (?:right|good) | do(?:es)? me (?:fine|nicely|well|grand) | (?:would|will|'ll) do (?:me|us|nicely|fine|very well|perfectly|grand) | would be (?:convenient|agreeable|most convenient|super|lovely|grand)
roger | wilco | ack(?:nowledged)? | copy that | 10-4 | at your (?:disposal|service) | affirmative | ten-four | count on me | i'?ll be (?:there|ready|on the line|at my desk) | i shall (?:be|have|take) | (?:i'?m|i am|we're) (?:down|game|on|in) for | dibs on | bagsy | gimme | give me | all good | no worries | say less | i should (?:like|be (?:glad|happy|delighted)) to (?:take|have|accept) | hits the spot | suits? (?:down to the ground|nicely|well|fine|grand) | can be done | agreeable | convenient
(?:i've|i have|have|has|she's|he's|we've) (?:now |just |already )?(?:put|blocked|booked|noted|marked|saved|reserved|added|set aside)
diari[sz]ed | works? | would work | will work | '?ll work | that works
works? (?:perfectly|great|well|fine|best|nicely) | suits?(?: me)?(?: \w+)? | would suit
fits? | would fit
(?:is|are|'s|would be|'d be|sounds?|looks?) (?:all |both |just |really |absolutely |totally |pretty |very |quite )?(?:good|great|fine|perfect|ideal|lovely|ok|okay|excellent|brilliant|grand|super|best|splendid|wonderful|sweet as|alright|all right|free|open|clear|doable|possible|convenient|spot on|cool|awesome|fantastic|amazing)
(?:good|great|fine|perfect|ideal|lovely|ok|okay|excellent|brilliant|grand|super|best|alright|all right) (?:for|by|with|on) (?:me|us|my end|my side|my)
(?:good|great|fine|perfect|ideal|lovely|ok|okay|excellent|brilliant|grand|super|splendid|wonderful|deal|done|sure|agreed|confirmed|booked|accepted)
let's (?:do|say|go|go with|go for|make it|take|have|meet|talk|chat|speak|book|plan|aim for|shoot for|lock in)
(?:please|kindly|pls|plz|do) (?:block|book|schedule|fix|confirm|keep|arrange|reserve|note|pencil)
let us (?:do|say|go with|go for|make it|take|meet|talk|book) | i (?:gladly |happily )?accept
(?<!may\x20)(?<!can\x20)(?<!could\x20)(?<!shall\x20)(?<!might\x20)(?<!should\x20)i(?:'ll| will|'d| would)? (?:go for|go with|take|pick|choose|opt for|plump for|grab|prefer|like)
we(?:'ll| will|'d| would)? (?:go for|go with|take|pick|choose|opt for|prefer)
i (?:can|could) (?:do|make|manage) | we (?:can|could) (?:do|make|manage)
(?:can|could) (?:do|make|manage) | happy (?:to|with) | comfortable with
i'm (?:free|available|up for|in|good|around) | i am (?:free|available|up for|good|around)
(?:free|available) | see you (?:then|there|on) | talk (?:to you )?(?:then|on)
speak (?:to you )?(?:then|on) | looking forward | count me in | (?:it is|it's) then | it is
confirm(?:ed|ing)? | book (?:it|me|us) | lock (?:it|that|me) in | put me down
pencil me in for | (?:i'd|i would|we'd|would) love (?:to|that) | yes | yep | yeah | yup | aye | sure | pls | please | gladly
with pleasure | absolutely | definitely | this one | that one | that'll do | that will do
"""

ANY_FIT = r"""
(?:literally |honestly |really |pretty much )?any of\s?(?:'?em|them|those|these)(?: (?:mate|really|honestly|will do|works?|is (?:fine|good)))? | (?:makes|make|made|it's|it is) no (?:difference|odds) | all the same to (?:me|us) | (?:not|ain'?t) (?:fussed|fussy|picky|bothered) (?:which|about which) | (?:don'?t|do not) (?:mind|care) which | no preference | pick your poison | (?:your|ladies'?|host's) choice | one(?: \w+)? is (?:as good|the same) as (?:the (?:next|other)|any|another) | whichever (?:of (?:the|them|those|these)(?: \w+)? )?(?:is|'s|be|suits|works|you) (?:handiest|easiest|best|simplest|convenient|most convenient|better|nicest|like|prefer|want|fancy)(?: for you(?:rself)?)? | take your pick | dealer'?s choice | flip a coin | (?:it )?(?:doesn'?t|does not|don'?t) matter (?:which|to me which) | (?:i'm|i am|am) (?:totally |completely |pretty |very )?flexible
(?:do|make|manage) (?:all|any) (?:of (?:them|those|these|the \w+)|those|these|three|four)
(?:at|on|for) all (?:of )?(?:those|these|the|your|three|four)(?: times| slots| dates| days| options)?
any(?: one)? of (?:those|these|them|the (?:times|slots|dates|options|above|three|four|five|two)|your (?:times|slots|dates|options|suggestions))
any (?:one )?(?:works|is fine|would work|will do|is good|suits|fits|slot|option|is ok|of the \w+)
any (?:one )?(?:works|is fine|would work|will do)
all (?:of (?:them|those|these)|three|four|five|the (?:times|slots|dates|options)|those|these|your (?:times|slots|options)) (?:work|are|would|suit|fit|look|good|fine|sound)
all (?:work|suit|fit|would (?:work|suit|fit))
all (?:of (?:them|those|these) |three |four |five |those |these |your (?:times|slots|options) )(?:are |look |sound |seem )?(?:equally )?(?:fine|good|work|ok|okay|great|perfect|free|open|possible)
all (?:are |work |look )(?:equally )?(?:fine|good|ok|okay|great|perfect|free|open|possible|well)
whichever | whatever (?:suits|works|is (?:best|easiest)) | you (?:choose|pick|decide)
your (?:pick|choice|call) | i'm easy | all fine | every one of (?:those|these|them)
they all (?:work|suit|fit|look)
(?:the|all|any of the) (?:other(?: \w+)?s?|rest|other ones|remaining \w+)(?: of (?:them|those|these))? (?:all )?(?:are|is|work|works|suit|suits|would|look|looks|fit|should|fine|ok|good)
either (?:of|works?|is|would|one|day|time|slot|suits?|fits?|will|date)
"""

BOTH_FIT = r"""
both (?:work|are|would|suit|fit|of|days|times|dates|slots|fine|good|look|sound) | both
"""

ALL_BUT = r"""
any(?:thing|time| day| of (?:them|those|these))? (?:but|except|other than|besides|apart from)
all (?:of (?:them|those|these) )?(?:but|except|other than|besides|apart from)
every(?:thing| one| day)? (?:but|except|other than|apart from)
all (?:work|fine|good|are fine|are good|ok) (?:but|except|other than|apart from)
(?:all|they|these|those|everything|any|the lot|the rest) ~ (?:work|fine|good|works|ok|okay|great|suit|fit)(?: for me| fine| well)?,? (?:except|apart from|other than)(?! (?:make|make it|could|can|that|if|when|i|we))
"""

PROPOSE = r"""
(?:i|we)(?:'ve)? (?:got|have) (?:the |some |a few |a )?(?:time|space|room|gaps?|openings?|windows?|slots?)
(?:would|'d) (?:do|suit|work for) (?:me|us) | prepone | postpone
how are (?:you|things) (?:fixed|placed|looking)? | are you fixed
(?:i|we)(?:'d| would|'ll)? need (?:something|it to be|a (?:later|different)|an (?:earlier|evening|afternoon)|to (?:move|change|reschedule|push|shift)) | only (?:early|late|mornings|afternoons|evenings|weekends|before|after|free|available)
let's (?:find|look) | how (?:about|is|would|does) | what about
(?:can|could|might|may|shall|should) (?:we|you|i) | would ~ (?:work|suit|do|fit|be)
are you (?:free|available|around) | is ~ possible | do you have | instead | rather | better
alternatively | suggest | propose | offer | i could | i can
i have (?:time|space|room|an opening|a gap|a slot) | i'm (?:free|available|open)
i am (?:free|available|open) | calendar is open | is open on | would be possible | has to be
have to be | 'd have to be | make it | (?:re-?)?schedule | move | any chance | works? better
grab a time | booking (?:page|link) | calendly | my calendar
"""

SHIFT = r"""
(?:an?|one|two|half an) hours? (?:later|earlier|on) than | prepone(?: it| this| that)? | (?:hour|day|week|minutes) (?:later|earlier) than
(?:push|move|shift|bring|put) (?:back|forward|out|up)
if we (?:started|start|began|begin|made it|make it|said|say|did|do|met|meet)
(?:push|move|shift|bring|put) (?:it|this|that|that one|this one|the call|the chat|things|us)?\s?(?:back|forward|out|up)?
(?:start|begin) ~ (?:later|earlier)
"""

VAGUE = r"""
(?:next|the following|the coming) (?:month|year|quarter)
(?:the )?(?:week|month|day|days|weeks) (?:after|following|of)
the following (?:week|month|monday|tuesday|wednesday|thursday|friday) | next week | week of
later (?:in the|that|this|next) week | some\s?time | some other (?:day|time|date|week)
anything (?:around|after|before|in|on|at|later|earlier|sooner|else|available) | (?:more|further|additional|alternative|other|some more|any) (?:options|times|dates|days|slots|availability|alternatives|suggestions) | another (?:day|time|date|week|slot|option)
(?:a )?different (?:day|time|date|week|slot) | the one after | when else | what other | which other | different (?:days|times|dates|slots)
any (?:day|time|afternoon|morning|evening|arvo|weekday|other) | anytime
(?<!here\x20on\x20)(?<!closed\x20)(?<!closed\x20on\x20)(?<!off\x20on\x20)(?<!off\x20)(?<!out\x20on\x20)(?<!teach\x20on\x20)(?<!teach\x20)(?<!work\x20)(?<!in\x20on\x20)(?:mornings|afternoons|evenings|weekends|nights|mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|lunchtimes)(?! (?:are (?:always|usually|often|generally|my|an?|the|our|chaos|bad|mad|hectic|busy|full|out|no|not|impossible|hopeless|crazy|market|school|surgery|bin|when|for (?:the|my))\b|is when|(?:i|we|she|he|they)(?:'ve| have|'m| am|'re| are|'s| is)? (?!can|could|prefer|free|available|open|good)[a-z]|my |our |the (?:kids|children|shop|office|school)))
weekends?(?= (?:would|will|is|are|works?|suits?|only|does|do|might|could|better|best|please))
(?:later|earlier) in the (?:day|week|afternoon|morning) | plenty of room
(?:in the|early|late) (?:morning|afternoon|evening)
"""

SENDS = r"""
(?:send|shoot|share|forward|drop|fire|pop|ping)(?: me| us| over| across| through| out| it)* (?:(?:a|an|the|your|over|calendar|meeting|zoom|teams|video|dial-in|google|meet|call|joining) ){0,4}(?:invite|invitation|link|details|hold|cal)s?
"""
