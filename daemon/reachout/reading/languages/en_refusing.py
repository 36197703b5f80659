"""English: words that refuse, put off or call off."""

# ruff: noqa: E501  (a phrase stays on one line)

from __future__ import annotations

NO = r"""
\x01,? (?:i'm|i am|im|we're|we are|i'll be|i will be) (?:in|at|over in|up in|down in|out in|on) (?!for\b|with\b|favou?r|all\b|good|the (?:office|house)|my (?:office|desk)|home|from|until|till|time|touch|and\b|it\b)[a-z]+
(?:i(?:'ve)? )?(?:have to|must|need to|got to|gotta) be (?:in|at|on) | (?:i'm|i am|we're) (?:at the|in (?:court|bed|hospital|surgery|theatre|meetings|class|lectures|transit|training|session|exams)|off to|hauling|flying|driving|travell?ing|teaching|abroad|overseas|out of (?:town|office|the country|action)|out all|up to my) | chocka(?:blo?ck)? | chock-?a-?block | packed | rammed | slammed | mental | a write-?off | no dice | no joy
(?:would|could|might|should)(?: all| both| each)?(?: have|'ve) (?:been|worked|suited|done|fitted|fit|loved|liked|made|taken|jumped) | (?:i'd|we'd|they'd|it'd|that'd|you'd)(?: all| both| each)? have (?:been|worked|suited|done|fitted|fit|loved|liked|made|taken|jumped) | (?:would|could|might)'ve been
(?:i|we)(?:'ve| have)(?: got)? (?:my|an?|the|our|his|her|some) (?:\w+ )?(?:sister|brother|mother|father|mum|mom|mam|dad|son|daughter|aunt|uncle|cousin|in-laws|parents|visitors|guests|grandkids|grandchildren|dentist|plumber|electrician|funeral|wedding|christening|meeting|exam|exams|test|lecture|shift|interview|hearing|conference|clinic|rehearsal|flight)(?! (?:who|that|called|named|and|too))
collides?(?: with)? | colliding | overlaps?(?: with)?
not | no(?! (?:difference|odds|preference|clash(?:es)?|conflicts?|objections?|appointments?|engagements?|commitments?|obstacles?|bother|trouble|problem|worries|hurry|rush|lectures?|patients?|classes|lessons?|shifts?|surgery|teaching|interruptions?|deadlines?|hardship|harm|doubt|question|matter|better|daylight)\b) | nope | never | can'?t | cannot | won'?t | don'?t | doesn'?t | isn'?t | aren'?t
wouldn'?t | couldn'?t | unable | unavailable | unfortunately | impossible | no good
(?:is|are|'s|'re) (?:out|gone|bad|tricky|difficult|off|a no-go|no-go|tough|hard|awkward)
out on | away(?! you) | busy | (?:is|are|was|'s|'re|i'm|i am|we're|am|all|fully|already|double|get|got|been)[- ]booked | booked (?:up|solid|out|elsewhere) | taken(?! (?:from|by|on|in|at|with|aback|up|it|your|a|the|me|us|care|out|over|place|part)) | full(?! (?:of|name|marks|time|story|circle|house)|-time) | (?<!no\x20)clash(?:es)? | (?<!no\x20)conflicts? | a problem
hopeless | i'm (?:in|at|on) (?:a|the|my) | already have | tied up | (?:i'm|am|is|are|'s|day|take|taking|well) off | rules? out
neither | nor
"""

NONE_FIT = r"""
(?:teaching|working|travelling|traveling|busy|away|booked|tied up|lecturing|performing|flying) (?:at|on|for|during|through|throughout) all (?:of )?(?:those|these|the|your|three|four)
(?:booking|scheduling|calendar|calendly) (?:page|link|site|tool) | calendly
(?:grab|book|pick|choose|find) (?:yourself )?a (?:time|slot) (?:on|in|from|here|that|via)
(?:that|it|this|that week|that day|neither) (?:really )?(?:doesn'?t|does not|won'?t|will not) (?:really |quite )?(?:work|suit|fit|do)(?! (?:in(?! the (?:morning|afternoon|evening|week))|on (?:a|an|my|the|any|old|this)|with (?:a|an|the|my|any)|without|under|like|as|properly|at all with|when|underwater|outdoors))
none (?:of (?:the|these|those|them|your|that|this)|\w+ (?:works?|suits?|fits?|do))
none (?:works?|suits?|fits?|is|are|will|would|do)
no(?:t| )any of (?:the|these|those|them|your)
(?:can'?t|cannot|can not|couldn'?t|won'?t(?: be able to)?|unable to|not able to|don'?t think i can) (?:do|make|manage|commit to|take|accept|agree to|attend|join|offer|say yes to|take up|be there (?:on|at|for)) (?:it )?(?:any|those|these|them|either)(?: of \w+)?(?: \w+)?
(?:these|those|they|the times?|the dates?|the slots?|those (?:times|dates|days|slots)|these (?:times|dates|days|slots)|any of (?:those|these|them)|both|all(?: of (?:them|those|these))?|all three|all four) ~ (?:don'?t|do not|won'?t|will not|doesn'?t|aren'?t|are not|are no|are all taken|are taken|are gone|clash)
neither (?:of|works?|suits?|fits?|date|time|day|slot)
(?:not available|unavailable|busy|(?<!step\x20)(?<!slip\x20)(?<!pop\x20)(?<!nip\x20)out|away|booked|tied up|travelling|traveling) ~ (?:all (?:of )?(?:those|these|three|four|five|your|the)|any of|at the times|on (?:those|these|all)|those|these)
those ~ (?:all )?taken | not available at | i'm out on all | out on all
"""

DECLINE = r"""
stop(?:ped)? (?:doing|taking|giving|having|accepting) (?:\w+ ){0,3}?(?:chats|calls|coffees|interviews|meetings) | (?:cannot|can'?t) be entertained | (?:not|never) (?:permitted|allowed) to (?:hold|take part|participate|discuss|talk|speak|accept|engage|give)
bow(?:ing)? out(?! (?:of (?:the|that|this|our)))? | say(?:ing)? yes to none | (?:say|said|saying|says) no to (?:all|them all|every|everyone|everybody|everything|each|such|these|those|this kind|that sort)
(?:gave|given|give|giving) (?:(?:them|her|him|my \w+|the \w+) )?my word(?: \w+){0,5}? (?:not|never|\w+n't) | (?:promised|vowed|sworn|swore|undertook|undertaken|obliged|bound|asked|told|advised|instructed) (?:(?:my|the|them|her|him|us|by|myself) )?(?:\w+ )?(?:not|never) to (?:talk|speak|discuss|comment|give|say|meet|do|take|answer|respond) | (?:i'd|i would|i will|i'll|i shall|we'd|we'll) not (?:speak|talk|comment) (?:about|of|on|to)
(?:nah|no),? (?:i'?m|im) (?:good|ok|okay|fine|alright|all right|sweet) | (?:hard|firm|polite|big|gentle) (?:no|pass) | (?:made|make|have) (?:it )?a rule (?:to give no|not to|never to|of (?:not|never)|to decline|that i (?:don'?t|never)) | (?:make|making|making of) no exceptions? | give no (?:more |further )?interviews | no (?:more|further|longer give) interviews | (?:with regret|regretfully|respectfully|reluctantly|i regret)(?:,)? (?:to |that )?(?:i )?(?:must |have to |shall |will |am obliged to )?(?:decline|refuse|say no|turn|pass|cannot|can'?t)
no point (?:in )?(?:us |our )?(?:talking|meeting|chatting|speaking) | (?:already|just) (?:signed with|gone with|chosen|picked|hired|found (?:someone|somebody|another)) | (?:the|same) (?:same )?answer(?:'s| is|'d be| would be)? (?:the same|no|still no) | (?:be )?the same answer | i'?m simply not | (?:must|shall|will|have to) (?:ask you to )?(?:forgive|excuse) me (?:if|for) (?:not|i (?:make no|decline|say no|don'?t)|declining) | (?:i'?ll|i will|i shall) (?:have to |need to )?(?:sit (?:this|that) one out|give (?:this|it|that) (?:one )?a (?:miss|swerve)|take a rain check on this) | (?:not|ain'?t) (?:my|really my) (?:bag|scene|jam|vibe|cup of tea|style|wheelhouse|department) | hard pass | no dice | no ta | nah (?:mate|bro|man|thanks|thank you|ta|thx|cheers|fam|dude|you'?re (?:alright|all right)) | you'?re (?:alright|all right),? (?:thanks|ta|cheers|mate) | count me out | leave me out(?: of (?:it|this))? | don'?t fancy (?:it|this|that) | thanks,? but no,? thanks
not (?:this time|on this occasion) | stopped (?:giving|doing|taking|accepting)
can'?t speak for
(?:this |it )?(?:isn'?t|is not) (?:really )?for me | (?:got )?the wrong person
policy (?:of|is) (?:declining|not|to decline|saying no) | declin(?:e|ing)
sit (?:this|that) (?:one )?out | prefer not | keep my thoughts | no other
(?:must|have to|will|should|'ll) say no | steer clear | not something i (?:do|want|can)
no,? thank(?:s| you) | no,? thanks | not interested | no interest
i(?:'ll| will| must| have to| think i(?:'ll| will)|'m going to| am going to|'d rather)? (?:have to |need to )?pass(?: on (?:this|it|that))?
(?:must|have to|need to|going to|want to|will|'ll|i|we|should like to) (?:respectfully |politely |regretfully )?decline
going to say no | (?:it's|it is|that's|i'd say) a no | a no from me
(?:have to|must|will|'ll|going to|gonna) (?:say|give you a) no
not the right (?:person|fit|one|contact|guy|woman) | wrong person for
not (?:a good|the right|the best) (?:fit|match|person)
(?:don'?t|do not|never|no longer) (?:do|give|take|accept|hold|have) (?:calls|chats|interviews|meetings|coffees?|coffee chats|phone calls|zoom|video calls|these|that sort)
not for me | (?:don'?t|do not) have (?:the |any |enough )?(?:capacity|bandwidth|headspace)
not my (?:thing|cup) | can'?t help(?: you)?
(?:won'?t|will not|cannot|can'?t|not able to|unable to) (?:be able to )?(?:help|take part|participate|contribute)
(?:company|our) policy not to | i'd rather not | would rather not | prefer not to
not (?:going to|gonna) (?:happen|work out|do this) | no longer (?:work|doing|in)
count me out | thanks? but no | thank you but no
please don'?t count | leave it(?! (?:with|to|until|till|for now|open|at that|loose|flexible|fluid|like|on|in|up|by|as)) | (?<!and\x20)not taking (?:on )?(?:any )?(?:calls|meetings|new)
"""

REFUSAL = r"""
i(?:'ve| have)? changed my mind(?! about (?:the|my|recording|video))
(?:i'm|i am|i've|i have)(?: now| long| been)? retired(?= from|,? (?:so|and (?:no|have no|don'?t|want|out)|i'm afraid|sorry)|[.!]|\s*$)
doubt (?:that )?(?:i|we)(?:'d| would|'ll| can| could|'m) | not me(?=[.,!]|\s*$) | not (?:really )?(?:a|the right) fit
give (?:this|it|that) (?:one )?a miss | (?:i'd|i had|had) better not | rather (?:spend|focus|keep|stick)
decided to (?:stop|decline|pass|withdraw|step back) | said all (?:i|we) | (?:no|little) good to you
(?:stay|keep|remain) out of | out of (?:that|the|this) (?:business|game|field|industry)
too busy (?:for (?:this|that|it|calls|chats|such)|to (?:do|take|help|talk))
(?:my|our) (?:schedule|diary|calendar|workload|health|contract|job|role|employer|boss|company|husband|wife|doctor|policy|rules|guidelines)(?: \w+){0,2}? (?:not|\w+n't)(?: \w+)? (?:allow|permit|let|leave)
(?:see|picture|imagine) myself
(?:can'?t|cannot|can not|couldn'?t|won'?t(?: be able to)?|will not(?: be able to)?|(?:unable|not able|not in a position|not willing|not prepared|not keen|not comfortable) to|don'?t feel able to) (?:really |just |possibly |currently |personally |also )?(?:do|help|assist|oblige|plan|think about|focus|look at|deal with|schedule|take|commit|accept|participate|join|contribute|offer|spare|fit|support|agree|get involved|be involved|be of|be any|be much|give|speak|talk|discuss|comment|say yes|say much|manage|make (?:it|this|that|time|the time|a call)|meet|go ahead|proceed)
(?:i|we)(?:'d love to,?| would love to,?)? (?:but (?:i|we) )?(?:can'?t|cannot|won'?t|couldn'?t|don'?t)(?=\s*(?:[.,;!]|$|sorry\b|unfortunately\b|i'm\b))
(?:won'?t|will not|isn'?t|is not|'s not|not going to|wouldn'?t|not) (?:really |just |quite |going to )?(?:be )?(?:possible|feasible|doable|an option|practical|appropriate|something (?:i|we)|right for|one for (?:me|us))
(?:isn'?t|is not|'s not|not|nothing) for (?:me|us) | impossible for (?:me|us)
(?:i|we)(?: [a-z]+){0,2}? (?:don'?t|do not|no longer|never|stopped|won'?t|rarely|quit) (?:really |ever |actually |normally |generally |usually |currently |even )?(?:do|doing|give|giving|take|taking|accept|accepting|talk|talking|speak|speaking|meet|meeting|engage|respond|participate|get involved|get on|want|wish|care|see (?:the|a|any|how)|have (?:the |any |enough |much |a lot of )?(?:time|capacity|bandwidth|energy|headspace|resources|interest|appetite|desire|wish|spoons))
(?:no|not enough|haven'?t (?:the |any |got the |got )?)\s?(?:time|capacity|bandwidth|energy|headspace) (?:for|to)
no time | (?:haven'?t|have not|don'?t have|do not have|lack|hasn'?t) (?:got )?(?:the|any|enough|much) (?:spare |free )?(?:time|capacity|bandwidth|energy|headspace|hours|resources)(?= |[.,!;]|$) | (?:hard|easy|firm) (?:pass|no) | (?:gonna|gotta|better|rather) pass | (?:ask|try|contact|find|approach) (?:someone|somebody|anyone) else
(?:have|got|reached|'ve) the wrong \w+ | too old (?:for|to) | rule not to | decided (?:against|not to) | pass on (?:this|that|it)
turn(?:ing)? (?:(?:this|it|you|that|your|the|down)(?: \w+){0,2}? )?down
(?:must|have to|need to|obliged to|forced to|choose to|prefer to) (?:\w+ )?(?:refuse|opt out|bow out|turn)
(?:the|a) wrong (?:person|man|woman|guy|contact|department) | wrong (?:person|contact),? (?:for|i'm|i am|i fear)
(?:\w+n't|not|doubt)(?: [a-z']+){0,4}? (?:right|best|ideal|good) (?:person|fit|one|contact|guy|woman|choice|team|match|source)
(?:no|little|not much|not of any|of much) (?:use|help) to you
left (?:that|the|this|my) (?:job|role|company|field|industry|post)
(?:outside|beyond) (?:of )?(?:my|our) (?:area|expertise|remit|scope|field|wheelhouse)
(?:answer|reply)(?:'s| is| has to be| would be| will be) (?:\w+ )?no
"""

LONE_NO = r"""
im good | im ok | im okay | im fine | im all set | i'?m okay | i'?m alright | i'?m sweet | nah mate | no dice | no way | hard pass | absolutely not | definitely not | certainly not | by no means | nay | naw | nuh uh | no ta | not a chance | no chance
no | nope | nah | not | negative | no can do | i'?m out | decline | pass | i'?m good | i'?m all set | we'?re good | we'?re all set
i'm ok | i'm fine | can'?t | cannot | i can'?t | i cannot | won'?t | i won'?t
"""

POLITE = r"""
mate | bro | man | dude | buddy | pal | sir | madam | ma'?am | lol | tho | thx tho | good luck | best of luck | all the best | love | darling | sweetheart | you too | for (?:reaching out|writing|thinking of (?:me|us)|the thought|the note|the mail|the email|the message|getting in touch)
thank you | thanks | thx | respectfully | honestly | politely | appreciated | appreciate | many thanks | ta | cheers | so much | very much | a lot | much
(?:i'm |i am )?(?:so |very |really |terribly )?sorry | my apologies | apologies
(?:i'm |i am |i'm so )?afraid | i fear | sadly | unfortunately | regrettably | alas | but | though
for asking | for the (?:offer|invitation|invite|kind offer) | anyway | all the same | kind(?: of you)?
(?:i )?appreciate (?:it|that|the \w+) | (?:that's|it's|that is|how|very) kind | hi | hey | dear | it's
it is | that's | from me | really | definitely | i'd say | for me | on this one | this one | a | an
i think | i'm going to say | i have to say | i must say | i would say | as of now | unfortunatly
flattered | i'm flattered | tempting | honoured | honored | and | so
"""

NEGATION = r"""
(?:i|i'm|i am|i've|we|we're|this|that|it|it's|there's|there is)(?: (?!had\b|was\b|were\b|did\b)[a-z']+){0,6}? (?:not|(?!had|have|has|did|was|were)(?:\w+n't|(?:do|does|ca|wo|is|are|could|would|should)nt)|never(?! (?:met|thought|\w+ed|knew|saw|told|had|came|went))|no longer|nothing|no|cannot|unable)(?! (?:\w+ )?(?:often|check|say i|believe|thank|wait|remember|recall|imagine|tell|stop|forget|forgotten|worry|sure|know|understand|get|got|receiv\w+|see (?:the|your|it|any|what|a)|seen|open|find|read|access|hear|heard|reali[sz]e\w*|only|just|bad|too|every|mind|yet|least|surprised|expect\w*|agree|doubt|end|matter|problem|hurry|rush|have your|have the))
^[^\w]*(?:not|never|can'?t|cannot|won'?t)(?! (?:a problem|at all|sure|bad|only|yet|believe|wait|thank|remember))
"""

HANDS_ON = r"""
forward\w* | pass(?:ed|ing)? (?:it|this|that|you|your \w+) (?:on|along|over) | cc | cc'?ing | cc'?(?:d|ed) | copied | copying
attach\w* | meant for | wrong e-?mail | ignore | introduc\w+ | looping | looped | enclosed | here's the | below
"""

NOW = r"""
(?:right|just) now | (?:it|this|that|so) now | for now | at the moment | at present | currently | at this time | presently
this (?:week|month|quarter|year|season|term|semester|spring|summer|autumn|fall|winter)
these days | for the time being | until | before | for a while | yet
"""

STOP = r"""
(?:don'?t|do not|never) send (?:me|us) (?:any\w*|things|stuff|these|mails?|e-?mails?)
(?:removed|taken|deleted|struck) (?:from|off) (?:your|this|the|any|all) (?:\w+ )?(?:list|database|records?|mailing|system|file|distribution)s?
^[^\w]*(?:please |pls )?remove[^\w]*$
(?:any|no|receive|receiving|get|getting|want) (?:more|further) (?:e-?mails?|mails?|messages|letters|contact|correspondence)
(?:remove|delete|erase) (?:all )?my (?:\w+ )?(?:data|details|address|e-?mail|info\w*|records?|name|number)
(?:don'?t|do not|never) (?:ever )?(?:write|e-?mail|mail|contact|message|call)(?: (?:to )?(?:me|us|here))?(?: \w+){0,2}? (?:again|any\s?more|ever)
^[^\w]*(?:please )?stopp?(?: it| this)?[^\w]*$
(?:don'?t|do not) (?:write|mail|email|send) (?:anything )?to (?:this|my) \w+
(?:take|remove|delete|strike|drop|get) (?:me|us|my \w+|this address) (?:out of|off|from)(?! (?:your|the|our) (?:diary|calendar|schedule|agenda|book|books|planner))
refrain from (?:contacting|writing|emailing|mailing|messaging|sending)
(?:take|remove|delete|strike|drop) (?:me|us|my (?:address|name|email|e-mail)|this address) (?:off|from)(?! (?:your|the|our) (?:diary|calendar|schedule|agenda|book|books|planner))
remove me | unsubscribe | opt (?:me )?out
stop (?:writing|e-?mailing|mailing|contacting|messaging|sending|spamming|bothering|pestering)
(?:don'?t|do not|never|not to|please refrain from|no longer) (?:ever )?(?:write|e-?mail|mail|contact|message|writing|contacting|emailing|send|bother) (?:me|us|to me|to us)?(?: \w+){0,3}?\s?(?:again|any\s?more|ever|any (?:further|more)|mails?|messages?|emails?)
(?:don'?t|do not|never) (?:contact|email|e-mail|mail|message|bother) (?:me|us)
no (?:more|further) (?:e-?mails?|mails?|messages|letters|contact|correspondence)
leave me alone | lose my (?:address|number|email) | cease and desist
delete my (?:address|data|details|email)
"""

DEFER = r"""
(?:approach|contact|consult|visit|ring|phone|write|try|ask|catch|message) (?:to )?(?:me|us) (?:again )?(?:in|during|from|around|after) (?:the )?(?:week|month|first|second|third|last|early|late|middle|end|beginning|start) | (?:this|that|the other) side of (?:christmas|xmas|new year|easter|summer|the (?:summer|holidays|new year))
(?:write|ask|try|contact|email|mail|message|ping|call|reach out|come back|get in touch)(?: to)?(?: (?:me|us|her|him))? (?:again )?then(?=\s?(?:[.!?,]|$)) | hit (?:me|us) up (?:in|next|after|around|once|again|when|then|\x01) | (?:shall|can|could|let'?s|may) (?:we|i)?\s?(?:pick|take) (?:this|it) (?:back )?up (?:again )?(?:in|after|next|once|when) | (?:park|shelve|table|bench|put a pin in|pause) (?:this|it|that)(?: (?:until|till|for now|for a bit|for the moment))? | back\s?burner | (?:not|n'?t) (?:before|until|till) (?:the |after )?(?:new year|summer|easter|christmas|autumn|spring|winter|fall) | (?:touch base|circle back|reconnect|regroup|catch up) (?:in|after|next|once|when|around)
leave (?:it|this|that) (?:for a while|for now|until|till|a while)
if you(?:'re| are)? still (?:want|interested|keen|need|like|fancy)
(?:check|touch) (?:in|base)(?: with me| with us)?(?: again)? (?:in|after|next|later|around|on|once|when|\x01)
(?:call|ring|phone|write|e-?mail|ping|text|message) (?:to )?me (?:again |back )?(?:when|once|after|as soon as) (?:the|it|this|that|things|all|my|our|i'm|i)
(?:ask|try|remind|nudge|approach|write to|write) me (?:again )?(?:on|towards|around|by|at the|\x01)
(?:get|be) (?:back )?in touch again | (?:has|have|needs|'ll have|'d have) to wait
then,? (?:i'd|i would|i'll|i will)(?: [a-z]+)? (?:be (?:glad|happy|delighted)|love)
^[^\w]*(?:maybe |perhaps )?(?:another|some other) time(?:,? (?:perhaps|maybe|then))?[^\w]*$
down the (?:road|line|track)
(?:write|ask|try|contact|email|mail|message|ping|call) (?:to )?(?:me|us) (?:again )?then
(?:maybe|perhaps) next (?:month|year|quarter|week)
(?:give|drop|send) (?:me|us) a (?:shout|bell|buzz|nudge|ring|ping|call|holler|line|knock) (?:again|then|in|after|once|when|next|later|around|towards|from)
once (?:that|it|this)(?:'s| is) (?:done|over|out|behind|finished)
(?:ask|asking|write|writing|try|trying|check|checking|email|emailing|contact|contacting|knock|knocking) (?:me )?again
sound me out | (?:ping|nudge|poke|remind|bug|chase|prod) me
(?:try|ask|write|call|email|e-mail|mail|contact|approach|message|invite|catch) (?:to )?(?:me |us )?(?:again|back|once more|another time|later|in(?! (?:the (?:morning|afternoon|evening)|person))|after|next)
(?:write|ask|try|contact|email|mail|message) (?:to )?(?:me|us) (?:again |back |once more )?(?:in|after|next|later|once|when|around|towards|from)
(?:check|circle|come|loop|swing|get) back (?:with me |to me |to you |in touch )?(?:in|after|next|later|around|once|when|then|again|at|on)
(?:get|be|keep) (?:back )?in touch (?:again )?(?:in|after|next|later|around|once|when|then)
(?:reach|touch base|follow up|reconnect|revisit|regroup|re-connect)(?: out)?(?: again| with me| to me| this)?\s?(?:in|after|next|later|around|once|when|then|again)
hit me up | drop me (?:a|another) (?:line|note|mail|message)
(?:pick|take|bring|look) (?:it|this|that|at this|at it) (?:back )?(?:up )?(?:again|later|after|in(?! the (?:morning|afternoon|evening))|once|when|next (?:month|quarter|year))
(?:once|after|as soon as|when)(?: [a-z']+){1,8},? (?:gladly|happily|yes|sure|certainly|of course|ask me|count me in|(?:i'd|i would|we'd|i'll|i will|we'll)(?: [a-z]+)? (?:love|be (?:happy|glad|delighted|free|in touch))|happy to|i'm (?:happy|free|all yours|yours)|let's|by all means)
(?:happy|glad|love|delighted|free) to(?: [a-z]+){1,3} (?:once|after|as soon as|when) (?:the|my|our|i'm|i|we|we're|things|it|this|that)
(?:let's|let us|can we|could we|maybe|perhaps) (?:talk|speak|chat|do (?:it|this)|revisit|try(?: again)?|reconnect|meet|postpone|wait)\s?(?:this )?(?:again )?(?:in (?:a|the|\w+ (?:weeks?|months?)|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|fall|winter)\w*|after|next (?:month|quarter|year)|later|once|when|another time|until)
(?:i'll|i will|will|i'd|we'll) (?:write to you|get in touch|be in touch|reach out|get back to you|come back to you|contact you|ping you|write) (?:again )?(?:when|once|after|in|as soon as|then)
maybe (?:later|another time|in) | perhaps (?:later|another time|in) | nothing before
(?:postpone|put (?:it|this) off|park this|shelve) | (?:everything|all)(?: else)? (?:has to|must|needs to|will have to) wait
after (?:the|my|our) (?:launch|holidays?|summer|release|move|move|exams?|audit|season|conference|project|deadline|election|semester|term|wedding|birth|baby|trip|surgery)
(?:later|sometime) (?:in|this) (?:the )?(?:year|spring|summer|autumn|fall|winter)
in the new year | give me (?:a few|two|three|some|a couple(?: of)?|a bit of) (?:more )?(?:days|weeks|months|time) | some other time
another time,? (?:perhaps|maybe) | rain\s?check
"""

BUSY = r"""
too much (?:going on|happening|work|on my plate) | (?:a lot|so much|lots|loads) (?:going on|on my plate)
(?:next|coming|following) (?:few |couple of |two |three |several )?(?:weeks|months|days)(?: \w+){0,3} (?:impossible|full|packed|crazy|busy|nuts|bad|hectic|mad|booked|jammed|out)
(?:won'?t|can'?t|not|no time|nothing)(?: \w+){0,4} before
not (?:now|right now|just now|at the moment|at this time|this (?:month|quarter|year|week|season)|until|before)
(?:swamped|slammed|buried|snowed under|overwhelmed|underwater|flat out|heads down|too busy|too much on|crazy busy|up to my (?:ears|neck|eyes))
(?:can'?t|cannot) (?:right now|now|just now|at the moment) | bad time | not a (?:good|great|ideal) (?:time|moment) | timing(?:'s| is)(?: \w+)? (?:not|bad|off|terrible|poor)
now(?:'s| is)(?: \w+)? (?:not|n't|a bad|a terrible|bad) | on (?:a )?deadline
"""

CANCEL = r"""
(?:scratch|scrub|scrap|bin|axe|nix|ditch|drop|kill|shelve|abandon|forget about) (?:our|the|this|that|today'?s|tomorrow'?s|\x01+(?:'s)?) (?:\w+ )?(?:coffee|call|chat|meeting|talk|appointment|session|catch-?up|get-together|conversation|date|zoom|slot) | (?:take|strike|wipe|delete|remove|get) (?:it|that|this|me|us|mine|ours) (?:off|out of|from) (?:your|the|my) (?:diary|calendar|list|book|books|schedule|agenda)
(?:obliged|forced|have|need|going|compelled|bound|had|sorry|afraid i must|regret) to withdraw | (?:must|shall|will) withdraw | (?:may not|must not|mustn'?t|cannot|can'?t|won'?t|will not|not be able to|not allowed to|no longer|not going to|unable to|not permitted to) (?:take|make|do|have|hold|join|attend|keep|honou?r) (?:the|our|that|this) (?:\w+ )?(?:call|chat|meeting|appointment|talk|coffee|slot|date|conversation) (?:that )?(?:we|you|i)(?:'d| had| have|'ve)? (?:\w+ )?(?:arranged|agreed|planned|scheduled|booked|fixed|made|set|set up)
(?:have|has|having|going|need|got|gonna|'ll have) (?:to )?(?:have to )?(?:scrub|cancel|bin|scrap|axe|call off|pull out of|bow out of|drop out of|bail on|bail out of|withdraw from|skip|miss) (?:our|the|this|that|today'?s|tomorrow'?s|on)? | scrub (?:our|the|this|that) | (?:take|strike|cross|wipe|delete|remove|scratch) (?:our|the|this|that|today'?s|tomorrow'?s|me|\x01+(?:'s)?)(?: [a-z']+){0,3}?\s?(?:\x01+(?:'s)?\s?)?(?:off|from|out of) (?:your|the) (?:diary|calendar|list|book|books|schedule) | (?:it )?(?:doesn'?t|does not|won'?t|can'?t) (?:work|happen|make it|go ahead)?\s?(?:any\s?more|any longer|after all) | (?:do )?(?:go ahead|carry on) without me | (?:not|n'?t) (?:going to |gonna )?(?:happen|make it|be able to make it|be joining|be coming)(?: \w+){0,2} after all
(?:call|chat|meeting|coffee|talk|appointment) is off
(?:can'?t|cannot|won'?t(?: be able to)?|not able to|unable to|not going to) (?:make|do|take|join|attend|have|keep) (?:our|the|this|\x01+)(?:'s)? (?:\w+ )?(?:\x01+(?:'s)? )?(?:call|chat|meeting|coffee|appointment|talk|slot)
(?:have|need|going) to (?:pull|bow|drop|back) out | scrap | call it off | cancel(?:l?ed|l?ing)?
call(?:ing|ed)? (?:it |this |our \w+ |the \w+ )?off | call off
(?:take|remove) (?:our|the|this|that) (?:call|chat|meeting|coffee|appointment) (?:off|from|out of)
(?:can'?t|cannot|won'?t be able to|not able to|unable to|not going to) (?:make (?:it|our|the|this)|come|join|attend|be there)(?: \w+){0,3} (?:after all|any\s?more|today|tomorrow|tmrw|now)
have to (?:drop|bow|pull|back) out | no longer (?:make|able|possible|attend|join)
won'?t be there
"""

COMES = r"""
make it
come
join
attend
be there
"""
