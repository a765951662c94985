"""Words and shapes of what is run into a text that came in one line: counters, credits, datelines without a dash.

Phrases are regular expressions. They name no subject and no outlet.
"""

import re

from stemmata.ingest.dates import MONTH
from stemmata.ingest.zone_words import any_of

NAME = r"[^\W\d_a-z][\w.'’-]{0,30}"  # bounded: these are looked for at every place of a line

_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozens scores hundreds thousands"
)
_OPENERS = (
    "a an the at some more several many most about around nearly almost over in on after as according both no dozens "
    "his her their its this these those it he she they we there when while during following amid since"
)
# A word with a capital that no name holds in its midst: a sentence begins here.
STARTER = "(?:" + "|".join(word.capitalize() for word in sorted({*_NUMBERS.split(), *_OPENERS.split()})) + r"|\d+)"
BEGINS = rf"(?={STARTER}(?:[- ]|$))"

_BUTTON = any_of("print", "tweet", "share", "e-?mail", "facebook", "twitter", "whatsapp", "comments?", "save")
_COUNT = r"(?:(?i:views?|likes?|shares?|comments?):? \d[\d,.]{0,9}|\d[\d,]{0,9} (?i:views|shares|likes|comments))"
_BEFORE_TEXT = r"(?=\s+[^\Wa-z_]|\s+[\"“‘(]|\s*$)"
# "Print Tweet Views 458": a row of buttons that ends in a count.
COUNTERS = re.compile(rf"(?<!\w)(?:(?i:{_BUTTON}) ){{1,6}}{_COUNT}(?: {_COUNT}){{0,3}}{_BEFORE_TEXT}")
BUTTONS = re.compile(rf"(?:(?i:{_BUTTON})\s){{1,6}}(?i:{_BUTTON}){_BEFORE_TEXT}")
SHORT_URL = re.compile(
    r"(?i:get short url)(?: Topic [^.!?()]{3,120}\(\d+\))?"
    r"(?:\s\d{1,6}(?=\s+[^a-z\s]|\s*$)){0,4}"
)
SHARED = re.compile(r"(?i:send|share|copy) (?:https?|www)\S{1,80}|\+\d{1,3}(?= [^\Wa-z_])")
LABELS = re.compile(
    rf"(?:{any_of('Story [Hh]ighlights', 'STORY HIGHLIGHTS', 'Advertisement', 'ADVERTISEMENT')}"
    r"|Story continues below(?: advertisement)?|Listen to this (?:article|story)|Image \d{1,3} of \d{1,3}"
    rf"|(?<!\d)\d{1, 3} min(?:ute)?s? read){_BEFORE_TEXT}"
)

# "2159 18.05.2017(updated 2204 18.05.2017)": how a page stamps its time, a section's name before it.
STAMP = re.compile(
    rf"(?:{NAME} ){{0,6}}(?:\d{{3,4}} )?\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{4}}(?:\s?\d{{3,4}}\s?[AP]M)?"
    r"(?:\s?\((?i:updated)[^()]{0,40}\))?(?![\d/.-])"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY = rf"{_WEEKDAY},? (?:\d{{1,2}} (?:{MONTH})|(?:{MONTH}) \d{{1,2}}),? \d{{4}}"
# "Agency Friday 14 May 2021": who handed the text out, with the full date.
AGENCY_DATE = re.compile(rf"(?P<agency>{NAME}(?:(?: and |/|, ){NAME})?) (?P<date>(?i:{_DAY}))(?=\s)")
AGENCY = re.compile(
    rf"[A-Z]{{2,4}} (?:{BEGINS}|(?=(?:Print|Tweet|Share|Views) ))|(?:{NAME} )?[A-Z]{{2,6}} [-–—] (?=[^\Wa-z_]|[\"“])"
)
PLACE = re.compile(rf"[A-Z][A-Z'’-]{{4,}}(?: [A-Z]{{3,}}){{0,2}}(?:,? [A-Z][a-z]+){{0,2}} {BEGINS}")
# "(Agency) —" before a sentence, and the place in capitals that ends where it begins.
HANDED = re.compile(r"(?<= )\([A-Z][\w ]{2,24}\)(?: ?[-–—])? (?=[^\Wa-z_]|[\"“])")
PLACE_BEFORE = re.compile(r"(?:^|(?<= ))[A-Z][A-Z'’-]{4,30}(?: [A-Z]{3,20}){0,2}(?:,? [A-Z][a-z]{1,20})? $")
PLACE_REACH = 80  # characters
BY_NAME = re.compile(rf"(?i:by) {NAME} {NAME}(?=\s+[^\Wa-z_])")
_PHOTO = r"(?i:photos?|file photo|archives?|picture|handout|images?|file)"
# "(Agency photo)", "[Photo Agency]", "(File photo) (Agency and agencies)".
PHOTO_NOTE = re.compile(
    rf"[(\[](?:{NAME}[ /]){{0,4}}{_PHOTO}(?:[ /:]+(?:by )?{NAME}){{0,3}}[)\]](?: ?\({NAME}(?: (?:and )?\w+){{0,3}}\))?"
)
# "(Agency)" where a sentence has ended or a date, and another begins.
AGENCY_NOTE = re.compile(rf"(?:(?<=[.!?] )|(?<=\d ))\({NAME}(?: {NAME})?\)(?= [^\Wa-z_])")
CREDIT = re.compile(rf"(?:{NAME} )?{NAME}\s?/\s?{NAME}(?: {NAME})?(?= {BEGINS})")
# "… - YouTube" behind the title of a film; where that begins.
VIDEO = re.compile(r" - (?:YouTube|Vimeo)(?=\s|$)")
VIDEO_TITLE = re.compile(r"(?<=[.!?\"”] )[^.!?\"]{8,140}$")
VIDEO_REACH = 160  # characters
READ_HERE = re.compile(r"(?<=[.!?\"”] )(?i:read more|click)(?: (?:on|about|in) [^.!?]{2,40}?)? here\b:?(?=\s)")
TAGS = re.compile(r"(?:(?<=[.!?\"”] )|(?<=[a-z] ))Tags:? (?=\w)")
