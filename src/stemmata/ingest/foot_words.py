"""Words and shapes of what stands below a report: end marks, sign-offs, calls to readers, notes on the author.

Phrases are regular expressions, matched in any case. They name no subject and no outlet.
"""

import re

from stemmata.ingest.dates import MONTH
from stemmata.ingest.opening_words import BODY_NOUN
from stemmata.ingest.zone_words import NAME, any_of, pattern

PERSON = rf"{NAME}(?: (?:de|del|al|el|bin|ibn|van|von|der|di|da))?(?: {NAME}){{1,3}}"
_PERSONS = rf"{PERSON}(?:(?:, | and ){PERSON})*"

# Marks by which desks say that a text is over, or that more of it comes.
_END = any_of(
    "ends?",
    r"end of (?:the )?(?:report|text|statement|message|story|transcript|translation|release|document)",
    "fin",
    "ende",
    "fine",
    "more follows",
    "more to (?:follow|come)",
    "more (?:soon|later)",
    "to be continued",
    r"(?:this is )?a? ?developing story\b.{0,80}",
    r"(?:full|fuller|more) (?:story|report|details?) (?:to )?follows?",
    r"(?:this (?:story|report|page|post) )?will be updated\b.{0,60}",
    "eom",
    "stop press",
    "continued on page.*",
    r"last updated?:? .{4,60}",
)
END_MARK = pattern(rf"[\W_]*{_END}[\W_]*")
PAGE_MARK = re.compile(
    r"#[ #]*#|\*[ *]*\*[ *]*\*|-{3,}|—{2,}|_{3,}|={3,}|~{2,}|[•·]{3,}|-\s?30\s?-"
    r"|[(\[]\s*(?i:more|mf|contd?\.?)\s*[)\]]"
)

# "(AB/CD)", "ab/cd/ef", "(mtd)": who of the desk handled the text.
_INITIALS = r"(?:[A-Za-z]\.? ?){1,4}"
DESK_SLUG = re.compile(
    rf"[(\[]\s*{_INITIALS}(?:\s?[/+–-]\s?{_INITIALS}){{0,4}}\s*[)\]]"
    rf"|{_INITIALS}(?:/{_INITIALS}){{1,4}}(?:-?\d{{1,3}})?"
)

# "(With agencies)", "LDG, with agency material", "(Ledger)": whose words a text is made of.
_MATERIAL = r"(?:material|reporting|reports?|inputs?|files|dispatches|copy)"
_AGENCIES = r"(?:wires?|wire services|(?:news )?agenc(?:y|ies))"
_WIRES = any_of(
    rf"(?:(?:compiled|written|adapted) )?(?:from|with)(?: (?:additional|further))?(?: {_MATERIAL})?(?: (?:from|by|of))?"
    rf" (?:{_AGENCIES}|staff|correspondents)(?: {_MATERIAL})?",
    rf"(?-i:{NAME}(?:(?:, | and |/){NAME}){{0,3}})(?:,| and|/) (?:with )?{_AGENCIES}(?: {_MATERIAL})?",
    rf"(?-i:(?<=\(){NAME}(?: {NAME})?(?:(?:/|, | and ){NAME})*(?=\)))",
    rf"with (?:reports? |reporting |material )?(?:from |by )?(?-i:{NAME}(?:(?:,? and |, | ){NAME}){{0,5}})",
    "agenc(?:y|ies)(?: reports?)?",
    "staff and agencies",
)
WIRE_CREDIT = pattern(rf"[(\[–—-]*\s*{_WIRES}\s*[)\].]*")

_ISSUE = any_of(*"issue edition briefing bulletin newsletter column instal+ment number update letter post".split())
_SERIAL = any_of(*"column briefing bulletin newsletter page blog letter digest series".split())
_DOES = any_of(
    "appears",
    r"is (?:published|sent|compiled|written|back|off|free|produced|prepared|put together|edited)",
    "will (?:be|not|return|resume|appear)",
    "returns",
    "resumes",
    "comes out",
    "goes out",
    "continues",
)
_WISHES = any_of(
    "best wishes",
    "(?:kind|best|warm) regards",
    "yours (?:truly|sincerely|faithfully)?",
    "sincerely",
    "regards",
    "cheers",
    "stay (?:safe|dry|warm|well)",
)
SIGN_OFF = pattern(
    any_of(
        rf"(?:coming up |also )?(?:in )?(?:(?:the|our) )?next (?:(?:week|month|time)['’]s )?{_ISSUE}"
        r"(?:\s*[:,–—-]|\s+(?:is|will|on|we|appears?|comes|in|out|due|from|looks|i)\b).*",
        r"(?:coming up |also )?(?:in )?next (?:week|month|time)(?:['’]s \w+)?"
        r"(?:\s*[:–—]|,? (?:we|i|in this|on this|from|look|more|join|read)\b).*",
        r"(?:next(?: up| time)?|coming (?:up|next|soon)|tomorrow|in our next)\s*[:–—].*",
        r"(?:see|meet|join|read) you (?:next|again|on|in|tomorrow|soon|then)\b.*",
        r"(?:until|till|back|more) (?:next|again|tomorrow|then|soon)\b.*",
        r"(?:we|i)(?:['’]ll| will| shall|['’]re| are|['’]m| am) (?:be )?(?:back|return|off)\b.*",
        rf"(?:this|the|our) {_SERIAL}(?: \w+)? {_DOES}\b.*",
        r"(?:many )?(?:thanks|thank you) for (?:reading|your)\b.*",
        r"(?:many )?(?:thanks|thank you) to (?:all|everyone|those|our|the (?:readers|many))\b.*",
        r"that(?:['’]s| is| was) (?:all|it)\b.*",
        r"over and out\W*",
        r"good ?night\b.{0,60}",
        rf"{_WISHES}\b[\s,–—-]*.{{0,60}}",
    )
)

# How a reader is asked to get in touch: a call of the second table that holds a word of the first.
CONTACT = pattern(
    r"[\w.+-]+@[\w-]+\.\w+|\b"
    + any_of(
        "us",
        "our",
        "newsroom",
        "the (?:news ?)?desk",
        "the (?:editor|reporter|author|writer)s?",
        "this (?:paper|newspaper|page|site|blog|column|office)",
        "e-?mail",
    )
    + r"\b"
)
_REACHED = "(?:be )?(?:reach|contact|write|send|e-?mail)(?:ed)?"
READER_CALL = pattern(
    any_of(
        r"(?:were|have|did|do|are|can) you\b.*",
        r"(?:write|e-?mail|send|contact|tell|call|message|get in touch|reach)\b.*",
        r"(?:know|seen|heard|got|have) (?:more|something|anything|any|a (?:tip|story|view|question))\b.*",
        r"(?:readers?|anyone|anybody|those|witnesses|people) (?:who|with|are|can|may)\b.*",
        r"if you\b.*",
        r"(?:comments?|tips|corrections?|letters|questions|feedback|replies)\b.{0,60}",
        r"(?:to|for) (?:comment|complain|reply|respond|contact|subscribe|advertise|reach|corrections|tips)\b.*",
        r"we (?:want|would like|welcome|are keen|invite)\b.*",
        rf"(?:you|the (?:reporters?|authors?|writers?|desk|newsroom|editors?)|he|she|they) can {_REACHED}\b.*",
        rf"(?-i:(?:{NAME} ){{1,3}})can {_REACHED}\b.*",
        r"(?:help us|reply|drop|got|any|spotted|hit reply|just reply)\b.*",
        r"your (?:letters|views|photographs|pictures|stories|memories)\b.*",
    )
)
# A sentence that somebody says is no call.
SAID = pattern(r"\b(?:said|says|told|added|according to|shouted|asked|replied|wrote)\b")
_CONTACT_LABEL = any_of(
    "(?:media|press|news)? ?(?:contacts?|enquir(?:y|ies)|inquir(?:y|ies))",
    "press office",
    "news ?desk",
    r"tel(?:ephone)?\.?",
    "phone",
    "e-?mail",
    "fax",
    "(?:for )?(?:more|further) (?:information|details)(?: (?:please )?(?:contact|see|visit|call|from))?",
    "letters",
)
CONTACT_LABEL = pattern(rf"[\W_]*{_CONTACT_LABEL}\s*(?:[:–—@]|\(|please|contact).*")

# What those who write are, and what they do.
_CALLING = any_of(
    *"fellow columnist contributor freelance freelancer correspondent journalist writer author reporter editor".split(),
    *"blogger translator commentator photographer podcaster researcher professor lecturer analyst director".split(),
    *"historian scholar consultant lawyer teacher scientist student engineer adviser advisor officer activist".split(),
    *"founder head member novelist poet economist sociologist pilot captain chair chairman chairwoman".split(),
    r"contributing \w+",
)
_WRITES = any_of(
    *"writes covers reports blogs teaches lectures edits researches studies works reported contributed".split(),
    "has (?:written|covered|reported|worked)",
    "lives",
)
AUTHOR_NOTE = pattern(
    r"[\W_]*"
    + any_of(
        r"about the authors?\b.*",
        r"the (?:author|writer)s? (?:is|are|was|has|teach|work|live)\w*\b.*",
        rf"(?:about )?(?-i:(?P<name>{_PERSONS}))(?:,[^,]{{2,80}},| \([^)]{{2,30}}\))? "
        rf"(?:(?:is|are|was|has been)\b.{{0,60}}?\b{_CALLING}s?\b.*|{_WRITES} (?:on|about|for|from|the|at|in|and)\b.*)",
    )
)
_PIECE = any_of(*"article piece report story text essay interview post column".split())
_APPEARED = any_of(
    *"appeared published ran posted republished reprinted reproduced printed produced supported funded".split(),
    "translated",
)
NOTE_ON_TEXT = pattern(
    r"[\W_]*"
    + any_of(
        r"(?:(?:some|all|certain|the) )?(?:names?|identit(?:y|ies))\b.{0,60}\b(?:have|has|were|was) been "
        r"(?:changed|withheld|altered)\b.*",
        r"(?:the )?(?:views|opinions) (?:expressed|in this|given|here)\b.*",
        rf"(?:this|the) {_PIECE} (?:is|was|has been|were)?\s*(?:also )?(?:first |originally )?{_APPEARED}\b.*",
        r"(?:re-?published|reprinted|reproduced)\b (?:from|with|by|courtesy)\b.*",
    )
)

_WHEN = any_of(
    r"[\d:.]{1,10}",
    r"[ap]\.?m\.?|hrs?",
    MONTH,
    "(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?",
    *"no at on to of the th st nd rd gmt utc local time noon midnight".split(),
)
_DATED = rf"(?:[\s,(–-]{{1,4}}{_WHEN}[.,)]{{0,2}}){{0,8}}"  # bounded: a line may hold thousands of numbers
_CHANGE = any_of(
    "(?:latest |second |further )?updated?",
    *"corrections? corrected clarifications? clarified amendment amended addendum retraction erratum errata".split(),
    "post ?script",
    r"p\.\s?s\.",
    "revised",
)
_CHANGED = any_of(*"amended corrected updated changed revised clarified edited".split())
CHANGED = pattern(
    r"[\[(*_]*"
    + any_of(
        rf"{_CHANGE}{_DATED}\s*[:—–]\s*\S.*",
        rf"(?:updated?|corrections?|clarifications?){_DATED}\.\s+(?-i:[A-Z“\"]).*",
        r"(?:disclaimer|n\.?b\.?|nota bene|transparency)\s*[:—–]\s*\S.*",
        r"(?:an?|the) (?:earlier|previous|original|first|printed) (?:version|edition|headline)s? "
        r"of (?:this|the|our)\b.*",
        r"(?:this|the|our) (?:headline|caption|article|story|report|post|page|briefing|item)(?: \w+){0,4} "
        rf"(?:was|has been|have been) {_CHANGED}\b.*",
    )
)

_OURSELVES = any_of(
    "us",
    "the (?:author|writer)s?",
    "(?:this|our|the) (?:page|site|blog|briefing|bulletin|newsletter|series|project|paper|newspaper)",
)
ABOUT = pattern(rf"[\W_]*about {_OURSELVES}\s*[:.]?")
_SENDER = any_of(
    rf"(?:the )?(?-i:{NAME}(?: (?:of |and |for |the )*{NAME}){{0,5}})",
    rf"(?:the |our )(?:\w+ ){{0,2}}{BODY_NOUN.pattern}",
)
ABOUT_SENDER = pattern(rf"[\W_]*about {_SENDER}\s*[:.]?")
ABOUT_SENDER_LINE = pattern(rf"[\W_]*about {_SENDER}\s*[:.—–]\s+(?-i:[A-Z“\"\d]).*")
IMPRINT = pattern(
    rf"[\W_]*(?:this (?:\w+ )?is )?(?:published|issued|produced|printed) (?:\w+ )?by\b\s*:?\s+(?:the )?(?-i:{NAME})\b.*"
)
